// Shows footnotes where they are referred to, and the definitions of terms: in a
// panel, on hover, focus and tap; on wide screens footnotes stand beside the text.
// Without a script the links lead to both.
(() => {
  const wide = matchMedia("(min-width: 76rem)");
  const panel = document.createElement("div");
  panel.className = "panel";
  panel.id = "page:panel";
  panel.setAttribute("role", "tooltip");
  panel.hidden = true;
  let owner = null;
  let leaving = 0;

  const noteOf = (a) => document.getElementById(decodeURIComponent(a.hash.slice(1)));
  const sourceOf = (a) => (a.dataset.term ? document.getElementById(a.dataset.term) : noteOf(a));
  const copyOf = (source) => {
    const copy = document.createDocumentFragment();
    for (const node of source.cloneNode(true).childNodes) copy.append(node);
    for (const e of copy.querySelectorAll("[id]")) e.removeAttribute("id");
    for (const e of copy.querySelectorAll(".back")) e.remove();
    return copy;
  };

  const hide = () => {
    clearTimeout(leaving);
    owner?.removeAttribute("aria-describedby");
    owner = null;
    panel.hidden = true;
  };
  const show = (a) => {
    clearTimeout(leaving);
    if (owner === a) return;
    const source = sourceOf(a);
    if (!source) return;
    hide();
    owner = a;
    panel.replaceChildren(copyOf(source));
    panel.hidden = false;
    document.body.append(panel);
    a.setAttribute("aria-describedby", panel.id);
    const at = a.getBoundingClientRect();
    const width = Math.min(panel.offsetWidth, innerWidth - 16);
    const below = at.bottom + panel.offsetHeight + 16 < innerHeight || at.top < panel.offsetHeight + 16;
    panel.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8)) + scrollX}px`;
    panel.style.top = `${(below ? at.bottom + 6 : at.top - panel.offsetHeight - 6) + scrollY}px`;
  };
  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => panel.matches(":hover") || hide(), 250);
  };

  const links = [...document.querySelectorAll(".chapter .noteref a, .chapter a.term")];
  const beside = (a) => wide.matches && !a.dataset.term;
  for (const a of links) {
    let touched = false;
    a.addEventListener("pointerdown", (e) => (touched = e.pointerType === "touch"));
    a.addEventListener("mouseenter", () => !touched && !beside(a) && show(a));
    a.addEventListener("mouseleave", leave);
    a.addEventListener("focus", () => !touched && !beside(a) && show(a));
    a.addEventListener("blur", (e) => {
      // What has the focus next may stand under the panel.
      if (e.relatedTarget && !panel.contains(e.relatedTarget)) hide();
      else leave();
    });
    a.addEventListener("click", (e) => {
      // A tap shows; a tap on what is shown, or a click, follows the link.
      if (!touched || owner === a || beside(a)) return;
      e.preventDefault();
      show(a);
    });
  }
  panel.addEventListener("mouseenter", () => clearTimeout(leaving));
  panel.addEventListener("mouseleave", leave);
  addEventListener("keydown", (e) => e.key === "Escape" && hide());
  // A touch beside it puts it away: a telephone has no Escape, and takes no focus away.
  addEventListener("pointerdown", (e) => owner && !owner.contains(e.target) && !panel.contains(e.target) && hide());
  document.addEventListener("pointerdown", (e) => {
    if (owner && !panel.contains(e.target) && !owner.contains(e.target)) hide();
  });

  // Notes beside the text, each at the height of its first reference, and below
  // the note before it.
  const main = document.querySelector(".reading main");
  const refs = links.filter((a) => !a.dataset.term);
  if (!main || refs.length === 0) return;
  let column = null;
  const lay = () => {
    column?.remove();
    column = null;
    if (!wide.matches) return;
    column = document.createElement("div");
    column.className = "sidenotes";
    column.setAttribute("aria-hidden", "true");
    main.append(column);
    const seen = new Set();
    const top = column.getBoundingClientRect().top;
    let free = 0;
    for (const a of refs) {
      const source = noteOf(a);
      if (!source || seen.has(source) || a.getClientRects().length === 0 || a.closest(".notes")) continue;
      seen.add(source);
      const note = document.createElement("div");
      const number = document.createElement("b");
      number.textContent = `${a.textContent} `;
      note.append(number, copyOf(source));
      for (const link of note.querySelectorAll("a, [tabindex]")) link.tabIndex = -1;
      column.append(note);
      const y = Math.max(free, a.getBoundingClientRect().top - top - 4);
      note.style.top = `${y}px`;
      free = y + note.offsetHeight + 12;
    }
  };
  let waits = 0;
  const later = () => {
    cancelAnimationFrame(waits);
    waits = requestAnimationFrame(lay);
  };
  new ResizeObserver(later).observe(document.querySelector(".chapter"));
  wide.addEventListener("change", later);
})();
