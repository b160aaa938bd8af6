/* Stands before Material's search worker, whose file name is this script's query.

   Material finds words by their beginnings, gives pages with any of the words, and loses the end of
   a Chinese query. Here each query is cut into words of the index and asked as strictly as it can
   be: with all words; where that finds little, with all but the shortest; at last with any.

   Material fetches the index with every page. Here what it fetches is empty, and the entries come
   with the first query: most pages are read without one. On a disk the index has them.

   https://squidfunk.github.io/mkdocs-material/setup/setting-up-site-search/ */

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3
const SHOWN = 3 // How many parts of a page are shown before the rest is folded away.
const LONGEST = 16 // How much of a word is compared with those of the index.
const MOST = 12 // How many words of a query are asked for.
const HAN = /\p{sc=Han}+/gu
const FILLERS = new Set((
  "a an and are as at be by can do does for from how i in into is it my of on or the to use using" +
  " vs what when where which why with you" +
  " 的 了 和 与 是 在 有 吗 呢 吧 啊 我 要 想 请 及 或 怎么 怎样 如何 什么 为什么 哪里 哪些 哪个 多少"
).split(" "))

const words = new Set() // of the index
const beginnings = new Set() // of those words
let separator = /\s+/
let cuts = true // false where Material cuts words by itself, by other rules
let waiting = [] // ways to ask the last query that are left
let typed = new Map() // the words of the last query by their stems
let groups = [] // the words of the last query that stood together, without a space
let found = [] // what the ways before found: for each page a list of its parts

let setup // what Material sets its worker up with, without the entries
let filled // the promise that Material's worker has the entries
let queries = 0 // so far

const tell = self.postMessage.bind(self)
const listen = self.addEventListener.bind(self)
let ask

self.addEventListener = (type, handle) => {
  ask = handle
  listen(type, ({ data: { type, data } }) => {
    if (type === QUERY) return answer(data)
    setup = data
    return tell({ type: READY })
  })
}

self.postMessage = message => {
  if (message.type !== RESULT) return // It is ready a second time, with the entries.
  add(message.data.items)
  if (waiting.length && found.flat().filter(isHit).length < SHOWN) return next()
  tell({ type: RESULT, data: { items: found.map(unfold) } })
}

importScripts(`./${location.search.slice(1)}`)

async function answer(query) {
  const number = ++queries
  if (!query.trim()) return tell({ type: RESULT, data: { items: [] } })
  await (filled ??= fill())
  if (number !== queries) return // More was typed meanwhile.
  waiting = ways(query)
  found = []
  return next()
}

/* Fetch the entries and hand them to Material's worker; where that fails, the next query tries. */
async function fill() {
  try {
    const data = setup.docs.length ? setup : { ...setup, docs: await entries() }
    learn(data)
    await ask({ data: { type: SETUP, data } })
  } catch (error) {
    filled = undefined
    throw error
  }
}

async function entries() {
  const address = new URL(`../../../search/${setup.config.entries}`, location.href)
  const reply = await fetch(address)
  if (!reply.ok) throw new Error(`${reply.status} ${address}`)
  return reply.json()
}

function next() {
  return ask({ data: { type: QUERY, data: waiting.shift() ?? "" } })
}

/* Add what a less strict way found after all that was found before. */
function add(pages) {
  const known = new Map(found.flat().map(item => [item.location, item]))
  const last = Math.min(1, ...found.flat().filter(isHit).map(item => item.score))
  const first = Math.max(1, ...pages.flat().map(item => item.score))
  for (const page of pages) {
    const fresh = page.filter(item => !known.has(item.location))
    if (found.length) for (const item of fresh) item.score *= last / first / 2
    const path = pathOf(page[0])
    const same = found.find(other => pathOf(other[0]) === path)
    if (!same) found.push(fresh)
    else if (fresh.some(isHit)) same.push(...fresh.filter(isHit))
  }
}

function pathOf(item) {
  return item.location.split("#")[0]
}

/* Tell results from pages that are named only because a part of theirs is one. */
function isHit(item) {
  return item.score > 0
}

/* Keep the words of the index. */
function learn({ config, docs }) {
  separator = new RegExp(config.separator)
  cuts = !config.lang.some(language => ["hi", "ja", "th"].includes(language))
  for (const { title, text } of docs)
    for (const word of `${title} ${text.replace(/<[^>]*>/g, " ")}`.toLowerCase().split(separator))
      words.add(word)
  for (const word of words)
    for (let end = 1; end <= Math.min(word.length, LONGEST); end++)
      beginnings.add(word.slice(0, end))
}

