// SPDX-License-Identifier: GPL-3.0-or-later
// What both sides of the benchmark say about a series of times.

export function summary(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))];
  return { median: at(0.5), p95: at(0.95), max: at(1), count: sorted.length };
}
