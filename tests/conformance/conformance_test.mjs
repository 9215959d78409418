// SPDX-License-Identifier: GPL-3.0-or-later
// Our files in the real Excalidraw: node conformance_test.mjs VERSION SCENE_TOOL
// One browser for all of it; each check goes on after one that failed, so that a run tells everything.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { changes, drag, ends, openExcalidraw } from "./browser.mjs";

const [version, sceneTool] = process.argv.slice(2);
const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "ninesketch-conformance-"));
const excalidraw = await openExcalidraw(version);
const environment = { ...process.env, QT_QPA_PLATFORM: "offscreen", XDG_RUNTIME_DIR: scratch };
const tool = (...args) => execFileSync(sceneTool, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], env: environment });
const base64 = (file) => fs.readFileSync(file).toString("base64");
let passed = 0;
let failed = 0;

async function check(name, body) {
  const problems = [];
  try {
    await body((text) => problems.push(text));
  } catch (error) {
    problems.push(error.stack);
  }
  problems.length ? ++failed : ++passed;
  console.log(`${problems.length ? "FAIL" : "ok  "} ${version}: ${name}`);
  for (const problem of problems.slice(0, 12)) console.log(`       ${problem}`);
}

async function opensUnchanged(file, report) {
  const before = JSON.parse(fs.readFileSync(file, "utf8")).elements;
  const { elements } = await excalidraw.call("openAndSave", base64(file));
  for (const change of changes(before, elements, version)) report(change);
}

const examples = fs.readdirSync(path.join(project, "resources/examples"))
  .filter((name) => name.endsWith(".excalidraw"))
  .map((name) => path.join(project, "resources/examples", name));

// The harness itself: a file that Excalidraw must repair is seen to be repaired.
await check("repairs are noticed", async (report) => {
  const file = path.join(scratch, "broken.excalidraw");
  fs.writeFileSync(file, JSON.stringify({ type: "excalidraw", elements: [{ id: "a", type: "rectangle", x: 0, y: 0, width: 50, height: 50 }] }));
  const { elements } = await excalidraw.call("openAndSave", base64(file));
  if (!changes(JSON.parse(fs.readFileSync(file, "utf8")).elements, elements, version).length) report("nothing was noticed");
});

for (const file of examples) {
  const name = path.basename(file);
  await check(`${name} opens unchanged`, (report) => opensUnchanged(file, report));
  await check(`${name} saved by us opens unchanged`, async (report) => {
    const saved = path.join(scratch, "saved.excalidraw");
    tool("resave", file, saved);
    await opensUnchanged(saved, report);
  });
  await check(`${name} saved there has its model here`, async (report) => {
    const saved = path.join(scratch, "theirs.excalidraw");
    fs.writeFileSync(saved, (await excalidraw.call("openAndSave", base64(file))).saved);
    if (tool("design", file) !== tool("design", saved)) report("the model is another one");
  });
}

await check("shapes of several lines open unchanged", async (report) => {
  const file = path.join(scratch, "stencils.excalidraw");
  tool("stencils", file);
  await opensUnchanged(file, report);
});

for (let seed = 1; seed <= 12; ++seed) {
  await check(`random drawing ${seed} opens unchanged`, async (report) => {
    const file = path.join(scratch, "random.excalidraw");
    tool("random", String(seed), file);
    await opensUnchanged(file, report);
    const saved = path.join(scratch, "theirs.excalidraw");
    fs.writeFileSync(saved, (await excalidraw.call("openAndSave", base64(file))).saved);
    const again = path.join(scratch, "again.excalidraw");
    tool("resave", saved, again);
    await opensUnchanged(again, report);
  });
}

// Arrows that hold on to shapes: after a drag with the mouse each end is where the shape is.
function distance(shape, [x, y]) { // to a rounded box, negative inside
  const side = Math.min(shape.width, shape.height);
  const radius = shape.roundness ? (side <= 128 ? side / 4 : 32) : 0;
  const dx = Math.abs(x - shape.x - shape.width / 2) - shape.width / 2 + radius;
  const dy = Math.abs(y - shape.y - shape.height / 2) - shape.height / 2 + radius;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
}

