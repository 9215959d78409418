// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/kinds.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>

namespace ninesketch
{

namespace
{

/// Where a kind has each of its parameters: estimates ask for thousands of them by their keys.
class ParameterPlaces
{
public:
    explicit ParameterPlaces(const std::vector<ParameterSpec> &parameters)
    {
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            std::size_t place = placeOf(parameters[i].key);
            while (m_places[place] != 0)
                place = (place + 1) % count;
            m_places[place] = static_cast<std::uint8_t>(i + 1);
        }
    }
    const ParameterSpec *find(const std::vector<ParameterSpec> &parameters, std::string_view key) const
    {
        for (std::size_t place = placeOf(key); m_places[place] != 0; place = (place + 1) % count)
            if (const ParameterSpec &spec = parameters[m_places[place] - 1u]; spec.key == key)
                return &spec;
        return nullptr;
    }

private:
    static constexpr std::size_t count = 256; // no kind has half as many parameters
    static std::size_t placeOf(std::string_view key)
    {
        std::size_t hash = key.size();
        for (const std::size_t i :
             {std::size_t{0}, key.size() / 3, key.size() / 2, key.size() - 1}) // these tell enough
            hash = hash * 31 + static_cast<unsigned char>(i < key.size() ? key[i] : 0);
        return (hash ^ hash >> 8) % count;
    }
    std::array<std::uint8_t, count> m_places{}; ///< counted from one
};

} // namespace

const ParameterSpec *Kind::find(std::string_view key) const
{
    const std::span<const Kind> kinds = allKinds();
    static const auto places = [&] {
        std::vector<ParameterPlaces> result;
        for (const Kind &kind : kinds)
            result.emplace_back(kind.parameters);
        return result;
    }();
    const std::less<> before;
    if (!before(this, kinds.data()) && before(this, kinds.data() + kinds.size()))
        return places[static_cast<std::size_t>(this - kinds.data())].find(parameters, key);
    const auto at = std::ranges::find(parameters, key, &ParameterSpec::key);
    return at == parameters.end() ? nullptr : &*at;
}

const Kind *findKind(std::string_view id)
{
    const auto kinds = allKinds();
    const auto at = std::ranges::find(kinds, id, &Kind::id);
    return at == kinds.end() ? nullptr : &*at;
}

const Kind &unknownKind()
{
    static const Kind unknown = [] {
        Kind made;
        made.id = "unknown";
        made.name = "Unknown kind";
        made.group = "Outside";
        made.help = "A kind that this version does not know; it is kept as it is.";
        made.strokeColor = "#1e1e1e";
        made.backgroundColor = "transparent";
        return made;
    }();
    return unknown;
}

} // namespace ninesketch
