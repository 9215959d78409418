// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing with stencils (model/scene/stencils.h) and keeping their parts together.
#pragma once
#include "model/scene/edit_context.h"
#include "model/scene/scene_draft.h"
#include "model/scene/stencils.h"

namespace ninesketch
{

/// The elements of a stencil in the style and box of `like`, in drawing order; one group, new ids and seeds.
struct StencilDrawing {
    std::vector<Element> elements;
    std::string bodyId;
};
StencilDrawing drawStencil(const Stencil &stencil, const Element &like, const EditContext &context);

/// The body of the stencil that the element is part of (label and lines included); empty: of none.
std::string stencilBodyOf(const Scene &scene, std::string_view elementId);
/// The one stencil that all of these are parts of; empty: of none or of several.
std::string onlyStencilOf(const Scene &scene, const Ids &ids);

/// The body becomes that of another stencil: box, style, label, arrows, order and what it means stay.
Scene changeStencil(const Scene &scene, const std::string &bodyId, const Stencil &stencil, const EditContext &context);

/// After a body went from that box to where it is now: its lines come along.
void stencilFollows(SceneDraft &draft, const std::string &bodyId, const Rect &before);

} // namespace ninesketch
