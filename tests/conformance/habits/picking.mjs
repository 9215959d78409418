// SPDX-License-Identifier: GPL-3.0-or-later
// Tools taken twice, colours picked, loops, clicks with Shift in frames, labels of arrows, corners of shapes: [name, elements, steps].
import { base, box, chord, click, drag, draw, frame, group, image, joined, keys, labelled, linear, pause, threeInARow, two, words } from "./parts.mjs";

const pair = (ids = ["a", "b"]) => [box(ids[0], 200, 200, 100, 60, { frameId: "f" }), box(ids[1], 380, 320, 100, 60, { frameId: "f" }), frame("f", 150, 150, 400, 300), box("c", 700, 250)];
const coloured = () => [box("a", 200, 200), base("b", "ellipse", 600, 300, 160, 100, { backgroundColor: "#ffc9c9", strokeColor: "#e03131", strokeWidth: 4, roughness: 0 })];
const loop = (places, ...held) => [["hover", ...places[0]], ...held.map((key) => ["hold", key]), ["press", ...places[0]],
  ...places.slice(1).flatMap(([x, y], i) => [1, 2, 3, 4].map((k) => ["move", Math.round(places[i][0] + ((x - places[i][0]) * k) / 4), Math.round(places[i][1] + ((y - places[i][1]) * k) / 4)])),
  ["release", ...places.at(-1)], ...held.map((key) => ["letGo", key])];
const around = (x, y, w, h) => [[x, y], [x + w, y], [x + w, y + h], [x, y + h], [x, y]];
const arrow = (points = [[0, 0], [300, 0]], more = {}) => [linear("l", "arrow", 300, 300, points, more)];
/** By the mouse: Excalidraw itself sees no line in hand otherwise. */
const written = (...more) => [...click(360, 300), ["key", "Enter"], ["type", "reads"], ["key", "Escape"], ...more];

