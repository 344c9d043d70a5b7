// The desk by keyboard, and where someone on a round is; nothing here is needed to work.
"use strict";
(() => {
  const rows = [...document.querySelectorAll("[data-rows] > li")];
  let at = -1;
  const go = (step) => {
    if (!rows.length) return;
    at = Math.max(0, Math.min(rows.length - 1, at + step));
    rows.forEach((row, i) => row.classList.toggle("at", i === at));
    rows[at].querySelector("a").focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    const act = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    const search = document.querySelector("[data-search]");
    const note = document.querySelector("[data-note]");
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "x" && rows[at]) rows[at].querySelector("input").click();
    else if (event.key === "/" && search) { event.preventDefault(); search.focus(); }
    else if (event.key === "n" && note) { event.preventDefault(); note.closest("details").open = true; note.focus(); }
    else if (act && event.key) act.click();
  });

  const here = document.querySelector("[data-here]");
  if (here && navigator.geolocation) {
    here.hidden = false;
    here.addEventListener("click", (event) => {
      event.preventDefault();
      navigator.geolocation.getCurrentPosition((place) => {
        const to = new URL(window.location);
        to.searchParams.set("at", place.coords.longitude.toFixed(6) + "," + place.coords.latitude.toFixed(6));
        window.location = to;
      });
    });
  }
})();
