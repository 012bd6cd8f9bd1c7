// A sheet that is put right: the same steps, sums, proposals and draft; the page itself sends it and shows what changes.
import "../uang-input.js";
import "../lembar-isian.js";
import "../tanggal-input.js";
import { showState } from "../keadaan.js";
import { tidy, wireRows } from "./baris.js";
import { recount, watchSums } from "./jumlah.js";
import { makeSteps } from "./langkah.js";
import { showProblems, watchCorrections } from "./masalah.js";
import { makeDraft } from "./simpan.js";
import { wireKeys, wirePieces } from "./tombol.js";
import { wireProposals } from "./usul.js";

const form = document.getElementById("rapat");
const line = document.getElementById("keadaan");
const discard = document.getElementById("buang");
const steps = makeSteps(form, { finishAnywhere: true });
const typed = form.dataset.diketik === "ya"; // the server sent back what she typed, newer than any copy here
let isKept = true;

const draft = makeDraft(form, (kept) => {
  isKept = kept;
  tell(kept ? "" : "HP ini penuh: isian belum tersimpan sebagai konsep.");
});

function tell(instead = "") {
  const pill = line.querySelector("[data-state]");
  line.hidden = discard.hidden = false;
  showState(pill, "draft");
  if (instead) pill.querySelector("span").textContent = instead;
}

/** What the server found, as the script shows it: the links jump to the step of their cell. */
function problems() {
  const lines = form.querySelectorAll("#masalah li");
  return [...lines].map((item) => {
    const link = item.querySelector('a[href^="#id_"]');
    return { field: link ? link.getAttribute("href").slice("#id_".length) : "", message: item.textContent.trim() };
  });
}

// A sheet that is only looked at leaves no draft behind: setting the form up fires the same events as typing does.
function forgetUntouched() {
  draft.clear();
  line.hidden = discard.hidden = true;
}

async function begin() {
  for (const extra of form.querySelectorAll("[data-tanpa-js]")) extra.remove();
  form.querySelector(".petunjuk").hidden = false;
  wireRows(form);
  const earlier = typed ? null : await draft.restore();
  wireProposals(form);
  watchSums(form);
  watchCorrections(form);
  const found = problems();
  if (found.length) showProblems(form, found, steps);
  if (typed) return draft.save();
  if (!earlier || earlier.isStale) {
    if (earlier) overtaken(earlier);
    return setTimeout(forgetUntouched, 0);
  }
  tell();
  steps.go(earlier.step, { focus: false });
}

// The sheet is another than the one she typed on: her own correction arrived, or somebody else was first.
function overtaken({ command_id }) {
  const hers = command_id === form.dataset.terakhir;
  document.getElementById(hers ? "konsep-terkirim" : "konsep-lama").hidden = false;
}

form.addEventListener("submit", () => {
  tidy(form);
  recount(form);
  draft.save();
  isKept = true; // leaving by her own button asks nothing
});
addEventListener("beforeunload", (event) => !isKept && event.preventDefault());
document.getElementById("buang-ya").addEventListener("click", async () => {
  await draft.clear();
  location.assign(location.pathname);
});

wireKeys(form);
wirePieces(form);
begin();
