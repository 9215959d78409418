// SPDX-License-Identifier: GPL-3.0-or-later
// What a person might do next with what is on the canvas, at random: for random_play.mjs.
import { base, box, chord, click, drag, draw, frame, group, image, keys, labelled, linear, threeInARow, two, words } from "./habits/parts.mjs";

const zigzag = (type = "line", more = {}) => linear("l", type, 240, 220, [[0, 0], [100, 80], [220, 20], [300, 60]], more);
/** To the left of where they begin, and above it. */
const backwards = () => [linear("l", "line", 700, 300, [[0, 0], [-100, 80], [-220, 20], [-300, -60]]), linear("m", "arrow", 300, 700, [[0, 0], [60, -129], [160, -69]], { roundness: { type: 2 } })];
const nested = () => [...group("h", ...group("g", ...two()), box("c", 200, 500)), box("d", 900, 600)];
const framed = () => [box("a", 200, 200, 100, 60, { frameId: "f" }), box("b", 380, 320, 100, 60, { frameId: "f" }), frame("f", 150, 150, 400, 300), box("c", 700, 250)];
const round = () => [base("a", "ellipse", 200, 200, 160, 100), base("b", "diamond", 600, 300, 160, 100), box("c", 300, 560, 160, 100, { roundness: { type: 3 } })];
const turned = () => [box("a", 200, 200, 160, 100, { angle: 0.5 }), base("b", "diamond", 600, 300, 160, 100, { angle: 1.2 }), linear("l", "line", 300, 560, [[0, 0], [100, 80], [220, 20]], { angle: 0.4 })];
const written = () => [words("t", 300, 300, "orders", { width: 62.2 }), words("u", 560, 500, "the quick brown fox", { width: 185 }), ...labelled("a", 600, 250)];
const crowded = () => [...two(), ...labelled("c", 300, 520), base("d", "ellipse", 620, 560, 140, 90)];
const framedGroups = () => [...group("g", box("a", 200, 200, 100, 60, { frameId: "f" }), box("b", 380, 320, 100, 60, { frameId: "f" })), frame("f", 150, 150, 400, 300), ...group("h", box("c", 700, 250), box("d", 900, 400, 80, 80))];
const closed = () => linear("l", "line", 240, 220, [[0, 0], [200, 0], [240, 150], [0, 150], [0, 0]], { polygon: true, backgroundColor: "#a5d8ff" });
const pictures = () => [image("i", 200, 200), image("j", 600, 420, 200, 100, { scale: [-1, 1], angle: 0.3 }), box("a", 260, 520)];

/** What chance is asked for an operation: what is there, and places on it. Places are whole px, in view. */
class Sight {
  constructor({ elements, selected, zoom }, chance) {
    this.zoom = zoom;
    this.elements = elements;
    this.chance = chance;
    this.selected = elements.filter(({ id }) => selected.includes(id));
    this.targets = elements.filter(({ containerId }) => !containerId);
  }

