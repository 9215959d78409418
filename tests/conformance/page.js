// SPDX-License-Identifier: GPL-3.0-or-later
// Runs in the browser, bundled once for each version of Excalidraw ("excalidraw" is an alias set by the bundler).
// Everything goes in and out as JSON or base64, so that the tests can stay in Node.
import * as Excalidraw from "excalidraw";
import "excalidraw/index.css";
import React from "react";
import { createRoot } from "react-dom/client";

const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

async function base64Of(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

/** What opening a file does: its own loader, with all of its repairs. */
async function load(base64, type) {
  return Excalidraw.loadFromBlob(new Blob([bytesOf(base64)], { type: type || "application/json" }), null, null);
}

const serialize = (scene) => Excalidraw.serializeAsJSON(scene.elements, scene.appState, scene.files || {}, "local");

async function openAndSave(base64, type) {
  const scene = await load(base64, type);
  return { elements: scene.elements, saved: serialize(scene) };
}

async function openLibrary(base64) {
  return Excalidraw.loadLibraryFromBlob(new Blob([bytesOf(base64)], { type: "application/json" }));
}

async function picture(base64, options) {
  const scene = await load(base64);
  const request = {
    elements: scene.elements,
    files: scene.files,
    exportPadding: 10,
    appState: { ...scene.appState, exportBackground: true, exportWithDarkMode: !!options.dark, exportScale: options.scale || 1 },
  };
  if (options.to === "svg") return (await Excalidraw.exportToSvg(request)).outerHTML;
  const scale = options.scale || 1;
  return base64Of(
    await Excalidraw.exportToBlob({
      ...request,
      mimeType: "image/png",
      getDimensions: (width, height) => ({ width: width * scale, height: height * scale, scale }),
    }),
  );
}

const families = { 1: "Virgil", 2: "Helvetica", 3: "Cascadia", 5: "Excalifont", 6: "Nunito", 7: "Lilita One", 8: "Comic Shanns" };

/** Sizes as Excalidraw itself measures them: texts is a list of {text, fontSize, fontFamily}. */
async function measure(texts) {
  await mount({ elements: [] }); // the editor registers the fonts
  for (const { text, fontFamily } of texts) {
    const family = families[fontFamily] || families[5];
    if (fontFamily !== 2) await document.fonts.load(`20px "${family}", "Xiaolai"`, text);
  }
  return texts.map(({ text, fontSize, fontFamily }) => {
    const [element] = Excalidraw.convertToExcalidrawElements([
      { type: "text", x: 0, y: 0, text, fontSize: fontSize || 20, fontFamily: fontFamily || 5 },
    ]);
    return { text, width: element.width, height: element.height };
  });
}

export let api = null;
let root = null;

/** The editor with a scene, as if it had been opened from a file. */
export async function render(initialData) {
  if (root) root.unmount();
  root = createRoot(document.getElementById("root"));
  await new Promise((resolve) => {
    root.render(
      React.createElement(
        "div",
        { style: { width: "100vw", height: "100vh" } },
        React.createElement(Excalidraw.Excalidraw, {
          initialData,
          [Excalidraw.ExcalidrawAPIProvider ? "onExcalidrawAPI" : "excalidrawAPI"]: (value) => {
            if (value) api = value;
            if (value) resolve();
          },
        }),
      ),
    );
  });
}

async function mount(initialData) {
  await render({ ...initialData, scrollToContent: true });
  await settled();
}

async function settled() {
  await document.fonts.ready;
  for (let frame = 0; frame < 4; ++frame) await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => setTimeout(resolve, 150));
}

async function painted() {
  for (let frame = 0; frame < 2; ++frame) await new Promise((resolve) => requestAnimationFrame(resolve));
}

async function edit(base64) {
  await mount(await load(base64));
  fit();
  withoutPanels();
  await settled();
}

const elements = () => JSON.parse(JSON.stringify(api.getSceneElements()));

/** All of the drawing in view, below the toolbar. */
function fit() {
  const [left, top, right, bottom] = Excalidraw.getCommonBounds(api.getSceneElements());
  const { width, height } = api.getAppState();
  const value = Math.min(1, (width - 160) / (right - left), (height - 240) / (bottom - top));
  api.updateScene({
    appState: { zoom: { value }, scrollX: width / 2 / value - (left + right) / 2, scrollY: (height / 2 + 20) / value - (top + bottom) / 2 },
  });
}

/** Nothing lies over the canvas. */
const withoutPanels = () => api.updateScene({ appState: { zenModeEnabled: true } });

/** The scene's own px are the screen's (times `zoom`), its origin at the left top corner. */
async function atFullSize(base64, zoom = 1) {
  await mount(await load(base64));
  const { offsetLeft, offsetTop } = api.getAppState();
  api.updateScene({ appState: { zoom: { value: zoom }, scrollX: -offsetLeft / zoom, scrollY: -offsetTop / zoom } });
  withoutPanels();
  await settled();
}

