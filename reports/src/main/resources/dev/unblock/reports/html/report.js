(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  all("[data-script]").forEach((element) => { element.hidden = false; });

  // Dark or light, against what the system says.
  byId("theme")?.addEventListener("click", () => {
    const root = document.documentElement;
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
  });

  const unfold = byId("unfold");
  unfold?.addEventListener("click", () => {
    const open = unfold.textContent === "Unfold all";
    all("details").forEach((details) => { details.open = open; });
    unfold.textContent = open ? "Fold all" : "Unfold all";
  });
  addEventListener("beforeprint", () => all("details").forEach((details) => { details.open = true; }));

  // Filters live in the address, so that a filtered view can be sent to somebody: #findings?q=sleep&severity=high
  const names = ["q", "severity", "thread", "status"].filter((name) => byId(name));
  const items = all("#findings .f").map((element) => ({ element, text: null, keys: element.dataset.k.split(" ") }));
  const textOf = (item) => {
    if (item.text === null) {
      const rule = item.element.closest(".rule").querySelector("summary").textContent;
      const titles = all("[title]", item.element).map((element) => element.title).join(" ");
      item.text = (rule + " " + item.element.textContent + " " + titles).toLowerCase();
    }
    return item.text;
  };
  const filter = () => {
    const wanted = names.map((name) => byId(name).value.trim()).slice(1).filter((value) => value);
    const words = byId("q").value.toLowerCase().split(/\s+/).filter((word) => word);
    let shown = 0;
    for (const item of items) {
      const fits = wanted.every((key) => item.keys.includes(key)) && words.every((word) => textOf(item).includes(word));
      item.element.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    const isFiltered = wanted.length + words.length > 0;
    all("#findings .rule").forEach((rule) => {
      const left = rule.querySelectorAll(".f:not([hidden])").length;
      rule.hidden = left === 0;
      if (isFiltered && left > 0 && left <= 20) { rule.open = true; }
    });
    byId("shown").textContent = isFiltered ? `${shown} of ${items.length} shown` : "";
    return isFiltered;
  };
  const remember = () => {
    const query = new URLSearchParams();
    names.forEach((name) => { if (byId(name).value) { query.set(name, byId(name).value); } });
    history.replaceState(null, "", "#findings" + (query.toString() ? "?" + query : ""));
  };
  const go = () => {
    const [target, query] = decodeURI(location.hash.slice(1)).split("?");
    if (names.length && target === "findings") {
      const values = new URLSearchParams(query || "");
      names.forEach((name) => { byId(name).value = values.get(name) || ""; });
      if (filter()) { byId("findings").scrollIntoView(); }
      return;
    }
    const element = target && byId(target);
    if (!element) { return; }
    for (let at = element; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") { at.open = true; }
      at.hidden = false;
    }
    element.scrollIntoView();
  };
  let pause = 0;
  names.forEach((name) => byId(name).addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => { filter(); remember(); }, 120);
  }));
  addEventListener("hashchange", go);
  if (location.hash) { go(); }

  // "/" jumps to the search, as in many tools.
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !/INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName) && byId("q")) {
      event.preventDefault();
      byId("q").focus();
    }
  });
})();
