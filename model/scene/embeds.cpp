// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/embeds.h"

#include "model/lowered.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

struct EmbeddableHost {
    std::string_view name;
    Point size{560, 840};
};

/// Excalidraw's list and sizes (packages/element/src/embeddable.ts).
constexpr EmbeddableHost embedHosts[] = {
    {"youtube.com", {560, 315}},
    {"youtu.be", {560, 315}},
    {"vimeo.com", {560, 315}},
    {"player.vimeo.com", {560, 315}},
    {"drive.google.com", {560, 315}},
    {"figma.com", {550, 550}},
    {"link.excalidraw.com"},
    {"gist.github.com", {550, 720}},
    {"twitter.com", {480, 480}},
    {"x.com", {480, 480}},
    {"*.simplepdf.eu"}, // each customer has a host there
    {"stackblitz.com"},
    {"val.town"},
    {"giphy.com"},
    {"reddit.com", {480, 480}},
    {"forms.microsoft.com"},
};

/// In small letters, without "www."; empty when the address is not one of the web.
std::string hostOf(std::string_view url)
{
    for (const std::string_view scheme : {"https://", "http://"})
        if (url.starts_with(scheme)) {
            url.remove_prefix(scheme.size());
            const std::string host = lowered(url.substr(0, url.find_first_of("/?#:")));
            return host.starts_with("www.") ? host.substr(4) : host;
        }
    return {};
}

} // namespace

std::optional<Point> embedSize(std::string_view url)
{
    if (url.find_first_of(" \t\r\n\"<>") != std::string_view::npos)
        return {};
    const std::string host = hostOf(url);
    if (host.ends_with(".simplepdf.eu"))
        return Point{560, 840};
    const auto found = std::ranges::find(embedHosts, std::string_view(host), &EmbeddableHost::name);
    if (found == std::end(embedHosts))
        return {};
    if (found->name == "youtube.com" && url.find("shorts") != std::string_view::npos)
        return Point{315, 560};
    return found->size;
}

std::string embedAddress(std::string_view text)
{
    const auto isSpace = [](char c) { return std::string_view(" \t\r\n").find(c) != std::string_view::npos; };
    const std::string code = lowered(text);
    const bool isCode =
        std::ranges::any_of(std::initializer_list<std::string_view>{"<iframe", "<blockquote", "<script"},
                            [&](std::string_view tag) { return code.starts_with(tag); });
    for (std::size_t at = 1; isCode && at < code.size(); ++at) {
        const std::string_view rest = std::string_view(code).substr(at);
        const std::size_t name = rest.starts_with("src=") ? 4 : rest.starts_with("href=") ? 5 : 0;
        if (name == 0 || name + 1 >= rest.size() || !isSpace(code[at - 1]))
            continue;
        const char quote = rest[name];
        const std::size_t end = quote == '"' || quote == '\'' ? rest.find(quote, name + 1) : std::string_view::npos;
        if (end == std::string_view::npos)
            continue;
        std::string address(text.substr(at + name + 1, end - name - 1));
        if (code.starts_with("<script") && address.ends_with(".js"))
            address.resize(address.size() - 3);
        if (embedSize(address))
            return address;
    }
    return std::string(text);
}

std::string embeddableHosts()
{
    std::string list;
    for (const EmbeddableHost &host : embedHosts)
        list += (list.empty() ? "" : ", ") + std::string(host.name);
    return list;
}

} // namespace ninesketch
