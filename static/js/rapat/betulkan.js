// A sheet that is put right: the same steps, sums and proposals; the page itself sends it and shows what changes.
import "../uang-input.js";
import "../lembar-isian.js";
import "../tanggal-input.js";
import { tidy, wireRows } from "./baris.js";
import { recount, watchSums } from "./jumlah.js";
import { makeSteps } from "./langkah.js";
import { showProblems, watchCorrections } from "./masalah.js";
import { wireKeys, wirePieces } from "./tombol.js";
import { wireProposals } from "./usul.js";

const form = document.getElementById("rapat");
const steps = makeSteps(form, { finishAnywhere: true });
let touched = false;

/** What the server found, as the script shows it: the links jump to the step of their cell. */
function problems() {
  const lines = form.querySelectorAll("#masalah li");
  return [...lines].map((line) => {
    const link = line.querySelector('a[href^="#id_"]');
    return { field: link ? link.getAttribute("href").slice("#id_".length) : "", message: line.textContent.trim() };
  });
}

for (const extra of form.querySelectorAll("[data-tanpa-js]")) extra.remove();
form.querySelector(".petunjuk").hidden = false;
wireRows(form);
wireProposals(form);
watchSums(form);
watchCorrections(form);
wireKeys(form);
wirePieces(form);
const found = problems();
if (found.length) showProblems(form, found, steps);

setTimeout(() => {
  for (const kind of ["input", "change", "uang", "baris"]) form.addEventListener(kind, () => (touched = true));
}, 0);
form.addEventListener("submit", () => {
  tidy(form);
  recount(form);
  touched = false;
});
addEventListener("beforeunload", (event) => touched && event.preventDefault());
