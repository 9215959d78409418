// SPDX-License-Identifier: GPL-3.0-or-later
// Texts and labels.
#pragma once
#include "model/scene/edit_context.h"

#include <functional>
#include <limits>

namespace ninesketch
{

/// What was typed into a text or a label (unwrapped). A text that becomes empty is removed. Where a label becomes
/// shorter, its container becomes lower again, down to `leastHeight` px.
Scene setText(const Scene &scene, const std::string &textId, const std::string &typed, const EditContext &context,
              double leastHeight = std::numeric_limits<double>::infinity());

/// The label of a container: set, made anew (font and size of `fresh`, centred) or, when empty, removed.
Scene setLabel(const Scene &scene, const std::string &containerId, const std::string &typed, const Element &fresh,
               const EditContext &context);
/// The same with Excalidraw's default text.
Scene setLabel(const Scene &scene, const std::string &containerId, const std::string &typed,
               const EditContext &context);

/// The text bound to the container; empty: none.
std::string labelIdOf(const Scene &scene, const std::string &containerId);

/// The words of these and of their labels, in drawing order, an empty line between them.
std::string wordsOf(const Scene &scene, const Ids &ids);

/// Moves an arrow's label along the arrow, to the place nearest to a scene point.
Scene moveLabelAlong(const Scene &scene, const std::string &arrowId, Point near, const EditContext &context);

/// A free text becomes the label of a container that has none.
Scene bindText(const Scene &scene, const std::string &textId, const std::string &containerId,
               const EditContext &context);
/// Labels of these containers become free texts that begin where they began. `leastHeight`: as low as the container
/// becomes again without one, px.
Scene unbindText(const Scene &scene, const Ids &containerIds, const EditContext &context,
                 const std::function<double(const Element &container)> &leastHeight = {});
/// A rectangle around each text, whose label it becomes.
Scene wrapTextInContainer(const Scene &scene, const Ids &textIds, const EditContext &context);
/// The width follows the text again.
Scene setAutoResize(const Scene &scene, const Ids &textIds, const EditContext &context);

/// The same while it is being typed: what is empty stays.
Scene previewText(const Scene &scene, const std::string &textId, const std::string &typed, const EditContext &context,
                  double leastHeight = std::numeric_limits<double>::infinity());

} // namespace ninesketch
