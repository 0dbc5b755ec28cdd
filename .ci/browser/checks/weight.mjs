// A page of a guide of 1,000 chapters weighs what a page of one of 100 weighs,
// with the stylesheets and scripts that it loads at once. Not so the home page
// and the files for machines (search index, outline.json, sitemap.xml), which
// list everything and must grow.

import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { build, listFiles } from "../site.mjs";

const sizes = [100, 1000]; // chapters
const most = 1.1; // of the larger guide's median page to the smaller's

export async function check(site) {
  const folder = await mkdtemp(join(tmpdir(), "fieldguide-weight-"));
  try {
    const built = [];
    for (const chapters of sizes) {
      await write(join(folder, `content-${chapters}`), chapters);
      const out = join(folder, `site-${chapters}`);
      await site.slot(() => build(join(folder, `content-${chapters}`), out, site.base, "--edition", "site"));
      built.push(out);
    }
    return await compare(...built);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** compare holds the pages of a larger guide against those of a smaller. */
export async function compare(smaller, larger) {
  const [small, large] = [await median(smaller), await median(larger)];
  const ratio = large.bytes / small.bytes;
  const faults = [];
  if (ratio > most) {
    faults.push({ page: large.page, message: `pages grow with the guide: the median page is ${large.bytes} bytes, and ${small.bytes} in the smaller guide: ${ratio.toFixed(2)} times, at most ${most}` });
  }
  const counted = `${small.pages} and ${large.pages} pages, median ${small.bytes} and ${large.bytes} bytes (ratio ${ratio.toFixed(3)})`;
  return { counted, notes: ["home and the files for machines not counted: they list everything"], faults };
}

async function median(folder) {
  const pages = (await listFiles(folder)).filter((file) => file.endsWith(".html") && file !== "index.html" && file !== "404.html");
  const weights = await Promise.all(pages.map(async (page) => ({ page, bytes: await weigh(folder, page) })));
  weights.sort((a, b) => a.bytes - b.bytes);
  return { pages: pages.length, ...weights[weights.length >> 1] };
}

/** weigh adds to a page what it loads before a reader asks for anything. */
async function weigh(folder, page) {
  const html = await readFile(join(folder, page), "utf8");
  let bytes = Buffer.byteLength(html);
  const loaded = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"|<link\b(?=[^>]*\brel="(?:stylesheet|preload|modulepreload)")[^>]*\bhref="([^"]+)"/g)];
  for (const [, script, link] of loaded) {
    bytes += (await stat(join(folder, posix.join(dirname(page), script ?? link)))).size;
  }
  return bytes;
}

/**
 * write makes a guide of two parts, whose chapters are alike but for their
 * numbers. In both guides a part is longer than any menu should be.
 */
async function write(folder, chapters) {
  const parts = 2;
  let summary = "# Summary\n\n[About](README.md)\n";
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "README.md"), "# About\n\nA guide to measure with.\n");
  await writeFile(join(folder, "guide.yaml"), "title: Many Chapters\nlanguage: en-US\n");
  for (let part = 0; part < parts; part++) {
    summary += `\n# Part ${part + 1}\n\n`;
    await mkdir(join(folder, `part-${part}`), { recursive: true });
    for (let i = 0; i < chapters / parts; i++) {
      summary += `- [A chapter among many](part-${part}/chapter-${i}.md)\n`;
      await writeFile(join(folder, `part-${part}/chapter-${i}.md`), chapter);
    }
  }
  await writeFile(join(folder, "SUMMARY.md"), summary);
}

const paragraph = "A page costs what stands on it, and not what stands on the others: who reads one chapter on a train does not pay for the rest.\n\n";
const chapter = `# A chapter among many

${paragraph.repeat(3)}## What stands here?

${paragraph.repeat(4)}> [!KEY]
> A menu shows what is near.

## What does it cost?

| what | bytes |
| --- | --- |
| a paragraph | 130 |
| a table | 300 |

${paragraph.repeat(4)}`;
