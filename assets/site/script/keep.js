// What the reader's browser keeps for this site, and nowhere else: the theme,
// the chapters read. Reading works without.
const fieldguide = {
  keep(name, value) {
    try {
      if (value) localStorage.setItem(`fieldguide:${name}`, value);
      else localStorage.removeItem(`fieldguide:${name}`);
    } catch {
      // It keeps nothing for this page; then the choice lasts as long as the page.
    }
  },
  kept(name) {
    try {
      return localStorage.getItem(`fieldguide:${name}`) || "";
    } catch {
      return "";
    }
  },
};
