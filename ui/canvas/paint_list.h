// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be painted of a region of a scene: a value that stays as it is whatever becomes of the scene, so that
// another thread can paint it.
#pragma once
#include "exporters/images.h"
#include "exporters/paint_picture.h"
#include "model/scene/scene.h"

#include <QMutex>
#include <QRectF>
#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace ninesketch
{

struct PaintLook {
    double zoom = 1;
    bool dark = false;
    bool frameNames = true;
    double leastSize = 2.5; ///< px on screen: what is smaller is a speck of its colour
};

/// One element of a painted scene. It never changes but for its sketch, which is made when it is first painted from
/// near; any thread may paint it.
class PaintItem
{
public:
    ElementPtr element;
    ElementPtr carrier;        ///< the arrow whose label this is
    PictureItem place;         ///< opacity, clip and gap; it has no picture
    QRectF bounds;             ///< scene px: everything painted lies inside
    double farScale = 0;       ///< up to that scale its far look is painted; 0: never
    QRgb stroke = 0, fill = 0; ///< opacity included; fill 0: none
    QRgb darkStroke = 0, darkFill = 0;

    /// The element's own box, or that of its points.
    QRectF plainBox() const;

    /// The other's sketch would be the same, and stand in the same place. (An outlined arrowhead also has the colour of
    /// the canvas, which is not compared.)
    bool paintsAs(const PaintItem &other) const;

    /// How it is painted at `scale` device px per scene px.
    enum class Detail { Speck, Far, Near };
    Detail detail(double scale, const PaintLook &look) const;

    void paint(QPainter &painter, double scale, const PaintLook &look, const Scene &scene,
               const PaintOptions &options) const;

    /// Sketches it now: its exact bounds.
    QRectF sketchedBounds(const Scene &scene) const;
    bool hasSketch() const { return m_hasSketch; }
    void forgetSketch() const;

private:
    void paintSpeck(QPainter &painter, bool dark) const;
    const PaintedElement &sketch(const Scene &scene) const;

    mutable QMutex m_mutex; ///< held while the sketch is made and while it paints
    mutable std::unique_ptr<const PaintedElement> m_sketch;
    mutable std::atomic<bool> m_hasSketch = false;
};

class PaintList
{
public:
    /// The painter is in scene px. Stops between two elements as soon as `stop` says so.
    void paint(QPainter &painter, const std::function<bool()> &stop = {}) const;

    /// About how long it takes, in paintings of a sketched element.
    double cost() const;

private:
    friend class PaintedScene;

    std::vector<std::shared_ptr<const PaintItem>> m_items;
    Scene m_scene;
    std::shared_ptr<ImageCache> m_images;
    PaintLook m_look;
};

} // namespace ninesketch
