// Opens a review page in a browser, does what an editor would, and prints what came of it as JSON.
// Usage: node review_page.cjs FOLDER_OF_NODE_MODULES BROWSER PAGE
const [, , modules, browser, page] = process.argv;
const { chromium } = require(`${modules}/playwright-core`);

(async () => {
  const running = await chromium.launch({ executablePath: browser, args: ["--no-sandbox"] });
  const opened = await running.newPage({ viewport: { width: 1300, height: 800 } });
  const said = [];
  const asked = [];
  opened.on("console", (message) => said.push(message.text()));
  opened.on("pageerror", (error) => said.push(String(error)));
  opened.on("request", (request) => asked.push(request.url()));
  await opened.goto(`file://${page}`);
  const chosen = () =>
    opened.evaluate(() => document.querySelector("mark.chosen")?.dataset.c ?? null);
  const lit = () =>
    opened.evaluate(() => [...document.querySelectorAll("mark .lit")].map((one) => one.textContent).join(""));

  const found = { first: null, second: null, back: null, title: null, lines: null };
  await opened.keyboard.press("j");
  found.first = await chosen();
  await opened.keyboard.press("j");
  found.second = await chosen();
  await opened.keyboard.press("k");
  found.back = await chosen();
  await opened.hover("#panel tr[data-f]:has(th:text-is('title'))");
  found.title = await lit();
  await opened.hover("h1");
  found.off = await lit();
  await opened.hover("mark.chosen [data-f]");
  found.lines = await opened.evaluate(() => document.querySelectorAll("#panel tr.lit").length);
  await opened.fill("#search", "no such words anywhere");
  found.none = await opened.evaluate(() => document.querySelectorAll("mark.shown").length);
  found.hits = await opened.textContent(".hits");
  await opened.fill("#search", "");
  await opened.click("[data-show='sure']");
  found.sure = await opened.evaluate(
    () => new Set([...document.querySelectorAll("mark.shown")].map((one) => one.dataset.c)).size,
  );
  await opened.click("[data-show='all']");
  await opened.keyboard.press("n");
  found.next = await chosen();
  await opened.keyboard.press("/");
  found.searching = await opened.evaluate(() => document.activeElement.id);
  await opened.click("#theme");
  found.theme = await opened.evaluate(() => document.documentElement.dataset.theme);
  console.log(JSON.stringify({ ...found, said, asked }));
  await running.close();
})();
