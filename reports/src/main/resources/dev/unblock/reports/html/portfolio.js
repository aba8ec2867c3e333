
// The portfolio's table: sorted by a click on a column, filtered by name and standing; both live in the address.
(() => {
  "use strict";
  const table = document.getElementById("repository-table");
  if (!table) { return; }
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const name = document.getElementById("name");
  const standing = document.getElementById("standing");
  const output = document.getElementById("left");
  const texts = rows.map((row) => row.cells[1].textContent.toLowerCase());
  let sorted = { column: 0, sign: 1 };

  const figure = (cell) => parseFloat((cell.dataset.v ?? cell.textContent).replace(/,/g, ""));
  const sort = (column, sign) => {
    const isText = heads[column].dataset.sort === "text";
    const keyed = rows.map((row, place) => {
      const value = isText ? row.cells[column].textContent.trim().toLowerCase() : figure(row.cells[column]);
      return { row, place, value, isEmpty: Number.isNaN(value) };
    });
    // What has no figure stands last, whichever way the column is sorted.
    keyed.sort((a, b) => a.isEmpty - b.isEmpty
      || (a.value < b.value ? -sign : a.value > b.value ? sign : a.place - b.place));
    body.append(...keyed.map((key) => key.row));
    heads.forEach((head, at) => {
      if (at === column) { head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending"); } else { head.removeAttribute("aria-sort"); }
    });
    sorted = { column, sign };
  };
  const filter = () => {
    const words = name.value.toLowerCase().split(/\s+/).filter((word) => word);
    let left = 0;
    rows.forEach((row, at) => {
      const fits = (!standing.value || row.dataset.s === standing.value) && words.every((word) => texts[at].includes(word));
      row.hidden = !fits;
      left += fits ? 1 : 0;
    });
    output.textContent = left < rows.length ? `${left} / ${rows.length}` : "";
  };
  const remember = () => {
    const query = new URLSearchParams();
    if (name.value) { query.set("name", name.value); }
    if (standing.value) { query.set("standing", standing.value); }
    if (sorted.column > 0 || sorted.sign < 0) { query.set("sort", sorted.column * sorted.sign); }
    history.replaceState(null, "", "#repositories" + (query.toString() ? "?" + query : ""));
  };
  const restore = () => {
    const [target, query] = location.hash.slice(1).split("?");
    if (target !== "repositories" || !query) { return; }
    const values = new URLSearchParams(query);
    name.value = values.get("name") || "";
    standing.value = values.get("standing") || "";
    const by = parseInt(values.get("sort") || "0", 10);
    if (by !== 0 && heads[Math.abs(by)]) { sort(Math.abs(by), Math.sign(by)); }
    filter();
    document.getElementById("repositories").scrollIntoView();
  };

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const first = head.dataset.sort === "down" ? -1 : 1;
      sort(column, sorted.column === column ? -sorted.sign : first);
      remember();
    });
  });
  let pause = 0;
  [name, standing].forEach((field) => field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => { filter(); remember(); }, 80);
  }));
  addEventListener("hashchange", restore);
  restore();
})();
