// SPDX-License-Identifier: GPL-3.0-or-later
// Scene -> Design: what a drawing means. And the edits by which a person gives it meaning, Scene -> Scene, so that
// nobody else touches the JSON under customData.ninesketch (docs/file-format.md).
#pragma once
#include "model/design/design.h"
#include "model/result.h"
#include "model/scene/scene.h"

namespace ninesketch
{

/// The design that the drawing says. Never fails: what makes no sense becomes a note. Deterministic, and independent of
/// where things are drawn and in which order.
///  - A component is any closed shape (rectangle, diamond, ellipse, image) whose customData.ninesketch has a kind.
///  - A call is an arrow bound to two components, also through a label or a member of the component's group.
///  - A call out of a queue or stream is Consume, one into it Async, unless stated otherwise.
///  - A service with both a cache and a store that the cache does not lead to is cache-aside (with a note).
///  - Without request classes, each client is one class with the client's own rate.
Design readDesign(const Scene &scene);

/// Request classes, targets and settings of the whole document.
struct DocumentModel {
    std::vector<RequestClass> classes;
    std::vector<Target> targets;
    DesignSettings settings;
    friend bool operator==(const DocumentModel &, const DocumentModel &) = default;
};
/// What the carrier element holds; empty when there is none. Of several carriers the newest `updated` wins.
DocumentModel readDocument(const Scene &scene);
/// The scene with the carrier made or updated (a locked 1 x 1 rectangle of opacity 0, never selected with others).
Scene setDocument(const Scene &scene, const DocumentModel &document);

/// What an element says of itself; nothing when it is no component.
struct ComponentModel {
    std::string kindId, preset;
    Parameters parameters;
    bool enabled = true;
    NumberSources sources = {}; ///< where parameters come from
};
std::optional<ComponentModel> componentModel(const Element &element);
/// Gives a drawn shape a meaning, or changes it. Unknown keys are kept. An unknown id changes nothing.
Scene setComponent(const Scene &scene, std::string_view elementId, const ComponentModel &model);
/// Back to a plain sketch.
Scene removeComponent(const Scene &scene, std::string_view elementId);

/// What an arrow says of itself; a default call when it says nothing. `from` and `to` are not set.
Call callModel(const Element &arrow);
Scene setCall(const Scene &scene, std::string_view arrowId, const Call &call);

/// May be a component: rectangle, diamond, ellipse or image.
bool isClosedShape(const Element &element);
/// Fit to name what it is grouped with: not a letter of a logo, and not a paragraph in the picture of a page.
bool couldBeName(const TextData &text);
/// True for the element that carries the document model: not drawn, not picked, not listed.
bool isCarrier(const Element &element);
/// The component's body for any of its parts (label, glyph, body itself); empty when the element is no part of one.
std::string componentOf(const Scene &scene, std::string_view elementId);
/// The kind a plain sketch looks like, by its label ("Redis" -> cache), else by its shape (a cylinder is a database);
/// null when nothing is known.
const Kind *guessKind(const Scene &scene, std::string_view elementId);

} // namespace ninesketch
