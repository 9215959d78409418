// SPDX-License-Identifier: GPL-3.0-or-later
// A hand at the real Excalidraw: the steps that play_gestures plays with our tools, and play_in_window in our window.

/** What is called so here, in its context menu. */
const menuNames = {
  "wrap-in-frame": "wrapSelectionInFrame", "select-in-frame": "selectAllElementsInFrame", "empty-frame": "removeAllElementsFromFrame", "bind-text": "bindText",
  "unbind-text": "unbindText", "wrap-text": "wrapTextInContainer", "auto-size-text": "autoResize", "unlock-all": "unlockAllElements",
};

/** What is no entry there, but a button of its panel, by its words. */
const menuButtons = { "align-centre": "Center horizontally", "align-middle": "Center vertically" };

async function choose({ tab, mouse }, name, [x, y]) {
  if (menuButtons[name]) return tab.locator(`.selected-shape-actions button[title="${menuButtons[name]}"]`).evaluate((button) => button.click(), undefined, { timeout: 60000 });
  await mouse.click(x, y, { button: "right" });
  await tab.locator(`[data-testid="${menuNames[name]}"]`).click({ timeout: 60000 });
}

/** Its button for a value of a property of ours: a test id, or else the words that it shows. */
function buttonOf(property, value) {
  const buttons = {
    stroke: `color-top-pick-${value}`, background: `color-top-pick-${value}`, fill: `fill-${value}`, width: { 1: "strokeWidth-thin", 2: "strokeWidth-medium", 4: "strokeWidth-bold" }[value],
    "stroke-style": { solid: "Solid", dashed: "Dashed", dotted: "Dotted" }[value], sloppiness: ["Architect", "Artist", "Cartoonist"][value], edges: { sharp: "Sharp", round: "Round" }[value],
    "arrow-type": `${value}-arrow`, font: { 5: "font-family-hand-drawn", 6: "font-family-normal", 8: "font-family-code" }[value],
    "font-size": { 16: "fontSize-small", 20: "fontSize-medium", 28: "fontSize-large", 36: "fontSize-veryLarge" }[value],
    "text-align": { left: "align-left", center: "align-horizontal-center", right: "align-right" }[value], "vertical-align": { top: "align-top", middle: "align-middle", bottom: "align-bottom" }[value],
  };
  return buttons[property];
}

/** Types a number into the panel of them: X, Y, W, H, A (degrees) or F (size of the font). */
async function typeNumber({ call, tab }, name, value) {
  await call("showNumbers", true);
  const field = tab.locator(`[data-testid="${name}"] input`);
  if (await field.count()) { // it has none for what cannot be changed
    await field.fill(String(value));
    await field.press("Enter");
  }
  await call("painted");
  await call("showNumbers", false);
}

/** Undo and redo until something drawn changes: a change of the selection is a step of its own there, not here. */
async function throughSelections({ call, keyboard }, keys) {
  const drawn = async () => JSON.stringify((await call("elements")).map(({ version, versionNonce, updated, ...rest }) => rest));
  const before = await drawn();
  for (let press = 0; press < 12; ++press) {
    await keyboard.press(keys);
    await call("painted");
    if ((await drawn()) !== before) return;
  }
}

/** Goes on when the page has painted what the step did: on a busy machine it would miss what follows at once. */
export async function playStep(excalidraw, [name, ...args]) {
  const { mouse, keyboard } = excalidraw;
  const painted = () => excalidraw.call("painted");
  if (name === "tool") await excalidraw.call("take", ...args);
  else if (name === "hold") for (const key of args) await keyboard.down(key);
  else if (name === "letGo") await keyboard.up(args[0]);
  else if (name === "key") await keyboard.press(args[0]);
  else if (name === "undo") await throughSelections(excalidraw, "Control+z");
  else if (name === "redo") await throughSelections(excalidraw, "Control+Shift+z");
  else if (name === "type") await keyboard.type(args[0]);
  else if (name === "menu") await choose(excalidraw, args[2], args.slice(0, 2));
  else if (name === "style") await excalidraw.call("pressButton", buttonOf(...args));
  else if (name === "cursor") (excalidraw.cursors ??= []).push(await excalidraw.call("cursor"));
  else if (name === "number") await typeNumber(excalidraw, ...args);
  else if (name === "paste") await excalidraw.call("paste", args[0]);
  else if (name === "pastePlain") await excalidraw.call("paste", args[0], true);
  else if (name === "drop") await excalidraw.call("drop", args[0], args[1], args.slice(2));
  else if (name === "place") await excalidraw.call("place", args);
  else if (name === "select") await excalidraw.call("selectOnly", args);
  else if (name === "twice") {
    await mouse.dblclick(...args);
    excalidraw.pointer = args;
  }
  else {
    const there = excalidraw.pointer && excalidraw.pointer[0] === args[0] && excalidraw.pointer[1] === args[1];
    if (!there) await mouse.move(...args); // a click does not move
    excalidraw.pointer = args;
    if (name === "move") return;
    await painted();
    if (name === "press") await mouse.down();
    if (name === "release") await mouse.up();
  }
  await painted();
}
