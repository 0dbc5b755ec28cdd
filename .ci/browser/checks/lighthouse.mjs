// Lighthouse as it judges a telephone, on three pages: accessibility, best
// practices and SEO at 100, nothing that moves while it loads, and few bytes.
// The score of performance depends on the machine and is only printed.

import lighthouse from "lighthouse";

const asserted = ["accessibility", "best-practices", "seo"];
const most = { text: 60_000, script: 15_000 }; // bytes on the wire: HTML, CSS and scripts; scripts

/** It measures time. */
export const alone = true;

export async function check(site) {
  const pages = [...new Set([site.named.home, site.named.step, site.named.case].filter(Boolean))];
  const notes = [];
  const faults = [];
  for (const page of pages) {
    const { note, messages } = await site.slot(() => judge(site, page));
    notes.push(`${page}: ${note}`);
    faults.push(...messages.map((message) => ({ page, message })));
  }
  return { counted: `${pages.length} pages`, notes, faults };
}

async function judge(site, page) {
  const address = site.address(page).replace(/index\.html$/, "");
  const { lhr } = await lighthouse(address, {
    port: site.port,
    logLevel: "silent",
    onlyCategories: [...asserted, "performance"],
  });
  if (lhr.runtimeError) throw new Error(`lighthouse: ${lhr.runtimeError.message}`);

  const messages = asserted.filter((id) => lhr.categories[id].score !== 1).map((id) => reasons(lhr, id));
  const shift = lhr.audits["cumulative-layout-shift"].numericValue;
  if (shift > 0) messages.push(`what stands on the page moves while it loads: cumulative layout shift ${shift.toFixed(4)}, not 0${await moved(site, address)}`);
  const bytes = transferred(lhr);
  if (bytes.text > most.text) messages.push(`${bytes.text} bytes of HTML, CSS and scripts on the wire, at most ${most.text}`);
  if (bytes.script > most.script) messages.push(`${bytes.script} bytes of scripts on the wire, at most ${most.script}`);

  const scores = Object.values(lhr.categories).map(({ id, score }) => `${id} ${Math.round(score * 100)}`);
  const note = `${scores.join(", ")}; shift ${shift.toFixed(4)}; ${bytes.text} bytes of text on the wire, ${bytes.script} of them scripts, ${bytes.font} of fonts`;
  return { note, messages };
}

function reasons(lhr, id) {
  const failed = lhr.categories[id].auditRefs
    .filter(({ weight, id }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
    .map(({ id }) => {
      const { title, details } = lhr.audits[id];
      const first = details?.items?.[0];
      return `${id}: ${title}${first ? `: ${JSON.stringify(first.node?.snippet ?? first.description ?? first).slice(0, 300)}` : ""}`;
    });
  return `${id} is ${Math.round(lhr.categories[id].score * 100)}, not 100\n${failed.join("\n")}`;
}

/**
 * moved names what moves, in words: it loads the page once more as large as
 * Lighthouse does, and keeps its fonts and pictures back for a moment.
 */
async function moved(site, address) {
  const context = await site.browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true });
  try {
    const tab = await context.newPage();
    await tab.route(/\.(woff2|png|jpg|webp|svg)$/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    await tab.goto(address, { waitUntil: "networkidle" });
    const moves = await tab.evaluate(() => new Promise((resolve) => {
      const say = ({ node, previousRect: from, currentRect: to }) => {
        const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
        const text = element?.textContent.replace(/\s+/g, " ").trim().slice(0, 50);
        return `${element?.localName ?? "what is gone"} ${JSON.stringify(text ?? "")} from ${[from.x, from.y, from.width, from.height]} to ${[to.x, to.y, to.width, to.height]}`;
      };
      new PerformanceObserver((list) => resolve(list.getEntries().flatMap(({ value, sources }) => sources.map((source) => `${value.toFixed(5)} ${say(source)}`))))
        .observe({ type: "layout-shift", buffered: true });
      setTimeout(() => resolve([]), 1000);
    }));
    return moves.map((move) => `\n${move}`).join("");
  } finally {
    await context.close();
  }
}

function transferred(lhr) {
  const bytes = { text: 0, script: 0, font: 0 };
  for (const { resourceType, transferSize = 0 } of lhr.audits["network-requests"].details.items) {
    if (["Document", "Stylesheet", "Script"].includes(resourceType)) bytes.text += transferSize;
    if (resourceType === "Script") bytes.script += transferSize;
    if (resourceType === "Font") bytes.font += transferSize;
  }
  return bytes;
}
