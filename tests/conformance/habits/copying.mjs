// SPDX-License-Identifier: GPL-3.0-or-later
// Copies: what comes out of pasting, duplicating and growing charts, and what a copied style brings.
import { base, box, chord, click, drag, frame, group, image, labelled, linear, stack, two, words } from "./parts.mjs";

const paste = (...lines) => [["hover", 500, 300], ["paste", lines.join("\n")]];
/** Its font is there before something is measured in it. */
const written = () => [words("written", 900, 800, "abcdefghijklmnopqrstuvwxyz -")];
const clipboard = (...elements) => JSON.stringify({ type: "excalidraw/clipboard", elements, files: {} });
const duplicate = chord("Control", "d");
const withAlt = (from, to) => drag(from, to, "Alt");
const framed = () => [box("a", 250, 250, 100, 80, { frameId: "f" }), ...group("g", box("c", 400, 250, 60, 60, { frameId: "f" }), box("d", 480, 250, 60, 60, { frameId: "f" })), frame("f", 200, 200, 400, 200)];
const linked = (...directions) => [["hold", "Control"], ...directions.map((direction) => ["key", `Arrow${direction}`]), ["letGo", "Control"]];

const red = { strokeColor: "#e03131", backgroundColor: "#ffec99", fillStyle: "hachure", strokeWidth: 4, strokeStyle: "dashed", roughness: 2, opacity: 60 };
const bent = (id, x, more) => linear(id, "arrow", x, 200, [[0, 0], [80, 60], [160, 0]], more);
const elbow = (id, x, more) => linear(id, "arrow", x, 200, [[0, 0], [80, 0], [80, 60], [160, 60]], { elbowed: true, fixedSegments: null, startIsSpecial: null, endIsSpecial: null, ...more });
const line = (id, x, more) => linear(id, "line", x, 200, [[0, 0], [80, 60], [160, 0]], more);
const style = (from, to) => [["select", from], ...chord("Control", "Alt", "c"), ["select", to], ...chord("Control", "Alt", "v")];
const blueLabel = () => labelled("a").map((e) => (e.type === "text" ? { ...e, strokeColor: "#1971c2" } : { ...e, ...red, opacity: 100 }));

