// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/scene.h"

#include <nlohmann/json.hpp>

namespace ninesketch
{

Scene::Scene() : Scene(std::vector<ElementPtr>{})
{
}

Scene::Scene(std::vector<ElementPtr> elements, SceneSettings settings, std::shared_ptr<const Json> files,
             std::shared_ptr<const Json> extra)
    : m_settings(std::move(settings)), m_files(std::move(files)), m_extra(std::move(extra))
{
    auto list = std::make_shared<const std::vector<ElementPtr>>(std::move(elements));
    auto index = std::make_shared<Index>();
    index->reserve(list->size());
    for (std::size_t i = 0; i < list->size(); ++i)
        index->emplace((*list)[i]->id, i);
    m_elements = list;
    m_keyOwners = std::move(list);
    m_index = std::move(index);
}

std::size_t Scene::indexOf(std::string_view id) const
{
    const auto found = m_index->find(id);
    return found == m_index->end() ? size() : found->second;
}

const Element *Scene::find(std::string_view id) const
{
    const auto i = indexOf(id);
    return i == size() ? nullptr : (*m_elements)[i].get();
}

ElementPtr Scene::share(std::string_view id) const
{
    const auto i = indexOf(id);
    return i == size() ? nullptr : (*m_elements)[i];
}

Scene Scene::replaced(std::span<const ElementPtr> changed) const
{
    if (changed.empty())
        return *this;
    auto list = *m_elements;
    for (const auto &element : changed) {
        const auto i = indexOf(element->id);
        if (i < list.size())
            list[i] = element;
    }
    Scene result = *this;
    result.m_elements = std::make_shared<const std::vector<ElementPtr>>(std::move(list));
    return result;
}

Scene Scene::withElements(std::vector<ElementPtr> elements) const
{
    return Scene(std::move(elements), m_settings, m_files, m_extra);
}

Scene Scene::withSettings(SceneSettings settings) const
{
    Scene result = *this;
    result.m_settings = std::move(settings);
    return result;
}

Scene Scene::withFiles(std::shared_ptr<const Json> files) const
{
    Scene result = *this;
    result.m_files = std::move(files);
    return result;
}

SceneChange difference(const Scene &before, const Scene &after)
{
    SceneChange change;
    change.settingsChanged = !(before.settings() == after.settings());
    change.filesChanged = before.files() != after.files();
    const auto old = before.elements();
    const auto now = after.elements();
    bool sameOrder = old.size() == now.size();
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (i < old.size() && old[i] == now[i])
            continue;
        if (i < old.size() && old[i]->id == now[i]->id) {
            change.changed.push_back(now[i]->id);
            continue;
        }
        sameOrder = false;
        if (const auto was = before.share(now[i]->id); !was)
            change.added.push_back(now[i]->id);
        else if (was != now[i])
            change.changed.push_back(now[i]->id);
    }
    if (!sameOrder) {
        std::size_t common = 0;
        bool inOrder = true;
        std::size_t last = 0;
        for (std::size_t i = 0; i < old.size(); ++i) {
            const auto at = after.indexOf(old[i]->id);
            if (at == after.size()) {
                change.removed.push_back(old[i]->id);
                continue;
            }
            if (common++ > 0 && at < last)
                inOrder = false;
            last = at;
        }
        change.orderChanged = !inOrder;
    }
    return change;
}

} // namespace ninesketch
