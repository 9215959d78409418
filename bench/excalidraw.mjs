// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the real Excalidraw (production bundle, headless Chromium, software rendering) with one drawing: real wheel,
// mouse and key events, one a frame. A frame's time is what the page's main thread worked from the event until all of
// the canvas was drawn (processor time of Chromium's TaskDuration), less what an idle frame costs.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { openExcalidraw } from "../tests/conformance/browser.mjs";
import { summary } from "./figures.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const longest = 10_000; // ms a series may take

/** Proportional set size of the page's own process, MB: without the browser's other processes. */
function pageMemory(profile) {
  const processes = fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const parent = fs.readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) \S /, "").split(" ")[0];
      return [{ pid, parent, command: fs.readFileSync(`/proc/${pid}/cmdline`, "utf8") }];
    } catch {
      return [];
    }
  });
  const ours = new Set(processes.filter(({ command }) => command.includes(`--user-data-dir=${profile}`)).map(({ pid }) => pid));
  for (let before = -1; before !== ours.size;) {
    before = ours.size;
    for (const { pid, parent } of processes) if (ours.has(parent)) ours.add(pid);
  }
  const sizes = processes.filter(({ pid, command }) => ours.has(pid) && command.includes("--type=renderer"))
    .map(({ pid }) => Number(/^Pss:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))[1]) / 1024);
  return Math.max(...sizes);
}

/** A page and what its main thread has worked so far, ms of processor time. */
async function openPage(version) {
  const excalidraw = await openExcalidraw(version, { entry: path.join(here, "excalidraw_page.js"), viewport: { width: 1600, height: 1000 } });
  const { tab } = excalidraw;
  const bench = (name, ...args) => tab.evaluate(([name, args]) => window.bench[name](...args), [name, args]);
  const devtools = await tab.context().newCDPSession(tab);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  const work = async () => (await devtools.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  return { excalidraw, bench, work };
}

/** A thing done once, by the page's function of that name, which answers how long it took. */
async function timed({ bench, work }, name) {
  const before = await work();
  const wall = await bench(name);
  return { work: (await work()) - before, wall };
}

/** `shape` is the id of the bound shape that is dragged; `starts` how often the start is measured. */
export async function measureExcalidraw(version, file, { shape, starts = 3 }) {
  const base64 = fs.readFileSync(file).toString("base64");
  const result = {};
  const began = [];
  let page;
  for (let i = 0; i < starts; ++i) {
    if (page) await page.excalidraw.close();
    page = await openPage(version);
    const scripts = await page.excalidraw.tab.evaluate(() => performance.now()); // since the page was asked for
    const scriptsWork = await page.work();
    await page.bench("give", base64);
    const open = await timed(page, "open");
    const first = await timed(page, "first");
    began.push({ open, start: { work: scriptsWork + open.work + first.work, wall: scripts + open.wall + first.wall } });
  }
  began.sort((a, b) => a.start.work - b.start.work);
  Object.assign(result, began[began.length >> 1]);
  const { excalidraw, bench, work } = page;
  const { tab, mouse, keyboard } = excalidraw;
  result.elements = await bench("count");
  result.fitZoom = await bench("zoom");

  async function frames(count, event) {
    const times = [];
    const end = Date.now() + longest;
    for (let i = 0; i < count && (Date.now() < end || i < 3); ++i) {
      const before = await work();
      await event(i);
      await bench("drawn");
      times.push((await work()) - before);
    }
    return times;
  }
  await bench("drawn");
  const idle = summary(await frames(30, () => {})).median;
  const measured = async (count, event) => summary((await frames(count, event)).map((time) => Math.max(0, time - idle)));
  result.idle = idle;

  for (const where of ["fit", "full"]) {
    const zoom = where === "full" ? 1 : 0;
    const one = (result[where] = {});
    await bench("show", zoom);
    await mouse.move(700, 450);
    one.pan = await measured(90, (i) => (Math.floor(i / 30) % 2 ? mouse.wheel(24, 9) : mouse.wheel(-24, -9)));
    await bench("show", zoom);
    await keyboard.down("Control");
    let level = await bench("zoom");
    one.zoom = await measured(60, (i) => { // four per cent a frame, as ours
      const next = Math.floor(i / 15) % 2 ? level / 1.04 : level * 1.04;
      const step = mouse.wheel(0, (level - next) * 100);
      level = next;
      return step;
    });
    await keyboard.up("Control");

    const box = await bench("element", shape);
    const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await bench("show", zoom, centre);
    await tab.evaluate((id) => window.conformance.selectOnly([id]), shape);
    await bench("drawn");
    const from = await tab.evaluate(({ x, y }) => window.conformance.onScreen(x, y), centre);
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + 6, from.y + 2);
    one.drag = await measured(90, (i) => {
      const away = (i < 45 ? i : 90 - i) * 3 + 6;
      return mouse.move(from.x + away, from.y + away / 3);
    });
    await mouse.move(from.x + 60 * 1, from.y + 20);
    await mouse.up();
    await bench("drawn");
    const now = await bench("element", shape);
    if (Math.hypot(now.x - box.x, now.y - box.y) * from.zoom < 20) throw new Error("the shape was not dragged in Excalidraw");
    await keyboard.press("Control+z");
    await bench("drawn");
  }
  result.memoryMb = pageMemory(excalidraw.profile);
  result.save = await timed(page, "save");
  await excalidraw.close();
  return result;
}
