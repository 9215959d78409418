// SPDX-License-Identifier: GPL-3.0-or-later
// The window: a canvas, islands that float over it, a dock on the right and the results along the bottom. It owns the
// editor and everything that listens to it; the actions table (ui/window/actions.h) calls its public functions.
#pragma once
#include "exporters/qt_text_metrics.h"
#include "model/design/kinds.h"
#include "model/scene/edit_context.h"
#include "model/scene/edits/style.h"
#include "ui/canvas/viewport.h"
#include "ui/documents/documents.h"
#include "ui/preferences.h"
#include "ui/widgets/message_bar.h"

#include <QMainWindow>
#include <functional>

class QMenu;
class QMimeData;
class QSplitter;
class QToolButton;

namespace ninesketch
{

class ActionSet;
class CanvasView;
class ClassesPanel;
class CommandPalette;
class DocumentTabs;
class ExportPanel;
class FindBar;
class FindingsPanel;
class LibraryPanel;
class LibraryShelf;
class Minimap;
class StatsPanel;
struct LibraryItem;
class HelpPanel;
class Inspector;
class Island;
class OwnPresets;
class PaletteBar;
class PlotsPanel;
class PlotPictures;
class Presentation;
class QuickAdd;
class ResultsStrip;
class InterviewPages;
class SidePanel;
class StencilBar;
class StartPage;
class SceneGlide;
class StylePanel;
class Baseline;
class WhatBreaks;
class WhatIfPages;
class WorkingPanel;

/// A picture that is to be read: a file, or bytes from elsewhere under a name fit for a sentence.
struct ImageSource {
    QString name;
    QByteArray bytes; ///< empty: `name` is a path
};
/// The pictures on the clipboard or in what was dropped: files by their names, else the picture itself.
QList<ImageSource> imagesIn(const QMimeData &content);

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `recoveryFolder`: where copies for a crash go; empty: none.
    explicit MainWindow(Preferences preferences = {}, const QString &recoveryFolder = {});
    ~MainWindow() override;

    Editor &editor() const { return *m_editor; }
    CanvasView &canvas() const { return *m_canvas; }
    ActionSet &actions() const { return *m_actions; }
    Estimator &estimator() const { return *m_estimator; }
    Documents &documents() const { return *m_documents; }
    OpenDocument &document() const { return m_documents->current(); } ///< the one that is seen
    WhatBreaks &breaks() const { return *m_breaks; }
    Baseline &baseline() const { return *m_baseline; }
    InterviewPages &interview() const { return *m_interview; }
    bool hasBaseline() const;
    const Preferences &preferences() const { return m_preferences; }
    /// What an edit needs, as of now.
    EditContext edit() const;

    // documents
    /// In a tab of its own; a design written as text is drawn there. A sentence is shown when it fails.
    bool openFile(const QString &path);
    void newDocument(Scene scene = Scene());
    void closeDocument(OpenDocument &document); ///< offers to save first
    /// Opens the tabs that were open last; from now on this window is the one whose tabs come back.
    void openLastSession();
    void toggleReopenTabs();
    void toggleAutosave();
    void askOpen();
    /// Off this thread; what goes wrong is said in the bar.
    void startSaving() { startSaving(document()); }
    void startSaving(OpenDocument &document);
    /// The same, waited for; false: it was not saved.
    bool save() { return save(document()); }
    bool save(OpenDocument &document);
    bool askSaveAs() { return askSaveAs(document()); }
    bool askSaveAs(OpenDocument &document);                  ///< false: it was not saved
    void openExample(const QString &name = "url-shortener"); ///< or "chat-naive", "chat-large", ...
    void openStartPage();                                    ///< with the keyboard in it
    void askText();                                          ///< a Mermaid flowchart or a table, to be drawn
    void askResetCanvas();
    bool hasUnsaved() const { return m_hasUnsaved; } ///< drawings that were not saved when the program was killed
    void offerRecovery();
    void restoreUnsaved();
    void exportAs(const QString &exporterId); ///< asks where, writes what the export panel is set to
    void copyAs(const QString &exporterId);   ///< to the clipboard
    void say(const QString &sentence, MessageBar::Tone tone = MessageBar::Tone::Info,
             std::vector<MessageBar::Offer> offers = {}, bool lasting = false);

