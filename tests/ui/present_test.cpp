// SPDX-License-Identifier: GPL-3.0-or-later
// Presenting in a window: steps, keys, the walking request, the clipboard.
#include "exporters/excalidraw/clipboard.h"
#include "model/annotate/annotate.h"
#include "model/design/design_text.h"
#include "model/design/draw_design.h"
#include "model/design/read_design.h"
#include "model/scene/edits/content.h"
#include "model/scene/edits/frames.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/clipboard_commands.h"
#include "ui/commands/plot_pictures.h"
#include "ui/commands/what_breaks.h"
#include "ui/panels/breaks_strip.h"
#include "ui/panels/interview_pages.h"
#include "ui/present/request_dot.h"
#include "ui/present/speaker_view.h"
#include "ui/window/main_window.h"
#include "ui/window/presentation.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>

using namespace ninesketch;

class PresentTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<MainWindow> m_window;

    void press(int key) { QTest::keyClick(&m_window->canvas(), static_cast<Qt::Key>(key)); }

private slots:
    void init()
    {
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1200, 800);
        m_window->show();
        const Design design = *readDesignText(R"({"type": "ninesketch/design", "version": 1,
            "components": [{"id": "u", "kind": "client", "params": {"rate": 10}}, {"id": "s", "kind": "service"},
                           {"id": "d", "kind": "sql-database"}],
            "calls": [{"from": "u", "to": "s"}, {"from": "s", "to": "d"}]})");
        Scene scene = drawDesign(design, m_window->edit().metrics);
        for (const char *key : {"u", "d"}) {
            const Design read = readDesign(scene);
            const Framed framed = wrapInFrame(scene, {read.components[*read.indexOf(key)].id}, m_window->edit());
            scene = setFrameName(framed.scene, framed.frameId, key, m_window->edit());
        }
        m_window->editor().setDocument(scene);
        QTRY_VERIFY(m_window->estimator().estimate() && !m_window->estimator().estimate()->design.empty());
    }

    void framesAreSteps()
    {
        Presentation &presentation = m_window->presentation();
        const Viewport before = m_window->canvas().viewport();
        presentation.start();
        QVERIFY(presentation.isRunning() && m_window->isZen());
        QCOMPARE(presentation.count(), 2);
        QTRY_COMPARE(presentation.step(), 0);
        press(Qt::Key_PageDown);
        QCOMPARE(presentation.step(), 1);
        press(Qt::Key_Right);
        QCOMPARE(presentation.step(), 1); // the last
        press(Qt::Key_Left);
        QCOMPARE(presentation.step(), 0);
        press(Qt::Key_Escape);
        QVERIFY(!presentation.isRunning() && !m_window->isZen());
        QVERIFY(m_window->canvas().viewport() == before);
    }

    /// One frame is a step with its name, not the whole drawing.
    void aFrameAloneIsAStepToo()
    {
        Presentation &presentation = m_window->presentation();
        const auto step = [this] { return m_window->findChild<QLabel *>("presentedStep")->text(); };
        presentation.start();
        QTRY_COMPARE(step(), QString("1 / 2  u"));
        presentation.stop();
        const Scene scene = m_window->editor().committed();
        m_window->editor().setDocument(removeElements(scene, {pagesOf(scene)[1].frameId}, m_window->edit()));
        presentation.start();
        QTRY_COMPARE(presentation.step(), 0);
        QCOMPARE(step(), QString("1 / 1  u"));
        presentation.stop();
    }

    /// What the audience is not to see is seen again afterwards.
    void numbersAreAsTheyWereBefore()
    {
        Presentation &presentation = m_window->presentation();
        for (const bool shown : {true, false}) {
            if (m_window->preferences().badges != shown)
                m_window->toggleBadges();
            presentation.start();
            QTRY_COMPARE(presentation.step(), 0);
            press(Qt::Key_N);
            QCOMPARE(m_window->preferences().badges, !shown);
            presentation.stop();
            QCOMPARE(m_window->preferences().badges, shown);
        }
        m_window->toggleBadges();
    }

    void slidesHaveNoScrollBars()
    {
        const auto right = [this] { // a column of pixels where the bar is
            const QImage seen = m_window->canvas().grab().toImage();
            return seen.copy(seen.width() - 7, 60, 1, seen.height() - 120);
        };
        const auto isPlain = [](const QImage &column) {
            for (int y = 1; y < column.height(); ++y)
                if (column.pixel(0, y) != column.pixel(0, 0))
                    return false;
            return true;
        };
        m_window->editor().setDocument(Scene());
        Element tall;
        tall.id = "tall";
        tall.width = 100;
        tall.height = 3000;
        m_window->editor().setDocument(Scene().withElements({std::make_shared<const Element>(tall)}));
        m_window->canvas().setViewport({1, {-300, 0}});
        QTRY_VERIFY(!isPlain(right()));
        m_window->presentation().start();
        QTRY_VERIFY(m_window->presentation().step() >= 0);
        m_window->canvas().setViewport({1, {-300, 0}});
        QTRY_VERIFY(isPlain(right()));
        m_window->presentation().stop();
        QTRY_VERIFY(!isPlain(right()));
    }

    void notesBelongToTheirStep()
    {
        Presentation &presentation = m_window->presentation();
        presentation.start();
        QTRY_COMPARE(presentation.step(), 0);
        presentation.toggleSpeaker();
        SpeakerView *speaker = nullptr;
        for (QWidget *widget : QApplication::topLevelWidgets())
            if (auto *view = qobject_cast<SpeakerView *>(widget))
                speaker = view;
        QVERIFY(speaker);
        QTest::keyClicks(speaker->findChild<QPlainTextEdit *>(), "begin with users");
        press(Qt::Key_PageDown);
        QCOMPARE(pagesOf(m_window->editor().committed())[0].notes, std::string("begin with users"));
        QVERIFY(pagesOf(m_window->editor().committed())[1].notes.empty());
        presentation.stop();
    }

    /// Who has begun an interview sees its clock there, too.
    void theSpeakerSeesTheInterviewsClock()
    {
        Presentation &presentation = m_window->presentation();
        m_window->interview().toggleClock();
        presentation.start();
        QTRY_COMPARE(presentation.step(), 0);
        presentation.toggleSpeaker();
        const QLabel *clock = nullptr;
        for (QWidget *widget : QApplication::topLevelWidgets())
            if (const auto *view = qobject_cast<SpeakerView *>(widget))
                clock = view->findChild<QLabel *>("speakerClock");
        QVERIFY(clock);
        QVERIFY2(clock->text().contains("45:00"), qPrintable(clock->text()));
        presentation.stop();
        m_window->interview().toggleClock();
    }

    /// With one screen, notes stand beside the slide, wherever they are moved, and the slide takes the rest.
    void theSpeakersViewCoversNoSlide()
    {
        Presentation &presentation = m_window->presentation();
        presentation.start();
        QTRY_COMPARE(presentation.step(), 0);
        CanvasView &canvas = m_window->canvas();
        const auto slide = [&] {
            const Rect box = pagesOf(m_window->editor().scene())[0].box;
            return QRectF(canvas.toWidget({box.x, box.y}), canvas.toWidget({box.right(), box.bottom()}))
                .toAlignedRect();
        };
        QTest::qWait(500); // the view glides there
        const QRect alone = slide();
        presentation.toggleSpeaker();
        auto *speaker = m_window->findChild<SpeakerView *>("speaker");
        QVERIFY(speaker);
        QCOMPARE(speaker->windowType(), Qt::Dialog); // a press on the slide does not cover it
        const auto speakers = [&] {
            const QRect frame = speaker->frameGeometry();
            return QRect(canvas.mapFromGlobal(frame.topLeft()), frame.size());
        };
        QVERIFY(QTest::qWaitForWindowExposed(speaker));
        QTRY_VERIFY(speakers().intersects(canvas.rect()) && !speakers().intersects(slide()));
        QVERIFY(canvas.rect().contains(slide()));
        speaker->move(canvas.mapToGlobal(QPoint(0, 0)));
        QTRY_VERIFY(slide().left() > speakers().right() && canvas.rect().contains(slide()));
        presentation.toggleSpeaker();
        QTRY_COMPARE(slide(), alone);
        presentation.stop();
    }

    void theRequestWalks()
    {
        Presentation &presentation = m_window->presentation();
        presentation.toggleWalk();
        QVERIFY(presentation.dot().isWalking());
        QCOMPARE(presentation.dot().words(), QString("0 s"));
        presentation.dot().showAt(900);
        QVERIFY2(presentation.dot().words().endsWith("ms"), qPrintable(presentation.dot().words()));
        presentation.toggleWalk();
        QVERIFY(!presentation.dot().isWalking());
    }

    void aPartIsKilledWhilePresenting()
    {
        Presentation &presentation = m_window->presentation();
        presentation.start();
        QTRY_COMPARE(presentation.step(), 0);
        m_window->canvas().setFocus();
        press(Qt::Key_U);
        QCOMPARE(m_window->toolId(), QString("kill"));
        presentation.goTo(1); // the frame with the database
        const Scene &scene = m_window->editor().scene();
        const Design design = readDesign(scene);
        const Element *db = scene.find(design.components[*design.indexOf("d")].id);
        QTest::qWait(500); // the view glides there
        press(Qt::Key_W);
        QVERIFY(presentation.dot().isWalking());
        const QPointF at = m_window->canvas().toWidget(db->centre());
        QTest::mouseClick(&m_window->canvas(), Qt::LeftButton, {}, at.toPoint());
        auto *said = m_window->findChild<MessageBar *>("messageBar");
        QTRY_VERIFY(said->sentence().startsWith("Without d: "));
        QVERIFY2(said->sentence().contains("is down"), qPrintable(said->sentence()));
        QVERIFY(!presentation.dot().isWalking()); // nobody gets through any more
        QVERIFY(presentation.isRunning());
        QVERIFY(!m_window->breaks().strip().isVisible()); // it would cover what is presented
        presentation.stop();
        QCOMPARE(m_window->toolId(), QString("selection"));
        QVERIFY(m_window->breaks().strip().isVisible());
    }

    /// An audience does not see what waits for an answer of who presents; afterwards it stands there again.
    void offersWaitUntilTheAudienceHasGone()
    {
        auto *said = m_window->findChild<MessageBar *>("messageBar");
        said->say("A drawing was not saved.", MessageBar::Tone::Warning, {{"Restore it", [] {}}}, true);
        Presentation &presentation = m_window->presentation();
        presentation.start();
        QTRY_COMPARE(presentation.step(), 0);
        QVERIFY(!said->isVisible());
        m_window->desk().say("Something happened.");
        QCOMPARE(said->sentence(), QString("Something happened."));
        said->dismiss();
        QVERIFY(!said->isVisible());
        presentation.stop();
        QCOMPARE(said->sentence(), QString("A drawing was not saved."));
        said->dismiss();
        QVERIFY(!said->isVisible());
    }

    /// What is said stands beside the slide, whose size follows the window's.
    void aMessageLiesOverNoSlide()
    {
        Presentation &presentation = m_window->presentation();
        presentation.start();
        QTRY_COMPARE(presentation.step(), 0);
        presentation.goTo(1);
        QTest::qWait(500); // the view glides there
        const Page page = pagesOf(m_window->editor().scene())[1];
        CanvasView &canvas = m_window->canvas();
        const auto slide = [&] {
            return QRectF(canvas.toWidget({page.box.x, page.box.y}),
                          canvas.toWidget({page.box.right(), page.box.bottom()}))
                .toAlignedRect()
                .adjusted(0, -20, 0, 0); // its name
        };
        m_window->desk().say("Something happened.");
        const auto *said = m_window->findChild<MessageBar *>("messageBar");
        QVERIFY(said->isVisible());
        QVERIFY2(!said->geometry().intersects(slide()),
                 qPrintable(QString("%1 %2").arg(said->geometry().bottom()).arg(slide().top())));
        const QRect before = slide();
        m_window->showNormal();
        m_window->resize(900, 500);
        QTRY_VERIFY(slide().height() < before.height() && canvas.rect().contains(slide()));
        presentation.stop();
    }

    void aPlotOnTheCanvasFollowsTheNumbers()
    {
        const EstimatePtr now = m_window->estimator().drawn();
        PlotQuestion question;
        question.kind = PlotKind::Utilisation;
        QVERIFY(m_window->plotPictures().place(question, makePlot(PlotKind::Utilisation, now->design, now->report),
                                               {0, 0}));
        const auto fileId = [&] {
            for (const ElementPtr &element : m_window->editor().committed().elements())
                if (element->image())
                    return element->image()->fileId.value_or("");
            return std::string();
        };
        const std::string before = fileId();
        QVERIFY(!before.empty());
        const int steps = m_window->editor().undoCount();
        const Scene scene = m_window->editor().committed();
        for (const Component &component : readDesign(scene).components)
            if (component.is("service")) {
                ComponentModel model = *componentModel(*scene.find(component.id));
                model.parameters["replicas"] = 7.0;
                m_window->editor().commit(setComponent(scene, component.id, model), "Replicas");
            }
        QTRY_VERIFY(fileId() != before);
        QCOMPARE(m_window->editor().undoCount(), steps + 1);
        m_window->editor().undo();
        QTRY_COMPARE(fileId(), before);
    }

    void theNumbersAreCopied()
    {
        m_window->editor().setSelection({});
        m_window->clipboard().copyAnnotated();
        const std::string text = QGuiApplication::clipboard()->text().toStdString();
        QVERIFY(isClipboardText(text));
        QVERIFY(text.find("nines") != std::string::npos);
    }
};

QTEST_MAIN(PresentTest)
#include "present_test.moc"
