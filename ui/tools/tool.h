// SPDX-License-Identifier: GPL-3.0-or-later
// A tool is a small state machine: given a pointer or key event and the current scene it answers with what should
// happen. It holds no undo code and paints nothing into the document; the canvas and the editor do the rest.
#pragma once
#include "model/scene/edit_context.h"
#include "model/scene/edits/arrows.h"
#include "model/scene/edits/style.h"
#include "ui/editor.h"

#include <QCursor>
#include <QString>
#include <Qt>
#include <functional>
#include <memory>
#include <optional>
#include <variant>

class QPainter;

namespace ninesketch
{

class ImageCache;

struct PointerEvent {
    Point at;     ///< scene px
    Point screen; ///< widget px
    Qt::MouseButton button = Qt::NoButton;
    Qt::MouseButtons buttons = Qt::NoButton;
    Qt::KeyboardModifiers modifiers = Qt::NoModifier; ///< as a drag ends those of its last move: what was seen stays
    double pressure = 0.5;
    bool pen = false;
    bool doubleClick = false;
    std::optional<Qt::KeyboardModifiers> released = {}; ///< held as a drag ends

    Qt::KeyboardModifiers keysAtEnd() const { return released.value_or(modifiers); }
};

/// The style that new elements get: what the style panel shows when nothing is selected. Excalidraw's defaults.
struct CurrentStyle {
    std::string strokeColor = "#1e1e1e", backgroundColor = "transparent";
    FillStyle fillStyle = FillStyle::Solid;
    double strokeWidth = 2; ///< see strokeWidthShare
    bool evenPen = true;
    StrokeStyle strokeStyle = StrokeStyle::Solid;
    double roughness = 1;
    bool roundEdges = true;
    ArrowType arrowType = ArrowType::Round;
    Arrowhead startArrowhead = Arrowhead::None, endArrowhead = Arrowhead::Arrow;
    int fontFamily = 5;
    double fontSize = 20;
    TextAlign textAlign = TextAlign::Left;
    double opacity = 100;
    std::string stencil = "cylinder"; ///< which of `allStencils()` the shapes tool draws
};

/// How ends of arrows hold on to shapes.
struct ArrowHold {
    bool binds = true;
    bool toMiddles = true; ///< the middle of a side attracts them
};

/// What a tool may look at. Nothing in it is changed by a tool.
struct ToolContext {
    const Scene &scene; ///< the committed scene, never a preview
    const Selection &selection;
    const CurrentStyle &style;
    const TextMetrics &metrics;
    double zoom = 1;
    bool gridEnabled = false;
    bool snapToObjects = false;
    bool toolLocked = false;
    Random *random = nullptr;     ///< ids and seeds of what is drawn; null: seeded by the system
    std::int64_t now = 0;         ///< epoch ms; 0: the system's clock
    Rect viewport = {};           ///< what is seen, scene px; empty: everything counts as seen
    bool dark = false;            ///< overlays in dark colours
    double gripSize = 8;          ///< of handles, px on screen: larger for pens and fingers
    bool boxTouches = false;      ///< a selecting box takes what it touches, else what lies wholly within
    ImageCache *images = nullptr; ///< decoded images of the scene; null: none can be seen
    ArrowHold arrowHold = {};

    /// Does an arrow's end hold on to what it comes near, while these keys are held (Ctrl: the other way round)?
    bool binds(Qt::KeyboardModifiers modifiers) const;
    /// Do the middles of sides attract it? Neither on a grid nor in steps of 15 degrees (Shift).
    bool snapsToMiddles(Qt::KeyboardModifiers modifiers) const;

