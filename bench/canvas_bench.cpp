// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the canvas as a person meets it: a 1600 x 1000 window, one input event a frame, 60 of them a second.
#include "bench/bench_scene.h"
#include "exporters/document_file.h"
#include "exporters/qt_text_metrics.h"
#include "model/json.h"
#include "model/scene/edits.h"
#include "model/sketch/bounds.h"
#include "ui/canvas/canvas_view.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QMouseEvent>
#include <QPainter>
#include <QTemporaryDir>
#include <QThread>
#include <QWheelEvent>
#include <QWindow>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <nlohmann/json.hpp>

using namespace ninesketch;

namespace
{

constexpr QSize windowSize(1600, 1000);
constexpr int measuredFrames = 90;

const char *helpText =
    R"(usage: canvas_bench make COUNT FILE    writes a drawing of so many elements; prints the id of the shape to drag
       canvas_bench run FILE ID        frames, memory, open and save time of one drawing, as JSON; drags that shape
       canvas_bench start FILE         from the start of a process to the first whole frame, as JSON
       canvas_bench start empty        the same of an empty canvas; start window: of the program's whole window; start bare: of an empty Qt window
       canvas_bench blit               frames of a window that only blits a ready picture, as JSON
All of it in one table, beside the real Excalidraw: bench/run
)";

