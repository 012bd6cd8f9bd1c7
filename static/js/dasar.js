// Loaded on every page, and small: brings each element only where one stands, keeps drafts, guards double sending.
const ELEMENTS = {
  "uang-input": () => import("./uang-input.js"),
  "tanggal-input": () => import("./tanggal-input.js"),
  "konfirmasi-dialog": () => import("./konfirmasi-dialog.js"),
  "saring-otomatis": () => import("./saring-otomatis.js"),
  "progres-tugas": () => import("./progres-tugas.js"),
  "lembar-isian": () => import("./lembar-isian.js"),
  "angsuran-pertama": () => import("./angsuran-pertama.js"),
  "grafik-garis": () => import("./grafik-garis.js"),
};

function bringElements(root) {
  for (const [name, load] of Object.entries(ELEMENTS)) if (root.querySelector(name)) load();
}

async function keepDrafts() {
  const forms = document.querySelectorAll("form[data-konsep]");
  if (!forms.length) return;
  const { keepForm } = await import("./konsep.js");
  const { savedState } = await import("./keadaan.js");
  for (const form of forms) {
    const line = document.querySelector(`[data-konsep-untuk="${form.dataset.konsep}"]`);
    keepForm(form, form.dataset.konsep, (state) => {
      if (line && state === "draft") line.textContent = savedState("draft");
      if (line && state === "lost") line.textContent = "HP ini penuh: isian belum tersimpan sebagai konsep.";
    });
  }
}

// The server has taken what was sent: its message on the next page carries the draft's key as extra tag.
async function dropSentDrafts() {
  const sent = document.querySelectorAll("data.konsep-terkirim");
  if (!sent.length) return;
  const { clearDraft } = await import("./konsep.js");
  for (const note of sent) clearDraft(note.value);
}

// The step she is at stands in the middle of the strip; the page itself does not move.
function showStep(strip) {
  const here = strip?.querySelector("[aria-current]");
  if (here) strip.scrollLeft = here.offsetLeft - (strip.clientWidth - here.offsetWidth) / 2;
}

function guardSending(event) {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.dikirim) return event.preventDefault();
  form.dataset.dikirim = "ya";
  for (const button of form.querySelectorAll(".button-primary")) button.setAttribute("aria-busy", "true");
}

function wakeForms() {
  for (const form of document.querySelectorAll("form[data-dikirim]")) delete form.dataset.dikirim;
  for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
}

bringElements(document);
dropSentDrafts().then(keepDrafts);
document.addEventListener("submit", guardSending);
addEventListener("pageshow", (event) => event.persisted && wakeForms());
document.querySelector("#kesalahan")?.focus();
showStep(document.querySelector(".steps"));
for (const path of document.querySelectorAll(".crumbs ol")) path.scrollLeft = path.scrollWidth;
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll(".account[open], .nav-more details[open]"))
    if (!open.contains(event.target)) open.removeAttribute("open");
  if (event.target.closest("[data-cetak]")) print();
});
