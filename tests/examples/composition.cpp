// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/examples/composition.h"

#include "exporters/qt_text_metrics.h"
#include "model/design/component_drawing.h"
#include "model/design/design_json.h"
#include "model/design/fields.h"
#include "model/design/kept_texts.h"
#include "model/design/number_sources.h"
#include "model/design/read_design.h"
#include "model/framework/framework.h"
#include "model/load/driven_classes.h"
#include "model/quantities.h"
#include "model/scene/repair_scene.h"
#include "model/sketch/font_family.h"

#include <cmath>
#include <cstdio>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <stdexcept>

namespace ninesketch
{
namespace
{

constexpr double strokeWidth = 2, bindingGap = 5 + strokeWidth / 2, middle = 0.5001;

std::uint64_t hashOf(std::string_view text) // FNV-1a: ids and strokes follow from what a thing is called
{
    std::uint64_t hash = 14695981039346656037u;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return hash;
}

/// How far a point lies outside of a rounded box (negative: inside).
double outside(const Element &body, Point p)
{
    const double side = std::min(body.width, body.height), radius = side <= 128 ? side / 4 : 32;
    const double x = std::abs(p.x - body.centre().x) - body.width / 2 + radius;
    const double y = std::abs(p.y - body.centre().y) - body.height / 2 + radius;
    return std::hypot(std::max(x, 0.0), std::max(y, 0.0)) + std::min(std::max(x, y), 0.0) - radius;
}

/// Where the way from inside of the body to `to` leaves the line that runs `bindingGap` around it.
Point leaving(const Element &body, Point from, Point to)
{
    double inner = 0, outer = 1;
    for (int i = 0; i < 60; ++i) {
        const double t = (inner + outer) / 2;
        (outside(body, from + (to - from) * t) < bindingGap ? inner : outer) = t;
    }
    return from + (to - from) * outer;
}

class Composition
{
public:
    explicit Composition(const Json &json) : m_json(json)
    {
        if (const auto at = json.find("grid"); at != json.end())
            m_grid = {at->at(0), at->at(1)};
    }

    Scene compose()
    {
        for (const Json &zone : list("zones"))
            addZone(zone);
        for (const Json &text : list("texts"))
            addText(text);
        for (const Json &component : list("components"))
            addComponent(component);
        for (const Json &call : list("calls"))
            addCall(call);
        for (const Json &note : list("notes"))
            addNote(note);
        addWanted();
        addTitle();
        std::vector<std::shared_ptr<Element>> elements;
        for (const Element &element : m_elements)
            elements.push_back(std::make_shared<Element>(element));
        (void)repairScene(elements);
        Scene scene{std::vector<ElementPtr>(elements.begin(), elements.end())};
        for (const auto &[id, call] : m_calls)
            scene = setCall(scene, id, call);
        std::vector<std::string> problems;
        DocumentModel document = documentFromJson(m_json, problems);
        addInterview(document.settings);
        scene = setDocument(scene, document);
        problems.insert(problems.end(), m_problems.begin(), m_problems.end());
        for (const std::string &problem : problems)
            std::fprintf(stderr, "%s\n", problem.c_str());
        if (!problems.empty())
            throw std::runtime_error("the composition says what can't be understood");
        scene = withSources(scene);
        elements.clear();
        for (const ElementPtr &element : scene.elements())
            elements.push_back(std::make_shared<Element>(*element));
        (void)repairScene(elements); // the document's carrier needs an order key
        return Scene({elements.begin(), elements.end()});
    }

private:
    /// Each number with where it comes from: what "sources" says of it ("table.availability") or of its place ("table",
    /// "class.redirect", "target.redirect", "people>gateway"), the catalogue where it knows the number, else an
    /// assumption of the example.
    Scene withSources(const Scene &scene) const
    {
        const Json said = m_json.value("sources", Json::object());
        const auto wordsFor = [&](const std::string &place, const std::string &key, const std::string &otherwise) {
            // what is said of a class as a whole is said of how often it comes
            const bool ofPlace =
                !place.starts_with("class.") || key == "rate" || key == "users" || key == "actionsPerDay";
            for (const std::string &name : {place + "." + key, place})
                if (const auto at = said.find(name); at != said.end() && (ofPlace || name != place))
                    return at->get<std::string>();
            return otherwise;
        };
        const std::string assumed = "assumed for this example";
        const Design design = readDesign(scene);
        const auto numbersOf = [&](const std::string &place, const auto &fields, const auto &owner) {
            const std::remove_cvref_t<decltype(owner)> plain;
            NumberSources sources;
            for (const auto &field : fields)
                if (const auto value = field.get(owner); value && value != field.get(plain))
                    sources[std::string(field.key)] = {*value, wordsFor(place, std::string(field.key), assumed)};
            return sources;
        };
        Scene noted = scene;
        for (const Component &component : design.components) {
            ComponentModel model = *componentModel(*scene.find(component.id));
            for (const auto &[key, value] : component.parameters)
                if (const ParameterSpec *spec = component.kind->find(key)) {
                    const std::string known = inCatalogue(component, *spec, value);
                    model.sources[key] = {value,
                                          wordsFor(component.id.substr(3), key, known.empty() ? assumed : known)};
                }
            noted = setComponent(noted, component.id, model);
        }
        for (const Call &call : design.calls) {
            Call model = callModel(*scene.find(call.id));
            model.sources =
                numbersOf(design.components[call.from].id.substr(3) + ">" + design.components[call.to].id.substr(3),
                          callFields(), call);
            if (!model.sources.empty())
                noted = setCall(noted, call.id, model);
        }
        DocumentSources sources;
        const auto note = [&](const std::string &place, const NumberSources &numbers) {
            for (const auto &[key, number] : numbers)
                sources.note(place, key, number.value, number.words);
        };
        for (const RequestClass &one : design.classes)
            note("class." + one.id, numbersOf("class." + one.id, classFields(), one));
        for (const Target &target : design.targets) {
            const std::string place = "target." + target.classId, key(metricKey(target.metric));
            sources.note(place, key, target.value, wordsFor(place, key, "wanted in this example"));
        }
        DocumentModel document = readDocument(scene);
        note("setting", numbersOf("setting", settingFields(), document.settings));
        sources.keepIn(document.settings);
        return setDocument(noted, document);
    }