export const picking = [
  ["what lies under a locked box dragged", [box("a", 200, 200), box("b", 240, 230, 160, 100, { locked: true })], drag([300, 280], [400, 380])],
  ["what lies under a locked box, selected, dragged", [box("a", 200, 200), box("b", 240, 230, 160, 100, { locked: true })], [...click(220, 210), ...drag([300, 280], [400, 380])]],
  ["a box drawn around a frame and another", pair(), [["tool", "selection"], ...drag([120, 100], [900, 500])]],
  ["a box with Shift drawn around a frame", pair(), [["select", "a"], ["tool", "selection"], ...drag([120, 100], [600, 500], "Shift")]],
  // tools
  ...["r", "a", "t", "e", "f", "l"].map((key) => [`${key} twice`, [], keys(key, 2)]),
  ["a figure and its letter", [], [["key", "2"], ["key", "r"]]],
  ["a tool taken with a selection", two(), [["select", "a"], ["key", "r"]]],
  ["a tool taken with a selection, then selecting", two(), [["select", "a"], ["key", "r"], ["key", "v"]]],
  ["the eraser taken and put back with a selection", two(), [["select", "a"], ["key", "e"], ["key", "e"]]],
  ["the hand with a selection", two(), [["select", "a"], ["key", "h"], ["key", "v"]]],
  ["a kept tool, let go by Escape", [], [["key", "q"], ["key", "r"], ...drag([200, 200], [300, 260]), ["key", "Escape"], ...drag([400, 200], [500, 260])]],
  ["a shape drawn over a selection", two(), [["select", "a"], ["key", "r"], ...drag([220, 500], [320, 560])]],
  ["space held with a tool", two(), [["key", "r"], ["key", " "], ...drag([200, 500], [300, 560])]],
  // colours
  ["a stroke picked without a selection", coloured(), [...chord("Shift", "s"), ...click(604, 350), ["key", "r"], ...drag([200, 500], [300, 560])]],
  ["a background picked by Shift and G", coloured(), [["select", "a"], ...chord("Shift", "g"), ...click(680, 350)]],
  ["a background picked with Alt", coloured(), [["select", "a"], ["key", "i"], ...click(680, 350, "Alt")]],
  ["a stroke picked with Alt", coloured(), [["select", "a"], ...chord("Shift", "s"), ...click(680, 350, "Alt")]],
  ["a colour not picked", coloured(), [["select", "a"], ["key", "i"], ["key", "Escape"], ...click(680, 350)]],
  ["a background picked from nothing", coloured(), [["select", "a"], ["key", "i"], ...click(450, 700)]],
  ["a background picked with Shift", coloured(), [["select", "a"], ["key", "i"], ...click(680, 350, "Shift")]],
  ["a background picked in a drag", coloured(), [["select", "a"], ["key", "i"], ...drag([300, 600], [680, 350])]],
  ["a background picked for two", [...coloured(), box("c", 200, 600)], [["select", "a", "c"], ["key", "i"], ...click(680, 350)]],
  ["a background picked for a line", [...coloured(), linear("l", "line", 200, 600, [[0, 0], [100, 80], [220, 20]])], [["select", "l"], ["key", "i"], ...click(680, 350)]],
  // loops
  ["a loop by Alt", threeInARow(), [["tool", "selection"], ...loop(around(150, 150, 170, 200), "Alt")]],
  ["a loop by Alt with Shift", threeInARow(), [["select", "c"], ...loop(around(150, 150, 170, 200), "Alt", "Shift")]],
  ["a loop by Alt without Shift", threeInARow(), [["select", "c"], ...loop(around(150, 150, 170, 200), "Alt")]],
  ["a loop with Shift", threeInARow(), [["select", "c"], ["tool", "lasso"], ...loop(around(150, 150, 170, 200), "Shift")]],
  ["a loop with Alt", threeInARow(), [["tool", "lasso"], ...loop(around(150, 150, 170, 200), "Alt")]],
  ["a loop around a part of a group", group("g", ...threeInARow()), [["tool", "lasso"], ...loop(around(150, 150, 170, 200))]],
  ["a loop around a frame's content", pair(), [["tool", "lasso"], ...loop(around(180, 180, 140, 100))]],
  ["a loop around a frame", pair(), [["tool", "lasso"], ...loop(around(100, 100, 500, 400))]],
  ["a loop around a label", labelled(), [["tool", "lasso"], ...loop(around(150, 150, 260, 200))]],
  ["a loop around an arrow and its boxes", two(), [...joined(), ["tool", "lasso"], ...loop(around(150, 150, 700, 300))]],
  ["a loop, then the selection tool", threeInARow(), [["tool", "lasso"], ...loop(around(150, 150, 170, 200)), ["key", "v"]]],
  ["a selection, then the lasso", two(), [["select", "a"], ["tool", "lasso"]]],
  ["a loop that is a line", threeInARow(), [["tool", "lasso"], ...loop([[150, 240], [700, 240]])]],
  ["a loop across an unfilled box", [box("a", 200, 200, 160, 100, { backgroundColor: "transparent" })], [["tool", "lasso"], ...loop([[240, 150], [240, 260], [300, 260]])]],
  ["a loop around what is locked", [box("a", 200, 200, 160, 100, { locked: true }), box("b", 400, 200, 60, 60)], [["tool", "lasso"], ...loop(around(150, 150, 400, 200))]],
  ["a click with the lasso", two(), [["tool", "lasso"], ...click(220, 290)]],
  ["a click on nothing with the lasso", two(), [["select", "a"], ["tool", "lasso"], ...click(500, 600)]],
  // frames
  ["a frame clicked, then a click with Shift in it", pair(), [...click(150, 390), ...pause, ...click(220, 220, "Shift")]],
  ["a click with Shift in a selected frame", pair(), [["select", "f"], ...click(220, 220, "Shift")]],
  ["a click with Shift in a selected frame, then another", pair(), [["select", "f"], ...click(220, 220, "Shift"), ...pause, ...click(400, 340, "Shift")]],
  ["a click with Shift beside a selected frame", pair(), [["select", "f"], ...click(720, 270, "Shift")]],
  ["a click with Shift on a frame whose content is selected", pair(), [["select", "a"], ...click(150, 300, "Shift")]],
  ["a click in a selected frame", pair(), [["select", "f"], ...click(220, 220)]],
  ["a click on nothing in a selected frame", pair(), [["select", "f"], ...click(320, 240)]],
  ["a drag in a selected frame", pair(), [["select", "f"], ...drag([220, 220], [280, 260])]],
  ["a drag of nothing in a selected frame", pair(), [["select", "f"], ...drag([320, 240], [380, 260])]],
  ["a box selection begun in a frame", pair(), drag([160, 160], [330, 290])],
  ["a click with Ctrl in a selected frame", pair(), [["select", "f"], ...click(220, 220, "Control")]],
  ["all, then one of a frame taken out", pair(), [...chord("Control", "a"), ...click(220, 220, "Shift")]],
  // labels of arrows
  ["a label moved along its arrow", arrow(), written(...pause, ...drag([450, 300], [540, 310]))],
  ["a label moved beyond its arrow's end", arrow(), written(...pause, ...drag([450, 300], [800, 320]))],
  ["a label moved along a bent arrow", arrow([[0, 0], [150, 120], [300, 0]]), [...click(350, 340), ["key", "Enter"], ["type", "reads"], ["key", "Escape"], ...pause, ...drag([450, 420], [530, 360])]],
  ["a label moved along an elbow arrow", arrow([[0, 0], [150, 0], [150, 120], [300, 120]], { elbowed: true }), written(...pause, ...drag([450, 360], [380, 300]))],
  ["a label moved, then the arrow's end", arrow(), written(...pause, ...drag([450, 300], [540, 310]), ...drag([600, 300], [600, 400]))],
  ["a label moved, then typed in", arrow(), written(...pause, ...drag([450, 300], [540, 310]), ["key", "Enter"], ["key", "End"], ["type", " all of it"], ["key", "Escape"])],
  ["a label moved, undone", arrow(), written(...pause, ...drag([450, 300], [540, 310]), ["undo"])],
  ["a label on an arrow that is not selected dragged", arrow(), written(...click(900, 800), ...pause, ...drag([450, 300], [540, 310]))],
  ["a label on an arrow clicked", arrow(), written(...click(900, 800), ...pause, ...click(450, 300))],
  ["a label on an arrow clicked twice", arrow(), written(...click(900, 800), ...pause, ["twice", 450, 300], ["key", "End"], ["type", "!"], ["key", "Escape"])],
  // lines in their editor
  ["a line dragged in its editor", [linear("l", "line", 240, 220, [[0, 0], [100, 80], [220, 20]])], [["twice", 290, 260], ...pause, ...drag([320, 284], [380, 344])]],
  ["a line dragged beside itself in its editor", [linear("l", "line", 240, 220, [[0, 0], [100, 80], [220, 20]])], [["twice", 290, 260], ...pause, ...drag([350, 230], [380, 344])]],
  ["another shape clicked in a line's editor", [linear("l", "line", 240, 220, [[0, 0], [100, 80], [220, 20]]), box("b", 600, 600)], [["twice", 290, 260], ...pause, ...click(600, 620)]],
  ["another line clicked in a line's editor", [linear("l", "line", 240, 220, [[0, 0], [100, 80], [220, 20]]), linear("m", "line", 250, 500, [[0, 0], [100, 80]])], [["twice", 290, 260], ...pause, ...click(300, 540)]],
  ["nothing clicked in a line's editor", [linear("l", "line", 240, 220, [[0, 0], [100, 80], [220, 20]]), box("b", 600, 600)], [["twice", 290, 260], ...pause, ...click(900, 620)]],
  ["an arrow dragged in its editor", [linear("l", "arrow", 240, 220, [[0, 0], [100, 80], [220, 20]])], [...click(290, 260), ...chord("Control", "Enter"), ...pause, ...drag([320, 284], [380, 344])]],
  // texts in shapes that are pulled
  ...[[["a box", "rectangle"], [266, 226]], [["an ellipse", "ellipse"], [286, 226]], [["a diamond", "diamond"], [306, 236]]].map(([[what, type], to]) => [`${what} with a long label pulled small`, [base("a", type, 200, 200, 300, 200)], [["select", "a"], ["key", "Enter"], ["type", "the quick brown fox jumps over a lazy dog"], ["key", "Escape"], ...drag([506, 406], to)]]),
  ["a box with a long label pulled small from a side", [box("a", 200, 200, 300, 200)], [["select", "a"], ["key", "Enter"], ["type", "the quick brown fox jumps over a lazy dog"], ["key", "Escape"], ...drag([504, 260], [250, 260])]],
  ["a box with a long label pulled low", [box("a", 200, 200, 300, 200)], [["select", "a"], ["key", "Enter"], ["type", "the quick brown fox jumps over a lazy dog"], ["key", "Escape"], ...drag([260, 404], [260, 210])]],
  ["a box with a long label pulled low from above", [box("a", 200, 200, 300, 200)], [["select", "a"], ["key", "Enter"], ["type", "the quick brown fox jumps over a lazy dog"], ["key", "Escape"], ...drag([260, 196], [260, 390])]],
  ["two labelled boxes pulled", [...labelled(), ...labelled("b", 600, 300)], [["select", "a", "b"], ...drag([769, 409], [869, 509])]],
  ["two labelled boxes pulled small", [...labelled(), ...labelled("b", 600, 300)], [["select", "a", "b"], ...drag([769, 409], [469, 309])]],
  ["a label at the top, its box pulled", labelled(), [["select", "a"], ["style", "vertical-align", "top"], ["style", "text-align", "right"], ...drag([366, 306], [466, 406])]],
  ["an image with a frame pulled", [image("i", 200, 200, 200, 100, { frameId: "f" }), frame("f", 150, 150, 400, 300)], [["select", "f"], ...drag([556, 456], [300, 300])]],
  ["a group with a labelled box pulled", group("g", ...labelled(), box("b", 420, 260, 80, 60)), [...click(220, 290), ...drag([509, 329], [609, 389])]],
];
