// Searches the built site as a reader does, in headless Chromium: from a folder,
// from a server under a sub-path, by keyboard alone, on a telephone.
//
//   node .ci/browser/search.mjs [SITE] [PICTURES]
//
// needs npm's playwright-core where Node finds it, and /usr/bin/chromium. The
// words that are searched for are those of the guide in content/.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

// check fails with what was expected.
function check(holds, what, seen) {
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

export async function search(page, base) {
  const faults = listen(page, base);
  const loads = [];
  page.on("request", (request) => loads.push(request.url().split("/").pop()));
  const chapter = `${base}framework/2-frame/index.html`;
  await page.addInitScript(spy);
  await page.goto(chapter);

  check(!loads.some((name) => /search|minisearch/.test(name)), "nothing of the search is loaded before it is asked for", loads);
  check(await page.isVisible("header.site .search"), "the button shows");

  await page.keyboard.press("/");
  await page.waitForFunction(() => globalThis.loaded);
  let now = await ask(page, "calibraton");
  check(now.open && now.focused, "/ opens the dialog and the field has the focus", now);
  check(now.names.length > 0 && now.marks.some((m) => m.startsWith("calibrat")), "a typing mistake finds calibration", now);
  check(/^(The best \d+ of )?\d+ sections?$/.test(now.status), "the count is told", now.status);
  check(now.expanded === "true" && now.active === 0 && now.selected === 1, "the first result is chosen", now);

  now = await ask(page, "thresh");
  check(now.marks.includes("threshold"), "the beginning of a word finds threshold", now);
  check(now.names.length < 2 || now.groups <= now.names.length, "results stand under their chapters", now);
  now = await ask(page, "sigma");
  check(now.names.length > 0, "a word of a formula finds it", now);
  const byName = now.names;
  now = await ask(page, "σ");
  check(String(now.names) === String(byName), "a letter finds what its name finds", now);
  now = await ask(page, "offline metric");
  const last = now.names.length - 1;
  for (const [key, want] of [["ArrowDown", 1], ["End", last], ["ArrowDown", 0], ["ArrowUp", last], ["Home", 0]]) {
    await page.keyboard.press(key);
    now = await state(page);
    check(now.active === want && now.focused && now.selected === 1, `${key} chooses result ${want}`, now);
  }

  now = await ask(page, nowhere);
  check(now.names.length === 0 && now.expanded === "false" && now.hint && now.status.includes(nowhere), "nothing found is said, with a hint", now);
  now = await ask(page, `threshold ${nowhere}`);
  check(now.names.length > 0 && now.status.includes("none has all"), "some of the words are better than nothing", now);

  now = await ask(page, "two-tower");
  await page.keyboard.press("/");
  check((await state(page)).query.endsWith("/"), "/ in the field is a character");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Escape");
  now = await state(page);
  check(!now.open, "Escape closes");
  check(await page.evaluate(() => document.activeElement === document.body), "the focus is where it was");
  await page.keyboard.press("ControlOrMeta+K");
  await page.waitForSelector("dialog.search[open]");
  check((await state(page)).query === "two-tower", "the query is kept", await state(page));
  await page.keyboard.press("Escape");

  const button = page.locator("header.site .search");
  await button.focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector("dialog.search[open]");
  await page.keyboard.press("Escape");
  check(await button.evaluate((it) => it === document.activeElement), "the focus returns to the button");

  await page.keyboard.press("/");
  now = await ask(page, "calibration");
  const to = now.href;
  await page.keyboard.press("Enter");
  await page.waitForURL(to);
  await page.waitForFunction(() => CSS.highlights.get("found")?.size > 0);
  check(await page.evaluate(() => [...CSS.highlights.get("found")].every((r) => /^calibr/i.test(r.toString()))), "the page shows what was found");
  check(await page.evaluate(() => !location.hash || document.getElementById(decodeURIComponent(location.hash.slice(1)))), "the place is there", to);

  await compare(page);
  check(faults.length === 0, "no error, no request to elsewhere", faults);
}

// compare holds the terms and the index that Go made against those that
// MiniSearch makes of the same sections.
async function compare(page) {
  await page.keyboard.press("/");
  await page.waitForFunction(() => globalThis.loaded);
  const text = await readFile(new URL("../../internal/search/testdata/terms.txt", import.meta.url), "utf8");
  const cases = text.split("\n").filter((line) => line.includes("=>") && !line.startsWith("#")).map((line) => line.split("=>"));
  check(cases.length > 5, "there are cases of terms");
  const cut = await page.evaluate((texts) => texts.map((it) => loaded.options.tokenize(it).join(" ")), cases.map(([text]) => text));
  cases.forEach(([text, want], i) => check(cut[i] === want.trim(), `${text}=> ${want.trim()}`, cut[i]));

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
  check(difference === "", "the index is MiniSearch's own", difference);
  await page.keyboard.press("Escape");
}

// phone holds the dialog to a screen of 360 pixels.
export async function phone(page, base) {
  await page.goto(`${base}index.html`);
  await page.click("header.site .search");
  await page.waitForSelector("dialog.search[open]");
  await ask(page, "thresh");
  const box = await page.locator("dialog.search").boundingBox();
  const screen = page.viewportSize();
  check(box.x === 0 && box.y === 0 && box.width === screen.width && box.height === screen.height, "the dialog fills the screen", box);
  const wide = await page.evaluate(() => [...document.querySelectorAll("dialog.search *")].filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0).map((e) => e.className));
  check(wide.length === 0, "nothing is wider than the screen", wide);
  await page.click("dialog.search .close");
  check(!(await state(page)).open, "the button closes");
}