    /// What is written in the interview, by step, and in the load pad: a list of lines each.
    void addInterview(DesignSettings &settings) const
    {
        const auto lines = [](const Json &list) {
            std::string text;
            for (const Json &line : list)
                text += (text.empty() ? "" : "\n") + line.get<std::string>();
            return text;
        };
        Framework framework;
        const Json steps = m_json.value("steps", Json::object());
        for (const FrameworkStepInfo &info : frameworkSteps())
            framework.at(info.step) = lines(steps.value(info.id, Json::array()));
        keepFramework(settings, framework);
        keepText(settings, loadPadKey, lines(m_json.value("loadPad", Json::array())));
    }

    /// A product of that kind that the catalogue has the number of, not by rule of thumb; else the kind's own default.
    static std::string inCatalogue(const Component &component, const ParameterSpec &spec, const ParameterValue &value)
    {
        const auto *number = std::get_if<double>(&value);
        if (!number)
            return {};
        const auto close = [&](double other) { return std::abs(other - *number) <= 1e-9 * std::abs(*number); };
        for (const Preset &preset : allPresets())
            if (preset.kindId == component.kind->id && (component.preset.empty() || preset.id == component.preset))
                for (const Preset::Value &known : preset.values)
                    if (known.key == spec.key && known.number && close(*known.number) &&
                        known.source.find("rule of thumb") == std::string::npos)
                        return "as " + preset.name + ": " + known.source;
        if (spec.byDefault && close(*spec.byDefault) && !spec.source.empty())
            return "default: " + spec.source;
        return {};
    }

    Json list(const char *key) const { return m_json.value(key, Json::array()); }
    /// In px, or in steps of the composition's grid.
    Point point(const Json &json) const
    {
        return {json.at(0).get<double>() * m_grid.x, json.at(1).get<double>() * m_grid.y};
    }

    Element element(ElementType type, const std::string &what)
    {
        const std::uint64_t hash = hashOf(what + "/" + std::to_string(m_elements.size()));
        Element made;
        made.id = "ns-" + std::to_string(hash % 1000000000000u);
        made.type = type;
        made.seed = static_cast<std::int32_t>(hash % 0x7ffffffeu) + 1;
        made.versionNonce = static_cast<std::int64_t>((hash >> 20) % 0x7fffffffu);
        return made;
    }

