// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers pasted into the nightly, its charts taken, and the same charts drawn here: node charts_test.mjs SCENE_TOOL.
// Colours begin anywhere there and here; everything else must be alike.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { openExcalidraw } from "./browser.mjs";

const [sceneTool] = process.argv.slice(2);
const farthest = 0.6; // px
const kinds = ["bars", "lines", "radar"]; // in the order of its buttons
const tables = {
  "a column of numbers": "3\n5\n8\n2",
  "a column with a heading": "Load\n10\n20.5\n15",
  "labels and numbers": "Day\tOrders\nMonday\t120\nTuesday\t180\nWednesday\t95\nThursday\t210",
  "no heading": "red,3\ngreen,7\nblue,5",
  "money and per cent": "Item;Price\nsmall;$1,200\nlarge;$12,500.50\nhuge;$1,000,000",
  "two series": "Month\tReads\tWrites\nJan\t10\t4\nFeb\t20\t6\nMar\t15\t9",
  "five series": "q\ta\tb\tc\td\te\nfirst\t1\t2\t3\t4\t5\nsecond\t5\t4\t3\t2\t1\nthird\t2\t2\t2\t2\t9\nfourth\t3\t1\t4\t1\t5\nfifth\t6\t6\t6\t0\t1",
  "series in rows": "Region\tQ1\tQ2\tQ3\tQ4\nnorth\t1\t2\t3\t4\nsouth\t4\t3\t2\t1",
  "long labels": "name,ms\nThe gateway of the whole system,20\nIncomprehensibilities,35\nRedis cache,4\na,12",
  "from one to a million": "size,count\nx,1\ny,1000\nz,1000000",
  "below nothing": "t,balance\na,-5\nb,10\nc,-2",
  "many places": `n,v\n${Array.from({ length: 12 }, (_, i) => `place ${i + 1},${(i * 7) % 11}`).join("\n")}`,
};

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "ninesketch-charts-"));
const environment = { ...process.env, QT_QPA_PLATFORM: "offscreen", XDG_RUNTIME_DIR: scratch };
const excalidraw = await openExcalidraw("nightly", { viewport: { width: 1500, height: 1100 } });
const empty = Buffer.from(JSON.stringify({ type: "excalidraw", version: 2, source: "ninesketch", elements: [], appState: {}, files: {} })).toString("base64");

/** What it draws, or nothing where it offers no such chart. */
async function there(text, kind) {
  await excalidraw.call("atFullSize", empty);
  await excalidraw.call("paste", text);
  const button = excalidraw.tab.locator(".ChartPreview").nth(kinds.indexOf(kind));
  await button.waitFor({ timeout: 60000 });
  await button.locator("svg").waitFor({ timeout: 60000 });
  await button.click();
  await excalidraw.call("settled");
  return excalidraw.call("elements");
}

function here(text, kind) {
  const files = ["numbers.txt", "chart.excalidraw"].map((name) => path.join(scratch, name));
  fs.writeFileSync(files[0], text);
  execFileSync(sceneTool, ["chart", kind, ...files], { env: environment, stdio: ["ignore", "pipe", "inherit"] });
  return JSON.parse(fs.readFileSync(files[1], "utf8")).elements;
}

/** Without ids, colours and where it was put. A guide and a turned line count from their left top. */
function essence(elements) {
  const places = elements.map((e) => {
    const points = e.points ?? [[0, 0], [e.width, e.height]];
    const [left, top] = [0, 1].map((k) => Math.min(...points.map((point) => point[k])));
    return { e, x: e.x + left, y: e.y + top, points: e.points?.map(([x, y]) => [x - left, y - top]) };
  });
  const [x, y] = ["x", "y"].map((key) => places[0][key]);
  return places.map(({ e, points, ...at }) => ({
    type: e.type, x: at.x - x, y: at.y - y, ...(points ? { points: points.flat() } : { width: e.width, height: e.height }), angle: e.angle, fill: e.fillStyle, line: `${e.strokeStyle} ${e.strokeWidth} ${e.roughness}`, opacity: e.opacity,
    filled: e.type === "text" || e.points ? null : e.backgroundColor !== "transparent", round: e.roundness?.type ?? null,
    ...(e.type === "text" ? { text: e.text, originalText: e.originalText, fontSize: e.fontSize, font: e.fontFamily, align: `${e.textAlign} ${e.verticalAlign}`, autoResize: e.autoResize } : {}),
  }));
}

const alike = (a, b) => (Array.isArray(a) ? a.length === b?.length && a.every((value, i) => alike(value, b[i])) : typeof a === "number" ? Math.abs(a - b) <= farthest : a === b);

await excalidraw.call("measure", [5, 7].map((fontFamily) => ({ text: "Orders", fontFamily }))); // so that its fonts are there
let compared = 0;
let apart = 0;
for (const [name, text] of Object.entries(tables))
  for (const kind of kinds) {
    const [theirs, ours] = [essence(await there(text, kind)), essence(here(text, kind))];
    ++compared;
    const found = theirs.length === ours.length
      ? theirs.flatMap((one, i) => Object.keys(one).filter((key) => !alike(one[key], ours[i][key])).map((key) => `${i} ${one.type}: ${key} is ${ours[i][key]} here, ${one[key]} there`))
      : [`${ours.map(({ type }) => type)} here, ${theirs.map(({ type }) => type)} there`];
    if (!found.length) continue;
    ++apart;
    console.log(`FAIL ${name}, ${kind}\n     ${found.slice(0, 6).join("\n     ")}`);
  }
if (excalidraw.problems.length) console.log(`FAIL errors in the page: ${excalidraw.problems.slice(0, 3).join("; ")}`);
console.log(`${compared} charts compared, ${apart} not alike`);
process.exitCode = apart || excalidraw.problems.length ? 1 : 0;
await excalidraw.close();
fs.rmSync(scratch, { recursive: true, force: true });
