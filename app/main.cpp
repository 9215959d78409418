// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include <QApplication>

int main(int argc, char **argv)
{
    if (const auto exitCode = ninesketch::runCommandLine(argc, argv))
        return *exitCode;
    QApplication application(argc, argv);
    return 0;
}
