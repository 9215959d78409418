// SPDX-License-Identifier: GPL-3.0-or-later
// Where the stated numbers of a drawing come from: noted with the drawing, by the product that was chosen, or nobody
// said. A note holds for the value it was made for: a changed number is "stated" again.
#pragma once
#include "model/design/design.h"

#include <map>
#include <string>

namespace ninesketch
{

class NumberSources
{
public:
    NumberSources() = default;
    /// What the document keeps (setting "sources").
    explicit NumberSources(const DesignSettings &settings);
    void keepIn(DesignSettings &settings) const;

    /// `place`: key of a component, "api->database", "class.redirect", "target.redirect", "setting". `key`: of the
    /// number there.
    void note(const std::string &place, const std::string &key, const ParameterValue &value, std::string words);
    /// What was noted for that value, else "stated".
    std::string of(const std::string &place, const std::string &key, const ParameterValue &value) const;
    /// Of a parameter: noted, "Amazon DynamoDB: ..." for a number of its product, "stated", or "default: ...".
    std::string of(const std::string &componentKey, const std::string &presetId, const Parameters &parameters,
                   const ParameterSpec &spec) const;

private:
    struct Noted {
        ParameterValue value;
        std::string words;
    };
    std::map<std::string, std::map<std::string, Noted>> m_places;
};

/// "api->database": the place of a call.
std::string placeOf(const Design &design, const Call &call);

} // namespace ninesketch
