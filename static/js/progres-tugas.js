// Follows long work until it is done. She may leave; the page finds the work where it stands when she returns.
const FIRST = 1000;
const SLOWEST = 8000;

class ProgresTugas extends HTMLElement {
  connectedCallback() {
    this.text = this.querySelector(".progress-text");
    this.bar = this.querySelector("progress");
    this.text.setAttribute("role", "status");
    this.wait = FIRST;
    this.#again(0);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  #again(wait) {
    this.timer = setTimeout(() => this.#ask(), wait);
  }

  async #ask() {
    try {
      const answer = await fetch(this.getAttribute("src"), { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      this.#show(await answer.json());
    } catch {
      this.text.textContent = "Belum ada sambungan. Pekerjaan tetap berjalan di server.";
      this.#next();
    }
  }

  #next() {
    this.wait = Math.min(this.wait * 1.3, SLOWEST);
    this.#again(this.wait);
  }

  #show({ state, done, total, text, url }) {
    if (total) this.bar.max = total;
    if (done !== undefined && done !== null) this.bar.value = done;
    if (text) this.text.textContent = text;
    if (state === "running") return this.#next();
    const goal = url || this.getAttribute("tujuan");
    if (state === "done" && goal) location.replace(goal);
    else location.reload();
  }
}

customElements.define("progres-tugas", ProgresTugas);
