// SPDX-License-Identifier: GPL-3.0-or-later
// Writing and rewriting: [name, elements, steps].
import { base, box, chord, click, drag, draw, joined, keys, labelled, linear, pause, two, words } from "./parts.mjs";

const fox = "the quick brown fox jumps over a lazy dog";
const grown = () => [["twice", 260, 230], ["type", fox], ["key", "Escape"]];
const note = () => [words("t", 300, 300, "orders", { width: 62.2 })];
const wrapped = () => [words("t", 300, 300, "the quick\nbrown fox", { originalText: "the quick brown fox", width: 100, height: 50, autoResize: false })];

export const typing = [
  ["a larger font by keys is that of the next text", [words("t", 300, 300, "orders", { width: 62.2 })], [["select", "t"], ...chord("Control", "Shift", ">"), ["tool", "text"], ...click(300, 500), ["type", "next"], ["key", "Escape"]]],
  ["a text pulled from its lower side", [words("t", 300, 300, "orders", { width: 62.2 })], [["select", "t"], ...drag([320, 330], [320, 380])]],
  ["a text pulled from its upper side", [words("t", 300, 300, "orders", { width: 62.2 })], [["select", "t"], ...drag([320, 295], [320, 245])]],
  // a label shorter again
  ["a grown box, some letters taken away", [box("a", 200, 200, 120, 60)], [...grown(), ["twice", 260, 230], ["key", "End"], ...keys("Backspace", 10), ["key", "Escape"]]],
  ["a grown box, most letters taken away", [box("a", 200, 200, 120, 60)], [...grown(), ["twice", 260, 230], ...chord("Control", "End"), ...keys("Backspace", 34), ["key", "Escape"]]],
  ["a grown box, shortened while typing", [box("a", 200, 200, 120, 60)], [["twice", 260, 230], ["type", fox], ...keys("Backspace", 20), ["key", "Escape"]]],
  ["a grown box with an arrow, shortened", [box("a", 200, 200, 120, 60), box("b", 600, 300)], [["tool", "arrow", "sharp"], ...drag([325, 230], [595, 350]), ["select", "a"], ["key", "Enter"], ["type", fox], ["key", "Escape"], ["key", "Enter"], ["key", "End"], ...keys("Backspace", 25), ["key", "Escape"]]],
  ["a grown ellipse, shortened", [base("a", "ellipse", 200, 200, 160, 70)], [["twice", 280, 235], ["type", fox], ["key", "Escape"], ["select", "a"], ["key", "Enter"], ["key", "End"], ...keys("Backspace", 30), ["key", "Escape"]]],
  ["a grown diamond, shortened", [base("a", "diamond", 200, 200, 180, 90)], [["select", "a"], ["key", "Enter"], ["type", fox], ["key", "Escape"], ["key", "Enter"], ["key", "End"], ...keys("Backspace", 30), ["key", "Escape"]]],
  ["a grown box pulled, then shortened", [box("a", 200, 200, 120, 60)], [["select", "a"], ["key", "Enter"], ["type", fox], ["key", "Escape"], ...drag([326, 341], [326, 401]), ["key", "Enter"], ["key", "End"], ...keys("Backspace", 30), ["key", "Escape"]]],
  ["a grown box, its label taken out", [box("a", 200, 200, 120, 60)], [...grown(), ["select", "a"], ["menu", 260, 230, "unbind-text"]]],
  // texts
  ["a word replaced by double-click", note(), [["twice", 330, 312], ["type", "items"], ["key", "Escape"]]],
  ["a text with an empty line", [], [["tool", "text"], ...click(300, 300), ["type", "a"], ["key", "Enter"], ["key", "Enter"], ["type", "b"], ["key", "Escape"]]],
  ["a text of spaces only", [], [["tool", "text"], ...click(300, 300), ["type", "   "], ["key", "Escape"]]],
  ["a text with spaces at its end", [], [["tool", "text"], ...click(300, 300), ["type", "note  "], ["key", "Escape"]]],
  ["a text with spaces at its start", [], [["tool", "text"], ...click(300, 300), ["type", "  note"], ["key", "Escape"]]],
  ["a text outdented", [], [["tool", "text"], ...click(300, 300), ["type", "a"], ["key", "Enter"], ["key", "Tab"], ["type", "b"], ...chord("Shift", "Tab"), ["key", "Escape"]]],
  ["a text of two lines, both indented", [], [["tool", "text"], ...click(300, 300), ["type", "a"], ["key", "Enter"], ["type", "b"], ...chord("Control", "a"), ["key", "Tab"], ["key", "Escape"]]],
  ["a text with a width, more typed", wrapped(), [["select", "t"], ["key", "Enter"], ["key", "End"], ["type", " jumps over"], ["key", "Escape"]]],
  ["a text with a width, a long word", wrapped(), [["select", "t"], ["key", "Enter"], ...chord("Control", "a"), ["type", "incomprehensibilities"], ["key", "Escape"]]],
  ["a text with a width, pulled narrow", wrapped(), [["select", "t"], ...drag([404, 325], [354, 325])]],
  ["a text with a width, pulled from its corner", wrapped(), [["select", "t"], ...drag([406, 356], [456, 381])]],
  ["a text with a width, a larger font", wrapped(), [["select", "t"], ["style", "font-size", "36"]]],
  ["a text with a width, another font", wrapped(), [["select", "t"], ["style", "font", "8"]]],
  ["a text pulled from its middle", note(), [["select", "t"], ...drag([368, 331], [398, 343], "Alt")]],
  ["a text pulled very small", note(), [["select", "t"], ...drag([368, 331], [330, 316])]],
  ["a text made code", note(), [["select", "t"], ["style", "font", "8"]]],
  ["a text made right", [words("t", 300, 300, "the quick\nbrown", { width: 90, height: 50 })], [["select", "t"], ["style", "text-align", "right"]]],
  ["a text made centred, more typed", note(), [["select", "t"], ["style", "text-align", "center"], ["key", "Enter"], ["key", "End"], ["type", " and all"], ["key", "Escape"]]],
  ["a smaller font by keys", note(), [["select", "t"], ...chord("Control", "Shift", "<"), ...chord("Control", "Shift", "<")]],
  ["a text of two fonts pulled with a box", [...note(), box("a", 500, 300, 100, 60)], [["select", "t", "a"], ...drag([609, 369], [709, 419])]],
  ["a text left by a click on another", [...note(), words("u", 300, 500, "items", { width: 50 })], [["twice", 330, 312], ["type", "x"], ...click(320, 512)]],
  ["a text ended by a click on nothing", [], [["tool", "text"], ...click(300, 300), ["type", "note"], ...click(900, 800)]],
  ["a text tool kept", [], [["key", "q"], ["tool", "text"], ...click(300, 300), ["type", "note"], ["key", "Escape"], ...click(300, 400), ["type", "more"], ["key", "Escape"]]],
  ["a text beside a box", [box("a", 200, 200)], [["tool", "text"], ...click(500, 250), ["type", "note"], ["key", "Escape"]]],
  ["a text by a double-click near a box", [box("a", 200, 200)], [["twice", 400, 250], ["type", "note"], ["key", "Escape"]]],
  ["a text with a width in a box", [box("a", 200, 200, 300, 200)], [["tool", "text"], ...drag([220, 220], [320, 260]), ["type", fox], ["key", "Escape"]]],
  ["a text at the end of a free arrow", [linear("l", "arrow", 200, 300, [[0, 0], [200, 0]])], [["tool", "text"], ...click(402, 300), ["type", "note"], ["key", "Escape"]]],
  ["a text at the start of a free arrow", [linear("l", "arrow", 400, 300, [[0, 0], [200, 80]])], [["tool", "text"], ...click(398, 299), ["type", "note"], ["key", "Escape"]]],
  ["a text in the middle of an arrow by the tool", [linear("l", "arrow", 200, 300, [[0, 0], [200, 0]])], [["tool", "text"], ...click(300, 300), ["type", "reads"], ["key", "Escape"]]],
  // labels
  ["a label typed over", labelled(), [["twice", 280, 250], ["type", "items"], ["key", "Escape"]]],
  ["a label typed in from its end", labelled(), [["twice", 280, 250], ["key", "End"], ["type", " and all"], ["key", "Escape"]]],
  ["a label typed in from its start", labelled(), [["twice", 280, 250], ["key", "Home"], ["type", "all "], ["key", "Escape"]]],
  ["a label of two, given up, then another", [box("a", 200, 200)], [["select", "a"], ["key", "Enter"], ["key", "Escape"], ["key", "Enter"], ["type", "note"], ["key", "Escape"]]],
  ["a label at the left, more typed", labelled(), [["select", "a"], ["style", "text-align", "left"], ["key", "Enter"], ["key", "End"], ["type", " and all the others"], ["key", "Escape"]]],
  ["a label at the bottom", labelled(), [["select", "a"], ["style", "vertical-align", "bottom"]]],
  ["a label on a box within a frame", [base("f", "frame", 150, 150, 400, 300, { name: null, backgroundColor: "transparent" }), box("a", 200, 200, 160, 100, { frameId: "f" })].reverse(), [["twice", 280, 250], ["type", "note"], ["key", "Escape"]]],
  ["a labelled box copied by Alt, its copy typed in", labelled(), [["select", "a"], ...drag([220, 290], [420, 490], "Alt"), ["key", "Enter"], ...chord("Control", "a"), ["type", "new"], ["key", "Escape"]]],
  ["a label too high for its ellipse", [base("a", "ellipse", 200, 200, 100, 60)], [["select", "a"], ["key", "Enter"], ["type", fox], ["key", "Escape"]]],
  ["a label too high for its diamond", [base("a", "diamond", 200, 200, 120, 60)], [["select", "a"], ["key", "Enter"], ["type", fox], ["key", "Escape"]]],
  ["a label in a narrow box", [box("a", 200, 200, 24, 100)], [["select", "a"], ["key", "Enter"], ["type", "note"], ["key", "Escape"]]],
  ["a label on a low box", [box("a", 200, 200, 160, 20)], [["select", "a"], ["key", "Enter"], ["type", "note"], ["key", "Escape"]]],
  // labels of arrows
  ["a long label on an arrow", two(), [...joined(), ["twice", 480, 300], ["type", fox], ["key", "Escape"]]],
  ["a label on a short arrow", [linear("l", "arrow", 200, 300, [[0, 0], [60, 0]])], [["select", "l"], ["key", "Enter"], ["type", "reads all"], ["key", "Escape"]]],
  ["a label on a bent arrow", [linear("l", "arrow", 200, 300, [[0, 0], [100, 80], [240, 0]], { roundness: { type: 2 } })], [["select", "l"], ["key", "Enter"], ["type", "reads"], ["key", "Escape"]]],
  ["a label on an arrow, its end pulled", [linear("l", "arrow", 200, 300, [[0, 0], [200, 0]])], [["select", "l"], ["key", "Enter"], ["type", "reads"], ["key", "Escape"], ...click(900, 800), ...click(230, 300), ...drag([400, 300], [500, 400])]],
  ["a label on an arrow, the arrow turned by its box", [linear("l", "arrow", 200, 300, [[0, 0], [100, 80], [240, 0]])], [["select", "l"], ["key", "Enter"], ["type", "reads"], ["key", "Escape"], ...click(900, 800), ...click(240, 332), ...drag([448, 388], [548, 438])]],
  ["a label on an arrow, a larger font", two(), [...joined(), ["key", "Enter"], ["type", "reads"], ["key", "Escape"], ["style", "font-size", "36"]]],
  ["a label on an arrow taken out", two(), [...joined(), ["key", "Enter"], ["type", "reads"], ["key", "Escape"], ["menu", 430, 278, "unbind-text"]]],
  ["a labelled arrow between boxes moved together", two(), [...joined(), ["key", "Enter"], ["type", "reads"], ["key", "Escape"], ...chord("Control", "a"), ...drag([220, 290], [260, 350])]],
  // larger meanwhile
  ["a larger font while typing", [], [["tool", "text"], ...click(300, 300), ["type", "no"], ...chord("Control", "Shift", ">"), ["type", "te"], ["key", "Escape"]]],
  ["a larger font while typing in a text", note(), [["twice", 330, 312], ["key", "End"], ["type", "no"], ...chord("Control", "Shift", ">"), ["type", "te"], ["key", "Escape"]]],
  ["a larger font while typing a label", [box("a", 200, 200)], [["twice", 280, 250], ["type", "no"], ...chord("Control", "Shift", ">"), ["type", "te"], ["key", "Escape"]]],
  ["a double-click on a drawing by the pen", [base("p", "freedraw", 200, 200, 100, 60, { points: [[0, 0], [50, 60], [100, 20]], pressures: [], simulatePressure: true })], [["twice", 225, 230], ["type", "ab"], ["key", "Escape"]]],
];
