// SPDX-License-Identifier: GPL-3.0-or-later
// The canvas under wheel, scroll bars, fingers and pen.
#include "tests/support/window.h"
#include "ui/canvas/wheel.h"

#include <QAction>
#include <QMenu>
#include <QPointingDevice>
#include <QTabletEvent>
#include <QTimer>

using namespace ninesketch;

namespace
{

/// There is one, as long as the program runs.
QPointingDevice *touchScreen()
{
    static QPointingDevice *const screen = QTest::createTouchDevice();
    return screen;
}

/// A person with a touch screen and a pen.
struct Toucher : Person {
    QPointingDevice *const screen = touchScreen();
    const QPointingDevice pen{"pen",
                              7,
                              QInputDevice::DeviceType::Stylus,
                              QPointingDevice::PointerType::Pen,
                              QInputDevice::Capability::Position | QInputDevice::Capability::Pressure,
                              1,
                              1};
    const QPointingDevice rubber{"rubber",
                                 8,
                                 QInputDevice::DeviceType::Stylus,
                                 QPointingDevice::PointerType::Eraser,
                                 QInputDevice::Capability::Position | QInputDevice::Capability::Pressure,
                                 1,
                                 1};

    void swipe(QPoint from, QPoint to)
    {
        QTest::touchEvent(&canvas(), screen).press(0, from, &canvas());
        for (int step = 1; step <= 4; ++step)
            QTest::touchEvent(&canvas(), screen).move(0, from + (to - from) * step / 4, &canvas());
        QTest::touchEvent(&canvas(), screen).release(0, to, &canvas());
    }
    void stroke(const QPointingDevice &device, QPointF from, QPointF to)
    {
        const auto send = [&](QEvent::Type type, QPointF at, Qt::MouseButtons buttons) {
            QTabletEvent event(type, &device, at, canvas().mapToGlobal(at), 0.7, 0, 0, 0, 0, 0, Qt::NoModifier,
                               type == QEvent::TabletMove ? Qt::NoButton : Qt::LeftButton, buttons);
            QCoreApplication::sendEvent(&canvas(), &event);
        };
        send(QEvent::TabletPress, from, Qt::LeftButton);
        for (int step = 1; step <= 4; ++step)
            send(QEvent::TabletMove, from + (to - from) * step / 4, Qt::LeftButton);
        send(QEvent::TabletRelease, to, Qt::NoButton);
    }
};

} // namespace

