// SPDX-License-Identifier: GPL-3.0-or-later
// The labels of what importers draw.
#pragma once
#include "model/scene/edits/content.h"
#include "model/scene/text_layout.h"

namespace ninesketch
{

/// In the middle of its container; not laid out yet, and not yet known to it.
inline Element freshLabel(const std::string &words, const std::string &containerId, double fontSize,
                          const EditContext &context)
{
    Element label = newElement(ElementType::Text, context);
    TextData text;
    text.text = text.originalText = normalisedText(words);
    text.fontSize = fontSize;
    text.textAlign = TextAlign::Center;
    text.verticalAlign = VerticalAlign::Middle;
    text.containerId = containerId;
    label.data = std::move(text);
    return label;
}

} // namespace ninesketch