    // library
    void setLibraryFolder(const QString &folder); ///< where libraries are kept; without it nothing is
    bool importLibrary(const QString &path);      ///< a sentence is shown when it fails
    void askImportLibrary();
    void addToLibrary(); ///< what is selected
    void placeLibraryItem(const LibraryItem &item, std::optional<Point> centre);

    // selection
    std::size_t selectedUnits() const; ///< groups count as one
    bool selectionHasGroup() const;
    bool selectionHasFreeText() const;
    bool selectionHasLabel() const;
    void selectAll();
    void select(const std::vector<std::string> &ids, bool bringIntoView = false);
    void copySelection(); ///< as Excalidraw's clipboard text
    void copyAnnotated(); ///< the same with badges on it, and everything with a legend when nothing is selected
    void copyText();      ///< the words of the selection
    void cutSelection();
    void paste(bool plain);
    void copyStyle();
    void pasteStyle();
    bool hasCopiedStyle() const { return m_copiedStyle.has_value(); }
    void editLink();
    void copyLinkToObject(); ///< of what is selected, as Excalidraw writes it
    bool selectionHasLink() const;
    void openLink();    ///< of what is selected
    void askWebEmbed(); ///< whose address is typed
    void openColours(const QString &propertyId);
    /// The next press takes a colour from the drawing: for "stroke" or "background" (with Alt the other one).
    void pickColour(const QString &propertyId);
    void openCanvasColours(); ///< the paper's

    // tools
    void chooseTool(const QString &id);
    void chooseStencil(const QString &id); ///< takes the shapes tool, and that shape
    QString toolId() const;
    bool isToolLocked() const;
    void toggleToolLock();

    // components
    void openQuickAdd();
    /// Places a component; without a place beside the selection, else in the middle of the view. Answers its body's id.
    std::string placeComponent(const PaletteMatch &match, std::optional<Point> centre, bool connect);

    OwnPresets &ownPresets();
    void saveAsPreset(const std::string &componentId); ///< with the numbers that it states

    // images
    void askImages();
    /// Reads them without keeping the window waiting, then puts them there; says what can't be read.
    void placeImages(const QList<ImageSource> &sources, Point at);

    /// Lays the design out along its calls; of the selection, or of everything.
    void tidyUp(bool selectionOnly);

    // view
    void zoomBy(double step);
    void zoomTo(double zoom);
    void fitAll();
    void fitSelection(double atMost);
    void page(int dx, int dy);
    void openFind();
    void findNext(int by); ///< 1 the next match, -1 the one before
    void toggleGrid();
    void toggleSnap();
    void toggleBoxTouches();
    void toggleArrowBinding();
    void toggleMiddleSnapping();
    void toggleBadges();
    void setDark(bool dark);
    bool isZen() const { return m_zen; }
    void setZen(bool zen);
    bool isViewMode() const { return m_viewMode; }
    void setViewMode(bool viewMode);
    void toggleFullScreen();
    Presentation &presentation() const { return *m_presentation; }
    PlotPictures &plotPictures() const { return *m_plotPictures; }
    PlotsPanel &plots() const { return *m_plots; }

