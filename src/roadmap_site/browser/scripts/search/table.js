// A table of the index: words in order, and for each the entries that have it.

import { starts, stem } from "roadmap/folding.js";

/** @typedef {(entry: number, place: number) => void} See */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map([...DIGITS].map((sign, value) => [sign, value]));

/** How well a word of the table answers one of a query. */
const SAME = 1, FORM = 0.95, LONGEST = 0.9, SHORTEST = 0.6, PART = 0.3, SIGN = 0.12;
const HANGUL = /^[가-힣]+$/;

export class Table {
  /** @param {[string, string]} texts */
  constructor([words, numbers]) {
    let before = "";
    this.words = words.split("\n").map((line) => // What a word shares with the one before is a number.
      before = before.slice(0, VALUES.get(line[0])) + line.slice(1));
    this.text = this.words.join("\n");
    this.numbers = numbers.split("\n");
  }

  /** @param {string} word @returns {number} the place of the first word that is not before it */
  place(word) {
    let low = 0, high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** @param {string} word */
  has(word) {
    return this.words[this.place(word)] === word;
  }

  /** @param {string} start @returns {boolean} whether a word begins so */
  begins(start) {
    return !!this.words[this.place(start)]?.startsWith(start);
  }

  /** @param {string} part @returns {boolean} whether a word has it within */
  holds(part) {
    return this.text.includes(part);
  }

  /** Find the words that are like one: itself, its forms, what begins with it.
   * @param {string} word @param {boolean} [isWhole] leaves out what only begins so
   * @returns {[number, number][]} places in the table, and how well each fits */
  like(word, isWhole = false) {
    /** @type {[number, number][]} */
    const found = [];
    const root = stem(word);
    const { forms, kin } = starts(word);
    const first = kin.length > 3 && kin.length < forms.length ? kin : forms;
    for (let i = this.place(first); this.words[i]?.startsWith(first); i++) {
      const other = this.words[i];
      const fit = other === word ? SAME
        : stem(other) === root ? FORM
        : isWhole ? 0
        : !other.startsWith(word) ? kin.length > 3 && other.startsWith(kin) ? PART : 0
        : SHORTEST + (LONGEST - SHORTEST) * word.length / other.length;
      if (fit) found.push([i, fit]);
    }
    // Korean words take endings that nothing parts from them.
    for (let end = word.length - 1; end > 1 && HANGUL.test(word); end--) {
      if (this.has(word.slice(0, end))) found.push([this.place(word.slice(0, end)), SHORTEST]);
    }
    return found;
  }

  /** @param {string} part @returns {[number, number][]} words that have it within */
  within(part) {
    const fit = [...part].length > 1 ? PART : SIGN;
    return this.words.flatMap((word, i) => word.indexOf(part) > 0 ? [[i, fit]] : []);
  }

  /** @param {number} i the place of a word @param {See} see told where it stands */
  each(i, see) {
    let number = 0, step = 0, shift = 0;
    for (const sign of this.numbers[i]) {
      const value = VALUES.get(sign) ?? 0;
      step += (value & 31) << shift;
      shift += 5;
      if (value > 31) continue;
      number += step;
      step = shift = 0;
      see(number >> 3, number & 7);
    }
  }
}
