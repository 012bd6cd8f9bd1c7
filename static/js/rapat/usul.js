// What is proposed is taken with one tap: for everyone, or for one.

const PARTS = ["pokok", "jasa", "denda", "simpanan"];
const money = (path) => document.getElementById(`id_${path}`)?.closest("uang-input");
const announce = (form) => form.dispatchEvent(new Event("input", { bubbles: true }));

function allPresent(form) {
  for (const box of form.querySelectorAll('[name^="attendance."]')) box.checked = box.value === "hadir";
}

// Those who are there pay; while nobody is ticked yet, everybody.
function usualSavings(form) {
  const nobody = !form.querySelector('[name^="attendance."][value="hadir"]:checked');
  for (const field of form.querySelectorAll(".k-wajib uang-input[data-usual]")) {
    const id = field.closest("tr").dataset.anggota;
    const there = nobody || document.getElementById(`id_attendance.${id}`).checked;
    if (there && field.value === null) field.value = Number(field.dataset.usual);
  }
}

const fields = (loan) => PARTS.map((part) => money(`instalments.${loan}.${part}`));
const untouched = (loan) => fields(loan).every((field) => !field.value);

function take(loan) {
  for (const field of fields(loan)) field.value = Number(field.dataset.usual) || null;
}

function giveBack(loan) {
  for (const field of fields(loan)) field.value = null;
}

function dueInstalments(form) {
  for (const key of form.querySelectorAll("[data-terima]")) if (untouched(key.dataset.terima)) take(key.dataset.terima);
}

const ALL = { hadir: allPresent, wajib: usualSavings, angsuran: dueInstalments };

// A key beside each empty cell takes the usual amount for one; it goes when the cell is filled.
function addUsualKeys(form) {
  for (const field of form.querySelectorAll(".k-wajib uang-input[data-usual], .k-pokok uang-input[data-usual]")) {
    const key = document.createElement("button");
    key.type = "button";
    key.className = "kunci kunci-biasa";
    key.tabIndex = -1;
    key.textContent = Number(field.dataset.usual).toLocaleString("id-ID");
    key.setAttribute("aria-label", `Bayar ${key.textContent}`);
    key.addEventListener("click", () => {
      field.value = Number(field.dataset.usual);
      announce(form);
    });
    const show = () => (key.hidden = field.value !== null);
    field.addEventListener("uang", show);
    field.before(key);
    show();
  }
}

/** Puts new proposals on the sheet, when the day of the meeting is another. */
export function propose(form, dues) {
  for (const [loan, parts] of Object.entries(dues)) {
    for (const part of PARTS) {
      const field = money(`instalments.${loan}.${part}`);
      if (field) field.dataset.usual = parts[part];
    }
    const key = form.querySelector(`[data-terima="${loan}"] .belum`);
    const all = PARTS.reduce((sum, part) => sum + parts[part], 0);
    if (key) key.textContent = `Terima ${all.toLocaleString("id-ID")}`;
  }
}

export function wireProposals(form) {
  addUsualKeys(form);
  for (const key of form.querySelectorAll("[data-semua]")) {
    key.type = "button";
    key.addEventListener("click", () => {
      ALL[key.dataset.semua](form);
      announce(form);
    });
  }
  for (const key of form.querySelectorAll("[data-terima]")) {
    key.hidden = false;
    key.addEventListener("click", () => {
      const loan = key.dataset.terima;
      if (untouched(loan)) take(loan);
      else giveBack(loan);
      announce(form);
    });
  }
  for (const key of form.querySelectorAll("[data-ubah]")) {
    key.hidden = false;
    key.addEventListener("click", () => {
      key.closest("tr").classList.toggle("terbuka");
      money(`instalments.${key.dataset.ubah}.pokok`).input.focus();
    });
  }
  const kinds = form.querySelector(".jenis");
  kinds.hidden = false;
  for (const key of kinds.querySelectorAll("[data-jenis]"))
    key.addEventListener("click", () => {
      form.dataset.jenis = key.dataset.jenis;
      for (const other of kinds.querySelectorAll("[data-jenis]")) other.setAttribute("aria-pressed", other === key);
    });
  form.dataset.jenis = "wajib";
  form.addEventListener("change", ({ target }) => {
    if (target.name?.startsWith("attendance.") && target.checked && target.value === "izin")
      form.querySelector(`[id="id_${target.name}"]`).checked = false;
    if (target.name?.startsWith("attendance.") && target.checked && target.value === "hadir")
      form.querySelector(`[id="id_izin.${target.name.slice(11)}"]`).checked = false;
  });
}
