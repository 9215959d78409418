// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/identity.h"

#include <chrono>

namespace ninesketch
{

Random freshRandom()
{
    std::random_device device;
    std::seed_seq sequence{device(), device(), device(), device()};
    return Random(sequence);
}

std::string newId(Random &random)
{
    static constexpr char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz-";
    std::string id(21, ' ');
    for (char &c : id)
        c = letters[random() >> 58]; // the top six of 64 bits
    return id;
}

std::int32_t newSeed(Random &random)
{
    for (;;)
        if (const auto seed = static_cast<std::int32_t>(random() >> 33))
            return seed;
}

Element touched(Element element, std::int64_t now, Random &random)
{
    ++element.version;
    element.versionNonce = newSeed(random);
    element.updated = now;
    return element;
}

std::int64_t nowInMilliseconds()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace ninesketch
