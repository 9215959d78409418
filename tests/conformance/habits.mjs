// SPDX-License-Identifier: GPL-3.0-or-later
// What people do in Excalidraw all day, as scripts: {name, scene, steps}. Places are px of the scene at a zoom of 1.
let seed = 1;
const base = (id, type, x, y, width, height, more = {}) => ({
  id, type, x, y, width, height, angle: 0, strokeColor: "#1e1e1e", backgroundColor: "#a5d8ff", fillStyle: "solid", strokeWidth: 2, strokeStyle: "solid", roughness: 1,
  opacity: 100, groupIds: [], frameId: null, roundness: null, seed: ++seed, version: 1, versionNonce: 1, isDeleted: false, boundElements: [], updated: 1, link: null,
  locked: false, ...more,
});
const box = (id, x, y, width = 160, height = 100, more = {}) => base(id, "rectangle", x, y, width, height, more);
const words = (id, x, y, text, more = {}) => base(id, "text", x, y, more.width || 10 * text.length, 25, {
  backgroundColor: "transparent", text, originalText: text, fontSize: 20, fontFamily: 5, textAlign: "left", verticalAlign: "top", containerId: null, autoResize: true, lineHeight: 1.25, ...more });
const linear = (id, type, x, y, points, more = {}) => base(id, type, x, y, Math.max(...points.map(([a]) => a)) - Math.min(...points.map(([a]) => a)),
  Math.max(...points.map(([, b]) => b)) - Math.min(...points.map(([, b]) => b)), {
    backgroundColor: "transparent", points, startBinding: null, endBinding: null, startArrowhead: null, endArrowhead: type === "arrow" ? "arrow" : null, ...(type === "arrow" ? { elbowed: false } : { polygon: false }), ...more });
const scene = (...elements) => ({ type: "excalidraw", version: 2, source: "ninesketch", elements, appState: { gridSize: 20, gridStep: 5, gridModeEnabled: false, viewBackgroundColor: "#ffffff" }, files: {} });
const group = (id, ...elements) => elements.map((element) => ({ ...element, groupIds: [...element.groupIds, id] }));

const drag = (from, to, ...held) => [
  ["hover", ...from], ...held.map((key) => ["hold", key]), ["press", ...from],
  ...Array.from({ length: 6 }, (_, i) => ["move", from[0] + ((to[0] - from[0]) * (i + 1)) / 6, from[1] + ((to[1] - from[1]) * (i + 1)) / 6]),
  ["release", ...to], ...held.map((key) => ["letGo", key])];
const click = (x, y, ...held) => [["hover", x, y], ...held.map((key) => ["hold", key]), ["press", x, y], ["release", x, y], ...held.map((key) => ["letGo", key])];
/** Long enough for two clicks to be no double-click. */
const pause = Array.from({ length: 20 }, (_, i) => ["hover", 20 + i, 20]);
const chord = (...keys) => [...keys.slice(0, -1).map((key) => ["hold", key]), ["key", keys.at(-1)], ...keys.slice(0, -1).reverse().map((key) => ["letGo", key])];
const draw = (tool, from, to, ...held) => [["tool", ...[tool].flat()], ...drag(from, to, ...held)];
const keys = (key, count) => Array.from({ length: count }, () => ["key", key]);

const two = () => [box("a", 200, 200), box("b", 600, 300)];
const joined = () => [["tool", "arrow", "sharp"], ...drag([365, 250], [595, 350])];
const labelled = (id = "a", x = 200, y = 200) => [box(id, x, y, 160, 100, { boundElements: [{ id: `${id}-label`, type: "text" }] }),
  words(`${id}-label`, x + 50, y + 37, "orders", { containerId: id, textAlign: "center", verticalAlign: "middle", width: 62.2 })];
const threeInARow = () => [box("a", 200, 200, 100, 80), box("b", 360, 240, 140, 60), box("c", 640, 180, 80, 120)];
const stack = () => [box("a", 200, 200), box("b", 240, 230), box("c", 280, 260), box("d", 320, 290)];

