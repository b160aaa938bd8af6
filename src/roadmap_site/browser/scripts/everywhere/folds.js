// What is folded is shown where somebody looks for it: in print, and where a search hit is in it.

/** @param {Element} fold a fold to open */
function unfold(fold) {
  fold.setAttribute("open", "");
}

// Also where the style sheet cannot open it.
addEventListener("beforeprint", () => {
  document.querySelectorAll("details.rm-fold").forEach(unfold);
});

