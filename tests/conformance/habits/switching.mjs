// SPDX-License-Identifier: GPL-3.0-or-later
// Shapes switched by Tab, charts by Ctrl and Alt with arrow keys: [name, elements, steps].
import { base, box, chord, click, drag, draw, frame, group, joined, keys, labelled, linear, two, words } from "./parts.mjs";

const grow = (...names) => [["hold", "Control"], ...names.map((name) => ["key", name]), ["letGo", "Control"]];
const zigzag = (type, more) => [linear("l", type, 200, 200, [[0, 0], [100, 80], [220, 20], [300, 60]], more)];
const crowded = () => [box("a", 200, 200, 160, 50, { boundElements: [{ id: "t", type: "text" }] }), words("t", 215.1, 212, "the quick fox", { containerId: "a", textAlign: "center", verticalAlign: "middle", width: 129.9 })];

export const switching = [
  ["a box made a diamond", two(), [["select", "a"], ...keys("Tab", 2)]],
  ["a box made an ellipse", two(), [["select", "a"], ...keys("Tab", 3)]],
  ["a box once around", two(), [["select", "a"], ...keys("Tab", 4)]],
  ["a box backwards", two(), [["select", "a"], ["key", "Tab"], ...chord("Shift", "Tab")]],
  ["a rounded box made a diamond", [box("a", 200, 200, 160, 100, { roundness: { type: 3 } })], [["select", "a"], ...keys("Tab", 2)]],
  ["a box and an ellipse switched", [box("a", 200, 200), base("b", "ellipse", 600, 300, 160, 100)], [["select", "a", "b"], ...keys("Tab", 2)]],
  ["boxes and their arrow switched", two(), [...joined(), ...chord("Control", "a"), ...keys("Tab", 2)]],
  ["a box with an arrow switched", two(), [...joined(), ["select", "b"], ...keys("Tab", 3)]],
  ["a labelled box made a diamond", labelled(), [["select", "a"], ...keys("Tab", 2)]],
  ["a crowded box made a diamond", crowded(), [["select", "a"], ...keys("Tab", 2)]],
  ["a crowded box once around", crowded(), [["select", "a"], ...keys("Tab", 4)]],
  ["a switch undone", two(), [...click(220, 290), ...keys("Tab", 2), ...chord("Control", "z")]],
  ["a switch ended by Escape", two(), [...click(220, 290), ...keys("Tab", 2), ["key", "Escape"], ["key", "Tab"]]],
  ["a switch ended by a click", two(), [["select", "a"], ...keys("Tab", 2), ...click(620, 390), ["key", "Tab"]]],
  ["a line made a sharp arrow", zigzag("line"), [["select", "l"], ...keys("Tab", 2)]],
  ["a line made a round arrow", zigzag("line"), [["select", "l"], ...keys("Tab", 3)]],
  ["a line made an elbow arrow", zigzag("line"), [["select", "l"], ...keys("Tab", 4)]],
  ["a line once around", zigzag("line"), [["select", "l"], ...keys("Tab", 5)]],
  ["a free arrow made elbow", [linear("l", "arrow", 200, 200, [[0, 0], [200, 100]])], [["select", "l"], ...keys("Tab", 3)]],
  ["a round arrow made a line", zigzag("arrow", { roundness: { type: 2 } }), [["select", "l"], ["key", "Tab"], ...chord("Shift", "Tab"), ...chord("Shift", "Tab")]],
  ["a text and a box switched", [box("a", 200, 200), words("t", 600, 300, "note", { width: 42 })], [["select", "a", "t"], ...keys("Tab", 2)]],
  // charts
  ...["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"].map((key) => [`a linked box by ${key}`, [box("a", 500, 400)], [["select", "a"], ...grow(key)]]),
  ["two linked boxes", [box("a", 200, 300)], [["select", "a"], ...grow("ArrowRight", "ArrowRight")]],
  ["linked boxes one after the other", [box("a", 200, 300)], [["select", "a"], ...grow("ArrowRight"), ...grow("ArrowDown")]],
  ["linked boxes to two sides", [box("a", 500, 300)], [["select", "a"], ...grow("ArrowRight"), ["select", "a"], ...grow("ArrowDown")]],
  ["a linked box beside one", [box("a", 200, 300), box("b", 460, 300)], [["select", "a"], ...grow("ArrowRight")]],
  ["more linked boxes later", [box("a", 200, 300)], [["select", "a"], ...grow("ArrowRight"), ["select", "a"], ...grow("ArrowRight")]],
  ["a linked ellipse", [base("a", "ellipse", 300, 300, 160, 100, { strokeColor: "#e03131" })], [["select", "a"], ...grow("ArrowUp")]],
  ["a linked labelled box", labelled(), [["select", "a"], ...grow("ArrowRight")]],
  ["a linked box given up", [box("a", 200, 300)], [["select", "a"], ["hold", "Control"], ["key", "ArrowRight"], ["key", "Escape"], ["letGo", "Control"]]],
  ["a linked box undone", [box("a", 200, 300)], [...click(220, 390), ...grow("ArrowRight"), ...chord("Control", "z")]],
  ["a linked box typed in", [box("a", 200, 300)], [["select", "a"], ...grow("ArrowRight"), ["key", "Enter"], ["type", "next"], ["key", "Escape"]]],
  ["a linked box in a frame", [frame("f", 150, 150, 900, 500), box("a", 200, 300, 160, 100, { frameId: "f" })].reverse(), [["select", "a"], ...grow("ArrowRight")]],
  ["linked boxes walked on", [box("a", 200, 300)], [["select", "a"], ...grow("ArrowRight"), ...grow("ArrowRight"), ...chord("Alt", "ArrowLeft"), ...chord("Alt", "ArrowLeft"), ...chord("Alt", "ArrowRight")]],
  ["linked boxes walked around", [box("a", 200, 300)], [["select", "a"], ...grow("ArrowRight", "ArrowRight"), ["select", "a"], ["hold", "Alt"], ["key", "ArrowRight"], ["key", "ArrowRight"], ["letGo", "Alt"]]],
  ["drawn arrows walked", two(), [...joined(), ["select", "a"], ...chord("Alt", "ArrowRight")]],
];
