// Home shows the hours, the sections and the map of one path at a time: that of the chosen button.

const STORED = "roadmap.path";

/** @param {string} id the path to show */
function show(id) {
  for (const part of document.querySelectorAll("[data-rm-path]")) {
    part.toggleAttribute("hidden", part.getAttribute("data-rm-path") !== id);
  }
  for (const part of document.querySelectorAll("[data-rm-paths]")) {
    const paths = part.getAttribute("data-rm-paths")?.split(" ") ?? [];
    part.classList.toggle("rm-off", !paths.includes(id));
  }
}

/** @returns {string | null} the path chosen at an earlier visit */
function stored() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null; // Storage can be denied; the choice then lasts as long as the page.
  }
}

/** @param {string} id the path to remember */
function store(id) {
  try {
    localStorage.setItem(STORED, id);
  } catch {
    // As above.
  }
}

const buttons = /** @type {HTMLInputElement[]} */ ([
  ...document.querySelectorAll('input[name="rm-path"]'),
]);
const before = stored();
for (const button of buttons) {
  button.checked = before ? button.value === before : button.checked;
  button.addEventListener("change", () => {
    show(button.value);
    store(button.value);
  });
}
const chosen = buttons.find((button) => button.checked) ?? buttons[0];
if (chosen) {
  chosen.checked = true;
  show(chosen.value);
}
