// SPDX-License-Identifier: GPL-3.0-or-later
// Who may include whom: app -> ui -> exporters -> model, and the model knows no Qt.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

class ArchitectureTest : public QObject
{
    Q_OBJECT

private slots:
    void folderIncludesOnlyWhatItMay_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QStringList>("allowed");
        QTest::addColumn<bool>("mayUseQt");
        QTest::newRow("model") << "model" << QStringList{"model"} << false;
        QTest::newRow("exporters") << "exporters" << QStringList{"model", "exporters"} << true;
        QTest::newRow("ui") << "ui" << QStringList{"model", "exporters", "ui"} << true;
        QTest::newRow("app") << "app" << QStringList{"model", "exporters", "ui", "app"} << true;
    }

    void folderIncludesOnlyWhatItMay()
    {
        QFETCH(QString, folder);
        QFETCH(QStringList, allowed);
        QFETCH(bool, mayUseQt);
        static const QRegularExpression include("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]");
        int seen = 0;
        QDirIterator files(SOURCE_ROOT "/" + folder, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            ++seen;
            for (const QByteArray &line : file.readAll().split('\n')) {
                const auto match = include.match(QString::fromUtf8(line));
                if (!match.hasMatch())
                    continue;
                const QString path = match.captured(1);
                const QString top = path.section('/', 0, 0);
                const QString where = file.fileName() + " includes " + path;
                if (QStringList{"model", "exporters", "ui", "app", "tests"}.contains(top) && path.contains('/'))
                    QVERIFY2(allowed.contains(top), qPrintable(where));
                if (!mayUseQt)
                    QVERIFY2(!QRegularExpression("^Q[A-Z]|^qcustomplot|^Qt").match(path).hasMatch(), qPrintable(where));
                if (folder == "exporters")
                    QVERIFY2(!path.startsWith("QtWidgets") && path != "QWidget" && path != "QApplication",
                             qPrintable(where));
            }
        }
        QVERIFY2(seen > 0, "no files in the folder: is the path right?");
    }
};

QTEST_GUILESS_MAIN(ArchitectureTest)
#include "architecture_test.moc"
