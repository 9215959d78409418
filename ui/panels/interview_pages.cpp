// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/interview_pages.h"

#include "model/design/read_design.h"
#include "model/framework/design_review.h"
#include "model/framework/framework_drawing.h"
#include "model/load/driven_classes.h"
#include "ui/editor.h"
#include "ui/panels/framework_panel.h"
#include "ui/panels/load_pad_panel.h"
#include "ui/panels/nines_panel.h"
#include "ui/panels/side_panel.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

constexpr const char *frameworkKey = "framework";

std::string noteOf(const DocumentModel &document, const char *key)
{
    const auto found = document.settings.others.find(key);
    const auto *text = found == document.settings.others.end() ? nullptr : std::get_if<std::string>(&found->second);
    return text ? *text : std::string();
}

void setNote(DocumentModel &document, const char *key, std::string text)
{
    if (text.empty())
        document.settings.others.erase(key);
    else
        document.settings.others[key] = std::move(text);
}

/// The class of that id or name, made when there is none.
RequestClass &classOf(DocumentModel &document, const std::string &name)
{
    const auto found = std::ranges::find_if(
        document.classes, [&](const RequestClass &one) { return one.id == name || one.name == name; });
    if (found != document.classes.end())
        return *found;
    RequestClass made;
    made.id = made.name = name;
    document.classes.push_back(std::move(made));
    return document.classes.back();
}

} // namespace

InterviewPages::InterviewPages(Editor &editor, SidePanel &side, std::function<EditContext()> context)
    : QObject(&side), m_editor(editor), m_context(std::move(context)), m_pad(new LoadPadPanel),
      m_framework(new FrameworkPanel), m_nines(new NinesPanel)
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
        setNote(document, frameworkKey, framework.empty() ? std::string() : toJson(framework).dump());
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
    connect(m_framework, &FrameworkPanel::drawRequested, this, [this] {
        m_editor.commit(
            drawDataFlow(m_editor.committed(), readDesign(m_editor.committed()), m_framework->framework(), m_context()),
            tr("Draw the data flow"));
    });
    readScene();
}

void InterviewPages::show(const EstimatePtr &estimate)
{
    if (!estimate)
        return;
    m_nines->setReport(estimate->report);
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
    const Json notes = Json::parse(noteOf(document, frameworkKey), nullptr, false);
    m_framework->setFramework(
        notesFromCanvas(m_editor.committed(), notes.is_discarded() ? Framework{} : frameworkFromJson(notes)));
}

void InterviewPages::useTargets()
{
    DocumentModel document = readDocument(m_editor.committed());
    for (const NumberedLine &line : linesOf(m_framework->framework().at(FrameworkStep::NonFunctional))) {
        const auto requirement = readRequirement(line.text);
        const auto target = requirement ? targetOf(*requirement, document.classes) : std::nullopt;
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
    for (const NumberedLine &line : linesOf(m_framework->framework().at(FrameworkStep::Interface))) {
        const auto api = readApiLine(line.text);
        if (!api)
            continue;
        RequestClass &one = classOf(document, api->requestClass);
        one.operation = api->isWrite ? Operation::Write : Operation::Read;
        if (api->rate)
            one.rate = *api->rate;
    }
    m_editor.commit(setDocument(m_editor.committed(), document), tr("Request classes from the API"));
}

void InterviewPages::putOnCanvas(FrameworkStep step)
{
    const Scene drawn = putStepOnCanvas(m_editor.committed(), m_framework->framework(), step, m_context());
    m_editor.commit(drawn, tr("Step on the canvas"));
    if (const std::string id = stepOnCanvas(m_editor.committed(), step); !id.empty())
        emit showRequested(id);
}

} // namespace ninesketch