    /// A text of its own; `at` is its left, middle or right top, by its alignment.
    Element text(const std::string &words, Point at, const Json &json)
    {
        Element made = element(ElementType::Text, words);
        TextData data;
        data.text = data.originalText = words;
        data.fontSize = json.value("size", 20.0);
        data.fontFamily = json.value("font", 5);
        data.lineHeight = fontFamily(data.fontFamily).lineHeight;
        const std::string align = json.value("align", "left");
        data.textAlign = align == "center" ? TextAlign::Center : align == "right" ? TextAlign::Right : TextAlign::Left;
        std::istringstream lines(words);
        int count = 0;
        for (std::string line; std::getline(lines, line); ++count)
            made.width =
                std::max(made.width, m_metrics.lineWidth(line.empty() ? " " : line, data.fontFamily, data.fontSize));
        made.height = count * data.fontSize * data.lineHeight;
        made.x = at.x - (align == "center" ? made.width / 2 : align == "right" ? made.width : 0);
        made.y = at.y;
        made.strokeColor = json.value("color", "#1e1e1e");
        made.data = std::move(data);
        return made;
    }

    void addText(const Json &json) { m_elements.push_back(text(json.at("text"), point(json.at("at")), json)); }

    Element box(const Json &json, const std::string &what)
    {
        Element made = element(ElementType::Rectangle, what);
        if (const auto cells = json.find("cells"); cells != json.end()) {
            // around components in these columns and rows, with room for the name above
            const Point from = point(*cells),
                        to{cells->at(2).get<double>() * m_grid.x, cells->at(3).get<double>() * m_grid.y};
            made.x = from.x - 125;
            made.y = from.y - 105;
            made.width = to.x - from.x + 250;
            made.height = to.y - from.y + 185;
        } else {
            const Json &numbers = json.at("box");
            made.x = numbers.at(0);
            made.y = numbers.at(1);
            made.width = numbers.at(2);
            made.height = numbers.at(3);
        }
        made.roundness = Roundness{};
        made.strokeColor = json.value("color", "#ced4da");
        made.backgroundColor = json.value("fill", "transparent");
        made.strokeWidth = 1;
        return made;
    }

    /// A box behind a group of components, with its name in the left (or right, by "align") top corner.
    void addZone(const Json &json)
    {
        const std::string name = json.at("text");
        Element made = box(json, name);
        made.strokeStyle = StrokeStyle::Dashed;
        Json written = json;
        written["size"] = json.value("size", 16);
        written["color"] = json.value("textColor", "#868e96");
        const bool right = json.value("align", "left") == "right";
        Element label = text(name, {right ? made.x + made.width - 16 : made.x + 16, made.y + 10}, written);
        const std::string group = "zone-" + made.id;
        made.groupIds = label.groupIds = {group};
        m_elements.push_back(std::move(made));
        m_elements.push_back(std::move(label));
    }

    /// A slip of paper with words bound to it, in a "box", or as large as the words and `at` its left top corner.
    void addNote(const Json &json)
    {
        const std::string words = json.at("text");
        if (!json.contains("box")) {
            Json sized = json;
            if (!sized.contains("size"))
                sized["size"] = 16;
            const Element measured = text(words, {0, 0}, sized);
            const Point at = point(json.at("at"));
            sized["box"] = {at.x, at.y, std::ceil(measured.width + 18), std::ceil(measured.height + 22)};
            addNote(sized);
            return;
        }
        Element made = box(json, words);
        made.backgroundColor = json.value("fill", "#fff9db");
        made.strokeColor = json.value("color", "#f08c00");
        Json written = json;
        written["size"] = json.value("size", 16);
        written["color"] = json.value("textColor", "#343a40");
        Element label = text(words, {0, 0}, written);
        const double room = made.height - 10;
        if (label.width > made.width - 10 || label.height > room)
            throw std::runtime_error("the note \"" + words + "\" needs a box of " + std::to_string(label.width + 10) +
                                     " x " + std::to_string(label.height + 10));
        label.x = label.text()->textAlign == TextAlign::Center ? made.centre().x - label.width / 2 : made.x + 5;
        label.y = made.centre().y - label.height / 2;
        label.text()->verticalAlign = VerticalAlign::Middle;
        label.text()->containerId = made.id;
        made.boundElements.push_back({label.id, "text"});
        m_elements.push_back(std::move(made));
        m_elements.push_back(std::move(label));
    }

