// SPDX-License-Identifier: GPL-3.0-or-later
// The heads of an arrow, drawn by the same pen after its line.
#pragma once
#include "model/sketch/rough.h"

namespace ninesketch
{

enum class ArrowEnd { Start, End };

/// The marks of the head at one end. `strokes`: the drawn line (Path of Move and Curve steps), `options`: its pen.
std::vector<PathMark> arrowheadMarks(const Element &arrow, const Path &strokes, ArrowEnd end,
                                     const rough::Options &options, const std::string &background);

} // namespace ninesketch
