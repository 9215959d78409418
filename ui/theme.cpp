// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include "exporters/fonts.h"

#include <QApplication>
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
    QString sheet = R"(
        #stage, #window { background: @window; }
        #island { background: @island; border: 1px solid @border; border-radius: 8px; }
        #side { background: @island; border-left: 1px solid @border; }
        #rail { border-left: 1px solid @border; }
        QToolButton[role="rail"] { padding: 2px 0; color: @muted; }
        QToolButton[role="rail"]:checked { color: @text; }
        #strip { background: @island; border-top: 1px solid @border; }
        #bar { background: @accentSoft; border-radius: 8px; }
        #bar[tone="bad"] { background: @badSoft; }
        #bar[tone="warning"] { background: @warningSoft; }
        QLabel[role="muted"] { color: @muted; }
        QLabel[role="error"] { color: @bad; }
        QLabel[role="heading"] { color: @text; font-weight: 600; }
        QLabel[role="section"] { color: @muted; font-weight: 600; }
        QToolTip { background: @tip; color: #f5f5f8; border: 0; padding: 4px 8px; }

        QToolButton, QPushButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 5px; color: @text; }
        QPushButton { background: @field; padding: 5px 12px; }
        QToolButton:hover, QPushButton:hover { background: @hover; }
        QToolButton:pressed, QPushButton:pressed { background: @accentSoft; }
        QToolButton:checked, QPushButton:checked { background: @accentSoft; }
        QToolButton:focus, QPushButton:focus { border-color: @accent; outline: 0; }
        QToolButton:disabled, QPushButton:disabled { color: @muted; }
        QToolButton::menu-indicator { image: none; width: 0; }
        QPushButton::menu-indicator { image: url(:/icons/choice-arrow.svg); width: 12px; height: 12px; subcontrol-origin: padding; subcontrol-position: center right; right: 8px; }
        QPushButton[role="menu"] { padding-right: 26px; }
        QPushButton[role="primary"] { background: @accent; color: @onAccent; font-weight: 600; }
        QPushButton[role="row"] { background: transparent; text-align: left; padding: 6px 8px; }
        QPushButton[role="quiet"] { background: transparent; color: @muted; padding: 3px 9px; }
        QPushButton[role="row"]:hover, QPushButton[role="quiet"]:hover { background: @hover; color: @text; }
        QPushButton[role="primary"]:hover { background: @accentHover; }
        QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
        QDialog QPushButton:default { background: @accent; color: @onAccent; font-weight: 600; }
        QPushButton[role="primary"]:focus { border-color: @text; }

        QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox { background: @field; color: @text; border: 1px solid transparent; border-radius: 6px; padding: 4px 8px; selection-background-color: @accent; selection-color: @onAccent; }
        QLineEdit:hover, QComboBox:hover { border-color: @border; }
        QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus { border-color: @accent; }
        QLineEdit[state="error"] { border-color: @bad; }
        QComboBox::drop-down { border: 0; width: 20px; }
        QComboBox::down-arrow { image: url(:/icons/choice-arrow.svg); width: 12px; height: 12px; }
        QComboBox:disabled { color: @muted; }
        QComboBox QAbstractItemView { background: @island; border: 1px solid @border; selection-background-color: @accentSoft; selection-color: @text; outline: 0; }

        QMenu { background: @island; border: 1px solid @border; border-radius: 8px; padding: 6px; }
        QMenu::item { padding: 6px 24px 6px 8px; border-radius: 5px; color: @text; }
        QMenu::icon { padding-left: 8px; }
        QMenu::icon:checked { background: @accentSoft; border-radius: 5px; }
        QMenu::item:selected { background: @hover; }
        QMenu::item:disabled { color: @muted; }
        QMenu::separator { height: 1px; background: @border; margin: 6px 4px; }

        QListView, QTreeView, QTableView { background: transparent; border: 0; outline: 0; color: @text; }
        QListView::item, QTreeView::item { padding: 4px; border-radius: 5px; }
        QListView::item:hover, QTreeView::item:hover { background: @hover; }
        QListView::item:selected, QTreeView::item:selected { background: @accentSoft; color: @text; }
        QHeaderView::section { background: transparent; border: 0; border-bottom: 1px solid @border; color: @muted; padding: 4px; }

        QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: 0; }
        QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
        QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
        QScrollBar::handle { background: @border; border-radius: 3px; min-height: 24px; min-width: 24px; }
        QScrollBar::handle:hover { background: @muted; }
        QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: transparent; width: 0; height: 0; }

        QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @border; }
        QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
        QSlider::handle:horizontal { width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: @accent; border: 0; }
        QSlider:focus { outline: 0; }
        QSlider::handle:horizontal:focus { border: 2px solid @text; }
        QCheckBox { color: @text; spacing: 8px; }
        QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid @muted; border-radius: 4px; background: @field; }
        QCheckBox::indicator:checked { image: url(:/icons/tick-@tick.svg); background: @accentSoft; border-color: @accent; }
        QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: @accent; }
        QCheckBox:focus { color: @accent; }
        QCheckBox:disabled { color: @muted; }
        QSplitter::handle { background: @border; }
        QTabBar { background: transparent; }
        QTabBar::tab { background: transparent; color: @muted; padding: 6px 12px; border-radius: 6px; }
        QTabBar::tab:selected { background: @accentSoft; color: @text; }
        QTabBar::tab:hover:!selected { background: @hover; }
    )";
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
