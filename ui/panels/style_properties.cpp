// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/style_properties.h"

#include "model/scene/element_names.h"
#include "model/scene/stencils.h"
#include "model/scene/sticky_note_layout.h"

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
constexpr Words<bool, 2> pens{{{{false, "pressed"}, {true, "even"}}}};
constexpr Words<bool, 2> edgeForms{{{{false, "sharp"}, {true, "round"}}}};
constexpr Words<StrokeStyle, 3> strokes{
    {{{StrokeStyle::Solid, "solid"}, {StrokeStyle::Dashed, "dashed"}, {StrokeStyle::Dotted, "dotted"}}}};
constexpr Words<TextAlign, 3> aligns{
    {{{TextAlign::Left, "left"}, {TextAlign::Center, "center"}, {TextAlign::Right, "right"}}}};
constexpr Words<VerticalAlign, 3> verticals{
    {{{VerticalAlign::Top, "top"}, {VerticalAlign::Middle, "middle"}, {VerticalAlign::Bottom, "bottom"}}}};
constexpr Words<ArrowType, 3> arrowTypes{
    {{{ArrowType::Sharp, "sharp"}, {ArrowType::Round, "round"}, {ArrowType::Elbow, "elbow"}}}};
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

QString text(double value)
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

/// The value of an element in words; null when it does not have the property.
using OfElement = QString (*)(const Element &);

/// A property that is a colour, kept by those members.
template <auto changed, auto current>
StyleProperty colour(const char *id, const char *title, std::vector<StyleOption> options, OfElement ofElement)
{
    return {id,
            title,
            Look::Colours,
            std::move(options),
            ofElement,
            [](StyleChange &c, const QString &v) { c.*changed = v.toStdString(); },
            [](const CurrentStyle &s) { return QString::fromStdString(s.*current); },
            [](CurrentStyle &s, const QString &v) { s.*current = v.toStdString(); }};
}

/// A number.
template <auto changed, auto current>
StyleProperty number(const char *id, const char *title, std::vector<StyleOption> options, OfElement ofElement)
{
    using Number = std::remove_cvref_t<decltype(std::declval<CurrentStyle>().*current)>;
    return {id,
            title,
            Look::Buttons,
            std::move(options),
            ofElement,
            [](StyleChange &c, const QString &v) { c.*changed = static_cast<Number>(v.toDouble()); },
            [](const CurrentStyle &s) { return text(s.*current); },
            [](CurrentStyle &s, const QString &v) { s.*current = static_cast<Number>(v.toDouble()); }};
}

/// One of a few, each with a word.
template <const auto &words, auto changed, auto current>
StyleProperty choice(const char *id, const char *title, std::vector<StyleOption> options, OfElement ofElement)
{
    return {id,
            title,
            Look::Buttons,
            std::move(options),
            ofElement,
            [](StyleChange &c, const QString &v) { c.*changed = words.value(v); },
            [](const CurrentStyle &s) { return words.word(s.*current); },
            [](CurrentStyle &s, const QString &v) { s.*current = words.value(v); }};
}

StyleProperty stroke()
{
    return colour<&StyleChange::strokeColor, &CurrentStyle::strokeColor>(
        "stroke", "Stroke",
        {{"#1e1e1e", nullptr, "Black"},
         {"#e03131", nullptr, "Red"},
         {"#2f9e44", nullptr, "Green"},
         {"#1971c2", nullptr, "Blue"},
         {"#f08c00", nullptr, "Yellow"}},
        [](const Element &e) {
            return e.type == ElementType::Image || e.isFrame() || (e.type == ElementType::Unknown && !isStickyNote(e))
                       ? QString()
                       : QString::fromStdString(e.strokeColor);
        });
}

StyleProperty background()
{
    return colour<&StyleChange::backgroundColor, &CurrentStyle::backgroundColor>(
        "background", "Background",
        {{"transparent", nullptr, "Transparent"},
         {"#ffc9c9", nullptr, "Red"},
         {"#b2f2bb", nullptr, "Green"},
         {"#a5d8ff", nullptr, "Blue"},
         {"#ffec99", nullptr, "Yellow"}},
        [](const Element &e) {
            return isShape(e) || e.type == ElementType::Line || e.type == ElementType::Freedraw ||
                           e.type == ElementType::Embeddable || isStickyNote(e)
                       ? QString::fromStdString(e.backgroundColor)
                       : QString();
        });
}

StyleProperty fill()
{
    return choice<fills, &StyleChange::fillStyle, &CurrentStyle::fillStyle>(
        "fill", "Fill",
        {{"hachure", "fill-hachure", "Hachure (Alt+click: zigzag)"},
         {"cross-hatch", "fill-cross-hatch", "Cross-hatch"},
         {"solid", "fill-solid", "Solid"}},
        [](const Element &e) {
            const bool fillable = isShape(e) || e.type == ElementType::Line || e.type == ElementType::Freedraw;
            return fillable && !e.isTransparent() ? fills.word(e.fillStyle) : QString();
        });
}

StyleProperty strokeWidth()
{
    return number<&StyleChange::strokeWidth, &CurrentStyle::strokeWidth>(
        "width", "Stroke width", {{"1", "width-1", "Thin"}, {"2", "width-2", "Bold"}, {"4", "width-4", "Extra bold"}},
        [](const Element &e) {
            return isShape(e) || isLine(e) || e.type == ElementType::Freedraw
                       ? text(e.strokeWidth / strokeWidthShare(e.type))
                       : QString();
        });
}

StyleProperty pressure()
{
    return choice<pens, &StyleChange::evenPen, &CurrentStyle::evenPen>(
        "pen", "Pressure",
        {{"even", "pen-even", "As wide everywhere"},
         {"pressed", "pen-pressed", "Wider where the pen presses, or is slow"}},
        [](const Element &e) { return e.freedraw() ? pens.word(e.freedraw()->constantWidth) : QString(); });
}

