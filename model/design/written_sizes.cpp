// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/written_sizes.h"

#include "model/design/kept_texts.h"
#include "model/design/line_text.h"
#include "model/design/word_stems.h"
#include "model/json.h"
#include "model/words.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

namespace ninesketch
{
namespace
{

/// Beyond it nobody keeps a row: it is an object.
constexpr double largestRow = 64e3;

/// "OrderItem" is about order items.
std::set<std::string> wordsOf(const std::string &name)
{
    return stemsOf(withWordsApart(name));
}

bool sameName(const std::string &left, const std::string &right)
{
    const std::set<std::string> words = stemsOf(left);
    return left == right || (!words.empty() && words == stemsOf(right));
}

bool names(const Entity &entity, const std::string &id, const std::string &name)
{
    return std::ranges::any_of(entity.about,
                               [&](const std::string &about) { return sameName(about, id) || sameName(about, name); });
}

/// The entity whose whole name is in those words, the longest name first.
const Entity *namedIn(const std::vector<const Entity *> &entities, const std::set<std::string> &words)
{
    const Entity *found = nullptr;
    std::size_t most = 0;
    for (const Entity *entity : entities) {
        const std::set<std::string> own = wordsOf(entity->name);
        if (own.size() > most && sharedStems(own, words) == own.size()) {
            most = own.size();
            found = entity;
        }
    }
    return found;
}

bool keepsObjects(const Component &component)
{
    return component.is("object-store");
}

/// By component: whether requests of the class get there.
std::vector<bool> reachedBy(const Design &design, const RequestClass &requestClass)
{
    std::vector<bool> reached(design.components.size());
    std::vector<std::size_t> open;
    if (requestClass.entry)
        open.push_back(*requestClass.entry);
    while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        if (reached[at])
            continue;
        reached[at] = true;
        for (const Call &call : std::ranges::equal_range(design.calls, at, {}, &Call::from)) {
            double count = call.perRequest.value_or(1);
            if (const auto change = call.classes.find(requestClass.id); change != call.classes.end())
                count = change->second.perRequest.value_or(count);
            if (count > 0)
                open.push_back(call.to);
        }
    }
    return reached;
}

bool reachesObjects(const Design &design, const RequestClass &requestClass)
{
    const std::vector<bool> reached = reachedBy(design, requestClass);
    for (std::size_t i = 0; i < reached.size(); ++i)
        if (reached[i] && keepsObjects(design.components[i]))
            return true;
    return false;
}

class SizesOf
{
public:
    SizesOf(const Design &design, const Component &component) : m_design(design), m_component(component)
    {
        m_entities = sizedEntities(design.settings);
        for (const Entity &entity : m_entities)
            (entity.bytesPerRow > largestRow ? m_objects : m_rows).push_back(&entity);
        m_all = m_rows;
        m_all.insert(m_all.end(), m_objects.begin(), m_objects.end());
    }

    /// Of everybody's writes: what the component is named after.
    std::optional<SizeSource> ofName() const
    {
        for (const Entity *entity : m_all)
            if (names(*entity, m_component.key, m_component.name))
                return rowOf(*entity, nullptr);
        if (const Entity *entity = namedIn(fitting(keepsObjects(m_component)), wordsOf(m_component.name)))
            return rowOf(*entity, nullptr);
        return std::nullopt;
    }

    SizeSource ofClass(const RequestClass &one) const
    {
        const bool objects = reachesObjects(m_design, one), apart = objects && !keepsObjects(m_component);
        const bool sent = one.requestBytes.value_or(0) > 0 && !apart;
        const SizeSource request{SizeSource::From::Request, &one, {}, one.requestBytes.value_or(0)};
        if (sent && keepsObjects(m_component))
            return request;
        if (const Entity *entity = entityOf(one, objects ? fitting(keepsObjects(m_component)) : m_all))
            return rowOf(*entity, &one);
        if (sent)
            return request;
        return {SizeSource::From::Default, &one, {}, m_component.number(sizeParameter(m_component)).value_or(0)};
    }

private:
    static SizeSource rowOf(const Entity &entity, const RequestClass *requestClass)
    {
        return {SizeSource::From::Entity, requestClass, entity.name, entity.bytesPerRow};
    }

    const std::vector<const Entity *> &fitting(bool objects) const { return objects ? m_objects : m_rows; }

