// SPDX-License-Identifier: GPL-3.0-or-later
// A number with a letter before it: type into it, walk with the arrow keys, or drag the letter sideways.
#pragma once
#include <QWidget>
#include <optional>

class QLabel;
class QLineEdit;

namespace ninesketch
{

class ScrubField : public QWidget
{
    Q_OBJECT

public:
    /// `step`: what Shift makes of one unit of a drag or of an arrow key.
    ScrubField(const QString &letter, const QString &name, const QString &suffix, double step,
               QWidget *parent = nullptr);

    /// Nothing: the values differ ("Mixed"). Leaves a line alone that is being edited.
    void setValue(std::optional<double> value);
    QLineEdit *line() const { return m_line; }
    QLabel *letter() const { return m_letter; }

signals:
    void typed(double value);  ///< this, exactly
    void stepped(double by);   ///< an arrow key: so much more
    void dragged(double by);   ///< so much more than when the drag began; again and again
    void dragEnded(double by); ///< keep it
    void dragCancelled();
    void left(); ///< Escape: back to the drawing

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void read();
    bool letterEvent(QEvent *event);

    QLabel *m_letter;
    QLineEdit *m_line;
    QString m_suffix, m_shown;
    double m_step, m_by = 0;
    std::optional<int> m_from; ///< global x where the drag began
};

} // namespace ninesketch
