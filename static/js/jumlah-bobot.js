// The running sum of the weights of a rubric, and what the limit of a chosen indicator means.
//   [data-bobot]   inputs that are added up     [data-jumlah]   where the sum stands
const WHOLE = 100;

class JumlahBobot extends HTMLElement {
  connectedCallback() {
    this.addEventListener("input", () => this.#add());
    this.addEventListener("change", (event) => {
      if (event.target.matches("select[data-sumber]")) this.#explain(event.target);
    });
    this.querySelectorAll("select[data-sumber]").forEach((select) => this.#explain(select));
    this.#add();
  }

  #add() {
    const weights = [...this.querySelectorAll("input[data-bobot]")].map((input) => Number.parseInt(input.value, 10) || 0);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const rest = WHOLE - total;
    const words = rest === 0 ? "pas" : rest > 0 ? `kurang ${rest}` : `lebih ${-rest}`;
    this.querySelectorAll("[data-jumlah]").forEach((place) => {
      place.textContent = `${total} (${words})`;
      place.classList.toggle("fault", rest !== 0);
    });
  }

  // A juror's aspect has a scale, an automatic one has limits: only what counts stays in sight.
  #explain(select) {
    const row = select.closest("[data-baris]");
    const juror = select.value === "juri";
    const limits = select.selectedOptions[0]?.dataset.batas ?? "";
    row.querySelector("[data-skala]").hidden = !juror;
    row.querySelector("[data-batas-isian]").hidden = juror || !limits;
    row.querySelector("[data-batas-kata]").textContent = limits;
  }
}

customElements.define("jumlah-bobot", JumlahBobot);
