// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/plot_pictures.h"

#include "exporters/image_file.h"
#include "exporters/pixel_svg.h"
#include "model/design/read_design.h"
#include "model/plots/placed_plot.h"
#include "model/plots/sweep_plot.h"
#include "model/plots/tornado_plot.h"
#include "model/scene/edits/images.h"
#include "ui/editor.h"
#include "ui/latest_task.h"
#include "ui/widgets/plot_canvas.h"

#include <QCryptographicHash>
#include <algorithm>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

/// Px, painted twice as dense, in colours that the dark turns. A tornado has words above each bar.
QSize placedSize(PlotKind kind)
{
    return kind == PlotKind::Sensitivity ? QSize(560, 560) : QSize(560, 350);
}

std::string figuresKept(const Element &plot)
{
    const Json *link = plotLink(plot);
    const auto at = link ? link->find("figures") : Json::const_iterator();
    return link && at != link->end() && at->is_string() ? at->get<std::string>() : std::string();
}

/// Around `centre` where nothing is drawn there, else below everything that is wide, or right of it.
Point freeCentre(const Scene &scene, Point centre, QSize size)
{
    constexpr double apart = 60; // px
    const double width = size.width(), height = size.height();
    const Rect wanted{centre.x - width / 2, centre.y - height / 2, width, height};
    std::optional<Rect> drawn;
    bool free = true;
    for (const ElementPtr &element : scene.elements())
        if (!isCarrier(*element)) {
            drawn = drawn ? drawn->united(element->box()) : element->box();
            free = free && !element->box().intersects(wanted);
        }
    if (free)
        return centre;
    constexpr double screen = 1.6; // its width by its height
    return drawn->width > screen * drawn->height ? Point{drawn->x + width / 2, drawn->bottom() + apart + height / 2}
                                                 : Point{drawn->right() + apart + width / 2, drawn->y + height / 2};
}

/// Equal figures make equal pictures.
std::string figuresOf(const Plot &plot)
{
    std::string table = plot.title + plotCsv(plot);
    for (const PlotMark &mark : plot.marks)
        table += mark.words + ' ' + std::to_string(mark.at) + '\n';
    return QCryptographicHash::hash(QByteArray::fromStdString(table), QCryptographicHash::Sha1).toHex().toStdString();
}

std::shared_ptr<const Json> linkTo(const PlotQuestion &question, const std::string &figures)
{
    const auto info = std::ranges::find(plotKinds(), question.kind, &PlotKindInfo::kind);
    Json plot{{"kind", info->id}, {"class", question.classId}, {"figures", figures}};
    for (const auto &[key, text] :
         {std::pair("figure", &question.figure), {"input", &question.input}, {"values", &question.values}})
        if (!text->empty())
            plot[key] = *text;
    return std::make_shared<const Json>(Json{{"ninesketch", {{"v", 1}, {"plot", std::move(plot)}}}});
}

/// The plots that are asked for; empty where a question can't be answered, or it was asked to stop.
std::vector<Plot> answers(const Design &design, const std::vector<PlotQuestion> &asked, const std::stop_token &stop)
{
    std::vector<Plot> plots(asked.size());
    std::vector<Figure> figures; // every input is varied once for all of them
    std::vector<std::size_t> of;
    for (std::size_t i = 0; i < asked.size(); ++i)
        if (asked[i].kind == PlotKind::Sweep)
            plots[i] = sweepPlot(design, asked[i], {1, stop, {}});
        else if (const auto found = findFigures(design, asked[i].figure, asked[i].classId); found && !found->empty()) {
            figures.push_back(found->front());
            of.push_back(i);
        }
    if (figures.empty())
        return plots;
    const std::vector<Tornado> tornados = sensitivity(design, figures, {1, stop, {}});
    for (std::size_t k = 0; k < tornados.size(); ++k)
        plots[of[k]] = tornadoPlot(tornados[k]);
    return plots;
}

