
// Whether it pays, with the reader's own figures; the same sums as on the page.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const pay = byId("pay");
  if (!pay) { return; }
  const figure = (id, least) => Math.max(least, parseFloat(byId(id)?.value) || 0);
  const shown = (value) => (Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 10) / 10).toLocaleString("en");
  const up = (value) => (Number.isFinite(value) ? Math.max(1, Math.ceil(value - 1e-9)) : 1);
  const compute = () => {
    const requests = figure("pay-requests", 0);
    const held = requests * figure("pay-load", 0) / 1000;
    const from = pay.dataset.before ? up(requests / pay.dataset.before) : up(held / figure("pay-threads", 1));
    const to = pay.dataset.after ? up(requests / pay.dataset.after) : byId("pay-load")?.selectedOptions[0]?.dataset.freed === "yes" ? 1 : from;
    const saving = (from - to) * figure("pay-instance", 0);
    const work = pay.dataset.hours * figure("pay-hour", 0);
    if (byId("pay-load")) { byId("pay-held").textContent = shown(held); }
    byId("pay-from").textContent = shown(from);
    byId("pay-to").textContent = shown(to);
    byId("pay-saving").textContent = shown(saving);
    byId("pay-work").textContent = shown(work);
    byId("pay-back").textContent = saving > 0 ? shown(work / saving) : "–";
  };
  pay.addEventListener("input", compute);
})();
