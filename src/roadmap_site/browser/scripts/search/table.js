// A table of the index: words in order, and for each the entries that have it.

import { isMany, skeleton, starts, stem } from "roadmap/folding.js";

/** @typedef {(entry: number, place: number) => void} See */
/** @typedef {[words: string, numbers: string, starts?: number[], files?: string[], firsts?: string[]]} Given */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map([...DIGITS].map((sign, value) => [sign, value]));

const CODES = new Uint8Array(128);
for (const [sign, value] of VALUES) CODES[sign.charCodeAt(0)] = value;

/** How well a word of the table answers one of a query. */
const SAME = 1, FORM = 0.95, LONGEST = 0.9, SHORTEST = 0.6, KIN = 0.5, PART = 0.3, SIGN = 0.12;
const HANGUL = /^[가-힣]+$/;

export class Table {
  /** A large table has a part of itself in files: which words have their numbers in each, and, where
   * the words are there, too, the first of each. @param {Given} given */
  constructor([words, numbers, starts = [], files = [], firsts]) {
    this.starts = starts;
    this.files = files;
    this.firsts = firsts;
    this.isListed = !firsts; // All words are here.
    /** @type {Set<string>} files that were asked for something, and are not there */
    this.wanted = new Set();
    const count = firsts ? starts[files.length] : 0;
    /** @type {string[]} those of files that are not there are left out */
    this.words = firsts ? Array(count) : unfolded(words);
    /** @type {(string | undefined)[]} where words stand, as a name alone if there is more */
    this.numbers = firsts ? Array(count) : numbers.split("\n");
    /** @type {(string | undefined)[]} where else they stand */
    this.more = this.isListed ? [] : this.numbers;
    this.text = this.words.join("\n");
    /** @type {number[]} */
    this.begin = [];
    /** @type {Map<string, number[]> | undefined} */
    this.roots = undefined;
  }

  /** Take a file up. @param {string} file @param {[string, string]} texts */
  fill(file, [words, numbers]) {
    const number = this.files.indexOf(file);
    if (number < 0) return;
    const start = this.starts[number];
    for (const [i, text] of numbers.split("\n").entries()) this.more[start + i] = text;
    if (this.firsts) for (const [i, word] of unfolded(words).entries()) this.words[start + i] = word;
    this.wanted.delete(file);
  }

  /** @param {number} i a word that is not there, or of which not all is */
  want(i) {
    this.wanted.add(this.files[last(this.starts, (start) => start <= i)]);
  }

  /** @param {string} word @returns {number} the place of the first word that is not before it */
  place(word) {
    let low = 0, high = this.words.length;
    if (this.firsts) {
      const file = Math.max(0, last(this.firsts, (first) => first <= word));
      [low, high] = [this.starts[file], this.starts[file + 1]];
      if (this.words[low] === undefined) return low;
    }
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** @param {string} word */
  has(word) {
    const i = this.place(word);
    if (this.words[i] === undefined && this.isBefore(i, word)) this.want(i);
    return this.words[i] === word;
  }

  /** @param {number} i the first word of a file @param {string} word @returns {boolean} */
  isBefore(i, word) {
    const first = this.firsts?.[this.starts.indexOf(i)];
    return first !== undefined && (first <= word || first.startsWith(word));
  }

  /** @param {string} start @returns {[number, number]} where the words are that begin so */
  range(start) {
    const first = this.place(start);
    let end = first;
    while (this.words[end]?.startsWith(start)) end++;
    const file = this.firsts ? this.starts.indexOf(end) : -1;
    for (let i = file; i >= 0 && this.isBefore(this.starts[i], start); i++) {
      if (this.words[this.starts[i]] === undefined) this.want(this.starts[i]);
    }
    return [first, end];
  }

  /** @param {string} start @returns {boolean} whether a word begins so */
  begins(start) {
    const [first, end] = this.range(start);
    return end > first;
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
    if (this.firsts && /^[a-z0-9]{1,2}$/.test(word)) return this.has(word) ? [[this.place(word), SAME]] : [];
    const root = stem(word);
    const { forms, kin } = starts(word);
    const [first, end] = this.range(kin.length > 3 && kin.length < forms.length ? kin : forms);
    for (let i = first; i < end; i++) {
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
    for (const i of this.ofRoot(word)) if (i < first || i >= end) found.push([i, KIN]);
    return found;
  }

  /** Find one of many, and many of one, in Arabic. @param {string} word @returns {number[]} */
  ofRoot(word) {
    const root = skeleton(word);
    if (!root || !this.isListed) return [];
    if (!this.roots) {
      this.roots = new Map();
      for (const [i, other] of this.words.entries()) {
        const its = skeleton(other);
        if (its) this.roots.set(its, [...this.roots.get(its) ?? [], i]);
      }
    }
    return (this.roots.get(root) ?? []).filter((i) => isMany(word) || isMany(this.words[i]));
  }

  /** @param {string} part @returns {[number, number][]} words that have it within */
  within(part) {
    const fit = [...part].length > 1 ? PART : SIGN;
    /** @type {[number, number][]} */
    const found = [];
    if (!part) return found;
    for (let at = this.text.indexOf(part); at >= 0; at = this.text.indexOf(part, at)) {
      const i = this.at(at);
      if (at > this.begin[i]) found.push([i, fit]);
      at = this.begin[i + 1] ?? this.text.length;
    }
    return found;
  }

  /** @param {number} place in the text of all words @returns {number} the word there */
  at(place) {
    if (!this.begin.length) {
      let start = 0;
      for (const word of this.words) start += (this.begin.push(start), word?.length ?? 0) + 1;
    }
    return last(this.begin, (start) => start <= place);
  }

  /** @param {number} i the place of a word @param {See} see told where it stands
   * @param {boolean} [isAll] wants to know where it stands in texts, too */
  each(i, see, isAll = true) {
    if (this.isListed) read(this.numbers[i] ?? "", this.files.length ? 1 : 3, see);
    if (!isAll || !this.files.length) return;
    const more = this.more[i];
    if (more === undefined) this.want(i);
    else read(more, 3, see);
  }

  /** @param {number} i the place of a word @returns {number} about how many entries have it */
  weight(i) {
    return (this.numbers[i]?.length ?? 0) + (this.isListed ? this.more[i]?.length ?? 0 : 0);
  }
}

/** @param {string} words @returns {string[]} */
function unfolded(words) {
  let before = "";
  return words.split("\n").map((line) => // What a word shares with the one before is a number.
    before = before.slice(0, VALUES.get(line[0])) + line.slice(1));
}

/** @template T @param {T[]} list in order @param {(item: T) => boolean} isBefore
 * @returns {number} the last one before something, -1 if there is none */
function last(list, isBefore) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(list[middle])) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** @param {string} text @param {number} bits of a place @param {See} see */
function read(text, bits, see) {
  let number = 0, step = 0, shift = 0;
  for (let i = 0; i < text.length; i++) {
    const value = CODES[text.charCodeAt(i)];
    step += (value & 31) << shift;
    shift += 5;
    if (value > 31) continue;
    number += step;
    step = shift = 0;
    see(number >> bits, number & (1 << bits) - 1);
  }
}
