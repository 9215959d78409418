// SPDX-License-Identifier: GPL-3.0-or-later
// Keys on what is selected, with tools in hand and with what is being done: [name, elements, steps].
import { base, box, chord, click, drag, draw, frame, group, image, joined, keys, labelled, linear, two, words } from "./parts.mjs";

const bent = () => [linear("l", "arrow", 300, 300, [[0, 0], [150, 80], [300, 0]])];
const line = () => [linear("l", "line", 300, 300, [[0, 0], [150, 80], [300, 0]])];
const grown = (...directions) => [["hold", "Control"], ...directions.map((direction) => ["key", `Arrow${direction}`]), ["letGo", "Control"]];
const walked = (...directions) => [["hold", "Alt"], ...directions.map((direction) => ["key", `Arrow${direction}`]), ["letGo", "Alt"]];
const onGrid = { gridModeEnabled: true };

export const byKeys = [
  ["an arrow's points edited by Ctrl and Enter", bent(), [...click(360, 332), ...chord("Control", "Enter"), ...drag([450, 380], [450, 440]), ["key", "Escape"]]],
  ["a line's points edited by Enter", line(), [...click(360, 332), ["key", "Enter"], ...drag([450, 380], [450, 440]), ["key", "Escape"]]],
  ["a line's points edited by Ctrl and Enter", line(), [...click(360, 332), ...chord("Control", "Enter"), ...drag([450, 380], [450, 440]), ["key", "Escape"]]],
  ["an arrow labelled by Enter", bent(), [["select", "l"], ["key", "Enter"], ["type", "reads"], ["key", "Escape"]]],
  ["Enter on an image", [image("i", 300, 300)], [["select", "i"], ["key", "Enter"], ["key", "Escape"]]],
  ["Enter on two", two(), [["select", "a", "b"], ["key", "Enter"]]],
  ["moved by keys with Shift on the grid", two(), [["select", "a"], ["hold", "Shift"], ...keys("ArrowRight", 2), ["letGo", "Shift"]], onGrid],
  ["a box off the grid moved by keys", [box("a", 203, 207)], [["select", "a"], ["key", "ArrowRight"], ["key", "ArrowDown"]], onGrid],
  ["a labelled box moved by keys", labelled(), [["select", "a"], ...keys("ArrowLeft", 3)]],
  ["a frame with boxes moved by keys", [box("k", 320, 320, 60, 40, { frameId: "f" }), frame("f", 300, 300, 200, 120)], [["select", "f"], ...keys("ArrowLeft", 3)]],
  ["a framed box moved out by keys", [box("k", 460, 320, 60, 40, { frameId: "f" }), frame("f", 300, 300, 200, 120)], [["select", "k"], ["hold", "Shift"], ...keys("ArrowRight", 12), ["letGo", "Shift"]]],
  ["a group moved by keys", group("g", ...two()), [...click(220, 290), ...keys("ArrowUp", 4)]],
  ["one of a group moved by keys", group("g", ...two()), [["twice", 280, 250], ...keys("ArrowUp", 4)]],
  ["a box with its arrow moved by keys", two(), [...joined(), ["select", "a"], ["hold", "Shift"], ...keys("ArrowDown", 6), ["letGo", "Shift"]]],
  ["boxes and their arrow moved by keys", two(), [...joined(), ...chord("Control", "a"), ["hold", "Shift"], ...keys("ArrowDown", 6), ["letGo", "Shift"]]],
  // flowcharts
  ["linked boxes, two at once, then on from one", [box("a", 200, 400, 120, 60)], [["select", "a"], ...grown("Right", "Right"), ...grown("Right")]],
  ["linked boxes, four at once", [box("a", 200, 500, 120, 60)], [["select", "a"], ...grown("Right", "Right", "Right", "Right")]],
  ["linked boxes below, three at once", [base("a", "ellipse", 500, 200, 120, 60)], [["select", "a"], ...grown("Down", "Down", "Down")]],
  ["linked boxes on the grid", [box("a", 203, 407, 115, 65)], [["select", "a"], ...grown("Right", "Right")], onGrid],
  ["linked boxes, back to the first and on", [box("a", 200, 400, 120, 60)], [["select", "a"], ...grown("Right"), ...walked("Left"), ...grown("Down")]],
  ["linked boxes walked among brothers", [box("a", 200, 400, 120, 60)], [["select", "a"], ...grown("Right", "Right", "Right"), ...walked("Left"), ...walked("Right", "Right")]],
  ["linked boxes walked among brothers by up and down", [box("a", 200, 400, 120, 60)], [["select", "a"], ...grown("Right", "Right", "Right"), ...walked("Down"), ...walked("Down")]],
  ["linked boxes walked from the middle", [box("a", 200, 400, 120, 60)], [["select", "a"], ...grown("Right", "Right", "Right"), ...walked("Left", "Right", "Down")]],
  ["walked where nothing is", two(), [["select", "a"], ...walked("Right")]],
  ["a linked box in a group", group("g", box("a", 300, 400, 120, 60), box("b", 300, 600, 120, 60)), [["twice", 360, 430], ...grown("Right")]],
  ["a linked text", [words("t", 300, 300, "orders", { width: 62.2 })], [["select", "t"], ...grown("Right")]],
  ["a linked image", [image("i", 300, 300)], [["select", "i"], ...grown("Right")]],
  ["a linked locked box", [box("a", 300, 400, 120, 60, { locked: true })], [["select", "a"], ...grown("Right")]],
  ["a linked box, then deleted", [box("a", 200, 400, 120, 60)], [["select", "a"], ...grown("Right"), ["key", "Delete"], ...grown("Right")]],
  ["a linked box, its box dragged", [box("a", 200, 400, 120, 60)], [["select", "a"], ...grown("Right"), ["key", "Escape"], ...drag([210, 430], [210, 630])]],
  // shapes by Tab
  ["a text and Tab", [words("t", 300, 300, "orders", { width: 62.2 })], [["select", "t"], ["key", "Tab"]]],
  ["an image and Tab", [image("i", 300, 300)], [["select", "i"], ["key", "Tab"]]],
  ["a frame and Tab", [frame("f", 300, 300, 200, 120)], [["select", "f"], ["key", "Tab"]]],
  ["a group and Tab", group("g", ...two()), [...click(220, 290), ["key", "Tab"]]],
  ["a box with Tab and Shift", two(), [["select", "a"], ["hold", "Shift"], ["key", "Tab"], ["letGo", "Shift"]]],
  ["Tab after a box is drawn", [], [...draw("rectangle", [300, 300], [400, 380]), ["key", "Tab"], ["key", "Tab"]]],
  ["Tab with a tool in hand", two(), [["key", "r"], ["key", "Tab"], ...drag([300, 500], [400, 580])]],
  ["Tab on a locked box", [box("a", 200, 200, 160, 100, { locked: true })], [["select", "a"], ["key", "Tab"]]],
  ["Tab on a turned box", [box("a", 200, 200, 160, 100, { angle: 0.5 })], [["select", "a"], ["key", "Tab"]]],
  // the laser and the hand
  ["the laser by K and K", two(), [["key", "k"], ...drag([300, 500], [400, 580]), ["key", "k"]]],
  ["the laser, then a figure", [], [["key", "k"], ["key", "2"], ...drag([300, 500], [400, 580])]],
  ["the hand, then a drag, then a box", two(), [["key", "h"], ...drag([300, 500], [340, 520]), ["key", "r"], ...drag([400, 500], [500, 580])]],
  ["space and a drag, then a box", two(), [["hold", " "], ...drag([300, 500], [340, 520]), ["letGo", " "], ["key", "r"], ...drag([400, 500], [500, 580])]],
  ["space pressed while a box is drawn", [], [["key", "r"], ["hover", 300, 300], ["press", 300, 300], ["move", 350, 350], ["hold", " "], ["move", 380, 380], ["move", 420, 400], ["letGo", " "], ["move", 460, 440], ["release", 460, 440]]],
  ["Delete with a tool in hand and nothing selected", two(), [["key", "r"], ["key", "Delete"]]],
  ["Backspace with the pen in hand", two(), [["key", "p"], ["key", "Backspace"]]],
  ["deleted by Backspace", two(), [["select", "a"], ["key", "Backspace"]]],
  ["all selected with a tool in hand", two(), [["key", "r"], ...chord("Control", "a")]],
  ["duplicated with a tool in hand", two(), [["select", "a"], ["key", "r"], ...chord("Control", "d")]],
  ["undone while a box is drawn", two(), [...draw("rectangle", [300, 500], [400, 580]), ["key", "r"], ["hover", 600, 600], ["press", 600, 600], ["move", 640, 640], ["move", 680, 660], ...chord("Control", "z"), ["move", 700, 700], ["release", 700, 700]]],
  ["Delete while a box is dragged", two(), [["select", "a"], ["hover", 220, 290], ["press", 220, 290], ["move", 260, 320], ["move", 300, 340], ["key", "Delete"], ["release", 300, 340]]],
  ["duplicated while a box is dragged", two(), [["select", "a"], ["hover", 220, 290], ["press", 220, 290], ["move", 260, 320], ["move", 300, 340], ...chord("Control", "d"), ["move", 340, 380], ["release", 340, 380]]],
  ["an arrow key while a box is dragged", two(), [["select", "a"], ["hover", 220, 290], ["press", 220, 290], ["move", 260, 320], ["move", 300, 340], ["key", "ArrowRight"], ["move", 340, 380], ["release", 340, 380]]],
  ["a tool's key while a box is dragged", two(), [["select", "a"], ["hover", 220, 290], ["press", 220, 290], ["move", 260, 320], ["move", 300, 340], ["key", "r"], ["move", 340, 380], ["release", 340, 380]]],
  ["a tool's key while a box is drawn", two(), [["key", "r"], ["hover", 300, 500], ["press", 300, 500], ["move", 340, 540], ["move", 380, 560], ["key", "o"], ["move", 400, 580], ["release", 400, 580]]],
  ["undone while a line is clicked", two(), [...draw("rectangle", [300, 500], [400, 580]), ["tool", "line"], ...click(500, 500), ["hover", 560, 540], ...click(600, 560), ["hover", 640, 500], ...chord("Control", "z"), ["hover", 680, 540], ...click(700, 560), ["key", "Escape"]]],
  ["a tool's key while a line is clicked", two(), [["tool", "line"], ...click(500, 500), ["hover", 560, 540], ...click(600, 560), ["hover", 640, 500], ["key", "r"], ...drag([300, 500], [400, 580])]],
  ["a tool's key while an arrow is clicked", two(), [["tool", "arrow", "sharp"], ...click(300, 500), ["hover", 380, 540], ["key", "r"], ...drag([500, 500], [600, 580])]],
];
