// SPDX-License-Identifier: GPL-3.0-or-later
// Tries every file of the fuzzer's corpus, and thousands of damaged copies of the samples.
#include "tests/fuzz/try_scene.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <random>

using namespace ninesketch;

class FuzzRegressionTest : public QObject
{
    Q_OBJECT

private slots:
    void everyInputIsHandled_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *folder : {SOURCE_ROOT "/tests/fuzz/corpus", TEST_DATA "/scenes"}) {
            QDirIterator files(folder, QDir::Files);
            while (files.hasNext()) {
                const QString path = files.next();
                QTest::newRow(qPrintable(files.fileName())) << path;
            }
        }
    }

    void everyInputIsHandled()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string bytes = file.readAll().toStdString();
        tryScene(bytes);
        std::mt19937 random(20);
        for (int i = 0; i < 300; ++i) {
            std::string damaged = bytes;
            for (unsigned n = random() % 4; !damaged.empty() && n < 4; ++n) {
                const std::size_t at = random() % damaged.size();
                switch (random() % 3) {
                case 0:
                    damaged[at] = "\"{}[],:0e-nt\\"[random() % 12];
                    break;
                case 1:
                    damaged.erase(at, random() % 8);
                    break;
                default:
                    damaged.insert(at, bytes.substr(random() % bytes.size(), random() % 30));
                }
            }
            tryScene(damaged);
        }
    }
};

QTEST_GUILESS_MAIN(FuzzRegressionTest)
#include "fuzz_regression_test.moc"
