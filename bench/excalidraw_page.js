// SPDX-License-Identifier: GPL-3.0-or-later
// Runs in the browser: what the benchmark asks of the real Excalidraw beyond the page of the conformance tests.
import * as Excalidraw from "excalidraw";
import { api, render } from "../tests/conformance/page.js";

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Three frames: the event's own, the one React drew in, and one more in which nothing is left to do. */
async function drawn() {
  for (let i = 0; i < 3; ++i) await frame();
}

/** The view that holds all of the drawing, by the rule of our own canvas: nine tenths of the window, never above 100 %. */
function fitting(elements, width, height) {
  const [left, top, right, bottom] = Excalidraw.getCommonBounds(elements);
  const value = Math.max(0.1, Math.min(1, (width * 0.9) / (right - left), (height * 0.9) / (bottom - top)));
  return { zoom: { value }, scrollX: width / 2 / value - (left + right) / 2, scrollY: height / 2 / value - (top + bottom) / 2 };
}

let file = null;
let scene = null;

/** What the next functions open. */
function give(base64) {
  file = new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], { type: "application/json" });
}

async function open() {
  const begun = performance.now();
  scene = await Excalidraw.loadFromBlob(file, null, null);
  return performance.now() - begun;
}

/** An editor made for the opened file, all of it in view, until it is drawn. */
async function first() {
  const begun = performance.now();
  const view = fitting(scene.elements, innerWidth, innerHeight);
  await render({ ...scene, appState: { ...scene.appState, ...view } });
  while (api.getAppState().isLoading || api.getSceneElements().length !== scene.elements.length) await frame();
  await frame();
  await frame();
  return performance.now() - begun;
}

async function show(zoom, centre) {
  const { width, height } = api.getAppState();
  const elements = api.getSceneElements();
  const view = fitting(elements, width, height);
  if (zoom) {
    const at = centre || { x: width / 2 / view.zoom.value - view.scrollX, y: height / 2 / view.zoom.value - view.scrollY };
    Object.assign(view, { zoom: { value: zoom }, scrollX: width / 2 / zoom - at.x, scrollY: height / 2 / zoom - at.y });
  }
  api.updateScene({ appState: view });
  await drawn();
}

const zoom = () => api.getAppState().zoom.value;

function element(id) {
  const { x, y, width, height } = api.getSceneElements().find((candidate) => candidate.id === id);
  return { x, y, width, height };
}

function save() {
  const begun = performance.now();
  Excalidraw.serializeAsJSON(api.getSceneElements(), api.getAppState(), api.getFiles(), "local");
  return performance.now() - begun;
}

const count = () => api.getSceneElements().length;

window.bench = { give, open, first, show, drawn, zoom, element, count, save };
