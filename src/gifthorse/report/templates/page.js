"use strict";
// Links marks and claims both ways. Without this script every link of the page still works.
(() => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const near = (node) => node instanceof Element ? node.closest("[data-mark]") : null;
  const light = (key, on) => {
    for (const node of document.querySelectorAll(`[data-mark="${CSS.escape(key)}"]`)) node.classList.toggle("lit", on);
  };
  for (const [into, out] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(into, (event) => { const node = near(event.target); if (node) light(node.dataset.mark, true); });
    document.addEventListener(out, (event) => { const node = near(event.target); if (node) light(node.dataset.mark, false); });
  }
  const bring = (node) => node && node.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  const open = (mark) => {
    const claim = document.getElementById(mark.dataset.target);
    if (!claim) return;
    claim.focus({ preventScroll: true });
    bring(claim);
  };
  document.addEventListener("click", (event) => {
    const mark = event.target instanceof Element ? event.target.closest("mark") : null;
    if (mark && String(getSelection()) === "") open(mark);
  });
  const show = (claim) => {
    claim.focus({ preventScroll: true });
    bring(claim);
    bring(document.querySelector(`mark[data-mark="${CSS.escape(claim.dataset.mark)}"]`));
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target;
    if (at instanceof Element && at.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "Enter" && at instanceof Element && at.matches("mark")) { open(at); return; }
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    const claims = [...document.querySelectorAll(".claim")];
    if (!claims.length) return;
    const here = claims.indexOf(document.activeElement);
    const next = here < 0 ? (step > 0 ? 0 : claims.length - 1) : Math.min(Math.max(here + step, 0), claims.length - 1);
    show(claims[next]);
  });
})();
