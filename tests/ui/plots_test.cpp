// SPDX-License-Identifier: GPL-3.0-or-later
// The page of plots: scrolled, empty, and what is saved or placed of it.
#include "model/design/design_text.h"
#include "model/design/draw_design.h"
#include "model/design/edit_model.h"
#include "model/design/read_design.h"
#include "model/plots/sweep_plot.h"
#include "model/plots/tornado_plot.h"
#include "model/whatif/sensitivity.h"
#include "tests/support/window.h"
#include "ui/commands/plot_pictures.h"
#include "ui/panels/inspector.h"
#include "ui/panels/plot_view.h"
#include "ui/panels/plots_panel.h"
#include "ui/panels/sweep_form.h"
#include "ui/theme.h"
#include "ui/widgets/plot_canvas.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QWheelEvent>
#include <qcustomplot.h>

using namespace ninesketch;

class PlotsTest : public QObject
{
    Q_OBJECT

    static Scene shop(Person &person, const char *rate)
    {
        const Design design = *readDesignText(std::string(R"({"type": "ninesketch/design", "version": 1,
            "components": [{"id": "u", "kind": "client", "params": {"rate": )") +
                                              rate + R"(}}, {"id": "s", "kind": "service"},
                           {"id": "d", "kind": "sql-database"}],
            "calls": [{"from": "u", "to": "s"}, {"from": "s", "to": "d"}]})");
        return drawDesign(design, person.window.edit().metrics);
    }

    static QList<PlotView *> shown(Person &person)
    {
        QList<PlotView *> found;
        for (PlotView *view : person.panel<PlotsPanel>().findChildren<PlotView *>())
            if (view->isVisible())
                found << view;
        return found;
    }

    static QList<QRect> placesOfWords(QCustomPlot &canvas, const Plot &plot)
    {
        canvas.resize(300, 210);
        drawPlotInWindow(canvas, plot);
        canvas.replot();
        QList<QRect> places;
        for (int i = 0; i < canvas.itemCount(); ++i)
            if (const auto *words = qobject_cast<QCPItemText *>(canvas.item(i))) {
                const QPoint topLeft = words->topLeft->pixelPosition().toPoint();
                places << QRect(topLeft, words->bottomRight->pixelPosition().toPoint());
                places.last().setHeight(QFontMetrics(words->font()).height());
            }
        return places;
    }

private slots:
    void aSweepIsShownInTheColoursOfTheWindow()
    {
        Person person;
        person.window.resize(1366, 768);
        person.editor().setDocument(shop(person, "100"));
        person.window.showPage("plots");
        QTRY_VERIFY(!shown(person).isEmpty() && !shown(person).front()->plot().empty());
        person.panel<PlotsPanel>().sweep("load");
        const auto isSwept = [&] {
            return std::ranges::any_of(shown(person), [](const PlotView *view) {
                return view->kind() == PlotKind::Sweep && view->plot().title.find("p99") != std::string::npos &&
                       !view->plot().series.empty();
            });
        };
        QTRY_VERIFY(isSwept());
        const auto isInSight = [&] { // the whole of it
            const PlotView *sweep = shown(person).back();
            const QRegion seen = sweep->visibleRegion();
            return sweep->kind() == PlotKind::Sweep && seen.boundingRect().height() >= sweep->height();
        };
        QTRY_VERIFY(isInSight());
        person.window.setDark(true);
        for (PlotView *view : shown(person)) {
            auto *canvas = view->findChild<QCustomPlot *>();
            QVERIFY2(!canvas->isVisible() || canvas->grab().toImage().pixelColor(1, 1).lightness() < 80,
                     view->plot().title.c_str());
        }
    }

    /// Its input is found by a part of its name, by the keyboard alone; what is none of them is given up.
    void whatIsSweptIsFoundByTyping()
    {
        Person person;
        person.editor().setDocument(shop(person, "100"));
        person.window.showPage("plots");
        QTRY_VERIFY(!shown(person).isEmpty() && !shown(person).front()->plot().empty());
        person.panel<PlotsPanel>().sweep("load");
        auto &form = person.panel<SweepForm>();
        auto *input = form.findChild<QComboBox *>();
        QVERIFY(input && input->count() > 10);
        QCOMPARE(input->currentData().toString(), QString("load"));
        const auto swept = [&] { return QString::fromStdString(form.question().input); };
        QCOMPARE(swept(), QString("load"));

        input->setFocus();
        input->lineEdit()->selectAll();
        QTest::keyClicks(input, "plicas of d");
        const auto *found = input->completer()->completionModel();
        QVERIFY(found->rowCount() > 0 && found->rowCount() < input->count());
        for (int i = 0; i < found->rowCount(); ++i)
            QVERIFY(found->index(i, 0).data().toString().contains("plicas of d", Qt::CaseInsensitive));
        const QString first = found->index(0, 0).data().toString();
        QWidget *list = input->completer()->popup();
        QCOMPARE(list->grab().toImage().pixelColor(list->width() - 6, 4), theme().island); // no hole into the dark
        QTest::keyClick(input->completer()->popup(), Qt::Key_Return);
        QCOMPARE(input->currentText(), first);
        QCOMPARE(swept(), input->currentData().toString());
        QVERIFY(swept().startsWith("d."));

        input->lineEdit()->selectAll();
        QTest::keyClicks(input, "no such thing");
        QTest::keyClick(input, Qt::Key_Return);
        person.canvas().setFocus();
        QCOMPARE(input->currentText(), first);
        QCOMPARE(swept(), input->currentData().toString());
    }

    void eachIsSavedAndFollowsTheNumbers_data()
    {
        QTest::addColumn<PlotKind>("kind");
        for (const PlotKindInfo &info : plotKinds())
            QTest::newRow(info.id) << info.kind;
    }
    void eachIsSavedAndFollowsTheNumbers()
    {
        QFETCH(PlotKind, kind);
        Person person;
        const Design drawn = *readDesignText(R"({"type": "ninesketch/design", "version": 1,
            "components": [{"id": "u", "kind": "client", "params": {"rate": 100}},
                           {"id": "g", "kind": "gateway", "params": {"rateLimit": 200, "burst": 50}},
                           {"id": "s", "kind": "service"}, {"id": "d", "kind": "sql-database"},
                           {"id": "q", "kind": "message-queue"}, {"id": "w", "kind": "worker", "params": {"replicas": 9}}],
            "calls": [{"from": "u", "to": "g"}, {"from": "g", "to": "s"}, {"from": "s", "to": "d"},
                      {"from": "s", "to": "q"}, {"from": "q", "to": "w"}],
            "classes": [{"id": "put", "share": 1, "operation": "write"}]})");
        person.editor().setDocument(drawDesign(drawn, person.window.edit().metrics));
        person.window.showPage("plots");
        QTRY_VERIFY(person.window.estimator().drawn() && !person.window.estimator().drawn()->report.classes.empty());
        const EstimatePtr now = person.window.estimator().drawn();
        PlotQuestion question{kind, "put", kind == PlotKind::Sensitivity ? "put.p99" : "", {}, {}};
        if (kind == PlotKind::Sweep)
            question = {kind, "", "p99", "u.rate", "50-150/s"};
        const Plot plot =
            kind == PlotKind::Sensitivity
                ? tornadoPlot(sensitivity(now->design, {findFigures(now->design, "p99", "put")->front()}, {}).front())
            : kind == PlotKind::Sweep ? sweepPlot(now->design, question)
                                      : makePlot(kind, now->design, now->report, "put");
        QVERIFY2(!plot.empty(), plot.note.c_str());

        PlotView view(kind);
        view.setPlot(plot);
        for (const auto &[ending, head] :
             {std::pair("png", "\x89PNG"), {"svg", "<?xml"}, {"pdf", "%PDF"}, {"csv", ""}}) {
            const QString path = person.scratch.filePath(QString("plot.") + ending);
            QCOMPARE(view.save(path), QString());
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(file.size() > 40 && file.readAll().startsWith(head), ending);
        }

        const auto picture = [&] {
            for (const ElementPtr &element : person.editor().committed().elements())
                if (element->image())
                    return element->image()->fileId.value_or("");
            return std::string();
        };
        QVERIFY(person.window.plotPictures().place(question, plot, {0, 0}));
        const std::string before = picture();
        Scene scene = person.editor().committed();
        const std::map<std::string, std::pair<std::string, double>> changes = {
            {"u", {"rate", 130}}, {"d", {"availability", 0.99}}, {"s", {"p50", 0.02}}};
        for (const Component &component : readDesign(scene).components)
            if (const auto change = changes.find(component.key); change != changes.end()) {
                ComponentModel model = *componentModel(*scene.find(component.id));
                model.parameters[change->second.first] = change->second.second;
                scene = setComponent(scene, component.id, model);
            }
        person.editor().commit(scene, "Change");
        QTRY_VERIFY_WITH_TIMEOUT(picture() != before, 60'000);
        person.editor().undo();
        QTRY_VERIFY_WITH_TIMEOUT(picture() == before, 60'000);
    }

    /// It knows that it is a plot: nobody asks what it is, and it is no part of a design.
    void aPlacedPlotIsNoSketch()
    {
        Person person;
        person.editor().setDocument(shop(person, "10"));
        const auto numbers = [&] { return person.window.estimator().estimate(); };
        QTRY_VERIFY(numbers() && !numbers()->report.classes.empty());
        const EstimatePtr now = numbers();
        const Plot plot = makePlot(PlotKind::LatencyDistribution, now->design, now->report);
        QVERIFY(person.window.plotPictures().place({PlotKind::LatencyDistribution, {}, {}, {}, {}}, plot, {0, 0}));
        person.window.showPage("inspector");
        auto &inspector = person.panel<Inspector>();
        QTRY_VERIFY(inspector.isVisible());
        QTest::qWait(0);
        QVERIFY(inspector.findChildren<QPushButton *>(QRegularExpression("^classify:")).isEmpty());
        QStringList said;
        for (const auto *label : inspector.findChildren<QLabel *>())
            if (label->isVisible())
                said << label->text();
        QVERIFY2(said.join('\n').contains(QString::fromStdString(plot.title)), qPrintable(said.join('\n')));
        const Element *picture = person.scene().find(*person.editor().selection().ids.begin());
        QVERIFY(picture && picture->image() && !isClosedShape(*picture));
    }

    void theWheelOverAPlotIsThePages()
    {
        Person person;
        person.editor().setDocument(shop(person, "10"));
        person.window.showPage("plots");
        QTRY_VERIFY(!shown(person).isEmpty() && !shown(person).front()->plot().empty());
        auto *plot = shown(person).front()->findChild<QCustomPlot *>();
        QTRY_VERIFY(plot->isVisible());
        const QPoint at = plot->mapTo(&person.window, plot->rect().center());
        QWidget *under = person.window.childAt(at); // who gets the wheel, as the system tells it
        QVERIFY(under && under != plot);
        QWheelEvent wheel(under->mapFrom(&person.window, at), person.window.mapToGlobal(at), {}, {0, -120},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(under, &wheel);
        QVERIFY(!wheel.isAccepted()); // so the page takes it
    }

    void withoutRequestClassesOneSentenceSaysWhatToDo()
    {
        Person person;
        person.window.showPage("plots");
        QTRY_VERIFY(person.window.estimator().estimate());
        QTRY_VERIFY(shown(person).isEmpty());
        person.editor().setDocument(shop(person, "10"));
        QTRY_VERIFY(!shown(person).isEmpty());
    }

    /// What has no latency offers no simulation of it.
    void whatIsSaturatedIsNotSimulated()
    {
        Person person;
        person.editor().setDocument(shop(person, "1000000"));
        person.window.showPage("plots");
        QTRY_VERIFY(!shown(person).isEmpty() && shown(person).front()->plot().note.starts_with("Saturated"));
        for (const PlotView *view : shown(person))
            for (const auto *button : view->findChildren<QPushButton *>())
                QVERIFY(!button->isVisible() || view->kind() == PlotKind::Sensitivity ||
                        view->kind() == PlotKind::Sweep);
    }

    /// Nothing is written up to the edge of the paper, where it would be cut off.
    void titleAndNoteFitThePaper()
    {
        Plot plot;
        plot.kind = PlotKind::LatencyAgainstLoad;
        plot.title = "Latency: share of requests answered within (a request class with a long name)";
        plot.note = "Simulated p99 75 ms ± 1 ms, analysed 75.5 ms; mean 26.1 ms ± 0.1 ms, analysed 26.3 ms. 142 k "
                    "requests, and more words than go into one line.";
        plot.series.push_back({"line", PlotSeries::Shape::Line, PlotTone::First, {{0, 0}, {1, 1}}, {}});
        const QImage picture = plotPicture(plot, {560, 350}, 1);
        int written = 0;
        for (int y = 0; y < picture.height(); ++y) {
            QCOMPARE(picture.pixelColor(1, y), QColor(Qt::white));
            QCOMPARE(picture.pixelColor(picture.width() - 2, y), QColor(Qt::white));
            for (int x = 0; x < picture.width(); ++x)
                written += picture.pixelColor(x, y).lightness() < 100 ? 1 : 0;
        }
        QVERIFY(written > 300);
    }

    /// On a machine that has not the hand's font, the picture brings it.
    void aSavedVectorPictureBringsItsFont()
    {
        Person person;
        person.editor().setDocument(shop(person, "100"));
        person.window.showPage("plots");
        QTRY_VERIFY(!shown(person).isEmpty());
        const QString path = person.scratch.filePath("busy.svg");
        QCOMPARE(shown(person).first()->save(path), QString());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray svg = file.readAll();
        QVERIFY(svg.contains("@font-face { font-family: \"Excalifont\""));
        QVERIFY(svg.contains("font-family=\"Excalifont, cursive\""));
        QVERIFY(!svg.contains("Ninesketch "));
    }

    /// A legend comes and goes; the plot keeps the width it has.
    void thePlotTakesTheWholeWidth()
    {
        Plot plot;
        plot.kind = PlotKind::LatencyAgainstLoad;
        QCustomPlot canvas;
        canvas.resize(300, 210);
        for (const int lines : {2, 1, 2}) {
            plot.series.assign(static_cast<std::size_t>(lines),
                               {"line", PlotSeries::Shape::Line, PlotTone::First, {{0, 0}, {1, 1}}, {}});
            drawPlotInWindow(canvas, plot);
            canvas.replot();
            QVERIFY(canvas.axisRect()->width() > 220);
            QVERIFY(canvas.axisRect()->height() > 100);
            QCOMPARE(canvas.legend->visible(), lines > 1);
            if (lines > 1)
                QVERIFY(canvas.legend->outerRect().bottom() <= canvas.axisRect()->top());
        }
    }

    /// A plot appears as it is to be read, not as empty axes for a moment.
    void aPlotAppearsDrawn()
    {
        Plot plot;
        plot.kind = PlotKind::LatencyAgainstLoad;
        PlotView view(plot.kind);
        view.resize(300, 400);
        view.setPlot(plot); // empty
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        auto *canvas = view.findChild<QCustomPlot *>();
        QVERIFY(!canvas->isVisible());
        plot.series.push_back({"line", PlotSeries::Shape::Line, PlotTone::Bad, {{0, 0}, {1, 1}}, {}});
        view.setPlot(plot);
        const QImage atOnce = canvas->grab().toImage();
        QTest::qWait(50);
        QCOMPARE(atOnce, canvas->grab().toImage());
    }

    /// What is varied is told from both its ends where there is no room for all of it.
    void namesOfSpansAreShortenedInTheMiddle()
    {
        Plot plot;
        plot.kind = PlotKind::Sensitivity;
        plot.horizontalBars = true;
        plot.y.categories = {"Payment service → Ledger of all accounts · Calls per request · 1.6–2.4"};
        plot.series.push_back({"lower", PlotSeries::Shape::Spans, PlotTone::First, {{0, -1}}, {PlotTone::First}});
        plot.x.low = -1;
        QCustomPlot canvas;
        canvas.resize(300, 210);
        drawPlotInWindow(canvas, plot);
        canvas.replot();
        bool seen = false;
        for (int i = 0; i < canvas.itemCount(); ++i)
            if (const auto *words = qobject_cast<QCPItemText *>(canvas.item(i)); words && words->text().size() > 12) {
                seen = true;
                QVERIFY2(words->text().contains("1.6–2.4"), qPrintable(words->text()));
                QVERIFY(words->right->pixelPosition().x() <= canvas.axisRect()->right() + 1);
            }
        QVERIFY(seen);
    }

    /// Three things in two columns leave a cell empty: drawn again and again, all are listed.
    void legendsOfAnyLengthAreDrawnAgain()
    {
        Plot plot;
        plot.kind = PlotKind::LatencyAgainstLoad;
        QCustomPlot canvas;
        for (const int width : {300, 300, 260, 420})
            for (const int lines : {3, 3, 5, 2, 7, 3}) {
                canvas.resize(width, 210);
                plot.series.clear();
                for (int i = 0; i < lines; ++i) {
                    const std::string name = "class " + std::to_string(i) + " p99";
                    plot.series.push_back({name, PlotSeries::Shape::Line, PlotTone::First, {{0, 0}, {1, 1}}, {}});
                    plot.series.push_back({name, PlotSeries::Shape::Dashed, PlotTone::First, {{0, 0}, {1, 1}}, {}});
                }
                drawPlotInWindow(canvas, plot);
                canvas.replot();
                int listed = 0;
                for (int i = 0; i < canvas.legend->itemCount(); ++i)
                    listed += canvas.legend->item(i) ? 1 : 0;
                QCOMPARE(listed, lines);
            }
    }

    /// The words of marks close together stand in lines of their own, above what is plotted.
    void wordsOfMarksStandAboveThePlot()
    {
        Plot plot;
        plot.kind = PlotKind::LatencyAgainstLoad;
        plot.series.push_back({"line", PlotSeries::Shape::Line, PlotTone::First, {{0, 0}, {1, 1}}, {}});
        plot.marks = {{true, 0.60, "today", PlotTone::Muted}, {true, 0.62, "the first that is full", PlotTone::Bad}};
        QCustomPlot canvas;
        const QList<QRect> places = placesOfWords(canvas, plot);
        QCOMPARE(places.size(), 2);
        for (const QRect &place : places)
            QVERIFY(place.bottom() <= canvas.axisRect()->top() + 1);
        QVERIFY(!places[0].intersects(places[1]));
    }

    void wordsOfLevelMarksStandApart()
    {
        Plot plot;
        plot.kind = PlotKind::Sweep;
        plot.x = {"", Unit::None, false, 0, 1, {}};
        plot.y = {"", Unit::Seconds, false, 0, 3.3, {}};
        plot.series.push_back({"line", PlotSeries::Shape::Line, PlotTone::First, {{0, 1}, {1, 3}}, {}});
        plot.marks = {{false, 0.3, "target 300 ms", PlotTone::Warning},
                      {false, 0.34, "target 340 ms", PlotTone::Warning},
                      {false, 3, "target 3 s", PlotTone::Warning}};
        QCustomPlot canvas;
        const QList<QRect> places = placesOfWords(canvas, plot);
        QCOMPARE(places.size(), 3);
        QVERIFY(!places[0].intersects(places[1]));
        QCOMPARE(places[0].right() / 4, places[2].right() / 4); // at the right where there is room
    }
};

QTEST_MAIN(PlotsTest)
#include "plots_test.moc"
