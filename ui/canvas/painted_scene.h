// SPDX-License-Identifier: GPL-3.0-or-later
// A scene ready to paint: its elements in painting order, and a grid of cells to find those of a region. An element is
// sketched when it is first seen from near; from far away it has a plainer look. Keeps itself in step with the scene;
// what did not change is not sketched again.
#pragma once
#include "ui/canvas/paint_list.h"

#include <unordered_map>

namespace ninesketch
{

class PaintedScene
{
public:
    PaintedScene();
    ~PaintedScene();

    /// Takes over another scene and answers the regions (scene px) whose picture changed by it. `zoom`: at which it is
    /// shown; names of frames keep their size on screen.
    std::vector<QRectF> update(const Scene &scene, const SceneChange &change, double zoom = 1);

    /// Paints what touches `region` (scene px); the painter is in scene px.
    void paint(QPainter &painter, const QRectF &region, const PaintLook &look) const;
    /// The same for later, for another thread: `list(...).paint(...)`.
    PaintList list(const QRectF &region, const PaintLook &look) const;

    /// Surely nothing is to be painted there.
    bool isBlank(const QRectF &region, double zoom) const;

    std::size_t size() const { return m_items.size(); }
    /// The box of everything without the pen's width and wobble, frames with what they hold counted as the frame.
    QRectF box() const;
    ImageCache &images() const { return *m_images; }

private:
    using ItemPtr = std::shared_ptr<const PaintItem>;
    struct Entry {
        ItemPtr item;
        mutable std::uint64_t seen = 0; ///< when it was last painted
    };
    struct Ink {
        QColor light, dark;
    };

    ItemPtr itemOf(const ElementPtr &element, bool exact);
    const Ink &inkOf(const std::string &cssColor);
    void forgetSketches() const;
    void rebuild();
    void replaceItem(std::size_t index, const ElementPtr &element);
    void insertIntoGrid(std::size_t index);
    void removeFromGrid(std::size_t index);
    std::vector<std::size_t> touching(const QRectF &region) const;

    Scene m_scene;
    std::unordered_map<std::string, Ink> m_inks; ///< by CSS colour
    std::vector<Entry> m_items;                  ///< painting order
    std::unordered_map<std::string, std::size_t> m_places;
    std::unordered_map<std::int64_t, std::vector<std::size_t>> m_cells;
    std::vector<std::size_t> m_large; ///< span too many cells
    std::string m_background;
    mutable std::optional<QRectF> m_box;
    mutable std::uint64_t m_clock = 0; ///< paintings so far
    std::shared_ptr<ImageCache> m_images;
};

} // namespace ninesketch
