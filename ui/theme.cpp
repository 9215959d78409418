// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include "exporters/fonts.h"

#include <QApplication>
#include <QFile>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <utility>

namespace ninesketch
{

namespace
{

Theme lightTheme()
{
    Theme t;
    t.window = QColor("#f6f6fa");
    t.island = QColor("#ffffff");
    t.field = QColor("#f5f5fa");
    t.border = QColor("#e3e2ef");
    t.text = QColor("#1b1b1f");
    t.muted = QColor("#696976");
    t.accent = QColor("#6965db");
    t.accentSoft = QColor("#e3e2fe");
    t.hover = QColor("#f1f0ff");
    t.good = QColor("#1f7a38");
    t.warning = QColor("#a15c00");
    t.bad = QColor("#c92a2a");
    t.goodSoft = QColor("#dff5e3");
    t.warningSoft = QColor("#fdf0d5");
    t.badSoft = QColor("#fde4e4");
    return t;
}

Theme darkTheme()
{
    Theme t;
    t.dark = true;
    t.window = QColor("#17171c");
    t.island = QColor("#232329");
    t.field = QColor("#2e2d39");
    t.border = QColor("#3a3945");
    t.text = QColor("#e3e3e8");
    t.muted = QColor("#a2a1ae");
    t.accent = QColor("#a8a5ff");
    t.accentSoft = QColor("#403e6a");
    t.hover = QColor("#31303b");
    t.good = QColor("#6fcf84");
    t.warning = QColor("#f0b75a");
    t.bad = QColor("#ff8f8f");
    t.goodSoft = QColor("#1f3a28");
    t.warningSoft = QColor("#41331b");
    t.badSoft = QColor("#472529");
    return t;
}

Theme &current()
{
    static Theme value = lightTheme();
    return value;
}

QPalette paletteOf(const Theme &t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.island);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.island);
    p.setColor(QPalette::AlternateBase, t.field);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::Button, t.island);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::ToolTipBase, t.dark ? t.field : QColor("#1b1b1f"));
    p.setColor(QPalette::ToolTipText, QColor("#f5f5f8"));
    p.setColor(QPalette::PlaceholderText, t.muted);
    p.setColor(QPalette::Highlight, t.accent);
    p.setColor(QPalette::HighlightedText, t.dark ? QColor("#17171c") : QColor("#ffffff"));
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::Disabled, QPalette::Text, t.muted);
    p.setColor(QPalette::Disabled, QPalette::WindowText, t.muted);
    p.setColor(QPalette::Disabled, QPalette::ButtonText, t.muted);
    return p;
}

} // namespace

const Theme &theme()
{
    return current();
}

void applyTheme(bool dark)
{
    current() = dark ? darkTheme() : lightTheme();
    static bool isFirst = true;
    if (std::exchange(isFirst, false)) {
        // under a style sheet the application's style has no name to ask for, and another one means that every widget
        // is dressed twice
        QApplication::setStyle(QStyleFactory::create("Fusion"));
        (void)handFont(1); // loading fonts makes Qt forget those in use: so before any is
    }
    const QString sheet = styleSheet(current());
    if (qApp->styleSheet() == sheet)
        return;
    QApplication::setPalette(paletteOf(current()));
    qApp->setStyleSheet(sheet);
}

QString styleSheet(const Theme &t)
{
    QFile file(QStringLiteral(":/style/window.qss"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the style sheet is not built in");
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<const char *, QColor> colours[] = {
        {"@window", t.window},
        {"@island", t.island},
        {"@field", t.field},
        {"@border", t.border},
        {"@text", t.text},
        {"@muted", t.muted},
        {"@accentSoft", t.accentSoft},
        {"@accentHover", t.dark ? t.accent.lighter(108) : t.accent.darker(110)},
        {"@accent", t.accent},
        {"@onAccent", t.dark ? QColor("#17171c") : QColor("#ffffff")},
        {"@hover", t.hover},
        {"@badSoft", t.badSoft},
        {"@warningSoft", t.warningSoft},
        {"@bad", t.bad},
        {"@tip", t.dark ? QColor("#3a3945") : QColor("#2b2b33")},
    };
    for (const auto &[name, colour] : colours)
        sheet.replace(QLatin1String(name), colour.name());
    sheet.replace(QLatin1String("@tick"), t.dark ? QLatin1String("dark") : QLatin1String("light"));
    return sheet;
}

QFont uiFont(double relative, bool bold)
{
    QFont font = QApplication::font();
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() + relative);
    if (bold)
        font.setWeight(QFont::DemiBold);
    return font;
}

QFont handFont(double pixelSize)
{
    return sceneFont(5, pixelSize);
}

} // namespace ninesketch