    // panels
    void toggleSide();
    void showPage(const QString &page);
    bool isPageShown(const QString &page) const;
    void toggleStrip();
    void toggleMinimap();
    void toggleStats();
    void toggleExport();
    void toggleHelp();
    void openCommands();
    void toggleBreaks(); ///< load slider and kill switches
    bool isBreaksOpen() const;
    void askFigure(const QString &figure); ///< "class/redirect/p99": shown in the working panel

signals:
    void preferencesChanged(const ninesketch::Preferences &preferences);

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildStage();
    void buildSide();
    void connectAll();
    void connectPanels();
    void connectLibrary();
    void connectTabs();
    void connectFile(OpenDocument &document);
    void askWhoseVersion(OpenDocument &document); ///< changed here and by another program
    void refreshTabs();
    void buildStartPage();
    void refreshStartPage();
    void fillRecentMenu();
    void showTabMenu(OpenDocument &document, const QPoint &global);
    void rememberSession();
    void connectBreaks();
    void addKillSwitches(QMenu &menu);
    void layoutIslands();
    void refreshStyle();
    void refreshAll();
    void refreshZoom();
    void refreshBadges();
    void refreshStrip();
    void showPreviewed(const QString &optionName);
    bool selectForMenu(Point at);
    void showContextMenu(const QPoint &global, Point at);
    void offerToUnlock(const std::string &elementId);
    void editFrameName(const std::string &frameId);
    void refreshWayBack();            ///< a button, while nothing of the drawing is in sight
    void askLink(const QString &url); ///< before it is opened; one to an element leads there
    /// A line to be typed into over the drawing: `use` gets it when Enter is pressed.
    void askLine(const QString &name, const QString &placeholder, const QString &text, QPointF above,
                 std::function<void(const QString &)> use);
    bool pasteEmbeds(const QString &text); ///< false: it is no list of addresses of such pages
    void takeDropped(const QMimeData &content, Point at);
    void pasteText(const QString &text, bool plain);
    bool openDesign(const QString &path);     ///< false: it can't be read, which is said
    bool pasteDrawn(const std::string &text); ///< false: it is neither a flowchart nor a table
    void applyStyle(const QString &propertyId, const QString &value, bool preview);
    void applyFix(const Fix &fix);
    void previewComponent(const QString &kindId, const QPoint &global);
    Scene withComponent(const PaletteMatch &match, Point centre, std::string *bodyId) const;
    Point freePlace() const;
    void remember(const std::function<void(Preferences &)> &change);
    /// Asks in the bar whether to save what is modified; `then` runs when nothing can be lost any more.
    void whenSafe(const QList<OpenDocument *> &documents, const QString &question, std::function<void()> then);
    void applyModes();
    Result<QByteArray> exported(const QString &id) const;

    Preferences m_preferences;
    QtTextMetrics m_metrics;
    mutable Random m_random;
    Editor *m_editor;
    Estimator *m_estimator;
    Documents *m_documents;
    QString m_recoveryFolder;
    QWidget *m_stage = nullptr;
    QSplitter *m_splitter = nullptr;
    DocumentTabs *m_tabs = nullptr;
    CanvasView *m_canvas = nullptr;
    ActionSet *m_actions = nullptr;
    Island *m_tools = nullptr, *m_menu = nullptr, *m_zoomBar = nullptr, *m_sideButton = nullptr, *m_wayBack = nullptr;
    QToolButton *m_zoomLabel = nullptr;
    FindBar *m_find = nullptr;
    LibraryShelf *m_shelf = nullptr;
    LibraryPanel *m_library = nullptr;
    Minimap *m_minimap = nullptr;
    StatsPanel *m_stats = nullptr;
    PaletteBar *m_palette = nullptr;
    StencilBar *m_stencils = nullptr;
    StylePanel *m_style = nullptr;
    QuickAdd *m_quickAdd = nullptr;
    MessageBar *m_messages = nullptr;
    SidePanel *m_side = nullptr;
    InterviewPages *m_interview = nullptr;
    WhatBreaks *m_breaks = nullptr;
    WhatIfPages *m_whatIf = nullptr;
    EstimatePtr m_beforePreview; ///< of the drawing, while the canvas shows an option of a trade-off
    QString m_previewSentence;
    Baseline *m_baseline = nullptr;
    Inspector *m_inspector = nullptr;
    ClassesPanel *m_classes = nullptr;
    FindingsPanel *m_findings = nullptr;
    WorkingPanel *m_working = nullptr;
    PlotsPanel *m_plots = nullptr;
    OwnPresets *m_ownPresets = nullptr;
    ResultsStrip *m_strip = nullptr;
    CommandPalette *m_commands = nullptr;
    HelpPanel *m_help = nullptr;
    ExportPanel *m_export = nullptr;
    Presentation *m_presentation = nullptr;
    PlotPictures *m_plotPictures = nullptr;
    QMenu *m_recentMenu = nullptr;
    StartPage *m_start = nullptr;
    SceneGlide *m_glide = nullptr;
    std::optional<StyleChange> m_copiedStyle;
    std::optional<Viewport> m_fitted; ///< while everything is shown fitted, it stays so when the window changes
    QString m_recoverySentence;       ///< the offer, while it stands
    std::uint64_t m_previewSeed = 0;
    bool m_zen = false, m_viewMode = false, m_closing = false, m_keepsSession = false, m_hasUnsaved = false;
};

} // namespace ninesketch
