// Without JavaScript every page still shows its whole text, what is folded opens
// at a click, and a reader gets from the home page to every chapter.

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

/** walkThrough clicks from the home page to the first chapter and from each to the next. */
async function walkThrough(site) {
  const chapters = site.pages.filter((page) => page !== site.named.home && page !== site.named.missing);
  const visited = new Set();
  const faults = await site.visitEach([site.named.home], options, async (tab) => {
    await tab.goto(site.base);
    const first = tab.locator("main a[href$='.html'], main a[href$='/'], main a[href*='.html#']").first();
    if (!(await first.count())) return ["the home page links to no chapter"];
    await first.click();
    let next = first;
    do {
      const page = decodeURIComponent(new URL(tab.url()).pathname.slice(new URL(site.base).pathname.length)).replace(/(^|\/)$/, "$1index.html");
      if (visited.has(page)) return [`rel=next leads in a circle, to ${page} again`];
      visited.add(page);
      if (!(await tab.locator(`a[href]:visible`).evaluateAll((links, base) => links.some((a) => [base, `${base}index.html`].includes(a.href.split("#")[0])), site.base))) {
        return [`${page} has no link to the home page`];
      }
      next = tab.locator("a[rel~=next]:visible").first();
      if (await next.count()) await next.click();
      else break;
    } while (visited.size <= chapters.length);
    return [];
  });
  if (faults.length === 0) {
    faults.push(...chapters.filter((page) => !visited.has(page)).map((page) => ({ page, message: "who goes from each page to the next (rel=next) never comes here" })));
  }
  return { count: visited.size, faults };
}
