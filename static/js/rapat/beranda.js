// Sheets on this phone, shown at their group on the home page. One that waits is sent from here too: she need not open it.
import { savedState } from "../keadaan.js";
import { clearDraft, listDrafts } from "../konsep.js";
import { drop } from "./gudang.js";
import { keepTrying, send } from "./kirim.js";

const PREFIX = "rapat:";
const CORRECTING = "rapat-betul:";

const sum = (rows) => Object.values(rows ?? {}).reduce((all, parts) => all + Object.values(parts).reduce((a, b) => a + (Number(b) || 0), 0), 0);

const money = (body) => sum(body.savings) + sum(body.instalments) + body.cash.filter((l) => l.direction === "masuk").reduce((all, l) => all + l.amount, 0);

/** The line below a group: what it says, and where it leads. */
function say(line, words, url) {
  line.querySelector("[data-keadaan]").textContent = words;
  if (url) line.querySelector("a").href = url;
  line.hidden = false;
}

/** Sends what waits in one group until the server has answered; refused, it stays for her to put right. */
function deliver(key, body, item, line) {
  const form = { dataset: item.dataset, elements: { csrfmiddlewaretoken: document.querySelector("[name=csrfmiddlewaretoken]") } };
  let sending = false;
  const trying = keepTrying(async () => {
    if (sending) return;
    sending = true;
    const answer = await send(form, body);
    sending = false;
    if (answer.state === "waiting") return trying.start();
    trying.stop();
    if (answer.state === "refused") return say(line, "Ada yang perlu dibetulkan, buka lembarnya");
    if (answer.state === "signin") return say(line, "Masuk lagi untuk mengirim", `/masuk/?next=${encodeURIComponent(location.pathname)}`);
    if (answer.state === "stuck") return;
    clearDraft(key);
    await drop(key);
    say(line, `Aman di server, ${answer.receipt.safe}`, answer.receipt.url);
  });
  trying.start();
}

for (const { key, value } of listDrafts(PREFIX)) {
  const item = document.querySelector(`[data-kelompok="${key.slice(PREFIX.length)}"]`);
  const line = item?.querySelector(".konsep-di-hp");
  if (!line) continue;
  if (value.waiting) {
    say(line, savedState("waiting", { amount: money(value.waiting) }));
    deliver(key, value.waiting, item, line);
  } else say(line, `${savedState("draft")}, lanjutkan`);
}

// Corrections that were begun on this phone, each a line of its own.
for (const { key, value } of listDrafts(CORRECTING)) {
  const item = document.querySelector(`[data-kelompok="${value.group}"]`);
  const line = item?.querySelector(".konsep-di-hp")?.cloneNode(true);
  if (!line) continue;
  item.append(line);
  say(line, `${value.about}: ${savedState("draft")}, lanjutkan`, `/rapat/${key.slice(CORRECTING.length)}/betulkan/`);
}
