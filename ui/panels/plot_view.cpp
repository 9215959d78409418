// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/plot_view.h"

#include "exporters/fonts.h"
#include "exporters/svg_fonts.h"
#include "exporters/whole_file.h"
#include "model/sketch/font_family.h"
#include "ui/theme.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/island.h"
#include "ui/widgets/plot_canvas.h"

#include <QBuffer>
#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSvgGenerator>
#include <QVBoxLayout>
#include <QXmlStreamReader>
#include <qcustomplot.h>

namespace ninesketch
{
namespace
{

constexpr int plotHeight = 210, tallHeight = 430; ///< px; tall for bars with their words above them

/// Px of a saved picture. A tornado has words above each bar.
QSize savedSize(PlotKind kind)
{
    return kind == PlotKind::Sensitivity ? QSize(960, 900) : QSize(960, 600);
}

QString text(const std::string &s)
{
    return QString::fromStdString(s);
}

/// An SVG whose words look everywhere as they do here: it brings the font that they are in.
QByteArray withFonts(QByteArray svg)
{
    constexpr int hand = 5; // Excalidraw's number of it
    std::set<QString> words;
    for (QXmlStreamReader reader(svg); !reader.atEnd(); reader.readNext())
        if (reader.isCharacters() && !reader.isWhitespace())
            words.insert(reader.text().toString());
    const QByteArray name(fontFamily(hand).name);
    for (const SceneFontFile &file : sceneFontFiles(hand))
        svg.replace("font-family=\"" + file.family.toUtf8() + '"', "font-family=\"" + name + ", cursive\"");
    const auto end = svg.indexOf('>', svg.indexOf("<svg")) + 1;
    return svg.insert(end, "\n<style>\n" + fontFaces({{hand, words}}) + "</style>");
}

} // namespace

PlotView::PlotView(PlotKind kind, QWidget *parent)
    : QWidget(parent), m_kind(kind), m_title(sectionLabel({}, this)), m_note(mutedLabel({}, this)),
      m_canvas(new QCustomPlot(this)), m_buttons(new QWidget(this)), m_choice(new QComboBox(this)),
      m_work(new QPushButton(this))
{
    setObjectName(QStringLiteral("plot"));
    m_title->setWordWrap(true);
    m_note->setWordWrap(true);
    m_canvas->setFixedHeight(kind == PlotKind::Sensitivity ? tallHeight : plotHeight);
    m_canvas->setAttribute(Qt::WA_TransparentForMouseEvents); // the wheel scrolls what it stands in
    m_choice->setAccessibleName(tr("Figure"));
    m_choice->hide();
    m_work->hide();
    connect(m_choice, &QComboBox::activated, this, &PlotView::choiceMade);
    connect(m_work, &QPushButton::clicked, this, [this] { m_progress < 0 ? workRequested() : stopRequested(); });
    auto *save = new IconButton(QStringLiteral("save"), tr("Save as PNG, SVG, PDF or CSV"), m_buttons);
    auto *place = new IconButton(QStringLiteral("image"), tr("Place on the canvas; it follows the numbers"), m_buttons);
    connect(save, &QToolButton::clicked, this, &PlotView::askAndSave);
    connect(place, &QToolButton::clicked, this, &PlotView::placeRequested);
    auto *row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::tight);
    row->addWidget(save);
    row->addWidget(place);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, space::small);
    column->setSpacing(space::tight);
    column->addLayout(head);
    column->addWidget(m_choice);
    column->addWidget(m_canvas);
    column->addWidget(m_note);
    column->addWidget(m_work, 0, Qt::AlignLeft);
}

void PlotView::offerWork(const QString &words, const QString &help)
{
    m_workWords = words;
    m_work->setToolTip(help);
    setProgress(m_progress);
}

