// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/document.h"

#include <algorithm>
#include <string_view>

namespace ninesketch
{
namespace
{

template <typename... Visitors> struct Overloaded : Visitors... {
    using Visitors::operator()...;
};

std::string escapedMarkdown(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (c == '\n') {
            result += ' ';
            continue;
        }
        if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos)
            result += '\\';
        result += c;
    }
    return result;
}

std::string escapedHtml(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        default:
            result += c;
        }
    }
    return result;
}

bool isNumeric(const TableBlock &table, std::size_t column)
{
    return column < table.numeric.size() && table.numeric[column];
}

/// A fence longer than any run of backticks inside.
std::string fenceFor(std::string_view text)
{
    std::size_t longest = 0, run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return std::string(std::max<std::size_t>(3, longest + 1), '`');
}

constexpr std::string_view styleSheet = R"(
body{font:15px/1.5 system-ui,sans-serif;color:#1e1e1e;background:#fff;max-width:62rem;margin:2.5rem auto;padding:0 1.25rem}
h1{font-size:1.9rem;margin:0 0 .5rem}h2{font-size:1.3rem;margin:2rem 0 .5rem;border-bottom:1px solid #e9ecef;padding-bottom:.25rem}
h3{font-size:1.05rem;margin:1.25rem 0 .25rem}table{display:block;overflow-x:auto;border-collapse:collapse;margin:.5rem 0 1rem;font-variant-numeric:tabular-nums}
th,td{padding:.3rem .75rem .3rem 0;border-bottom:1px solid #e9ecef;text-align:left;vertical-align:top}td:last-child:not(.n){overflow-wrap:anywhere;min-width:5rem}th{color:#5c636a;font-weight:600}
td.n,th.n{text-align:right}td.n{white-space:nowrap}.quiet{color:#5c636a;font-size:.9rem}pre{background:#f8f9fa;padding:.75rem 1rem;border-radius:8px;white-space:pre-wrap;overflow-wrap:anywhere}
img{max-width:100%;border:1px solid #e9ecef;border-radius:8px}
@media(prefers-color-scheme:dark){body{background:#121212;color:#e3e3e8}h2,th,td{border-color:#343a40}th,.quiet{color:#a5abb1}pre{background:#1e1e1e}img{border-color:#343a40}}
)";

} // namespace

std::string toMarkdown(const Document &document)
{
    std::string out = "# " + escapedMarkdown(document.title) + "\n";
    for (const Block &block : document.blocks) {
        out += '\n';
        std::visit(Overloaded{
                       [&](const Heading &heading) {
                           out += std::string(static_cast<std::size_t>(std::clamp(heading.level, 1, 4)), '#') + ' ' +
                                  escapedMarkdown(heading.text) + '\n';
                       },
                       [&](const Paragraph &paragraph) {
                           const std::string text = escapedMarkdown(paragraph.text);
                           out += (paragraph.quiet ? "*" + text + "*" : text) + '\n';
                       },
                       [&](const Bullets &bullets) {
                           for (const std::string &item : bullets.items)
                               out += "- " + escapedMarkdown(item) + '\n';
                       },
                       [&](const TableBlock &table) {
                           const auto line = [&](const std::vector<std::string> &cells) {
                               out += '|';
                               for (std::size_t i = 0; i < table.header.size(); ++i)
                                   out += ' ' + (i < cells.size() ? escapedMarkdown(cells[i]) : std::string()) + " |";
                               out += '\n';
                           };
                           line(table.header);
                           out += '|';
                           for (std::size_t i = 0; i < table.header.size(); ++i)
                               out += isNumeric(table, i) ? " ---: |" : " --- |";
                           out += '\n';
                           for (const auto &row : table.rows)
                               line(row);
                       },
                       [&](const CodeBlock &code) {
                           const std::string fence = fenceFor(code.text);
                           out += fence + '\n' + code.text + (code.text.ends_with('\n') ? "" : "\n") + fence + '\n';
                       },
                       [&](const PictureBlock &picture) {
                           out += "![" + escapedMarkdown(picture.description) + "](" + picture.source + ")\n";
                       },
                   },
                   block);
    }
    return out;
}

std::string toHtml(const Document &document)
{
    std::string out = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" +
                      escapedHtml(document.title) + "</title><style>" + std::string(styleSheet) +
                      "</style></head><body>\n<h1>" + escapedHtml(document.title) + "</h1>\n";
    for (const Block &block : document.blocks) {
        std::visit(Overloaded{
                       [&](const Heading &heading) {
                           const std::string tag = "h" + std::to_string(std::clamp(heading.level, 1, 4));
                           out += "<" + tag + ">" + escapedHtml(heading.text) + "</" + tag + ">\n";
                       },
                       [&](const Paragraph &paragraph) {
                           out += (paragraph.quiet ? "<p class=\"quiet\">" : "<p>") + escapedHtml(paragraph.text) +
                                  "</p>\n";
                       },
                       [&](const Bullets &bullets) {
                           out += "<ul>";
                           for (const std::string &item : bullets.items)
                               out += "<li>" + escapedHtml(item) + "</li>";
                           out += "</ul>\n";
                       },
                       [&](const TableBlock &table) {
                           const auto line = [&](const std::vector<std::string> &cells, const std::string &tag) {
                               out += "<tr>";
                               for (std::size_t i = 0; i < table.header.size(); ++i)
                                   out += "<" + tag + (isNumeric(table, i) ? " class=\"n\">" : ">") +
                                          (i < cells.size() ? escapedHtml(cells[i]) : std::string()) + "</" + tag + ">";
                               out += "</tr>\n";
                           };
                           out += "<table><thead>";
                           line(table.header, "th");
                           out += "</thead><tbody>";
                           for (const auto &row : table.rows)
                               line(row, "td");
                           out += "</tbody></table>\n";
                       },
                       [&](const CodeBlock &code) { out += "<pre>" + escapedHtml(code.text) + "</pre>\n"; },
                       [&](const PictureBlock &picture) {
                           out += "<p><img src=\"" + escapedHtml(picture.source) + "\" alt=\"" +
                                  escapedHtml(picture.description) + "\"></p>\n";
                       },
                   },
                   block);
    }
    return out + "</body></html>\n";
}

} // namespace ninesketch
