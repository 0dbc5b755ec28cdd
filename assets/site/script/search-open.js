// The search costs nothing until it is asked for: what is here opens it, and
// search.js, loaded then, does the rest. Scripts are loaded as elements, since a
// page from a folder may fetch nothing.
(() => {
  const source = new URL("search.js", document.currentScript.src);
  const button = document.querySelector("header.site .search");
  if (!button) return;
  let loaded;

  const load = () => loaded ??= new Promise((done) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = done;
    script.onerror = () => {
      loaded = undefined; // the next wish tries again
      script.remove();
    };
    document.head.append(script);
  });

  const open = () => load().then(() => document.dispatchEvent(new Event("fieldguide:search")));

  const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");

  button.hidden = false;
  button.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    if (event.isComposing || event.repeat || event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    const slash = event.key === "/" && !command && !typing(event.target);
    if (!slash && !(command && !event.shiftKey && event.key.toLowerCase() === "k")) return;
    event.preventDefault();
    open();
  });

  // The page before left words to be shown here.
  try {
    if (sessionStorage.getItem("fieldguide:found")) load();
  } catch {
    // The reader's browser keeps nothing for this page.
  }
})();
