# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DINPUT=a.json -DOUTPUT=a.cpp -DHEADER=a.h -DFUNCTION=name -P EmbedText.cmake: a text file as a function that
# answers with it, in pieces that every compiler takes.
file(READ "${INPUT}" hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)" "\\1\n" bytes "${bytes}")
file(WRITE "${OUTPUT}" "#include \"${HEADER}\"\nnamespace ninesketch\n{\nnamespace\n{\nconstexpr unsigned char text[] = {\n${bytes}};\n}\nstd::string_view ${FUNCTION}()\n{\n    return {reinterpret_cast<const char *>(text), sizeof text};\n}\n}\n")
