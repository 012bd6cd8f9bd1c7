// The sheet as the command the server takes. A field's name is its path: "savings.<id>.wajib" -> body.savings[id].wajib.

const COUNTED = new Set(["pokok", "wajib", "sukarela", "jasa", "denda", "simpanan", "amount", "counted", "count", "grace"]);
const MINUTES = ["place", "chair", "minute_taker", "text", "started_at", "ended_at", "agenda", "decisions"];

// What cannot be read stays text, so that the server names the cell.
const number = (text) => (/^\d+$/.test(text) ? Number(text) : text);

function put(body, path, value) {
  const steps = path.split(".");
  const last = steps.pop();
  let place = body;
  for (const step of steps) place = place[step] ??= {};
  place[last] = value;
}

/** Every filled field of the form by its path. */
export function readFields(form) {
  const found = {};
  for (const [path, raw] of new FormData(form)) {
    const text = typeof raw === "string" ? raw.trim() : "";
    if (!text || !path.includes(".") || path.startsWith("attendance.")) continue;
    const last = path.slice(path.lastIndexOf(".") + 1);
    put(found, path, COUNTED.has(last) || path.startsWith("cash_count.pieces.") ? number(text) : text);
  }
  return found;
}

function attendance(form) {
  const found = {};
  for (const box of form.querySelectorAll('[name^="attendance."][value="hadir"]')) {
    const id = box.name.slice("attendance.".length);
    const away = form.querySelector(`[name="${box.name}"][value="izin"]`);
    found[id] = box.checked ? "hadir" : away?.checked ? "izin" : "tidak";
  }
  return found;
}

const NOBODY = "00000000-0000-0000-0000-000000000000"; // no name chosen: the server says so at the cell

// "1,5" -> 150, hundredths of a percent; what is no number stays as it is, for the server to name.
function hundredths(text) {
  const value = Math.round(Number(text.replace("%", "").trim().replace(",", ".")) * 10000) / 100;
  return Number.isInteger(value) ? value : text;
}

function loan({ member_id = NOBODY, amount = 0, purpose = "", count = null, rate_bps = "", grace = null, fund = null, guarantor_id: backing = "" }) {
  const named = backing.length === NOBODY.length;
  return {
    member_id, amount, purpose, count, grace, fund,
    rate_bps: rate_bps ? hundredths(rate_bps) : null,
    guarantor_id: named ? backing : null,
    joint_liability: backing ? backing === "renteng" : null,
  };
}

function line({ kind = "", amount = 0, memo = "", member_id = null }) {
  const [direction, account] = kind.split("-");
  return { direction: direction || "keluar", account: Number(account) || 0, amount, memo, member_id };
}

const lines = (found, make) => Object.keys(found ?? {}).sort((a, b) => a - b).map((key) => make(found[key]));

const sum = (parts) => Object.values(parts).reduce((all, part) => all + (Number(part) || 0), 0);

function signers(form) {
  const chosen = [...form.querySelectorAll('[name="agreed_by"]:checked')].map((box) => ({ member_id: box.value }));
  const named = form.elements.agreed_by_name.value.trim();
  return named ? [...chosen, { name: named }] : chosen;
}

// Rows in which nothing is left would be asked about; zero typed is nothing paid.
const paid = (rows) => Object.fromEntries(Object.entries(rows ?? {}).filter(([, parts]) => sum(parts) || Object.values(parts).some((p) => typeof p === "string")));

/** The body of meetings.post_meeting. */
export function readSheet(form) {
  const found = readFields(form);
  const body = {
    command_id: form.elements.command_id.value,
    group_id: form.dataset.kelompok,
    date: form.elements.date.value,
    attendance: attendance(form),
    savings: paid(found.savings),
    instalments: paid(found.instalments),
    loans: lines(found.loans, loan),
    cash: lines(found.cash, line),
    guests: lines(found.guests, ({ name = "", origin = "" }) => ({ name, origin })),
    minutes: Object.fromEntries(MINUTES.map((name) => [name, found.minutes?.[name] ?? ""])),
    agreed_by: signers(form),
  };
  const { counted = null, reason = "", pieces = {} } = found.cash_count ?? {};
  body.cash_count = { counted, computed: totals(form, body).kas, reason, pieces };
  return body;
}

/** Uang masuk, uang keluar and kas seharusnya of a body, in rupiah. */
export function totals(form, body) {
  const side = (way) => body.cash.filter((l) => l.direction === way).reduce((all, l) => all + (Number(l.amount) || 0), 0);
  const masuk = [...Object.values(body.savings), ...Object.values(body.instalments)].reduce((all, parts) => all + sum(parts), 0) + side("masuk");
  const keluar = body.loans.reduce((all, l) => all + (Number(l.amount) || 0), 0) + side("keluar");
  const awal = Number(form.elements.opening.value) || 0;
  return { awal, masuk, keluar, kas: awal + masuk - keluar };
}
