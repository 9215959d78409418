// SPDX-License-Identifier: GPL-3.0-or-later
// The schema in docs is the one the program makes, and says what the reader does.
#include "model/design/design_schema.h"
#include "model/design/design_text.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>

using namespace ninesketch;

namespace
{

/// As far as this schema goes: does the value fit it? (type, enum, const, limits, pattern, anyOf, not,
/// properties, items, $ref, if)
bool fits(const Json &value, const Json &schema, const Json &root)
{
    if (schema.contains("$ref"))
        return fits(value, root.at(Json::json_pointer(schema["$ref"].get<std::string>().substr(1))), root);
    const auto isOf = [&](const std::string &type) {
        return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
               (type == "string" && value.is_string()) || (type == "number" && value.is_number()) ||
               (type == "integer" && value.is_number() && value == std::floor(value.get<double>())) ||
               (type == "boolean" && value.is_boolean());
    };
    if (schema.contains("type")) {
        const Json &type = schema["type"];
        if (type.is_string() ? !isOf(type) : std::ranges::none_of(type, [&](const Json &one) { return isOf(one); }))
            return false;
    }
    if (schema.contains("const") && value != schema["const"])
        return false;
    if (schema.contains("enum") && std::ranges::find(schema["enum"], value) == schema["enum"].end())
        return false;
    if (value.is_number() && schema.contains("minimum") && value.get<double>() < schema["minimum"].get<double>())
        return false;
    if (value.is_number() && schema.contains("maximum") && value.get<double>() > schema["maximum"].get<double>())
        return false;
    if (value.is_string() && schema.contains("pattern") &&
        !QRegularExpression(QString::fromStdString(schema["pattern"])).match(QString::fromStdString(value)).hasMatch())
        return false;
    if (schema.contains("not") && fits(value, schema["not"], root))
        return false;
    const auto fitsOne = [&](const Json &one) { return fits(value, one, root); };
    if (schema.contains("anyOf") && std::ranges::none_of(schema["anyOf"], fitsOne))
        return false;
    if (schema.contains("allOf"))
        for (const Json &one : schema["allOf"])
            if (fits(value, one["if"], root) && !fits(value, one["then"], root))
                return false;
    if (schema.contains("required"))
        for (const Json &key : schema["required"])
            if (!value.contains(key.get<std::string>()))
                return false;
    if (value.is_object())
        for (const auto &[key, member] : value.items()) {
            if (schema.contains("properties") && schema["properties"].contains(key)) {
                if (!fits(member, schema["properties"][key], root))
                    return false;
            } else if (schema.contains("additionalProperties")) {
                const Json &others = schema["additionalProperties"];
                if (others.is_boolean() ? !others.get<bool>() : !fits(member, others, root))
                    return false;
            }
        }
    if (value.is_array() && schema.contains("items"))
        return std::ranges::all_of(value, [&](const Json &one) { return fits(one, schema["items"], root); });
    return true;
}

/// A value that the schema of a property allows.
Json valueFor(const Json &schema)
{
    if (schema.contains("enum"))
        return schema["enum"].back();
    if (schema.contains("default"))
        return schema["default"];
    if (schema.contains("examples"))
        return schema["examples"][0];
    if (schema.contains("anyOf"))
        return schema["anyOf"][0].value("type", "") == "boolean" ? Json(true) : Json("a");
    return schema.value("type", "") == "boolean" ? Json(true) : Json("a");
}

Json smallDesign()
{
    return Json::parse(R"({"type": "ninesketch/design", "components": [{"id": "a", "kind": "client"},
        {"id": "b", "kind": "service", "params": {}}], "calls": [{"from": "a", "to": "b"}],
        "classes": [{"id": "c"}], "targets": [], "settings": {}})");
}

} // namespace

class DesignSchemaTest : public QObject
{
    Q_OBJECT

private slots:
    void theFileIsWhatTheProgramMakes()
    {
        QFile file(SOURCE_ROOT "/docs/design.schema.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(file.readAll().toStdString() == designSchema().dump(2) + "\n",
                 "write it anew: ninesketch schema > docs/design.schema.json");
    }

    void examplesFitAndAreRead()
    {
        const Json schema = designSchema();
        for (const Json &example : schema["examples"]) {
            QVERIFY(fits(example, schema, schema));
            const auto design = readDesignText(example.dump());
            QVERIFY2(design, design ? "" : design.error().c_str());
            QVERIFY(fits(Json::parse(writeDesignText(*design)), schema, schema));
        }
    }