    /// What the classes need and want, as a table in `wantedAt`.
    void addWanted()
    {
        const auto at = m_json.find("wantedAt");
        if (at == m_json.end())
            return;
        std::vector<std::string> ignored;
        const DocumentModel document = documentFromJson(m_json, ignored);
        const auto wanted = [&](const RequestClass &one, Metric metric) -> std::string {
            for (const Target &target : document.targets)
                if (target.metric == metric && (target.classId.empty() || target.classId == one.id))
                    return metric == Metric::Availability
                               ? formatAvailability(target.value)
                               : std::string(metricKey(metric)) + " " + formatSeconds(target.value, 2);
            return {};
        };
        std::vector<std::string> lines(document.classes.size());
        const auto addColumn = [&](const auto &cellOf) {
            std::vector<std::string> cells;
            std::size_t widest = 0;
            for (const RequestClass &one : document.classes) {
                cells.push_back(cellOf(one));
                widest = std::max(widest, characters(cells.back()));
            }
            for (std::size_t i = 0; widest > 0 && i < cells.size(); ++i)
                lines[i] += cells[i] + std::string(widest + 3 - characters(cells[i]), ' ');
        };
        addColumn([](const RequestClass &one) { return one.name; });
        addColumn([](const RequestClass &one) {
            return formatRate(one.rate.value_or(one.users.value_or(0) * one.actionsPerDay.value_or(1) *
                                                one.peakFactor.value_or(3) / 86400),
                              2);
        });
        std::set<Metric> metrics;
        for (const Target &target : document.targets)
            metrics.insert(target.metric);
        for (const Metric metric : metrics)
            addColumn([&](const RequestClass &one) { return wanted(one, metric); });
        std::string table;
        for (std::string &line : lines) {
            line.erase(line.find_last_not_of(' ') + 1);
            table += (table.empty() ? "" : "\n") + line;
        }
        addNote({{"text", table}, {"at", *at}, {"font", 8}});
    }

    static std::size_t characters(const std::string &words)
    {
        std::size_t count = 0;
        for (const char c : words)
            count += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
        return count;
    }

    /// Above the left top corner of everything else.
    void addTitle()
    {
        const std::string title = m_json.value("title", ""), subtitle = m_json.value("subtitle", "");
        if (title.empty())
            return;
        double left = std::numeric_limits<double>::max(), top = left;
        for (const Element &element : m_elements) {
            left = std::min(left, element.x);
            top = std::min(top, element.y);
        }
        Element under = text(subtitle, {left, top}, Json{{"size", 20}, {"color", "#868e96"}});
        under.y = top - under.height - 50;
        m_elements.push_back(text(title, {left, under.y - 50}, Json{{"size", 36}}));
        m_elements.push_back(std::move(under));
    }

    void addComponent(const Json &json)
    {
        const std::string key = json.at("key");
        ComponentWish wish;
        wish.kindId = json.at("kind");
        wish.presetId = json.value("preset", "");
        wish.name = json.value("name", "");
        wish.centre = point(json.at("at"));
        wish.id = "ns-" + key;
        wish.seed = hashOf(key);
        const Kind *kind = findKind(wish.kindId);
        if (!kind || (!wish.presetId.empty() && !findPreset(wish.presetId)))
            throw std::runtime_error(key + ": there is no such kind or preset");
        const ComponentDrawing drawing = makeComponent(wish, m_metrics);
        std::vector<ElementPtr> parts = drawing.elements;
        if (const auto at = json.find("params"); at != json.end()) {
            std::vector<std::string> problems;
            const Parameters parameters = parametersFromJson(*at, *kind, problems);
            for (const std::string &problem : problems)
                m_problems.push_back(key + ": " + problem);
            for (const auto &[name, value] : parameters)
                if (!kind->find(name))
                    m_problems.push_back(key + ": " + wish.kindId + " has no parameter " + name);
            const Scene one(parts);
            ComponentModel model = *componentModel(*one.find(drawing.bodyId));
            for (const auto &[name, value] : parameters)
                model.parameters[name] = value;
            const Scene changed = setComponent(one, drawing.bodyId, model);
            parts.assign(changed.elements().begin(), changed.elements().end());
        }
        m_bodies[key] = m_elements.size();
        for (const ElementPtr &part : parts)
            m_elements.push_back(*part);
    }