await check("arrows follow a component that is dragged there, and the model comes back", async (report) => {
  const file = path.join(project, "resources/examples/url-shortener.excalidraw");
  await excalidraw.call("edit", base64(file));
  const before = new Map((await excalidraw.call("elements")).map((element) => [element.id, element]));
  const moved = [...before.values()].find((element) =>
    element.customData?.ninesketch?.kind === "service" && element.boundElements.filter(({ type }) => type === "arrow").length >= 3);
  const after = await drag(excalidraw, moved.id, 70, 90);
  const shapes = new Map(after.map((element) => [element.id, element]));
  if (Math.abs(shapes.get(moved.id).x - moved.x - 70) > 1) report("the component did not move by 70 px");
  let followed = 0;
  for (const arrow of after.filter((element) => element.type === "arrow")) {
    for (const [binding, end] of [[arrow.startBinding, "start"], [arrow.endBinding, "end"]]) {
      const away = distance(shapes.get(binding.elementId), ends(arrow)[end]);
      if (away < -1 || away > 20) report(`arrow ${arrow.id}: its ${end} is ${away.toFixed(1)} px from its shape`);
      if (binding.elementId === moved.id) {
        const [was, is] = [ends(before.get(arrow.id))[end], ends(arrow)[end]];
        if (Math.hypot(is[0] - was[0], is[1] - was[1]) < 20) report(`arrow ${arrow.id}: its ${end} stayed behind`);
        ++followed;
      }
    }
  }
  if (followed < 3) report(`only ${followed} ends followed`);
  const saved = path.join(scratch, "dragged.excalidraw");
  fs.writeFileSync(saved, await excalidraw.call("saved"));
  const model = (name) => JSON.parse(tool("design", name));
  if (JSON.stringify(model(file)) !== JSON.stringify(model(saved))) report("the model is another one");
});

await check("what we copy can be pasted there", async (report) => {
  const { elements } = JSON.parse(fs.readFileSync(path.join(project, "resources/examples/url-shortener.excalidraw"), "utf8"));
  await excalidraw.call("mount", { elements: [] });
  await excalidraw.mouse.click(700, 450);
  const pasted = await excalidraw.call("paste", JSON.stringify({ type: "excalidraw/clipboard", elements, files: {} }));
  if (pasted.length !== elements.length) report(`${elements.length} elements became ${pasted.length}`);
  const kinds = (list) => list.map((element) => element.customData?.ninesketch?.kind).filter(Boolean).sort().join();
  if (kinds(pasted) !== kinds(elements)) report("components lost their kinds");
  const loose = pasted.filter((element) => element.type === "arrow" && !(element.startBinding && element.endBinding));
  if (loose.length) report(`${loose.length} arrows came loose`);
});

await check("texts are as wide as there", async (report) => {
  const words = ["AVATAR To We Ty", "Redirect service", "fi ffl office", "p99 < 100 ms", "99.99 %", "Příliš žluťoučký kůň úpěl", "Größe, Straße", "L'été à Nîmes",
    "Łódź", "İstanbul", "WAVE", "“quoted” – dash — dots…", "(a+b)·c² ½", "Ångström", "Yes, To: Va.", "AV Ta Te P. r, T-", "1,234,567.89", "GET /v1/users?id=42",
    "λ μ ρ σ", "заказ оплачен", "Æsir øre", "iiiii lllll", "MMMMM WWWWW", "-> => != <=", "a  b   c"];
  const texts = [];
  for (const fontFamily of [1, 3, 5, 6, 7, 8])
    for (const fontSize of [16, 20, 28, 36, 53.7])
      words.forEach((text, i) => {
        // characters that a family lacks come from whatever font the machine has: not ours to match
        const lacks = { 5: [12], 6: [18], 7: [5, 8, 9, 18, 19], 8: [6, 12, 18, 19, 20] }[fontFamily] || [];
        if (!lacks.includes(i)) texts.push({ text, fontSize, fontFamily });
      });
  const file = path.join(scratch, "texts.json");
  fs.writeFileSync(file, JSON.stringify(texts));
  const ours = JSON.parse(tool("measure", file));
  const theirs = await excalidraw.call("measure", texts);
  theirs.forEach(({ text, width }, i) => {
    if (Math.abs(width - ours[i]) > 0.5) report(`"${text}" ${texts[i].fontSize} px, font ${texts[i].fontFamily}: ${ours[i].toFixed(2)} here, ${width.toFixed(2)} there`);
  });
});

if (excalidraw.problems.length) {
  ++failed;
  console.log(`FAIL ${version}: errors in the page: ${excalidraw.problems.slice(0, 3).join("; ")}`);
}
await excalidraw.close();
fs.rmSync(scratch, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
