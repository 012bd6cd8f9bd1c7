// The eight steps of the phone: one at a time, forward with one key under the thumb. On a laptop all stand on one page.

const WIDE = matchMedia("(min-width: 50rem)");

/**
 * Steps of the form; `go(name)` shows one, `current()` tells which. Fires "langkah" after each move.
 * `finishAnywhere`: the button that finishes stands at every step, for a sheet of which one cell is changed.
 */
export function makeSteps(form, { finishAnywhere = false } = {}) {
  const links = [...form.querySelectorAll("[data-ke]")];
  const names = links.map((link) => link.dataset.ke);
  const next = form.querySelector("#lanjut");
  const before = form.querySelector("#mundur");
  const close = form.querySelector("#tutup");
  let at = 0;

  const seen = new Set();
  const label = (index) => links[index]?.querySelector(".step-label").textContent;

  function show() {
    const narrow = !WIDE.matches;
    form.classList.toggle("berlangkah", narrow);
    form.dataset.kini = names[at];
    form.querySelector(".rapat-langkah").hidden = !narrow;
    for (const part of form.querySelectorAll("[data-langkah]")) part.classList.toggle("kini", part.dataset.langkah === names[at]);
    links.forEach((link, index) => {
      link.toggleAttribute("aria-current", index === at);
      if (index === at) link.setAttribute("aria-current", "step");
      link.parentElement.classList.toggle("done", seen.has(names[index]) && index !== at);
    });
    const last = at === names.length - 1;
    next.hidden = !narrow || last;
    close.hidden = narrow && !last && !finishAnywhere;
    before.hidden = !narrow || at === 0;
    // Beside the button that finishes there is no room for the name of the step.
    next.textContent = finishAnywhere ? "Lanjut" : `Lanjut: ${label(at + 1) ?? ""}`;
  }

  function center() {
    const strip = form.querySelector(".rapat-langkah");
    const here = links[at];
    strip.scrollLeft = here.offsetLeft - (strip.clientWidth - here.offsetWidth) / 2;
  }

  /** Shows a step from its top. `focus` false leaves the caret where the caller puts it. */
  function go(name, { focus = true } = {}) {
    if (!names.includes(name)) return;
    seen.add(names[at]);
    at = names.indexOf(name);
    show();
    if (WIDE.matches) return;
    center();
    // The strip with the city goes, the state of the draft stays in sight.
    scrollTo({ top: document.querySelector(".rapat-kepala").offsetTop, behavior: "instant" });
    if (focus) first(name);
    form.dispatchEvent(new CustomEvent("langkah", { detail: name }));
  }

  // Where she is sure to write, the caret stands there and the keypad is open; else the heading is read aloud.
  function first(name) {
    const field = { hitung: '[id="id_cash_count.counted"]', notulen: '[id="id_minutes.text"]' }[name];
    const target = form.querySelector(field ?? `#langkah-${name} h2`);
    target?.focus({ preventScroll: true });
  }

  for (const link of links)
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go(link.dataset.ke);
    });
  next.addEventListener("click", () => go(names[at + 1]));
  before.addEventListener("click", () => go(names[at - 1]));
  WIDE.addEventListener("change", show);
  show();
  return { go, current: () => names[at], isWide: () => WIDE.matches };
}
