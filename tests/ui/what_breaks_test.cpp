// SPDX-License-Identifier: GPL-3.0-or-later
// "What breaks first", the capacity plan, trade-offs and comparisons in a window, by keys and mouse.
#include "exporters/qt_text_metrics.h"
#include "model/design/design_text.h"
#include "model/design/draw_design.h"
#include "model/design/edit_model.h"
#include "model/design/read_design.h"
#include "model/report/decisions.h"
#include "model/scenario/placed_plan.h"
#include "model/scene/edits/texts.h"
#include "model/sketch/bounds.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/baseline.h"
#include "ui/commands/document_commands.h"
#include "ui/commands/what_breaks.h"
#include "ui/panels/breaks_strip.h"
#include "ui/panels/load_slider.h"
#include "ui/panels/palette_bar.h"
#include "ui/panels/plan_panel.h"
#include "ui/panels/tradeoffs_panel.h"
#include "ui/theme.h"
#include "ui/widgets/action_set.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStyle>
#include <QTableWidget>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace ninesketch;

namespace
{

constexpr int patience = 20000; ///< ms; a busy machine takes its time, nothing depends on how long

class Bench
{
public:
    Bench()
    {
        auto design = readDesignText(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "users", "kind": "client", "params": {"rate": 100}},
            {"id": "api", "kind": "service", "name": "API", "params": {"replicas": 4, "capacity": 100, "zones": "a, b"}},
            {"id": "db", "kind": "sql-database", "name": "Orders", "params": {"capacity": 1000}}],
            "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "db"}]})");
        window.resize(1500, 950);
        window.editor().setDocument(drawDesign(*design, QtTextMetrics()));
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window, patience))
            qWarning("the window did not become active");
        window.fitAll();
    }

    bool settled()
    {
        return QTest::qWaitFor([&] { return window.estimator().estimate() && !window.estimator().isBusy(); }, patience);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = window.focusWidget();
        QTest::keyClick(focus ? focus : &window.canvas(), key, modifiers);
    }
    template <typename T> T *child(const char *name) { return window.findChild<T *>(name); }
    std::string idOf(const char *key) const
    {
        const Design design = readDesign(window.editor().scene());
        return design.components[design.indexOf(key).value()].id;
    }
    QPoint middleOf(const char *key) const
    {
        const Element *element = window.editor().scene().find(idOf(key));
        return window.canvas().toWidget(element->centre()).toPoint();
    }
    const Report &report() const { return window.estimator().estimate()->report; }
    const Component &component(const char *key) const
    {
        const Design &design = window.estimator().estimate()->design;
        return design.components[design.indexOf(key).value()];
    }

    MainWindow window;
};

} // namespace

class WhatBreaksTest : public QObject
{
    Q_OBJECT

private slots:
    /// Whatever is said above them, what is pressed stays where it is.
    void buttonsStayWhereTheyAre()
    {
        Bench bench;
        bench.key(Qt::Key_B, Qt::AltModifier);
        QVERIFY(bench.settled());
        const BreaksStrip &strip = bench.window.breaks().strip();
        const QWidget *scenarios = strip.findChild<QToolButton *>("scenarios");
        const auto place = [&] { // from the foot of the canvas, beside which the results take what they need
            return scenarios->mapTo(strip.parentWidget(), QPoint(0, -strip.parentWidget()->height()));
        };
        QTRY_COMPARE(strip.height(), strip.sizeHint().height());
        const QPoint before = place();
        const int height = strip.height();
        bench.window.breaks().toggle(Kill{Kill::Part::Zone, "a", "", 1});
        QVERIFY(bench.settled());
        QTRY_VERIFY(strip.height() > height);
        QTRY_COMPARE(strip.height(), strip.sizeHint().height());
        QCOMPARE(place(), before);
    }

