// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/annotated_scene.h"

#include "exporters/qt_text_metrics.h"
#include "model/annotate/annotate.h"
#include "model/design/read_design.h"
#include "model/evaluation/evaluate.h"

namespace ninesketch
{

Scene annotatedScene(const Scene &scene)
{
    const Design design = readDesign(scene);
    if (design.empty())
        return withoutAnnotations(scene);
    EvaluateOptions options;
    options.latencyCurve = false;
    return annotated(scene, design, evaluate(design, options), QtTextMetrics());
}

} // namespace ninesketch
