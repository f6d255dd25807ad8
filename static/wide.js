// On a wide screen a chart opens by itself, after its answer is on the screen and nothing runs any
// more. What a reader closes stays closed; on a phone a chart waits for a tap, and so does one that
// would push what stands under it off a low screen.
(() => {
  "use strict";
  const wide = matchMedia("(min-width: 1000px)"), high = matchMedia("(min-height: 1200px)");
  const CHART = "[class*=st-key-][class*=_chart]";
  const closed = new Set(); // page and fold, as the reader left them
  const tried = new Map(); // how often we opened a fold that would not stay open
  const name = (fold) => location.pathname + fold.className.match(/st-key-\S+/)[0];

  document.addEventListener("click", (event) => {
    const head = event.isTrusted && event.target.closest?.("summary");
    const fold = head && head.closest(CHART);
    if (fold) closed[head.parentElement.open ? "add" : "delete"](name(fold));
  }, true);

  const REST = 2500; // milliseconds without a key: never while somebody types
  let key = -REST;
  document.addEventListener("input", () => { key = performance.now(); setTimeout(soon, REST + 50); }, true);

  const ready = () => document.querySelector(".rw-answer, .rw-own")
    && document.querySelector("[data-test-script-state=notRunning]")
    && performance.now() - key > REST;

  const open = () => {
    if (!wide.matches || !ready()) return;
    for (const fold of document.querySelectorAll(CHART)) {
      if (!high.matches && fold.closest(".st-key-now")) continue;
      const head = fold.querySelector("details > summary"), at = name(fold);
      if (!head || head.parentElement.open || closed.has(at) || tried.get(at) > 9) continue;
      tried.set(at, (tried.get(at) || 0) + 1);
      head.click();
    }
  };

  const idle = window.requestIdleCallback || ((then) => setTimeout(then, 200));
  const soon = () => setTimeout(() => idle(open), 300);
  new MutationObserver(soon).observe(document.documentElement, {
    attributeFilter: ["data-test-script-state"], subtree: true,
  });
})();
