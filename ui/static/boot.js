// Runs before Streamlit's own scripts; linked first by the shell (api/shell.py).
(() => { "use strict"; delete window.WebAssembly; // forbidden by the policy; deck.gl else tries, and complains
  const { themes: { light, dark }, languages } = JSON.parse(document.currentScript.dataset.settings);
  // Without a base address Streamlit guesses it from a deep link's path, and the console shows a 404.
  const base = location.origin + "/";
  window.__streamlit = { MAIN_PAGE_BASE_URL: base, BACKEND_BASE_URL: base, LIGHT_THEME: light, DARK_THEME: dark };
  // The server sets <html lang> for the first address only; voices and the forms of characters depend on it.
  const [html, read] = [document.documentElement, () => new URLSearchParams(location.search).get("lang")];
  const [served, first] = [html.lang, read()];
  const name = (asked) => asked === first ? served : languages.includes(asked) ? asked : "en";
  const follow = () => { html.lang = name(read()); };
  const after = (original) => (...args) => { original.apply(history, args); follow(); };
  for (const change of ["pushState", "replaceState"]) history[change] = after(history[change]);
  // After a break the page runs anew from its address: a new server knows no widget, and Back or a link went astray.
  let joined; const rejoin = (up) => {
    const again = up && joined === false; joined = up || (joined && false);
    if (again) dispatchEvent(new PopStateEvent("popstate")); };
  // Streamlit takes each click on its links as a change of page, with a key held down too, which means a new tab; and
  // where a link leads to the page it stands on, with another filter or language, it leaves the address as it was.
  const isHere = (link) => link?.pathname === location.pathname;
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-testid=stPageLink-NavLink]");
    if (link && (event.ctrlKey || event.metaKey || event.shiftKey)) event.stopPropagation();
    else if (isHere(link)) history.pushState({}, "", link.href);
  }, true);
  // A link to the first page has the address "" or "?…": in a new tab it would open the page it stands on. A table
  // wider than a phone scrolls in a frame, which the keyboard must reach. And what Streamlit's containers cannot say:
  // a landmark, the link to the present page, a text in another language.
  const each = (selector, mend) => document.querySelectorAll(selector).forEach(mend);
  const mend = () => {
    each("a[href='']:not([download]), a[href^='?']", (link) => { link.href = base + link.getAttribute("href"); });
    each("[data-testid=stTable] > div", (frame) => Object.assign(frame, { role: "group",
      tabIndex: frame.scrollWidth > frame.clientWidth ? 0 : -1, ariaLabel: frame.querySelector("table")?.ariaLabel }));
    each(".st-key-menu", (menu) => { menu.role = "navigation"; });
    each(".st-key-menu > .stElementContainer a", (link) => { link.ariaCurrent = isHere(link) ? "page" : null; });
    each("[class*=st-key-lang-]", (part) => { part.lang = /st-key-lang-(en|ko|zh-Hans)/.exec(part.className)?.[1]; });
  };
  new MutationObserver(() => { mend(); rejoin(!!document.querySelector("[data-test-connection-state=CONNECTED]")); })
    .observe(html, { childList: true, subtree: true, attributeFilter: ["data-test-connection-state", "href"] });
  addEventListener("resize", mend); addEventListener("popstate", follow); })();
