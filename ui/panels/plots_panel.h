// SPDX-License-Identifier: GPL-3.0-or-later
// All plots of the design, one below the other; those of one request class for the class that is chosen above them.
#pragma once
#include "model/plots/plot.h"
#include "ui/estimator.h"

#include <QWidget>

class QComboBox;

namespace ninesketch
{

class PlotView;

class PlotsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PlotsPanel(QWidget *parent = nullptr);
    void show(const EstimatePtr &estimate);
    void showClass(const QString &classId);

signals:
    /// The plot should stand on the canvas as a picture.
    void placeRequested(ninesketch::PlotKind kind, const QString &classId);
    void saved(const QString &path);
    void failed(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void draw();

    EstimatePtr m_estimate, m_drawn;
    QString m_classId;
    QComboBox *m_choice;
    std::vector<PlotView *> m_plots;
};

} // namespace ninesketch
