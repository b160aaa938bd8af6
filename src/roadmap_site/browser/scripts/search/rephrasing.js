// Other ways to write a query that finds nothing as it stands.

import { stem } from "roadmap/folding.js";
import { nearest } from "roadmap/spelling.js";

/** @typedef {import("./table.js").Table} Table */

const LONGEST_ENDING = 5; // letters of a word that may follow another one's root
const SPACED = /^[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]/u;

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
    const mended = terms.map((term) =>
      isFound(term) ? term : arabic(term) ?? nearest(term, words) ?? base(term) ?? term);
    return [
      ...meant.some((term, i) => term !== terms[i]) ? [meant.flatMap(cut)] : [],
      ...joined,
      ...parted.length > terms.length ? [parted] : [],
      ...mended.some((term, i) => term !== terms[i]) ? [mended] : [],
      ...name ? [cut(name)] : [],
      ...sound ? [[sound]] : [],
    ];
  }

  /** Arabic writes "and", "in", "for" and "like" as one with what follows, in the query or in the
   * text, and begins a verb by who does it.
   * @param {string} term @returns {string | undefined} what is known of that */
  function arabic(term) {
    if (!/^[\u0621-\u064a]{4}/.test(term)) return;
    const rest = term.slice(1);
    const alone = /^[وفبلك]/.test(term) ? [rest] : [];
    const persons = /^[انيت]/.test(term) ? [..."انيت"].map((who) => who + rest) : [];
    return [...alone, `و${term}`, ...persons].find(isFound);
  }

  /** @param {string} term @returns {string | undefined} the longest word that it is made from */
  function base(term) {
    const least = Math.max(/^[a-z]/.test(term) ? 5 : 4, term.length - LONGEST_ENDING);
    for (let end = term.length - 1; SPACED.test(term) && end >= least; end--) {
      const root = term.slice(0, end);
      const [first, last] = words.range(root);
      const found = words.words.slice(first, last).find((word) => stem(word) === root);
      if (found) return found;
    }
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
