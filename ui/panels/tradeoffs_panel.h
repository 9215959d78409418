// SPDX-License-Identifier: GPL-3.0-or-later
// Trade-offs side by side: the options that fit a component, each with what it changes for every request class and what
// there is to say; to be looked at, taken, and written down.
#pragma once
#include "model/report/decisions.h"
#include "model/tradeoffs/tradeoff.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace ninesketch
{

class ColumnScroll;
class LatestTask;

class TradeoffsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit TradeoffsPanel(QWidget *parent = nullptr);
    /// The design, and the component that is selected (its id; empty: none). What fits it comes first.
    void setDesign(const Design &design, const std::string &selectedId);
    void choose(const std::string &tradeoffId, const std::string &componentId);
    /// What lies over the drawing for a look, "×10, without Orders DB", and is not counted here; empty: nothing does.
    void setScenario(const QString &words);
    /// The option that is shown on the canvas; empty: none.
    void setPreviewed(const std::string &optionId);
    const TradeoffResult &result() const { return m_result; }
    /// What was written down; shown below the options.
    void setDecisions(std::vector<Decision> decisions);

signals:
    void previewPressed(const ninesketch::Design &design, const QString &optionId); ///< an empty id: no longer
    void usePressed(const ninesketch::TradeoffResult &result, std::size_t side);
    void recordPressed(const ninesketch::TradeoffResult &result, std::size_t side);

    void decisionShown(const std::string &componentId); ///< the component that a decision is about
    void decisionDropped(const QString &title);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void listOffers(const std::string &selectedId);
    void start();
    void fill();
    void fillList();
    QWidget *card(std::size_t side);
    QWidget *decisionRow(const Decision &decision);
    void addDecisions();

    Design m_design;
    TradeoffResult m_result;
    std::vector<Decision> m_decisions;
    LatestTask *m_task;
    QComboBox *m_offers;
    QLabel *m_scenario;
    QWidget *m_body;
    QVBoxLayout *m_list;
    ColumnScroll *m_scroll = nullptr;
    std::string m_previewed;
    bool m_stale = true;
};

} // namespace ninesketch
