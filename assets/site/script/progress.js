// Remembers which chapters were read to their end, in this browser only, and
// ticks them off in menus and in the contents. A chapter that fits the window is
// read when it is shown.
(() => {
  const root = new URL("..", document.currentScript.src).href;
  const name = `read:${document.querySelector("meta[name=fieldguide-guide]")?.content ?? ""}`;
  const read = new Set(fieldguide.kept(name).split("\n").filter(Boolean));
  const pageOf = (href) => {
    const page = href.split("#")[0];
    if (!page.startsWith(root)) return "";
    return page.slice(root.length).replace(/(^|\/)$/, "$1index.html");
  };

  const links = [...document.querySelectorAll(".part a, .contents a")];
  const tick = () => {
    for (const a of links) {
      const done = read.has(pageOf(a.href));
      if (done === a.hasAttribute("data-read")) continue;
      a.toggleAttribute("data-read", done);
      if (done) {
        const word = document.createElement("span");
        word.className = "unseen";
        word.textContent = " (read)";
        a.append(word);
      } else {
        a.lastElementChild.remove();
      }
    }
  };
  const keep = () => fieldguide.keep(name, [...read].join("\n"));

  const end = document.querySelector(".reading .turn, .reading footer.site, .home .chapter + .contents");
  if (end && "IntersectionObserver" in window) {
    new IntersectionObserver((seen, observer) => {
      if (!seen.some((e) => e.isIntersecting)) return;
      observer.disconnect();
      read.add(pageOf(location.href));
      keep();
      tick();
    }).observe(end);
  }

  const contents = document.querySelector(".contents h2");
  if (contents && read.size > 0) {
    const known = new Set(links.map((a) => pageOf(a.href)));
    const line = document.createElement("p");
    line.className = "read-count";
    line.textContent = `${[...read].filter((p) => known.has(p)).length} of ${known.size} chapters read, as this browser remembers. `;
    const forget = document.createElement("button");
    forget.type = "button";
    forget.textContent = "Forget";
    forget.addEventListener("click", () => {
      read.clear();
      keep();
      tick();
      line.remove();
      contents.tabIndex = -1; // the button had the focus, and is gone
      contents.focus();
    });
    line.append(forget);
    contents.after(line);
  }
  tick();
})();