function take(type, arrowType) {
  if (arrowType) api.updateScene({ appState: { currentItemArrowType: arrowType } });
  api.setActiveTool({ type });
}

/** Where a point of the scene is on the screen. */
function onScreen(x, y) {
  const { scrollX, scrollY, zoom, offsetLeft, offsetTop } = api.getAppState();
  return { x: (x + scrollX) * zoom.value + offsetLeft, y: (y + scrollY) * zoom.value + offsetTop, zoom: zoom.value };
}

function select(ids, groupIds) {
  const chosen = (list) => Object.fromEntries(list.map((id) => [id, true]));
  api.updateScene({ appState: { selectedElementIds: chosen(ids), selectedGroupIds: chosen(groupIds) } });
}
/** As if they had been clicked: keys go to the canvas, too. */
function selectOnly(ids) {
  select(ids, []);
  api.updateScene({ appState: { editingGroupId: null } });
  document.querySelector(".excalidraw-container, .excalidraw")?.focus();
}

/** A button of a panel, by its test id or its words, though the panels are out of sight. */
function pressButton(name) {
  const button = document.querySelector(`[data-testid="${name}"]`) || [...document.querySelectorAll(".selected-shape-actions [title]")].find(({ title }) => title.startsWith(name))?.querySelector("input");
  if (!button) throw new Error(`no button ${name}`);
  button.click();
}

/** The panel of numbers, which the panels' place is needed for. */
const showNumbers = (open) => api.updateScene({ appState: { zenModeEnabled: !open, stats: { ...api.getAppState().stats, open } } });

/** As style sheets name it; nothing for the usual arrow. */
function cursor() {
  const { cursor: name } = document.querySelector("canvas.interactive").style;
  return name === "auto" || name === "default" ? "" : name.startsWith("url") || name.startsWith("image") ? "picture" : name;
}

/** What is selected, entered and held, and whether a text is being typed. */
function state() {
  const { selectedElementIds, editingGroupId, activeTool, zoom, editingTextElement, theme } = api.getAppState();
  return { selected: Object.keys(selectedElementIds).filter((id) => selectedElementIds[id]), group: editingGroupId, tool: activeTool.type, zoom: zoom.value, dark: theme === "dark", typing: !!editingTextElement };
}

function saved() {
  return Excalidraw.serializeAsJSON(api.getSceneElements(), api.getAppState(), api.getFiles(), "local");
}

/** Pastes text as a person does (`plain`: with Shift): an event at the canvas, whose data no permission is needed for. */
async function paste(text, plain = false) {
  const held = document.activeElement.closest(".excalidraw") ? document.activeElement : document.querySelector(".excalidraw-container, .excalidraw");
  if (plain) held.dispatchEvent(new KeyboardEvent("keydown", { key: "v", code: "KeyV", ctrlKey: true, shiftKey: true, bubbles: true }));
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const typedIn = document.querySelector(".excalidraw-wysiwyg");
  if (!typedIn) document.querySelector(".excalidraw-container, .excalidraw")?.focus(); // without the focus it takes no paste
  if (typedIn) document.execCommand("insertText", false, text);
  else document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  await settled();
  return elements();
}

/** Items of a library, each a list of elements, dropped there. */
async function drop(x, y, items) {
  const data = new DataTransfer();
  data.setData("application/vnd.excalidrawlib+json", JSON.stringify(libraryOf(items)));
  document.querySelector("canvas.interactive").dispatchEvent(new DragEvent("drop", { dataTransfer: data, clientX: x, clientY: y, bubbles: true, cancelable: true }));
  await settled();
}

const libraryOf = (items) => ({ type: "excalidrawlib", version: 2, source: "", libraryItems: items.map((elements, i) => ({ id: `item-${i}`, status: "unpublished", created: 1, elements })) });

/** Items of a library, chosen and clicked in its panel. */
async function place(items) {
  await api.updateLibrary({ libraryItems: libraryOf(items).libraryItems, merge: false });
  api.updateScene({ appState: { zenModeEnabled: false } });
  api.toggleSidebar({ name: "default", tab: "library", force: true });
  const shown = () => [...document.querySelectorAll(".library-unit__dragger:not(.library-unit__pulse)")].filter((unit) => unit.querySelector("svg")); // what is selected pulses, to be added
  for (let i = 0; i < 100 && shown().length < items.length; ++i) await painted();
  for (const unit of items.length > 1 ? [shown()[0], shown().at(-1)] : []) {
    unit.dispatchEvent(new MouseEvent("click", { shiftKey: true, bubbles: true }));
    await painted();
  }
  shown()[0].click();
  await settled();
  api.toggleSidebar({ name: "default", force: false });
  withoutPanels();
  await settled();
}

window.conformance = { drop, place, openAndSave, openLibrary, picture, measure, mount, edit, atFullSize, take, elements, onScreen, select, selectOnly, pressButton, showNumbers, cursor, state, saved, paste, settled, painted };
