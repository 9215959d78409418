// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/edits/crop_measures.h"

namespace ninesketch
{

MeasureValue cropMeasureOf(const Element &image, Measure measure)
{
    const Rect whole = uncroppedBox(image);
    switch (measure) {
    case Measure::X:
        return {true, image.x - whole.x};
    case Measure::Y:
        return {true, image.y - whole.y};
    case Measure::Width:
        return {true, image.width};
    case Measure::Height:
        return {true, image.height};
    default:
        return {};
    }
}

Scene setCropMeasure(const Scene &scene, const std::string &id, Measure measure, double value, NaturalSize natural,
                     const EditContext &context)
{
    const Element *image = scene.find(id);
    const MeasureValue before = image ? cropMeasureOf(*image, measure) : MeasureValue{};
    if (!before.applies)
        return scene;
    const bool across = measure == Measure::X || measure == Measure::Width;
    const double by = value - *before.value;
    const Point local = across ? Point{by, 0} : Point{0, by};
    if (measure == Measure::X || measure == Measure::Y)
        return moveBehindCrop(scene, id, rotated(local * -1, {}, image->angle), context);
    const Rect box = image->box();
    const Point edge = across ? Point{box.right(), box.centre().y} : Point{box.centre().x, box.bottom()};
    return cropImage(scene, id, across ? Grip::East : Grip::South, rotated(edge + local, box.centre(), image->angle),
                     false, natural, context);
}

} // namespace ninesketch
