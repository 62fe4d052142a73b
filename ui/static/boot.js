// Runs before Streamlit's own scripts; linked first by the shell (api/shell.py).
"use strict";
(() => {
  const { themes, languages } = JSON.parse(document.currentScript.dataset.settings);
  // Without a base address Streamlit guesses it from a deep link's path, and the console shows a 404.
  const base = location.origin + "/";
  window.__streamlit = {
    MAIN_PAGE_BASE_URL: base, BACKEND_BASE_URL: base, LIGHT_THEME: themes.light, DARK_THEME: themes.dark,
  };
  // The server sets <html lang> for the first address only; voices and the forms of characters depend on it.
  const html = document.documentElement;
  const read = () => new URLSearchParams(location.search).get("lang");
  const [served, first] = [html.lang, read()];
  const follow = () => {
    const asked = read();
    html.lang = asked === first ? served : languages.includes(asked) ? asked : "en";
  };
  for (const name of ["pushState", "replaceState"]) {
    const original = history[name];
    history[name] = (...args) => { original.apply(history, args); follow(); };
  }
  addEventListener("popstate", follow);
  // A link to the first page has the address "" or "?…": in a new tab it would open the page it stands on.
  const root = (event) => {
    const link = event.target.closest?.("a[href='']:not([download]), a[href^='?']");
    if (link) link.setAttribute("href", base + link.getAttribute("href"));
  };
  for (const name of ["pointerover", "focusin"]) addEventListener(name, root, true);
  // Streamlit takes every click on its links as a change of page; with a key held down a new tab is meant.
  addEventListener("click", (event) => event.ctrlKey || event.metaKey || event.shiftKey
    ? event.target.closest?.("a[href]") && event.stopPropagation() : undefined, true);
  // A table wider than a phone scrolls in a frame of its own, which the keyboard must reach too.
  const reach = () => document.querySelectorAll("[data-testid=stTable] > div").forEach((frame) => {
    frame.tabIndex = frame.scrollWidth > frame.clientWidth ? 0 : -1;
    frame.role = "group";
    frame.ariaLabel = frame.querySelector("table")?.ariaLabel;
  });
  new MutationObserver(reach).observe(html, { childList: true, subtree: true });
  addEventListener("resize", reach);
})();
