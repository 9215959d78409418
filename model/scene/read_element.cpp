// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/read_element.h"

#include "model/scene/element_draft.h"
#include "model/scene/field_value.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <deque>

namespace ninesketch
{

namespace
{

/// Takes a value into the draft. False: keep the value word for word as well.
using Take = bool (*)(ElementDraft &, const FieldValue &);
struct Field {
    std::string_view key;
    Take take;
};

/// JavaScript's ToInt32, which is what the generator of strokes does to a seed.
std::int32_t toInt32(double value)
{
    const double wrapped = std::fmod(std::trunc(value), 4294967296.0);
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(static_cast<std::int64_t>(wrapped)));
}

template <auto member> bool takeWord(ElementDraft &draft, const FieldValue &value)
{
    bool unknown = false;
    auto &place = draft.element.*member;
    place = value.word(place, unknown);
    return !unknown;
}

bool takeBoundElements(ElementDraft &draft, const FieldValue &value)
{
    value.items([&draft](const FieldValue &item) {
        BoundElement bound;
        item.members([&bound](std::string_view key, const FieldValue &field) {
            if (key == "id")
                bound.id = field.id();
            else if (key == "type")
                bound.type = field.text();
        });
        if (!bound.id.empty())
            draft.element.boundElements.push_back(std::move(bound));
    });
    return true;
}

bool takeRoundness(ElementDraft &draft, const FieldValue &value)
{
    if (value.isNull() || !value.expect(JsonKind::Object))
        return true;
    draft.hasRoundness = true;
    Roundness roundness;
    value.members([&roundness](std::string_view key, const FieldValue &field) {
        if (key == "type")
            roundness.type = static_cast<int>(field.number(3, 0, 1000));
        else if (key == "value" && !field.isNull())
            roundness.value = field.number(32, 0, maximumSize);
    });
    draft.element.roundness = roundness;
    return true;
}

bool takeAngle(ElementDraft &draft, const FieldValue &value)
{
    draft.element.angle = value.number(0, -maximumCoordinate, maximumCoordinate);
    return true;
}

constexpr Field commonFields[] = {
    {"id", [](ElementDraft &d, const FieldValue &v) { return d.element.id = v.id(), true; }},
    {"type", [](ElementDraft &, const FieldValue &) { return true; }},
    {"x", [](ElementDraft &d,
             const FieldValue &v) { return d.element.x = v.number(0, -maximumCoordinate, maximumCoordinate), true; }},
    {"y", [](ElementDraft &d,
             const FieldValue &v) { return d.element.y = v.number(0, -maximumCoordinate, maximumCoordinate), true; }},
    {"width", [](ElementDraft &d,
                 const FieldValue &v) { return d.element.width = v.number(0, -maximumSize, maximumSize), true; }},
    {"height", [](ElementDraft &d,
                  const FieldValue &v) { return d.element.height = v.number(0, -maximumSize, maximumSize), true; }},
    {"angle", takeAngle},
    {"strokeColor",
     [](ElementDraft &d, const FieldValue &v) { return d.element.strokeColor = v.text("#1e1e1e"), true; }},
    {"backgroundColor",
     [](ElementDraft &d, const FieldValue &v) { return d.element.backgroundColor = v.text("transparent"), true; }},
    {"fillStyle", takeWord<&Element::fillStyle>},
    {"strokeWidth",
     [](ElementDraft &d, const FieldValue &v) {
         const double width = v.number(2, 0, maximumStrokeWidth);
         return d.element.strokeWidth = width == 0 ? 2 : width, true;
     }},
    {"strokeStyle", takeWord<&Element::strokeStyle>},
    {"roughness",
     [](ElementDraft &d, const FieldValue &v) { return d.element.roughness = v.number(1, 0, 1000), true; }},
    {"opacity",
     [](ElementDraft &d, const FieldValue &v) { return d.element.opacity = v.number(100, -1e6, 1e6), true; }},
    {"groupIds", [](ElementDraft &d, const FieldValue &v) { return d.element.groupIds = v.texts(), true; }},
    {"frameId", [](ElementDraft &d, const FieldValue &v) { return d.element.frameId = v.optionalText(), true; }},
    {"index", [](ElementDraft &d, const FieldValue &v) { return d.element.index = v.text(), true; }},
    {"roundness", takeRoundness},
    {"seed",
     [](ElementDraft &d, const FieldValue &v) { return d.element.seed = toInt32(v.number(1, -1e18, 1e18)), true; }},
    {"version",
     [](ElementDraft &d, const FieldValue &v) {
         const auto version = v.integer(1);
         return d.element.version = version == 0 ? 1 : version, true;
     }},
    {"versionNonce", [](ElementDraft &d, const FieldValue &v) { return d.element.versionNonce = v.integer(0), true; }},
    {"isDeleted", [](ElementDraft &d, const FieldValue &v) { return d.deleted = v.boolean(false), true; }},
    {"boundElements", takeBoundElements},
    {"updated", [](ElementDraft &d, const FieldValue &v) { return d.element.updated = v.integer(1), true; }},
    {"link", [](ElementDraft &d, const FieldValue &v) { return d.element.link = v.optionalText(), true; }},
    {"locked", [](ElementDraft &d, const FieldValue &v) { return d.element.locked = v.boolean(false), true; }},
    {"customData",
     [](ElementDraft &d, const FieldValue &v) {
         return d.element.customData = std::make_shared<const Json>(v.view().toJson()), true;
     }},
    // older forms
    {"strokeSharpness",
     [](ElementDraft &d, const FieldValue &v) { return d.roundByLegacy = v.text() == "round", true; }},
    {"boundElementIds",
     [](ElementDraft &d, const FieldValue &v) {
         for (std::string &id : v.texts())
             d.element.boundElements.push_back({std::move(id), "arrow"});
         return true;
     }},
};

/// "20px Virgil", before fonts had numbers.
bool takeLegacyFont(ElementDraft &draft, const FieldValue &value)
{
    const std::string font = value.text();
    double size = 0;
    if (std::from_chars(font.data(), font.data() + font.size(), size).ec == std::errc() && size > 0 &&
        size <= maximumFontSize)
        text(draft).fontSize = size;
    static constexpr std::pair<std::string_view, int> families[] = {
        {"Virgil", 1}, {"Helvetica", 2},  {"Cascadia", 3},     {"Excalifont", 5},
        {"Nunito", 6}, {"Lilita One", 7}, {"Comic Shanns", 8}, {"Liberation Sans", 9},
    };
    const auto space = font.find(' ');
    text(draft).fontFamily = 5;
    for (const auto &[name, number] : families)
        if (space != std::string::npos && std::string_view(font).substr(space + 1) == name)
            text(draft).fontFamily = number;
    return true;
}

constexpr Field textFields[] = {
    {"text", [](ElementDraft &d, const FieldValue &v) { return text(d).text = v.text(), true; }},
    {"originalText",
     [](ElementDraft &d, const FieldValue &v) {
         text(d).originalText = v.text();
         return d.hasOriginalText = !text(d).originalText.empty(), true;
     }},
    {"fontSize",
     [](ElementDraft &d, const FieldValue &v) {
         const double size = v.number(20, 0, maximumFontSize);
         return text(d).fontSize = size == 0 ? 20 : size, true;
     }},
    {"fontFamily",
     [](ElementDraft &d, const FieldValue &v) {
         return text(d).fontFamily = static_cast<int>(v.number(5, 0, 1e9)), true;
     }},
    {"textAlign",
     [](ElementDraft &d, const FieldValue &v) {
         bool unknown = false;
         text(d).textAlign = v.word(TextAlign::Left, unknown);
         return !unknown;
     }},
    {"verticalAlign",
     [](ElementDraft &d, const FieldValue &v) {
         bool unknown = false;
         text(d).verticalAlign = v.word(VerticalAlign::Top, unknown);
         return !unknown;
     }},
    {"containerId", [](ElementDraft &d, const FieldValue &v) { return text(d).containerId = v.optionalText(), true; }},
    {"autoResize", [](ElementDraft &d, const FieldValue &v) { return text(d).autoResize = v.boolean(true), true; }},
    {"lineHeight",
     [](ElementDraft &d, const FieldValue &v) {
         const double height = v.number(0, 0, 1000);
         if (height > 0)
             text(d).lineHeight = height;
         return d.hasLineHeight = height > 0, true;
     }},
    {"font", takeLegacyFont},
    {"rawText", [](ElementDraft &, const FieldValue &) { return true; }}, // Excalidraw drops it as well
};

std::optional<Binding> readBinding(const FieldValue &value)
{
    if (value.isNull())
        return std::nullopt;
    Binding binding;
    Json unknown = Json::object();
    value.members([&](std::string_view key, const FieldValue &field) {
        if (key == "elementId") {
            binding.elementId = field.id();
        } else if (key == "mode") {
            binding.mode = field.optionalText();
        } else if (key == "focus") {
            if (!field.isNull())
                binding.focus = field.number(0, -maximumCoordinate, maximumCoordinate);
        } else if (key == "gap") {
            if (!field.isNull())
                binding.gap = field.number(0, -maximumCoordinate, maximumCoordinate);
        } else if (key == "fixedPoint") {
            const auto ratios = field.numbers();
            if (ratios.size() >= 2)
                binding.fixedPoint = Point{ratios[0], ratios[1]};
        } else {
            unknown[std::string(key)] = field.view().toJson();
        }
    });
    if (binding.elementId.empty())
        return std::nullopt;
    if (!unknown.empty())
        binding.extra = std::make_shared<const Json>(std::move(unknown));
    return binding;
}

bool takeFixedSegments(ElementDraft &draft, const FieldValue &value)
{
    if (value.isNull())
        return true;
    std::vector<FixedSegment> segments;
    value.items([&segments](const FieldValue &item) {
        FixedSegment segment;
        item.members([&segment](std::string_view key, const FieldValue &field) {
            if (key == "index")
                segment.index = static_cast<int>(field.number(0, 0, maximumPoints));
            else if (key == "start" || key == "end")
                if (const auto xy = field.numbers(); xy.size() >= 2)
                    (key == "start" ? segment.start : segment.end) = {xy[0], xy[1]};
        });
        segments.push_back(segment);
    });
    if (!segments.empty())
        linear(draft).fixedSegments = std::move(segments);
    return true;
}

constexpr Field linearFields[] = {
    {"points",
     [](ElementDraft &d, const FieldValue &v) {
         linear(d).points = v.points();
         return d.hasPoints = !v.isNull(), true;
     }},
    {"lastCommittedPoint", [](ElementDraft &, const FieldValue &) { return true; }},
    {"startBinding",
     [](ElementDraft &d, const FieldValue &v) { return linear(d).startBinding = readBinding(v), true; }},
    {"endBinding", [](ElementDraft &d, const FieldValue &v) { return linear(d).endBinding = readBinding(v), true; }},
    {"startArrowhead",
     [](ElementDraft &d, const FieldValue &v) {
         bool unknown = false;
         linear(d).startArrowhead = v.word(Arrowhead::None, unknown);
         return !unknown;
     }},
    {"endArrowhead",
     [](ElementDraft &d, const FieldValue &v) {
         bool unknown = false;
         linear(d).endArrowhead = v.word(Arrowhead::None, unknown);
         d.hasEndArrowhead = true;
         return !unknown;
     }},
    {"elbowed", [](ElementDraft &d, const FieldValue &v) { return linear(d).elbowed = v.boolean(false), true; }},
    {"fixedSegments", takeFixedSegments},
    {"startIsSpecial",
     [](ElementDraft &d, const FieldValue &v) {
         if (!v.isNull())
             linear(d).startIsSpecial = v.boolean(false);
         return true;
     }},
    {"endIsSpecial",
     [](ElementDraft &d, const FieldValue &v) {
         if (!v.isNull())
             linear(d).endIsSpecial = v.boolean(false);
         return true;
     }},
    {"polygon", [](ElementDraft &d, const FieldValue &v) { return linear(d).polygon = v.boolean(false), true; }},
};

constexpr Field freedrawFields[] = {
    {"points",
     [](ElementDraft &d, const FieldValue &v) { return freedraw(d).points = v.points(&d.leftOutPoints), true; }},
    {"pressures", [](ElementDraft &d, const FieldValue &v) { return freedraw(d).pressures = v.numbers(), true; }},
    {"simulatePressure",
     [](ElementDraft &d, const FieldValue &v) {
         freedraw(d).simulatePressure = v.boolean(false);
         return d.hasSimulatePressure = true;
     }},
    {"lastCommittedPoint", [](ElementDraft &, const FieldValue &) { return true; }},
    {"strokeOptions",
     [](ElementDraft &d, const FieldValue &v) {
         if (v.isNull())
             return true;
         bool unknown = false;
         v.members([&](std::string_view key, const FieldValue &field) {
             if (key == "variability") {
                 const std::string word = field.text("variable");
                 freedraw(d).constantWidth = word == "constant";
                 unknown = unknown || (word != "constant" && word != "variable");
             } else if (key == "streamline") {
                 freedraw(d).streamline = field.number(0.5, -1e6, 1e6);
             } else {
                 unknown = true;
             }
         });
         return !unknown;
     }},
};

ImageData &image(ElementDraft &draft)
{
    return std::get<ImageData>(draft.element.data);
}

constexpr Field imageFields[] = {
    {"fileId", [](ElementDraft &d, const FieldValue &v) { return image(d).fileId = v.optionalText(), true; }},
    {"status", [](ElementDraft &d, const FieldValue &v) { return image(d).status = v.text("pending"), true; }},
    {"scale",
     [](ElementDraft &d, const FieldValue &v) {
         if (const auto scale = v.numbers(); scale.size() >= 2)
             image(d).scaleX = scale[0], image(d).scaleY = scale[1];
         return true;
     }},
    {"crop",
     [](ElementDraft &d, const FieldValue &v) {
         if (v.isNull())
             return true;
         ImageCrop crop;
         v.members([&crop](std::string_view key, const FieldValue &field) {
             static constexpr std::pair<std::string_view, double ImageCrop::*> places[] = {
                 {"x", &ImageCrop::x},
                 {"y", &ImageCrop::y},
                 {"width", &ImageCrop::width},
                 {"height", &ImageCrop::height},
                 {"naturalWidth", &ImageCrop::naturalWidth},
                 {"naturalHeight", &ImageCrop::naturalHeight},
             };
             for (const auto &[name, place] : places)
                 if (name == key)
                     crop.*place = field.number(0, -maximumSize, maximumSize);
         });
         return image(d).crop = crop, true;
     }},
};

constexpr Field frameFields[] = {
    {"name",
     [](ElementDraft &d, const FieldValue &v) {
         if (!v.isNull() && v.expect(JsonKind::String))
             std::get<FrameData>(d.element.data).name = v.view().string();
         return true;
     }},
};

/// A small hash table of its own: it is asked for each of some thirty fields of each element.
class FieldTable
{
public:
    explicit FieldTable(std::span<const Field> own)
    {
        for (const auto list : {std::span<const Field>(commonFields), own})
            for (const Field &field : list)
                insert(field);
    }
    const Field *find(std::string_view key) const
    {
        for (std::size_t slot = hash(key);; slot = (slot + 1) % size) {
            if (!m_slots[slot])
                return nullptr;
            if (m_slots[slot]->key == key)
                return m_slots[slot];
        }
    }

private:
    static constexpr std::size_t size = 128; // at most half full
    static std::size_t hash(std::string_view key)
    {
        if (key.empty())
            return 0;
        const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(key[i])); };
        return (byte(0) * 7 + byte(key.size() / 2) * 31 + byte(key.size() - 1) * 13 + key.size()) % size;
    }
    void insert(const Field &field)
    {
        std::size_t slot = hash(field.key);
        while (m_slots[slot])
            slot = (slot + 1) % size;
        m_slots[slot] = &field;
    }

    std::array<const Field *, size> m_slots{};
};

