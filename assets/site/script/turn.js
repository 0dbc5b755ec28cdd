// The arrow keys turn pages, unless they have something else to do.
(() => {
  const busy = "input, select, textarea, button, summary, dialog, audio, video, [contenteditable], [tabindex]";
  addEventListener("keydown", (e) => {
    if (e.altKey || e.ctrlKey || e.metaKey || e.shiftKey || e.defaultPrevented) return;
    if (e.target instanceof Element && e.target.closest(busy)) return;
    const rel = { ArrowLeft: "prev", ArrowRight: "next" }[e.key];
    const link = rel && document.querySelector(`.turn a[rel=${rel}]`);
    if (link) link.click();
  });
})();
