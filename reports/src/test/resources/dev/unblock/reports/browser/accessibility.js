// What axe-core calls serious, as far as it can be told from the page itself: names, landmarks, headings, contrast, ids.
(() => {
  const problems = [];
  const say = (rule, element) => problems.push(rule + ": " + (element.outerHTML || String(element)).slice(0, 160));
  const all = (selector) => [...document.querySelectorAll(selector)];
  const visible = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.getClientRects().length > 0;
  const name = (e) => (e.getAttribute("aria-label")
    || (e.getAttribute("aria-labelledby") || "").split(" ").map((id) => document.getElementById(id)?.textContent || "").join("")
    || [...(e.labels || [])].map((label) => label.textContent).join("") || e.textContent || e.title || "").trim();

  if (!document.documentElement.lang) { say("html-has-lang", document.documentElement); }
  if (!document.title) { say("document-title", document.head); }
  if (all("main").length !== 1) { say("one-main", document.body); }
  if (all("h1").filter(visible).length !== 1) { say("one-h1", document.body); }
  let level = 0;
  all("h1, h2, h3, h4, h5, h6").filter(visible).forEach((heading) => {
    const its = +heading.tagName[1];
    if (its > level + 1) { say("heading-order", heading); }
    level = its;
  });
  all("a, button, input, select, summary, [role=option], [role=listbox], [role=region], [role=group], svg[role=img]").filter(visible)
    .forEach((e) => { if (!name(e)) { say("has-a-name", e); } });
  all("svg").filter(visible).forEach((e) => { if (!e.hasAttribute("aria-hidden") && e.getAttribute("role") !== "img") { say("svg-role", e); } });
  all("th").forEach((e) => { if (!e.hasAttribute("scope") && !e.hasAttribute("colspan")) { say("th-scope", e); } });
  const ids = new Map();
  all("[id]").forEach((e) => ids.set(e.id, (ids.get(e.id) || 0) + 1));
  ids.forEach((count, id) => { if (count > 1) { say("duplicate-id", id); } });
  all("[aria-controls], [aria-activedescendant]").forEach((e) => ["aria-controls", "aria-activedescendant"].forEach((attribute) => {
    const id = e.getAttribute(attribute);
    if (id && !document.getElementById(id)) { say("idref", e); }
  }));
  all("[role=option]").forEach((e) => { if (!e.closest("[role=listbox]")) { say("required-parent", e); } });
  all("*").filter((e) => visible(e) && e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(e).overflowX))
    .forEach((e) => { if (e.tabIndex < 0 && !e.querySelector("a, button, input, select, summary, [tabindex='0']")) { say("scrollable-region-focusable", e); } });
  all("button, select, input, .contents a").filter(visible).forEach((e) => {
    const box = e.getBoundingClientRect();
    if (box.height < 24 && !e.closest("th")) { say("target-size", e); }
  });
  all("main a, main p, main h2, main table").filter(visible).forEach((e) => { if (!e.closest("main, nav")) { say("region", e); } });

  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const ground = (e) => {
    for (let at = e; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0.99) { return colour; }
    }
    return [255, 255, 255, 1];
  };
  const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((m, n) => n - m); return (x + 0.05) / (y + 0.05); };
  const checked = new Set();
  all("body *").filter((e) => visible(e) && !e.closest(".sr, .skip") && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())).forEach((e) => {
    const style = getComputedStyle(e);
    const colour = e instanceof SVGElement ? style.fill : style.color;
    const on = ground(e);
    const key = colour + on + style.fontSize + style.fontWeight;
    if (checked.has(key)) { return; }
    checked.add(key);
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && +style.fontWeight >= 700) ? 3 : 4.5;
    const measured = contrast(rgba(colour), on);
    if (measured < least) { say("contrast " + measured.toFixed(2), e); }
  });
  return problems;
})()
