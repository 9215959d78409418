// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to shapes that an arrow holds on to, and to that arrow: [name, elements, steps].
import { box, chord, click, drag, frame, joined, keys, linear, pause, two, words } from "./parts.mjs";

const holder = [{ id: "l", type: "arrow" }];
const boxes = (a = {}, b = {}) => [box("a", 200, 200, 160, 100, { boundElements: holder, ...a }), box("b", 600, 300, 160, 100, { boundElements: holder, ...b })];
const held = (elementId, ...fixedPoint) => ({ elementId, mode: "orbit", fixedPoint });
const arrow = (x, y, points, from, to, more = {}) => linear("l", "arrow", x, y, points, { startBinding: held("a", ...from), endBinding: held("b", ...to), ...more });
const straight = (more) => arrow(366, 275.2, [[0, 0], [228, 49.6]], [0.6, 0.6], [0.4, 0.4], more);
const scenes = {
  "a straight arrow": () => [...boxes(), straight()],
  "a bent arrow": () => [...boxes(), arrow(366, 260.9, [[0, 0], [60, 109.1], [228, 89.8]], [1, 0.5], [0, 0.5], { roundness: { type: 2 } })],
  "a labelled arrow": () => [...boxes(), straight({ boundElements: [{ id: "w", type: "text" }] }), words("w", 449, 287.5, "orders", { containerId: "l", textAlign: "center", verticalAlign: "middle", width: 62.2 })],
  "an arrow between turned shapes": () => [...boxes({ type: "diamond", angle: 0.5 }, { type: "ellipse", angle: 0.4 }), arrow(350.1, 277.4, [[0, 0], [248.9, 44.6]], [0.6, 0.6], [0.4, 0.4])],
};
const all = ["select", "a", "b", "l"];
const one = ["select", "a"];
const both = ["select", "a", "b"];
const copied = [...chord("Control", "c"), ["hover", 500, 700], ...chord("Control", "v")];
const everywhere = {
  "all mirrored": [all, ...chord("Shift", "h")],
  "all upside down": [all, ...chord("Shift", "v")],
  "all pulled": [all, ...drag([769, 409], [869, 509])],
  "all pulled through": [all, ...drag([191, 191], [900, 450])],
  "one box and it pulled": [["select", "a", "l"], ...drag([191, 191], [161, 151])],
  "a box pulled from its middle": [one, ...drag([194, 194], [150, 160], "Alt")],
  "a box pulled through itself": [one, ...drag([366, 306], [120, 120])],
  "all turned": [all, ...drag([480, 178], [560, 210])],
  "all copied": [all, ...copied],
  "all duplicated by Alt": [all, ...drag([220, 280], [320, 580], "Alt")],
  "its width typed": [["select", "l"], ["number", "W", 300]],
  "its angle typed": [["select", "l"], ["number", "A", 30]],
};
const once = {
  "it moved by a number": [["select", "l"], ["number", "X", 300]],
  "it alone copied": [["select", "l"], ...copied],
  "a box alone copied": [one, ...copied],
  "a box cut and pasted": [one, ...chord("Control", "x"), ["hover", 300, 600], ...chord("Control", "v")],
  "a box duplicated by Alt": drag([220, 280], [320, 580], "Alt"),
  "a box erased": [["tool", "eraser"], ...drag([180, 180], [230, 230])],
  "it erased": [["tool", "eraser"], ...drag([480, 220], [480, 380])],
  "a box deleted, undone, redone": [one, ["key", "Delete"], ["undo"], ["redo"]],
  "boxes grouped and moved": [both, ...chord("Control", "g"), ...drag([220, 280], [260, 340])],
  "all grouped, then not, a box moved": [all, ...chord("Control", "g"), ...chord("Control", "Shift", "g"), ["select"], ...drag([220, 280], [260, 340])],
  "a box made an ellipse": [one, ["key", "Tab"], ["key", "Tab"]],
  "a box locked, the other moved": [one, ...chord("Control", "Shift", "l"), ...drag([620, 380], [640, 480])],
  "a box dragged over the other": drag([620, 380], [240, 300]),
  "a box turned by a number": [one, ["number", "A", 40]],
  "boxes made high by a number": [both, ["number", "H", 300]],
  "boxes aligned at the left": [both, ...chord("Control", "Shift", "ArrowLeft")],
  "all moved by keys": [all, ...keys("ArrowDown", 3)],
  "all aligned": [all, ...chord("Control", "Shift", "ArrowUp")],
};
const facing = () => [box("a", 300, 300, 120, 100), box("b", 700, 500, 120, 100)];
const elbow = [["tool", "arrow", "elbow"], ...drag([425, 350], [695, 550])];
const beside = [["tool", "arrow", "sharp"]];
const into = () => [box("b", 500, 300)];

