// One card: how each kind of it is asked, answered and explained.

import site from "roadmap/site.js";
import { button, make, t } from "roadmap/text.js";
import { digest } from "roadmap/versions.js";

/** @typedef {{ key: string, kind: string, topic: string, stage: string,
 *   template: HTMLTemplateElement }} Card */
/** @typedef {(isRight: boolean) => void} Said */
/** @typedef {(...ways: HTMLElement[]) => void} Offer shows how to go on */

/** Mix the same things alike all day. @template Thing @param {Thing[]} things
 * @param {(thing: Thing) => string} name @param {string} seed @returns {Thing[]} */
export function mixed(things, name, seed) {
  const order = new Map(things.map((thing) => [thing, digest(seed + name(thing))]));
  return [...things].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

/** @param {string} typed @returns {number} as people write it; NaN where it is no number */
export function numberOf(typed) {
  const plain = typed.normalize("NFKC").replace(/[\s_'’]/g, "").replace("−", "-");
  const [, number, divisor = "1"] = /^([-+]?[\d.,]+)(?:\/([\d.,]+))?/.exec(plain) ?? [];
  return number ? read(number) / read(divisor) : NaN;
}

/** @param {string} digits @returns {number} with a comma for thousands, or for the decimal point */
function read(digits) {
  const isThousands = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits);
  return Number(isThousands ? digits.replaceAll(",", "") : digits.replace(",", "."));
}

/** @param {string} word @returns {HTMLElement} how to answer */
function hint(word) {
  return make("p", { className: "rm-card__hint" }, t(word));
}

/** Show a card and let it be answered.
 * @param {Card} card @param {Element} place @param {Offer} offer
 * @param {string} seed for the order of what there is to choose
 * @param {Said} said told once the reader goes on */
export function ask(card, place, offer, seed, said) {
  const content = /** @type {DocumentFragment} */ (card.template.content.cloneNode(true));
  const back = /** @type {Element} */ (content.querySelector(".rm-card__back"));
  back.remove();
  place.replaceChildren(content);
  const turn = () => place.append(back);
  /** @type {Explain} */
  const explain = (isRight, isTried = true) => {
    // Who says "I do not know" is not told to be wrong.
    if (isTried) {
      place.append(make("p", { className: isRight ? "rm-card__right" : "rm-card__wrong" },
        t(isRight ? "card_right" : "card_wrong")));
    }
    turn();
    offer(button("card_next", () => said(isRight)));
  };
  const way = { choice: choose, number: fill, order: arrange, outcome: act }[card.kind] ?? recall;
  way({ place, offer, explain, turn, said, seed: seed + card.key });
  // Whoever has read the explanation of the card before stands below the question.
  if (place.getBoundingClientRect().top < 0) place.parentElement?.scrollIntoView();
}

/** @typedef {(isRight: boolean, isTried?: boolean) => void} Explain */
/** @typedef {{ place: Element, offer: Offer, explain: Explain, turn: () => void, said: Said,
 *   seed: string }} Desk */

/** @param {Desk} desk */
function recall({ offer, turn, said }) {
  offer(button("card_turn", () => {
    turn();
    offer(button("card_can", () => said(true)), button("card_not", () => said(false)));
  }));
}

/** @param {Desk} desk */
function act({ place, offer, turn, said }) {
  place.prepend(hint("card_do"));
  turn();
  offer(button("card_did", () => said(true)), button("card_later", () => said(false)));
}

/** Let the lines be buttons, in an order that says nothing. @param {Desk} desk
 * @returns {HTMLElement[]} the lines in the order in which they were written */
function lines({ place, seed }) {
  const list = /** @type {Element} */ (place.querySelector(".rm-card__options"));
  const written = /** @type {HTMLElement[]} */ ([...list.children]);
  for (const line of written) {
    const text = /** @type {Element} */ (line.querySelector(".rm-card__option"));
    const pick = make("button", { type: "button", "data-rm-pick": "", "aria-pressed": "false" });
    text.replaceWith(pick);
    pick.append(text);
  }
  list.append(...mixed(written, (line) => line.textContent ?? "", seed));
  return written;
}

/** @param {HTMLElement} line @returns {HTMLButtonElement} */
function pickOf(line) {
  return /** @type {HTMLButtonElement} */ (line.querySelector("[data-rm-pick]"));
}

/** @param {HTMLElement} line @returns {boolean} */
function isPicked(line) {
  return pickOf(line).getAttribute("aria-pressed") === "true";
}

/** @param {HTMLElement[]} all @param {(line: HTMLElement) => boolean} isRight */
function close(all, isRight) {
  for (const line of all) {
    pickOf(line).disabled = true;
    line.classList.add(isRight(line) ? "rm-card--right" : "rm-card--wrong");
    const said = t(isRight(line) ? "card_right" : "card_wrong");
    const mark = { className: "rm-card__mark", role: "img", "aria-label": said };
    pickOf(line).prepend(make("span", mark, isRight(line) ? "✓" : "✗"));
  }
}

/** @param {Desk} desk */
function choose(desk) {
  const all = lines(desk);
  const isRight = (/** @type {HTMLElement} */ line) => line.hasAttribute("data-rm-right");
  const check = (/** @type {boolean} */ isTried) => {
    close(all, isRight);
    desk.explain(isTried && all.every((line) => isPicked(line) === isRight(line)), isTried);
  };
  const isOne = all.filter(isRight).length === 1;
  for (const line of all) {
    pickOf(line).addEventListener("click", () => {
      pickOf(line).setAttribute("aria-pressed", String(!isPicked(line)));
      if (isOne) check(true);
    });
  }
  const unknown = button("card_unknown", () => check(false));
  if (isOne) return desk.offer(unknown);
  all[0].parentElement?.before(hint("card_several"));
  desk.offer(button("card_check", () => check(true)), unknown);
}

/** @param {Desk} desk */
function arrange(desk) {
  const all = lines(desk);
  /** @type {HTMLElement[]} */
  let chosen = [];
  const number = () => {
    for (const line of all) {
      const place = chosen.indexOf(line) + 1;
      pickOf(line).setAttribute("aria-pressed", String(place > 0));
      line.dataset.rmPlace = place ? place.toLocaleString(site.spoken) : "";
      pickOf(line).setAttribute("aria-description", line.dataset.rmPlace);
    }
  };
  const check = (/** @type {boolean} */ isTried) => {
    const isRight = (/** @type {HTMLElement} */ line) => chosen.indexOf(line) === all.indexOf(line);
    close(all, isRight);
    desk.explain(isTried && all.every(isRight), isTried);
  };
  for (const line of all) {
    pickOf(line).addEventListener("click", () => {
      chosen = chosen.includes(line) ? chosen.filter((other) => other !== line) : [...chosen, line];
      number();
    });
  }
  all[0].parentElement?.before(hint("card_order"));
  desk.offer(button("card_check", () => check(true)), button("card_unknown", () => check(false)));
}

/** @param {Desk} desk */
function fill({ place, offer, explain }) {
  const line = /** @type {HTMLElement} */ (place.querySelector(".rm-card__number"));
  const { rmNumber: wanted, rmWithin: within } = line.dataset;
  const field = make("input", {
    type: "text", inputMode: "decimal", autocomplete: "off", "aria-label": t("card_number"),
  });
  const said = make("span", { className: "rm-card__hint", role: "status" });
  line.prepend(field);
  line.append(said);
  /** @type {Explain} */
  const end = (isRight, isTried) => {
    field.disabled = true;
    said.remove();
    explain(isRight, isTried);
  };
  const check = () => {
    const number = numberOf(field.value);
    if (Number.isNaN(number)) return void (said.textContent = t("card_no_number"));
    // What is exactly at the edge must not fail for the last bit.
    end(Math.abs(number - Number(wanted)) <= Number(within) + 1e-9 * Math.abs(Number(wanted)));
  };
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault(); // or it would press the button that gets the focus
    check();
  });
  offer(button("card_check", check), button("card_unknown", () => end(false, false)));
}
