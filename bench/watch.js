// watch(look) promises, as window.changed, how long a change takes: from the next key or click to
// a page on which sentence, chart and table are new and no script runs, and two frames more.
const longTasks = [];
const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries()));
observer.observe({ type: "longtask" });

window.watch = (look) => {
  const seen = () => {
    const chart = document.querySelector(".js-plotly-plot");
    const table = document.querySelector(look.table);
    return {
      sentence: document.querySelector(look.sentence)?.textContent,
      chart: chart?.querySelector(".scatterlayer path")
        && chart.calcdata?.map((trace) => trace.length).join(),
      table: look.rows ? table?.getAttribute(look.rows) : table?.querySelectorAll("tr").length,
    };
  };
  const running = () => document.querySelector(
    "[data-testid=stApp]:not([data-test-script-state=notRunning]), [data-dash-is-loading=true]");
  const before = seen();
  let started;
  for (const kind of ["keydown", "pointerdown"]) {
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
