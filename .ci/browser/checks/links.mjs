// Every link, source and reference of every page leads to something: a file of
// the site, an id of the page, a place in the PDF. Nothing is fetched from
// another host. Each id stands once. Each page is linked. Read twice, without
// scripts and after them.

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { run } from "../site.mjs";

export async function check(site) {
  const seen = new Map(); // by page: { ids, links, messages }
  const faults = [];
  for (const javaScriptEnabled of [false, true]) {
    faults.push(...await site.visitEach(site.pages, { javaScriptEnabled }, async (tab, page) => {
      await tab.goto(site.address(page));
      const read = await tab.evaluate(collect);
      const before = seen.get(page);
      seen.set(page, {
        ids: new Set([...(before?.ids ?? []), ...read.ids]),
        links: new Map([...(before?.links ?? []), ...read.links.map((link) => [`${link.from} ${link.to}`, link])]),
      });
      return read.messages;
    }));
  }

  const places = await pdfPlaces(site);
  const linked = new Set(["index.html", "404.html"]);
  let count = 0;
  for (const [page, { links }] of seen) {
    for (const link of links.values()) {
      count++;
      const { message, target } = resolve(site, seen, places, page, link);
      if (message) faults.push({ page, message });
      if (target && target !== page && link.from === "a href") linked.add(target);
    }
  }
  for (const page of site.pages) {
    if (!linked.has(page)) faults.push({ page, message: "no other page links to this one" });
  }
  const more = [...await styleLinks(site), ...await listed(site)];
  count += more.length;
  faults.push(...more.filter(({ to }) => !onDisk(site, to)).map(({ page, to }) => ({ page, message: `there is no ${to}` })));
  return { counted: `${site.pages.length} pages, ${count} links`, faults: unique(faults) };
}

// Runs in the page: what it links to, as absolute addresses, and what is wrong
// with its ids.
function collect() {
  const ids = [];
  const links = [];
  const messages = [];
  const add = (from, to, written = to) => links.push({ from, to: new URL(to, document.baseURI).href, written });
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    if (element.id) {
      if (ids.includes(element.id)) messages.push(`the id "${element.id}" stands more than once`);
      ids.push(element.id);
    }
    for (const { name: key, localName, value } of element.attributes) {
      const from = `${name} ${localName}`;
      if (name === "base" || name === "a" && key === "href" && value === "") continue;
      if (["href", "src", "poster", "action", "formaction", "cite", "data"].includes(localName) && !(localName === "data" && name !== "object")) add(from, value);
      if (["srcset", "imagesrcset"].includes(localName)) value.split(/,\s+/).forEach((part) => add(from, part.trim().split(/\s+/)[0]));
      if (["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "headers", "list", "popovertarget", "commandfor"].includes(key)) {
        value.split(/\s+/).filter(Boolean).forEach((id) => {
          if (!document.getElementById(id)) messages.push(`${from}="${value}": there is no id "${id}"`);
        });
      }
      for (const [, to] of value.matchAll(/url\(["']?([^"')]+)["']?\)/g)) add(from, to);
    }
    if (name === "meta" && /^(og|twitter):(url|image)(:url|:secure_url|:src)?$/.test(element.getAttribute("property") ?? element.name)) add("meta content", element.content);
  }
  return { ids, links, messages };
}

/** resolve says what is wrong with a link, and which file it leads to. */
function resolve(site, seen, places, page, { from, to, written }) {
  const said = `${from}="${written}"`;
  const url = new URL(to);
  if (url.protocol === "data:" || url.protocol === "mailto:" || url.protocol === "tel:") return {};
  if (url.origin !== site.origin) {
    const goes = ["a href", "area href", "blockquote cite", "q cite", "ins cite", "del cite"].includes(from);
    if (!goes) return { message: `${said} is fetched from another host` };
    return url.protocol === "https:" || url.protocol === "http:" ? {} : { message: `${said}: nothing opens ${url.protocol}` };
  }
  if (!to.startsWith(site.base)) return { message: `${said} leads out of the site's folder` };
  const file = onDisk(site, to);
  if (!file) return { message: `${said}: there is no such file` };
  const fragment = decodeURIComponent(url.hash.slice(1));
  if (fragment === "" || from === "link href") return { target: file };
  if (file.endsWith(".html") && !seen.get(file)?.ids.has(fragment)) return { message: `${said}: the page has no id "${fragment}"` };
  if (file.endsWith(".pdf")) return { message: places.get(file).fault(fragment, said) };
  return { target: file };
}

/** onDisk returns the file that an address of the site shows, or undefined. */
function onDisk(site, to) {
  if (!to.startsWith(site.base)) return undefined;
  const path = decodeURIComponent(new URL(to).pathname.slice(new URL(site.base).pathname.length));
  return [path, path === "" || path.endsWith("/") ? `${path}index.html` : null].find((file) => site.files.includes(file));
}

/** pdfPlaces reads the pages and named places of every PDF with poppler. */
async function pdfPlaces(site) {
  const places = new Map();
  for (const file of site.files.filter((file) => file.endsWith(".pdf"))) {
    const path = join(site.folder, file);
    const pages = Number(/^Pages:\s+(\d+)/m.exec((await run("pdfinfo", [path])).stdout)[1]);
    const { stdout } = await run("pdfinfo", ["-dests", path], { maxBuffer: 1 << 26 });
    const names = new Set([...stdout.matchAll(/"(.*)"$/gm)].map(([, name]) => name));
    places.set(file, {
      fault(fragment, said) {
        const wanted = new URLSearchParams(fragment.replaceAll("+", "%2B"));
        const number = wanted.get("page");
        if (number !== null && !(Number(number) >= 1 && Number(number) <= pages)) return `${said}: the PDF has ${pages} pages`;
        const name = wanted.get("nameddest");
        if (name !== null && !names.has(name)) return `${said}: the PDF has no place called "${name}"`;
        return number === null && name === null ? `${said}: a PDF knows #page= and #nameddest= only` : undefined;
      },
    });
  }
  return places;
}

/** styleLinks returns what the stylesheets fetch. */
async function styleLinks(site) {
  const links = [];
  for (const page of site.files.filter((file) => file.endsWith(".css"))) {
    const text = await readFile(join(site.folder, page), "utf8");
    for (const [, to] of text.matchAll(/url\(["']?([^"')]+)["']?\)/g)) {
      if (!to.startsWith("data:") && !to.startsWith("#")) links.push({ page, to: new URL(to, `${site.base}${dirname(page)}/`).href });
    }
  }
  return links;
}

/** listed returns what the files for machines list: sitemap.xml and outline.json. */
async function listed(site) {
  const links = [];
  if (site.files.includes("sitemap.xml")) {
    const text = await readFile(join(site.folder, "sitemap.xml"), "utf8");
    for (const [, to] of text.matchAll(/<loc>([^<]*)<\/loc>/g)) links.push({ page: "sitemap.xml", to });
  }
  if (site.files.includes("outline.json")) {
    const { sections } = JSON.parse(await readFile(join(site.folder, "outline.json"), "utf8"));
    for (const { address, pages = [] } of sections) {
      const files = [address, ...pages.map(({ file }) => file)].filter(Boolean);
      links.push(...files.map((to) => ({ page: "outline.json", to: new URL(to, site.base).href })));
    }
  }
  return links;
}

function unique(faults) {
  return [...new Map(faults.map((fault) => [`${fault.page}\n${fault.message}`, fault])).values()];
}
