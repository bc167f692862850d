// Corrects on a served review page as an editor would, and prints what came of it as JSON.
// Usage: node review_desk.cjs FOLDER_OF_NODE_MODULES BROWSER ADDRESS
const [, , modules, browser, address] = process.argv;
const { chromium } = require(`${modules}/playwright-core`);

(async () => {
  const running = await chromium.launch({ executablePath: browser, args: ["--no-sandbox"] });
  const context = await running.newContext({ viewport: { width: 1300, height: 900 } });
  const opened = await context.newPage();
  const said = [];
  const asked = new Set();
  for (const event of ["console", "pageerror"])
    opened.on(event, (message) => said.push(message.text?.() ?? String(message)));
  opened.on("request", (request) => asked.add(new URL(request.url()).origin));
  await opened.goto(address);
  const reloaded = async (act) => {
    await Promise.all([opened.waitForNavigation(), act()]);
  };

  // A second window, opened before anything is decided: it is stale afterwards.
  const other = await context.newPage();
  await other.goto(address);

  await opened.click("mark[data-c='d1c1']");
  const value = opened.locator(".desk-form tr:has(input[value='title']) input[aria-label='value']");
  await value.fill("The Salt Roads");
  await reloaded(() => opened.click("text=Save fields"));
  await opened.click("mark[data-c='d1c3']");
  await reloaded(() => opened.click("text=Accept as read"));
  await opened.click("mark[data-c='d1c2']");
  await reloaded(() => opened.click("text=Not a citation"));
  const left = await opened.evaluate(() => document.querySelectorAll("mark[data-c]").length);

  // Words chosen with the mouse become a citation.
  await opened.evaluate(() => {
    const block = document.querySelector("p[data-place='0:-:1']");
    const text = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode();
    getSelection().setBaseAndExtent(text, 0, text, "Everybody ate".length);
    block.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
  });
  await reloaded(() => opened.click("text=One citation"));
  const chosen = await opened.textContent("p[data-place='0:-:1'] mark");

  await other.click("mark[data-c='d1c1']");
  await other.click("text=Not a citation");
  const stale = await other.textContent("[role='alert']");

  // A page of another origin asks in the reader's name.
  const stranger = await context.newPage();
  await stranger.route("http://example.org/", (route) =>
    route.fulfill({ contentType: "text/html", body: "<p>A stranger.</p>" }),
  );
  await stranger.goto("http://example.org/");
  const foreign = await stranger.evaluate(
    (target) =>
      fetch(`${target}decisions`, { method: "POST", mode: "no-cors", body: "{}" }).then(
        (answer) => answer.type,
        () => "refused",
      ),
    address,
  );
  console.log(JSON.stringify({ said, asked: [...asked], left, chosen, stale, foreign }));
  await running.close();
})();
