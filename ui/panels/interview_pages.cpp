// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/interview_pages.h"

#include "model/design/design_json.h"
#include "model/design/read_design.h"
#include "model/design/redraw.h"
#include "model/design/tidy.h"
#include "model/framework/class_names.h"
#include "model/framework/design_review.h"
#include "model/framework/framework_drawing.h"
#include "model/load/driven_classes.h"
#include "model/lowered.h"
#include "ui/editor.h"
#include "ui/panels/framework_panel.h"
#include "ui/panels/load_pad_panel.h"
#include "ui/panels/nines_panel.h"
#include "ui/panels/reinforcement_list.h"
#include "ui/panels/shared_failures_table.h"
#include "ui/panels/side_panel.h"

#include <algorithm>

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

} // namespace

InterviewPages::InterviewPages(Editor &editor, SidePanel &side, std::function<EditContext()> context)
    : QObject(&side), m_editor(editor), m_context(std::move(context)), m_pad(new LoadPadPanel(side.pages())),
      m_framework(new FrameworkPanel(side.pages())), m_nines(new NinesPanel(side.pages()))
{
    side.addPage({"load", tr("Load pad"), tr("Load"), "load", "Alt+6", m_pad});
    side.addPage({"framework", tr("Interview"), tr("Interview"), "clock", "Alt+7", m_framework});
    side.addPage({"nines", tr("Nines"), tr("Nines"), "stats", "Alt+8", m_nines});
    connect(&editor, &Editor::sceneChanged, this, &InterviewPages::readScene);
    connect(m_pad, &LoadPadPanel::edited, this, [this](const QString &text) {
        m_editor.commit(withLoadPad(m_editor.committed(), text.toStdString()), tr("Load pad"));
    });
    connect(m_framework, &FrameworkPanel::edited, this, [this](const Framework &framework) {
        DocumentModel document = readDocument(m_editor.committed());
        keepFramework(document.settings, framework);
        const Scene noted = setDocument(m_editor.committed(), document);
        m_editor.commit(withNotesOnCanvas(noted, framework, m_context()), tr("Interview notes"));
    });
    connect(m_framework, &FrameworkPanel::applyRequested, this, [this](FrameworkStep step) {
        if (step == FrameworkStep::NonFunctional)
            useTargets();
        else
            useInterface();
    });
    connect(m_framework, &FrameworkPanel::canvasRequested, this, &InterviewPages::putOnCanvas);
    connect(m_framework, &FrameworkPanel::drawRequested, this, &InterviewPages::drawFlow);
    connect(m_framework, &FrameworkPanel::tick, &side, [this, &side](double seconds) {
        side.setName("framework", m_framework->isRunning() ? clockText(seconds) : tr("Interview"));
    });
    connect(m_nines, &NinesPanel::figurePressed, this, &InterviewPages::figurePressed);
    connect(&m_nines->reinforcements(), &ReinforcementList::takeRequested, this, &InterviewPages::reinforce);
    connect(&m_nines->sharedFailures(), &SharedFailuresTable::takeRequested, this, &InterviewPages::shareFailures);
    readScene();
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
    if (!estimate)
        return;
    m_nines->setEstimate(estimate);
    m_framework->setEstimate(estimate);
    m_pad->setEstimate(estimate);
}

void InterviewPages::readScene()
{
    if (m_editor.isPreviewing())
        return;
    const DocumentModel document = readDocument(m_editor.committed());
    m_pad->setText(QString::fromStdString(loadPadOf(document)));
    m_pad->setClasses(document.classes);
    m_framework->setFramework(notesFromCanvas(m_editor.committed(), frameworkOf(document.settings)));
}

void InterviewPages::useTargets()
{
    DocumentModel document = readDocument(m_editor.committed());
    for (const NumberedLine &line : linesOf(m_framework->framework().at(FrameworkStep::NonFunctional))) {
        const auto read = readRequirement(line.text);
        if (!read)
            continue;
        const MeasurableRequirement requirement = ofKnownClass(*read, m_framework->framework(), document.classes);
        if (!requirement.requestClass.empty() && !classNamed(requirement.requestClass, document.classes))
            madeClass(document, requirement.requestClass);
        const auto target = targetOf(requirement, document.classes);
        if (!target)
            continue;
        std::erase_if(document.targets, [&](const Target &old) {
            return old.classId == target->classId && old.metric == target->metric;
        });
        document.targets.push_back(*target);
    }
    m_editor.commit(setDocument(m_editor.committed(), document), tr("Targets from requirements"));
}

void InterviewPages::useInterface()
{
    DocumentModel document = readDocument(m_editor.committed());
    const Interface read = interfaceOf(m_framework->framework(), document.classes);
    for (std::size_t i = 0; i < read.lines.size(); ++i) {
        const ApiLine &line = read.lines[i];
        RequestClass &one = read.classes[i] ? document.classes[*read.classes[i]]
                                            : madeClass(document, line.named.empty() ? line.requestClass : line.named);
        one.operation = line.isWrite ? Operation::Write : Operation::Read;
        for (const auto &[said, kept] :
             {std::pair(line.rate, &one.rate), std::pair(line.requestBytes, &one.requestBytes),
              std::pair(line.responseBytes, &one.responseBytes)})
            if (said)
                *kept = said;
    }
    m_editor.commit(setDocument(m_editor.committed(), document), tr("Request classes from the API"));
}

void InterviewPages::drawFlow()
{
    const Scene &scene = m_editor.committed();
    const Design design = readDesign(scene);
    Scene drawn = drawDataFlow(scene, design, m_framework->framework(), m_context());
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
    return m_framework->clockLine();
}

void InterviewPages::putOnCanvas(FrameworkStep step)
{
    const Scene drawn = putStepOnCanvas(m_editor.committed(), m_framework->framework(), step, m_context());
    m_editor.commit(drawn, tr("Step on the canvas"));
    if (const std::string id = stepOnCanvas(m_editor.committed(), step); !id.empty())
        emit showRequested(id);
}

} // namespace ninesketch
