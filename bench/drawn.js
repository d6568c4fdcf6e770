// Panel draws inside shadow roots, which no selector looks into.
const within = (root) => [root, ...[...root.querySelectorAll("[class^='bk-']")]
  .flatMap((each) => (each.shadowRoot ? within(each.shadowRoot) : []))];
const look = () => {
  const charts = within(document).flatMap((root) =>
    [...root.querySelectorAll(".js-plotly-plot, .chart svg")]);
  const drawn = charts.filter((each) => each.querySelector(".scatterlayer path, [data-id]"));
  requestAnimationFrame(
    drawn.length >= CHARTS ? () => { window.drawn = performance.now(); } : look);
};
look();
