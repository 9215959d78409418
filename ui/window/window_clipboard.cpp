// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does between the drawing and the world: clipboard, context menu, badges.
#include "exporters/excalidraw/clipboard.h"
#include "model/annotate/annotate.h"
#include "model/design/read_design.h"
#include "model/estimates/figure_text.h"
#include "model/import/table.h"
#include "model/quantities.h"
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "model/scene/hit_test.h"
#include "model/scene/text_layout.h"
#include "model/sketch/font_family.h"
#include "ui/canvas/canvas_view.h"
#include "ui/theme.h"
#include "ui/tools/selection_box.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QPointer>

namespace ninesketch
{

namespace
{

void toClipboard(const std::string &text)
{
    auto *content = new QMimeData;
    content->setText(QString::fromStdString(text));
    content->setData(clipboardMimeType, QByteArray::fromStdString(text));
    QGuiApplication::clipboard()->setMimeData(content);
}

} // namespace

void MainWindow::copySelection()
{
    toClipboard(clipboardText(m_editor->committed(), m_editor->selection().ids));
}

void MainWindow::copyAnnotated()
{
    const EstimatePtr estimate = m_estimator->estimate();
    if (!estimate || estimate->design.empty()) {
        say(tr("There are no numbers yet: place a component first (press /)."));
        return;
    }
    const Ids &selected = m_editor->selection().ids;
    AnnotateOptions options;
    options.legend = selected.empty();
    const Scene scene = annotated(m_editor->committed(), estimate->design, estimate->report, m_metrics, options);
    Ids ids = selected.empty() ? Ids{} : withGroups(scene, selected);
    if (selected.empty())
        for (const ElementPtr &element : scene.elements())
            if (!isCarrier(*element))
                ids.insert(element->id);
    toClipboard(clipboardText(scene, ids));
    say(selected.empty() ? tr("The drawing with its numbers is on the clipboard: paste it into any Excalidraw.")
                         : tr("The selection with its numbers is on the clipboard: paste it into any Excalidraw."));
}

void MainWindow::cutSelection()
{
    copySelection();
    m_editor->commit(removeElements(m_editor->committed(), m_editor->selection().ids, edit()), tr("Cut"), Selection{});
}

void MainWindow::paste(bool plain)
{
    const QMimeData *content = QGuiApplication::clipboard()->mimeData();
    if (!content)
        return;
    QString text = content->text();
    if (content->hasFormat(clipboardMimeType))
        text = QString::fromUtf8(content->data(clipboardMimeType));
    const std::string utf8 = text.toStdString();
    if (!isClipboardText(utf8)) {
        const auto images = plain ? QList<ImageSource>{} : imagesIn(*content);
        const bool picture = text.trimmed().isEmpty() || text.startsWith("<svg") || content->hasUrls();
        if (!images.isEmpty() && picture) { // a table of a spreadsheet comes with its picture: the text counts
            placeImages(images, m_canvas->insertionPoint());
            return;
        }
        if (!plain && pasteEmbeds(text))
            return;
        // a flowchart or a table, unless the text itself is asked for
        if (!plain && pasteDrawn(utf8))
            return;
        if (!text.trimmed().isEmpty())
            pasteText(text, plain);
        else
            say(tr("There is nothing on the clipboard that could be drawn."));
        return;
    }
    Result<ClipboardContent> read = readClipboard(utf8);
    if (!read) {
        say(QString::fromStdString(read.error()), MessageBar::Tone::Bad);
        return;
    }
    ClipboardContent pasted = std::move(read).value();
    const Copied copied = pasteElements(withMoreFiles(m_editor->committed(), pasted.files), std::move(pasted.elements),
                                        m_canvas->insertionPoint(), edit(), plain);
    m_editor->commit(copied.scene, tr("Paste"), Selection{copied.selection, {}});
}

bool MainWindow::pasteDrawn(const std::string &text)
{
    auto drawn = drawnFromText(text, edit());
    if (!drawn)
        return false;
    if (!*drawn) {
        say(QString::fromStdString(drawn->error()), MessageBar::Tone::Bad);
        return true;
    }
    const Copied copied =
        pasteElements(m_editor->committed(), std::move(*drawn).value(), m_canvas->insertionPoint(), edit(), true);
    m_editor->commit(copied.scene, tr("Paste"), Selection{copied.selection, {}});
    return true;
}

/// One text a line, or, plain, one text of all lines; what is wider than half the view is wrapped. As Excalidraw does.
void MainWindow::pasteText(const QString &text, bool plain)
{
    const EditContext context = edit();
    QStringList parts = plain ? QStringList{text.trimmed()} : text.split('\n');
    constexpr int most = 500; // a long file pasted by mistake stays one text
    if (parts.size() > most)
        parts = {text.trimmed()};
    constexpr double gapBelow = 10, narrowest = 200, widest = 800;
    const double room = std::clamp(m_canvas->visibleScene().width / 2, narrowest, widest);
    const CurrentStyle &style = m_canvas->currentStyle();
    TextData look;
    look.fontFamily = style.fontFamily;
    look.fontSize = style.fontSize;
    look.lineHeight = fontFamily(style.fontFamily).lineHeight;
    Point at = m_canvas->insertionPoint();
    Ids added;
    std::vector<Element> texts;
    bool wasText = false;
    for (const QString &part : std::as_const(parts)) {
        const QString line = part.trimmed();
        if (line.isEmpty()) { // one empty line leaves a gap, more of them no more
            if (std::exchange(wasText, false))
                at.y += look.fontSize * look.lineHeight + gapBelow;
            continue;
        }
        wasText = true;
        Element element = newElement(ElementType::Text, context);
        element.strokeColor = style.strokeColor;
        element.opacity = style.opacity;
        element.data = look;
        TextData &words = *element.text();
        words.text = words.originalText = normalisedText(line.toStdString());
        element = laidOutText(std::move(element), m_metrics);
        if (element.width > room) {
            element.width = room;
            element.text()->autoResize = false;
            element = laidOutText(std::move(element), m_metrics);
        }
        element.x = at.x - element.width / 2;
        element.y = at.y - element.height / 2;
        at.y += element.height + gapBelow;
        added.insert(element.id);
        texts.push_back(std::move(element));
    }
    Scene scene = addElements(m_editor->committed(), std::move(texts), context);
    m_editor->commit(updateFrameMembership(scene, added, context), tr("Paste text"), Selection{added, {}});
}

void MainWindow::copyText()
{
    QGuiApplication::clipboard()->setText(
        QString::fromStdString(wordsOf(m_editor->committed(), m_editor->selection().ids)));
}

/// What is under the pointer is what the menu is about. False: only the paper.
bool MainWindow::selectForMenu(Point at)
{
    const Scene &scene = m_editor->committed();
    const Selection &selection = m_editor->selection();
    const auto box = selectionBox(scene, selection);
    if (box && box->box.contains(box->toLocal(at)))
        return true;
    const auto hits = elementsAt(scene, at, {m_canvas->zoom(), true});
    if (hits.empty() || m_viewMode)
        return false;
    if (std::ranges::any_of(hits, [&](const Element *hit) { return selection.contains(hit->id); }))
        return true;
    const std::string &id = elementAt(scene, at, {m_canvas->zoom(), true})->id;
    m_editor->setSelection({withGroups(scene, {id}, selection.editingGroupId), selection.editingGroupId});
    return true;
}

void MainWindow::showContextMenu(const QPoint &global, Point at)
{
    const bool some = selectForMenu(at);
    m_actions->refresh();
    const QStringList ids =
        some ? QStringList{"cut",
                           "copy",
                           "paste",
                           "-",
                           "copy-png",
                           "copy-svg",
                           "copy-text",
                           "-",
                           "copy-style",
                           "paste-style",
                           "-",
                           "group",
                           "ungroup",
                           "wrap-in-frame",
                           "add-to-library",
                           "select-in-frame",
                           "empty-frame",
                           "crop-image",
                           "uncrop-image",
                           "edit-points",
                           "polygon",
                           "bind-text",
                           "wrap-text",
                           "unbind-text",
                           "auto-size-text",
                           "-",
                           "send-to-back",
                           "send-backward",
                           "bring-forward",
                           "bring-to-front",
                           "-",
                           "flip-horizontally",
                           "flip-vertically",
                           "-",
                           "link",
                           "open-link",
                           "copy-link",
                           "duplicate",
                           "lock",
                           "delete"}
             : QStringList{"paste", "-",      "copy-png", "copy-svg", "select-all", "unlock-all", "-",   "grid",
                           "snap",  "badges", "-",        "zen",      "view-mode",  "stats",      "dark"};
    QMenu menu(this);
    bool lineWanted = false;
    for (const QString &id : ids) {
        if (id == "-") {
            lineWanted = !menu.isEmpty();
            continue;
        }
        QAction *action = m_actions->action(id);
        // What is impossible here is left out, except what everybody looks for.
        if (!action || (!action->isEnabled() && (m_viewMode || (id != "paste" && id != "cut" && id != "copy"))))
            continue;
        if (lineWanted)
            menu.addSeparator();
        lineWanted = false;
        menu.addAction(action);
    }
    if (some)
        addKillSwitches(menu);
    menu.exec(global);
}

void MainWindow::refreshBadges()
{
    std::vector<Badge> badges;
    const EstimatePtr estimate = m_estimator->estimate();
    if (!estimate) {
        m_canvas->setBadges({});
        return;
    }
    const auto text = [](const std::string &s) { return QString::fromStdString(s); };
    for (std::size_t i = 0; i < estimate->report.components.size(); ++i) {
        const ComponentReport &report = estimate->report.components[i];
        const Component &component = estimate->design.components[i];
        if (component.kind->behaviour == Behaviour::Client) {
            if (report.arrivalRate > 0) {
                Badge badge;
                badge.elementId = report.id;
                badge.text = text(formatRate(report.arrivalRate));
                badge.tooltip = tr("It asks %1 at peak").arg(badge.text);
                badges.push_back(std::move(badge));
            }
            continue;
        }
        Badge badge;
        badge.elementId = report.id;
        QStringList words, tips;
        if (!component.enabled) {
            words << tr("off");
            badge.tone = Badge::Tone::Bad;
        }
        if (report.utilisation) {
            words << text(formatShare(*report.utilisation, 2));
            tips << tr("%1 busy at peak").arg(text(formatShare(*report.utilisation)));
            badge.tone = *report.utilisation > 0.9   ? Badge::Tone::Bad
                         : *report.utilisation > 0.7 ? Badge::Tone::Warning
                                                     : Badge::Tone::Good;
        }
        if (report.availability) {
            words << text(formatNines(*report.availability));
            tips << tr("%1 available").arg(text(availabilityText(*report.availability)));
        }
        if (report.response)
            tips << tr("p99 %1").arg(text(responseText(report, &LatencySummary::p99)));
        badge.bottleneck = report.bottleneck;
        badge.singlePointOfFailure = report.singlePointOfFailure;
        if (report.bottleneck)
            tips << tr("saturates first as load grows");
        if (report.singlePointOfFailure)
            tips << tr("a single point of failure");
        if (words.isEmpty())
            continue;
        badge.text = words.join(QStringLiteral(" · "));
        badge.tooltip = tips.join('\n');
        badges.push_back(std::move(badge));
    }
    m_canvas->setBadges(std::move(badges));
}

} // namespace ninesketch
