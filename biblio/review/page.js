"use strict";
(() => {
  const facts = JSON.parse(document.getElementById("facts").textContent);
  const marks = [...document.querySelectorAll("mark[data-c]")];
  const order = [...new Set(marks.map((mark) => mark.dataset.c))];
  const panel = document.getElementById("panel");
  const hits = document.querySelector(".hits");
  const search = document.getElementById("search");
  const filters = [...document.querySelectorAll("[data-show]")];
  const TO_LOOK_AT = ["doubtful", "unresolved", "fair"];
  let chosen = null;
  let wanted = "all";

  const of = (id) => marks.filter((mark) => mark.dataset.c === id);

  // An element with its attributes and its children; texts stay texts.
  function made(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  }

  const heading = (text) => made("h2", {}, text);
  const row = (name, ...value) =>
    made("tr", {}, made("th", { scope: "row" }, name), made("td", {}, ...value));

  function toCitation(id, text) {
    const button = made("button", { type: "button" }, text);
    button.addEventListener("click", () => choose(id, true));
    return button;
  }

  function shortened(text) {
    return text.length > 70 ? text.slice(0, 69) + "…" : text;
  }

  // What was read, each field beside the words that it was read from.
  function fieldsOf(id, citation) {
    const table = made("table");
    citation.fields.forEach((field, number) => {
      const line = row(field.name, field.value, field.printed ? "" : made("span", { class: "quiet" }, " (from the context)"));
      line.dataset.f = number;
      line.tabIndex = 0;
      for (const [event, on] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]])
        line.addEventListener(event, () => light(id, String(number), on));
      table.append(line);
    });
    if (citation.rest) table.append(row("not read", citation.rest));
    return table;
  }

  // From the citation back to the one that it repeats, and so on, to the entry.
  function chainOf(id) {
    const list = made("ol");
    for (let at = id, seen = new Set(); at && !seen.has(at); at = facts.citations[at].repeats) {
      seen.add(at);
      const one = facts.citations[at];
      list.append(made("li", {}, toCitation(at, shortened(one.text)), made("div", { class: "quiet" }, `${one.form}, ${one.place}`)));
    }
    return list;
  }

  // An edition that may be meant: at the desk it can be chosen.
  function editionOf(key, place) {
    const said = `${key} (${facts.entries[key]?.date || "no date"})`;
    if (!document.body.dataset.address || !facts.entries[key]?.own) return made("span", {}, `${said} `);
    return button(`Means ${said}`, () => decide({ verdict: "citation", key }, place));
  }

  function entryOf(key, place) {
    const entry = facts.entries[key];
    if (!entry) return [made("p", {}, key)];
    const table = made("table");
    table.append(row(entry.type, key));
    for (const [name, value] of entry.fields) table.append(row(name, value));
    const parts = [heading(entry.own ? "Entry of the library" : "New entry"), table];
    if (entry.cited.length > 1) {
      parts.push(made("p", { class: "quiet" }, `Cited ${entry.cited.length} times:`));
      parts.push(made("p", {}, ...entry.cited.map((id) => toCitation(id, facts.citations[id].place))));
    }
    if (entry.editions.length) {
      parts.push(heading("Other editions of the work"));
      parts.push(made("p", {}, ...entry.editions.map((other) => editionOf(other, place))));
    }
    return parts;
  }

  // What an editor decides goes to the desk, which writes it; then the page is read again.
  async function decide(said, place) {
    const answer = await fetch(document.body.dataset.address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...place, ...said, seen: document.body.dataset.seen }),
    });
    const { message, told } = await answer.json();
    if (!answer.ok) {
      panel.prepend(made("p", { class: "unresolved", role: "alert" }, message));
      return;
    }
    sessionStorage.setItem("scrolled", String(scrollY));
    sessionStorage.setItem("told", JSON.stringify(told));
    location.reload();
  }

  function button(words, act) {
    const one = made("button", { type: "button" }, words);
    one.addEventListener("click", act);
    return one;
  }

  // The fields as they may be corrected; a row that is emptied is left out.
  function form(type, fields, place, verdicts) {
    const kind = made("input", { value: type, list: "types", "aria-label": "type" });
    const table = made("table", {}, row("type", kind));
    const rows = [];
    const add = (name, value) => {
      const named = made("input", { value: name, list: "names", "aria-label": "field", size: 9 });
      const valued = made("input", { value, "aria-label": "value" });
      rows.push([named, valued]);
      table.append(made("tr", {}, made("th", {}, named), made("td", {}, valued)));
    };
    for (const field of fields) add(field.name, field.value);
    const key = made("input", { list: "keys", placeholder: "key of an entry", "aria-label": "entry" });
    const said = () => rows.map(([name, value]) => [name.value.trim(), value.value]).filter(([name]) => name);
    return made(
      "div", { class: "desk-form" }, table,
      made("p", {}, button("+ field", () => add("", "")), " ", button("Save fields", () => decide({ verdict: "citation", type: kind.value, fields: said() }, place))),
      made("p", {}, key, " ", button("Means this entry", () => decide({ verdict: "citation", key: key.value }, place))),
      made("p", {}, ...verdicts),
    );
  }

  function deskFor(id, citation) {
    const place = { document: citation.document, citation: id };
    return form(citation.type, citation.fields, place, [
      button("Accept as read", () => decide({ verdict: "citation" }, place)), " ",
      button("Not a citation", () => decide({ verdict: "nothing" }, place)), " ",
      button("Withdraw decision", () => decide({ verdict: "withdrawn" }, place)),
    ]);
  }

  // Characters of a paragraph before a point in it, without the marks of notes.
  function charactersBefore(block, node, offset) {
    const range = document.createRange();
    range.setStart(block, 0);
    range.setEnd(node, offset);
    const copy = range.cloneContents();
    for (const mark of copy.querySelectorAll("sup.ref")) mark.remove();
    return [...copy.textContent].length;
  }

  function chooseWords() {
    const selection = getSelection();
    if (!document.body.dataset.address || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const parent = range.commonAncestorContainer;
    const block = (parent.closest ? parent : parent.parentElement).closest("[data-place]");
    if (!block) return;
    const [number, note, paragraph] = block.dataset.place.split(":");
    const place = {
      document: Number(number),
      note: note === "-" ? null : Number(note),
      paragraph: Number(paragraph),
      start: charactersBefore(block, range.startContainer, range.startOffset),
      end: charactersBefore(block, range.endContainer, range.endOffset),
    };
    panel.replaceChildren(
      heading("The words chosen"), made("blockquote", {}, selection.toString()),
      made("p", { class: "quiet" }, "What was read of any of them gives way to what is decided."),
      form("book", [{ name: "title", value: "" }], place, [
        button("One citation", () => decide({ verdict: "citation" }, place)), " ",
        button("No citation", () => decide({ verdict: "nothing" }, place)),
      ]),
    );
  }

  function findingsAt(id) {
    const rows = new Set(of(id).map((mark) => mark.closest(".row")));
    const flags = [...rows].flatMap((one) => [...one.querySelectorAll(".flag")]);
    return flags.map((flag) => facts.findings[flag.dataset.finding]);
  }

  function show(id) {
    const citation = facts.citations[id];
    panel.replaceChildren(
      made("blockquote", {}, citation.text),
      made("p", { class: citation.standing }, made("i", { class: `dot ${citation.standing}` }), `${facts.standings[citation.standing]} · ${citation.form} · ${citation.place}`),
    );
    if (citation.certainty !== null) {
      const said = `Right in ${Math.round(citation.certainty * 100)} of a hundred readings like this.`;
      const scale = made("div", { class: `scale ${citation.standing}`, role: "img", "aria-label": said }, made("i"));
      scale.firstChild.style.width = `${Math.round(citation.certainty * 100)}%`;
      panel.append(scale, made("p", { class: "quiet" }, said + (citation.why.length ? ` What speaks against it: ${citation.why.join("; ")}.` : "")));
    }
    panel.append(heading("Read from it"), fieldsOf(id, citation));
    if (document.body.dataset.address) panel.append(heading("Decide"), deskFor(id, citation));
    if (citation.repeats) panel.append(heading("What it refers to"), chainOf(id));
    if (citation.key) panel.append(...entryOf(citation.key, { document: citation.document, citation: id }));
    else panel.append(heading("No work"), made("p", {}, citation.reason, citation.candidates.length ? ` Perhaps ${citation.candidates.join(" or ")}.` : ""));
    const found = findingsAt(id);
    if (found.length) {
      panel.append(heading("Found by lint hereabouts"));
      for (const one of found) panel.append(made("p", {}, made("b", {}, one.code), ` ${one.message}`));
    }
  }

  function light(id, field, on) {
    for (const mark of of(id))
      for (const words of mark.querySelectorAll("[data-f]"))
        if (words.dataset.f.split(" ").includes(field)) words.classList.toggle("lit", on);
  }

  // Rows that have not been seen are only guessed at in height: once they are drawn, look again.
  function bring(mark, times = 2) {
    mark?.scrollIntoView({ block: "center" });
    if (times) requestAnimationFrame(() => bring(mark, times - 1));
  }

  function choose(id, scroll) {
    for (const mark of marks) mark.classList.remove("chosen", "before");
    chosen = id;
    for (const mark of of(id)) mark.classList.add("chosen");
    for (let at = facts.citations[id].repeats, seen = new Set(); at && !seen.has(at); at = facts.citations[at].repeats) {
      seen.add(at);
      for (const mark of of(at)) mark.classList.add("before");
    }
    show(id);
    if (scroll) bring(of(id)[0]);
  }

  function chooseFinding(number) {
    const one = facts.findings[number];
    panel.replaceChildren(heading(`${one.code}, ${one.place}`), made("p", {}, one.message), made("p", { class: "quiet" }, one.note));
  }

  function measure() {
    const height = document.querySelector(".bar").offsetHeight;
    document.documentElement.style.setProperty("--bar", `${height}px`);
  }

  const fits = (id) => {
    const words = search.value.trim().toLowerCase();
    const one = facts.citations[id];
    const inside = [one.text, one.key || "", ...one.fields.map((field) => field.value)].join(" ").toLowerCase();
    return (wanted === "all" || one.standing === wanted) && inside.includes(words);
  };
  const shown = () => order.filter(fits);

  function sift() {
    const all = wanted === "all" && !search.value.trim();
    const kept = new Set(shown());
    document.getElementById("prose").classList.toggle("dim", !all);
    for (const mark of marks) mark.classList.toggle("shown", !all && kept.has(mark.dataset.c));
    hits.textContent = all ? "" : `${kept.size} of ${order.length}`;
  }

  function step(by, among) {
    if (!among.length) return;
    const at = order.indexOf(chosen);
    const ahead = by > 0
      ? among.find((id) => order.indexOf(id) > at) ?? among[0]
      : among.findLast((id) => order.indexOf(id) < at) ?? among[among.length - 1];
    choose(ahead, true);
  }
  const nextToLookAt = () =>
    step(1, order.filter((id) => TO_LOOK_AT.includes(facts.citations[id].standing)));

  for (const mark of marks) {
    mark.addEventListener("click", () => choose(mark.dataset.c, false));
    mark.addEventListener("keydown", (event) => {
      if (event.key === "Enter") choose(mark.dataset.c, false);
    });
  }
  document.addEventListener("mouseover", (event) => {
    const words = event.target.closest?.("mark.chosen [data-f]");
    for (const line of panel.querySelectorAll("tr[data-f]"))
      line.classList.toggle("lit", Boolean(words) && words.dataset.f.split(" ").includes(line.dataset.f));
  });
  for (const flag of document.querySelectorAll(".flag"))
    flag.addEventListener("click", () => chooseFinding(flag.dataset.finding));
  for (const button of filters)
    button.addEventListener("click", () => {
      wanted = button.dataset.show;
      for (const other of filters) other.setAttribute("aria-pressed", String(other === button));
      sift();
    });
  search.addEventListener("input", sift);
  document.getElementById("next").addEventListener("click", nextToLookAt);
  document.getElementById("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.tagName === "INPUT" || event.ctrlKey || event.metaKey || event.altKey) {
      if (event.key === "Escape") search.blur();
      return;
    }
    if (event.key === "j") step(1, shown());
    else if (event.key === "k") step(-1, shown());
    else if (event.key === "n") nextToLookAt();
    else if (event.key === "/") search.focus();
    else return;
    event.preventDefault();
  });
  for (const [id, names] of [["keys", facts.keys], ["names", facts.names], ["types", facts.types]])
    document.body.append(made("datalist", { id }, ...names.map((value) => made("option", { value }))));
  document.addEventListener("mouseup", (event) => {
    if (!event.target.closest?.("#panel, .bar")) chooseWords();
  });
  const scrolled = sessionStorage.getItem("scrolled");
  if (document.body.dataset.address && scrolled) scrollTo(0, Number(scrolled));
  if (document.body.dataset.address) {
    for (const said of JSON.parse(sessionStorage.getItem("told") ?? "[]"))
      panel.append(made("p", { class: "unresolved", role: "alert" }, said));
    sessionStorage.removeItem("told");
  }
  for (const words of facts.stale)
    panel.append(made("p", { class: "unresolved" }, `A decision is about words that are gone: ${words}`));
  measure();
  addEventListener("resize", measure);
  if (facts.citations[location.hash.slice(1)]) choose(location.hash.slice(1), true);
})();
