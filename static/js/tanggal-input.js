// Says the date back in words, and refuses at once one outside min and max.
const DAY = new Intl.DateTimeFormat("id-ID", { weekday: "long", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** "2026-10-12" -> "Senin, 12 Okt 2026". */
export function sayDate(iso) {
  return DAY.format(new Date(`${iso}T00:00:00Z`));
}

class TanggalInput extends HTMLElement {
  connectedCallback() {
    if (this.input) return;
    this.input = this.querySelector("input");
    this.said = document.createElement("p");
    this.said.className = "said";
    this.said.setAttribute("role", "status");
    this.append(this.said);
    this.input.addEventListener("input", () => this.#say());
    this.#say();
  }

  #say() {
    const { value, min, max } = this.input;
    const problem = this.#problem(value, min, max);
    this.input.setCustomValidity(problem);
    this.said.classList.toggle("refused", Boolean(problem));
    this.said.textContent = problem || (value ? sayDate(value) : "");
  }

  #problem(value, min, max) {
    if (value && max && value > max) return `Tanggal ini belum tiba. Pilih paling akhir ${sayDate(max)}.`;
    if (value && min && value < min) return `Buku bulan itu sudah ditutup. Pilih mulai ${sayDate(min)}.`;
    return "";
  }
}

customElements.define("tanggal-input", TanggalInput);
