// Checks the built site in real browsers: builds it for the address at which it
// then serves it, runs every check, and fails if one finds a fault.
//
//   node .ci/browser/run.mjs            every check
//   node .ci/browser/run.mjs axe links  only these
//
// Each check is a file of checks/ that exports
//
//   async function check(site)   returns { counted, notes, faults: [{ page, message }] }
//   const alone = true           if it measures time, and nothing may run beside it
//
// damage.mjs shows that each of them can fail.

import { join } from "node:path";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { report } from "./report.mjs";
import { serve } from "./server.mjs";
import { Site, build, firstLine, launch, listFiles, namePages, root } from "./site.mjs";
import { slots } from "./slots.mjs";

/** The checks, in the order in which they are reported. */
export const names = [
  "nu", "links", "csp", "nojs", "keyboard", "overflow", "print", "file", "search", "offline", "timer", "weight", "axe", "screenshots", "lighthouse",
];

/** load returns the checks of these names. */
export async function load(wanted) {
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`no check is called ${unknown.join(", ")}; there are ${names.join(", ")}`);
  return Promise.all(wanted.map(async (name) => ({ name, ...(await import(`./checks/${name}.mjs`)) })));
}

/**
 * perform runs the checks on a site: side by side as far as there are slots,
 * then one after another those that measure time. A check that breaks off has
 * a fault.
 */
export async function perform(checks, site) {
  const outcome = async ({ name, check }) => {
    const clock = { seconds: 0 };
    const result = await check(timed(site, clock)).catch((err) => ({
      counted: "broke off",
      faults: [{ page: "(no page)", message: `the check broke off: ${firstLine(err)}` }],
    }));
    return { name, result, seconds: clock.seconds };
  };
  const outcomes = new Map();
  await Promise.all(checks.filter((check) => !check.alone).map(async (check) => outcomes.set(check, await outcome(check))));
  for (const check of checks.filter((check) => check.alone)) outcomes.set(check, await outcome(check));
  return checks.map((check) => outcomes.get(check));
}

/** timed returns the site with a clock that counts the work, not the waiting for a slot. */
function timed(site, clock) {
  const slot = (task) =>
    site.slot(async () => {
      const start = performance.now();
      try {
        return await task();
      } finally {
        clock.seconds += (performance.now() - start) / 1000;
      }
    });
  return Object.assign(Object.create(Object.getPrototypeOf(site)), site, { slot });
}

async function main(wanted) {
  const start = performance.now();
  const checks = await load(wanted.length > 0 ? wanted : names);
  const folder = join(root, "preview/browser/site");
  const server = await serve(folder);
  const launched = await launch();
  try {
    await rm(folder, { recursive: true, force: true });
    await build(process.env.CONTENT ?? join(root, "content"), folder, server.base);
    const files = await listFiles(folder);
    const site = new Site({
      folder, server, launched, files, slot: slots(2), named: namePages(files), shots: join(root, "preview/site"),
    });
    console.log(`checking ${site.pages.length} pages in Chromium ${launched.browser.version()}`);
    const outcomes = await perform(checks, site);
    const passed = outcomes.map(({ name, result, seconds }) => report(name, result, seconds));
    const failed = passed.filter((ok) => !ok).length;
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(failed === 0 ? `all ${passed.length} checks passed, ${seconds} s` : `${failed} of ${passed.length} checks failed, ${seconds} s`);
    return failed === 0;
  } finally {
    await launched.browser.close();
    server.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
}
