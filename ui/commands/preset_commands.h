// SPDX-License-Identifier: GPL-3.0-or-later
// A person's own presets: the selected component becomes one, and mistakes in the file are said where one sees them.
#pragma once
#include <QObject>
#include <QString>
#include <string>

namespace ninesketch
{

class Desk;
class OwnPresets;

class PresetCommands : public QObject
{
    Q_OBJECT

public:
    PresetCommands(Desk &desk, QObject *parent);

    void setFile(const QString &path);         ///< where they are kept; without it there are none
    void save(const std::string &componentId); ///< with the numbers that it states
    void openFile();                           ///< to be edited

private:
    Desk &m_desk;
    OwnPresets *m_own;
};

} // namespace ninesketch