    /// How many replicas died is said beside the component's name, not on it.
    void namesOfWhatIsHalfDeadStayReadable()
    {
        Bench bench;
        QVERIFY(bench.settled());
        CanvasView &canvas = bench.window.canvas();
        const Element *api = bench.window.editor().scene().find(bench.idOf("api"));
        const QRect body =
            QRectF(canvas.toWidget({api->x, api->y}), canvas.toWidget({api->x + api->width, api->y + api->height}))
                .toRect();
        const QRect lowerHalf = body.adjusted(-20, body.height() / 2, 20, 20),
                    above = body.adjusted(0, -20, 0, -body.height());
        const QImage before = canvas.grab().toImage();
        for (const int order : {0, 2}) {
            canvas.setStrain({StrainMark{api->id, 0.2, order, "×2", false, 2, 4}});
            const QImage marked = canvas.grab().toImage();
            QVERIFY(marked.copy(above) != before.copy(above));
            QCOMPARE(marked.copy(lowerHalf), before.copy(lowerHalf));
        }
    }

    /// A mark says by its place whose it is: it covers no other component, and none hides another.
    void marksStandBesideTheirOwnComponents()
    {
        Bench bench;
        QVERIFY(bench.settled());
        CanvasView &canvas = bench.window.canvas();
        canvas.setBadgesVisible(false);
        const Element *api = bench.window.editor().scene().find(bench.idOf("api"));
        // words where the second mark would stand, a component under the place below
        const double up = 40 / canvas.zoom();
        Element words = newElement(ElementType::Text, bench.window.edit());
        TextData text;
        text.text = text.originalText = "words";
        words.data = text;
        words.x = api->x - 200;
        words.y = api->y - up;
        words.width = api->width + 400;
        words.height = 20 / canvas.zoom();
        bench.window.editor().commit(
            addElements(bench.window.editor().committed(), {std::move(words)}, bench.window.edit()), "Words");
        const auto seen = [&](int lost) {
            canvas.setStrain({StrainMark{bench.idOf("api"), 0.2, 1, "×2", false, lost, 4}});
            return canvas.grab().toImage();
        };
        api = bench.window.editor().scene().find(bench.idOf("api"));
        const QRect body =
            QRectF(canvas.toWidget({api->x, api->y}), canvas.toWidget({api->x + api->width, api->y + api->height}))
                .toRect();
        const QImage one = seen(0), two = seen(2);
        const QRect above(body.left(), body.top() - 26, body.width(), 24), beside = body.translated(body.width(), 0);
        QCOMPARE(two.copy(above), one.copy(above)); // where it was
        QVERIFY(two.copy(beside) != one.copy(beside));
    }

    /// Which one is dead is read as before.
    void namesOfTheDeadStayReadable()
    {
        Bench bench;
        QVERIFY(bench.settled());
        CanvasView &canvas = bench.window.canvas();
        const Element *api = bench.window.editor().scene().find(bench.idOf("api"));
        const Element *label = boundTextOf(*api, bench.window.editor().scene());
        QVERIFY(label);
        const auto onCanvas = [&](const Element &e) {
            return QRectF(canvas.toWidget({e.x, e.y}), canvas.toWidget({e.x + e.width, e.y + e.height})).toRect();
        };
        const QImage before = canvas.grab().toImage();
        canvas.setStrain({StrainMark{api->id, 0.2, 0, {}, true, 0, 4}});
        const QImage marked = canvas.grab().toImage();
        QVERIFY(marked.copy(onCanvas(*api)) != before.copy(onCanvas(*api)));
        const QRect name = onCanvas(*label).adjusted(1, 1, -1, -1);
        QCOMPARE(marked.copy(name), before.copy(name));
    }

    /// What one strikes next is where it was.
    void drawingStaysUnderTheLightning()
    {
        Bench bench;
        bench.window.resize(1280, 720);
        QVERIFY(bench.settled());
        bench.window.fitAll();
        bench.window.canvas().setFocus();
        bench.key(Qt::Key_U);
        QVERIFY(bench.window.isBreaksOpen());
        QVERIFY(bench.settled());
        const BreaksStrip &strip = bench.window.breaks().strip();
        QTRY_COMPARE(strip.height(), strip.sizeHint().height());
        QPoint api, orders;
        const auto fit = [&] { // so that it would be fitted anew when the window changes
            bench.window.fitAll();
            api = bench.middleOf("api");
            orders = bench.middleOf("orders");
        };
        fit();
        const auto stays = [&] {
            if (!bench.settled() || !QTest::qWaitFor([&] { return strip.height() == strip.sizeHint().height(); }))
                return false;
            return bench.middleOf("api") == api && bench.middleOf("orders") == orders;
        };
        const int height = strip.height();
        bench.window.breaks().toggle({Kill::Part::Zone, "a", "", 1});
        QTRY_VERIFY(strip.height() > height);
        QVERIFY(stays());
        fit();
        bench.window.breaks().reviveAll();
        QVERIFY(stays());
        fit();
        QTest::mouseClick(&bench.window.canvas(), Qt::LeftButton, Qt::NoModifier, orders);
        QTRY_VERIFY(!bench.window.breaks().scenario().plain());
        QVERIFY(stays());
    }

