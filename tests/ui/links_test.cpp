// SPDX-License-Identifier: GPL-3.0-or-later
// Links to pages and to other elements, and pages embedded in a drawing, as a person meets them.
#include "model/scene/edits.h"
#include "model/scene/embeds.h"
#include "tests/support/window.h"
#include "ui/canvas/object_picker.h"
#include "ui/commands/link_commands.h"
#include "ui/widgets/action_set.h"

#include <QAction>
#include <QClipboard>
#include <QLineEdit>
#include <QPointer>

using namespace ninesketch;

namespace
{

/// A person who has drawn two rectangles, and has the first one selected.
class Linker : public Person
{
public:
    Linker()
    {
        drawRectangle({400, 300}, {520, 380});
        drawRectangle({700, 500}, {760, 560});
        first = window.editor().scene().elements()[0]->id;
        second = window.editor().scene().elements()[1]->id;
        window.editor().setSelection({{first}, {}});
    }
    const Element &element(const std::string &id) const { return *window.editor().scene().find(id); }
    void type(const QString &text)
    {
        QWidget *line = QApplication::focusWidget();
        QVERIFY(qobject_cast<QLineEdit *>(line));
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
        QCoreApplication::processEvents();
    }
    void linkFirst(const QString &url)
    {
        press(Qt::Key_K, Qt::ControlModifier);
        type(url);
        window.editor().setSelection({});
        QCoreApplication::processEvents();
    }
    /// The middle of the mark over the right top corner, widget px.
    QPoint mark(const std::string &id) const
    {
        const Element &linked = element(id);
        return (window.canvas().toWidget({linked.x + linked.width, linked.y}) + QPointF(12, -12)).toPoint();
    }

    std::string first, second;
};

} // namespace

