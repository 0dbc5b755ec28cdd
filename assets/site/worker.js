// The site's service worker: what was fetched once, and after a while the whole
// site, can be read without a network. Before this text stand `version` and
// `files`, which name what the site is made of; `first`, how many of the files are
// kept from the beginning; and `whole`, whether the site is small enough to be
// kept whole. Of a larger one only what was opened is.
//
// The network comes first, so that nobody reads an old page; but if it says
// nothing for some seconds, as on a train, what is kept is shown.

const patience = 3000; // ms
const prefix = `fieldguide ${registration.scope} `;
const kept = caches.open(prefix + version);
const listed = new Set(files.map((path) => new URL(path, registration.scope).href));

// keyOf returns the address under which a page or file is kept.
const keyOf = (url) => url.split(/[?#]/)[0].replace(/\/$/, "/index.html");

addEventListener("install", (event) => {
  event.waitUntil(kept.then((cache) => cache.addAll([...listed].slice(0, first))).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const old = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(prefix) && name !== prefix + version) await caches.delete(name);
    }
    await clients.claim();
  };
  event.waitUntil(old());
});

// A page asks for the rest when it has nothing else to do.
addEventListener("message", (event) => {
  if (event.data !== "fill" || !whole) return;
  const fill = async () => {
    const cache = await kept;
    for (const url of listed) {
      if (await cache.match(url)) continue;
      try {
        await cache.add(url);
      } catch {
        return; // the network is gone; another page will ask again
      }
    }
  };
  event.waitUntil(fill());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope) || request.headers.has("range")) return;
  event.respondWith(answer(request));
});

async function answer(request) {
  const cache = await kept;
  const key = keyOf(request.url);
  const have = await cache.match(key);
  const network = fetch(request).then((response) => {
    if (response.status === 200 && !response.redirected && listed.has(key)) cache.put(key, response.clone());
    return response;
  });
  if (have) {
    const late = new Promise((resolve) => setTimeout(resolve, patience, have));
    return Promise.race([network, late]).catch(() => have);
  }
  return network.catch(async (error) => {
    const missing = request.mode === "navigate" && (await cache.match(new URL("404.html", registration.scope).href));
    if (missing) return missing;
    throw error;
  });
}
