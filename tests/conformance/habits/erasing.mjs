// SPDX-License-Identifier: GPL-3.0-or-later
// The eraser: what it takes when it is drawn or clicked beside, across and within things: [name, elements, steps].
import { base, box, click, draw, frame, group, image, labelled, linear, two, words } from "./parts.mjs";

const hollow = () => [box("a", 200, 200, 160, 100, { backgroundColor: "transparent" })];
const stroke = (w) => [base("l", "freedraw", 300, 300, 200, 100, { strokeWidth: w, points: [[0, 0], [50, 25], [120, 30], [200, 100]], pressures: [], simulatePressure: true, backgroundColor: "transparent" })];
const line = (type = "line") => [linear("l", type, 200, 300, [[0, 0], [300, 0]])];
export const erasing = [
  ["the eraser beside a hollow box", hollow(), draw("eraser", [195, 180], [195, 330])],
  ["the eraser within a hollow box", hollow(), draw("eraser", [210, 250], [350, 250])],
  ["the eraser into a hollow box", hollow(), draw("eraser", [190, 250], [250, 250])],
  ["the eraser beside a filled box", [box("a", 200, 200)], draw("eraser", [195, 180], [195, 330])],
  ["the eraser within a filled box", [box("a", 200, 200)], draw("eraser", [210, 250], [350, 250])],
  ["the eraser within a labelled hollow box", labelled().map((e) => ({ ...e, backgroundColor: "transparent" })), draw("eraser", [210, 210], [220, 290])],
  ["the eraser over a label", labelled().map((e) => ({ ...e, backgroundColor: "transparent" })), draw("eraser", [270, 250], [290, 250])],
  ["the eraser clicks beside a hollow box", hollow(), [["tool", "eraser"], ...click(196, 250)]],
  ["the eraser clicks in a hollow box", hollow(), [["tool", "eraser"], ...click(250, 250)]],
  ["the eraser clicks in a filled box", [box("a", 200, 200)], [["tool", "eraser"], ...click(250, 250)]],
  ...[5, 7].flatMap((d) => ["line", "arrow"].map((t) => [`the eraser ${d} px beside a line (${t})`, line(t), draw("eraser", [250, 300 - d], [400, 300 - d])])),
  ...[1, 4].flatMap((w) => [4, 8, 12, 16].map((d) => [`the eraser ${d} px beside a stroke (${w})`, stroke(w), draw("eraser", [370, 310 - d], [410, 314 - d])])),
  ["the eraser across a stroke", stroke(1), draw("eraser", [370, 250], [380, 390])],
  ["the eraser beside a text", [words("t", 300, 300, "orders", { width: 62.2 })], draw("eraser", [295, 290], [295, 340])],
  ["the eraser over a text", [words("t", 300, 300, "orders", { width: 62.2 })], draw("eraser", [290, 312], [330, 312])],
  ["the eraser over an image", [image("i", 300, 300)], draw("eraser", [290, 350], [310, 350])],
  ["the eraser beside an image", [image("i", 300, 300)], draw("eraser", [296, 290], [296, 390])],
  ["the eraser in a frame", [frame("f", 150, 150, 400, 300)], draw("eraser", [200, 200], [400, 300])],
  ["the eraser across a frame's border", [frame("f", 150, 150, 400, 300)], draw("eraser", [100, 200], [200, 220])],
  ["the eraser beside a group", group("g", ...two()), draw("eraser", [196, 180], [196, 330])],
  ["the eraser into a group", group("g", ...two()), draw("eraser", [190, 250], [240, 250])],
  ["the eraser there and back with Alt", two(), [["tool", "eraser"], ["hover", 180, 250], ["press", 180, 250], ["move", 220, 250], ["move", 250, 250], ["hold", "Alt"], ["move", 255, 250], ["move", 260, 250], ["letGo", "Alt"], ["release", 260, 250]]],
  ["the eraser over an arrow's label", [linear("l", "arrow", 200, 300, [[0, 0], [300, 0]], { boundElements: [{ id: "t", type: "text" }] }), words("t", 320, 288, "orders", { containerId: "l", textAlign: "center", verticalAlign: "middle", width: 62.2 })], draw("eraser", [325, 291], [370, 291])],
  ["the eraser into a polygon", [linear("l", "line", 240, 220, [[0, 0], [200, 0], [240, 150], [0, 150], [0, 0]], { polygon: true, backgroundColor: "#a5d8ff" })], draw("eraser", [300, 300], [310, 310])],
  ["the eraser beside a polygon", [linear("l", "line", 240, 220, [[0, 0], [200, 0], [240, 150], [0, 150], [0, 0]], { polygon: true, backgroundColor: "#a5d8ff" })], draw("eraser", [236, 240], [236, 330])],
  ["the eraser near a turned box", [box("a", 200, 200, 160, 100, { angle: 0.5, backgroundColor: "transparent" })], draw("eraser", [205, 190], [200, 170])],
];
