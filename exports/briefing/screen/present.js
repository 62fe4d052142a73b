"use strict";
// One screen at a time, by keys, buttons or swipes. Without it the file is a page that is read from top to bottom.
(() => {
  const root = document.documentElement, screens = [...document.querySelectorAll(".screen")];
  const place = document.querySelector(".place"), whole = document.querySelector("[data-do=whole]");
  const full = document.querySelector("[data-do=full]");
  let at = 0;
  const show = (number, focus) => {
    at = Math.max(0, Math.min(screens.length - 1, number));
    screens.forEach((screen, index) => screen.classList.toggle("shown", index === at));
    place.textContent = place.dataset.words.replace("{n}", at + 1).replace("{total}", screens.length);
    if (location.hash !== `#screen-${at + 1}`) history.replaceState(null, "", `#screen-${at + 1}`);
    if (focus) { screens[at].focus({ preventScroll: true }); screens[at].scrollTop = 0; }
  };
  const follow = () => {
    const named = document.getElementById(location.hash.slice(1));
    const screen = named && named.closest(".screen");
    if (screen) show(screens.indexOf(screen), false);
    if (named && named !== screen) named.scrollIntoView();
  };
  const present = (on) => {
    root.classList.toggle("slides", on);
    whole.setAttribute("aria-pressed", String(!on));
    if (!on) screens[at].scrollIntoView();
  };
  const enlarge = () => document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen().catch(() => {});
  const keys = {
    ArrowRight: () => show(at + 1, true), PageDown: () => show(at + 1, true), " ": () => show(at + 1, true),
    ArrowLeft: () => show(at - 1, true), PageUp: () => show(at - 1, true),
    Home: () => show(0, true), End: () => show(screens.length - 1, true), f: enlarge, F: enlarge,
  };
  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !root.classList.contains("slides")) return;
    const onControl = event.target.closest("button, a") && (event.key === " " || event.key === "Enter");
    const inTable = event.target.closest(".table") && event.key.startsWith("Arrow");
    const wide = inTable && event.target.scrollWidth > event.target.clientWidth;
    if (!keys[event.key] || onControl || wide) return;
    event.preventDefault();
    keys[event.key]();
  });
  let from = null;
  addEventListener("touchstart", (event) => { from = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
  addEventListener("touchend", (event) => {
    if (!from || !root.classList.contains("slides")) return;
    const to = event.changedTouches[0], right = to.clientX - from.clientX, down = to.clientY - from.clientY;
    if (Math.abs(right) > 60 && Math.abs(right) > 2 * Math.abs(down)) show(at + (right < 0 ? 1 : -1), true);
  });
  document.querySelector("nav").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.to) show(at + Number(button.dataset.to), true);
    else if (button === whole) present(!root.classList.contains("slides"));
    else enlarge();
  });
  addEventListener("hashchange", follow);
  if (!root.requestFullscreen) full.hidden = true;
  root.classList.add("scripted");
  present(true);
  show(0, false);
  follow();
})();
