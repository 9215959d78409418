// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of an interview by the keyboard alone: lines, what they become, and what is said under them.
#include "exporters/qt_text_metrics.h"
#include "exporters/report_file.h"
#include "model/design/design_text.h"
#include "model/design/draw_design.h"
#include "model/design/read_design.h"
#include "model/design/retention.h"
#include "model/framework/framework_drawing.h"
#include "model/load/driven_classes.h"
#include "model/sketch/bounds.h"
#include "tests/support/window.h"
#include "ui/commands/document_commands.h"
#include "ui/editor.h"
#include "ui/estimator.h"
#include "ui/panels/classes_panel.h"
#include "ui/panels/findings_panel.h"
#include "ui/panels/framework_panel.h"
#include "ui/panels/load_pad_panel.h"
#include "ui/panels/nines_panel.h"
#include "ui/panels/working_panel.h"
#include "ui/widgets/answered_text.h"
#include "ui/window/report_saving.h"

#include <QComboBox>
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableWidget>
#include <QTextBlock>
#include <QToolButton>
#include <algorithm>

using namespace ninesketch;

class InterviewTest : public QObject
{
    Q_OBJECT

private:
    static void type(const Person &person, const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClick(person.window.windowHandle(), letter.toLatin1());
        QCoreApplication::processEvents();
    }
    static void openExample(Person &person)
    {
        person.window.files().openExample();
        QTRY_VERIFY_WITH_TIMEOUT(person.window.estimator().drawn(), 60000);
        QTRY_COMPARE_WITH_TIMEOUT(person.window.estimator().drawn()->report.classes.size(), std::size_t(3), 60000);
    }
    static Design designOf(const Person &person) { return readDesign(person.window.editor().committed()); }

private slots:
    /// "1 times as much" says nothing: what is close is told in percent.
    void theRoomOfTheDrawingIsTold()
    {
        QCOMPARE(LoadPadPanel::roomSentence(1.02), QString("The drawing carries this, and 2 % more."));
        QCOMPARE(LoadPadPanel::roomSentence(1.6), QString("The drawing carries this, and 60 % more."));
        QCOMPARE(LoadPadPanel::roomSentence(3.41), QString("The drawing carries 3.4 times this."));
        QCOMPARE(LoadPadPanel::roomSentence(1.001), QString("The drawing carries just this."));
        QCOMPARE(LoadPadPanel::roomSentence(0.8), QString("This is 25 % more than the drawing carries."));
        QCOMPARE(LoadPadPanel::roomSentence(0.1), QString("This is 10 times what the drawing carries."));
    }

    void anInterviewByKeys()
    {
        Person person;
        person.press(Qt::Key_7, Qt::AltModifier); // the page takes what is typed
        type(person, "fans can buy tickets");
        person.press(Qt::Key_Down, Qt::AltModifier);
        type(person, "buy p99 < 300 ms");
        person.press(Qt::Key_Return);
        type(person, "99.9 %");
        person.press(Qt::Key_Return, Qt::ControlModifier); // use as targets, though the pause of typing is not over
        const Design first = designOf(person);
        QCOMPARE(first.targets.size(), std::size_t(2));
        QVERIFY(first.findClass("buy")); // wanted of a class that nobody had made
        auto *panel = person.window.findChild<FrameworkPanel *>();
        QCOMPARE(panel->framework().at(FrameworkStep::NonFunctional), std::string("buy p99 < 300 ms\n99.9 %"));

        person.press(Qt::Key_Down, Qt::AltModifier);
        QVERIFY(panel->currentStep() == FrameworkStep::Entities);
        person.press(Qt::Key_Down, Qt::AltModifier);
        type(person, "POST /tickets @ 50/s (buy)");
        person.press(Qt::Key_Return, Qt::ControlModifier);
        const Design second = designOf(person);
        QCOMPARE(second.classes.size(), std::size_t(1)); // no second one beside it
        QCOMPARE(second.classes[0].rate.value_or(0), 50.0);
        QVERIFY(second.classes[0].operation == Operation::Write);

        person.press(Qt::Key_Down, Qt::AltModifier);
        type(person, "client -> shop service -> tickets db");
        person.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(designOf(person).components.size(), std::size_t(3));
        QCOMPARE(designOf(person).calls.size(), std::size_t(2));
        person.press(Qt::Key_Up, Qt::AltModifier);
        QVERIFY(panel->currentStep() == FrameworkStep::Interface);
    }

