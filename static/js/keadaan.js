// The one of three states of what she entered, in the same words as components/saved_state.html.
import { formatRupiah } from "./uang.js";

const PILLS = { draft: "draft", waiting: "wait", safe: "safe" };
const MARKS = { draft: "pena", waiting: "jam", safe: "benar" };

/** "draft", "waiting" (with amount) or "safe" (with at, a Date) -> words. */
export function savedState(state, { amount = 0, at = new Date() } = {}) {
  if (state === "draft") return "Konsep di HP ini";
  if (state === "waiting") return `Menunggu kirim (Rp ${formatRupiah(amount)})`;
  const day = at.toLocaleDateString("id-ID", { day: "numeric", month: "short" });
  const time = at.toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" });
  return `Aman di server, ${day} ${time.replace(":", ".")}`;
}

/** Changes a pill made by {% saved_state %}. */
export function showState(pill, state, detail) {
  pill.className = `pill pill-${PILLS[state]}`;
  pill.dataset.state = state;
  const use = pill.querySelector("use");
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${MARKS[state]}`));
  pill.querySelector("span").textContent = savedState(state, detail);
}
