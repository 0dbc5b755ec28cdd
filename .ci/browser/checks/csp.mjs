// No page breaks its own content security policy, says anything on the console,
// asks for what is not there or for another host, sets a cookie, or keeps
// anything in the reader's browser but what is declared here. On two pages every
// button is pressed first.

/** What the site may keep in a reader's browser, by the place where it keeps it. */
const declared = (site) => ({
  "local storage": [
    /^fieldguide:theme$/, // light or dark, if the reader chose
    /^fieldguide:read:[^:]+$/, // the chapters read
  ],
  "session storage": [/^fieldguide:(query|found)$/], // search.js: what was searched for, and the words to show on the page found
  "service workers": [exactly(site.base)], // offline.js
  caches: [new RegExp(`${exactly(`fieldguide ${site.base} `).source.slice(0, -1)}[0-9a-f]+$`)], // worker.js, one for each build
});
const exactly = (text) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);

export async function check(site) {
  const pressed = new Set([site.named.home, site.named.step].filter(Boolean));
  const look = async (tab, page, context) => {
    await tab.goto(site.address(page), { waitUntil: "networkidle" });
    if (pressed.has(page)) await pressButtons(tab);
    await tab.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await tab.waitForLoadState("networkidle");
    const policies = await tab.locator("meta[http-equiv='Content-Security-Policy' i]").count();
    return [...policies > 0 ? [] : ["the page has no content security policy"], ...await kept(site, tab, context)];
  };
  const faults = await site.visitEach(site.pages, { serviceWorkers: "allow" }, look, (tab, context, say) => listen(site, tab, context, say));
  return { counted: `${site.pages.length} pages`, faults };
}

/** listen says all that the page complains of and all that it should not ask for. */
async function listen(site, tab, context, say) {
  await sayViolations(context, say);
  tab.on("console", (said) => {
    if (["error", "warning"].includes(said.type())) say(`console ${said.type()}: ${said.text()}`);
  });
  tab.on("pageerror", (err) => say(`script error: ${err.message}`));
  tab.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(site.base) && !url.startsWith("data:")) say(`asks for ${url}`);
  });
  tab.on("response", (response) => {
    if (response.status() >= 300 && response.status() !== 304) say(`${response.status()} for ${response.url()}`);
  });
}

/** sayViolations says what the page's policy forbids it. */
export async function sayViolations(context, say) {
  await context.exposeBinding("reportViolation", (_, message) => say(message));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
      reportViolation(`the policy's ${violatedDirective} forbids ${blockedURI} ${sample}`.trim()));
  });
}

async function pressButtons(tab) {
  const buttons = tab.locator("button:visible");
  for (let i = 0; i < (await buttons.count()); i++) {
    await buttons.nth(i).click({ timeout: 2000, noWaitAfter: true }).catch(() => {});
    await tab.keyboard.press("Escape");
  }
}

/** kept returns what the page has left in the browser and has not declared, and takes it away. */
async function kept(site, tab, context) {
  const left = await tab.evaluate(async () => ({
    "local storage": Object.keys(localStorage),
    "session storage": Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    "service workers": (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  }));
  left.cookies = (await context.cookies()).map(({ name }) => name);
  await context.clearCookies();
  await tab.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  const allowed = declared(site);
  const foreign = (where) => (key) => !allowed[where]?.some((pattern) => pattern.test(key));
  return Object.entries(left).flatMap(([where, keys]) => keys.filter(foreign(where)).map((key) => `keeps "${key}" in ${where}, which is not declared`));
}
