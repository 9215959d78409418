// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/api_lines.h"

#include "model/framework/line_text.h"
#include "model/load_units.h"
#include "model/lowered.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>

namespace ninesketch
{

namespace
{

/// Takes the size that a part of a line ends in off it: "201 2 KB" becomes "201".
std::optional<double> takeSize(std::string &text)
{
    std::size_t start = text.size();
    for (int words = 1; words <= 2 && start != std::string::npos && start > 0; ++words) { // "2KB" or "2 KB"
        start = text.rfind(' ', start - 1);
        const std::string last = start == std::string::npos ? text : text.substr(start + 1);
        if (const auto term = readLoadTerm(last); term && term->dimension == Dimension{.bytes = 1}) {
            text = content(text.substr(0, text.size() - last.size()));
            return term->value.likely;
        }
    }
    return std::nullopt;
}

/// Takes "(shorten)" off the end of a line.
void takeName(std::string &text, ApiLine &api)
{
    const auto open = text.rfind(" (");
    if (open == std::string::npos || !text.ends_with(')'))
        return;
    api.named = content(text.substr(open + 2, text.size() - open - 3));
    text = content(text.substr(0, open));
}

/// Takes "@ 1k/s" out of a line; the answer may come after it. Answers what is wrong with it, or nothing.
std::string takeRate(std::string &text, ApiLine &api)
{
    const auto at = text.rfind('@');
    if (at == std::string::npos)
        return {};
    const auto end = std::min(text.find("->", at), text.size());
    const std::string written = content(text.substr(at + 1, end - at - 1));
    const auto rate = readLoadTerm(written);
    if (!rate || rate->dimension.seconds != -1)
        return "\"@ " + written + "\" is not a rate: write @ 1k/s";
    api.rate = rate->value.likely;
    text = content(text.substr(0, at) + text.substr(end));
    return {};
}

/// Takes "-> code 2 KB" off a line.
void takeAnswer(std::string &text, ApiLine &api)
{
    const auto arrow = text.find("->");
    if (arrow == std::string::npos)
        return;
    api.answer = content(text.substr(arrow + 2));
    api.responseBytes = takeSize(api.answer);
    text = content(text.substr(0, arrow));
}

/// In capitals; empty: the word is none.
std::string methodOf(std::string word)
{
    static constexpr std::array methods = {"GET",    "HEAD", "POST", "PUT",       "PATCH",
                                           "DELETE", "WS",   "RPC",  "SUBSCRIBE", "PUBLISH"};
    for (char &c : word)
        if (c >= 'a' && c <= 'z') // whatever the locale: Turkish has no capital I for i
            c = static_cast<char>(c - 'a' + 'A');
    return std::ranges::find(methods, word) != methods.end() ? word : std::string();
}

/// Of a function call: createUrl writes, getUrl reads.
bool writesByName(const std::string &function)
{
    static constexpr std::array reading = {"get",   "read", "list",  "search", "find",
                                           "fetch", "view", "query", "load",   "suggest"};
    const std::string plain = lowered(function);
    return std::ranges::none_of(reading, [&](const char *word) { return plain.starts_with(word); });
}

/// The last segment that is a name, not a parameter or a version, of one: /v1/users/{id}/posts is about a post.
std::string resourceOf(const std::string &path)
{
    std::string resource;
    std::istringstream segments(path.substr(0, path.find('?')));
    for (std::string segment; std::getline(segments, segment, '/');) {
        const bool version =
            segment.size() >= 2 && segment[0] == 'v' && std::isdigit(static_cast<unsigned char>(segment[1]));
        if (!segment.empty() && segment[0] != '{' && segment[0] != ':' && segment[0] != '<' && !version &&
            segment != "api")
            resource = segment;
    }
    if (resource.size() > 3 && resource.ends_with('s') && !resource.ends_with("ss"))
        resource.pop_back();
    return resource;
}

/// "create" for POST. `listens`: nothing is sent, events are waited for.
std::string verbOf(const std::string &method, bool listens)
{
    return method == "GET" || method == "HEAD"    ? "read"
           : method == "POST"                     ? "create"
           : method == "PUT" || method == "PATCH" ? "update"
           : method == "DELETE"                   ? "delete"
           : listens                              ? "follow"
           : method == "WS"                       ? "send"
           : method == "RPC"                      ? "call"
                                                  : lowered(method);
}

} // namespace

Result<ApiLine> readApiLine(std::string_view line)
{
    std::string text = content(line);
    ApiLine api;
    takeName(text, api); // behind the rate, or before it
    if (std::string error = takeRate(text, api); !error.empty())
        return Error{std::move(error)};
    takeName(text, api);
    takeAnswer(text, api);
    api.requestBytes = takeSize(text);

    std::istringstream words(text);
    std::string first, body;
    words >> first;
    api.method = methodOf(first);
    if (api.method.empty())
        api.path = text.substr(0, text.find('(')); // createUrl(long) -> code
    else
        words >> api.path >> body;
    if (api.path.empty())
        return Error{"what is called? Write a method and a path, like POST /urls, or a function, like shorten(url)"};
    if (api.method.empty()) {
        api.isWrite = writesByName(api.path);
        api.requestClass = api.path;
        return api;
    }
    const bool listens = api.method == "SUBSCRIBE" || (api.method == "WS" && body.empty());
    api.isWrite = api.method != "GET" && api.method != "HEAD" && !listens;
    const std::string resource = resourceOf(api.path), verb = verbOf(api.method, listens);
    api.requestClass = capitalised(resource.empty() ? verb : verb + " " + resource);
    return api;
}

} // namespace ninesketch
