// SPDX-License-Identifier: GPL-3.0-or-later
// What other programs bring: files of every kind, several at once, words; dropped, or copied and pasted.
#include "exporters/document_file.h"
#include "model/design/read_design.h"
#include "tests/support/window.h"
#include "ui/commands/clipboard_commands.h"
#include "ui/commands/desk.h"
#include "ui/commands/document_commands.h"

#include <QDropEvent>
#include <QImage>
#include <QMimeData>

using namespace ninesketch;

namespace
{

constexpr QByteArrayView flow = "flowchart LR\n  A[Client] --> B[API Gateway] --> C[(Postgres)]\n";

} // namespace

class DropsTest : public QObject
{
    Q_OBJECT

    static QString written(const Person &person, const QString &name, QByteArrayView content)
    {
        QFile file(person.scratch.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content.data(), content.size()) == content.size()
                   ? file.fileName()
                   : QString();
    }

    static QString drawing(const Person &person, const QString &name)
    {
        return written(person, name, R"({"type": "excalidraw", "version": 2, "elements": [{"id": "box",
            "type": "rectangle", "x": 0, "y": 0, "width": 50, "height": 50}]})");
    }

    static QString picture(const Person &person)
    {
        QImage image(30, 20, QImage::Format_RGB32);
        image.fill(Qt::red);
        const QString path = person.scratch.filePath("plain.png");
        return image.save(path) ? path : QString();
    }

    static QList<QUrl> urls(const QStringList &paths)
    {
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls << QUrl::fromLocalFile(path);
        return urls;
    }

    /// Whether it was taken.
    static bool drop(Person &person, const QMimeData &content)
    {
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &content, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&person.canvas(), &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent drop({50, 50}, Qt::CopyAction, &content, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&person.canvas(), &drop);
        return true;
    }

    static QStringList titles(Person &person)
    {
        QStringList titles;
        for (const OpenDocument *document : person.window.documents().all())
            titles << document->title();
        return titles;
    }

    static bool hasImage(const Scene &scene)
    {
        return std::ranges::any_of(scene.elements(), [](const ElementPtr &element) { return element->image(); });
    }