    const Entity *entityOf(const RequestClass &one, const std::vector<const Entity *> &among) const
    {
        for (const Entity *entity : among)
            if (names(*entity, one.id, one.name))
                return entity;
        if (const Entity *entity = namedIn(among, wordsOf(one.name + ' ' + one.id)))
            return entity;
        const auto writes = std::ranges::count(m_design.classes, Operation::Write, &RequestClass::operation);
        const bool onlyOne = m_entities.size() == 1 && m_entities.front().about.empty() && writes == 1;
        return onlyOne && one.operation == Operation::Write && among.size() == 1 ? among.front() : nullptr;
    }

    const Design &m_design;
    const Component &m_component;
    std::vector<Entity> m_entities;
    std::vector<const Entity *> m_rows, m_objects, m_all;
};

} // namespace

std::vector<Entity> entitiesOf(const DesignSettings &settings)
{
    std::vector<Entity> entities;
    const Json notes = Json::parse(keptText(settings, frameworkKey), nullptr, false);
    const auto found = notes.is_object() ? notes.find("entities") : notes.end();
    if (!notes.is_object() || found == notes.end() || !found->is_string())
        return entities;
    std::istringstream lines(found->get<std::string>());
    for (std::string line; std::getline(lines, line);)
        for (const std::string &one : entitiesIn(withoutRemark(line)))
            if (auto entity = readEntity(one))
                entities.push_back(*std::move(entity));
    return entities;
}

std::vector<Entity> sizedEntities(const DesignSettings &settings)
{
    std::vector<Entity> sized = entitiesOf(settings);
    std::erase_if(sized, [](const Entity &entity) { return entity.bytesPerRow <= 0; });
    return sized;
}

bool tellsSizes(const Design &design)
{
    return std::ranges::any_of(design.classes,
                               [](const RequestClass &one) { return one.requestBytes.value_or(0) > 0; }) ||
           !sizedEntities(design.settings).empty();
}

std::vector<std::string> classesReaching(const Design &design, std::size_t component)
{
    return classesReaching(design)[component];
}

std::vector<std::vector<std::string>> classesReaching(const Design &design)
{
    std::vector<std::vector<std::string>> ids(design.components.size());
    for (const RequestClass &one : design.classes) {
        const std::vector<bool> reached = reachedBy(design, one);
        for (std::size_t i = 0; i < ids.size(); ++i)
            if (reached[i])
                ids[i].push_back(one.id);
    }
    return ids;
}

std::string_view sizeParameter(const Component &component)
{
    switch (component.kind->behaviour) {
    case Behaviour::Queue:
        return "messageBytes";
    case Behaviour::Store:
        return "itemBytes";
    default:
        return {}; // a cache forgets: what it holds is its memory
    }
}

std::vector<SizeSource> sizeSources(const Design &design, const Component &component,
                                    const std::vector<std::string> &classIds)
{
    const std::string_view key = sizeParameter(component);
    if (key.empty() || component.states(key) || !tellsSizes(design))
        return {};
    const SizesOf sizes(design, component);
    if (const auto named = sizes.ofName())
        return {*named};
    std::vector<SizeSource> sources;
    for (const RequestClass &one : design.classes)
        if (one.operation == Operation::Write && one.peakRate.value_or(0) > 0 &&
            std::ranges::find(classIds, one.id) != classIds.end())
            sources.push_back(sizes.ofClass(one));
    const bool known =
        std::ranges::any_of(sources, [](const SizeSource &source) { return source.from != SizeSource::From::Default; });
    return known ? sources : std::vector<SizeSource>();
}

std::optional<double> bytesOfWrite(const Design &design, const Component &component,
                                   const std::vector<std::string> &classIds)
{
    const std::vector<SizeSource> sources = sizeSources(design, component, classIds);
    if (sources.size() == 1)
        return sources.front().bytes;
    double bytes = 0, rate = 0;
    for (const SizeSource &source : sources) {
        bytes += source.bytes * *source.requestClass->peakRate;
        rate += *source.requestClass->peakRate;
    }
    if (rate > 0)
        return bytes / rate;
    const std::string_view key = sizeParameter(component);
    return key.empty() ? std::nullopt : component.number(key);
}

std::string sourceText(const std::vector<SizeSource> &sources)
{
    std::string text;
    for (const SizeSource &source : sources) {
        const bool entity = source.from == SizeSource::From::Entity;
        if (source.from == SizeSource::From::Default)
            continue;
        const std::string one =
            entity ? "a row of " + source.entity : "the request size of " + source.requestClass->name;
        if (text.find(one) == std::string::npos)
            text += (text.empty() ? "" : ", ") + one;
    }
    const bool open =
        std::ranges::any_of(sources, [](const SizeSource &source) { return source.from == SizeSource::From::Default; });
    return text.empty() ? text : text + (open ? ", the default for others" : "");
}

} // namespace ninesketch
