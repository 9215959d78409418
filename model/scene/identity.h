// SPDX-License-Identifier: GPL-3.0-or-later
// Ids, seeds, versions and nonces: what makes an element this one, drawn this way, in this state.
#pragma once
#include "model/scene/element.h"

#include <random>
#include <string>

namespace ninesketch
{

/// Where random ids, seeds and nonces come from. Tests and readers seed it, the program asks the system.
using Random = std::mt19937_64;
/// Seeded by the system.
Random freshRandom();

/// 21 letters, digits, - and _, as Excalidraw's own ids.
std::string newId(Random &random);
/// 1 ... 2^31 - 1: never 0, with which a stroke would be drawn anew each time.
std::int32_t newSeed(Random &random);

/// The element after a change: version one higher, a new nonce, `updated` = `now` (epoch ms). Of two copies of an
/// element Excalidraw believes the higher version, and of equal ones the lower nonce.
Element touched(Element element, std::int64_t now, Random &random);
/// By the system's clock.
std::int64_t nowInMilliseconds();

} // namespace ninesketch
