// SPDX-License-Identifier: GPL-3.0-or-later
// A hand at the real Excalidraw: the steps that play_gestures plays with our tools, and play_in_window in our window.

/** Goes on when the page has painted what the step did: on a busy machine it would miss what follows at once. */
export async function playStep(excalidraw, [name, ...args]) {
  const { mouse, keyboard } = excalidraw;
  const painted = () => excalidraw.call("painted");
  if (name === "tool") await excalidraw.call("take", ...args);
  else if (name === "hold") for (const key of args) await keyboard.down(key);
  else if (name === "letGo") await keyboard.up(args[0]);
  else if (name === "key") await keyboard.press(args[0]);
  else if (name === "type") await keyboard.type(args[0]);
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
