// The sums that stay in sight: of the sheet, of each row and column, of the cash on the table.
import { formatRupiah, terbilang } from "../uang.js";
import { readSheet, totals } from "./baca.js";

const show = (form, name, text) => {
  for (const place of form.querySelectorAll(`[data-jumlah="${name}"]`)) place.textContent = text;
};

const filled = (amount) => (amount ? formatRupiah(amount) : "");

function columns(form, body) {
  for (const cell of form.querySelectorAll("[data-jumlah-kolom]")) {
    const [part, field] = cell.dataset.jumlahKolom.split(".");
    const states = Object.values(body.attendance);
    if (part === "hadir" || part === "izin") cell.textContent = states.filter((state) => state === part).length || "";
    else if (part === "semua") cell.textContent = filled([...Object.values(body.savings), ...Object.values(body.instalments)].reduce((all, row) => all + sum(row), 0));
    else cell.textContent = filled(Object.values(body[part]).reduce((all, row) => all + (Number(row[field]) || 0), 0));
  }
}

const sum = (row = {}) => Object.values(row).reduce((all, part) => all + (Number(part) || 0), 0);

function rows(form, body) {
  for (const row of form.querySelectorAll(".sheet tbody tr")) {
    const loan = row.querySelector("[data-terima]")?.dataset.terima ?? row.querySelector("[data-ubah]")?.dataset.ubah;
    const paid = sum(body.instalments[loan]);
    row.querySelector("[data-jumlah-baris]").textContent = filled(sum(body.savings[row.dataset.anggota]) + paid);
    row.classList.toggle("dibayar", paid > 0);
    row.classList.toggle("tidak-hadir", body.attendance[row.dataset.anggota] !== undefined && body.attendance[row.dataset.anggota] !== "hadir");
    const said = row.querySelector("[data-jumlah-angsuran]");
    if (said && paid) said.textContent = formatRupiah(paid);
  }
}

function difference(form, { kas }) {
  const counted = document.getElementById("id_cash_count.counted").closest("uang-input").value;
  const gap = counted === null ? 0 : counted - kas;
  const line = form.querySelector("#selisih");
  line.className = counted === null ? "selisih" : gap ? "selisih beda" : "selisih pas";
  line.textContent = counted === null ? "" : gap ? `Uang di meja ${gap > 0 ? "lebih" : "kurang"} Rp ${formatRupiah(Math.abs(gap))}. Hitung lagi, atau tulis sebabnya.` : "Pas dengan kas seharusnya.";
  form.querySelector(".kalau-selisih").hidden = !gap && !form.querySelector(".kalau-selisih [aria-invalid]");
}

function sentence(form, { masuk, keluar, kas: computed }) {
  // A difference is posted with the meeting: the kas that is closed is the money on the table.
  const kas = document.getElementById("id_cash_count.counted").closest("uang-input").value ?? computed;
  const line = form.querySelector("#kalimat");
  line.hidden = false;
  line.textContent = `Rapat ditutup dengan uang masuk Rp\u00a0${formatRupiah(masuk)}, uang keluar Rp\u00a0${formatRupiah(keluar)} dan kas Rp\u00a0${formatRupiah(kas)} (${terbilang(kas)} rupiah). Sesudah ditutup, isinya dibetulkan lewat Betulkan lembar rapat.`;
}

/** Recounts everything that is shown; answers the body it counted. */
export function recount(form) {
  const body = readSheet(form);
  const all = totals(form, body);
  for (const name of ["awal", "masuk", "keluar", "kas"]) show(form, name, formatRupiah(all[name]));
  form.querySelector('.sums [data-jumlah="kas"]').classList.toggle("kurang", all.kas < 0);
  form.querySelector("[data-hadir]").textContent = Object.values(body.attendance).filter((state) => state === "hadir").length;
  columns(form, body);
  rows(form, body);
  difference(form, all);
  sentence(form, all);
  return body;
}

/** Counts again after each change, once a frame, however many fields one tap has filled. */
export function watchSums(form) {
  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => ((waiting = false), recount(form)));
  };
  for (const kind of ["input", "change", "uang", "baris"]) form.addEventListener(kind, later);
  recount(form);
}
