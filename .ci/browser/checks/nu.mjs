// The Nu HTML Checker over every page, stylesheet and picture of the site: no
// error, no warning, no remark. Pages are fetched from the server, as their
// content security policy speaks of the host that they come from.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { run, root } from "../site.mjs";

const jar = join(root, ".ci/browser/node_modules/vnu-jar/build/dist/vnu.jar");

// What the checker is wrong about, and why.
const excused = [
  { said: /^CSS: Parse Error/, of: /^highlight\(/, why: "it does not know ::highlight() of css-highlight-api-1" },
];

export async function check(site) {
  if (!existsSync(jar)) throw new Error(`no ${jar}: run .ci/install`);
  const others = site.files.filter((file) => /\.(css|svg)$/.test(file)).map((file) => join(site.folder, file));
  const messages = await site.slot(() => ask([...site.pages.map((page) => site.address(page)), ...others]));

  const folder = pathToFileURL(`${site.folder}/`).href.replace("file:///", "file:/");
  const notes = new Set();
  const faults = [];
  for (const { url, type, subType, lastLine, firstColumn, message, extract = "" } of messages) {
    const excuse = excused.find(({ said, of }) => said.test(message) && of.test(extract));
    if (excuse) {
      notes.add(`excused: ${excuse.why}`);
      continue;
    }
    const place = url.replace("file:///", "file:/").replace(site.base, "").replace(folder, "");
    faults.push({
      page: [place, lastLine, firstColumn].filter(Boolean).join(":"),
      message: `${subType ?? type}: ${message}${extract && `\nat ${JSON.stringify(extract)}`}`,
    });
  }
  return { counted: `${site.pages.length} pages, ${others.length} stylesheets and pictures`, notes: [...notes], faults };
}

/**
 * ask returns what the checker says. It gives up on a page that does not come
 * within five seconds, as on a busy machine; such a page is asked for again.
 */
async function ask(documents, tries = 3) {
  const { messages } = JSON.parse(await validate(documents));
  const late = messages.filter(({ subType, url }) => subType === "io" && url.startsWith("http:")).map(({ url }) => url);
  if (late.length === 0 || tries === 1) return messages;
  return [...messages.filter(({ url }) => !late.includes(url)), ...await ask([...new Set(late)], tries - 1)];
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
