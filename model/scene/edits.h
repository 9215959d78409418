// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that can be done to a drawing: functions from a scene to the next one. Whatever they do, afterwards
//   * shapes and the arrows that hold on to them name each other, and arrows end where their shapes have them,
//   * a label is bound to its container, lies in it, and stands right behind it in drawing order,
//   * order keys ascend,
//   * elements that did not change are the very same ones, those that did have a higher version.
// Ids that the scene does not have are passed over. "With their company" means: with labels and, for frames, with what
// is in them.
#pragma once
#include "model/scene/edits/arrange.h"
#include "model/scene/edits/arrows.h"
#include "model/scene/edits/bucket.h"
#include "model/scene/edits/content.h"
#include "model/scene/edits/flowchart.h"
#include "model/scene/edits/frames.h"
#include "model/scene/edits/groups.h"
#include "model/scene/edits/images.h"
#include "model/scene/edits/measures.h"
#include "model/scene/edits/order.h"
#include "model/scene/edits/points.h"
#include "model/scene/edits/shapes.h"
#include "model/scene/edits/stencils.h"
#include "model/scene/edits/style.h"
#include "model/scene/edits/texts.h"
#include "model/scene/edits/transform.h"
