// SPDX-License-Identifier: GPL-3.0-or-later
// A drawing with every kind of element in every style: `node every_kind.mjs OUT.excalidraw`.
import fs from "node:fs";
import zlib from "node:zlib";
import { fileURLToPath } from "node:url";

const shapes = ["rectangle", "diamond", "ellipse"];
const fills = ["hachure", "cross-hatch", "solid", "zigzag"];
const strokeStyles = ["solid", "dashed", "dotted"];
const strokes = ["#1e1e1e", "#e03131", "#2f9e44", "#1971c2", "#f08c00"];
const backgrounds = ["#ffc9c9", "#b2f2bb", "#a5d8ff", "#ffec99"];
const arrowheads = ["arrow", "bar", "circle", "circle_outline", "triangle", "triangle_outline", "diamond", "diamond_outline",
  "crowfoot_one", "crowfoot_many", "crowfoot_one_or_many"];
const fonts = { 1: 1.25, 2: 1.15, 3: 1.2, 5: 1.25, 6: 1.35, 7: 1.15, 8: 1.25 };

/** A picture of a few colours, made here so that no file is needed. */
function png(width, height) {
  const crc = (bytes) => {
    let c = -1;
    for (const byte of bytes) {
      c ^= byte;
      for (let k = 0; k < 8; ++k) c = (c >>> 1) ^ (c & 1 ? 0xedb88320 : 0);
    }
    return (c ^ -1) >>> 0;
  };
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const rows = [];
  for (let y = 0; y < height; ++y) {
    rows.push(0);
    for (let x = 0; x < width; ++x) rows.push((x * 255) / width, (y * 255) / height, (x + y) % 40 < 20 ? 200 : 60);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", header),
    chunk("IDAT", zlib.deflateSync(Buffer.from(rows))), chunk("IEND", Buffer.alloc(0))]);
}

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80" width="120" height="80"><rect width="120" height="80" fill="#ffe8cc"/><circle cx="40" cy="40" r="28" fill="#4dabf7" stroke="#1864ab" stroke-width="4"/><path d="M70 15 L110 65 L70 65 Z" fill="#69db7c"/></svg>`;

/** A picture of pixels and one of shapes. */
export const pictureFiles = () => ({
  pixels: { id: "pixels", mimeType: "image/png", created: 1, dataURL: `data:image/png;base64,${png(160, 100).toString("base64")}` },
  vector: { id: "vector", mimeType: "image/svg+xml", created: 1, dataURL: `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}` },
});

