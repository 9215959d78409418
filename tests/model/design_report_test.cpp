// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/design_report.h"

#include <QTest>

using namespace ninesketch;

class DesignReportTest : public QObject
{
    Q_OBJECT

private slots:
    void bothFormsSayTheSameAndEscape()
    {
        Document document;
        document.title = "A <b> & *c*";
        document.blocks = {Heading{2, "Head_line"},
                           Paragraph{"a|b", true},
                           TableBlock{{"x", "y"}, {{"1|2", "<3"}, {"only one"}}, {false, true}},
                           CodeBlock{"```\ncode"},
                           Bullets{{"one", "two"}},
                           PictureBlock{"design.png", "a [picture]"}};
        const std::string markdown = toMarkdown(document);
        QCOMPARE(markdown,
                 std::string("# A \\<b\\> & \\*c\\*\n\n## Head\\_line\n\n*a\\|b*\n\n| x | y |\n| --- | ---: |\n"
                             "| 1\\|2 | \\<3 |\n| only one |  |\n\n````\n```\ncode\n````\n\n- one\n- two\n\n"
                             "![a \\[picture\\]](design.png)\n"));
        const std::string html = toHtml(document);
        QVERIFY(html.find("<h1>A &lt;b&gt; &amp; *c*</h1>") != std::string::npos);
        QVERIFY(html.find("<td class=\"n\">&lt;3</td>") != std::string::npos);
        QVERIFY(html.find("<script") == std::string::npos && html.find("http") == std::string::npos);
    }

    void unknownIsSaid()
    {
        Design design;
        Component service;
        service.id = "s";
        service.key = service.name = "orders";
        service.kind = findKind("service");
        QVERIFY(service.kind);
        design.components = {service};
        Report report;
        ClassReport one;
        one.id = one.name = "buy";
        report.classes = {one};
        ComponentReport of;
        of.id = "s";
        of.name = "orders";
        report.components = {of};
        ReportContext context;
        context.workings = false;
        context.framework.at(FrameworkStep::Functional) = "users can buy";
        const std::string markdown = toMarkdown(designReport(design, report, context));
        QVERIFY(markdown.find("| buy | unknown | unknown |") != std::string::npos);
        QVERIFY(markdown.find("- users can buy") != std::string::npos);
        QVERIFY(markdown.find("default") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(DesignReportTest)
#include "design_report_test.moc"
