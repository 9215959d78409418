// SPDX-License-Identifier: GPL-3.0-or-later
// A scene on its way to becoming the next one. Elements are copied when first changed; whoever differs in the end gets
// a new version, and order keys are put right.
//
//     SceneDraft draft(scene, context);
//     draft.change("id").x += 10;
//     return draft.finished();
#pragma once
#include "model/scene/edit_context.h"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace ninesketch
{

class SceneDraft
{
public:
    SceneDraft(const Scene &scene, const EditContext &context) : m_scene(scene), m_context(context) {}

    const EditContext &context() const { return m_context; }
    /// As it was before.
    const Scene &before() const { return m_scene; }

    /// The element as it is now, or null. Valid until the next call of a member that is not const.
    const Element *find(const std::string &id) const;
    /// The element, to be changed. It must be there. The reference stays valid.
    Element &change(const std::string &id);
    /// Ids in drawing order, back to front.
    std::vector<std::string> order() const;

    /// Adds on top.
    void append(std::vector<Element> elements);
    /// Adds a new element that a following `setOrder` will put in its place.
    void put(Element element);
    void remove(const Ids &ids);
    /// A new drawing order: the same ids in another one.
    void setOrder(std::vector<std::string> order);

    /// The new scene. Elements that did not change are the old ones; one that nothing changed is the old scene.
    Scene finished();

private:
    Scene m_scene;
    EditContext m_context;
    std::map<std::string, std::unique_ptr<Element>, std::less<>> m_changed; ///< null: removed
    std::optional<std::vector<std::string>> m_order;                        ///< absent: that of the scene
};

/// Equal in every field, apart from version, nonce and time.
bool sameContent(const Element &a, const Element &b);

} // namespace ninesketch
