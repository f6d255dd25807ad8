// What was typed lands before a link is followed, or a file is made. Streamlit sends a field a moment after it was
// left, for the page that it stood on; a page asked for before that is thrown away with what was
// typed. So we leave the field, wait until the server has answered, and then go.
(() => {
  "use strict";
  const APP = "[data-testid=stApp]";
  const FIELDS = "input, textarea, [role=spinbutton], [contenteditable=true]";
  // A file too is made of what has landed.
  const LINKS = "a.rw-go, [data-testid=stPageLink-NavLink], [data-testid=stDownloadButton] button";
  const SENT_BY = 30, QUIET = 60, PATIENCE = 10000, NEAR = 12; // milliseconds; pixels

  // When something was last said on the line to the server, and when it last answered.
  let asked = 0, heard = 0;
  const Line = window.WebSocket;
  window.WebSocket = class extends Line {
    constructor(...where) {
      super(...where);
      this.addEventListener("message", () => { heard = performance.now(); });
      this.addEventListener("open", () => { dispatchEvent(new Event("rw-open")); });
      this.addEventListener("close", () => { dispatchEvent(new Event("rw-close")); });
    }
    send(message) {
      asked = performance.now();
      super.send(message);
    }
  };

  const soon = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });
  const quiet = () => heard >= asked && performance.now() - heard > QUIET
    && document.querySelector(APP)?.dataset.testScriptState === "notRunning";

  // Leave the field one is in, and wait until what it holds has been answered.
  const landed = async () => {
    const last = performance.now() + PATIENCE, field = document.activeElement;
    if (field?.matches(FIELDS)) field.blur();
    await soon(SENT_BY);
    while (!quiet() && performance.now() < last) await soon(15);
  };
  window.rwLanded = landed;

  // A link is what was pressed, even where an answer moved it from under the finger.
  const linkAt = (node) => node.closest?.(LINKS);
  let pressed = null, going = null, passes = false;
  addEventListener("pointerdown", (event) => {
    const link = linkAt(event.target);
    pressed = link && { link, x: event.clientX, y: event.clientY };
  }, true);
  addEventListener("mousedown", (event) => { // the field stays until the finger is up
    if (linkAt(event.target)) event.preventDefault();
  }, true);
  const underFinger = ({ detail, clientX, clientY }) => detail && pressed
    && Math.hypot(clientX - pressed.x, clientY - pressed.y) < NEAR ? pressed.link : null;

  // A link that was drawn anew between down and up gets no click at all.
  addEventListener("pointerup", (event) => {
    const { link, x, y } = pressed || {};
    if (!link || link.isConnected || Math.hypot(event.clientX - x, event.clientY - y) >= NEAR) return;
    pressed = null;
    follow(link);
  }, true);

  const follow = async (link) => {
    const busy = going;
    going = link;
    if (busy) return;
    await landed();
    const named = (one) => one.getAttribute("href") ?? one.closest("[class*=st-key-]")?.className;
    const name = named(going), page = name?.split("?")[0];
    const found = (fits) => [...document.querySelectorAll(LINKS)].find((one) => fits(named(one)));
    // A way that the new figures took away still leads to its page, never to another way: a link
    // that stands there is borrowed, with the language alone.
    const lone = () => {
      const other = found((one) => one?.split("?")[0] === page), href = other?.getAttribute("href");
      if (!href) return other;
      return { click: () => {
        other.setAttribute("href", `${page}?lang=${new URLSearchParams(href.split("?")[1]).get("lang") || "zh"}`);
        other.click();
        other.setAttribute("href", href);
      } };
    };
    const same = () => found((one) => one === name) ?? lone();
    const now = going.isConnected ? going : same();
    going = null;
    passes = true;
    now?.click();
    passes = false;
  };

  addEventListener("click", (event) => {
    const link = linkAt(event.target) || underFinger(event);
    pressed = null;
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (passes || !link || elsewhere || event.button) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    follow(link);
  }, true);

  // Back and Forward: the address stays that of this page until what was typed has landed.
  const { pushState, replaceState } = history;
  let here = location.href, there = null;
  for (const [name, change] of [["pushState", pushState], ["replaceState", replaceState]]) {
    history[name] = function (...given) {
      change.apply(history, given);
      here = location.href;
    };
  }
  addEventListener("popstate", (event) => {
    if (!event.isTrusted) {
      here = location.href;
      return;
    }
    event.stopImmediatePropagation();
    const waits = there !== null;
    there = location.href;
    replaceState.call(history, history.state, "", here);
    if (waits) return;
    landed().then(() => {
      replaceState.call(history, history.state, "", there);
      there = null;
      dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
    });
  }, true);
})();
