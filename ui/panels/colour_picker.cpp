// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/colour_picker.h"

#include "exporters/paint_picture.h"
#include "ui/panels/style_properties.h"
#include "ui/theme.h"
#include "ui/widgets/island.h"

#include <QColor>
#include <QContextMenuEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QRegularExpression>
#include <algorithm>
#include <optional>

namespace ninesketch
{

namespace
{
constexpr int inRow = 5;
const QString paletteKeys = "qwertasdfgzxcvb";

/// Where a colour stands in the palette. `shade`: -1 when its row has one colour only.
struct PalettePlace {
    int row, shade;
};

std::optional<PalettePlace> placeOf(const QString &colour)
{
    const auto palette = colourPalette();
    for (std::size_t row = 0; row < palette.size(); ++row) {
        const auto &shades = palette[row].shades;
        const auto at = std::ranges::find_if(shades, [&](const char *shade) { return colour == QLatin1String(shade); });
        if (at != shades.end())
            return PalettePlace{static_cast<int>(row), shades.size() > 1 ? static_cast<int>(at - shades.begin()) : -1};
    }
    return std::nullopt;
}

QString shadeOf(const PaletteColour &row, int shade)
{
    return row.shades[std::min(row.shades.size() - 1, static_cast<std::size_t>(shade))];
}
} // namespace

Swatch::Swatch(const QString &colour, const QString &tip, int size, QWidget *parent) : QWidget(parent), m_colour(colour)
{
    setFixedSize(size, size);
    setToolTip(tip);
    setAccessibleName(tip);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
}

void Swatch::setColour(const QString &colour)
{
    m_colour = colour;
    update();
}

void Swatch::setChosen(bool chosen)
{
    m_chosen = chosen;
    update();
}

void Swatch::setKey(const QString &key)
{
    m_key = key;
    update();
}

void Swatch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF body = QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5);
    if (m_chosen || hasFocus()) {
        painter.setPen(QPen(hasFocus() ? theme().text : theme().accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), 6, 6);
    }
    const QColor colour = m_colour == "transparent" || m_colour.isEmpty() ? QColor() : toQColor(m_colour.toStdString());
    painter.setPen(QPen(theme().dark ? QColor(255, 255, 255, 40) : QColor(0, 0, 0, 36), 1));
    if (colour.isValid()) {
        painter.setBrush(colour);
        painter.drawRoundedRect(body, 4, 4);
    } else {
        painter.setBrush(Qt::white);
        painter.drawRoundedRect(body, 4, 4);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor("#d0d0d8"));
        const double half = body.width() / 2;
        painter.drawRect(QRectF(body.left(), body.top(), half, half).adjusted(1, 1, 0, 0));
        painter.drawRect(QRectF(body.left() + half, body.top() + half, half, half).adjusted(0, 0, -1, -1));
    }
    if (!m_key.isEmpty()) {
        QFont font = this->font();
        font.setPixelSize(10);
        painter.setFont(font);
        painter.setPen(colour.isValid() && colour.lightness() < 140 ? QColor(255, 255, 255, 200)
                                                                    : QColor(0, 0, 0, 150));
        painter.drawText(body.adjusted(0, 0, -3, -1), Qt::AlignRight | Qt::AlignBottom, m_key);
    }
}

void Swatch::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit clicked();
}

void Swatch::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        emit clicked();
    else
        QWidget::keyPressEvent(event);
}

void Swatch::contextMenuEvent(QContextMenuEvent *event)
{
    emit menuWanted(event->globalPos());
}

ColourPicker::ColourPicker(const QString &current, bool forBackground, const QStringList &custom, QWidget *parent,
                           const QString &customTitle)
    : PopupCard(parent), m_current(current), m_custom(custom), m_shade(forBackground ? 1 : 4)
{
    const auto place = placeOf(current);
    if (place && place->shade >= 0)
        m_shade = place->shade;
    m_part = place && place->shade >= 0 ? Part::Shades : custom.contains(current) ? Part::Custom : Part::Palette;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::wide, space::wide, space::wide, space::wide);
    layout->setSpacing(space::small);

    if (!custom.isEmpty()) {
        layout->addWidget(sectionLabel(customTitle.isEmpty() ? tr("Most used custom colours") : customTitle));
        auto *row = new QHBoxLayout;
        row->setSpacing(space::tight);
        for (const QString &colour : custom) {
            auto *swatch = new Swatch(colour, colour, 30, this);
            swatch->setChosen(colour == m_current);
            connect(swatch, &Swatch::clicked, this, [this, colour] { choose(colour, Part::Custom); });
            row->addWidget(swatch);
        }
        row->addStretch();
        layout->addLayout(row);
    }

    layout->addWidget(sectionLabel(tr("Colours")));
    auto *grid = new QGridLayout;
    grid->setSpacing(space::tight);
    for (const PaletteColour &row : colourPalette()) {
        const auto at = static_cast<int>(m_palette.size());
        const QString key = paletteKeys.mid(at, 1);
        auto *swatch = new Swatch(shadeOf(row, m_shade), QString("%1 — %2").arg(tr(row.name), key), 30, this);
        swatch->setKey(key);
        swatch->setChosen(place && place->row == at);
        connect(swatch, &Swatch::clicked, this, [this, swatch] { choose(swatch->colour(), Part::Palette); });
        grid->addWidget(swatch, at / inRow, at % inRow);
        m_palette.push_back(swatch);
    }
    layout->addLayout(grid);

    layout->addWidget(sectionLabel(tr("Shades")));
    m_shades = new QGridLayout;
    m_shades->setSpacing(space::tight);
    layout->addLayout(m_shades);
    showShades();

    layout->addWidget(sectionLabel(tr("Hex code")));
    m_hex = new QLineEdit(current, this);
    m_hex->setPlaceholderText("#6965db");
    m_hex->setMaximumWidth(4 * 34);
    connect(m_hex, &QLineEdit::textEdited, this, [this](const QString &typed) {
        if (const QString colour = normalised(typed); !colour.isNull()) {
            m_current = colour;
            emit chosen(colour);
        }
    });
    connect(m_hex, &QLineEdit::returnPressed, this, &QWidget::close);
    auto *last = new QHBoxLayout;
    last->setSpacing(space::tight);
    last->addWidget(m_hex);
    auto *eyedropper = new IconButton("eyedropper", tr("From the drawing — I"), this);
    connect(eyedropper, &QToolButton::clicked, this, &ColourPicker::askEyedropper);
    last->addWidget(eyedropper);
    layout->addLayout(last);
    setFocus();
}

