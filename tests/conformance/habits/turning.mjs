// SPDX-License-Identifier: GPL-3.0-or-later
// Turning, and pulling what is turned, by the grips of its box: [name, elements, steps].
import { base, box, chord, click, drag, frame, group, joined, labelled, linear, two, words } from "./parts.mjs";

const points = { sharp: [[0, 0], [100, 80], [220, 20]], two: [[0, 0], [200, 100]], polygon: [[0, 0], [100, 80], [220, 20], [0, 0]] };
const line = (angle, type = "line", more = {}, shape = "sharp") => [linear("l", type, 300, 300, points[shape], { angle, ...more })];
/** A place of the turned box: `parts` of its half, and px beyond. */
const place = (angle, [u, v], [beyondX, beyondY], [x, y, w, h] = [300, 300, 220, 80]) => {
  const [dx, dy] = [u * (w / 2) + beyondX, v * (h / 2) + beyondY];
  return [Math.round(x + w / 2 + dx * Math.cos(angle) - dy * Math.sin(angle)), Math.round(y + h / 2 + dx * Math.sin(angle) + dy * Math.cos(angle))];
};
const knob = (angle, area) => place(angle, [0, -1], [0, -28], area);
const corner = (angle, u = 1, v = 1) => place(angle, [u, v], [12 * u, 12 * v]);
const by = ([x, y], dx, dy) => [x + dx, y + dy];
const taken = (angle) => click(...place(angle, [-1 + 2 * (50 / 220), -1 + 2 * (40 / 80)], [0, 0]));
const away = [["hover", 40, 40], ["hover", 60, 60]];
/** To the left of where they begin, and above it. */
const backwards = (type, more = {}) => [linear("l", type, 700, 300, [[0, 0], [-100, 80], [-220, 20], [-300, -60]], more)];
const stroke = (angle = 0) => [base("l", "freedraw", 500, 500, 200, 100, { points: [[0, 0], [-50, -25], [-120, -30], [-200, -100]], pressures: [], simulatePressure: true, backgroundColor: "transparent", angle })];

export const turning = [
  ["a line turned", line(0), [...taken(0), ...away, ...drag(knob(0), by(knob(0), 90, 40))]],
  ["a line drawn to the left, turned", backwards("line"), [["select", "l"], ...away, ...drag([550, 212], [640, 252])]],
  ["an arrow drawn to the left, turned by a number", backwards("arrow", { roundness: { type: 2 } }), [["select", "l"], ["number", "A", 40]]],
  ["a stroke drawn to the left, turned", stroke(), [["select", "l"], ...away, ...drag([400, 378], [480, 420])]],
  ["a stroke drawn to the left, mirrored with a box", [...stroke(), box("b", 700, 200)], [["select", "l", "b"], ...chord("Shift", "v")]],
  ["a turned stroke drawn to the left, mirrored", stroke(0.5), [["select", "l"], ...chord("Shift", "h")]],
  ["a line turned in steps", line(0), [...taken(0), ...away, ...drag(knob(0), by(knob(0), 90, 40), "Shift")]],
  ["a turned line turned on", line(0.6), [...taken(0.6), ...away, ...drag(knob(0.6), by(knob(0.6), -90, 40))]],
  ["a turned line turned in steps", line(0.6), [...taken(0.6), ...away, ...drag(knob(0.6), by(knob(0.6), 60, 70), "Shift")]],
  ["a turned arrow turned on", line(0.6, "arrow"), [...taken(0.6), ...away, ...drag(knob(0.6), by(knob(0.6), -90, 40))]],
  ["a polygon turned", line(0, "line", { polygon: true, backgroundColor: "#a5d8ff" }, "polygon"), [...taken(0), ...away, ...drag(knob(0), by(knob(0), 90, 40))]],
  ...[[1, 1], [-1, -1], [1, -1], [-1, 1]].flatMap(([u, v]) => [0, 0.6, 2.4].map((angle) => [`a line turned by ${angle} pulled from ${u} ${v}`, line(angle), [...taken(angle), ...away, ...drag(corner(angle, u, v), by(corner(angle, u, v), 40, 30))]])),
  ["a turned line pulled in proportion", line(0.6), [...taken(0.6), ...away, ...drag(corner(0.6), by(corner(0.6), 50, 30), "Shift")]],
  ["a turned line pulled from its middle", line(0.6), [...taken(0.6), ...away, ...drag(corner(0.6), by(corner(0.6), 50, 30), "Alt")]],
  ["a turned line pulled through itself", line(0.6), [...taken(0.6), ...away, ...drag(corner(0.6), by(corner(0.6, -1, -1), -60, -50))]],
  ["a turned arrow pulled", line(0.6, "arrow"), [...taken(0.6), ...away, ...drag(corner(0.6), by(corner(0.6), 50, 30))]],
  ["a turned round arrow pulled", line(0.6, "arrow", { roundness: { type: 2 } }), [["select", "l"], ...away, ...drag(corner(0.6), by(corner(0.6), 50, 30))]],
  ["a turned line pulled from its side", line(0.6), [...taken(0.6), ...away, ...drag(place(0.6, [1, 0.3], [5, 0]), by(place(0.6, [1, 0.3], [5, 0]), 50, 30))]],
  ["a turned line, its point pulled", line(0.6), [...taken(0.6), ...drag(place(0.6, [1, -0.5], [0, 0]), by(place(0.6, [1, -0.5], [0, 0]), 30, 60))]],
  ["a turned line of two points, its end pulled", [linear("l", "line", 300, 300, points.two, { angle: 0.6 })], [...click(...place(0.6, [-0.5, -0.5], [0, 0], [300, 300, 200, 100])), ...drag(place(0.6, [1, 1], [0, 0], [300, 300, 200, 100]), by(place(0.6, [1, 1], [0, 0], [300, 300, 200, 100]), 30, 60))]],
  ["a turned line dragged", line(0.6), drag(place(0.6, [-1 + 2 * (50 / 220), -1 + 2 * (40 / 80)], [0, 0]), [500, 600])],
  ["a turned line mirrored", line(0.6), [["select", "l"], ...chord("Shift", "h")]],
  ["a turned line and a box pulled", [...line(0.6), box("a", 600, 300)], [...chord("Control", "a"), ...drag([769, 409], [869, 459])]],
  ["a turned line and a box turned", [...line(0.6), box("a", 600, 300)], [...chord("Control", "a"), ...drag([538, 237], [640, 260])]],
  ["a turned frame is not", [frame("f", 300, 300, 200, 100)], [["select", "f"], ...drag([400, 278], [460, 300])]],
  ["a turned labelled box pulled", [box("a", 300, 300, 160, 100, { angle: 0.5, boundElements: [{ id: "t", type: "text" }] }), words("t", 350, 337, "orders", { angle: 0.5, containerId: "a", textAlign: "center", verticalAlign: "middle", width: 62.2 })], [["select", "a"], ...drag(place(0.5, [1, 1], [6, 6], [300, 300, 160, 100]), by(place(0.5, [1, 1], [6, 6], [300, 300, 160, 100]), 50, 30))]],
  ["a group turned in steps", group("g", ...two()), [...click(220, 290), ...drag([480, 175], [600, 220], "Shift")]],
  ["a box pressed above its knob", [box("a", 200, 200)], [["select", "a"], ...drag([280, 173], [340, 220])]],
  ["a labelled box turned", labelled(), [["select", "a"], ...drag([280, 178], [340, 220])]],
  ["a box turned, its arrow follows", two(), [...joined(), ["select", "a"], ...drag([280, 178], [340, 220])]],
];
