// SPDX-License-Identifier: GPL-3.0-or-later
// measure_texts FILE: widths of [{"text", "fontFamily", "fontSize"}, …] as a JSON list of numbers.
#include "exporters/qt_text_metrics.h"

#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>
#include <algorithm>

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    QFile file(application.arguments().value(1));
    if (!file.open(QIODevice::ReadOnly)) {
        QTextStream(stderr) << "usage: measure_texts FILE\n";
        return 2;
    }
    const ninesketch::QtTextMetrics metrics;
    QJsonArray widths;
    for (const auto value : QJsonDocument::fromJson(file.readAll()).array()) {
        const QJsonObject text = value.toObject();
        double widest = 0;
        for (const QString &line : text["text"].toString().split('\n'))
            widest = std::max(
                widest, metrics.lineWidth(line.toStdString(), text["fontFamily"].toInt(), text["fontSize"].toDouble()));
        widths.append(widest);
    }
    QTextStream(stdout) << QJsonDocument(widths).toJson(QJsonDocument::Compact) << '\n';
    return 0;
}
