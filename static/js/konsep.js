// Drafts: what is being typed is kept on this phone, apart for each account, until it was sent or thrown away.
// A phone without storage (private window, full memory) works on; saveDraft then answers false.

const ROOT = "konsep";
const SECRET = new Set(["csrfmiddlewaretoken", "password"]);
const WAIT = 300; // milliseconds after the last key

const account = () => document.body?.dataset.account || "-";
const place = (key) => `${ROOT}:${account()}:${key}`;

function storage(work, otherwise) {
  try {
    return work(globalThis.localStorage);
  } catch {
    return otherwise;
  }
}

/** Keeps a value under a key; false when this phone cannot keep it. */
export function saveDraft(key, value) {
  const record = JSON.stringify({ at: new Date().toISOString(), value });
  return storage((box) => (box.setItem(place(key), record), true), false);
}

/** What was kept, as {at, value}; null when there is nothing or it cannot be read. */
export function loadDraft(key) {
  return storage((box) => JSON.parse(box.getItem(place(key))), null);
}

export function clearDraft(key) {
  storage((box) => box.removeItem(place(key)), undefined);
}

/** Every draft of this account whose key begins so: [{key, at, value}], the newest first. */
export function listDrafts(prefix = "") {
  const start = place(prefix);
  const keys = storage((box) => Object.keys(box).filter((name) => name.startsWith(start)), []);
  return keys
    .map((name) => name.slice(place("").length))
    .map((key) => ({ key, ...loadDraft(key) }))
    .filter((draft) => draft.at)
    .sort((a, b) => b.at.localeCompare(a.at));
}

const kept = (field) =>
  field.type !== "hidden" && field.type !== "password" && field.type !== "file" && !SECRET.has(field.name) && field.id;

/** The state of a form by the id of each field: text, or true and false for a tick. */
export function readForm(form) {
  const fields = [...form.elements].filter(kept);
  return Object.fromEntries(fields.map((f) => [f.id, "checked" in f && f.type !== "text" && /checkbox|radio/.test(f.type) ? f.checked : f.value]));
}

/** Puts a state back; fields that no longer exist are left out. */
export function fillForm(form, state) {
  for (const field of [...form.elements].filter(kept)) {
    if (!(field.id in state)) continue;
    if (/checkbox|radio/.test(field.type)) field.checked = state[field.id];
    else field.value = state[field.id];
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/**
 * Keeps a form under a key as she types; puts an earlier draft back, unless the server sent the form with
 * errors (then the page holds the newer values). `onState("draft"|"lost"|"empty", at)` tells what to show.
 */
export function keepForm(form, key, onState = () => {}) {
  const earlier = loadDraft(key);
  if (earlier && !form.querySelector('[aria-invalid="true"]')) {
    fillForm(form, earlier.value);
    onState("draft", earlier.at);
  } else onState("empty");
  let timer = 0;
  const save = () => onState(saveDraft(key, readForm(form)) ? "draft" : "lost", new Date().toISOString());
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  });
  addEventListener("pagehide", () => timer && save());
  return { clear: () => (clearTimeout(timer), (timer = 0), clearDraft(key)) };
}
