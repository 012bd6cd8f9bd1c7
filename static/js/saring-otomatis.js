// A filter form that follows as she types: fetches the same page with the new address and changes only `target`.
const WAIT = 350; // milliseconds after the last key

class SaringOtomatis extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.target = this.getAttribute("target");
    if (!this.form || !this.target || this.hasAttribute("aktif")) return;
    this.toggleAttribute("aktif", true);
    this.form.addEventListener("input", () => this.#later());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#run();
    });
  }

  #later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#run(), WAIT);
  }

  // The order of the list stays; a new question starts on its first page.
  #address() {
    const query = new URLSearchParams(location.search);
    query.delete("halaman");
    for (const { name } of this.form.elements) query.delete(name);
    for (const [name, value] of new FormData(this.form)) if (value !== "") query.append(name, value);
    return String(query) ? `${location.pathname}?${query}` : location.pathname;
  }

  async #run() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.asked = new AbortController();
    const address = this.#address();
    const list = document.querySelector(this.target);
    list.setAttribute("aria-busy", "true");
    list.classList.add("filtering");
    try {
      const answer = await fetch(address, { signal: this.asked.signal, headers: { Accept: "text/html" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector(this.target);
      if (!fresh) throw new Error("no list");
      list.replaceWith(fresh);
      fresh.setAttribute("aria-live", "polite");
      history.replaceState(null, "", address);
    } catch (problem) {
      if (problem.name === "AbortError") return;
      location.assign(address); // let the browser say what is wrong: no signal, or signed out
    }
  }
}

customElements.define("saring-otomatis", SaringOtomatis);
