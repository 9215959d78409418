// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/interview_pages.h"

#include "model/design/design_json.h"
#include "model/design/read_design.h"
#include "model/design/redraw.h"
#include "model/design/retention.h"
#include "model/design/tidy.h"
#include "model/framework/class_names.h"
#include "model/framework/design_review.h"
#include "model/framework/framework_drawing.h"
#include "model/framework/requirement_lines.h"
#include "model/load/driven_classes.h"
#include "model/lowered.h"
#include "ui/editor.h"
#include "ui/panels/framework_panel.h"
#include "ui/panels/load_pad_panel.h"
#include "ui/panels/nines_panel.h"
#include "ui/panels/reinforcement_list.h"
#include "ui/panels/shared_failures_table.h"
#include "ui/panels/side_panel.h"
#include "ui/preference_memory.h"

#include <QDateTime>
#include <algorithm>
#include <utility>

namespace ninesketch
{
namespace
{

RequestClass &madeClass(DocumentModel &document, const std::string &name)
{
    RequestClass made;
    made.id = keyFromName(name);
    made.name = capitalised(name);
    made.operation = meansWriting(name) ? Operation::Write : Operation::Read; // an API line says more
    document.classes.push_back(std::move(made));
    return document.classes.back();
}

/// What those classes write is kept that long.
void keepData(DocumentModel &document, const MeasurableRequirement &requirement)
{
    for (const std::string &id : classesKept(requirement, document.classes))
        stateRetention(document.settings, id, requirement.bound);
}

void readInto(LoadPadPanel &pad, const DocumentModel &document)
{
    pad.setText(QString::fromStdString(loadPadOf(document)));
    pad.setClasses(document.classes);
}

void readInto(FrameworkPanel &framework, const Scene &scene, const DocumentModel &document)
{
    framework.setFramework(notesFromCanvas(scene, frameworkOf(document.settings)));
}

} // namespace

InterviewPages::InterviewPages(Editor &editor, SidePanel &side, PreferenceMemory &memory,
                               std::function<EditContext()> context)
    : QObject(&side), m_editor(editor), m_side(side), m_memory(memory), m_context(std::move(context))
{
    m_pad.setMaker([this] { return makePad(); });
    m_framework.setMaker([this] { return makeFramework(); });
    m_nines.setMaker([this] { return makeNines(); });
    side.addPage({"load", tr("Load pad"), tr("Load"), "load", "Alt+6", [this] { return &*m_pad; }});
    side.addPage({"framework", tr("Interview"), tr("Interview"), "clock", "Alt+7", [this] { return &*m_framework; }});
    side.addPage({"nines", tr("Nines"), tr("Nines"), "stats", "Alt+8", [this] { return &*m_nines; }});
    connect(&editor, &Editor::sceneChanged, this, &InterviewPages::readScene);
}

LoadPadPanel *InterviewPages::makePad()
{
    auto *pad = new LoadPadPanel(m_side.pages());
    connect(pad, &LoadPadPanel::edited, this, [this](const QString &text) {
        m_editor.commit(withLoadPad(m_editor.committed(), text.toStdString()), tr("Load pad"));
    });
    readInto(*pad, readDocument(m_editor.committed()));
    if (m_estimate)
        pad->setEstimate(m_estimate);
    return pad;
}

FrameworkPanel *InterviewPages::makeFramework()
{
    auto *framework = new FrameworkPanel(m_side.pages());
    framework->hide(); // its clock may be started from elsewhere
    connect(framework, &FrameworkPanel::edited, this, [this](const Framework &notes) {
        DocumentModel document = readDocument(m_editor.committed());
        keepFramework(document.settings, notes);
        const Scene noted = setDocument(m_editor.committed(), document);
        m_editor.commit(withNotesOnCanvas(noted, notes, m_context()), tr("Interview notes"));
    });
    connect(framework, &FrameworkPanel::applyRequested, this, [this](FrameworkStep step) {
        if (step == FrameworkStep::NonFunctional)
            useTargets();
        else
            useInterface();
    });
    connect(framework, &FrameworkPanel::canvasRequested, this, &InterviewPages::putOnCanvas);
    connect(framework, &FrameworkPanel::drawRequested, this, [this, framework] { drawFlowOf(framework->framework()); });
    connect(framework, &FrameworkPanel::tick, this, [this, framework](double seconds) {
        m_side.setName("framework", framework->isRunning() ? clockText(seconds) : tr("Interview"));
    });
    readInto(*framework, m_editor.committed(), readDocument(m_editor.committed()));
    if (m_estimate)
        framework->setEstimate(m_estimate);
    keepClockOf(*framework);
    return framework;
}

void InterviewPages::keepClockOf(FrameworkPanel &framework)
{
    constexpr qint64 sameInterview = qint64(2) * 3600; // s; after that it is another one
    const auto now = [] { return QDateTime::currentSecsSinceEpoch(); };
    const Preferences &kept = m_memory.now();
    if (now() - kept.interviewSpentAt < sameInterview)
        framework.standAt(kept.interviewSpent, kept.interviewStep);
    connect(&framework, &FrameworkPanel::clockMoved, this, [this, &framework, now] {
        m_memory.change([&](Preferences &preferences) {
            preferences.interviewSpent = framework.spent();
            preferences.interviewStep = static_cast<int>(framework.currentStep());
            preferences.interviewSpentAt = now();
        });
    });
}

NinesPanel *InterviewPages::makeNines()
{
    auto *nines = new NinesPanel(m_side.pages());
    connect(nines, &NinesPanel::figurePressed, this, &InterviewPages::figurePressed);
    connect(&nines->reinforcements(), &ReinforcementList::takeRequested, this, &InterviewPages::reinforce);
    connect(&nines->sharedFailures(), &SharedFailuresTable::takeRequested, this, &InterviewPages::shareFailures);
    if (m_estimate)
        nines->setEstimate(m_estimate);
    return nines;
}

void InterviewPages::reinforce(const std::string &componentId, Reinforcement::Kind kind, const QString &what)
{
    const Scene &scene = m_editor.committed();
    const Design design = readDesign(scene);
    const auto found = std::ranges::find(design.components, componentId, &Component::id);
    if (found == design.components.end())
        return;
    if (const auto with = reinforced(design, static_cast<std::size_t>(found - design.components.begin()), kind))
        m_editor.commit(redraw(scene, design, *with, m_context()), what);
}

void InterviewPages::shareFailures(double share)
{
    const Scene &scene = m_editor.committed();
    const Design design = readDesign(scene);
    m_editor.commit(redraw(scene, design, withSharedFailures(design, share), m_context()), tr("Shared failures"));
}

void InterviewPages::show(const EstimatePtr &estimate)
{
    m_estimate = estimate;
    if (!estimate)
        return;
    if (NinesPanel *nines = m_nines.made())
        nines->setEstimate(estimate);
    if (FrameworkPanel *framework = m_framework.made())
        framework->setEstimate(estimate);
    if (LoadPadPanel *pad = m_pad.made())
        pad->setEstimate(estimate);
}

void InterviewPages::readScene()
{
    if (m_editor.isPreviewing() || (!m_pad.made() && !m_framework.made()))
        return;
    const DocumentModel document = readDocument(m_editor.committed());
    if (LoadPadPanel *pad = m_pad.made())
        readInto(*pad, document);
    if (FrameworkPanel *framework = m_framework.made())
        readInto(*framework, m_editor.committed(), document);
}

void InterviewPages::useTargets()
{
    DocumentModel document = readDocument(m_editor.committed());
    for (const NumberedLine &line : requirementLinesOf(m_framework->framework())) {
        const auto read = readRequirement(line.text);
        if (!read)
            continue;
        if (read->metric == RequirementMetric::Retention) {
            keepData(document, *read);
            continue;
        }
        const MeasurableRequirement requirement = ofKnownClass(*read, m_framework->framework(), document.classes);
        if (couldBeClass(requirement.requestClass) && !classNamed(requirement.requestClass, document.classes) &&
            requirement.metric != RequirementMetric::RecoveryTime) // is no target
            madeClass(document, requirement.requestClass);
        const auto target = targetOf(requirement, document.classes);
        if (!target)
            continue;
        std::erase_if(document.targets, [&](const Target &old) {
            return old.classId == target->classId && old.metric == target->metric;
        });
        document.targets.push_back(*target);
    }
    m_editor.commit(withWaysOfFlow(setDocument(m_editor.committed(), document), m_framework->framework()),
                    tr("Targets from requirements"));
}

void InterviewPages::useInterface()
{
    DocumentModel document = readDocument(m_editor.committed());
    const Interface read = interfaceOf(m_framework->framework(), document.classes);
    for (std::size_t i = 0; i < read.lines.size(); ++i) {
        const ApiLine &line = read.lines[i];
        RequestClass &one = read.classes[i] ? document.classes[*read.classes[i]]
                                            : madeClass(document, line.named.empty() ? line.requestClass : line.named);
        const Operation does = line.isWrite ? Operation::Write : Operation::Read;
        if (std::exchange(one.operation, does) != does) // what was known of a read's answer is what is sent
            std::swap(one.requestBytes, one.responseBytes);
        for (const auto &[said, kept] :
             {std::pair(line.rate, &one.rate), std::pair(line.requestBytes, &one.requestBytes),
              std::pair(line.responseBytes, &one.responseBytes)})
            if (said)
                *kept = said;
    }
    m_editor.commit(withWaysOfFlow(setDocument(m_editor.committed(), document), m_framework->framework()),
                    tr("Request classes from the API"));
}

void InterviewPages::drawFlow(const QString &line)
{
    Framework framework;
    framework.at(FrameworkStep::DataFlow) = line.toStdString();
    drawFlowOf(framework);
}

void InterviewPages::drawFlowOf(const Framework &framework)
{
    const Scene &scene = m_editor.committed();
    const Design design = readDesign(scene);
    Scene drawn = drawDataFlow(scene, design, framework, m_context());
    if (drawn.sameAs(scene))
        return;
    if (design.empty()) // else it stays where somebody put it
        drawn = tidied(drawn, {}, m_context());
    m_editor.commit(std::move(drawn), tr("Draw the data flow"));
    m_editor.setSelection({}); // nothing stands before what was drawn
    emit flowDrawn();
}

void InterviewPages::toggleClock()
{
    m_framework->isRunning() ? m_framework->pause() : m_framework->start();
}

QString InterviewPages::clockLine() const
{
    return m_framework.made() ? m_framework->clockLine() : QString();
}

void InterviewPages::putOnCanvas(FrameworkStep step)
{
    const Scene drawn = putStepOnCanvas(m_editor.committed(), m_framework->framework(), step, m_context());
    m_editor.commit(drawn, tr("Step on the canvas"));
    if (const std::string id = stepOnCanvas(m_editor.committed(), step); !id.empty())
        emit showRequested(id);
}

} // namespace ninesketch
