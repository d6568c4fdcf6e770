(() => {
  const { light, dark, whole, picture } = JSON.parse(document.getElementById("_figures").textContent);
  const night = window.matchMedia("(prefers-color-scheme: dark)");
  const charts = document.querySelectorAll(".chart");
  const settings = { displayModeBar: false, responsive: true, scrollZoom: false };
  const printing = window.matchMedia("print");
  const draw = () => {
    const figures = night.matches && !printing.matches ? dark : light;
    // Plotly writes into what it is given; the picture needs the figure as it was.
    figures.forEach((figure, at) => {
      Plotly.react(charts[at], structuredClone(figure.data), structuredClone(figure.layout), settings);
    });
  };
  night.addEventListener("change", draw);
  printing.addEventListener("change", draw);
  draw();

  // A picture that is passed on must say by itself what it shows.
  const withWords = () => {
    const layout = structuredClone(whole.layout);
    const above = 62, below = 26 + 15 * picture.lines.length;
    layout.width = picture.width;
    layout.height += above + below;
    layout.margin.t += above;
    layout.margin.b += below;
    const note = (text, y, yanchor, yshift, size) => ({
      text, x: 0, y, xref: "paper", yref: "paper", xanchor: "left", yanchor, yshift,
      align: "left", showarrow: false, font: { size },
    });
    layout.annotations = [
      ...(layout.annotations ?? []),
      note(picture.title, 1, "bottom", above - 26, 17),
      note(picture.filters, 1, "bottom", above - 48, 12),
      ...picture.lines.map((line, at) => note(line, 0, "top", -40 - 15 * at, 11)),
    ];
    return { data: structuredClone(whole.data), layout };
  };
  for (const button of document.querySelectorAll("[data-picture]")) {
    button.addEventListener("click", () => {
      const figure = withWords();
      Plotly.downloadImage(figure, {
        format: button.dataset.picture, filename: picture.file, scale: 2,
        width: figure.layout.width, height: figure.layout.height,
      });
    });
  }
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", () => {
      const text = document.getElementById(button.dataset.copy);
      // Without https, or in another's frame, there is no clipboard to write to: select the text for
      // the reader's own copy.
      const select = () => window.getSelection().selectAllChildren(text);
      if (navigator.clipboard) navigator.clipboard.writeText(text.textContent).catch(select);
      else select();
    });
  }
})();
