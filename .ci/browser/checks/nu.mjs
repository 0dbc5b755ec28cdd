// The Nu HTML Checker over every page, stylesheet and picture of the site: no
// error, no warning, no remark. Pages are fetched from the server, as their
// content security policy speaks of the host that they come from.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { run, root } from "../site.mjs";

const jar = join(root, ".ci/browser/node_modules/vnu-jar/build/dist/vnu.jar");

export async function check(site) {
  if (!existsSync(jar)) throw new Error(`no ${jar}: run .ci/install`);
  const others = site.files.filter((file) => /\.(css|svg)$/.test(file)).map((file) => join(site.folder, file));
  const { messages } = JSON.parse(await site.slot(() => validate([...site.pages.map((page) => site.address(page)), ...others])));
  const folder = pathToFileURL(`${site.folder}/`).href.replace("file:///", "file:/");
  const faults = messages.map(({ url, type, subType, lastLine, firstColumn, message, extract = "" }) => ({
    page: [url.replace("file:///", "file:/").replace(site.base, "").replace(folder, ""), lastLine, firstColumn].filter(Boolean).join(":"),
    message: `${subType ?? type}: ${message}${extract && `\nat ${JSON.stringify(extract)}`}`,
  }));
  return { counted: `${site.pages.length} pages, ${others.length} stylesheets and pictures`, faults };
}

/** validate returns the checker's JSON; it exits with 1 if it has something to say. */
async function validate(documents) {
  const options = [
    "-Xss4m",
    "-Dnu.validator.servlet.allow-forbidden-hosts=true", // loopback is one
    "-jar", jar, "--format", "json", "--stdout", "--also-check-css", "--also-check-svg",
  ];
  const { stdout } = await run("java", [...options, ...documents], { maxBuffer: 1 << 28 }).catch((err) => {
    if (err.code === 1 && err.stdout) return err;
    throw err;
  });
  return stdout;
}
