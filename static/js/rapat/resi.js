// The receipt of a meeting: a correction that was begun on this phone is offered again, and forgotten once it was posted.
import { clearDraft, loadDraft } from "../konsep.js";
import { drop, kept } from "./gudang.js";

const line = document.getElementById("konsep-betul");

async function look() {
  const key = line.dataset.kunci;
  const state = (loadDraft(key) ?? (await kept(key)))?.value;
  if (!state) return;
  const revision = (state.base ?? "").split(".")[0];
  if (state.command_id === line.dataset.terakhir || !line.dataset.revisi) {
    clearDraft(key);
    await drop(key);
  } else if (revision === line.dataset.revisi) line.hidden = false;
}

look();
