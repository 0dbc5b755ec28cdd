// Marks, in the list of the page's sections, the one that is being read: the last
// whose heading has passed the upper third of the window.
(() => {
  const links = [...document.querySelectorAll(".sections a")];
  const sections = links.map((a) => document.getElementById(decodeURIComponent(a.hash.slice(1))));
  if (links.length === 0) return;
  let marked = -1;
  let waits = false;
  const mark = () => {
    waits = false;
    let at = -1;
    sections.forEach((s, i) => {
      if (s && s.getBoundingClientRect().top < innerHeight / 3) at = i;
    });
    if (scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2) at = links.length - 1;
    if (at === marked) return;
    links[marked]?.removeAttribute("aria-current");
    links[at]?.setAttribute("aria-current", "true");
    marked = at;
  };
  const later = () => {
    if (!waits) requestAnimationFrame(mark);
    waits = true;
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later);
  later();
})();
