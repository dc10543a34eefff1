// What a check of accessibility looks for, of what is in sight: names, contrast, ids, sizes.
() => {
  const problems = [];
  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: false })
      && element.getClientRects().length > 0;
  const describe = (element) => {
    const text = (element.textContent ?? "").trim().slice(0, 40);
    return `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> "${text}"`;
  };
  const channels = (color) => {
    const context = document.createElement("canvas").getContext("2d");
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r, g, b]) => [r, g, b]
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);
  const over = (top, below) => top.slice(0, 3).map(
    (value, at) => value * (top[3] / 255) + below[at] * (1 - top[3] / 255),
  ).concat(255);
  const backdrop = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(channels(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 255]);
  };
  const nameOf = (element) => {
    const labelled = (element.getAttribute("aria-labelledby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" ")
      .trim();
    const labels = [...(element.labels ?? [])].map((label) => label.textContent).join(" ").trim();
    return labelled
      || element.getAttribute("aria-label")
      || labels
      || (element.matches("input, select, textarea") ? element.title : element.textContent.trim() || element.title);
  };
  for (
    const element of document.querySelectorAll(
      "a[href], button, input, select, [tabindex], [role=tab], [role=img], summary",
    )
  ) {
    if (isShown(element) && element.tabIndex > -2 && element !== document.querySelector("main") && !nameOf(element)) {
      problems.push(`no name: ${describe(element)}`);
    }
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) {
    problems.push(`the id ${id} is there twice`);
  }
  for (const element of document.querySelectorAll("body *")) {
    const text = [...element.childNodes].some((node) =>
      node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== ""
    );
    if (!text || !isShown(element) || element.closest("svg, .visually-hidden, :disabled, noscript, .skip, option")) {
      continue;
    }
    const style = getComputedStyle(element);
    const below = backdrop(element);
    const front = over(channels(style.color), below);
    const [light, dark] = [luminance(front), luminance(below)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < 4.5) problems.push(`contrast ${ratio.toFixed(2)}: ${describe(element)}`);
  }
  for (const element of document.querySelectorAll("[aria-controls], [aria-activedescendant]")) {
    for (const name of ["aria-controls", "aria-activedescendant"]) {
      const id = element.getAttribute(name);
      if (id && !document.getElementById(id)) problems.push(`${name} names nothing: ${id}`);
    }
  }
  if (document.querySelectorAll("h1").length !== 1) {
    problems.push(`${document.querySelectorAll("h1").length} headings of the first level`);
  }
  if (document.documentElement.scrollWidth > innerWidth) {
    problems.push(`wider than the window: ${document.documentElement.scrollWidth}`);
  }
  return problems;
}
