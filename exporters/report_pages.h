// SPDX-License-Identifier: GPL-3.0-or-later
// A written document laid out on pages, for PDF: tables keep their words whole, headings stay with what they head.
#pragma once
#include "model/report/document.h"

#include <QSizeF>
#include <memory>

class QPagedPaintDevice;
class QTextDocument;

namespace ninesketch
{

/// The document on pages of `page`, in dots of `device`, whose fonts measure it.
std::unique_ptr<QTextDocument> reportPages(const Document &document, QPagedPaintDevice &device, QSizeF page);

/// Paints all pages, each with its number below.
void paintReportPages(const QTextDocument &pages, QPagedPaintDevice &device);

} // namespace ninesketch
