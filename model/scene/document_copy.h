// SPDX-License-Identifier: GPL-3.0-or-later
// The data of the whole document (request classes, targets, settings) lives in one invisible element, the carrier, as
// customData.ninesketch.document. That element can be lost: somebody clears it away, or copies everything but it into a
// new drawing. So every file holds the data once more, on the first component's body, as
// customData.ninesketch.documentCopy, and reading brings a lost carrier back from there.
#pragma once
#include "model/scene/element.h"

#include <memory>
#include <span>
#include <vector>

namespace ninesketch
{

/// The carrier's `document` object, of several carriers that of the newest; null when there is none.
const Json *carriedDocument(std::span<const ElementPtr> elements);

/// The element on whose body the copy is written; null when there is no component.
const Element *holderOfDocumentCopy(std::span<const ElementPtr> elements);

/// `holder` with the copy (without one when `document` is null); the same element when nothing changes.
ElementPtr withDocumentCopy(const ElementPtr &holder, const Json *document);

/// Adds a carrier at the bottom when there is none and a component holds a copy. Of several copies the newest counts.
void restoreCarrier(std::vector<std::shared_ptr<Element>> &elements);

} // namespace ninesketch
