// What is folded is shown where somebody looks for it: in print, and where a search hit is in it.

/** @param {Element} fold a fold to open */
function open(fold) {
  fold.setAttribute("open", "");
}

// Also where the style sheet cannot open it.
addEventListener("beforeprint", () => {
  document.querySelectorAll("details.rm-fold").forEach(open);
});

// Material marks what was searched for some time after the page has loaded.
if (new URLSearchParams(location.search).has("h")) {
  new MutationObserver(() => {
    document.querySelectorAll("details.rm-fold:not([open]):has(mark)").forEach(open);
  }).observe(document.body, { childList: true, subtree: true });
}
