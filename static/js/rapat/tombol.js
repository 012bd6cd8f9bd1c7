// The keys of the sheet on a laptop, and notes and coins that fill the count: for a new sheet and a corrected one.

/** Enter goes on to the next field instead of sending; Ctrl+Enter presses the button that finishes, from anywhere. */
export function wireKeys(form) {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      form.requestSubmit(document.getElementById("tutup"));
    } else if (event.target.matches("input:not([type=checkbox])")) {
      event.preventDefault();
      const fields = [...form.querySelectorAll("input:not([type=hidden]), select, textarea, button:not([tabindex='-1'])")].filter((field) => field.offsetParent);
      fields[fields.indexOf(event.target) + 1]?.focus();
    }
  });
}

/** Notes and coins fill the count. */
export function wirePieces(form) {
  form.addEventListener("input", ({ target }) => {
    if (!target.dataset?.lembar) return;
    let sum = 0;
    for (const field of form.querySelectorAll("[data-lembar]")) {
      field.value = field.value.replace(/\D/g, "");
      const worth = Number(field.value) * Number(field.dataset.lembar);
      field.parentElement.querySelector("[data-nilai]").textContent = worth ? worth.toLocaleString("id-ID") : "";
      sum += worth;
    }
    // A draft that comes back fills empty lines too; they count nothing and clear nothing.
    if (sum || target.value) document.getElementById("id_cash_count.counted").closest("uang-input").value = sum;
  });
}
