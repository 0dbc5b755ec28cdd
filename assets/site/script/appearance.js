// The theme's button goes round: as the machine has it, light, dark.
(() => {
  const button = document.querySelector("[data-theme-button]");
  if (!button) return;
  const root = document.documentElement;
  const names = { "": "automatic", light: "light", dark: "dark" };
  const order = ["", "light", "dark"];
  const show = () => {
    const name = names[root.dataset.theme || ""];
    button.setAttribute("aria-label", `Theme: ${name}`);
    button.title = `Theme: ${name}`;
  };
  button.addEventListener("click", () => {
    const next = order[(order.indexOf(root.dataset.theme || "") + 1) % order.length];
    if (next) root.dataset.theme = next;
    else delete root.dataset.theme;
    fieldguide.keep("theme", next);
    show();
  });
  show();
  button.hidden = false;
})();
