// SPDX-License-Identifier: GPL-3.0-or-later
// A person at the window: keys and mouse, and what stands in the bar.
//
//     Person person;
//     person.drawRectangle();
//     person.press(Qt::Key_W, Qt::ControlModifier);
//     person.answer("Don't save");
#pragma once
#include "model/scene/write_scene.h"
#include "ui/canvas/canvas_view.h"
#include "ui/main_window.h"
#include "ui/panels/message_bar.h"

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
        window.resize(1200, 800);
        window.show();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not become active");
        QCoreApplication::processEvents();
    }

    QTemporaryDir scratch;
    MainWindow window;

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
    MessageBar *bar() const { return window.findChild<MessageBar *>("messageBar"); }
};

} // namespace ninesketch
