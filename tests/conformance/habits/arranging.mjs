// SPDX-License-Identifier: GPL-3.0-or-later
// What is aligned, spaced out, looped, put above and below, framed, copied and snapped, each by each: [name, elements, steps, state of the canvas].
import { base, box, chord, click, drag, draw, frame, group, image, labelled, linear, pause, two, words } from "./parts.mjs";

const inFrame = (...elements) => elements.map((element) => ({ ...element, frameId: "f" }));
const three = () => [box("a", 200, 200, 100, 80), box("b", 390, 330, 140, 60), box("c", 640, 180, 80, 120)];
const twoGroups = () => [...group("g", box("a", 200, 200, 80, 60), box("b", 240, 300, 60, 60)), ...group("h", box("c", 500, 480, 60, 60), box("d", 620, 540, 60, 60))];
const nested = () => group("h", ...group("g", box("a", 200, 200, 80, 60), box("b", 240, 300, 60, 60)), box("c", 400, 500, 60, 60), box("d", 720, 540, 60, 60));
const labels = () => [...labelled("a", 200, 200), ...labelled("b", 500, 330), ...labelled("c", 720, 240)];
const framed = () => [...inFrame(box("a", 200, 200, 100, 60), box("b", 330, 260, 60, 59)), frame("f", 150, 150, 400, 300), box("c", 700, 300, 80, 60), box("d", 900, 500, 80, 60)];
const turned = () => [box("a", 200, 200, 160, 60, { angle: 0.6 }), base("b", "ellipse", 450, 330, 140, 60, { angle: 1.1 }), base("c", "diamond", 700, 260, 120, 90, { angle: 0.4 })];
const locked = () => [box("a", 200, 200, 100, 80), box("b", 390, 330, 140, 60, { locked: true }), box("c", 640, 180, 80, 120)];
const holder = [{ id: "l", type: "arrow" }];
const bound = () => [box("a", 200, 200, 160, 100, { boundElements: holder }), box("b", 600, 300, 160, 100, { boundElements: holder }),
  linear("l", "arrow", 366, 275.2, [[0, 0], [228, 49.6]], { startBinding: { elementId: "a", mode: "orbit", fixedPoint: [0.6, 0.6] }, endBinding: { elementId: "b", mode: "orbit", fixedPoint: [0.4, 0.4] } })];
const all = chord("Control", "a");
const each = (rows, columns, script) => Object.entries(rows).flatMap(([who, row]) => Object.entries(columns).map(([how, column]) => script(who, how, row, column)));

const arranged = {
  "three boxes": [three, all], "turned shapes": [turned, all], "a group and boxes": [() => [...twoGroups(), box("e", 850, 260, 70, 60)], all], "all of a group": [() => group("g", ...three()), click(220, 270)], "a group in a group": [nested, click(220, 250)],
  "labelled boxes": [labels, all], "framed boxes": [framed, [["select", "a", "b"]]], "one locked among others": [locked, [["select", "a", "b", "c"]]], "a line, a text and an image": [() => [linear("l", "line", 300, 240, [[0, 0], [80, 60], [160, -30]]), words("t", 520, 400, "orders", { width: 62.2 }), image("i", 700, 250)], all],
  "what overlaps": [() => [box("a", 200, 200, 200, 150), box("b", 260, 260, 120, 150), box("c", 300, 230, 180, 60)], all],
};
const arrangements = {
  "aligned at the right": chord("Control", "Shift", "ArrowRight"), "aligned at the bottom": chord("Control", "Shift", "ArrowDown"), "centred across": [["menu", 0, 0, "align-centre"]], "centred down": [["menu", 0, 0, "align-middle"]],
  "spaced out across": chord("Alt", "h"), "spaced out down": chord("Alt", "v"),
};

/** Along the places, a dozen px at a time: what the real lasso goes by. */
const along = (...places) => places.slice(1).flatMap((to, i) => {
  const steps = Math.max(2, Math.round(Math.hypot(to[0] - places[i][0], to[1] - places[i][1]) / 12));
  return Array.from({ length: steps }, (_, k) => ["move", ...to.map((end, axis) => Math.round(places[i][axis] + ((end - places[i][axis]) * (k + 1)) / steps))]);
});
const lasso = (places, ...held) => [["tool", "lasso"], ["hover", ...places[0]], ...held.map((key) => ["hold", key]), ["press", ...places[0]], ...along(...places), ["release", ...places.at(-1)], ...held.map((key) => ["letGo", key])];
const loop = (left, top, right, bottom) => [[left, top], [right, top], [right, bottom], [left, bottom], [left, top]];
const looped = { "labelled boxes": labels, "groups": twoGroups, "a group of a group": nested, "framed boxes": framed, "a bound pair": bound, "what is turned": turned, "one locked": locked };
const loops = { "around the first": loop(180, 180, 400, 320), "across a corner": [[120, 240], [230, 230], [240, 150]], "as a stroke through all": [[170, 250], [500, 260], [820, 330]], "within the first": loop(210, 210, 270, 250) };