// plain holds a page to what it owes without scripts.
export async function plain(page, base) {
  await page.goto(`${base}index.html`);
  check(!await page.isVisible("header.site .search"), "no button shows that does nothing");
}

const types = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml", ".png": "image/png" };

function serve(folder, path) {
  const server = createServer(async (request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    if (name === "/favicon.ico") { // browsers ask for it, whatever the page says
      response.statusCode = 204;
      response.end();
      return;
    }
    try {
      if (!name.startsWith(path)) throw new Error("elsewhere");
      const data = await readFile(join(folder, name.slice(path.length)));
      response.setHeader("Content-Type", types[extname(name)] ?? "application/octet-stream");
      response.end(data);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

async function main([folder = "public", pictures]) {
  const { chromium } = await import("playwright-core");
  const server = await serve(folder, "/some/guide/");
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const bases = {
    folder: pathToFileURL(resolve(folder)).href + "/",
    server: `http://127.0.0.1:${server.address().port}/some/guide/`,
  };
  const run = async (name, options, test) => {
    for (const [from, base] of Object.entries(bases)) {
      const context = await browser.newContext(options);
      await test(await context.newPage(), base).catch((error) => {
        process.exitCode = 1;
        console.error(`search, ${name}, from a ${from}: ${error.message}`);
      });
      await context.close();
    }
  };
  const narrow = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  await run("desk", {}, search);
  await run("telephone", narrow, phone);
  await run("no scripts", { javaScriptEnabled: false }, plain);
  if (pictures) {
    for (const colorScheme of ["light", "dark"]) {
      for (const [name, options] of [["desk", { viewport: { width: 1280, height: 800 } }], ["telephone", narrow]]) {
        const context = await browser.newContext({ ...options, colorScheme });
        await picture(await context.newPage(), bases.server, join(pictures, `${name}-${colorScheme}`));
        await context.close();
      }
    }
  }
  await browser.close();
  server.close();
}

async function picture(page, base, name) {
  await page.goto(`${base}framework/2-frame/index.html`);
  await page.screenshot({ path: `${name}-before.png` });
  await page.click("header.site .search");
  await page.waitForSelector("dialog.search[open]");
  await ask(page, "calibrated thresh");
  await page.screenshot({ path: `${name}-results.png` });
  await ask(page, nowhere);
  await page.screenshot({ path: `${name}-nothing.png` });
  await ask(page, "cost of a false");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => CSS.highlights.get("found")?.size > 0);
  await page.screenshot({ path: `${name}-found.png` });
}

if (process.argv[1] === new URL(import.meta.url).pathname) await main(process.argv.slice(2));
