// SPDX-License-Identifier: GPL-3.0-or-later
// Each example is a worked interview: its lines are understood, and are about what is drawn.
#include "model/design/read_design.h"
#include "model/evaluation/evaluate.h"
#include "model/framework/design_review.h"
#include "model/load/driven_classes.h"
#include "model/scene/read_scene.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace ninesketch;

class ExampleInterviewsTest : public QObject
{
    Q_OBJECT

private slots:
    void interviews_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(SOURCE_ROOT "/resources/examples");
        const QStringList names = folder.entryList({"*.excalidraw"});
        QVERIFY(names.size() >= 36);
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }

    void interviews()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Scene scene = *readScene(file.readAll().toStdString());
        const Design design = readDesign(scene);
        const Framework framework = frameworkOf(design.settings);
        for (const FrameworkStep step : {FrameworkStep::Functional, FrameworkStep::NonFunctional,
                                         FrameworkStep::Entities, FrameworkStep::Interface, FrameworkStep::DataFlow})
            QVERIFY2(!framework.at(step).empty(), frameworkSteps()[static_cast<std::size_t>(step)].title);
        const bool naive = path.contains("-naive");
        QCOMPARE(framework.at(FrameworkStep::DeepDives).empty(), naive); // there the next step is to propose some

        std::vector<FrameworkRemark> remarks = reviewFramework(framework);
        for (FrameworkRemark &remark : reviewAgainstDesign(framework, design, evaluate(design)))
            remarks.push_back(std::move(remark));
        std::size_t judged = 0;
        for (const FrameworkRemark &remark : remarks) {
            const bool missed = remark.sentence.starts_with("missed");
            judged += remark.sentence.starts_with("met") || missed;
            const std::string where =
                frameworkSteps()[static_cast<std::size_t>(remark.step)].title + std::to_string(remark.line + 1);
            QVERIFY2(!remark.isProblem || (missed && naive), (where + ": " + remark.sentence).c_str());
        }
        QCOMPARE(judged, design.targets.size());

        const Interface interface = interfaceOf(framework, design.classes);
        for (std::size_t i = 0; i < interface.lines.size(); ++i)
            QVERIFY2(interface.classes[i], interface.lines[i].path.c_str());
        QCOMPARE(interface.lines.size(), design.classes.size());

        const LoadPad pad = readLoadPad(loadPadOf(readDocument(scene)));
        for (const PadLine &line : pad.lines)
            QVERIFY2(line.error.empty(), line.error.c_str());
        const auto driven = drivenClasses(pad, design.classes);
        QCOMPARE(driven.size(), design.classes.size());
        for (std::size_t i = 0; i < driven.size(); ++i) {
            QVERIFY2(driven[i], pad.classes[i].name.c_str());
            const double drawn = design.classes[*driven[i]].peakRate.value_or(0);
            QVERIFY2(std::abs(pad.classes[i].peakRate.likely - drawn) <= 1e-6 * drawn,
                     (pad.classes[i].name + ": " + std::to_string(pad.classes[i].peakRate.likely) + " and " +
                      std::to_string(drawn))
                         .c_str());
        }
    }
};

QTEST_APPLESS_MAIN(ExampleInterviewsTest)
#include "example_interviews_test.moc"
