// Gives the faults that axe finds on a page: for each rule that is broken, the first elements; and
// the looks of the texts that stand out.
async ({ rules, known }) => {
  // Whether text stands out takes nine tenths of axe's time on a long page, and it follows from
  // styles alone. So of texts that look the same all the way up to the root, only the first is asked
  // about, and none where such a text stood out on a page before. Text that may stand on something
  // else than what holds it is asked about always: what is placed or turned, drawings, and fields.
  const REPEATED = "data-axe-repeated";
  const LOOK = [
    "color", "background-color", "background-image", "opacity", "font-size", "font-weight",
    "text-shadow", "filter", "mix-blend-mode", "visibility", "overflow-x", "overflow-y",
  ];
  const NEVER = "svg, input, select, textarea, button, [aria-disabled]";
  const seen = new Set(known.split(" "));
  const fresh = [];

  // A number for a text of any length; source: cyrb53, a hash of 53 bits in the public domain.
  const hash = (text) => {
    let [a, b] = [0xdeadbeef, 0x41c6ce57];
    for (let place = 0; place < text.length; place++) {
      const code = text.charCodeAt(place);
      a = Math.imul(a ^ code, 2654435761);
      b = Math.imul(b ^ code, 1597334677);
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
  };
  const lookOf = (element, style) => {
    const own = LOOK.map((name) => style.getPropertyValue(name)).join(";");
    return `${element.localName}.${element.getAttribute("class") ?? ""}{${own}}`;
  };

  // How much of an element its holder lets be seen.
  const cut = (box, clip) => ({
    left: Math.max(box.left, clip.left),
    right: Math.min(box.right, clip.right),
    top: Math.max(box.top, clip.top),
    bottom: Math.min(box.bottom, clip.bottom),
  });
  const shown = (box, clip) => {
    const rest = cut(box, clip);
    if (rest.right <= rest.left || rest.bottom <= rest.top) return "none";
    return Object.keys(rest).every((side) => rest[side] === box[side]) ? "all" : "some";
  };

  const isMoved = (style) => !["static", "relative"].includes(style.position) ||
    style.transform !== "none" || style.translate !== "none" ||
    [style.marginTop, style.marginBottom, style.marginLeft].some((margin) => margin.startsWith("-"));
  const moved = [...document.body.querySelectorAll("*")]
    .filter((element) => isMoved(getComputedStyle(element)))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    // What is said to screen readers only takes one dot.
    .filter(({ box }) => box.width > 1 && box.height > 1);
  const isAlone = (text, box) => !moved.some((other) =>
    shown(other.box, box) !== "none" && !other.element.contains(text));

  const walk = (element, above) => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const look = hash(`${above.look}>${lookOf(element, style)}`);
    const free = above.free && !element.matches(NEVER) && !isMoved(style) && style.float === "none";
    const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (says && free && isAlone(element, box)) {
      const key = `${look}${element.checkVisibility()}${shown(box, above.clip)}`;
      const isRepeated = seen.has(key);
      element.toggleAttribute(REPEATED, isRepeated);
      if (!isRepeated) fresh.push(key);
      seen.add(key);
    } else {
      element.removeAttribute(REPEATED);
    }
    const clips = style.overflowX !== "visible" || style.overflowY !== "visible";
    const clip = clips ? cut(box, above.clip) : above.clip;
    for (const child of element.children) walk(child, { look, free, clip });
  };

  // The end of the window is none: readers scroll.
  const clip = { left: -1e9, right: 1e9, top: -1e9, bottom: 1e9 };
  const ground = [document.documentElement, document.body];
  const look = hash(ground.map((part) => lookOf(part, getComputedStyle(part))).join(">"));
  for (const part of document.body.children) walk(part, { look, free: true, clip });
  axe.configure({ rules: [{ id: "color-contrast", selector: `:not([${REPEATED}])` }] });
  // Of what is in order axe tells one element a rule; what is wrong it tells in full. The whole
  // answer is megabytes, and nobody reads the rest.
  const { violations } = await axe.run({ resultTypes: ["violations"], selectors: false, rules });
  const isPale = violations.some(({ id }) => id === "color-contrast");
  return {
    faults: violations.map(({ id, nodes }) =>
      [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 120))]),
    known: isPale ? "" : fresh.join(" "),
  };
}
