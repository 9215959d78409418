#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// Our PNG beside Excalidraw's own of the same files, at scale 2, and how alike they are.
//
//   node tests/pictures/compare.mjs [--build build/dev] [--out FOLDER] [--dark] [--svg] [--version release|nightly] [FILE|FOLDER|SEED …]
//
// Known: its PNG moves a labelled arrow by half of what its curve reaches beyond its points; ours stands where its own
// canvas and SVG have it.
// Without files: a drawing of every kind of element in every style. A seed makes a sheet of single elements at random.
// Writes FOLDER/index.html; exit 1 when a picture is less alike than 0.98, or its drawn parts than 0.975.
// --svg compares Chromium's rendering of our SVG instead of our PNG.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { openExcalidraw } from "../conformance/browser.mjs";
import { everyKind } from "./every_kind.mjs";
import { randomScene } from "./random_scene.mjs";

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const leastAlike = 0.98;
const leastAlikeDrawn = 0.975;
const scale = 2;

const args = process.argv.slice(2);
function option(name, hasValue = true) {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args.splice(at, hasValue ? 2 : 1)[hasValue ? 1 : 0];
}
const build = path.resolve(option("--build") || path.join(project, "build/dev"));
const out = path.resolve(option("--out") || path.join(os.tmpdir(), "ninesketch-pictures"));
const dark = !!option("--dark", false);
const fromSvg = !!option("--svg", false);
const version = option("--version") || "release";
fs.mkdirSync(out, { recursive: true });

const written = (name, scene) => {
  const file = path.join(out, `${name}.excalidraw`);
  fs.writeFileSync(file, JSON.stringify(scene, null, 2));
  return file;
};
const files = args.flatMap((name) =>
  /^\d+$/.test(name) ? [written(`sheet-${name}`, randomScene(Number(name)).scene)]
  : fs.statSync(name).isDirectory() ? fs.readdirSync(name).filter((file) => file.endsWith(".excalidraw")).sort().map((file) => path.join(name, file)) : [name]);
if (!files.length) files.push(written("every-kind", everyKind()));

const environment = { ...process.env, QT_QPA_PLATFORM: "offscreen" };
const program = (name) => path.join(build, "tests/pictures", name);
execFileSync(program("export_pictures"), [path.join(out, "ours"), ...files], { env: environment, stdio: ["ignore", "inherit", "inherit"] });

const excalidraw = await openExcalidraw(version);
const rows = [];
for (const file of files) {
  const name = path.basename(file, ".excalidraw");
  const ours = path.join(out, "ours", `${name}${dark ? "-dark" : ""}${fromSvg ? ".shot" : ""}.png`);
  const theirs = path.join(out, `${name}.theirs.png`);
  const marked = path.join(out, `${name}.marked.png`);
  fs.writeFileSync(theirs, Buffer.from(await excalidraw.call("picture", fs.readFileSync(file).toString("base64"), { to: "png", dark, scale }), "base64"));
  if (fromSvg) {
    const svg = fs.readFileSync(path.join(out, "ours", `${name}.svg`), "utf8");
    const [, width, height] = svg.match(/viewBox="0 0 (\S+) (\S+)"/).map((size) => Number(size) * scale);
    const large = svg.replace(/ width="\S+" height="\S+">/, ` width="${width}" height="${height}">`);
    const tab = await excalidraw.tab.context().newPage();
    await tab.setViewportSize({ width: Math.floor(width), height: Math.floor(height) });
    await tab.setContent(`<style>body{margin:0}svg{display:block}</style>${large}`);
    await tab.evaluate(() => document.fonts.ready);
    await tab.screenshot({ path: ours });
    await tab.close();
  }
  const result = JSON.parse(execFileSync(program("picture_difference"), [ours, theirs, marked], { env: environment }));
  const sameSize = Math.abs(result.width - result.theirWidth) <= 2 && Math.abs(result.height - result.theirHeight) <= 2;
  rows.push({ name, ...result, good: result.ssim >= leastAlike && result.drawn >= leastAlikeDrawn && sameSize, ours, theirs, marked });
  console.log(`${rows.at(-1).good ? "good" : "BAD "} ${result.ssim.toFixed(4)} (drawn parts ${result.drawn.toFixed(4)}) ${result.width}x${result.height}, theirs ${result.theirWidth}x${result.theirHeight}  ${name}`);
}
await excalidraw.close();

const cell = (file) => `<td><a href="${path.relative(out, file)}"><img src="${path.relative(out, file)}"></a></td>`;
fs.writeFileSync(path.join(out, "index.html"), `<!doctype html><meta charset="utf-8"><title>Pictures</title>
<style>body{font:14px sans-serif}img{max-width:31vw}td{vertical-align:top;border:1px solid #ccc}.bad{background:#ffe3e3}</style>
<h1>Ours, Excalidraw's (${version}), and where they differ</h1><table>
${rows.map((row) => `<tr class="${row.good ? "" : "bad"}"><th colspan="3">${row.name}: ${row.ssim}, drawn parts ${row.drawn}</th></tr><tr>${cell(row.ours)}${cell(row.theirs)}${cell(row.marked)}</tr>`).join("\n")}
</table>`);
console.log(path.join(out, "index.html"));
process.exit(rows.every((row) => row.good) ? 0 : 1);
