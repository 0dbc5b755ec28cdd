// The search works as a reader uses it: from a folder, from a server under a
// sub-path, by keyboard alone, on a telephone, and it owes nothing without
// scripts. The words that are searched for are those of the guide in content/,
// as is the page where the search begins.

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { firstLine } from "../site.mjs";

/** The page where the search begins. */
export const start = "framework/2-frame/index.html";
const narrow = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

export async function check(site) {
  const bases = { folder: `${pathToFileURL(site.folder).href}/`, server: site.base };
  const tests = [["desk", {}, search], ["telephone", narrow, phone], ["no scripts", { javaScriptEnabled: false }, plain]];
  const visits = tests.flatMap(([name, options, test]) => Object.entries(bases).map(([from, base]) =>
    site.visitEach([test === search ? start : site.named.home], options, async (tab) => {
      try {
        await test(tab, base);
        return [];
      } catch (err) {
        return [`${name}, from a ${from}: ${firstLine(err)}`];
      }
    })));
  return { counted: `${visits.length} visits`, faults: (await Promise.all(visits)).flat() };
}

// expect fails with what was expected.
function expect(holds, what, seen) {
  if (!holds) throw new Error(seen === undefined ? what : `${what}; have ${JSON.stringify(seen)}`);
}

// listen keeps what must stay empty: requests to elsewhere, broken policies, errors.
function listen(page, base) {
  const faults = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(base)) faults.push(`request to ${request.url()}`);
  });
  page.on("requestfailed", (request) => faults.push(`no answer from ${request.url()}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  return faults;
}

// spy keeps what search.js gives MiniSearch, to hold it against MiniSearch's own work.
function spy() {
  Object.defineProperty(globalThis, "MiniSearch", {
    configurable: true,
    set(made) {
      Object.defineProperty(globalThis, "MiniSearch", { value: made, writable: true, configurable: true });
      const { loadJS } = made;
      made.loadJS = (index, options) => {
        globalThis.loaded = { index, options, sections: fieldguideIndex.sections };
        return loadJS.call(made, index, options);
      };
    },
  });
}

// state is what the dialog shows.
function state(page) {
  return page.evaluate(() => {
    const input = document.querySelector("[role=combobox]");
    const options = [...document.querySelectorAll("[role=option]")];
    const active = document.getElementById(input.getAttribute("aria-activedescendant") ?? "");
    return {
      open: document.querySelector("dialog.search").open,
      focused: document.activeElement === input,
      query: input.value,
      expanded: input.getAttribute("aria-expanded"),
      names: options.map((o) => o.querySelector(".name").textContent),
      marks: [...new Set([...document.querySelectorAll("[role=option] mark")].map((m) => m.textContent.toLowerCase()))],
      groups: document.querySelectorAll("[role=listbox] > [role=group]").length,
      active: options.indexOf(active),
      selected: options.filter((o) => o.getAttribute("aria-selected") === "true").length,
      href: active?.href,
      hint: document.querySelector("dialog.search .nothing").textContent,
    };
  });
}

async function ask(page, query) {
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(query);
  await page.waitForSelector("dialog.search [role=status][aria-busy=false]");
  return { ...await state(page), status: await page.textContent("dialog.search [role=status]") };
}

const nowhere = "zqxjkvbw";

async function search(page, base) {
  const faults = listen(page, base);
  const loads = [];
  page.on("request", (request) => loads.push(request.url().split("/").pop()));
  const chapter = `${base}${start}`;
  await page.addInitScript(spy);
  await page.goto(chapter);

  expect(!loads.some((name) => /search|minisearch/.test(name)), "nothing of the search is loaded before it is asked for", loads);
  expect(await page.isVisible("header.site .search"), "the button shows");

  await page.keyboard.press("/");
  await page.waitForFunction(() => globalThis.loaded);
  let now = await ask(page, "calibraton");
  expect(now.open && now.focused, "/ opens the dialog and the field has the focus", now);
  expect(now.names.length > 0 && now.marks.some((m) => m.startsWith("calibrat")), "a typing mistake finds calibration", now);
  expect(/^(The best \d+ of )?\d+ sections?$/.test(now.status), "the count is told", now.status);
  expect(now.expanded === "true" && now.active === 0 && now.selected === 1, "the first result is chosen", now);

  now = await ask(page, "thresh");
  expect(now.marks.includes("threshold"), "the beginning of a word finds threshold", now);
  expect(now.names.length < 2 || now.groups <= now.names.length, "results stand under their chapters", now);
  now = await ask(page, "sigma");
  expect(now.names.length > 0, "a word of a formula finds it", now);
  const byName = now.names;
  now = await ask(page, "σ");
  expect(String(now.names) === String(byName), "a letter finds what its name finds", now);
  now = await ask(page, "offline metric");
  const last = now.names.length - 1;
  for (const [key, want] of [["ArrowDown", 1], ["End", last], ["ArrowDown", 0], ["ArrowUp", last], ["Home", 0]]) {
    await page.keyboard.press(key);
    now = await state(page);
    expect(now.active === want && now.focused && now.selected === 1, `${key} chooses result ${want}`, now);
  }

  now = await ask(page, nowhere);
  expect(now.names.length === 0 && now.expanded === "false" && now.hint && now.status.includes(nowhere), "nothing found is said, with a hint", now);
  now = await ask(page, `threshold ${nowhere}`);
  expect(now.names.length > 0 && now.status.includes("none has all"), "some of the words are better than nothing", now);

  now = await ask(page, "two-tower");
  await page.keyboard.press("/");
  expect((await state(page)).query.endsWith("/"), "/ in the field is a character");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Escape");
  now = await state(page);
  expect(!now.open, "Escape closes");
  expect(await page.evaluate(() => document.activeElement === document.body), "the focus is where it was");
  await page.keyboard.press("ControlOrMeta+K");
  await page.waitForSelector("dialog.search[open]");
  expect((await state(page)).query === "two-tower", "the query is kept", await state(page));
  await page.keyboard.press("Escape");

  const button = page.locator("header.site .search");
  await button.focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector("dialog.search[open]");
  await page.keyboard.press("Escape");
  expect(await button.evaluate((it) => it === document.activeElement), "the focus returns to the button");

  await page.keyboard.press("/");
  now = await ask(page, "calibration");
  const to = now.href;
  await page.keyboard.press("Enter");
  await page.waitForURL(to);
  await page.waitForFunction(() => CSS.highlights.get("found")?.size > 0);
  expect(await page.evaluate(() => [...CSS.highlights.get("found")].every((r) => /^calibr/i.test(r.toString()))), "the page shows what was found");
  expect(await page.evaluate(() => !location.hash || document.getElementById(decodeURIComponent(location.hash.slice(1)))), "the place is there", to);

  await compare(page);
  expect(faults.length === 0, "no error, no request to elsewhere", faults);
}

// compare holds the terms and the index that Go made against those that
// MiniSearch makes of the same sections.
async function compare(page) {
  await page.keyboard.press("/");
  await page.waitForFunction(() => globalThis.loaded);
  const text = await readFile(new URL("../../../internal/search/testdata/terms.txt", import.meta.url), "utf8");
  const cases = text.split("\n").filter((line) => line.includes("=>") && !line.startsWith("#")).map((line) => line.split("=>"));
  expect(cases.length > 5, "there are cases of terms");
  const cut = await page.evaluate((texts) => texts.map((it) => loaded.options.tokenize(it).join(" ")), cases.map(([text]) => text));
  cases.forEach(([text, want], i) => expect(cut[i] === want.trim(), `${text}=> ${want.trim()}`, cut[i]));

  const difference = await page.evaluate(() => {
    const { index, options, sections } = loaded;
    const ours = new MiniSearch(options);
    ours.addAll(sections.map(({ chapter, title, text }, id) => ({ id, title, text, aside: "", chapter: chapter === id ? "" : sections[chapter].title })));
    const want = ours.toJSON();
    const aside = want.fieldIds.aside;
    const flat = (all) => all.index.flatMap(([term, fields]) => Object.entries(fields).flatMap(([field, counts]) =>
      Number(field) === aside ? [] : Object.entries(counts).map(([id, n]) => `${term} ${field} ${id} ${n}`))).sort();
    const [a, b] = [flat(want), flat(index)];
    if (JSON.stringify(want.fieldIds) !== JSON.stringify(index.fieldIds)) return "fields";
    for (let i = 0; i < Math.max(a.length, b.length); i++) if (a[i] !== b[i]) return `MiniSearch has ${a[i]}, we have ${b[i]}`;
    for (const [id, lengths] of Object.entries(want.fieldLength)) {
      for (let f = 0; f < 3; f++) if (lengths[f] !== index.fieldLength[id][f]) return `length of field ${f} of ${id}`;
    }
    for (let f = 0; f < 3; f++) if (Math.abs(want.averageFieldLength[f] - index.averageFieldLength[f]) > 1e-6) return `average of field ${f}`;
    for (const key of Object.keys(want)) if (!(key in index)) return `key ${key}`;
    if (want.serializationVersion !== index.serializationVersion || want.documentCount !== index.documentCount) return "version or count";
    return a.length > 100 ? "" : "there is nothing to compare";
  });
  expect(difference === "", "the index is MiniSearch's own", difference);
  await page.keyboard.press("Escape");
}

// phone holds the dialog to a screen of 360 pixels.
async function phone(page, base) {
  await page.goto(`${base}index.html`);
  await page.click("header.site .search");
  await page.waitForSelector("dialog.search[open]");
  await ask(page, "thresh");
  const box = await page.locator("dialog.search").boundingBox();
  const screen = page.viewportSize();
  expect(box.x === 0 && box.y === 0 && box.width === screen.width && box.height === screen.height, "the dialog fills the screen", box);
  const wide = await page.evaluate(() => [...document.querySelectorAll("dialog.search *")].filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0).map((e) => e.className));
  expect(wide.length === 0, "nothing is wider than the screen", wide);
  await page.click("dialog.search .close");
  expect(!(await state(page)).open, "the button closes");
}

// plain holds a page to what it owes without scripts.
async function plain(page, base) {
  await page.goto(`${base}index.html`);
  expect(!await page.isVisible("header.site .search"), "no button shows that does nothing");
}

// picture draws the dialog with what it finds.
export async function picture(page, base, name) {
  await page.goto(`${base}${start}`);
  await page.click("header.site .search");
  await page.waitForSelector("dialog.search[open]");
  await ask(page, "calibrated thresh");
  await page.screenshot({ path: `${name}.png` });
}
