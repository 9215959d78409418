// SPDX-License-Identifier: GPL-3.0-or-later
// Whether what was drawn there and here is alike, and what is selected.
const farthest = 1.5; // px

/** What must be alike, with places in the drawing order for names that differ. */
export function essence({ elements, selected, group, tool, zoom, dark = false, cursors = [] }) {
  const live = elements.filter(({ isDeleted }) => !isDeleted);
  const at = (id) => (id ? live.findIndex((element) => element.id === id) : null);
  const frameOf = ({ frameId }) => (at(frameId) === -1 ? null : at(frameId)); // what a deleted frame held still names it there
  const groups = [...new Set(live.flatMap(({ groupIds }) => groupIds))];
  const held = (binding) => binding && `${at(binding.elementId)} ${binding.mode ?? ""}`;
  const onArrow = (e) => live.find(({ id }) => id === e.containerId)?.type === "arrow"; // its place is made when it is drawn
  const look = ({ strokeColor, backgroundColor, fillStyle, strokeWidth, strokeStyle, roughness, opacity }) => [strokeColor, backgroundColor, fillStyle, strokeWidth, strokeStyle, roughness, opacity].join(" ");
  const labels = new Set(live.filter(({ containerId }) => containerId).map(({ id }) => id));
  const drawn = live.map((e) => ({
    type: e.type, x: onArrow(e) ? 0 : e.x, y: onArrow(e) ? 0 : e.y, width: e.width, height: e.height, angle: 100 * ((e.angle + 4 * Math.PI) % (2 * Math.PI)), link: e.link || null, groupIds: e.groupIds.map((id) => groups.indexOf(id)).join(), frame: frameOf(e), locked: !!e.locked,
    look: e.type === "frame" ? "" : look(e), round: e.roundness ? e.roundness.type : null, bound: (e.boundElements || []).map(({ id }) => at(id)).filter((i) => i >= 0).sort().join(), // there they name arrows that were never drawn, too
    ...(e.type === "text" ? { text: e.text, fontSize: e.fontSize, font: e.fontFamily, align: `${e.textAlign} ${e.verticalAlign}`, in: at(e.containerId), autoResize: e.autoResize } : {}),
    ...(e.type === "frame" ? { name: e.name ?? null } : {}),
    ...(e.type === "image" ? { scale: e.scale.join(), crop: e.crop ? Object.values(e.crop) : null } : {}),
    ...(e.points && e.type !== "freedraw" ? { points: e.points.flat(), start: held(e.startBinding), end: held(e.endBinding), heads: `${e.startArrowhead} ${e.endArrowhead}`, elbowed: !!e.elbowed, polygon: !!e.polygon, fixed: e.fixedSegments?.length ?? 0 } : {}),
  }));
  return { drawn, state: { selected: selected.filter((id) => at(id) >= 0 && !labels.has(id)).map(at).sort((a, b) => a - b).join(), group: group ? groups.indexOf(group) : -1, tool, zoom: 100 * zoom, dark, cursors: cursors.join(", ") } };
}

const alike = (a, b) => (Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((value, i) => alike(value, b[i])) : typeof a === "number" && typeof b === "number" ? Math.abs(a - b) <= farthest : a === b);
const show = (value) => (typeof value === "number" ? value.toFixed(1) : Array.isArray(value) ? value.map((x) => x.toFixed(1)).join() : JSON.stringify(value));
const apartIn = (here, there, what) => Object.keys(there).filter((key) => !alike(there[key], here[key])).map((key) => `${what}${key} is ${show(here[key])} here, ${show(there[key])} there`);

/** Sentences, none when both are alike. */
export function differences(here, there) {
  const types = (drawn) => drawn.map(({ type }) => type).join();
  if (types(here.drawn) !== types(there.drawn)) return [`${types(here.drawn)} here, ${types(there.drawn)} there`];
  return [...there.drawn.flatMap((element, i) => apartIn(here.drawn[i], element, `${i} ${element.type}: `)), ...apartIn(here.state, there.state, "")];
}
