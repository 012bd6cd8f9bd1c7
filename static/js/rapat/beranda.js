// Drafts of meetings on this phone, shown at their group on the home page.
import { savedState } from "../keadaan.js";
import { listDrafts } from "../konsep.js";

const PREFIX = "rapat:";

const sum = (rows) => Object.values(rows ?? {}).reduce((all, parts) => all + Object.values(parts).reduce((a, b) => a + (Number(b) || 0), 0), 0);

const money = (body) => sum(body.savings) + sum(body.instalments) + body.cash.filter((l) => l.direction === "masuk").reduce((all, l) => all + l.amount, 0);

for (const { key, value } of listDrafts(PREFIX)) {
  const line = document.querySelector(`[data-kelompok="${key.slice(PREFIX.length)}"] .konsep-di-hp`);
  if (!line) continue;
  line.querySelector("[data-keadaan]").textContent = value.waiting ? savedState("waiting", { amount: money(value.waiting) }) : `${savedState("draft")}, lanjutkan`;
  line.hidden = false;
}
