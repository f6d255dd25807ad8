// On a phone a step of the session shows one question, or one debt, at a time. The server knows no
// width: it draws all of them, each in a place of its own (pages/parts/session/turns.py), and this
// opens one. The others stay where they are with what was typed in them; without this all are seen.
(() => {
  "use strict";
  const root = document.documentElement, narrow = matchMedia("(max-width: 640px)");
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const PLACE = ".st-key-session [class*=st-key-one_]", TURN = "[data-rw-turn]";
  const DONE = "[data-testid=stApp][data-test-script-state=notRunning]";
  const open = new Map(), known = new Map(); // by whose questions they are: the open one, and all
  let before = null;
  const name = (place) => place.className.match(/st-key-(one_\S+)/)[1];
  const turns = () => {
    const of = all(`.st-key-session ${TURN}`)[0]?.dataset.rwTurns, places = of ? all(PLACE) : [];
    return { of, places, names: places.map(name) };
  };

  // The open one: where the reader was; a place that has just come; else the first.
  const chosen = ({ of, names }) => {
    const done = document.querySelector(DONE), were = done && known.get(of);
    const fresh = were && names.find((one) => !were.includes(one));
    if (done) known.set(of, names);
    const now = fresh || open.get(of);
    open.set(of, names.includes(now) ? now : names[0]);
    return names.indexOf(open.get(of));
  };

  const look = () => {
    root.classList.toggle("rw-turning", narrow.matches);
    if (!narrow.matches) known.clear();
    const found = turns(), { of, places } = found;
    const at = narrow.matches && places.length ? chosen(found) : -1, last = places.length - 1;
    root.classList.toggle("rw-more", at >= 0 && at < last);
    places.forEach((place, one) => place.toggleAttribute("data-rw-here", one === at));
    for (const said of all(".rw-turn-at")) {
      const text = `${at + 1} / ${places.length}`;
      if (said.textContent !== text) said.textContent = text;
    }
    for (const button of all(`.rw-turns ${TURN}`)) {
      const to = at + Number(button.dataset.rwTurn);
      button.disabled = to < 0 || to > last;
    }
    if (narrow.matches && of && before && of !== before) top();
    before = of || before;
    arrive();
  };

  // Whoever goes on by a button begins at the top of what comes, with the next key too.
  let going = "";
  const arrive = () => {
    const done = document.querySelector(DONE);
    if (going === "asked" && !done) going = "runs";
    if (going !== "runs" || !done) return;
    going = "";
    const place = document.querySelector(".st-key-settle, .st-key-talk") || document.querySelector(".st-key-session");
    if (!place) return;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    document.querySelector(".st-key-session").scrollIntoView({ block: "start" });
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".st-key-onward button, .st-key-to_parts button")) going = "asked";
  }, true);

  // The steps come to the edge, so that the question has the screen to itself.
  const top = () => document.querySelector(".st-key-steps")?.scrollIntoView({ block: "start" });

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(TURN);
    if (!button) return;
    const { of, places, names } = turns();
    const at = names.indexOf(open.get(of)) + Number(button.dataset.rwTurn), place = places[at];
    if (!place) return;
    open.set(of, names[at]);
    look();
    place.tabIndex = -1;
    place.setAttribute("role", "group");
    place.setAttribute("aria-label", `${at + 1} / ${places.length}`);
    place.focus({ preventScroll: true });
    top();
  });

  let waiting = 0;
  const soon = () => {
    waiting ||= requestAnimationFrame(() => { waiting = 0; look(); });
  };
  narrow.addEventListener("change", soon);
  new MutationObserver(soon).observe(root, {
    attributeFilter: ["data-test-script-state", "data-rw-turns"], childList: true, subtree: true,
  });
})();
