// Opens a page several times and scrolls it to its end; prints the best times in seconds as JSON.
// Usage: node review.cjs FOLDER_OF_NODE_MODULES BROWSER PAGE RUNS
const [, , modules, browser, page, runs] = process.argv;
const { chromium } = require(`${modules}/playwright-core`);

(async () => {
  const running = await chromium.launch({ executablePath: browser, args: ["--no-sandbox"] });
  const best = { painted: Infinity, loaded: Infinity, stuck: Infinity, frames: 0 };
  for (let run = 0; run < Number(runs); run += 1) {
    const opened = await running.newPage({ viewport: { width: 1300, height: 800 } });
    await opened.goto(`file://${page}`);
    // The page's policy lets nothing be evaluated from a text, as waitForFunction would.
    const isPainted = () => performance.getEntriesByName("first-contentful-paint").length > 0;
    while (!(await opened.evaluate(isPainted))) {
      await new Promise((done) => setTimeout(done, 10));
    }
    const times = await opened.evaluate(() => {
      const [way] = performance.getEntriesByType("navigation");
      const paint = performance.getEntriesByName("first-contentful-paint")[0];
      return { painted: paint.startTime / 1000, loaded: way.loadEventEnd / 1000 };
    });
    const gaps = await opened.evaluate(async () => {
      const found = [];
      const height = document.documentElement.scrollHeight;
      let last = performance.now();
      for (let step = 0; step < 120; step += 1) {
        scrollTo(0, Math.min(height, step * 400));
        await new Promise(requestAnimationFrame);
        found.push(performance.now() - last);
        last = performance.now();
      }
      return found;
    });
    best.painted = Math.min(best.painted, times.painted);
    best.loaded = Math.min(best.loaded, times.loaded);
    best.stuck = Math.min(best.stuck, gaps.filter((gap) => gap > 50).length);
    best.frames = gaps.length;
    await opened.close();
  }
  console.log(JSON.stringify(best));
  await running.close();
})();
