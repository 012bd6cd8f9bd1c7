// Saldo awal while it is typed: what the group has, where it comes from, and what still differs.
import { formatRupiah, parseRupiah } from "./uang.js";

const HAS = /^(kas|bank|loans\.\d+\.principal|items\.\d+\.cost)$/;
const LESS = /^items\.\d+\.depreciated$/;
const FROM = /^(members\.\d+\.\w+|others\.\d+|modal_awal)$/;

class NeracaAwal extends HTMLElement {
  connectedCallback() {
    this.board = this.querySelector("[data-timbang]");
    this.board.hidden = false;
    this.addEventListener("input", () => this.#weigh());
    this.addEventListener("uang", () => this.#weigh());
    this.querySelector("[data-isi]").addEventListener("click", () => this.#explain());
    this.#weigh();
  }

  #sums() {
    let has = 0;
    let from = 0;
    for (const input of this.querySelectorAll("uang-input input")) {
      const amount = parseRupiah(input.value) || 0;
      if (HAS.test(input.name)) has += amount;
      else if (LESS.test(input.name)) has -= amount;
      else if (FROM.test(input.name)) from += amount;
    }
    return { has, from, gap: has - from };
  }

  #weigh() {
    const { has, from, gap } = this.#sums();
    this.board.querySelector("[data-punya]").textContent = formatRupiah(has);
    this.board.querySelector("[data-asal]").textContent = formatRupiah(from);
    this.board.querySelector("[data-selisih]").textContent = formatRupiah(Math.abs(gap));
    this.board.querySelector("[data-kata]").textContent =
      gap === 0
        ? "Pas: semua yang dimiliki ada asalnya."
        : gap > 0
          ? "Ada yang belum jelas asalnya. Kalau milik kelompok sendiri, isikan ke modal awal."
          : "Simpanan dan asal lain lebih besar daripada yang dimiliki. Periksa lagi uang, pinjaman dan barangnya.";
    this.board.classList.toggle("fault", gap !== 0);
    this.board.querySelector("[data-isi]").hidden = gap <= 0;
  }

  #explain() {
    const input = this.querySelector("input[name=modal_awal]");
    const owner = input.closest("uang-input");
    owner.value = (parseRupiah(input.value) || 0) + this.#sums().gap;
    this.#weigh();
    input.focus();
  }
}

customElements.define("neraca-awal", NeracaAwal);
