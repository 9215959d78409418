// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures on the canvas that are plots: customData.ninesketch.plot of an image names what it was asked for.
#pragma once
#include "model/json.h"
#include "model/plots/plot.h"
#include "model/scene/element.h"

namespace ninesketch
{

/// What is kept with the picture, "figures" among it; null: it is no plot.
const Json *plotLink(const Element &element);

/// What the plot shows; nothing if the picture is none, or one of a kind that is not known here.
std::optional<PlotQuestion> placedPlot(const Element &element);

/// "Latency: share of requests answered within", and of which request class, as long as the design has it.
std::string plotName(const PlotQuestion &question, const Design &design);

} // namespace ninesketch
