// SPDX-License-Identifier: GPL-3.0-or-later
// One element of an Excalidraw scene: every field its file format has, and, word for word, what we do not know.
#pragma once
#include "model/geometry.h"
#include "model/json.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ninesketch
{

enum class ElementType {
    Rectangle,
    Diamond,
    Ellipse,
    Arrow,
    Line,
    Freedraw,
    Text,
    Image,
    Frame,
    MagicFrame,
    Iframe,
    Embeddable,
    Unknown, ///< kept and written back verbatim (Element::extra holds the whole object), drawn as a labelled ghost
};

enum class FillStyle { Hachure, CrossHatch, Solid, Zigzag };
enum class StrokeStyle { Solid, Dashed, Dotted };
enum class TextAlign { Left, Center, Right };
enum class VerticalAlign { Top, Middle, Bottom };
enum class Arrowhead {
    None,
    Arrow,
    Bar,
    Dot,
    Circle,
    CircleOutline,
    Triangle,
    TriangleOutline,
    Diamond,
    DiamondOutline,
    CardinalityOne,
    CardinalityMany,
    CardinalityOneOrMany,
    CardinalityExactlyOne,
    CardinalityZeroOrOne,
    CardinalityZeroOrMany,
    CrowfootOne,
    CrowfootMany,
    CrowfootOneOrMany,
};

/// 1 legacy, 2 proportional (a quarter of the side), 3 adaptive (32 px unless `value` says otherwise).
struct Roundness {
    int type = 3;
    std::optional<double> value;
    friend bool operator==(const Roundness &, const Roundness &) = default;
};

/// An arrow or a label that names this element as its shape or container. `type` is "arrow" or "text".
struct BoundElement {
    std::string id;
    std::string type;
    friend bool operator==(const BoundElement &, const BoundElement &) = default;
};

/// An arrow's end held by a shape. The superset of what both generations of Excalidraw read; absent keys stay absent.
struct Binding {
    std::string elementId;
    std::optional<std::string> mode;  ///< "orbit", "inside" or "skip"
    std::optional<Point> fixedPoint;  ///< ratios of the target's unrotated box
    std::optional<double> focus, gap; ///< the older form: aim (-1 ... 1) and distance in px
    std::shared_ptr<const Json> extra;
};

struct TextData {
    std::string text;         ///< as drawn, wrapped with \n
    std::string originalText; ///< as typed
    double fontSize = 20;
    int fontFamily = 5;
    TextAlign textAlign = TextAlign::Left;
    VerticalAlign verticalAlign = VerticalAlign::Top;
    std::optional<std::string> containerId;
    bool autoResize = true;
    double lineHeight = 1.25;
};

struct FixedSegment {
    int index = 0;
    Point start, end;
};

/// Lines and arrows. Points are relative to the element's x, y; the first is 0, 0.
struct LinearData {
    std::vector<Point> points;
    std::optional<Binding> startBinding, endBinding; ///< arrows only
    Arrowhead startArrowhead = Arrowhead::None, endArrowhead = Arrowhead::None;
    bool elbowed = false;
    std::optional<std::vector<FixedSegment>> fixedSegments;
    std::optional<bool> startIsSpecial, endIsSpecial;
    bool polygon = false; ///< lines of the current version: closed on purpose
};

struct FreedrawData {
    std::vector<Point> points;
    std::vector<double> pressures;
    bool simulatePressure = true;
    bool constantWidth = false; ///< strokeOptions.variability is "constant"
    double streamline = 0.5;
};

struct ImageCrop {
    double x = 0, y = 0, width = 0, height = 0, naturalWidth = 0, naturalHeight = 0;
};

struct ImageData {
    std::optional<std::string> fileId;
    std::string status = "pending";
    double scaleX = 1, scaleY = 1;
    std::optional<ImageCrop> crop;
};

struct FrameData {
    std::optional<std::string> name;
};

/// A value: copy, change, put back into a Scene. Fields have Excalidraw's names and defaults.
struct Element {
    std::string id;
    ElementType type = ElementType::Rectangle;
    double x = 0, y = 0, width = 0, height = 0; ///< scene px, left top before rotation
    double angle = 0;                           ///< radians clockwise around the middle, 0 <= angle < 2 pi
    std::string strokeColor = "#1e1e1e";
    std::string backgroundColor = "transparent";
    FillStyle fillStyle = FillStyle::Solid;
    StrokeStyle strokeStyle = StrokeStyle::Solid;
    double strokeWidth = 2;
    double roughness = 1;
    double opacity = 100; ///< 0 ... 100
    std::optional<Roundness> roundness;
    std::int32_t seed = 1; ///< never 0
    std::int64_t version = 1;
    std::int64_t versionNonce = 0;
    std::int64_t updated = 1;          ///< epoch ms
    std::string index;                 ///< fractional order key, ascending in array order
    std::vector<std::string> groupIds; ///< innermost first
    std::optional<std::string> frameId;
    std::vector<BoundElement> boundElements;
    std::optional<std::string> link;
    bool locked = false;
    std::shared_ptr<const Json> customData; ///< null when absent
    std::shared_ptr<const Json> extra;      ///< unknown keys, or the whole object of an Unknown type
    std::variant<std::monostate, TextData, LinearData, FreedrawData, ImageData, FrameData> data;

    Rect box() const { return {x, y, width, height}; }
    Point centre() const { return {x + width / 2, y + height / 2}; }

    const TextData *text() const { return std::get_if<TextData>(&data); }
    const LinearData *linear() const { return std::get_if<LinearData>(&data); }
    const FreedrawData *freedraw() const { return std::get_if<FreedrawData>(&data); }
    const ImageData *image() const { return std::get_if<ImageData>(&data); }
    const FrameData *frame() const { return std::get_if<FrameData>(&data); }
    TextData *text() { return std::get_if<TextData>(&data); }
    LinearData *linear() { return std::get_if<LinearData>(&data); }
    FreedrawData *freedraw() { return std::get_if<FreedrawData>(&data); }
    ImageData *image() { return std::get_if<ImageData>(&data); }
    FrameData *frame() { return std::get_if<FrameData>(&data); }

    bool isArrow() const { return type == ElementType::Arrow; }
    bool isFrame() const { return type == ElementType::Frame || type == ElementType::MagicFrame; }
    bool isTransparent() const { return backgroundColor == "transparent"; }
};

using ElementPtr = std::shared_ptr<const Element>;

} // namespace ninesketch
