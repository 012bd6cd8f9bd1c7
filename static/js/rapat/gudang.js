// The durable copy of a draft: IndexedDB is on the disk when it answers, localStorage only some seconds later, and a
// phone that closes the browser in between would lose the last keys. Without IndexedDB, konsep.js alone has to do.

const NAME = "up2k-rapat";
const STORE = "konsep";

const account = () => document.body.dataset.account || "-";
const place = (key) => `${account()}:${key}`;

function open() {
  return new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => done(asked.result);
    asked.onerror = asked.onblocked = () => failed(asked.error);
  });
}

async function run(mode, work) {
  try {
    const base = await open();
    const answer = await new Promise((done, failed) => {
      const deal = base.transaction(STORE, mode);
      const asked = work(deal.objectStore(STORE));
      deal.oncomplete = () => done(asked.result);
      deal.onerror = deal.onabort = () => failed(deal.error);
    });
    base.close();
    return answer ?? null;
  } catch {
    return null;
  }
}

/** Keeps a value under a key, beside the time it was written. */
export const keep = (key, value) => run("readwrite", (store) => store.put({ at: new Date().toISOString(), value }, place(key)));

/** What was kept, as {at, value}, or null. */
export const kept = (key) => run("readonly", (store) => store.get(place(key)));

export const drop = (key) => run("readwrite", (store) => store.delete(place(key)));