const stacked = () => [box("p", 500, 200, 90, 90), ...inFrame(...group("g", box("a", 200, 200), box("b", 240, 230)), box("c", 280, 260), box("d", 300, 200)), frame("f", 150, 150, 400, 300), box("q", 220, 300)];
const heap = () => [box("p", 100, 100, 60, 60), ...group("h", ...group("g", box("a", 200, 200), box("b", 240, 230)), box("c", 280, 260), ...group("k", box("d", 330, 240), box("e", 380, 280))), box("q", 220, 300)];
const ordered = {
  "a group in a frame": [stacked, click(205, 215)], "one beside a group in a frame": [stacked, [["select", "c"]]], "one of an entered group in a frame": [stacked, [["twice", 205, 215]]], "one before a frame": [stacked, [["select", "p"]]], "a frame with groups": [stacked, [["select", "f"]]],
  "a group of groups": [heap, click(210, 210)], "a group in an entered group": [heap, [["twice", 210, 210]]], "one in the innermost group": [heap, [["twice", 210, 210], ...pause, ["twice", 210, 210]]], "one beside a group of groups": [heap, [["select", "q"]]],
};
const orders = { "forward twice": [...chord("Control", "]"), ...chord("Control", "]")], "backward": chord("Control", "["), "to the front": chord("Control", "Shift", "]"), "to the back": chord("Control", "Shift", "[") };

const pages = {
  "boxes": framed, "a labelled box": () => [...inFrame(...labelled("a", 200, 200)), frame("f", 150, 150, 400, 300), ...labelled("b", 600, 200)],
  "a part of a group": () => [...group("g", ...inFrame(box("a", 200, 200, 100, 60), box("b", 420, 340, 80, 60))), frame("f", 150, 150, 400, 300), ...group("h", box("c", 600, 200, 60, 60), box("d", 700, 500, 60, 60))],
};
const onPages = {
  "pulled out": [["select", "f"], ...drag([556, 456], [820, 620])], "pulled through itself": [["select", "f"], ...drag([556, 456], [60, 60])], "deleted": [["select", "f"], ["key", "Delete"]], "duplicated": [["select", "f"], ...chord("Control", "d")], "copied by Alt": [["select", "f"], ...drag([151, 400], [151, 750], "Alt")],
  "moved over others": [["select", "f"], ...drag([151, 400], [351, 420])], "grouped with all": [...all, ...chord("Control", "g")], "and all pasted twice": [...all, ...chord("Control", "c"), ["hover", 700, 700], ...chord("Control", "v"), ["hover", 760, 760], ...chord("Control", "v")],
  "whose first is dragged half out": drag([215, 215], [515, 215]), "whose first is dragged out": drag([215, 215], [215, 715]), "whose first is copied by Alt": drag([215, 215], [240, 330], "Alt"), "whose first is placed elsewhere by a number": [["select", "a"], ["number", "X", 700]],
};

const copied = { "bound boxes": bound, "groups": twoGroups, "labelled boxes": labels, "a frame and boxes": framed, "a group of a group": nested };
const copies = {
  "all copied by Alt": [...all, ...drag([215, 220], [265, 620], "Alt")], "the first copied by Alt": [["select", "a"], ...drag([215, 220], [265, 620], "Alt")], "copied by Alt, undone": [["select", "a"], ...drag([215, 220], [265, 620], "Alt"), ["undo"], ["select"]],
  "copied by Alt for a while": [["select", "a"], ["hover", 215, 220], ["hold", "Alt"], ["press", 215, 220], ["move", 225, 320], ["move", 245, 420], ["letGo", "Alt"], ["move", 255, 520], ["release", 265, 620]],
};