    /// The pad cannot tell what is done with alarms; the interface can, and what they carry is sent then.
    void theInterfaceSaysThatAClassOfThePadWrites()
    {
        Person person;
        person.editor().commit(withLoadPad(person.editor().committed(), "alarm: 150 alarms/s x 300 B"), "Load pad");
        QVERIFY(designOf(person).classes.at(0).operation == Operation::Read);
        person.press(Qt::Key_7, Qt::AltModifier);
        for (int i = 0; i < 3; ++i)
            person.press(Qt::Key_Down, Qt::AltModifier);
        type(person, "POST /alarms");
        person.press(Qt::Key_Return, Qt::ControlModifier);
        const Design design = designOf(person);
        QCOMPARE(design.classes.size(), std::size_t(1));
        QVERIFY(design.classes[0].operation == Operation::Write);
        QCOMPARE(design.classes[0].requestBytes.value_or(0), 300.0);
        QVERIFY(!design.classes[0].responseBytes);
    }

    /// Names of one's own become what their words say, in sight, and Escape leads back to the drawing.
    void whatIsDrawnIsSeen()
    {
        Person person;
        person.press(Qt::Key_7, Qt::AltModifier);
        for (int i = 0; i < 4; ++i)
            person.press(Qt::Key_Down, Qt::AltModifier);
        type(person, "client -> gateway -> ticket service -> seats cache + orders db");
        person.press(Qt::Key_Return);
        type(person, "ticket service -> order queue -> mail worker");
        person.press(Qt::Key_Return, Qt::ControlModifier);
        for (const Component &component : designOf(person).components)
            QVERIFY2(person.canvas().isInSight(person.scene().find(component.id)->box()), component.name.c_str());
        QVERIFY(!person.canvas().hasFocus());
        person.press(Qt::Key_Escape);
        QVERIFY(person.canvas().hasFocus());
        person.press(Qt::Key_Slash); // is no more text
        QVERIFY(person.window.findChild<QWidget *>("quickAdd")->isVisible());
    }

    /// An empty step has nothing to use; what is put on the canvas is seen.
    void stepsComeToTheCanvasInSight()
    {
        Person person;
        person.window.resize(1280, 800);
        person.press(Qt::Key_7, Qt::AltModifier);
        person.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(person.scene().empty());
        type(person, "fans can buy tickets");
        person.press(Qt::Key_Return, Qt::ControlModifier);
        const std::string frame = stepOnCanvas(person.scene(), FrameworkStep::Functional);
        QVERIFY(!frame.empty());
        QVERIFY(person.canvas().isInSight(person.scene().find(frame)->box()));
        // beside a drawing both are seen
        const std::string box = person.addShape(ElementType::Rectangle, {600, 100, 500, 300});
        person.window.fitAll();
        person.press(Qt::Key_Down, Qt::AltModifier);
        type(person, "99.9 %");
        for (auto *button : person.panel<FrameworkPanel>().findChildren<QPushButton *>())
            if (button->isVisible() && button->text() == "On the canvas")
                QTest::mouseClick(button, Qt::LeftButton);
        const std::string second = stepOnCanvas(person.scene(), FrameworkStep::NonFunctional);
        QVERIFY(!second.empty());
        for (const std::string &id : {frame, second, box})
            QVERIFY(person.canvas().isInSight(person.scene().find(id)->box()));
    }

