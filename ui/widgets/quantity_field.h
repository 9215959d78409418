// SPDX-License-Identifier: GPL-3.0-or-later
// A line to type a value with its unit into: "2ms", "5k/s", "99.95%", "3 nines". Empty means the default, which is
// shown greyed. Where ranges make sense, "3-8 ms" is one. What can't be read is said in a quiet sentence below, and
// nothing is changed.
#pragma once
#include "model/design/design.h"

#include <QWidget>
#include <optional>

class QLabel;
class QLineEdit;

namespace ninesketch
{

class QuantityField : public QWidget
{
    Q_OBJECT

public:
    explicit QuantityField(Unit unit, QWidget *parent = nullptr);

    void setRange(double minimum, double maximum, bool whole);
    void setDefault(const QString &text, const QString &source);
    /// In place of the default what follows from something that was written elsewhere: "948 B", "a row of Trip".
    void setDerived(const QString &text, const QString &from);
    /// Allows the word "typical" for this range, and says so.
    void setTypical(std::optional<Range> range);
    /// Where the stated value comes from, a few words; empty: nothing is said.
    void setSource(const QString &words);
    void setHelp(const QString &help);
    /// Shows a stated value or range, or the default when there is none. Leaves a line alone that is being edited.
    void setValue(std::optional<double> value, std::optional<Range> range = std::nullopt);
    /// Allows "3-8 ms"; the value is then the middle that estimates use.
    void setAllowsRange(bool allows);
    /// Allows "100M/day x3": a rate times a peak factor.
    void setAllowsFactor(bool allows) { m_allowsFactor = allows; }

    /// Its address among the inputs of the drawing (model/whatif/inputs.h): its menu then offers a plot over it.
    void setInput(const QString &path) { m_input = path; }

    Unit unit() const { return m_unit; }
    std::optional<Range> range() const { return m_range; }
    std::optional<double> value() const { return m_value; }
    QLineEdit *line() const { return m_line; }
    QString errorText() const;

signals:
    void committed(std::optional<double> value);
    void sweepPressed(const QString &input); ///< its address

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void read();
    void showMenu(const QPoint &at);
    bool isPossible(double value);
    void take(std::optional<double> value, std::optional<Range> range);
    void updateTip();
    void say(const QString &error);

    Unit m_unit;
    QLineEdit *m_line;
    QLabel *m_error;
    QString m_help, m_input, m_source, m_default, m_derivedFrom, m_from, m_shown;
    double m_minimum = 0, m_maximum = 1e15;
    bool m_whole = false, m_allowsFactor = false, m_allowsRange = false;
    std::optional<double> m_value;
    std::optional<Range> m_range, m_typical;
};

/// How a value of that unit is shown in a field: availabilities with their nines, rates per second, sizes in bytes.
QString fieldText(double value, Unit unit);

} // namespace ninesketch
