(() => {
  const find = (id) => document.getElementById(id);
  const said = JSON.parse(find("_said").textContent);
  const tip = find("_tip"), evidence = find("_evidence");
  const table = document.querySelector("table");
  const heads = [...table.querySelectorAll("th")].map((head) => head.textContent);
  const REACH = 16; // pixels of the drawing from a mark within which it answers
  const INSET = 5; // pixels by which an unseen target is larger than its bar
  const LEAST = 120; // pixels of height in which evidence can be read
  const GAP = 8; // pixels of the window between a mark and what is said of it
  const known = new WeakMap();
  let held = null; // the mark that is pointed at: chart, drawing, its place, its id

  // Of a chart one drawing is seen; which one, the width of the window decides.
  const seen = (chart) => [...chart.querySelectorAll(":scope > div > svg")].find((svg) => svg.getClientRects().length);

  // One box for each estimate, around all that is drawn of it, in the order of time.
  const marks = (svg) => {
    if (known.has(svg)) return known.get(svg);
    const boxes = new Map();
    for (const part of svg.querySelectorAll("[data-id]")) {
      const inset = part.localName === "rect" ? INSET : 0;
      const { x: left, y: up, width: wide, height: high } = part.getBBox();
      const x = left + inset, y = up + inset, width = wide - 2 * inset, height = high - 2 * inset;
      const box = boxes.get(part.dataset.id) ?? { id: part.dataset.id, left: x, right: x, top: y, bottom: y };
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x + width);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y + height);
      boxes.set(part.dataset.id, box);
    }
    const found = [...boxes.values()];
    for (const box of found) box.x = (box.left + box.right) / 2;
    found.sort((a, b) => a.x - b.x || b.top - a.top);
    known.set(svg, found);
    return found;
  };

  const nearest = (svg, event) => {
    const frame = svg.getBoundingClientRect(), unit = svg.viewBox.baseVal.width / frame.width;
    const x = (event.clientX - frame.left) * unit, y = (event.clientY - frame.top) * unit;
    let best = null, least = REACH;
    for (const mark of marks(svg)) {
      const aside = Math.max(mark.left - x, x - mark.right, 0), off = Math.max(mark.top - y, y - mark.bottom, 0);
      const away = Math.hypot(aside, off) + Math.abs(mark.x - x) / 1000; // of several, the one in the middle
      if (away < least) [best, least] = [mark, away];
    }
    return best;
  };

  const within = (value, size, most) => Math.max(0, Math.min(value, most - size - 1));

  // Beside a place, or above or below it where the window is too narrow.
  const tell = (text, { left, right, top, bottom }) => {
    tip.textContent = text;
    const { offsetWidth: width, offsetHeight: height } = tip;
    const fits = Math.max(left, innerWidth - right) >= width + GAP;
    const beside = right + GAP + width <= innerWidth ? right + GAP : left - GAP - width;
    const level = (top + bottom - height) / 2, under = bottom + GAP + height <= innerHeight ? bottom + GAP : top - GAP - height;
    tip.style.left = `${within(fits ? beside : left, width, innerWidth)}px`;
    tip.style.top = `${within(fits ? level : under, height, innerHeight)}px`;
  };

  const release = () => {
    held?.ring.remove();
    held = null;
    tip.style.left = "";
    tip.textContent = "";
  };

  const hold = (chart, svg, mark) => {
    if (held?.mark === mark) return;
    release();
    const ring = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const place = {
      class: "ring", rx: 3, x: mark.left - 4, y: mark.top - 4,
      width: mark.right - mark.left + 8, height: mark.bottom - mark.top + 8,
    };
    for (const [name, value] of Object.entries(place)) ring.setAttribute(name, value);
    svg.append(ring);
    held = { chart, mark, ring };
  };

  // What a row of the table says, its number large; the row is marked.
  const open = () => {
    const { chart, mark, ring } = held, row = find(mark.id);
    table.querySelector("[aria-current]")?.removeAttribute("aria-current");
    row.setAttribute("aria-current", "true");
    find("_cells").replaceChildren(...[...row.cells].flatMap((cell, at) => {
      const inside = [...cell.cloneNode(true).childNodes];
      if (cell.className === "number") find("_number").textContent = inside.shift().textContent;
      if (!inside.length) return [];
      const name = document.createElement("dt"), value = document.createElement("dd");
      name.textContent = heads[at];
      value.dir = "auto";
      value.append(...inside);
      return [name, value];
    }));
    find("_there").href = `${find("_there").dataset.page}#${mark.id}`;
    ring.scrollIntoView({ block: "nearest" });
    if (!evidence.open) evidence.show();
    place(ring.getBoundingClientRect());
    evidence.scrollTop = 0;
    evidence.from = chart;
    tip.style.left = "";
  };

  // Beside the mark, where the window is narrow above or below it: a frame in another page may be
  // higher than what is seen of it.
  const place = ({ left, right, top, bottom }) => {
    const narrow = matchMedia("(max-width: 720px)").matches, above = top + bottom > innerHeight;
    const room = (above ? top : innerHeight - bottom) - GAP;
    evidence.classList.toggle("left", left + right > innerWidth);
    evidence.style.maxHeight = narrow ? `min(26rem, ${Math.max(room, LEAST)}px)` : "";
    const high = evidence.offsetHeight;
    const level = (top + bottom - high) / 2, beyond = above ? top - GAP - high : bottom + GAP;
    evidence.style.top = `${within(narrow ? beyond : level, high, innerHeight)}px`;
  };

  const close = () => {
    if (!evidence.open) return release();
    evidence.close();
    evidence.from.focus({ preventScroll: true });
  };

  const walk = (chart, step) => {
    const svg = seen(chart), all = marks(svg);
    const at = held?.chart === chart ? all.indexOf(held.mark) : -1;
    const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step;
    if (!all[next]) return;
    hold(chart, svg, all[next]);
    if (evidence.open) return open();
    held.ring.scrollIntoView({ block: "nearest" });
    tell(said[held.mark.id], held.ring.getBoundingClientRect());
  };

  const key = (chart, event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) walk(chart, step);
    else if (event.key === "Enter" && held?.chart === chart && event.target === chart) open();
    else return;
    event.preventDefault();
  };

  for (const chart of document.querySelectorAll(".chart")) {
    chart.tabIndex = 0;
    chart.setAttribute("role", "application");
    chart.addEventListener("pointermove", (event) => {
      const svg = seen(chart), mark = nearest(svg, event);
      if (evidence.open || event.pointerType === "touch") return;
      if (!mark) return release();
      hold(chart, svg, mark);
      tell(said[mark.id], held.ring.getBoundingClientRect());
    });
    chart.addEventListener("pointerleave", () => evidence.open || release());
    chart.addEventListener("click", (event) => {
      const svg = seen(chart), mark = nearest(svg, event);
      if (!mark) return close();
      hold(chart, svg, mark);
      open();
    });
    chart.addEventListener("keydown", (event) => key(chart, event));
    chart.addEventListener("focus", () => {
      if (chart.matches(":focus-visible") && held?.chart !== chart) tell(tip.dataset.walk, chart.getBoundingClientRect());
    });
    chart.addEventListener("blur", () => evidence.open || release());
  }
  find("_close").addEventListener("click", close);
  evidence.addEventListener("keydown", (event) => key(evidence.from, event));
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  addEventListener("resize", () => evidence.open || release());

  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", () => {
      const text = find(button.dataset.copy);
      // Without https, or in another's frame, there is no clipboard to write to: select the text for
      // the reader's own copy.
      const select = () => getSelection().selectAllChildren(text);
      if (navigator.clipboard) navigator.clipboard.writeText(text.textContent).catch(select);
      else select();
    });
  }

  // A page that shows this one in a frame can make the frame as high as it is.
  if (parent !== window) {
    const main = document.querySelector("main");
    new ResizeObserver(() => {
      const height = Math.ceil(main.getBoundingClientRect().height);
      parent.postMessage({ type: "estimate-timeline", height }, "*");
    }).observe(main);
  }
})();
