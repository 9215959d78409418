// SPDX-License-Identifier: GPL-3.0-or-later
// Items of a library, placed and dropped: [name, elements, steps].
import { base, box, chord, click, drag, frame, group, labelled, linear, two, words } from "./parts.mjs";

const pair = () => group("pair", box("p", 10, 20, 80, 60), base("q", "ellipse", 120, 40, 60, 60));
const single = () => [box("s", 300, 10, 100, 50)];
const wired = () => [box("w", 0, 0, 100, 60, { boundElements: [{ id: "wire", type: "arrow" }] }), box("z", 240, 0, 100, 60, { boundElements: [{ id: "wire", type: "arrow" }] }),
  linear("wire", "arrow", 105, 30, [[0, 0], [130, 0]], { startBinding: { elementId: "w", mode: "orbit", fixedPoint: [1, 0.5001] }, endBinding: { elementId: "z", mode: "orbit", fixedPoint: [0, 0.5001] } })];
const framed = () => [box("k", 20, 20, 60, 40, { frameId: "fr" }), frame("fr", 0, 0, 200, 120, { name: "zone" })];
/** A text, so that the font is there. */
const far = () => [words("far", 900, 900, "far", { width: 27.4 })];
const onGrid = { gridModeEnabled: true };

export const library = [
  ["an item placed", [], [["place", single()]]],
  ["an item placed twice", two(), [["place", single()], ["place", single()]]],
  ["a group placed", two(), [["place", pair()]]],
  ["a group placed with something selected", two(), [["select", "a"], ["place", pair()]]],
  ["a group placed, then dragged", [], [["place", pair()], ...drag([690, 550], [500, 300])]],
  ["a group placed, then deleted", two(), [["place", pair()], ["key", "Delete"]]],
  ["a group placed, taken back", two(), [["place", pair()], ["undo"]]],
  ["two placed", [], [["place", single(), pair()]]],
  ["three placed", [], [["place", single(), pair(), wired()]]],
  ["five placed", [], [["place", single(), pair(), wired(), framed(), single()]]],
  ["the same item twice at once", [], [["place", pair(), pair()]]],
  ["a labelled item placed", far(), [["place", labelled("l")]]],
  ["two labelled items placed", far(), [["place", labelled("l"), labelled("l")]]],
  ["a wired item placed", [], [["place", wired()]]],
  ["a framed item placed", [], [["place", framed()]]],
  ["an item placed in a frame", [frame("f", 500, 400, 500, 300)], [["place", single()]]],
  ["a group placed in a frame", [frame("f", 500, 400, 500, 300)], [["place", pair()]]],
  ["an item wider than the frame", [frame("f", 720, 520, 60, 60)], [["place", single()]]],
  ["a framed item placed in a frame", [frame("f", 500, 400, 500, 300)], [["place", framed()]]],
  ["an item placed with a tool in hand", [], [["key", "r"], ["place", single()]]],
  ["an item placed with a kept tool", [], [["key", "q"], ["key", "r"], ["place", single()]]],
  ["an item placed in an entered group", group("g", ...two()), [...click(280, 250), ["twice", 280, 250], ["place", single()]]],
  ["an item placed on the grid", [], [["place", single()]], onGrid],
  ["a group placed on the grid", [], [["place", pair()]], onGrid],
  ["an item dropped", [], [["drop", 400, 300, single()]]],
  ["a group dropped", two(), [["drop", 400, 300, pair()]]],
  ["two dropped", two(), [["drop", 400, 300, pair(), single()]]],
  ["a wired item dropped", two(), [["drop", 400, 300, wired()]]],
  ["a labelled item dropped", far(), [["drop", 400, 300, labelled("l")]]],
  ["an item dropped into a frame", [frame("f", 300, 200, 500, 300)], [["drop", 400, 300, single()]]],
  ["a group dropped across the border of a frame", [frame("f", 300, 200, 500, 300)], [["drop", 320, 300, pair()]]],
  ["an item dropped onto the grid", [], [["drop", 407, 303, single()]], onGrid],
  ["an item dropped with a tool in hand", two(), [["key", "a"], ["drop", 400, 300, single()]]],
  ["a locked item placed", [], [["place", [box("s", 300, 10, 100, 50, { locked: true })]]]],
  ["nested groups placed", [], [["place", group("outer", ...pair(), ...single())]]],
  ["a dropped item copied", [], [["drop", 400, 300, pair()], ...chord("Control", "d")]],
];
