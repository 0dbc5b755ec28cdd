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
  const late = await arriveLate(site, address);
  if (shift > 0 || late.shift > 0) {
    messages.push(`what stands on the page moves while it loads: cumulative layout shift ${shift.toFixed(4)}, and ${late.shift.toFixed(4)} if faces and pictures come late, not 0${late.moves.map((move) => `\n${move}`).join("")}`);
  }
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
 * arriveLate loads the page once more, as large as Lighthouse does, and keeps
 * its faces and pictures back for a moment: on a fast machine they may come
 * before anything is shown, and nothing moves. It names what does.
 */
async function arriveLate(site, address) {
  const context = await site.browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, serviceWorkers: "block" });
  try {
    const tab = await context.newPage();
    await tab.route(/\.(woff2|png|jpg|webp|svg)$/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    await tab.goto(address, { waitUntil: "networkidle" });
    return await tab.evaluate(moved);
  } finally {
    await context.close();
  }
}

// Runs in the page.
function moved() {
  const rect = ({ x, y, width, height }) => [x, y, width, height].map((length) => Number(length.toFixed(1))).join(" ");
  const say = ({ node, previousRect, currentRect }) => {
    const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const text = JSON.stringify(element?.textContent.replace(/\s+/g, " ").trim().slice(0, 50) ?? "");
    return `${element?.localName ?? "what is gone"} ${text} from ${rect(previousRect)} to ${rect(currentRect)}`;
  };
  return new Promise((resolve) => {
    const end = (entries) => resolve({
      shift: entries.reduce((sum, { value }) => sum + value, 0),
      moves: entries.flatMap(({ value, sources }) => sources.map((source) => `${value.toFixed(4)} ${say(source)}`)),
    });
    new PerformanceObserver((list) => end(list.getEntries())).observe({ type: "layout-shift", buffered: true });
    setTimeout(end, 1000, []);
  });
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