/* Give the ways to ask a query, the strictest first. */
function ways(query) {
  groups = []
  if (!cuts) return [query]
  const terms = query
    .normalize("NFKC")
    .toLowerCase()
    .replace(HAN, run => ` ${group(cut(run)).join(" ")} `)
    .split(separator)
    .map(term => term.replace(/^[+\-]+|[\\*:^~]/g, ""))
    .filter(term => term)
    .flatMap(nearest)
    .slice(0, MOST)
  const telling = terms.filter(term => !FILLERS.has(term))
  const asked = [...new Set(telling.length ? telling : terms)]
  typed = new Map(asked.map(term => [stem(term), term]))
  const stems = [...typed.keys()].sort((a, b) => weight(b) - weight(a))
  return [
    ...new Set([
      form(asked, asked.length),
      ...stems.map((_, dropped) => form(stems, stems.length - dropped)),
      form(stems, 0),
      form(terms, 0),
    ]),
  ]
}

/* Note which words stand together, with nothing between them that is not asked for. */
function group(parts) {
  let together = []
  for (const part of parts) {
    if (FILLERS.has(part)) together = []
    else if (together.push(part) === 2) groups.push(together)
  }
  return parts
}

/* Write a query for Material, whose first terms have to be found. All are beginnings of words;
   Material itself says so of those that need not be found. */
function form(terms, required) {
  return terms.map((term, i) => (i < required ? `+${guard(term)}*` : guard(term))).join(" ")
}

/* Tell how much a term says: a Chinese character says as much as three letters; a word that is not
   in the index says nothing. */
function weight(term) {
  return beginnings.has(term.slice(0, LONGEST)) ? term.replace(HAN, "$&$&$&").length : 0
}

/* Give the words of the index that an unknown word is made of or begins with; else the word. */
function nearest(term) {
  if (!/^[a-z]{5,}$/.test(term) || beginnings.has(stem(term).slice(0, LONGEST))) return [term]
  for (let end = term.length - 3; end >= 3; end--) {
    const both = [term.slice(0, end), term.slice(end)]
    if (both.every(word => words.has(word))) return both
  }
  for (let end = term.length - 1; end >= 4; end--)
    if (words.has(term.slice(0, end))) return [term.slice(0, end)]
  return [term]
}

/* Between backslashes, Material takes each character for a word and leaves it as it is. */
function guard(term) {
  return term.replace(HAN, run => [...run].join("\\"))
}

/* Cut English endings off, so that one form of a word finds the others. */
function stem(term) {
  if (!/^[a-z]{4,}$/.test(term)) return term
  const root = term.replace(/(ies|ing|ed|es|s|y|e)$/, "")
  return root.length > 2 ? root : term
}

/* Cut a run of Chinese characters into as few words of the index as can be. */
function cut(run) {
  const best = [{ cost: 0, words: [] }]
  for (let end = 1; end <= run.length; end++)
    for (let start = Math.max(0, end - LONGEST); start < end; start++) {
      const word = run.slice(start, end)
      let cost
      if (words.has(word)) cost = word.length > 1 ? 1 : 1.6
      else if (end === run.length && beginnings.has(word)) cost = 1.5
      else if (FILLERS.has(word)) cost = 1.2
      else cost = 3 + word.length
      cost += best[start].cost
      if (!best[end] || cost < best[end].cost)
        best[end] = { cost, words: [...best[start].words, word] }
    }
  return best[run.length].words
}

/* Let Material show the best parts of a page, not only the first: it folds away those that score
   less than the first one. */
function unfold(items) {
  const score = items[0].score
  const parts = items.filter(item => item.location.includes("#"))
  for (const part of parts.slice(0, SHOWN)) if (isHit(part)) part.score = score
  for (const item of items) item.terms = name(item.terms)
  // A page that is shown for its parts' sake marks what they have.
  for (const item of items) if (!isHit(item)) item.terms = items[0].terms
  return items
}

/* Name the words of a result, which are marked on its page, or missing: those as they were typed.
   Words that stood together are marked together, and no single character of them anywhere else. */
function name(terms) {
  const named = Object.fromEntries(
    Object.entries(terms).map(([term, met]) => [met ? term : typed.get(term) ?? term, met])
  )
  const whole = groups.filter(parts => parts.every(part => named[part]))
  for (const part of whole.flat()) if (part.length === 1) delete named[part]
  return { ...Object.fromEntries(whole.map(parts => [parts.join(""), true])), ...named }
}
