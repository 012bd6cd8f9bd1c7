// Lines over time, drawn from the table below the chart, so that both always say the same.
//   src      selector of the table: first column the label, every further column one line;
//            a cell's plain number stands in data-value, a cell without one is a gap
//   pustaka, gaya   addresses of uPlot and its style sheet, loaded here and nowhere else
const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3]];
const HEIGHT = 260;

let library;

function loadLibrary(script, style) {
  library ??= new Promise((resolve, reject) => {
    const sheet = document.createElement("link");
    Object.assign(sheet, { rel: "stylesheet", href: style });
    const code = document.createElement("script");
    Object.assign(code, { src: script, onload: () => resolve(globalThis.uPlot), onerror: reject });
    document.head.append(sheet, code);
  });
  return library;
}

/** 1250000 -> "1,25 jt", for axes only; the table holds the whole amount. */
export function short(value) {
  const unit = [[1e9, " M"], [1e6, " jt"], [1e3, " rb"]].find(([size]) => Math.abs(value) >= size);
  const text = (unit ? value / unit[0] : value).toLocaleString("id-ID", { maximumFractionDigits: 2 });
  return unit ? text + unit[1] : text;
}

// "Oktober 2026" -> "Okt"; a label that is no month stays whole.
const shortMonth = (label) => label.replace(/^(\p{L}{3})\p{L}* \d{4}$/u, "$1");

function readTable(table) {
  const names = [...table.tHead.rows[table.tHead.rows.length - 1].cells].slice(1).map((cell) => cell.textContent.trim());
  const rows = [...table.tBodies[0].rows];
  const numbers = (column) =>
    rows.map((row) => (row.cells[column]?.dataset.value ? Number(row.cells[column].dataset.value) : null));
  return {
    names,
    labels: rows.map((row) => row.cells[0].textContent.trim()),
    lines: names.map((_, index) => numbers(index + 1)),
  };
}

class GrafikGaris extends HTMLElement {
  async connectedCallback() {
    if (this.plot) return;
    this.table = document.querySelector(this.getAttribute("src"));
    if (!this.table) return;
    const data = readTable(this.table);
    if (data.labels.length < 2) return; // one month is a number, not a line
    const uPlot = await loadLibrary(this.getAttribute("pustaka"), this.getAttribute("gaya"));
    this.ink = getComputedStyle(this);
    this.append(this.#key(data.names), this.#reading());
    const columns = [data.labels.map((_, index) => index), ...data.lines];
    this.plot = new uPlot(this.#options(data), columns, this);
    this.setAttribute("role", "img");
    this.setAttribute("aria-label", `Grafik ${data.names.join(", ")}. Angkanya ada di tabel di bawah.`);
    new ResizeObserver(() => this.plot.setSize({ width: this.clientWidth, height: HEIGHT })).observe(this);
  }

  #color(index) {
    return this.ink.getPropertyValue(`--chart-${(index % 6) + 1}`).trim();
  }

  // Each line has its colour and its own dashes, named where the eye looks first.
  #key(names) {
    const list = document.createElement("ul");
    list.className = "chart-key";
    names.forEach((name, index) => {
      const item = document.createElement("li");
      const line = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      const look = { d: "M0 6H40", stroke: this.#color(index), "stroke-width": "3", "stroke-dasharray": DASHES[index % 4].join(" ") };
      for (const [key, value] of Object.entries(look)) if (value) path.setAttribute(key, value);
      line.append(path);
      item.append(line, name);
      list.append(item);
    });
    return list;
  }

  #reading() {
    this.reading = document.createElement("p");
    this.reading.className = "chart-reading soft";
    this.reading.textContent = "\u00a0";
    return this.reading;
  }

  #read(data, index) {
    const parts = data.names.map((name, line) => {
      const value = data.lines[line][index];
      return `${name} ${value === null || value === undefined ? "–" : value.toLocaleString("id-ID")}`;
    });
    this.reading.textContent = index === null || index === undefined ? "\u00a0" : `${data.labels[index]}: ${parts.join(" · ")}`;
  }

  #options(data) {
    const font = `16px ${this.ink.fontFamily}`;
    const rule = { stroke: this.ink.getPropertyValue("--rule").trim(), width: 1 };
    const stroke = this.ink.getPropertyValue("--ink-soft").trim();
    const axis = { font, stroke, ticks: rule };
    const every = Math.max(1, Math.ceil((data.labels.length * 56) / this.clientWidth));
    return {
      width: this.clientWidth,
      height: HEIGHT,
      padding: [12, 24, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false } },
      scales: { x: { time: false }, y: { range: (_, low, high) => [Math.min(0, low), high <= 0 ? 1 : high * 1.05] } },
      series: [{}, ...data.names.map((label, index) => ({
        label, stroke: this.#color(index), width: 2.5, dash: DASHES[index % 4], points: { size: 7 },
      }))],
      axes: [
        { ...axis, grid: { show: false }, splits: () => data.labels.map((_, i) => i).filter((i) => i % every === 0),
          values: (_, at) => at.map((i) => shortMonth(data.labels[i])) },
        { ...axis, grid: rule, size: 76, values: (_, at) => at.map(short) },
      ],
      hooks: { setCursor: [(plot) => this.#read(data, plot.cursor.idx)] },
    };
  }
}

customElements.define("grafik-garis", GrafikGaris);