private slots:
    /// Who offers to move a file keeps it: it is copied into the drawing.
    void whatIsDroppedIsNotMoved()
    {
        Person person;
        QMimeData content;
        content.setUrls(urls({picture(person)}));
        for (QWidget *target : {static_cast<QWidget *>(&person.canvas()), static_cast<QWidget *>(&person.window)}) {
            const Qt::DropActions offered = Qt::CopyAction | Qt::MoveAction;
            QDragEnterEvent enter({50, 50}, offered, &content, Qt::LeftButton, Qt::ShiftModifier);
            QCOMPARE(enter.proposedAction(), Qt::MoveAction);
            QCoreApplication::sendEvent(target, &enter);
            QVERIFY(enter.isAccepted());
            QCOMPARE(enter.dropAction(), Qt::CopyAction);
            QDropEvent drop({50, 50}, offered, &content, Qt::LeftButton, Qt::ShiftModifier);
            QCoreApplication::sendEvent(target, &drop);
            QVERIFY(drop.isAccepted());
            QCOMPARE(drop.dropAction(), Qt::CopyAction);
        }
    }

    void aMermaidFileIsDrawn_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("mmd") << "flow.mmd" << flow.toByteArray();
        QTest::newRow("mermaid") << "flow.mermaid" << flow.toByteArray();
        QTest::newRow("text") << "flow.txt" << flow.toByteArray();
        QTest::newRow("Markdown") << "readme.md"
                                  << "# The shop\n\n```mermaid\n" + flow.toByteArray() + "```\n";
    }

    void aMermaidFileIsDrawn()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        Person person;
        QMimeData content;
        content.setUrls(urls({written(person, name, text)}));
        QVERIFY(drop(person, content));
        QCOMPARE(readDesign(person.scene()).components.size(), std::size_t(3));
        QCOMPARE(titles(person), QStringList{name.section('.', 0, 0)});
        QCOMPARE(person.sentence(), QString("Drawn from %1, which stays as it is: saving asks for a name.").arg(name));
        QVERIFY(person.window.document().path().isEmpty());
    }

    void textWithoutADiagramIsNamedAsThat()
    {
        Person person;
        for (const QString &name : QStringList{"notes.txt", "notes.md"}) {
            QVERIFY(!person.window.files().open(written(person, name, "milk, bread\n")));
            QVERIFY2(person.sentence().startsWith(name + ": There is no Mermaid diagram in it that can be drawn"),
                     qPrintable(person.sentence()));
        }
        const QString named = person.scratch.filePath("drawing.txt"); // Excalidraw's, all the same
        QVERIFY(QFile::copy(drawing(person, "a.excalidraw"), named));
        QVERIFY(person.window.files().open(named));
        QVERIFY(person.scene().find("box"));
    }

    void picturesAndDrawingsTogether_data()
    {
        QTest::addColumn<bool>("empty");
        QTest::newRow("onto an empty canvas") << true;
        QTest::newRow("onto a drawing") << false;
    }

    void picturesAndDrawingsTogether()
    {
        QFETCH(bool, empty);
        Person person;
        if (!empty)
            person.addShape(ElementType::Ellipse, {0, 0, 50, 50});
        QMimeData content;
        content.setUrls(urls({picture(person), drawing(person, "one.excalidraw"), drawing(person, "two.excalidraw")}));
        QVERIFY(drop(person, content));
        QTRY_VERIFY(hasImage(person.editor().committed()));
        QCOMPARE(person.scene().size(), std::size_t(empty ? 1 : 2));
        QCOMPARE(titles(person).filter(QRegularExpression("one|two")), (QStringList{"one", "two"}));
        QCOMPARE(titles(person).size(), 3);
    }

    /// Of several pictures those that hold a drawing are opened, as a single one is.
    void picturesThatHoldDrawingsAreOpened()
    {
        Person person;
        QStringList paths{picture(person)};
        for (const QString name : {"one.png", "two.svg"}) {
            paths << person.scratch.filePath(name);
            person.addShape(ElementType::Ellipse, {0, 0, 50, 50});
            QVERIFY(saveSceneFile(person.editor().committed(), paths.last(), Backup::None));
        }
        person.editor().setDocument({});
        QMimeData content;
        content.setUrls(urls(paths));
        QVERIFY(drop(person, content));
        QTRY_VERIFY(hasImage(person.editor().committed()));
        QCOMPARE(person.scene().size(), std::size_t(1));
        QCOMPARE(titles(person).filter(QRegularExpression("one|two")), (QStringList{"one", "two"}));
    }

    void wordsAreDropped()
    {
        Person person;
        QMimeData content;
        content.setText("orders are kept for a year");
        QVERIFY(drop(person, content));
        QCOMPARE(person.scene().size(), std::size_t(1));
        const Element &text = *person.scene().elements().front();
        QCOMPARE(text.text()->text, std::string("orders are kept for a year"));
        person.editor().undo();
        QVERIFY(person.scene().empty());
        content.setText(QString::fromUtf8(flow.toByteArray()));
        QVERIFY(drop(person, content));
        QCOMPARE(readDesign(person.scene()).components.size(), std::size_t(3));
    }

    void formattedTextAloneIsItsWords()
    {
        Person person;
        QMimeData content;
        content.setHtml("<p><b>Orders</b> are kept</p>");
        QVERIFY(drop(person, content));
        QCOMPARE(person.scene().size(), std::size_t(1));
        QCOMPARE(person.scene().elements().front()->text()->text, std::string("Orders are kept"));
    }

    void aDiagramJoinsTheFrameUnderIt()
    {
        Person person;
        const std::string frame = person.addShape(ElementType::Frame, {-1000, -1000, 2000, 2000});
        QMimeData content;
        content.setText(QString::fromUtf8(flow.toByteArray()));
        person.window.clipboard().take(content, {0, 0}, false);
        QCOMPARE(readDesign(person.scene()).components.size(), std::size_t(3));
        for (const ElementPtr &element : person.scene().elements())
            QVERIFY(element->isFrame() || isCarrier(*element) || element->frameId == frame);
    }

    void aDiagramWithAMistakeIsPastedAsText()
    {
        Person person;
        QMimeData content;
        content.setText("flowchart LR\n  a[open --> b\n");
        person.window.clipboard().take(content, {0, 0}, false);
        QCOMPARE(person.scene().size(), std::size_t(1));
        QCOMPARE(person.scene().elements().front()->text()->text, std::string("flowchart LR\n  a[open --> b"));
        QVERIFY(person.sentence().contains("line 2"));
    }

    void drawingsInSvgAreAPicture_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<bool>("isPicture");
        QTest::newRow("alone") << ""
                               << "" << true;
        QTest::newRow("space around") << "\n  "
                                      << "\n"
                                      << true;
        QTest::newRow("as in a file") << "<?xml version=\"1.0\"?>\n<!-- drawn by\nhand -->\n<!DOCTYPE svg>\n"
                                      << "\n"
                                      << true;
        QTest::newRow("in a sentence") << "write "
                                       << "" << false;
        QTest::newRow("words behind") << ""
                                      << " is a square" << false;
    }
    void drawingsInSvgAreAPicture()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(bool, isPicture);
        Person person;
        QMimeData content;
        content.setText(
            before + R"(<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><path d="M0 0h60v40z"/></svg>)" +
            after);
        person.window.clipboard().take(content, {0, 0}, false);
        QTRY_VERIFY(!person.scene().empty());
        QCOMPARE(person.scene().elements().front()->type, isPicture ? ElementType::Image : ElementType::Text);
    }

    void copiedFilesArePasted()
    {
        Person person;
        QMimeData content;
        content.setUrls(urls({drawing(person, "one.excalidraw"), drawing(person, "two.excalidraw")}));
        person.window.clipboard().take(content, {0, 0}, false);
        QCOMPARE(titles(person), (QStringList{"one", "two"}));
    }

    void nothingIsPutDownInViewMode()
    {
        Person person;
        person.window.setViewMode(true);
        QMimeData words, pictures;
        words.setText("orders");
        pictures.setUrls(urls({picture(person)}));
        for (const QMimeData *content : {&words, &pictures}) {
            person.window.desk().messages.dismiss();
            QVERIFY(drop(person, *content));
            QCOMPARE(person.sentence(), QString("The drawing is only looked at: Alt+R leaves the view mode."));
        }
        QTest::qWait(100);
        QVERIFY(person.scene().empty());
    }
};

QTEST_MAIN(DropsTest)
#include "drops_test.moc"
