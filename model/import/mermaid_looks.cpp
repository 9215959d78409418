// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/mermaid_looks.h"

#include "model/import/mermaid_text.h"
#include "model/sketch/color.h"
#include "model/trimmed.h"

#include <algorithm>
#include <charconv>

namespace ninesketch
{
namespace
{

constexpr std::string_view everyNode = "default"; // the class that all nodes wear

/// The part before the next comma that does not stand in brackets; `text` goes on behind it.
std::string_view takePart(std::string_view &text)
{
    std::size_t end = 0;
    for (int depth = 0; end < text.size() && (depth > 0 || text[end] != ','); ++end)
        depth += text[end] == '(' ? 1 : text[end] == ')' ? -1 : 0;
    const std::string_view part = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

/// The part before the next white space; `text` goes on behind it.
std::string_view takeWord(std::string_view &text)
{
    const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
    const std::string_view word = text.substr(0, end);
    text = trimmed(text.substr(end));
    return word;
}

/// Names with commas between them, before the first white space that follows none; `text` goes on behind them.
std::vector<std::string_view> takeNames(std::string_view &text)
{
    std::vector<std::string_view> names;
    for (bool more = true; more;) {
        const std::size_t end = std::min(text.find_first_of(", \t"), text.size());
        if (end > 0)
            names.push_back(text.substr(0, end));
        text = trimmed(text.substr(end));
        more = text.starts_with(',');
        if (more)
            text = trimmed(text.substr(1));
    }
    return names;
}

void setColor(std::string &color, std::string_view value)
{
    if (parseColor(value))
        color = value;
}

/// "fill:#f9f, stroke-width: 4px"
MermaidLook lookOf(std::string_view declarations)
{
    MermaidLook look;
    while (!declarations.empty()) {
        const std::string_view part = takePart(declarations);
        const std::size_t colon = std::min(part.find(':'), part.size());
        const std::string_view key = trimmed(part.substr(0, colon));
        std::string_view value = trimmed(part.substr(std::min(colon + 1, part.size())));
        value = trimmed(value.substr(0, std::min(value.find_first_of(";!"), value.size()))); // "!important"
        if (key == "fill")
            setColor(look.fill, value);
        else if (key == "stroke")
            setColor(look.stroke, value);
        else if (key == "color")
            setColor(look.words, value);
        else if (key == "stroke-width") {
            constexpr double widest = 20; // px
            double width = 0;
            std::from_chars(value.data(), value.data() + value.size(), width);
            if (width > 0)
                look.strokeWidth = std::min(width, widest);
        } else if (key == "stroke-dasharray")
            look.isDashed = !value.empty() && value != "0" && value != "none";
    }
    return look;
}

/// What `over` says counts, else what `under` says.
MermaidLook laidOver(const MermaidLook &over, MermaidLook under)
{
    for (const auto part : {&MermaidLook::fill, &MermaidLook::stroke, &MermaidLook::words})
        if (!(over.*part).empty())
            under.*part = over.*part;
    if (over.strokeWidth > 0)
        under.strokeWidth = over.strokeWidth;
    if (over.isDashed)
        under.isDashed = over.isDashed;
    return under;
}

/// "https://example.com" in `A "https://example.com" "a tip" _blank` or `A href "https://example.com"`; calls of
/// functions have none.
std::string_view addressIn(std::string_view rest)
{
    if (firstMermaidWord(rest) == "href")
        rest = trimmed(rest.substr(4));
    if (!rest.starts_with('"'))
        return {};
    rest.remove_prefix(1);
    rest = trimmed(rest.substr(0, std::min(rest.find('"'), rest.size())));
    const bool isAddress = rest.starts_with("https://") || rest.starts_with("http://") || rest.starts_with("mailto:");
    return isAddress ? rest : std::string_view();
}

} // namespace

bool MermaidLooks::take(std::string_view statement)
{
    const std::string_view word = firstMermaidWord(statement);
    std::string_view rest = trimmed(statement.substr(word.size()));
    if (word == "classDef") {
        const auto names = takeNames(rest);
        for (const std::string_view name : names)
            m_classes[std::string(name)] = laidOver(lookOf(rest), m_classes[std::string(name)]);
    } else if (word == "style") {
        const auto names = takeNames(rest);
        for (const std::string_view name : names)
            m_nodes[std::string(name)] = laidOver(lookOf(rest), m_nodes[std::string(name)]);
    } else if (word == "class") {
        const auto names = takeNames(rest);
        const std::string_view className = takeMermaidName(rest);
        for (const std::string_view name : names)
            wear(name, className);
    } else if (word == "linkStyle") {
        for (const std::string_view name : takeNames(rest)) {
            std::size_t place = 0;
            const bool isNumber = std::from_chars(name.data(), name.data() + name.size(), place).ec == std::errc();
            MermaidLook &look = isNumber ? m_links[place] : m_everyLink;
            look = laidOver(lookOf(rest), look);
        }
    } else if (word == "click") {
        const std::string name(takeWord(rest));
        if (const std::string_view address = addressIn(rest); !address.empty())
            m_addresses[name] = address;
    } else
        return false;
    return true;
}

void MermaidLooks::wear(std::string_view node, std::string_view className)
{
    if (!className.empty())
        m_worn[std::string(node)].emplace_back(className);
}

void MermaidLooks::dress(MermaidFlowchart &chart) const
{
    const auto ofName = [](const auto &map, std::string_view name) {
        const auto found = map.find(name);
        return found == map.end() ? typename std::decay_t<decltype(map)>::mapped_type() : found->second;
    };
    const MermaidLook everyOne = ofName(m_classes, everyNode);
    for (MermaidNode &node : chart.nodes) {
        node.look = everyOne;
        for (const std::string &name : ofName(m_worn, node.id))
            node.look = laidOver(ofName(m_classes, name), std::move(node.look));
        node.look = laidOver(ofName(m_nodes, node.id), std::move(node.look));
        node.address = ofName(m_addresses, node.id);
    }
    for (std::size_t i = 0; i < chart.links.size(); ++i) {
        const auto own = m_links.find(i);
        chart.links[i].look = own == m_links.end() ? m_everyLink : laidOver(own->second, m_everyLink);
    }
}

std::string_view takeMermaidClass(std::string_view &rest)
{
    if (!rest.starts_with(":::"))
        return {};
    rest.remove_prefix(3);
    return takeMermaidName(rest);
}

} // namespace ninesketch
