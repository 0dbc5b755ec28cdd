// axe over every page, by the rules of WCAG 2.0, 2.1 and 2.2 A and AA and the
// best practices, in both colors and at both widths, with all that is folded
// opened: no violation.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const settings = ["light", "dark"].flatMap((colorScheme) =>
  [360, 1280].map((width) => ({ colorScheme, viewport: { width, height: 800 } })),
);

export async function check(site) {
  const unsure = new Map(); // by rule, elements in all settings
  const faults = await site.visitEach(site.pages, {}, async (tab, page) => {
    await tab.goto(site.address(page));
    await tab.evaluate(source);
    await tab.evaluate(() => document.querySelectorAll("details").forEach((fold) => { fold.open = true; }));
    const found = new Map(); // the settings that have a violation
    for (const { colorScheme, viewport } of settings) {
      await tab.emulateMedia({ colorScheme });
      await tab.setViewportSize(viewport);
      const { violations, incomplete } = await tab.evaluate(look, tags);
      for (const [rule, count] of incomplete) unsure.set(rule, (unsure.get(rule) ?? 0) + count);
      for (const violation of violations) {
        found.set(violation, [...(found.get(violation) ?? []), `${colorScheme} ${viewport.width}`]);
      }
    }
    return [...found].map(([violation, where]) => `${violation}\n(${where.length === settings.length ? "in every setting" : where.join(", ")})`);
  });
  const notes = [...unsure].sort().map(([rule, count]) => `axe cannot judge ${count} elements by ${rule}`);
  return { counted: `${site.pages.length} pages x ${settings.length} settings`, notes, faults };
}

// Runs in the page.
async function look(tags) {
  const { violations, incomplete } = await axe.run(document, {
    runOnly: { type: "tag", values: tags },
    rules: { "target-size": { enabled: true } },
    resultTypes: ["violations", "incomplete"],
  });
  return {
    violations: violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, any, all, none }) => {
        const why = [...any, ...all, ...none].map(({ message }) => message.replace(/, font size: .*?, font weight: \w+/, ""))[0] ?? "";
        return `${id}: ${help}: ${target.join(" ")}${why && `\n${why}`}`;
      }),
    ),
    incomplete: incomplete.map(({ id, nodes }) => [`${id} (${nodes[0].any[0]?.message ?? nodes[0].all[0]?.message ?? ""})`, nodes.length]),
  };
}
