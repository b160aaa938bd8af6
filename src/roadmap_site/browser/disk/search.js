// Has Material start the search from texts instead of files. WORKERS, the texts of our worker and of
// Material's, stand before this. Further languages' scripts come with the index: see portal.js.

const place = /** @type {HTMLElement} */ (document.getElementById("__config"));
const settings = JSON.parse(place.textContent ?? "");
const [own, material] = WORKERS;
const load = `const importScripts = (...names) => {
  for (const name of names) (0, eval)(setup?.config.scripts[name] ?? ${JSON.stringify(material)});
};`;
settings.search = URL.createObjectURL(new Blob([load, own], { type: "text/javascript" }));
place.textContent = JSON.stringify(settings);