export function everyKind() {
  const elements = [];
  const files = pictureFiles();
  let seed = 1000;
  const add = (type, x, y, width, height, more = {}) => {
    const n = elements.length;
    const element = {
      id: `e${n}`, type, x, y, width, height, angle: 0, strokeColor: "#1e1e1e", backgroundColor: "transparent", fillStyle: "solid",
      strokeWidth: 2, strokeStyle: "solid", roughness: 1, opacity: 100, groupIds: [], frameId: null, roundness: null, seed: (seed += 7919),
      version: 1, versionNonce: 1, isDeleted: false, boundElements: [], updated: 1, link: null, locked: false, ...more,
    };
    elements.push(element);
    return element;
  };
  const linear = (type, x, y, points, more = {}) => {
    const xs = points.map((p) => p[0]);
    const ys = points.map((p) => p[1]);
    return add(type, x, y, Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys),
      { points, lastCommittedPoint: null, startBinding: null, endBinding: null, startArrowhead: null, endArrowhead: null,
        ...(type === "arrow" ? { elbowed: false } : {}), ...more });
  };
  const text = (x, y, words, more = {}) => {
    const fontFamily = more.fontFamily || 5;
    const fontSize = more.fontSize || 20;
    const lines = words.split("\n");
    const height = lines.length * fontSize * fonts[fontFamily];
    const width = more.width || Math.max(...lines.map((line) => line.length)) * fontSize * 0.55;
    return add("text", x, y, width, height, { fontSize, fontFamily, text: words, originalText: words, textAlign: "left", verticalAlign: "top",
      containerId: null, autoResize: true, lineHeight: fonts[fontFamily], ...more });
  };
  const label = (container, words, width, height, more = {}) => {
    const y = container.y + container.height / 2 - height / 2;
    const t = text(container.x + container.width / 2 - width / 2, y, words, { width, containerId: container.id, textAlign: "center", verticalAlign: "middle", ...more });
    t.height = height;
    container.boundElements = [{ id: t.id, type: "text" }];
    return t;
  };

  // shapes: fill by stroke style, then roughness, corners and widths
  let y = 0;
  for (const type of shapes) {
    let x = 0;
    for (const fillStyle of fills)
      for (const strokeStyle of strokeStyles) {
        const n = elements.length;
        add(type, x, y, 110, 70, { fillStyle, strokeStyle, backgroundColor: backgrounds[n % 4], strokeColor: strokes[n % 5], roundness: n % 2 ? { type: type === "rectangle" ? 3 : 2 } : null });
        x += 130;
      }
    y += 90;
    x = 0;
    for (const roughness of [0, 1, 2])
      for (const strokeWidth of [1, 2, 4])
        for (const angle of [0, 0.4]) {
          add(type, x, y, 70, 60, { roughness, strokeWidth, angle, backgroundColor: angle ? "#d0bfff" : "transparent", fillStyle: fills[strokeWidth % 4],
            roundness: strokeWidth === 2 ? { type: 2 } : null, opacity: angle ? 60 : 100 });
          x += 90;
        }
    y += 100;
  }
  for (const size of [3, 8, 14, 18, 25, 45]) {
    shapes.forEach((type, i) => add(type, 60 * i + size * 14, y, size, size + 3, { roughness: 2, backgroundColor: "#ffd43b" }));
  }
  y += 80;

  // lines and arrows
  let x = 0;
  for (const strokeStyle of strokeStyles)
    for (const roundness of [null, { type: 2 }]) {
      linear("line", x, y, [[0, 0], [60, 40], [110, 0]], { strokeStyle, roundness });
      linear("line", x, y + 60, [[0, 0], [90, 10], [100, 60], [20, 70], [0, 0]], { strokeStyle, roundness, backgroundColor: "#99e9f2", fillStyle: fills[(x / 140) % 4], angle: roundness ? 0.2 : 0 });
      linear("arrow", x, y + 150, [[0, 0], [50, 40], [110, 10]], { strokeStyle, roundness, endArrowhead: "arrow", roughness: roundness ? 2 : 1 });
      x += 140;
    }
  linear("arrow", x, y, [[0, 0], [80, 0], [80, 90], [140, 90]], { elbowed: true, endArrowhead: "arrow", fixedSegments: null, startIsSpecial: null, endIsSpecial: null });
  linear("arrow", x + 170, y, [[0, 0], [0, 60], [100, 60]], { elbowed: true, strokeStyle: "dashed", startArrowhead: "bar", endArrowhead: "triangle", fixedSegments: null, startIsSpecial: null, endIsSpecial: null });
  y += 220;
  x = 0;
  for (const head of arrowheads) {
    strokeStyles.forEach((strokeStyle, i) =>
      linear("arrow", x, y + 40 * i, [[0, 0], [100, 12]], { startArrowhead: head, endArrowhead: head, strokeStyle, strokeWidth: [1, 2, 4][i], strokeColor: strokes[i + 1] }));
    x += 140;
  }
  y += 140;

  // freehand
  const scribble = (n, f) => Array.from({ length: n }, (_, i) => f(i / (n - 1)));
  const strokesDrawn = [
    scribble(40, (t) => [t * 160, 40 * Math.sin(t * 9)]),
    scribble(60, (t) => [60 * Math.cos(t * 6.5) - 60, 40 * Math.sin(t * 6.5)]),
    scribble(12, (t) => [t * 120, (t * 10) % 2 < 1 ? 0 : 30]),
    [[0, 0], [1, 1]],
  ];
  strokesDrawn.forEach((points, i) => {
    for (const simulatePressure of [true, false])
      add("freedraw", 60 + i * 200, y + (simulatePressure ? 50 : 170), 160, 80, { points, pressures: simulatePressure ? [] : points.map((_, k) => 0.2 + 0.6 * Math.abs(Math.sin(k))), simulatePressure,
        lastCommittedPoint: points.at(-1), strokeWidth: i === 2 ? 4 : 1, backgroundColor: i === 1 ? "#b2f2bb" : "transparent", fillStyle: simulatePressure ? "hachure" : "solid" });
  });
  y += 260;

  // texts
  x = 0;
  for (const fontFamily of Object.keys(fonts).map(Number)) {
    text(x, y, "AVATAR To We\nquick brown fox 0123\nÄÖÜ ß é (nines)", { fontFamily, fontSize: fontFamily === 7 ? 28 : 20, width: 230 });
    text(x, y + 110, "right\nand rotated", { fontFamily, textAlign: "right", width: 130, angle: 0.3, strokeColor: "#e03131" });
    x += 250;
  }
  text(x, y, "消息队列 Kafka → 负载均衡\nデータベース（読み取り）\n로드 밸런서, ₹500 😀", { width: 290 });
  y += 200;
  x = 0;
  for (const type of shapes) {
    for (const angle of [0, 0.35]) {
      const shape = add(type, x, y, 180, 110, { backgroundColor: "#e7f5ff", angle, roundness: type === "ellipse" ? null : { type: type === "rectangle" ? 3 : 2 } });
      label(shape, "API\ngateway", 72, 50, { angle });
      x += 210;
    }
  }
  for (const roundness of [null, { type: 2 }]) {
    const arrow = linear("arrow", x, y + 20, [[0, 0], [90, 60], [230, 20]], { roundness, endArrowhead: "arrow", angle: roundness ? 0.2 : 0 });
    label(arrow, "reads", 48, 25);
    x += 270;
  }
  y += 150;

  // images: plain, mirrored, cropped, rounded, turned, vector, missing
  const image = (x, more) => add("image", x, y, 160, 100, { fileId: "pixels", status: "saved", scale: [1, 1], crop: null, strokeColor: "transparent", ...more });
  image(0, {});
  image(180, { scale: [-1, 1] });
  image(360, { crop: { x: 40, y: 20, width: 80, height: 50, naturalWidth: 160, naturalHeight: 100 } });
  image(540, { roundness: { type: 3 }, opacity: 50 });
  image(740, { angle: 0.4 });
  image(940, { fileId: "vector" });
  image(1120, { fileId: "vector", scale: [1, -1] });
  y += 150;

  // frames: clip, opacity, a long name
  const frame = (x, name, width, more = {}) => add("frame", x, y + 30, width, 130, { name, strokeColor: "#bbb", roughness: 0, ...more });
  const inFrame = (f) => {
    add("rectangle", f.x - 30, f.y + 20, 120, 50, { frameId: f.id, backgroundColor: "#ffc9c9" });
    add("ellipse", f.x + 60, f.y + 60, 90, 110, { frameId: f.id, backgroundColor: "#a5d8ff", fillStyle: "hachure" });
  };
  inFrame(frame(20, null, 200));
  inFrame(frame(260, "Request path", 200, { opacity: 50 }));
  inFrame(frame(500, "A name that is far too long for so small a frame", 150));
  y += 200;
  add("embeddable", 0, y, 240, 120, { link: "https://example.org/page", backgroundColor: "#f8f9fa", roundness: { type: 3 } });

  return { type: "excalidraw", version: 2, source: "ninesketch", elements, appState: { gridSize: 20, gridStep: 5, gridModeEnabled: false, viewBackgroundColor: "#ffffff" }, files };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) fs.writeFileSync(process.argv[2], JSON.stringify(everyKind(), null, 2));