const FieldTable &fieldsOf(ElementType type)
{
    static const FieldTable common({}), texts(textFields), linears(linearFields), freedraws(freedrawFields),
        images(imageFields), frames(frameFields);
    switch (type) {
    case ElementType::Text:
        return texts;
    case ElementType::Line:
    case ElementType::Arrow:
        return linears;
    case ElementType::Freedraw:
        return freedraws;
    case ElementType::Image:
        return images;
    case ElementType::Frame:
    case ElementType::MagicFrame:
        return frames;
    default:
        return common;
    }
}

void giveData(Element &element)
{
    switch (element.type) {
    case ElementType::Text:
        element.data = TextData{};
        break;
    case ElementType::Line:
    case ElementType::Arrow:
        element.data = LinearData{};
        break;
    case ElementType::Freedraw:
        element.data = FreedrawData{};
        break;
    case ElementType::Image:
        element.data = ImageData{};
        break;
    case ElementType::Frame:
    case ElementType::MagicFrame:
        element.data = FrameData{};
        break;
    default:
        break;
    }
}

struct Member {
    std::string_view key;
    JsonView value;
};

/// An element of a type that is newer than we are: the whole object, and as much as we understand of it.
ElementReading readUnknown(JsonView value, std::span<const Member> members, const char *end)
{
    auto element = std::make_shared<Element>();
    ElementDraft draft(*element);
    element->type = ElementType::Unknown;
    for (const Member &member : members) {
        FieldProblem ignored; // its fields may mean something else; it is kept as it came
        const auto &fields = fieldsOf(ElementType::Unknown);
        if (const Field *field = fields.find(member.key); field && member.key != "customData")
            field->take(draft, FieldValue(member.key, member.value, ignored));
        else if (member.key == "customData")
            draft.element.customData = std::make_shared<const Json>(member.value.toJson());
    }
    ElementReading reading;
    reading.end = end;
    reading.deleted = draft.deleted;
    if (!draft.deleted && finishElement(draft)) {
        element->extra = std::make_shared<const Json>(value.toJson());
        reading.element = std::move(element);
    }
    return reading;
}

} // namespace

