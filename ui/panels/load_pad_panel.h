// SPDX-License-Identifier: GPL-3.0-or-later
// The load pad: plain lines like "100M DAU x 10 reads/day x 2KB, peak 3x" with their answers beside them and the
// working below.
#pragma once
#include "model/load/load_pad.h"
#include "ui/estimator.h"

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
    /// The classes of the drawing: what the lines drive.
    void setClasses(const std::vector<RequestClass> &classes);
    /// Says in one sentence whether the drawing carries the load.
    void setEstimate(const EstimatePtr &estimate);
    /// How the load compares to what the drawing carries, `room` times the load: below twice as much in percent.
    static QString roomSentence(double room);

signals:
    /// The person changed a line (after a short pause in typing).
    void edited(const QString &text);

private:
    void answer();
    void showDetails();
    void showTotals();
    void showRoom();
    /// The drawing's class that a class of the pad drives, else the pad's own name.
    QString drivenName(std::size_t padClass) const;
    /// That no arrow names the class, when it is so.
    QString assumedPath(const std::string &classId) const;

    AnsweredText *m_lines;
    QLabel *m_details;
    QLabel *m_totals;
    QLabel *m_room;
    QTimer *m_pause;
    LoadPad m_pad;
    std::vector<RequestClass> m_classes;
    std::vector<std::optional<std::size_t>> m_driven; ///< by class of the pad
    EstimatePtr m_estimate;
    bool m_setting = false;
};

} // namespace ninesketch
