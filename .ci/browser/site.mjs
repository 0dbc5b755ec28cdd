// The site that is checked: a folder that fieldguide built for the address at
// which a server of ours shows it, and a browser to look at it with.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { createServer } from "node:net";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

export const run = promisify(execFile);

/** The folder of the repository. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

// Pages that share a tab. A new profile costs four times what a page costs.
const batch = 8;

/** The command that `make build` builds. */
export const fieldguide = join(root, "fieldguide");

/** build makes every edition of the guide in content for the address base. */
export async function build(content, out, base, ...flags) {
  await run(fieldguide, ["build", "--quiet", "--content", content, "--out", out, "--base-url", base, ...flags]);
}

/** listFiles returns the files of a folder, by their path with slashes, sorted. */
export async function listFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
}

/**
 * launch starts the browser of Debian, with nothing of the user's and no way
 * to another host. Its port is for tools that speak to a browser themselves.
 */
export async function launch() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) throw new Error(`no browser at ${executablePath}: run .ci/install`);
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
      `--remote-debugging-port=${port}`,
    ],
  });
  return { browser, port };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * A Site is one built folder under check.
 *
 *   folder  where it lies
 *   base    the address of its home page, ends with "/"
 *   files   every file of it, sorted
 *   pages   every HTML page of it: "index.html", "framework/1-clarify/index.html"
 *   named   pages that stand for their kind: home, step, case, toolkit, download, missing
 *   shots   the folder that pictures go to
 */
export class Site {
  constructor({ folder, server, launched, slot, files, named, shots }) {
    Object.assign(this, { folder, slot, files, named, shots });
    this.base = server.base;
    this.origin = server.origin;
    this.browser = launched.browser;
    this.port = launched.port;
    this.pages = files.filter((file) => file.endsWith(".html"));
  }

  /** address returns where a page is served; the guide itself links index.html by name. */
  address(page) {
    return this.base + page.split("/").map(encodeURIComponent).join("/");
  }

  /**
   * visitEach opens pages, some of them one after another in the same tab of a
   * fresh profile without service workers, and hands each to look(tab, page, context). What look returns
   * is a list of messages; each becomes a fault of its page. So does what
   * listen(tab, context, say) says, which is called once for each tab.
   */
  async visitEach(pages, options, look, listen) {
    const batches = [];
    for (let i = 0; i < pages.length; i += batch) batches.push(pages.slice(i, i + batch));
    const faults = await Promise.all(batches.map((pages) => this.slot(() => visitAll(this.browser, pages, options, look, listen))));
    return faults.flat();
  }
}

async function visitAll(browser, pages, options, look, listen) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", serviceWorkers: "block", ...options });
  context.setDefaultTimeout(30_000);
  const faults = [];
  let said = [];
  try {
    const tab = await context.newPage();
    await listen?.(tab, context, (message) => said.push(message));
    for (const page of pages) {
      said = [];
      try {
        said.push(...await look(tab, page, context));
      } catch (err) {
        said.push(`the check broke off: ${firstLine(err)}`);
      }
      faults.push(...[...new Set(said)].map((message) => ({ page, message })));
    }
  } finally {
    await context.close();
  }
  return faults;
}

/** follow clicks a link and waits for the page that it leads to. */
export async function follow(tab, link) {
  await Promise.all([tab.waitForEvent("load"), link.click()]);
}

export function firstLine(err) {
  return String(err?.message ?? err).split("\n", 1)[0];
}

/**
 * namePages chooses the pages that stand for their kind. Only home and missing
 * are at a fixed place.
 */
export function namePages(files) {
  const first = (...patterns) => {
    for (const pattern of patterns) {
      const found = files.find((file) => pattern.test(file));
      if (found) return found;
    }
    return null;
  };
  return {
    home: "index.html",
    missing: "404.html",
    step: first(/^framework\/1-[^/]*\/index\.html$/),
    case: first(/^cases\/[^/]+\/index\.html$/),
    toolkit: first(/^toolkit\/[^/]+\/index\.html$/),
    download: first(/^downloads?(\/index)?\.html$/),
  };
}
