// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/foreign_words.h"

#include "model/lowered.h"

#include <array>
#include <cctype>

namespace ninesketch
{
namespace
{

enum class Grammar {
    WholeWord, ///< German, too short to be looked for in compounds
    HeadLast,  ///< German: the thing stands last, and at the end of compounds ("Nutzerdatenbank")
    HeadFirst, ///< Spanish, French, Portuguese: what follows only tells more ("serveur web")
    NoSpaces,  ///< Chinese: the thing stands last, with nothing between the words
};

struct ForeignWord {
    std::string_view word; ///< in the singular, in small letters
    std::string_view english;
    Grammar grammar;
};

using enum Grammar;

/// Of words that begin alike the longer one comes first.
constexpr std::array foreignWords{
    ForeignWord{"benutzer", "user", HeadLast},
    ForeignWord{"nutzer", "user", HeadLast},
    ForeignWord{"kunde", "client", WholeWord},
    ForeignWord{"kunden", "client", WholeWord},
    ForeignWord{"datenbank", "database", HeadLast},
    ForeignWord{"datenbanken", "database", HeadLast},
    ForeignWord{"zwischenspeicher", "cache", HeadLast},
    ForeignWord{"objektspeicher", "object store", HeadLast},
    ForeignWord{"warteschlange", "queue", HeadLast},
    ForeignWord{"warteschlangen", "queue", HeadLast},
    ForeignWord{"lastverteiler", "load balancer", HeadLast},
    ForeignWord{"lastenverteiler", "load balancer", HeadLast},
    ForeignWord{"dienst", "service", HeadLast},
    ForeignWord{"dienste", "service", HeadLast},
    ForeignWord{"server", "server", HeadLast},
    ForeignWord{"usuario", "user", HeadFirst},
    ForeignWord{"usuário", "user", HeadFirst},
    ForeignWord{"cliente", "client", HeadFirst},
    ForeignWord{"navegador", "browser", HeadFirst},
    ForeignWord{"aplicación móvil", "app", HeadFirst},
    ForeignWord{"aplicativo", "app", HeadFirst},
    ForeignWord{"base de datos", "database", HeadFirst},
    ForeignWord{"bases de datos", "database", HeadFirst},
    ForeignWord{"base de dados", "database", HeadFirst},
    ForeignWord{"banco de dados", "database", HeadFirst},
    ForeignWord{"bancos de dados", "database", HeadFirst},
    ForeignWord{"banco de datos", "database", HeadFirst},
    ForeignWord{"caché", "cache", HeadFirst},
    ForeignWord{"cola", "queue", HeadFirst},
    ForeignWord{"fila", "queue", HeadFirst},
    ForeignWord{"servidor", "server", HeadFirst},
    ForeignWord{"servidore", "server", HeadFirst},
    ForeignWord{"servicio", "service", HeadFirst},
    ForeignWord{"serviço", "service", HeadFirst},
    ForeignWord{"balanceador", "load balancer", HeadFirst},
    ForeignWord{"balanceadore", "load balancer", HeadFirst},
    ForeignWord{"equilibrador", "load balancer", HeadFirst},
    ForeignWord{"utilisateur", "user", HeadFirst},
    ForeignWord{"navigateur", "browser", HeadFirst},
    ForeignWord{"base de données", "database", HeadFirst},
    ForeignWord{"bases de données", "database", HeadFirst},
    ForeignWord{"base de donnees", "database", HeadFirst},
    ForeignWord{"file d'attente", "queue", HeadFirst},
    ForeignWord{"file d’attente", "queue", HeadFirst},
    ForeignWord{"file de message", "queue", HeadFirst},
    ForeignWord{"serveur", "server", HeadFirst},
    ForeignWord{"équilibreur", "load balancer", HeadFirst},
    ForeignWord{"répartiteur", "load balancer", HeadFirst},
    ForeignWord{"passerelle", "gateway", HeadFirst},
    ForeignWord{"客户端", "client", NoSpaces},
    ForeignWord{"用户端", "client", NoSpaces},
    ForeignWord{"用户", "user", NoSpaces},
    ForeignWord{"用戶", "user", NoSpaces},
    ForeignWord{"使用者", "user", NoSpaces},
    ForeignWord{"客戶端", "client", NoSpaces},
    ForeignWord{"浏览器", "browser", NoSpaces},
    ForeignWord{"瀏覽器", "browser", NoSpaces},
    ForeignWord{"数据库", "database", NoSpaces},
    ForeignWord{"資料庫", "database", NoSpaces},
    ForeignWord{"缓存", "cache", NoSpaces},
    ForeignWord{"快取", "cache", NoSpaces},
    ForeignWord{"队列", "queue", NoSpaces},
    ForeignWord{"佇列", "queue", NoSpaces},
    ForeignWord{"负载均衡器", "load balancer", NoSpaces},
    ForeignWord{"负载均衡", "load balancer", NoSpaces},
    ForeignWord{"負載平衡器", "load balancer", NoSpaces},
    ForeignWord{"服务器", "server", NoSpaces},
    ForeignWord{"伺服器", "server", NoSpaces},
    ForeignWord{"服务", "service", NoSpaces},
    ForeignWord{"服務", "service", NoSpaces},
    ForeignWord{"网关", "gateway", NoSpaces},
    ForeignWord{"閘道", "gateway", NoSpaces},
    ForeignWord{"对象存储", "object store", NoSpaces},
};

/// Small letters, those of Latin-1 (À to Þ) too.
std::string smallLetters(std::string_view text)
{
    std::string made = lowered(text);
    for (std::size_t i = 1; i < made.size(); ++i)
        if (const auto byte = static_cast<unsigned char>(made[i]);
            made[i - 1] == '\xc3' && byte >= 0x80 && byte <= 0x9e && byte != 0x97)
            made[i] = static_cast<char>(byte + 0x20);
    return made;
}

bool endsWord(std::string_view text, std::size_t at)
{
    return at >= text.size() ||
           (static_cast<unsigned char>(text[at]) < 0x80 && !std::isalnum(static_cast<unsigned char>(text[at])));
}

/// Past the word that stands at `at`, with its s of a plural; `at`: it does not stand there.
std::size_t endOf(const ForeignWord &foreign, std::string_view text, std::size_t at)
{
    if (!text.substr(at).starts_with(foreign.word))
        return at;
    std::size_t end = at + foreign.word.size();
    if (foreign.grammar == NoSpaces)
        return end;
    if (end < text.size() && text[end] == 's' && endsWord(text, end + 1))
        ++end;
    const bool begins = at == 0 || endsWord(text, at - 1);
    const bool compound = !begins && foreign.grammar == HeadLast;
    return endsWord(text, end) && (compound || (begins && foreign.word != foreign.english)) ? end : at;
}

} // namespace

std::string inEnglish(std::string_view label)
{
    const std::string text = smallLetters(label);
    std::string made;
    bool any = false;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        for (const ForeignWord &foreign : foreignWords) {
            end = endOf(foreign, text, at);
            if (end == at)
                continue;
            made += foreign.grammar == HeadFirst ? std::string(foreign.english) + (end < text.size() ? " of" : "")
                                                 : ' ' + std::string(foreign.english) + ' ';
            any = true;
            break;
        }
        if (end == at)
            made += text[end++];
        at = end;
    }
    return any ? made : std::string(label);
}

} // namespace ninesketch