const snap = chord("Alt", "s");
const row = () => [box("a", 200, 200, 100, 80), box("b", 400, 210, 120, 60), box("c", 700, 500, 100, 80)];
const snapped = { "a turned box": () => [box("a", 200, 200, 100, 80, { angle: 0.5 }), ...row().slice(1)], "a group": () => [...group("g", ...row().slice(0, 2)), row()[2]], "an ellipse and a line": () => [base("a", "ellipse", 200, 200, 100, 80), linear("b", "line", 400, 210, [[0, 0], [120, 60]]), row()[2]], "framed boxes": () => [...inFrame(...row().slice(0, 2)), frame("f", 150, 150, 420, 200), row()[2]] };
const places = { "beside both": [644, 273], "between both": [353, 560], "at a corner": [317, 366], "above": [223, 180] };
const grid = { gridModeEnabled: true };
const off = () => [box("a", 207, 203, 133, 87), ...labelled("b", 503, 311), linear("l", "line", 213, 507, [[0, 0], [90, 41], [170, -13]])];
const onGrid = {
  "a box dragged with Ctrl": [["select", "a"], ...drag([220, 280], [257, 333], "Control")], "a line dragged": [["select", "l"], ...drag([258, 527], [299, 577])], "all dragged": [...all, ...drag([220, 280], [257, 333])], "a box pulled with Alt": [["select", "a"], ...drag([346, 296], [411, 357], "Alt")],
  "all pulled": [...all, ...drag([672, 557], [733, 613])], "all aligned": [...all, ...chord("Control", "Shift", "ArrowLeft")], "an ellipse drawn with Shift": draw("ellipse", [703, 607], [833, 691], "Shift"), "a frame drawn": draw("frame", [703, 607], [833, 691]), "a text written": [["twice", 707, 613], ["type", "note"], ["key", "Escape"]],
};

export const arranging = [
  ...each(arranged, arrangements, (who, how, [scene, select], steps) => [`${who} ${how}`, scene(), [...select, ...steps]]),
  ["boxes and their arrow spaced out", [...bound(), box("c", 420, 560, 90, 70)], [...all, ...chord("Alt", "v")]],
  ["a box and its arrow aligned", bound(), [["select", "a", "l"], ...chord("Control", "Shift", "ArrowLeft")]],
  ["a frame and boxes aligned", framed(), [["select", "f", "c", "d"], ...chord("Control", "Shift", "ArrowRight")]],
  ...each(looped, loops, (who, how, scene, way) => [`a lasso over ${who}, ${how}`, scene(), lasso(way)]),
  ["a lasso with Shift", labels(), [["select", "c"], ...lasso(loops["across a corner"], "Shift")]],
  ["a lasso with Alt over a frame", framed(), lasso(loops["as a stroke through all"], "Alt")],
  ["a lasso in an entered group", group("g", ...three()), [["twice", 220, 270], ...lasso(loops["around the first"])]],
  ["a lasso, then a drag", two(), [...lasso(loops["around the first"]), ...drag([220, 290], [260, 330])]],
  ["a lasso, then Delete", labels(), [...lasso(loops["around the first"]), ["key", "Delete"]]],
  ["a lasso, then Escape", two(), [...lasso(loops["around the first"]), ["key", "Escape"]]],
  ...each(ordered, orders, (who, how, [scene, select], steps) => [`${who}: ${how}`, scene(), [...select, ...steps]]),
  ...each(pages, onPages, (who, how, scene, steps) => [`a frame with ${who} ${how}`, scene(), steps]),
  ["one of an entered group dragged out of a frame", pages["a part of a group"](), [["twice", 215, 215], ...drag([215, 215], [215, 715])]],
  ["a frame around one of an entered group", twoGroups(), [["twice", 220, 250], ["menu", 220, 250, "wrap-in-frame"]]],
  ["a frame's name erased over", framed(), draw("eraser", [140, 138], [175, 138])],
  ...each(copied, copies, (who, how, scene, steps) => [`${who}: ${how}`, scene(), steps]),
  ...each(snapped, places, (who, how, scene, to) => [`snapped to ${who} ${how}`, scene(), [...snap, ["select", "c"], ...drag([720, 570], to)]]),
  ["a box drawn snapping with Ctrl", row(), draw("rectangle", [203, 403], [397, 523], "Control")],
  ["a group snapped", [...group("g", ...row().slice(0, 2)), row()[2]], [...snap, ...click(215, 270), ...drag([215, 270], [218, 573])]],
  ...Object.entries(onGrid).map(([how, steps]) => [`on the grid: ${how}`, off(), steps, grid]),
  ["on the grid: a copy by Alt", off(), [["select", "a"], ...drag([220, 280], [257, 333], "Alt")], grid],
  ["on the grid: a line by clicks", off(), [["tool", "line"], ...click(703, 607), ...click(833, 691), ...click(907, 613), ["key", "Escape"]], grid],
];
