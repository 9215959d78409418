// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of a scene: strokes, fills, texts and images in painting order. Made once, played by screen, SVG, PNG,
// PDF.
#pragma once
#include "model/geometry.h"
#include "model/scene/scene.h"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ninesketch
{

/// One step of a path. Curve: cubic Bezier by (c1, c2, to). Coordinates are local to the element.
struct PathStep {
    enum class Kind : unsigned char { Move, Line, Curve, Close };
    Kind kind = Kind::Move;
    Point c1, c2, to;
};
using Path = std::vector<PathStep>;

/// A path that is stroked (strokeWidth > 0), filled (fill not empty), or both.
struct PathMark {
    Path path;
    std::string stroke; ///< CSS colour, empty: not stroked
    double strokeWidth = 0;
    std::vector<double> dash; ///< px, empty: solid
    std::string fill;         ///< CSS colour, empty: not filled
    bool evenOdd = false;
    bool sameInDark = false; ///< a shadow: dark mode leaves it as it is
};

struct TextLine {
    std::string text;
    Point at; ///< anchor of the alphabetic baseline (left, middle or right end by `align`)
};

struct TextMark {
    std::vector<TextLine> lines;
    int fontFamily = 5;
    double fontSize = 20;
    std::string color;
    TextAlign align = TextAlign::Left;
    double maxWidth = 0; ///< > 0: what is wider is cut short and ends in "..." (a frame's name)
};

struct ImageMark {
    std::string fileId;  ///< empty: not loaded yet
    bool failed = false; ///< the file says that it could not be loaded
    Rect box;
    double scaleX = 1, scaleY = 1;
    std::optional<ImageCrop> crop;
    double cornerRadius = 0;
};

using Mark = std::variant<PathMark, TextMark, ImageMark>;

/// The marks of one element, in local coordinates: translate by origin, then rotate by angle about centre (local).
/// Depends on the element alone (and, for outlined arrowheads, on the canvas background): so it is cached by element.
struct ElementPicture {
    Point origin;
    double angle = 0;
    Point centre;
    std::vector<Mark> marks;
    Rect bounds;          ///< scene px, rotated, with stroke widths: everything painted lies inside
    bool isFrame = false; ///< its line, corners and name keep their size on screen at every zoom
};
using ElementPicturePtr = std::shared_ptr<const ElementPicture>;

/// One entry of the painting order.
struct PictureItem {
    ElementPicturePtr picture;
    std::string elementId;
    double opacity = 1;              ///< frame's times element's, 0 ... 1
    std::optional<Rect> frameClip;   ///< scene px, corner radius 8
    std::optional<Rect> gapForLabel; ///< an arrow's label box, left out of the arrow (scene px, not rotated)
    std::string link;                ///< empty: none
};

struct Picture {
    std::vector<PictureItem> items;
    std::string background;
    Rect bounds;                       ///< Excalidraw's export bounds (its getCommonBounds), without padding
    std::shared_ptr<const Json> files; ///< images by fileId
};

/// The marks of one element. Pure. `background` is the canvas colour (outlined arrowheads are filled with it).
ElementPicture sketch(const Element &element, const Scene &scene);

/// The whole scene in painting order: bound text right after its container, frames' children clipped, embedded pages
/// on top.
Picture makePicture(const Scene &scene);

/// Keeps the pictures of elements that have not changed from one scene to the next.
class PictureCache
{
public:
    PictureCache();
    ~PictureCache();
    PictureCache(const PictureCache &) = delete;
    PictureCache &operator=(const PictureCache &) = delete;

    /// The picture of an element of the scene: made once for the same element (and for an arrow's label, the same
    /// arrow; for an arrow, the same background).
    ElementPicturePtr picture(const ElementPtr &element, const Scene &scene);

private:
    struct Entries;
    std::unique_ptr<Entries> m_entries;
};

/// The same, sketching only what the cache does not have.
Picture makePicture(const Scene &scene, PictureCache &cache);

/// What the painting order says about one element beyond its own picture: opacity, clip, label gap, link.
PictureItem pictureItem(const Element &element, const Scene &scene, ElementPicturePtr picture);

/// The elements in painting order (see `makePicture`).
std::vector<ElementPtr> paintingOrder(const Scene &scene);

/// The colour Excalidraw shows for `cssColor` in dark mode (invert 93 %, hue-rotate 180 degrees), keeping alpha:
/// "#rrggbb" or "#rrggbbaa".
std::string darkModeColor(const std::string &cssColor);

} // namespace ninesketch
