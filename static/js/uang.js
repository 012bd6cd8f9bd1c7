// Whole rupiah as people write them: read, write with dots, say in words. Pure functions, shared by every screen.

const UNITS = { rb: 1e3, ribu: 1e3, jt: 1e6, juta: 1e6 };
const AMOUNT = /^(?:rp\.?\s*)?(0|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d*)(?:,-|,00)?\s*(rb|ribu|jt|juta)?$/;
export const MOST = 999_999_999_999; // twelve figures: what a field of the books can hold

/** "20.000", "Rp 20.000,-", "20 ribu" -> 20000; "" and what could mean two amounts -> null. */
export function parseRupiah(text) {
  const found = AMOUNT.exec(String(text).trim().toLowerCase());
  if (!found) return null;
  const amount = Number(found[1].replaceAll(".", "")) * (UNITS[found[2]] ?? 1);
  return amount <= MOST ? amount : null;
}

/** 1250000 -> "1.250.000"; below zero with a real minus; null -> "". */
export function formatRupiah(amount) {
  if (amount === null || amount === undefined) return "";
  const dotted = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, ".");
  return amount < 0 ? `−${dotted}` : dotted;
}

/** Backspace took away only a dot: takes the figure before it instead. */
export function stepOverDot(text, caret) {
  return { text: text.slice(0, Math.max(caret - 1, 0)) + text.slice(caret), caret: Math.max(caret - 1, 0) };
}

/** What stands in the field after a key, and where the caret belongs: as many figures on its right as before. */
export function typeRupiah(text, caret = text.length) {
  const digits = text.replace(/\D/g, "").replace(/^0+(?=\d)/, "").slice(0, 12);
  const after = text.slice(caret).replace(/\D/g, "").length;
  const shown = digits ? formatRupiah(Number(digits)) : "";
  let place = shown.length;
  for (let left = after; left > 0 && place > 0; ) {
    place -= 1;
    if (shown[place] !== ".") left -= 1;
  }
  return { text: shown, caret: place };
}

const ONES = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];
const STEPS = [
  [1e12, "triliun"],
  [1e9, "miliar"],
  [1e6, "juta"],
  [1e3, "ribu"],
  [100, "ratus"],
];

function count(amount) {
  if (amount < 12) return ONES[amount];
  if (amount < 20) return `${ONES[amount - 10]} belas`;
  if (amount < 100) return join(`${ONES[Math.floor(amount / 10)]} puluh`, amount % 10);
  const [size, name] = STEPS.find(([step]) => amount >= step);
  const times = Math.floor(amount / size);
  const one = times === 1 && size <= 1000; // "seratus" and "seribu", but "satu juta"
  return join(one ? `se${name}` : `${count(times)} ${name}`, amount % size);
}

function join(words, rest) {
  return rest ? `${words} ${count(rest)}` : words;
}

/** 1250000 -> "satu juta dua ratus lima puluh ribu". */
export function terbilang(amount) {
  if (amount === 0) return "nol";
  return amount < 0 ? `minus ${count(-amount)}` : count(amount);
}
