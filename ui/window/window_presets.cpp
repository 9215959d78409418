// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with a person's own presets: the selected component becomes one, and mistakes in the file are
// said where one sees them.
#include "model/design/design_json.h"
#include "model/design/read_design.h"
#include "ui/documents/own_presets.h"
#include "ui/editor.h"
#include "ui/window/main_window.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

/// A preset with all that was stated about the component. Of a range its middle; the note says the range.
Preset presetOf(const Component &component)
{
    Preset preset;
    preset.id = "my-" + keyFromName(component.name);
    preset.name = component.name;
    preset.kindId = component.kind->id;
    for (const auto &[key, stated] : component.parameters) {
        const ParameterSpec *spec = component.kind->find(key);
        if (!spec)
            continue;
        Preset::Value value;
        value.key = key;
        value.source = "yours";
        if (const auto *words = std::get_if<std::string>(&stated))
            value.text = *words;
        else
            value.number = component.number(key);
        preset.values.push_back(std::move(value));
    }
    return preset;
}

} // namespace

OwnPresets &MainWindow::ownPresets()
{
    if (!m_ownPresets) {
        m_ownPresets = new OwnPresets(this);
        connect(m_ownPresets, &OwnPresets::complained, this,
                [this](const QString &sentence) { say(sentence, MessageBar::Tone::Bad); });
    }
    return *m_ownPresets;
}

void MainWindow::saveAsPreset(const std::string &componentId)
{
    const Design design = readDesign(m_editor->committed());
    const auto at = design.indexOf(componentId);
    if (!at)
        return;
    const Preset preset = presetOf(design.components[*at]);
    const bool known = findPreset(preset.id) != nullptr;
    const QString refused = ownPresets().keep(preset);
    if (!refused.isEmpty())
        return say(refused, MessageBar::Tone::Bad);
    const QString name = QString::fromStdString(preset.name);
    say(known ? tr("Your preset “%1” has these numbers now.").arg(name)
              : tr("“%1” is one of your presets now; / finds it.").arg(name));
}

} // namespace ninesketch
