// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of an interview on the canvas: each as a frame with its lines as text, linked both ways, and the data flow
// as components and arrows. All of it is ordinary Excalidraw elements; the link is customData.ninesketch.step of the
// text, which every Excalidraw keeps.
#pragma once
#include "model/design/design.h"
#include "model/framework/framework.h"
#include "model/scene/edit_context.h"

namespace ninesketch
{

/// The id of the frame (of the high-level design: around its components) or text of that step; empty: not on the
/// canvas.
std::string stepOnCanvas(const Scene &scene, FrameworkStep step);

/// The step as a frame: left of everything, below the steps that are there. The high-level design is the canvas itself:
/// its frame goes around the components. Once there it is only brought up to date.
Scene putStepOnCanvas(const Scene &scene, const Framework &framework, FrameworkStep step, const EditContext &context);

/// Texts of linked steps follow the notes.
Scene withNotesOnCanvas(const Scene &scene, const Framework &framework, const EditContext &context);

/// Notes follow the texts of linked steps, where somebody typed on the canvas.
Framework notesFromCanvas(const Scene &scene, Framework framework);

/// Draws what the lines of the data flow name and the canvas lacks: components by their words, right of their callers,
/// and arrows between them. `design` is that of the scene. Lines that cannot be read are passed over.
Scene drawDataFlow(const Scene &scene, const Design &design, const Framework &framework, const EditContext &context);

/// Each request class goes the way of the lines that name it, over what is drawn of them.
Scene withWaysOfFlow(const Scene &scene, const Framework &framework);

} // namespace ninesketch
