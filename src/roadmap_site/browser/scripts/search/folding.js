// Words of a text in the form in which they are compared. The index was made with the same rules,
// by text/folding.py, which says what they mean.

/**
 * @typedef {object} Rules
 * @property {string[]} runs @property {string} strip @property {string} from @property {string[]} to
 * @property {string[]} articles @property {[string, string][]} spellings @property {number} kept
 */
/** @typedef {{ text: string, start: number }} Word */

const MOST = 20_000; // words that are kept

/** @param {Rules} rules */
export function folding(rules) {
  const sign = "[\\p{L}\\p{N}\\p{M}]";
  const alone = rules.runs.map((run) => `(?:(?=[${run}])${sign})+`).join("|");
  const other = `(?:(?![${rules.runs.join("")}])${sign})+`;
  const word = new RegExp(
    `${alone}|(?:(?<!${sign})\\.(?=[A-Za-z]))?${other}(?:(?<=[A-Za-z])[+#]+)?`, "gu"
  );
  const strip = new RegExp(`[${rules.strip}]`, "gu");
  const alike = new Map([...rules.from].map((from, i) => [from, rules.to[i]]));

  /** @param {string} text @returns {Word[]} its words as they stand there */
  function words(text) {
    return [...text.matchAll(word)].map((found) => ({ text: found[0], start: found.index }));
  }

  /** @type {Map<string, string>} what was folded already: a text is looked at with every letter */
  const known = new Map();

  /** @param {string} text a word @returns {string} */
  function fold(text) {
    const found = known.get(text) ?? folded(text);
    if (known.size < MOST) known.set(text, found);
    return found;
  }

  /** @param {string} text */
  function folded(text) {
    const bare = text.normalize("NFKC").toLowerCase().normalize("NFKD").replace(strip, "");
    const plain = Array.from(bare.normalize("NFC"), (sign) => alike.get(sign) ?? sign).join("");
    return american(withoutArticle(plain));
  }

  /** @param {string} text */
  function withoutArticle(text) {
    const article = rules.articles.find((start) => text.startsWith(start) && keeps(text, start));
    return article ? text.slice(article.length) : text;
  }

  /** @param {string} text */
  function american(text) {
    const found = rules.spellings.find(([end]) => text.endsWith(end) && keeps(text, end));
    return found ? text.slice(0, -found[0].length) + found[1] : text;
  }

  /** @param {string} text @param {string} part */
  function keeps(text, part) {
    return [...text].length >= part.length + rules.kept;
  }

  return { words, fold };
}

const CYRILLIC = /^[а-я]/;
const ARABIC = /^[\u0621-\u064a]/;
const ENGLISH = /(?:(?<=.{5})ations?|ies|[ey]?(?:ing|ed|es|s)|y|e)$/;

/** Cut endings off, so that one form of a word finds the others. @param {string} word folded */
export function stem(word) {
  const ending = /^[a-z]/.test(word) ? ENGLISH
    : CYRILLIC.test(word) ? /(?:[аиыоуея]?[имхв]и?|[оеыиая][йеияю]|[оеи]?[гм][оу]|[аеиоуыэюяьй])$/
    : ARABIC.test(word) ? /(?:ات|ون|ين|ت?(?:ها|هم|نا)|ه|ي)$/ : /$/;
  const root = word.replace(ending, "");
  if (root.length < 3) return word;
  // In Russian a vowel comes and goes: рынок, на рынке.
  return CYRILLIC.test(root) ? root.replace(/(..)[оеё]([кц])$/, "$1$2") : root;
}

/** Say how the words begin that may be forms of one, or made from the same root: хранить, хранение;
 * deploying, deployment. @param {string} word folded @returns {{ forms: string, kin: string }} */
export function starts(word) {
  const root = stem(word);
  if (/^[a-z]/.test(word)) return { forms: root, kin: root === word ? "" : root };
  if (!CYRILLIC.test(root)) return { forms: root, kin: "" };
  const kin = word.replace(/[аеия]ть(?:ся)?$/, "");
  return {
    forms: root.replace(/[кц]$/, ""),
    kin: kin === word ? root : kin,
  };
}

/** How Arabic makes one into many by what stands between the letters of the root, and before them:
 * languages, books, hearts, pens, ideas, devices, letters, sides, schools, keys, scholars, lands. */
const MANY = new RegExp(
  "^(?:.+ات|CCC|CCوC|CCاC|اCCاC|اCCCه?|CCايC|CواCC|CCاCC|CCاCيC|ا?CCCاء|CCCان)$".replaceAll("C", "[^اء]")
);

/** Give the letters of an Arabic word that its plural keeps: كتب of كتاب and of كتب; نوع of أنواع.
 * @param {string} word folded @returns {string} nothing where there are too few of them */
export function skeleton(word) {
  if (!ARABIC.test(word)) return "";
  const bare = word.replace(/ات$/, "ه").replace(/(?<=...)(?:ها|هم|نا|ه)$|(?<=[^اويء]{3})ان$/, "");
  const three = bare.replace(/^ا(..)ا(.)$|^(..)[اوي](.)$/, "$1$2$3$4");
  if (three.length < 4) return three.length < 3 ? "" : three;
  const [first, ...others] = three.replace(/^ا/, "");
  const kept = first + others.filter((letter) => !/[اويء]/.test(letter)).join("");
  return kept.length < 3 ? "" : kept;
}

/** @param {string} word an Arabic one, folded @returns {boolean} whether it may say many so */
export function isMany(word) {
  return MANY.test(word);
}
