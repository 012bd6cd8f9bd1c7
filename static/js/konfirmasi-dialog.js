// A final act: the fold of components/confirm.html becomes a dialog. Escape and Batal leave everything as it was.
class KonfirmasiDialog extends HTMLElement {
  connectedCallback() {
    if (this.dialog) return;
    const fold = this.querySelector("details");
    const form = fold.querySelector("form");
    const opener = document.createElement("button");
    opener.type = "button";
    opener.className = fold.querySelector("summary").className;
    opener.append(...fold.querySelector("summary").childNodes);
    this.dialog = document.createElement("dialog");
    this.dialog.setAttribute("aria-labelledby", form.getAttribute("aria-labelledby"));
    this.dialog.append(form);
    form.querySelector(".confirm-buttons").append(this.#cancel());
    fold.replaceWith(opener, this.dialog);
    opener.addEventListener("click", () => this.dialog.showModal());
    form.addEventListener("submit", () => this.#once(form));
  }

  #cancel() {
    const cancel = document.createElement("button");
    cancel.type = "button";
    cancel.className = "button";
    cancel.textContent = "Batal";
    cancel.addEventListener("click", () => this.dialog.close());
    return cancel;
  }

  // A second tap does not send twice. After this turn, so that the button's own name is still sent.
  #once(form) {
    setTimeout(() => {
      const button = form.querySelector("[type=submit]");
      button.disabled = true;
      button.setAttribute("aria-busy", "true");
    });
  }
}

customElements.define("konfirmasi-dialog", KonfirmasiDialog);
