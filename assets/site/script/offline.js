// A hosted site is kept for reading without a network; a folder opened from disk
// needs no keeping. Readers who save data keep the pages they opened.
(() => {
  if (!("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;
  const root = new URL("..", document.currentScript.src);
  addEventListener("load", async () => {
    try {
      await navigator.serviceWorker.register(new URL("sw.js", root));
      const { active } = await navigator.serviceWorker.ready;
      if (!navigator.connection?.saveData) active.postMessage("fill");
    } catch {
      // The browser does not allow it here; the site is read as any other.
    }
  });
})();
