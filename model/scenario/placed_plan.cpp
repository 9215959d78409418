// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scenario/placed_plan.h"

#include "model/scene/edits/texts.h"
#include "model/scene/edits/transform.h"
#include "model/scene/own_data.h"
#include "model/scene/text_layout.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

using Place = std::pair<std::size_t, std::size_t>; ///< row and column

const Json *linkOf(const Element &element)
{
    return element.type == ElementType::Rectangle ? ownObject(element, "plan") : nullptr;
}

std::optional<Place> placeOf(const Element &element)
{
    const Json *link = linkOf(element);
    if (!link || !link->contains("row") || !link->contains("column"))
        return std::nullopt;
    const Json &row = (*link)["row"], &column = (*link)["column"];
    if (!row.is_number() || !column.is_number() || row < 0 || column < 0)
        return std::nullopt;
    return Place{static_cast<std::size_t>(row.get<double>()), static_cast<std::size_t>(column.get<double>())};
}

/// What the first cell keeps; nothing if it is none, or is not understood.
std::optional<PlacedPlan> planOf(const Element &element)
{
    const Json *link = linkOf(element);
    if (!link || placeOf(element) != Place{0, 0})
        return std::nullopt;
    PlacedPlan plan{element.id, {}, {}, false};
    try {
        plan.question = {link->at("factors").get<std::vector<double>>(), link->at("target").get<double>()};
        plan.rows = link->at("rows").get<TextTable>();
    } catch (const Json::exception &) {
        return std::nullopt;
    }
    const auto isAsLong = [&](const auto &row) { return row.size() == plan.rows.front().size(); };
    const bool sound = !plan.rows.empty() && !plan.rows.front().empty() && std::ranges::all_of(plan.rows, isAsLong);
    return sound && !plan.question.factors.empty() ? std::optional(std::move(plan)) : std::nullopt;
}

void link(Element &cell, Place place, const PlanQuestion &question, const TextTable &rows)
{
    Json link{{"row", place.first}, {"column", place.second}};
    if (place == Place{0, 0}) {
        link["factors"] = question.factors;
        link["target"] = question.targetUtilisation;
        link["rows"] = rows;
    }
    setOwnData(cell, "plan", std::move(link));
}

/// Cells of the table: those in the innermost group of the first one.
std::multimap<Place, const Element *> cellsOf(const Scene &scene, const Element &corner)
{
    std::multimap<Place, const Element *> cells;
    for (const ElementPtr &element : scene.elements())
        if (const auto place = placeOf(*element);
            place && (element.get() == &corner || (!corner.groupIds.empty() && !element->groupIds.empty() &&
                                                   element->groupIds.front() == corner.groupIds.front())))
            cells.emplace(*place, element.get());
    return cells;
}

bool isEdited(const Scene &scene, const PlacedPlan &plan)
{
    const auto cells = cellsOf(scene, *scene.find(plan.cornerId));
    const std::size_t columns = plan.rows.front().size();
    if (cells.size() != plan.rows.size() * columns)
        return true;
    std::size_t at = 0;
    return std::ranges::any_of(cells, [&](const auto &cell) {
        const Place expected{at / columns, at % columns};
        ++at;
        const Element *label = scene.find(labelIdOf(scene, cell.second->id));
        const std::string written = label && label->text() ? label->text()->originalText : std::string();
        return cell.first != expected || written != normalisedText(plan.rows[expected.first][expected.second]);
    });
}

std::vector<Element> linkedTable(const PlanQuestion &question, const TextTable &rows, double fontSize,
                                 const EditContext &context)
{
    std::vector<Element> table = drawnTable(rows, context, fontSize);
    std::size_t at = 0;
    for (Element &element : table)
        if (element.type == ElementType::Rectangle) {
            link(element, {at / rows.front().size(), at % rows.front().size()}, question, rows);
            ++at;
        }
    return table;
}

} // namespace

std::vector<PlacedPlan> placedPlans(const Scene &scene)
{
    std::vector<PlacedPlan> plans;
    for (const ElementPtr &element : scene.elements())
        if (auto plan = planOf(*element)) {
            plan->edited = isEdited(scene, *plan);
            plans.push_back(std::move(*plan));
        }
    return plans;
}

Copied placePlan(const Scene &scene, const PlanQuestion &question, const TextTable &rows, Point leftTop,
                 const EditContext &context)
{
    std::vector<Element> table = linkedTable(question, rows, tableFontSize, context);
    for (Element &element : table) {
        element.x += leftTop.x;
        element.y += leftTop.y;
    }
    return pasteElements(scene, std::move(table), std::nullopt, context, true);
}

Scene withPlanRows(const Scene &scene, const PlacedPlan &plan, const TextTable &rows, const EditContext &context)
{
    const Element &corner = *scene.find(plan.cornerId);
    const auto cells = cellsOf(scene, corner);
    const double turned = corner.angle;
    Ids members;
    for (const auto &[place, cell] : cells)
        members.insert(cell->id);
    Scene result = turned == 0 ? scene : rotateElements(scene, members, -turned, context);
    const Point leftTop{result.find(plan.cornerId)->x, result.find(plan.cornerId)->y};
    const Element *title = scene.find(labelIdOf(scene, plan.cornerId));
    const double fontSize = title && title->text() ? title->text()->fontSize : tableFontSize;

    std::vector<Element> fresh; // cells that the table does not have yet
    std::string freshCell;
    std::vector<ElementPtr> linked;
    for (Element &element : linkedTable(plan.question, rows, fontSize, context)) {
        element.x += leftTop.x;
        element.y += leftTop.y;
        const bool isCell = element.type == ElementType::Rectangle;
        const auto place = isCell ? placeOf(element) : std::nullopt;
        if (const auto there = place ? cells.find(*place) : cells.end(); there != cells.end()) {
            const std::string &id = there->second->id;
            members.erase(id);
            result = setLabel(result, id, rows[place->first][place->second], context);
            result = setElementBox(result, id, element.box(), context);
            auto cell = std::make_shared<Element>(*result.find(id));
            link(*cell, *place, plan.question, rows);
            linked.push_back(std::move(cell));
        } else if (isCell || element.text()->containerId == freshCell) {
            if (isCell)
                freshCell = element.id;
            element.groupIds = corner.groupIds;
            element.frameId = corner.frameId;
            fresh.push_back(std::move(element));
        }
    }
    result = removeElements(result.replaced(linked), members, context);
    Ids all;
    for (const ElementPtr &cell : linked)
        all.insert(cell->id);
    for (const Element &element : fresh)
        all.insert(element.id);
    if (!fresh.empty())
        result = addElements(result, std::move(fresh), context);
    return turned == 0 ? result : rotateElements(result, all, turned, context);
}

Scene unlinkPlan(const Scene &scene, const PlacedPlan &plan, const EditContext &context)
{
    std::vector<ElementPtr> plain;
    for (const auto &[place, cell] : cellsOf(scene, *scene.find(plan.cornerId))) {
        auto changed = std::make_shared<Element>(*cell);
        setOwnData(*changed, "plan", nullptr);
        ++changed->version;
        changed->updated = context.now;
        plain.push_back(std::move(changed));
    }
    return scene.replaced(plain);
}

} // namespace ninesketch
