// Without a network the hosted site goes on: once a reader has been there for a
// while, every page can be read, in its look, and an address that was never there
// leads to the page for that.

import { firstLine } from "../site.mjs";

export async function check(site) {
  let read = 0;
  const faults = await site.visitEach([site.named.home], { serviceWorkers: "allow" }, async (tab, _, context) => {
    await tab.goto(site.base);
    if (!(await tab.evaluate(filled))) return ["the service worker keeps less than it lists"];
    await context.setOffline(true);
    const messages = [];
    for (const page of site.pages) {
      try {
        await tab.goto(site.address(page), { timeout: 10_000 });
        const face = await tab.evaluate(() => getComputedStyle(document.querySelector("h1")).fontFamily);
        if (!/Source Sans/.test(face)) messages.push(`${page} is not styled without a network`);
        read++;
      } catch (err) {
        messages.push(`${page} cannot be read without a network: ${firstLine(err)}`);
      }
    }
    await tab.goto(`${site.base}nowhere/`, { timeout: 10_000 }).catch(() => {});
    if (!/Not found/.test(await tab.title().catch(() => ""))) messages.push("an unknown address does not lead to the page for missing ones");
    return messages;
  });
  return { counted: `${read} pages read`, faults };
}

// Runs in the page: waits until the worker keeps what it lists.
async function filled() {
  const registration = await navigator.serviceWorker.ready;
  const text = await (await fetch(registration.active.scriptURL)).text();
  const listed = JSON.parse(/const files = (\[.*?\]);/.exec(text)[1]).length;
  for (let tries = 0; tries < 240; tries++) {
    const names = (await caches.keys()).filter((name) => name.startsWith(`fieldguide ${registration.scope} `));
    const kept = names.length > 0 ? (await (await caches.open(names[0])).keys()).length : 0;
    if (kept >= listed) return true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return false;
}
