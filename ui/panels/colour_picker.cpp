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

namespace ninesketch
{

namespace
{
const QString paletteKeys = "qwertasdfgzxcvb";
}

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
    : PopupCard(parent), m_current(current), m_shade(forBackground ? 1 : 4)
{
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
            connect(swatch, &Swatch::clicked, this, [this, colour] { choose(colour); });
            row->addWidget(swatch);
        }
        row->addStretch();
        layout->addLayout(row);
    }

    layout->addWidget(sectionLabel(tr("Colours")));
    auto *grid = new QGridLayout;
    grid->setSpacing(space::tight);
    int place = 0;
    for (const PaletteColour &row : colourPalette()) {
        const QString colour = row.shades[std::min(row.shades.size() - 1, static_cast<std::size_t>(m_shade))];
        auto *swatch = new Swatch(colour, QString("%1 — %2").arg(tr(row.name), paletteKeys.mid(place, 1)), 30, this);
        swatch->setKey(paletteKeys.mid(place, 1));
        bool chosen = false;
        for (const char *shade : row.shades)
            chosen = chosen || m_current == QLatin1String(shade);
        swatch->setChosen(chosen);
        connect(swatch, &Swatch::clicked, this, [this, colour] { choose(colour); });
        grid->addWidget(swatch, place / 5, place % 5);
        ++place;
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

void ColourPicker::choose(const QString &colour)
{
    m_current = colour;
    m_hex->setText(colour);
    const auto swatches = findChildren<Swatch *>();
    for (Swatch *swatch : swatches)
        swatch->setChosen(swatch->colour() == colour);
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
    for (const PaletteColour &row : colourPalette()) {
        bool mine = false;
        for (const char *shade : row.shades)
            mine = mine || m_current == QLatin1String(shade);
        if (!mine || row.shades.size() < 2)
            continue;
        for (int i = 0; i < static_cast<int>(row.shades.size()); ++i) {
            const QString colour = row.shades[static_cast<std::size_t>(i)];
            auto *swatch = new Swatch(colour, QString("%1 — Shift+%2").arg(colour).arg(i + 1), 30, this);
            swatch->setChosen(colour == m_current);
            connect(swatch, &Swatch::clicked, this, [this, colour] { choose(colour); });
            m_shades->addWidget(swatch, 0, i);
        }
        return;
    }
    auto *none = mutedLabel(tr("None for this colour"), this);
    m_shades->addWidget(none, 0, 0, 1, 5);
}

void ColourPicker::keyPressEvent(QKeyEvent *event)
{
    const QString text = event->text().toLower();
    if (text == "i") {
        askEyedropper();
        return;
    }
    const auto place = text.size() == 1 ? paletteKeys.indexOf(text) : -1;
    if (place >= 0 && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        const auto &shades = colourPalette()[static_cast<std::size_t>(place)].shades;
        choose(shades[std::min(shades.size() - 1, static_cast<std::size_t>(m_shade))]);
        return;
    }
    const quint32 digitKeys[] = {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5};
    const quint32 shifted[] = {Qt::Key_Exclam, Qt::Key_At, Qt::Key_NumberSign, Qt::Key_Dollar, Qt::Key_Percent};
    for (int i = 0; i < 5; ++i) {
        if ((event->modifiers() & Qt::ShiftModifier) &&
            (static_cast<quint32>(event->key()) == digitKeys[i] || static_cast<quint32>(event->key()) == shifted[i])) {
            for (const PaletteColour &row : colourPalette()) {
                for (const char *shade : row.shades) {
                    if (m_current == QLatin1String(shade) && row.shades.size() == 5) {
                        m_shade = i;
                        choose(row.shades[static_cast<std::size_t>(i)]);
                        return;
                    }
                }
            }
        }
    }
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace ninesketch
