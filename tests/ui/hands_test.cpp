// SPDX-License-Identifier: GPL-3.0-or-later
// The canvas under mouse and keys: what they do besides drawing.
#include "model/design/read_design.h"
#include "model/scene/edits.h"
#include "tests/support/window.h"
#include "ui/panels/style_panel.h"
#include "ui/tools/selection_facts.h"
#include "ui/widgets/action_set.h"
#include "ui/widgets/island.h"
#include "ui/window/actions.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QTimer>

using namespace ninesketch;

namespace
{

/// What the menu holds that pops up when `ask` is done.
template <typename Ask> QStringList menuAfter(Ask ask)
{
    QStringList words;
    QTimer::singleShot(0, qApp, [&] {
        if (auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) {
            for (const QAction *action : menu->actions())
                words << action->objectName();
            menu->close();
        }
    });
    ask();
    return words;
}

} // namespace

class HandsTest : public QObject
{
    Q_OBJECT

    static QStringList rightClick(Person &person, QPoint at)
    {
        return menuAfter([&] {
            QContextMenuEvent event(QContextMenuEvent::Mouse, at, person.canvas().mapToGlobal(at));
            QCoreApplication::sendEvent(&person.canvas(), &event);
        });
    }

private slots:
    void whatALoopSelectedStaysForTheSelectionTool()
    {
        Person person;
        const std::string id = person.addShape(ElementType::Rectangle, {10, 20, 100, 50});
        person.window.chooseTool("lasso");
        person.editor().setSelection({{id}, {}});
        person.press(Qt::Key_V);
        QCOMPARE(person.editor().selection().ids, Ids{id});
    }

    void theLassoIsPutDownByEscapeAndDelete()
    {
        Person person;
        for (const Qt::Key key : {Qt::Key_Escape, Qt::Key_Delete}) {
            person.window.chooseTool("lasso");
            person.editor().setSelection({{person.addShape(ElementType::Rectangle, {10, 20, 100, 50})}, {}});
            person.press(key);
            QCOMPARE(person.window.toolId(), QString("selection"));
            QVERIFY(person.editor().selection().empty());
        }
    }

    void theMenuIsAboutWhatIsUnderThePointer()
    {
        Person person;
        person.drawRectangle({400, 300}, {520, 380});
        person.drawRectangle({700, 500}, {760, 560});
        const std::string first = person.scene().elements()[0]->id, second = person.scene().elements()[1]->id;
        QVERIFY(rightClick(person, {400, 340}).contains("duplicate")); // its border
        QCOMPARE(person.editor().selection().ids, Ids{first});
        const QStringList paper = rightClick(person, {900, 300});
        QVERIFY(paper.contains("select-all") && !paper.contains("duplicate"));
        QVERIFY(rightClick(person, {420, 320}).contains("duplicate")); // within the box of what is selected
        QCOMPARE(person.editor().selection().ids, Ids{first});
        person.window.actions().action("lock")->trigger();
        person.editor().setSelection({{second}, {}});
        QVERIFY(rightClick(person, {400, 340}).contains("lock")); // what is locked can be unlocked
        QCOMPARE(person.editor().selection().ids, Ids{first});
    }

    void theMenuComesByKeys()
    {
        Person person;
        person.drawRectangle({640, 410}, {760, 490}); // under the middle of the view
        const auto byKey = [&] {
            return menuAfter([&] {
                QKeyEvent key(QEvent::KeyPress, Qt::Key_F10, Qt::ShiftModifier);
                QCoreApplication::sendEvent(&person.canvas(), &key);
            });
        };
        person.editor().setSelection({});
        const QStringList paper = byKey();
        QVERIFY(paper.contains("select-all") && !paper.contains("duplicate"));
        QVERIFY(person.editor().selection().empty());
        person.window.chooseTool("line");
        person.drag({300, 200}, {500, 260}); // a line of two points has no box of its own
        const Ids line = person.editor().selection().ids;
        QCOMPARE(line.size(), std::size_t(1));
        QVERIFY(byKey().contains("duplicate"));
        QCOMPARE(person.editor().selection().ids, line);
        person.canvas().scrollBy({-5000, 0}); // out of sight
        QVERIFY(byKey().contains("duplicate"));
        const QStringList byMenuKey = menuAfter([&] {
            const QPoint middle = person.canvas().rect().center();
            QContextMenuEvent event(QContextMenuEvent::Keyboard, middle, person.canvas().mapToGlobal(middle));
            QCoreApplication::sendEvent(&person.canvas(), &event);
        });
        QVERIFY(byMenuKey.contains("duplicate"));
        QCOMPARE(person.editor().selection().ids, line);
    }

