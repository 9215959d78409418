// SPDX-License-Identifier: GPL-3.0-or-later
// What floats over the canvas in windows of all sizes: nothing is squeezed, and a drawing is fitted into what is free.
#include "model/design/design_text.h"
#include "model/design/draw_design.h"
#include "model/design/read_design.h"
#include "model/scene/bounds.h"
#include "tests/support/window.h"
#include "ui/commands/document_commands.h"
#include "ui/estimator.h"
#include "ui/panels/call_form.h"
#include "ui/panels/command_palette.h"
#include "ui/panels/export_panel.h"
#include "ui/panels/find_bar.h"
#include "ui/panels/help_panel.h"
#include "ui/panels/hint_line.h"
#include "ui/panels/palette_bar.h"
#include "ui/panels/quick_add.h"
#include "ui/panels/stats_panel.h"
#include "ui/panels/style_panel.h"
#include "ui/theme.h"
#include "ui/widgets/action_set.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/rail_button.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPaintEvent>
#include <QRegularExpression>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace ninesketch;

class WindowLayoutTest : public QObject
{
    Q_OBJECT

    static void sizes()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("small") << QSize(1000, 640);
        QTest::newRow("laptop") << QSize(1366, 768);
        QTest::newRow("large") << QSize(1900, 1200);
    }

