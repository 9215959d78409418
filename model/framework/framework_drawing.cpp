// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/framework_drawing.h"

#include "model/design/abbreviations.h"
#include "model/design/component_drawing.h"
#include "model/design/kind_words.h"
#include "model/design/read_design.h"
#include "model/framework/class_clients.h"
#include "model/framework/class_ways.h"
#include "model/framework/design_review.h"
#include "model/framework/flow_lines.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/scene/edits/arrows.h"
#include "model/scene/edits/content.h"
#include "model/scene/edits/frames.h"
#include "model/scene/edits/texts.h"
#include "model/scene/linear_points.h"
#include "model/scene/own_data.h"
#include "model/scene/text_layout.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <sstream>

namespace ninesketch
{
namespace
{

constexpr double frameWidth = 520, padding = 24, apart = 96, nodeGap = 150; // px
constexpr double fontSize = 16;
constexpr double numbersRoom = 32; ///< px below a design: for the numbers of what stands lowest

bool linksTo(const Element &element, const FrameworkStepInfo &info)
{
    const Json *step = ownData(element, "step");
    return step && step->is_string() && step->get_ref<const std::string &>() == info.id;
}

const Element *linkedElement(const Scene &scene, const FrameworkStepInfo &info)
{
    for (const ElementPtr &element : scene.elements())
        if (linksTo(*element, info))
            return element.get();
    return nullptr;
}

const FrameworkStepInfo &infoOf(FrameworkStep step)
{
    return frameworkSteps()[static_cast<std::size_t>(step)];
}

std::shared_ptr<const Json> linkTo(const FrameworkStepInfo &info)
{
    return std::make_shared<const Json>(Json{{"ninesketch", {{"v", 1}, {"step", info.id}}}});
}

std::optional<Rect> boxOf(const Scene &scene)
{
    std::optional<Rect> box;
    for (const ElementPtr &element : scene.elements())
        if (!isCarrier(*element))
            box = box ? box->united(element->box()) : element->box();
    return box;
}

/// The frames of steps among the pages in the order of the steps, wherever they stand.
Scene inOrderOfSteps(const Scene &scene, const EditContext &context)
{
    const std::vector<std::string> pages = framesInOrder(scene);
    std::vector<std::string> steps;
    for (const FrameworkStepInfo &info : frameworkSteps())
        if (const Element *linked = linkedElement(scene, info))
            if (const std::string frame = linked->isFrame() ? linked->id : linked->frameId.value_or(std::string());
                scene.find(frame) && std::ranges::find(steps, frame) == steps.end())
                steps.push_back(frame);
    std::vector<std::string> ordered = pages;
    auto next = steps.begin();
    for (std::string &page : ordered)
        if (std::ranges::find(steps, page) != steps.end())
            page = *next++;
    return ordered == pages ? scene : setFrameOrder(scene, ordered, context);
}

Scene frameAroundDesign(const Scene &scene, const FrameworkStepInfo &info, const EditContext &context)
{
    Ids parts;
    for (const ElementPtr &element : scene.elements()) {
        const bool call = element->isArrow() && element->linear()->startBinding && element->linear()->endBinding;
        if (!element->isFrame() && (call || !componentOf(scene, element->id).empty()))
            parts.insert(element->id);
    }
    if (parts.empty())
        return scene;
    const Framed framed = wrapInFrame(scene, parts, context);
    const Scene named = setFrameName(framed.scene, framed.frameId, info.title, context);
    auto frame = std::make_shared<Element>(*named.find(framed.frameId));
    frame->customData = linkTo(info);
    frame->height += numbersRoom;
    const ElementPtr changed = frame;
    return named.replaced({&changed, 1});
}

/// Where the next frame goes: under the frames of the steps, or left of the drawing.
Point freePlace(const Scene &scene)
{
    std::optional<Rect> steps;
    for (const FrameworkStepInfo &info : frameworkSteps()) {
        if (info.step == FrameworkStep::HighLevelDesign)
            continue;
        const Element *text = linkedElement(scene, info);
        const Element *frame = text && text->frameId ? scene.find(*text->frameId) : text;
        if (frame)
            steps = steps ? steps->united(frame->box()) : frame->box();
    }
    if (steps)
        return {steps->x, steps->bottom() + apart};
    const auto drawing = boxOf(scene);
    return drawing ? Point{drawing->x - frameWidth - 2 * apart, drawing->y} : Point{0, 0};
}

/// "ticket service 3x" is called "ticket service", and so is "3 ticket service".
std::string withoutCount(const std::string &written)
{
    std::string name;
    std::istringstream words(withCountMarked(written));
    for (std::string word; words >> word;) {
        const auto digits =
            static_cast<std::size_t>(std::ranges::count_if(word, [](char c) { return c >= '0' && c <= '9'; }));
        const bool counts =
            (word.size() > 1 && (word.back() == 'x' || word.front() == 'x') && digits + 1 == word.size()) ||
            (name.empty() && digits == word.size());
        if (!counts)
            name += (name.empty() ? "" : " ") + word;
    }
    return name.empty() ? written : name;
}

/// As it stands on a component: a product as it writes itself ("sqs" of "Amazon SQS": "SQS"), else with a capital.
std::string asTitle(std::string name, const std::string &product)
{
    if (std::string title = titleOfAbbreviation(name); !title.empty()) // "ddb"
        return title;
    const std::string spaced = ' ' + lowered(product) + ' ';
    if (const auto at = spaced.find(' ' + lowered(name) + ' '); at != std::string::npos)
        return capitalised(product.substr(at, name.size()));
    return capitalised(std::move(name));
}

/// "lock" of "lock (redis)", and the product that it is made of.
std::pair<std::string, std::optional<NamedKind>> withoutProduct(const std::string &name)
{
    const auto open = name.rfind(" (");
    if (open == std::string::npos || !name.ends_with(')'))
        return {name, std::nullopt};
    const auto named = kindNamedIn(name.substr(open + 2, name.size() - open - 3));
    return named && named->preset ? std::pair(name.substr(0, open), named) : std::pair(name, std::nullopt);
}

/// No word of it is a kind of component or a product.
bool saysNoKind(const std::string &name)
{
    std::istringstream words(name);
    for (std::string word; words >> word;)
        if (word.size() > 1 && !searchPalette(word, 1).empty())
            return false;
    return true;
}

/// The same for "Chat servers" and "chat server".
std::string keyOf(const std::string &name)
{
    std::string key = lowered(name);
    const bool plural = key.size() > 4 && key.ends_with('s') && !key.ends_with("ss") && !key.ends_with("us");
    if (plural)
        key.pop_back();
    return key;
}

bool namesPeople(const std::string &name)
{
    return countsPeople(name.substr(name.rfind(' ') + 1));
}

/// The component's element for a written name, made if the canvas has none.
class FlowDrawing
{
public:
    FlowDrawing(const Scene &scene, const Design &design, const EditContext &context)
        : m_scene(scene), m_design(design), m_context(context)
    {
    }

