// A word of the glossary says what it means where it stands; without this it is a link.

if ("popover" in HTMLElement.prototype) {
  addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a.rm-term");
    // With a key held, the link opens where the reader wants it.
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    import("roadmap/term.js").then(
      ({ show }) => show(/** @type {HTMLAnchorElement} */ (link)),
      () => location.assign(/** @type {HTMLAnchorElement} */ (link).href)
    );
  });
}
