// SPDX-License-Identifier: GPL-3.0-or-later
// Snapping, view and zen mode, zooming, links, colours from the drawing, pasted things: [name, elements, steps].
import { base, box, chord, click, drag, draw, frame, joined, keys, labelled, linear, threeInARow, two, words } from "./parts.mjs";

const snap = chord("Alt", "s");
const skeletons = (...elements) => JSON.stringify({ type: "excalidraw-api/clipboard", elements });
/** A text, so that the font is there. */
const far = () => [words("far", 900, 900, "far", { width: 27.4 })];
const copied = (...elements) => JSON.stringify({ type: "excalidraw/clipboard", elements });

export const modes = [
  // snapping
  ["a box snapped to another's left", two(), [...snap, ["select", "b"], ...drag([620, 390], [225, 590])]],
  ["a box snapped to another's middle", two(), [...snap, ["select", "b"], ...drag([620, 390], [500, 244])]],
  ["a box beside snaps by Ctrl", two(), [["select", "b"], ...drag([620, 390], [225, 590], "Control")]],
  ["a box at equal gaps", [box("a", 200, 200, 100, 80), box("b", 360, 210, 100, 80), box("c", 640, 400, 100, 80)], [...snap, ["select", "c"], ...drag([660, 460], [543, 283])]],
  ["a box between two", [box("a", 200, 200, 100, 80), box("b", 600, 200, 100, 80), box("c", 640, 400, 100, 80)], [...snap, ["select", "c"], ...drag([660, 460], [423, 270])]],
  ["a box pulled to another's side", two(), [...snap, ["select", "a"], ...drag([366, 306], [453, 397])]],
  ["a box drawn to another's side", two(), [...snap, ["key", "r"], ...drag([203, 500], [363, 560])]],
  ["two boxes snapped", threeInARow(), [...snap, ["select", "a", "b"], ...drag([220, 270], [220, 387])]],
  ["snapping switched off again", two(), [...snap, ...snap, ["select", "b"], ...drag([620, 390], [225, 590])]],
  // view and zen mode
  ["nothing drawn in view mode", two(), [...chord("Alt", "r"), ["key", "r"], ...drag([200, 500], [300, 560])]],
  ["nothing deleted in view mode", two(), [["select", "a"], ...chord("Alt", "r"), ["key", "Delete"]]],
  ["view mode and back", two(), [...chord("Alt", "r"), ...chord("Alt", "r"), ["key", "r"], ...drag([200, 500], [300, 560])]],
  ["drawn with the laser", two(), [["key", "k"], ...drag([200, 500], [300, 560])]],
  ["the laser, then Escape", two(), [["key", "k"], ...drag([200, 500], [300, 560]), ["key", "Escape"]]],
  ["the hand and back", [], [["key", "h"], ["key", "h"]]],
  ["the eraser and back", [], [["key", "r"], ["key", "e"], ["key", "e"]]],
  ["the eraser given up", [], [["key", "r"], ["key", "e"], ["key", "Escape"]]],
  ["the eraser given up with a selection", two(), [["select", "a"], ["key", "e"], ["key", "Escape"], ["key", "Escape"]]],
  ["the hand given up", [], [["key", "o"], ["key", "h"], ["key", "Escape"]]],
  ["the laser given up", [], [["key", "a"], ["key", "k"], ["key", "Escape"]]],
  ["a tool given up", [], [["key", "r"], ["key", "Escape"]]],
  ["a drawing given up", [], [["key", "r"], ["hover", 200, 200], ["press", 200, 200], ["move", 300, 300], ["key", "Escape"], ["release", 300, 300]]],
  ["a drag given up", two(), [["select", "a"], ["hover", 220, 290], ["press", 220, 290], ["move", 260, 320], ["move", 300, 340], ["key", "Escape"], ["release", 300, 340]]],
  // zooming
  ["zoomed in by keys", two(), [...chord("Control", "+"), ...chord("Control", "+")]],
  ["zoomed out by keys", two(), [...chord("Control", "-")]],
  ["zoomed to all of it", two(), [...chord("Control", "+"), ...chord("Shift", "1")]],
  ["zoomed back to 100 %", two(), [...chord("Control", "-"), ...chord("Control", "-"), ...chord("Control", "0")]],
  // found
  ["found", [words("t", 300, 300, "orders", { width: 62.2 })], [...chord("Control", "f"), ["type", "ord"], ["key", "Enter"], ["key", "Escape"]]],
  // links
  ["a link typed", two(), [["select", "a"], ...chord("Control", "k"), ["type", "https://example.com"], ["key", "Enter"]]],
  ["a link given up", two(), [["select", "a"], ...chord("Control", "k"), ["type", "https://example.com"], ["key", "Escape"]]],
  ["a link without a scheme", two(), [["select", "a"], ...chord("Control", "k"), ["type", "example.com"], ["key", "Enter"]]],
  ["a link changed", [box("a", 200, 200, 160, 100, { link: "https://example.com" })], [["select", "a"], ...chord("Control", "k"), ...chord("Control", "a"), ["type", "https://example.org"], ["key", "Enter"]]],
  ["a linked box copied", [box("a", 200, 200, 160, 100, { link: "https://example.com" })], [["select", "a"], ...chord("Control", "d")]],
  // colours from the drawing
  ["a background picked", [box("a", 200, 200), base("b", "ellipse", 600, 300, 160, 100, { backgroundColor: "#ffc9c9" })], [["select", "a"], ["key", "i"], ...click(680, 350)]],
  ["a stroke picked", [box("a", 200, 200), base("b", "ellipse", 600, 300, 160, 100, { backgroundColor: "#ffc9c9" })], [["select", "a"], ...chord("Shift", "s"), ...click(680, 350)]],
  ["a background picked for what is drawn next", [base("b", "ellipse", 600, 300, 160, 100, { backgroundColor: "#ffc9c9" })], [["key", "i"], ...click(680, 350), ["key", "r"], ...drag([200, 200], [300, 260])]],
  // pasted
  ["a labelled skeleton pasted", far(), [["hover", 500, 400], ["paste", skeletons({ type: "rectangle", x: 0, y: 0, label: { text: "orders" } })]]],
  ["skeletons with an arrow pasted", far(), [["hover", 500, 400], ["paste", skeletons({ type: "rectangle", id: "p", x: 0, y: 0, width: 120, height: 60 }, { type: "ellipse", id: "q", x: 300, y: 0, width: 120, height: 60 }, { type: "arrow", x: 130, y: 30, width: 160, height: 0, start: { id: "p" }, end: { id: "q" } })]]],
  ["a text skeleton pasted", far(), [["hover", 500, 400], ["paste", skeletons({ type: "text", x: 0, y: 0, text: "orders and all" })]]],
  ["an arrow skeleton with a label pasted", far(), [["hover", 500, 400], ["paste", skeletons({ type: "arrow", x: 0, y: 0, width: 200, height: 0, label: { text: "reads" } })]]],
  ["words pasted", far(), [["hover", 500, 400], ["paste", "orders and all"]]],
  ["two lines pasted", far(), [["hover", 500, 400], ["paste", "orders\nitems"]]],
  ["words pasted into a text", [words("t", 300, 300, "orders", { width: 62.2 })], [["select", "t"], ["key", "Enter"], ["key", "End"], ["paste", " and all"], ["key", "Escape"]]],
  ["two lines pasted into a label", [box("a", 200, 200)], [["select", "a"], ["key", "Enter"], ["paste", "orders\nitems"], ["key", "Escape"]]],
  ["a box from elsewhere pasted", [], [["hover", 500, 400], ["paste", copied(box("x", 0, 0))]]],
  ["a labelled box from elsewhere pasted", far(), [["hover", 500, 400], ["paste", copied(...labelled("x", 0, 0))]]],
  ["an arrow from elsewhere without its box pasted", [], [["hover", 500, 400], ["paste", copied(linear("x", "arrow", 0, 0, [[0, 0], [200, 0]], { startBinding: { elementId: "gone", mode: "orbit", fixedPoint: [1, 0.5001] } }))]]],
  ["a box pasted with a tool in hand", two(), [["select", "a"], ...chord("Control", "c"), ["key", "r"], ["hover", 500, 600], ...chord("Control", "v")]],
  ["pasted twice", two(), [["select", "a"], ...chord("Control", "c"), ["hover", 500, 600], ...chord("Control", "v"), ["hover", 700, 600], ...chord("Control", "v")]],
];