export const holding = [
  ...Object.entries(scenes).flatMap(([scene, elements]) => Object.entries(everywhere).map(([what, steps]) => [`${scene}, ${what}`, elements(), steps])),
  ...Object.entries(once).map(([what, steps]) => [`a straight arrow, ${what}`, scenes["a straight arrow"](), steps]),
  ["a labelled arrow, it mirrored", scenes["a labelled arrow"](), [["select", "l"], ...chord("Shift", "h")]],
  ["a bound arrow duplicated by Alt", two(), [...joined(), ["select"], ["hover", 900, 900], ...drag([420, 274], [460, 400], "Alt")]],
  ["a bound arrow dragged by its line", two(), [...joined(), ["select"], ["hover", 900, 900], ...drag([420, 274], [460, 400])]],
  ["bound boxes and their arrow mirrored, one moved", two(), [...joined(), ...chord("Control", "a"), ...chord("Shift", "h"), ["select"], ...drag([620, 280], [620, 480])]],
  ["a bound elbow arrow moved by a number", facing(), [...elbow, ["number", "X", 150]]],
  ["a bound elbow arrow made wide by a number", facing(), [...elbow, ["number", "W", 300]]],
  ["an elbow arrow made wide by a number", [], [["tool", "arrow", "elbow"], ...drag([300, 300], [500, 420]), ["number", "W", 350]]],
  ["an elbow arrow, all duplicated by Alt", facing(), [...elbow, ...chord("Control", "a"), ...drag([320, 380], [370, 680], "Alt")]],
  ["an elbow arrow, a box dragged past the other", facing(), [...elbow, ...drag([320, 380], [1000, 540])]],
  // by clicks
  ["an arrow by clicks, the last beside a box", two(), [...beside, ...click(365, 250), ...click(480, 450), ...click(595, 350), ...click(900, 600)]],
  ["an arrow by two clicks", two(), [["tool", "arrow", "round"], ...click(365, 250), ...click(595, 350)]],
  ["an arrow by clicks back to its box", into(), [...beside, ...click(495, 350), ...click(420, 250), ...click(540, 296), ...click(900, 600)]],
  ["an arrow by clicks, one with Ctrl beside a box", into(), [...beside, ...click(200, 200), ...click(300, 450), ...click(495, 350, "Control"), ["key", "Escape"]]],
  ["an arrow by clicks beside a frame", [frame("f", 500, 300, 200, 150)], [...beside, ...click(200, 200), ...click(495, 350)]],
  ["an arrow by clicks, the tool kept", two(), [["key", "q"], ...beside, ...click(365, 250), ...click(595, 350), ...pause, ...click(365, 230), ...click(595, 330)]],
  ["an arrow by clicks into a box, twice", into(), [...beside, ...click(200, 200), ...click(300, 200), ...click(540, 350), ...pause, ...click(540, 350)]],
  ["an arrow by clicks into a box", into(), [...beside, ...click(200, 200), ...click(300, 200), ...click(540, 350), ["key", "Enter"]]],
  ["an arrow through a box and out", two(), [...beside, ["hover", 365, 250], ["press", 365, 250], ["move", 640, 350], ["move", 700, 350], ["move", 900, 500], ["release", 900, 500]]],
  ["an arrow's end pulled through a box and out", [linear("l", "arrow", 200, 200, [[0, 0], [200, 100]]), box("b", 430, 300)], [...click(250, 225), ["hover", 400, 300], ["press", 400, 300], ["move", 450, 350], ["move", 500, 350], ["move", 420, 520], ["release", 420, 520]]],
];
