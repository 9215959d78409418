// SPDX-License-Identifier: GPL-3.0-or-later
// A person's own presets: what is read of a file, what is said about mistakes, and where they are found.
#include "model/design/design_text.h"
#include "model/design/preset_text.h"

#include <QTest>

using namespace ninesketch;

class PresetTextTest : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { useOwnPresets({}); }

    void valuesAreNumbersQuantitiesAndChoices()
    {
        const PresetText read = readPresetText(R"({"entries": [
            {"id": "mine", "name": "Mine", "kind": "sql-database", "values": [
                {"key": "serviceTime", "value": "4 ms", "source": "load test"},
                {"key": "replicas", "value": 3},
                {"key": "replication", "value": "quorum"}]}]})");
        QVERIFY2(read.complaints.empty(), read.complaints.empty() ? "" : read.complaints[0].c_str());
        QCOMPARE(read.presets.size(), std::size_t(1));
        const Preset &mine = read.presets[0];
        QCOMPARE(mine.values.size(), std::size_t(3));
        QCOMPARE(mine.values[0].number.value(), 0.004);
        QCOMPARE(mine.values[0].source, std::string("load test"));
        QCOMPARE(mine.values[1].source, std::string("yours"));
        QCOMPARE(mine.values[2].text, std::string("quorum"));
    }

    void mistakesAreSaidWithTheirLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("complaint");
        const auto entry = [](const char *kind, const char *value) {
            return QString(
                       "{\n\"entries\": [\n{\"id\": \"a\", \"name\": \"A\", \"kind\": \"%1\", \"values\": [\n%2]}]}")
                .arg(kind, value);
        };
        QTest::newRow("no JSON") << "{\n\"entries\": [\n}"
                                 << "line 3: this is no JSON";
        QTest::newRow("no entries") << "{}"
                                    << "line 1: there should be a list of \"entries\"";
        QTest::newRow("kind") << entry("databse", "") << "line 3: there is no kind \"databse\"";
        QTest::newRow("key") << entry("cache", "{\"key\": \"latency\", \"value\": 1}")
                             << "line 4: a Cache has no \"latency\"";
        QTest::newRow("range") << entry("cache", "{\"key\": \"hitRatio\", \"value\": 3}")
                               << "line 4: \"hitRatio\" lies between";
        QTest::newRow("quantity") << entry("cache", "{\"key\": \"serviceTime\", \"value\": \"fast\"}")
                                  << "line 4: \"serviceTime\": \"fast\" is not a time like \"2ms\" or \"1.5 h\".";
        QTest::newRow("objects elsewhere")
            << entry("cache", "{\"key\": \"latency\", \"value\": {\"a\": 1}}")
                   .replace("{\n\"entries\"", "{\"mine\": [{\"of\": [{}]}],\n\n\"entries\"")
            << "line 5: a Cache has no \"latency\".";
        QTest::newRow("deep") << QString(1000, '[') << "line 1: this is no JSON: brackets are nested";
        QTest::newRow("choice") << entry("cache", "{\"key\": \"policy\", \"value\": \"write-up\"}")
                                << "line 4: \"write-up\" is no choice";
        QTest::newRow("the catalogue's") << entry("cache", "").replace("\"a\"", "\"aws-dynamodb\"")
                                         << "line 3: \"aws-dynamodb\" is in the catalogue already";
    }

    void mistakesAreSaidWithTheirLine()
    {
        QFETCH(QString, text);
        QFETCH(QString, complaint);
        const PresetText read = readPresetText(text.toStdString());
        QCOMPARE(read.complaints.size(), std::size_t(1));
        QVERIFY2(read.complaints[0].starts_with(complaint.toStdString()), read.complaints[0].c_str());
    }

    void theRestIsRead()
    {
        const PresetText read = readPresetText(R"({"entries": [7, {"id": "a", "name": "A", "kind": "cache", "values": [
            3, {"key": "nothing", "value": 1}, {"key": "hitRatio", "value": 0.8}]},
            {"id": "a", "name": "again", "kind": "cache"}, {"id": "b", "name": "B", "kind": "service"}]})");
        QCOMPARE(read.presets.size(), std::size_t(2));
        QCOMPARE(read.presets[0].values.size(), std::size_t(1));
        QCOMPARE(read.complaints.size(), std::size_t(4));
    }

    void theyAreFoundAndStayValid()
    {
        const std::size_t shipped = allPresets().size();
        Preset mine;
        mine.id = "my-zebra", mine.name = "Zebra store", mine.kindId = "sql-database";
        mine.values = {{"serviceTime", 0.123, "", "yours", "", ""}};
        useOwnPresets({mine});
        const Preset *found = findPreset("my-zebra");
        QVERIFY(found && isOwnPreset(*found));
        QVERIFY(!isOwnPreset(allPresets().front()));
        QCOMPARE(allPresets().size(), shipped + 1);
        QCOMPARE(searchPalette("zebra").front().preset, found);
        const auto design = readDesignText(R"({"type": "ninesketch/design", "version": 1,
            "components": [{"id": "db", "preset": "my-zebra"}]})");
        QVERIFY2(design.hasValue(), design ? "" : design.error().c_str());
        QCOMPARE(design->components[0].number("serviceTime").value(), 0.123);
        useOwnPresets({});
        QCOMPARE(allPresets().size(), shipped);
        QCOMPARE(found->name, std::string("Zebra store"));
    }

    void oneIsAddedOrReplaced()
    {
        Preset mine;
        mine.id = "mine", mine.name = "Mine", mine.kindId = "cache";
        mine.values = {{"hitRatio", 0.8, "", "yours", "", ""}};
        const auto first = withPreset("", mine);
        QVERIFY(first.hasValue());
        mine.values[0].number = 0.9;
        const auto second = withPreset(*first, mine);
        const PresetText read = readPresetText(*second);
        QCOMPARE(read.presets.size(), std::size_t(1));
        QCOMPARE(read.presets[0].values[0].number.value(), 0.9);
        QVERIFY(!withPreset("{\n\"entries\": [", mine));
    }
};

QTEST_GUILESS_MAIN(PresetTextTest)
#include "preset_text_test.moc"
