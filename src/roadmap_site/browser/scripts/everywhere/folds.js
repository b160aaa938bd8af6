// What is folded is printed, also where the style sheet cannot open it.

addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details.rm-fold")) fold.setAttribute("open", "");
});
