// The first instalment follows the day of the loan and how often it is paid back, until she chooses a day herself.
const pad = (n) => String(n).padStart(2, "0");
const lastOf = (year, month) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/** The given day of a month counted from a year, or the last one it has. */
function onDay(year, month, day) {
  const [y, m] = [year + Math.floor(month / 12), month % 12];
  return `${y}-${pad(m + 1)}-${pad(Math.min(day, lastOf(y, m)))}`;
}

/** A step of the rhythm after a day ("2026-10-12"); twice a month is the same day and the one fifteen days from it. */
export function stepAfter(iso, rhythm) {
  const [year, month, day] = iso.split("-").map(Number);
  if (rhythm === "WEEKLY") return new Date(Date.UTC(year, month - 1, day + 7)).toISOString().slice(0, 10);
  if (rhythm === "MONTHLY") return onDay(year, month, day);
  return day <= 15 ? onDay(year, month - 1, day + 15) : onDay(year, month, day - 15);
}

class AngsuranPertama extends HTMLElement {
  connectedCallback() {
    const field = (name) => this.querySelector(`[name="${name}"]`);
    const [day, rhythm, due] = ["date", "rhythm", "first_due"].map(field);
    const step = () => (day.value ? stepAfter(day.value, rhythm.value) : "");
    let proposed = step();
    this.addEventListener("input", ({ target }) => {
      if (target !== day && target !== rhythm) return;
      const follows = !due.value || due.value === proposed;
      proposed = step();
      if (!follows || !proposed) return;
      due.value = proposed;
      due.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
}

customElements.define("angsuran-pertama", AngsuranPertama);
