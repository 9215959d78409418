// SPDX-License-Identifier: GPL-3.0-or-later
// Who may include whom: app -> ui -> exporters -> model, the model knows no Qt, and folders stand on each other.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>
#include <algorithm>

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

    void foldersStandOnEachOther_data()
    {
        QTest::addColumn<QString>("top");
        QTest::addColumn<QStringList>("onePiece");
        // a scene, its strokes, whose form says where arrows end and what is hit, and what is done to it (scene/edits)
        QTest::newRow("model") << "model" << QStringList{"scene", "scene/edits", "sketch"};
        QTest::newRow("ui") << "ui" << QStringList{};
    }

    /// What a folder uses uses nothing of that folder, at any remove.
    void foldersStandOnEachOther()
    {
        QFETCH(QString, top);
        QFETCH(QStringList, onePiece);
        QMap<QString, QMap<QString, QString>> uses; // folder -> what it uses -> the file that shows it
        const auto folderOf = [&](const QString &path) {
            const QString folder = path.section('/', 1, -2);
            return onePiece.contains(folder) ? onePiece.front() : folder;
        };
        const QRegularExpression include("^#include \"(" + top + "/[^\"]+)\"");
        QDirIterator files(SOURCE_ROOT "/" + top, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString path = QDir(SOURCE_ROOT).relativeFilePath(file.fileName());
            for (const QByteArray &line : file.readAll().split('\n'))
                if (const auto match = include.match(QString::fromUtf8(line)); match.hasMatch())
                    if (folderOf(path) != folderOf(match.captured(1)))
                        uses[folderOf(path)].insert(folderOf(match.captured(1)), path);
        }
        QVERIFY(uses.size() > 6);
        // a folder goes when all that it uses is gone; what can never go uses itself
        for (bool gone = true; gone;) {
            gone = false;
            for (const QString &folder : uses.keys())
                if (std::ranges::none_of(uses[folder].keys(), [&](const QString &used) { return uses.contains(used); }))
                    gone = uses.remove(folder) > 0;
        }
        QStringList circle;
        for (auto folder = uses.cbegin(); folder != uses.cend(); ++folder)
            for (auto used = folder->cbegin(); used != folder->cend(); ++used)
                if (uses.contains(used.key()))
                    circle << used.value() + " uses " + top + "/" + used.key();
        QVERIFY2(circle.isEmpty(), qPrintable(circle.join("\n")));
    }
};

QTEST_GUILESS_MAIN(ArchitectureTest)
#include "architecture_test.moc"
