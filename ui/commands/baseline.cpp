// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/baseline.h"

#include "model/design/read_design.h"
#include "model/scene/json_write.h"
#include "model/scene/write_scene.h"
#include "ui/canvas/canvas_view.h"
#include "ui/editor.h"
#include "ui/latest_task.h"

#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

/// The element as text, without what every edit counts up, and without what others say of it.
std::string looksOf(const Element &element)
{
    std::string text;
    JsonWriter writer(text, 0);
    writeElement(writer, element);
    Json json = Json::parse(text);
    for (const char *key : {"version", "versionNonce", "updated", "index", "boundElements"})
        json.erase(key);
    if (const auto custom = json.find("customData"); custom != json.end() && custom->contains("ninesketch"))
        (*custom)["ninesketch"].erase("documentCopy");
    return json.dump();
}

} // namespace

std::vector<ElementPtr> elementsOnlyIn(const Scene &other, const Scene &scene)
{
    std::vector<ElementPtr> only;
    for (const ElementPtr &element : other.elements()) {
        if (isCarrier(*element))
            continue;
        const ElementPtr now = scene.share(element->id);
        if (now == element || (now && looksOf(*now) == looksOf(*element)))
            continue;
        only.push_back(element);
    }
    return only;
}

Baseline::Baseline(Editor &editor, CanvasView &canvas, QObject *parent)
    : QObject(parent), m_editor(editor), m_canvas(canvas), m_task(new LatestTask(this))
{
    connect(&editor, &Editor::sceneChanged, this, &Baseline::showGhost);
}

void Baseline::pin(const Scene &scene, const QString &name)
{
    m_scene = scene;
    m_name = name;
    m_pinned = true;
    m_estimate = nullptr;
    showGhost();
    m_task->run(
        [design = readDesign(scene)](const std::stop_token &stop) {
            EvaluateOptions options;
            options.latencyCurve = false;
            options.stop = stop;
            auto estimate = std::make_shared<Estimate>();
            estimate->report = evaluate(design, options);
            estimate->design = design;
            return estimate;
        },
        [this](std::shared_ptr<Estimate> estimate) {
            m_estimate = std::move(estimate);
            emit changed();
        });
    emit changed();
}

void Baseline::unpin()
{
    m_task->stop();
    m_pinned = false;
    m_scene = Scene();
    m_estimate = nullptr;
    m_canvas.setGhost(Scene());
    emit changed();
}

void Baseline::showGhost()
{
    if (m_pinned)
        m_canvas.setGhost(m_scene.withElements(elementsOnlyIn(m_scene, m_editor.scene())));
}

} // namespace ninesketch
