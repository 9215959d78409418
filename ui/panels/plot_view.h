// SPDX-License-Identifier: GPL-3.0-or-later
// One plot as the window shows it: drawn in a calm hand, saved as a picture or a table, placed on the canvas.
#pragma once
#include "model/plots/plot.h"

#include <QWidget>

class QComboBox;
class QCustomPlot;
class QLabel;
class QPushButton;

namespace ninesketch
{

class PlotView : public QWidget
{
    Q_OBJECT

public:
    explicit PlotView(PlotKind kind, QWidget *parent = nullptr);

    PlotKind kind() const { return m_kind; }
    void setPlot(Plot plot);
    const Plot &plot() const { return m_plot; }

    /// Offers longer work of which the plot shows the answer: a button that starts it, and stops it while it runs.
    void offerWork(const QString &words, const QString &help);
    /// The share that is done, 0 ... 1, instead of the note; negative: at rest.
    void setProgress(double share);
    /// Offers a choice above the plot: what a person reads, and its key. Keeps what was chosen.
    void setChoices(const QList<std::pair<QString, QString>> &choices);
    QString choice() const;
    /// What else the plot is asked for, below the choice.
    void addForm(QWidget *form);

    /// Writes a picture or table by the file's ending: png, svg, pdf, csv. The error is a sentence; empty: done.
    QString save(const QString &path) const;

signals:
    void workRequested(); ///< start it
    void stopRequested();
    void choiceMade();
    void placeRequested();
    void failed(const QString &sentence);
    void saved(const QString &path);

private:
    QString fileName() const;
    void draw();
    void askAndSave();

    PlotKind m_kind;
    Plot m_plot;
    QLabel *m_title, *m_note;
    QCustomPlot *m_canvas;
    QWidget *m_buttons;
    QComboBox *m_choice;
    QPushButton *m_work;
    QString m_workWords;
    double m_progress = -1;
};

} // namespace ninesketch
