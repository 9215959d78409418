// SPDX-License-Identifier: GPL-3.0-or-later
// One plot as the window shows it: drawn in a calm hand, saved as a picture or a table, placed on the canvas.
#pragma once
#include "model/plots/plot.h"

#include <QImage>
#include <QWidget>

class QCustomPlot;
class QLabel;

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

    /// Writes a picture or table by the file's ending: png, svg, pdf, csv. The error is a sentence; empty: done.
    QString save(const QString &path) const;

signals:
    void placeRequested();
    void failed(const QString &sentence);
    void saved(const QString &path);

private:
    void draw();
    void askAndSave();

    PlotKind m_kind;
    Plot m_plot;
    QLabel *m_title, *m_note;
    QCustomPlot *m_canvas;
    QWidget *m_buttons;
};

/// The plot on white paper, for a drawing or a slide; `scale` device pixels per px.
QImage plotPicture(const Plot &plot, QSize size, double scale);

} // namespace ninesketch
