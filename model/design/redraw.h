// SPDX-License-Identifier: GPL-3.0-or-later
// A drawing brought in step with a changed design: what both have stays where it is drawn, with its shape and its hand;
// what is new finds room beside what calls it, what is gone is taken away with its arrows.
#pragma once
#include "model/design/design.h"
#include "model/scene/edit_context.h"

namespace ninesketch
{

/// Draws in `scene` what `after` has and `before` has not. `before` is what the scene says (readDesign); components and
/// calls are the same where their ids are, ids of new ones may be anything that the scene does not have. Classes,
/// targets and settings are left alone. `touched`: components and arrows that were added or changed.
Scene redraw(const Scene &scene, const Design &before, const Design &after, const EditContext &context,
             Ids *touched = nullptr);

/// An arrow between two components, aimed at their middles and held by both. Its id comes back in `arrowId`.
Scene withArrow(const Scene &scene, const std::string &fromId, const std::string &toId, const EditContext &context,
                std::string *arrowId = nullptr);

} // namespace ninesketch