    /// Where a field has nothing to take back, the drawing has.
    void undoReachesTheDrawingFromAField()
    {
        Person person;
        person.drawRectangle();
        QVERIFY(!person.scene().empty());
        person.press(Qt::Key_7, Qt::AltModifier);
        QVERIFY(!person.canvas().hasFocus());
        person.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(person.scene().empty());
        person.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!person.scene().empty());
    }

    /// What is chosen for a class leaves the page where it is, and the keyboard with it.
    void thePageOfClassesStays()
    {
        Person person;
        openExample(person);
        person.window.resize(1280, 800);
        person.window.showPage("classes");
        QTest::qWait(0);
        auto *choice = person.window.findChild<QComboBox *>("class:create:operation");
        QVERIFY(choice);
        auto *scroll = person.window.findChild<ClassesPanel *>()->findChild<QScrollArea *>();
        scroll->ensureWidgetVisible(choice);
        const int before = scroll->verticalScrollBar()->value();
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Up);
        QVERIFY(designOf(person).findClass("create")->operation == Operation::Read);
        QCOMPARE(scroll->verticalScrollBar()->value(), before);
        QVERIFY(person.window.focusWidget());
        QCOMPARE(person.window.focusWidget()->objectName(), QString("class:create:operation"));
    }

    /// A fix that is taken leaves the list where it is, and the keyboard in it.
    /// What is wanted of every request stands on the page of classes, shows in each class, and can be taken back.
    void whatIsWantedOfAllIsSeenAndTakenBack()
    {
        Person person;
        DocumentModel document;
        RequestClass one;
        one.id = one.name = "browse";
        document.classes.push_back(one);
        document.targets = {{"", Metric::Availability, 0.999}, {"", Metric::Cost, 500}};
        person.editor().commit(setDocument(person.scene(), document), "Document");
        person.press(Qt::Key_2, Qt::AltModifier);
        auto &panel = person.panel<ClassesPanel>();
        const auto field = [&](const char *name) { return panel.findChild<QLineEdit *>(name); };
        QCOMPARE(field("class::Availability at least")->text(), QString("99.9 %"));
        QVERIFY(field("class:browse:Availability at least")->text().isEmpty());
        QCOMPARE(field("class:browse:Availability at least")->placeholderText(), QString("99.9 %, as all"));
        QVERIFY(field("class::Cost a month at most"));
        field("class::Availability at least")->setFocus();
        person.press(Qt::Key_A, Qt::ControlModifier);
        person.press(Qt::Key_Delete);
        person.press(Qt::Key_Return);
        QCOMPARE(designOf(person).targets.size(), std::size_t(1));
        QVERIFY(!field("class::Availability at least"));
        QCOMPARE(field("class:browse:Availability at least")->placeholderText(), QString("no target"));
    }

    void theListOfFindingsStays()
    {
        Person person;
        person.window.files().openExample("url-shortener-naive");
        person.window.resize(1280, 600);
        person.window.showPage("findings");
        auto &findings = person.panel<FindingsPanel>();
        QTRY_VERIFY_WITH_TIMEOUT(findings.count() > 4, 60000);
        auto *scroll = findings.findChild<QScrollArea *>();
        const auto buttons = findings.findChildren<QPushButton *>();
        const auto fix = std::ranges::find_if(
            buttons, [](const QPushButton *one) { return one->text().startsWith("Use ") && one->isVisible(); });
        QVERIFY(fix != buttons.end());
        QTest::qWait(0);
        scroll->ensureWidgetVisible(*fix);
        const int place = scroll->verticalScrollBar()->value();
        (*fix)->setFocus();
        const int before = findings.count();
        QTest::mouseClick(*fix, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(findings.count() < before, 60000);
        QCOMPARE(scroll->verticalScrollBar()->value(), std::min(place, scroll->verticalScrollBar()->maximum()));
        QVERIFY(findings.isAncestorOf(person.window.focusWidget()));
    }

    /// A large design has hundreds of findings: those that matter most stand there at once, the others when asked for.
    void hundredsOfFindingsAreListedInParts()
    {
        Person person;
        QStringList components{R"({"id": "u", "kind": "client", "params": {"rate": 10}})"}, calls;
        for (int i = 0; i < 60; ++i) {
            components << QString(R"({"id": "s%1", "kind": "service"})").arg(i);
            calls << QString(R"({"from": "u", "to": "s%1"})").arg(i);
        }
        const QString design =
            QString(R"({"type": "ninesketch/design", "version": 1, "components": [%1], "calls": [%2]})")
                .arg(components.join(", "), calls.join(", "));
        person.editor().setDocument(drawDesign(*readDesignText(design.toStdString()), person.window.edit().metrics));
        person.window.showPage("findings");
        auto &findings = person.panel<FindingsPanel>();
        QTRY_VERIFY_WITH_TIMEOUT(findings.count() >= 60, 60000);
        const auto listed = [&] {
            int found = 0;
            for (const auto *button : findings.findChildren<QPushButton *>())
                found += button->isVisible() && button->text() == "Show" ? 1 : 0;
            return found;
        };
        const auto more = [&] {
            for (auto *button : findings.findChildren<QPushButton *>("moreFindings"))
                if (button->isVisible())
                    return button;
            return static_cast<QPushButton *>(nullptr);
        };
        QTRY_VERIFY(more());
        const int before = listed();
        QVERIFY(before > 0 && before <= 40);
        QVERIFY(more()->text().startsWith(QString::number(findings.count() - 40)));
        more()->click();
        QTRY_VERIFY(listed() > before);
    }

    /// A class that writes says how long that is kept; what the load pad says of it stands there until then.
    void aClassSaysHowLongItsDataIsKept()
    {
        Person person;
        DocumentModel document;
        RequestClass read, write;
        read.id = read.name = "browse";
        write.id = write.name = "upload";
        write.operation = Operation::Write;
        document.classes = {read, write};
        person.editor().commit(setDocument(person.scene(), document), "Document");
        person.press(Qt::Key_2, Qt::AltModifier);
        auto &panel = person.panel<ClassesPanel>();
        const auto field = [&](const char *name) { return panel.findChild<QLineEdit *>(name); };
        QVERIFY(!field("class:browse:Kept for"));
        field("class:upload:Kept for")->setFocus();
        for (const char key : {'2', 'd'})
            QTest::keyClick(person.window.focusWidget(), key);
        person.press(Qt::Key_Return);
        QCOMPARE(statedRetention(designOf(person).settings, "upload").value_or(0), 2 * 86400.0);
        person.editor().undo();
        QVERIFY(!statedRetention(designOf(person).settings, "upload"));
        person.editor().commit(withLoadPad(person.scene(), "1M uploads/day x 2 MB, keep 30d"), "Pad");
        QCOMPARE(field("class:upload:Kept for")->placeholderText(), QString("30 d"));
    }

    /// However narrow the page: what a button says stands on it whole, and no sentence is cut.
    void fixesAreReadWhole()
    {
        Person person;
        person.window.files().openExample("url-shortener-naive");
        person.window.resize(1000, 640);
        person.window.showPage("findings");
        auto &findings = person.panel<FindingsPanel>();
        QTRY_VERIFY_WITH_TIMEOUT(findings.count() > 4, 60000);
        const auto squeezed = [](const QPushButton *one) { return one->width() < one->sizeHint().width(); };
        const auto recommended = [&]() -> QPushButton * { // once it was tried
            for (auto *button : findings.findChildren<QPushButton *>())
                if (button->isVisible() && button->property("role") == QVariant("primary"))
                    return button;
            return nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(recommended(), 60000);
        QPushButton *fix = recommended();
        QList<QPushButton *> shown;
        for (auto *button : findings.findChildren<QPushButton *>())
            if (button->isVisible())
                shown << button;
        QVERIFY(shown.size() > 4);
        fix->setText("Let each of the replicas of the component with a long name answer by itself");
        QTRY_VERIFY(fix->height() > 2 * fix->fontMetrics().height());
        QVERIFY(squeezed(fix));
        for (const auto *button : shown) {
            QVERIFY2(button->height() >=
                         (squeezed(button) ? button->heightForWidth(button->width()) : button->sizeHint().height()),
                     qPrintable(button->text()));
            QTRY_VERIFY2(button->parentWidget()->rect().contains(button->geometry()), qPrintable(button->text()));
        }
        const auto cut = [&] {
            QStringList found;
            for (const auto *label : findings.findChildren<QLabel *>())
                if (label->isVisible() && label->wordWrap() && label->height() < label->heightForWidth(label->width()))
                    found << label->text();
            return found.join('\n');
        };
        QTRY_COMPARE(cut(), QString());
    }

    /// Who answers a message goes on where they were, by mouse and by keys.
    void theKeyboardGoesBackAfterAMessage()
    {
        Person person;
        for (const bool byKeys : {false, true}) {
            person.canvas().setFocus();
            bool done = false;
            person.panel<MessageBar>().say("Something happened.", MessageBar::Tone::Info,
                                           {{"Well", [&] { done = true; }}}, true);
            if (byKeys) {
                auto *button = person.panel<MessageBar>().findChildren<QPushButton *>("offer:Well").last();
                button->setFocus(Qt::TabFocusReason);
                QVERIFY(button->hasFocus());
                person.press(Qt::Key_Space);
            } else {
                QVERIFY(person.answer("Well"));
            }
            QVERIFY(done && person.sentence().isEmpty());
            QVERIFY(person.canvas().hasFocus());
        }
    }

    /// Also where another one waits behind it.
    void theKeyboardGoesBackAfterOneOfTwoMessages()
    {
        Person person;
        person.canvas().setFocus();
        auto &bar = person.panel<MessageBar>();
        bar.say("Something happened.", MessageBar::Tone::Bad, {}, true);
        bar.say("Something else happened.", MessageBar::Tone::Warning, {{"Well", [] {}}}, true);
        auto *button = bar.findChildren<QPushButton *>("offer:Well").last();
        button->setFocus(Qt::TabFocusReason);
        QVERIFY(button->hasFocus());
        person.press(Qt::Key_Space);
        QCOMPARE(person.sentence(), "Something happened.");
        QTest::qWait(0);
        QVERIFY(person.canvas().hasFocus());
    }

    /// A whole way in the line that `/` opens.
    void arrowsInTheLineDrawAFlow()
    {
        Person person;
        person.press(Qt::Key_Slash);
        QVERIFY(qobject_cast<QLineEdit *>(person.window.focusWidget()));
        type(person, "client -> gateway -> shop 3x -> redis + orders db ~> order queue -> mail worker");
        person.press(Qt::Key_Return);
        const Design design = designOf(person);
        QCOMPARE(design.components.size(), std::size_t(7));
        QCOMPARE(design.calls.size(), std::size_t(6));
        const auto shop = std::ranges::find(design.components, std::string("Shop"), &Component::name);
        QVERIFY(shop != design.components.end());
        QCOMPARE(shop->number("replicas"), std::optional(3.0));
        QVERIFY(person.canvas().hasFocus());
        person.press(Qt::Key_Slash);
        type(person, "shop -> ");
        person.press(Qt::Key_Return); // an arrow without an end draws nothing
        QCOMPARE(designOf(person).components.size(), std::size_t(7));
        person.press(Qt::Key_Escape);
        person.editor().undo();
        QVERIFY(designOf(person).empty());
    }

    void theClockRunsByOneKey()
    {
        Person person;
        auto *button = person.window.findChild<QToolButton *>("page:framework");
        const QString name = button->text();
        person.press(Qt::Key_I, Qt::AltModifier);
        auto *panel = person.window.findChild<FrameworkPanel *>();
        QVERIFY(!panel->isVisible());
        QVERIFY(panel->isRunning());
        QCOMPARE(button->text(), QString("00:00"));
        person.press(Qt::Key_I, Qt::AltModifier);
        QVERIFY(!panel->isRunning());
        QCOMPARE(button->text(), name);
    }

    /// As after a crash in the middle of it.
    void theClockGoesOnAfterAnotherStart()
    {
        Preferences left;
        left.interviewSpent = {150, 65};
        left.interviewStep = 1;
        left.interviewSpentAt = QDateTime::currentSecsSinceEpoch() - 60;
        const auto clockAfter = [](const Preferences &preferences) {
            Person person(preferences);
            person.press(Qt::Key_7, Qt::AltModifier);
            auto &panel = person.panel<FrameworkPanel>();
            const auto *start = panel.findChild<QToolButton *>("frameworkStart");
            return QString("%1 %2, %3").arg(panel.clockLine().left(5), start->text()).arg(int(panel.currentStep()));
        };
        QCOMPARE(clockAfter(left), QString("03:35 Go on, 1"));
        left.interviewSpentAt -= qint64(24) * 3600; // yesterday's
        QCOMPARE(clockAfter(left), QString(" Start, 0"));
    }

    void theClockIsKeptWhenItStands()
    {
        Person person;
        person.press(Qt::Key_I, Qt::AltModifier);
        QTest::qWait(20);
        person.press(Qt::Key_I, Qt::AltModifier);
        const Preferences &kept = person.window.preferences();
        QCOMPARE(kept.interviewSpent.size(), qsizetype(frameworkStepCount));
        QVERIFY(kept.interviewSpent.front() > 0);
        QCOMPARE(kept.interviewStep, 0);
        person.window.findChild<FrameworkPanel *>()->reset();
        QVERIFY(person.window.preferences().interviewSpent.isEmpty());
    }

    /// What is typed into a field can be given up.
    void escapeGivesUpWhatIsTyped()
    {
        Person person;
        person.press(Qt::Key_7, Qt::AltModifier);
        for (int i = 0; i < 3; ++i)
            person.press(Qt::Key_Down, Qt::AltModifier);
        type(person, "POST /tickets @ 50/s (buy)");
        person.press(Qt::Key_Return, Qt::ControlModifier);
        person.press(Qt::Key_2, Qt::AltModifier);
        auto *rate = person.window.findChild<QLineEdit *>("class:buy:Rate at peak");
        QVERIFY(rate);
        rate->setFocus();
        rate->selectAll();
        type(person, "70/s");
        person.press(Qt::Key_Escape);
        QVERIFY(person.canvas().hasFocus());
        QCOMPARE(rate->text(), QString("50/s"));
        QCOMPARE(designOf(person).findClass("buy")->rate.value_or(0), 50.0);
    }

    void aReportIsWritten()
    {
        Person person;
        openExample(person);
        for (const QString form : {"html", "md"}) {
            const QString path = person.scratch.filePath("report." + form);
            writeReport(person.window, path);
            QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), 60000);
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray text = file.readAll();
            QVERIFY(text.contains("Redirect"));
            if (form == "md") { // its picture lies beside it
                QVERIFY(text.contains("](report.svg)"));
                QFile picture(person.scratch.filePath("report.svg"));
                QVERIFY(picture.open(QIODevice::ReadOnly));
                QVERIFY(picture.readAll().contains("<svg"));
                QCOMPARE(pictureBeside(path), QString("report.svg")); // its own, written again
                QCOMPARE(pictureBeside(person.scratch.filePath("report.markdown")), QString("report-2.svg"));
            }
        }
    }

    void aRowOfTheNinesAnswersWhy()
    {
        Person person;
        openExample(person);
        person.press(Qt::Key_8, Qt::AltModifier);
        const auto *table = person.window.findChild<NinesPanel *>()->findChild<QTableWidget *>();
        const QTableWidgetItem *name = nullptr, *redirect = nullptr;
        for (int row = 0; row < table->rowCount(); ++row) {
            if (const auto *cell = table->item(row, 0); cell->text() == "Redirect")
                name = cell;
            if (const auto *cell = table->item(row, 1); cell && cell->data(Qt::UserRole) == "redirect")
                redirect = cell;
        }
        QVERIFY(name && redirect);
        QVERIFY(table->visualItemRect(name).width() > table->viewport()->width() - 4); // room for a long name
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualItemRect(redirect).center());
        QVERIFY(person.window.isPageShown("working"));
    }

    /// A press on what a component wears; who drags from there draws a box, as elsewhere.
    void aBadgeAnswersWhy()
    {
        Person person;
        openExample(person);
        const Design design = designOf(person);
        const Component &service = design.components[*design.indexOf("redirect-service")];
        const Rect body = rotatedBox(*person.scene().find(service.id));
        for (const double zoom : {0.8, 0.35, 0.2}) {
            if (!person.window.isPageShown("inspector"))
                person.press(Qt::Key_1, Qt::AltModifier);
            person.editor().setSelection({}); // whose handles would be taken first
            person.canvas().setZoom(zoom, QPointF(person.canvas().rect().center()));
            const QPointF below = person.canvas().viewport().toWidget({body.centre().x, body.bottom()});
            const QPoint badge = (below + QPointF(0, 8)).toPoint();
            QTest::mouseMove(&person.canvas(), badge);
            QCOMPARE(person.canvas().cursor().shape(), Qt::PointingHandCursor);
            QTest::mouseClick(&person.canvas(), Qt::LeftButton, {}, badge);
            QVERIFY(person.window.isPageShown("working"));
            QVERIFY(person.panel<WorkingPanel>().figure().startsWith("component/redirect-service/"));
            person.press(Qt::Key_1, Qt::AltModifier);
            person.drag(badge, (below - QPointF(0, 4)).toPoint());
            QVERIFY(!person.window.isPageShown("working"));
        }
    }

    /// An answer takes room under its line, and none where there is nothing to say.
    void answersStandUnderTheirLines()
    {
        AnsweredText text;
        text.resize(260, 300);
        text.show();
        text.setPlainText("one\ntwo\nthree");
        const auto top = [&](int line) {
            return text.cursorRect(QTextCursor(text.document()->findBlockByNumber(line))).top();
        };
        const int plain = top(1) - top(0);
        QVERIFY(plain > 0);
        text.setAnswers({{"met", {}, false}, {}, {}});
        QCOMPARE(top(2) - top(1), plain);
        const int once = top(1) - top(0);
        QVERIFY(once > plain + 5);
        text.setAnswers({{"missed, and the sentence that says why needs more than one line of this field", {}, true}});
        QVERIFY(top(1) - top(0) > once + 5);
        text.setAnswers({});
        QCOMPARE(top(1) - top(0), plain);
    }

    /// However wide the field is: an arrow is not cut in two at the end of a line.
    void arrowsStayWhole()
    {
        AnsweredText text;
        text.resize(300, 300);
        text.show();
        const QString flow = "editors -> gateway -> document service 3x -> documents db -> replica";
        text.setPlainText(flow);
        QSet<int> heights;
        bool wrapped = false;
        for (int width = 120; width < 420; ++width) {
            text.resize(width, 300);
            heights << text.cursorRect(QTextCursor(text.document()->lastBlock())).bottom();
            const QTextLayout &layout = *text.document()->firstBlock().layout();
            QString all;
            for (int i = 0; i < layout.lineCount(); ++i) {
                const QTextLine line = layout.lineAt(i);
                const QString words = flow.mid(line.textStart(), line.textLength());
                QVERIFY2(!words.startsWith('>'), qPrintable(words));
                QVERIFY(line.naturalTextWidth() <= text.viewport()->width());
                all += words;
            }
            QCOMPARE(all, flow);
            wrapped = wrapped || layout.lineCount() > 2;
        }
        QVERIFY(wrapped);
    }

    /// Each class is called as a name is; "open" means the one that the requirement with that word speaks of.
    void targetsFindTheClassesOfTheRequirements()
    {
        Person person;
        person.press(Qt::Key_7, Qt::AltModifier);
        type(person, "users can open a document");
        for (int i = 0; i < 3; ++i)
            person.press(Qt::Key_Down, Qt::AltModifier);
        type(person, "GET /documents/{id} @ 5k/s");
        person.press(Qt::Key_Return);
        type(person, "WS /documents/{id}/edits {op} -> ack @ 20k/s");
        person.press(Qt::Key_Return, Qt::ControlModifier);
        person.press(Qt::Key_Up, Qt::AltModifier);
        person.press(Qt::Key_Up, Qt::AltModifier);
        type(person, "open p99 < 800 ms");
        person.press(Qt::Key_Return, Qt::ControlModifier);
        const Design design = designOf(person);
        QCOMPARE(design.classes.size(), std::size_t(2));
        QCOMPARE(design.classes[0].name, std::string("Read document"));
        QCOMPARE(design.classes[1].name, std::string("Send edit"));
        QVERIFY(design.classes[1].operation == Operation::Write);
        QCOMPARE(design.targets.size(), std::size_t(1));
        QCOMPARE(design.targets[0].classId, design.classes[0].id);
    }

    /// How long data is kept goes to the classes that write it, in one step.
    void retentionIsUsedAsATarget()
    {
        Person person;
        person.window.files().openExample("chat");
        person.press(Qt::Key_7, Qt::AltModifier);
        person.press(Qt::Key_Down, Qt::AltModifier);
        auto *text = person.window.findChild<QPlainTextEdit *>("framework-nonFunctional");
        QVERIFY(text);
        text->setPlainText("keep data 10 years");
        person.press(Qt::Key_Return, Qt::ControlModifier);
        const auto kept = [&] {
            return statedRetention(readDocument(person.window.editor().committed()).settings, "send").value_or(0);
        };
        QCOMPARE(kept(), 10 * 365 * 86400.0);
        person.window.editor().undo();
        QCOMPARE(kept(), 0.0);
    }

    /// What nobody gains by is offered quietly and says what is in the way; what helps stands out, with its price.
    void onlyWhatHelpsIsRecommended()
    {
        Person person;
        const auto design = readDesignText(R"({"type": "ninesketch/design", "components": [
            {"id": "u", "kind": "client", "params": {"rate": 100}},
            {"id": "api", "name": "API", "kind": "service",
             "params": {"capacity": 40, "replicas": 2, "managed": 1, "availability": 1, "pricePerReplica": 100}},
            {"id": "led", "name": "Ledger", "kind": "service",
             "params": {"capacity": 10, "managed": 1, "availability": 1, "pricePerReplica": 100}}],
            "calls": [{"from": "u", "to": "api"}, {"from": "api", "to": "led"}]})");
        QVERIFY2(design, design ? "" : design.error().c_str());
        person.window.editor().setDocument(drawDesign(*design, QtTextMetrics()));
        person.window.showPage("findings");
        auto &findings = person.panel<FindingsPanel>();
        const auto fixOf = [&](const char *title) -> QPushButton * {
            for (auto *button : findings.findChildren<QPushButton *>())
                if (button->isVisible() && button->text().simplified().replace(QChar::Nbsp, ' ') == title)
                    return button;
            return nullptr;
        };
        const auto stands = [](const QPushButton *button) {
            return button && button->property("role") == QVariant("primary");
        };
        QTRY_VERIFY_WITH_TIMEOUT(stands(fixOf("Use 15 replicas")), 60000);
        QVERIFY(fixOf("Use 4 replicas") && !stands(fixOf("Use 4 replicas")));
        QString said;
        for (const QLabel *label : findings.findChildren<QLabel *>("effect"))
            if (label->isVisible())
                said += label->text().replace(QChar::Nbsp, ' ') + '\n';
        QVERIFY2(said.contains("nobody gains") && said.contains("$1,400"), qPrintable(said));
    }

    void aFixSaysBeforehandWhatItChanges()
    {
        Person person;
        person.window.editor().setSelection({});
        person.window.canvas().setFocus();
        person.press(Qt::Key_7, Qt::AltModifier);
        for (int i = 0; i < 4; ++i)
            person.press(Qt::Key_Down, Qt::AltModifier);
        type(person, "client -> shop service -> tickets db");
        person.press(Qt::Key_Return, Qt::ControlModifier);
        person.press(Qt::Key_3, Qt::AltModifier);
        auto *panel = person.window.findChild<FindingsPanel *>();
        const auto said = [&] {
            for (const QLabel *label : panel->findChildren<QLabel *>("effect"))
                if (label->isVisible() && label->text().contains("nines"))
                    return true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(said(), 20000);
    }
};

QTEST_MAIN(InterviewTest)
#include "interview_test.moc"
