// Who has only a keyboard gets everywhere on the home page and on a chapter: the
// skip link comes first and works, each stop of the Tab key is seen, the stops
// follow the text, none holds the reader, and every fold opens with Enter and
// with Space. Folds are tried on every page.

const widths = [360, 1280];

export async function check(site) {
  const pages = [...new Set([site.named.home, site.named.step ?? site.named.case].filter(Boolean))];
  let stops = 0;
  let folds = 0;
  const faults = [];
  for (const width of widths) {
    const options = { viewport: { width, height: 800 } };
    faults.push(...await site.visitEach(pages, options, async (tab, page) => {
      const messages = await skipLink(tab, site.address(page));
      const walk = await walkThrough(tab, site.address(page));
      stops += walk.count;
      return [...messages, ...walk.messages].map((message) => `${message}\n(${width} px)`);
    }));
  }
  faults.push(...await site.visitEach(site.pages, {}, async (tab, page) => {
    await tab.goto(site.address(page));
    const tried = await openFolds(tab);
    folds += tried.count;
    return tried.messages;
  }));
  return { counted: `${pages.length} pages x ${widths.length} widths, ${stops} stops; ${site.pages.length} pages, ${folds} folds`, faults };
}

async function skipLink(tab, address) {
  await tab.goto(address);
  await tab.keyboard.press("Tab");
  const first = await tab.evaluate(() => {
    const link = document.activeElement;
    const to = link.localName === "a" && link.getAttribute("href")?.startsWith("#") && decodeURIComponent(link.hash.slice(1));
    const box = link.getBoundingClientRect();
    const inside = box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight && box.width > 1;
    return { what: link.outerHTML.slice(0, 80), to, inside, text: Boolean(to && document.getElementById(to)?.querySelector("h1")) };
  });
  if (!first.to) return [`the first stop is no skip link but ${first.what}`];
  if (!first.text) return [`the skip link leads to #${first.to}, where no h1 is`];
  const messages = first.inside ? [] : ["the skip link is not seen when it has the focus"];
  await tab.keyboard.press("Enter");
  await tab.keyboard.press("Tab");
  const follows = await tab.evaluate((to) => {
    const target = document.getElementById(to);
    const now = document.activeElement;
    return now !== document.body && (target.contains(now) || Boolean(target.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING));
  }, first.to);
  if (!follows) messages.push("after the skip link, Tab does not go on from the text");
  return messages;
}

/** walkThrough presses Tab until the focus leaves the page. */
async function walkThrough(tab, address) {
  await tab.goto(address);
  const count = await tab.evaluate(prepare);
  const messages = [];
  let stops = 0;
  for (;;) {
    await tab.keyboard.press("Tab");
    const stop = await tab.evaluate(arrive);
    if (stop.left) break;
    stops++;
    messages.push(...stop.messages);
    if (stop.held || stops > 2 * count + 20) {
      messages.push(`the Tab key does not leave ${stop.what}`);
      break;
    }
  }
  messages.push(...await tab.evaluate(leave));
  await tab.keyboard.press("Shift+Tab");
  await tab.keyboard.press("Shift+Tab");
  if (!(await tab.evaluate(() => walk.stops.includes(document.activeElement)))) messages.push("Shift+Tab does not lead back into the page");
  return { count: stops, messages };
}

// The functions below run in the page and share window.walk.

