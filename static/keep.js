// This tab keeps what the reader typed, so that it outlives the server, the line and a reload
// (docs/decisions/0011-kept-in-the-tab.md). The page hands us a record; we give it back through a
// hidden field. It stays in this tab's sessionStorage and goes nowhere else.
(() => {
  "use strict";
  // Frames in one page share a store with each other: each has a place of its own.
  const KEY = window.top === window.self ? "rw-kept" : `rw-kept ${location.pathname}${location.search}`;
  const MARK = "[data-rw-kept]", FIELD = ".st-key-tab_in input";
  const APP = "[data-testid=stApp]", WAITING = "data-rw-waiting", PATIENCE = 8000;
  const root = document.documentElement;

  let held = ""; // a frame may have no store: then until the page is loaded again
  const read = () => {
    try { return sessionStorage.getItem(KEY) || held; } catch { return held; }
  };
  const write = (text) => {
    held = text;
    try { sessionStorage.setItem(KEY, text); } catch { /* full or forbidden: as without us */ }
  };
  const parsed = (text) => {
    try { return JSON.parse(text) || {}; } catch { return {}; }
  };

  // Put a text into the hidden field as if it had been typed and the field left.
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  const give = (text) => {
    const field = document.querySelector(FIELD);
    if (!field || !text) return false;
    set.call(field, field.value === text ? `${text} ` : text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    return true;
  };

  // A page that begins anew gets the record before the reader sees examples in their fields.
  let last = "", given = false, over = false;
  const shown = () => root.removeAttribute(WAITING);
  const follow = () => {
    const now = document.querySelector(MARK)?.dataset.rwKept;
    if (over || !now || now === last) return;
    const { of, told } = parsed(now), before = read();
    if (before && !told && parsed(before).of !== of) {
      given ||= give(before);
      return;
    }
    last = now;
    write(now);
    shown();
  };
  new MutationObserver(follow).observe(root, {
    attributeFilter: ["data-rw-kept"], childList: true, subtree: true,
  });
  if (read()) {
    root.setAttribute(WAITING, "");
    setTimeout(shown, PATIENCE);
  }

  // The line has gone: whatever is asked first when it is back takes the record along. Then we ask
  // ourselves, since that server may be a new one.
  let lines = 0;
  addEventListener("rw-close", () => { if (!over) give(read()); });
  addEventListener("rw-open", () => {
    lines += 1;
    if (lines === 1) return;
    const line = lines;
    const again = () => {
      if (over || line !== lines) return;
      const connected = document.querySelector(APP)?.dataset.testConnectionState === "CONNECTED";
      if (connected) give(read());
      else setTimeout(again, 100);
    };
    setTimeout(again, 100);
  });

  // Clearing and leaving forget it here and on the server.
  const forget = () => {
    over = true;
    held = "";
    try { sessionStorage.removeItem(KEY); } catch { /* there is none */ }
    give("clear");
  };
  const clear = async () => {
    forget();
    await window.rwLanded();
    location.reload();
  };
  const leave = () => {
    forget();
    document.title = "";
    root.style.display = "none";
    location.replace("about:blank");
  };
  addEventListener("click", (event) => {
    if (event.target.closest?.("[data-rw-leave]")) {
      event.preventDefault(); // before any script it is a link
      leave();
    }
    if (event.target.closest?.("[data-rw-clear]")) clear();
  });
  addEventListener("pageshow", (event) => { if (event.persisted && over) location.reload(); });
})();
