// SPDX-License-Identifier: GPL-3.0-or-later
// The small mark over the right top corner of what has a link: pressed, it opens the link. Places and sizes are
// Excalidraw's.
#pragma once
#include "ui/canvas/viewport.h"
#include "ui/editor.h"

class QPainter;

namespace ninesketch
{

/// What has a mark: elements with a link, in drawing order. Kept in step with the scene.
class LinkMarks
{
public:
    void update(const Scene &scene, const SceneChange &change);
    const std::vector<ElementPtr> &linked() const { return m_linked; }

private:
    std::vector<ElementPtr> m_linked;
};

/// The element whose mark is there (scene px); null: none. What is selected shows its grips, and no mark.
const Element *linkMarkAt(std::span<const ElementPtr> elements, const Selection &selection, Point at, double zoom);

/// The painter is in widget px.
void paintLinkMarks(QPainter &painter, std::span<const ElementPtr> elements, const Selection &selection,
                    const Viewport &view, QSize size, bool dark);

} // namespace ninesketch
