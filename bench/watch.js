// watch(look) promises, as window.changed, how long a change takes: from the next key, click or
// input to a page on which sentence, charts and table are new and no script runs, and two frames
// more.
const longTasks = [];
const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries()));
observer.observe({ type: "longtask" });
// Panel draws inside shadow roots, which no selector looks into.
const within = (root) => [root, ...[...root.querySelectorAll("[class^='bk-']")]
  .flatMap((each) => (each.shadowRoot ? within(each.shadowRoot) : []))];

window.watch = (look) => {
  const seen = () => {
    const roots = within(document);
    const all = (selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
    const charts = all(".js-plotly-plot");
    const table = all(look.table)[0];
    return {
      sentence: all(look.sentence)[0]?.textContent,
      charts: charts.every((each) => each.querySelector(".scatterlayer path"))
        && charts.map((each) => each.calcdata?.map((trace) => trace.length).join()).join("/"),
      table: look.rows ? table?.getAttribute(look.rows) : table?.textContent,
    };
  };
  const running = () => document.querySelector(
    "[data-testid=stApp]:not([data-test-script-state=notRunning]), [data-dash-is-loading=true]");
  const before = seen();
  let started;
  for (const kind of ["keydown", "pointerdown", "input"]) {
    document.addEventListener(kind, (event) => { started ??= event.timeStamp; },
      { capture: true, once: true });
  }
  window.changed = new Promise((resolve) => {
    const done = () => {
      const milliseconds = performance.now() - started;
      longTasks.push(...observer.takeRecords());
      const own = longTasks.filter((task) => task.startTime + task.duration > started);
      resolve({ milliseconds, longest: Math.max(0, ...own.map((task) => task.duration)) });
    };
    const check = () => {
      const now = seen();
      const isNew = Object.keys(before).every((part) => now[part] && now[part] !== before[part]);
      requestAnimationFrame(
        started !== undefined && isNew && !running() ? () => requestAnimationFrame(done) : check);
    };
    check();
  });
};