qint64 nowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// Time that a processor really worked: of this thread, or of the whole process. Other programs do not lengthen it.
double workMs(clockid_t whose = CLOCK_THREAD_CPUTIME_ID)
{
    timespec time{};
    clock_gettime(whose, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double memoryMb(const char *file, const char *field)
{
    QFile status(QString::fromLatin1(file));
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
    return {{"median", at(0.5)}, {"p95", at(0.95)}, {"max", ms.back()}, {"count", ms.size()}};
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

/// Counts what a widget has really painted.
class PaintCounter : public QObject
{
public:
    explicit PaintCounter(QWidget &widget) { widget.installEventFilter(this); }
    int painted = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        painted += event->type() == QEvent::Paint;
        return false;
    }
};

/// One frame: what the event changes, then the painted window. The rest of a sixtieth of a second goes by as it would.
Json frames(QWidget &widget, int count, const std::function<void(int)> &event)
{
    std::vector<double> wall, work;
    PaintCounter counter(widget);
    for (int i = 0; i < count; ++i) {
        const int before = counter.painted;
        const qint64 begun = nowNs();
        const double begunWork = workMs();
        event(i);
        widget.repaint();
        work.push_back(workMs() - begunWork);
        wall.push_back(static_cast<double>(nowNs() - begun) / 1e6);
        if (counter.painted == before) {
            std::fputs("a frame was not painted\n", stderr);
            std::exit(3);
        }
        passEvents(std::max(0.0, 16.6 - wall.back()));
    }
    Json result = summary(work);
    result["wall"] = summary(wall);
    return result;
}

/// One thing that is done once, by all threads together: {"work": ms, "wall": ms}.
Json timed(const std::function<void()> &what)
{
    const qint64 begun = nowNs();
    const double begunWork = workMs(CLOCK_PROCESS_CPUTIME_ID);
    what();
    return {{"work", workMs(CLOCK_PROCESS_CPUTIME_ID) - begunWork},
            {"wall", static_cast<double>(nowNs() - begun) / 1e6}};
}

void sendMouse(QWidget &widget, QEvent::Type type, QPointF at)
{
    const bool held = type != QEvent::MouseButtonRelease;
    QMouseEvent event(type, at, widget.mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                      held ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

void sendWheel(QWidget &widget, QPoint pixels)
{
    const QPointF at(700, 450);
    QWheelEvent event(at, widget.mapToGlobal(at), pixels, {}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

/// By the clock, and what all threads worked.
struct Sharp {
    double wall = 0, work = 0;
};

Sharp untilSharp(CanvasView &view)
{
    const double begun = workMs(CLOCK_PROCESS_CPUTIME_ID);
    QElapsedTimer timer;
    timer.start();
    view.repaint();
    while (!view.isSharp() && timer.elapsed() < 20000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return {static_cast<double>(timer.nsecsElapsed()) / 1e6, workMs(CLOCK_PROCESS_CPUTIME_ID) - begun};
}

Json measurePan(CanvasView &view)
{
    untilSharp(view);
    passEvents(400);
    int notSharp = 0;
    // Back and forth, as fast as a hand does it: 24 px a frame is a screen in a second.
    Json result = frames(view, measuredFrames, [&](int i) {
        notSharp += i > 0 && !view.isSharp();
        sendWheel(view, i / 30 % 2 ? QPoint(-24, -9) : QPoint(24, 9));
    });
    result["framesWithStandIn"] = notSharp;
    return result;
}

Json measureZoom(CanvasView &view)
{
    const Viewport before = view.viewport();
    untilSharp(view);
    std::vector<double> sharp, sharpWork;
    Json result =
        frames(view, 60, [&](int i) { view.setZoom(view.zoom() * (i / 15 % 2 ? 1 / 1.04 : 1.04), QPointF(700, 450)); });
    for (const double factor : {1.1, 1.15, 1.21, 1.27, 1.33}) {
        view.setZoom(before.zoom * factor);
        const Sharp again = untilSharp(view);
        sharp.push_back(again.wall);
        sharpWork.push_back(again.work);
    }
    result["sharp"] = summary(sharpWork);
    result["sharp"]["wall"] = summary(sharp);
    view.setViewport(before);
    untilSharp(view);
    return result;
}

/// Drags the shape: with the mouse where the press takes hold of it, else (other elements lie as near to the pointer
/// in so small a picture) by the same edit that the tool makes.
Json measureDrag(CanvasView &view, Editor &editor, const TextMetrics &metrics, const std::string &id)
{
    const Element *shape = editor.committed().find(id);
    if (!shape)
        return nullptr;
    const Viewport before = view.viewport();
    const Point middle = shape->centre();
    view.centreOn(middle);
    untilSharp(view);
    const QPointF from = view.toWidget(middle);
    const auto at = [&](int i) {
        const double away = (i < measuredFrames / 2 ? i : measuredFrames - i) * 3 + 6;
        return QPointF(away, away / 3);
    };
    sendMouse(view, QEvent::MouseButtonPress, from);
    const bool held = editor.selection().ids == Ids{id};
    if (!held) {
        sendMouse(view, QEvent::MouseButtonRelease, from);
        editor.setSelection({{id}, {}});
    }
    Random random(1);
    const EditContext context{metrics, random, 1};
    const auto move = [&](int i) {
        if (held)
            sendMouse(view, QEvent::MouseMove, from + at(i));
        else
            editor.preview(
                moveElements(editor.committed(), {id}, Point{at(i).x(), at(i).y()} * (1 / view.zoom()), context));
    };
    move(0);
    view.repaint();
    const int painted = view.tilesPainted();
    Json result = frames(view, measuredFrames, move);
    result["tilePartsPerFrame"] = static_cast<double>(view.tilesPainted() - painted) / measuredFrames;
    result["byMouse"] = held;
    move(30);
    if (distance(editor.scene().find(id)->centre(), middle) * view.zoom() < 20) {
        std::fputs("the shape was not dragged\n", stderr);
        std::exit(3);
    }
    if (held) {
        sendMouse(view, QEvent::MouseButtonRelease, from + at(30));
        editor.undo();
    } else {
        editor.cancelPreview();
    }
    editor.setSelection({});
    view.setViewport(before);
    return result;
}

int run(const QString &path, const std::string &dragged)
{
    Json result;
    const QtTextMetrics metrics;
    Editor editor;
    CanvasView view(editor, metrics);
    view.resize(windowSize);
    result["open"] = timed([&] {
        if (const auto scene = readSceneFile(path))
            editor.setDocument(*scene);
        else
            std::fprintf(stderr, "%s\n", scene.error().c_str());
    });
    if (editor.scene().empty())
        return 2;
    result["elements"] = editor.scene().size();
    view.zoomToFit();
    view.show();
    passEvents(100);
    result["fitZoom"] = view.zoom();
    untilSharp(view);
    result["fit"]["pan"] = measurePan(view);
    result["fit"]["zoom"] = measureZoom(view);
    result["fit"]["drag"] = measureDrag(view, editor, metrics, dragged);
    const Point middle = exportBounds(editor.scene()).centre();
    view.setZoom(1);
    view.centreOn(middle);
    result["full"]["pan"] = measurePan(view);
    result["full"]["zoom"] = measureZoom(view);
    result["full"]["drag"] = measureDrag(view, editor, metrics, dragged);
    for (const double zoom : {0.25, 0.5, 2.0}) {
        view.setZoom(zoom);
        view.centreOn(middle);
        result["panAt"][std::to_string(zoom).substr(0, 4)] = measurePan(view);
    }
    result["memoryMb"] = memoryMb("/proc/self/smaps_rollup", "Pss:");
    result["peakMb"] = memoryMb("/proc/self/status", "VmHWM:");
    QTemporaryDir folder;
    result["save"] = timed([&] { (void)saveSceneFile(editor.committed(), folder.filePath("saved.excalidraw")); });
    std::printf("%s\n", result.dump().c_str());
    return 0;
}

class Blitter : public QWidget
{
public:
    Blitter() : m_picture(windowSize * 2, QImage::Format_RGB32)
    {
        m_picture.fill(Qt::white);
        setAttribute(Qt::WA_OpaquePaintEvent);
        resize(windowSize);
    }
    QPoint at;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setCompositionMode(QPainter::CompositionMode_Source);
        painter.drawImage(QPoint(0, 0), m_picture, QRect(at, windowSize));
    }

private:
    QImage m_picture;
};

int blit()
{
    Blitter window;
    window.show();
    passEvents(200);
    Json result = frames(window, measuredFrames, [&](int i) { window.at = QPoint(i * 7 % 800, i * 3 % 500); });
    result["platform"] = QGuiApplication::platformName().toStdString();
    std::printf("%s\n", result.dump().c_str());
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
        window->resize(windowSize);
    } else if (what == "window") {
        auto whole = std::make_unique<MainWindow>();
        view = &whole->canvas();
        window = std::move(whole);
        window->resize(windowSize);
    } else {
        auto canvas = std::make_unique<CanvasView>(editor, metrics);
        view = canvas.get();
        window = std::move(canvas);
        window->resize(windowSize);
        if (what != "empty") {
            const auto scene = readSceneFile(what);
            if (!scene)
                return 2;
            editor.setDocument(*scene);
        }
        view->zoomToFit();
    }
    const PaintCounter counter(*window);
    window->show();
    while (counter.painted == 0)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    const qint64 first = nowNs();
    while (view && !view->isSharp())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    const Json result{{"firstFrame", static_cast<double>(first - since) / 1e6},
                      {"wall", static_cast<double>(nowNs() - since) / 1e6},
                      {"work", workMs(CLOCK_PROCESS_CPUTIME_ID)},
                      {"memoryMb", memoryMb("/proc/self/smaps_rollup", "Pss:")}};
    std::printf("%s\n", result.dump().c_str());
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
        const Scene scene = benchScene(arguments[1].toInt(), 7, metrics);
        std::printf("%s\n", boundShapeInTheMiddle(scene).c_str());
        return saveSceneFile(scene, arguments[2]) ? 0 : 2;
    }
    if (command == "run" && arguments.size() == 3)
        return run(arguments[1], arguments[2].toStdString());
    if (command == "start" && arguments.size() == 2)
        return start(arguments[1], since);
    if (command == "blit")
        return blit();
    std::fputs(helpText, stderr);
    return 2;
}
