// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/excalidraw/library.h"

#include "model/scene/identity.h"
#include "model/scene/json_write.h"
#include "model/scene/read_scene.h"
#include "model/scene/write_scene.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace ninesketch
{

namespace
{

constexpr std::size_t maximumUnknownKeys = 1000;

std::string textOf(JsonView value)
{
    return value.kind() == JsonKind::String ? value.string() : std::string();
}

/// An id for an item that has none: the same each time the file is read.
std::string idForItem(std::size_t number)
{
    Random random(number);
    return newId(random);
}

Result<LibraryItem> readItem(std::string_view text, JsonView value, std::size_t number)
{
    LibraryItem item;
    JsonView elements;
    Json unknown = Json::object();
    if (value.kind() == JsonKind::Array) {
        elements = value; // version 1: an item is its elements
    } else if (value.kind() == JsonKind::Object) {
        std::size_t count = 0;
        value.forEachMember([&](std::string_view key, JsonView member) {
            if (key == "id")
                item.id = textOf(member);
            else if (key == "status")
                item.status = textOf(member);
            else if (key == "name")
                item.name = textOf(member);
            else if (key == "created")
                item.created = member.kind() == JsonKind::Number && std::abs(member.number()) < 1e15
                                   ? static_cast<std::int64_t>(member.number())
                                   : 0;
            else if (key == "elements")
                elements = member;
            else if (++count <= maximumUnknownKeys)
                unknown[std::string(key)] = member.toJson();
        });
    }
    if (elements.kind() != JsonKind::Array)
        return Error{"Item " + std::to_string(number) + ": it has no list of elements (" +
                     placeInWords(text, static_cast<std::size_t>(value.begin() - text.data())) + ")."};
    item.elements = readElements(text, elements);
    if (item.id.empty())
        item.id = idForItem(number);
    if (item.status.empty())
        item.status = "unpublished";
    if (!unknown.empty())
        item.extra = std::make_shared<const Json>(std::move(unknown));
    return item;
}

void writeExtra(JsonWriter &json, const std::shared_ptr<const Json> &extra)
{
    if (!extra || !extra->is_object())
        return;
    for (auto member = extra->begin(); member != extra->end(); ++member)
        json.member(member.key(), member.value());
}

} // namespace

Result<Library> readLibrary(std::string_view text)
{
    const CheckedJson checked = checkJson(text);
    if (!checked.ok)
        return Error{"This is not a whole Excalidraw library: " + checked.problem.what + " (" +
                     placeInWords(text, checked.problem.offset) + ")."};
    std::string type;
    JsonView list;
    Library library;
    Json unknown = Json::object();
    std::size_t count = 0;
    if (checked.root.kind() == JsonKind::Object)
        checked.root.forEachMember([&](std::string_view key, JsonView value) {
            if (key == "type")
                type = textOf(value);
            else if (key == "libraryItems" || (key == "library" && list.isNull()))
                list = value;
            else if (key != "version" && key != "source" && ++count <= maximumUnknownKeys)
                unknown[std::string(key)] = value.toJson();
        });
    if (type != "excalidrawlib")
        return Error{"This is JSON, but not an Excalidraw library: its \"type\" is not \"excalidrawlib\"."};
    if (!list.isNull() && list.kind() != JsonKind::Array)
        return Error{std::string("The library's items should be a list, but there is ") + kindInWords(list.kind()) +
                     " (" + placeInWords(text, static_cast<std::size_t>(list.begin() - text.data())) + ")."};
    std::optional<Error> error;
    std::size_t number = 0;
    if (!list.isNull())
        list.forEachItem([&](JsonView value) {
            ++number;
            if (error)
                return;
            auto item = readItem(text, value, number);
            if (!item)
                error = Error{item.error()};
            else if (!item->elements.empty())
                library.items.push_back(std::move(*item));
        });
    if (error)
        return *error;
    if (!unknown.empty())
        library.extra = std::make_shared<const Json>(std::move(unknown));
    return library;
}

std::string writeLibrary(const Library &library)
{
    std::string out;
    JsonWriter json(out, 2);
    json.beginObject().member("type", "excalidrawlib").member("version", 2).member("source", "ninesketch");
    json.key("libraryItems").beginArray();
    for (const LibraryItem &item : library.items) {
        json.beginObject().member("id", item.id).member("status", item.status);
        json.key("elements").beginArray();
        for (const ElementPtr &element : item.elements)
            writeElement(json, *element);
        json.endArray().member("created", item.created);
        if (!item.name.empty())
            json.member("name", item.name);
        writeExtra(json, item.extra);
        json.endObject();
    }
    json.endArray();
    writeExtra(json, library.extra);
    json.endObject();
    return out;
}

} // namespace ninesketch
