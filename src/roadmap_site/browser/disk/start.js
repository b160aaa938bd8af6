// Runs the scripts of a site whose pages may be opened from a disk. There, browsers load neither
// modules from files: so they are made here, from their texts.
//
// MODULES, the texts of the modules by their names, stands before this.

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
