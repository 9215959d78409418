// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/clipboard_commands.h"

#include "exporters/excalidraw/clipboard.h"
#include "exporters/image_file.h"
#include "model/annotate/annotate.h"
#include "model/design/read_design.h"
#include "model/import/chart.h"
#include "model/import/table.h"
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "model/scene/text_layout.h"
#include "model/sketch/font_family.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/desk.h"
#include "ui/commands/image_commands.h"
#include "ui/commands/link_commands.h"
#include "ui/editor.h"
#include "ui/estimator.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QTextDocumentFragment>
#include <QUrl>

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

void ClipboardCommands::copy()
{
    toClipboard(clipboardText(m_desk.editor.committed(), m_desk.editor.selection().ids));
}

void ClipboardCommands::copyAnnotated()
{
    const EstimatePtr estimate = m_desk.estimator.estimate();
    if (!estimate || estimate->design.empty()) {
        m_desk.say(tr("There are no numbers yet: place a component first (press /)."));
        return;
    }
    const Ids &selected = m_desk.editor.selection().ids;
    AnnotateOptions options;
    options.legend = selected.empty();
    const Scene scene =
        annotated(m_desk.editor.committed(), estimate->design, estimate->report, m_desk.metrics, options);
    Ids ids = selected.empty() ? Ids{} : withGroups(scene, selected);
    if (selected.empty())
        for (const ElementPtr &element : scene.elements())
            if (!isCarrier(*element))
                ids.insert(element->id);
    toClipboard(clipboardText(scene, ids));
    m_desk.say(selected.empty()
                   ? tr("The drawing with its numbers is on the clipboard: paste it into any Excalidraw.")
                   : tr("The selection with its numbers is on the clipboard: paste it into any Excalidraw."));
}

void ClipboardCommands::paste(bool plain)
{
    if (const QMimeData *content = QGuiApplication::clipboard()->mimeData())
        take(*content, m_desk.canvas.insertionPoint(), plain);
}

void ClipboardCommands::take(const QMimeData &content, Point at, bool plain)
{
    QString text = content.text();
    if (content.hasFormat(clipboardMimeType))
        text = QString::fromUtf8(content.data(clipboardMimeType));
    if (text.isEmpty() && content.hasHtml()) // some programs bring nothing else
        text = QTextDocumentFragment::fromHtml(content.html()).toPlainText();
    const std::string utf8 = text.toStdString();
    if (!isClipboardText(utf8)) {
        const auto images = plain ? QList<ImageSource>{} : imagesIn(content);
        const bool picture = text.trimmed().isEmpty() || isSvgText(text) || content.hasUrls();
        const auto isFile = [](const QUrl &url) { return url.isLocalFile() && !isImageName(url.toLocalFile()); };
        if (!plain && std::ranges::any_of(content.urls(), isFile)) {
            emit filesTaken(content, at);
            return;
        }
        if (!images.isEmpty() && picture) { // a table of a spreadsheet comes with its picture: the text counts
            m_images.place(images, at);
            return;
        }
        if (!plain && m_links.embed(text, at))
            return;
        // a flowchart or a table, unless the text itself is asked for
        if (!plain && pasteDrawn(utf8, at)) {
            offerOtherForms(utf8, true);
            return;
        }
        if (!text.trimmed().isEmpty()) {
            pasteText(m_desk.editor.committed(), text, at, plain);
            if (!plain)
                offerOtherForms(utf8, false);
        } else
            m_desk.say(tr("There is nothing on the clipboard that could be drawn."));
        return;
    }
    Result<ClipboardContent> read = readClipboard(utf8, m_desk.edit());
    if (!read) {
        m_desk.say(QString::fromStdString(read.error()), MessageBar::Tone::Bad);
        return;
    }
    ClipboardContent pasted = std::move(read).value();
    const Copied copied = pasteElements(withMoreFiles(m_desk.editor.committed(), pasted.files),
                                        std::move(pasted.elements), at, m_desk.edit(), plain);
    m_desk.canvas.setTool(QStringLiteral("selection")); // to drag what came
    m_desk.editor.commit(joinFrameUnder(copied.scene, copied.selection, at, m_desk.edit()), tr("Paste"),
                         Selection{copied.selection, {}});
}

bool ClipboardCommands::pasteDrawn(const std::string &text, Point at)
{
    auto drawn = drawnFromText(text, m_desk.edit());
    if (!drawn)
        return false;
    if (!*drawn) { // what was written is not lost
        pasteText(m_desk.editor.committed(), QString::fromStdString(text), at, true);
        m_desk.say(tr("%1 It is pasted as text.").arg(QString::fromStdString(drawn->error())), MessageBar::Tone::Bad);
        return true;
    }
    const Copied copied = pasteElements(m_desk.editor.committed(), std::move(*drawn).value(), at, m_desk.edit(), true);
    m_desk.canvas.setTool(QStringLiteral("selection"));
    m_desk.editor.commit(joinFrameUnder(copied.scene, copied.selection, at, m_desk.edit()), tr("Paste"),
                         Selection{copied.selection, {}});
    if (const auto box = commonBox(m_desk.editor.scene(), copied.selection))
        m_desk.canvas.bringIntoSight(*box);
    return true;
}

