// SPDX-License-Identifier: GPL-3.0-or-later
// A written document as a list of blocks, and its two written forms: Markdown and HTML. PDF is made from the HTML.
#pragma once
#include <string>
#include <variant>
#include <vector>

namespace ninesketch
{

struct Heading {
    int level = 1; ///< 1 ... 4
    std::string text;
};
struct Paragraph {
    std::string text;
    bool quiet = false; ///< small print
};
struct Bullets {
    std::vector<std::string> items;
};
struct TableBlock {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows; ///< as many cells as the header
    std::vector<bool> numeric;                  ///< right aligned columns; shorter means not
};
struct CodeBlock {
    std::string text;
};
/// A picture kept beside the document (Markdown) or inside it (HTML): `source` is what stands in the link.
struct PictureBlock {
    std::string source, description;
};

using Block = std::variant<Heading, Paragraph, Bullets, TableBlock, CodeBlock, PictureBlock>;

struct Document {
    std::string title;
    std::vector<Block> blocks;
};

/// GitHub-flavoured Markdown. Characters that would mean something are escaped.
std::string toMarkdown(const Document &document);

/// One page with its own style, no scripts, nothing loaded from elsewhere.
std::string toHtml(const Document &document);

} // namespace ninesketch
