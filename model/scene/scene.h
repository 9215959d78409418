// SPDX-License-Identifier: GPL-3.0-or-later
// The document: an immutable, ordered list of elements (back to front), plus the file's own settings.
// An edit makes another Scene; elements that did not change are shared, not copied.
#pragma once
#include "model/scene/element.h"

#include <span>
#include <string_view>
#include <unordered_map>

namespace ninesketch
{

/// The application state that a file keeps.
struct SceneSettings {
    std::string viewBackgroundColor = "#ffffff";
    double gridSize = 20;
    double gridStep = 5;
    bool gridModeEnabled = false;
    std::shared_ptr<const Json> extra; ///< unknown appState keys, written back
    friend bool operator==(const SceneSettings &, const SceneSettings &) = default;
};

class Scene
{
public:
    Scene();
    /// Elements in drawing order. Ids must be unique (readers see to that).
    explicit Scene(std::vector<ElementPtr> elements, SceneSettings settings = {},
                   std::shared_ptr<const Json> files = nullptr, std::shared_ptr<const Json> extra = nullptr);

    std::span<const ElementPtr> elements() const { return *m_elements; }
    std::size_t size() const { return m_elements->size(); }
    bool empty() const { return m_elements->empty(); }
    const SceneSettings &settings() const { return m_settings; }
    /// fileId -> {mimeType, id, dataURL, created, ...} of the images; null when there are none.
    const std::shared_ptr<const Json> &files() const { return m_files; }
    /// Unknown keys at the root of the file.
    const std::shared_ptr<const Json> &extra() const { return m_extra; }

    /// The element of that id, or null.
    const Element *find(std::string_view id) const;
    ElementPtr share(std::string_view id) const;
    /// Its place in drawing order, or size() when there is none.
    std::size_t indexOf(std::string_view id) const;

    /// The same scene with these elements in place of those of the same id. Order and index are shared: O(n) pointer
    /// copies.
    Scene replaced(std::span<const ElementPtr> changed) const;
    /// A scene of other elements, same settings and files.
    Scene withElements(std::vector<ElementPtr> elements) const;
    Scene withSettings(SceneSettings settings) const;
    Scene withFiles(std::shared_ptr<const Json> files) const;

    /// Same value by identity: nothing has been changed between the two.
    bool sameAs(const Scene &other) const
    {
        return m_elements == other.m_elements && m_settings == other.m_settings && m_files == other.m_files;
    }

private:
    struct IdHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };
    using Index = std::unordered_map<std::string_view, std::size_t, IdHash, std::equal_to<>>;

    std::shared_ptr<const std::vector<ElementPtr>> m_elements;
    std::shared_ptr<const Index> m_index; ///< keys point into m_keyOwners' elements
    std::shared_ptr<const std::vector<ElementPtr>> m_keyOwners;
    SceneSettings m_settings;
    std::shared_ptr<const Json> m_files, m_extra;
};

/// What differs between two scenes: ids in drawing order.
struct SceneChange {
    std::vector<std::string> added, removed, changed;
    bool orderChanged = false, settingsChanged = false, filesChanged = false;
    bool empty() const
    {
        return added.empty() && removed.empty() && changed.empty() && !orderChanged && !settingsChanged &&
               !filesChanged;
    }
};

/// Compares by identity of the shared elements, so it costs one walk over pointers.
SceneChange difference(const Scene &before, const Scene &after);

} // namespace ninesketch
