// SPDX-License-Identifier: GPL-3.0-or-later
// What a label says a shape is: "User service" is a service, "Redis cache" a cache, namely Redis.
#pragma once
#include "model/design/kinds.h"

namespace ninesketch
{

/// A kind, and the catalogue entry when the words are a product's.
struct NamedKind {
    const Kind *kind = nullptr; ///< never null
    const Preset *preset = nullptr;
};

/// The kind or product that the label names, in whole words, in the singular or with an s. As nouns go the last one
/// counts ("User service", "Message queue consumer"), the longer one where several end there, and what a thing is
/// before what it is for or made of ("Cache for users (Redis)"). Words that tell only as a noun do not count before one
/// ("User profiles", "Event producer"). A product that is named beside it is told, too, when it is of that kind, or
/// another database or queue ("Message queue (Kafka)"); any other does not count behind a stroke ("API gateway / Front
/// Door"). The usual words of a few other languages count ("Nutzerdatenbank", "cola de pedidos"), and "OrdersDB" is two
/// words. Of a label of many words on several lines the first line counts where it names one ("API service\nRedis
/// cached"). Nothing when no word names a kind.
std::optional<NamedKind> kindNamedIn(std::string_view label);

/// The same for many labels.
class KindNames
{
public:
    KindNames();
    std::optional<NamedKind> in(std::string_view label) const;

private:
    struct Phrase {
        std::string words;
        NamedKind names;
        bool nounOnly = false; ///< counts only where it ends a name
        bool product = false;  ///< a proper name, as "Kafka" is
    };
    void add(std::string_view text, NamedKind names, bool nounOnly = false);
    std::optional<NamedKind> inWordsOf(std::string_view label) const;
    std::optional<NamedKind> last(std::string_view label) const;
    NamedKind withProduct(const NamedKind &named, std::string_view words) const;

    std::vector<Phrase> m_phrases;
};

} // namespace ninesketch
