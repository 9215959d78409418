// SPDX-License-Identifier: GPL-3.0-or-later
// Finds words in a drawing: texts and labels, names of frames, and what components are ("Redis", "cache") though they
// are called something else. Case and accents make no difference, line breaks count as spaces.
#pragma once
#include "model/scene/scene.h"
#include "model/text_metrics.h"

#include <QString>
#include <vector>

namespace ninesketch
{

struct SceneMatch {
    enum class What { FrameName, Words, Component };
    std::string elementId; ///< of the frame, the text, the component's body
    What what = What::Words;
    qsizetype from = 0, length = 0; ///< of the text as typed; of a component: nothing
    QString before, found, after;   ///< to show: the match with a few words around it
};

/// In reading order: frames, then from top to bottom and left to right. An empty query finds nothing.
std::vector<SceneMatch> searchScene(const Scene &scene, const QString &query);

/// A box that may be turned around `pivot`, scene px.
struct TurnedBox {
    Rect box;
    Point pivot;
    double angle = 0; ///< radians clockwise
};
/// Where the match is to be seen: one box a line that it reaches over; of a component its body. Empty for the name of a
/// frame, whose place depends on the zoom.
std::vector<TurnedBox> boxesOf(const SceneMatch &match, const Scene &scene, const TextMetrics &metrics);

} // namespace ninesketch