    void add(const FlowStep &step)
    {
        const std::string from = element(step.from, {}, known(step.to)), to = element(step.to, from, {});
        if (from == to || connected(from, to))
            return;
        Element arrow = newElement(ElementType::Arrow, m_context);
        arrow.roundness = Roundness{2, std::nullopt};
        if (step.async)
            arrow.strokeStyle = StrokeStyle::Dashed;
        arrow.x = arrow.y = 0;
        const std::vector<Point> ends{m_scene.find(from)->centre(), m_scene.find(to)->centre()};
        arrow = withScenePoints(arrow, ends);
        const std::string id = arrow.id;
        m_scene = addElements(m_scene, {std::move(arrow)}, m_context);
        m_scene = bindArrowEnd(m_scene, id, LinearEnd::Start, from, m_context);
        m_scene = bindArrowEnd(m_scene, id, LinearEnd::End, to, m_context);
        if (step.async) {
            Call call = callModel(*m_scene.find(id));
            call.mode = CallMode::Async;
            call.modeStated = true;
            m_scene = setCall(m_scene, id, call);
        }
    }

    const Scene &scene() const { return m_scene; }

private:
    /// The element of a written name; empty: the canvas has none.
    std::string known(const std::string &written) const
    {
        const std::string name = withoutProduct(withoutCount(written)).first;
        if (const auto made = m_made.find(keyOf(name)); made != m_made.end())
            return made->second;
        const auto drawn = componentNamed(m_design, name);
        return drawn ? m_design.components[*drawn].id : std::string();
    }

