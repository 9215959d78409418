// SPDX-License-Identifier: GPL-3.0-or-later
// The small parts of the file format: numbers and texts as JavaScript writes them, order keys, identities.
#include "model/scene/identity.h"
#include "model/scene/json_text.h"
#include "model/scene/json_write.h"
#include "model/scene/order_keys.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <limits>
#include <set>

using namespace ninesketch;

class ScenePartsTest : public QObject
{
    Q_OBJECT

private slots:
    void numbersAreWrittenAsJavaScriptDoes_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        // the right-hand sides are what JSON.stringify of V8 answers
        QTest::newRow("zero") << 0.0 << "0";
        QTest::newRow("minus zero") << -0.0 << "0";
        QTest::newRow("whole") << 42.0 << "42";
        QTest::newRow("tenth") << 0.1 << "0.1";
        QTest::newRow("sum") << 0.1 + 0.2 << "0.30000000000000004";
        QTest::newRow("negative") << -12.5 << "-12.5";
        QTest::newRow("third") << 1.0 / 3 << "0.3333333333333333";
        QTest::newRow("small") << 0.000001 << "0.000001";
        QTest::newRow("smaller") << 0.0000001 << "1e-7";
        QTest::newRow("smaller with digits") << 1.5e-7 << "1.5e-7";
        QTest::newRow("large") << 1e20 << "100000000000000000000";
        QTest::newRow("larger") << 1e21 << "1e+21";
        QTest::newRow("larger with digits") << 1.25e25 << "1.25e+25";
        QTest::newRow("largest") << std::numeric_limits<double>::max() << "1.7976931348623157e+308";
        QTest::newRow("least") << std::numeric_limits<double>::denorm_min() << "5e-324";
        QTest::newRow("2^53") << 9007199254740992.0 << "9007199254740992";
        QTest::newRow("digits and zeros") << 123456789012345680000.0 << "123456789012345680000";
        QTest::newRow("infinity") << std::numeric_limits<double>::infinity() << "null";
    }

    void numbersAreWrittenAsJavaScriptDoes()
    {
        QFETCH(double, value);
        QFETCH(QString, text);
        std::string out;
        appendNumber(out, value);
        QCOMPARE(QString::fromStdString(out), text);
        if (text != "null")
            QCOMPARE(JsonView((out + " ").c_str()).number(), value);
    }

    void textsAreEscapedAsJavaScriptDoes()
    {
        std::string out;
        appendQuoted(out, "a\"b\\c\b\f\n\r\t\x01\x1f\x7f \xC3\xA4 \xE2\x80\xA8 \xF0\x9F\x9A\x80");
        QCOMPARE(out, std::string(
                          "\"a\\\"b\\\\c\\b\\f\\n\\r\\t\\u0001\\u001f\x7f \xC3\xA4 \xE2\x80\xA8 \xF0\x9F\x9A\x80\""));
        out.clear();
        appendQuoted(out, "\xFF\xC3(\xED\xA0\x80");
        QVERIFY(parseJson(out).hasValue());
    }

    void treesAreLaidOutAsJavaScriptDoes()
    {
        const auto tree = parseJson(R"({"a":[],"b":{},"c":[1,{"d":null}],"e":"x"})");
        QVERIFY(tree.hasValue());
        QCOMPARE(jsonText(*tree, 2),
                 std::string("{\n  \"a\": [],\n  \"b\": {},\n  \"c\": [\n    1,\n    {\n      \"d\": "
                             "null\n    }\n  ],\n  \"e\": \"x\"\n}"));
        QCOMPARE(jsonText(*tree, 0), std::string(R"({"a":[],"b":{},"c":[1,{"d":null}],"e":"x"})"));
    }

    void surrogatesMeet()
    {
        const auto tree = parseJson(R"(["\ud83d\ude80", "\ud83d", "\ude80x", "\ud83d\u0041"])");
        QVERIFY(tree.hasValue());
        QCOMPARE((*tree)[0].get<std::string>(), std::string("\xF0\x9F\x9A\x80"));
        QCOMPARE((*tree)[1].get<std::string>(), std::string("\xEF\xBF\xBD"));
        QCOMPARE((*tree)[2].get<std::string>(), std::string("\xEF\xBF\xBDx"));
        QCOMPARE((*tree)[3].get<std::string>(), std::string("\xEF\xBF\xBD"
                                                            "A"));
    }

    void largeWholeNumbersAreKept()
    {
        const auto tree = parseJson("[9007199254740993, -9223372036854775808, 18446744073709551616, -0, 1e2]");
        QVERIFY(tree.hasValue());
        QCOMPARE(jsonText(*tree, 0), std::string("[9007199254740993,-9223372036854775808,18446744073709552000,0,100]"));
    }

    void keysBetween_data()
    {
        QTest::addColumn<QString>("below");
        QTest::addColumn<QString>("above");
        QTest::addColumn<QString>("key");
        // the table of the fractional-indexing article
        const char *rows[][3] = {
            {"", "", "a0"},
            {"", "a0", "Zz"},
            {"a0", "", "a1"},
            {"a1", "", "a2"},
            {"a0", "a1", "a0V"},
            {"a1", "a2", "a1V"},
            {"a0V", "a1", "a0l"},
            {"Zz", "a0", "ZzV"},
            {"Zz", "a1", "a0"},
            {"", "Y00", "Xzzz"},
            {"bzz", "", "c000"},
            {"a0", "a0V", "a0G"},
            {"a0", "a0G", "a08"},
            {"b125", "b129", "b127"},
            {"a0", "a1V", "a1"},
            {"Zz", "a01", "a0"},
            {"", "a0V", "a0"},
            {"", "b999", "b99"},
            {"zzzzzzzzzzzzzzzzzzzzzzzzzzy", "", "zzzzzzzzzzzzzzzzzzzzzzzzzzz"},
            {"zzzzzzzzzzzzzzzzzzzzzzzzzzz", "", "zzzzzzzzzzzzzzzzzzzzzzzzzzzV"},
        };
        for (const auto &row : rows)
            QTest::addRow("%s..%s", row[0], row[1]) << QString(row[0]) << QString(row[1]) << QString(row[2]);
    }

    void keysBetween()
    {
        QFETCH(QString, below);
        QFETCH(QString, above);
        QFETCH(QString, key);
        QCOMPARE(QString::fromStdString(orderKeyBetween(below.toStdString(), above.toStdString())), key);
    }

    void keysAreValid_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<bool>("valid");
        for (const char *key : {"a0", "a0V", "Zz", "b00", "zzzzzzzzzzzzzzzzzzzzzzzzzzz"})
            QTest::newRow(key) << QString(key) << true;
        for (const char *key : {"", "a", "a00", "0", "b0", "a0!", "zzz", "A00000000000000000000000000", "a0V0"})
            QTest::newRow(*key ? key : "empty") << QString(key) << false;
    }

    void keysAreValid()
    {
        QFETCH(QString, key);
        QFETCH(bool, valid);
        QCOMPARE(isValidOrderKey(key.toStdString()), valid);
    }

    void manyKeysAscend()
    {
        for (const auto &[below, above] : std::vector<std::pair<std::string, std::string>>{
                 {"", ""}, {"a0", ""}, {"", "a0"}, {"a0", "a1"}, {"a0V", "a0W"}, {"Zz", "b00"}}) {
            const auto keys = orderKeysBetween(below, above, 1000);
            std::string last = below;
            for (const std::string &key : keys) {
                QVERIFY2(isValidOrderKey(key), key.c_str());
                QVERIFY2(last.empty() || last < key, key.c_str());
                last = key;
            }
            QVERIFY(above.empty() || last < above);
        }
    }

    void randomInsertionsKeepTheOrder()
    {
        Random random(7);
        std::vector<std::string> keys{"a0"};
        for (int i = 0; i < 3000; ++i) {
            const std::size_t at = random() % (keys.size() + 1);
            const std::string key = orderKeyBetween(at == 0 ? "" : keys[at - 1], at == keys.size() ? "" : keys[at]);
            QVERIFY2(isValidOrderKey(key), key.c_str());
            keys.insert(keys.begin() + static_cast<std::ptrdiff_t>(at), key);
        }
        QVERIFY(std::is_sorted(keys.begin(), keys.end()));
        QCOMPARE(std::set<std::string>(keys.begin(), keys.end()).size(), keys.size());
    }

    void fewKeysAreRepaired()
    {
        using Keys = std::vector<std::string>;
        QCOMPARE(repairedOrderKeys(Keys{"", "", ""}), (Keys{"a0", "a1", "a2"}));
        QCOMPARE(repairedOrderKeys(Keys{"a0", "a1", "a2"}), (Keys{"a0", "a1", "a2"}));
        QCOMPARE(repairedOrderKeys(Keys{"a0", "bad!", "a1"}), (Keys{"a0", "a0V", "a1"}));
        QCOMPARE(repairedOrderKeys(Keys{"a0", "a9", "a1", "a2"}), (Keys{"a0", "a0V", "a1", "a2"}));
        QCOMPARE(repairedOrderKeys(Keys{"a1", "a1", "a1"}), (Keys{"Zz", "a0", "a1"}));
    }

    void aTouchedElementIsNewer()
    {
        Random random(1);
        Element element;
        element.version = 4;
        const Element after = touched(element, 1234, random);
        QCOMPARE(after.version, std::int64_t{5});
        QCOMPARE(after.updated, std::int64_t{1234});
        QVERIFY(after.versionNonce != element.versionNonce);
    }

    void idsAndSeedsAreFresh()
    {
        Random random(1);
        std::set<std::string> ids;
        for (int i = 0; i < 1000; ++i) {
            const std::string id = newId(random);
            QCOMPARE(id.size(), std::size_t{21});
            ids.insert(id);
            QVERIFY(newSeed(random) > 0);
        }
        QCOMPARE(ids.size(), std::size_t{1000});
    }
};

QTEST_GUILESS_MAIN(ScenePartsTest)
#include "scene_parts_test.moc"
