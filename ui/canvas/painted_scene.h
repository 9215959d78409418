// SPDX-License-Identifier: GPL-3.0-or-later
// A scene ready to paint: its elements in painting order, and a grid of cells to find those of a region. An element is
// sketched when it is first seen from near; from far away it has a plainer look. Keeps itself in step with the scene;
// what did not change is not sketched again.
#pragma once
#include "exporters/images.h"
#include "exporters/paint_picture.h"
#include "model/scene/scene.h"

#include <QRectF>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace ninesketch
{

class PaintedScene
{
public:
    PaintedScene();
    ~PaintedScene();

    /// Takes over another scene and answers the regions (scene px) whose picture changed by it.
    std::vector<QRectF> update(const Scene &scene, const SceneChange &change);

    struct Look {
        double zoom = 1;
        bool dark = false;
        bool frameNames = true;
        double leastSize = 2.5; ///< px on screen: what is smaller is a speck of its colour
    };
    /// Paints what touches `region` (scene px); the painter is in scene px. Elements of less than a few px become
    /// specks.
    void paint(QPainter &painter, const QRectF &region, const Look &look) const;

    /// Surely nothing is to be painted there.
    bool isBlank(const QRectF &region, double zoom) const;

    /// Not painted: being edited in place. Answers what changes by it.
    std::vector<QRectF> setHidden(const std::string &elementId);

    std::size_t size() const { return m_items.size(); }
    /// The box of everything without the pen's width and wobble, frames with what they hold counted as the frame.
    QRectF box() const;
    ImageCache &images() const { return m_images; }

private:
    struct Item {
        ElementPtr element;
        ElementPtr carrier; ///< the arrow whose label this is
        PictureItem place;  ///< opacity, clip and gap; it has no picture
        mutable std::shared_ptr<const PaintedElement> painted;
        mutable std::uint64_t seen = 0; ///< when it was last painted
        QRectF bounds;
        double farScale = 0;       ///< up to that scale its far look is painted; 0: never
        QRgb stroke = 0, fill = 0; ///< opacity included; fill 0: none
        QRgb darkStroke = 0, darkFill = 0;
    };
    struct Ink {
        QColor light, dark;
    };

    Item itemOf(const ElementPtr &element);
    const Ink &inkOf(const std::string &cssColor);
    static QRectF plainBox(const Item &item);
    void sketchItem(const Item &item) const;
    void forgetSketches() const;
    void paintSpeck(QPainter &painter, const Item &item, bool dark) const;
    void rebuild();
    void insertIntoGrid(std::size_t index);
    void removeFromGrid(std::size_t index);
    std::vector<std::size_t> touching(const QRectF &region) const;

    Scene m_scene;
    std::unordered_map<std::string, Ink> m_inks; ///< by CSS colour
    std::vector<Item> m_items;                   ///< painting order
    std::unordered_map<std::string, std::size_t> m_places;
    std::unordered_map<std::int64_t, std::vector<std::size_t>> m_cells;
    std::vector<std::size_t> m_large; ///< span too many cells
    std::string m_background, m_hidden;
    mutable std::optional<QRectF> m_box;
    mutable std::uint64_t m_clock = 0; ///< paintings so far
    static constexpr std::size_t kMostSketches = 4000;
    mutable std::size_t m_sketched = 0, m_mostSketches = kMostSketches;
    mutable ImageCache m_images;
};

} // namespace ninesketch