  inView([x, y]) {
    return [Math.round(Math.min(1450, Math.max(40, x))), Math.round(Math.min(1040, Math.max(60, y)))];
  }
  /** A place in parts of an element's box, `outside` px on screen beyond it. */
  on(e, [u, v], outside = 0) {
    const [w, h] = [e.width / 2 + outside / this.zoom, e.height / 2 + outside / this.zoom];
    const [left, top] = e.points ? [Math.min(...e.points.map(([x]) => x)), Math.min(...e.points.map(([, y]) => y))] : [0, 0];
    const [cx, cy] = [e.x + left + e.width / 2, e.y + top + e.height / 2];
    const [cos, sin] = [Math.cos(e.angle), Math.sin(e.angle)];
    return this.inView([cx + u * w * cos - v * h * sin, cy + u * w * sin + v * h * cos]);
  }
  anywhere() {
    return this.inView([this.chance.between(150, 1100), this.chance.between(120, 850)]);
  }
  /** Where the style panel does not lie over our canvas: it would take the pointer. */
  besidePanels() {
    return this.inView([this.chance.between(320, 1100), this.chance.between(120, 850)]);
  }
  any(list = this.targets) {
    return list.length ? this.chance.pick(list) : base("none", "rectangle", 300, 300, 60, 60);
  }
  /** Of the selection, or else of anything. */
  one() {
    return this.any(this.selected.length && this.chance.below(3) ? this.selected : this.targets);
  }
  spot(e = this.any()) {
    if (e.points && e.type !== "freedraw") {
      const i = this.chance.below(e.points.length - 1);
      const part = this.chance.pick([0.3, 0.7]);
      const [x, y] = [0, 1].map((k) => e.points[i][k] * (1 - part) + e.points[i + 1][k] * part);
      const [left, top] = [0, 1].map((k) => Math.min(...e.points.map((point) => point[k])));
      return this.on(e, [((x - left) / (e.width || 1)) * 2 - 1, ((y - top) / (e.height || 1)) * 2 - 1]);
    }
    if (e.type === "frame") return this.on(e, [this.chance.pick([-1, 1]), 0.6]);
    return this.on(e, this.chance.pick([[-0.7, 0.6], [0.7, -0.6], [0.1, 0.3]]));
  }
  point(e) {
    const [x, y] = this.chance.pick(e.points);
    const [left, top] = [0, 1].map((k) => Math.min(...e.points.map((point) => point[k])));
    return this.on(e, [((x - left) / (e.width || 1)) * 2 - 1, ((y - top) / (e.height || 1)) * 2 - 1]);
  }
  line() {
    const lines = this.targets.filter(({ points }) => points);
    return lines.length ? this.any(lines) : null;
  }
  /** Just outside a side, where an arrow takes hold. */
  side(e = this.any(this.targets.filter(({ points }) => !points))) {
    return this.on(e, this.chance.pick([[1, 0.1], [-1, 0.1], [0.1, -1], [0.1, 1], [1, 0.5], [-0.5, 1]]), 5);
  }
  grip() {
    const corners = [[1, 1], [-1, -1], [1, -1], [-1, 1]];
    const one = this.selected.filter(({ containerId }) => !containerId).length < 2; // a side of several is pulled by the pointer's other way, too, there
    const way = this.chance.pick(one ? [...corners, [1, 0.2], [0.2, 1], [-1, 0.2], [0.2, -1]] : corners);
    if (one) {
      const e = this.selected.find(({ containerId }) => !containerId) ?? this.any();
      return this.on(e, way, e.type === "image" ? 2 : 6); // its grips lie on its corners
    }
    const boxes = this.selected.map((e) => [[-1, -1], [1, -1], [1, 1], [-1, 1]].map((part) => this.on(e, part))).flat();
    const [xs, ys] = [0, 1].map((k) => boxes.map((place) => place[k]));
    const [left, top, right, bottom] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    return this.on({ x: left, y: top, width: right - left, height: bottom - top, angle: 0 }, way, Math.abs(way[0]) === Math.abs(way[1]) ? 9 : 4);
  }
  near([x, y], far = 160) {
    return this.inView([x + this.chance.between(-far, far), y + this.chance.between(-far, far)]);
  }
  /** Two sides of things, not close to each other. */
  sides() {
    for (let tries = 0; tries < 20; ++tries) {
      const [from, to] = [this.side(), this.side()];
      if (Math.hypot(from[0] - to[0], from[1] - to[1]) > 30) return [from, to];
    }
    return [this.side(), this.anywhere()];
  }
  /** What is selected alone, but for its label. */
  lonely() {
    const found = this.selected.filter(({ containerId }) => !containerId);
    return found.length === 1 ? found[0] : null;
  }
  held() {
    return this.chance.pick([[], [], ["Shift"], ["Alt"], ["Shift", "Alt"]]);
  }
}

