// SPDX-License-Identifier: GPL-3.0-or-later
// Images and their crops: [name, elements, steps].
import { box, chord, click, drag, image, pause } from "./parts.mjs";

const halved = { crop: { x: 50, y: 0, width: 100, height: 100, naturalWidth: 200, naturalHeight: 100 } };

export const images = [
  ["an image pulled", [image("i", 300, 300)], [["select", "i"], ...drag([501, 401], [601, 421])]],
  ["an image pulled out of proportion", [image("i", 300, 300)], [["select", "i"], ...drag([501, 401], [601, 421], "Shift")]],
  ["an image pulled from a side", [image("i", 300, 300)], [["select", "i"], ...drag([501, 350], [561, 350])]],
  ["an image pulled from the middle", [image("i", 300, 300)], [["select", "i"], ...drag([501, 401], [541, 421], "Alt")]],
  ["an image and a box pulled", [image("i", 300, 300), box("a", 600, 300)], [["select", "i", "a"], ...drag([769, 409], [869, 459])]],
  ["an image turned", [image("i", 300, 300)], [["select", "i"], ...drag([400, 284], [480, 300])]],
  ["an image mirrored", [image("i", 300, 300)], [["select", "i"], ...chord("Shift", "h")]],
  ["an image upside down", [image("i", 300, 300, 200, 100, { angle: 0.5 })], [["select", "i"], ...chord("Shift", "v")]],
  ["an image pulled through itself", [image("i", 300, 300)], [["select", "i"], ...drag([501, 401], [201, 251])]],
  ["an image cropped from the right", [image("i", 300, 300)], [["twice", 400, 350], ...drag([500, 350], [440, 350]), ["key", "Enter"]]],
  ["an image cropped from the left", [image("i", 300, 300)], [["twice", 400, 350], ...drag([300, 350], [340, 350]), ["key", "Escape"]]],
  ["an image cropped from a corner", [image("i", 300, 300)], [["twice", 400, 350], ...drag([500, 400], [440, 370]), ["key", "Enter"]]],
  ["an image cropped from a corner in proportion", [image("i", 300, 300)], [["twice", 400, 350], ...drag([500, 400], [440, 370], "Shift"), ["key", "Enter"]]],
  ["an image cropped by Enter", [image("i", 300, 300)], [["select", "i"], ["key", "Enter"], ...drag([500, 350], [440, 350]), ["key", "Enter"]]],
  ["a crop ended by a click", [image("i", 300, 300)], [["twice", 400, 350], ...drag([500, 350], [440, 350]), ...click(900, 700), ["hover", 800, 800]]],
  ["a crop widened", [image("i", 300, 300, 100, 100, halved)], [["twice", 350, 350], ...drag([400, 350], [430, 350]), ["key", "Enter"]]],
  ["a crop widened beyond", [image("i", 300, 300, 100, 100, halved)], [["twice", 350, 350], ...drag([400, 350], [530, 350]), ["key", "Enter"]]],
  ["an image moved behind its crop", [image("i", 300, 300, 100, 100, halved)], [["twice", 350, 350], ...drag([350, 350], [370, 350]), ["key", "Enter"]]],
  ["an image moved far behind its crop", [image("i", 300, 300, 100, 100, halved)], [["twice", 350, 350], ...drag([350, 350], [470, 380]), ["key", "Enter"]]],
  ["a cropped image pulled", [image("i", 300, 300, 100, 100, halved)], [["select", "i"], ...drag([401, 401], [451, 451])]],
  ["a cropped image mirrored, then widened", [image("i", 300, 300, 100, 100, halved)], [["select", "i"], ...chord("Shift", "h"), ["twice", 350, 350], ...drag([400, 350], [430, 350]), ["key", "Enter"]]],
  ["a turned image cropped", [image("i", 300, 300, 200, 100, { angle: Math.PI / 2 })], [["twice", 400, 350], ...drag([400, 450], [400, 410]), ["key", "Enter"]]],
  ["an image copied", [image("i", 300, 300, 100, 100, halved)], [["select", "i"], ...chord("Control", "d")]],
  ["an image with a click in its crop", [image("i", 300, 300)], [["twice", 400, 350], ...pause, ...click(350, 330), ...drag([500, 350], [440, 350]), ["key", "Enter"]]],
];
