// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window with a drawing in it, for tests that press its keys and move its mouse.
#pragma once
#include "model/scene/edits.h"
#include "ui/canvas/canvas_view.h"
#include "ui/main_window.h"

#include <QTest>

namespace ninesketch
{

/// A window with a drawing in it, as a person sees it.
struct Desk {
    Desk()
    {
        window.resize(1400, 900);
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
        canvas().setFocus();
    }
    CanvasView &canvas() { return window.canvas(); }
    Editor &editor() { return window.editor(); }
    const Scene &scene() { return window.editor().scene(); }
    template <typename Panel> Panel &panel()
    {
        auto *found = window.findChild<Panel *>();
        Q_ASSERT(found);
        return *found;
    }

    std::string addText(const std::string &words, Point at, double fontSize = 20)
    {
        const EditContext context = window.edit();
        Element element = newElement(ElementType::Text, context);
        element.x = at.x;
        element.y = at.y;
        TextData text;
        text.fontSize = fontSize;
        text.text = text.originalText = words;
        element.data = text;
        const std::string id = element.id;
        editor().commit(setText(addElements(editor().committed(), {element}, context), id, words, context), "Text");
        return id;
    }
    std::string addShape(ElementType type, const Rect &box)
    {
        const EditContext context = window.edit();
        Element element = newElement(type, context);
        element.x = box.x;
        element.y = box.y;
        element.width = box.width;
        element.height = box.height;
        if (type == ElementType::Frame)
            element.data = FrameData{};
        const std::string id = element.id;
        editor().commit(addElements(editor().committed(), {element}, context), "Shape");
        return id;
    }

    MainWindow window;
};

} // namespace ninesketch
