// The draft of one sheet on this phone: fields, lines, the step she is at, and the id its command will have.
// A new sheet is kept for its group; one that is put right for its meeting, beside what it was typed on (data-dasar).
import { clearDraft, fillForm, loadDraft, readForm, saveDraft } from "../konsep.js";
import { countRows, setRows } from "./baris.js";
import { drop, keep, kept } from "./gudang.js";

const WAIT = 300; // milliseconds from a change to the copy; more changes meanwhile do not put it off

/** A draft of the form; `onKept(ok)` hears whether this phone could keep it. */
export function makeDraft(form, onKept) {
  const key = form.dataset.kunci ?? `rapat:${form.dataset.kelompok}`;
  const base = form.dataset.dasar ?? "";
  let timer = 0;
  let step = "hadir";
  let waiting = null;

  function save() {
    clearTimeout(timer);
    timer = 0;
    const state = {
      command_id: form.elements.command_id.value,
      opening: form.elements.opening.value,
      fields: readForm(form),
      rows: countRows(form),
      base,
      group: form.dataset.kelompok,
      about: form.dataset.tentang,
      step,
      waiting,
    };
    onKept(saveDraft(key, state));
    keep(key, state).then(() => !timer && (form.dataset.tersimpan = "ya"));
  }

  const later = () => {
    delete form.dataset.tersimpan;
    timer ||= setTimeout(save, WAIT);
  };

  /** Puts an earlier draft back and answers it; null when there was none. One typed on what is no more is not put back. */
  async function restore() {
    const copies = [loadDraft(key), await kept(key)].filter((copy) => copy?.value?.command_id);
    if (!copies.length) return null;
    const state = copies.sort((a, b) => b.at.localeCompare(a.at))[0].value;
    if ((state.base ?? "") !== base) return { ...state, isStale: true };
    form.elements.command_id.value = state.command_id;
    setRows(form, state.rows ?? {});
    fillForm(form, state.fields);
    step = state.step ?? step;
    waiting = state.waiting ?? null;
    return state;
  }

  for (const kind of ["input", "change", "uang", "baris"]) form.addEventListener(kind, later);
  form.addEventListener("langkah", ({ detail }) => ((step = detail), later()));
  addEventListener("pagehide", () => timer && save());
  document.addEventListener("visibilitychange", () => document.hidden && timer && save());

  return {
    restore,
    save,
    /** Throws the draft away, on the disk too before it answers. */
    clear() {
      clearTimeout(timer);
      timer = 0;
      clearDraft(key);
      return drop(key);
    },
    get waiting() {
      return waiting;
    },
    /** The body that is on its way: it is sent again as it is, until the server has answered. */
    set waiting(body) {
      waiting = body;
      save();
    },
  };
}