    void aKeyCountsWhileThePointerRests()
    {
        Person person;
        const auto width = [&] { return person.scene().elements()[0]->width; };
        const auto hold = [&](Qt::Key key, bool down) {
            down ? QTest::keyPress(person.window.windowHandle(), key)
                 : QTest::keyRelease(person.window.windowHandle(), key);
            QCoreApplication::processEvents();
        };
        person.press(Qt::Key_R);
        QTest::mousePress(&person.canvas(), Qt::LeftButton, {}, {400, 300});
        QTest::mouseMove(&person.canvas(), {480, 340});
        QTest::mouseMove(&person.canvas(), {500, 340});
        QCOMPARE(width(), 100.0);
        hold(Qt::Key_Alt, true);
        QCOMPARE(width(), 200.0); // from the middle
        hold(Qt::Key_Alt, false);
        QCOMPARE(width(), 100.0);
        hold(Qt::Key_Shift, true);
        QCOMPARE(person.scene().elements()[0]->height, 100.0);
        hold(Qt::Key_Shift, false);
        QCOMPARE(person.scene().elements()[0]->height, 40.0);
        QTest::mouseRelease(&person.canvas(), Qt::LeftButton, {}, {500, 340});
        hold(Qt::Key_Shift, true); // nothing is begun
        hold(Qt::Key_Shift, false);
        QCOMPARE(person.scene().elements()[0]->height, 40.0);
        person.press(Qt::Key_A, Qt::ControlModifier);
        QTest::mousePress(&person.canvas(), Qt::LeftButton, {}, {450, 300});
        QTest::mouseMove(&person.canvas(), {470, 310});
        QTest::mouseMove(&person.canvas(), {480, 320});
        hold(Qt::Key_Alt, true); // what is moved is copied only by moving on
        hold(Qt::Key_Alt, false);
        QTest::mouseRelease(&person.canvas(), Qt::LeftButton, {}, {480, 320});
        QCOMPARE(person.scene().elements().size(), std::size_t(1));
    }

