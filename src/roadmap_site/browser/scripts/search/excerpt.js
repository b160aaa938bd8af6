// What a hit shows: the sentence that has most of what was asked for, with the words marked.

import { stem } from "roadmap/folding.js";
import { make } from "roadmap/text.js";

/** @typedef {import("./engine.js").Search} Search */
/** @typedef {[text: string, isMarked: boolean]} Piece */

const LONG = 150; // signs of a sentence; of a longer one, the part with the words is shown
const BEFORE = 40;
const SENTENCE = /(?<=[。！？])|(?<=[.!?؟।])\s+/u;
const LETTERS = /^[a-z]/;

/** @param {Search} search @param {string[]} terms */
export function excerpts({ wordsOf, fold }, terms) {
  const roots = new Map(terms.map((term) => [term, stem(term)]));

  /** Give where a word has what was asked for. @param {string} word @returns {[number, number][]} */
  function within(word) {
    const folded = fold(word);
    return terms.flatMap((term) => {
      const start = folded.indexOf(term);
      const isForm = stem(folded) === roots.get(term);
      if (isForm || start === 0 && LETTERS.test(term)) return [[0, word.length]];
      if (start < 0 || LETTERS.test(term) && term.length < 3) return [];
      return [folded.length === word.length ? [start, start + term.length] : [0, word.length]];
    });
  }

  /** @param {string} text @returns {Piece[]} */
  function pieces(text) {
    const marked = new Set();
    for (const word of wordsOf(text)) {
      for (const [start, end] of within(word.text)) {
        for (let i = start; i < end; i++) marked.add(word.start + i);
      }
    }
    /** @type {Piece[]} */
    const found = [];
    for (let i = 0; i < text.length; i++) {
      const last = found.at(-1);
      if (last && last[1] === marked.has(i)) last[0] += text[i];
      else found.push([text[i], marked.has(i)]);
    }
    return found;
  }

  /** Say how much of what was asked for a text has. @param {string} text */
  function worth(text) {
    const found = wordsOf(text).map((word) => fold(word.text));
    return terms.filter((term) =>
      found.some((word) => word.includes(term) || stem(word) === roots.get(term))).length;
  }

  /** @param {string[]} lines @returns {{ text: string, worth: number }} */
  function best(lines) {
    const sentences = lines.flatMap((line) => line.split(SENTENCE));
    let found = { text: sentences[0] ?? "", worth: 0 };
    for (const text of sentences) {
      const value = worth(text);
      if (value > found.worth) found = { text, worth: value };
    }
    return found;
  }

  /** @param {[string[], string[]]} texts of one entry @returns {string} what to show of it */
  function choose([body, resources]) {
    const [said, offered] = [best(body), best(resources)];
    return offered.worth > said.worth || !said.text ? offered.text : said.text;
  }

  /** @param {string} text @returns {(Node | string)[]} */
  function mark(text) {
    return pieces(shorten(text)).map(([piece, isMarked]) => isMarked ? make("mark", {}, piece) : piece);
  }

  /** @param {string} text */
  function shorten(text) {
    const first = pieces(text)[0]?.[1] ? 0 : pieces(text)[0]?.[0].length ?? 0;
    if (text.length <= LONG || first < LONG - BEFORE) return text;
    const start = text.slice(first - BEFORE, first).search(/[\s，、；：,;:]/) + 1;
    return `…${text.slice(first - BEFORE + start)}`;
  }

  return { mark, choose };
}
