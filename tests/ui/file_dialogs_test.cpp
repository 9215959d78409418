// SPDX-License-Identifier: GPL-3.0-or-later
// Asking for files: wide enough to read them, endings that say what is inside, nothing written over unasked.
#include "ui/widgets/file_dialogs.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QMessageBox>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeView>

using namespace ninesketch;

namespace
{

const QString plots("Picture (*.png);;Vector picture (*.svg);;PDF (*.pdf);;Table (*.csv)");
const QString drawings("Drawings (*.excalidraw *.json);;All files (*)");

/// Does that with the dialog that opens next, as a hand would.
template <typename Dialog, typename Act> void withNext(Act act)
{
    auto *timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, act] {
        if (auto *dialog = qobject_cast<Dialog *>(QApplication::activeModalWidget())) {
            timer->deleteLater();
            timer->stop();
            act(*dialog);
        }
    });
    timer->start(10);
}

} // namespace

class FileDialogsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString at(const QString &name) const { return m_folder.filePath(name); }

private slots:
    void initTestCase() { QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, at("settings")); }

    void endings_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("proposed");
        QTest::addColumn<QString>("chosen");
        QTest::addColumn<QString>("filters");
        QTest::addColumn<QString>("named");
        const QString png("Picture (*.png)"), pdf("PDF (*.pdf)"), all("All files (*)"),
            drawing("Drawings (*.excalidraw *.json)");
        QTest::newRow("as proposed") << "/a/plot.png"
                                     << "plot.png" << png << plots << "/a/plot.png";
        QTest::newRow("another kind chosen") << "/a/plot.png"
                                             << "plot.png" << pdf << plots << "/a/plot.pdf";
        QTest::newRow("another kind typed") << "/a/plot.svg"
                                            << "plot.png" << png << plots << "/a/plot.svg";
        QTest::newRow("no ending") << "/a/plot"
                                   << "plot.png" << pdf << plots << "/a/plot.pdf";
        QTest::newRow("a dot in the name") << "/a/shop v1.2"
                                           << "drawing.excalidraw" << drawing << drawings << "/a/shop v1.2.excalidraw";
        QTest::newRow("a dot in the folder") << "/a.b/shop"
                                             << "drawing.excalidraw" << drawing << drawings << "/a.b/shop.excalidraw";
        QTest::newRow("the other ending of the kind") << "/a/shop.json"
                                                      << "drawing.excalidraw" << drawing << drawings << "/a/shop.json";
        QTest::newRow("capitals") << "/a/SHOP.JSON"
                                  << "drawing.excalidraw" << drawing << drawings << "/a/SHOP.JSON";
        QTest::newRow("as it was, though no filter has it") << "/a/copy.png"
                                                            << "/a/shop.png" << drawing << drawings << "/a/copy.png";
        QTest::newRow("all files") << "/a/shop.txt"
                                   << "drawing.excalidraw" << all << drawings << "/a/shop.txt";
        QTest::newRow("all files, no ending") << "/a/shop"
                                              << "drawing.excalidraw" << all << drawings << "/a/shop.excalidraw";
    }

    void endings()
    {
        QFETCH(QString, path);
        QFETCH(QString, proposed);
        QFETCH(QString, chosen);
        QFETCH(QString, filters);
        QTEST(withEnding(path, proposed, chosen, filters), "named");
    }

    void sizesKindsAndDatesAreReadInFull()
    {
        QFile file(at("a shop with a name of its own.excalidraw"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(100'000, ' '));
        file.close();
        QStringList cut;
        int width = 0;
        withNext<QFileDialog>([&](QFileDialog &dialog) {
            width = dialog.width();
            const auto *list = dialog.findChild<QTreeView *>("treeView");
            QTRY_VERIFY(list->model()->rowCount(list->rootIndex()) > 0);
            for (int column = 1; column < 4; ++column) {
                const QModelIndex cell = list->model()->index(0, column, list->rootIndex());
                if (list->columnWidth(column) < list->sizeHintForIndex(cell).width())
                    cut << cell.data().toString();
            }
            dialog.reject();
        });
        QCOMPARE(askFileToOpen(nullptr, "Open", m_folder.path(), drawings), QString());
        QCOMPARE(cut.join("; "), QString());
        QVERIFY2(width >= std::min(800, qApp->primaryScreen()->availableSize().width() * 9 / 10),
                 qPrintable(QString::number(width)));
    }

    void theNameFollowsTheKindThatIsChosen()
    {
        withNext<QFileDialog>([](QFileDialog &dialog) {
            auto *kinds = dialog.findChild<QComboBox *>("fileTypeCombo");
            kinds->setCurrentIndex(2);
            emit kinds->activated(2);
            QCOMPARE(dialog.findChild<QLineEdit *>("fileNameEdit")->text(), QString("plot.pdf"));
            QMetaObject::invokeMethod(&dialog, "accept");
        });
        QCOMPARE(askFileToWrite(nullptr, "Save plot", at("plot.png"), plots), at("plot.pdf"));
    }

    void whatStandsThereIsNotReplacedUnaskedWhereTheEndingWasLeftOut_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("there");
        QTest::newRow("no dot") << "shop"
                                << "shop.excalidraw";
        QTest::newRow("a dot in the name") << "shop v1.2"
                                           << "shop v1.2.excalidraw";
    }

    void whatStandsThereIsNotReplacedUnaskedWhereTheEndingWasLeftOut()
    {
        QFETCH(QString, typed);
        QFETCH(QString, there);
        QFile file(at(there));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QString asked;
        withNext<QFileDialog>([&](QFileDialog &dialog) {
            dialog.findChild<QLineEdit *>("fileNameEdit")->setText(typed);
            withNext<QMessageBox>([&](QMessageBox &question) {
                asked = question.text();
                withNext<QFileDialog>([](QFileDialog &again) { again.reject(); });
                question.button(QMessageBox::No)->click();
            });
            QMetaObject::invokeMethod(&dialog, "accept");
        });
        QCOMPARE(askFileToWrite(nullptr, "Save as", at("drawing.excalidraw"), drawings), QString());
        QVERIFY2(asked.contains(there), qPrintable(asked));
    }
};

QTEST_MAIN(FileDialogsTest)
#include "file_dialogs_test.moc"
