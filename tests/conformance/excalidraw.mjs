#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// The real Excalidraw as a command. Every command takes --version release|nightly (default release).
import fs from "node:fs";
import { changes, drag, ends, openExcalidraw } from "./browser.mjs";

const help = `usage: node tests/conformance/excalidraw.mjs COMMAND … [--version release|nightly|both]

  restore FILE [OUT]          opens FILE, says what Excalidraw changed (exit 1 if anything), saves it to OUT
  png FILE OUT [--dark] [--scale N]     svg FILE OUT [--dark]      Excalidraw's own export
  measure [FAMILY SIZE] TEXT…           width and height as it measures them (family 5, 20 px)
  measure --file TEXTS.json             the same for [{"text","fontSize","fontFamily"}, …]; answers JSON
  drag FILE ID DX DY [OUT]    drags an element with the mouse; prints how arrows' ends moved; saves it to OUT
  paste FILE|- [OUT]          pastes text (clipboard JSON, …) into an empty canvas; prints the elements; saves to OUT
  library FILE                opens a library; prints the number of items and elements
  shot FILE OUT               a screenshot of the editor with FILE open
`;

const args = process.argv.slice(2);
function option(name, hasValue = true) {
  const at = args.indexOf(name);
  if (at < 0) return undefined;
  return args.splice(at, hasValue ? 2 : 1)[hasValue ? 1 : 0];
}
const wanted = option("--version") || "release";
const dark = !!option("--dark", false);
const scale = Number(option("--scale") || 1);
const textsFile = option("--file");
const [command, ...rest] = args;
const base64 = (file) => fs.readFileSync(file).toString("base64");
const round = (point) => point.map((value) => value.toFixed(2)).join(", ");

const commands = {
  async restore(excalidraw, file, output) {
    const { elements, saved } = await excalidraw.call("openAndSave", base64(file), file.endsWith(".png") ? "image/png" : file.endsWith(".svg") ? "image/svg+xml" : undefined);
    if (output) fs.writeFileSync(output, saved);
    if (/\.(png|svg)$/.test(file)) {
      console.log(`${excalidraw.version}: ${elements.length} elements in the embedded scene`);
      return 0;
    }
    const found = changes(JSON.parse(fs.readFileSync(file, "utf8")).elements || [], elements, excalidraw.version);
    for (const line of found) console.log(`${excalidraw.version}: ${line}`);
    console.log(`${excalidraw.version}: ${elements.length} elements, ${found.length} changes`);
    return found.length ? 1 : 0;
  },
  async png(excalidraw, file, output) {
    fs.writeFileSync(output, Buffer.from(await excalidraw.call("picture", base64(file), { to: "png", dark, scale }), "base64"));
  },
  async svg(excalidraw, file, output) {
    fs.writeFileSync(output, await excalidraw.call("picture", base64(file), { to: "svg", dark }));
  },
  async measure(excalidraw, ...words) {
    if (textsFile) {
      console.log(JSON.stringify(await excalidraw.call("measure", JSON.parse(fs.readFileSync(textsFile, "utf8")))));
      return;
    }
    let fontFamily = 5;
    let fontSize = 20;
    if (words.length > 2 && !Number.isNaN(Number(words[0]))) [fontFamily, fontSize] = words.splice(0, 2).map(Number);
    const sizes = await excalidraw.call("measure", words.map((text) => ({ text, fontSize, fontFamily })));
    for (const { text, width, height } of sizes) console.log(`${width.toFixed(3)}\t${height.toFixed(3)}\t${text}`);
  },
  async drag(excalidraw, file, id, dx, dy, output) {
    await excalidraw.call("edit", base64(file));
    const before = new Map((await excalidraw.call("elements")).map((element) => [element.id, element]));
    const after = await drag(excalidraw, id, Number(dx), Number(dy));
    for (const element of after) {
      const old = before.get(element.id);
      if (element.type === "arrow") {
        const [was, is] = [ends(old), ends(element)];
        console.log(`${excalidraw.version}: arrow ${element.id}: start ${round(was.start)} -> ${round(is.start)}; end ${round(was.end)} -> ${round(is.end)}`);
      } else if (old.x !== element.x || old.y !== element.y) {
        console.log(`${excalidraw.version}: ${element.type} ${element.id}: moved by ${round([element.x - old.x, element.y - old.y])}`);
      }
    }
    if (output) fs.writeFileSync(output, await excalidraw.call("saved"));
  },
  async paste(excalidraw, file, output) {
    await excalidraw.call("mount", { elements: [] });
    await excalidraw.mouse.click(700, 450); // pastes at the pointer
    const elements = await excalidraw.call("paste", fs.readFileSync(file === "-" ? 0 : file, "utf8"));
    console.log(JSON.stringify(elements, null, 1));
    if (output) fs.writeFileSync(output, await excalidraw.call("saved"));
  },
  async library(excalidraw, file) {
    const items = await excalidraw.call("openLibrary", base64(file));
    console.log(`${excalidraw.version}: ${items.length} items, ${items.reduce((sum, item) => sum + item.elements.length, 0)} elements`);
  },
  async shot(excalidraw, file, output) {
    await excalidraw.call("edit", base64(file));
    await excalidraw.tab.screenshot({ path: output });
  },
};

if (!commands[command]) {
  process.stdout.write(help);
  process.exit(command && command !== "--help" ? 2 : 0);
}
let status = 0;
for (const version of wanted === "both" ? ["release", "nightly"] : [wanted]) {
  const excalidraw = await openExcalidraw(version);
  try {
    status = Math.max(status, (await commands[command](excalidraw, ...rest)) || 0);
  } finally {
    await excalidraw.close();
  }
}
process.exitCode = status;
