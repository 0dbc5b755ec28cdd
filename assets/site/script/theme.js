// Sets the theme that the reader chose before anything is painted, so that no
// page flashes in the other one. Without a choice the machine's holds.
try {
  const theme = localStorage.getItem("fieldguide:theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // The reader's browser keeps nothing for this page.
}

// A hosted page asks for its faces before its stylesheet does, and shows them if
// they come at once; see faceRules. A folder opened from disk cannot ask early.
if (location.protocol.startsWith("http")) {
  document.documentElement.dataset.hosted = "";
  for (const face of ["source-serif-4-regular", "source-sans-3-regular", "source-sans-3-semibold"]) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href: new URL(`faces/${face}.woff2`, document.currentScript.src) });
    document.head.append(link);
  }
}