/** Operations by name: what is done where, or nothing where it makes no sense. */
const operations = {
  click: (s) => click(...s.spot()),
  "click with Shift": (s) => click(...s.spot(), "Shift"),
  "click with Ctrl": (s) => click(...s.spot(), "Control"),
  "click on nothing": (s) => click(...s.anywhere()),
  drag: (s) => drag(s.spot(s.one()), s.anywhere()),
  "drag a little": (s) => { const from = s.spot(s.one()); return drag(from, s.near(from, 60)); },
  "drag with Alt": (s) => { const e = s.one(); return e.startBinding || e.endBinding ? null : drag(s.spot(e), s.anywhere(), "Alt"); }, // there the original lets go
  "drag with Shift": (s) => drag(s.spot(s.one()), s.anywhere(), "Shift"),
  "drag with Ctrl": (s) => drag(s.spot(s.one()), s.anywhere(), "Control"),
  resize: (s) => { const from = s.grip(); return drag(from, s.near(from)); },
  "resize held": (s) => { const from = s.grip(); return drag(from, s.near(from), ...s.held()); },
  "click, then resize": (s) => { const e = s.any(); const from = s.on(e, s.chance.pick([[1, 1], [-1, -1], [1, 0.2], [0.2, -1]]), 6); return [...click(...s.spot(e)), ...drag(from, s.near(from))]; },
  turn: (s) => { const e = s.any(s.selected.length === 1 ? s.selected : []); const far = (e.type === "image" ? 16 : e.points ? 28 : 20) / s.zoom; const from = s.on({ ...e, y: e.y - far, height: e.height + 2 * far }, [0, -1]); return drag(from, s.near(from, 200), ...s.chance.pick([[], ["Shift"]])); },
  crop: (s) => { const e = s.any(s.targets.filter(({ type, groupIds }) => type === "image" && !groupIds.length)); if (e.type !== "image") return null; const from = s.on(e, s.chance.pick([[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, 1]])); return [["twice", ...s.on(e, [0.2, 0.3])], ...drag(from, s.near(from, 90), ...s.chance.pick([[], [], ["Shift"]])), ["key", s.chance.pick(["Enter", "Escape"])]]; },
  "move behind the crop": (s) => { const e = s.any(s.targets.filter(({ type, crop, groupIds }) => type === "image" && crop && !groupIds.length)); if (!e.crop) return null; const from = s.on(e, [0.2, 0.3]); return [["twice", ...from], ...drag(from, s.near(from, 60)), ["key", "Enter"]]; },
  "linked copies": (s) => s.selected.length === 1 && ["rectangle", "ellipse", "diamond"].includes(s.selected[0].type) ? [["hold", "Control"], ...keys(s.chance.pick(["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"]), s.chance.between(1, 3)), ["letGo", "Control"]] : null,
  "walk along a link": (s) => s.selected.length === 1 && s.selected[0].boundElements?.some(({ type }) => type === "arrow") ? chord("Alt", s.chance.pick(["ArrowRight", "ArrowLeft"])) : null,
  "edit several points": (s) => { const e = s.line(); if (!e || e.elbowed || e.points.length < 3) return null; const [one, other] = [s.point(e), s.point(e)]; return [...click(...s.spot(e)), ...chord("Control", "Enter"), ...click(...one), ...click(...other, "Shift"), ...drag(other, s.near(other, 90)), ["key", "Escape"]]; },
  "add a point": (s) => { const e = s.line(); if (!e || e.elbowed || e.polygon) return null; return [...click(...s.spot(e)), ...chord("Control", "Enter"), ...click(...s.anywhere(), "Alt"), ["key", "Escape"]]; },
  "copy a point": (s) => { const e = s.line(); if (!e || e.elbowed || e.polygon) return null; return [...click(...s.spot(e)), ...chord("Control", "Enter"), ...click(...s.point(e)), ...chord("Control", "d"), ["key", "Escape"]]; },
  "wrap in a frame": (s) => s.selected.length && s.selected.every(({ type, frameId }) => type !== "frame" && !frameId) && [["menu", ...s.spot(s.selected[0]), "wrap-in-frame"]],
  "take the label out": (s) => { const e = s.lonely(); return e && e.boundElements?.some(({ type }) => type === "text") && !e.points ? [["menu", ...s.on(e, [-0.8, 0.1]), "unbind-text"]] : null; },
  "wrap a text": (s) => { const e = s.lonely(); return e?.type === "text" ? [["menu", ...s.on(e, [0, 0]), "wrap-text"]] : null; },
  "put a text in": (s) => { const text = s.any(s.targets.filter(({ type }) => type === "text")); const shape = s.any(s.targets.filter(({ type, boundElements }) => ["rectangle", "ellipse", "diamond"].includes(type) && !boundElements?.length)); return text.id === "none" || shape.id === "none" ? null : [["key", "Escape"], ...click(...s.on(text, [0, 0])), ...click(...s.spot(shape), "Shift"), ["menu", ...s.spot(shape), "bind-text"]]; },
  "type a number": (s) => { const e = s.lonely(); return e && !e.points ? [["number", s.chance.pick(["X", "Y", "W", "H", "A"]), s.chance.between(20, 220)]] : null; },
  "a look": (s) => { const e = s.lonely(); return e && ["rectangle", "ellipse", "diamond"].includes(e.type) ? [["style", ...s.chance.pick([["width", "4"], ["width", "1"], ["stroke-style", "dashed"], ["stroke-style", "dotted"], ["sloppiness", "2"], ["sloppiness", "0"], ["fill", "hachure"], ["fill", "cross-hatch"], ["background", "#ffc9c9"], ["background", "transparent"]])]] : null; },
  edges: (s) => { const e = s.lonely(); return e && ["rectangle", "diamond", "line"].includes(e.type) ? [["style", "edges", s.chance.pick(["sharp", "round"])]] : null; },
  "arrow type": (s) => { const e = s.lonely(); return e?.type === "arrow" ? [["style", "arrow-type", s.chance.pick(["sharp", "round", "elbow"])]] : null; },
  "a font": (s) => { const e = s.lonely(); return e && (e.type === "text" || e.boundElements?.some(({ type }) => type === "text")) && !e.angle && !e.points ? [["style", ...s.chance.pick([["font-size", "16"], ["font-size", "28"], ["font-size", "36"], ["text-align", "right"], ["text-align", "left"], ["text-align", "center"]])]] : null; },
  "label an arrow": (s) => { const e = s.lonely(); return e?.type === "arrow" && !e.boundElements?.length ? [["key", "Enter"], ["type", "reads"], ["key", "Escape"]] : null; },
  "slide a label": (s) => { const text = s.elements.find(({ containerId }) => containerId && s.elements.some(({ id, type }) => id === containerId && type === "arrow")); if (!text) return null; const arrow = s.elements.find(({ id }) => id === text.containerId); const from = s.inView([text.x + text.width / 2, text.y + text.height / 2]); return [["key", "Escape"], ...click(...s.spot(arrow)), ...drag(from, s.near(from, 80))]; },
  all: () => chord("Control", "a"),
  duplicate: () => chord("Control", "d"),
  "copy and paste": (s) => s.selected.length && [...chord("Control", "c"), ["hover", ...s.besidePanels()], ...chord("Control", "v")],
  "cut and paste": (s) => s.selected.length && [...chord("Control", "x"), ["hover", ...s.besidePanels()], ...chord("Control", "v")],
  "copy and paste style": (s) => s.selected.length && [...chord("Control", "Alt", "c"), ...click(...s.spot()), ...chord("Control", "Alt", "v")],
  group: () => chord("Control", "g"),
  ungroup: () => chord("Control", "Shift", "g"),
  "into a group": (s) => { const grouped = s.targets.filter(({ groupIds, points }) => groupIds.length && !points); return grouped.length ? [["twice", ...s.spot(s.any(grouped))], ["key", "Escape"]] : null; },
  "enter a group": (s) => { const grouped = s.targets.filter(({ groupIds, points }) => groupIds.length && !points); return grouped.length ? [["twice", ...s.spot(s.any(grouped))]] : null; },
  delete: () => [["key", "Delete"]],
  undo: () => [["undo"], ["select"]], // what is selected then is not the same
  redo: () => [["redo"], ["select"]],
  escape: () => [["key", "Escape"]],
  "move by keys": (s) => keys(s.chance.pick(["ArrowLeft", "ArrowDown"]), 2),
  "move far by keys": (s) => chord("Shift", s.chance.pick(["ArrowRight", "ArrowUp"])),
  forward: () => chord("Control", "]"),
  backward: () => chord("Control", "["),
  "to the front": () => chord("Control", "Shift", "]"),
  "to the back": () => chord("Control", "Shift", "["),
  mirror: (s) => chord("Shift", s.chance.pick(["h", "v"])),
  align: (s) => chord("Control", "Shift", s.chance.pick(["ArrowUp", "ArrowLeft", "ArrowDown", "ArrowRight"])),
  distribute: (s) => chord("Alt", s.chance.pick(["h", "v"])),
  "lock or unlock": (s) => s.targets.every(({ boundElements }) => !boundElements?.some(({ type }) => type === "text")) && chord("Control", "Shift", "l"),
  "switch shape": () => keys("Tab", 2),
  "box selection": (s) => [["tool", "selection"], ...drag(s.anywhere(), s.anywhere())],
  "box selection with Shift": (s) => [["tool", "selection"], ...drag(s.anywhere(), s.anywhere(), "Shift")],
  lasso: (s) => { const [a, b, c] = [s.anywhere(), s.anywhere(), s.anywhere()]; const way = [a, b, c, a].flatMap(([x, y], i, all) => i ? [1, 2, 3, 4].map((k) => ["move", Math.round(all[i - 1][0] + ((x - all[i - 1][0]) * k) / 4), Math.round(all[i - 1][1] + ((y - all[i - 1][1]) * k) / 4)]) : []); return [["tool", "lasso"], ["hover", ...a], ["press", ...a], ...way, ["release", ...a], ["tool", "selection"]]; },
  erase: (s) => { const from = s.spot(); return [...draw("eraser", from, s.near(from, 250)), ["tool", "selection"]]; },
  "draw a shape": (s) => { const from = s.anywhere(); return draw(s.chance.pick(["rectangle", "ellipse", "diamond"]), from, s.near(from), ...s.held()); },
  "draw a frame": (s) => { const e = s.any(); return draw("frame", s.on(e, [-1, -1], s.chance.between(10, 60)), s.on(e, [1, 1], s.chance.between(10, 200))); },
  "draw a line": (s) => { const from = s.anywhere(); return draw("line", from, s.near(from, 300)); },
  "draw a line by clicks": (s) => { const at = s.anywhere(); return [["tool", "line"], ...click(...at), ...click(...s.near(at, 200)), ...click(...s.near(at, 200)), ["key", "Escape"]]; },
  "join by an arrow": (s) => draw(["arrow", s.chance.pick(["sharp", "round"])], ...s.sides()),
  "join by an elbow arrow": (s) => draw(["arrow", "elbow"], ...s.sides()),
  "draw an arrow": (s) => draw(["arrow", s.chance.pick(["sharp", "round"])], s.side(), s.anywhere()),
  "draw an elbow arrow": (s) => draw(["arrow", "elbow"], s.side(), s.anywhere()),
  "draw a free elbow arrow": (s) => draw(["arrow", "elbow"], s.anywhere(), s.anywhere()),
  "pull a point": (s) => { const e = s.line(); if (!e || e.elbowed) return null; const from = s.point(e); return [...click(...s.spot(e)), ...drag(from, s.near(from, 200))]; },
  "put an end on a shape": (s) => { const e = s.line(); if (!e) return null; const from = s.point({ ...e, points: [e.points.at(-1)], width: 0, height: 0, x: e.x + e.points.at(-1)[0] - e.points.at(-1)[0], y: e.y }); return [...click(...s.spot(e)), ...drag(from, s.side())]; },
  "pull a segment": (s) => { const e = s.line(); if (!e) return null; const i = s.chance.below(e.points.length - 1); const from = s.inView([0, 1].map((k) => [e.x, e.y][k] + (e.points[i][k] + e.points[i + 1][k]) / 2)); return [...click(...s.spot(e)), ...drag(from, s.near(from, 120))]; },
  "edit points": (s) => { const e = s.line(); if (!e || e.elbowed) return null; const from = s.point(e); return [...click(...s.spot(e)), ...chord("Control", "Enter"), ...drag(from, s.near(from, 120)), ["key", "Escape"]]; },
  "delete a point": (s) => { const e = s.line(); if (!e || e.elbowed || e.points.length < 4 || e.polygon) return null; const from = s.point(e); return [...click(...s.spot(e)), ...chord("Control", "Enter"), ...click(...from), ["key", "Delete"], ["key", "Escape"]]; },
  label: (s) => { const e = s.any(); return e.type === "frame" || e.type === "image" || e.points || e.groupIds.length ? null : [["twice", ...s.on(e, [0, 0])], ["type", "ab"], ["key", "Escape"]]; },
  "label by Enter": (s) => s.selected.filter(({ containerId }) => !containerId).length === 1 && !["frame", "image", "line", "freedraw"].includes(s.selected[0].type) ? [["key", "Enter"], ["type", "a note"], ["key", "Escape"]] : null,
  "a long label": (s) => s.selected.filter(({ containerId }) => !containerId).length === 1 && !["frame", "image", "line", "freedraw"].includes(s.selected[0].type) ? [["key", "Enter"], ["key", "End"], ["type", " the quick brown fox jumps over a lazy dog"], ["key", "Escape"]] : null,
  "empty a label": (s) => s.selected.filter(({ containerId }) => !containerId).length === 1 && !["frame", "image", "line", "freedraw"].includes(s.selected[0].type) ? [["key", "Enter"], ...chord("Control", "a"), ["key", "Backspace"], ["key", "Escape"]] : null,
  write: (s) => [["tool", "text"], ...click(...s.anywhere()), ["type", "words"], ["key", "Escape"]],
  "write wrapped": (s) => { const at = s.anywhere(); return [["tool", "text"], ...drag(at, s.inView([at[0] + 120, at[1] + 30])), ["type", "the quick brown fox jumps"], ["key", "Escape"]]; },
  "larger font": (s) => s.selected.every(({ angle }) => !angle) && chord("Control", "Shift", s.chance.pick(["<", ">"])),
  "a colour": (s) => (s.selected.length ? [["style", s.chance.pick(["stroke"]), s.chance.pick(["#e03131", "#1971c2"])]] : null),
};

