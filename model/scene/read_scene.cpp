// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/read_scene.h"

#include "model/scene/document_copy.h"
#include "model/scene/field_value.h"
#include "model/scene/read_element.h"
#include "model/scene/repair_scene.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <iterator>
#include <thread>

namespace ninesketch
{

namespace
{

/// "Element 3 (arrow): field x ... (line 5, column 7)."
Error elementError(std::string_view json, std::size_t number, JsonView element, const ElementReading &reading)
{
    std::string type;
    if (element.kind() == JsonKind::Object)
        element.forEachMember([&type](std::string_view key, JsonView value) {
            if (key == "type" && value.kind() == JsonKind::String)
                type = value.string();
        });
    std::string sentence = "Element " + std::to_string(number);
    if (!type.empty() && type.size() <= 40)
        sentence += " (" + type + ")";
    const auto offset = static_cast<std::size_t>(reading.where - json.data());
    return {sentence + ": " + reading.problem + " (" + placeInWords(json, offset) + ")."};
}

std::string capitalised(std::string sentence)
{
    if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z')
        sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
    return sentence;
}

Error fieldError(std::string_view json, const std::string &what, const char *where)
{
    return {what + " (" + placeInWords(json, static_cast<std::size_t>(where - json.data())) + ")."};
}

Result<SceneSettings> readSettings(std::string_view json, JsonView appState)
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
    if (problem.where)
        return fieldError(json, capitalised(problem.sentence), problem.where);
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
    std::size_t count = 0; ///< items looked at
    JsonView wrong;        ///< the item at which reading stopped, if `reading` has a problem
    ElementReading reading;

    void read()
    {
        JsonView::forEachItem(first, last, [this](JsonView item) -> const char * {
            if (!reading.problem.empty())
                return nullptr;
            ++count;
            ElementReading one;
            if (item.kind() == JsonKind::Object) {
                one = readElement(item);
            } else {
                one.problem = std::string("should be an object, but there is ") + kindInWords(item.kind());
                one.where = item.begin();
            }
            const char *const end = one.end;
            if (!one.problem.empty()) {
                wrong = item;
                reading = std::move(one);
            } else if (one.element) {
                elements.push_back(std::move(one.element));
            }
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

/// `cuts`: see CheckedJson.
Result<std::vector<ElementPtr>> readList(std::string_view json, JsonView list, const std::vector<const char *> &cuts,
                                         Whole whole, std::vector<std::string> *notes)
{
    std::vector<Part> parts(cuts.size() + 1);
    parts.front().first = list.firstItem();
    for (std::size_t i = 0; i < cuts.size(); ++i)
        parts[i].last = parts[i + 1].first = cuts[i];
    readParts(parts);
    std::vector<std::shared_ptr<Element>> elements;
    std::size_t number = 0;
    for (Part &part : parts) {
        number += part.count;
        if (!part.reading.problem.empty())
            return elementError(json, number, part.wrong, part.reading);
        std::ranges::move(part.elements, std::back_inserter(elements));
    }
    if (whole == Whole::Document)
        restoreCarrier(elements);
    SceneRepair repair = repairScene(elements);
    if (!repair.problem.empty())
        return Error{capitalised(repair.problem) + "."};
    if (notes)
        for (std::string &note : repair.notes)
            notes->push_back(std::move(note));
    return std::vector<ElementPtr>(std::make_move_iterator(elements.begin()), std::make_move_iterator(elements.end()));
}

} // namespace

Result<std::vector<ElementPtr>> readElements(std::string_view json, JsonView list, std::vector<std::string> *notes)
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

    JsonView type, list, appState, files;
    Json unknown = Json::object();
    std::size_t count = 0;
    checked.root.forEachMember([&](std::string_view key, JsonView value) -> const char * {
        if (key == "type")
            type = value;
        else if (key == "elements")
            list = value;
        else if (key == "appState")
            appState = value;
        else if (key == "files")
            files = value;
        else if (key != "version" && key != "source" && ++count <= maximumFields)
            unknown[std::string(key)] = value.toJson();
        return value.begin() == checked.longest ? checked.longestEnd : nullptr;
    });
    const std::string kind = type.kind() == JsonKind::String ? type.string() : std::string();
    if (kind == "excalidrawlib")
        return fieldError(json, "This is an Excalidraw library, not a drawing", type.begin());
    if (kind != "excalidraw" && kind != "excalidraw/clipboard" && kind != "excalidraw-api/clipboard")
        return Error{"This is JSON, but not an Excalidraw file: its \"type\" is not \"excalidraw\" (" +
                     placeInWords(json, type.isNull() ? 0 : static_cast<std::size_t>(type.begin() - json.data())) +
                     ")."};
    std::vector<ElementPtr> elements;
    if (!list.isNull()) {
        if (list.kind() != JsonKind::Array)
            return fieldError(json,
                              std::string("Field elements should be a list, but there is ") + kindInWords(list.kind()),
                              list.begin());
        const bool inParts = list.begin() == checked.longest;
        auto read = readList(json, list, inParts ? checked.cuts : std::vector<const char *>{},
                             kind == "excalidraw" ? Whole::Document : Whole::Piece, notes);
        if (!read)
            return Error{read.error()};
        elements = std::move(*read);
    }
    SceneSettings settings;
    if (!appState.isNull()) {
        if (appState.kind() != JsonKind::Object)
            return fieldError(
                json, std::string("Field appState should be an object, but there is ") + kindInWords(appState.kind()),
                appState.begin());
        auto read = readSettings(json, appState);
        if (!read)
            return Error{read.error()};
        settings = std::move(*read);
    }
    std::shared_ptr<const Json> fileTable;
    if (!files.isNull()) {
        if (files.kind() != JsonKind::Object)
            return fieldError(json,
                              std::string("Field files should be an object, but there is ") + kindInWords(files.kind()),
                              files.begin());
        if (Json table = files.toJson(); !table.empty())
            fileTable = std::make_shared<const Json>(std::move(table));
    }
    std::shared_ptr<const Json> extra;
    if (!unknown.empty())
        extra = std::make_shared<const Json>(std::move(unknown));
    return Scene(std::move(elements), std::move(settings), std::move(fileTable), std::move(extra));
}

} // namespace ninesketch
