// The folder works where no server is, opened from the disk: every page looks
// as it does when served, its links lead to files, and the browser has nothing
// to complain of.

import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { follow } from "../site.mjs";
import { sayViolations } from "./csp.mjs";

export async function check(site) {
  // The page for missing ones is shown by a server, at any address.
  const pages = site.pages.filter((page) => page !== site.named.missing);
  const at = (page) => pathToFileURL(join(site.folder, page)).href;
  let links = 0;
  const look = async (tab, page, context) => {
    await tab.goto(at(page));
    const opened = await appearance(tab, context);
    const hrefs = await tab.evaluate(() => [...document.querySelectorAll("a[href]")].filter((a) => a.protocol === "file:").map((a) => a.href));
    links += hrefs.length;
    await tab.goto(site.address(page));
    const served = await appearance(tab, context);
    const messages = hrefs.map(linkFault).filter(Boolean);
    // A hosted site has the same faces by names of their own, and does without one
    // that is late; see faceRules of package site.
    served.declared = served.declared.replace(" Hosted", "");
    if (opened.declared !== served.declared) messages.push(`h1 is set in ${opened.declared}, and served in ${served.declared}`);
    if (!/of the site/.test(opened.used)) messages.push(`h1 is drawn with ${opened.used}, no face of the site`);
    if (/^"?Times/.test(served.declared)) messages.push(`h1 has the browser's own face, ${served.declared}`);
    return messages;
  };
  const faults = await site.visitEach(pages, { serviceWorkers: "allow" }, look, (tab, context, say) => listen(site, tab, context, say));
  faults.push(...await clickThrough(site, at));
  return { counted: `${pages.length} pages, ${links} links`, faults };
}

async function listen(site, tab, context, say) {
  const short = (text) => text.replaceAll(`${pathToFileURL(site.folder).href}/`, "");
  await sayViolations(context, (message) => say(short(message)));
  tab.on("console", (said) => {
    if (["error", "warning"].includes(said.type())) say(`console ${said.type()}: ${short(said.text())}`);
  });
  tab.on("pageerror", (err) => say(`script error: ${err.message}`));
  tab.on("requestfailed", (request) => say(`cannot read ${short(request.url())}`));
}

/** appearance returns the faces of the heading: those asked for, and those that the browser draws with. */
async function appearance(tab, context) {
  await tab.evaluate(() => document.fonts.ready.then(() => {}));
  const declared = await tab.locator("h1").first().evaluate((h1) => getComputedStyle(h1).fontFamily);
  const protocol = await context.newCDPSession(tab);
  await protocol.send("DOM.enable");
  await protocol.send("CSS.enable");
  const { root } = await protocol.send("DOM.getDocument");
  const { nodeId } = await protocol.send("DOM.querySelector", { nodeId: root.nodeId, selector: "h1" });
  const { fonts } = await protocol.send("CSS.getPlatformFontsForNode", { nodeId });
  await protocol.detach();
  const used = fonts.map(({ familyName, isCustomFont }) => `${familyName}${isCustomFont ? " of the site" : ""}`).sort().join(", ");
  return { declared, used };
}

function linkFault(href) {
  const file = fileURLToPath(href.split(/[?#]/, 1)[0]);
  if (!existsSync(file)) return `there is no ${file}`;
  return statSync(file).isDirectory() ? `a link to a folder, which shows its list of files: ${href}` : undefined;
}

/** clickThrough clicks from the home page to a chapter and back. */
function clickThrough(site, at) {
  return site.visitEach([site.named.home], {}, async (tab) => {
    await tab.goto(at(site.named.home));
    await follow(tab, tab.locator("main a[href*='index.html']:not([href^='index.html'])").first());
    if (tab.url().split("#")[0] === at(site.named.home)) return ["a click on the first chapter does not leave the home page"];
    if (!(await tab.locator("main h1").count())) return [`no chapter at ${tab.url()}`];
    await follow(tab, tab.locator("header a[href*='index.html']").first());
    return tab.url().split("#")[0] === at(site.named.home) ? [] : ["a click on the guide's name does not lead home"];
  });
}
