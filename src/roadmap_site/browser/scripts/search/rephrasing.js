// Other ways to write a query that finds nothing as it stands.

import { nearest } from "roadmap/spelling.js";

/** @typedef {import("./table.js").Table} Table */

/** @param {Table[]} tables @param {(text: string) => string[]} cut
 * @param {(term: string) => boolean} isFound @param {(term: string) => string} elsewhere says what
 * a word means in another region */
export function rephrasing([words, names, sounds], cut, isFound, elsewhere) {
  /** Give other ways to write what was asked for.
   * @param {string[]} terms @param {Set<string>} asked @returns {string[][]} */
  function others(terms, asked) {
    const joined = terms.flatMap((term, i) => {
      const both = term + terms[i + 1];
      return words.has(both) ? [[...terms.slice(0, i), both, ...terms.slice(i + 2)]] : [];
    });
    const parted = terms.flatMap(part);
    const said = [...asked];
    const name = said.map((whole) => nearest(whole, names)).find(Boolean);
    const sound = said.map((whole) => whole.length > 5 && nearest(whole, sounds)).find(Boolean);
    const meant = terms.map(elsewhere);
    const mended = terms.map((term) => isFound(term) ? term : alone(term) ?? nearest(term, words) ?? term);
    return [
      ...meant.some((term, i) => term !== terms[i]) ? [meant.flatMap(cut)] : [],
      ...joined,
      ...parted.length > terms.length ? [parted] : [],
      ...mended.some((term, i) => term !== terms[i]) ? [mended] : [],
      ...name ? [cut(name)] : [],
      ...sound ? [[sound]] : [],
    ];
  }

  /** Arabic writes "and", "in", "for" and "like" as one with what follows.
   * @param {string} term @returns {string | undefined} the word that follows, if it is known */
  function alone(term) {
    return /^[وفبلك].{3}/.test(term) && isFound(term.slice(1)) ? term.slice(1) : undefined;
  }

  /** @param {string} term @returns {string[]} the words that an unknown one is made of; else itself */
  function part(term) {
    if (!/^[a-z]{6,}$/.test(term) || words.begins(term)) return [term];
    for (let end = term.length - 3; end >= 3; end--) {
      const both = [term.slice(0, end), term.slice(end)];
      if (both.every((word) => words.has(word))) return both;
    }
    return [term];
  }

  return others;
}