QString ColourPicker::normalised(const QString &typed)
{
    const QString text = typed.trimmed().toLower();
    if (text == "transparent")
        return text;
    static const QRegularExpression digits("^#?([0-9a-f]{3}|[0-9a-f]{4}|[0-9a-f]{6}|[0-9a-f]{8})$");
    if (digits.match(text).hasMatch())
        return text.startsWith('#') ? text : '#' + text;
    if (!text.isEmpty() && text[0].isLetter() && QColor::isValidColor(text))
        return text;
    return {};
}

void ColourPicker::choose(const QString &colour, Part part)
{
    m_current = colour;
    m_part = part;
    m_hex->setText(colour);
    const auto place = placeOf(colour);
    if (place && place->shade >= 0)
        m_shade = place->shade;
    const auto swatches = findChildren<Swatch *>();
    for (Swatch *swatch : swatches)
        swatch->setChosen(swatch->colour() == colour);
    for (std::size_t row = 0; row < m_palette.size(); ++row) {
        m_palette[row]->setColour(shadeOf(colourPalette()[row], m_shade));
        m_palette[row]->setChosen(place && place->row == static_cast<int>(row));
    }
    showShades();
    emit chosen(colour);
}

void ColourPicker::askEyedropper()
{
    close();
    emit eyedropperWanted();
}

void ColourPicker::showShades()
{
    while (QLayoutItem *item = m_shades->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const QStringList shades = colours(Part::Shades);
    for (int i = 0; i < shades.size(); ++i) {
        const QString &colour = shades[i];
        auto *swatch = new Swatch(colour, QString("%1 — Shift+%2").arg(colour).arg(i + 1), 30, this);
        swatch->setChosen(colour == m_current);
        connect(swatch, &Swatch::clicked, this, [this, colour] { choose(colour, Part::Shades); });
        m_shades->addWidget(swatch, 0, i);
    }
    if (!shades.isEmpty())
        return;
    auto *none = mutedLabel(tr("None for this colour"), this);
    m_shades->addWidget(none, 0, 0, 1, 5);
}

QStringList ColourPicker::colours(Part part) const
{
    if (part == Part::Custom)
        return m_custom;
    QStringList found;
    if (part == Part::Palette)
        for (const Swatch *swatch : m_palette)
            found << swatch->colour();
    else if (const auto place = placeOf(m_current); place && place->shade >= 0)
        for (const char *shade : colourPalette()[static_cast<std::size_t>(place->row)].shades)
            found << QLatin1String(shade);
    return found;
}

bool ColourPicker::chooseByKey(const QKeyEvent &event)
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return false;
    const QString text = event.text().toLower();
    if (const auto place = text.size() == 1 ? paletteKeys.indexOf(text) : -1; place >= 0) {
        choose(colours(Part::Palette)[place], Part::Palette);
        return true;
    }
    constexpr Qt::Key shifted[]{Qt::Key_Exclam, Qt::Key_At, Qt::Key_NumberSign, Qt::Key_Dollar, Qt::Key_Percent};
    const bool shift = event.modifiers().testFlag(Qt::ShiftModifier);
    for (int i = 0; i < inRow; ++i) {
        if (event.key() != Qt::Key_1 + i && !(shift && event.key() == shifted[i]))
            continue;
        const Part part = shift ? Part::Shades : Part::Custom;
        if (const QStringList offered = colours(part); i < offered.size()) {
            choose(offered[i], part);
            return true;
        }
    }
    return false;
}

/// Around the corner at the ends of a row; up and down within a column.
bool ColourPicker::chooseByArrow(int key)
{
    const QStringList offered = colours(m_part);
    const auto count = offered.size();
    if (count == 0 || (key != Qt::Key_Left && key != Qt::Key_Right && key != Qt::Key_Up && key != Qt::Key_Down))
        return false;
    auto at = offered.indexOf(m_current);
    if (key == Qt::Key_Left)
        at = at > 0 ? at - 1 : count - 1;
    else if (key == Qt::Key_Right || at < 0)
        at = (at + 1) % count;
    else if (key == Qt::Key_Down)
        at = at + inRow < count ? at + inRow : at % inRow;
    else
        at = at >= inRow ? at - inRow : at + (count - 1 - at) / inRow * inRow;
    choose(offered[at], m_part);
    return true;
}

void ColourPicker::keyPressEvent(QKeyEvent *event)
{
    if (event->text().toLower() == "i")
        askEyedropper();
    else if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        close();
    else if (!chooseByKey(*event) && !chooseByArrow(event->key()))
        QWidget::keyPressEvent(event);
}

} // namespace ninesketch
