#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// Widths of texts in all fonts, ours against Excalidraw's: no more than half a pixel apart. usage: measure.mjs [--build FOLDER]
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { openExcalidraw } from "../conformance/browser.mjs";

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const at = process.argv.indexOf("--build");
const build = path.resolve(at < 0 ? path.join(project, "build/dev") : process.argv[at + 1]);
const farthest = 0.5;

const words = ["API gateway", "AVATAR To We Ty", "Load balancer", "Redis (3x)", "orders → payments", "99.95 % · p99 120 ms", "kafka://orders.v1",
  "first line\nsecond, longer line", "  two  spaces  ", "Größe, naïve café", "fi fl ffi", "https://example.org/a?b=c&d=e", "10,000 req/s", "\"quoted\" 'text'",
  "Příliš žluťoučký kůň", "Быстрая лиса", "Ταχεία αλεπού", "WWWWWWWWWWWWWWWW", "iiiiiiiiiiiiiiii", "Ünïcödé — em-dash … dots",
  "消息队列 Kafka", "データベース、キャッシュ（読み取り）", "로드 밸런서", "「缓存」99.9%,可用", "₹500"];
const texts = [];
for (const fontFamily of [1, 2, 3, 5, 6, 7, 8])
  for (const text of words)
    for (const fontSize of [16, 20, 36]) {
      // only letters that the font has: the others, and Helvetica, come from the system, and each program chooses among its fonts
      if (/[ᄀ-￿₹]/u.test(text) && fontFamily !== 5) continue;
      if (fontFamily === 2) continue;
      if (/[Ѐ-ӿͰ-Ͽ]/u.test(text) && ![3, 5].includes(fontFamily)) continue;
      if ([7, 8].includes(fontFamily) && /[^\u0000-\u00ff]|ß|·/u.test(text)) continue;
      texts.push({ text, fontFamily, fontSize });
    }
const file = path.join(os.tmpdir(), `ninesketch-texts-${process.pid}.json`);
fs.writeFileSync(file, JSON.stringify(texts));
const ours = JSON.parse(execFileSync(path.join(build, "tests/pictures/measure_texts"), [file], { env: { ...process.env, QT_QPA_PLATFORM: "offscreen" } }));
fs.rmSync(file);
const excalidraw = await openExcalidraw("release");
const theirs = await excalidraw.call("measure", texts);
await excalidraw.close();
let worst = 0;
let bad = 0;
texts.forEach(({ text, fontFamily, fontSize }, i) => {
  const difference = Math.abs(ours[i] - theirs[i].width);
  worst = Math.max(worst, difference);
  if (difference <= farthest) return;
  ++bad;
  console.log(`font ${fontFamily} ${fontSize}px ${JSON.stringify(text)}: ${ours[i].toFixed(2)}, Excalidraw ${theirs[i].width.toFixed(2)}`);
});
console.log(`${texts.length} texts, largest difference ${worst.toFixed(3)} px, ${bad} beyond ${farthest}`);
process.exit(bad ? 1 : 0);
