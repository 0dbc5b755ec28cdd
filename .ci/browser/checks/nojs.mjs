// Without JavaScript every page still shows its whole text, what is folded opens
// at a click, and a reader gets from the home page to every chapter.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { follow } from "../site.mjs";
import { articleText, unseen } from "../words.mjs";

const options = { javaScriptEnabled: false };

export async function check(site) {
  let texts = 0;
  let folds = 0;
  const faults = await site.visitEach(site.pages, options, async (tab, page) => {
    await tab.goto(site.address(page));
    const messages = await unfold(tab);
    folds += messages.folds;
    const read = await tab.evaluate(articleText);
    texts += read.length;
    if (read.length === 0) messages.push("the page has no text in an article or main");
    return [...messages, ...unseen(read).map((text) => `no reader sees ${JSON.stringify(text.slice(0, 100))}`)];
  });
  const walked = await walkThrough(site);
  faults.push(...walked.faults);
  return { counted: `${site.pages.length} pages, ${texts} texts, ${folds} folds, ${walked.count} chapters walked`, faults };
}

/** unfold clicks every summary of the article, and returns what does not open. */
async function unfold(tab) {
  const messages = [];
  const folds = tab.locator(":is(article, main) details:not([open])");
  messages.folds = await folds.count();
  const handles = await folds.elementHandles();
  for (const handle of handles) {
    if (await handle.evaluate((fold) => fold.open)) continue;
    const summary = await handle.$("summary");
    const text = await handle.evaluate((fold) => fold.textContent.replace(/\s+/g, " ").trim().slice(0, 60));
    if (!summary) {
      messages.push(`a fold has no summary: ${text}`);
      continue;
    }
    await summary.evaluate((node) => node.scrollIntoView({ block: "center" }));
    const box = await summary.boundingBox();
    if (box) await tab.mouse.click(box.x + Math.min(20, box.width / 2), box.y + Math.min(12, box.height / 2));
    const open = await handle.evaluate((fold) => fold.open || [...fold.children].every((child) => child.localName === "summary" || child.checkVisibility()));
    if (!open) messages.push(`a click does not open the fold ${JSON.stringify(text)}`);
    await handle.evaluate((fold) => { fold.open = true; });
  }
  return messages;
}

/**
 * walkThrough clicks from the home page to the first chapter, and from each to
 * the next. outline.json says which pages are chapters.
 */
async function walkThrough(site) {
  const { sections } = JSON.parse(await readFile(join(site.folder, "outline.json"), "utf8"));
  const chapters = new Set(sections.map(({ address }) => address?.split("#")[0]).filter((page) => page && page !== site.named.home));
  const visited = new Set();
  const faults = await site.visitEach([site.named.home], options, async (tab) => {
    const here = () => decodeURIComponent(new URL(tab.url()).pathname.slice(new URL(site.base).pathname.length)).replace(/(^|\/)$/, "$1index.html");
    await tab.goto(site.base);
    const [first] = chapters;
    await follow(tab, tab.locator(`main a[href^="${first}"], main a[href^="${first.replace(/index\.html$/, "")}"]`).first());
    for (;;) {
      const page = here();
      if (visited.has(page)) return [`rel=next leads in a circle, to ${page} again`];
      visited.add(page);
      if (!(await tab.evaluate(linksHome, site.base))) return [`${page} has no link to the home page that a reader sees`];
      const next = tab.locator("a[rel~=next]:visible").first();
      if (!(await next.count())) return [];
      await follow(tab, next);
    }
  });
  if (faults.length === 0) {
    for (const page of chapters) {
      if (!visited.has(page)) faults.push({ page, message: "who goes from each chapter to the next (rel=next) never comes here" });
    }
  }
  return { count: visited.size, faults };
}

// Runs in the page.
function linksHome(base) {
  return [...document.querySelectorAll("a[href]")].some((a) => [base, `${base}index.html`].includes(a.href.split("#")[0]) && a.checkVisibility());
}