bool isKnownField(ElementType type, std::string_view key)
{
    return fieldsOf(type).find(key) != nullptr;
}

ElementReading readElement(JsonView value)
{
    ElementReading reading;
    std::vector<Member> members;
    members.reserve(40);
    std::optional<std::string> type;
    std::deque<std::string> unescaped; // keys that were written with escapes
    const char *typeAt = nullptr;
    reading.end = value.forEachMember([&](std::string_view key, JsonView member) {
        if (key.data() < value.begin() || key.data() > member.begin())
            key = unescaped.emplace_back(key);
        if (key == "type") {
            typeAt = member.begin();
            type = member.kind() == JsonKind::String ? std::optional(member.string()) : std::nullopt;
        }
        members.push_back({key, member});
    });
    if (members.size() > maximumFields) {
        reading.problem = "it has more than " + std::to_string(maximumFields) + " fields";
        reading.where = value.begin();
        return reading;
    }
    if (!type || type->empty()) {
        reading.problem = typeAt ? "field type should be a text" : "it has no type";
        reading.where = typeAt ? typeAt : value.begin();
        return reading;
    }
    if (*type == "selection") // a legacy of Excalidraw's own, never meant to be saved
        return reading;
    if (*type == "draw")
        type = "line";
    const auto known = fromName<ElementType>(*type);
    if (!known)
        return readUnknown(value, members, reading.end);

    auto element = std::make_shared<Element>();
    ElementDraft draft(*element);
    element->type = *known;
    giveData(*element);
    const auto &fields = fieldsOf(*known);
    Json unknown = Json::object();
    FieldProblem problem;
    for (const Member &member : members) {
        const Field *field = fields.find(member.key);
        if (field && field->take(draft, FieldValue(member.key, member.value, problem)))
            continue;
        unknown[std::string(member.key)] = member.value.toJson();
    }
    reading.deleted = draft.deleted;
    if (draft.deleted)
        return reading;
    reading.repaired = std::move(problem.sentence);
    reading.repairs = problem.count;
    reading.where = problem.where;
    if (finishElement(draft)) {
        if (!unknown.empty())
            element->extra = std::make_shared<const Json>(std::move(unknown));
        reading.roundedByLegacy = draft.roundByLegacy && !draft.hasRoundness;
        reading.element = std::move(element);
    }
    return reading;
}

} // namespace ninesketch
