// The meeting sheet under her hands: puts the parts together and decides what a tap on Tutup rapat does.
import "../uang-input.js";
import "../lembar-isian.js";
import { sayDate } from "../tanggal-input.js";
import { showState } from "../keadaan.js";
import { totals } from "./baca.js";
import { tidy, wireRows } from "./baris.js";
import { recount, watchSums } from "./jumlah.js";
import { keepTrying, send } from "./kirim.js";
import { makeSteps } from "./langkah.js";
import { clearProblems, showProblems, watchCorrections } from "./masalah.js";
import { makeDraft } from "./simpan.js";
import { wireKeys, wirePieces } from "./tombol.js";
import { propose, wireProposals } from "./usul.js";

const form = document.getElementById("rapat");
const panel = document.getElementById("menunggu");
const pill = document.querySelector("#keadaan [data-state]");
const steps = makeSteps(form);
const fromServer = Boolean(form.querySelector("#masalah .faults"));
let sending = false;

function state(name, detail) {
  document.getElementById("keadaan").hidden = false;
  document.getElementById("buang").hidden = name !== "draft";
  showState(pill, name, detail);
}

const draft = makeDraft(form, (kept) => {
  if (draft.waiting) return;
  state("draft");
  if (!kept) pill.querySelector("span").textContent = "HP ini penuh: isian belum tersimpan sebagai konsep.";
});

const trying = keepTrying(() => draft.waiting && deliver());

// A draft that was never touched is no draft: an empty sheet that is only looked at leaves nothing behind.
async function begin() {
  for (const extra of form.querySelectorAll("[data-tanpa-js]")) extra.remove();
  form.querySelector(".petunjuk").hidden = false;
  wireRows(form);
  const earlier = fromServer ? null : await draft.restore();
  wireProposals(form);
  watchSums(form);
  watchCorrections(form);
  if (fromServer) return;
  if (earlier?.step) steps.go(earlier.step, { focus: false });
  if (draft.waiting) {
    wait();
    deliver();
  } else if (earlier) {
    state("draft");
    if (form.elements.date.value !== form.dataset.hari) refresh();
  } else setTimeout(forgetUntouched, 0);
}

// Setting the form up fires the same events as typing does.
function forgetUntouched() {
  draft.clear();
  document.getElementById("keadaan").hidden = true;
  document.getElementById("buang").hidden = true;
}

function wait(why) {
  form.hidden = true;
  panel.hidden = false;
  if (why) document.getElementById("menunggu-sebab").textContent = why;
  state("waiting", { amount: totals(form, draft.waiting).masuk });
  trying.start();
}

function edit() {
  trying.stop();
  form.hidden = false;
  panel.hidden = true;
  draft.waiting = null;
  state("draft");
}

async function deliver() {
  if (sending) return;
  sending = true;
  busy(true);
  const answer = await send(form, draft.waiting);
  sending = false;
  busy(false);
  if (answer.state === "safe") return arrived(answer.receipt);
  if (answer.state === "refused") return refused(answer.problems);
  wait(answer.why);
  if (answer.state === "stuck") trying.stop();
  if (answer.state === "signin") askToSignIn();
}

function busy(on) {
  for (const key of document.querySelectorAll("#tutup, #kirim-lagi")) {
    if (on) key.setAttribute("aria-busy", "true");
    else key.removeAttribute("aria-busy");
  }
}

async function arrived(receipt) {
  trying.stop();
  state("safe", {});
  pill.querySelector("span").textContent = `Aman di server, ${receipt.safe}`;
  await draft.clear();
  location.assign(receipt.url);
}

function refused(problems) {
  edit();
  const used = problems.some((problem) => problem.code === "dipakai");
  if (used) return openPosted();
  if (problems.some((problem) => problem.code === "kas_berubah")) refresh();
  showProblems(form, problems, steps);
}

// The first sending had arrived although its answer was lost, and she has changed the sheet since.
async function openPosted() {
  await draft.clear();
  location.assign(form.dataset.rapat.replace("00000000-0000-0000-0000-000000000000", form.elements.command_id.value));
}

function askToSignIn() {
  trying.stop();
  const where = document.getElementById("menunggu-sebab");
  where.textContent = "Ibu perlu masuk lagi dengan akun yang mengisi buku kelompok ini. Isian tetap aman di HP ini dan dikirim sesudahnya. ";
  const link = document.createElement("a");
  link.href = `/masuk/?next=${encodeURIComponent(location.pathname)}`;
  link.textContent = "Masuk";
  where.append(link);
}

// Kas and dues of another day, or after somebody else has booked; what she typed stays.
async function refresh() {
  document.querySelector(".rapat-hari").textContent = form.elements.date.value ? sayDate(form.elements.date.value) : "";
  const answer = await fetch(`${form.dataset.fakta}?tanggal=${form.elements.date.value}`).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const facts = await answer.json();
  form.elements.opening.value = facts.kas;
  propose(form, facts.angsuran);
  recount(form);
  document.getElementById("sudah-ada")?.toggleAttribute("hidden", !facts.tanggal);
  const line = form.querySelector("tanggal-input .said");
  const said = facts.tanggal || facts.peringatan;
  if (said && line) {
    line.textContent = said;
    line.classList.add("refused");
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopPropagation();
  if (sending) return;
  tidy(form);
  clearProblems(form);
  draft.waiting = recount(form);
  deliver();
});
form.elements.date.addEventListener("change", refresh);
document.getElementById("kirim-lagi").addEventListener("click", () => draft.waiting && deliver());
document.getElementById("ubah-lagi").addEventListener("click", edit);
document.getElementById("buang-ya").addEventListener("click", async () => {
  await draft.clear();
  location.reload();
});

wireKeys(form);
wirePieces(form);
begin();
