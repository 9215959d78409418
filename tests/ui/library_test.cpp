// SPDX-License-Identifier: GPL-3.0-or-later
// The library: files taken in, items placed by press and by drag, the selection kept, all of it on disk.
#include "model/scene/bounds.h"
#include "tests/support/window.h"
#include "ui/commands/library_commands.h"
#include "ui/documents/library_shelf.h"
#include "ui/panels/library_grid.h"
#include "ui/panels/library_panel.h"
#include "ui/panels/library_previews.h"

#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QTemporaryDir>

using namespace ninesketch;

namespace
{

QByteArray element(const char *id, double x)
{
    return QByteArray(R"({"id":")") + id + R"(","type":"rectangle","x":)" + QByteArray::number(x) +
           R"(,"y":0,"width":80,"height":60})";
}

QString write(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("can't write");
    return file.fileName();
}

QString firstVersion(const QTemporaryDir &folder)
{
    return write(folder, "old-shapes.excalidrawlib",
                 R"({"type":"excalidrawlib","version":1,"library":[[)" + element("a", 0) + "],[" + element("b", 0) +
                     "," + element("c", 200) + "]]}");
}

QString secondVersion(const QTemporaryDir &folder)
{
    return write(
        folder, "new_shapes.excalidrawlib",
        R"({"type":"excalidrawlib","version":2,"libraryItems":[{"id":"i1","status":"published","name":"Broker",)"
        R"("created":1,"elements":[)" +
            element("a", 0) + "]}]}");
}

struct Librarian : Person {
    Librarian()
    {
        window.library().setFolder(kept.filePath("libraries"));
        window.showPage("library");
    }
    LibraryPanel &library() { return panel<LibraryPanel>(); }
    QList<LibraryGrid *> grids()
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
        return library().findChildren<LibraryGrid *>();
    }
    QTemporaryDir kept, given;
};

} // namespace

class LibraryTest : public QObject
{
    Q_OBJECT

private slots:
    void bothVersionsAreTakenInAndKept()
    {
        Librarian person;
        QVERIFY(person.window.library().takeIn(firstVersion(person.given)));
        QVERIFY(person.window.library().takeIn(secondVersion(person.given)));
        QVERIFY(!person.window.library().takeIn(write(person.given, "broken.excalidrawlib", "{\"type\":")));
        const auto grids = person.grids();
        QCOMPARE(grids.size(), 2);
        LibraryShelf again; // the next start
        again.setFolder(person.kept.filePath("libraries"));
        QVERIFY(again.load().isEmpty());
        QCOMPARE(again.books().size(), std::size_t(2));
        QCOMPARE(again.books()[0].name, QString("new shapes"));
        QCOMPARE(again.books()[1].library.items.size(), std::size_t(2));
        QCOMPARE(again.books()[1].library.items[1].elements.size(), std::size_t(2));
        const auto twice = again.takeIn(firstVersion(person.given)); // the name is taken
        QVERIFY(twice);
        QCOMPARE(*twice, QString("old shapes 2"));
    }

