// Pictures of one page of each kind, and of the search, in both colors and at both widths, for a
// person to look at. A page that should be there and is not, or shows nothing,
// is a fault.

import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { picture, start as searched } from "./search.mjs";

const expected = ["home", "step", "case"];

export async function check(site) {
  const faults = expected.filter((kind) => !site.named[kind]).map((kind) => ({ page: "(no page)", message: `the site has no ${kind} to take a picture of` }));
  const kinds = ["home", "step", "case", "toolkit", "download"].filter((kind) => site.named[kind]);
  const pages = new Map(kinds.map((kind) => [site.named[kind], kind]));
  await rm(site.shots, { recursive: true, force: true });
  await mkdir(site.shots, { recursive: true });
  let count = 0;
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [360, 1280]) {
      const options = { colorScheme, viewport: { width, height: 800 } };
      faults.push(...await site.visitEach([...pages.keys()], options, async (tab, page) => {
        await tab.goto(site.address(page), { waitUntil: "networkidle" });
        await tab.evaluate(() => document.fonts.ready.then(() => {}));
        const path = join(site.shots, `${pages.get(page)}-${colorScheme}-${width}.png`);
        const picture = await tab.screenshot({ path, fullPage: true });
        count++;
        // One color packs to almost nothing; a page of text, to a byte for some four pixels.
        const pixels = picture.readUInt32BE(16) * picture.readUInt32BE(20);
        return picture.length < pixels / 50 ? [`the page shows nothing (${colorScheme} ${width})`] : [];
      }));
    }
  }
  if (site.files.includes(searched)) {
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [360, 1280]) {
        faults.push(...await site.visitEach([searched], { colorScheme, viewport: { width, height: 800 } }, async (tab) => {
          await picture(tab, site.base, join(site.shots, `search-${colorScheme}-${width}`));
          count++;
          return [];
        }));
      }
    }
  }
  return { counted: `${count} pictures in ${site.shots}`, faults };
}
