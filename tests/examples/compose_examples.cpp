// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the examples: compose_examples COMPOSITION.json OUTPUT_FOLDER
// NAME.json becomes NAME.excalidraw, and each of its "variants" NAME-VARIANT.excalidraw.
#include "exporters/document_file.h"
#include "tests/examples/composition.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

using namespace ninesketch;

namespace
{

std::string nameIn(const std::string &list, const Json &item)
{
    if (list == "calls")
        return item.at("from").get<std::string>() + ">" + item.at("to").get<std::string>();
    return item.at(list == "components" ? "key" : "id");
}

/// What is said about a number holds no more once a variant changes the number: of a class it is where it began.
void forgetSources(Json &sources, const std::string &list, const std::string &name, const Json &patch)
{
    if (patch.is_null() || !sources.is_object())
        return;
    if (list == "classes") {
        if (const auto at = sources.find("class." + name); at != sources.end())
            *at = "changed for this form of the example, from " + at->get<std::string>();
        return;
    }
    const Json numbers = list == "components" ? patch.value("params", Json::object()) : patch;
    for (const auto &[key, value] : numbers.items())
        sources.erase(name + "." + key);
}

/// The composition with a variant's changes. Lists of components, calls and classes are changed item by item: an object
/// under the item's name is merged into it (null takes a value away), null takes the item away, a new name adds one.
/// Calls of components that are no longer there go, too. Steps of the interview are changed one by one. Everything else
/// replaces what was there.
Json varied(Json composition, const Json &variant)
{
    for (const auto &[key, change] : variant.items()) {
        if (key == "steps") {
            composition[key].merge_patch(change);
            continue;
        }
        if (key != "components" && key != "calls" && key != "classes") {
            composition[key] = change;
            continue;
        }
        Json &list = composition[key];
        for (const auto &[name, patch] : change.items()) {
            forgetSources(composition["sources"], key, name, patch);
            const auto at = std::ranges::find_if(
                list, [&, &wanted = name](const Json &item) { return nameIn(key, item) == wanted; });
            if (at == list.end())
                list.push_back(patch);
            else if (patch.is_null())
                list.erase(at);
            else
                at->merge_patch(patch);
        }
    }
    Json calls = Json::array();
    const auto drawn = [&](const Json &key) {
        return std::ranges::any_of(composition["components"], [&](const Json &one) { return one.at("key") == key; });
    };
    for (const Json &call : composition["calls"])
        if (drawn(call.at("from")) && drawn(call.at("to")))
            calls.push_back(call);
    composition["calls"] = std::move(calls);
    return composition;
}

void draw(const Json &composition, const std::string &file)
{
    const auto saved = saveSceneFile(composeExample(composition), QString::fromStdString(file));
    if (!saved)
        throw std::runtime_error(saved.error());
    std::remove((file + ".bak").c_str());
}

} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    if (argc != 3) {
        std::fprintf(stderr, "usage: compose_examples COMPOSITION.json OUTPUT_FOLDER\n");
        return 2;
    }
    const std::string output = std::string(argv[2]) + "/" + QFileInfo(argv[1]).baseName().toStdString();
    std::string part = output;
    try {
        std::ifstream input(argv[1]);
        const Json composition = Json::parse(input);
        draw(composition, output + ".excalidraw");
        const Json variants = composition.value("variants", Json::object());
        for (const auto &[name, variant] : variants.items()) {
            part = output + "-" + name;
            draw(varied(composition, variant), part + ".excalidraw");
        }
    } catch (const std::exception &problem) {
        std::fprintf(stderr, "%s: %s\n", part.c_str(), problem.what());
        return 1;
    }
    return 0;
}
