// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/read_scene.h"

#include "model/scene/bindings.h"
#include "model/scene/document_copy.h"
#include "model/scene/field_value.h"
#include "model/scene/read_element.h"
#include "model/scene/repair_scene.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <iterator>
#include <map>
#include <set>
#include <thread>

namespace ninesketch
{

namespace
{

/// Notes beyond are only counted: nobody reads more, and each costs a look for its line.
constexpr std::size_t mostNotes = 100;

/// What was done to one item of a list of elements so that it could be read.
struct ItemNote {
    std::size_t number = 0; ///< of the item in its part, from 1
    JsonView item;
    ElementReading reading; ///< with a problem or a repair
};

/// "Element 3 (arrow) was repaired: field x should be ... (line 5, column 7), and 2 more of its fields."
std::string itemNote(std::string_view json, std::size_t number, const ItemNote &note)
{
    std::string type;
    if (note.item.kind() == JsonKind::Object)
        note.item.forEachMember([&type](std::string_view key, JsonView value) {
            if (key == "type" && value.kind() == JsonKind::String)
                type = value.string();
        });
    std::string sentence = "Element " + std::to_string(number);
    if (!type.empty() && type.size() <= 40)
        sentence += " (" + type + ")";
    const ElementReading &reading = note.reading;
    const auto place = placeInWords(json, static_cast<std::size_t>(reading.where - json.data()));
    if (!reading.problem.empty())
        return sentence + " was left out: " + reading.problem + " (" + place + ").";
    sentence += " was repaired: " + reading.repaired + " (" + place + ")";
    if (reading.repairs > 1)
        sentence += ", and " + std::to_string(reading.repairs - 1) + " more of its fields";
    return sentence + ".";
}

Error fieldError(std::string_view json, const std::string &what, const char *where)
{
    return {what + " (" + placeInWords(json, static_cast<std::size_t>(where - json.data())) + ")."};
}

SceneSettings readSettings(std::string_view json, JsonView appState, std::vector<std::string> *notes)
{
    SceneSettings settings;
    Json unknown = Json::object();
    FieldProblem problem;
    std::size_t count = 0;
    appState.forEachMember([&](std::string_view key, JsonView value) {
        const FieldValue field(key, value, problem, "appState");
        if (key == "viewBackgroundColor")
            settings.viewBackgroundColor = field.text("#ffffff");
        else if (key == "gridSize")
            settings.gridSize = std::max(1.0, field.number(20, 0, 1e6));
        else if (key == "gridStep")
            settings.gridStep = std::max(1.0, field.number(5, 0, 1e6));
        else if (key == "gridModeEnabled")
            settings.gridModeEnabled = field.boolean(false);
        else if (++count <= maximumFields)
            unknown[std::string(key)] = value.toJson();
    });
    if (problem.where && notes)
        notes->push_back(fieldError(json, "The settings were repaired: " + problem.sentence, problem.where).sentence);
    if (!unknown.empty())
        settings.extra = std::make_shared<const Json>(std::move(unknown));
    return settings;
}

/// Is a list of elements a whole document, or a piece of one?
enum class Whole { Document, Piece };

/// Some consecutive items of a list of elements.
struct Part {
    const char *first = nullptr, *last = nullptr; ///< the item that begins at `last` is not in it; null: to the end
    std::vector<std::shared_ptr<Element>> elements;
    std::set<const Element *> roundedByLegacy;
    std::size_t count = 0;       ///< items looked at
    std::vector<ItemNote> notes; ///< the first ones
    std::size_t notesInAll = 0;