class LinksTest : public QObject
{
    Q_OBJECT

private slots:
    void theLineGoes_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<bool>("byEscape");
        for (const QString &action : {QStringLiteral("link"), QStringLiteral("web-embed")}) {
            QTest::newRow(qPrintable(action + " by Escape")) << action << true;
            QTest::newRow(qPrintable(action + " by a press elsewhere")) << action << false;
        }
    }

    /// Also when nothing was written in it.
    void theLineGoes()
    {
        QFETCH(QString, action);
        QFETCH(bool, byEscape);
        Linker person;
        person.window.actions().action(action)->trigger();
        const QPointer<QWidget> line = QApplication::focusWidget();
        QVERIFY(qobject_cast<QLineEdit *>(line));
        if (byEscape)
            QTest::keyClick(line, Qt::Key_Escape);
        else
            QTest::mouseClick(&person.window.canvas(), Qt::LeftButton, {}, {60, 700});
        QTRY_VERIFY(!line);
        QVERIFY(person.window.canvas().hasFocus());
        QVERIFY(!person.element(person.first).link);
    }

    void theLineWaitsWhileAnotherProgramIsLookedAt()
    {
        Linker person;
        person.window.actions().action("link")->trigger();
        const QPointer<QWidget> line = QApplication::focusWidget();
        QVERIFY(qobject_cast<QLineEdit *>(line));
        QTest::keyClicks(line, "https://");
        QFocusEvent out(QEvent::FocusOut, Qt::ActiveWindowFocusReason);
        QCoreApplication::sendEvent(line, &out);
        emit qApp->focusChanged(line, nullptr);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(line && line->isVisible());
    }

    void theMarkOfALinkIsSeenAndAsksBeforeItOpens()
    {
        Linker person;
        const QImage before = person.window.canvas().grab().toImage();
        person.linkFirst("https://example.org/page");
        const QPoint mark = person.mark(person.first);
        const QRect around(mark - QPoint(7, 7), QSize(14, 14));
        QVERIFY(person.window.canvas().grab().toImage().copy(around) != before.copy(around));
        QTest::mouseMove(&person.window.canvas(), mark);
        QCOMPARE(person.window.canvas().cursor().shape(), Qt::PointingHandCursor);
        QTest::mouseClick(&person.window.canvas(), Qt::LeftButton, {}, mark);
        QVERIFY2(person.sentence().contains("example.org/page"), qPrintable(person.sentence()));
        QVERIFY(person.answer("Cancel"));
        QVERIFY(person.window.editor().selection().empty()); // the mark is not the shape
    }

    void aLinkToAnElementLeadsThere()
    {
        Linker person;
        person.window.editor().setSelection({{person.second}, {}});
        person.window.links().copyToObject();
        const QString link = QGuiApplication::clipboard()->text();
        QCOMPARE(link, "https://excalidraw.com/?element=" + QString::fromStdString(person.second));
        person.window.editor().setSelection({{person.first}, {}});
        person.linkFirst(link);
        person.window.canvas().scrollBy({-90, 40});
        QTest::mouseClick(&person.window.canvas(), Qt::LeftButton, {}, person.mark(person.first));
        QCOMPARE(person.window.editor().selection().ids, Ids{person.second});
        const Rect seen = person.window.canvas().visibleScene(), box = person.element(person.second).box();
        QVERIFY(std::abs(seen.centre().x - box.centre().x) < 2);
        QVERIFY(seen.contains(box));
    }

    void aLinkToAGroupLeadsToAllOfIt()
    {
        Linker person;
        const Ids both{person.first, person.second};
        const Scene &scene = person.window.editor().committed();
        person.window.editor().commit(groupElements(scene, both, person.window.edit()).scene, "Group", {both, {}});
        person.window.links().copyToObject();
        const QString link = QGuiApplication::clipboard()->text();
        person.window.editor().setSelection({});
        emit person.window.canvas().linkRequested(link);
        QCOMPARE(person.window.editor().selection().ids, both);
    }

    void aLinkToNothingSaysSo()
    {
        Linker person;
        emit person.window.canvas().linkRequested("https://excalidraw.com/?element=gone");
        QVERIFY(person.sentence().contains("not in this drawing"));
        emit person.window.canvas().linkRequested("javascript:alert(1)");
        QVERIFY(person.sentence().contains("not opened"));
    }

    void anAddressOnTheClipboardBecomesAPage()
    {
        Linker person;
        const std::size_t before = person.window.editor().scene().size();
        QGuiApplication::clipboard()->setText("https://www.youtube.com/watch?v=dQw4w9WgXcQ\n");
        person.window.canvas().setFocus();
        person.press(Qt::Key_R);
        person.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(person.window.toolId(), "selection"); // to drag what came
        QCOMPARE(person.window.editor().scene().size(), before + 1);
        const Element &page = *person.window.editor().scene().elements().back();
        QCOMPARE(page.type, ElementType::Embeddable);
        QCOMPARE(page.link.value_or(""), std::string("https://www.youtube.com/watch?v=dQw4w9WgXcQ"));
        QCOMPARE((Point{page.width, page.height}), (Point{560, 315}));
        QCOMPARE(person.window.editor().selection().ids, Ids{page.id});

        QGuiApplication::clipboard()->setText("https://example.org/");
        person.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(person.window.editor().scene().elements().back()->type, ElementType::Text);
    }

    void aPageIsAskedFor()
    {
        Linker person;
        person.window.links().askEmbed();
        person.type("https://example.org");
        QVERIFY2(person.sentence().contains("vimeo.com"), qPrintable(person.sentence()));
        person.window.links().askEmbed();
        person.type("https://vimeo.com/76979871");
        QCOMPARE(person.window.editor().scene().elements().back()->type, ElementType::Embeddable);
    }

    void onlySomeHostsCanBeEmbedded()
    {
        QVERIFY(embedSize("https://acme.simplepdf.eu/editor"));
        QVERIFY(embedSize("http://WWW.Figma.com:443/file/x"));
        QCOMPARE(*embedSize("https://youtube.com/shorts/abc"), (Point{315, 560}));
        QVERIFY(!embedSize("https://youtube.com.evil.org/"));
        QVERIFY(!embedSize("https://evil.org/?https://youtube.com"));
        QVERIFY(!embedSize("javascript:youtube.com"));
        QVERIFY(!embedSize("see https://youtube.com/x"));
        QVERIFY(!embedSize("https://youtube.com/x and more"));
    }

    void whatALinkLeadsToIsClicked()
    {
        Linker person;
        CanvasView &canvas = person.window.canvas();
        const auto clickOn = [&](const std::string &id) { // on its left side
            const Element &element = person.element(id);
            QTest::mouseClick(canvas.findChild<ObjectPicker *>(), Qt::LeftButton, {},
                              canvas.toWidget({element.x, element.y + element.height / 2}).toPoint());
        };
        person.window.findChild<QAction *>("link-to-object")->trigger();
        QVERIFY(person.sentence().contains("Esc"));
        clickOn(person.first); // itself: one aims again
        QVERIFY(!person.element(person.first).link);
        clickOn(person.second);
        QCOMPARE(person.element(person.first).link.value_or(""), "https://excalidraw.com/?element=" + person.second);
        QCOMPARE(person.sentence(), QString());
        person.window.links().openSelected();
        QCOMPARE(person.window.editor().selection().ids, Ids{person.second});

        person.window.findChild<QAction *>("link-to-object")->trigger();
        QTest::keyClick(canvas.findChild<ObjectPicker *>(), Qt::Key_Escape);
        QCOMPARE(person.sentence(), QString());
        QVERIFY(!person.element(person.second).link);
    }

    void pagesThatArePastedLieBesideEachOther()
    {
        Linker person;
        QGuiApplication::clipboard()->setText("https://youtu.be/a\nhttps://x.com/b/status/1");
        person.window.canvas().setFocus();
        const Point at = person.window.canvas().insertionPoint();
        person.press(Qt::Key_V, Qt::ControlModifier);
        const auto elements = person.window.editor().scene().elements();
        const Element &first = *elements[elements.size() - 2], &second = *elements.back();
        QCOMPARE((Point{first.x, first.y}), at);
        QCOMPARE((Point{second.x, second.y}), (Point{at.x + 560 + 20, at.y}));
        QVERIFY(first.roundness && first.roundness->type == 3);
    }

    void codeForEmbeddingLeadsToItsPage_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("address");
        QTest::newRow("a frame")
            << "<iframe width=\"560\" src=\"https://www.youtube.com/embed/a\" title=\"x\"></iframe>"
            << "https://www.youtube.com/embed/a";
        QTest::newRow("a post") << "<blockquote class=\"tweet\"><p>Hi\n<a href='https://t.co/a'>t</a></p>"
                                   "<a href='https://twitter.com/a/status/1'>June</a></blockquote>"
                                << "https://twitter.com/a/status/1";
        QTest::newRow("a gist") << "<script src=\"https://gist.github.com/a/1.js\"></script>"
                                << "https://gist.github.com/a/1";
        QTest::newRow("of another host") << "<iframe src=\"https://evil.org/\"></iframe>"
                                         << "<iframe src=\"https://evil.org/\"></iframe>";
        QTest::newRow("broken off") << "<iframe src=\"https://youtu.be/a"
                                    << "<iframe src=\"https://youtu.be/a";
        QTest::newRow("an address") << "https://youtu.be/a"
                                    << "https://youtu.be/a";
    }

    void codeForEmbeddingLeadsToItsPage()
    {
        QFETCH(const QString, code);
        QFETCH(const QString, address);
        QCOMPARE(QString::fromStdString(embedAddress(code.toStdString())), address);
        Linker person;
        QGuiApplication::clipboard()->setText(code);
        person.window.canvas().setFocus();
        person.press(Qt::Key_V, Qt::ControlModifier);
        const Element &pasted = *person.window.editor().scene().elements().back();
        QCOMPARE(pasted.link.value_or(""), embedSize(address.toStdString()) ? address.toStdString() : std::string());
    }
};

QTEST_MAIN(LinksTest)
#include "links_test.moc"
