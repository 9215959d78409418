// SPDX-License-Identifier: GPL-3.0-or-later
// Where the stated numbers of a drawing come from: noted with the drawing, by the product that was chosen, or nobody
// said. A note holds for the value it was made for: a changed number is "stated" again. Notes of a component or call
// travel with its element; those of request classes, targets and settings with the document.
#pragma once
#include "model/design/design.h"
#include "model/json.h"

namespace ninesketch
{

/// What was noted for that value, else "stated".
std::string sourceOf(const NumberSources &sources, std::string_view key, const ParameterValue &value);
/// Of a parameter: noted, "Amazon DynamoDB: ..." for a number of its product, "stated", or "default: ...".
std::string sourceOf(const NumberSources &sources, const std::string &presetId, const Parameters &parameters,
                     const ParameterSpec &spec);

/// {"replicas": [3, "words"]}; what makes no sense is left out.
Json sourcesToJson(const NumberSources &sources);
NumberSources sourcesFromJson(const Json &json);

/// Those of what is no element, by place: "class.redirect", "target.redirect", "setting".
class DocumentSources
{
public:
    DocumentSources() = default;
    /// What the document keeps (setting "sources").
    explicit DocumentSources(const DesignSettings &settings);
    void keepIn(DesignSettings &settings) const;

    void note(const std::string &place, const std::string &key, const ParameterValue &value, std::string words);
    /// Of one place; empty: nothing was noted there.
    const NumberSources &at(const std::string &place) const;
    /// What was noted for that value, else "stated".
    std::string of(const std::string &place, std::string_view key, const ParameterValue &value) const;

private:
    std::map<std::string, NumberSources> m_places;
};

} // namespace ninesketch