    void read()
    {
        JsonView::forEachItem(first, last, [this](JsonView item) -> const char * {
            ++count;
            ElementReading one;
            if (item.kind() == JsonKind::Object) {
                one = readElement(item);
            } else {
                one.problem = std::string("it should be an object, but there is ") + kindInWords(item.kind());
                one.where = item.begin();
            }
            const char *const end = one.end;
            if (one.element && one.roundedByLegacy)
                roundedByLegacy.insert(one.element.get());
            if (one.element)
                elements.push_back(std::move(one.element));
            if ((!one.problem.empty() || one.repairs > 0) && ++notesInAll <= mostNotes)
                notes.push_back({count, item, std::move(one)});
            return end;
        });
    }
};

void readParts(std::vector<Part> &parts)
{
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < parts.size(); i = next++)
            parts[i].read();
    };
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min<std::size_t>(parts.size(), std::thread::hardware_concurrency()); ++i)
        others.emplace_back(work);
    work();
}

/// Excalidraw works out how old arrows hold on to their shapes before it rounds the corners of those.
void completeBindingsToSharpShapes(const std::vector<std::shared_ptr<Element>> &elements,
                                   const std::set<const Element *> &roundedByLegacy)
{
    if (roundedByLegacy.empty())
        return;
    std::map<std::string, Element> sharp;
    std::map<std::string, const Element *> all;
    for (const auto &element : elements) {
        all.emplace(element->id, element.get());
        if (!roundedByLegacy.contains(element.get()))
            continue;
        Element &copy = sharp.emplace(element->id, *element).first->second;
        copy.roundness.reset();
        all[element->id] = &copy;
    }
    const FindElement find = [&](const std::string &id) {
        const auto found = all.find(id);
        return found == all.end() ? nullptr : found->second;
    };
    for (const auto &arrow : elements) {
        if (!arrow->isArrow() || arrow->linear()->elbowed)
            continue;
        for (const LinearEnd end : {LinearEnd::Start, LinearEnd::End}) {
            auto &binding = bindingOf(*arrow, end);
            if (binding && sharp.contains(binding->elementId) && !(binding->mode && binding->fixedPoint))
                binding = completedBinding(*arrow, end, sharp.at(binding->elementId), find);
        }
    }
}

/// `cuts`: see CheckedJson.
std::vector<ElementPtr> readList(std::string_view json, JsonView list, const std::vector<const char *> &cuts,
                                 Whole whole, std::vector<std::string> *notes)
{
    std::vector<Part> parts(cuts.size() + 1);
    parts.front().first = list.firstItem();
    for (std::size_t i = 0; i < cuts.size(); ++i)
        parts[i].last = parts[i + 1].first = cuts[i];
    readParts(parts);
    std::vector<std::shared_ptr<Element>> elements;
    std::set<const Element *> roundedByLegacy;
    std::vector<std::string> said;
    std::size_t number = 0, saidInAll = 0;
    for (Part &part : parts) {
        for (const ItemNote &note : part.notes)
            if (said.size() < mostNotes)
                said.push_back(itemNote(json, number + note.number, note));
        number += part.count;
        saidInAll += part.notesInAll;
        std::ranges::move(part.elements, std::back_inserter(elements));
        roundedByLegacy.merge(part.roundedByLegacy);
    }
    if (saidInAll > said.size())
        said.push_back(std::to_string(saidInAll - said.size()) + " more elements were repaired or left out.");
    if (whole == Whole::Document)
        restoreCarrier(elements);
    std::ranges::move(repairScene(elements), std::back_inserter(said));
    completeBindingsToSharpShapes(elements, roundedByLegacy);
    if (notes)
        std::ranges::move(said, std::back_inserter(*notes));
    return std::vector<ElementPtr>(std::make_move_iterator(elements.begin()), std::make_move_iterator(elements.end()));
}

/// What JavaScript takes for nothing: null, false, 0 and the empty text.
bool isNothing(JsonView value)
{
    switch (value.kind()) {
    case JsonKind::Null:
        return true;
    case JsonKind::Boolean:
        return !value.boolean();
    case JsonKind::Number:
        return value.number() == 0;
    case JsonKind::String:
        return value.raw() == "\"\"";
    default:
        return false;
    }
}

/// The members of a file; those that are not known are kept.
struct Members {
    JsonView type, elements, appState, files;
    Json unknown = Json::object();
};

