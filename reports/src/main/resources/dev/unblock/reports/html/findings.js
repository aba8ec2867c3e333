
// The list of findings: as long as it may be, only the rows in view are in the page. Its truth are the rows that a reader
// without scripts sees.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const source = byId("every");
  const list = byId("list");
  if (!source || !list) { return; }
  const rowsBox = byId("rows");
  const detail = byId("detail");
  const SEVERITIES = ["critical", "high", "medium", "low", "info"];
  const FILTERS = ["severity", "family", "rule", "thread", "module", "status"].filter(byId);
  const FIELDS = ["q", ...FILTERS, "sort", "group"];

  // Reading.
  const plain = (html) => html.includes("&")
    ? html.replace(/&(lt|gt|quot|#39|amp);/g, (all, name) => ({ lt: "<", gt: ">", quot: "\"", "#39": "'", amp: "&" })[name])
    : html;
  const families = new Map([...document.querySelectorAll("#rules tr[data-rule]")].map((row) => [row.dataset.rule, row.dataset.family]));
  const ruleNames = new Map([...byId("rule").options].map((option) => [option.value, option.textContent]));
  const modules = byId("module") ? [...byId("module").options].map((option) => option.value).filter((name) => name && name !== ".") : [];
  const moduleOf = (file) => modules.filter((name) => file.startsWith(name + "/")).sort((a, b) => b.length - a.length)[0] || ".";
  const millis = (time) => {
    const [, figure, unit] = /([\d.,]+) (ms|s|min)/.exec(time) || [0, "0", "ms"];
    return parseFloat(figure.replace(/,/g, "")) * { ms: 1, s: 1000, min: 60000 }[unit] + (time.startsWith("over") ? 1 : 0);
  };
  const read = () => {
    const items = [];
    let file = "";
    let module = ".";
    for (const line of source.textContent.split("\n")) {
      if (line.startsWith("<tr><th colspan")) {
        file = plain(line.slice(line.indexOf(">", 5) + 1));
        module = moduleOf(file);
      } else if (line.startsWith("<tr id=\"") || line.startsWith("<tr data-f=\"")) {
        const isFull = line[4] === "d";
        const from = line.indexOf("\"") + 1;
        const cells = line.slice(line.indexOf("<td>") + 4).split("<td>");
        const [severity, status] = cells[0].split(", ");
        const rule = plain(isFull ? cells[1].slice(cells[1].indexOf(">") + 1, -4) : cells[1]);
        items.push({
          id: plain(line.slice(from, line.indexOf("\"", from))), file, module, severity, status: status || "open", rule, line: +cells[2],
          method: plain(cells[3]), threads: cells[4] ? cells[4].split(", ") : [], time: cells[5] || "", ms: millis(cells[5] || ""),
          family: families.get(rule) || "", isFull, packed: -1, place: items.length, text: "", whole: "",
        });
      }
    }
    // Packed by rule, as alike texts take less room beside each other.
    items.filter((item) => !item.isFull).sort((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.place - b.place))
      .forEach((item, i) => { item.packed = i; });
    return items;
  };
  const items = read();
  const byFinding = new Map(items.map((item) => [item.id, item]));

  // Cards that are not in the page are packed beside it.
  let cards = null;
  const unpack = () => {
    cards ??= (async () => {
      const packed = byId("packed");
      if (!packed) { return []; }
      const bytes = Uint8Array.from(atob(packed.textContent), (c) => c.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      return (await new Response(stream).text()).split("\f");
    })();
    return cards;
  };

  // Choosing and ordering.
  const value = (name) => byId(name)?.value ?? "";
  const worst = (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.ms - a.ms || a.place - b.place;
  const ORDERS = {
    "": worst, time: (a, b) => b.ms - a.ms || worst(a, b), place: (a, b) => a.place - b.place,
    rule: (a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : worst(a, b)),
  };
  const GROUPS = {
    rule: (item) => ruleNames.get(item.rule) || item.rule, file: (item) => item.file, module: (item) => item.module,
    package: (item) => item.file.slice(0, Math.max(0, item.file.lastIndexOf("/"))), thread: (item) => item.threads.join(", ") || "–",
  };
  const textOf = (item) => item.text || (item.text =
    [item.rule, ruleNames.get(item.rule), item.file + ":" + item.line, item.method, item.id, item.threads.join(" "), item.severity].join(" ").toLowerCase());
  const wholeOf = (item, unpacked) => {
    if (!item.whole) {
      item.whole = item.isFull ? (byId(item.id)?.textContent || "") : (unpacked[item.packed] || "").replace(/<[^>]*>/g, " ");
      item.whole = (textOf(item) + " " + item.whole).toLowerCase();
    }
    return item.whole;
  };
  let shown = [];
  const choose = (unpacked) => {
    const words = value("q").toLowerCase().split(/\s+/).filter((word) => word);
    const wanted = FILTERS.map((name) => [name, value(name)]).filter(([, chosen]) => chosen);
    const fits = (item) => wanted.every(([name, chosen]) => (name === "thread" ? item.threads.includes(chosen) : item[name] === chosen))
      && words.every((word) => textOf(item).includes(word) || (unpacked && wholeOf(item, unpacked).includes(word)));
    const chosen = items.filter(fits).sort(ORDERS[value("sort")] || worst);
    const group = GROUPS[value("group")];
    shown = group ? grouped(chosen, group) : chosen;
    byId("shown").textContent = chosen.length === items.length
      ? items.length.toLocaleString("en") : chosen.length.toLocaleString("en") + " / " + items.length.toLocaleString("en");
  };
  const grouped = (chosen, key) => {
    const groups = new Map();
    chosen.forEach((item) => { const name = key(item); groups.has(name) ? groups.get(name).push(item) : groups.set(name, [item]); });
    return [...groups].sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
      .flatMap(([name, members]) => [{ group: name, count: members.length }, ...members]);
  };

  // Drawing.
  let height = 0;
  let active = 0;
  let opened = "";
  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    made.className = className;
    if (text !== undefined) { made.textContent = text; }
    return made;
  };
  const rowOf = (item, index) => {
    if (item.group !== undefined) {
      const head = element("div", "group-row", item.group + " ");
      head.setAttribute("role", "presentation");
      head.append(element("b", "", item.count.toLocaleString("en")));
      return head;
    }
    const row = element("div", "row");
    row.id = "row-" + index;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", String(item.id === opened));
    row.setAttribute("aria-setsize", shown.length);
    row.setAttribute("aria-posinset", index + 1);
    const what = element("span", "row-what");
    what.append(element("code", "", item.method), element("small", "", item.file + ":" + item.line));
    row.append(element("span", "sev " + item.severity, item.severity), what, element("span", "row-rule", ruleNames.get(item.rule) || item.rule),
      element("span", "row-threads", item.threads.join(", ")), element("span", "row-time", item.time));
    if (item.status !== "open") { row.children[2].append(element("small", "status", item.status)); }
    return row;
  };
  const draw = () => {
    const from = Math.max(0, Math.floor(list.scrollTop / height) - 8);
    const to = Math.min(shown.length, Math.ceil((list.scrollTop + list.clientHeight) / height) + 8);
    rowsBox.replaceChildren(...shown.slice(from, to).map((item, i) => {
      const row = rowOf(item, from + i);
      row.dataset.i = from + i;
      row.style.transform = `translateY(${(from + i) * height}px)`;
      row.classList.toggle("active", from + i === active);
      return row;
    }));
    const current = shown[active];
    current && current.group === undefined && active >= from && active < to
      ? list.setAttribute("aria-activedescendant", "row-" + active) : list.removeAttribute("aria-activedescendant");
  };
  const measure = () => {
    height = matchMedia("(max-width: 719px)").matches ? 64 : 46;
    rowsBox.style.height = shown.length * height + "px";
    list.style.height = Math.min(shown.length * height + 2, Math.max(280, innerHeight * 0.55)) + "px";
  };
  const update = (unpacked) => {
    choose(unpacked);
    measure();
    active = Math.max(0, Math.min(active, shown.length - 1));
    if (shown[active]?.group !== undefined) { active += 1; }
    draw();
  };
  const reveal = () => {
    const top = active * height;
    if (top < list.scrollTop) { list.scrollTop = top; }
    if (top + height > list.scrollTop + list.clientHeight) { list.scrollTop = top + height - list.clientHeight; }
    draw();
  };

  // Opening.
  const briefCard = (item, unpacked) => {
    const card = element("article", "card");
    card.innerHTML = unpacked[item.packed] || "";
    const head = document.createElement("header");
    const title = document.createElement("h3");
    title.append(element("code", "", item.method));
    head.append(element("span", "sev " + item.severity, item.severity), title);
    card.prepend(head, element("p", "at", item.file + ":" + item.line));
    return card;
  };
  const open = async (item) => {
    opened = item.id;
    const card = item.isFull
      ? document.querySelector(`#in-full [id="${CSS.escape(item.id)}"]`)?.cloneNode(true) : briefCard(item, await unpack());
    if (!card || opened !== item.id) { return; }
    card.removeAttribute("id");
    detail.replaceChildren(card);
    detail.hidden = false;
    draw();
  };
  const close = () => {
    opened = "";
    detail.hidden = true;
    detail.replaceChildren();
    draw();
  };
  const openActive = () => {
    const item = shown[active];
    if (item && item.group === undefined) {
      history.replaceState(null, "", "#" + encodeURIComponent(item.id));
      open(item).then(() => detail.scrollIntoView({ block: "nearest" }));
    }
  };

  // The address holds what is chosen, so that a view can be sent to somebody: #findings?q=sleep&severity=high
  const remember = () => {
    const query = new URLSearchParams(FIELDS.filter(value).map((name) => [name, value(name)])).toString();
    history.replaceState(null, "", "#findings" + (query ? "?" + query : ""));
  };
  const choosing = (values) => FIELDS.forEach((name) => { if (byId(name)) { byId(name).value = values.get(name) || ""; } });
  // An address that somebody broke leads nowhere.
  const decoded = (text) => { try { return decodeURIComponent(text); } catch { return ""; } };
  const go = () => {
    const hash = location.hash.slice(1);
    const target = decoded(hash.split("?")[0]);
    if (target === "findings" && hash.includes("?")) {
      choosing(new URLSearchParams(hash.slice(hash.indexOf("?") + 1)));
      update();
      byId("finder").scrollIntoView();
    } else if (target.startsWith("rule-") && ruleNames.has(target.slice(5))) {
      choosing(new Map([["rule", target.slice(5)]]));
      update();
      byId("finder").scrollIntoView();
    } else if (byFinding.has(target)) {
      const item = byFinding.get(target);
      if (!shown.includes(item)) { choosing(new Map()); update(); }
      active = shown.indexOf(item);
      reveal();
      open(item).then(() => byId("finder").scrollIntoView());
    }
  };

  // Listening.
  let pause = 0;
  FIELDS.filter(byId).forEach((name) => byId(name).addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      list.scrollTop = 0;
      active = 0;
      update();
      remember();
      if (value("q").length > 2) { const asked = value("q"); unpack().then((unpacked) => { if (value("q") === asked) { update(unpacked); } }); }
    }, name === "q" ? 120 : 0);
  }));
  byId("clear").addEventListener("click", () => { choosing(new Map()); update(); remember(); });
  list.addEventListener("scroll", () => requestAnimationFrame(draw), { passive: true });
  list.addEventListener("click", (event) => {
    const row = event.target.closest(".row");
    if (row) { active = +row.dataset.i; openActive(); list.focus({ preventScroll: true }); }
  });
  list.addEventListener("keydown", (event) => {
    const page = Math.max(1, Math.floor(list.clientHeight / height) - 1);
    const steps = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: page, PageUp: -page, Home: -shown.length, End: shown.length };
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key in steps) {
      const sign = Math.sign(steps[event.key]);
      let next = Math.max(0, Math.min(shown.length - 1, active + steps[event.key]));
      if (shown[next]?.group !== undefined) { next = Math.max(1, Math.min(shown.length - 1, next + sign)); }
      if (shown[next]?.group === undefined) { active = next; }
      reveal();
    } else if (event.key === "Enter" || event.key === " ") {
      openActive();
    } else {
      return;
    }
    event.preventDefault();
  });
  addEventListener("keydown", (event) => {
    const isTyping = /INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName);
    if (event.key === "/" && !isTyping) {
      event.preventDefault();
      byId("q").focus();
    } else if (event.key === "Escape" && !detail.hidden) {
      close();
      list.focus();
    }
  });
  addEventListener("resize", () => { measure(); draw(); });
  addEventListener("hashchange", go);
  addEventListener("beforeprint", () => { if (items.length <= 3000) { byId("all-rows").innerHTML = source.textContent; } });
  addEventListener("afterprint", () => byId("all-rows").replaceChildren());
  update();
  go();
  document.documentElement.dataset.ready = Math.round(performance.now());
})();
