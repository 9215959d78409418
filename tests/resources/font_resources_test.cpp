// SPDX-License-Identifier: GPL-3.0-or-later
// The fonts that are built in: whole, told apart by Qt, and as wide as in Excalidraw.
#include "resources/resources.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QRawFont>
#include <QTest>

class FontResourcesTest : public QObject
{
    Q_OBJECT
private:
    // measured once at a large size and scaled down, so that rounding to 1/64 px does not add up
    static double width(const QString &family, const QString &text, double size)
    {
        QFont font(family);
        font.setPixelSize(1000);
        font.setHintingPreference(QFont::PreferNoHinting);
        return QFontMetricsF(font).horizontalAdvance(text) * size / 1000;
    }

private slots:
    void initTestCase()
    {
        const QStringList files = ninesketch::fontFiles();
        QCOMPARE(files.size(), 10);
        QStringList families;
        for (const QString &file : files) {
            const int id = QFontDatabase::addApplicationFont(file);
            QVERIFY2(id >= 0, qPrintable(file));
            families += QFontDatabase::applicationFontFamilies(id);
        }
        families.removeDuplicates();
        QCOMPARE(families.size(), 10);
    }
    void chinese_japanese_and_korean_come_from_a_file_beside_the_program()
    {
        const QRawFont font(ninesketch::cjkFontFile(), 20);
        QVERIFY(font.isValid());
        QCOMPARE(font.familyName(), QString("Ninesketch Xiaolai"));
        for (const char32_t c : U"消息队列データ로드（）、₹")
            QVERIFY2(c == 0 || font.supportsCharacter(c), qPrintable(QString::number(uint(c), 16)));
        QVERIFY(!font.supportsCharacter(U'a')); // Latin stays Excalifont's
    }
    void widths_are_excalidraws_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("expected");
        QTest::newRow("kerned capitals") << "Ninesketch Excalifont"
                                         << "AVATAR To We Ty" << 182.20;
        QTest::newRow("nunito kerning") << "Ninesketch Nunito-1-latin"
                                        << "AVATAR To We Ty" << 168.18;
    }
    void widths_are_excalidraws()
    {
        QFETCH(QString, family);
        QFETCH(QString, text);
        QFETCH(double, expected);
        const double actual = width(family, text, 20);
        QVERIFY2(qAbs(actual - expected) < 0.05, qPrintable(QString::number(actual)));
    }
};
QTEST_MAIN(FontResourcesTest)
#include "font_resources_test.moc"
