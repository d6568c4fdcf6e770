// Where everything stands in a drawing, in pixels from its left and top: read from the browser, in
// the same way from what Plotly draws and from ours.
window.places = (() => {
  const whole = path => path.split(/(?=M)/).filter(part => part.length > 1);
  const shown = element => getComputedStyle(element).display !== "none";

  // The corners of every stroke of paths, as the browser works them out: all strokes are put into
  // the page before the first is measured, so that it lays the page out once.
  const strokes = (paths, root) => {
    const into = root.getScreenCTM().inverse();
    const probes = paths.flatMap(path => whole(path.getAttribute("d")).map((part, _, all) => {
      const probe = all.length > 1 ? path.cloneNode(false) : path;
      if (probe !== path) {
        probe.setAttribute("d", part);
        path.after(probe);
      }
      return { path, probe };
    }));
    const found = probes.map(({ path, probe }) => {
      const { x, y, width, height } = probe.getBBox();
      const matrix = into.multiply(path.getScreenCTM());
      const a = new DOMPoint(x, y).matrixTransform(matrix);
      const b = new DOMPoint(x + width, y + height).matrixTransform(matrix);
      return { box: [a.x, a.y, b.x, b.y], path };
    });
    for (const { path, probe } of probes) if (probe !== path) probe.remove();
    return found;
  };
  // Opacity on a colour or beside it is the same; what has no width or no area has no colour.
  const seen = (colour, opacity) => {
    const numbers = colour.match(/[\d.]+/g);
    if (!numbers) return "none";
    const alpha = (numbers[3] ?? 1) * opacity;
    return alpha ? [...numbers.slice(0, 3).map(Number), +alpha.toFixed(3)].join(" ") : "none";
  };
  const styled = ({ box, path }, above = 1) => {
    const look = getComputedStyle(path);
    const opacity = look.opacity * above, wide = parseFloat(look.strokeWidth);
    const flat = box[0] === box[2] || box[1] === box[3];
    const stroke = wide ? seen(look.stroke, look.strokeOpacity * opacity) : "none";
    const dash = look.strokeDasharray.replace(/px/g, "");
    return {
      box,
      fill: flat ? "none" : seen(look.fill, look.fillOpacity * opacity),
      stroke, width: stroke === "none" ? 0 : wide, dash: stroke === "none" ? "none" : dash,
    };
  };
  const drawn = ({ fill, stroke }) => fill !== "none" || stroke !== "none";
  const texts = (all, root) => all.map(text => {
    const from = root.getBoundingClientRect(), at = text.getBoundingClientRect();
    return {
      text: text.textContent.replace(/\u00a0/g, " "),
      box: [at.left - from.left, at.top - from.top, at.right - from.left, at.bottom - from.top],
      fill: seen(getComputedStyle(text).fill, 1), size: getComputedStyle(text).fontSize,
    };
  });

  const plotly = async ({ data, layout }) => {
    const chart = document.getElementById("plotly");
    Plotly.purge(chart);
    await Plotly.newPlot(chart, data, layout, { displayModeBar: false });
    const root = chart.querySelector("svg.main-svg");
    const all = selector => [...chart.querySelectorAll(`.main-svg ${selector}`)].filter(shown);
    const marks = [], targets = {};
    for (const { box, path } of strokes(all(".scatterlayer path.point"), root)) {
      const { trace } = path.closest(".trace").__data__[0];
      const id = trace.customdata ? String(trace.customdata[path.__data__.i]) : "";
      if (path.style.opacity !== "0") marks.push({ ...styled({ box, path }), id });
      else if (id) (targets[id] ??= []).push(box);
    }
    const lines = [".shapelayer path", ".js-line", ".gridlayer path", ".zl", "path.crisp"];
    return {
      marks, targets,
      lines: strokes([...new Set(lines.flatMap(all))], root)
        .map(each => styled(each)).filter(drawn),
      texts: texts(all("text").filter(text => text.textContent), root),
    };
  };

  const ours = svg => {
    const place = document.getElementById("ours");
    place.innerHTML = svg;
    const root = place.querySelector("svg"), marks = [], targets = {}, lines = [];
    for (const { box, path } of strokes([...root.querySelectorAll("path")], root)) {
      const group = path.parentNode;
      const mark = group.localName === "g" && group.parentNode === root;
      const found = styled({ box, path }, mark ? Number(getComputedStyle(group).opacity) : 1);
      if (mark) marks.push({ ...found, id: path.dataset.id ?? "" });
      else if (drawn(found)) lines.push(found);
    }
    for (const rect of root.querySelectorAll("rect[data-id]")) {
      const { x, y, width, height } = rect.getBBox();
      (targets[rect.dataset.id] ??= []).push([x, y, x + width, y + height]);
    }
    return { marks, targets, lines, texts: texts([...root.querySelectorAll("text")], root) };
  };
  return { plotly, ours };
})();
