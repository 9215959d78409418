// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/api_lines.h"

#include "model/design/line_text.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <sstream>
#include <utility>
#include <vector>

namespace ninesketch
{

namespace
{

/// Takes "500 x" or "20 items of" off the end of a text; 1: it does not end in how many there are.
double takeCount(std::string &text)
{
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;)
        words.push_back(word);
    const std::string last = words.empty() ? std::string() : lowered(words.back());
    const std::size_t behind = isOneOf(last, {"x", "*", "\xc3\x97"}) ? 1 : last == "of" ? 2 : 0; // ×
    if (behind == 0 || words.size() <= behind)
        return 1;
    const std::string &number = words[words.size() - behind - 1];
    const auto term = readLoadTerm(number);
    if (!term || !(term->dimension == Dimension{}) || !(term->value.likely >= 1))
        return 1;
    text = content(text.substr(0, text.rfind(number)));
    return term->value.likely;
}

/// Takes the size that a part of a line ends in off it: "201 2 KB" becomes "201", "20 x 2 KB" nothing.
std::optional<double> takeSize(std::string &text)
{
    std::size_t start = text.size();
    for (int words = 1; words <= 2 && start != std::string::npos && start > 0; ++words) { // "2KB" or "2 KB"
        start = text.rfind(' ', start - 1);
        const std::string last = start == std::string::npos ? text : text.substr(start + 1);
        if (const auto term = readLoadTerm(last); term && term->dimension == Dimension{.bytes = 1}) {
            text = content(text.substr(0, text.size() - last.size()));
            return takeCount(text) * term->value.likely;
        }
    }
    return std::nullopt;
}

/// What is said of a call, and no name of it: "20 per page".
bool isRemark(const std::string &said)
{
    return std::isdigit(static_cast<unsigned char>(said.front())) || said.ends_with("header") ||
           isOneOf(said.substr(0, said.find_first_of(" ,:")),
                   {"batch",        "paginated",   "pagination", "paged",      "cached",  "auth",      "authenticated",
                    "authorized",   "requires",    "admin",      "internal",   "async",   "public",    "private",
                    "websocket",    "sse",         "streaming",  "idempotent", "jwt",     "optional",  "batched",
                    "cursor",       "via",         "over",       "with",       "returns", "multipart", "presigned",
                    "long-polling", "idempotency", "rate",       "limit",      "top",     "only"});
}

/// Takes "(shorten)" off the end of a line.
void takeName(std::string &text, ApiLine &api)
{
    const auto open = text.rfind(" (");
    if (open == std::string::npos || !text.ends_with(')'))
        return;
    if (const std::string before = lowered(content(text.substr(0, open))); before.ends_with(" returns")) {
        text = content(text.substr(0, open - std::string_view("returns").size())); // of a gRPC service
        return;
    }
    std::string said = content(text.substr(open + 2, text.size() - open - 3));
    text = content(text.substr(0, open));
    if (const auto bytes = takeSize(said)) // "(multipart, 5 MB)"
        api.requestBytes = bytes;
    else if (!said.empty() && !isRemark(lowered(said)))
        api.named = said;
}

/// "users see live prices", and no "create order(id)" or "update cursor position".
bool isProse(const std::string &text)
{
    constexpr std::ptrdiff_t fewest = 4; // words
    std::istringstream words(text);
    return text.find_first_of("(/{") == std::string::npos &&
           std::distance(std::istream_iterator<std::string>(words), {}) >= fewest;
}

/// In capitals; empty: the word is none.
std::string methodOf(std::string word)
{
    static constexpr std::array methods = {"GET",    "HEAD", "POST", "PUT",       "PATCH",
                                           "DELETE", "WS",   "RPC",  "SUBSCRIBE", "PUBLISH"};
    for (char &c : word)
        if (c >= 'a' && c <= 'z') // whatever the locale: Turkish has no capital I for i
            c = static_cast<char>(c - 'a' + 'A');
    if (isOneOf(word, {"WEBSOCKET", "WSS"}))
        return "WS";
    if (word == "GRPC")
        return "RPC";
    if (word == "SSE") // server-sent events
        return "SUBSCRIBE";
    return std::ranges::find(methods, word) != methods.end() ? word : std::string();
}

/// "POST /orders (create order)" of "create order: POST /orders"; "POST /orders" of "POST: /orders" and of "POST
/// /orders: create an order".
std::string withoutColons(std::string text)
{
    std::istringstream words(text);
    std::string method, path;
    words >> method >> path;
    if (method.ends_with(':') && !methodOf(method.substr(0, method.size() - 1)).empty())
        text.erase(method.size() - 1, 1);
    else if (!methodOf(method).empty() && path.size() > 1 && path.ends_with(':'))
        text = method + " " + path.substr(0, path.size() - 1);
    const auto colon = text.find(": ");
    const std::string behind = colon == std::string::npos ? std::string() : content(text.substr(colon + 2));
    const bool label = colon < text.find_first_of("/({") && !methodOf(behind.substr(0, behind.find(' '))).empty();
    return label ? behind + " (" + text.substr(0, colon) + ")" : text;
}

void replaceAll(std::string &text, std::string_view what, std::string_view by)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

/// Without quotes around the path, a number, a host, and "WebSocket:" before a call; what is answered stands behind
/// "->".
std::string withoutForm(std::string text)
{
    std::erase_if(text, [](char c) { return c == '"' || c == '`'; });
    const auto digits = text.find_first_not_of("0123456789");
    if (digits != 0 && digits + 1 < text.size() &&
        std::string_view(".)").find(text[digits]) != std::string_view::npos && text[digits + 1] == ' ')
        text = content(text.substr(digits + 2));
    for (const std::string_view scheme : {"https://", "http://", "wss://", "ws://"})
        if (const auto host = text.find(scheme); host != std::string::npos)
            text.erase(host, std::min(text.find('/', host + scheme.size()), text.size()) - host);
    for (const std::string_view arrow : {"\xe2\x86\x92", "\xe2\x87\x92", "=>"}) // → ⇒
        replaceAll(text, arrow, "->");
    replaceAll(text, "): ", ") -> ");
    const auto returns = text.rfind(" returns ");
    if (returns != std::string::npos && text[returns + 9] != '(')
        text.replace(returns, 9, " -> ");
    if (lowered(text).starts_with("stream /"))
        text.replace(0, 6, "SUBSCRIBE");
    text = withoutColons(std::move(text));
    const auto colon = text.find(": ");
    if (colon != std::string::npos &&
        isOneOf(lowered(text.substr(0, colon)), {"websocket", "ws", "grpc", "rpc", "rest", "graphql", "http", "api"}))
        text = content(text.substr(colon + 2));
    return text;
}

/// Takes "@ 1k/s" out of a line; the answer may come after it. Answers what is wrong with it, or nothing.
std::string takeRate(std::string &text, ApiLine &api)
{
    const auto at = text.rfind('@');
    if (at == std::string::npos)
        return {};
    const auto end = std::min(text.find("->", at), text.size());
    std::string written = content(text.substr(at + 1, end - at - 1));
    if (const auto comma = written.find(", "); comma != std::string::npos)
        return "\"" + written.substr(comma + 2) +
               "\" is no part of the interface: it belongs to the non-functional "
               "requirements";
    const auto rate = readLoadTerm(written);
    if (!rate || rate->dimension.seconds != -1)
        return "\"@ " + written + "\" is not a rate: write @ 1k/s";
    api.rate = rate->value.likely;
    text = content(text.substr(0, at) + text.substr(end));
    return {};
}

/// Takes a rate without its @ off the end of a line: "GET /hotels/{id} 1k/s".
void takeBareRate(std::string &text, ApiLine &api)
{
    for (auto start = text.rfind(' '), words = std::size_t(1); start != std::string::npos && words <= 4 && !api.rate;
         start = start == 0 ? std::string::npos : text.rfind(' ', start - 1), ++words)
        if (const auto rate = readLoadTerm(text.substr(start + 1));
            rate && rate->dimension.seconds == -1 && rate->dimension.bytes == 0 && rate->dimension.people == 0) {
            api.rate = rate->value.likely;
            text = content(text.substr(0, start));
            if (text.ends_with(',')) // "GET /feed, 100 per second"
                text = content(text.substr(0, text.size() - 1));
        }
}

/// The sizes in "{code 10 KB, language 8 B}" behind a path; nothing: none is said.
std::optional<double> sizeOfBody(const std::string &text)
{
    const auto open = text.find(" {"), close = text.find('}', open);
    if (open == std::string::npos || close == std::string::npos)
        return std::nullopt;
    std::optional<double> bytes;
    std::istringstream fields(text.substr(open + 2, close - open - 2));
    for (std::string field; std::getline(fields, field, ',');)
        if (const auto size = takeSize(field))
            bytes = bytes.value_or(0) + *size;
    return bytes;
}

/// "createOrder" of "OrderService.createOrder", "create order" of "order.create".
std::string callAlone(const std::string &call)
{
    const auto dot = call.rfind('.');
    if (dot == std::string::npos || dot == 0 || dot + 1 == call.size())
        return call;
    const std::string done = call.substr(dot + 1);
    const bool verbOnly = std::ranges::none_of(done, [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
    return verbOnly ? done + " " + call.substr(0, dot) : done;
}

/// "Create booking" of "createBooking" and "create_booking".
std::string wordsOfName(const std::string &typed)
{
    const std::string name = callAlone(typed);
    std::string words;
    for (const char c : name) {
        const bool capital = c >= 'A' && c <= 'Z';
        const bool begins = capital && !words.empty() && words.back() >= 'a' && words.back() <= 'z';
        words += begins ? " " : "";
        words += begins ? static_cast<char>(c - 'A' + 'a') : c == '_' ? ' ' : c;
    }
    return capitalised(words);
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

/// Of a function call: createUrl writes, getUrl reads.
bool writesByName(const std::string &function)
{
    static constexpr std::array reading = {"get",   "read", "list",    "search",    "find",   "fetch", "view",
                                           "query", "load", "suggest", "subscribe", "listen", "watch", "stream"};
    const std::string plain = lowered(function);
    return std::ranges::none_of(reading, [&](const char *word) { return plain.starts_with(word); });
}

/// Of what goes over a socket: what is not waited for is sent.
bool meansSending(const std::string &verb)
{
    return !isOneOf(lowered(verb), {"receive", "follow", "subscribe", "listen", "get", "on", "push"});
}

/// What a path speaks of: the last segments that are names, no parameters or versions.
struct Resource {
    std::string name;   ///< "followers"
    std::string before; ///< "users"; empty: there is none
    bool isOne = false; ///< a parameter tells which, "/users/{id}"
    std::string within; ///< "cart" of "/cart/items": there is only one
};

Resource resourceOf(const std::string &path)
{
    Resource resource;
    std::istringstream segments(path.substr(0, path.find('?')));
    for (std::string segment; std::getline(segments, segment, '/');) {
        const bool version =
            segment.size() >= 2 && segment[0] == 'v' && std::isdigit(static_cast<unsigned char>(segment[1]));
        if (segment.empty() || version || segment == "api")
            continue;
        const bool ofOne = std::exchange(resource.isOne, segment[0] == '{' || segment[0] == ':' || segment[0] == '<');
        if (resource.isOne)
            continue;
        resource.before = std::exchange(resource.name, segment);
        const bool apart = ofOne || isOneOf(resource.before, {"me", "admin", "internal", "public", "web", "mobile"});
        resource.within = apart ? std::string() : resource.before;
    }
    return resource;
}

/// "/events?city=&q=" looks for words.
bool isSearched(const std::string &path)
{
    const auto query = path.find('?');
    std::istringstream fields(query == std::string::npos ? std::string() : lowered(path.substr(query + 1)));
    for (std::string field; std::getline(fields, field, '&');)
        if (isOneOf(field.substr(0, field.find('=')), {"q", "query", "search", "term", "text", "keyword", "keywords"}))
            return true;
    return false;
}

/// A segment may say what is done: "/rides/{id}/accept", "/search".
bool isDone(const std::string &segment)
{
    return isOneOf(segment,
                   {"accept",    "cancel",      "confirm",  "start",   "end",      "finish",  "complete", "like",
                    "unlike",    "share",       "submit",   "follow",  "unfollow", "pay",     "checkout", "reserve",
                    "book",      "buy",         "purchase", "upload",  "download", "search",  "redirect", "login",
                    "logout",    "register",    "signup",   "publish", "join",     "leave",   "approve",  "reject",
                    "retry",     "vote",        "rate",     "send",    "sync",     "archive", "transfer", "withdraw",
                    "deposit",   "refund",      "ingest",   "suggest", "validate", "shorten", "track",    "click",
                    "subscribe", "autocomplete"});
}

bool onlyAsks(const std::string &done)
{
    return isOneOf(done, {"search", "suggest", "autocomplete", "download", "validate"});
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
    std::string text = withoutForm(bytesMeant(content(line)));
    ApiLine api;
    takeName(text, api); // behind the rate, or before it
    if (std::string error = takeRate(text, api); !error.empty())
        return Error{std::move(error)};
    takeName(text, api);
    takeAnswer(text, api);
    if (!api.rate)
        takeBareRate(text, api);
    if (const auto bytes = takeSize(text))
        api.requestBytes = bytes;
    if (!api.rate) // "500 rps 1KB"
        takeBareRate(text, api);
    if (!api.requestBytes)
        api.requestBytes = sizeOfBody(text);

    std::istringstream words(text);
    std::string first, body;
    words >> first;
    api.method = methodOf(first);
    if (const auto last = text.rfind(' '); api.method.empty() && first.starts_with('/') && last != std::string::npos) {
        api.method = methodOf(text.substr(last + 1)); // "/urls POST"
        words = std::istringstream(text.substr(0, last));
    }
    const std::string operation = lowered(first);
    if (const bool receives = isOneOf(operation, {"recv", "receive"});
        receives || isOneOf(operation, {"send", "emit"})) // of a socket: "SEND insert { position, text }"
        if (const std::string what = content(text.substr(first.size())); !what.empty()) {
            api.path = content(what.substr(0, what.find_first_of("({")));
            api.isWrite = !receives;
            api.requestClass = receives ? "Receive " + lowered(wordsOfName(api.path)) : wordsOfName(api.path);
            return api;
        }
    const bool graph = operation == "mutation" || operation == "query" || operation == "subscription";
    const bool called = api.method == "RPC" || (graph && text.find(' ') != std::string::npos);
    if (called) { // "rpc Transfer(from, to) returns (Id)", "mutation createPost { id }"
        std::string call = content(text.substr(first.size()));
        if (call.starts_with('{')) // "query { feed(first: 10) { id } }"
            call = content(call.substr(1));
        api.path = call.substr(0, call.find_first_of(" ({"));
        api.method.clear();
    } else if (api.method.empty() && isProse(text)) {
        return Error{"a sentence, and no call: write a method and a path, like POST /urls, or a function, like "
                     "shorten(url)"};
    } else if (api.method.empty()) {
        api.path = content(text.substr(0, text.find_first_of("({"))); // createUrl(long) -> code
    } else {
        words >> api.path >> body;
    }
    if (api.path.empty())
        return Error{"what is called? Write a method and a path, like POST /urls, or a function, like shorten(url)"};
    if (api.method.empty()) {
        api.isWrite = graph && called ? operation == "mutation" : writesByName(callAlone(api.path));
        api.requestClass = wordsOfName(api.path);
        return api;
    }
    if (const auto open = text.find_first_of("{(");
        api.method == "WS" && open != std::string::npos &&
        api.path.find('/') == std::string::npos) { // "WS sendMessage { id }"
        api.path = content(text.substr(first.size(), open - first.size()));
        api.isWrite = writesByName(callAlone(api.path)) &&
                      meansSending(lowered(wordsOfName(api.path).substr(0, wordsOfName(api.path).find(' '))));
        api.requestClass = wordsOfName(api.path);
        return api;
    }
    if (api.method == "WS" && !body.empty() && api.path.find('/') == std::string::npos) { // "WS send comment"
        api.isWrite = meansSending(api.path);
        api.requestClass = capitalised(lowered(api.path) + " " + lowered(body));
        return api;
    }
    const bool subscribes = body.empty() || lowered(text).find("subscribe") != std::string::npos;
    const bool listens = api.method == "SUBSCRIBE" || (api.method == "WS" && subscribes);
    api.isWrite = api.method != "GET" && api.method != "HEAD" && !listens;
    if (api.method == "GET" && !api.responseBytes) // it has no body: "GET /seats (50 KB)"
        api.responseBytes = std::exchange(api.requestBytes, std::nullopt);
    const Resource resource = resourceOf(api.path);
    const std::string done = lowered(resource.name), verb = verbOf(api.method, listens);
    const std::string whose = resource.within.empty() ? std::string() : singular(resource.within) + " ";
    if (isDone(done) && !resource.isOne && api.method != "DELETE" && !listens) { // "Accept ride"
        api.isWrite = api.isWrite && !onlyAsks(done);
        api.requestClass =
            capitalised(done + (singular(resource.before) == resource.before ? "" : " " + singular(resource.before)));
    } else if (api.method == "POST" && singular(resource.within) == "webhook") {
        api.requestClass = "Receive " + resource.name + " webhook";
    } else if (api.method == "GET" && !resource.isOne && singular(resource.name) != resource.name) {
        api.requestClass = (isSearched(api.path) ? "Search " : "List ") + whose + resource.name;
    } else {
        api.requestClass = capitalised(resource.name.empty() ? verb : verb + " " + whose + singular(resource.name));
    }
    return api;
}

} // namespace ninesketch
