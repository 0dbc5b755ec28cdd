// The timer runs, stops and changes steps, by keyboard alone, and says so to who
// cannot see it.

export async function check(site) {
  const page = site.pages.find((page) => page === "timer/index.html");
  if (!page) return { counted: "the site has no timer", faults: [{ page: "timer/index.html", message: "there is no timer page" }] };
  let steps = 0;
  const faults = await site.visitEach([page], {}, async (tab) => {
    const messages = [];
    const want = (is, message) => { if (!is) messages.push(message); };
    const text = (selector) => tab.locator(selector).innerText();
    await tab.clock.install();
    await tab.goto(site.address(page));
    const rows = tab.locator(".plan:not([hidden]) tr[data-minutes]");
    steps = await rows.count();
    const first = await rows.first().locator("th").innerText();
    const second = await rows.nth(1).locator("th").innerText();
    const minutes = Number(await rows.first().getAttribute("data-minutes"));
    want((await text(".clock .left")) === `${minutes}:00`, "the clock does not begin with the first step's minutes");
    await tab.keyboard.press("Space");
    await tab.clock.runFor(10_000);
    want((await text(".clock .left")) === clock(minutes * 60 - 10), "the clock does not run after Space");
    want((await text("[role=status]")).toLowerCase().startsWith(first.toLowerCase()), "the first step is not announced");
    await tab.keyboard.press("Space");
    const stopped = await text(".clock .left");
    await tab.clock.runFor(5_000);
    want((await text(".clock .left")) === stopped, "the clock does not stop after Space");
    await tab.keyboard.press("n");
    want((await text(".clock .step")).toLowerCase() === second.toLowerCase(), "N does not lead to the next step");
    want((await rows.nth(1).getAttribute("aria-current")) === "step", "the plan does not mark the step that runs");
    await tab.keyboard.press("b");
    want((await text(".clock .step")).toLowerCase() === first.toLowerCase(), "B does not lead back");
    await tab.keyboard.press("Space");
    await tab.clock.runFor(minutes * 60_000 + 1_000);
    want((await text(".clock .step")).toLowerCase() === second.toLowerCase(), "a step does not end when its time is over");
    return messages;
  });
  return { counted: `${steps} steps`, faults };
}

function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
