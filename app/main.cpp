// SPDX-License-Identifier: GPL-3.0-or-later
// Opens what it is given and shows the window.
#include "app/command_line.h"
#include "app/commands/command_support.h"
#include "app/settings.h"
#include "ui/commands/document_commands.h"
#include "ui/commands/library_commands.h"
#include "ui/commands/preset_commands.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QIcon>
#include <QLockFile>
#include <QScreen>
#include <csignal>

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
    std::signal(SIGXFSZ, SIG_IGN); // a file beyond what is allowed is said like a full disk, and ends nothing
    if (const auto status = ninesketch::runCommandLine(argc, argv))
        return *status;
    QApplication application(argc, argv);
    QApplication::setApplicationName("ninesketch");
    QApplication::setApplicationDisplayName("Ninesketch");
    QApplication::setApplicationVersion(NINESKETCH_VERSION);
    QApplication::setDesktopFileName("ninesketch");
    QApplication::setWindowIcon(QIcon(":/desktop/ninesketch.svg"));

    ninesketch::MainWindow window(ninesketch::readPreferences(), ninesketch::recoveryFolder());
    QObject::connect(&window.memory(), &ninesketch::PreferenceMemory::changed, &ninesketch::writePreferences);
    window.library().setFolder(ninesketch::libraryFolder());
    window.presets().setFile(ninesketch::presetsFile());
    // a window larger than the screen would hide its panels; how high its title bar is, is known only when it has one
    constexpr int titleBar = 40; // px
    const QSize room = window.screen()->availableSize();
    if (window.width() > room.width() || window.height() + titleBar > room.height())
        window.showMaximized();
    else
        window.show();
    // The tabs come back in one process only: two would have the same files open.
    QLockFile session(QDir(ninesketch::recoveryFolder()).filePath("session.lock"));
    session.setStaleLockTime(0);
    if (session.tryLock(0))
        window.files().openLastSession();
    QStringList files = QApplication::arguments().mid(1);
    files.removeOne("--"); // what follows may begin with a dash
    for (const QString &file : std::as_const(files)) {
        if (ninesketch::isExample(file))
            window.files().openExample(file);
        else
            window.files().open(file);
    }
    window.files().offerRecovery();
    return QApplication::exec();
}
