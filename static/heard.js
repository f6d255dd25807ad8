// What a screen reader, a keyboard and a phone need on top of Streamlit's own page: the answer is
// said, the new page is entered at its heading, a wrong field knows its message, a thumb gets digits.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const one = (what) => document.querySelector(what);
  const set = (node, name, value) => {
    if (value === null) node.removeAttribute(name);
    else if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  };

  // Dark until config.toml's theme arrives, where the device is dark.
  window.__streamlit = {
    ...window.__streamlit,
    DARK_THEME: { bodyFont: "system-ui, sans-serif", backgroundColor: "#12191c", textColor: "#e3eaec" },
  };

  // One live region that stays, since one that comes with its text in it is often not said. What
  // stands in it is what changed last: on arrival the reader meets the page at its heading.
  const live = document.createElement("div");
  live.className = "rw-live";
  live.setAttribute("role", "status");
  let said = null, saying = 0, page = location.pathname;
  const say = () => {
    const text = all("#root [data-say]").map((node) => node.innerText.trim()).join(" ");
    if (text === said || (said === null && !text)) return;
    if (said !== null && text && page === location.pathname) live.textContent = text;
    said = text;
  };
  const sayLater = () => {
    clearTimeout(saying);
    saying = setTimeout(say, 700); // a figure is typed key by key: the last one is said
  };

  // A new page is entered at its heading, unless the reader is typing already.
  const typing = () => {
    const on = document.activeElement;
    return on && on.matches("input, textarea") && on.offsetParent !== null;
  };
  let left = null; // the heading of the page that was left
  const leave = () => {
    if (page === location.pathname) return;
    page = location.pathname;
    said = null;
    live.textContent = "";
    left = one("h1");
    left = left ? { node: left, text: left.textContent } : null;
  };
  const arrive = () => {
    const head = one("h1");
    if (!left || !head || (head === left.node && head.textContent === left.text)) return;
    left = null;
    if (typing()) return;
    head.tabIndex = -1;
    head.focus({ preventScroll: true });
  };
  const { pushState } = history;
  history.pushState = function (...what) {
    pushState.apply(this, what);
    leave();
  };
  addEventListener("popstate", leave);

  // Digits come up for figures (pages/parts/ask.py marks them), and no figure is kept by the browser.
  const KINDS = { "transaction-amount": "decimal", "section-count transaction-amount": "numeric" };
  const digits = () => {
    for (const [mark, mode] of Object.entries(KINDS)) {
      for (const field of all(`input[autocomplete="${mark}"]`)) {
        field.inputMode = mode;
        field.autocomplete = "off";
      }
    }
  };

  // What is wrong is told by the field itself too: the message stands after the field it is about.
  const FIELD = "[data-testid=stTextInput] input, [data-testid=stDateInput] [role=group], textarea";
  let told = [];
  const describe = () => {
    const wrong = all(".rw-error").map((message, at) => {
      message.id ||= `rw-error-${at}-${Date.now()}`;
      let box = message.closest("[data-testid=stElementContainer]");
      while ((box = box?.previousElementSibling)) {
        const field = all(FIELD, box).pop();
        if (field) return { field, message };
      }
      return { field: null, message };
    });
    for (const { field } of told) {
      if (wrong.some((now) => now.field === field)) continue;
      set(field, "aria-invalid", null);
      set(field, "aria-describedby", null);
    }
    told = wrong.filter(({ field }) => field);
    for (const { field, message } of told) {
      set(field, "aria-invalid", "true");
      set(field, "aria-describedby", message.id);
    }
  };
  const reach = () => {
    const { field, message } = told[0] || {};
    const target = field || message;
    if (!target) return;
    all("details").filter((fold) => !fold.open && fold.contains(target))
      .forEach((fold) => fold.querySelector("summary").click());
    setTimeout(() => {
      target.scrollIntoView({ block: "center" });
      (field?.matches("input, textarea") ? field : field?.querySelector("[tabindex]"))?.focus();
    }, 350);
  };

  // On a phone the answer is one line once the page has moved under it; a tap unfolds it. On a wide
  // screen it stands over what supports it, and its height is kept free there.
  const narrow = matchMedia("(max-width: 999.9px)");
  const free = (answer) => {
    if (!root.classList.contains("rw-stuck")) root.style.setProperty("--rw-answer", `${answer.offsetHeight}px`);
  };
  const high = new ResizeObserver(([box]) => free(box.target));
  // What is typed stays too, where all of it has room on the screen.
  const fits = () => {
    const typed = one("#root .st-key-halves > * > .st-key-typed");
    root.classList.toggle("rw-fits", Boolean(typed) && typed.offsetHeight < innerHeight - 32);
  };
  let measured = null;
  const stick = () => {
    const answer = one("#root .st-key-halves > * > .st-key-answer"), place = answer?.parentElement;
    if (answer !== measured) {
      high.disconnect();
      if (answer) high.observe(answer);
      measured = answer;
    }
    const before = place?.parentElement.getBoundingClientRect().top;
    const top = one("[data-testid=stMain]")?.getBoundingClientRect().top;
    const stuck = Boolean(!("rwEmbed" in root.dataset) && before !== undefined && before < top - 8);
    if (stuck === root.classList.contains("rw-stuck")) return;
    if (place) place.style.height = stuck && narrow.matches ? `${place.offsetHeight}px` : "";
    root.classList.toggle("rw-stuck", stuck);
    root.classList.remove("rw-unfolded");
    if (answer) free(answer); // it may have grown while the page stood further down
  };
  document.addEventListener("scroll", () => requestAnimationFrame(stick), { capture: true, passive: true });
  narrow.addEventListener("change", stick);
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("a.rw-mend")) {
      event.preventDefault();
      reach();
    } else if (root.classList.contains("rw-stuck") && event.target.closest?.(".rw-answer") && !event.target.closest("a")) {
      root.classList.toggle("rw-unfolded");
    }
  }, true);

  // A table says when there is more of it to the right.
  const widths = () => {
    for (const box of all(".rw-scroll")) {
      box.classList.toggle("rw-wide", box.scrollWidth > box.clientWidth + 1);
    }
  };

  // Fields beside each other stand level, also where the name of one takes two lines.
  const level = () => {
    const rows = all("[data-testid=stMain] [data-testid=stHorizontalBlock]").map((row) => [...row.children]
      .map((column) => column.querySelector("[data-testid=stWidgetLabel]")).filter((each) => each?.offsetParent));
    const several = rows.filter((names) => names.length > 1);
    for (const each of several.flat()) each.style.minHeight = "";
    for (const [names, most] of several.map((names) => [names, Math.max(...names.map((each) => each.offsetHeight))])) {
      for (const each of names) if (each.offsetHeight < most) each.style.minHeight = `${most}px`;
    }
  };

  // Streamlit notes each page whose colours it chose: nobody else need know where the reader was.
  const forget = () => {
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith("stActiveTheme")) localStorage.removeItem(key);
      }
    } catch { /* a frame may have none: then nothing is noted either */ }
  };

  // An example is grey, and says so, until somebody types there.
  const begun = new Set();
  document.addEventListener("input", (event) => {
    const key = event.target.dataset?.rwGrey;
    if (key) begun.add(key);
    soon();
  }, true);
  let example = "";
  const grey = () => {
    const said = one("#root [data-rw-example]");
    const names = said?.dataset.rwExample ?? "";
    if (names !== example) begun.clear();
    example = names;
    const boxes = new Map(names.split(" ").filter((key) => key && !begun.has(key)).flatMap((key) => {
      const field = one(`#root .st-key-${CSS.escape(key)} input`);
      return field ? [[field, key]] : [];
    }));
    for (const field of all("#root [data-rw-grey]").filter((each) => !boxes.has(each))) {
      delete field.dataset.rwGrey;
      set(field, "aria-description", null);
      set(field.closest("[data-testid=stTextInputRootElement]"), "data-rw-word", null);
    }
    for (const [field, key] of boxes) {
      set(field, "data-rw-grey", key);
      set(field, "aria-description", said.dataset.rwWord);
      set(field.closest("[data-testid=stTextInputRootElement]"), "data-rw-word", said.dataset.rwWord);
    }
  };

  // The other language by its own name, and the letters, which are Chinese on every page.
  const tongues = () => {
    for (const button of all(".st-key-tongue button")) {
      set(button, "lang", /[a-z]/i.test(button.textContent) ? "en" : "zh-CN");
    }
    for (const letter of all(":is(.st-key-letter, .st-key-script) [data-testid=stCode] pre")) {
      set(letter, "lang", "zh-CN");
    }
  };

  // The place to drop a file is a stop without a role.
  const repair = () => {
    for (const place of all("[data-testid=stFileUploaderDropzone]")) set(place, "role", "group");
  };

  let waiting = false;
  const look = () => {
    waiting = false;
    repair();
    arrive();
    digits();
    describe();
    stick();
    fits();
    grey();
    level();
    widths();
    tongues();
    forget();
    sayLater();
  };
  const soon = () => {
    if (!waiting) waiting = Boolean(requestAnimationFrame(look));
  };
  addEventListener("resize", soon);
  document.addEventListener("toggle", soon, true);
  document.addEventListener("DOMContentLoaded", () => {
    document.body.append(live);
    new MutationObserver(soon).observe(one("#root") || document.body, { childList: true, subtree: true, characterData: true });
  });
})();