void PlotView::setProgress(double share)
{
    m_progress = share;
    m_work->setText(share < 0 ? m_workWords : tr("Stop"));
    m_note->setText(share < 0 ? text(m_plot.note) : tr("%1 % done …").arg(qRound(100 * share)));
    m_note->setVisible(!m_note->text().isEmpty());
}

void PlotView::setChoices(const QList<std::pair<QString, QString>> &choices)
{
    const QString before = choice();
    m_choice->clear();
    for (const auto &[words, key] : choices)
        m_choice->addItem(words, key);
    m_choice->setCurrentIndex(std::max(0, m_choice->findData(before)));
    m_choice->setVisible(m_choice->count() > 1);
}

QString PlotView::choice() const
{
    return m_choice->currentData().toString();
}

void PlotView::addForm(QWidget *form)
{
    auto *column = qobject_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->indexOf(m_choice) + 1, form);
}

void PlotView::setPlot(Plot plot)
{
    m_plot = std::move(plot);
    draw();
}

void PlotView::draw()
{
    m_title->setText(text(m_plot.title));
    setProgress(m_progress);
    const bool appears = m_canvas->isHidden();
    m_canvas->setVisible(!m_plot.empty());
    m_buttons->setVisible(!m_plot.empty());
    m_work->setVisible(!m_workWords.isEmpty() && (isAskedFor(m_kind) || !m_plot.empty()));
    if (m_plot.empty())
        return;
    m_canvas->setAccessibleName(text(m_plot.title));
    QStringList marks; // what is read off it at once
    for (const PlotMark &mark : m_plot.marks)
        marks << text(mark.words);
    m_canvas->setAccessibleDescription(marks.join(tr(", ")));
    drawPlotInWindow(*m_canvas, m_plot);
    // what appears has nothing to show until it is drawn but empty axes
    m_canvas->replot(appears ? QCustomPlot::rpRefreshHint : QCustomPlot::rpQueuedReplot);
}

void PlotView::askAndSave()
{
    const QString path = askFileToWrite(this, tr("Save plot"), fileName() + QStringLiteral(".png"),
                                        tr("Picture (*.png);;Vector picture (*.svg);;PDF (*.pdf);;Table (*.csv)"));
    if (path.isEmpty())
        return;
    const QString sentence = save(path);
    if (sentence.isEmpty())
        emit saved(path);
    else
        emit failed(sentence);
}

/// Its title, as far as names of files go.
QString PlotView::fileName() const
{
    QString name = text(m_plot.title);
    static const QRegularExpression refused(QStringLiteral("[:/\\\\?*\"<>|]"));
    return name.remove(refused).simplified();
}

QString PlotView::save(const QString &path) const
{
    const QString ending = QFileInfo(path).suffix().toLower();
    const QSize size = savedSize(m_plot.kind);
    const QString refused = tr("%1 could not be written.").arg(QFileInfo(path).fileName());
    if (ending == QLatin1String("csv")) {
        const auto why = writeWholeFile(path, QByteArray::fromStdString(plotCsv(m_plot)));
        return why ? refused : QString();
    }
    if (ending == QLatin1String("png"))
        return plotPicture(m_plot, size, 2).save(path) ? QString() : refused;
    QCustomPlot sheet;
    drawPlotOnPaper(sheet, m_plot, size);
    if (ending == QLatin1String("pdf"))
        return sheet.savePdf(path, size.width(), size.height()) ? QString() : refused;
    if (ending != QLatin1String("svg"))
        return tr("A plot is saved as .png, .svg, .pdf or .csv.");
    QBuffer drawn;
    QSvgGenerator svg;
    svg.setOutputDevice(&drawn);
    svg.setSize(size);
    svg.setViewBox(QRect(QPoint(), size));
    svg.setTitle(text(m_plot.title));
    QCPPainter painter;
    if (!painter.begin(&svg))
        return refused;
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    sheet.toPainter(&painter, size.width(), size.height());
    painter.end();
    return writeWholeFile(path, withFonts(drawn.data())) ? refused : QString();
}

} // namespace ninesketch
