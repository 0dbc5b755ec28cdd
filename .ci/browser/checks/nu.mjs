// The Nu HTML Checker over every page, stylesheet and picture of the site: no
// error, no warning, no remark.

import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { run, root } from "../site.mjs";

const jar = join(root, ".ci/browser/node_modules/vnu-jar/build/dist/vnu.jar");

// What the checker is wrong about, and why.
const excused = [
  {
    said: /^Resource violates Content Security Policy \(meta tag\): [a-z ]+ “[^:”]*” blocked/,
    why: "it reads files, which come from no host that could be 'self'; the check csp asks a browser",
  },
  {
    said: /^CSS: Parse Error/,
    of: /^highlight\(/,
    why: "it does not know ::highlight() of css-highlight-api-1",
  },
];

export async function check(site) {
  if (!existsSync(jar)) throw new Error(`no ${jar}: run .ci/install`);
  const files = site.files.filter((file) => /\.(html|css|svg)$/.test(file));
  const messages = await site.slot(() => validate(files.map((file) => join(site.folder, file))));
  const notes = new Set();
  const faults = [];
  for (const { url, type, subType, lastLine, firstColumn, message, extract = "" } of messages) {
    const excuse = excused.find(({ said, of }) => said.test(message) && (!of || of.test(extract)));
    if (excuse) {
      notes.add(`excused: ${excuse.why}`);
      continue;
    }
    faults.push({
      page: [relative(site.folder, fileURLToPath(url)), lastLine, firstColumn].filter(Boolean).join(":"),
      message: `${subType ?? type}: ${message}${extract && `\nat ${JSON.stringify(extract)}`}`,
    });
  }
  return { counted: `${files.length} pages, stylesheets and pictures`, notes: [...notes], faults };
}

/** validate returns what the checker says; it exits with 1 if that is anything. */
async function validate(files) {
  const args = ["-Xss4m", "-jar", jar, "--format", "json", "--stdout", "--also-check-css", "--also-check-svg", ...files];
  const { stdout } = await run("java", args, { maxBuffer: 1 << 28 }).catch((err) => {
    if (err.code === 1 && err.stdout) return err;
    throw err;
  });
  return JSON.parse(stdout).messages;
}
