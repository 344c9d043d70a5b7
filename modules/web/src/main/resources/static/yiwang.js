// Live state in the header line, time in the header, and nothing that pages need to work.
"use strict";
(() => {
  const fresh = () => document.querySelector("[data-fresh]");
  const say = (live) => {
    const place = fresh();
    if (!place) return;
    place.textContent = live ? place.dataset.live : place.dataset.lost;
    place.classList.toggle("lost", !live);
  };
  let live = false;
  const set = (now) => {
    // After a gap something may have been missed: ask once for the whole page's state.
    if (now && !live && fresh() && fresh().classList.contains("lost")) htmx.trigger(document.body, "refresh");
    live = now;
    say(now);
  };
  document.addEventListener("htmx:sseOpen", () => set(true));
  document.addEventListener("htmx:sseError", () => set(false));
  document.addEventListener("htmx:afterSwap", () => say(live));

  // A form is sent once however often its button is pressed; the key in it guards the server too.
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });

  const problems = document.getElementById("problems");
  if (problems) problems.focus();

  // Filters act at once; the button stays for those without script.
  document.querySelectorAll("form.filters select").forEach((select) =>
    select.addEventListener("change", () => select.form.requestSubmit()));
})();
