// SPDX-License-Identifier: GPL-3.0-or-later
// Mermaid diagrams that are known to be right, read.
#pragma once
#include "model/import/mermaid.h"

#include <QStringList>

namespace ninesketch
{

inline MermaidFlowchart parsed(const char *text)
{
    auto chart = parseMermaid(text);
    if (!chart)
        qFatal("%s", chart.error().c_str());
    return *chart;
}

inline MermaidFlowchart parsed(Result<MermaidFlowchart> chart)
{
    if (!chart)
        qFatal("%s", chart.error().c_str());
    return *chart;
}

inline QStringList linksOf(const MermaidFlowchart &chart)
{
    QStringList list;
    for (const MermaidLink &link : chart.links)
        list << QString::fromStdString(chart.nodes[link.from].id + ">" + chart.nodes[link.to].id +
                                       (link.label.empty() ? "" : ":" + link.label));
    return list;
}

} // namespace ninesketch
