(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  document.documentElement.classList.add("js");
  all("[data-script]").forEach((element) => { element.hidden = false; });

  // Dark or light, against what the system says.
  byId("theme")?.addEventListener("click", () => {
    const root = document.documentElement;
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
  });

  const unfold = byId("unfold");
  unfold?.addEventListener("click", () => {
    const open = unfold.getAttribute("aria-pressed") !== "true";
    all("main details").forEach((details) => { details.open = open; });
    unfold.setAttribute("aria-pressed", String(open));
  });
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all(".entry:nth-child(-n+10):not([open]), .rule:not([open]), .hazard:not([open]), .scenario details:not([open])");
    folded.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => { folded.forEach((details) => { details.open = false; }); });

  // A command is copied by a click on it.
  all("code.command").forEach((command) => {
    if (!navigator.clipboard) { return; }
    const copy = document.createElement("button");
    copy.type = "button";
    copy.className = "copy";
    copy.textContent = document.body.dataset.copy || "Copy";
    copy.setAttribute("aria-label", copy.textContent + ": " + command.textContent);
    copy.addEventListener("click", () => navigator.clipboard.writeText(command.textContent).then(() => {
      copy.classList.add("done");
      setTimeout(() => copy.classList.remove("done"), 1500);
    }));
    command.after(copy);
  });

  // The contents tell where the reader is.
  const links = all(".contents a[href^='#']");
  if (links.length && "IntersectionObserver" in window) {
    const seen = new Set();
    const watch = new IntersectionObserver((entries) => {
      entries.forEach((entry) => { entry.isIntersecting ? seen.add(entry.target.id) : seen.delete(entry.target.id); });
      const current = links.find((link) => seen.has(link.hash.slice(1)));
      links.forEach((link) => { link === current ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"); });
    }, { rootMargin: "-10% 0px -60% 0px" });
    links.map((link) => byId(link.hash.slice(1))).filter((section) => section).forEach((section) => watch.observe(section));
  }

  // What an address points to is unfolded; findings are the list's own matter.
  const decoded = (text) => { try { return decodeURIComponent(text); } catch { return ""; } };
  const go = () => {
    const element = location.hash.length > 1 && byId(decoded(location.hash.slice(1)));
    if (!element || element.closest("#findings")) { return; }
    for (let at = element; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") { at.open = true; }
    }
    element.scrollIntoView();
  };
  addEventListener("hashchange", go);
  go();
})();
