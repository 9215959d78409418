// SPDX-License-Identifier: GPL-3.0-or-later
// What the pointer looks like over things and with tools in hand: [name, elements, steps].
import { base, box, chord, click, frame, group, image, labelled, linear, two, words } from "./parts.mjs";

/** Looks at the pointer there; it comes from beside. */
const at = (...places) => places.flatMap(([x, y]) => [["hover", x - 3, y - 2], ["hover", x, y], ["cursor"]]);
const held = ([x, y], [dx, dy]) => [["hover", x, y], ["press", x, y], ["move", x + dx / 2, y + dy / 2], ["move", x + dx, y + dy], ["cursor"], ["release", x + dx, y + dy]];
const ofBox = [[194, 194], [366, 194], [366, 306], [194, 306], [280, 196], [280, 304], [196, 250], [364, 250], [280, 178], [280, 250]];
const line = (type = "line", more = {}) => [linear("l", type, 240, 220, [[0, 0], [100, 80], [220, 20]], more)];
const unfilled = (more = {}) => box("a", 200, 200, 160, 100, { backgroundColor: "transparent", ...more });

export const pointers = [
  ["the pointer over a box", two(), at([280, 250], [201, 250], [500, 600])],
  ["the pointer over an unfilled box", [unfilled()], at([280, 250], [201, 250], [196, 250])],
  ["the pointer over a selected box", two(), [["select", "a"], ...at(...ofBox)]],
  ["the pointer over a selected unfilled box", [unfilled()], [["select", "a"], ...at(...ofBox)]],
  ["the pointer over a turned box", [box("a", 200, 200, 160, 100, { angle: Math.PI / 4 })], [["select", "a"], ...at([280, 250], [332, 351], [229, 149])]],
  ["the pointer over two selected boxes", two(), [["select", "a", "b"], ...at([191, 191], [769, 409], [480, 194], [480, 300], [480, 175])]],
  ["the pointer over a group", group("g", ...two()), [...click(220, 290), ...at([480, 300], [220, 290], [191, 191])]],
  ["the pointer over a locked box", [box("a", 200, 200, 160, 100, { locked: true })], at([280, 250], [201, 250])],
  ["the pointer over a text", [words("t", 300, 300, "orders", { width: 62.2 })], [...at([320, 312]), ["select", "t"], ...at([320, 312], [368, 331], [367, 312])]],
  ["the pointer over a labelled box", labelled(), [...at([280, 250], [220, 290]), ["select", "a"], ...at([280, 250], [220, 290])]],
  ["the pointer over a line", line(), [...at([290, 260], [350, 230]), ...click(290, 260), ...at([240, 220], [340, 300], [460, 240], [290, 260], [400, 270], [350, 230], [228, 208])]],
  ["the pointer over a line of two points", [linear("l", "line", 240, 220, [[0, 0], [200, 0]])], [...click(290, 220), ...at([240, 220], [340, 220], [300, 220], [300, 240])]],
  ["the pointer over an arrow with a label", [linear("l", "arrow", 300, 300, [[0, 0], [300, 0]])], [...click(360, 300), ["key", "Enter"], ["type", "reads"], ["key", "Escape"], ...at([470, 305], [360, 300])]],
  ["the pointer over an elbow arrow", [linear("l", "arrow", 300, 300, [[0, 0], [150, 0], [150, 120], [300, 120]], { elbowed: true })], [...click(360, 300), ...at([300, 300], [375, 300], [450, 360], [420, 300])]],
  ["the pointer over edited points", line(), [["twice", 290, 260], ...at([240, 220], [290, 260], [400, 270], [320, 284], [500, 500])]],
  ["the pointer over an image", [image("i", 300, 300)], [...at([350, 350]), ["select", "i"], ...at([300, 300], [500, 400], [400, 350], [400, 300], [400, 284])]],
  ["the pointer over a cropped image", [image("i", 300, 300)], [["twice", 400, 350], ...at([300, 300], [500, 350], [400, 350], [600, 600])]],
  ["the pointer over a frame", [frame("f", 300, 300, 300, 200)], [...at([300, 400], [400, 400]), ["select", "f"], ...at([300, 400], [400, 400], [606, 506])]],
  ["the pointer over a linked box", [box("a", 200, 200, 160, 100, { link: "https://example.com" })], at([280, 250], [366, 193])],
  ["the pointer over a selected linked box", [box("a", 200, 200, 160, 100, { link: "https://example.com" })], [["select", "a"], ...at([280, 250], [366, 193])]],
  ["the pointer over a drawing by the pen", [base("p", "freedraw", 200, 200, 100, 60, { points: [[0, 0], [50, 60], [100, 20]], pressures: [], simulatePressure: true })], at([225, 230], [280, 210])],
  ["the pointer with Ctrl over a box", two(), [["select", "a"], ["hold", "Control"], ...at([280, 250], [500, 600], [366, 306]), ["letGo", "Control"]]],
  ...[["the hand", "h"], ["a box", "r"], ["an arrow", "a"], ["a line", "l"], ["a pen", "p"], ["a text", "t"], ["a frame", "f"], ["the eraser", "e"], ["the laser", "k"], ["the bucket", "b"]].map(([name, key]) => [`the pointer with ${name} in hand`, two(), [["key", key], ...at([500, 600], [280, 250], [201, 250]), ["key", "v"], ...at([500, 600])]]),
  ["the pointer with the lasso", two(), [["tool", "lasso"], ...at([280, 250]), ["select", "a"], ...at([280, 250])]],
  ["the pointer with a text over an unfilled box", [unfilled()], [["key", "t"], ...at([280, 250], [215, 215], [500, 600]), ["key", "v"]]],
  ["the pointer with a text over an arrow", [linear("l", "arrow", 300, 300, [[0, 0], [300, 0]])], [["key", "t"], ...at([450, 300], [600, 300]), ["key", "v"]]],
  ["the pointer while a box is dragged", two(), held([280, 250], [60, 40])],
  ["the pointer while a box is pulled", two(), [["select", "a"], ...held([366, 306], [60, 40]), ...at([430, 350])]],
  ["the pointer while a box is drawn", [], [["key", "r"], ...held([280, 178], [60, 40]), ...at([340, 218])]],
  ["the pointer while an arrow is drawn", [], [["key", "a"], ...held([280, 178], [60, 40]), ...at([320, 204])]],
  ["the pointer while a selection is drawn", two(), held([480, 600], [60, 40])],
  ["the pointer while the hand drags", [], [["key", "h"], ...held([480, 600], [60, 40]), ...chord("Shift", "1"), ["key", "v"]]],
  ["the pointer while a point is pulled", line(), [...click(290, 260), ...held([460, 240], [40, 40])]],
  ["the pointer while space is held", two(), [["hover", 500, 600], ["key", "v"], ["hold", " "], ["cursor"], ["letGo", " "], ["cursor"]]],
  ["the pointer while a colour is picked", two(), [["select", "a"], ["key", "i"], ...at([500, 600]), ["key", "Escape"]]],
  ["the pointer in view mode", two(), [...chord("Alt", "r"), ...at([280, 250], [500, 600]), ...chord("Alt", "r")]],
];
