// Gives each block of program text a button that copies it.
(() => {
  const blocks = document.querySelectorAll(".code");
  if (!navigator.clipboard || blocks.length === 0) return;
  const says = document.createElement("p"); // to those who do not see the button
  says.className = "unseen";
  says.setAttribute("role", "status");
  document.body.append(says);
  for (const block of blocks) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(block.querySelector("code").textContent);
        button.textContent = "Copied";
      } catch {
        button.textContent = "Not allowed";
      }
      says.textContent = button.textContent;
      setTimeout(() => {
        button.textContent = "Copy";
        says.textContent = ""; // so that the next copy is told too
      }, 2000);
    });
    block.append(button);
  }
})();
