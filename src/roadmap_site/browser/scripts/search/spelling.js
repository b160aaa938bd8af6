// Words that are nearly like one that was typed.

import { stem } from "roadmap/folding.js";

const ENDING = 0.25; // what an ending counts that the reader did not type

/** @param {string} word @returns {number} how many slips are forgiven */
function slips(word) {
  const least = /^[a-z]/.test(word) ? 5 : /^\p{sc=Han}/u.test(word) ? 3 : 4;
  return word.length < least ? 0 : word.length < 8 ? 1 : 2;
}

/** Give the nearest word of a table, of those as near the one that most entries have.
 * @param {string} word @param {import("./table.js").Table} table @returns {string | undefined} */
export function nearest(word, table) {
  const most = slips(word);
  let best, least = most + 1, dearest = 0;
  if (!most) return;
  const [first, end] = table.range(word.slice(0, table.isListed ? 1 : 2));
  for (let i = first; i < end; i++) {
    const other = table.words[i];
    if (other.length < word.length - most) continue;
    const root = stem(other); // A slip is one, whatever the ending.
    const bound = Math.min(most, least);
    const whole = apart(word, other, bound);
    const distance = root === other ? whole : Math.min(whole, apart(word, root, bound) + ENDING);
    if (distance > most + ENDING || distance > least) continue;
    const value = table.weight(i);
    if (distance < least || value > dearest) [best, least, dearest] = [other, distance, value];
  }
  return best;
}

/** Count the slips between two words: a letter more, less or another, or two changed places. What
 * follows in the longer word counts a little, since typing may not have ended.
 * @param {string} word @param {string} other @param {number} most @returns {number} */
export function apart(word, other, most) {
  const length = Math.min(other.length, word.length + most);
  /** @type {number[]} */
  let before = [], last = Array.from({ length: length + 1 }, (_, i) => i);
  for (let i = 1; i <= word.length; i++) {
    const row = [i];
    for (let j = 1; j <= length; j++) {
      const cost = word[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
      if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...row) > most) return Infinity;
    [before, last] = [last, row];
  }
  const whole = other.length === length ? last[length] : Infinity;
  return Math.min(whole, Math.min(...last) + 0.5);
}
