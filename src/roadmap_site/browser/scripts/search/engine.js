// Finds the entries of the index that answer a query, the best first.

import { cutter, UNSPACED } from "roadmap/cutting.js";
import { folding } from "roadmap/folding.js";
import { rephrasing } from "roadmap/rephrasing.js";
import { Table } from "roadmap/table.js";

/** @typedef {[kind: string, title: string, address: string, within: number]} Entry */
/**
 * @typedef {object} Index
 * @property {import("./folding.js").Rules} rules @property {string[]} fillers
 * @property {[string, string][]} regional words that the index lacks, and what it has instead
 * @property {[string, string][]} twofold words that it has, and what they mean in another region
 * @property {Entry[]} entries @property {string[]} texts @property {number[]} starts
 * @property {import("./table.js").Given} words @property {import("./table.js").Given} names
 * @property {import("./table.js").Given} sounds
 */
/**
 * @typedef {object} Answer
 * @property {number[]} hits the entries that have what was asked for
 * @property {number[]} near else those that have some of it
 * @property {string[]} terms the words that were found
 * @property {boolean} isWhole whether some entry has all of them
 * @property {string} instead what was asked for in place of the query; empty where it was asked
 */

const PLACES = [1, 0.6, 0.5, 0.35, 0.15]; // of a word: title, other name, point, text, resource
const NAMED = [1, 0.8, 0, 0, 0.25]; // what is added where the query is the whole name
const HEARD = 0.15; // how much a sound counts, of what is written
const MOST_WORDS = 12; // words of a query
const ENOUGH = 3; // hits that have all words, beside which none with fewer is shown
const SHARE = 0.5; // of what a query says, that a hit has to have
const NEAR = 0.35;
const LIGHT = 0.3; // how much a single sign says
const TELLING = 2; // how much the words of a name say
const PARTLY = 0.5; // how much a name counts that is a part of the query
/** @type {Record<string, number>} */
const KINDS = {
  topic: 1, page: 1, act: 1, stage: 0.9, section: 0.85, milestone: 0.7, term: 0.5, shelf: 0.6,
};
const OTHER = 0.45;
const LIKE = 0.9; // how a word of the index fits that is a form of the one that was typed
const FEW = 8; // words that begin as one that was typed, of which those in texts count

