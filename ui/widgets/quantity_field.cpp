// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/quantity_field.h"

#include "model/quantities.h"
#include "ui/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QStyle>
#include <QVBoxLayout>
#include <cmath>

namespace ninesketch
{

QString fieldText(double value, Unit unit)
{
    const auto means = [&](const std::string &words) {
        const auto read = parseQuantity(words, unit);
        return read && std::abs(*read - value) <= 1e-9 * std::abs(value);
    };
    const std::string exact = formatQuantity(value, unit, 6);
    // what came out of a division (34.7222 k/s) is not read to six digits
    if ((unit == Unit::PerSecond || unit == Unit::None) && !means(exact))
        return QString::fromStdString(formatQuantity(value, unit, 4));
    return QString::fromStdString(exact);
}

QuantityField::QuantityField(Unit unit, QWidget *parent)
    : QWidget(parent), m_unit(unit), m_line(new QLineEdit(this)), m_error(new QLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_line);
    column->addWidget(m_error);
    m_error->setProperty("role", "error");
    m_error->setWordWrap(true);
    m_error->setFont(uiFont(-1));
    m_error->hide();
    setFocusProxy(m_line);
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::editingFinished, this, &QuantityField::read);
    connect(m_line, &QLineEdit::textEdited, this, [this] { say({}); });
}

void QuantityField::setRange(double minimum, double maximum, bool whole)
{
    m_minimum = minimum;
    m_maximum = maximum;
    m_whole = whole;
    updateTip();
}

void QuantityField::setDefault(const QString &text, const QString &source)
{
    m_default = text;
    m_source = source;
    m_derivedFrom.clear();
    m_line->setPlaceholderText(text.isEmpty() ? tr("unknown") : text);
    updateTip();
}

void QuantityField::setDerived(const QString &text, const QString &from)
{
    m_default = text;
    m_derivedFrom = from;
    m_line->setPlaceholderText(text + QStringLiteral(" · ") + from);
    updateTip();
}

void QuantityField::setTypical(std::optional<Range> range)
{
    m_typical = range;
    updateTip();
}

void QuantityField::setSource(const QString &words)
{
    m_from = words;
    updateTip();
}

void QuantityField::setHelp(const QString &help)
{
    m_help = help;
    updateTip();
}

void QuantityField::updateTip()
{
    QStringList lines{m_help};
    if (!m_from.isEmpty() && m_value)
        lines << tr("From: %1").arg(m_from);
    if (!m_derivedFrom.isEmpty())
        lines << tr("Not stated here: %1, %2").arg(m_default, m_derivedFrom);
    else if (!m_default.isEmpty())
        lines << tr("Default: %1%2").arg(m_default, m_source.isEmpty() ? QString() : " (" + m_source + ")");
    if (m_maximum < 1e15 || m_minimum > 0) {
        lines << (m_maximum < 1e12 ? tr("From %1 to %2").arg(fieldText(m_minimum, m_unit), fieldText(m_maximum, m_unit))
                                   : tr("At least %1").arg(fieldText(m_minimum, m_unit)));
    }
    if (m_typical)
        lines << tr("Typical: %1. Write \"typical\" and every figure shows the band that makes.")
                     .arg(QString::fromStdString(formatRange(m_typical->low, m_typical->high, m_unit)));
    if (m_range)
        lines << tr("Known as a range: estimates take %1, its %2.")
                     .arg(fieldText(middleOf(*m_range, m_unit, m_whole), m_unit),
                          isWide(*m_range, m_unit) ? tr("geometric middle") : tr("middle"));
    else if (m_allowsRange && !m_typical)
        lines << tr("Not sure? Write a range, as \"3-8 ms\": every figure then shows its band.");
    lines.removeAll(QString());
    m_line->setToolTip(lines.join('\n'));
}

void QuantityField::setAllowsRange(bool allows)
{
    m_allowsRange = allows;
    updateTip();
}

void QuantityField::setValue(std::optional<double> value, std::optional<Range> range)
{
    const bool editing = m_line->hasFocus() && m_line->text() != m_shown;
    m_value = value;
    m_range = range;
    m_shown = range   ? QString::fromStdString(formatRange(range->low, range->high, m_unit, 6))
              : value ? fieldText(*value, m_unit)
                      : QString();
    updateTip();
    if (!editing) {
        m_line->setText(m_shown);
        m_line->setCursorPosition(0);
        say({});
    }
}

QString QuantityField::errorText() const
{
    return m_error->isHidden() ? QString() : m_error->text();
}

void QuantityField::say(const QString &error)
{
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    m_line->setProperty("state", error.isEmpty() ? "" : "error");
    m_line->style()->unpolish(m_line);
    m_line->style()->polish(m_line);
}

void QuantityField::read()
{
    QString typed = m_line->text().trimmed();
    if (typed == m_shown)
        return;
    if (typed.isEmpty()) {
        take(std::nullopt, std::nullopt);
        return;
    }
    if (m_typical && typed.compare(tr("typical"), Qt::CaseInsensitive) == 0) {
        take(middleOf(*m_typical, m_unit, m_whole), m_typical);
        return;
    }
    if (m_allowsRange && looksLikeRange(typed.toStdString())) {
        const auto parsed = parseRange(typed.toStdString(), m_unit);
        if (!parsed) {
            say(QString::fromStdString(parsed.error()));
            return;
        }
        const Range range{parsed->first, parsed->second};
        if (isPossible(range.low) && isPossible(range.high))
            take(middleOf(range, m_unit, m_whole), range);
        return;
    }
    double factor = 1;
    if (m_allowsFactor) {
        static const QRegularExpression peak(
            "[,;]?\\s*(?:peak\\s*)?(?:[x×*]\\s*([0-9.]+)|([0-9.]+)\\s*[x×])\\s*(?:peak)?$");
        if (const auto match = peak.match(typed); match.hasMatch()) {
            factor = (match.captured(1) + match.captured(2)).toDouble();
            typed = typed.left(match.capturedStart()).trimmed();
        }
    }
    const Result<double> parsed = parseQuantity(typed.toStdString(), m_unit);
    if (!parsed) {
        say(QString::fromStdString(parsed.error()));
        return;
    }
    const double value = *parsed * factor;
    if (isPossible(value))
        take(value, std::nullopt);
}

bool QuantityField::isPossible(double value)
{
    const bool inside = value >= m_minimum && value <= m_maximum;
    if (!inside)
        say(m_maximum < 1e12
                ? tr("It must lie between %1 and %2.").arg(fieldText(m_minimum, m_unit), fieldText(m_maximum, m_unit))
                : tr("It must be at least %1.").arg(fieldText(m_minimum, m_unit)));
    else if (m_whole && value != std::floor(value))
        say(tr("It must be a whole number."));
    return inside && (!m_whole || value == std::floor(value));
}

bool QuantityField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_line->setText(m_shown); // what was typed is given up; the panel then goes back to the drawing
        say({});
    }
    if (watched == m_line && event->type() == QEvent::ContextMenu && !m_input.isEmpty()) {
        showMenu(static_cast<QContextMenuEvent *>(event)->globalPos());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void QuantityField::showMenu(const QPoint &at)
{
    QMenu *menu = m_line->createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSeparator();
    menu->addAction(tr("Plot figures over this number"), this, [this] { emit sweepPressed(m_input); });
    menu->popup(at);
}

void QuantityField::take(std::optional<double> value, std::optional<Range> range)
{
    m_line->setText(m_shown); // no longer being edited
    setValue(value, range);
    emit committed(value);
}

} // namespace ninesketch