    void whatIsDrawnOrDraggedGoesOnWhateverKeyIsHit_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<bool>("withControl");
        QTest::newRow("a tool's") << Qt::Key_O << false;
        QTest::newRow("undo") << Qt::Key_Z << true;
        QTest::newRow("duplicate") << Qt::Key_D << true;
    }
    void whatIsDrawnOrDraggedGoesOnWhateverKeyIsHit()
    {
        QFETCH(Qt::Key, key);
        QFETCH(bool, withControl);
        Person person;
        const auto dragOverKey = [&](QPoint from, QPoint to) {
            const auto send = [&](QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons held) {
                QMouseEvent event(type, at, person.canvas().mapToGlobal(at), button, held, Qt::NoModifier);
                QCoreApplication::sendEvent(&person.canvas(), &event);
            };
            send(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
            send(QEvent::MouseMove, (from + to) / 2, Qt::NoButton, Qt::LeftButton);
            person.press(key, withControl ? Qt::ControlModifier : Qt::NoModifier);
            send(QEvent::MouseMove, to, Qt::NoButton, Qt::LeftButton);
            send(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton);
        };
        person.drawRectangle();
        person.press(Qt::Key_R);
        dragOverKey({400, 500}, {520, 600});
        QCOMPARE(person.scene().size(), std::size_t(2));
        const Rect drawn = person.scene().elements().back()->box();
        QCOMPARE(drawn.width, 120.0);
        QCOMPARE(person.scene().elements().back()->type, ElementType::Rectangle);
        QCOMPARE(person.window.toolId(), "selection");
        dragOverKey({400, 550}, {500, 550});
        QCOMPARE(person.scene().size(), std::size_t(2));
        QCOMPARE(person.scene().elements().back()->x, drawn.x + 100);
        QCOMPARE(person.window.toolId(), "selection");
        person.press(Qt::Key_Z, Qt::ControlModifier); // of both it is one step
        QCOMPARE(person.scene().elements().back()->x, drawn.x);
    }

    void undoLeavesWhatWasDrawnBeforeALine()
    {
        Person person;
        person.drawRectangle();
        person.press(Qt::Key_L);
        for (const QPoint at : {QPoint{600, 400}, QPoint{700, 460}}) {
            QTest::mouseMove(&person.canvas(), at);
            QTest::mouseClick(&person.canvas(), Qt::LeftButton, {}, at);
        }
        QTest::mouseMove(&person.canvas(), {760, 420});
        person.press(Qt::Key_Z, Qt::ControlModifier);
        person.press(Qt::Key_Return);
        QCOMPARE(person.scene().size(), std::size_t(2));
        person.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(person.scene().size(), std::size_t(1));
        QCOMPARE(person.scene().elements().front()->type, ElementType::Rectangle);
    }

    void keysOfTheLastMoveCount_data()
    {
        QTest::addColumn<Qt::Key>("tool");
        QTest::addColumn<Qt::KeyboardModifier>("held");
        QTest::addColumn<bool>("atTheEnd"); // instead of on the way
        QTest::addColumn<std::size_t>("elements");
        QTest::addColumn<double>("down"); // px that the last one goes
        QTest::newRow("moved straight") << Qt::Key_V << Qt::ShiftModifier << false << std::size_t(1) << 0.0;
        QTest::newRow("moved") << Qt::Key_V << Qt::ShiftModifier << true << std::size_t(1) << 24.0;
        QTest::newRow("copied") << Qt::Key_V << Qt::AltModifier << false << std::size_t(2) << 24.0;
        QTest::newRow("not copied") << Qt::Key_V << Qt::AltModifier << true << std::size_t(1) << 24.0;
        QTest::newRow("a level line") << Qt::Key_L << Qt::ShiftModifier << false << std::size_t(2) << 0.0;
        QTest::newRow("a line") << Qt::Key_L << Qt::ShiftModifier << true << std::size_t(2) << 12.0;
    }

    void keysOfTheLastMoveCount()
    {
        QFETCH(const Qt::Key, tool);
        QFETCH(const Qt::KeyboardModifier, held);
        QFETCH(const bool, atTheEnd);
        QFETCH(const double, down);
        Person person;
        person.drawRectangle({400, 300}, {520, 380});
        const double before = person.scene().elements()[0]->y;
        const QPoint from{400, 340}, to{600, tool == Qt::Key_L ? 352 : 364};
        const auto mouse = [&](QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons buttons,
                               Qt::KeyboardModifiers modifiers) {
            QMouseEvent event(type, at, person.canvas().mapToGlobal(at), button, buttons, modifiers);
            QCoreApplication::sendEvent(&person.canvas(), &event);
        };
        const Qt::KeyboardModifiers onTheWay = atTheEnd ? Qt::NoModifier : held;
        person.press(tool);
        mouse(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton, onTheWay);
        for (const QPoint at : {(from + to) / 2, to})
            mouse(QEvent::MouseMove, at, Qt::NoButton, Qt::LeftButton, onTheWay);
        mouse(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton, atTheEnd ? held : Qt::NoModifier);
        QTEST(person.scene().elements().size(), "elements");
        const Element &last = *person.scene().elements().back();
        QCOMPARE(last.linear() ? last.height : last.y - before, down);
    }

    void keysOfTheButtonSayWhatAnArrowHoldsOnTo_data()
    {
        QTest::addColumn<Qt::KeyboardModifier>("onTheWay");
        QTest::addColumn<Qt::KeyboardModifier>("atTheEnd");
        QTest::addColumn<std::string>("start"); // how it holds on; empty: not at all
        QTest::addColumn<std::string>("end");
        const std::string none, orbit = "orbit", inside = "inside";
        const Qt::KeyboardModifier no = Qt::NoModifier, ctrl = Qt::ControlModifier, alt = Qt::AltModifier;
        QTest::newRow("none") << no << no << orbit << orbit;
        QTest::newRow("Ctrl") << ctrl << ctrl << none << none;
        QTest::newRow("Ctrl let go") << ctrl << no << none << orbit;
        QTest::newRow("Ctrl at the end") << no << ctrl << orbit << none;
        QTest::newRow("Alt let go") << alt << no << inside << orbit;
        QTest::newRow("Alt at the end") << no << alt << orbit << inside;
    }

    void keysOfTheButtonSayWhatAnArrowHoldsOnTo()
    {
        QFETCH(const Qt::KeyboardModifier, onTheWay);
        QFETCH(const Qt::KeyboardModifier, atTheEnd);
        Person person;
        person.drawRectangle({300, 300}, {400, 400});
        person.drawRectangle({600, 300}, {700, 400});
        person.press(Qt::Key_A);
        const QPoint from{405, 350}, to{595, 350};
        const auto mouse = [&](QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons buttons,
                               Qt::KeyboardModifiers modifiers) {
            QMouseEvent event(type, at, person.canvas().mapToGlobal(at), button, buttons, modifiers);
            QCoreApplication::sendEvent(&person.canvas(), &event);
        };
        mouse(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton, onTheWay);
        for (const QPoint at : {(from + to) / 2, to})
            mouse(QEvent::MouseMove, at, Qt::NoButton, Qt::LeftButton, onTheWay);
        mouse(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton, atTheEnd);
        QCOMPARE(person.scene().elements().size(), std::size_t(3));
        const auto &arrow = *person.scene().elements()[2]->linear();
        const auto held = [](const std::optional<Binding> &binding) {
            return binding ? *binding->mode : std::string();
        };
        QTEST(held(arrow.startBinding), "start");
        QTEST(held(arrow.endBinding), "end");
    }

    void anArrowHoldsOnWithoutStepsOnceShiftIsLetGo_data()
    {
        QTest::addColumn<bool>("drawn"); // else its end is pulled
        QTest::newRow("drawn") << true;
        QTest::newRow("pulled") << false;
    }

    void anArrowHoldsOnWithoutStepsOnceShiftIsLetGo()
    {
        QFETCH(const bool, drawn);
        Person person;
        const auto mouse = [&](QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons buttons,
                               Qt::KeyboardModifiers modifiers) {
            QMouseEvent event(type, at, person.canvas().mapToGlobal(at), button, buttons, modifiers);
            QCoreApplication::sendEvent(&person.canvas(), &event);
        };
        const auto drag = [&](QPoint from, QPoint to, Qt::KeyboardModifiers onTheWay) {
            mouse(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
            for (const QPoint at : {(from + to) / 2, to})
                mouse(QEvent::MouseMove, at, Qt::NoButton, Qt::LeftButton, onTheWay);
            mouse(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
        };
        person.drawRectangle({600, 400}, {700, 500});
        person.press(Qt::Key_A);
        const QPoint to{595, 450};
        if (drawn) {
            drag({300, 300}, to, Qt::ShiftModifier);
        } else {
            drag({300, 300}, {500, 350}, Qt::NoModifier);
            drag({500, 350}, to, Qt::ShiftModifier);
        }
        QCOMPARE(person.scene().elements().size(), std::size_t(2));
        const Element &arrow = *person.scene().elements().back();
        const Element &box = *person.scene().elements().front();
        QVERIFY(arrow.linear() && arrow.linear()->endBinding);
        const Point end = endPoint(arrow, LinearEnd::End), aimed{box.x - 6, box.y + 50 - 3}; // at the side's middle
        QVERIFY2(distance(end, aimed) < 4, qPrintable(QString("%1, %2").arg(end.x - box.x).arg(end.y - box.y)));
    }

    void aClickOnWhatIsLockedOffersToUnlockIt()
    {
        Person person;
        person.drawRectangle({400, 300}, {520, 380});
        person.window.actions().action("lock")->trigger();
        person.editor().setSelection({});
        QTest::mouseClick(&person.canvas(), Qt::LeftButton, {}, {400, 340});
        QVERIFY(person.editor().selection().empty());
        auto *offer = person.window.findChild<Island *>("unlockOffer");
        QVERIFY(offer && offer->isVisible());
        QTest::mouseClick(offer->findChild<QToolButton *>(), Qt::LeftButton);
        QVERIFY(!person.scene().elements()[0]->locked);
        QCOMPARE(person.editor().selection().ids.size(), std::size_t(1));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!person.window.findChild<Island *>("unlockOffer"));
    }

    void aPassingToolLeadsBack()
    {
        Person person;
        person.press(Qt::Key_R);
        person.press(Qt::Key_H);
        QCOMPARE(person.window.toolId(), QString("hand"));
        person.press(Qt::Key_H);
        QCOMPARE(person.window.toolId(), QString("rectangle"));
        person.press(Qt::Key_E);
        person.press(Qt::Key_Escape);
        QCOMPARE(person.window.toolId(), QString("rectangle"));
    }

    void nothingChangesInViewMode()
    {
        Person person;
        person.drawRectangle();
        const Scene before = person.scene();
        person.press(Qt::Key_R, Qt::AltModifier);
        QVERIFY(person.window.isViewMode());
        for (const auto &[key, modifiers] :
             std::initializer_list<std::pair<Qt::Key, Qt::KeyboardModifiers>>{{Qt::Key_A, Qt::ControlModifier},
                                                                              {Qt::Key_Delete, {}},
                                                                              {Qt::Key_Z, Qt::ControlModifier},
                                                                              {Qt::Key_V, Qt::ControlModifier},
                                                                              {Qt::Key_Y, {}}})
            person.press(key, modifiers);
        QVERIFY(person.scene().sameAs(before));
    }

    void whatIsCutOutOfAGroupLeavesOneInIt()
    {
        Person person;
        Ids ids;
        for (const int x : {0, 200, 400})
            ids.insert(person.addShape(ElementType::Rectangle, {100.0 + x, 100, 80, 60}));
        const Grouped made = groupElements(person.scene(), ids, person.window.edit());
        const std::string group = made.scene.find(*ids.begin())->groupIds.front();
        person.editor().commit(made.scene, "Group", {{*ids.begin()}, group});
        person.canvas().setFocus();
        person.press(Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(person.scene().size(), std::size_t(2));
        QCOMPARE(person.editor().selection().editingGroupId, group);
        QCOMPARE(person.editor().selection().ids.size(), std::size_t(1));
        person.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(person.scene().size(), std::size_t(3));
    }

    void oneMayPointInViewMode()
    {
        Person person;
        const auto red = [&] { return person.canvas().grab().toImage().pixelColor(450, 300) == QColor(Qt::red); };
        person.press(Qt::Key_R, Qt::AltModifier);
        QCOMPARE(person.canvas().cursor().shape(), Qt::OpenHandCursor);
        const Point origin = person.canvas().viewport().origin;
        person.press(Qt::Key_K);
        person.drag({400, 300}, {480, 300});
        QVERIFY(red());
        QCOMPARE(person.canvas().cursor().shape(), Qt::BitmapCursor);
        QCOMPARE(person.canvas().viewport().origin, origin);
        person.press(Qt::Key_Escape);
        QCOMPARE(person.window.toolId(), QString("selection"));
        QVERIFY(!red());
        person.drag({400, 300}, {480, 300}); // moves the paper again
        QCOMPARE(person.canvas().viewport().origin, origin - (Point{80, 0}));
    }

    void aFrameIsNamedByKeys()
    {
        Person person;
        person.press(Qt::Key_F);
        person.drag({400, 300}, {700, 500});
        person.press(Qt::Key_Return);
        auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(line);
        QTest::keyClicks(line, "My frame");
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(person.scene().elements()[0]->frame()->name, std::optional<std::string>("My frame"));
        QVERIFY(person.canvas().hasFocus());
    }

    void aNoteIsDraggedOutOfTheToolbar()
    {
        Person person;
        QToolButton *button = nullptr;
        for (auto *one : person.window.findChildren<QToolButton *>())
            if (one->defaultAction() && one->defaultAction()->objectName() == "tool-note")
                button = one;
        QVERIFY(button);
        const QPoint from = button->rect().center();
        const auto overCanvas = [&](QPoint at) { return button->mapFromGlobal(person.canvas().mapToGlobal(at)); };
        person.window.chooseTool("arrow");
        QTest::mousePress(button, Qt::LeftButton, {}, from);
        QTest::mouseMove(button, overCanvas({600, 400}));
        QCOMPARE(person.scene().size(), std::size_t(1)); // seen, not yet there
        QVERIFY(person.editor().committed().empty());
        QTest::keyClick(person.window.windowHandle(), Qt::Key_Escape);
        QVERIFY(person.scene().empty());
        QTest::mouseRelease(button, Qt::LeftButton, {}, overCanvas({600, 400}));
        QVERIFY(person.scene().empty());
        QCOMPARE(person.window.toolId(), QString("arrow"));

        QTest::mousePress(button, Qt::LeftButton, {}, from);
        QTest::mouseMove(button, overCanvas({600, 400}));
        QTest::mouseRelease(button, Qt::LeftButton, {}, overCanvas({700, 420}));
        const auto made = person.editor().committed().elements();
        QCOMPARE(made.size(), std::size_t(1));
        QVERIFY(distance(made[0]->centre(), person.canvas().toScene({700, 420})) < 1e-6);
        QVERIFY(person.canvas().isEditingText()); // it is to be written on
        QCOMPARE(person.window.toolId(), QString("selection"));
    }

    void thereIsAWayBackToTheDrawing()
    {
        Person person;
        person.drawRectangle();
        const auto wayBack = [&]() -> QToolButton * {
            for (auto *button : person.window.findChildren<QToolButton *>())
                if (button->text() == "Back to the drawing" && button->isVisible())
                    return button;
            return nullptr;
        };
        QVERIFY(!wayBack());
        for (int i = 0; i < 2; ++i)
            person.press(Qt::Key_PageDown);
        QVERIFY(wayBack());
        QTest::mouseClick(wayBack(), Qt::LeftButton);
        QVERIFY(!wayBack());
        QVERIFY(person.canvas().isInSight(person.scene().elements()[0]->box()));
    }

    void linkedShapesAreBroughtIntoSight()
    {
        Person person;
        person.addShape(ElementType::Rectangle, {0, 0, 120, 60});
        const std::string first = person.scene().elements()[0]->id;
        person.editor().setSelection({{first}, {}});
        const CanvasView &canvas = person.canvas();
        person.canvas().centreOn({60 - 0.4 * canvas.width(), 30}); // near the right edge
        const double zoom = canvas.zoom();
        QTest::keyPress(person.window.windowHandle(), Qt::Key_Right, Qt::ControlModifier);
        QTest::keyRelease(person.window.windowHandle(), Qt::Key_Control, Qt::NoModifier);
        const Ids linked = person.editor().selection().ids;
        QCOMPARE(linked.size(), std::size_t(1));
        QVERIFY(linked != Ids{first} && canvas.isInSight(person.scene().find(*linked.begin())->box()));
        person.canvas().scrollBy({-2.0 * canvas.width(), 0});
        person.press(Qt::Key_Left, Qt::AltModifier); // back along the link
        QCOMPARE(person.editor().selection().ids, Ids{first});
        QVERIFY(canvas.isInSight(person.scene().find(first)->box()));
        QCOMPARE(canvas.zoom(), zoom);
        const Viewport seen = canvas.viewport();
        person.press(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(person.editor().selection().ids, linked);
        QCOMPARE(canvas.viewport(), seen); // that is in sight already
    }

    void whatIsPastedIsSeenBesideTheStylePanel()
    {
        Person person;
        QGuiApplication::clipboard()->setText(
            "flowchart LR\nA[Web app] --> B[CDN] --> C[API gateway] --> D[Order service] "
            "--> E[Queue] --> F[Worker] --> G[Database]");
        person.press(Qt::Key_V, Qt::ControlModifier);
        const auto *style = person.window.findChild<StylePanel *>();
        QVERIFY(style && style->isVisible() && person.scene().elements().size() > 6);
        const CanvasView &canvas = person.canvas();
        const int right = style->mapTo(&person.window, QPoint(style->width() - Island::shadow, 0)).x();
        for (const auto &element : person.scene().elements()) {
            const QPointF corner = canvas.viewport().toWidget({element->box().x, element->box().y});
            QVERIFY(canvas.mapTo(&person.window, corner.toPoint()).x() >= right);
        }
    }

    void deleteWithNothingSelectedPutsTheToolDown()
    {
        Person person;
        person.drawRectangle();
        person.editor().setSelection({});
        for (const Qt::Key key : {Qt::Key_Delete, Qt::Key_Backspace}) {
            person.window.chooseTool("ellipse");
            person.press(key);
            QCOMPARE(person.window.toolId(), QString("selection"));
            QCOMPARE(person.scene().size(), std::size_t(1));
        }
    }

    void aSelectionThatIsPartlyLockedIsUnlocked()
    {
        Person person;
        person.drawRectangle({400, 300}, {520, 380});
        person.window.actions().action("lock")->trigger();
        person.drawRectangle({700, 500}, {760, 560});
        const Ids both{person.scene().elements()[0]->id, person.scene().elements()[1]->id};
        person.editor().setSelection({both, {}});
        QVERIFY(person.window.actions().action("lock")->isChecked());
        person.window.actions().action("lock")->trigger();
        for (const ElementPtr &element : person.scene().elements())
            QVERIFY(!element->locked);
    }

    void aToolThatIsNoLongerKeptIsPutDown()
    {
        Person person;
        person.canvas().setFocus();
        person.press(Qt::Key_Q);
        person.press(Qt::Key_R);
        QCOMPARE(person.window.toolId(), QString("rectangle"));
        person.press(Qt::Key_Q);
        QVERIFY(!person.window.isToolLocked());
        QCOMPARE(person.window.toolId(), QString("selection"));
    }

    void aLineByClicksIsSelectedThoughItsToolIsKept()
    {
        for (const Qt::Key done : {Qt::Key_Return, Qt::Key_Escape}) {
            Person person;
            person.canvas().setFocus();
            person.press(Qt::Key_Q);
            person.press(Qt::Key_L);
            for (const QPoint at : {QPoint{600, 400}, QPoint{700, 460}}) {
                QTest::mouseMove(&person.canvas(), at);
                QTest::mouseClick(&person.canvas(), Qt::LeftButton, {}, at);
            }
            person.press(done);
            QCOMPARE(person.window.toolId(), QString("line"));
            QCOMPARE(person.editor().selection().ids, Ids{person.scene().elements().front()->id});
        }
    }

    void zoomKeys()
    {
        Person person;
        const auto zoom = [&] { return qRound(person.canvas().zoom() * 100); };
        person.press(Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(zoom(), 110);
        person.press(Qt::Key_Equal, Qt::ShiftModifier);
        QCOMPARE(zoom(), 120);
        person.press(Qt::Key_Minus, Qt::ShiftModifier);
        QCOMPARE(zoom(), 110);
        person.press(Qt::Key_0, Qt::ShiftModifier);
        QCOMPARE(zoom(), 100);
        person.drawRectangle({400, 300}, {420, 320});
        person.editor().setSelection({});
        person.press(Qt::Key_3, Qt::ShiftModifier); // nothing is selected: everything
        QVERIFY(zoom() > 1000);
        person.press(Qt::Key_2, Qt::ShiftModifier);
        QCOMPARE(zoom(), 100);
    }

    void whatIsImpossibleIsSaid()
    {
        Person person;
        const auto command = [&](const QString &words) {
            person.window.openCommands();
            auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
            QVERIFY(line);
            QTest::keyClicks(line, words);
            QTest::keyClick(line, Qt::Key_Return);
        };
        command("Align left");
        QCOMPARE(person.sentence(), "\"Align left\" is not possible now. Select two or more things first.");
        command("Stop comparing");
        QCOMPARE(person.sentence(), "\"Stop comparing\" is not possible now. Nothing is compared.");
        command("Save to the file while drawing");
        QVERIFY2(person.sentence().contains("saved"), qPrintable(person.sentence()));
        person.window.setViewMode(true);
        const QString looked = "\"%1\" is not possible now. The drawing is only looked at: Alt+R leaves the view mode.";
        for (const QString name : {"Rectangle", "Cylinder", "Delete", "Reset the canvas", "Add a component by name"}) {
            command(name);
            QCOMPARE(person.sentence(), looked.arg(name));
        }
        command("Next drawing"); // not because of the view mode
        QCOMPARE(person.sentence(), "\"Next drawing\" is not possible now. Only one drawing is open.");
        command("Laser");
        QCOMPARE(person.window.toolId(), "laser");
    }

    void whatIsImpossibleSaysWhyInItsTip()
    {
        Person person;
        for (const bool looked : {false, true}) {
            person.window.setViewMode(looked);
            for (const QString &id : person.window.actions().ids()) {
                const QAction *action = person.window.actions().action(id);
                const QString otherwise = action->property("otherwise").toString();
                QVERIFY2(action->isEnabled() == otherwise.isEmpty(), qPrintable(id));
                QVERIFY2(action->isEnabled() || action->toolTip().endsWith('\n' + otherwise), qPrintable(id));
            }
        }
        QVERIFY(person.window.actions().action("undo")->toolTip().contains("Alt+R"));
    }

    /// Each row that is not always possible tells why it is not, also where it is a button.
    void eachRowSaysWhatItNeeds()
    {
        Person person;
        for (const ActionEntry *row : allActions()) {
            const QString why = row->need.otherwise;
            if (row->need.holds)
                QVERIFY2(why.endsWith('.') && why.front().isUpper(), row->id);
        }
        const QAction &undo = *person.window.actions().action("undo");
        QVERIFY2(undo.toolTip().endsWith("\nThere is nothing to undo."), qPrintable(undo.toolTip()));
        person.addShape(ElementType::Rectangle, {0, 0, 100, 100});
        person.window.actions().refresh();
        QVERIFY2(undo.toolTip().startsWith("Undo") && !undo.toolTip().contains('\n'), qPrintable(undo.toolTip()));
    }

    void whatCarriesTheNumbersStaysLocked()
    {
        Person person;
        DocumentModel document;
        document.classes.push_back({});
        document.classes.back().id = document.classes.back().name = "read";
        person.editor().commit(setDocument(person.scene(), document), "Class");
        QAction &unlock = *person.window.actions().action("unlock-all");
        person.window.actions().refresh();
        QVERIFY(!unlock.isEnabled());
        const std::string box = person.addShape(ElementType::Rectangle, {0, 0, 100, 100});
        person.editor().commit(setLocked(person.scene(), {box}, true, person.window.edit()), "Lock");
        person.window.actions().refresh();
        QVERIFY(unlock.isEnabled());
        unlock.trigger();
        QVERIFY(!person.scene().find(box)->locked);
        QCOMPARE(person.editor().selection().ids, Ids{box});
        for (const ElementPtr &element : person.scene().elements())
            QCOMPARE(element->locked, isCarrier(*element));
    }

    void tabGoesFromPlaceToPlace()
    {
        Person person;
        person.window.showPage("nines"); // made only now
        person.window.showPage("classes");
        person.canvas().setFocus();
        std::vector<QWidget *> stops;
        const auto stop = [](Qt::KeyboardModifiers modifiers) {
            QTest::keyClick(QApplication::focusWidget(), modifiers ? Qt::Key_Backtab : Qt::Key_Tab, modifiers);
            return QApplication::focusWidget();
        };
        for (QWidget *at = stop({}); at != &person.canvas() && stops.size() < 300; at = stop({}))
            stops.push_back(at);
        QVERIFY2(stops.size() > 20 && stops.size() < 300, qPrintable(QString::number(stops.size())));
        const auto sideOf = [&](QWidget *at) { return at->mapTo(&person.window, QPoint(at->width() / 2, 0)).x(); };
        const int edge = person.canvas().mapTo(&person.window, QPoint(person.canvas().width(), 0)).x();
        const auto firstAside = std::ranges::find_if(stops, [&](QWidget *at) { return sideOf(at) > edge; });
        QVERIFY(firstAside != stops.end());
        // what stands beside the canvas comes after all that stands on it, in one row
        for (auto at = stops.begin(); at != firstAside; ++at)
            QVERIFY2(sideOf(*at) <= edge, qPrintable((*at)->accessibleName()));
        const auto island = std::ranges::find_if(
            firstAside, stops.end(), [&](QWidget *at) { return person.canvas().parentWidget()->isAncestorOf(at); });
        QVERIFY(island == stops.end());
        for (auto at = stops.rbegin(); at != stops.rend(); ++at) {
            if (at == stops.rbegin())
                person.canvas().setFocus();
            QCOMPARE(stop(Qt::ShiftModifier), *at);
        }
    }

    void aLinkIsOpenedInViewMode()
    {
        Person person;
        person.drawRectangle({400, 300}, {520, 380});
        const std::string id = person.scene().elements()[0]->id;
        person.editor().commit(setLink(person.scene(), {id}, "https://example.org/page", person.window.edit()), "Link");
        person.window.setViewMode(true);
        const QPoint mark(532, 288);
        QTest::mouseMove(&person.canvas(), mark);
        QCOMPARE(person.canvas().cursor().shape(), Qt::PointingHandCursor);
        QTest::mouseClick(&person.canvas(), Qt::LeftButton, {}, mark);
        QVERIFY2(person.sentence().contains("example.org/page"), qPrintable(person.sentence()));
    }

    void colourAndArrowheadByKeys()
    {
        Person person;
        person.press(Qt::Key_A);
        person.drag({400, 300}, {600, 300});
        person.window.actions().action("end-arrowhead")->trigger();
        QWidget *picker = QApplication::activePopupWidget();
        QVERIFY(picker);
        QTest::keyClick(picker, Qt::Key_D);
        QCOMPARE(person.scene().elements()[0]->linear()->endArrowhead, Arrowhead::Diamond);
        QTest::keyClick(picker, Qt::Key_Right);
        QCOMPARE(person.scene().elements()[0]->linear()->endArrowhead, Arrowhead::DiamondOutline);
        QTest::keyClick(picker, Qt::Key_Down);
        QCOMPARE(person.scene().elements()[0]->linear()->endArrowhead, Arrowhead::CardinalityOneOrMany);
        QTest::keyClick(picker, Qt::Key_Escape);
        QVERIFY(!QApplication::activePopupWidget());
    }
};

QTEST_MAIN(HandsTest)
#include "hands_test.moc"
