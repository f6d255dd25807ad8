// Our page inside somebody else's: always the one task, its links lead out to a new tab, its height
// is told to the host, its colours are the host's as far as they can be read. And everywhere:
// copying, also where a browser forbids it (docs/decisions/0019-embedding.md).
(() => {
  "use strict";
  const root = document.documentElement, EMBED = "embed";
  const asked = new URLSearchParams(location.search), has = (url) => url.searchParams.get(EMBED) === "true";
  const framed = window.top !== window.self, here = new URL(location.href);
  if (framed && !has(here)) {
    here.searchParams.set(EMBED, "true");
    root.hidden = true;
    location.replace(here);
  }
  const embedded = framed || has(here);

  // Copying. Where the browser says no, the words are selected, and a line says what to do.
  const DONE = ["已复制。", "Copied."];
  const BY_HAND = ["浏览器不让网页复制。文字已选中，请长按，或按 Ctrl+C。", "Your browser does not let this page copy. The text is selected: press and hold it, or press Ctrl+C."];
  const board = navigator.clipboard, usual = board?.writeText?.bind(board);
  let pressed = null; // what was last asked to be copied
  addEventListener("click", (event) => {
    pressed = event.target.closest?.("button")?.closest("[data-testid=stCode]") || pressed;
  }, true);
  const selected = () => {
    const words = pressed?.querySelector("code, pre"), range = document.createRange();
    if (!words) return false;
    range.selectNodeContents(words);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return true;
  };
  const tell = (words) => {
    const line = pressed.nextElementSibling?.matches(".rw-copied") ? pressed.nextElementSibling : document.createElement("p");
    line.className = "rw-copied";
    line.setAttribute("role", "status");
    pressed.after(line);
    line.textContent = words[root.lang.startsWith("zh") ? 0 : 1];
  };
  const copy = async (text) => {
    try {
      if (usual) return await usual(text);
    } catch { /* then as before there was a clipboard */ }
    if (selected()) tell(document.execCommand?.("copy") ? DONE : BY_HAND);
  };
  if (board) board.writeText = copy;
  else Object.defineProperty(navigator, "clipboard", { value: { writeText: copy } });

  if (!embedded) {
    // A frame of ours in a page of ours, where an editor tries it, is as high as it asks to be.
    addEventListener("message", ({ origin, source, data }) => {
      if (origin !== location.origin || data?.is !== "height" || !Number.isFinite(data.height)) return;
      for (const frame of document.querySelectorAll(".st-key-embed_try iframe")) {
        if (frame.contentWindow === source) frame.style.height = `${data.height}px`;
      }
    });
    return;
  }
  root.dataset.rwEmbed = "";

  // Whatever the page does to its address, it stays an embedded one; the session then refuses.
  for (const name of ["pushState", "replaceState"]) {
    const change = history[name];
    history[name] = function (state, title, url) {
      const next = new URL(url || "", location.href);
      next.searchParams.set(EMBED, "true");
      return change.call(history, state, title, next.href);
    };
  }

  // A link opens in a new tab, whole. It is left to the browser: nobody else of ours sees the tap.
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.getAttribute("href").startsWith("#") || !/^https?:$/.test(link.protocol)) return;
    const to = new URL(link.href);
    for (const name of [EMBED, "accent", "scheme"]) to.searchParams.delete(name);
    Object.assign(link, { href: to.href, target: "_blank", rel: "noopener" });
    event.stopImmediatePropagation();
  }, true);

  // Light or dark as the host says, whatever the device says.
  const DARK = /prefers-color-scheme:\s*dark/, match = window.matchMedia.bind(window);
  const dark = { light: false, dark: true }[asked.get("scheme")];
  if (dark !== undefined) {
    window.matchMedia = (query) => (/prefers-color-scheme/.test(query)
      ? match(DARK.test(query) === dark ? "all" : "not all") : match(query));
    root.dataset.rwScheme = "";
    root.style.colorScheme = dark ? "dark" : "light";
    for (const rule of [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])) {
      if (rule.media && DARK.test(rule.media.mediaText)) rule.media.mediaText = dark ? "screen" : "not all";
    }
  }

  // The host's colour, moved towards black or white until it can be read on our paper.
  const parts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const mixed = (one, other, share) => one.map((part, at) => Math.round(part + (other[at] - part) * share));
  const light = (color) => color.map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const PAPERS = { light: ["#ffffff", "#000000"], dark: ["#1e292d", "#ffffff"] };
  const paint = () => {
    const given = asked.get("accent");
    if (!/^[0-9a-f]{6}$/.test(given || "")) return;
    const [paper, ink] = PAPERS[window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"].map(parts);
    let color = parts(`#${given}`), tint = mixed(paper, color, 0.1);
    for (let share = 0; share < 1 && contrast(color, tint) < 4.6; share += 0.05) {
      color = mixed(parts(`#${given}`), ink, share);
      tint = mixed(paper, color, 0.1);
    }
    root.dataset.rwAccent = "";
    root.style.setProperty("--rw-accent", `rgb(${color})`);
    root.style.setProperty("--rw-tint", `rgb(${tint})`);
  };
  paint();
  match("(prefers-color-scheme: dark)").addEventListener("change", paint);

  // What the host hears: ready once, the height after each change, and once that the reader's own
  // figures have an answer. Never a figure, so that anybody may hear it.
  if (!framed || root.hidden) return;
  const BOX = "[data-testid=stMainBlockContainer]", LAYERS = "[data-baseweb=popover], [data-rac][role=listbox]";
  const say = (is, more) => parent.postMessage({ repaywise: 1, is, ...more }, "*");
  let ready = false, told = 0, box = null, first = null, waiting = false, typed = false;
  // What the tab gives back, a preset and a choice are no typing.
  addEventListener("input", ({ isTrusted, target }) => {
    typed ||= isTrusted && target.matches("textarea, input:not([type=radio], [type=checkbox], [type=file])");
  }, true);
  const height = () => [...document.querySelectorAll(LAYERS)].reduce(
    (most, layer) => Math.max(most, layer.getBoundingClientRect().bottom + 8), Math.ceil(box.offsetHeight));
  // A text is shown as it was sent; Streamlit's page takes its place. Where fields are to come, it waits for them.
  const text = () => {
    const sent = document.querySelector(".rw-sent");
    return sent && !sent.querySelector(".rw-later") ? sent.querySelector(BOX) : null;
  };
  const drawn = () => !root.classList.contains("rw-before") && (ready || document.querySelector("[data-test-script-state=notRunning]"));
  const look = () => {
    waiting = false;
    const sent = text(), now = sent || document.querySelector(`#root ${BOX}`);
    if (now !== box) {
      if (box) sizes.unobserve(box);
      if (now) sizes.observe(now);
      box = now;
    }
    if (!box || !box.querySelector("h1") || !(sent || drawn())) return;
    if (!ready) say("ready");
    ready = true;
    const tall = Math.ceil(height());
    if (tall !== told) say("height", { height: tall });
    told = tall;
    const answer = document.querySelector(".rw-answer")?.textContent;
    if (!answer || first === true) return;
    if (typed && first !== null && first !== answer) {
      first = true;
      return say("plan_shown");
    }
    first = answer;
  };
  const soon = () => { if (!waiting) waiting = Boolean(setTimeout(look, 30)); }; // no frames out of sight
  const sizes = new ResizeObserver(soon);
  new MutationObserver(soon).observe(root, { childList: true, subtree: true, characterData: true, attributeFilter: ["data-test-script-state"] });
  soon();
})();
