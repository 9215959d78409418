// SPDX-License-Identifier: GPL-3.0-or-later
// Frames as the pages of a presentation: their order, their titles, and what the speaker wants to say
// (customData.ninesketch.notes of the frame, kept by every Excalidraw).
#pragma once
#include "model/scene/scene.h"

#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

struct Page {
    std::string frameId; ///< empty: the whole drawing, which is the only page of a drawing without frames
    std::string title;
    std::string notes;
    Rect box;
};

/// In their order (framesInOrder); at least one, unless the drawing is empty.
std::vector<Page> pagesOf(const Scene &scene);

/// The scene with these notes at the frame; an unknown id changes nothing.
Scene setPageNotes(const Scene &scene, std::string_view frameId, const std::string &notes);

} // namespace ninesketch
