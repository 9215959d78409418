// SPDX-License-Identifier: GPL-3.0-or-later
// The load pad: plain lines like "100M DAU x 10 reads/day x 2KB, peak 3x" with their answers beside them and the
// working below.
#pragma once
#include "model/load/load_pad.h"

#include <QWidget>

class QLabel;
class QTimer;

namespace ninesketch
{

class AnsweredText;

class LoadPadPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LoadPadPanel(QWidget *parent = nullptr);

    /// Shows another document's lines; says nothing to the outside.
    void setText(const QString &text);
    QString text() const;
    const LoadPad &pad() const { return m_pad; }

signals:
    /// The person changed a line (after a short pause in typing).
    void edited(const QString &text, const ninesketch::LoadPad &pad);

private:
    void answer();
    void showDetails();

    AnsweredText *m_lines;
    QLabel *m_details;
    QLabel *m_totals;
    QTimer *m_pause;
    LoadPad m_pad;
    bool m_setting = false;
};

} // namespace ninesketch
