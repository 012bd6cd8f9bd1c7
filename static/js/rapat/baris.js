// Lines that are written one after the other: guests, new loans, kas lain. They are always numbered from 0 without gaps.

const places = (form) => form.querySelectorAll("[data-daftar]");
const list = (form, part) => form.querySelector(`[data-daftar="${part}"]`);

const empty = (row) => [...row.querySelectorAll("input, select, textarea")].every((field) => field.type === "hidden" || !field.value || field.dataset.bawaan === field.value);

function renumber(form, part) {
  [...list(form, part).children].forEach((row, number) => {
    const start = new RegExp(`^(id_)?${part}\\.[^.]+\\.`);
    for (const field of row.querySelectorAll("[name], [id], [for], [aria-describedby]"))
      for (const name of ["name", "id", "for", "aria-describedby"])
        if (field.hasAttribute(name)) field.setAttribute(name, field.getAttribute(name).replace(start, `$1${part}.${number}.`));
  });
}

function changed(form) {
  for (const place of places(form)) {
    const none = place.parentElement.querySelector(".kalau-kosong");
    if (none) none.hidden = place.children.length > 0;
  }
  form.dispatchEvent(new Event("baris", { bubbles: true }));
}

function wire(form, row) {
  const part = row.dataset.baris;
  row.classList.remove("baris-kosong");
  const away = row.querySelector("[data-hapus]");
  away.hidden = false;
  away.addEventListener("click", () => {
    row.remove();
    renumber(form, part);
    changed(form);
  });
  for (const chips of row.querySelectorAll(".keping")) chips.hidden = false;
  for (const key of row.querySelectorAll("[data-tulis]"))
    key.addEventListener("click", () => {
      const field = row.querySelector(`[name$=".${key.dataset.tulis}"]`);
      field.value = key.textContent;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  const kind = row.querySelector('[name$=".kind"]');
  if (!kind) return;
  const named = () => (row.querySelector(".kalau-anggota").hidden = !kind.selectedOptions[0]?.hasAttribute("data-anggota"));
  kind.addEventListener("change", named);
  row.addEventListener("isi", named);
  named();
}

/** Writes a new line at the end; answers its element. */
export function addRow(form, part) {
  const pattern = form.querySelector(`[data-pola="${part}"]`).content.firstElementChild.cloneNode(true);
  list(form, part).append(pattern);
  renumber(form, part);
  wire(form, pattern);
  changed(form);
  return pattern;
}

/** Takes away lines in which nothing was written. */
export function tidy(form) {
  for (const place of places(form)) {
    for (const row of [...place.children]) if (empty(row)) row.remove();
    renumber(form, place.dataset.daftar);
  }
  changed(form);
}

/** How many lines of each kind stand there; `setRows` makes it so, for a draft that comes back. */
export const countRows = (form) => Object.fromEntries([...places(form)].map((place) => [place.dataset.daftar, place.children.length]));

export function setRows(form, counts) {
  for (const [part, count] of Object.entries(counts)) {
    const place = list(form, part);
    if (!place) continue;
    while (place.children.length > count) place.lastElementChild.remove();
    while (place.children.length < count) addRow(form, part);
  }
}

function addCash(form, key) {
  const row = addRow(form, "cash");
  row.querySelector('[name$=".kind"]').value = key.dataset.kas;
  const memo = row.querySelector('[name$=".memo"]');
  memo.value = memo.dataset.bawaan = key.dataset.kata;
  row.querySelector('[name$=".kind"]').dataset.bawaan = key.dataset.kas;
  row.dispatchEvent(new Event("isi"));
  row.querySelector(".money input").focus();
  row.scrollIntoView({ block: "center", behavior: "instant" });
}

export function wireRows(form) {
  for (const row of form.querySelectorAll("[data-baris]")) wire(form, row);
  tidy(form);
  for (const key of form.querySelectorAll("[data-tambah]")) {
    key.hidden = false;
    key.addEventListener("click", () => addRow(form, key.dataset.tambah).querySelector("select, input").focus());
  }
  for (const keys of form.querySelectorAll(".keping-kelompok")) keys.hidden = false;
  for (const key of form.querySelectorAll("[data-kas]")) key.addEventListener("click", () => addCash(form, key));
}
