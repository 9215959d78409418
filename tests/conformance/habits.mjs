// SPDX-License-Identifier: GPL-3.0-or-later
// What people do in Excalidraw, as scripts: {name, scene, steps}.
import { arranging } from "./habits/arranging.mjs";
import { containers } from "./habits/containers.mjs";
import { copying } from "./habits/copying.mjs";
import { erasing } from "./habits/erasing.mjs";
import { everyday } from "./habits/everyday.mjs";
import { frames } from "./habits/frames.mjs";
import { holding } from "./habits/held.mjs";
import { images } from "./habits/images.mjs";
import { byKeys } from "./habits/keys.mjs";
import { library } from "./habits/library.mjs";
import { little } from "./habits/little.mjs";
import { lines } from "./habits/lines.mjs";
import { modes } from "./habits/modes.mjs";
import { numbers } from "./habits/numbers.mjs";
import { files, scene } from "./habits/parts.mjs";
import { pasting } from "./habits/pasting.mjs";
import { picking } from "./habits/picking.mjs";
import { pointers } from "./habits/pointers.mjs";
import { selecting } from "./habits/selecting.mjs";
import { switching } from "./habits/switching.mjs";
import { turning } from "./habits/turning.mjs";
import { typing } from "./habits/typing.mjs";

/** A script from what the lists say. Excalidraw remembers things by id from one drawing to the next: each has its own. */
export function script([name, elements, steps, appState], prefix) {
  const own = (id) => (id ? `${prefix}-${id}` : id);
  const ends = (e) => Object.fromEntries(["startBinding", "endBinding"].filter((end) => e[end]).map((end) => [end, { ...e[end], elementId: own(e[end].elementId) }]));
  const owned = elements.map((e) => ({ ...e, id: own(e.id), frameId: own(e.frameId), boundElements: e.boundElements.map((bound) => ({ ...bound, id: own(bound.id) })), ...(e.containerId ? { containerId: own(e.containerId) } : {}), ...ends(e) }));
  const made = scene(...owned);
  const withFiles = elements.some(({ type }) => type === "image") ? { files: files() } : {};
  return { name, scene: { ...made, ...withFiles, appState: { ...made.appState, ...appState } }, steps: steps.map(([step, ...args]) => (step === "select" ? [step, ...args.map(own)] : [step, ...args])) };
}

const rarer = [...arranging, ...containers, ...erasing, ...frames, ...holding, ...images, ...byKeys, ...library, ...lines, ...little, ...modes, ...numbers, ...pasting, ...picking, ...pointers, ...selecting, ...switching, ...turning, ...typing, ...copying];
export const habits = [...everyday, ...rarer].map(script);
/** What a test has time for: what people do all day, and every fourth of the rest. */
export const some = habits.filter((habit, i) => i < everyday.length || i % 4 === 0);