Members membersOf(const CheckedJson &checked)
{
    Members members;
    std::size_t count = 0;
    checked.root.forEachMember([&](std::string_view key, JsonView value) -> const char * {
        if (key == "type")
            members.type = value;
        else if (key == "elements")
            members.elements = value;
        else if (key == "appState")
            members.appState = value;
        else if (key == "files")
            members.files = value;
        else if (key != "version" && key != "source" && ++count <= maximumFields)
            members.unknown[std::string(key)] = value.toJson();
        return value.begin() == checked.longest ? checked.longestEnd : nullptr;
    });
    return members;
}

/// A whole document, or a piece of one as on the clipboard.
Result<Whole> wholeOf(std::string_view json, JsonView type)
{
    const std::string kind = type.kind() == JsonKind::String ? type.string() : std::string();
    if (kind == "excalidraw")
        return Whole::Document;
    if (kind == "excalidraw/clipboard" || kind == "excalidraw-api/clipboard")
        return Whole::Piece;
    if (kind == "excalidrawlib")
        return fieldError(json, "This is an Excalidraw library, not a drawing", type.begin());
    return Error{"This is JSON, but not an Excalidraw file: its \"type\" is not \"excalidraw\" (" +
                 placeInWords(json, type.isNull() ? 0 : static_cast<std::size_t>(type.begin() - json.data())) + ")."};
}

/// Something else than nothing stands there in place of an object: that is said.
bool isObject(std::string_view json, JsonView value, const std::string &what, const char *key,
              std::vector<std::string> *notes)
{
    if (value.kind() == JsonKind::Object)
        return true;
    if (!isNothing(value) && notes)
        notes->push_back(fieldError(json,
                                    what + " were left out: field " + key + " should be an object, but there is " +
                                        kindInWords(value.kind()),
                                    value.begin())
                             .sentence);
    return false;
}

} // namespace

std::vector<ElementPtr> readElements(std::string_view json, JsonView list, std::vector<std::string> *notes)
{
    return readList(json, list, {}, Whole::Piece, notes);
}

Result<Scene> readScene(std::string_view json, std::vector<std::string> *notes)
{
    if (json.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return Error{"The file is empty."};
    const CheckedJson checked = checkJson(json);
    if (!checked.ok)
        return Error{"This is not a whole Excalidraw file: " + checked.problem.what + " (" +
                     placeInWords(json, checked.problem.offset) + ")."};
    if (checked.root.kind() != JsonKind::Object)
        return fieldError(json,
                          std::string("An Excalidraw file is an object in braces, but there is ") +
                              kindInWords(checked.root.kind()),
                          checked.root.begin());
    Members members = membersOf(checked);
    const auto whole = wholeOf(json, members.type);
    if (!whole)
        return Error{whole.error()};
    const JsonView list = members.elements;
    std::vector<ElementPtr> elements;
    if (!isNothing(list)) {
        if (list.kind() != JsonKind::Array)
            return fieldError(json,
                              std::string("Field elements should be a list, but there is ") + kindInWords(list.kind()),
                              list.begin());
        const bool inParts = list.begin() == checked.longest;
        elements = readList(json, list, inParts ? checked.cuts : std::vector<const char *>{}, *whole, notes);
    }
    SceneSettings settings;
    if (isObject(json, members.appState, "The settings", "appState", notes))
        settings = readSettings(json, members.appState, notes);
    std::shared_ptr<const Json> fileTable;
    if (isObject(json, members.files, "The images", "files", notes))
        if (Json table = members.files.toJson(); !table.empty())
            fileTable = std::make_shared<const Json>(std::move(table));
    std::shared_ptr<const Json> extra;
    if (!members.unknown.empty())
        extra = std::make_shared<const Json>(std::move(members.unknown));
    return Scene(std::move(elements), std::move(settings), std::move(fileTable), std::move(extra));
}

} // namespace ninesketch
