// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers typed into the panel of them: [name, elements, steps].
import { base, box, chord, click, frame, group, image, joined, labelled, linear, threeInARow, two, words } from "./parts.mjs";

const fields = { X: 320, Y: 180, W: 220, H: 140, A: 30 };
/** One script for each number. */
const each = (what, elements, ids, some = Object.keys(fields)) => some.map((name) => [`${what}: ${name} typed`, elements(), [["select", ...ids], ["number", name, fields[name]]]]);
const note = () => [words("t", 300, 300, "the quick brown fox", { width: 185 })];
const line = (type = "line", more = {}) => [linear("l", type, 240, 220, [[0, 0], [100, 80], [220, 20]], more)];
const bound = () => [["tool", "arrow", "sharp"], ...joined().slice(1)];
const cropped = (more) => [image("i", 300, 300, 100, 100, { crop: { x: 50, y: 0, width: 100, height: 100, naturalWidth: 200, naturalHeight: 100 }, ...more })];
const typedInCrop = (what, elements, name, value) => [`${what}: ${name} ${value} typed`, elements, [["twice", 350, 350], ["number", name, value]]];
const nested = () => [...group("g", box("a", 200, 200), box("b", 420, 260, 80, 60)), box("c", 600, 400)];

export const numbers = [
  ...each("a box", () => [box("a", 200, 200)], ["a"]),
  ...each("a turned box", () => [box("a", 200, 200, 160, 100, { angle: 0.5 })], ["a"]),
  ...each("a labelled box", labelled, ["a"]),
  ...each("a line", line, ["l"]),
  ...each("a turned line", () => line("line", { angle: 0.4 }), ["l"]),
  ...each("a text", note, ["t"]),
  ...each("an image", () => [image("i", 300, 300)], ["i"]),
  ...each("a frame", () => [box("a", 260, 220, 80, 60, { frameId: "f" }), frame("f", 200, 160, 300, 200)], ["f"]),
  ...each("three boxes", threeInARow, ["a", "b", "c"]),
  ...each("an elbow arrow", () => [linear("l", "arrow", 240, 220, [[0, 0], [100, 0], [100, 80]], { elbowed: true })], ["l"], ["X", "A"]),
  ...["X", "W", "H"].map((name) => [`a group: ${name} typed`, nested(), [...click(220, 290), ["number", name, fields[name]]]]),
  ...["X", "W"].map((name) => [`one in a group: ${name} typed`, nested(), [["twice", 220, 290], ["number", name, fields[name]]]]),
  ...["X", "W"].map((name) => [`a group and a box: ${name} typed`, nested(), [...chord("Control", "a"), ["number", name, fields[name]]]]),
  ...["X", "W", "H", "A"].map((name) => [`a box with an arrow: ${name} typed`, two(), [...bound(), ["select", "b"], ["number", name, fields[name]]]]),
  ["a text's font size typed", note(), [["select", "t"], ["number", "F", 36]]],
  ["a label's font size typed", labelled(), [["select", "a"], ["number", "F", 36]]],
  ["a font size typed that is too small", note(), [["select", "t"], ["number", "F", 1]]],
  ["several font sizes typed", [...note(), ...labelled("a", 600, 300)], [["select", "t", "a"], ["number", "F", 28]]],
  ["a width of nothing typed", [box("a", 200, 200)], [["select", "a"], ["number", "W", 0]]],
  ["a negative width typed", [box("a", 200, 200)], [["select", "a"], ["number", "W", -50]]],
  ["an angle beyond a turn typed", [box("a", 200, 200)], [["select", "a"], ["number", "A", 400]]],
  ["a negative angle typed", [box("a", 200, 200)], [["select", "a"], ["number", "A", -30]]],
  ["a narrow width of a labelled box typed", labelled(), [["select", "a"], ["number", "W", 20]]],
  ["a low height of a labelled box typed", labelled(), [["select", "a"], ["number", "H", 10]]],
  ["a cropped image: W typed", [image("i", 300, 300, 100, 100, { crop: { x: 50, y: 0, width: 100, height: 100, naturalWidth: 200, naturalHeight: 100 } })], [["select", "i"], ["number", "W", 220]]],
  ["a text of a width: W typed", [words("t", 300, 300, "the quick\nbrown fox", { originalText: "the quick brown fox", width: 100, height: 50, autoResize: false })], [["select", "t"], ["number", "W", 220]]],
  ["a pen's drawing: W typed", [base("p", "freedraw", 200, 200, 100, 60, { points: [[0, 0], [50, 60], [100, 20]], pressures: [], simulatePressure: true })], [["select", "p"], ["number", "W", 220]]],
  ...[["X", 20], ["X", 120], ["Y", 20], ["W", 60], ["W", 900], ["H", 60]].map(([name, value]) => typedInCrop("an image being cropped", cropped(), name, value)),
  ...[["X", 20], ["W", 60]].map(([name, value]) => typedInCrop("a mirrored image being cropped", cropped({ scale: [-1, 1] }), name, value)),
];
