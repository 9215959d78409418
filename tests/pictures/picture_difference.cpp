// SPDX-License-Identifier: GPL-3.0-or-later
// picture_difference OURS THEIRS [MARKED]: prints how alike two pictures are (structural similarity, Wang et al. 2004,
// on luminance, 8 px windows), over everything and over what is drawn only, and writes a copy of ours that is red where
// they differ.
#include <QGuiApplication>
#include <QImage>
#include <QImageReader>
#include <QTextStream>
#include <algorithm>
#include <cmath>

namespace
{

constexpr int windowSize = 8, step = 4;

struct Similarity {
    double all = 1, drawn = 1; ///< drawn: windows that are not one plain colour in both pictures
};

double luminance(QRgb pixel)
{
    return 0.299 * qRed(pixel) + 0.587 * qGreen(pixel) + 0.114 * qBlue(pixel);
}

Similarity similarity(const QImage &a, const QImage &b, QImage &marked)
{
    constexpr double c1 = 0.01 * 255 * 0.01 * 255, c2 = 0.03 * 255 * 0.03 * 255, n = windowSize * windowSize;
    double sum = 0, drawnSum = 0;
    long count = 0, drawnCount = 0;
    for (int y = 0; y + windowSize <= a.height(); y += step) {
        for (int x = 0; x + windowSize <= a.width(); x += step) {
            double sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
            for (int j = 0; j < windowSize; ++j) {
                const auto *pa = reinterpret_cast<const QRgb *>(a.constScanLine(y + j)) + x;
                const auto *pb = reinterpret_cast<const QRgb *>(b.constScanLine(y + j)) + x;
                for (int i = 0; i < windowSize; ++i) {
                    const double va = luminance(pa[i]), vb = luminance(pb[i]);
                    sa += va;
                    sb += vb;
                    saa += va * va;
                    sbb += vb * vb;
                    sab += va * vb;
                }
            }
            const double ma = sa / n, mb = sb / n;
            const double vara = saa / n - ma * ma, varb = sbb / n - mb * mb, cov = sab / n - ma * mb;
            const double value = (2 * ma * mb + c1) * (2 * cov + c2) / ((ma * ma + mb * mb + c1) * (vara + varb + c2));
            sum += value;
            ++count;
            if (vara > 1 || varb > 1 || std::abs(ma - mb) > 1) {
                drawnSum += value;
                ++drawnCount;
            }
            if (value < 0.8)
                for (int j = 0; j < windowSize; ++j)
                    for (int i = 0; i < windowSize; ++i) {
                        const QRgb old = marked.pixel(x + i, y + j);
                        marked.setPixel(x + i, y + j, qRgb(255, std::min(qGreen(old), 160), std::min(qBlue(old), 160)));
                    }
        }
    }
    return {count ? sum / double(count) : 1, drawnCount ? drawnSum / double(drawnCount) : 1};
}

} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    QImageReader::setAllocationLimit(0); // drawings of any size are compared
    QTextStream out(stdout), err(stderr);
    const QStringList arguments = application.arguments().mid(1);
    if (arguments.size() < 2) {
        err << "usage: picture_difference OURS THEIRS [MARKED]\n";
        return 2;
    }
    QImage ours(arguments[0]), theirs(arguments[1]);
    if (ours.isNull() || theirs.isNull()) {
        err << "One of the pictures can't be read.\n";
        return 2;
    }
    const QSize size = ours.size(), other = theirs.size();
    const QSize common(std::min(size.width(), other.width()), std::min(size.height(), other.height()));
    const QRect area(QPoint(0, 0), common);
    ours = ours.convertToFormat(QImage::Format_RGB32).copy(area);
    theirs = theirs.convertToFormat(QImage::Format_RGB32).copy(area);
    QImage marked = ours;
    const Similarity result = similarity(ours, theirs, marked);
    out << "{\"width\": " << size.width() << ", \"height\": " << size.height() << ", \"theirWidth\": " << other.width()
        << ", \"theirHeight\": " << other.height() << ", \"ssim\": " << QString::number(result.all, 'f', 5)
        << ", \"drawn\": " << QString::number(result.drawn, 'f', 5) << "}\n";
    if (arguments.size() > 2)
        marked.save(arguments[2], "PNG");
    return 0;
}