StyleProperty strokeStyle()
{
    return choice<strokes, &StyleChange::strokeStyle, &CurrentStyle::strokeStyle>(
        "stroke-style", "Stroke style",
        {{"solid", "stroke-solid", "Solid"},
         {"dashed", "stroke-dashed", "Dashed"},
         {"dotted", "stroke-dotted", "Dotted"}},
        [](const Element &e) { return isShape(e) || isLine(e) ? strokes.word(e.strokeStyle) : QString(); });
}

StyleProperty sloppiness()
{
    return number<&StyleChange::roughness, &CurrentStyle::roughness>(
        "sloppiness", "Sloppiness",
        {{"0", "sloppy-0", "Architect"}, {"1", "sloppy-1", "Artist"}, {"2", "sloppy-2", "Cartoonist"}},
        [](const Element &e) { return isShape(e) || isLine(e) || isStickyNote(e) ? text(e.roughness) : QString(); });
}

StyleProperty edges()
{
    return choice<edgeForms, &StyleChange::roundEdges, &CurrentStyle::roundEdges>(
        "edges", "Edges", {{"sharp", "edge-sharp", "Sharp"}, {"round", "edge-round", "Round"}}, [](const Element &e) {
            const bool hasEdges = e.type == ElementType::Rectangle || e.type == ElementType::Diamond ||
                                  e.type == ElementType::Line || e.type == ElementType::Image || isStickyNote(e);
            return hasEdges ? edgeForms.word(e.roundness.has_value()) : QString();
        });
}

StyleProperty arrowType()
{
    return choice<arrowTypes, &StyleChange::arrowType, &CurrentStyle::arrowType>(
        "arrow-type", "Arrow type",
        {{"sharp", "arrow-sharp", "Sharp arrow"},
         {"round", "arrow-curved", "Curved arrow"},
         {"elbow", "arrow-elbow", "Elbow arrow"}},
        [](const Element &e) {
            if (!e.isArrow() || !e.linear())
                return QString();
            return QString(e.linear()->elbowed ? "elbow" : e.roundness ? "round" : "sharp");
        });
}

template <auto changed, auto current> StyleProperty head(const char *id, const char *title, OfElement ofElement)
{
    StyleProperty made = choice<heads, changed, current>(id, title, headOptions, ofElement);
    made.look = Look::Heads;
    return made;
}

StyleProperty startHead()
{
    return head<&StyleChange::startArrowhead, &CurrentStyle::startArrowhead>(
        "start-head", "Arrow start", [](const Element &e) { return headOf(e, false); });
}

StyleProperty endHead()
{
    return head<&StyleChange::endArrowhead, &CurrentStyle::endArrowhead>(
        "end-head", "Arrow end", [](const Element &e) { return headOf(e, true); });
}

StyleProperty ofTexts(StyleProperty made)
{
    made.ofText = true;
    return made;
}

StyleProperty font()
{
    return ofTexts(number<&StyleChange::fontFamily, &CurrentStyle::fontFamily>(
        "font", "Font family",
        {{"5", "font-hand", "Hand-drawn (Excalifont)"},
         {"6", "font-normal", "Normal (Nunito)"},
         {"8", "font-code", "Code (Comic Shanns)"}},
        [](const Element &e) { return e.text() ? QString::number(e.text()->fontFamily) : QString(); }));
}

StyleProperty fontSize()
{
    return ofTexts(number<&StyleChange::fontSize, &CurrentStyle::fontSize>(
        "font-size", "Font size",
        {{"16", nullptr, "S"}, {"20", nullptr, "M"}, {"28", nullptr, "L"}, {"36", nullptr, "XL"}},
        [](const Element &e) { // of a sticky note's words as they would like to be
            if (!e.text())
                return QString();
            return text(e.text()->containerId ? stickyNoteBaseFontSize(e) : e.text()->fontSize);
        }));
}

StyleProperty textAlign()
{
    return ofTexts(choice<aligns, &StyleChange::textAlign, &CurrentStyle::textAlign>(
        "text-align", "Text align",
        {{"left", "text-left", "Left"}, {"center", "text-centre", "Centre"}, {"right", "text-right", "Right"}},
        [](const Element &e) { return e.text() ? aligns.word(e.text()->textAlign) : QString(); }));
}

/// Of labels alone: what is drawn next has none yet.
StyleProperty verticalAlign()
{
    return ofTexts(
        {"vertical-align",
         "Vertical align",
         Look::Buttons,
         {{"top", "text-top", "Top"}, {"middle", "text-middle", "Middle"}, {"bottom", "text-bottom", "Bottom"}},
         [](const Element &e) {
             return e.text() && e.text()->containerId ? verticals.word(e.text()->verticalAlign) : QString();
         },
         [](StyleChange &c, const QString &v) { c.verticalAlign = verticals.value(v); },
         [](const CurrentStyle &) { return QString(); },
         [](CurrentStyle &, const QString &) {}});
}

StyleProperty opacity()
{
    StyleProperty made = number<&StyleChange::opacity, &CurrentStyle::opacity>(
        "opacity", "Opacity", {}, [](const Element &e) { return isUnseenBody(e) ? QString() : text(e.opacity); });
    made.look = Look::Slider;
    return made;
}

} // namespace

std::span<const StyleProperty> styleProperties()
{
    static const StyleProperty rows[] = {
        stroke(),    background(), fill(),    strokeWidth(), pressure(), strokeStyle(), sloppiness(),    edges(),
        arrowType(), startHead(),  endHead(), font(),        fontSize(), textAlign(),   verticalAlign(), opacity()};
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
