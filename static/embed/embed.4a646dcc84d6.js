// Turns a plain link to a page of ours into that page, inside yours. The link stays until the page
// says that it is ready: where this script, the frame or our server fails, readers still have it.
//   <a href="https://…/relief" data-repaywise>…</a><script src="https://…/embed.js" async></script>
// Or the script alone, with data-page="relief": it writes the link. Attributes of either one:
// data-lang, data-color, data-scheme (light, dark), data-title, data-principal, data-rate,
// data-periods, data-product (an example, never the reader's own). No cookie, no other request.
(() => {
  "use strict";
  const script = document.currentScript;
  if (!script || !script.src) return;
  const home = new URL(script.src).origin;
  const MARK = "data-repaywise", PATIENCE = 60000, MOST = 30000; // milliseconds; pixels
  const TERMS = ["principal", "rate", "periods", "product"];
  const NAMES = { zh: "还款有数", en: "RepayWise" };

  const language = (text) => (/^(zh|en)\b/i.exec(text || "") || [""])[0].toLowerCase();

  // Ours has its query from the link, the look and the example from the attributes.
  const address = (link, given) => {
    const to = new URL(link.href, document.baseURI);
    if (to.origin !== home || !/^https?:$/.test(to.protocol)) return null;
    const ask = to.searchParams, host = link.closest("[lang]");
    const lang = language(given.lang) || language(host && host.lang) || language(ask.get("lang"));
    if (lang) ask.set("lang", lang);
    link.href = to.href;
    ask.set("embed", "true");
    const color = /^#?([0-9a-f]{6})$/i.exec(given.color || "");
    if (color) ask.set("accent", color[1].toLowerCase());
    if (/^(light|dark)$/.test(given.scheme || "")) ask.set("scheme", given.scheme);
    for (const name of TERMS) if (given[name]) ask.set(name, given[name]);
    return to;
  };

  const framed = (link, src, title) => {
    const frame = document.createElement("iframe");
    Object.assign(frame, { title, loading: "lazy", referrerPolicy: "no-referrer", allow: "clipboard-write" });
    Object.assign(frame.style, { width: "100%", maxWidth: "960px", height: "1px", border: "0", display: "block", visibility: "hidden" });
    frame.src = src;
    return frame;
  };

  const embed = (link, given) => {
    if (link.hasAttribute(`${MARK}-on`)) return;
    const to = address(link, given);
    if (!to) return;
    link.setAttribute(`${MARK}-on`, "");
    const frame = framed(link, to.href, given.title || link.textContent.trim() || NAMES.en);
    // oEmbed sends a frame of fixed height too: it makes way for this one.
    const old = document.getElementById(given.frame || ""), ours = old && `${old.src}`.startsWith(`${home}/`);
    let ready = false;
    const say = (name, detail) => link.dispatchEvent(
      new CustomEvent(`repaywise:${name}`, { bubbles: true, detail }));
    const sized = (height) => {
      if (!Number.isFinite(height) || height < 1 || height > MOST) return;
      frame.style.height = `${Math.ceil(height)}px`;
      say("height", { height: Math.ceil(height) });
    };
    const heard = (event) => {
      if (event.origin !== home || event.source !== frame.contentWindow) return;
      const told = event.data;
      if (!told || told.repaywise !== 1) return;
      if (told.is === "ready" && !ready) {
        ready = true;
        for (const one of [link, ours && link.closest("blockquote")]) {
          if (one) Object.assign(one, { hidden: true }).style.display = "none";
        }
        frame.style.visibility = "";
        say("ready", {});
      }
      if (ready && told.is === "height") sized(told.height);
      if (ready && told.is === "plan_shown") say("plan_shown", {});
    };
    addEventListener("message", heard);
    const giveUp = () => {
      if (ready) return;
      removeEventListener("message", heard);
      frame.remove();
    };
    // A browser lets what is out of sight wait: the time counts once the link has been seen.
    const seen = new IntersectionObserver((places) => {
      if (!places.some((one) => one.isIntersecting)) return;
      seen.disconnect();
      setTimeout(giveUp, PATIENCE);
    });
    frame.addEventListener("load", () => seen.observe(link), { once: true });
    if (ours) old.replaceWith(frame);
    else link.after(frame);
  };

  const written = () => {
    const link = document.createElement("a");
    link.href = new URL(script.dataset.page.replace(/^\/*/, "/"), home).href;
    const lang = language(script.dataset.lang) || language(document.documentElement.lang);
    link.textContent = script.dataset.title || NAMES[lang] || NAMES.zh;
    link.target = "_blank";
    link.rel = "noopener";
    script.after(link);
    embed(link, script.dataset);
  };

  const all = () => {
    for (const link of document.querySelectorAll(`a[${MARK}]`)) embed(link, link.dataset);
  };
  if (script.dataset.page !== undefined) written();
  all();
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", all);
})();