    /// `written`: "ticket service", or with its replicas "ticket service 3x". It stands beside who calls it, or whom it
    /// calls, of which none may be known.
    std::string element(const std::string &written, const std::string &caller, const std::string &callee)
    {
        if (std::string there = known(written); !there.empty())
            return there;
        const auto [name, product] = withoutProduct(withoutCount(written));
        const std::string key = keyOf(name);
        ComponentWish wish;
        wish.name = asTitle(name, {});
        if (caller.empty() && saysNoKind(name) && (!hasClient() || name.ends_with('s') || namesPeople(name))) {
            wish.kindId = "client"; // who asks first, "players", "advertiser"
        } else if (const auto matches = paletteSuggestions(written); !matches.empty()) {
            const PaletteMatch &match = matches.front();
            wish.kindId = match.kind->id;
            wish.presetId = match.preset ? match.preset->id : std::string();
            wish.replicas = match.replicas;
            wish.name = asTitle(name, match.name);
            const auto said = name.find(' ') == std::string::npos ? kindNamedIn(name) : std::nullopt;
            if (said && said->kind->id != match.kind->id) { // "SES" is no session store
                wish.kindId = said->kind->id;
                wish.presetId = said->preset ? said->preset->id : std::string();
                wish.name = asTitle(name, {});
            }
            // behind a load balancer an API is what serves, and so is what is called at all
            if ((key == "api" && standsInFront(caller)) || (!caller.empty() && wish.kindId == "client")) {
                wish.kindId = "service";
                wish.presetId.clear();
            }
            if (isDoer(name) && isOfKind(caller, {"message-queue", "event-stream"}))
                wish.kindId = "worker";
        }
        if (product) {
            wish.kindId = product->kind->id;
            wish.presetId = product->preset->id;
        }
        wish.seed = m_context.random();
        const ComponentDrawing drawn = makeComponent(wish, m_context.metrics);
        std::vector<Element> elements;
        Rect box;
        for (const ElementPtr &one : drawn.elements) {
            elements.push_back(*one);
            if (one->id == drawn.bodyId)
                box = one->box();
        }
        const Point place = placeFor(box, caller, callee);
        const Copied pasted = pasteElements(m_scene, std::move(elements), place, m_context, true);
        m_scene = pasted.scene;
        return m_made[key] = pasted.copies.at(drawn.bodyId);
    }

    /// A gateway or a load balancer.
    bool standsInFront(const std::string &elementId) const { return isOfKind(elementId, {"gateway", "load-balancer"}); }

    bool isOfKind(const std::string &elementId, std::initializer_list<std::string_view> kinds) const
    {
        const Element *element = m_scene.find(elementId);
        const auto model = element ? componentModel(*element) : std::nullopt;
        return model && isOneOf(model->kindId, kinds);
    }

    bool hasClient() const
    {
        return std::ranges::any_of(m_scene.elements(), [](const ElementPtr &element) {
            const auto model = componentModel(*element);
            return model && model->kindId == "client";
        });
    }

    /// Right of the caller, or left of the callee, below what stands there; without them left of everything else.
    Point placeFor(const Rect &box, const std::string &caller, const std::string &callee) const
    {
        Point place{0, 0};
        if (const Element *beside = m_scene.find(caller))
            place = {beside->box().right() + nodeGap + box.width / 2, beside->centre().y};
        else if (const Element *called = m_scene.find(callee))
            place = {called->box().x - nodeGap - box.width / 2, called->centre().y};
        else if (const auto all = boxOf(m_scene))
            place = {all->x - nodeGap - box.width / 2, all->centre().y};
        for (bool moved = true; moved;) {
            moved = false;
            const Rect wanted{place.x - box.width / 2, place.y - box.height / 2, box.width, box.height};
            for (const ElementPtr &element : m_scene.elements())
                if (!element->isArrow() && !element->isFrame() && !isCarrier(*element) &&
                    element->box().grown(30).intersects(wanted)) {
                    place.y = element->box().bottom() + 2 * numbersRoom + box.height / 2;
                    moved = true;
                    break;
                }
        }
        return place;
    }

    bool connected(const std::string &from, const std::string &to) const
    {
        return std::ranges::any_of(m_scene.elements(), [&](const ElementPtr &element) {
            const LinearData *line = element->isArrow() ? element->linear() : nullptr;
            return line && line->startBinding && line->endBinding &&
                   componentOf(m_scene, line->startBinding->elementId) == from &&
                   componentOf(m_scene, line->endBinding->elementId) == to;
        });
    }

