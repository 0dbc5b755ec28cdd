// Sets the theme that the reader chose before anything is painted, so that no
// page flashes in the other one. Without a choice the machine's holds.
try {
  const theme = localStorage.getItem("fieldguide:theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // The reader's browser keeps nothing for this page.
}
