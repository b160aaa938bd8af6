// Runs the scripts of a site whose pages may be opened from a disk. There, browsers load neither
// modules nor workers from files: so both are made here, from their texts.
//
// MODULES, the texts of the modules by their names, and SEARCH, the file with that of the search,
// stand before this.

const current = /** @type {HTMLScriptElement} */ (document.currentScript);

/** @param {string} text */
function addressOf(text) {
  return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
}

/** @param {string} type @param {string} text */
function add(type, text) {
  current.before(Object.assign(document.createElement("script"), { type, textContent: text }));
}

const imports = Object.fromEntries(
  Object.entries(MODULES).map(([name, text]) => [`roadmap/${name}`, addressOf(text)])
);
add("importmap", JSON.stringify({ imports }));
const wanted = (current.dataset.run ?? "").split(" ");
add("module", wanted.map((name) => `import "roadmap/${name}.js";`).join("\n"));

if (location.protocol === "file:") {
  // Written, so that it has run before the next script starts the search.
  document.write(`<script src="${new URL(SEARCH, current.src)}"></script>`);
}
