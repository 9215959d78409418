// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/draw_call.h"

#include "model/scene/bindings.h"
#include "model/scene/edits/following.h"
#include "model/scene/linear_points.h"

namespace ninesketch
{
namespace
{

Point sideOf(const Element &body, bool across, double sign)
{
    const Point centre = body.centre();
    return across ? Point{centre.x + sign * body.width / 2, centre.y}
                  : Point{centre.x, centre.y + sign * body.height / 2};
}

} // namespace

void drawCall(SceneDraft &draft, const std::string &arrowId, const std::string &fromBody, const std::string &toBody,
              const std::vector<Point> &via)
{
    const Point start = draft.find(fromBody)->centre(), end = draft.find(toBody)->centre();
    Point startAim = start, endAim = end;
    Element arrow = *draft.find(arrowId);
    if (arrow.linear()->elbowed) {
        arrow.linear()->fixedSegments.reset();
        const bool across = std::abs(end.x - start.x) >= std::abs(end.y - start.y);
        const double sign = (across ? end.x >= start.x : end.y >= start.y) ? 1 : -1;
        startAim = sideOf(*draft.find(fromBody), across, sign);
        endAim = sideOf(*draft.find(toBody), across, -sign);
    } else {
        std::vector<Point> points{start};
        points.insert(points.end(), via.begin(), via.end());
        points.push_back(end);
        arrow.angle = 0;
        arrow.x = start.x; // to the last digit the same from wherever it was
        arrow.y = start.y;
        arrow = withScenePoints(std::move(arrow), points);
    }
    draft.change(arrowId) = std::move(arrow);
    bind(draft, arrowId, LinearEnd::Start, bindingAimedAt(*draft.find(fromBody), startAim, false));
    bind(draft, arrowId, LinearEnd::End, bindingAimedAt(*draft.find(toBody), endAim, false));
    const auto now = [&](const std::string &id) { return draft.find(id); };
    Element followed = followedArrow(*draft.find(arrowId), now, now);
    draft.change(arrowId) = std::move(followed);
    layLabel(draft, arrowId, true);
}

} // namespace ninesketch
