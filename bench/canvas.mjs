// SPDX-License-Identifier: GPL-3.0-or-later
// node bench/canvas.mjs CANVAS_BENCH [--version release|nightly] [--json FILE] [COUNT…]: see bench/run
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { versions } from "../tests/conformance/browser.mjs";
import { measureExcalidraw } from "./excalidraw.mjs";

const args = process.argv.slice(2);
function option(name, otherwise) {
  const at = args.indexOf(name);
  return at < 0 ? otherwise : args.splice(at, 2)[1];
}
const version = option("--version", "release");
const json = option("--json");
const [program, ...rest] = args;
const counts = rest.length ? rest.map(Number) : [1000, 10000, 50000];
if (!program || !versions[version] || !counts.every((count) => count > 0)) {
  console.error("usage: bench/run [--version release|nightly] [--json FILE] [COUNT…]");
  process.exit(2);
}

function bench(...words) {
  const run = spawnSync(program, [...words, "--since", String(process.hrtime.bigint())], { encoding: "utf8", maxBuffer: 1e8 });
  if (run.status !== 0) throw new Error(`${words.join(" ")}: ${run.stderr || run.error}`);
  return run.stdout.trim();
}
function medianStart(what) {
  const all = [1, 2, 3, 4, 5].map(() => JSON.parse(bench("start", what)));
  return all.sort((a, b) => a.work - b.work)[2];
}

const rows = [
  // name, ours, Excalidraw's, and the share of Excalidraw's time that is the goal
  ["start to the first whole frame, ms", (us) => us.start.work, (them) => them.start.work, 1 / 3],
  ["  the same, by the clock", (us) => us.start.wall, (them) => them.start.wall, 1 / 3],
  ["open the file, ms", (us) => us.open.work, (them) => them.open.work],
  ["save, ms", (us) => us.save.work, (them) => them.save.work],
  ["memory after all this, MB", (us) => us.memoryMb, (them) => them.memoryMb, 1 / 4],
  ...[["fit", "all in view", 1 / 4], ["full", "at 100 %", 1 / 2]].flatMap(([place, words, goal]) =>
    [["pan", "pan"], ["zoom", "zoom"], ["drag", "drag a bound shape"]].map(([what, verb]) =>
      [`${verb}, ${words}, ms a frame`, (us) => us[place][what], (them) => them[place][what], goal])),
];

const digits = (value) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
const shown = (value) => typeof value === "number" ? digits(value) : `${digits(value.median)} (${digits(value.p95)})`;
const middle = (value) => (typeof value === "number" ? value : value.median);

function table(us, them) {
  console.log(`\n${us.elements} elements (all in view: ${(us.fitZoom * 100).toFixed(0)} %)`.padEnd(45) +
    "ninesketch".padStart(16) + "excalidraw".padStart(16) + "ours/theirs".padStart(13) + "goal".padStart(8));
  for (const [name, ours, theirs, goal] of rows) {
    const share = middle(ours(us)) / middle(theirs(them));
    console.log(`  ${name}`.padEnd(44) + shown(ours(us)).padStart(16) + shown(theirs(them)).padStart(16) + share.toFixed(3).padStart(13) +
      (goal ? `${share <= goal ? "≤" : ">"} ${goal.toFixed(2)}` : "").padStart(8));
  }
  const clock = (place) => ["pan", "zoom", "drag"].map((what) => `${what} ${shown(us[place][what].wall)}`).join(", ");
  console.log(`  ours by the clock: all in view ${clock("fit")}; at 100 % ${clock("full")}`);
  const sharp = (place) => `${digits(us[place].zoom.sharp.wall.median)} ms by the clock, ${digits(us[place].zoom.sharp.median)} ms of work`;
  console.log(`  sharp again after a zoom: all in view ${sharp("fit")}; at 100 % ${sharp("full")}`);
  console.log(`  pan at other zooms: ${Object.entries(us.panAt).map(([zoom, one]) => `${Math.round(zoom * 100)} %: ${shown(one)} ms`).join(", ")}`);
  const standIns = [us.fit.pan, us.full.pan, ...Object.values(us.panAt)].reduce((sum, one) => sum + one.framesWithStandIn, 0);
  console.log(`  frames of panning that showed a stand-in somewhere: ${standIns} of ${us.fit.pan.count * (2 + Object.keys(us.panAt).length)}; ` +
    `parts of tiles painted a frame of dragging: ${us.fit.drag.tilePartsPerFrame.toFixed(1)} all in view, ${us.full.drag.tilePartsPerFrame.toFixed(1)} at 100 %`);
}

const { version: number } = createRequire(import.meta.url)(`../node_modules/${versions[version]}/package.json`);
const blit = JSON.parse(bench("blit")), bare = medianStart("bare"), empty = medianStart("empty"), whole = medianStart("window");
console.log(`1600 x 1000 px, software rendering; ours: Qt on ${blit.platform}, Excalidraw ${number}: headless Chromium; ${os.cpus()[0].model.trim()}, ${os.cpus().length} cores`);
console.log("processor time of the thread that draws, so that other programs do not count; frames: median (95th percentile)");
console.log(`bare Qt window: blits a ready picture in ${shown(blit)} ms, starts in ${digits(bare.work)} ms; an empty canvas starts in ${digits(empty.work)} ms, the program's whole window in ${digits(whole.work)} ms (${digits(whole.wall)} by the clock, bare ${digits(bare.wall)})`);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ninesketch-bench-"));
const all = { blit, bare, empty, whole, excalidraw: number, drawings: [] };
try {
  for (const count of counts) {
    const file = path.join(folder, `${count}.excalidraw`);
    const shape = bench("make", String(count), file);
    const us = { ...JSON.parse(bench("run", file, shape)), start: medianStart(file) };
    const them = await measureExcalidraw(version, file, { shape, starts: count > 20000 ? 1 : 3 });
    all.drawings.push({ us, them });
    table(us, them);
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
if (json) fs.writeFileSync(json, JSON.stringify(all, null, 1));