const usual = ["click", "click", "click with Shift", "drag", "drag a little", "all", "undo", "redo", "escape", "box selection"];
/** What to draw on, and what to do, for each area. Names that stand twice come twice as often. */
export const areas = {
  elbows: [[two, round, framed, crowded], [...usual, "join by an elbow arrow", "join by an elbow arrow", "draw an elbow arrow", "draw a free elbow arrow", "pull a segment", "pull a segment", "pull a point", "delete", "duplicate", "drag", "resize", "move by keys"]],
  arrows: [[two, round, turned, crowded, nested], [...usual, "join by an arrow", "join by an arrow", "draw an arrow", "pull a point", "pull a segment", "resize", "turn", "move by keys", "delete", "duplicate", "drag with Alt", "align", "mirror"]],
  labels: [[() => labelled(), round, crowded, turned], [...usual, "label", "label by Enter", "a long label", "empty a label", "resize", "resize held", "turn", "larger font", "duplicate", "copy and paste", "join by an arrow", "delete"]],
  frames: [[framed, framed, two, nested], [...usual, "draw a frame", "drag", "drag with Alt", "resize", "delete", "duplicate", "group", "ungroup", "copy and paste", "draw a shape", "to the front", "to the back", "lock or unlock"]],
  groups: [[nested, nested, two, () => group("g", ...threeInARow())], [...usual, "group", "group", "ungroup", "enter a group", "click with Ctrl", "drag with Alt", "duplicate", "resize", "delete", "draw a shape", "forward", "backward", "to the front", "align"]],
  lasso: [[nested, crowded, turned, () => [zigzag(), box("a", 600, 300)]], ["lasso", "lasso", "lasso", "click", "box selection", "box selection with Shift", "drag a little", "escape", "group", "delete", "undo"]],
  lines: [[backwards, () => [zigzag(), box("a", 600, 300)], () => [zigzag("arrow", { roundness: { type: 2 } }), ...two().slice(1)], turned], [...usual, "draw a line", "draw a line by clicks", "pull a point", "pull a point", "pull a segment", "edit points", "delete a point", "resize", "resize held", "turn", "mirror", "duplicate"]],
  turning: [[backwards, turned, round, two, crowded], ["all", "click", "click with Shift", "join by an arrow", "join by an arrow", "turn", "turn", "mirror", "mirror", "resize", "undo", "drag"]],
  resizing: [[backwards, turned, threeInARow, crowded, written, nested, pictures, () => [zigzag(), box("a", 600, 300)]], ["all", "all", "click", "click with Shift", "box selection", "resize", "resize held", "resize held", "click, then resize", "undo", "group"]],
  texts: [[written, crowded], [...usual, "write", "write wrapped", "label", "a long label", "empty a label", "resize", "resize held", "larger font", "turn", "duplicate", "align", "copy and paste style"]],
  copies: [[two, crowded, nested, framed, round], ["click", "click with Shift", "all", "box selection", "duplicate", "duplicate", "copy and paste", "cut and paste", "drag with Alt", "drag with Alt", "join by an arrow", "undo", "copy and paste style", "delete"]],
  order: [[crowded, nested, framed, () => [...labelled(), ...threeInARow().slice(1), box("d", 240, 240), box("e", 280, 260)]], ["click", "click with Shift", "box selection", "all", "forward", "forward", "backward", "backward", "to the front", "to the back", "group", "draw a shape", "undo"]],
  history: [[two, crowded, framed], ["undo", "undo", "undo", "redo", "redo", "drag", "resize", "delete", "duplicate", "group", "join by an arrow", "join by an elbow arrow", "draw a shape", "label", "all", "click", "mirror", "to the back", "write"]],
  cropping: [[pictures, pictures, () => [image("i", 300, 300), image("j", 300, 300, 100, 50, { crop: { x: 50, y: 0, width: 100, height: 50, naturalWidth: 200, naturalHeight: 100 } })]], ["crop", "crop", "crop", "move behind the crop", "click", "resize", "resize held", "mirror", "turn", "duplicate", "undo", "drag", "type a number"]],
  charts: [[() => [box("a", 500, 400, 120, 80)], () => [base("a", "ellipse", 400, 300, 120, 80), box("b", 700, 300, 120, 80)], () => labelled("a", 500, 400)], ["linked copies", "linked copies", "linked copies", "click", "walk along a link", "drag", "undo", "resize", "delete", "label by Enter"]],
  editing: [[() => [zigzag(), box("a", 600, 400)], () => [zigzag("arrow", { roundness: { type: 2 } })], () => [closed()], () => [zigzag("line", { angle: 0.4 })]], ["edit points", "edit several points", "edit several points", "add a point", "copy a point", "delete a point", "click", "resize", "turn", "mirror", "undo", "duplicate", "edges", "pull a point"]],
  containers: [[written, crowded, labelled], ["put a text in", "put a text in", "take the label out", "wrap a text", "label by Enter", "a long label", "click", "click", "resize", "resize held", "type a number", "a font", "a font", "switch shape", "larger font", "undo", "duplicate", "drag"]],
  framedGroups: [[framedGroups, framedGroups, framed], [...usual, "drag", "drag", "enter a group", "group", "ungroup", "wrap in a frame", "resize", "resize held", "duplicate", "drag with Alt", "delete", "draw a frame", "mirror", "turn", "copy and paste"]],
  fixed: [[two, round, () => [...two(), box("c", 380, 620)]], ["join by an elbow arrow", "pull a segment", "pull a segment", "pull a segment", "drag", "resize", "click", "pull a point", "duplicate", "mirror", "all", "undo", "put an end on a shape", "arrow type"]],
  arrowLabels: [[two, round, turned], ["join by an arrow", "join by an elbow arrow", "label an arrow", "label an arrow", "slide a label", "slide a label", "drag", "click", "resize", "a long label", "empty a label", "arrow type", "turn", "duplicate", "undo", "pull a point"]],
  looks: [[crowded, round, turned], ["click", "click", "click with Shift", "all", "a look", "a look", "edges", "edges", "a colour", "a font", "copy and paste style", "copy and paste style", "draw a shape", "undo", "redo", "switch shape", "switch shape", "join by an arrow", "arrow type", "erase"]],
  grid: [[two, crowded, round, () => [zigzag(), box("a", 607, 303)]], [...usual, "resize", "resize held", "draw a shape", "draw a line", "pull a point", "move by keys", "move far by keys", "join by an elbow arrow", "join by an arrow", "duplicate", "drag with Alt", "copy and paste", "write"], { gridModeEnabled: true }],
  everything: [[two, round, turned, written, crowded, nested, framed, pictures], Object.keys(operations).filter((name) => name !== "pull a segment" && name !== "turn")],
};

/** The drawing to begin with, and then what to do next, by what there is to see. */
export function began(area, chance) {
  const [drawings, names, settings] = areas[area];
  const elements = chance.pick(drawings)();
  return {
    elements,
    settings,
    next(seen) {
      for (;;) {
        const name = chance.pick(names);
        const steps = operations[name](new Sight(seen, chance));
        if (steps) return [name, steps];
      }
    },
  };
}