    Element &body(const std::string &key)
    {
        const auto at = m_bodies.find(key);
        if (at == m_bodies.end())
            throw std::runtime_error("there is no component " + key);
        return m_elements[at->second];
    }

    static Binding binding(const Element &body, Point aim)
    {
        Binding made;
        made.elementId = body.id;
        made.mode = "orbit";
        const auto ratio = [](double value) { return std::abs(value - 0.5) < 1e-4 ? middle : value; };
        made.fixedPoint = Point{ratio((aim.x - body.x) / body.width), ratio((aim.y - body.y) / body.height)};
        made.focus = 0;
        made.gap = bindingGap;
        return made;
    }

    void addCall(const Json &json)
    {
        const std::string from = json.at("from"), to = json.at("to");
        Element made = element(ElementType::Arrow, from + "->" + to);
        std::vector<Point> via;
        for (const Json &one : json.value("via", Json::array()))
            via.push_back(point(one));
        // ends aim at the middle, or at a spot given in parts of the body ("fromAt", "toAt")
        const auto aim = [&](const Element &target, const char *key) {
            const Point at = json.contains(key) ? Point{json.at(key).at(0), json.at(key).at(1)} : Point{middle, middle};
            return Point{target.x + target.width * at.x, target.y + target.height * at.y};
        };
        const Element &start = body(from), &end = body(to);
        const Point startAim = aim(start, "fromAt"), endAim = aim(end, "toAt");
        std::vector<Point> points{leaving(start, startAim, via.empty() ? endAim : via.front())};
        points.insert(points.end(), via.begin(), via.end());
        points.push_back(leaving(end, endAim, via.empty() ? startAim : via.back()));

        LinearData line;
        Rect extent{0, 0, 0, 0};
        for (const Point &p : points) {
            line.points.push_back(p - points.front());
            extent = extent.united({p.x - points.front().x, p.y - points.front().y, 0, 0});
        }
        made.x = points.front().x;
        made.y = points.front().y;
        made.width = extent.width;
        made.height = extent.height;
        made.roundness = Roundness{2, std::nullopt};
        made.strokeColor = json.value("color", "#1e1e1e");
        made.strokeStyle = json.value("dashed", false) ? StrokeStyle::Dashed : StrokeStyle::Solid;
        line.startBinding = binding(start, startAim);
        line.endBinding = binding(end, endAim);
        line.endArrowhead = Arrowhead::Arrow;
        made.data = line;
        body(from).boundElements.push_back({made.id, "arrow"});
        body(to).boundElements.push_back({made.id, "arrow"});
        Json fields = json;
        for (const char *drawn : {"from", "to", "label", "via", "fromAt", "toAt", "color", "dashed"})
            fields.erase(drawn);
        if (!fields.empty()) {
            Call call;
            std::vector<std::string> problems;
            callFromJson(fields, call, problems);
            for (const std::string &problem : problems)
                m_problems.push_back(from + " -> " + to + ": " + problem);
            m_calls.emplace_back(made.id, call);
        }
        const std::string label = json.value("label", "");
        if (label.empty()) {
            m_elements.push_back(std::move(made));
            return;
        }
        Element words = text(label, {0, 0}, Json{{"size", 16}, {"align", "center"}, {"color", made.strokeColor}});
        const std::size_t n = points.size();
        const Point centre = n % 2 == 1 ? points[n / 2] : (points[n / 2 - 1] + points[n / 2]) * 0.5;
        words.x = centre.x - words.width / 2;
        words.y = centre.y - words.height / 2;
        words.text()->verticalAlign = VerticalAlign::Middle;
        words.text()->containerId = made.id;
        made.boundElements.push_back({words.id, "text"});
        m_elements.push_back(std::move(made));
        m_elements.push_back(std::move(words));
    }

    Json m_json;
    Point m_grid{1, 1};
    QtTextMetrics m_metrics;
    std::vector<Element> m_elements;
    std::map<std::string, std::size_t> m_bodies; ///< place of each component's body
    std::vector<std::pair<std::string, Call>> m_calls;
    std::vector<std::string> m_problems;
};

} // namespace

Scene composeExample(const Json &composition)
{
    return Composition(composition).compose();
}

} // namespace ninesketch