export const habits = [
  // texts
  ["a text by click", [], [["tool", "text"], ...click(300, 300), ["type", "hello world"], ["key", "Escape"]]],
  ["a text of two lines, then more", [], [["tool", "text"], ...click(300, 300), ["type", "hello"], ["key", "Enter"], ["type", "world"], ["key", "Escape"], ["twice", 320, 300], ["key", "End"], ["type", " and all"], ["key", "Escape"]]],
  ["a text with a width", [], [["tool", "text"], ...drag([300, 300], [420, 340]), ["type", "the quick brown fox jumps over a dog"], ["key", "Escape"]]],
  ["a text with a width, pulled wider", [], [["tool", "text"], ...drag([300, 300], [420, 340]), ["type", "the quick brown fox jumps over a dog"], ["key", "Escape"], ...drag([424, 340], [524, 340])]],
  ["a text pulled from its right side", [words("t", 300, 300, "the quick brown fox jumps", { width: 240 })], [["select", "t"], ...drag([544, 312], [444, 312])]],
  ["a text pulled from its left side", [words("t", 300, 300, "the quick brown fox jumps", { width: 240 })], [["select", "t"], ...drag([295, 312], [395, 312])]],
  ["a text pulled from its corner", [words("t", 300, 300, "the quick brown fox", { width: 190 })], [["select", "t"], ...drag([496, 331], [596, 361])]],
  ["a text emptied", [words("t", 300, 300, "orders", { width: 62.2 })], [["twice", 320, 312], ...chord("Control", "a"), ["key", "Backspace"], ["key", "Escape"]]],
  ["a double-click on nothing writes", [], [["twice", 400, 400], ["type", "note"], ["key", "Escape"]]],
  ["a text indented", [], [["tool", "text"], ...click(300, 300), ["type", "a"], ["key", "Tab"], ["type", "b"], ["key", "Escape"]]],
  ["a larger font by keys", labelled(), [["select", "a"], ...chord("Control", "Shift", ">"), ...chord("Control", "Shift", ">")]],
  ["a text clicked again", [words("t", 300, 300, "orders", { width: 62.2 })], [...click(330, 312), ...pause, ...click(302, 312), ["type", "new "], ["key", "Escape"]]],
  ["a label clicked again", labelled(), [...click(220, 290), ...pause, ...click(252, 250), ["type", "new "], ["key", "Escape"]]],
  ["a text on the grid", [], [["tool", "text"], ...click(313, 309), ["type", "note"], ["key", "Escape"]], { gridModeEnabled: true }],
  // labels
  ["a label by double-click", [box("a", 200, 200)], [["twice", 280, 250], ["type", "orders"], ["key", "Escape"]]],
  ["a label by Enter", [box("a", 200, 200)], [["select", "a"], ["key", "Enter"], ["type", "orders"], ["key", "Escape"]]],
  ["a label that grows its box", [box("a", 200, 200, 120, 60)], [["twice", 260, 230], ["type", "the quick brown fox jumps over a lazy dog"], ["key", "Escape"]]],
  ["a label in a diamond", [base("a", "diamond", 200, 200, 180, 120)], [["twice", 290, 260], ["type", "the quick brown fox"], ["key", "Escape"]]],
  ["a label in an ellipse", [base("a", "ellipse", 200, 200, 180, 120)], [["twice", 290, 260], ["type", "the quick brown fox"], ["key", "Escape"]]],
  ["a label in a turned box", [box("a", 200, 200, 160, 100, { angle: 0.7 })], [["twice", 280, 250], ["type", "the quick brown fox jumps"], ["key", "Escape"]]],
  ["a labelled box made narrow", labelled(), [["select", "a"], ...drag([366, 250], [276, 250])]],
  ["a labelled box made low", labelled(), [["select", "a"], ...drag([280, 306], [280, 216])]],
  ["a labelled box turned", labelled(), [["select", "a"], ...drag([280, 178], [400, 200])]],
  ["a labelled box turned in steps", labelled(), [["select", "a"], ...drag([280, 178], [400, 200], "Shift")]],
  ["a label on an arrow", two(), [...joined(), ["twice", 480, 300], ["type", "reads"], ["key", "Escape"]]],
  ["a label on an arrow, its box moved", two(), [...joined(), ["twice", 480, 300], ["type", "reads"], ["key", "Escape"], ["select", "b"], ...drag([680, 350], [700, 550])]],
  ["a label taken away", labelled(), [["twice", 280, 250], ...chord("Control", "a"), ["key", "Delete"], ["key", "Escape"]]],
  // copies
  ["a copy by Alt", two(), [...joined(), ["select", "a"], ...drag([220, 290], [320, 490], "Alt")]],
  ["a copy of a labelled box by Alt", labelled(), [["select", "a"], ...drag([220, 290], [320, 490], "Alt")]],
  ["a copy of both and their arrow", two(), [...joined(), ...chord("Control", "a"), ...drag([220, 290], [320, 490], "Alt")]],
  ["a copy by Ctrl+D", two(), [...joined(), ["select", "a"], ...chord("Control", "d")]],
  ["a copy of all by Ctrl+D", two(), [...joined(), ...chord("Control", "a"), ...chord("Control", "d")]],
  ["a copy within a group", group("g", ...two()), [["twice", 220, 290], ...chord("Control", "d")]],
  // groups
  ["a group made", [...two(), box("c", 200, 500)], [["select", "a", "c"], ...chord("Control", "g")]],
  ["a group pulled", group("g", ...labelled(), box("c", 460, 200)), [...click(220, 290), ...drag([629, 309], [729, 409])]],
  ["a group pulled in proportion", group("g", ...labelled(), box("c", 460, 200)), [...click(220, 290), ...drag([629, 309], [729, 359], "Shift")]],
  ["two boxes pulled", [...labelled(), box("c", 460, 200)], [["select", "a", "c"], ...drag([629, 309], [729, 409])]],
  ["boxes and their arrow pulled", two(), [...joined(), ...chord("Control", "a"), ...drag([769, 409], [869, 509])]],
  ["a group turned", group("g", ...labelled(), box("c", 460, 200)), [...click(220, 290), ...drag([410, 175], [600, 240])]],
  ["a group turned in steps", group("g", box("a", 200, 200), box("c", 460, 200)), [...click(220, 290), ...drag([410, 175], [600, 240], "Shift")]],
  ["within a group", group("g", ...two()), [["twice", 220, 290], ...drag([220, 290], [260, 350])]],
  ["deleted within a group", group("g", ...threeInARow()), [["twice", 220, 270], ["key", "Delete"]]],
  ["a group in a group", [...group("g", ...two()), box("c", 200, 500)], [["select", "a", "b", "c"], ...chord("Control", "g")]],
  ["ungrouped", group("g", ...two()), [...click(220, 290), ...chord("Control", "Shift", "g")]],
  // order
  ["forward", stack(), [["select", "b"], ...chord("Control", "]")]],
  ["backward", stack(), [["select", "c"], ...chord("Control", "[")]],
  ["to the front", stack(), [["select", "a", "c"], ...chord("Control", "Shift", "]")]],
  ["to the back", stack(), [["select", "b", "d"], ...chord("Control", "Shift", "[")]],
  ["a group forward", [...group("g", box("a", 200, 200), box("b", 240, 230)), ...group("h", box("c", 280, 260), box("d", 320, 290)), box("e", 300, 300)], [...click(210, 210), ...chord("Control", "]")]],
  ["a labelled box forward", [...labelled(), box("c", 300, 260), box("d", 700, 700)], [["select", "a"], ...chord("Control", "]")]],
  // arranged
  ["aligned", threeInARow(), [["select", "a", "b", "c"], ...chord("Control", "Shift", "ArrowUp")]],
  ["distributed", threeInARow(), [["select", "a", "b", "c"], ...chord("Alt", "h")]],
  ["mirrored", [...two(), ...labelled("c", 300, 600)], [...joined(), ...chord("Control", "a"), ...chord("Shift", "h")]],
  ["upside down", [linear("l", "line", 200, 200, [[0, 0], [100, 80], [220, 20]]), box("a", 460, 240, 100, 80, { angle: 0.4 })], [...chord("Control", "a"), ...chord("Shift", "v")]],
  ["moved by keys", two(), [...joined(), ["select", "a"], ...keys("ArrowDown", 3), ...chord("Shift", "ArrowRight")]],
  ["moved along one way", two(), [...joined(), ["select", "a"], ...drag([220, 290], [300, 310], "Shift")]],
  // frames
  ["a frame drawn around", two(), draw("frame", [150, 150], [480, 480])],
  ["dragged into a frame", [base("f", "frame", 150, 150, 400, 300, { name: null, backgroundColor: "transparent" }), box("a", 700, 200)], [["select", "a"], ...drag([720, 290], [260, 330])]],
  ["dragged out of a frame", [box("a", 200, 200, 160, 100, { frameId: "f" }), base("f", "frame", 150, 150, 400, 300, { name: null, backgroundColor: "transparent" })], [["select", "a"], ...drag([220, 290], [820, 330])]],
  ["a frame dragged", [box("a", 200, 200, 160, 100, { frameId: "f" }), base("f", "frame", 150, 150, 400, 300, { name: null, backgroundColor: "transparent" })], [...drag([151, 400], [251, 420])]],
  ["a frame made smaller", [box("a", 200, 200, 100, 60, { frameId: "f" }), box("b", 400, 300, 100, 60, { frameId: "f" }), base("f", "frame", 150, 150, 400, 300, { name: null, backgroundColor: "transparent" })], [["select", "f"], ...drag([556, 456], [356, 286])]],
  ["a frame deleted", [box("a", 200, 200, 160, 100, { frameId: "f" }), base("f", "frame", 150, 150, 400, 300, { name: null, backgroundColor: "transparent" })], [["select", "f"], ["key", "Delete"]]],
  ["a frame copied", [box("a", 200, 200, 160, 100, { frameId: "f" }), base("f", "frame", 150, 150, 400, 300, { name: null, backgroundColor: "transparent" })], [["select", "f"], ...chord("Control", "d")]],
  ["drawn in a frame", [base("f", "frame", 150, 150, 400, 300, { name: null, backgroundColor: "transparent" })], draw("rectangle", [200, 200], [300, 260])],
  // lines
  ["a line point by point", [], [["tool", "line"], ...click(200, 200), ...click(300, 260), ...click(420, 210), ["key", "Enter"]]],
  ["a polygon", [], [["tool", "line"], ...click(200, 200), ...click(400, 220), ...click(300, 400), ...click(202, 202)]],
  ["an arrow point by point", two(), [["tool", "arrow", "round"], ...click(365, 250), ...click(450, 200), ...click(595, 350), ["key", "Escape"]]],
  ["the middle of a line pulled", [linear("l", "line", 200, 200, [[0, 0], [200, 100]])], [...click(250, 225), ...drag([300, 250], [320, 180])]],
  ["the end of a line pulled", [linear("l", "line", 200, 200, [[0, 0], [200, 100]])], [...click(250, 225), ...drag([402, 302], [450, 330])]],
  ["the end of a line pulled in steps", [linear("l", "line", 200, 200, [[0, 0], [200, 100]])], [...click(250, 225), ...drag([400, 300], [450, 330], "Shift")]],
  ["points edited", [linear("l", "line", 200, 200, [[0, 0], [100, 80], [220, 20]])], [["twice", 250, 240], ...drag([300, 280], [310, 330])]],
  ["a point deleted", [linear("l", "line", 200, 200, [[0, 0], [100, 80], [220, 20], [300, 60]])], [["twice", 250, 240], ...click(300, 280), ["key", "Delete"], ["key", "Escape"]]],
  ["a line of three points pulled by its box", [linear("l", "line", 200, 200, [[0, 0], [100, 80], [220, 20]])], [["select", "l"], ...drag([428, 288], [528, 338])]],
  ["an arrow's end taken off", two(), [...joined(), ...drag([595, 350], [520, 480])]],
  ["an arrow's end put elsewhere", [...two(), box("c", 600, 600)], [...joined(), ...drag([595, 350], [596, 640])]],
  ["an elbow arrow, a segment pulled", two(), [["tool", "arrow", "elbow"], ...drag([365, 250], [595, 350]), ...drag([480, 300], [530, 300])]],
  ["an elbow arrow, pulled, then a box moved", two(), [["tool", "arrow", "elbow"], ...drag([365, 250], [595, 350]), ...drag([480, 300], [530, 300]), ["select", "b"], ...drag([680, 380], [700, 580])]],
  // the rest
  ["square", [], draw("rectangle", [200, 200], [350, 280], "Shift")],
  ["from its middle", [], draw("ellipse", [300, 300], [400, 360], "Alt")],
  ["a square from its middle", [], draw("diamond", [300, 300], [400, 360], "Alt", "Shift")],
  ["drawn to the left and up", [], draw("rectangle", [400, 400], [250, 320])],
  ["pulled through itself", [box("a", 300, 300, 100, 80)], [["select", "a"], ...drag([406, 386], [206, 236])]],
  ["pulled in proportion", [box("a", 300, 300, 100, 80)], [["select", "a"], ...drag([406, 386], [466, 396], "Shift")]],
  ["pulled from the middle", [box("a", 300, 300, 100, 80)], [["select", "a"], ...drag([406, 386], [446, 406], "Alt")]],
  ["a turned box pulled", [box("a", 300, 300, 140, 80, { angle: 0.5 })], [["select", "a"], ...drag([412, 412], [460, 440])]],
  ["erased", threeInARow(), draw("eraser", [150, 260], [420, 260])],
  ["deleted with its arrow", two(), [...joined(), ["select", "a"], ["key", "Delete"]]],
  ["undone and redone", two(), [...joined(), ["select", "a"], ...drag([220, 290], [220, 390]), ...chord("Control", "z"), ...chord("Control", "z"), ...chord("Control", "Shift", "z")]],
  ["a box selection moved", threeInARow(), [["tool", "selection"], ...drag([150, 150], [560, 400]), ...drag([220, 270], [240, 330])]],
  ["locked", two(), [["select", "a"], ...chord("Control", "Shift", "l"), ["tool", "selection"], ...drag([220, 290], [320, 390])]],
].map(([name, elements, steps, appState], i) => {
  const own = (id) => (id ? `${i}-${id}` : id); // Excalidraw remembers things by id from one drawing to the next
  const owned = elements.map((e) => ({ ...e, id: own(e.id), frameId: own(e.frameId), boundElements: e.boundElements.map((bound) => ({ ...bound, id: own(bound.id) })), ...(e.containerId ? { containerId: own(e.containerId) } : {}) }));
  const made = scene(...owned);
  return { name, scene: { ...made, appState: { ...made.appState, ...appState } }, steps: steps.map(([step, ...args]) => (step === "select" ? [step, ...args.map(own)] : [step, ...args])) };
});
