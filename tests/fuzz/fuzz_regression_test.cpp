// SPDX-License-Identifier: GPL-3.0-or-later
// Tries every file of the fuzzer's corpus, and thousands of damaged copies of the samples; and designs as text in which
// values are of another type or size than they should be.
#include "tests/fuzz/try_design.h"
#include "tests/fuzz/try_scene.h"
#include "tests/support/featured_design.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <random>

using namespace ninesketch;

namespace
{

/// Every value in it, the whole first.
void listValues(Json &json, std::vector<Json *> &values)
{
    values.push_back(&json);
    for (Json &part : json)
        if (json.is_structured())
            listValues(part, values);
}

const Json &oddValues()
{
    static const Json odd = Json::parse(R"([null, true, -1, 0, 0.5, 3.7, 1e308, -1e308, 5e-324, 1e19, 1e15,
        "", "x", "nan", "1e999", "3-8 ms", "99%", "5 ms", [], {}, [1, 2], [{}],
        {"low": 1}, {"low": 1, "high": null}, {"low": 5, "high": 1}])");
    return odd;
}

} // namespace

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

    void designsWithOddValues()
    {
        std::mt19937 random(21);
        for (unsigned seed = 1; seed <= 6; ++seed) {
            const Design design = test::featuredDesign(seed, {10, 0.75, test::Everything, 0.3});
            const Json whole = Json::parse(writeDesignText(design));
            for (int i = 0; i < 150; ++i) {
                Json damaged = whole;
                for (auto n = random() % 3; n < 3; ++n) {
                    std::vector<Json *> values;
                    listValues(damaged, values);
                    *values[random() % values.size()] = oddValues()[random() % oddValues().size()];
                }
                tryDesign(damaged.dump());
            }
        }
    }
};

QTEST_GUILESS_MAIN(FuzzRegressionTest)
#include "fuzz_regression_test.moc"
