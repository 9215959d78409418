// SPDX-License-Identifier: GPL-3.0-or-later
// All plots of the design, one below the other; those of one request class for the class that is chosen above them.
#pragma once
#include "model/plots/plot.h"
#include "model/whatif/sensitivity.h"
#include "ui/estimator.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QScrollArea;

namespace ninesketch
{

class LatestTask;
class PlotView;
class SweepForm;

class PlotsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PlotsPanel(QWidget *parent = nullptr);
    void show(const EstimatePtr &estimate);
    void showClass(const QString &classId);
    /// Starts the longer work of those plots and brings them into view. The tornado then follows the drawing until it
    /// is stopped; a simulation is of the drawing as it was.
    void tryEveryInput();
    void simulate();
    /// Plots a figure over that input (its address), or, as long as none of it is chosen, over one of that component
    /// (its key), and brings it into view. It follows the drawing until it is stopped.
    void sweep(const QString &inputPath);
    void sweepOf(const std::string &component);

signals:
    /// The plot should stand on the canvas as a picture.
    void placeRequested(const ninesketch::PlotQuestion &question, const ninesketch::Plot &shown);
    void saved(const QString &path);
    void failed(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build(); ///< when it is first needed: so many plots take a while to make
    void draw();
    void offerFigures(); ///< to choose from, of those that there are
    void varyInputs();
    void refill(PlotView &view);
    bool isAboutChoice() const; ///< the tornado there is, of the figure and class that are chosen
    Plot plotOf(const PlotView &view) const;
    PlotView &view(PlotKind kind) const;
    void bringIntoView(PlotKind kind);
    PlotQuestion questionOf(const PlotView &view) const;
    /// A simulation and the analysis of the same design.
    struct Seen {
        EstimatePtr of;
        Report simulated, analysed;
    };

    EstimatePtr m_estimate, m_drawn;
    LatestTask *m_varying, *m_simulating;
    std::optional<Tornado> m_tornado;
    EstimatePtr m_tornadoOf;
    std::optional<Seen> m_seen;
    bool m_varies = false;       ///< a person asked for it and did not stop it
    bool m_showsTornado = false; ///< bring it into view when it is there
    QString m_classId;
    QComboBox *m_choice = nullptr;
    QLabel *m_nothing = nullptr; ///< says how to get plots
    QScrollArea *m_scroll = nullptr;
    std::vector<PlotView *> m_plots;
    SweepForm *m_sweep = nullptr;
    std::optional<PlotKind> m_inView; ///< stays in sight while the page grows, until somebody scrolls
    bool m_showsSweep = false;        ///< as m_showsTornado
};

} // namespace ninesketch
