// SPDX-License-Identifier: GPL-3.0-or-later
// A drawing with its numbers on it: badges at the components and a legend, as ordinary Excalidraw elements that any
// reader shows. Scene x Design x Report -> Scene: pure and deterministic.
#pragma once
#include "model/estimates/report.h"
#include "model/scene/scene.h"
#include "model/text_metrics.h"

namespace ninesketch
{

struct AnnotateOptions {
    bool badges = true;
    bool legend = true;
};

/// The scene with a badge grouped with each component of which something is known (availability, how busy it is, its
/// share of the slowest answers, whether it is the bottleneck or a single point of failure) and one legend with a row a
/// request class. What is already annotated is annotated anew. Nothing else changes, but a component without a group
/// gets one. `design` and `report` belong to this scene.
Scene annotated(const Scene &scene, const Design &design, const Report &report, const TextMetrics &metrics,
                const AnnotateOptions &options = {});

/// The scene without badges and legends that `annotated` made.
Scene withoutAnnotations(const Scene &scene);

/// True for an element that `annotated` made.
bool isAnnotation(const Element &element);

} // namespace ninesketch