    void everyParameterIsAccepted()
    {
        const Json schema = designSchema();
        for (const Kind &kind : allKinds())
            for (const auto &[key, property] : schema["$defs"][kind.id]["properties"].items()) {
                Json design = smallDesign();
                design["components"][1]["kind"] = kind.id;
                if (key == "needed")
                    design["components"][1]["params"]["replicas"] = 3;
                design["components"][1]["params"][key] = valueFor(property);
                const auto read = readDesignText(design.dump());
                QVERIFY2(read, (kind.id + "." + key + ": " + (read ? "" : read.error())).c_str());
                QVERIFY2(fits(design, schema, schema), (kind.id + "." + key).c_str());
            }
    }

    void everyWordOfACallIsAccepted()
    {
        const Json schema = designSchema();
        for (const auto &[key, property] : schema["$defs"]["call"]["properties"].items()) {
            if (key == "from" || key == "to" || key == "classes")
                continue;
            Json design = smallDesign();
            if (key == "quorum")
                design["calls"][0]["copies"] = 3;
            design["calls"][0][key] = valueFor(property);
            const auto read = readDesignText(design.dump());
            QVERIFY2(read, (key + ": " + (read ? "" : read.error())).c_str());
        }
        for (const auto &[key, property] : schema["$defs"]["settings"]["properties"].items()) {
            Json design = smallDesign();
            design["settings"][key] = key == "roundTrip"    ? Json{{"zone", "1-2 ms"}}
                                      : key == "repairTime" ? Json("30 min")
                                                            : valueFor(property);
            const auto read = readDesignText(design.dump());
            QVERIFY2(read, (key + ": " + (read ? "" : read.error())).c_str());
        }
    }

    void whatTheReaderRefusesDoesNotFit_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::newRow("unknown kind") << "/components/1/kind"
                                      << "\"castle\"";
        QTest::newRow("unknown word") << "/colour"
                                      << "\"red\"";
        QTest::newRow("unknown word of a component") << "/components/0/colour"
                                                     << "1";
        QTest::newRow("unknown parameter") << "/components/1/params/hitRatio"
                                           << "0.5";
        QTest::newRow("negative") << "/components/1/params/serviceTime"
                                  << "-1";
        QTest::newRow("unknown choice") << "/components/1/params/routing"
                                        << "\"by mood\"";
        QTest::newRow("half a range") << "/components/1/params/serviceTime"
                                      << R"({"low": 1})";
        QTest::newRow("no callee") << "/calls/0"
                                   << R"({"from": "a"})";
        QTest::newRow("unknown mode") << "/calls/0/mode"
                                      << "\"smoke\"";
        QTest::newRow("another type") << "/type"
                                      << "\"excalidraw\"";
        QTest::newRow("unknown metric") << "/targets/0"
                                        << R"({"metric": "p98", "value": 1})";
        QTest::newRow("percent as a number") << "/components/1/params/availability"
                                             << "99.9";
        QTest::newRow("half a server") << "/components/1/params/servers"
                                       << "1.5";
        QTest::newRow("unknown word of a target") << "/targets/0"
                                                  << R"({"metric": "p99", "value": 1, "window": 2})";
        QTest::newRow("unknown word of a class") << "/classes/0"
                                                 << R"({"id": "read", "priority": 1})";
        QTest::newRow("unknown setting") << "/settings/targetUtilization"
                                         << "0.5";
        QTest::newRow("unknown distance") << "/settings/roundTrip"
                                          << R"({"moon": 1})";
        QTest::newRow("a word instead of a quantity") << "/components/1/params/serviceTime"
                                                      << "\"soon\"";
        QTest::newRow("a class without a name") << "/classes/0"
                                                << R"({"share": 1})";
        QTest::newRow("a service's parameters where no kind is stated") << "/components/0"
                                                                        << R"({"id": "a", "params": {"rate": 1}})";
        QTest::newRow("a list instead") << "/components/1/params"
                                        << "[]";
    }

    void whatTheReaderRefusesDoesNotFit()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        const Json schema = designSchema();
        Json design = smallDesign();
        QVERIFY(fits(design, schema, schema));
        QVERIFY(readDesignText(design.dump()));
        design[Json::json_pointer(pointer.toStdString())] = Json::parse(value.toStdString());
        QVERIFY(!fits(design, schema, schema));
        QVERIFY(!readDesignText(design.dump()));
    }
};

QTEST_APPLESS_MAIN(DesignSchemaTest)
#include "design_schema_test.moc"
