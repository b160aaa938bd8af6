// Runs on every page before anything is painted, so that nothing moves when the modules come: the
// palette, the reader's path, what is folded, the line about another language.
//
// A plain script, for modules come later. What differs from page to page stands before it as JSON,
// so that the policy of the site allows no script that stands in a page.

{
  const html = document.documentElement;
  /** What the page tells; see site/early.py.
   * @type {{ scope?: string, kind?: string, path?: string, off?: Record<string, string[]>,
   *   homes?: string[], invite?: boolean }} */
  const told = JSON.parse(document.getElementById("rm-early")?.textContent ?? "{}");
  const root = new URL(document.querySelector('meta[name="roadmap-root"]').content, document.baseURI);
  const key = `roadmap:${root.pathname}`;

  /** @param {string} name @returns {string | null} what is kept; nothing where that is forbidden */
  function kept(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  }

  /** Material makes small parts of markup and names workers by their addresses; some browsers ask a
   * policy before they take a text for either. Markup that could run or load anything is refused, and
   * so is a script from where the page's policy allows none. Nothing is ever taken for a script. */
  function guard() {
    const risky = /<\W*(?:script|style|template|base|meta|link|i?frame|object|embed|form|math|use|animate|set|foreignobject)|[\s"'/]on\w+\s*=|script:|srcdoc/i;
    const allowed = document.querySelector("meta[http-equiv]")?.content ?? "";
    globalThis.trustedTypes?.createPolicy("default", {
      createHTML: (text) => risky.test(text) ? null : text,
      createScriptURL(text) {
        const { href, origin } = new URL(text, document.baseURI);
        return origin === location.origin || allowed.includes(origin) ? href : null;
      },
    });
  }

  /** What Material's script expects to be there: it keeps some choices of the reader. */
  function serveMaterial() {
    const scope = new URL(told.scope ?? ".", location.href);
    Object.assign(globalThis, {
      __md_scope: scope,
      __md_hash: (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0),
      __md_get: (name, store = localStorage, at = scope) => JSON.parse(store.getItem(`${at.pathname}.${name}`)),
      __md_set(name, value, store = localStorage, at = scope) {
        try {
          store.setItem(`${at.pathname}.${name}`, JSON.stringify(value));
        } catch {} // As Material's own does: then the choice lasts for the page.
      },
    });
  }

  /** Material shuts away what Mermaid draws; maps are to show how far the reader is. */
  function openMaps() {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      return attach.call(this, this.matches(".mermaid") ? { ...options, mode: "open" } : options);
    };
  }

  /** The scheme that the reader chose, else that of the system. */
  function paint() {
    const chosen = kept(`${key}:scheme`);
    const isDark = chosen === "slate" || chosen !== "default" && matchMedia("(prefers-color-scheme: dark)").matches;
    html.style.colorScheme = isDark ? "dark" : "light";
    when("body", (body) => { body.dataset.mdColorScheme = isDark ? "slate" : "default"; });
  }

  /** Do something with an element as soon as it has been read, before it is painted.
   * @param {string} selector @param {(found: HTMLElement) => void} work */
  function when(selector, work) {
    const look = () => {
      const found = document.querySelector(selector);
      if (found) work(found);
      if (found || document.readyState !== "loading") watcher.disconnect();
    };
    const watcher = new MutationObserver(look);
    watcher.observe(html, { childList: true, subtree: true });
    document.addEventListener("DOMContentLoaded", look);
  }

  /** Leave out what is off the reader's path, and fold settled topics; folded.js takes this sheet away.
   * Ids are made of letters, digits and hyphens; what is stored may have been imported. */
  function layOut() {
    const state = JSON.parse(kept(key) ?? "{}");
    const said = (book, name) => state[book]?.[name]?.value;
    const off = told.off ?? {};
    const chosen = said("settings", "path");
    const path = Object.hasOwn(off, chosen) ? chosen : told.path;
    const asked = decodeURIComponent(location.hash.slice(1));
    // The page is built for a new reader; what shows a path comes only where there is one to show.
    if (told.kind === "stage" && !state.topics && path === told.path && !off[path]?.length) return;
    const rules = path ? shownOn(path) : [];
    if (told.kind === "stage") rules.push(...folded(state.topics ?? {}, asked, said("settings", "folds") !== false));
    if (!off[path]?.includes(asked)) for (const id of off[path] ?? []) rules.push(...without(id));
    if (told.kind === "resources" && path && !location.search) rules.push(...rowsOf(path, off[path]));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules.join(""));
    document.adoptedStyleSheets.push(globalThis.roadmapEarly = sheet);
  }

  function shownOn(path) {
    const [only, row] = [`[data-rm-only="${path}"]`, `[data-rm-path="${path}"]`];
    return [`[data-rm-only]:not(${only}),.rm-paper [data-rm-path]:not(${row}){display:none!important}`,
      `${only}{display:block}span${only}{display:inline}.rm-paper ${row}{display:inline!important}`];
  }

  function* folded(topics, asked, folds) {
    const marks = { learning: "25D0", done: "2713", skipped: "21B7" };
    for (const id of Object.keys(topics).filter((id) => !/[^a-z0-9-]/.test(id))) {
      const status = topics[id]?.value;
      if (!Object.hasOwn(marks, status)) continue;
      yield `h3[id="${id}"]::before{content:"\\${marks[status]}\\2009"}`;
      if (status !== "learning" && id !== asked && folds) {
        yield `[data-rm-of="${id}"]>.rm-topic__body{content-visibility:hidden}.md-typeset h3[id="${id}"]{margin-top:var(--rm-5)}`;
      }
    }
  }

  function without(id) {
    if (told.kind !== "stage") return [`[data-rm-of="${id}"]{display:none!important}`];
    return [`[data-rm-of="${id}"],.md-typeset :is(h2,h3)[id="${id}"]{content-visibility:hidden;border:0;margin:0;padding:0}`,
      `.md-nav--secondary li:has(>[href="#${id}"]){display:none}`];
  }

  function rowsOf(path, ids) {
    const on = `[data-rm-path~="${path}"]`;
    return [`.rm-catalogue__row:not(${on}),.rm-catalogue:not(:has(>${on})){display:none!important}`,
      ...ids.map((id) => `h2[id="${id}"],.md-nav--secondary li:has(>[href="#${id}"]){display:none}`)];
  }

  /** One line, once, for a browser that prefers another language of the site; for a reader who has
   * chosen one, on every visit to this address. */
  function invite() {
    const here = html.lang;
    const lines = [...document.querySelectorAll("[data-rm-invite]")];
    const tags = [here, ...lines.map((line) => line.dataset.rmInvite)];
    const parts = (tag) => { // Who reads zh-HK reads zh-TW rather than zh.
      try {
        const { language, script } = new Intl.Locale(tag).maximize();
        return [language + script, language];
      } catch {
        return [tag, tag];
      }
    };
    const nearest = (wanted) => tags.find((tag) => tag.toLowerCase() === wanted.toLowerCase())
      ?? tags.find((tag) => parts(tag)[0] === parts(wanted)[0])
      ?? tags.find((tag) => parts(tag)[1] === parts(wanted)[1]);
    const chosen = kept(`${key}:language`);
    const best = (chosen ? [chosen] : navigator.languages).map(nearest).find(Boolean);
    const line = lines.find((line) => line.dataset.rmInvite === best);
    if (!line) return;
    line.hidden = false;
    try {
      if (!chosen) localStorage.setItem(`${key}:language`, here);
    } catch {} // Then it is offered again.
  }

  // A note takes what is typed at once, which notes.js keeps when it comes.
  addEventListener("focusin", () => {
    document.querySelector("[data-rm-note]:focus-within textarea")?.removeAttribute("readonly");
  });
  html.classList.add("rm-live");
  html.classList.toggle("rm-begun", /"value":"(learning|done|skipped)"/.test(kept(key)));
  html.classList.toggle("rm-no-hours", /"hours":{"value":false/.test(kept(key)));
  guard();
  serveMaterial();
  openMaps();
  paint();
  if (told.off) {
    try {
      layOut();
    } catch {} // What is stored is no JSON: the page is laid out as for a new reader.
  }
  if (told.invite) when(".rm-invite + *", invite);
  const home = told.homes?.map((way) => new URL(way, document.baseURI).pathname)
    .find((path) => location.pathname.startsWith(path));
  if (home) location.replace(`${home}404.html`);
}
