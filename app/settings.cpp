// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QDir>
#include <QGuiApplication>
#include <QScreen>
#include <QSettings>
#include <QStandardPaths>

namespace ninesketch
{

namespace
{

QString configFile(const char *name)
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)).filePath(name);
}

QSettings store()
{
    return QSettings(configFile("settings.ini"), QSettings::IniFormat);
}

/// On a small screen, or a large one at twice its scale, the drawing comes first.
bool roomForPanels()
{
    constexpr int least = 1200; // px
    const QScreen *screen = QGuiApplication::primaryScreen();
    return !screen || screen->availableGeometry().width() >= least;
}

} // namespace

Preferences readPreferences()
{
    const QSettings settings = store();
    Preferences p;
    p.dark = settings.value("dark", p.dark).toBool();
    p.sideOpen = settings.value("sideOpen", roomForPanels()).toBool();
    p.sidePage = settings.value("sidePage", p.sidePage).toString();
    p.sideWidth = settings.value("sideWidth", p.sideWidth).toInt();
    p.stripCollapsed = settings.value("stripCollapsed", p.stripCollapsed).toBool();
    p.badges = settings.value("badges", p.badges).toBool();
    p.minimap = settings.value("minimap", p.minimap).toBool();
    p.stats = settings.value("stats", p.stats).toBool();
    p.snapToObjects = settings.value("snapToObjects", p.snapToObjects).toBool();
    p.boxTouches = settings.value("boxTouches", p.boxTouches).toBool();
    p.wheelZooms = settings.value("wheelZooms", p.wheelZooms).toBool();
    p.bindArrows = settings.value("bindArrows", p.bindArrows).toBool();
    p.snapToMiddles = settings.value("snapToMiddles", p.snapToMiddles).toBool();
    p.recentFiles = settings.value("recentFiles").toStringList();
    p.pinnedFiles = settings.value("pinnedFiles").toStringList();
    p.autosave = settings.value("autosave", p.autosave).toBool();
    p.reopenTabs = settings.value("reopenTabs", p.reopenTabs).toBool();
    p.sessionFiles = settings.value("sessionFiles").toStringList();
    p.sessionCurrent = settings.value("sessionCurrent").toString();
    p.recentCommands = settings.value("recentCommands").toStringList();
    p.strokePicks = settings.value("strokePicks").toStringList();
    p.backgroundPicks = settings.value("backgroundPicks").toStringList();
    p.windowPlace = settings.value("windowPlace").toByteArray();
    for (const QString &seconds : settings.value("interviewSpent").toStringList())
        p.interviewSpent.append(seconds.toDouble());
    p.interviewStep = settings.value("interviewStep").toInt();
    p.interviewSpentAt = settings.value("interviewSpentAt").toLongLong();
    return p;
}

void writePreferences(const Preferences &p)
{
    QSettings settings = store();
    settings.setValue("dark", p.dark);
    settings.setValue("sideOpen", p.sideOpen);
    settings.setValue("sidePage", p.sidePage);
    settings.setValue("sideWidth", p.sideWidth);
    settings.setValue("stripCollapsed", p.stripCollapsed);
    settings.setValue("badges", p.badges);
    settings.setValue("minimap", p.minimap);
    settings.setValue("stats", p.stats);
    settings.setValue("snapToObjects", p.snapToObjects);
    settings.setValue("boxTouches", p.boxTouches);
    settings.setValue("wheelZooms", p.wheelZooms);
    settings.setValue("bindArrows", p.bindArrows);
    settings.setValue("snapToMiddles", p.snapToMiddles);
    settings.setValue("recentFiles", p.recentFiles);
    settings.setValue("pinnedFiles", p.pinnedFiles);
    settings.setValue("autosave", p.autosave);
    settings.setValue("reopenTabs", p.reopenTabs);
    settings.setValue("sessionFiles", p.sessionFiles);
    settings.setValue("sessionCurrent", p.sessionCurrent);
    settings.setValue("recentCommands", p.recentCommands);
    settings.setValue("strokePicks", p.strokePicks);
    settings.setValue("backgroundPicks", p.backgroundPicks);
    settings.setValue("windowPlace", p.windowPlace);
    QStringList spent;
    for (const double seconds : p.interviewSpent)
        spent.append(QString::number(seconds));
    settings.setValue("interviewSpent", spent);
    settings.setValue("interviewStep", p.interviewStep);
    settings.setValue("interviewSpentAt", p.interviewSpentAt);
}

QString presetsFile()
{
    return configFile("presets.json");
}

QString libraryFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath("libraries");
}

QString recoveryFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath("recovery");
}

} // namespace ninesketch
