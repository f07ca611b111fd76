"use strict";
// Finds incidents whose words hold every word asked for. The data are in search-data.js; nothing is
// loaded from elsewhere, and what is found is put in as text, never as markup.
(() => {
  const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const rows = WHENCE_SEARCH.map((row) => ({ ...row, folded: fold(row.words) }));
  const field = document.getElementById("q");
  const said = document.getElementById("said");
  const list = document.getElementById("found");
  const most = 100;
  const show = () => {
    const asked = fold(field.value).split(/\s+/).filter(Boolean);
    const found = asked.length ? rows.filter((row) => asked.every((word) => row.folded.includes(word))) : [];
    list.replaceChildren(...found.slice(0, most).map((row) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `incidents/${row.id}.html`;
      link.dir = "auto";
      link.textContent = row.title;
      item.append(link, ` ${row.label}`);
      return item;
    }));
    said.textContent = asked.length ? `${found.length} found${found.length > most ? `, the first ${most} shown` : ""}.` : "";
  };
  field.disabled = false;
  field.addEventListener("input", show);
  document.getElementById("ask").addEventListener("submit", (event) => { event.preventDefault(); show(); });
  said.textContent = "";
})();