/// One text a line, or, plain, one text of all lines; what is wider than half the view is wrapped. As Excalidraw does.
void ClipboardCommands::pasteText(const Scene &onto, const QString &text, Point at, bool plain)
{
    const EditContext context = m_desk.edit();
    QStringList parts = plain ? QStringList{text.trimmed()} : text.split('\n');
    constexpr int most = 500; // a long file pasted by mistake stays one text
    if (parts.size() > most)
        parts = {text.trimmed()};
    constexpr double gapBelow = 10, narrowest = 200, widest = 800;
    const double room = std::clamp(m_desk.canvas.visibleScene().width / 2, narrowest, widest);
    const CurrentStyle &style = m_desk.canvas.currentStyle();
    TextData look;
    look.fontFamily = style.fontFamily;
    look.fontSize = style.fontSize;
    look.lineHeight = fontFamily(style.fontFamily).lineHeight;
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
        element = laidOutText(std::move(element), m_desk.metrics);
        if (element.width > room) {
            element.width = room;
            element.text()->autoResize = false;
            element = laidOutText(std::move(element), m_desk.metrics);
            const TextData &wrapped = *element.text(); // no wider than its lines came out
            element.width =
                measureText(wrapped.text, wrapped.fontFamily, wrapped.fontSize, wrapped.lineHeight, m_desk.metrics)
                    .width;
        }
        element.x = at.x - element.width / 2;
        element.y = at.y - element.height / 2;
        at.y += element.height + gapBelow;
        added.insert(element.id);
        texts.push_back(std::move(element));
    }
    m_desk.canvas.setTool(QStringLiteral("selection"));
    const Scene scene = addElements(onto, std::move(texts), context);
    m_desk.editor.commit(updateFrameMembership(scene, added, context), tr("Paste text"), Selection{added, {}});
}

void ClipboardCommands::offerOtherForms(const std::string &text, bool wasDrawn)
{
    m_desk.messages.withdraw(m_formsOffered);
    const auto numbers = parseNumbers(text);
    const bool isTable = wasDrawn && parseTable(text);
    const Ids pasted = m_desk.editor.selection().ids;
    const auto box = commonBox(m_desk.editor.committed(), pasted);
    if (!box)
        return;
    const Point centre = box->centre();
    if (!numbers && !isTable) {
        if (!wasDrawn)
            offerOneText(text, pasted, centre);
        return;
    }
    std::vector<MessageBar::Offer> offers;
    const auto offer = [&](const QString &name, ChartKind kind) {
        if (numbers && canBeDrawn(*numbers, kind))
            offers.push_back({name, [this, numbers, kind, pasted, centre] {
                                  replacePasted(pasted, drawnChart(*numbers, kind, m_desk.edit()), centre);
                              }});
    };
    offer(tr("Bar chart"), ChartKind::Bars);
    offer(tr("Line chart"), ChartKind::Lines);
    offer(tr("Radar chart"), ChartKind::Radar);
    const bool isChart = !offers.empty();
    if (isTable)
        offers.push_back({tr("Plain text"), [this, text, pasted, at = Point{centre.x, box->y}] {
                              pasteText(removeElements(m_desk.editor.committed(), pasted, m_desk.edit()),
                                        QString::fromStdString(text), at, false);
                              m_desk.canvas.setFocus();
                          }});
    m_formsOffered = !isTable  ? tr("Pasted as text. These numbers can also be a chart.")
                     : isChart ? tr("Pasted as a table. These numbers can also be a chart.")
                               : tr("Pasted as a table.");
    sayForms(std::move(offers));
}

void ClipboardCommands::offerOneText(const std::string &text, const Ids &pasted, Point centre)
{
    if (pasted.size() < 2 || std::exchange(m_toldOfOneText, true))
        return;
    m_formsOffered = tr("Pasted as one text a line. Ctrl+Shift+V pastes all lines as one text.");
    sayForms({{tr("One text"), [this, text, pasted, centre] {
                   pasteText(removeElements(m_desk.editor.committed(), pasted, m_desk.edit()),
                             QString::fromStdString(text), centre, true);
                   m_desk.canvas.setFocus();
               }}});
}

void ClipboardCommands::sayForms(std::vector<MessageBar::Offer> offers)
{
    m_desk.say(m_formsOffered, MessageBar::Tone::Info, std::move(offers), true);
    connect( // as long as nothing else is drawn
        &m_desk.editor, &Editor::sceneChanged, this, [this] { m_desk.messages.withdraw(m_formsOffered); },
        Qt::SingleShotConnection);
}

void ClipboardCommands::replacePasted(const Ids &pasted, std::vector<Element> elements, Point centre)
{
    const EditContext context = m_desk.edit();
    const Copied copied = pasteElements(removeElements(m_desk.editor.committed(), pasted, context), std::move(elements),
                                        centre, context, true);
    m_desk.editor.commit(joinFrameUnder(copied.scene, copied.selection, centre, context), tr("Draw chart"),
                         Selection{copied.selection, {}});
    if (const auto box = commonBox(m_desk.editor.scene(), copied.selection))
        m_desk.canvas.bringIntoSight(*box);
    m_desk.canvas.setFocus();
}

void ClipboardCommands::copyWords()
{
    QGuiApplication::clipboard()->setText(
        QString::fromStdString(wordsOf(m_desk.editor.committed(), m_desk.editor.selection().ids)));
}

} // namespace ninesketch
