// SPDX-License-Identifier: GPL-3.0-or-later
// Arrows follow what they hold on to, to the same points there and here: node arrows_test.mjs VERSION SCENE_TOOL [SEED… | FILE.excalidraw…]
// Random drawings are opened in the real Excalidraw, something is dragged with the mouse, and the same is moved here.
// The release has another rule (a focus and a gap): there things are nudged only, and hardly an end may jump; one that
// lies within a shape stays within it, though on a diagonal.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { openExcalidraw } from "./browser.mjs";

const [version, sceneTool, ...seeds] = process.argv.slice(2);
if (!seeds.length) for (let seed = 1; seed <= 8; ++seed) seeds.push(seed);
const nudged = version === "release";
const drags = nudged ? [[3, 2], [-2, 3], [2, -3]] : [[64, 38], [-52, 71], [23, -88]];
const farthest = nudged ? 8 : 1; // px
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "ninesketch-arrows-"));
const excalidraw = await openExcalidraw(version, { viewport: { width: 2300, height: 1600 } });
const environment = { ...process.env, QT_QPA_PLATFORM: "offscreen", XDG_RUNTIME_DIR: scratch };
const tool = (...args) => execFileSync(sceneTool, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], env: environment });
const elementsIn = (file) => JSON.parse(fs.readFileSync(file, "utf8")).elements;
const pointsOf = (arrow) => arrow.points.map(([x, y]) => [arrow.x + x, arrow.y + y]);

const apartBy = ([x, y], [u, v]) => Math.hypot(x - u, y - v);
const onlyEnds = (points) => [points[0], points.at(-1)];

function isWithin(shape, [x, y]) {
  const [dx, dy] = [x - shape.x - shape.width / 2, y - shape.y - shape.height / 2];
  const [cos, sin] = [Math.cos(-shape.angle), Math.sin(-shape.angle)];
  return Math.abs(dx * cos - dy * sin) <= shape.width / 2 && Math.abs(dx * sin + dy * cos) <= shape.height / 2;
}

/** How far two arrows are apart, px. */
function difference(mine, theirs, after) {
  const [a, b] = [pointsOf(mine), pointsOf(theirs)];
  if (!nudged) return a.length === b.length ? Math.max(...a.map((point, k) => apartBy(point, b[k]))) : Infinity;
  return Math.max(...[mine.startBinding, mine.endBinding].map((binding, k) => {
    const shape = binding?.mode === "inside" && after.find(({ id }) => id === binding.elementId);
    return shape && isWithin(shape, onlyEnds(b)[k]) ? 0 : apartBy(onlyEnds(a)[k], onlyEnds(b)[k]);
  }));
}

/** Drags the group of an element (or it alone) from within; the elements after that. */
async function dragged(elements, id, dx, dy) {
  const { groupIds } = elements.find((element) => element.id === id);
  const group = groupIds.at(-1);
  const members = group ? elements.filter((element) => element.groupIds.at(-1) === group) : [elements.find((element) => element.id === id)];
  await excalidraw.call("select", members.map((element) => element.id), group ? [group] : []);
  const { x, y, width, height } = members[0];
  const from = await excalidraw.call("onScreen", x + width * 0.47, y + height * 0.52);
  await excalidraw.mouse.move(from.x, from.y);
  await excalidraw.mouse.down();
  for (let step = 1; step <= 10; ++step) await excalidraw.mouse.move(from.x + (dx * from.zoom * step) / 10, from.y + (dy * from.zoom * step) / 10);
  await excalidraw.mouse.up();
  await excalidraw.call("settled");
  return excalidraw.call("elements");
}

/** A file of anybody's, as it is after Excalidraw's repairs. */
async function opened(file) {
  await excalidraw.call("edit", fs.readFileSync(file).toString("base64"));
  return excalidraw.call("elements");
}

let compared = 0;
let apart = 0;
let skipped = 0;
for (const seed of seeds) {
  const isFile = String(seed).endsWith(".excalidraw");
  const file = isFile ? seed : path.join(scratch, "arrows.excalidraw");
  if (!isFile) tool("arrows", String(seed), file);
  const ours = isFile ? await opened(file) : elementsIn(file);
  const held = new Map();
  for (const { id, type, startBinding, endBinding } of ours)
    if (type === "arrow")
      for (const binding of [startBinding, endBinding]) if (binding) held.set(binding.elementId, (held.get(binding.elementId) || 0) + 1);
  const busiest = [...held.entries()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 3).map(([id]) => id);
  for (const [i, id] of busiest.entries()) {
    const [dx, dy] = drags[i];
    await excalidraw.call("edit", fs.readFileSync(file).toString("base64"));
    const before = new Map((await excalidraw.call("elements")).map((element) => [element.id, element]));
    const after = await dragged(ours, id, dx, dy);
    const { groupIds } = before.get(id); // arrows that are in the dragged group are dragged with it
    const isDragged = (element) => element.type !== "arrow" || (groupIds.length && element.groupIds.at(-1) === groupIds.at(-1));
    const moved = after.filter((element) => isDragged(element) && (element.x !== before.get(element.id).x || element.y !== before.get(element.id).y));
    const shape = moved.find((element) => element.id === id);
    if (!shape) {
      ++skipped;
      console.log(`seed ${seed}: ${before.get(id).type} ${id} was not grabbed`);
      continue;
    }
    const by = [shape.x - before.get(id).x, shape.y - before.get(id).y];
    const result = path.join(scratch, "moved.excalidraw");
    tool("move", file, result, String(by[0]), String(by[1]), ...moved.filter((element) => !element.containerId && !element.frameId).map((element) => element.id));
    const here = new Map(elementsIn(result).map((element) => [element.id, element]));
    for (const arrow of after.filter((element) => element.type === "arrow")) {
      const mine = pointsOf(here.get(arrow.id));
      const theirs = pointsOf(arrow);
      const was = pointsOf(before.get(arrow.id));
      if (JSON.stringify(was) === JSON.stringify(theirs) && JSON.stringify(was) === JSON.stringify(mine)) continue;
      ++compared;
      const away = difference(here.get(arrow.id), arrow, after);
      if (away <= farthest) continue;
      ++apart;
      const end = (binding) => (binding ? `${binding.mode} ${before.get(binding.elementId).type}${binding.elementId === id ? " (dragged)" : ""}` : "free");
      const show = (points) => points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
      console.log(`FAIL seed ${seed}: ${arrow.elbowed ? "elbow" : arrow.roundness ? "curved" : "sharp"} arrow ${arrow.id} from ${end(arrow.startBinding || before.get(arrow.id).startBinding)} to ${end(arrow.endBinding || before.get(arrow.id).endBinding)}: ${away.toFixed(1)} px apart\n     was   ${show(was)}\n     here  ${show(mine)}\n     there ${show(theirs)}`);
    }
  }
}
if (excalidraw.problems.length) console.log(`FAIL ${version}: errors in the page: ${excalidraw.problems.slice(0, 3).join("; ")}`);
console.log(`${version}: ${compared} arrows compared, ${apart} more than ${farthest} px apart, ${skipped} drags that did not take`);
const drawn = seeds.filter((seed) => !String(seed).endsWith(".excalidraw")).length; // in files there may be no arrow
const failed = apart > (nudged ? compared / 10 : 0) || excalidraw.problems.length || compared < (10 * drawn) / 4;
await excalidraw.close();
fs.rmSync(scratch, { recursive: true, force: true });
process.exitCode = failed ? 1 : 0;
