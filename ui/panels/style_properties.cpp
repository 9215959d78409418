// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/style_properties.h"

#include "model/scene/stencils.h"

#include <array>

namespace ninesketch
{

namespace
{

using Look = StyleProperty::Look;

bool isShape(const Element &e)
{
    return e.type == ElementType::Rectangle || e.type == ElementType::Diamond || e.type == ElementType::Ellipse;
}

bool isLine(const Element &e)
{
    return e.type == ElementType::Line || e.type == ElementType::Arrow;
}

/// A table of words for an enumeration, both ways.
template <typename Value, std::size_t size> struct Words {
    std::array<std::pair<Value, const char *>, size> rows;
    QString word(Value value) const
    {
        for (const auto &[v, w] : rows) {
            if (v == value)
                return QString::fromLatin1(w);
        }
        return QString::fromLatin1(rows[0].second);
    }
    Value value(const QString &word) const
    {
        for (const auto &[v, w] : rows) {
            if (word == QLatin1String(w))
                return v;
        }
        return rows[0].first;
    }
};

constexpr Words<FillStyle, 4> fills{{{{FillStyle::Solid, "solid"},
                                      {FillStyle::Hachure, "hachure"},
                                      {FillStyle::CrossHatch, "cross-hatch"},
                                      {FillStyle::Zigzag, "zigzag"}}}};
constexpr Words<StrokeStyle, 3> strokes{
    {{{StrokeStyle::Solid, "solid"}, {StrokeStyle::Dashed, "dashed"}, {StrokeStyle::Dotted, "dotted"}}}};
constexpr Words<TextAlign, 3> aligns{
    {{{TextAlign::Left, "left"}, {TextAlign::Center, "center"}, {TextAlign::Right, "right"}}}};
constexpr Words<VerticalAlign, 3> verticals{
    {{{VerticalAlign::Top, "top"}, {VerticalAlign::Middle, "middle"}, {VerticalAlign::Bottom, "bottom"}}}};
constexpr Words<CurrentStyle::ArrowType, 3> arrowTypes{{{{CurrentStyle::ArrowType::Sharp, "sharp"},
                                                         {CurrentStyle::ArrowType::Round, "round"},
                                                         {CurrentStyle::ArrowType::Elbow, "elbow"}}}};
constexpr Words<Arrowhead, 15> heads{{{{Arrowhead::None, "none"},
                                       {Arrowhead::Arrow, "arrow"},
                                       {Arrowhead::Bar, "bar"},
                                       {Arrowhead::Circle, "circle"},
                                       {Arrowhead::CircleOutline, "circle-outline"},
                                       {Arrowhead::Triangle, "triangle"},
                                       {Arrowhead::TriangleOutline, "triangle-outline"},
                                       {Arrowhead::Diamond, "diamond"},
                                       {Arrowhead::DiamondOutline, "diamond-outline"},
                                       {Arrowhead::CardinalityOne, "one"},
                                       {Arrowhead::CardinalityMany, "many"},
                                       {Arrowhead::CardinalityOneOrMany, "one-or-many"},
                                       {Arrowhead::CardinalityExactlyOne, "exactly-one"},
                                       {Arrowhead::CardinalityZeroOrOne, "zero-or-one"},
                                       {Arrowhead::CardinalityZeroOrMany, "zero-or-many"}}}};

/// In the order of Excalidraw's picker, four in a row.
const std::vector<StyleOption> headOptions{{"none", "head-none", "None"},
                                           {"arrow", "head-arrow", "Arrow"},
                                           {"triangle", "head-triangle", "Triangle"},
                                           {"triangle-outline", "head-triangle-outline", "Triangle (outline)"},
                                           {"circle", "head-circle", "Circle"},
                                           {"circle-outline", "head-circle-outline", "Circle (outline)"},
                                           {"diamond", "head-diamond", "Diamond"},
                                           {"diamond-outline", "head-diamond-outline", "Diamond (outline)"},
                                           {"bar", "head-bar", "Bar"},
                                           {"one", "head-one", "One"},
                                           {"many", "head-many", "Many"},
                                           {"one-or-many", "head-one-or-many", "One or many"},
                                           {"exactly-one", "head-exactly-one", "Exactly one"},
                                           {"zero-or-one", "head-zero-or-one", "Zero or one"},
                                           {"zero-or-many", "head-zero-or-many", "Zero or many"}};

QString number(double value)
{
    return QString::number(value, 'g', 6);
}

QString headOf(const Element &e, bool end)
{
    if (!e.isArrow() || !e.linear())
        return {};
    Arrowhead head = end ? e.linear()->endArrowhead : e.linear()->startArrowhead;
    switch (head) { // names of the release before
    case Arrowhead::Dot:
        head = Arrowhead::Circle;
        break;
    case Arrowhead::CrowfootOne:
        head = Arrowhead::CardinalityOne;
        break;
    case Arrowhead::CrowfootMany:
        head = Arrowhead::CardinalityMany;
        break;
    case Arrowhead::CrowfootOneOrMany:
        head = Arrowhead::CardinalityOneOrMany;
        break;
    default:
        break;
    }
    return heads.word(head);
}

std::vector<StyleProperty> make()
{
    std::vector<StyleProperty> rows;
    rows.push_back({"stroke",
                    "Stroke",
                    Look::Colours,
                    {{"#1e1e1e", nullptr, "Black"},
                     {"#e03131", nullptr, "Red"},
                     {"#2f9e44", nullptr, "Green"},
                     {"#1971c2", nullptr, "Blue"},
                     {"#f08c00", nullptr, "Yellow"}},
                    [](const Element &e) {
                        return e.type == ElementType::Image || e.isFrame() || e.type == ElementType::Unknown
                                   ? QString()
                                   : QString::fromStdString(e.strokeColor);
                    },
                    [](StyleChange &c, const QString &v) { c.strokeColor = v.toStdString(); },
                    [](const CurrentStyle &s) { return QString::fromStdString(s.strokeColor); },
                    [](CurrentStyle &s, const QString &v) { s.strokeColor = v.toStdString(); }});
    rows.push_back({"background",
                    "Background",
                    Look::Colours,
                    {{"transparent", nullptr, "Transparent"},
                     {"#ffc9c9", nullptr, "Red"},
                     {"#b2f2bb", nullptr, "Green"},
                     {"#a5d8ff", nullptr, "Blue"},
                     {"#ffec99", nullptr, "Yellow"}},
                    [](const Element &e) {
                        return isShape(e) || e.type == ElementType::Line || e.type == ElementType::Freedraw ||
                                       e.type == ElementType::Embeddable
                                   ? QString::fromStdString(e.backgroundColor)
                                   : QString();
                    },
                    [](StyleChange &c, const QString &v) { c.backgroundColor = v.toStdString(); },
                    [](const CurrentStyle &s) { return QString::fromStdString(s.backgroundColor); },
                    [](CurrentStyle &s, const QString &v) { s.backgroundColor = v.toStdString(); }});
    rows.push_back({"fill",
                    "Fill",
                    Look::Buttons,
                    {{"hachure", "fill-hachure", "Hachure (Alt+click: zigzag)"},
                     {"cross-hatch", "fill-cross-hatch", "Cross-hatch"},
                     {"solid", "fill-solid", "Solid"}},
                    [](const Element &e) {
                        const bool fillable =
                            isShape(e) || e.type == ElementType::Line || e.type == ElementType::Freedraw;
                        return fillable && !e.isTransparent() ? fills.word(e.fillStyle) : QString();
                    },
                    [](StyleChange &c, const QString &v) { c.fillStyle = fills.value(v); },
                    [](const CurrentStyle &s) { return fills.word(s.fillStyle); },
                    [](CurrentStyle &s, const QString &v) { s.fillStyle = fills.value(v); }});
    rows.push_back({"width",
                    "Stroke width",
                    Look::Buttons,
                    {{"1", "width-1", "Thin"}, {"2", "width-2", "Bold"}, {"4", "width-4", "Extra bold"}},
                    [](const Element &e) {
                        return isShape(e) || isLine(e) || e.type == ElementType::Freedraw
                                   ? number(e.strokeWidth / strokeWidthShare(e.type))
                                   : QString();
                    },
                    [](StyleChange &c, const QString &v) { c.strokeWidth = v.toDouble(); },
                    [](const CurrentStyle &s) { return number(s.strokeWidth); },
                    [](CurrentStyle &s, const QString &v) { s.strokeWidth = v.toDouble(); }});
    rows.push_back({"pen",
                    "Pressure",
                    Look::Buttons,
                    {{"even", "pen-even", "As wide everywhere"},
                     {"pressed", "pen-pressed", "Wider where the pen presses, or is slow"}},
                    [](const Element &e) {
                        return e.freedraw() ? QString(e.freedraw()->constantWidth ? "even" : "pressed") : QString();
                    },
                    [](StyleChange &c, const QString &v) { c.evenPen = v == QLatin1String("even"); },
                    [](const CurrentStyle &s) { return QString(s.evenPen ? "even" : "pressed"); },
                    [](CurrentStyle &s, const QString &v) { s.evenPen = v == QLatin1String("even"); }});
    rows.push_back({"stroke-style",
                    "Stroke style",
                    Look::Buttons,
                    {{"solid", "stroke-solid", "Solid"},
                     {"dashed", "stroke-dashed", "Dashed"},
                     {"dotted", "stroke-dotted", "Dotted"}},
                    [](const Element &e) { return isShape(e) || isLine(e) ? strokes.word(e.strokeStyle) : QString(); },
                    [](StyleChange &c, const QString &v) { c.strokeStyle = strokes.value(v); },
                    [](const CurrentStyle &s) { return strokes.word(s.strokeStyle); },
                    [](CurrentStyle &s, const QString &v) { s.strokeStyle = strokes.value(v); }});
    rows.push_back({"sloppiness",
                    "Sloppiness",
                    Look::Buttons,
                    {{"0", "sloppy-0", "Architect"}, {"1", "sloppy-1", "Artist"}, {"2", "sloppy-2", "Cartoonist"}},
                    [](const Element &e) { return isShape(e) || isLine(e) ? number(e.roughness) : QString(); },
                    [](StyleChange &c, const QString &v) { c.roughness = v.toDouble(); },
                    [](const CurrentStyle &s) { return number(s.roughness); },
                    [](CurrentStyle &s, const QString &v) { s.roughness = v.toDouble(); }});
    rows.push_back({"edges",
                    "Edges",
                    Look::Buttons,
                    {{"sharp", "edge-sharp", "Sharp"}, {"round", "edge-round", "Round"}},
                    [](const Element &e) {
                        if (e.type != ElementType::Rectangle && e.type != ElementType::Diamond &&
                            e.type != ElementType::Line && e.type != ElementType::Image)
                            return QString();
                        return QString(e.roundness ? "round" : "sharp");
                    },
                    [](StyleChange &c, const QString &v) { c.roundEdges = v == QLatin1String("round"); },
                    [](const CurrentStyle &s) { return QString(s.roundEdges ? "round" : "sharp"); },
                    [](CurrentStyle &s, const QString &v) { s.roundEdges = v == QLatin1String("round"); }});
    rows.push_back({"arrow-type",
                    "Arrow type",
                    Look::Buttons,
                    {{"sharp", "arrow-sharp", "Sharp arrow"},
                     {"round", "arrow-curved", "Curved arrow"},
                     {"elbow", "arrow-elbow", "Elbow arrow"}},
                    [](const Element &e) {
                        if (!e.isArrow() || !e.linear())
                            return QString();
                        return QString(e.linear()->elbowed ? "elbow" : e.roundness ? "round" : "sharp");
                    },
                    [](StyleChange &c, const QString &v) {
                        c.arrowType = v == QLatin1String("sharp")   ? ArrowType::Sharp
                                      : v == QLatin1String("elbow") ? ArrowType::Elbow
                                                                    : ArrowType::Round;
                    },
                    [](const CurrentStyle &s) { return arrowTypes.word(s.arrowType); },
                    [](CurrentStyle &s, const QString &v) { s.arrowType = arrowTypes.value(v); }});
    rows.push_back({"start-head", "Arrow start", Look::Heads, headOptions,
                    [](const Element &e) { return headOf(e, false); },
                    [](StyleChange &c, const QString &v) { c.startArrowhead = heads.value(v); },
                    [](const CurrentStyle &s) { return heads.word(s.startArrowhead); },
                    [](CurrentStyle &s, const QString &v) { s.startArrowhead = heads.value(v); }});
    rows.push_back({"end-head", "Arrow end", Look::Heads, headOptions, [](const Element &e) { return headOf(e, true); },
                    [](StyleChange &c, const QString &v) { c.endArrowhead = heads.value(v); },
                    [](const CurrentStyle &s) { return heads.word(s.endArrowhead); },
                    [](CurrentStyle &s, const QString &v) { s.endArrowhead = heads.value(v); }});
    rows.push_back({"font",
                    "Font family",
                    Look::Buttons,
                    {{"5", "font-hand", "Hand-drawn (Excalifont)"},
                     {"6", "font-normal", "Normal (Nunito)"},
                     {"8", "font-code", "Code (Comic Shanns)"}},
                    [](const Element &e) { return e.text() ? QString::number(e.text()->fontFamily) : QString(); },
                    [](StyleChange &c, const QString &v) { c.fontFamily = v.toInt(); },
                    [](const CurrentStyle &s) { return QString::number(s.fontFamily); },
                    [](CurrentStyle &s, const QString &v) { s.fontFamily = v.toInt(); },
                    true});
    rows.push_back({"font-size",
                    "Font size",
                    Look::Buttons,
                    {{"16", nullptr, "S"}, {"20", nullptr, "M"}, {"28", nullptr, "L"}, {"36", nullptr, "XL"}},
                    [](const Element &e) { return e.text() ? number(e.text()->fontSize) : QString(); },
                    [](StyleChange &c, const QString &v) { c.fontSize = v.toDouble(); },
                    [](const CurrentStyle &s) { return number(s.fontSize); },
                    [](CurrentStyle &s, const QString &v) { s.fontSize = v.toDouble(); },
                    true});
    rows.push_back(
        {"text-align",
         "Text align",
         Look::Buttons,
         {{"left", "text-left", "Left"}, {"center", "text-centre", "Centre"}, {"right", "text-right", "Right"}},
         [](const Element &e) { return e.text() ? aligns.word(e.text()->textAlign) : QString(); },
         [](StyleChange &c, const QString &v) { c.textAlign = aligns.value(v); },
         [](const CurrentStyle &s) { return aligns.word(s.textAlign); },
         [](CurrentStyle &s, const QString &v) { s.textAlign = aligns.value(v); },
         true});
    rows.push_back(
        {"vertical-align",
         "Vertical align",
         Look::Buttons,
         {{"top", "text-top", "Top"}, {"middle", "text-middle", "Middle"}, {"bottom", "text-bottom", "Bottom"}},
         [](const Element &e) {
             return e.text() && e.text()->containerId ? verticals.word(e.text()->verticalAlign) : QString();
         },
         [](StyleChange &c, const QString &v) { c.verticalAlign = verticals.value(v); },
         [](const CurrentStyle &) { return QString(); },
         [](CurrentStyle &, const QString &) {},
         true});
    rows.push_back({"opacity",
                    "Opacity",
                    Look::Slider,
                    {},
                    [](const Element &e) { return isUnseenBody(e) ? QString() : number(e.opacity); },
                    [](StyleChange &c, const QString &v) { c.opacity = v.toDouble(); },
                    [](const CurrentStyle &s) { return number(s.opacity); },
                    [](CurrentStyle &s, const QString &v) { s.opacity = v.toDouble(); }});
    return rows;
}

} // namespace

std::span<const StyleProperty> styleProperties()
{
    static const std::vector<StyleProperty> rows = make();
    return rows;
}

const StyleProperty *findStyleProperty(QStringView id)
{
    for (const StyleProperty &row : styleProperties()) {
        if (id == QLatin1String(row.id))
            return &row;
    }
    return nullptr;
}

std::span<const PaletteColour> colourPalette()
{
    static const std::vector<PaletteColour> colours{
        {"Transparent", {"transparent"}},
        {"White", {"#ffffff"}},
        {"Gray", {"#f8f9fa", "#e9ecef", "#ced4da", "#868e96", "#343a40"}},
        {"Black", {"#1e1e1e"}},
        {"Bronze", {"#f8f1ee", "#eaddd7", "#d2bab0", "#a18072", "#846358"}},
        {"Cyan", {"#e3fafc", "#99e9f2", "#3bc9db", "#15aabf", "#0c8599"}},
        {"Blue", {"#e7f5ff", "#a5d8ff", "#4dabf7", "#228be6", "#1971c2"}},
        {"Violet", {"#f3f0ff", "#d0bfff", "#9775fa", "#7950f2", "#6741d9"}},
        {"Grape", {"#f8f0fc", "#eebefa", "#da77f2", "#be4bdb", "#9c36b5"}},
        {"Pink", {"#fff0f6", "#fcc2d7", "#f783ac", "#e64980", "#c2255c"}},
        {"Green", {"#ebfbee", "#b2f2bb", "#69db7c", "#40c057", "#2f9e44"}},
        {"Teal", {"#e6fcf5", "#96f2d7", "#38d9a9", "#12b886", "#099268"}},
        {"Yellow", {"#fff9db", "#ffec99", "#ffd43b", "#fab005", "#f08c00"}},
        {"Orange", {"#fff4e6", "#ffd8a8", "#ffa94d", "#fd7e14", "#e8590c"}},
        {"Red", {"#fff5f5", "#ffc9c9", "#ff8787", "#fa5252", "#e03131"}},
    };
    return colours;
}

} // namespace ninesketch
