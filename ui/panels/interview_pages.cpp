// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/interview_pages.h"

#include "model/design/read_design.h"
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

constexpr const char *padKey = "loadPad", *frameworkKey = "framework";

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

/// The target of the design that a requirement means; nothing for what is not estimated as such.
std::optional<Target> targetOf(const MeasurableRequirement &requirement, const DocumentModel &document)
{
    Target target;
    target.classId = requirement.requestClass;
    for (const RequestClass &one : document.classes)
        if (one.name == requirement.requestClass)
            target.classId = one.id;
    target.value = requirement.bound;
    switch (requirement.metric) {
    case RequirementMetric::Availability:
        target.metric = Metric::Availability;
        return target;
    case RequirementMetric::Throughput:
        target.metric = Metric::Throughput;
        return target;
    case RequirementMetric::Cost:
        target.metric = Metric::Cost;
        return target;
    case RequirementMetric::Latency:
        for (const auto &[percentile, metric] :
             {std::pair{0.0, Metric::Mean}, std::pair{0.5, Metric::P50}, std::pair{0.9, Metric::P90},
              std::pair{0.95, Metric::P95}, std::pair{0.99, Metric::P99}, std::pair{0.999, Metric::P999}})
            if (requirement.percentile == percentile) {
                target.metric = metric;
                return target;
            }
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

} // namespace

InterviewPages::InterviewPages(Editor &editor, SidePanel &side)
    : QObject(&side), m_editor(editor), m_pad(new LoadPadPanel), m_framework(new FrameworkPanel),
      m_nines(new NinesPanel)
{
    side.addPage("load", tr("Load pad"), "load", "Alt+6", m_pad);
    side.addPage("framework", tr("Interview"), "clock", "Alt+7", m_framework);
    side.addPage("nines", tr("Nines"), "stats", "Alt+8", m_nines);
    connect(&editor, &Editor::sceneChanged, this, &InterviewPages::readScene);
    connect(m_pad, &LoadPadPanel::edited, this, &InterviewPages::usePad);
    connect(m_framework, &FrameworkPanel::edited, this, [this](const Framework &framework) {
        DocumentModel document = readDocument(m_editor.committed());
        setNote(document, frameworkKey, framework.empty() ? std::string() : toJson(framework).dump());
        m_editor.commit(setDocument(m_editor.committed(), document), tr("Interview notes"));
    });
    connect(m_framework, &FrameworkPanel::applyRequested, this, [this](FrameworkStep step) {
        if (step == FrameworkStep::NonFunctional)
            useTargets();
        else
            useInterface();
    });
    readScene();
}

void InterviewPages::show(const EstimatePtr &estimate)
{
    if (estimate)
        m_nines->setReport(estimate->report);
}

void InterviewPages::readScene()
{
    if (m_editor.isPreviewing())
        return;
    const DocumentModel document = readDocument(m_editor.committed());
    m_pad->setText(QString::fromStdString(noteOf(document, padKey)));
    const Json notes = Json::parse(noteOf(document, frameworkKey), nullptr, false);
    m_framework->setFramework(notes.is_discarded() ? Framework{} : frameworkFromJson(notes));
}

void InterviewPages::usePad(const QString &text, const LoadPad &pad)
{
    DocumentModel document = readDocument(m_editor.committed());
    setNote(document, padKey, text.toStdString());
    for (const PadClass &line : pad.classes) {
        RequestClass &one = classOf(document, line.name);
        one.rate = line.peakRate.likely;
        one.share.reset();
        one.users.reset();
        one.actionsPerDay.reset();
        one.peakFactor.reset();
        one.operation = line.isWrite ? Operation::Write : Operation::Read;
        if (line.bytesEach)
            (line.isWrite ? one.requestBytes : one.responseBytes) = line.bytesEach->likely;
    }
    m_editor.commit(setDocument(m_editor.committed(), document), tr("Load pad"));
}

void InterviewPages::useTargets()
{
    DocumentModel document = readDocument(m_editor.committed());
    for (const NumberedLine &line : linesOf(m_framework->framework().at(FrameworkStep::NonFunctional))) {
        const auto requirement = readRequirement(line.text);
        const auto target = requirement ? targetOf(*requirement, document) : std::nullopt;
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

} // namespace ninesketch
