// The words that the server sent (server/first.py) are drawn first; then Streamlit's own scripts, held
// in a template, begin. The words stay until its page is drawn, which takes their place: what was open
// is open, what was read stays put. They leave #root before React starts, since React empties it long
// before it can draw. An older browser can read this file too (no `?.`, no `||=`): where it is too old
// for Streamlit, the words stay, and after a while say so (static/first.css).
(() => {
  "use strict";
  const root = document.documentElement, box = document.querySelector("#root");
  const words = document.querySelector(".rw-sent");

  let begun = false;
  const begin = () => {
    const held = document.querySelector("#rw-held");
    if (!begun && held) held.replaceWith(document.importNode(held.content, true));
    begun = true;
  };
  requestAnimationFrame(() => requestAnimationFrame(begin));
  setTimeout(begin, 1000); // where nobody looks, nothing is drawn
  if (!box || !words) return;
  root.classList.add("rw-before");
  box.before(words);

  // A link in them is a plain link: the server answers it at once.
  addEventListener("click", (event) => {
    if (event.target.closest && event.target.closest(".rw-sent a.rw-go")) event.stopImmediatePropagation();
  }, true);

  const all = (what, where) => [...where.querySelectorAll(what)];
  const said = (node) => (node.querySelector(":scope > summary p") || node.querySelector(":scope > summary") || node)
    .textContent.trim();
  const twin = (node, what) => {
    const alike = (where) => all(what, where).filter((one) => said(one) === said(node));
    return alike(box)[alike(words).indexOf(node)];
  };

  const PATIENCE = 3000, ROUNDS = 6; // milliseconds without its foot; folds inside folds
  let quietSince = 0, rounds = 0, over = false;
  const drawn = () => {
    const app = box.querySelector("[data-testid=stApp]"), now = app ? app.dataset : {};
    const quiet = now.testScriptState === "notRunning" && now.testConnectionState === "CONNECTED";
    if (!quiet) quietSince = 0;
    else if (!quietSince) quietSince = performance.now();
    if (!quiet || root.hasAttribute("data-rw-waiting")) return false;
    const whole = box.querySelector(".st-key-bottom, .st-key-embed_out") && !box.querySelector("[data-testid=stSkeleton]");
    return whole || performance.now() - quietSince > PATIENCE;
  };

  // What the reader has opened; a part that is worked out only then takes a moment.
  const opened = () => {
    const shut = all("details[open]", words).map((fold) => twin(fold, "details")).filter((one) => one && !one.open);
    shut.forEach((fold) => fold.querySelector("summary").click());
    return shut.length > 0;
  };

  const replace = () => {
    over = true;
    seen.disconnect();
    clearInterval(ticking);
    const PLACES = "h1, h2, h3, summary, li, p";
    const top = (node) => node.getBoundingClientRect().top;
    const read = scrollY > 0 && all(PLACES, words).find((one) => top(one) >= 0 && one.getClientRects().length);
    const there = read && twin(read, PLACES), was = read && top(read), far = scrollY;
    const on = words.contains(document.activeElement) && twin(document.activeElement, "a, summary");
    words.remove();
    root.classList.remove("rw-before");
    const main = box.querySelector("[data-testid=stMain]");
    if (main) main.scrollTop = far;
    if (main && there) main.scrollTop += top(there) - was;
    if (on) on.focus({ preventScroll: true });
  };

  const look = () => {
    if (over || !drawn()) return;
    if (rounds < ROUNDS && opened()) {
      rounds += 1;
      return;
    }
    replace();
  };
  const seen = new MutationObserver(() => requestAnimationFrame(look));
  seen.observe(box, {
    attributeFilter: ["data-test-script-state", "data-test-connection-state", "open"],
    childList: true, subtree: true,
  });
  const ticking = setInterval(look, 250);
})();
