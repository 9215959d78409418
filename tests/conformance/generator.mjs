// SPDX-License-Identifier: GPL-3.0-or-later
// Chance from a seed, the same everywhere: Park and Miller's generator (1988).
export function generator(seed) {
  let state = (seed * 7919) % 2147483647 || 1;
  const random = () => ((state = (state * 48271) % 2147483647) - 1) / 2147483646;
  for (let i = 0; i < 9; ++i) random();
  return {
    random,
    between: (low, high) => low + (high - low) * random(),
    below: (count) => Math.floor(random() * count),
    pick: (list) => list[Math.floor(random() * list.length)],
  };
}
