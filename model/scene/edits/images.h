// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures within the drawing: put there, cropped, and shown whole again. A crop is told in pixels of the image file.
#pragma once
#include "model/scene/edit_context.h"
#include "model/scene/edits/transform.h"

#include <vector>

namespace ninesketch
{

/// What a new image shows, and its size on the paper, scene px.
struct NewImage {
    std::string fileId; ///< in the scene's files
    double width = 0, height = 0;
};

/// Images around `centre`, side by side and in rows, `gap` px apart (Excalidraw's order); they join the frame they
/// land in. The scene's files must hold what they show.
struct PlacedImages {
    Scene scene;
    Ids ids;
};
PlacedImages placeImages(const Scene &scene, const std::vector<NewImage> &images, Point centre, double gap,
                         double opacity, const EditContext &context);

/// Pixels of an image file.
struct NaturalSize {
    double width = 0, height = 0;
};

/// Where all of the image would lie of which a crop shows a part: turned around the middle of what is seen, before
/// that.
Rect uncroppedBox(const Element &image);

/// Drags a side or a corner of what is seen to `pointer`, never beyond the image and never below 10 px.
/// A crop that shows everything is none.
Scene cropImage(const Scene &scene, const std::string &id, Grip grip, Point pointer, bool keepAspect,
                NaturalSize natural, const EditContext &context);

/// Moves the image behind the part that is seen by so many scene px.
Scene moveBehindCrop(const Scene &scene, const std::string &id, Point by, const EditContext &context);

/// Shows all of each image again, as large as it is now.
Scene uncropImages(const Scene &scene, const Ids &ids, const EditContext &context);

} // namespace ninesketch
