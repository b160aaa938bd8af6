// What is folded on the screen is printed all the same, also where the style sheet cannot open it.

addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details.rm-fold")) fold.setAttribute("open", "");
});
