// What stands on a page, for checks that ask whether a reader gets to see it.

/** words takes a text apart: letters and digits, as a reader would say them. */
export function words(text) {
  return text.normalize("NFKC").replaceAll("\u00ad", "").match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * articleText runs in the page. It returns the texts of the article, in order:
 * what each says, whether a reader sees it, and the number of the figure in
 * which it stands. What is only for assistive technology is left out: titles
 * and descriptions of drawings, sources of formulas, labels of ours.
 */
export function articleText() {
  const silent = "script, style, template, noscript, title, desc, annotation, annotation-xml, .label, [data-chrome]";
  const article = document.querySelector("article") ?? document.querySelector("main");
  if (!article) return [];
  const figures = [...article.querySelectorAll("figure, .diagram, .drawing")];
  const walk = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walk.nextNode()) {
    const { parentElement: parent, data } = walk.currentNode;
    if (data.trim() === "" || parent.closest(silent)) continue;
    texts.push({
      text: data.replace(/\s+/g, " ").trim(),
      seen: parent.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
      figure: figures.findIndex((figure) => figure.contains(parent)),
    });
  }
  return texts;
}

/**
 * unseen returns the texts that no reader sees. A drawing may stand on the page
 * twice, wide and narrow: what the hidden one says, the seen one must say.
 */
export function unseen(texts) {
  const seen = new Map();
  for (const { text, seen: shown, figure } of texts) {
    if (shown) seen.set(figure, new Set([...(seen.get(figure) ?? []), ...words(text)]));
  }
  return texts.filter(({ text, seen: shown, figure }) =>
    !shown && !(figure >= 0 && words(text).every((word) => seen.get(figure)?.has(word)))).map(({ text }) => text);
}
