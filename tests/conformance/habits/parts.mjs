// SPDX-License-Identifier: GPL-3.0-or-later
// What scripts are made of: elements, and what a hand does. Places are px of the scene at a zoom of 1.
import { deflateSync } from "node:zlib";

let seed = 1;
export const base = (id, type, x, y, width, height, more = {}) => ({
  id, type, x, y, width, height, angle: 0, strokeColor: "#1e1e1e", backgroundColor: "#a5d8ff", fillStyle: "solid", strokeWidth: 2, strokeStyle: "solid", roughness: 1,
  opacity: 100, groupIds: [], frameId: null, roundness: null, seed: ++seed, version: 1, versionNonce: 1, isDeleted: false, boundElements: [], updated: 1, link: null,
  locked: false, ...more,
});
export const box = (id, x, y, width = 160, height = 100, more = {}) => base(id, "rectangle", x, y, width, height, more);
export const words = (id, x, y, text, more = {}) => base(id, "text", x, y, more.width || 10 * text.length, 25, {
  backgroundColor: "transparent", text, originalText: text, fontSize: 20, fontFamily: 5, textAlign: "left", verticalAlign: "top", containerId: null, autoResize: true, lineHeight: 1.25, ...more });
export const linear = (id, type, x, y, points, more = {}) => base(id, type, x, y, Math.max(...points.map(([a]) => a)) - Math.min(...points.map(([a]) => a)),
  Math.max(...points.map(([, b]) => b)) - Math.min(...points.map(([, b]) => b)), {
    backgroundColor: "transparent", points, startBinding: null, endBinding: null, startArrowhead: null, endArrowhead: type === "arrow" ? "arrow" : null, ...(type === "arrow" ? { elbowed: false } : { polygon: false }), ...more });
export const scene = (...elements) => ({ type: "excalidraw", version: 2, source: "ninesketch", elements, appState: { gridSize: 20, gridStep: 5, gridModeEnabled: false, viewBackgroundColor: "#ffffff" }, files: {} });
export const group = (id, ...elements) => elements.map((element) => ({ ...element, groupIds: [...element.groupIds, id] }));

export const drag = (from, to, ...held) => [
  ["hover", ...from], ...held.map((key) => ["hold", key]), ["press", ...from],
  ...Array.from({ length: 6 }, (_, i) => ["move", ...[0, 1].map((k) => Math.round(from[k] + ((to[k] - from[k]) * (i + 1)) / 6))]), // whole px: a mouse has no others
  ["release", ...to], ...held.map((key) => ["letGo", key])];
export const click = (x, y, ...held) => [["hover", x, y], ...held.map((key) => ["hold", key]), ["press", x, y], ["release", x, y], ...held.map((key) => ["letGo", key])];
/** Long enough for two clicks to be no double-click. */
export const pause = Array.from({ length: 20 }, (_, i) => ["hover", 20 + i, 20]);
export const chord = (...keys) => [...keys.slice(0, -1).map((key) => ["hold", key]), ["key", keys.at(-1)], ...keys.slice(0, -1).reverse().map((key) => ["letGo", key])];
export const draw = (tool, from, to, ...held) => [["tool", ...[tool].flat()], ...drag(from, to, ...held)];
export const keys = (key, count) => Array.from({ length: count }, () => ["key", key]);

export const two = () => [box("a", 200, 200), box("b", 600, 300)];
export const joined = () => [["tool", "arrow", "sharp"], ...drag([365, 250], [595, 350])];
export const labelled = (id = "a", x = 200, y = 200) => [box(id, x, y, 160, 100, { boundElements: [{ id: `${id}-label`, type: "text" }] }),
  words(`${id}-label`, x + 50, y + 37, "orders", { containerId: id, textAlign: "center", verticalAlign: "middle", width: 62.2 })];
export const threeInARow = () => [box("a", 200, 200, 100, 80), box("b", 360, 240, 140, 60), box("c", 640, 180, 80, 120)];
export const stack = () => [box("a", 200, 200), box("b", 240, 230), box("c", 280, 260), box("d", 320, 290)];

export const frame = (id, x, y, width, height, more = {}) => base(id, "frame", x, y, width, height, { name: null, backgroundColor: "transparent", strokeColor: "#bbb", ...more });
/** The checksum of PNG's chunks (Node has its own only since 22). */
const crc32 = (bytes) => {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
};
/** A picture of 200 × 100 px. */
export const image = (id, x, y, width = 200, height = 100, more = {}) => base(id, "image", x, y, width, height, { backgroundColor: "transparent", strokeColor: "transparent", fileId: "picture", status: "saved", scale: [1, 1], crop: null, ...more });
const chunk = (kind, data) => {
  const body = Buffer.concat([Buffer.from(kind), data]);
  const size = Buffer.alloc(8);
  size.writeUInt32BE(data.length);
  size.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([size.subarray(0, 4), body, size.subarray(4)]);
};
const png = () => {
  const head = Buffer.from([0, 0, 0, 200, 0, 0, 0, 100, 8, 0, 0, 0, 0]); // 8 bits of grey
  const rows = Buffer.concat(Array.from({ length: 100 }, (_, y) => Buffer.from([0, ...Array.from({ length: 200 }, (_, x) => (x + y) & 255)])));
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
};
export const files = () => ({ picture: { mimeType: "image/png", id: "picture", dataURL: `data:image/png;base64,${png().toString("base64")}`, created: 1 } });
