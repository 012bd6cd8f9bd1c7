// The sheet under the keyboard: Enter goes down like a spreadsheet, Shift+Enter up, Ctrl+Enter sends.
// A sheet of one column of money may carry [data-jumlah]: the sum of what is filled in, as it is typed.
import { formatRupiah, parseRupiah } from "./uang.js";

class LembarIsian extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", (event) => this.#key(event));
    this.sum = this.querySelector("[data-jumlah]");
    if (!this.sum) return;
    this.addEventListener("input", () => this.#add());
    this.addEventListener("uang", () => this.#add());
    this.#add();
  }

  #add() {
    const typed = [...this.querySelectorAll("uang-input > input:not([type=hidden])")];
    this.sum.textContent = formatRupiah(typed.reduce((sum, input) => sum + (parseRupiah(input.value) ?? 0), 0));
  }

  #key(event) {
    const cell = event.target.closest("td");
    if (event.key !== "Enter" || !cell || event.target.matches("textarea, button")) return;
    event.preventDefault();
    const form = event.target.form;
    if (event.ctrlKey || event.metaKey) form?.requestSubmit(form.querySelector("[type=submit], button:not([type])"));
    else this.#move(cell, event.shiftKey ? "previousElementSibling" : "nextElementSibling");
  }

  // The next row that has something to fill in in this column; rows of members who are absent are passed over.
  #move(cell, step) {
    for (let row = cell.parentElement[step]; row; row = row[step]) {
      const input = row.cells[cell.cellIndex]?.querySelector("input:not([type=hidden], :disabled, [readonly])");
      if (input) return input.focus();
    }
    return undefined;
  }
}

customElements.define("lembar-isian", LembarIsian);
