# SPDX-License-Identifier: GPL-3.0-or-later
# `cmake --install build/release` puts the program where a desktop finds it; `cpack` in the build folder makes a
# Debian package and an archive.
include(GNUInstallDirs)
set(CMAKE_INSTALL_DOCDIR ${CMAKE_INSTALL_DATADIR}/doc/ninesketch)
install(TARGETS ninesketch RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES resources/desktop/ninesketch.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES resources/desktop/ninesketch-mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
install(FILES resources/desktop/ninesketch.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES "${CMAKE_BINARY_DIR}/share/ninesketch/fonts/Xiaolai.ttf" DESTINATION ${CMAKE_INSTALL_DATADIR}/ninesketch/fonts)
install(FILES README.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR "DEB;TGZ")
set(CPACK_PACKAGE_NAME ninesketch)
set(CPACK_PACKAGE_VENDOR "Ninesketch")
set(CPACK_PACKAGE_CONTACT "The makers of Ninesketch <ninesketch@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Whiteboard for system designs that computes their availability and latency")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_PACKAGE_SECTION graphics)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# WebP; Helvetica, and the arrows that the hand-written fonts do not have
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-image-formats-plugins, fonts-liberation")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
include(CPack)
