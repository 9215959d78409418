// SPDX-License-Identifier: GPL-3.0-or-later
// Own presets in the window: a component becomes one, the search finds it, the file is followed.
#include "model/design/read_design.h"
#include "ui/commands/component_commands.h"
#include "ui/commands/preset_commands.h"
#include "ui/documents/own_presets.h"
#include "ui/panels/quick_add.h"
#include "ui/widgets/action_set.h"
#include "ui/window/main_window.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace ninesketch;

class OwnPresetsTest : public QObject
{
    Q_OBJECT

    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

private slots:
    void cleanup() { useOwnPresets({}); }

    void aComponentBecomesAPresetThatTheSearchFinds()
    {
        QTemporaryDir folder;
        MainWindow window;
        window.presets().setFile(folder.filePath("config/presets.json"));
        window.show();
        const std::string id = window.components().place({findKind("cache"), nullptr, "Zebra", 3}, std::nullopt, false);
        window.desk().select({id});
        window.actions().action("save-preset")->trigger();
        const Preset *kept = findPreset("my-zebra");
        QVERIFY(kept);
        QCOMPARE(kept->kindId, std::string("cache"));
        const auto replicas = std::ranges::find(kept->values, "replicas", &Preset::Value::key);
        QVERIFY(replicas != kept->values.end());
        QCOMPARE(replicas->number.value(), 3.0);
        QCOMPARE(replicas->source, std::string("yours"));

        window.openQuickAdd();
        auto *search = window.findChild<QuickAdd *>();
        QTest::keyClicks(search->findChild<QLineEdit *>(), "zebra");
        const QString row = search->findChild<QListWidget *>()->item(0)->text();
        QVERIFY2(row.contains("Zebra") && row.contains("yours"), qPrintable(row));
    }

    /// One name may mean several products: each row says which.
    void noTwoSuggestionsReadTheSame()
    {
        MainWindow window;
        window.show();
        for (const char *words : {"orders db", "redis 3x", "order queue", "lb"}) {
            window.openQuickAdd();
            auto *search = window.findChild<QuickAdd *>();
            QTest::keyClicks(search->findChild<QLineEdit *>(), words);
            const auto *list = search->findChild<QListWidget *>();
            QStringList rows;
            for (int i = 0; i < list->count(); ++i)
                rows << list->item(i)->text();
            QVERIFY(!rows.isEmpty());
            QVERIFY2(QStringList(rows).removeDuplicates() == 0, qPrintable(rows.join('\n')));
            QTest::keyClick(search->findChild<QLineEdit *>(), Qt::Key_Escape);
        }
    }

    void theTipOfANumberNamesTheSourceOfItsProduct()
    {
        QTemporaryDir folder;
        write(folder.filePath("presets.json"),
              R"({"entries": [{"id": "mine", "name": "Mine", "kind": "cache", "values": [
            {"key": "p50", "value": 0.0004, "unit": "s", "source": "measured in May"}]}]})");
        MainWindow window;
        window.presets().setFile(folder.filePath("presets.json"));
        window.show();
        QVERIFY(findPreset("mine"));
        const std::string id =
            window.components().place({findKind("cache"), findPreset("mine"), "C", {}}, std::nullopt, false);
        window.desk().select({id});
        window.showPage("inspector");
        const auto *p50 = window.findChild<QLineEdit *>("field:p50");
        QVERIFY(p50 && p50->placeholderText().startsWith("400"));
        QVERIFY2(p50->toolTip().contains("measured in May"), qPrintable(p50->toolTip()));
        const auto *p99 = window.findChild<QLineEdit *>("field:p99"); // which the product leaves to its kind
        QVERIFY2(p99 && p99->toolTip().contains("in-memory store"), qPrintable(p99 ? p99->toolTip() : QString()));
    }

    /// A product is found by any part of its name, whether the list is open or not.
    void aProductIsFoundByTyping()
    {
        MainWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const std::string id =
            window.components().place({findKind("sql-database"), nullptr, "Orders", {}}, std::nullopt, false);
        window.desk().select({id});
        window.showPage("inspector");
        const auto box = [&] {
            QComboBox *found = nullptr;
            for (auto *one : window.findChildren<QComboBox *>())
                if (one->isVisible() && one->accessibleName() == "Product")
                    found = one;
            return found;
        };
        QVERIFY(box());
        QTest::mouseClick(box()->lineEdit(), Qt::LeftButton);
        QTRY_VERIFY(box()->view()->isVisible()); // all of them
        QTest::keyClick(box()->view(), Qt::Key_U);
        QTest::keyClicks(box(), "rora");
        QVERIFY(!box()->view()->isVisible());
        QCOMPARE(box()->lineEdit()->text(), QString("urora"));
        QTest::keyClick(box()->completer()->popup(), Qt::Key_Return);
        QVERIFY2(box()->currentText().contains("Aurora"), qPrintable(box()->currentText()));
        const auto model = componentModel(*window.editor().scene().find(id));
        QVERIFY(model && !model->preset.empty());
        QCOMPARE(QString::fromStdString(model->preset), box()->currentData().toString());
    }

    void theFileIsFollowedAndMistakesAreSaid()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("presets.json");
        OwnPresets presets;
        QStringList said;
        connect(&presets, &OwnPresets::complained, [&](const QString &sentence) { said << sentence; });
        presets.setFile(path);
        QVERIFY(said.isEmpty()); // no file is no mistake
        write(path, R"({"entries": [{"id": "mine", "name": "Mine", "kind": "cache", "values": []}]})");
        QTRY_VERIFY(findPreset("mine"));
        write(path, "{\n\"entries\": [\n{\"id\": \"mine\", \"name\": \"Mine\", \"kind\": \"cash\"}]}");
        QTRY_COMPARE(said.size(), 1);
        QVERIFY2(said[0].startsWith("presets.json, line 3: there is no kind \"cash\""), qPrintable(said[0]));
        QVERIFY(!findPreset("mine"));
        Preset other;
        other.id = "other", other.name = "Other", other.kindId = "cache";
        QCOMPARE(presets.keep(other), QString());
        QVERIFY(findPreset("other"));
        write(path, "{");
        QVERIFY(!presets.keep(other).isEmpty()); // a file with a mistake is not written over
    }
};

QTEST_MAIN(OwnPresetsTest)
#include "own_presets_test.moc"
