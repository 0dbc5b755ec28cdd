// Reloads the page when the guide was built anew, and shows what is wrong with
// it over the last good build. Only the development server adds this script.
(() => {
  const version = Number(document.currentScript.dataset.version);
  let panel = null;

  function show(faults) {
    panel?.remove();
    panel = null;
    if (!faults || faults.length === 0) return;
    panel = document.createElement("section");
    panel.setAttribute("role", "alert");
    panel.style.cssText =
      "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;z-index:1000;margin:0;" +
      "padding:1rem 1.5rem;background:#2b0b0b;color:#fff;border-top:4px solid #ff6b5e;" +
      "font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap";
    const head = document.createElement("strong");
    head.textContent = faults.length === 1 ? "1 error" : `${faults.length} errors`;
    panel.append(head, "; this is the last good build\n");
    for (const fault of faults) {
      panel.append(`${fault.at ? fault.at + ": " : ""}${fault.msg}\n`);
      if (fault.hint) panel.append(`    hint: ${fault.hint}\n`);
    }
    document.body.append(panel);
  }

  const events = new EventSource("/.fieldguide/events");
  events.onmessage = (event) => {
    const state = JSON.parse(event.data);
    if (state.version !== version) location.reload();
    else show(state.faults);
  };
})();
