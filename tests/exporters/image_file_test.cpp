// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures from outside: what is taken, what is made smaller, what is refused and in which words.
#include "exporters/image_file.h"
#include "exporters/images.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QImage>
#include <QImageWriter>
#include <QTest>
#include <avif/avif.h>
#include <nlohmann/json.hpp>

using namespace ninesketch;

namespace
{

QImage noise(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    std::uint32_t state = 1;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, (state = state * 1664525u + 1013904223u) >> 8);
    return image;
}

QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

/// As an encoder with these properties writes it.
QByteArray avif(const QImage &image, const std::function<void(avifImage &)> &change = {})
{
    const QImage pixels = image.convertToFormat(QImage::Format_RGBA8888);
    const std::unique_ptr<avifImage, void (*)(avifImage *)> picture(
        avifImageCreate(static_cast<std::uint32_t>(pixels.width()), static_cast<std::uint32_t>(pixels.height()), 8,
                        AVIF_PIXEL_FORMAT_YUV444),
        avifImageDestroy);
    avifRGBImage rgb;
    avifRGBImageSetDefaults(&rgb, picture.get());
    rgb.pixels = const_cast<std::uint8_t *>(pixels.constBits());
    rgb.rowBytes = static_cast<std::uint32_t>(pixels.bytesPerLine());
    avifImageRGBToYUV(picture.get(), &rgb);
    if (change)
        change(*picture);
    const std::unique_ptr<avifEncoder, void (*)(avifEncoder *)> encoder(avifEncoderCreate(), avifEncoderDestroy);
    encoder->speed = AVIF_SPEED_FASTEST;
    encoder->minQuantizer = encoder->maxQuantizer = AVIF_QUANTIZER_LOSSLESS;
    avifRWData out = AVIF_DATA_EMPTY;
    avifEncoderWrite(encoder.get(), picture.get(), &out);
    const QByteArray bytes(reinterpret_cast<const char *>(out.data), static_cast<qsizetype>(out.size));
    avifRWDataFree(&out);
    return bytes;
}

/// Red at the left top, green at the right top, blue below, the left half of that seen through.
QImage fourColours()
{
    QImage image(60, 40, QImage::Format_RGBA8888);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixelColor(x, y, y < 20 ? (x < 30 ? Qt::red : Qt::green) : QColor(0, 0, 255, x < 30 ? 0 : 255));
    return image;
}

bool near(const QColor &a, const QColor &b)
{
    const auto apart = [](int c, int d) { return std::abs(c - d) > 6; };
    return !apart(a.alpha(), b.alpha()) &&
           (a.alpha() == 0 || (!apart(a.red(), b.red()) && !apart(a.green(), b.green()) && !apart(a.blue(), b.blue())));
}

QByteArray bytesOf(const ImageFile &file)
{
    return parseDataUrl(QByteArray::fromStdString(file.dataUrl))->bytes;
}

} // namespace

