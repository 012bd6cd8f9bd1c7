// The money field. Around a plain text input, which stays what it is when this script never arrives.
//   ribu   a key that puts three noughts behind what stands there
//   kata   amounts from one million on are read back in words
//   biasa  the usual amount, taken with one tap
import { formatRupiah, parseRupiah, stepOverDot, terbilang, typeRupiah } from "./uang.js";

const LARGE = 1_000_000;

function piece(tag, css, text) {
  const made = document.createElement(tag);
  made.className = css;
  made.textContent = text;
  return made;
}

export class UangInput extends HTMLElement {
  connectedCallback() {
    if (this.input) return;
    this.input = this.querySelector("input:not([type=hidden])");
    if (!this.input) return;
    this.#addPlain();
    if (this.hasAttribute("ribu")) this.#addKey();
    if (this.hasAttribute("kata")) this.#addWords();
    if (this.hasAttribute("biasa")) this.#addUsual();
    this.input.addEventListener("input", (event) => this.#typed(event.inputType));
    this.input.addEventListener("focus", () => this.input.select());
    this.input.addEventListener("change", () => this.#settle());
    this.#settle();
  }

  /** The amount, or null when the field is empty or cannot be read. */
  get value() {
    return parseRupiah(this.input?.value ?? this.querySelector("input").value);
  }

  set value(amount) {
    this.#write(formatRupiah(amount));
    this.#changed();
  }

  // What is sent is plain figures: the hidden input takes over the name of the one that shows dots.
  #addPlain() {
    this.plain = document.createElement("input");
    this.plain.type = "hidden";
    this.plain.name = this.input.name;
    if (this.input.hasAttribute("form")) this.plain.setAttribute("form", this.input.getAttribute("form"));
    this.input.removeAttribute("name");
    this.append(this.plain);
  }

  #addKey() {
    const key = piece("button", "money-key", "ribu");
    key.type = "button";
    key.addEventListener("pointerdown", (event) => event.preventDefault()); // the keypad stays open
    key.addEventListener("click", () => {
      const amount = this.value;
      if (amount) this.value = parseRupiah(`${amount}000`) ?? amount;
      this.input.focus();
      this.input.setSelectionRange(this.input.value.length, this.input.value.length);
    });
    this.input.after(key);
  }

  #addWords() {
    this.words = piece("output", "money-words", "");
    this.append(this.words);
  }

  #addUsual() {
    const usual = Number(this.getAttribute("biasa"));
    const key = piece("button", "money-usual", `Biasanya ${formatRupiah(usual)}`);
    key.type = "button";
    key.addEventListener("click", () => {
      this.value = usual;
    });
    this.append(key);
  }

  // Letters, a comma, a minus or something pasted: taken only when it can be read, never by dropping a sign.
  #typed(how) {
    const raw = this.input.value;
    if (/[^\d.]/.test(raw) || how === "insertFromPaste") {
      if (this.value !== null) this.#write(formatRupiah(this.value));
      return this.#changed();
    }
    return this.#figures(how);
  }

  #figures(how) {
    let now = { text: this.input.value, caret: this.input.selectionStart ?? this.input.value.length };
    const onlyDot = now.text.replaceAll(".", "") === this.shown?.replaceAll(".", "");
    if (how === "deleteContentBackward" && onlyDot) now = stepOverDot(now.text, now.caret);
    const { text, caret } = typeRupiah(now.text, now.caret);
    this.#write(text);
    this.input.setSelectionRange(caret, caret);
    this.#changed();
  }

  // Text that came from the server or the clipboard as "20 ribu" becomes figures; what cannot be read stays.
  #settle() {
    const amount = this.value;
    if (amount !== null) this.#write(formatRupiah(amount));
    this.#show();
  }

  #write(text) {
    this.input.value = text;
    this.shown = text;
  }

  #changed() {
    this.touched = true; // from here on it is hers: an error the server had marked is gone
    this.#show();
    this.dispatchEvent(new CustomEvent("uang", { bubbles: true, detail: { value: this.value } }));
  }

  #show() {
    const amount = this.value;
    const unread = amount === null && this.input.value.trim() !== "";
    this.plain.value = amount === null ? this.input.value : String(amount);
    if (unread) this.input.setAttribute("aria-invalid", "true");
    else if (this.touched) this.input.removeAttribute("aria-invalid");
    if (!this.words) return;
    this.words.classList.toggle("refused", unread);
    this.words.textContent = unread ? "Belum terbaca. Ketik misalnya 20.000." : this.#said(amount);
  }

  #said(amount) {
    return amount !== null && amount >= LARGE ? `${terbilang(amount)} rupiah` : "";
  }
}

customElements.define("uang-input", UangInput);