    void aDroppedFileIsTakenIn()
    {
        Librarian person;
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(secondVersion(person.given))});
        for (QWidget *target : {static_cast<QWidget *>(&person.library()), static_cast<QWidget *>(&person.canvas())}) {
            QDragEnterEvent enter({50, 50}, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(target, &enter);
            QVERIFY(enter.isAccepted());
            QDropEvent drop({50, 50}, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(target, &drop);
        }
        QCOMPARE(person.grids().size(), 2);
        QVERIFY(person.scene().empty()); // nothing was opened instead
    }

    void aPressPlacesADragPlacesThere()
    {
        Librarian person;
        QVERIFY(person.window.library().takeIn(firstVersion(person.given)));
        LibraryGrid *grid = person.grids().first();
        person.window.chooseTool("rectangle");
        QTest::mouseClick(grid, Qt::LeftButton, {}, grid->cell(1).center());
        QCOMPARE(person.window.toolId(), QString("selection")); // to drag what came
        QCOMPARE(person.scene().size(), std::size_t(2));
        QCOMPARE(person.editor().selection().ids.size(), std::size_t(2));
        person.editor().undo();
        QVERIFY(person.scene().empty());

        const QPoint from = grid->cell(0).center();
        const QPoint to = grid->mapFromGlobal(person.canvas().mapToGlobal(QPoint(500, 400)));
        QTest::mousePress(grid, Qt::LeftButton, {}, from);
        QTest::mouseMove(grid, from + QPoint(-30, 0));
        QTest::mouseMove(grid, to);
        QCOMPARE(person.scene().size(), std::size_t(1));
        QVERIFY(person.editor().committed().empty());
        QTest::mouseRelease(grid, Qt::LeftButton, {}, to);
        QCOMPARE(person.editor().committed().size(), std::size_t(1));
        const Point wanted = person.canvas().toScene(QPointF(500, 400));
        QVERIFY(distance(person.scene().elements()[0]->centre(), wanted) < 1.5);
    }

    void severalAreTickedAndPlacedTogether()
    {
        Librarian person;
        QVERIFY(person.window.library().takeIn(firstVersion(person.given)));
        QVERIFY(person.window.library().takeIn(firstVersion(person.given))); // the same items in another book
        QVERIFY(person.window.library().takeIn(secondVersion(person.given)));
        const auto grids = person.grids();
        QCOMPARE(grids.size(), 3);
        LibraryGrid *broker = grids[0], *old = grids[1], *twice = grids[2];
        QTest::mouseClick(broker, Qt::LeftButton, Qt::ShiftModifier, broker->cell(0).center());
        QTest::mouseClick(old, Qt::LeftButton, Qt::ShiftModifier, old->cell(1).center()); // and all between
        QVERIFY(person.scene().empty());
        QTest::mouseClick(twice, Qt::LeftButton, {}, twice->cell(0).center()); // not one of them: alone
        QCOMPARE(person.scene().size(), std::size_t(1));
        person.editor().undo();
        QTest::mouseClick(old, Qt::LeftButton, {}, old->cell(0).center());
        // three items in two columns: a, a / b c, 50 px apart, each in the middle of its cell
        const auto elements = person.scene().elements();
        QCOMPARE(elements.size(), std::size_t(4));
        const auto relative = [&](std::size_t i) { return elements[i]->centre() - elements[0]->centre(); };
        QVERIFY(distance(relative(1), {140 + 50 + 40, 0}) < 1e-6);
        QVERIFY(distance(relative(2), {-100, 110}) < 1e-6);
        QVERIFY(distance(relative(3), {100, 110}) < 1e-6);
        QCOMPARE(person.editor().selection().ids.size(), std::size_t(4));

        QTest::mouseClick(broker, Qt::LeftButton, {}, broker->tickBox(0).center()); // out again
        old->setFocus();
        QTest::keyClick(old, Qt::Key_Delete);
        LibraryShelf again;
        again.setFolder(person.kept.filePath("libraries"));
        QVERIFY(again.load().isEmpty());
        QCOMPARE(again.books()[0].library.items.size(), std::size_t(1));
        QCOMPARE(again.books()[1].library.items.size(), std::size_t(0));
        QCOMPARE(again.books()[2].library.items.size(), std::size_t(2));
    }

    void theSelectionBecomesAnItem()
    {
        Librarian person;
        const std::string shape = person.addShape(ElementType::Rectangle, {0, 0, 120, 80});
        person.editor().commit(setLabel(person.scene(), shape, "Order service", person.window.edit()), "Label");
        person.editor().setSelection({{shape}, {}});
        person.window.library().addSelection();
        auto grids = person.grids();
        QCOMPARE(grids.size(), 1);
        QCOMPARE(grids[0]->items()[0].name, std::string("Order service"));
        QCOMPARE(grids[0]->items()[0].elements.size(), std::size_t(2)); // with its label
        grids[0]->editName(0);
        auto *line = grids[0]->findChild<QLineEdit *>();
        line->selectAll();
        QTest::keyClicks(line, "Orders");
        QTest::keyClick(line, Qt::Key_Return);
        grids = person.grids();
        QCOMPARE(grids[0]->items()[0].name, std::string("Orders"));
        for (const bool escapes : {true, false}) { // Escape leaves it as it was; untouched it goes, too
            grids[0]->editName(0);
            const QPointer<QLineEdit> again = qobject_cast<QLineEdit *>(QApplication::focusWidget());
            QVERIFY(again);
            if (escapes) {
                QTest::keyClicks(again, "Nobody's");
                QTest::keyClick(again, Qt::Key_Escape);
                QVERIFY(grids[0]->hasFocus());
            } else
                person.canvas().setFocus();
            QTRY_VERIFY(!again);
            QCOMPARE(grids[0]->items()[0].name, std::string("Orders"));
        }
        grids[0]->setFocus();
        QTest::keyClick(grids[0], Qt::Key_Delete);
        LibraryShelf again;
        again.setFolder(person.kept.filePath("libraries"));
        (void)again.load();
        QVERIFY(again.books().at(0).library.items.empty());
    }

    void searchLooksAtNamesAndWords()
    {
        Librarian person;
        QVERIFY(person.window.library().takeIn(firstVersion(person.given)));
        QVERIFY(person.window.library().takeIn(secondVersion(person.given)));
        auto *line = person.library().findChild<QLineEdit *>();
        QTest::keyClicks(line, "broker");
        const auto grids = person.grids();
        QCOMPARE(grids.size(), 1);
        QCOMPARE(grids[0]->items().size(), std::size_t(1));
    }

    void previewsShowWhatIsDrawn()
    {
        QTemporaryDir folder;
        LibraryShelf shelf;
        const auto name = shelf.takeIn(secondVersion(folder));
        QVERIFY(name);
        const QImage light = paintPreview(shelf.books()[0].library.items[0].elements, 100, false);
        int inked = 0;
        for (int y = 0; y < 100; ++y)
            for (int x = 0; x < 100; ++x)
                inked += qAlpha(light.pixel(x, y)) > 100;
        QVERIFY(inked > 150); // an outline, and not a filled square
        QVERIFY(inked < 3000);
    }
};

QTEST_MAIN(LibraryTest)
#include "library_test.moc"
