// Cuts what is written without spaces into words of the index: Chinese, Japanese, Thai and others.

/** @typedef {import("./table.js").Table} Table */

const LONGEST_RUN = 64; // signs of a query that are looked at
const LONGEST_WORD = 16; // signs of a word
const HAN = /^\p{sc=Han}/u;
export const UNSPACED =
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー]/u;

/** @param {Table} words @param {Table} names @param {Set<string>} fillers */
export function cutter(words, names, fillers) {
  /** Give as few names and words as can be, and the words of the names.
   * @param {string} text @returns {string[]} */
  function cut(text) {
    if (!UNSPACED.test(text)) return [text];
    const run = text.slice(0, LONGEST_RUN);
    if (words.has(run) || fillers.has(run)) return [run];
    const parts = tile(run, costOf);
    if (parts.length > 1 && parts.every(isSign)) return [run]; // Signs of no word say nothing.
    return parts.flatMap((part) => names.has(part) ? tile(part, costOfWord) : [part]);
  }

  /** @param {string} word @param {boolean} isLast of its run */
  function costOf(word, isLast) {
    return word.length > 1 && names.has(word) ? 0.9 : costOfWord(word, isLast);
  }

  /** Say how far a part is from being a word. A part within words is better than none, and whatever
   * is not known stays whole. @param {string} word @param {boolean} isLast @returns {number} */
  function costOfWord(word, isLast) {
    if (words.has(word)) return word.length > 1 ? 1 : 2.2;
    if (fillers.has(word)) return 1.2;
    if (isLast && words.begins(word)) return 1.5;
    const isLong = word.length > (HAN.test(word) ? 1 : 2);
    return isLong && !/^\p{M}/u.test(word) && words.holds(word) ? 2.6 : 2 + word.length;
  }

  return cut;
}

/** @param {string} part @returns {boolean} whether it is a single Chinese sign */
function isSign(part) {
  return HAN.test(part) && [...part].length === 1;
}

/** @param {string} run @param {(word: string, isLast: boolean) => number} price
 * @returns {string[]} the cheapest parts that make up a run */
function tile(run, price) {
  /** @type {{ cost: number, words: string[] }[]} */
  const best = [{ cost: 0, words: [] }];
  for (let end = 1; end <= run.length; end++) {
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
      const word = run.slice(start, end);
      const cost = best[start].cost + price(word, end === run.length);
      if (!best[end] || cost < best[end].cost) {
        best[end] = { cost, words: [...best[start].words, word] };
      }
    }
  }
  return best[run.length].words;
}
