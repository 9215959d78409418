// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/bucket_tool.h"
#include "ui/tools/eraser_tool.h"
#include "ui/tools/freedraw_tool.h"
#include "ui/tools/hand_tool.h"
#include "ui/tools/kill_tool.h"
#include "ui/tools/laser_tool.h"
#include "ui/tools/linear_tool.h"
#include "ui/tools/note_tool.h"
#include "ui/tools/selection_tool.h"
#include "ui/tools/shape_tool.h"
#include "ui/tools/stencil_tool.h"
#include "ui/tools/text_tool.h"

#include <array>

namespace ninesketch
{

std::span<const ToolEntry> allTools()
{
    static constexpr std::array tools = {
        ToolEntry{"hand", "Hand", "hand", "H", "Drag to move the paper", makeHandTool, true},
        ToolEntry{"selection", "Selection", "selection", "V,1",
                  "Click or drag a box; Shift adds, Ctrl reaches into groups", makeSelectionTool},
        ToolEntry{"rectangle", "Rectangle", "rectangle", "R,2", "Drag; Shift for a square, Alt from the centre",
                  makeRectangleTool},
        ToolEntry{"diamond", "Diamond", "diamond", "D,3", "Drag; Shift keeps it even, Alt from the centre",
                  makeDiamondTool},
        ToolEntry{"ellipse", "Ellipse", "ellipse", "O,4", "Drag; Shift for a circle, Alt from the centre",
                  makeEllipseTool},
        ToolEntry{"shapes", "Shapes: database, queue, cloud, person …", "shapes", "C",
                  "Drag, or click for its usual size; C again for the next shape", makeStencilTool},
        ToolEntry{"arrow", "Arrow", "arrow", "A,5", "Drag, or click point by point; A again for another kind",
                  makeArrowTool},
        ToolEntry{"line", "Line", "line", "L,6", "Drag, or click point by point; back at the start it closes",
                  makeLineTool},
        ToolEntry{"draw", "Draw", "draw", "P,X,7", "Draw freely", makeFreedrawTool},
        ToolEntry{"draw-shape", "Shape from drawing", "shape-from-drawing", "Shift+X",
                  "Draw a shape, a line or an arrow by hand: it becomes one", makeDrawShapeTool},
        ToolEntry{"text", "Text", "text", "T,8", "Click to write; drag to set a width", makeTextTool},
        ToolEntry{"note", "Note", "note", "N",
                  "Click, or drag; its words are typed at once. Shift for any proportion, Alt from the centre",
                  makeNoteTool},
        ToolEntry{"eraser", "Eraser", "eraser", "E,0", "Drag through what should go; Alt takes back", makeEraserTool,
                  true},
        ToolEntry{"bucket", "Fill", "bucket", "B",
                  "Click into a region; B again for another colour, Alt takes one from the drawing", makeBucketTool},
        ToolEntry{"frame", "Frame", "frame", "F", "Drag a frame; what lies in it belongs to it", makeFrameTool},
        ToolEntry{"laser", "Laser pointer", "laser", "K", "Point at things; the trail fades", makeLaserTool},
        ToolEntry{"kill", "Kill switch", "bolt", "U",
                  "Click a component to see what happens without it; Shift for one replica; again brings it back",
                  makeKillTool},
        ToolEntry{"lasso", "Lasso", "lasso", "", "Draw a loop around what to select, then drag it", makeLassoTool},
    };
    return tools;
}

} // namespace ninesketch
