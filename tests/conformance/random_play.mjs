#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// Chance plays with keys and mouse in the real Excalidraw (the nightly), and the same in our window; after every operation both must be alike.
//
//   node tests/conformance/random_play.mjs PLAY_IN_WINDOW [--areas elbows,labels,…] [--operations 6] [--zoom 1] [--dark] [--show] [--keep FILE] [FROM [TO]]
//
// Seeds from FROM to TO (1 to 10) in each area (chance.mjs). A seed plays the same in every run. Says for each that is not alike what was done first that made it so,
// and all of it with --show; --keep writes all steps and what they made, there and here, into a file; exit 1 when there is one. Takes some five seconds a seed and area.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { openExcalidraw } from "./browser.mjs";
import { areas, began } from "./chance.mjs";
import { generator } from "./generator.mjs";
import { script } from "./habits.mjs";
import { chord } from "./habits/parts.mjs";
import { playStep } from "./hand.mjs";
import { differences, essence } from "./likeness.mjs";

const args = process.argv.slice(2);
function option(name, hasValue = true) {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args.splice(at, hasValue ? 2 : 1)[hasValue ? 1 : 0];
}
const wantedAreas = option("--areas")?.split(",") ?? Object.keys(areas);
const operations = Number(option("--operations") ?? 6);
const zoom = Number(option("--zoom") ?? 1);
const dark = !!option("--dark", false);
const showAll = !!option("--show", false);
const keep = option("--keep");
const [playInWindow, from = 1, to = Number(from) + 9] = args;
const first = dark ? chord("Alt", "Shift", "d") : []; // what is drawn has the same colours in the dark
const plays = wantedAreas.flatMap((area) => Array.from({ length: to - from + 1 }, (_, i) => ({ area, seed: Number(from) + i })));

/** A step whose places are px of the drawing, as it is on the screen: whole px, a mouse has no others. */
const onScreen = ([name, ...args]) => [name, ...args.map((arg, i) => (i < 2 && typeof arg === "number" && name !== "number" ? Math.round(arg * zoom) : arg))];

/** Plays there, where chance sees what it plays with. */
async function play(excalidraw, one) {
  const chance = generator(one.seed * 97 + Object.keys(areas).indexOf(one.area));
  const { elements, next, settings } = began(one.area, chance);
  const { scene } = script([one.area, elements, [], settings], `${one.area}${one.seed}`);
  await excalidraw.call("atFullSize", Buffer.from(JSON.stringify(scene)).toString("base64"), zoom);
  excalidraw.pointer = null;
  await excalidraw.call("selectOnly", []); // the keyboard is the canvas's
  for (const step of first) await playStep(excalidraw, step);
  const look = async () => ({ ...(await excalidraw.call("state")), elements: await excalidraw.call("elements") });
  const done = { ...one, scene, names: [], steps: [], looks: [] };
  let seen = await look();
  for (let i = 0; i < operations; ++i) {
    const [name, plan] = next(seen);
    const steps = plan.map(onScreen);
    try {
      for (const step of steps) await playStep(excalidraw, step);
    } catch (error) { // an entry or a button that is not there
      console.log(`${one.area} ${one.seed}: ${name} cannot be played there (${String(error).split("\n")[0]})`);
      break;
    }
    await excalidraw.call("settled");
    seen = await look();
    done.names.push(name);
    done.steps.push(steps);
    done.looks.push(seen);
    if (seen.typing || seen.zoom !== zoom) break; // what it does next would be letters
  }
  return done;
}

let next = 0;
const played = [];
async function hand() {
  const excalidraw = await openExcalidraw("nightly", { viewport: { width: 1500 * Math.max(1, zoom), height: 1100 * Math.max(1, zoom) } });
  while (next < plays.length) {
    const i = next++;
    played[i] = await play(excalidraw, plays[i]);
  }
  if (excalidraw.problems.length) console.log(`errors in the page: ${excalidraw.problems.slice(0, 3).join("; ")}`);
  await excalidraw.close();
}
await Promise.all([hand(), hand(), hand()]);

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "ninesketch-random-"));
const files = ["scripts.json", "drawn.json"].map((name) => path.join(scratch, name));
fs.writeFileSync(files[0], JSON.stringify(played.map(({ area, seed, scene, steps }) => ({ name: `${area} ${seed}`, scene, zoom, steps: [...first, ...steps.flatMap((some) => [...some, ["look"]])] }))));
execFileSync(playInWindow, files, { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, QT_QPA_PLATFORM: "offscreen", XDG_RUNTIME_DIR: scratch } });
const ours = JSON.parse(fs.readFileSync(files[1], "utf8"));
fs.rmSync(scratch, { recursive: true, force: true });
if (keep) fs.writeFileSync(keep, JSON.stringify(played.map((one, i) => ({ ...one, ours: ours[i].looks }))));

let apart = 0;
for (const [i, { area, seed, names, steps, looks }] of played.entries()) {
  for (const [k, there] of looks.entries()) {
    const here = ours[i].looks[k];
    const found = there.typing !== here.typing ? [`typing is ${here.typing} here, ${there.typing} there`] : there.typing ? [] : differences(essence(here), essence(there));
    if (!found.length) continue;
    ++apart;
    console.log(`FAIL ${area} ${seed}: ${names.slice(0, k).join(", ")} → ${names[k]}\n     ${found.slice(0, 6).join("\n     ")}`);
    if (showAll) console.log(`     ${steps.slice(0, k + 1).map((some) => JSON.stringify(some.filter(([name]) => name !== "move"))).join("\n     ")}`);
    break;
  }
}
console.log(`${played.length} plays compared, ${apart} not alike`);
process.exitCode = apart ? 1 : 0;