    /// Names of the dead and thresholds that are passed are red in the dark, too.
    void theStripFollowsTheTheme()
    {
        Bench bench;
        QVERIFY(bench.settled());
        bench.window.breaks().setLoad(1000);
        bench.window.breaks().strike(bench.idOf("orders"), false);
        QVERIFY(bench.settled());
        const auto red = [&] {
            const auto *dead = bench.child<QToolButton>("dead:0"), *full = bench.child<QToolButton>("threshold:api");
            return dead && full && dead->styleSheet().contains(theme().bad.name()) &&
                   full->styleSheet().contains(theme().bad.name());
        };
        QTRY_VERIFY(red());
        const QColor before = theme().bad;
        bench.window.setDark(true);
        QVERIFY(theme().bad != before);
        QTRY_VERIFY(red());
        bench.window.setDark(false);
    }

    /// Neither the palette nor the panel of styles covers what the strip says.
    void nothingLiesOverTheStrip()
    {
        Bench bench;
        bench.window.resize(1280, 720);
        QVERIFY(bench.settled());
        bench.window.editor().setSelection({{bench.idOf("api")}, {}});
        const QWidget *style = bench.child<QWidget>("stylePanel"), *palette = bench.window.findChild<PaletteBar *>();
        QVERIFY(style && palette);
        QVERIFY(style->isVisible());
        bench.window.breaks().toggle({Kill::Part::Zone, "a", "", 1}); // as from the menu of the component
        QVERIFY(bench.settled());
        const BreaksStrip &strip = bench.window.breaks().strip();
        QTRY_COMPARE(strip.height(), strip.sizeHint().height());
        QVERIFY(!palette->isVisible());
        QVERIFY(!style->geometry().adjusted(8, 8, -8, -8).intersects(strip.geometry().adjusted(8, 8, -8, -8)));
        bench.window.canvas().setFocus();
        bench.key(Qt::Key_U);
        QVERIFY(!style->isVisible()); // the lightning has no colours to choose
    }

