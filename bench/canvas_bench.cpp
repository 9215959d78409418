// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the canvas as a person meets it: a 1600 x 1000 window, one input event a frame, 60 of them a second.
#include "bench/bench_scene.h"
#include "exporters/document_file.h"
#include "exporters/qt_text_metrics.h"
#include "model/json.h"
#include "model/scene/edits.h"
#include "model/sketch/bounds.h"
#include "ui/canvas/canvas_view.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>
#include <QWindow>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <nlohmann/json.hpp>

using namespace ninesketch;

namespace
{

constexpr QSize kWindow(1600, 1000);
constexpr int kFrames = 90;

const char *kHelp =
    R"(usage: canvas_bench [COUNT…]          makes drawings (1000, 10000, 50000 elements), measures all, prints a table
       canvas_bench make COUNT FILE    writes one of the drawings
       canvas_bench run FILE           frames, memory, open and save time of one drawing, as JSON
       canvas_bench start FILE         from the start of a process to the first whole frame, as JSON (also: start empty, start bare)
       canvas_bench blit               frames of a window that only blits a ready picture, as JSON
)";

qint64 nowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

double memoryMb(const char *field)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith(field))
            return line.mid(static_cast<qsizetype>(qstrlen(field))).trimmed().split(' ').first().toDouble() / 1024;
    return 0;
}

Json summary(std::vector<double> ms)
{
    std::ranges::sort(ms);
    const auto at = [&](double share) {
        return ms[static_cast<std::size_t>(share * static_cast<double>(ms.size() - 1))];
    };
    return {{"median", at(0.5)}, {"p95", at(0.95)}, {"max", ms.back()}};
}

void passEvents(double ms)
{
    QElapsedTimer timer;
    timer.start();
    do {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        QThread::usleep(200);
    } while (static_cast<double>(timer.nsecsElapsed()) / 1e6 < ms);
}

/// One frame: what the event changes, then the painted window. The rest of a sixtieth of a second goes by as it would.
std::vector<double> frames(QWidget &widget, int count, const std::function<void(int)> &event)
{
    std::vector<double> ms;
    for (int i = 0; i < count; ++i) {
        const qint64 begun = nowNs();
        event(i);
        widget.repaint();
        ms.push_back(static_cast<double>(nowNs() - begun) / 1e6);
        passEvents(std::max(0.0, 16.6 - ms.back()));
    }
    return ms;
}

