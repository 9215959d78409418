// SPDX-License-Identifier: GPL-3.0-or-later
// What importers draw with: new elements, and the labels of them.
#pragma once
#include "model/scene/edit_context.h"
#include "model/scene/text_layout.h"

namespace ninesketch
{

/// With an id and a seed of its own, made now.
inline Element freshElement(ElementType type, const EditContext &context)
{
    Element made;
    made.id = newId(context.random);
    made.seed = newSeed(context.random);
    made.updated = context.now;
    made.type = type;
    return made;
}

/// In the middle of its container; not laid out yet, and not yet known to it.
inline Element freshLabel(const std::string &words, const std::string &containerId, double fontSize,
                          const EditContext &context)
{
    Element label = freshElement(ElementType::Text, context);
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