function prepare() {
  const candidates = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], [contenteditable]";
  // What a focus may change to be seen.
  const looks = (element) => {
    const s = getComputedStyle(element);
    return [s.boxShadow, s.backgroundColor, s.backgroundImage, s.borderTopColor, s.borderTopWidth, s.borderLeftColor, s.borderLeftWidth, s.borderBottomColor, s.borderBottomWidth, s.color, s.textDecorationLine, s.textDecorationThickness].join("; ");
  };
  window.walk = {
    stops: [],
    looks: [],
    looksOf: looks,
    name: (element) => `${element.localName} ${JSON.stringify((element.getAttribute("aria-label") || element.textContent).replace(/\s+/g, " ").trim().slice(0, 60))}`,
    reachable: () => [...document.querySelectorAll(candidates)].filter((element) =>
      element.tabIndex >= 0 && !element.matches(":disabled, [inert] *") && element.checkVisibility({ visibilityProperty: true }) &&
      !(element.localName === "summary" && element.parentElement.localName !== "details") &&
      !(element.type === "radio" && !element.checked)),
  };
  return walk.reachable().length;
}

async function arrive() {
  const now = document.activeElement;
  if (now === document.body || now === document.documentElement || now === walk.stops[0]) return { left: true };
  const what = walk.name(now);
  const before = walk.stops.at(-1);
  if (walk.stops.includes(now)) return { held: true, what, messages: [] };
  const messages = [];
  walk.stops.push(now);
  walk.looks.push(walk.looksOf(now));

  if (now.tabIndex > 0) messages.push(`tabindex ${now.tabIndex} jumps the queue: ${what}`);
  if (before && !(before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING)) messages.push(`the stop comes before the one that it follows: ${what}`);

  let opacity = 1;
  for (let box = now; box; box = box.parentElement) opacity *= Number(getComputedStyle(box).opacity);
  if (opacity < 0.5) messages.push(`has the focus and is transparent: ${what}`);
  // Some point of it must be on the screen, with nothing above it; what the
  // stop before has opened there may take a second to go.
  const points = () => [...now.getClientRects()].flatMap(({ left, right, top, bottom }) =>
    [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [left + (right - left) * x, top + (bottom - top) * y])));
  const seen = () => points().some(([x, y]) => {
    const hit = document.elementFromPoint(x, y);
    return hit && (now.contains(hit) || hit.contains(now));
  });
  for (let tenths = 0; tenths < 10 && !seen(); tenths++) await new Promise((resolve) => setTimeout(resolve, 100));
  if (!seen()) messages.push(`has the focus and is not on the screen: ${what}`);
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(now);
  const outlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 1 && !/transparent|, 0\)$|\/ 0\)$/.test(outlineColor);
  if (outlined) walk.looks[walk.looks.length - 1] = null;
  return { messages, what };
}

function leave() {
  document.activeElement?.blur();
  const plain = walk.stops.filter((stop, i) => walk.looks[i] !== null && walk.looks[i] === walk.looksOf(stop));
  const missed = walk.reachable().filter((element) => !walk.stops.includes(element));
  return [
    ...plain.map((stop) => `looks the same with the focus and without: ${walk.name(stop)}`),
    ...missed.map((element) => `the Tab key never comes to ${walk.name(element)}`),
  ];
}

/** openFolds presses Enter, then Space on every summary of a page, and leaves each fold open. */
async function openFolds(tab) {
  const messages = [];
  const folds = await tab.locator("details").elementHandles();
  for (const fold of folds) {
    const state = () => fold.evaluate((details) => details.open);
    const what = await fold.evaluate((details) => {
      const summary = details.querySelector(":scope > summary");
      summary?.focus();
      const text = JSON.stringify(details.textContent.replace(/\s+/g, " ").trim().slice(0, 60));
      const content = [...details.children].filter((child) => child !== summary);
      return { text, focused: document.activeElement === summary, shown: content.every((child) => child.checkVisibility()) };
    });
    if (!what.focused) {
      if (!what.shown) messages.push(`a fold that cannot have the focus: ${what.text}`);
      continue;
    }
    for (const key of ["Enter", "Space"]) {
      const before = await state();
      await tab.keyboard.press(key);
      if ((await state()) === before) messages.push(`${key} does not open or close the fold ${what.text}`);
    }
    await fold.evaluate((details) => { details.open = true; });
  }
  return { count: folds.length, messages };
}