/** @param {Index} index */
export function engine(index) {
  const { words: wordsOf, fold } = folding(index.rules);
  const tables = [index.words, index.names, index.sounds].map((given) => new Table(given));
  const [words, names, sounds] = tables;
  const count = index.entries.length;
  /** @type {Map<string, number> | undefined} */
  let places;
  const worth = Float32Array.from(index.entries, ([kind]) => KINDS[kind] ?? OTHER);
  const fillers = new Set(index.fillers);
  const cut = cutter(words, names, fillers);
  const others = rephrasing(
    tables, cut, (term) => rate(term).most > 0, (term) => local(term, index.twofold)
  );
  const stages = index.entries.flatMap(([kind], entry) => kind === "stage" ? [entry] : []);

  /** @param {string} query @returns {Answer} */
  function find(query) {
    for (const table of tables) table.wanted.clear();
    const folded = meant(wordsOf(query).slice(0, MOST_WORDS).map((word) => local(fold(bare(word.text)))));
    const all = folded.flatMap(cut).slice(0, MOST_WORDS);
    const telling = all.filter((term) => !fillers.has(term));
    const terms = [...new Set(telling.length ? telling : all)];
    const asked = new Set([folded.join(""), terms.join("")]);
    if (terms.length < all.length) { // A filler may be meant, as in a for loop.
      const exact = answer([...new Set(all)], asked);
      if (exact.isWhole) return exact;
    }
    const first = answer(terms, asked);
    if (first.hits.length || !terms.length || wanted().length) return first;
    for (const other of others(terms, asked)) {
      const found = answer(other, new Set([other.join("")]));
      if (found.hits.length) return { ...found, instead: other.join(" ") };
    }
    return first;
  }

  /** .NET is a name, and .ipynb the ending of one. @param {string} word */
  function bare(word) {
    return /^\.[a-z]/.test(word) && !words.has(fold(word)) ? word.slice(1) : word;
  }

  /** Say a word as it is said where the text was written. @param {string} word */
  function local(word, pairs = index.regional) {
    return pairs.reduce((said, [other, own]) => said.replaceAll(other, own), word);
  }

  /** Words that mean another thing here count as those of elsewhere where they make up a name.
   * @param {string[]} folded @returns {string[]} */
  function meant(folded) {
    const other = folded.map((word) => local(word, index.twofold));
    return !names.has(folded.join("")) && names.has(other.join("")) ? other : folded;
  }

  /** @param {string[]} terms @param {Set<string>} asked names that the query may be @returns {Answer} */
  function answer(terms, asked) {
    const rated = terms.map(rate);
    const within = namesWithin(terms, asked);
    const isNamed = terms.map((_, i) => within.some(({ start, end }) => start <= i && i < end));
    const weights = bounded(rated.map(({ known }, i) =>
      Math.log(1 + count / (known || 0.5)) * (isSign(terms[i]) ? LIGHT : 1) * (isNamed[i] ? TELLING : 1)
    ), rated.map(({ known }, i) => known > 0 && !isSign(terms[i])), isNamed.includes(true));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const named = new Float32Array(count), partly = new Float32Array(count);
    for (const name of asked) if (name) rateName(name, named);
    for (const { name } of within) rateName(name, partly);
    /** @type {{ entry: number, score: number, share: number }[]} */
    const found = [];
    for (let entry = 0; entry < count; entry++) {
      let score = named[entry] + partly[entry] * PARTLY, met = 0;
      for (let i = 0; i < rated.length; i++) {
        const value = rated[i].best[entry];
        if (!value) continue;
        score += weights[i] * value / whole;
        met += weights[i];
      }
      const share = named[entry] ? 1 : met / (whole || 1);
      if (share > NEAR) found.push({ entry, share, score: score * share * worth[entry] });
    }
    found.sort((one, two) => two.score - one.score || one.entry - two.entry);
    const strict = found.filter(({ share }) => share > 0.999);
    const least = strict.length < ENOUGH ? 0 : strict[0].score;
    const hits = found.filter(({ share, score }) => share > 0.999 || share >= SHARE && score > least);
    return {
      hits: hits.map(({ entry }) => entry),
      near: hits.length ? [] : found.slice(0, ENOUGH).map(({ entry }) => entry),
      terms,
      instead: "",
      isWhole: strict.length > 0,
    };
  }

  /** Let words that nothing has weigh no more than the others, where those are several or a name.
   * @param {number[]} weights @param {boolean[]} isKnown @param {boolean} isNamed */
  function bounded(weights, isKnown, isNamed) {
    if (!isNamed && isKnown.filter(Boolean).length < 2) return weights;
    const sum = (/** @type {boolean} */ known) =>
      weights.reduce((all, weight, i) => all + (isKnown[i] === known ? weight : 0), 0);
    const scale = sum(true) ? Math.min(1, sum(true) / sum(false)) : 1;
    return weights.map((weight, i) => isKnown[i] ? weight : weight * scale);
  }

  /** Give the names that stand within a query. @param {string[]} terms @param {Set<string>} asked */
  function namesWithin(terms, asked) {
    return terms.flatMap((_, start) => terms.slice(start).flatMap((_, length) => {
      const name = terms.slice(start, start + length + 1).join("");
      const isOne = !asked.has(name) && !isSign(name) && names.has(name);
      return isOne ? [{ name, start, end: start + length + 1 }] : [];
    }));
  }

  /** A single sign says little beside others, and so does a Japanese ending. @param {string} term */
  function isSign(term) {
    return /^(?:.|\p{sc=Hiragana}{2})$/u.test(term);
  }

  /** Few letters stand in any word: they are looked for where words begin. @param {string} term */
  function canBePart(term) {
    return term.length > 3 || !/^[a-z0-9]/.test(term);
  }

  /** Say how well each entry answers a word. @param {string} term */
  function rate(term) {
    const best = new Float32Array(count);
    const isShort = /^[a-z0-9]$/.test(term);
    const like = words.like(term, isShort && words.has(term));
    for (const [i, fit] of canBePart(term) ? words.within(term) : []) {
      keep(words, i, fit, PLACES, best, false);
    }
    for (const [i, fit] of like) keep(words, i, fit, PLACES, best, fit > LIKE || like.length <= FEW);
    if (/^[a-z]{2,}$/.test(term)) {
      for (const [i, fit] of sounds.like(term, term.length < 4)) {
        keep(sounds, i, fit * HEARD, PLACES, best);
      }
    }
    let known = 0, most = 0;
    for (const value of best) {
      if (value) known++;
      if (value > most) most = value;
    }
    return { best, known, most };
  }

  /** Add to entries whose whole name was asked for, or begins so. @param {string} name @param {Float32Array} best */
  function rateName(name, best) {
    for (const [i, fit] of names.like(name)) {
      keep(names, i, fit > LIKE ? fit : 0.35 * name.length / names.words[i].length, NAMED, best);
    }
    if (canBePart(name) && (name.length > 2 || UNSPACED.test(name) && name.length > 1)) {
      for (const [i] of names.within(name)) {
        keep(names, i, 0.15 + 0.2 * name.length / names.words[i].length, NAMED, best);
      }
    }
    for (const [i] of sounds.like(name, true)) keep(sounds, i, HEARD / 2, NAMED, best);
  }

  /** @param {Table} table @param {number} i @param {number} fit @param {number[]} scale
   * @param {Float32Array} best @param {boolean} [isAll] counts where it stands in texts, too */
  function keep(table, i, fit, scale, best, isAll) {
    table.each(i, (entry, place) => {
      const score = fit * scale[place];
      if (score > best[entry]) best[entry] = score;
    }, isAll);
  }

  /** @returns {string[]} files without which the last query has no full answer */
  function wanted() {
    return tables.flatMap((table) => [...table.wanted]);
  }

  /** @param {string} file @param {[string, string]} texts */
  function fill(file, texts) {
    for (const table of tables) table.fill(file, texts);
  }

  /** @param {number} entry @returns {string} its address, from the root of the language */
  function address(entry) {
    const [, , own, within] = index.entries[entry];
    return own.startsWith("#") && within >= 0 ? address(within).split("#")[0] + own : own;
  }

  /** @param {number} entry @returns {string[]} the titles of what it stands in, the largest first */
  function around(entry) {
    const within = index.entries[entry][3];
    return within < 0 ? [] : [...around(within), title(within)];
  }

  /** @param {number} entry @returns {string} its title, that of a stage with its number */
  function title(entry) {
    const [kind, said] = index.entries[entry];
    return kind === "stage" ? `${stages.indexOf(entry) + 1} ${said}` : said;
  }

  /** @param {string} place an address @returns {number} the entry there, -1 where there is none */
  function at(place) {
    places ??= new Map(index.entries.map((_, entry) => [address(entry), entry]).reverse());
    return places.get(place) ?? -1;
  }

  return { find, wanted, fill, wordsOf, fold, address, around, at, index, stages, title, entries: index.entries };
}

/** @typedef {ReturnType<typeof engine>} Search */