private slots:
    void styleButtonsKeepTheirHeight_data() { sizes(); }
    void styleButtonsKeepTheirHeight()
    {
        QFETCH(QSize, size);
        Person person;
        person.window.resize(size);
        const std::string id = person.addShape(ElementType::Rectangle, {0, 0, 200, 100});
        person.window.desk().select({id});
        QTest::qWait(0);
        auto &panel = person.panel<StylePanel>();
        QVERIFY(panel.isVisible());
        QVERIFY(panel.geometry().bottom() <= person.canvas().height());
        for (const QWidget *button : panel.findChildren<IconButton *>())
            if (button->isVisibleTo(&panel))
                QVERIFY2(button->height() >= button->sizeHint().height(), qPrintable(button->accessibleName()));
    }

    /// Whatever is selected: its form is never seen squeezed into a page that is too low for it.
    void aFormIsSeenAsItStays()
    {
        /// How high each line was when it was painted first.
        struct FirstSeen : QObject {
            std::map<QObject *, int> heights;
            bool eventFilter(QObject *watched, QEvent *event) override
            {
                if (auto *line = qobject_cast<QLineEdit *>(watched); line && event->type() == QEvent::Paint)
                    heights.try_emplace(line, line->height());
                return false;
            }
        };
        Person person;
        person.window.showPage("inspector");
        const Design design = *readDesignText(R"({"type": "ninesketch/design", "version": 1,
            "components": [{"id": "u", "kind": "client"}, {"id": "s", "kind": "service"}],
            "calls": [{"from": "u", "to": "s"}]})");
        person.editor().setDocument(drawDesign(design, person.window.edit().metrics));
        QTRY_VERIFY(person.window.estimator().estimate());
        QTest::qWait(0);
        FirstSeen seen;
        qApp->installEventFilter(&seen);
        person.editor().setSelection({{readDesign(person.scene()).components[1].id}, {}});
        // as on a slow machine: the window is painted before anything else happens
        person.window.repaint();
        QTRY_VERIFY(!seen.heights.empty());
        QTest::qWait(50);
        int lines = 0;
        for (const auto *line : person.window.findChildren<QLineEdit *>(QRegularExpression("^field:")))
            if (const auto at = seen.heights.find(const_cast<QLineEdit *>(line)); at != seen.heights.end()) {
                QCOMPARE(at->second, line->height());
                ++lines;
            }
        QVERIFY(lines > 5);
    }

    /// What can be done next is read over any drawing.
    void theHintIsReadOverADrawing()
    {
        Person person;
        person.window.resize(1366, 768);
        auto *hint = person.window.findChild<QLabel *>("hintLine");
        const auto seen = [&] { return hint->parentWidget()->grab(hint->geometry().adjusted(4, 4, -4, -4)).toImage(); };
        const std::string id = person.addShape(ElementType::Rectangle, {-4000, -4000, 100, 100});
        person.editor().setSelection({});
        QTRY_VERIFY(hint->isVisible());
        const QString said = hint->text();
        const QImage alone = seen();
        Scene scene = person.scene();
        Element wall = *scene.find(id);
        wall.x = wall.y = -4000;
        wall.width = wall.height = 8000;
        wall.backgroundColor = "#1e1e1e";
        wall.fillStyle = FillStyle::Solid;
        const std::vector<ElementPtr> walls{std::make_shared<const Element>(wall)};
        person.editor().commit(scene.replaced(walls), "Wall");
        QTRY_VERIFY(hint->isVisible() && hint->text() == said);
        QCOMPARE(seen(), alone);
    }

    /// A drawing that is shown whole begins below it.
    void theHintIsNotOverAWholeDrawing()
    {
        Person person;
        person.window.files().openExample();
        auto *hint = person.window.findChild<QLabel *>("hintLine");
        for (const QSize size : {QSize(1400, 900), QSize(1366, 600), QSize(1280, 560), QSize(960, 520)}) {
            person.window.resize(size);
            person.window.fitAll();
            QTRY_VERIFY(hint->isVisible());
            const double top = person.canvas().toWidget({0, person.canvas().contentBox().y}).y();
            QVERIFY2(top >= hint->geometry().bottom(), qPrintable(QString::number(top)));
        }
        // beside an open panel the tools stand in rows of their own: a wide drawing has its place below them, and the
        // hint leaves it to the drawing
        person.window.resize(800, 500);
        person.press(Qt::Key_2, Qt::AltModifier);
        const auto *tools = person.window.findChild<QWidget *>("tools");
        QTRY_VERIFY(tools->height() > 100);
        person.window.fitAll();
        const Rect whole = person.canvas().contentBox();
        QTRY_VERIFY(hint->isHidden());
        person.window.fitAll();
        QVERIFY(person.canvas().toWidget({0, whole.y}).y() >= tools->geometry().bottom() - Island::shadow);
        QVERIFY(person.canvas().toWidget({0, whole.bottom()}).y() <= person.panel<PaletteBar>().y() + Island::shadow);
    }

    void aWindowLeftBeyondTheScreenIsSeenAgain_data()
    {
        QTest::addColumn<QRect>("left");
        QTest::newRow("half beyond the corner") << QRect(600, 600, 700, 500);
        QTest::newRow("on a screen that is gone") << QRect(5000, 4000, 700, 500);
        QTest::newRow("larger than the screen") << QRect(100, 100, 3000, 2000);
    }

    void aWindowLeftBeyondTheScreenIsSeenAgain()
    {
        QFETCH(QRect, left);
        QWidget before;
        before.setGeometry(left);
        Preferences preferences;
        preferences.windowPlace = before.saveGeometry();
        const QTemporaryDir scratch;
        MainWindow window(preferences, scratch.filePath("recovery"));
        const QRect free = QGuiApplication::primaryScreen()->availableGeometry();
        QVERIFY2(free.contains(window.geometry()), qPrintable(QDebug::toString(window.geometry())));
        if (free.size() == free.size().expandedTo(left.size()))
            QCOMPARE(window.size(), left.size());
    }

    /// The style panel may come and go under a message that stays.
    void aMessageMakesRoomForTheStylePanel()
    {
        Person person;
        person.window.resize(1100, 800);
        const std::string box = person.addShape(ElementType::Rectangle, {200, 200, 50, 50});
        person.window.desk().select({box}); // it is made
        person.editor().setSelection({});
        auto &bar = person.panel<MessageBar>();
        bar.say("Ninesketch ended unexpectedly. Not saved: an untitled drawing from 12:38:35, chat from 06:21:25.",
                MessageBar::Tone::Warning, {{"Restore them", [] {}}, {"Discard", [] {}}, {"Later", [] {}}}, true);
        const QRect alone = bar.geometry();
        person.window.desk().select({box});
        const auto &style = person.panel<StylePanel>();
        QVERIFY(style.isVisible());
        QVERIFY(bar.x() >= style.x() + style.width() - Island::shadow);
        person.editor().setSelection({});
        QVERIFY(!style.isVisible());
        QCOMPARE(bar.geometry(), alone);
    }

    void aMessageLeavesWhatIsOpenAtTheRight()
    {
        Person person;
        auto &bar = person.panel<MessageBar>();
        bar.say("Pasted as one text a line. Ctrl+Shift+V pastes all lines as one text, and this is said at length, so "
                "that it would reach over what is open beside it.",
                MessageBar::Tone::Info, {{"One text", [] {}}}, true);
        const QRect alone = bar.geometry();
        person.press(Qt::Key_Slash, Qt::AltModifier);
        const auto &stats = person.panel<StatsPanel>();
        QVERIFY(stats.isVisible());
        QVERIFY(alone.right() > stats.x() + Island::shadow);
        QVERIFY(bar.geometry().right() <= stats.x() + Island::shadow);
        person.press(Qt::Key_F, Qt::ControlModifier);
        const auto &find = person.panel<FindBar>();
        QVERIFY(find.isVisible());
        QVERIFY(bar.geometry().right() <= find.x() + Island::shadow);
        QTest::keyClick(person.window.focusWidget(), Qt::Key_Escape);
        person.canvas().setFocus();
        person.press(Qt::Key_Slash, Qt::AltModifier);
        QVERIFY(!stats.isVisible() && !find.isVisible());
        QCOMPARE(bar.geometry(), alone);
    }

    /// Whatever a message says, its answers are in reach, also when the canvas becomes narrow meanwhile.
    void messagesFitTheCanvas()
    {
        Person person;
        const QString sentence = "Ninesketch ended unexpectedly. Not saved: an untitled drawing from 20:53:44, "
                                 "an untitled drawing from 20:37:47.";
        auto &bar = person.panel<MessageBar>();
        for (const bool longOne : {true, false})
            for (const int width : {1600, 1280, 800}) {
                person.window.resize(1900, 900);
                bar.say(longOne ? sentence : "Restored.", MessageBar::Tone::Warning,
                        {{"Restore them", [] {}}, {"Discard", [] {}}, {"Later", [] {}}}, true);
                person.window.resize(width, 720);
                QTest::qWait(0);
                const QRect free = bar.parentWidget()->rect();
                QVERIFY2(free.contains(bar.geometry()),
                         qPrintable(QString("%1 px of %2 from %3").arg(bar.width()).arg(free.width()).arg(bar.x())));
                for (const QWidget *child : bar.findChildren<QWidget *>())
                    if (child->isVisible())
                        QVERIFY(bar.rect().contains(child->geometry()) && child->width() >= child->sizeHint().width());
                bar.dismiss();
            }
    }

    /// In a low and narrow window, too, all of what one opens is in sight, with what stands in it.
    void whatIsOpenedFitsLowWindows_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("low") << QSize(960, 520);
        QTest::newRow("a large screen at 200 %") << QSize(800, 480);
    }

    void whatIsOpenedFitsLowWindows()
    {
        QFETCH(QSize, size);
        Person person;
        person.window.resize(size);
        person.window.showPage("inspector");
        QTest::qWait(0);
        const QRect free = person.canvas().rect();
        const auto allSeen = [&](QWidget &panel) {
            if (!free.contains(panel.geometry()))
                return false;
            for (const QWidget *button : panel.findChildren<QAbstractButton *>())
                if (button->isVisible() &&
                    !panel.rect().contains(QRect(button->mapTo(&panel, QPoint()), button->size())))
                    return false;
            return true;
        };
        person.window.actions().action("export")->trigger();
        QTest::qWait(0);
        QVERIFY(allSeen(person.panel<ExportPanel>()));
        person.panel<ExportPanel>().hide();
        person.window.openCommands();
        QTest::qWait(0);
        QVERIFY(allSeen(person.panel<CommandPalette>()));
        person.panel<CommandPalette>().hide();
        person.window.openQuickAdd();
        QTest::qWait(0);
        QVERIFY(allSeen(person.panel<QuickAdd>()));
        person.panel<QuickAdd>().hide();
        person.window.openFind();
        QTest::qWait(0);
        QVERIFY(allSeen(person.panel<FindBar>()));
        person.panel<FindBar>().close();
        person.window.toggleHelp();
        QTest::qWait(0);
        auto &help = person.panel<HelpPanel>();
        QVERIFY(free.contains(help.geometry()));
        for (const QLabel *words : help.findChildren<QLabel *>())
            if (words->isVisible() && !words->wordWrap())
                QVERIFY2(words->width() >= words->sizeHint().width(), qPrintable(words->text()));
    }

    void railShowsAllPages_data() { sizes(); }
    void railShowsAllPages()
    {
        QFETCH(QSize, size);
        Person person;
        person.window.resize(size);
        person.window.showPage("inspector");
        QTest::qWait(0);
        const auto buttons = person.window.findChildren<RailButton *>();
        QVERIFY(buttons.size() >= 12);
        for (const RailButton *button : buttons)
            QVERIFY(button->parentWidget()->rect().contains(button->geometry()));
    }

    /// Where one row is too long the tools and kinds take more; nothing lies over them, nothing is cut off.
    void toolsAndKindsAreAllInReach_data()
    {
        sizes();
        QTest::newRow("narrow") << QSize(760, 600);
    }
    void toolsAndKindsAreAllInReach()
    {
        QFETCH(QSize, size);
        Person person;
        person.window.resize(size);
        person.window.showPage("load"); // a tall page does not make the window taller
        QTest::qWait(0);
        QCOMPARE(person.window.size(), size);
        if (auto *unfold = person.window.findChild<QToolButton *>("unfoldKinds"); unfold->isVisible())
            unfold->click();
        QTest::qWait(0);
        QWidget *stage = person.canvas().parentWidget();
        const auto inReach = [&](QWidget *button) {
            const QPoint middle = button->mapTo(stage, button->rect().center());
            const QWidget *there = stage->childAt(middle);
            return stage->rect().contains(middle) && (there == button || button->isAncestorOf(there));
        };
        int tools = 0, kinds = 0;
        for (auto *button : stage->findChildren<QToolButton *>()) {
            const bool isTool = button->defaultAction() && button->defaultAction()->objectName().startsWith("tool-");
            const bool isKind = qobject_cast<KindTile *>(button);
            if (!button->isVisible() || (!isTool && !isKind))
                continue;
            QVERIFY2(inReach(button), qPrintable(button->accessibleName()));
            isTool ? ++tools : ++kinds;
        }
        QVERIFY(tools > 12);
        QVERIFY(kinds > 12);
    }

    /// With a panel open on a small screen, or on a large one at twice its scale, there is a canvas to draw on.
    void aSmallWindowLeavesACanvas_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1280 x 720") << QSize(1280, 690);
        QTest::newRow("1024 x 700") << QSize(1024, 670);
        QTest::newRow("Full HD at 200 %") << QSize(960, 510);
    }
    void aSmallWindowLeavesACanvas()
    {
        QFETCH(QSize, size);
        Person person;
        person.window.resize(size);
        person.window.showPage("inspector");
        QTest::qWait(0);
        const QRect canvas = person.canvas().rect();
        QVERIFY2(canvas.width() >= 0.63 * size.width(), qPrintable(QString::number(canvas.width())));
        const auto *tools = person.window.actions().action("tool-arrow")->associatedObjects().last();
        const QWidget *upper = qobject_cast<const QToolButton *>(tools)->parentWidget();
        const int free = person.panel<PaletteBar>().y() - upper->geometry().bottom();
        QVERIFY2(free >= 0.55 * canvas.height(), qPrintable(QString("%1 px of %2").arg(free).arg(canvas.height())));
    }

    /// Where the kinds have no room in one row they wait behind a button, and what was put down is seen.
    void kindsUnfold()
    {
        Person person;
        person.window.resize(960, 510);
        person.window.showPage("inspector");
        QTest::qWait(0);
        auto &palette = person.panel<PaletteBar>();
        auto *unfold = palette.findChild<QToolButton *>("unfoldKinds");
        auto *service = palette.findChild<KindTile *>("kind:service");
        QVERIFY(unfold->isVisible() && !service->isVisible());
        QTest::mouseClick(unfold, Qt::LeftButton);
        QVERIFY(service->isVisible() && person.canvas().rect().contains(palette.geometry()));
        QTest::mouseClick(service, Qt::LeftButton);
        QCOMPARE(readDesign(person.scene()).components.size(), std::size_t(1));
        QVERIFY(!service->isVisible());
        person.window.resize(1600, 900);
        QTest::qWait(0);
        QVERIFY(service->isVisible() && !unfold->isVisible());
    }

    /// The side panel is as wide as it was pulled, at the next start, too.
    void theSidePanelKeepsItsWidth()
    {
        Preferences preferences;
        {
            Person person;
            person.window.resize(1600, 900);
            QTest::qWait(0);
            auto *splitter = person.window.findChild<QSplitter *>();
            const int before = splitter->widget(1)->width();
            QWidget *handle = splitter->handle(1);
            QTest::mousePress(handle, Qt::LeftButton, {}, {0, 100});
            QTest::mouseMove(handle, {-100, 100});
            QTest::mouseRelease(handle, Qt::LeftButton, {}, {0, 100});
            QVERIFY(splitter->widget(1)->width() >= before + 100);
            preferences = person.window.preferences();
        }
        Person later(preferences);
        later.window.resize(1500, 900);
        QTest::qWait(0);
        QCOMPARE(later.window.findChild<QSplitter *>()->widget(1)->width(), preferences.sideWidth);
    }

    /// As high as its rows: nothing of it is cut off, and no bar scrolls it.
    void resultsAreSeenWhole()
    {
        Person person;
        person.window.resize(1800, 900);
        person.window.files().openExample();
        auto *strip = person.window.findChild<QWidget *>("strip");
        QTRY_VERIFY_WITH_TIMEOUT(strip->findChildren<QToolButton *>().size() > 15, 60000);
        QTest::qWait(50);
        int seen = 0;
        for (const auto *button : strip->findChildren<QToolButton *>())
            if (button->isVisible()) {
                const QRect place(button->mapTo(strip, QPoint()), button->size());
                QVERIFY2(strip->rect().contains(place), qPrintable(button->text()));
                ++seen;
            }
        QVERIFY(seen > 15);
        for (const auto *bar : strip->findChildren<QScrollBar *>())
            QVERIFY(!bar->isVisible());
        const auto apart = [&] {
            return static_cast<QGridLayout *>(strip->findChild<QScrollArea *>()->widget()->layout())
                ->horizontalSpacing();
        };
        const int before = apart();
        person.window.resize(760, 600); // closer together before anything is out of sight
        QTRY_VERIFY(apart() < before);
        person.window.resize(1800, 900);
        QTRY_COMPARE(apart(), before);
    }

    /// The panel of what is selected lies over nothing, and when it goes the drawing stays.
    void everythingIsShownBesideTheStylePanel()
    {
        Person person;
        person.window.resize(1366, 768);
        const std::string id = person.addShape(ElementType::Rectangle, {0, 0, 900, 300});
        person.window.desk().select({id});
        person.window.fitAll();
        const auto &panel = person.panel<StylePanel>();
        QVERIFY(panel.isVisible());
        const auto left = [&] { return person.canvas().toWidget({0, 0}).x(); };
        QVERIFY2(left() >= panel.geometry().right() - Island::shadow, qPrintable(QString::number(left())));
        const double before = left();
        person.editor().setSelection({});
        QTRY_VERIFY(!panel.isVisible());
        QCOMPARE(left(), before);
    }

    /// However long the names are: nothing on a page reaches beyond it.
    void longNamesStayOnTheirPages()
    {
        Person person;
        Scene scene = person.scene();
        DocumentModel document;
        for (const char *id : {"one", "two"}) {
            RequestClass made;
            made.id = id;
            made.name = std::string(120, 'm') + id;
            made.rate = 10;
            document.classes.push_back(made);
        }
        person.editor().commit(setDocument(scene, document), "Classes");
        for (const QString page : {"classes", "plots", "nines", "framework", "tradeoffs"}) {
            person.window.showPage(page);
            QTest::qWait(0);
            for (auto *scroll : person.window.findChildren<QScrollArea *>())
                if (scroll->isVisible() && scroll->widget() &&
                    scroll->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff)
                    QVERIFY2(scroll->widget()->width() <= scroll->viewport()->width(), qPrintable(page));
        }
    }

    /// A name of one long word is parted rather than cut off, and its line is as high as its words.
    void longWordsAreReadWhole()
    {
        Person person;
        person.window.resize(1366, 740);
        person.editor().setDocument(
            drawDesign(*readDesignText(R"({"type": "ninesketch/design", "version": 1, "components": [
                {"id": "u", "kind": "client", "params": {"rate": 100}},
                {"id": "s", "kind": "service", "name": "Benutzerverwaltungsdienstleistungsschnittstelle"},
                {"id": "t", "kind": "service", "name": "用户身份验证与会话管理服务"},
                {"id": "q", "kind": "message-queue", "name": "Bestellverarbeitungswarteschlange für Nachzügler"},
                {"id": "d", "kind": "sql-database", "name": "Zahlungsabwicklungsdatenbank Hauptspeicher"}],
                "calls": [{"from": "u", "to": "s"}, {"from": "u", "to": "t"}, {"from": "s", "to": "d"},
                          {"from": "t", "to": "q"}],
                "classes": [{"id": "a", "name": "Anfragenklasse mit einem sehr, sehr langen Namen", "rate": 50},
                            {"id": "b", "name": "B", "rate": 5}]})"),
                       person.window.edit().metrics));
        QTRY_VERIFY(person.window.estimator().estimate() && !person.window.estimator().isBusy());
        for (const QString page : {"findings", "nines"}) {
            person.window.showPage(page);
            const auto named = [&] {
                QList<QLabel *> found;
                for (QLabel *label : person.window.findChildren<QLabel *>())
                    if (label->isVisible() && label->wordWrap() && label->text().contains("Benutzerverw"))
                        found << label;
                return found;
            };
            QTRY_VERIFY(named().size() >= (page == "nines" ? 2 : 1)); // what would help comes later
            QTest::qWait(0);
            for (const QLabel *label : named()) {
                QVERIFY2(label->minimumSizeHint().width() <= label->width(), qPrintable(label->text()));
                QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
            }
        }
    }

    /// The fields of an arrow's request classes stand under its others.
    void fieldsOfAnArrowStandInOneColumn()
    {
        Person person;
        person.window.files().openExample();
        person.window.showPage("inspector");
        const auto arrow = std::ranges::find_if(person.scene().elements(), [](const ElementPtr &e) {
            return e->isArrow() && callModel(*e).requirement == Requirement::Required;
        });
        person.window.desk().select({(*arrow)->id});
        const auto fields = [&] {
            QList<QLineEdit *> seen;
            for (auto *line : person.panel<CallForm>().findChildren<QLineEdit *>())
                if (line->isVisible() && line->objectName().startsWith("field:"))
                    seen << line;
            return seen;
        };
        QTRY_VERIFY(std::ranges::any_of(
            fields(), [](const QLineEdit *line) { return line->objectName().startsWith("field:class:"); }));
        QTest::qWait(0);
        for (const QLineEdit *line : fields()) {
            const QWidget *first = fields().first();
            const QPoint at = line->mapTo(&person.panel<CallForm>(), QPoint()),
                         top = first->mapTo(&person.panel<CallForm>(), QPoint());
            QVERIFY2(at.x() == top.x() && line->width() == first->width(), qPrintable(line->objectName()));
        }
    }

    /// On a screen 768 px high, in one column.
    void theMenuFitsTheScreen()
    {
        Person person;
        const QMenu *menu = person.window.findChild<QToolButton *>("menuButton")->menu();
        QVERIFY2(menu->sizeHint().height() < 740, qPrintable(QString::number(menu->sizeHint().height())));
    }

    void drawingIsFittedBetweenTheBars_data() { sizes(); }
    void drawingIsFittedBetweenTheBars()
    {
        QFETCH(QSize, size);
        Person person;
        person.window.resize(size);
        const std::string id = person.addShape(ElementType::Rectangle, {0, 0, 900, 3000});
        QTest::qWait(0);
        person.window.fitAll();
        const Rect box = *commonBox(person.scene(), {id});
        const double top = person.canvas().toWidget({0, box.y}).y(),
                     bottom = person.canvas().toWidget({0, box.bottom()}).y();
        const auto &palette = person.panel<PaletteBar>();
        QVERIFY(top > 50);
        QVERIFY2(bottom < palette.y() + Island::shadow, qPrintable(QString::number(bottom)));
    }

    /// Bars take much of a low window: a drawing goes below them before it is too small to be read.
    void aLowWindowStillShowsADrawing()
    {
        Person person;
        person.window.showPage("inspector");
        person.window.resize(900, 600);
        person.window.files().openExample();
        QTRY_VERIFY(person.window.estimator().drawn());
        person.window.fitAll();
        QVERIFY2(person.canvas().zoom() > 0.2, qPrintable(QString::number(person.canvas().zoom())));
    }

    /// What a field is without being written in reads as well as other quiet words; what is chosen in a list is marked
    /// as everywhere, also in the dark.
    void fieldsAndListsHaveTheColoursOfTheTheme()
    {
        for (const bool dark : {true, false}) {
            applyTheme(dark);
            QWidget form;
            auto *column = new QVBoxLayout(&form);
            auto *line = new QLineEdit(&form);
            auto *list = new QComboBox(&form);
            list->addItems({"reads", "writes"});
            column->addWidget(line);
            column->addWidget(list);
            form.show();
            line->ensurePolished();
            QCOMPARE(line->palette().color(QPalette::PlaceholderText), theme().muted);
            QCOMPARE(line->palette().color(QPalette::Text), theme().text);
            list->showPopup();
            QTRY_VERIFY(list->view()->isVisible());
            const QRect chosen = list->view()->visualRect(list->model()->index(0, 0));
            const QImage seen = list->view()->viewport()->grab().toImage();
            const QPoint bare(chosen.right() - 8, chosen.center().y()); // right of its words
            QCOMPARE(seen.pixelColor(bare * seen.devicePixelRatio()), theme().accentSoft);
            list->hidePopup();
        }
    }

    void aLineSaysWhatCanBeDoneNext()
    {
        Person person;
        person.drawRectangle({500, 300}, {700, 420});
        const auto &line = person.panel<HintLine>();
        QTRY_VERIFY2(line.text().startsWith("Enter writes in it"), qPrintable(line.text()));
        QVERIFY(line.isVisible());
        QTest::mousePress(&person.canvas(), Qt::LeftButton, {}, {707, 427}); // a grip
        QTest::mouseMove(&person.canvas(), {740, 440});
        QTest::mouseMove(&person.canvas(), {760, 460});
        QTRY_VERIFY2(line.text().startsWith("Shift keeps the proportions"), qPrintable(line.text()));
        QTest::mouseRelease(&person.canvas(), Qt::LeftButton, {}, {760, 460});
        person.press(Qt::Key_Return);
        QTRY_COMPARE(line.text(), QString("Esc or Ctrl+Enter ends the text"));
        person.press(Qt::Key_Escape);
        person.press(Qt::Key_A);
        QTRY_VERIFY2(line.text().startsWith("Drag, or click point by point"), qPrintable(line.text()));
        person.press(Qt::Key_Escape);
        person.window.desk().say("A message stands where it stood.");
        QTRY_VERIFY(line.isHidden());
        person.panel<MessageBar>().dismiss();
        QTRY_VERIFY(line.isVisible());
        person.press(Qt::Key_Z, Qt::AltModifier);
        QTRY_VERIFY(line.isHidden());
    }
};

QTEST_MAIN(WindowLayoutTest)
#include "window_layout_test.moc"
