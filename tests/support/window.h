// SPDX-License-Identifier: GPL-3.0-or-later
// A person at the window: keys and mouse, and what stands in the bar.
//
//     Person person;
//     person.drawRectangle();
//     person.press(Qt::Key_W, Qt::ControlModifier);
//     person.answer("Don't save");
#pragma once
#include "model/scene/edits.h"
#include "model/scene/write_scene.h"
#include "ui/canvas/canvas_view.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace ninesketch
{

class Person
{
public:
    /// `recovery`: the folder for copies, if it is not to be one of its own.
    explicit Person(const Preferences &preferences = {}, const QString &recovery = {})
        : window(preferences, recovery.isEmpty() ? scratch.filePath("recovery") : recovery)
    {
        window.resize(1400, 900);
        window.show();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not become active");
        canvas().setFocus();
        QCoreApplication::processEvents();
    }

    QTemporaryDir scratch;
    MainWindow window;

    CanvasView &canvas() const { return window.canvas(); }
    Editor &editor() const { return window.editor(); }
    const Scene &scene() const { return editor().scene(); }
    template <typename Panel> Panel &panel() const
    {
        auto *found = window.findChild<Panel *>();
        Q_ASSERT(found);
        return *found;
    }

    /// To whatever has the keyboard, as from a keyboard.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(window.windowHandle(), key, modifiers);
        QCoreApplication::processEvents();
    }
    void drag(QPoint from, QPoint to, QWidget *on = nullptr, Qt::MouseButton button = Qt::LeftButton)
    {
        QWidget *const under = on ? on : &window.canvas();
        QTest::mousePress(under, button, {}, from);
        for (int step = 1; step <= 4; ++step)
            QTest::mouseMove(under, from + (to - from) * step / 4);
        QTest::mouseRelease(under, button, {}, to);
        QCoreApplication::processEvents();
    }
    void drawRectangle(QPoint from = {400, 300}, QPoint to = {520, 380})
    {
        window.canvas().setFocus();
        press(Qt::Key_R);
        drag(from, to);
    }

    // Ready-made, without the mouse; each is one step.
    std::string addText(const std::string &words, Point at, double fontSize = 20)
    {
        TextData text;
        text.fontSize = fontSize;
        text.text = text.originalText = words;
        Element element = newElement(ElementType::Text, window.edit());
        element.data = text;
        const std::string id = add(std::move(element), {at.x, at.y, 0, 0});
        editor().commit(setText(editor().committed(), id, words, window.edit()), "Text");
        return id;
    }
    std::string addShape(ElementType type, const Rect &box)
    {
        Element element = newElement(type, window.edit());
        if (type == ElementType::Frame)
            element.data = FrameData{};
        return add(std::move(element), box);
    }

    QString sentence() const { return bar()->sentence(); }
    /// Presses that button of the bar; false when there is none.
    bool answer(const QString &offer)
    {
        QCoreApplication::processEvents(); // buttons that were just made come to be seen
        for (auto *button : bar()->findChildren<QPushButton *>("offer:" + offer)) {
            if (button->isHidden())
                continue;
            QTest::mouseClick(button, Qt::LeftButton);
            QCoreApplication::processEvents();
            return true;
        }
        return false;
    }

    /// A drawing on disk with one rectangle `width` wide.
    QString file(const QString &name, int width = 100)
    {
        const QString path = scratch.filePath(name);
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly))
            qFatal("no file");
        out.write(QString(R"({"type": "excalidraw", "version": 2, "elements": [{"id": "box", "type": "rectangle",
            "x": 0, "y": 0, "width": %1, "height": 50}], "appState": {}, "files": {}})")
                      .arg(width)
                      .toUtf8());
        return path;
    }

private:
    std::string add(Element element, const Rect &box)
    {
        const std::string id = element.id;
        element.x = box.x;
        element.y = box.y;
        element.width = box.width;
        element.height = box.height;
        editor().commit(addElements(editor().committed(), {std::move(element)}, window.edit()), "Add");
        return id;
    }
    MessageBar *bar() const { return window.findChild<MessageBar *>("messageBar"); }
};

} // namespace ninesketch
