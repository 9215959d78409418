// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/preset_commands.h"

#include "model/design/design_json.h"
#include "model/design/read_design.h"
#include "ui/commands/desk.h"
#include "ui/documents/own_presets.h"
#include "ui/editor.h"

#include <QDir>

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

PresetCommands::PresetCommands(Desk &desk, QObject *parent) : QObject(parent), m_desk(desk), m_own(new OwnPresets(this))
{
    connect(m_own, &OwnPresets::complained, this,
            [this](const QString &sentence) { m_desk.say(sentence, MessageBar::Tone::Bad); });
}

void PresetCommands::setFile(const QString &path)
{
    m_own->setFile(path);
}

void PresetCommands::openFile()
{
    if (const QString refused = m_own->open(); !refused.isEmpty())
        return m_desk.say(refused, MessageBar::Tone::Bad);
    m_desk.say(
        tr("Your presets are in %1: what is saved there counts at once.").arg(QDir::toNativeSeparators(m_own->file())));
}

void PresetCommands::save(const std::string &componentId)
{
    const Design design = readDesign(m_desk.editor.committed());
    const auto at = design.indexOf(componentId);
    if (!at)
        return;
    const Preset preset = presetOf(design.components[*at]);
    const bool known = findPreset(preset.id) != nullptr;
    const QString refused = m_own->keep(preset);
    if (!refused.isEmpty())
        return m_desk.say(refused, MessageBar::Tone::Bad);
    const QString name = QString::fromStdString(preset.name);
    m_desk.say(known ? tr("Your preset \"%1\" has these numbers now.").arg(name)
                     : tr("\"%1\" is one of your presets now; / finds it.").arg(name));
}

} // namespace ninesketch
