// SPDX-License-Identifier: GPL-3.0-or-later
// Where the words of a drawing stand: what the canvas lays over it (badges, tags) looks for a place beside them.
#pragma once
#include "model/scene/scene.h"
#include "ui/canvas/viewport.h"

#include <QRectF>
#include <span>
#include <vector>

namespace ninesketch
{

class WordsOnCanvas
{
public:
    /// The first of the places (px of the widget) that covers no words of the scene, and nothing that is taken, if
    /// there is such a place; the first one when all cover words.
    QRectF firstFree(const Scene &scene, const Viewport &view, std::span<const QRectF> places,
                     std::span<const QRectF> taken = {});

private:
    void read(const Scene &scene);

    Scene m_of;                ///< whose words these are
    std::vector<Rect> m_words; ///< from above to below
    double m_tallest = 0;      ///< of them
    bool m_read = false;
};

} // namespace ninesketch
