// Formats what comes on standard input (JSON) with citeproc-js, the reference implementation.
// Needs the npm package `citeproc` and the locales of CSL: see README.md.
"use strict";
const fs = require("fs");
const path = require("path");

const [root] = process.argv.slice(2);
const CSL = require(path.join(root, "node_modules", "citeproc"));
const jobs = JSON.parse(fs.readFileSync(0, "utf8"));

function locale(name) {
  const file = path.join(root, "locales", `locales-${name}.xml`);
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : false;
}

function format(job) {
  const items = new Map(job.items.map((item) => [item.id, item]));
  const system = { retrieveLocale: locale, retrieveItem: (id) => structuredClone(items.get(id)) };
  const engine = new CSL.Engine(system, fs.readFileSync(job.style, "utf8"), job.language, true);
  engine.updateItems([...items.keys()]);
  const isNote = engine.opt.xclass === "note";
  const citations = [];
  const before = [];
  job.clusters.forEach((cluster, index) => {
    const noteIndex = isNote ? index + 1 : 0;
    const citation = { citationItems: cluster, properties: { noteIndex } };
    const [, changed] = engine.processCitationCluster(citation, before, []);
    changed.forEach(([at, text]) => (citations[at] = text));
    before.push([citation.citationID, noteIndex]);
  });
  const made = engine.makeBibliography();
  return { citations, bibliography: made ? made[1] : [], ids: made ? made[0].entry_ids.map(String) : [] };
}

process.stdout.write(JSON.stringify(jobs.map(format)));