    /// What edits need. (ui/tools/tool.cpp)
    EditContext edit() const;
};

/// What a tool answers. Every part may be absent.
struct ToolAnswer {
    enum class Outcome { Nothing, Preview, Commit, Cancel };
    Outcome outcome = Outcome::Nothing;
    std::optional<Scene> scene;         ///< with Preview and Commit
    QString what;                       ///< name of the undo step ("Move", "Draw rectangle")
    bool goesOn = false;                ///< with Commit: one step with the last one, if that is called so, too
    std::optional<Selection> selection; ///< the selection from now on
    bool finished = false;              ///< go back to the selection tool (unless tools are locked)
    bool staysSelected = false;         ///< what was drawn, also where tools are locked
    std::string editText;               ///< open the text editor on this element (or a label for this container)
    std::optional<Point> newTextAt;     ///< open the text editor for a new text: its left top corner, scene px
    std::optional<FreeEnd> attachText;  ///< the new text is what that arrow's end points to
    double newTextWidth = 0;            ///< > 0: the new text wraps at that many scene px, else it grows
    std::optional<CurrentStyle> style;  ///< the style that new elements get from now on
    std::string chooseTool;             ///< id of the tool to change to ("selection", ...)
    std::optional<Point> panBy;         ///< move the view by that many widget px
    std::string openLink;               ///< ask, then open
    std::string strike;                 ///< the component whose life is switched off or on, for a look
    bool strikeOneReplica = false;      ///< only one replica of it
    /// The drawing's colour there (widget px) is the background of what is drawn from now on.
    std::optional<Point> takeBackgroundAt = std::nullopt;
    QString say = {};          ///< a sentence for the person
    std::string isLocked = {}; ///< what was clicked cannot be selected: offer to unlock it
    Ids bringIntoSight = {};   ///< of the scene as it is then: what came about far away
};

/// The canvas repaints the overlay after every event that it passes on.
class Tool
{
public:
    virtual ~Tool() = default;
    virtual ToolAnswer press(const PointerEvent &, const ToolContext &) { return {}; }
    virtual ToolAnswer move(const PointerEvent &, const ToolContext &) { return {}; } ///< also without buttons: hover
    virtual ToolAnswer release(const PointerEvent &, const ToolContext &) { return {}; }
    virtual ToolAnswer key(int /*Qt::Key*/, Qt::KeyboardModifiers, const ToolContext &) { return {}; }
    /// That key is the tool's own for now, even if an action has it.
    virtual bool wantsKey(int /*Qt::Key*/, Qt::KeyboardModifiers, const ToolContext &) const { return false; }
    virtual ToolAnswer cancel(const ToolContext &) { return {}; } ///< Escape, or another tool is chosen
    /// A key was let go: what lasts as long as a key is held (Ctrl with flowchart keys, Alt with duplicates) ends here.
    virtual ToolAnswer keyReleased(int /*Qt::Key*/, Qt::KeyboardModifiers, const ToolContext &) { return {}; }
    /// Shift, Ctrl and Alt count for what is begun while the pointer rests, too: as if it had moved.
    virtual bool heedsKeysAtRest() const { return false; }
    /// The overlay changes by itself (a laser's trail fades): repaint it again and again.
    virtual bool isAnimating() const { return false; }
    virtual QCursor cursor(const PointerEvent &, const ToolContext &) const { return Qt::CrossCursor; }
    /// Handles, rubber bands, snap lines: painted over the canvas in widget px by `toScreen`.
    virtual void paintOverlay(QPainter &, const ToolContext &, const std::function<Point(Point)> & /*toScreen*/) const
    {
    }
};

/// One row of the tool list: toolbar, keys, help and tests read it.
struct ToolEntry {
    const char *id;   ///< "rectangle"
    const char *name; ///< "Rectangle"
    const char *icon; ///< resource name below :/icons
    const char *keys; ///< "R,2"
    const char *hint; ///< shown while it is active
    std::unique_ptr<Tool> (*make)();
    bool passing = false; ///< its key again, or Escape, brings back the tool before it
};

/// All tools in toolbar order (ui/tools/all_tools.cpp).
std::span<const ToolEntry> allTools();

} // namespace ninesketch
