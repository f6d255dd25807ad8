// A script of Streamlit's that was lost on a bad line leaves a hole in the page, and it stays lost
// until the page is loaded anew. That happens by itself, once, while the reader has done nothing here.
// Later the words in its place say so (theirs.js): what a reload would lose is the reader's to give.
(() => {
  "use strict";
  let stays = performance.getEntriesByType("navigation")[0]?.type === "reload";
  for (const name of ["click", "input"]) {
    addEventListener(name, ({ isTrusted }) => { stays ||= isTrusted; }, true);
  }
  addEventListener("vite:preloadError", () => {
    if (stays) return;
    stays = true;
    location.reload();
  });
})();
