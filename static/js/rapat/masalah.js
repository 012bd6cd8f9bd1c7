// Problems the server has found, each at its cell, and once in a list that jumps there.

const STEP_OF = { attendance: "hadir", date: "hadir", guests: "hadir", savings: "simpanan", instalments: "angsuran", loans: "pinjaman", cash: "kas", cash_count: "hitung", minutes: "notulen", agreed_by: "setuju" };

/** The field a path of the command stands for on the page. */
const onPage = (path) => path.replace(/^agreed_by\..*/, "agreed_by").replace(/^(cash\.\d+)\.(account|direction)$/, "$1.kind");

const cellOf = (path) => document.getElementById(`id_${path}`);

function piece(tag, css, text) {
  const made = document.createElement(tag);
  made.className = css;
  made.textContent = text;
  return made;
}

function mark(cell, problem) {
  const id = `${cell.id}_error`;
  document.getElementById(id)?.remove();
  const line = piece("p", "error", problem.message);
  line.id = id;
  cell.setAttribute("aria-describedby", id);
  if (cell.matches("input, select, textarea")) cell.setAttribute("aria-invalid", "true");
  const place = cell.closest("td") ?? cell.closest(".field");
  if (place) place.append(line);
  else cell.after(line);
  cell.closest("td")?.classList.add("fault");
  cell.closest(".field")?.classList.add("has-error");
  cell.closest("tr")?.classList.add("terbuka");
  cell.closest("details")?.setAttribute("open", "");
}

/** Takes the problem of a cell away as soon as she changes it. */
function unmark(cell) {
  if (!cell.id) return;
  document.getElementById(`${cell.id}_error`)?.remove();
  cell.removeAttribute("aria-invalid");
  cell.closest("td")?.classList.remove("fault");
  cell.closest(".field")?.classList.remove("has-error");
}

export function clearProblems(form) {
  form.querySelector("#masalah").replaceChildren();
  for (const line of form.querySelectorAll(".error")) line.remove();
  for (const cell of form.querySelectorAll("[aria-invalid]")) unmark(cell);
  for (const place of form.querySelectorAll(".fault, .has-error")) place.classList.remove("fault", "has-error");
}

function summary(problems, steps) {
  const box = piece("div", "notice notice-bad faults", "");
  box.id = "kesalahan";
  box.tabIndex = -1;
  box.setAttribute("role", "alert");
  const inner = document.createElement("div");
  inner.append(piece("p", "notice-title", `Ada ${problems.length} isian yang perlu dibetulkan`));
  const list = document.createElement("ul");
  for (const problem of problems) {
    const item = document.createElement("li");
    const cell = cellOf(problem.field);
    const link = piece(cell ? "a" : "span", "", problem.message);
    if (cell) {
      link.href = `#${cell.id}`;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        jump(problem.field, steps);
      });
    }
    item.append(link);
    list.append(item);
  }
  inner.append(list, piece("p", "soft", "Yang sudah Ibu isi tetap ada."));
  box.append(inner);
  return box;
}

function jump(path, steps) {
  const cell = cellOf(path);
  const part = path.split(".")[0];
  const kind = path.split(".")[2];
  if (part === "savings") document.querySelector(`[data-jenis="${kind}"]`)?.click();
  steps.go(STEP_OF[part] ?? "hadir", { focus: false });
  cell.scrollIntoView({ block: "center", behavior: "instant" });
  cell.focus({ preventScroll: true });
}

/** Marks the cells, lists everything, and brings her to the list. */
export function showProblems(form, problems, steps) {
  clearProblems(form);
  const found = problems.map((problem) => ({ ...problem, field: onPage(problem.field) }));
  for (const problem of found) {
    const cell = cellOf(problem.field);
    if (cell) mark(cell, problem);
  }
  for (const link of form.querySelectorAll("[data-ke]"))
    link.parentElement.classList.toggle("fault", found.some((p) => STEP_OF[p.field.split(".")[0]] === link.dataset.ke));
  const box = summary(found, steps);
  form.querySelector("#masalah").append(box);
  box.scrollIntoView({ block: "start", behavior: "instant" });
  box.focus({ preventScroll: true });
}

export function watchCorrections(form) {
  const marked = (cell) => cell?.id && document.getElementById(`${cell.id}_error`);
  form.addEventListener("input", ({ target }) => marked(target) && unmark(target));
  form.addEventListener("uang", ({ target }) => marked(target.input) && unmark(target.input));
  form.addEventListener("change", ({ target }) => target.name === "agreed_by" && document.getElementById("id_agreed_by_error")?.remove());
}