double untilSharp(CanvasView &view)
{
    QElapsedTimer timer;
    timer.start();
    view.repaint();
    while (!view.isSharp() && timer.elapsed() < 20000)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

Json measurePan(CanvasView &view)
{
    untilSharp(view);
    passEvents(400);
    int notSharp = 0;
    // Back and forth, as fast as a hand does it: 24 px a frame is a screen in a second.
    const auto ms = frames(view, kFrames, [&](int i) {
        notSharp += i > 0 && !view.isSharp();
        view.scrollBy(i / 30 % 2 ? QPointF(-24, -9) : QPointF(24, 9));
    });
    Json result = summary(ms);
    result["framesWithStandIn"] = notSharp;
    return result;
}

Json measureZoom(CanvasView &view)
{
    const Viewport before = view.viewport();
    untilSharp(view);
    std::vector<double> sharp;
    const auto ms =
        frames(view, 60, [&](int i) { view.setZoom(view.zoom() * (i / 15 % 2 ? 1 / 1.04 : 1.04), QPointF(700, 450)); });
    Json result = summary(ms);
    for (const double factor : {1.1, 1.21, 1.33}) {
        view.setZoom(before.zoom * factor);
        sharp.push_back(untilSharp(view));
    }
    std::ranges::sort(sharp);
    result["sharpAfter"] = sharp[1];
    view.setViewport(before);
    untilSharp(view);
    return result;
}

Json measureDrag(CanvasView &view, Editor &editor, const TextMetrics &metrics)
{
    const std::string id = boundShapeInTheMiddle(editor.committed());
    const Element *shape = editor.committed().find(id);
    if (!shape)
        return nullptr;
    const Viewport before = view.viewport();
    if (view.zoom() > 0.9)
        view.centreOn(shape->centre());
    editor.setSelection({{id}, {}});
    untilSharp(view);
    Random random(1);
    const EditContext context{metrics, random, 1};
    const int painted = view.tilesPainted();
    const auto ms = frames(view, kFrames, [&](int i) {
        const double away = (i < kFrames / 2 ? i : kFrames - i) * 3 / view.zoom();
        editor.preview(moveElements(editor.committed(), {id}, {away, away / 3}, context));
    });
    editor.cancelPreview();
    editor.setSelection({});
    Json result = summary(ms);
    result["tilePartsPerFrame"] = static_cast<double>(view.tilesPainted() - painted) / kFrames;
    view.setViewport(before);
    return result;
}

int run(const QString &path)
{
    Json result;
    const QtTextMetrics metrics;
    QElapsedTimer timer;
    timer.start();
    const auto scene = readSceneFile(path);
    if (!scene) {
        std::fprintf(stderr, "%s\n", scene.error().c_str());
        return 2;
    }
    result["elements"] = scene->size();
    result["openMs"] = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    Editor editor;
    CanvasView view(editor, metrics);
    view.resize(kWindow);
    timer.restart();
    editor.setDocument(*scene);
    result["takeOverMs"] = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    view.zoomToFit();
    view.show();
    passEvents(100);
    result["fitZoom"] = view.zoom();
    result["fitSharpMs"] = untilSharp(view);
    result["fit"]["pan"] = measurePan(view);
    result["fit"]["zoom"] = measureZoom(view);
    result["fit"]["drag"] = measureDrag(view, editor, metrics);
    const Point middle = exportBounds(editor.scene()).centre();
    view.setZoom(1);
    view.centreOn(middle);
    result["full"]["pan"] = measurePan(view);
    result["full"]["zoom"] = measureZoom(view);
    result["full"]["drag"] = measureDrag(view, editor, metrics);
    for (const double zoom : {0.25, 0.5, 2.0}) {
        view.setZoom(zoom);
        view.centreOn(middle);
        result["panAt"][std::to_string(zoom).substr(0, 4)] = measurePan(view);
    }
    result["memoryMb"] = memoryMb("VmRSS:");
    result["peakMb"] = memoryMb("VmHWM:");
    QTemporaryDir folder;
    timer.restart();
    (void)saveSceneFile(editor.committed(), folder.filePath("saved.excalidraw"));
    result["saveMs"] = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    std::printf("%s\n", result.dump().c_str());
    return 0;
}

class Blitter : public QWidget
{
public:
    Blitter() : m_picture(kWindow * 2, QImage::Format_RGB32)
    {
        m_picture.fill(Qt::white);
        setAttribute(Qt::WA_OpaquePaintEvent);
        resize(kWindow);
    }
    QPoint at;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setCompositionMode(QPainter::CompositionMode_Source);
        painter.drawImage(QPoint(0, 0), m_picture, QRect(at, kWindow));
    }

private:
    QImage m_picture;
};

int blit()
{
    Blitter window;
    window.show();
    passEvents(200);
    const auto ms = frames(window, kFrames, [&](int i) { window.at = QPoint(i * 7 % 800, i * 3 % 500); });
    std::printf("%s\n", summary(ms).dump().c_str());
    return 0;
}

int start(const QString &what, qint64 since)
{
    const QtTextMetrics metrics;
    std::unique_ptr<QWidget> window;
    Editor editor;
    CanvasView *view = nullptr;
    if (what == "bare") {
        window = std::make_unique<QWidget>();
        window->resize(kWindow);
    } else {
        auto canvas = std::make_unique<CanvasView>(editor, metrics);
        view = canvas.get();
        window = std::move(canvas);
        window->resize(kWindow);
        if (what != "empty") {
            const auto scene = readSceneFile(what);
            if (!scene)
                return 2;
            editor.setDocument(*scene);
        }
        view->zoomToFit();
    }
    window->show();
    qint64 first = 0;
    const auto exposed = [&] { return window->windowHandle() && window->windowHandle()->isExposed(); };
    while (!exposed())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    window->repaint();
    first = nowNs();
    while (view && !view->isSharp())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    const Json result{{"firstFrameMs", static_cast<double>(first - since) / 1e6},
                      {"firstSharpMs", static_cast<double>(nowNs() - since) / 1e6},
                      {"memoryMb", memoryMb("VmRSS:")}};
    std::printf("%s\n", result.dump().c_str());
    return 0;
}