Result<ImageFile> pictureOf(const Plot &plot)
{
    const QSize size = placedSize(plot.kind);
    return readImageFile(pixelsAsSvg(plotPicture(plot, size, 2), size), QString::fromStdString(plot.title));
}

} // namespace

PlotPictures::PlotPictures(Editor &editor, Estimator &estimator, std::function<EditContext()> context, QObject *parent)
    : QObject(parent), m_editor(editor), m_estimator(estimator), m_context(std::move(context)),
      m_varying(new LatestTask(this))
{
    connect(&estimator, &Estimator::changed, this, &PlotPictures::refresh);
}

bool PlotPictures::place(const PlotQuestion &question, const Plot &shown, Point centre)
{
    const auto picture = shown.empty() ? Result<ImageFile>(Error{shown.note}) : pictureOf(shown);
    if (!picture)
        return false;
    const EditContext context = m_context();
    const QSize size = placedSize(question.kind);
    const Scene scene = withImageFile(m_editor.committed(), *picture, context.now);
    PlacedImages placed = placeImages(scene, {{picture->id, size.width() * 1.0, size.height() * 1.0}},
                                      freeCentre(m_editor.committed(), centre, size), 0, 100, context);
    // what it follows is the plain plot; what a simulation added stays until the numbers change
    const EstimatePtr estimate = m_estimator.drawn();
    const Plot plain = isAskedFor(question.kind) || !estimate
                           ? shown
                           : makePlot(question.kind, estimate->design, estimate->report, question.classId);
    std::vector<ElementPtr> linked;
    for (const std::string &id : placed.ids) {
        auto image = std::make_shared<Element>(*placed.scene.find(id));
        image->customData = linkTo(question, figuresOf(plain));
        linked.push_back(std::move(image));
    }
    m_editor.commit(placed.scene.replaced(linked), tr("Place plot"), Selection{placed.ids, {}});
    return true;
}

void PlotPictures::refresh()
{
    const EstimatePtr estimate = m_estimator.drawn();
    if (!estimate || m_editor.isPreviewing())
        return;
    std::vector<PlotQuestion> longer;
    follow([&](const PlotQuestion &question) {
        if (isAskedFor(question.kind))
            longer.push_back(question);
        return makePlot(question.kind, estimate->design, estimate->report, question.classId);
    });
    vary(estimate, longer);
}

void PlotPictures::vary(const EstimatePtr &estimate, const std::vector<PlotQuestion> &asked)
{
    if (asked == m_varied && estimate->design == m_variedDesign)
        return;
    m_varied = asked;
    m_variedDesign = estimate->design;
    m_varying->stop();
    if (asked.empty())
        return;
    m_varying->run([estimate, asked](const std::stop_token &stop) { return answers(estimate->design, asked, stop); },
                   [this, asked, estimate](const std::vector<Plot> &plots) {
                       const EstimatePtr now = m_estimator.drawn();
                       if (m_editor.isPreviewing() || !now || now->design != estimate->design)
                           return;
                       follow([&](const PlotQuestion &question) {
                           const auto at = static_cast<std::size_t>(std::ranges::find(asked, question) - asked.begin());
                           return at < plots.size() ? plots[at] : Plot{};
                       });
                   });
}

void PlotPictures::follow(const std::function<Plot(const PlotQuestion &)> &plotOf)
{
    Scene scene = m_editor.committed();
    std::vector<ElementPtr> changed;
    for (const ElementPtr &element : m_editor.committed().elements()) {
        const auto question = placedPlot(*element);
        if (!question)
            continue;
        const Plot plot = plotOf(*question);
        if (plot.empty() || figuresKept(*element) == figuresOf(plot))
            continue;
        const auto picture = pictureOf(plot);
        if (!picture)
            continue;
        scene = withImageFile(scene, *picture, m_context().now);
        auto image = std::make_shared<Element>(*element);
        image->image()->fileId = picture->id;
        image->customData = linkTo(*question, figuresOf(plot));
        ++image->version;
        changed.push_back(std::move(image));
    }
    if (!changed.empty())
        m_editor.amend(scene.replaced(changed));
}

} // namespace ninesketch
