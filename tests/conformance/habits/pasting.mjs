// SPDX-License-Identifier: GPL-3.0-or-later
// What comes out of the clipboard: pictures, addresses, tables, plain text, drawings with pictures: [name, elements, steps].
import { box, chord, click, drag, files, frame, group, image, labelled, linear, two, words } from "./parts.mjs";

/** Its font is there before something is measured in it. */
const written = () => [words("written", 900, 800, "abcdefghijklmnopqrstuvwxyz -")];
const at = (x, y, ...steps) => [["hover", x, y], ...steps];
const svg = (width, height) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#f00"/></svg>`;
const clipboard = (elements, more = {}) => JSON.stringify({ type: "excalidraw/clipboard", elements, ...more });
const framed = () => [box("k", 20, 20, 60, 40, { frameId: "fr" }), frame("fr", 0, 0, 200, 120, { name: "zone" })];
const onGrid = { gridModeEnabled: true };

export const pasting = [
  ["a drawn picture pasted", [], at(500, 400, ["paste", svg(120, 80)])],
  ["a drawn picture with space around pasted", [], at(500, 400, ["paste", `\n  ${svg(120, 80)}\n`])],
  ["a drawn picture pasted plainly", written(), at(500, 400, ["pastePlain", "<svg></svg>"])],
  ["a drawn picture pasted into a frame", [frame("f", 300, 200, 500, 400)], at(500, 400, ["paste", svg(120, 80)])],
  ["a drawn picture pasted with a tool in hand", [], [["key", "r"], ...at(500, 400, ["paste", svg(120, 80)])]],
  ["a drawn picture pasted onto the grid", [], at(507, 403, ["paste", svg(120, 80)]), onGrid],
  ["a page pasted with a tool in hand", [], [["key", "r"], ...at(500, 300, ["paste", "https://www.youtube.com/watch?v=gkGMXY0wekg"])]],
  ["a page pasted into a frame", [frame("f", 300, 200, 900, 800)], at(400, 300, ["paste", "https://www.youtube.com/watch?v=gkGMXY0wekg"])],
  ["a page pasted plainly", written(), at(500, 300, ["pastePlain", "https://www.youtube.com/watch?v=gkGMXY0wekg"])],
  ["an address of a picture pasted", written(), at(500, 300, ["paste", "https://example.com/picture.png"])],
  ["lines pasted plainly", written(), at(500, 300, ["pastePlain", "one\ntwo\n\nthree"])],
  ["indented lines pasted plainly", written(), at(500, 300, ["pastePlain", "a:\n    b\n\tc"])],
  ["a table pasted plainly", written(), at(500, 300, ["pastePlain", "a\t1\nb\t2"])],
  ["a flowchart pasted plainly", written(), at(500, 300, ["pastePlain", "flowchart LR\nA --> B"])],
  ["a long line pasted plainly", written(), at(500, 300, ["pastePlain", "wonderfully ".repeat(14)])],
  ["words pasted plainly into a text", [words("t", 300, 300, "orders", { width: 62.2 })], [["select", "t"], ["key", "Enter"], ["key", "End"], ["pastePlain", " and all"], ["key", "Escape"]]],
  ["an address pasted into a text", [words("t", 300, 300, "orders", { width: 62.2 })], [["select", "t"], ["key", "Enter"], ["key", "End"], ["paste", "https://www.youtube.com/watch?v=gkGMXY0wekg"], ["key", "Escape"]]],
  ["a table pasted into a text", [words("t", 300, 300, "orders", { width: 62.2 })], [["select", "t"], ["key", "Enter"], ["key", "End"], ["paste", "a\t1\nb\t2"], ["key", "Escape"]]],
  ["a selection of a text pasted over", [words("t", 300, 300, "orders", { width: 62.2 })], [["select", "t"], ["key", "Enter"], ["paste", "baskets"], ["key", "Escape"]]],
  ["words pasted while a shape is drawn", written(), [["key", "t"], ...click(300, 300), ["paste", "one two"], ["key", "Escape"]]],
  ["a drawing with a picture pasted", [], at(500, 400, ["paste", clipboard([image("p", 0, 0)], { files: files() })])],
  ["a cropped picture pasted", [], at(500, 400, ["paste", clipboard([image("p", 0, 0, 100, 50, { crop: { x: 10, y: 10, width: 100, height: 50, naturalWidth: 200, naturalHeight: 100 } })], { files: files() })])],
  ["a drawing with a picture pasted twice", [], at(500, 400, ["paste", clipboard([image("p", 0, 0)], { files: files() })], ["hover", 700, 600], ["paste", clipboard([image("p", 0, 0)], { files: files() })])],
  ["a box pasted into a frame", [frame("f", 300, 200, 500, 400)], at(500, 400, ["paste", clipboard([box("x", 0, 0)])])],
  ["a box pasted across the border of a frame", [frame("f", 300, 200, 500, 400)], at(310, 400, ["paste", clipboard([box("x", 0, 0)])])],
  ["a box pasted larger than the frame", [frame("f", 400, 300, 200, 200)], at(500, 400, ["paste", clipboard([box("x", 0, 0, 600, 500)])])],
  ["a box pasted beside the frame", [frame("f", 300, 200, 300, 200)], at(610, 300, ["paste", clipboard([box("x", 0, 0)])])],
  ["a group pasted into a frame", [frame("f", 300, 200, 500, 400)], at(500, 400, ["paste", clipboard(group("g", box("x", 0, 0), box("y", 200, 0)))])],
  ["a group pasted half into a frame", [frame("f", 300, 200, 300, 400)], at(590, 400, ["paste", clipboard(group("g", box("x", 0, 0), box("y", 200, 0)))])],
  ["a framed box pasted", [], at(500, 400, ["paste", clipboard(framed())])],
  ["a framed box pasted into a frame", [frame("f", 300, 200, 500, 400)], at(500, 400, ["paste", clipboard(framed())])],
  ["a framed box pasted without its frame", [], at(500, 400, ["paste", clipboard([framed()[0]])])],
  ["a framed box pasted without its frame into a frame", [frame("f", 300, 200, 500, 400)], at(500, 400, ["paste", clipboard([framed()[0]])])],
  ["a framed box copied beside its frame", framed().map((e) => ({ ...e, x: e.x + 300, y: e.y + 300 })), [["select", "k"], ...chord("Control", "c"), ["hover", 800, 600], ...chord("Control", "v")]],
  ["a framed box copied within its frame", framed().map((e) => ({ ...e, x: e.x + 300, y: e.y + 300 })), [["select", "k"], ...chord("Control", "c"), ["hover", 440, 370], ...chord("Control", "v")]],
  ["one of a group pasted", [], at(500, 400, ["paste", clipboard([group("g", box("x", 0, 0))[0]])])],
  ["one of a group copied", group("g", ...two()), [["twice", 280, 250], ...chord("Control", "c"), ["hover", 500, 600], ...chord("Control", "v")]],
  ["one of a group copied out of it", group("g", ...two()), [["twice", 280, 250], ...chord("Control", "c"), ["key", "Escape"], ["key", "Escape"], ["hover", 500, 600], ...chord("Control", "v")]],
  ["a label without its box pasted", written(), at(500, 400, ["paste", clipboard([labelled("l", 0, 0)[1]])])],
  ["a box without its label pasted", written(), at(500, 400, ["paste", clipboard([labelled("l", 0, 0)[0]])])],
  ["a locked box pasted", [], at(500, 400, ["paste", clipboard([box("x", 0, 0, 160, 100, { locked: true })])])],
  ["a box pasted onto the grid", [], at(507, 403, ["paste", clipboard([box("x", 3, 7, 165, 105)])]), onGrid],
  ["a box pasted plainly", [], at(500, 400, ["pastePlain", clipboard([box("x", 0, 0)])])],
  ["an elbow arrow pasted", [], at(500, 400, ["paste", clipboard([linear("x", "arrow", 0, 0, [[0, 0], [80, 0], [80, 60], [160, 60]], { elbowed: true, fixedSegments: null, startIsSpecial: null, endIsSpecial: null })])])],
  ["cut and pasted", two(), [["select", "a", "b"], ...chord("Control", "x"), ["hover", 500, 600], ...chord("Control", "v")]],
  ["pasted in an entered group", group("g", ...two()), [["twice", 280, 250], ["hover", 300, 600], ["paste", clipboard([box("x", 0, 0)])]]],
  ["pasted while cropping", [image("i", 300, 300)], [["twice", 400, 350], ["hover", 800, 600], ["paste", clipboard([box("x", 0, 0)])]]],
  ["pasted while points are edited", [linear("l", "line", 240, 220, [[0, 0], [100, 80], [220, 20]])], [["twice", 290, 260], ["hover", 800, 600], ["paste", clipboard([box("x", 0, 0)])]]],
  ["pasted in view mode", two(), [...chord("Alt", "r"), ["hover", 800, 600], ["paste", clipboard([box("x", 0, 0)])], ...chord("Alt", "r")]],
  ["pasted with the laser in hand", two(), [["key", "k"], ["hover", 800, 600], ["paste", clipboard([box("x", 0, 0)])]]],
  ["pasted with a kept tool", two(), [["key", "q"], ["key", "r"], ["hover", 800, 600], ["paste", clipboard([box("x", 0, 0)])]]],
  ["pasted, then dragged", two(), [["hover", 800, 600], ["paste", clipboard([box("x", 0, 0)])], ...drag([800, 600], [700, 500])]],
  ["pasted, taken back", two(), [["hover", 800, 600], ["paste", clipboard([box("x", 0, 0)])], ["undo"]]],
  ["words that are no JSON pasted", written(), at(500, 300, ["paste", '{"a": 1}'])],
  ["an empty clipboard of Excalidraw pasted", written(), at(500, 300, ["paste", clipboard([])])],
];
