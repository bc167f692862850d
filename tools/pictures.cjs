// Takes a picture of a review page on which a citation is chosen, a field of it lit up.
// Usage: node pictures.cjs FOLDER_OF_NODE_MODULES BROWSER PAGE CITATION PICTURE
const [, , modules, browser, page, citation, picture] = process.argv;
const { chromium } = require(`${modules}/playwright-core`);

(async () => {
  const running = await chromium.launch({ executablePath: browser, args: ["--no-sandbox"] });
  const opened = await running.newPage({ viewport: { width: 1180, height: 720 } });
  await opened.goto(`file://${page}#${citation}`);
  await opened.hover("#panel tr[data-f]:has(th:text-is('title'))");
  await opened.screenshot({ path: picture });
  await running.close();
})();
