// SPDX-License-Identifier: GPL-3.0-or-later
// Which of several clients each request class comes from, as the interview says it.
#pragma once
#include "model/framework/framework.h"
#include "model/scene/scene.h"

namespace ninesketch
{

/// Classes that say no client, where several are drawn, come from
///  - who can do it: "Advertisers can query metrics" is Advertiser's,
///  - else the only client that calls what shares a word with the class: "Click" is of who calls the "Click processor",
///  - else, if one class and one client are left, from that one.
/// The others stay as they are.
Scene withClassClients(const Scene &scene, const Framework &framework);

} // namespace ninesketch
