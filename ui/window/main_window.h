// SPDX-License-Identifier: GPL-3.0-or-later
// The window: a canvas, islands that float over it, a dock on the right and the results along the bottom. It owns the
// editor, everything that listens to it, and the commands (ui/commands), which do the work topic by topic; the actions
// table (ui/window/actions.h) calls them. What listens to several of its parts is an object beside them: the tabs of
// drawings (open_tabs.h), the figures in the strip (shown_figures.h), the menu of the canvas (canvas_menu.h).
#pragma once
#include "exporters/qt_text_metrics.h"
#include "ui/canvas/viewport.h"
#include "ui/commands/desk.h"
#include "ui/documents/documents.h"
#include "ui/on_demand.h"
#include "ui/preference_memory.h"

#include <QMainWindow>
#include <memory>

class QMimeData;
class QSplitter;
class QToolButton;

namespace ninesketch
{

class ActionSet;
class BandEstimator;
class CanvasMenu;
class CanvasView;
class ClassesPanel;
class ClipboardCommands;
class CommandPalette;
class ComponentCommands;
class DocumentCommands;
class ExportCommands;
class ImageCommands;
class LibraryCommands;
class LinkCommands;
class PresetCommands;
class ReadingCommands;
class StyleCommands;
class DocumentTabs;
class ExportPanel;
class FindBar;
class FindingsPanel;
class LibraryPanel;
class LibraryShelf;
class Minimap;
class StatsPanel;
class HelpPanel;
class Inspector;
class Island;
class OpenTabs;
class PaletteBar;
class PlotsPanel;
class PlotPictures;
class Presentation;
class QuickAdd;
class ResultsStrip;
class InterviewPages;
class ShownFigures;
class SidePanel;
class StencilBar;
class StartPage;
class SceneGlide;
class StylePanel;
class Baseline;
class WhatBreaks;
class WhatIfPages;
class WorkingPanel;

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
    PreferenceMemory &memory() const { return *m_memory; }
    const Preferences &preferences() const { return m_memory->now(); }
    Desk &desk() const { return *m_desk; }
    EditContext edit() const { return m_desk->edit(); } ///< what an edit needs, as of now

    // commands, by topic
    DocumentCommands &files() const { return *m_files; }
    ExportCommands &exports() const { return *m_exports; }
    ClipboardCommands &clipboard() const { return *m_clipboard; }
    ComponentCommands &components() const { return *m_components; }
    ImageCommands &images() const { return *m_images; }
    LibraryCommands &library() const { return *m_libraryCommands; }
    LinkCommands &links() const { return *m_links; }
    PresetCommands &presets() const { return *m_presets; }
    ReadingCommands &reading() const { return *m_reading; }
    StyleCommands &styles() const { return *m_styles; }

    void openStartPage(); ///< with the keyboard in it
    void askText();       ///< a Mermaid flowchart or a table, to be drawn
    void askResetCanvas();

    // tools
    void openColours(const QString &propertyId);
    void openCanvasColours();                    ///< the paper's
    bool mayChoose(const QString &toolId) const; ///< in view mode only what changes nothing
    void chooseTool(const QString &id);
    void chooseStencil(const QString &id); ///< takes the shapes tool, and that shape
    QString toolId() const;
    bool isToolLocked() const;
    void toggleToolLock();
    void openQuickAdd();

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
    void toggleWheelZooms();
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
    void themeChanged(); ///< what carries colours in its content makes it anew

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildStage();
    void buildMenu();
    void buildTools();
    void buildZoomBar();
    void setPanelMakers();
    void buildSide();
    void setPageMakers();
    PlotsPanel *makePlots();
    QWidget *makeFramesPage();
    void connectSide();
    void fitSide();
    void buildCommands(const QString &recoveryFolder);
    void connectEditor();
    void connectDocuments();
    void connectCanvas();
    void connectPalette();
    void connectFigures();
    void connectBreaks();
    void buildStartPage();
    void refreshStartPage();
    void layoutIslands();
    int placeUpper();
    void placeLower();
    void coverCanvas();
    void placePanels(int top, int bottom);
    void placeMessages();
    bool choosesShape() const;
    void refreshStyle();
    void refreshAll();
    void refreshZoom();
    void refreshTitle();
    void editFrameName(const std::string &frameId);
    void makeRoomFor(const Rect &box, double least);
    void refreshWayBack(); ///< a button, while nothing of the drawing is in sight
    void takeDropped(const QMimeData &content, Point at);
    void applyModes();

    PreferenceMemory *m_memory;
    QtTextMetrics m_metrics;
    Editor *m_editor;
    Estimator *m_estimator;
    Documents *m_documents;
    Desk *m_desk = nullptr;
    DocumentCommands *m_files = nullptr;
    ExportCommands *m_exports = nullptr;
    ClipboardCommands *m_clipboard = nullptr;
    ComponentCommands *m_components = nullptr;
    ImageCommands *m_images = nullptr;
    LibraryCommands *m_libraryCommands = nullptr;
    LinkCommands *m_links = nullptr;
    PresetCommands *m_presets = nullptr;
    ReadingCommands *m_reading = nullptr;
    StyleCommands *m_styles = nullptr;
    QWidget *m_stage = nullptr;
    QSplitter *m_splitter = nullptr;
    DocumentTabs *m_tabs = nullptr;
    CanvasView *m_canvas = nullptr;
    ActionSet *m_actions = nullptr;
    Island *m_tools = nullptr, *m_menu = nullptr, *m_zoomBar = nullptr, *m_sideButton = nullptr, *m_wayBack = nullptr;
    QToolButton *m_zoomLabel = nullptr;
    OnDemand<FindBar> m_find;
    LibraryShelf *m_shelf = nullptr;
    OnDemand<LibraryPanel> m_library;
    OnDemand<Minimap> m_minimap;
    OnDemand<StatsPanel> m_stats;
    PaletteBar *m_palette = nullptr;
    OnDemand<StencilBar> m_stencils;
    OnDemand<StylePanel> m_style;
    OnDemand<QuickAdd> m_quickAdd;
    MessageBar *m_messages = nullptr;
    SidePanel *m_side = nullptr;
    InterviewPages *m_interview = nullptr;
    WhatBreaks *m_breaks = nullptr;
    WhatIfPages *m_whatIf = nullptr;
    Baseline *m_baseline = nullptr;
    OnDemand<Inspector> m_inspector;
    OnDemand<ClassesPanel> m_classes;
    OnDemand<FindingsPanel> m_findings;
    OnDemand<WorkingPanel> m_working;
    OnDemand<PlotsPanel> m_plots;
    BandEstimator *m_bands = nullptr;
    ResultsStrip *m_strip = nullptr;
    OnDemand<CommandPalette> m_commands;
    OnDemand<HelpPanel> m_help;
    OnDemand<ExportPanel> m_export;
    Presentation *m_presentation = nullptr;
    PlotPictures *m_plotPictures = nullptr;
    StartPage *m_start = nullptr;
    SceneGlide *m_glide = nullptr;
    // these listen to the parts above, and go before them
    std::unique_ptr<OpenTabs> m_openTabs;
    std::unique_ptr<ShownFigures> m_figures;
    std::unique_ptr<CanvasMenu> m_canvasMenu;
    std::optional<Viewport> m_fitted; ///< while everything is shown fitted, it stays so when the window changes
    bool m_zen = false, m_viewMode = false, m_closing = false;
};

} // namespace ninesketch
