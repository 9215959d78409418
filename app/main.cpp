// SPDX-License-Identifier: GPL-3.0-or-later
// Opens what it is given and shows the window.
#include "app/command_line.h"
#include "app/settings.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QIcon>

namespace
{

QtMessageHandler usualHandler = nullptr;

/// Terminals without a session (containers, cron) make Qt speak of a folder that we do not use.
void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (!message.startsWith(QLatin1String("QStandardPaths: XDG_RUNTIME_DIR not set")))
        usualHandler(type, context, message);
}

} // namespace

int main(int argc, char **argv)
{
    usualHandler = qInstallMessageHandler(handleMessage);
    if (const auto status = ninesketch::runCommandLine(argc, argv))
        return *status;
    QApplication application(argc, argv);
    QApplication::setApplicationName("ninesketch");
    QApplication::setApplicationDisplayName("Ninesketch");
    QApplication::setApplicationVersion(NINESKETCH_VERSION);
    QApplication::setDesktopFileName("ninesketch");
    QApplication::setWindowIcon(QIcon(":/desktop/ninesketch.svg"));

    ninesketch::MainWindow window(ninesketch::readPreferences(), ninesketch::recoveryFolder());
    QObject::connect(&window, &ninesketch::MainWindow::preferencesChanged, &ninesketch::writePreferences);
    window.show();
    const QStringList files = QApplication::arguments().mid(1);
    if (!files.isEmpty())
        window.openFile(files.first());
    window.offerRecovery();
    return QApplication::exec();
}
