// Three pages go to paper as a browser prints them, with scripts and without:
// nothing of the navigation, every answer open, every word there and inside the
// sheet.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../site.mjs";
import { articleText, words } from "../words.mjs";

export async function check(site) {
  const pages = [...new Set([site.named.home, site.named.step, site.named.case].filter(Boolean))];
  const folder = await mkdtemp(join(tmpdir(), "fieldguide-print-"));
  let sheets = 0;
  const faults = [];
  try {
    for (const javaScriptEnabled of [true, false]) {
      faults.push(...await site.visitEach(pages, { javaScriptEnabled, colorScheme: "dark" }, async (tab, page) => {
        await tab.emulateMedia({ media: null });
        await tab.goto(site.address(page));
        await tab.emulateMedia({ media: "print" });
        const { navigation, hidden, bright } = await tab.evaluate(inPrint);
        // Two drawings of the same thing are expected once: the one that shows.
        const expected = (await tab.evaluate(articleText)).filter(({ seen, figure }) => seen || figure < 0).map(({ text }) => text);
        const file = join(folder, `${pages.indexOf(page)}${javaScriptEnabled}.pdf`);
        await writeFile(file, await tab.pdf({ preferCSSPageSize: true, printBackground: true }));
        const { text, outside, count } = await readBack(file);
        sheets += count;
        return [
          ...navigation.map((what) => `navigation is printed: ${what}`),
          ...hidden.map((what) => `folded, and no print shows it: ${what}`),
          ...bright,
          ...outside.map((word) => `printed outside the sheet: ${word}`),
          ...missing(expected, text),
        ];
      }));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { counted: `${pages.length} pages with scripts and without, ${sheets} sheets`, faults: unique(faults) };
}

// Runs in the page, which is as it is printed.
function inPrint() {
  const say = (element) => `${element.localName} ${JSON.stringify(element.textContent.replace(/\s+/g, " ").trim().slice(0, 60))}`;
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const navigation = [...document.querySelectorAll("nav, [role=navigation], [role=search], body > header, button, dialog, .skip")].filter(shown).map(say);
  const hidden = [...document.querySelectorAll("article details > :not(summary)")].filter((element) => !shown(element)).map(say);
  const ground = getComputedStyle(document.body).backgroundColor;
  const bright = /rgba?\((0, 0, 0, 0|255, 255, 255(, 1)?)\)/.test(ground) ? [] : [`the paper is printed ${ground}`];
  return { navigation, hidden, bright };
}

/** readBack reads a PDF with poppler: its text, and the words off the sheet. */
async function readBack(file) {
  const { stdout: text } = await run("pdftotext", ["-raw", file, "-"], { maxBuffer: 1 << 26 });
  const { stdout: boxes } = await run("pdftotext", ["-bbox", file, "-"], { maxBuffer: 1 << 28 });
  const outside = [];
  let width = 0;
  let count = 0;
  for (const [, page, xMin, xMax, word] of boxes.matchAll(/<page width="([\d.]+)"|<word xMin="([-\d.]+)" yMin="[-\d.]+" xMax="([-\d.]+)" yMax="[-\d.]+">(.*?)<\/word>/g)) {
    if (page) {
      width = Number(page);
      count++;
    } else if (Number(xMin) < 0 || Number(xMax) > width) {
      outside.push(word);
    }
  }
  return { text, outside, count };
}

/** missing returns the words of the page that the print has less often. */
function missing(expected, text) {
  const printed = new Map();
  for (const word of words(text)) printed.set(word, (printed.get(word) ?? 0) + 1);
  const whole = words(text).join(""); // a long word may be broken between lines
  const lost = new Map();
  for (const passage of expected) {
    for (const word of words(passage)) {
      const left = (printed.get(word) ?? 0) - 1;
      printed.set(word, left);
      if (left < 0 && !whole.includes(words(passage).join(""))) lost.set(word, passage);
    }
  }
  return [...lost].map(([word, passage]) => `the print lacks "${word}" of ${JSON.stringify(passage.slice(0, 80))}`);
}

function unique(faults) {
  return [...new Map(faults.map((fault) => [`${fault.page}\n${fault.message}`, fault])).values()];
}
