/* Stands before Material's search worker, whose file name is this script's query.

   Material finds words by their beginnings, gives pages with any of the words, and loses the end of
   a Chinese query. Here each query is cut into words of the index and asked as strictly as it can
   be: all words as typed; else all words in other forms; else any of them.

   https://squidfunk.github.io/mkdocs-material/setup/setting-up-site-search/ */

const SETUP = 0, QUERY = 2, RESULT = 3
const SHOWN = 3 // How many parts of a page are shown before the rest is folded away.
const HAN = /\p{sc=Han}+/gu
const FILLERS = new Set((
  "a an and are as at be by can do does for from how i in into is it my of on or the to use using" +
  " vs what when where which why with you" +
  " 的 了 和 与 是 在 有 吗 呢 吧 啊 我 要 想 请 及 或 怎么 怎样 如何 什么 为什么 哪里 哪些 哪个 多少"
).split(" "))

let words = new Set() // of Chinese characters, in the index
let beginnings = new Set()
let separator = /\s+/
let waiting = [] // ways to ask the last query that are left

const tell = self.postMessage.bind(self)
const listen = self.addEventListener.bind(self)
let ask

self.addEventListener = (type, handle) => {
  if (type !== "message") return listen(type, handle)
  ask = handle
  listen(type, event => {
    const { type, data } = event.data
    if (type === SETUP) learn(data)
    if (type !== QUERY) return handle(event)
    waiting = ways(data)
    return next()
  })
}

self.postMessage = message => {
  if (message.type !== RESULT) return tell(message)
  if (!message.data.items.length && waiting.length) return next()
  message.data.items = message.data.items.map(unfold)
  tell(message)
}

importScripts(`./${location.search.slice(1)}`)

function next() {
  return ask({ data: { type: QUERY, data: waiting.shift() ?? "" } })
}

/* Keep the Chinese words of the index. */
function learn({ config, docs }) {
  separator = new RegExp(config.separator)
  for (const { title, text } of docs)
    for (const word of `${title} ${text.replace(/<[^>]*>/g, " ")}`.split(separator))
      if (word.match(HAN)?.[0] === word) words.add(word)
  for (const word of words)
    for (let end = 1; end <= word.length; end++) beginnings.add(word.slice(0, end))
}

/* Give the ways to ask a query, the strictest first. */
function ways(query) {
  let terms = query
    .normalize("NFKC")
    .toLowerCase()
    .replace(HAN, run => ` ${cut(run).join(" ")} `)
    .split(separator)
    .map(term => term.replace(/^[+\-]+|[\\*:^~]/g, ""))
    .filter(term => term)
  const telling = terms.filter(term => !FILLERS.has(term))
  if (telling.length) terms = telling
  terms = [...new Set(terms)]
  const stems = terms.map(stem)
  const all = list => list.map(term => `+${guard(term)}*`).join(" ")
  const any = stems.map(guard).join(" ")
  return [...new Set([all(terms), all(stems), any])]
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
    for (let start = Math.max(0, end - 12); start < end; start++) {
      const word = run.slice(start, end)
      let cost
      if (words.has(word)) cost = word.length > 1 ? 1 : 1.6
      else if (end === run.length && beginnings.has(word)) cost = 1.5
      else if (FILLERS.has(word)) cost = 1.2
      else cost = 3 * word.length
      cost += best[start].cost
      if (!best[end] || cost < best[end].cost)
        best[end] = { cost, words: [...best[start].words, word] }
    }
  return best[run.length].words
}

/* Let Material show the best parts of a page, not only the first: it folds away those that score
   less than the first one. */
function unfold(items) {
  const parts = items.filter(item => item.location.includes("#"))
  const score = items[0].score
  for (const part of parts.slice(0, SHOWN)) part.score = score
  return items
}