class ImageFileTest : public QObject
{
    Q_OBJECT

private slots:
    void takesEveryFormat_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QString>("mimeType");
        QTest::newRow("PNG") << QByteArray("png") << "image/png";
        QTest::newRow("JPEG") << QByteArray("jpg") << "image/jpeg";
        QTest::newRow("BMP") << QByteArray("bmp") << "image/bmp";
        QTest::newRow("ICO") << QByteArray("ico") << "image/x-icon";
        QTest::newRow("WebP") << QByteArray("webp") << "image/webp";
    }

    void takesEveryFormat()
    {
        QFETCH(QByteArray, format);
        QFETCH(QString, mimeType);
        if (!QImageWriter::supportedImageFormats().contains(format))
            QSKIP("Qt has no plugin for it here");
        const QByteArray bytes = encoded(noise(40, 30), format.constData());
        const auto file = readImageFile(bytes, "some name");
        QVERIFY2(file.hasValue(), file ? "" : file.error().c_str());
        QCOMPARE(QString::fromStdString(file->mimeType), mimeType);
        QCOMPARE(file->size, QSizeF(40, 30));
        QCOMPARE(QByteArray::fromStdString(file->id),
                 QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex());
        QCOMPARE(bytesOf(*file), bytes); // to the byte
    }

    void avifIsAsItsFileSays_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QSizeF>("size");
        QTest::addColumn<QColor>("leftTop");
        QTest::addColumn<QColor>("rightBottom");
        const QImage image = fourColours();
        const QColor red = Qt::red, green = Qt::green, blue = Qt::blue, none(0, 0, 0, 0);
        QTest::newRow("plain") << avif(image) << QSizeF(60, 40) << red << blue;
        QTest::newRow("turned") << avif(image,
                                        [](avifImage &i) {
                                            i.transformFlags = AVIF_TRANSFORM_IROT;
                                            i.irot.angle = 1;
                                        })
                                << QSizeF(40, 60) << green << none;
        QTest::newRow("mirrored") << avif(image,
                                          [](avifImage &i) {
                                              i.transformFlags = AVIF_TRANSFORM_IMIR;
                                              i.imir.mode = 1;
                                          })
                                  << QSizeF(60, 40) << green << none;
        QTest::newRow("cropped") << avif(image,
                                         [](avifImage &i) {
                                             i.transformFlags = AVIF_TRANSFORM_CLAP;
                                             const avifCropRect right{30, 0, 30, 20};
                                             avifDiagnostics unused{};
                                             avifCleanApertureBoxConvertCropRect(&i.clap, &right, 60, 40, i.yuvFormat,
                                                                                 &unused);
                                         })
                                 << QSizeF(30, 20) << green << green;
    }

    void avifIsAsItsFileSays()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QSizeF, size);
        QFETCH(QColor, leftTop);
        QFETCH(QColor, rightBottom);
        const auto file = readImageFile(bytes, "photo.avif");
        QVERIFY2(file.hasValue(), file ? "" : file.error().c_str());
        QCOMPARE(file->mimeType, std::string("image/avif"));
        QCOMPARE(bytesOf(*file), bytes); // to the byte
        QCOMPARE(file->size, size);
        const Scene scene = withImageFile({}, *file, 1234);
        ImageCache cache;
        const LoadedImagePtr painted = cache.image(file->id, scene.files());
        QCOMPARE(painted->size, size);
        QVERIFY(near(painted->pixels.pixelColor(3, 3), leftTop));
        QVERIFY(
            near(painted->pixels.pixelColor(painted->pixels.width() - 4, painted->pixels.height() - 4), rightBottom));
    }

    void largeAvifBecomesSmaller()
    {
        const auto file = readImageFile(avif(QImage(2000, 500, QImage::Format_RGB32)), "photo.avif");
        QVERIFY2(file.hasValue(), file ? "" : file.error().c_str());
        QCOMPARE(file->size, QSizeF(1440, 360));
        QCOMPARE(QImage::fromData(bytesOf(*file)).size(), QSize(1440, 360));
    }

    void largeOnesBecomeSmaller()
    {
        const QByteArray bytes = encoded(QImage(4000, 2000, QImage::Format_RGB32), "jpg");
        const auto file = readImageFile(bytes, "photo.jpg");
        QVERIFY(file.hasValue());
        QCOMPARE(file->size, QSizeF(1440, 720));
        QCOMPARE(file->mimeType, std::string("image/jpeg"));
        QCOMPARE(QImage::fromData(bytesOf(*file)).size(), QSize(1440, 720));
        QCOMPARE(QByteArray::fromStdString(file->id), // of what was given
                 QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex());
    }

    void svgsGetASize_data()
    {
        QTest::addColumn<QByteArray>("svg");
        QTest::addColumn<QSizeF>("size");
        const QByteArray head = "<svg xmlns='http://www.w3.org/2000/svg' ",
                         body = "><rect width='9' height='9'/></svg>";
        QTest::newRow("its own") << head + "width='120' height='60px'" + body << QSizeF(120, 60);
        QTest::newRow("of the view box") << head + "viewBox='0 0 300 150'" + body << QSizeF(300, 150);
        QTest::newRow("instead of a share")
            << head + "width='100%' height='100%' viewBox='0 0 30 40'" + body << QSizeF(30, 40);
        QTest::newRow("none") << head + body << QSizeF(50, 50);
        QTest::newRow("without a name space") << "<svg width='20' height='10'" + body << QSizeF(20, 10);
        QTest::newRow("behind a prologue")
            << "<?xml version='1.0'?>\n<!-- x -->\n" + head + "width='20' height='10'" + body << QSizeF(20, 10);
    }

    void svgsGetASize()
    {
        QFETCH(QByteArray, svg);
        QFETCH(QSizeF, size);
        const auto file = readImageFile(svg, "plan.svg");
        QVERIFY2(file.hasValue(), file ? "" : file.error().c_str());
        QCOMPARE(file->size, size);
        QCOMPARE(file->mimeType, std::string("image/svg+xml"));
        const QByteArray kept = bytesOf(*file);
        for (const char *needed : {"width=", "height=", "viewBox=", "xmlns="})
            QVERIFY2(kept.left(200).contains(needed), kept.constData());
        QCOMPARE(readImageFile(kept, "again")->id, file->id); // it is in order now
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        QTest::newRow("prose") << QByteArray("hello") << "not a picture that a drawing can hold";
        QTest::newRow("nothing") << QByteArray() << "not a picture";
        QTest::newRow("half an AVIF") << QByteArray("\0\0\0\x1C"
                                                    "ftypavif\0\0\0\0avifmif1",
                                                    24)
                                      << "broken: Truncated data";
        QTest::newRow("HEIC") << QByteArray("\0\0\0\x1C"
                                            "ftypheic\0\0\0\0heicmif1",
                                            24)
                              << "HEIC can't be read here";
        QTest::newRow("half a PNG") << encoded(noise(200, 200), "png").left(5000) << "broken";
        QTest::newRow("an open SVG") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'><rect>") << "broken";
        QTest::newRow("too large") << encoded(noise(1400, 1300), "png") << "4 MiB";
        QTest::newRow("too large, made smaller") << encoded(noise(1600, 1500), "png") << "Made as small as 1440";
    }

    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        const auto file = readImageFile(bytes, "thing.png");
        QVERIFY(!file.hasValue());
        const QString sentence = QString::fromStdString(file.error());
        QVERIFY2(sentence.startsWith("thing.png: ") && sentence.contains(words), qPrintable(sentence));
    }

    void becomesPartOfTheDrawingOnce()
    {
        const auto file = readImageFile(encoded(noise(8, 8), "png"), "a");
        const Scene once = withImageFile({}, *file, 1234);
        const Json &entry = once.files()->at(file->id);
        QCOMPARE(entry.at("id").get<std::string>(), file->id);
        QCOMPARE(entry.at("mimeType").get<std::string>(), std::string("image/png"));
        QCOMPARE(entry.at("created").get<int>(), 1234);
        QVERIFY(withImageFile(once, *file, 5678).files() == once.files());
        ImageCache cache;
        QCOMPARE(cache.image(file->id, once.files())->size, QSizeF(8, 8));
    }
};

QTEST_MAIN(ImageFileTest)
#include "image_file_test.moc"