export const copying = [
  ["long words pasted", written(), paste("wonderfully ".repeat(14))],
  ["lines with gaps pasted", written(), paste("one", "", "two", "", "", "three")],
  ["indented lines pasted", written(), paste("a:", "    b", "\tc")],
  ["words pasted in an entered group", [...written(), ...group("g", box("a", 200, 200), box("b", 400, 200))], [...click(280, 250), ["twice", 280, 250], ["hover", 300, 400], ["paste", "one"]]],
  ["words pasted with the text tool in hand", written(), [["tool", "text"], ...paste("one two")]],
  ["lines pasted across the border of a frame", [...written(), frame("f", 200, 200, 500, 150)], paste("one", "two", "three", "four")],
  ["an address pasted", written(), paste("https://example.com/a/b?c=d")],
  ["an address pasted onto a selected box", [...written(), ...two()], [["select", "a"], ...paste("https://example.com/a")]],
  ["a page pasted", [], paste("https://www.youtube.com/watch?v=gkGMXY0wekg")],
  ["two pages pasted", [], paste("https://www.youtube.com/watch?v=gkGMXY0wekg", "https://vimeo.com/76979871")],
  ["code for a page pasted", [], paste('<iframe width="560" height="315" src="https://www.youtube.com/embed/gkGMXY0wekg" title="x"></iframe>')],
  ["a drawing pasted", [], paste(JSON.stringify({ type: "excalidraw", version: 2, elements: [box("zz", 10, 10)], appState: {}, files: {} }))],
  ["copies pasted at two places", [], [...paste(clipboard(box("zz", 10, 10))), ["hover", 700, 600], ["paste", clipboard(box("zz", 10, 10))]]],

  ["a frame duplicated by keys", framed(), [["select", "f"], ...duplicate]],
  ["a frame duplicated by Alt", framed(), [["select", "f"], ...withAlt([202, 300], [202, 600])]],
  ["a group in a frame duplicated by keys", framed(), [["select"], ...click(410, 260), ...duplicate]],
  ["a group in a frame duplicated by Alt", framed(), [["select"], ...click(410, 260), ...withAlt([410, 260], [400, 320])]],
  ["a group in a frame duplicated by Alt out of it", framed(), [["select"], ...click(410, 260), ...withAlt([410, 260], [800, 620])]],
  ["one of a group in a frame duplicated by keys", framed(), [["twice", 410, 260], ...duplicate]],
  ["two of a stack duplicated by keys", stack(), [["select", "a", "c"], ...duplicate]],
  ["two of a stack duplicated by Alt", stack(), [["select", "a", "c"], ...withAlt([210, 210], [210, 500])]],
  ["a point duplicated by keys", [line("l", 200)], [["twice", 240, 230], ...click(280, 260), ...duplicate]],

  ["a linked box beside a box that is not linked", [box("a", 200, 200), box("b", 460, 200)], [["select", "a"], ...linked("Right", "Right")]],
  ["a linked box to another side after all", two(), [["select", "a"], ...linked("Right", "Down")]],
  ["three linked diamonds above", [base("a", "diamond", 300, 500, 160, 100)], [["select", "a"], ...linked("Up", "Up", "Up")]],
  ["a linked box of a styled one", [box("a", 200, 200, 160, 100, { ...red, roundness: { type: 3 } })], [["select", "a"], ...linked("Right")]],
  ["linked boxes on and on", [box("a", 200, 200, 100, 60)], [["select", "a"], ...linked("Right"), ...linked("Down"), ...linked("Down", "Down")]],
  ["no linked box of two", two(), [["select", "a", "b"], ...linked("Right")]],

  ["the style of a round box onto a bent arrow", [box("a", 200, 200, 160, 100, { ...red, backgroundColor: "transparent", roundness: { type: 3 } }), bent("b", 700)], style("a", "b")],
  ["the style of a round arrow onto a bent arrow", [bent("a", 200, { ...red, backgroundColor: "transparent", roundness: { type: 2 }, startArrowhead: "bar", endArrowhead: "triangle" }), bent("b", 700)], style("a", "b")],
  ["the style of a round arrow onto an elbow arrow", [bent("a", 200, { startArrowhead: "bar", endArrowhead: null }), elbow("b", 700)], style("a", "b")],
  ["the style of a round arrow onto a line", [bent("a", 200, { ...red, roundness: { type: 2 } }), line("b", 700)], style("a", "b")],
  ["the style of a sharp arrow onto a round box", [bent("a", 200, red), box("b", 700, 200, 160, 100, { roundness: { type: 3 } })], style("a", "b")],
  ["the style of a round arrow onto an image", [bent("a", 200, { ...red, roundness: { type: 2 } }), image("b", 700, 200)], style("a", "b")],
  ["the style of a frame onto a box", [frame("a", 200, 200, 200, 150), box("b", 700, 200)], style("a", "b")],
  ["the style of a box with a blue label onto another", [...blueLabel(), ...labelled("b", 700, 200)], style("a", "b")],
  ["sharp edges for a box and an arrow", [box("a", 200, 200, 160, 100, { roundness: { type: 3 } }), bent("b", 500, { roundness: { type: 2 } })], [["select", "a", "b"], ["style", "edges", "sharp"]]],
  ["a tool kept no longer", [], [["key", "q"], ["key", "r"], ...drag([300, 300], [400, 380]), ["key", "q"], ...drag([500, 300], [600, 380])]],
  ["a frame's tool kept", [], [["key", "q"], ["tool", "frame"], ...drag([300, 300], [400, 380]), ...drag([500, 300], [600, 380])]],
];
