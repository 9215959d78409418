// SPDX-License-Identifier: GPL-3.0-or-later
// What floats over the canvas in windows of all sizes: nothing is squeezed, and a drawing is fitted into what is free.
#include "model/scene/bounds.h"
#include "tests/support/window.h"
#include "ui/panels/palette_bar.h"
#include "ui/panels/style_panel.h"
#include "ui/widgets/rail_button.h"

using namespace ninesketch;

class WindowLayoutTest : public QObject
{
    Q_OBJECT

    static void sizes()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("small") << QSize(1000, 640);
        QTest::newRow("laptop") << QSize(1366, 768);
        QTest::newRow("large") << QSize(1900, 1200);
    }

private slots:
    void styleButtonsKeepTheirHeight_data() { sizes(); }
    void styleButtonsKeepTheirHeight()
    {
        QFETCH(QSize, size);
        Person person;
        person.window.resize(size);
        const std::string id = person.addShape(ElementType::Rectangle, {0, 0, 200, 100});
        person.window.select({id});
        QTest::qWait(0);
        auto &panel = person.panel<StylePanel>();
        QVERIFY(panel.isVisible());
        QVERIFY(panel.geometry().bottom() <= person.canvas().height());
        for (const QWidget *button : panel.findChildren<IconButton *>())
            if (button->isVisibleTo(&panel))
                QVERIFY2(button->height() >= button->sizeHint().height(), qPrintable(button->accessibleName()));
    }

    void railShowsAllPages_data() { sizes(); }
    void railShowsAllPages()
    {
        QFETCH(QSize, size);
        Person person;
        person.window.resize(size);
        person.window.showPage("inspector");
        QTest::qWait(0);
        const auto buttons = person.window.findChildren<RailButton *>();
        QVERIFY(buttons.size() >= 12);
        for (const RailButton *button : buttons)
            QVERIFY(button->parentWidget()->rect().contains(button->geometry()));
    }

    void drawingIsFittedBetweenTheBars_data() { sizes(); }
    void drawingIsFittedBetweenTheBars()
    {
        QFETCH(QSize, size);
        Person person;
        person.window.resize(size);
        const std::string id = person.addShape(ElementType::Rectangle, {0, 0, 900, 3000});
        QTest::qWait(0);
        person.window.fitAll();
        const Rect box = *commonBox(person.scene(), {id});
        const double top = person.canvas().toWidget({0, box.y}).y(),
                     bottom = person.canvas().toWidget({0, box.bottom()}).y();
        const auto &palette = person.panel<PaletteBar>();
        QVERIFY(top > 50);
        QVERIFY2(bottom < palette.y() + Island::shadow, qPrintable(QString::number(bottom)));
    }
};

QTEST_MAIN(WindowLayoutTest)
#include "window_layout_test.moc"
