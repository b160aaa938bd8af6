// Gives the faults that axe finds on a page: for each rule that is broken, the first elements; and
// the looks of the texts that stand out.
async ({ rules, known }) => {
  // Whether text stands out takes nine tenths of axe's time on a long page, and it follows from
  // styles alone. So of texts that look the same all the way up to the root, only the first is asked
  // about, and none where such a text stood out on a page before. A text that may stand on something
  // else than what holds it (what is placed or turned, drawings, buttons and fields) is the same only
  // where all that reaches into its box looks the same and is at the same place of it; and only with
  // the same words, where something reaches into a part of the box alone, so that it matters where
  // the words are, or where whether they count hangs on what holds them.
  const ASKED = "data-axe-asked";
  const LOOK = [
    "color", "background-color", "background-image", "opacity", "font-size", "font-weight",
    "text-shadow", "filter", "mix-blend-mode", "visibility", "overflow-x", "overflow-y",
  ];
  const PLACED = [
    "position", "z-index", "transform", "translate", "clip", "clip-path", "fill", "fill-opacity",
    "stroke",
  ];
  // All by which axe tells a link from the words around it, beside its colour.
  const MARKED = [
    "display", "text-decoration", "font-style", "font-family", "outline", "border-top",
    "border-bottom",
  ];
  const BLOCK = /^(block|list-item|table.*|flex|grid|inline-block)$/;
  const FIELDS = "input:not([type=checkbox], [type=radio], [type=hidden]), select, textarea";
  const BOXED = `svg, ${FIELDS}, button, [aria-disabled]`;
  const HOLDERS = `${FIELDS}, button, label, fieldset, [aria-disabled]`;
  const TARGETS = "a[href], area, audio, button, details, embed, iframe, input, object, select, " +
    "summary, textarea, video, [contenteditable], [role], [tabindex]";
  // Of what holds a target, only these could be one.
  const WITHIN = "a, button, summary, [contenteditable], [role][tabindex]";
  const LEAST = 24;
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
  const lookOf = (element, style, names) => {
    const own = names.map((name) => style.getPropertyValue(name)).join(";");
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
    if (Math.min(box.right, clip.right) <= Math.max(box.left, clip.left)) return "none";
    if (Math.min(box.bottom, clip.bottom) <= Math.max(box.top, clip.top)) return "none";
    const rest = cut(box, clip);
    return Object.keys(rest).every((side) => rest[side] === box[side]) ? "all" : "some";
  };

  const isMoved = (style) => !["static", "relative"].includes(style.position) ||
    style.transform !== "none" || style.translate !== "none" ||
    [style.marginTop, style.marginBottom, style.marginLeft].some((margin) => margin.startsWith("-"));
  const parts = [];
  const walk = (element, above) => {
    const style = getComputedStyle(element);
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
    const box = { left, right, top, bottom, width, height };
    const moves = isMoved(style);
    const isPlaced = moves || style.zIndex !== "auto" || style.clipPath !== "none" ||
      element instanceof SVGElement;
    const names = isPlaced ? [...LOOK, ...PLACED] : LOOK;
    const look = hash(`${above.look}>${lookOf(element, style, names)}`);
    const isFree = above.isFree && !element.matches(BOXED) && !moves && style.float === "none";
    const { clip } = above;
    const clips = style.overflowX !== "visible" || style.overflowY !== "visible";
    parts.push({ element, box, look, clip, isFree, moves, clips });
    const inner = clips ? cut(box, clip) : clip;
    for (const child of element.children) walk(child, { look, isFree, clip: inner });
  };

  // The end of the window is none: readers scroll.
  const clip = { left: -1e9, right: 1e9, top: -1e9, bottom: 1e9 };
  const ground = [document.documentElement, document.body];
  const look = hash(ground.map((part) => lookOf(part, getComputedStyle(part), LOOK)).join(">"));
  for (const part of document.body.children) walk(part, { look, isFree: true, clip });

  // What is said to screen readers only takes one dot.
  const large = parts.filter(({ box }) => box.width > 1 && box.height > 1);
  const moved = large.filter(({ moves }) => moves);
  const isAlone = ({ element, box }) => !moved.some((other) =>
    shown(other.box, box) !== "none" && !other.element.contains(element));
  // All that reaches into a box, in the order of the page, and where.
  const inside = (box) => {
    const found = large.filter(({ box: other }) => other.left < box.right && other.right > box.left &&
      other.top < box.bottom && other.bottom > box.top);
    return found.map(({ box: other, look }) => {
      const { left, right, top, bottom } = cut(other, box);
      const sides = [left - box.left, right - box.right, top - box.top, bottom - box.bottom];
      return { look, place: sides.map((side) => Math.round(4 * side)) };
    });
  };
  const makeKey = ({ element, box, look, clip, isFree }) => {
    const key = `${look}${element.checkVisibility()}${shown(box, clip)}`;
    if (isFree && isAlone({ element, box })) return key;
    const others = inside(box);
    const isPartly = others.some(({ place }) => place.some((side) => side !== 0));
    const holder = element.closest(HOLDERS) ?? (isPartly ? element : undefined);
    const words = holder && `${holder.outerHTML}${element.outerHTML}${element.value}` +
      `${box.width} ${box.height}`;
    return `${key}${hash(`${words}${others.map((other) => other.look + other.place).join()}`)}`;
  };
  const keyOf = (part) => (part.key ??= makeKey(part));

  const isFresh = (key) => {
    if (seen.has(key)) return false;
    seen.add(key);
    fresh.push(key);
    return true;
  };
  const isAsked = (part) => {
    const { element } = part;
    const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    // axe asks about no text of others.
    if (!(says || element.matches(FIELDS)) || element.localName === "option") return false;
    return isFresh(keyOf(part));
  };

  // axe compares a link with the block that it is in: what tells them apart stands on both, on what
  // is between them, and before and after the link.
  const places = new Map(parts.map((part) => [part.element, part]));
  const markOf = (element) => {
    const pseudo = ["::before", "::after"].map((name) => getComputedStyle(element, name).content);
    const marks = [];
    let part = element;
    for (; part; part = part.parentElement) {
      const style = getComputedStyle(part);
      marks.push(MARKED.map((name) => style.getPropertyValue(name)).join(";"));
      if (BLOCK.test(style.display) && part !== element) break;
    }
    const block = places.has(part) ? keyOf(places.get(part)) : "";
    return hash(`link${[...marks, ...pseudo, block].join(">")}`);
  };
  // Which links are within text, axe's own rule tells; whether one stands out from it follows from
  // styles too, so that one of each kind is asked about.
  const askLinks = () => {
    const rule = axe._audit.rules.find(({ id }) => id === "link-in-text-block");
    axe.matchesLink ??= rule.matches;
    rule.matches = (element, ...rest) => {
      if (!axe.matchesLink.call(rule, element, ...rest)) return false;
      const part = places.get(element);
      return !part || isFresh(`${keyOf(part)}${markOf(element)}`);
    };
  };

  // A target that nothing else that could be one reaches into is in order where it is large enough,
  // or where a circle of the least width around its middle touches no other, nor the circle of a
  // small one; source: WCAG 2.2, 2.5.8. What seems to be nearer by a pixel, or what has a further
  // target upon it, axe looks at.
  const targets = parts.filter(({ element }) => element.matches(TARGETS) || element.shadowRoot);
  const middle = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];
  const reachesInto = (box) => ({ box: place }) => place.left < box.right &&
    place.right > box.left && place.top < box.bottom && place.bottom > box.top;
  const isAside = (part) => (part.isAside ??= !targets.some((other) => other !== part &&
    reachesInto(part.box)(other) && !other.element.contains(part.element)));
  const isClear = (part, [x, y]) => (other) => {
    const { box } = other;
    const beside = Math.max(box.left - x, x - box.right, 0);
    const gap = Math.hypot(beside, Math.max(box.top - y, y - box.bottom, 0));
    if (gap > LEAST || box.width === 0 || box.height === 0) return true;
    if (other.element.contains(part.element)) return !other.element.matches(WITHIN);
    const [left, top] = middle(box);
    return gap > LEAST / 2 + 1 && Math.hypot(left - x, top - y) > LEAST + 1 && isAside(other);
  };
  const isSpaced = (part) => part.element.getClientRects().length === 1 &&
    targets.every((other) => other === part || isClear(part, middle(part.box))(other));
  const isRoomy = (part) => isAside(part) &&
    ((part.box.width >= LEAST && part.box.height >= LEAST) || isSpaced(part));
  const askTargets = () => {
    const roomy = new Set(targets.filter(isRoomy).map(({ element }) => element));
    const rule = axe._audit.rules.find(({ id }) => id === "target-size");
    axe.matchesTarget ??= rule.matches;
    rule.matches = (element, ...rest) =>
      !roomy.has(element) && axe.matchesTarget.call(rule, element, ...rest);
  };

  // Only what can be scrolled has to be reached with keys, and only what clips can be: axe measures
  // nothing else but what holds the body.
  const askScrolled = () => {
    const still = new Set(parts.filter(({ clips }) => !clips).map(({ element }) => element));
    const rule = axe._audit.rules.find(({ id }) => id === "scrollable-region-focusable");
    axe.matchesScrolled ??= rule.matches;
    rule.matches = (element, ...rest) =>
      !still.has(element) && axe.matchesScrolled.call(rule, element, ...rest);
  };

  const asked = parts.filter(isAsked).map(({ element }) => element);
  for (const element of asked) element.setAttribute(ASKED, "");
  axe.configure({ rules: [{ id: "color-contrast", selector: `[${ASKED}]` }] });
  askLinks();
  askTargets();
  askScrolled();
  // Of what is in order axe tells one element a rule; what is wrong it tells in full. The whole
  // answer is megabytes, and nobody reads the rest.
  const { violations } = await axe.run({ resultTypes: ["violations"], selectors: false, rules });
  for (const element of asked) element.removeAttribute(ASKED);
  const isHidden = violations.some(({ id }) => ["color-contrast", "link-in-text-block"].includes(id));
  return {
    faults: violations.map(({ id, nodes }) =>
      [id, nodes.slice(0, 3).map(({ html }) => html.replace(` ${ASKED}=""`, "").slice(0, 120))]),
    known: isHidden ? "" : fresh.join(" "),
  };
}
