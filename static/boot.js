// Runs before Streamlit: keeps <html lang> right, puts Streamlit's own English into Chinese,
// and keeps the Back button for pages. It changes text and attributes, never nodes.
(() => {
  "use strict";
  const ZH = {
    "App pages": "页面", "Choose an option": "请选择", "Choose date": "选择日期",
    "Clear date": "清除日期", "Clear value": "清除", "Close": "关闭",
    "Collapse sidebar": "收起侧栏", "Connecting to Streamlit server": "正在连接服务器",
    "Connecting": "正在连接", "Connection error": "连接中断",
    "Connection lost. Please wait for the app to reconnect, then try again.": "连接中断，请等重新连接后再试。",
    "Copied": "已复制", "Copy to clipboard": "复制", "Decrement": "减少", "Dismiss": "关闭",
    "Expand sidebar": "展开侧栏", "file upload": "上传文件", "Fullscreen": "全屏",
    "Hide password": "隐藏密码", "Increment": "增加", "Link to heading": "本节链接",
    "Loading...": "加载中…", "Next month": "下个月", "Next page": "下一页",
    "No results": "没有结果", "Notifications": "通知", "Open": "打开",
    "Page not found": "没有这个页面", "Press Enter to apply": "按回车确定",
    "Press Enter to submit form": "按回车提交", "Previous month": "上个月",
    "Previous page": "上一页", "Reconnected to server.": "已重新连接。", "Running...": "计算中…",
    "Show password": "显示密码", "Sidebar": "侧栏", "Skip to main content": "跳到正文",
    "Streamlit server is not responding. Are you connected to the internet?": "服务器没有回应，请检查网络。",
    "This field is required.": "此项必填。", "Try again": "再试一次", "Upload failed": "上传失败",
    "Upload": "上传文件", "Uploading...": "上传中…",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.": "用方向键选日期，回车确定，Esc 关闭。",
  };
  const RULES = [
    [/^(.+) per file( • .+)?$/, "每个文件不超过 $1$2"],
    [/^Press (⌘|Ctrl)\+Enter to .+$/, "按 $1+回车确定"],
    [/^File is larger than (.+)$/, "文件不能超过 $1"],
    [/^File type must be (.+)$/, "文件类型应为 $1"],
    [/^Remove (.+)$/, "移除 $1"],
    [/^Help for (.+)$/, "$1：说明"],
    [/^year, (.+)$/, "$1：年"], [/^month, (.+)$/, "$1：月"], [/^day, (.+)$/, "$1：日"],
    [/^Selected Date: (.+)$/, (_, day) => "已选：" + new Date(day).toLocaleDateString("zh-CN")],
    [/^(?:Error: )?Number is outside .+ between (.+) and (.+)\.$/, "请输入 $1 到 $2 之间的数。"],
    [/^(?:Error: )?Number is below .+ equal to (.+)\.$/, "请输入不小于 $1 的数。"],
    [/^(?:Error: )?Number is above .+ equal to (.+)\.$/, "请输入不大于 $1 的数。"],
    [/^:? ?Date set outside .+ between (.+) and (.+)\.$/, "：请选 $1 到 $2 之间的日期。"],
    [/^The page that you have requested does not seem to exist.*$/, "没有这个页面，已回到首页。"],
  ];
  const NAMES = ["aria-label", "title", "placeholder"];
  const KEPT = "script,style,textarea,code,pre";
  const root = document.documentElement;
  const english = new WeakMap(); // node -> {attribute or "": [English, Chinese]}

  const chinese = (text) => {
    const key = text.trim();
    if (Object.hasOwn(ZH, key)) return ZH[key];
    const rule = RULES.find(([pattern]) => pattern.test(key));
    return rule && key.replace(rule[0], rule[1]);
  };

  const say = (node, name, now, write) => {
    if (!now) return;
    const seen = english.get(node) || {};
    if (!root.lang.startsWith("zh")) {
      if (seen[name] && seen[name][1] === now) write(seen[name][0]);
      return;
    }
    const then = chinese(now);
    if (!then || then === now) return;
    english.set(node, { ...seen, [name]: [now, then] });
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
