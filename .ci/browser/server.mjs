// A server like GitHub Pages: the guide under a sub-path, gzip, folders by
// their index.html, 404.html for what is missing. On loopback only.

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { join, extname } from "node:path";
import { gzipSync } from "node:zlib";

/** The sub-path that the guide is served under, as a project's pages are. */
export const subPath = "/guide/";

const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".pdf": "application/pdf",
};
const packed = /^(text|application\/(json|xml|manifest)|image\/svg)/;

/** serve serves the folder; base is the address of its home page. */
export async function serve(folder) {
  const server = createServer((request, response) => {
    answer(folder, request, response).catch((err) => response.writeHead(500).end(String(err)));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin, base: origin + subPath, close };
}

async function answer(folder, request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname);
  if (!path.startsWith(subPath) || path.split("/").includes("..")) {
    response.writeHead(404, { "Content-Type": "text/plain" }).end("nothing here");
    return;
  }
  let file = join(folder, path.slice(subPath.length));
  let info = await stat(file).catch(() => null);
  if (info?.isDirectory() && !path.endsWith("/")) {
    response.writeHead(301, { Location: `${path}/` }).end();
    return;
  }
  if (info?.isDirectory()) {
    file = join(file, "index.html");
    info = await stat(file).catch(() => null);
  }
  const status = info ? 200 : 404;
  if (!info) file = join(folder, "404.html");

  let body = await readFile(file);
  const type = types[extname(file)] ?? "application/octet-stream";
  const headers = { "Content-Type": type, "Cache-Control": "max-age=600" };
  if (packed.test(type) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
    body = gzipSync(body);
    headers["Content-Encoding"] = "gzip";
  }
  headers["Content-Length"] = body.length;
  response.writeHead(status, headers).end(body);
}
