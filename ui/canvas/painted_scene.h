// SPDX-License-Identifier: GPL-3.0-or-later
// A scene ready to paint: every element's prepared picture in painting order, and a grid of cells to find those of a
// region. Keeps itself in step with the scene; what did not change is not sketched again.
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
    };
    /// Paints what touches `region` (scene px); the painter is in scene px. Elements of less than a few px become
    /// specks.
    void paint(QPainter &painter, const QRectF &region, const Look &look) const;

    /// Not painted: being edited in place. Answers what changes by it.
    std::vector<QRectF> setHidden(const std::string &elementId);

    std::size_t size() const { return m_items.size(); }
    ImageCache &images() const { return m_images; }

private:
    struct Item {
        ElementPtr element;
        PictureItem picture;
        mutable std::shared_ptr<const PaintedElement> painted; ///< made when it is first seen
        QRectF bounds;
        QColor speck;
    };

    Item itemOf(const ElementPtr &element);
    void rebuild();
    void insertIntoGrid(std::size_t index);
    void removeFromGrid(std::size_t index);
    std::vector<std::size_t> touching(const QRectF &region) const;

    Scene m_scene;
    PictureCache m_pictures;
    std::vector<Item> m_items; ///< painting order
    std::unordered_map<std::string, std::size_t> m_places;
    std::unordered_map<std::int64_t, std::vector<std::size_t>> m_cells;
    std::vector<std::size_t> m_large; ///< span too many cells
    std::string m_hidden;
    mutable ImageCache m_images;
};

} // namespace ninesketch