    Scene m_scene;
    const Design &m_design;
    EditContext m_context;
    std::map<std::string, std::string> m_made;
};

} // namespace

std::string stepOnCanvas(const Scene &scene, FrameworkStep step)
{
    const Element *linked = linkedElement(scene, infoOf(step));
    if (!linked)
        return {};
    return linked->frameId.value_or(linked->id);
}

Scene putStepOnCanvas(const Scene &scene, const Framework &framework, FrameworkStep step, const EditContext &context)
{
    const FrameworkStepInfo &info = infoOf(step);
    if (linkedElement(scene, info))
        return withNotesOnCanvas(scene, framework, context);
    if (step == FrameworkStep::HighLevelDesign)
        return inOrderOfSteps(frameAroundDesign(scene, info, context), context);
    const Point place = freePlace(scene);
    Element text = newElement(ElementType::Text, context);
    text.x = place.x + padding;
    text.y = place.y + padding;
    TextData &words = *text.text();
    words.text = words.originalText = framework.at(step).empty() ? std::string(info.example) : framework.at(step);
    words.fontSize = fontSize;
    words.autoResize = false; // long lines wrap: the drawing stands beside it
    text.width = frameWidth - 2 * padding;
    text = laidOutText(std::move(text), context.metrics);
    text.customData = linkTo(info);
    Element frame = newElement(ElementType::Frame, context);
    frame.x = place.x;
    frame.y = place.y;
    frame.width = frameWidth;
    frame.height = text.height + 2 * padding;
    frame.frame()->name = info.title;
    text.frameId = frame.id;
    return inOrderOfSteps(addElements(scene, {std::move(text), std::move(frame)}, context), context);
}

Scene withNotesOnCanvas(const Scene &scene, const Framework &framework, const EditContext &context)
{
    Scene result = scene;
    for (const FrameworkStepInfo &info : frameworkSteps()) {
        const Element *linked = linkedElement(result, info);
        const std::string &note = framework.at(info.step);
        if (!linked || !linked->text() || note.empty() || linked->text()->originalText == note)
            continue;
        const std::string textId = linked->id, frameId = linked->frameId.value_or("");
        result = setText(result, textId, note, context);
        const Element *text = result.find(textId), *frame = result.find(frameId);
        if (!text || !frame)
            continue;
        const double width = std::max(frame->width, text->box().right() + padding - frame->x),
                     height = std::max(frame->height, text->box().bottom() + padding - frame->y);
        if (width == frame->width && height == frame->height)
            continue;
        auto grown = std::make_shared<Element>(*frame);
        grown->width = width;
        grown->height = height;
        ++grown->version;
        grown->updated = context.now;
        const ElementPtr changed = grown;
        result = result.replaced({&changed, 1});
    }
    return result;
}

Framework notesFromCanvas(const Scene &scene, Framework framework)
{
    for (const FrameworkStepInfo &info : frameworkSteps())
        if (const Element *linked = linkedElement(scene, info); linked && linked->text())
            if (const std::string &typed = linked->text()->originalText; typed != info.example)
                framework.at(info.step) = typed;
    return framework;
}

Scene drawDataFlow(const Scene &scene, const Design &design, const Framework &framework, const EditContext &context)
{
    FlowDrawing drawing(scene, design, context);
    for (const NumberedLine &line : linesOf(framework.at(FrameworkStep::DataFlow)))
        if (const auto steps = readFlow(line.text))
            for (const FlowStep &step : *steps)
                drawing.add(step);
    return withWaysOfFlow(drawing.scene(), framework);
}

Scene withWaysOfFlow(const Scene &scene, const Framework &framework)
{
    std::vector<FlowStep> all;
    const std::vector<RequestClass> classes = readDocument(scene).classes;
    for (const NumberedLine &line : linesOf(framework.at(FrameworkStep::DataFlow)))
        if (const auto steps = readFlow(line.text))
            for (const FlowStep &step : *steps) {
                all.push_back(step);
                all.back().classes =
                    step.classes.empty() ? classesLabelled(step.label, framework, classes) : std::vector<std::string>();
                for (const std::string &name : step.classes) // what is called nothing here is a remark
                    std::ranges::move(classesLabelled(name, framework, classes),
                                      std::back_inserter(all.back().classes));
            }
    return withClassWays(withClassClients(scene, framework), all);
}

} // namespace ninesketch
