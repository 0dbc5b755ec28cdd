// On the narrowest screen, 320 px, no page scrolls sideways, nothing stands
// outside but what scrolls in a box of its own, and nothing is cut off.

const width = 320;

export async function check(site) {
  const options = { viewport: { width, height: 640 } };
  const faults = await site.visitEach(site.pages, options, async (tab, page) => {
    await tab.goto(site.address(page));
    await tab.evaluate(() => document.querySelectorAll("details").forEach((fold) => { fold.open = true; }));
    await tab.evaluate(() => document.fonts.ready.then(() => {}));
    return [...new Set(await tab.evaluate(measure, width))];
  });
  return { counted: `${site.pages.length} pages at ${width} px`, faults };
}

// Runs in the page.
function measure(width) {
  const messages = [];
  const name = (element) => {
    const text = element.textContent.replace(/\s+/g, " ").trim().slice(0, 50);
    const classes = (element.getAttribute("class") ?? "").split(/\s+/).filter(Boolean);
    return `${[element.localName, ...classes].join(".")}${text && ` ${JSON.stringify(text)}`}`;
  };
  const scrolled = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
  if (scrolled > width) messages.push(`the page is ${scrolled} px wide`);

  // What leaves a box that scrolls, or a drawing, is the box's business.
  const own = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (box.localName === "svg" || /auto|scroll/.test(getComputedStyle(box).overflowX)) return true;
    }
    return false;
  };
  const clipped = (style) => /hidden|clip/.test(style.overflowX);
  let outside = null; // do not name what stands in what is named already
  for (const element of document.body.querySelectorAll("*")) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    if (clipped(style) && box.width > 1 && element.scrollWidth > element.clientWidth + 1 && !own(element)) {
      messages.push(`cut off at its edge, ${element.scrollWidth} px in ${element.clientWidth}: ${name(element)}`);
    }
    const skip = element.matches("a[href^='#']") && box.right <= 0; // comes in when it has the focus
    if (skip || outside?.contains(element) || own(element)) continue;
    if (box.right > width + 0.5 || box.left < -0.5) {
      outside = element;
      messages.push(`stands outside, from ${Math.round(box.left)} to ${Math.round(box.right)} px: ${name(element)}`);
    }
  }
  return messages;
}
