// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet of single elements from a seed, each in a style of its own, as the current version draws them: `node random_scene.mjs SEED OUT.excalidraw`.
import fs from "node:fs";
import { fileURLToPath } from "node:url";
import { pictureFiles } from "./every_kind.mjs";

export const cell = 170; // px; what is drawn keeps off its border
const columns = 9;
const rows = 8;
const lineHeights = { 1: 1.25, 3: 1.2, 5: 1.25, 6: 1.35, 7: 1.15, 8: 1.25 };

/** Park and Miller's generator (1988). */
function generator(seed) {
  let state = seed % 2147483647 || 1;
  return () => ((state = (state * 48271) % 2147483647) - 1) / 2147483646;
}

export function randomScene(seed) {
  const random = generator(seed * 7919);
  for (let i = 0; i < 9; ++i) random();
  const pick = (list) => list[Math.floor(random() * list.length)];
  const between = (low, high) => Math.round((low + (high - low) * random()) * 100) / 100;
  const elements = [];
  const add = (type, box, more = {}) => {
    elements.push({
      id: `e${elements.length}`, type, x: box[0], y: box[1], width: box[2], height: box[3], angle: 0, strokeColor: pick(["#1e1e1e", "#e03131", "#1971c2", "#f08c00"]),
      backgroundColor: pick(["transparent", "transparent", "#ffc9c9", "#a5d8ff", "#ffec9980"]), fillStyle: pick(["hachure", "cross-hatch", "solid", "zigzag"]),
      strokeWidth: pick([1, 2, 4]), strokeStyle: pick(["solid", "solid", "dashed", "dotted"]), roughness: pick([0, 1, 2]), opacity: pick([100, 100, 100, 60, 30]),
      groupIds: [], frameId: null, roundness: null, seed: 1 + Math.floor(random() * 2e9), version: 1, versionNonce: 1, isDeleted: false, boundElements: [], updated: 1,
      link: null, locked: false, ...more,
    });
    return elements.at(-1);
  };
  const angle = () => pick([0, 0, 0, between(0, 6.28), Math.PI / 2, Math.PI, (Math.PI * 3) / 2]);
  const side = () => pick([between(60, 110), between(20, 60), between(1, 12), between(12, 20)]);
  const middle = (x, y, w, h) => [x + (cell - w) / 2, y + (cell - h) / 2, w, h];
  const words = (family) => pick(["API gateway", "AVATAR To We", "p99 < 100 ms\n99.99 %", "Ångström é ñ", "quick brown fox\njumps over\na dog", "fi ffl (nines)", "0123456789"].slice(0, family === 7 || family === 8 ? 3 : 7));
  const text = (x, y, more = {}) => {
    const fontFamily = pick([1, 3, 5, 5, 6, 7, 8]);
    const fontSize = pick([8, 12, 16, 20, 28]);
    const content = words(fontFamily);
    const height = content.split("\n").length * fontSize * lineHeights[fontFamily];
    return add("text", middle(x, y, between(90, 120), height), { text: content, originalText: content, fontFamily, fontSize, lineHeight: lineHeights[fontFamily], autoResize: false,
      textAlign: pick(["left", "center", "right"]), verticalAlign: "top", containerId: null, backgroundColor: "transparent", angle: angle(), ...more });
  };
  const shape = (x, y) => {
    const type = pick(["rectangle", "diamond", "ellipse"]);
    add(type, middle(x, y, side(), side()), { angle: angle(), roundness: type === "ellipse" ? null : pick([null, { type: type === "rectangle" ? 3 : 2 }, { type: 1 }]) });
  };
  const linear = (type, x, y, more = {}) => {
    const count = pick([2, 2, 3, 4]);
    const points = Array.from({ length: count }, () => [between(0, 100), between(0, 100)]);
    if (count === 2 && random() < 0.3) points[1] = [points[0][0], between(0, 100)];
    const [left, top] = points[0];
    for (const point of points) [point[0], point[1]] = [point[0] - left, point[1] - top];
    const extent = (k) => Math.max(...points.map((point) => point[k])) - Math.min(...points.map((point) => point[k]));
    return add(type, [x + 35 + left, y + 35 + top, extent(0), extent(1)], { points, lastCommittedPoint: null, startBinding: null, endBinding: null, startArrowhead: null, endArrowhead: null,
      roundness: pick([null, { type: 2 }]), ...(type === "arrow" ? { elbowed: false, backgroundColor: "transparent" } : {}), ...more });
  };
  const heads = [null, "arrow", "bar", "circle", "circle_outline", "triangle", "triangle_outline", "diamond", "diamond_outline", "cardinality_one", "cardinality_many", "cardinality_one_or_many",
    "cardinality_exactly_one", "cardinality_zero_or_one", "cardinality_zero_or_many"];
  const kinds = [
    shape, shape, shape, text, text, text,
    (x, y) => linear("arrow", x, y, { startArrowhead: pick(heads), endArrowhead: pick(heads) }),
    (x, y) => linear("arrow", x, y, { startArrowhead: pick(heads), endArrowhead: pick(heads), angle: angle() }),
    (x, y) => linear("line", x, y, { angle: angle() }),
    (x, y) => {
      const line = linear("line", x, y);
      line.points = [[0, 0], [between(30, 90), between(-10, 20)], [between(40, 80), between(50, 90)], [between(-10, 20), between(40, 80)], [0, 0]];
      [line.x, line.y] = [x + 45, y + 45];
      [line.width, line.height] = [0, 1].map((k) => Math.max(...line.points.map((point) => point[k])) - Math.min(...line.points.map((point) => point[k])));
    },
    (x, y) => {
      const corner = [between(20, 90), between(20, 90)];
      add("arrow", [x + 35, y + 35, 100, corner[1]], { points: [[0, 0], [corner[0], 0], corner, [100, corner[1]]], elbowed: true, fixedSegments: null, startIsSpecial: null, endIsSpecial: null,
        lastCommittedPoint: null, startBinding: null, endBinding: null, startArrowhead: pick(heads), endArrowhead: pick(heads), backgroundColor: "transparent" });
    },
    (x, y) => {
      const turns = between(3, 9);
      const points = Array.from({ length: 30 }, (_, i) => [Math.round(i * 330) / 100, Math.round(3000 * Math.sin((i * turns) / 29)) / 100]);
      add("freedraw", [x + 35, y + 85, 96, 60], { points, pressures: random() < 0.5 ? [] : points.map((_, i) => 0.3 + 0.5 * Math.abs(Math.sin(i))), simulatePressure: random() < 0.5, lastCommittedPoint: null, angle: angle() });
    },
    (x, y) => add("image", middle(x, y, between(50, 110), between(40, 110)), { fileId: pick(["pixels", "vector"]), status: "saved", scale: [pick([1, -1]), pick([1, -1])], angle: angle(), strokeColor: "transparent",
      backgroundColor: "transparent", roundness: pick([null, { type: 3 }]), crop: null }),
    (x, y) => add("image", middle(x, y, between(50, 110), between(40, 110)), { fileId: "pixels", status: "saved", scale: [pick([1, -1]), 1], angle: angle(), strokeColor: "transparent", backgroundColor: "transparent",
      crop: { x: between(0, 60), y: between(0, 30), width: between(30, 90), height: between(30, 60), naturalWidth: 160, naturalHeight: 100 } }),
    (x, y) => {
      const box = shape(x, y) || elements.at(-1);
      [box.width, box.height] = [between(90, 115), between(70, 115)];
      [box.x, box.y] = middle(x, y, box.width, box.height);
      const label = text(x, y, { containerId: box.id, textAlign: "center", verticalAlign: "middle", angle: box.angle });
      box.boundElements = [{ id: label.id, type: "text" }];
    },
    (x, y) => {
      const frame = add("frame", [x + 35, y + 45, between(60, 100), between(50, 90)], { name: pick([null, "Request path", "A name far too long"]), strokeColor: "#bbb", backgroundColor: "transparent", roughness: 0 });
      shape(x + between(-20, 20), y + between(-20, 20));
      elements.at(-1).frameId = frame.id;
    },
  ];
  const cells = [];
  for (let row = 0; row < rows; ++row)
    for (let column = 0; column < columns; ++column) {
      const first = elements.length;
      pick(kinds)(column * cell, row * cell);
      cells.push({ x: column * cell, y: row * cell, elements: elements.slice(first) });
    }
  // what is large bends little: long lines of boxes, wide curves
  for (let i = 0; i < 6; ++i) {
    const [x, y] = [(i % 2) * 780, rows * cell + Math.floor(i / 2) * 330];
    const size = [between(300, 720), between(80, 290)];
    if (i % 3 < 2) add(pick(["rectangle", "diamond", "ellipse"]), [x, y, ...size], { roundness: pick([null, { type: 3 }]) });
    else
      add("arrow", [x, y + size[1], ...size], { points: [[0, 0], [size[0] / 3, -between(0, size[1])], [(size[0] * 2) / 3, -size[1]], [size[0], 0]], roundness: { type: 2 }, elbowed: false, backgroundColor: "transparent",
        lastCommittedPoint: null, startBinding: null, endBinding: null, startArrowhead: null, endArrowhead: "arrow" });
  }
  return { scene: { type: "excalidraw", version: 2, source: "ninesketch", elements, appState: { gridSize: 20, gridStep: 5, gridModeEnabled: false, viewBackgroundColor: "#ffffff" }, files: pictureFiles() }, cells };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) fs.writeFileSync(process.argv[3], JSON.stringify(randomScene(Number(process.argv[2])).scene, null, 2));
