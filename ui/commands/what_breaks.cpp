// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/what_breaks.h"

#include "model/design/read_design.h"
#include "model/scenario/breaking.h"
#include "model/scenario/places.h"
#include "ui/canvas/canvas_view.h"
#include "ui/editor.h"
#include "ui/panels/breaks_strip.h"
#include "ui/panels/load_slider.h"

#include <algorithm>

namespace ninesketch
{

WhatBreaks::WhatBreaks(Editor &editor, Estimator &estimator, CanvasView &canvas, const ActionSet &actions,
                       QWidget *stage)
    : QObject(stage), m_editor(editor), m_estimator(estimator), m_canvas(canvas),
      m_strip(new BreaksStrip(actions, stage))
{
    m_strip->hide();
    connect(&estimator, &Estimator::changed, this, &WhatBreaks::showEstimate);
    connect(&editor, &Editor::sceneChanged, this, &WhatBreaks::readKept);
    connect(&canvas, &CanvasView::struck, this,
            [this](const QString &id, bool oneReplica) { strike(id.toStdString(), oneReplica); });
    connect(&canvas, &CanvasView::toolChanged, m_strip, [this](const QString &id) {
        const bool kills = id == QLatin1String("kill");
        m_strip->setStriking(kills);
        if (kills)
            setOpen(true); // now, not under the pointer that strikes
    });
    connect(m_strip, &BreaksStrip::loadChosen, this, &WhatBreaks::setLoad);
    connect(m_strip, &BreaksStrip::goTo, this, [this](const QString &id, double load) {
        setLoad(load * 1.0001); // just beyond, so that it is seen to be full
        emit goTo(id);
    });
    connect(m_strip, &BreaksStrip::revived, this, [this](std::size_t kill) {
        if (kill < m_scenario.kills.size())
            toggle(m_scenario.kills[kill]);
    });
    connect(m_strip, &BreaksStrip::named, this, [this](const QString &name) { keepAs(name.toStdString()); });
    connect(m_strip, &BreaksStrip::recalled, this, &WhatBreaks::recall);
    connect(m_strip, &BreaksStrip::forgotten, this, &WhatBreaks::forget);
    readKept();
}

const Design *WhatBreaks::drawn() const
{
    const EstimatePtr drawn = m_estimator.drawn();
    return drawn ? &drawn->design : nullptr;
}

void WhatBreaks::setOpen(bool open)
{
    if (open == m_open)
        return;
    m_open = open;
    m_estimator.setWantsBreaking(open && !m_stripAway);
    m_estimator.setScenario(open ? m_scenario : Scenario{});
    if (!open && m_canvas.toolId() == QLatin1String("kill"))
        m_canvas.setTool("selection");
    m_strip->setVisible(open && !m_stripAway);
    showEstimate();
    emit changed();
}

void WhatBreaks::setStripAway(bool away)
{
    m_stripAway = away;
    m_estimator.setWantsBreaking(m_open && !away);
    m_strip->setVisible(m_open && !away);
    emit sizeChanged();
}

void WhatBreaks::forgetScenario()
{
    setOpen(false);
    m_scenario = {};
}

void WhatBreaks::use(Scenario scenario)
{
    m_scenario = std::move(scenario);
    if (m_open)
        m_estimator.setScenario(m_scenario);
    else
        setOpen(true);
    emit tried();
    // the strip answers at once, the figures follow
    m_strip->show(m_scenario, m_estimator.estimate(), m_estimator.drawn());
    emit changed();
    emit sizeChanged();
}

void WhatBreaks::setLoad(double load)
{
    Scenario scenario = m_scenario;
    scenario.load = std::clamp(load, leastLoadFactor, mostLoadFactor);
    scenario.name.clear();
    use(std::move(scenario));
}

void WhatBreaks::stepLoad(bool up)
{
    setLoad(LoadSlider::nextStop(m_open ? m_scenario.load : 1, up));
}

void WhatBreaks::strike(const std::string &elementId, bool oneReplica)
{
    const Design design = readDesign(m_editor.scene());
    const auto index = design.indexOf(elementId);
    if (!index || design.components[*index].kind->behaviour == Behaviour::Client)
        return;
    Scenario scenario = m_scenario;
    scenario.name.clear();
    const auto of = [&](Kill::Part part) {
        return std::ranges::find_if(
            scenario.kills, [&](const Kill &kill) { return kill.part == part && design.indexOf(kill.name) == index; });
    };
    const auto whole = of(Kill::Part::Component), some = of(Kill::Part::Replicas);
    if (whole != scenario.kills.end()) {
        scenario.kills.erase(whole);
    } else if (!oneReplica) {
        if (some != scenario.kills.end())
            scenario.kills.erase(some);
        scenario.kills.push_back({Kill::Part::Component, elementId, {}, 1});
    } else if (some == scenario.kills.end()) {
        scenario.kills.push_back({Kill::Part::Replicas, elementId, {}, 1});
    } else if (some->count < replicasOf(design.components[*index])) {
        ++some->count;
    } else {
        scenario.kills.erase(some);
    }
    use(std::move(scenario));
}

bool WhatBreaks::isKilled(const Kill &kill) const
{
    return m_open && std::ranges::count(m_scenario.kills, kill) > 0;
}

void WhatBreaks::toggle(const Kill &kill)
{
    Scenario scenario = m_scenario;
    scenario.name.clear();
    if (std::erase(scenario.kills, kill) == 0)
        scenario.kills.push_back(kill);
    use(std::move(scenario));
}

void WhatBreaks::reviveAll()
{
    Scenario scenario = m_scenario;
    scenario.kills.clear();
    scenario.load = 1;
    scenario.name.clear();
    use(std::move(scenario));
}

void WhatBreaks::showEstimate()
{
    const EstimatePtr estimate = m_estimator.estimate(), drawn = m_estimator.drawn();
    if (!m_open || !estimate || !drawn) {
        m_canvas.setStrain({});
        return;
    }
    m_strip->show(m_scenario, estimate, drawn);
    // of the scenario that the estimate was made for: while one is dragging, the figures are a moment behind
    const std::vector<int> lost = replicasLost(drawn->design, m_scenario.kills);
    std::vector<StrainMark> marks;
    for (std::size_t i = 0; i < estimate->design.components.size(); ++i) {
        const Component &component = estimate->design.components[i];
        if (component.kind->behaviour == Behaviour::Client)
            continue;
        StrainMark mark;
        mark.elementId = component.id;
        mark.busy = estimate->report.components[i].utilisation.value_or(0);
        mark.dead = !component.enabled;
        if (i < drawn->design.components.size() && i < lost.size() && !mark.dead) {
            mark.lost = lost[i];
            mark.parts = replicasOf(drawn->design.components[i]);
        }
        const auto point = std::ranges::find(estimate->breaking, i, &BreakingPoint::component);
        const auto turn = static_cast<int>(point - estimate->breaking.begin());
        const bool broken = point != estimate->breaking.end() && point->load <= m_scenario.load * (1 + 1e-9);
        if (point != estimate->breaking.end() && (broken || turn < 3)) { // and who is next
            mark.order = turn + 1;
            mark.threshold = (point->atMost ? QStringLiteral("≤ ") : QString()) + timesText(point->load);
        }
        if (broken && isSpared(mark.busy)) // behind something full less arrives; it would be full all the same
            mark.threshold += tr(" · spared");
        if (broken)
            mark.busy = std::max(mark.busy, 1.0);
        marks.push_back(std::move(mark));
    }
    m_canvas.setStrain(std::move(marks));
    emit sizeChanged();
}

void WhatBreaks::readKept()
{
    if (m_editor.isPreviewing())
        return;
    m_kept = scenariosOf(readDocument(m_editor.committed()).settings);
    m_strip->setKept(m_kept);
}

void WhatBreaks::storeKept(const std::vector<Scenario> &kept, const QString &what)
{
    DocumentModel document = readDocument(m_editor.committed());
    setScenarios(document.settings, kept);
    m_editor.commit(setDocument(m_editor.committed(), document), what);
}

void WhatBreaks::keepAs(const std::string &name)
{
    m_scenario.name = name;
    std::vector<Scenario> kept = m_kept;
    const Scenario made = toKeep(m_scenario, readDesign(m_editor.committed()));
    const auto same = std::ranges::find(kept, name, &Scenario::name);
    if (same == kept.end())
        kept.push_back(made);
    else
        *same = made;
    storeKept(kept, tr("Keep scenario"));
    emit changed();
    emit said(tr("\"%1\" is kept with the drawing, among the scenarios beside the slider.")
                  .arg(QString::fromStdString(name)));
}

void WhatBreaks::recall(std::size_t kept)
{
    if (kept >= m_kept.size())
        return;
    std::vector<std::string> gone;
    use(recalled(m_kept[kept], readDesign(m_editor.scene()), gone));
    QStringList names;
    for (const std::string &name : gone)
        names << QString::fromStdString(name);
    if (!names.isEmpty())
        emit said(tr("Without what is no longer in the drawing: %1.").arg(names.join(QStringLiteral(", "))));
}

void WhatBreaks::forget(std::size_t kept)
{
    if (kept >= m_kept.size())
        return;
    std::vector<Scenario> left = m_kept;
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(kept));
    const QString name = QString::fromStdString(m_kept[kept].name);
    storeKept(left, tr("Forget scenario"));
    emit said(tr("\"%1\" is gone. Ctrl+Z brings it back.").arg(name));
}

} // namespace ninesketch
