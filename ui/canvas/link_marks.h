// SPDX-License-Identifier: GPL-3.0-or-later
// The marks of what has a link (ui/tools/link_mark.h), painted over the drawing.
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

/// The painter is in widget px.
void paintLinkMarks(QPainter &painter, std::span<const ElementPtr> elements, const Selection &selection,
                    const Viewport &view, QSize size, bool dark);

} // namespace ninesketch
