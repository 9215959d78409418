// SPDX-License-Identifier: GPL-3.0-or-later
// Plots that stand on the canvas as pictures and follow the numbers (customData.ninesketch.plot of an image names the
// plot). A new picture takes the old one's place within the change that caused it: undo knows one step, not two.
#pragma once
#include "model/plots/plot.h"
#include "model/scene/edit_context.h"
#include "ui/estimator.h"

#include <QObject>
#include <functional>

namespace ninesketch
{

class Editor;
class LatestTask;

class PlotPictures : public QObject
{
    Q_OBJECT

public:
    /// `context`: where new elements get their ids from.
    PlotPictures(Editor &editor, Estimator &estimator, std::function<EditContext()> context, QObject *parent);

    /// Places it around that point and selects it; a plot with nothing to show is not placed (false).
    bool place(const PlotQuestion &question, const Plot &shown, Point centre);

private:
    void refresh();
    /// The pictures that `plotOf` has another plot for get it.
    void follow(const std::function<Plot(const PlotQuestion &)> &plotOf);
    /// What longer work says about pictures of sensitivity and sweeps, once the drawing has changed.
    void vary(const EstimatePtr &estimate, const std::vector<PlotQuestion> &asked);

    Editor &m_editor;
    Estimator &m_estimator;
    std::function<EditContext()> m_context;
    LatestTask *m_varying;
    std::vector<PlotQuestion> m_varied; ///< answered, or being answered, for `m_variedDesign`
    Design m_variedDesign;
};

} // namespace ninesketch