Json child(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(),
                  arguments + QStringList{QStringLiteral("--since"), QString::number(nowNs())});
    process.waitForFinished(600000);
    return Json::parse(process.readAllStandardOutput().toStdString(), nullptr, false);
}

Json medianStart(const QString &what)
{
    std::vector<Json> all;
    for (int i = 0; i < 5; ++i)
        all.push_back(child({QStringLiteral("start"), what}));
    std::ranges::sort(all, {}, [](const Json &one) { return one.value("firstSharpMs", 0.0); });
    return all[all.size() / 2];
}

void printFrames(const char *what, const Json &one)
{
    if (!one.is_object())
        return;
    std::printf("  %-18s %7.2f ms median %8.2f p95", what, one.value("median", 0.0), one.value("p95", 0.0));
    if (one.contains("sharpAfter"))
        std::printf("   sharp after %.0f ms", one.value("sharpAfter", 0.0));
    if (one.value("framesWithStandIn", 0) > 0)
        std::printf("   %d frames with a stand-in", one.value("framesWithStandIn", 0));
    std::printf("\n");
}

int table(const QList<int> &counts)
{
    const Json bare = child({QStringLiteral("blit")});
    const Json bareStart = medianStart(QStringLiteral("bare")), emptyStart = medianStart(QStringLiteral("empty"));
    std::printf("bare window: blit %.2f ms median, start %.0f ms; empty canvas: start %.0f ms\n",
                bare.value("median", 0.0), bareStart.value("firstFrameMs", 0.0), emptyStart.value("firstSharpMs", 0.0));
    QTemporaryDir folder;
    const QtTextMetrics metrics;
    for (const int count : counts) {
        const QString path = folder.filePath(QStringLiteral("%1.excalidraw").arg(count));
        (void)saveSceneFile(benchScene(count, 7, metrics), path);
        const Json result = child({QStringLiteral("run"), path}), started = medianStart(path);
        std::printf(
            "%d elements: open %.0f ms, save %.0f ms, start to first frame %.0f ms, memory %.0f MB (peak %.0f)\n",
            count, result.value("openMs", 0.0) + result.value("takeOverMs", 0.0), result.value("saveMs", 0.0),
            started.value("firstSharpMs", 0.0), result.value("memoryMb", 0.0), result.value("peakMb", 0.0));
        for (const char *where : {"fit", "full"})
            for (const char *what : {"pan", "zoom", "drag"})
                printFrames((std::string(where == std::string("fit") ? "fit" : "100 %") + " " + what).c_str(),
                            result[where][what]);
        for (const auto &[zoom, one] : result["panAt"].items())
            printFrames(("pan at " + zoom).c_str(), one);
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const qint64 begun = nowNs();
    QApplication application(argc, argv);
    QStringList arguments = application.arguments().mid(1);
    qint64 since = begun;
    if (const auto at = arguments.indexOf(QStringLiteral("--since")); at >= 0) {
        since = arguments.value(at + 1).toLongLong();
        arguments.remove(at, 2);
    }
    const QString command = arguments.value(0);
    if (command == "make" && arguments.size() == 3) {
        const QtTextMetrics metrics;
        return saveSceneFile(benchScene(arguments[1].toInt(), 7, metrics), arguments[2]) ? 0 : 2;
    }
    if (command == "run" && arguments.size() == 2)
        return run(arguments[1]);
    if (command == "start" && arguments.size() == 2)
        return start(arguments[1], since);
    if (command == "blit")
        return blit();
    QList<int> counts;
    for (const QString &argument : arguments)
        if (argument.toInt() > 0)
            counts << argument.toInt();
    if (counts.size() != arguments.size()) {
        std::fputs(kHelp, stderr);
        return 2;
    }
    return table(counts.isEmpty() ? QList<int>{1000, 10000, 50000} : counts);
}