class PointingTest : public QObject
{
    Q_OBJECT

private slots:
    void theWheelMovesAndZooms()
    {
        Person person;
        const QPointF at(500, 300);
        const auto turn = [&](QPoint pixels, QPoint eighths, Qt::KeyboardModifiers modifiers = {}) {
            QWheelEvent event(at, person.canvas().mapToGlobal(at), pixels, eighths, Qt::NoButton, modifiers,
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(&person.canvas(), &event);
        };
        const Point origin = person.canvas().viewport().origin;
        turn({}, {0, -120});
        QCOMPARE(person.canvas().viewport().origin, origin + (Point{0, 100}));
        turn({}, {0, -120}, Qt::ShiftModifier);
        QCOMPARE(person.canvas().viewport().origin, origin + (Point{100, 100}));
        turn({7, 9}, {60, 60}); // a touchpad
        QCOMPARE(person.canvas().viewport().origin, origin + (Point{93, 91}));
        const Point held = person.canvas().toScene(at);
        turn({}, {0, 120}, Qt::ControlModifier);
        QCOMPARE(person.canvas().zoom(), 1.1);
        QVERIFY(distance(person.canvas().toScene(at), held) < 1e-9);
        turn({}, {0, -6}, Qt::ControlModifier); // a little: by 5 px, slower than a tenth
        QVERIFY(std::abs(person.canvas().zoom() - (1.1 - 0.05 - std::log10(1.1) * 0.25)) < 1e-9);
        const QWheelEvent driver({}, {}, {0, 120}, {0, 30}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
        QCOMPARE(wheelDistance(driver, "xcb"), QPointF(0, 25));
        QCOMPARE(wheelDistance(driver, "wayland"), QPointF(0, 120));
    }

    void theWheelMovesThePaperOrZooms_data()
    {
        QTest::addColumn<bool>("zooms"); // without Ctrl
        QTest::addColumn<Qt::KeyboardModifiers>("keys");
        QTest::addColumn<Qt::MouseButtons>("held");
        QTest::addColumn<QPoint>("by"); // px of the paper, when it is not zoomed
        const Qt::KeyboardModifiers none;
        QTest::newRow("alone") << false << none << Qt::MouseButtons() << QPoint(0, -100);
        QTest::newRow("Shift") << false << Qt::KeyboardModifiers(Qt::ShiftModifier) << Qt::MouseButtons()
                               << QPoint(-100, 0);
        QTest::newRow("Ctrl") << false << Qt::KeyboardModifiers(Qt::ControlModifier) << Qt::MouseButtons() << QPoint();
        QTest::newRow("Ctrl and Shift") << false << (Qt::ControlModifier | Qt::ShiftModifier) << Qt::MouseButtons()
                                        << QPoint(0, -100);
        QTest::newRow("its button down") << false << none << Qt::MouseButtons(Qt::MiddleButton) << QPoint();
        QTest::newRow("set up to zoom") << true << none << Qt::MouseButtons() << QPoint();
        QTest::newRow("set up to zoom, Shift")
            << true << Qt::KeyboardModifiers(Qt::ShiftModifier) << Qt::MouseButtons() << QPoint(-100, 0);
    }

    void theWheelMovesThePaperOrZooms()
    {
        QFETCH(const bool, zooms);
        QFETCH(const Qt::KeyboardModifiers, keys);
        QFETCH(const Qt::MouseButtons, held);
        QFETCH(const QPoint, by);
        Person person;
        CanvasView &canvas = person.canvas();
        canvas.setViewport({1, {}});
        if (zooms)
            person.window.findChild<QAction *>("wheel-zooms")->trigger();
        QWheelEvent wheel({300, 200}, canvas.mapToGlobal(QPointF(300, 200)), {}, {0, -120}, held, keys,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&canvas, &wheel);
        QCOMPARE(canvas.zoom() < 1, by.isNull());
        if (!by.isNull())
            QCOMPARE(canvas.viewport().origin, (Point{-1.0 * by.x(), -1.0 * by.y()}));
    }

    void scrollBarsAreDragged()
    {
        Person person;
        person.addShape(ElementType::Rectangle, {0, 0, 5000, 100});
        person.canvas().setViewport({1, {0, 0}});
        const int low = person.canvas().height() - 7;
        person.drag({100, low}, {300, low});
        const double share = 200.0 / person.canvas().width();
        QVERIFY2(std::abs(person.canvas().viewport().origin.x - share * 5000) < 60,
                 qPrintable(QString::number(person.canvas().viewport().origin.x)));
        QCOMPARE(person.canvas().viewport().origin.y, 0.0);
        QVERIFY(person.editor().selection().empty());
    }

    void oneFingerDraws()
    {
        Toucher person;
        person.press(Qt::Key_R);
        person.swipe({400, 300}, {520, 380});
        QCOMPARE(person.scene().size(), std::size_t(1));
        QCOMPARE(person.scene().elements()[0]->width, 120.0);
    }

    void twoFingersMoveAndZoom_andDrawNothing()
    {
        Toucher person;
        person.press(Qt::Key_R);
        const Viewport before = person.canvas().viewport();
        QTest::touchEvent(&person.canvas(), person.screen).press(0, {400, 300}, &person.canvas());
        QTest::touchEvent(&person.canvas(), person.screen).move(0, {420, 320}, &person.canvas());
        QTest::touchEvent(&person.canvas(), person.screen)
            .move(0, {420, 320}, &person.canvas())
            .press(1, {520, 320}, &person.canvas());
        QTest::touchEvent(&person.canvas(), person.screen)
            .move(0, {370, 320}, &person.canvas())
            .move(1, {570, 320}, &person.canvas());
        QTest::touchEvent(&person.canvas(), person.screen)
            .release(0, {370, 320}, &person.canvas())
            .release(1, {570, 320}, &person.canvas());
        QVERIFY(person.scene().empty());
        QVERIFY2(std::abs(person.canvas().zoom() - 2 * before.zoom) < 1e-9,
                 qPrintable(QString::number(person.canvas().zoom() / before.zoom)));
        const QPointF middle(470, 320);
        QVERIFY(distance(person.canvas().toScene(middle), before.toScene(middle)) < 0.01);
        person.swipe({400, 300}, {520, 380}); // it is still in the hand
        QCOMPARE(person.scene().size(), std::size_t(1));
    }

    void aRestingFingerAsksForTheMenu()
    {
        Toucher person;
        person.drawRectangle({400, 300}, {520, 380});
        person.editor().setSelection({});
        QStringList words;
        const auto catcher = connect(&person.canvas(), &CanvasView::contextMenuRequested, &person.canvas(), [&] {
            if (auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget()))
                menu->close();
            words << "asked";
        });
        QTimer closer;
        connect(&closer, &QTimer::timeout, &person.window, [&] {
            if (auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) {
                for (const QAction *action : menu->actions())
                    words << action->objectName();
                menu->close();
            }
        });
        closer.start(20);
        QTest::touchEvent(&person.canvas(), person.screen).press(0, {400, 340}, &person.canvas());
        QTRY_VERIFY(words.contains("duplicate"));
        QTest::touchEvent(&person.canvas(), person.screen).release(0, {400, 340}, &person.canvas());
        QCOMPARE(person.editor().selection().ids.size(), std::size_t(1));
        disconnect(catcher);
    }

    void aPenDraws_fingersThenDoNot()
    {
        Toucher person;
        person.press(Qt::Key_P);
        person.stroke(person.pen, {400, 300}, {500, 300});
        QCOMPARE(person.scene().size(), std::size_t(1));
        const FreedrawData &stroke = *person.scene().elements()[0]->freedraw();
        QVERIFY(!stroke.constantWidth);
        QVERIFY(!stroke.simulatePressure);
        QCOMPARE(stroke.pressures.size(), stroke.points.size());
        QCOMPARE(stroke.streamline, 0.2);
        QVERIFY(person.canvas().isPenMode());
        person.swipe({400, 400}, {500, 400});
        QCOMPARE(person.scene().size(), std::size_t(1));
        QVERIFY(person.answer("Let fingers draw"));
        person.swipe({400, 400}, {500, 400});
        QCOMPARE(person.scene().size(), std::size_t(2));
    }

    void theOtherEndOfThePenErases()
    {
        Toucher person;
        person.press(Qt::Key_P);
        person.stroke(person.pen, {400, 300}, {500, 300});
        person.stroke(person.rubber, {450, 250}, {450, 350});
        QVERIFY(person.scene().empty());
        QCOMPARE(person.window.toolId(), QString("draw"));
    }
};

QTEST_MAIN(PointingTest)
#include "pointing_test.moc"
