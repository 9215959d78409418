// SPDX-License-Identifier: GPL-3.0-or-later
// What Ninesketch keeps in an element: customData.ninesketch, which every Excalidraw carries on.
#pragma once
#include "model/scene/element.h"

namespace ninesketch
{

/// All of it; null: there is none.
const Json *ownData(const Element &element);
/// What has that name there; null: nothing has.
const Json *ownData(const Element &element, std::string_view name);
/// The same, where it is an object.
const Json *ownObject(const Element &element, std::string_view name);

/// Gives it to the element, or, null, takes it out; with the last one all of it goes. Other custom data stay.
void setOwnData(Element &element, std::string_view name, Json value);

} // namespace ninesketch
