// SPDX-License-Identifier: GPL-3.0-or-later
// Presenting where there is a second screen.
#include "model/design/design_text.h"
#include "model/design/draw_design.h"
#include "ui/present/speaker_view.h"
#include "ui/window/main_window.h"
#include "ui/window/presentation.h"

#include <QApplication>
#include <QScreen>
#include <QTemporaryFile>
#include <QTest>

using namespace ninesketch;

class TwoScreensTest : public QObject
{
    Q_OBJECT

private slots:
    /// The speaker's view has the other screen, with room for the title that a window manager gives it.
    void theSpeakersViewHasTheOtherScreen()
    {
        QCOMPARE(QGuiApplication::screens().size(), 2);
        MainWindow window;
        window.move(0, 0);
        window.resize(1000, 700);
        window.show();
        const Design design = *readDesignText(
            R"({"components": [{"id": "u", "kind": "client"}, {"id": "s", "kind": "service"}],
                "calls": [{"from": "u", "to": "s"}]})");
        window.editor().setDocument(drawDesign(design, window.edit().metrics));
        window.presentation().start();
        auto *speaker = window.findChild<SpeakerView *>("speaker");
        QVERIFY(speaker && speaker->isVisible());
        constexpr int title = 24;
        const QRect other = QGuiApplication::screens()
                                .at(window.screen() == QGuiApplication::screens().at(0) ? 1 : 0)
                                ->availableGeometry();
        QVERIFY(other.adjusted(0, title, 0, 0).contains(speaker->geometry()));
        QVERIFY(speaker->height() > other.height() * 9 / 10);
        QCOMPARE(speaker->width(), other.width());
        window.presentation().stop();
    }
};

int main(int argc, char **argv)
{
    QTemporaryFile screens;
    if (!screens.open())
        return 1;
    screens.write(R"({"screens": [{"name": "one", "x": 0, "y": 0, "width": 1200, "height": 800},
                                  {"name": "two", "x": 1200, "y": 0, "width": 1200, "height": 800}]})");
    screens.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + screens.fileName().toUtf8());
    QApplication application(argc, argv);
    TwoScreensTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "two_screens_test.moc"
