// Runs before Streamlit: keeps <html lang> right, puts our words for Streamlit's own (theirs.js),
// and keeps the Back button for pages. It changes text and attributes, never nodes.
(() => {
  "use strict";
  const NAMES = ["aria-label", "title", "placeholder"];
  const KEPT = "script,style,textarea,code,pre";
  const root = document.documentElement;
  const theirs = new WeakMap(); // node -> {attribute or "": [Streamlit's words, ours]}
  const date = (_, day) => "已选：" + new Date(day).toLocaleDateString("zh-CN");
  const rules = (name) => window.rwTheirs[name].map(([text, ours]) => [new RegExp(text), ours]);
  const WORDS = {
    zh: [window.rwTheirs.zh, [...rules("zhRules"), [/^Selected Date: (.+)$/, date]]],
    en: [window.rwTheirs.en, rules("enRules")],
  };

  const ours = (text) => {
    const key = text.trim(), [words, patterns] = WORDS[root.lang.startsWith("zh") ? "zh" : "en"];
    if (Object.hasOwn(words, key)) return words[key];
    const rule = patterns.find(([pattern]) => pattern.test(key));
    return rule ? key.replace(rule[0], rule[1]) : text;
  };

  const say = (node, name, now, write) => {
    if (!now) return;
    const seen = theirs.get(node) || {};
    const was = seen[name] && seen[name][1] === now ? seen[name][0] : now;
    const then = ours(was);
    if (then === now) return;
    theirs.set(node, { ...seen, [name]: [was, then] });
    write(then);
  };

  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const parent = node.parentElement;
      if (parent && parent.closest(KEPT)) return;
      say(node, "", node.nodeValue, (text) => { node.nodeValue = text; });
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      for (const name of NAMES) {
        say(node, name, node.getAttribute(name), (text) => node.setAttribute(name, text));
      }
    }
  };

  const visitAll = (top) => {
    visit(top);
    const walk = document.createTreeWalker(top, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walk.nextNode()) visit(walk.currentNode);
  };

  const follow = () => {
    const mark = [...document.querySelectorAll("[data-app-lang]")].pop();
    if (!mark) return;
    const lang = mark.dataset.appLang.startsWith("zh") ? "zh-CN" : "en";
    if (root.lang === lang) return;
    root.lang = lang;
    visitAll(document.body);
  };

  new MutationObserver((changes) => {
    follow();
    for (const { type, target, addedNodes } of changes) {
      if (type === "childList") addedNodes.forEach(visitAll);
      else visit(target);
    }
  }).observe(root, {
    attributeFilter: [...NAMES, "data-app-lang"], characterData: true, childList: true, subtree: true,
  });

  // Streamlit's look until config.toml's theme arrives: no web font, no dark flash.
  const LIGHT_THEME = {
    bodyFont: "system-ui, sans-serif", backgroundColor: "#ffffff", textColor: "#1c2226",
  };
  window.__streamlit = { LIGHT_THEME, DARK_THEME: LIGHT_THEME };

  // A link in our own texts opens its page without losing the visit.
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a.rw-go");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    pushState.call(history, null, "", link.getAttribute("href"));
    dispatchEvent(new PopStateEvent("popstate"));
  });

  // Every page opens at its top. This box scrolls, not the window.
  const toTop = () => document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  addEventListener("popstate", toTop);

  // Streamlit adds a history entry for every widget bound to the address: Back would undo one
  // figure at a time instead of leaving the page.
  const { pushState, replaceState } = history;
  history.pushState = function (state, title, url) {
    const next = new URL(url || "", location.href);
    const samePage = next.pathname === location.pathname && next.hash === location.hash;
    if (!samePage) toTop();
    return (samePage ? replaceState : pushState).call(history, state, title, url);
  };
})();