    /// What is asked of a component stands near the top of its menu, which scrolls where the screen is low.
    void theMenuOfAComponentFitsLowScreens()
    {
        Bench bench;
        QVERIFY(bench.settled());
        QStringList words;
        bool scrolls = false;
        QTimer::singleShot(0, this, [&] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            if (!menu)
                return;
            for (const QAction *action : menu->actions())
                words << action->text();
            scrolls = menu->style()->styleHint(QStyle::SH_Menu_Scrollable, nullptr, menu);
            menu->close();
        });
        emit bench.window.canvas().contextMenuRequested(
            bench.window.canvas().mapToGlobal(bench.middleOf("api")),
            bench.window.editor().scene().find(bench.idOf("api"))->centre());
        QVERIFY(scrolls);
        const auto kills = words.indexOf("What if it dies?");
        QVERIFY(kills >= 0);
        QVERIFY(kills < words.indexOf("Copy as PNG"));
    }

    void stopsOfTheSlider()
    {
        QCOMPARE(LoadSlider::nextStop(1, true), 2.0);
        QCOMPARE(LoadSlider::nextStop(2, true), 5.0);
        QCOMPARE(LoadSlider::nextStop(3.4, false), 2.0);
        QCOMPARE(LoadSlider::nextStop(1000, true), 1000.0);
        QCOMPARE(LoadSlider::nextStop(0.1, false), 0.1);
    }

    /// In a wide window the strip is not as wide: what does not fit in a line goes into the next.
    void thresholdsHaveTheRoomOfTheirWords()
    {
        Bench bench;
        bench.window.resize(1900, 1000);
        bench.window.files().openExample("news-feed");
        QVERIFY(bench.settled());
        bench.key(Qt::Key_B, Qt::AltModifier);
        const auto thresholds = [&] {
            return bench.window.breaks().strip().findChildren<QToolButton *>(QRegularExpression("^(threshold|why):"));
        };
        QVERIFY(QTest::qWaitFor([&] { return thresholds().size() >= 8; }, patience));
        QVERIFY(QTest::qWaitFor(
            [&] {
                return std::ranges::all_of(thresholds(), [](const QToolButton *one) {
                    return one->width() >= one->sizeHint().width() &&
                           one->geometry().right() <= one->parentWidget()->width();
                });
            },
            patience));
        int arrows = 0;
        for (const QLabel *arrow : bench.window.breaks().strip().findChildren<QLabel *>())
            if (arrow->text() == QStringLiteral("›") && arrow->isVisible()) {
                QVERIFY2(std::ranges::any_of(thresholds(),
                                             [&](const QToolButton *one) {
                                                 return one->x() < arrow->x() &&
                                                        one->y() < arrow->geometry().bottom() &&
                                                        one->geometry().bottom() > arrow->y();
                                             }),
                         "a row begins with an arrow");
                ++arrows;
            }
        QVERIFY(arrows > 0);
    }

    void loadGrowsByKeysAndTheDrawingStays()
    {
        Bench bench;
        QVERIFY(bench.settled());
        const Scene before = bench.window.editor().scene();
        QVERIFY(!bench.window.isBreaksOpen());
        bench.key(Qt::Key_B, Qt::AltModifier);
        QVERIFY(bench.window.isBreaksOpen() && bench.window.breaks().strip().isVisible());
        QVERIFY(bench.settled());
        QVERIFY(QTest::qWaitFor([&] { return bench.child<QToolButton>("threshold:api") != nullptr; }, patience));
        QVERIFY(bench.child<QToolButton>("threshold:api")->text().contains("×4"));
        QVERIFY(bench.child<QToolButton>("threshold:orders")->text().startsWith("2 "));
        for (int i = 0; i < 3; ++i)
            bench.key(Qt::Key_Right); // 2, 5, 10: the slider has the keyboard
        QCOMPARE(bench.window.breaks().scenario().load, 10.0);
        QVERIFY(QTest::qWaitFor([&] { return bench.report().classes[0].saturated; }, patience));
        QVERIFY(bench.child<QLabel>("change:requests")->text().contains("saturated"));
        QVERIFY(bench.window.editor().scene().sameAs(before));
        QVERIFY(!bench.window.editor().canUndo());
        auto *value = bench.child<QLineEdit>("loadValue");
        value->setFocus();
        value->selectAll();
        QTest::keyClicks(value, "3.4");
        QTest::keyClick(value, Qt::Key_Return);
        QCOMPARE(bench.window.breaks().scenario().load, 3.4);
        QTest::keyClicks(value, "often");
        QTest::keyClick(value, Qt::Key_Return);
        QCOMPARE(value->property("state").toString(), QString("error"));
        QCOMPARE(bench.window.breaks().scenario().load, 3.4);
        const auto *wrong = bench.child<QLabel>("loadError");
        QVERIFY(wrong->isVisible());
        QVERIFY(wrong->text().contains("0.1 to 1000"));
        value->selectAll();
        QTest::keyClicks(value, "5");
        QTest::keyClick(value, Qt::Key_Return);
        QVERIFY(!wrong->isVisible());
        QCOMPARE(value->property("state").toString(), QString());
        // a threshold leads to its load and its component; its rate to the working
        bench.child<QToolButton>("threshold:orders")->click();
        QVERIFY(std::abs(bench.window.breaks().scenario().load - 10) < 0.01);
        QVERIFY(bench.window.editor().selection().contains(bench.idOf("orders")));
        bench.child<QToolButton>("why:orders")->click();
        QVERIFY(bench.window.isPageShown("working"));
        bench.key(Qt::Key_B, Qt::AltModifier);
        QVERIFY(!bench.window.isBreaksOpen());
        QVERIFY(QTest::qWaitFor([&] { return !bench.report().classes[0].saturated; }, patience));
    }

    void lightningKillsAndBringsBack()
    {
        Bench bench;
        QVERIFY(bench.settled());
        bench.window.canvas().setFocus();
        bench.key(Qt::Key_U);
        QCOMPARE(bench.window.toolId(), QString("kill"));
        QTest::mouseClick(&bench.window.canvas(), Qt::LeftButton, Qt::NoModifier, bench.middleOf("orders"));
        QVERIFY(bench.window.isBreaksOpen());
        QVERIFY(QTest::qWaitFor([&] { return bench.report().classes[0].availability == 0.0; }, patience));
        QVERIFY(!bench.component("orders").enabled);
        QTest::mouseClick(&bench.window.canvas(), Qt::LeftButton, Qt::NoModifier, bench.middleOf("orders"));
        QVERIFY(QTest::qWaitFor([&] { return *bench.report().classes[0].availability > 0.9; }, patience));
        QTest::mouseClick(&bench.window.canvas(), Qt::LeftButton, Qt::ShiftModifier, bench.middleOf("api"));
        QVERIFY(QTest::qWaitFor([&] { return bench.component("api").number("replicas") == 3.0; }, patience));
        // the zone as well: one more of those that are left
        bench.window.breaks().toggle({Kill::Part::Zone, "a", "", 1});
        QVERIFY(QTest::qWaitFor([&] { return bench.component("api").number("replicas") == 1.0; }, patience));
        QVERIFY(bench.child<QToolButton>("dead:1"));
        bench.child<QToolButton>("dead:1")->click();
        bench.window.actions().action("revive-all")->trigger();
        QVERIFY(bench.window.breaks().scenario().plain());
        QVERIFY(!bench.window.editor().canUndo());
    }

    void scenariosAreKeptByName()
    {
        Bench bench;
        QVERIFY(bench.settled());
        bench.window.breaks().setLoad(5);
        bench.window.breaks().strike(bench.idOf("orders"), false);
        bench.window.actions().action("keep-scenario")->trigger();
        auto *name = bench.child<QLineEdit>("scenarioName");
        QVERIFY(name->isVisible());
        const auto &strip = bench.window.breaks().strip();
        QVERIFY(strip.height() >= strip.sizeHint().height()); // its words are not squeezed for the name
        QTest::keyClicks(name, "Evening");
        QTest::keyClick(name, Qt::Key_Return);
        const auto kept = scenariosOf(readDocument(bench.window.editor().committed()).settings);
        QCOMPARE(kept.size(), std::size_t(1));
        QCOMPARE(kept.front().kills.front().name, std::string("orders"));
        QVERIFY(bench.window.findChild<MessageBar *>()->sentence().startsWith("\"Evening\" is kept"));
        QCOMPARE(strip.height(), strip.sizeHint().height());
        bench.window.breaks().reviveAll();
        bench.window.breaks().recall(0);
        QCOMPARE(bench.window.breaks().scenario().load, 5.0);
        QCOMPARE(bench.child<QLabel>("scenarioTitle")->text(), QString("Evening"));
        QVERIFY(QTest::qWaitFor([&] { return !bench.component("orders").enabled; }, patience));
        bench.window.editor().undo();
        QVERIFY(scenariosOf(readDocument(bench.window.editor().committed()).settings).empty());
    }

    void whatIsDeletedIsNotCalledDead()
    {
        Bench bench;
        QVERIFY(bench.settled());
        bench.window.breaks().strike(bench.idOf("orders"), false);
        bench.window.breaks().keepAs("Without orders");
        QVERIFY(QTest::qWaitFor([&] { return !bench.component("orders").enabled; }, patience));
        QVERIFY(bench.child<QToolButton>("dead:0"));
        Editor &editor = bench.window.editor();
        editor.setSelection({{bench.idOf("orders")}, {}});
        bench.window.actions().action("delete")->trigger();
        QVERIFY(QTest::qWaitFor([&] { return !bench.child<QToolButton>("dead:0"); }, patience));
        bench.window.breaks().recall(0);
        QVERIFY(bench.window.breaks().scenario().kills.empty());
        QCOMPARE(bench.window.findChild<MessageBar *>()->sentence(),
                 QString("Without what is no longer in the drawing: orders."));
        editor.undo();
        bench.window.breaks().recall(0);
        QVERIFY(QTest::qWaitFor([&] { return bench.child<QToolButton>("dead:0"); }, patience));
        QVERIFY(!bench.component("orders").enabled);
    }

    void thePlanIsCopiedPlacedAndUsed()
    {
        Bench bench;
        QVERIFY(bench.settled());
        bench.key(Qt::Key_P, Qt::AltModifier);
        QVERIFY(bench.window.isPageShown("plan"));
        auto *panel = bench.child<PlanPanel>("plan");
        QVERIFY(QTest::qWaitFor([&] { return panel->plan().steps.size() == 4; }, patience));
        // every load is in sight in a narrow panel, and what is drawn stands with the name
        const auto *table = panel->findChild<QTableWidget *>("planTable");
        QCOMPARE(table->columnCount(), 4);
        QVERIFY(
            QTest::qWaitFor([&] { return table->horizontalScrollBar()->maximum() == 0; }, patience)); // once laid out
        for (int c = 0; c < table->columnCount(); ++c)
            for (int r = 1; r < table->rowCount(); r += 2)
                QVERIFY(table->fontMetrics().horizontalAdvance(table->item(r, c)->text()) <= table->columnWidth(c));
        QPushButton *place = nullptr, *csv = nullptr;
        for (QPushButton *button : panel->findChildren<QPushButton *>()) {
            place = button->text() == "Place on the canvas" ? button : place;
            csv = button->text() == "Copy as CSV" ? button : csv;
        }
        csv->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains("API,100,143,"));
        const std::size_t before = bench.window.editor().scene().size();
        place->click();
        QVERIFY(bench.window.editor().scene().size() > before + 20);
        bench.window.editor().undo();
        emit panel->usePressed(panel->plan().steps[1].design, 10);
        QVERIFY(QTest::qWaitFor([&] { return bench.component("api").number("replicas") == 15.0; }, patience));
        bench.window.editor().undo();
        QCOMPARE(bench.window.editor().scene().size(), before);
        auto *factor = panel->findChild<QLineEdit *>("planFactor");
        for (const char *typed : {"x5", "7x", "×9", "5"}) {
            factor->setText(typed);
            emit factor->editingFinished();
            const double wanted = QString(typed).remove('x').remove(QStringLiteral("×")).toDouble();
            QVERIFY(QTest::qWaitFor([&] { return panel->plan().steps[1].factor == wanted; }, patience));
        }
    }

    /// One undo step with the change; whoever writes in it keeps what was written.
    void thePlacedPlanFollowsTheLoadUntilItIsWrittenIn()
    {
        Bench bench;
        QVERIFY(bench.settled());
        bench.window.showPage("plan");
        auto *panel = bench.child<PlanPanel>("plan");
        QVERIFY(QTest::qWaitFor([&] { return panel->plan().steps.size() == 4; }, patience));
        emit panel->placePressed();
        Editor &editor = bench.window.editor();
        const auto plans = [&] { return placedPlans(editor.committed()); };
        QCOMPARE(plans().size(), std::size_t(1));
        QCOMPARE(plans().front().rows[1][3], std::string("15")); // API at ten times the load
        QCOMPARE(plans().front().rows[1][1], std::string("4"));
        const std::size_t elements = editor.committed().size();
        const int steps = editor.undoCount();

        const auto setRate = [&](double rate) {
            Scene scene = editor.committed();
            ComponentModel users = *componentModel(*scene.find(bench.idOf("users")));
            users.parameters["rate"] = rate;
            editor.commit(setComponent(scene, bench.idOf("users"), users), "Rate");
        };
        setRate(200);
        const auto api = [&] { return plans().front().rows[1][3]; };
        QVERIFY(QTest::qWaitFor([&] { return api() == "29"; }, patience));
        QCOMPARE(editor.undoCount(), steps + 1);
        QCOMPARE(editor.committed().size(), elements);
        editor.undo();
        QVERIFY(bench.settled());
        QCOMPARE(api(), std::string("15"));
        editor.redo();
        QCOMPARE(api(), std::string("29"));

        const auto cell = [&](const char *words) -> std::string {
            for (const ElementPtr &element : editor.committed().elements())
                if (element->text() && element->text()->text == words && element->text()->containerId)
                    return *element->text()->containerId;
            return {};
        };
        editor.commit(setLabel(editor.committed(), cell("29"), "30", bench.window.edit()), "Text");
        QVERIFY(QTest::qWaitFor([&] { return plans().empty(); }, patience));
        QCOMPARE(editor.undoCount(), steps + 2);
        QVERIFY(bench.window.findChild<MessageBar *>()->sentence().contains("no longer follow"));
        setRate(300);
        QVERIFY(bench.settled());
        QVERIFY(!cell("30").empty());
        editor.undo();
        editor.undo();
        QCOMPARE(plans().size(), std::size_t(1));
        QVERIFY(!plans().front().edited);
    }

    void aTradeoffIsSeenTakenAndWrittenDown()
    {
        Bench bench;
        QVERIFY(bench.settled());
        bench.window.desk().select({bench.idOf("api")});
        bench.key(Qt::Key_T, Qt::AltModifier);
        auto *panel = bench.child<TradeoffsPanel>("tradeoffs");
        QVERIFY(QTest::qWaitFor([&] { return panel->result().sides.size() == 2; }, patience));
        const auto button = [&](const char *option, const char *words) -> QPushButton * {
            for (QWidget *card : panel->findChildren<QWidget *>(QString("option:") + option))
                if (card->isVisibleTo(panel))
                    for (QPushButton *one : card->findChildren<QPushButton *>())
                        if (one->text() == words)
                            return one;
            return nullptr;
        };
        // the cards are made anew when figures arrive
        const auto press = [&](const char *option, const char *words) {
            if (!QTest::qWaitFor([&] { return button(option, words) != nullptr; }, patience))
                return false;
            button(option, words)->click();
            return true;
        };
        const Scene before = bench.window.editor().committed();
        QVERIFY(press("session", "Preview"));
        QVERIFY(bench.window.editor().isPreviewing());
        QVERIFY(readDesign(bench.window.editor().scene()).indexOf("session-store"));
        QVERIFY(bench.window.editor().committed().sameAs(before));
        QVERIFY(press("session", "Preview"));
        QVERIFY(!bench.window.editor().isPreviewing());
        // that it is a preview is said over the canvas, which can be left from there or by Escape
        const auto *bar = bench.window.findChild<MessageBar *>();
        QCOMPARE(bar->sentence(), QString());
        QVERIFY(press("session", "Preview"));
        QVERIFY2(bar->sentence().contains("Session store"), qPrintable(bar->sentence()));
        bench.window.canvas().setFocus();
        bench.key(Qt::Key_Escape);
        QVERIFY(!bench.window.editor().isPreviewing());
        QCOMPARE(bar->sentence(), QString());
        QVERIFY(bench.window.editor().committed().sameAs(before));
        QVERIFY(press("session", "Preview"));
        QTest::keyClick(panel, Qt::Key_Escape); // also from where it was pressed
        QVERIFY(!bench.window.editor().isPreviewing());
        QVERIFY(QTest::qWaitFor([&] { return bench.window.canvas().hasFocus(); }, patience));
        // taken, it offers to write the decision down, until it is taken back; nothing comes to lie over the drawing
        bench.window.editor().setSelection({});
        QVERIFY(press("session", "Use it"));
        QVERIFY(bench.window.editor().selection().ids.empty());
        QVERIFY2(bar->sentence().contains("Session store"), qPrintable(bar->sentence()));
        bench.window.canvas().setFocus();
        bench.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(bar->sentence(), QString());
        QVERIFY(bench.window.editor().committed().sameAs(before));
        QVERIFY(press("session", "Use it"));
        QVERIFY(readDesign(bench.window.editor().committed()).indexOf("session-store"));
        QVERIFY(press("session", "Write the decision down"));
        const auto decisions = decisionsOf(readDocument(bench.window.editor().committed()).settings);
        QCOMPARE(decisions.size(), std::size_t(1));
        QCOMPARE(decisions.front().chosen, std::string("Session store"));
        // it is listed, leads to what it is about, and can be dropped
        const auto row = [&] {
            const auto rows = panel->findChildren<QWidget *>(QRegularExpression("^decision:"));
            return rows.isEmpty() ? nullptr : rows.last();
        };
        QVERIFY(row());
        bench.window.desk().select({});
        const auto tools = row()->findChildren<QToolButton *>();
        QCOMPARE(tools.size(), 2);
        tools.first()->click();
        QVERIFY(bench.window.editor().selection().ids.contains(bench.idOf("api")));
        row()->findChildren<QToolButton *>().last()->click();
        QVERIFY(decisionsOf(readDocument(bench.window.editor().committed()).settings).empty());
        bench.window.editor().undo();
        bench.window.editor().undo();
        bench.window.editor().undo();
        QVERIFY(!readDesign(bench.window.editor().committed()).indexOf("session-store"));
    }

    /// Pages that go on with the drawing as it is say so while something else is tried.
    void pagesSayWhatTheyDoNotCount()
    {
        Bench bench;
        QVERIFY(bench.settled());
        bench.key(Qt::Key_T, Qt::AltModifier);
        const auto *said = bench.child<TradeoffsPanel>("tradeoffs")->findChild<QLabel *>("scenario");
        QVERIFY(!said->isVisible());
        bench.key(Qt::Key_B, Qt::AltModifier);
        bench.window.breaks().strike(bench.idOf("orders"), false);
        QVERIFY(bench.settled());
        QTRY_VERIFY_WITH_TIMEOUT(said->isVisible(), patience);
        QVERIFY2(said->text().contains("without Orders"), qPrintable(said->text()));
        bench.key(Qt::Key_P, Qt::AltModifier);
        const auto *planned = bench.child<QWidget>("plan")->findChild<QLabel *>("scenario");
        QTRY_VERIFY_WITH_TIMEOUT(planned->isVisible() && planned->text().contains("without Orders"), patience);
        bench.window.breaks().reviveAll();
        QTRY_VERIFY_WITH_TIMEOUT(!planned->isVisible(), patience);
    }

    /// Behind what is full less arrives: its mark and its badge differ, and a word on the strip says why.
    void theStripSaysWhoIsSpared()
    {
        Bench bench;
        QVERIFY(bench.settled());
        bench.key(Qt::Key_B, Qt::AltModifier);
        const auto *spared = bench.child<QLabel>("spared");
        bench.window.breaks().setLoad(5); // the API is full from four times today's load on, the database from ten
        QVERIFY(bench.settled());
        QVERIFY(!spared->isVisible());
        bench.window.breaks().setLoad(20);
        QVERIFY(bench.settled());
        QTRY_VERIFY_WITH_TIMEOUT(spared->isVisible(), patience);
        QVERIFY(bench.report()
                    .components[bench.window.estimator().estimate()->design.indexOf("orders").value()]
                    .utilisation.value() < 1);
    }

    void heldAgainstTheStateBefore()
    {
        Bench bench;
        QVERIFY(bench.settled());
        bench.window.actions().action("pin")->trigger();
        QVERIFY(bench.window.hasBaseline());
        const Scene before = bench.window.editor().committed();
        auto model = *componentModel(*before.find(bench.idOf("api")));
        model.parameters["replicas"] = 8.0;
        bench.window.editor().commit(setComponent(before, bench.idOf("api"), model), "More");
        QVERIFY(QTest::qWaitFor(
            [&] {
                auto *change = bench.child<QLabel>("change:requests");
                return change && change->text().contains("max +");
            },
            patience));
        const auto only = elementsOnlyIn(before, bench.window.editor().scene());
        QCOMPARE(only.size(), std::size_t(1)); // only what differs shines through
        QVERIFY(elementsOnlyIn(before, before).empty());
        bench.child<QToolButton>("figure:comparison")->click();
        QVERIFY(!bench.window.hasBaseline());
        bench.window.actions().action("compare-before")->trigger();
        QVERIFY(bench.window.hasBaseline());
        QVERIFY(bench.window.baseline().name().contains("More"));
    }
};

QTEST_MAIN(WhatBreaksTest)
#include "what_breaks_test.moc"
