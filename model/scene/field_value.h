// SPDX-License-Identifier: GPL-3.0-or-later
// One field's value on its way into an Element: asks for what it should be, makes the best of what it is, and remembers
// the first thing that was wrong.
#pragma once
#include "model/scene/element_names.h"
#include "model/scene/json_text.h"
#include "model/scene/read_element.h"

#include <optional>
#include <vector>

namespace ninesketch
{

struct FieldProblem {
    std::string sentence; ///< of the first one: "field x should be a number, but there is a text"
    const char *where = nullptr;
    std::size_t count = 0; ///< how many there are
};

class FieldValue
{
public:
    FieldValue(std::string_view key, JsonView view, FieldProblem &problem, std::string_view outer = {})
        : m_outer(outer), m_key(key), m_view(view), m_problem(problem)
    {
    }

    bool isNull() const { return m_view.isNull(); }
    JsonView view() const { return m_view; }
    JsonKind kind() const { return m_view.kind(); }

    /// A text of digits counts as the number that it says; what lies beyond the range, as the end of it.
    double number(double fallback, double least, double most) const;
    std::int64_t integer(std::int64_t fallback) const;
    /// Of another kind of value: false when it is nothing (0, ""), else true, as JavaScript has it.
    bool boolean(bool fallback) const;
    std::string text(std::string fallback = {}) const;
    /// A text or nothing; the empty text counts as nothing, as in Excalidraw.
    std::optional<std::string> optionalText() const;
    /// An id; numbers that somebody's script wrote are taken as their digits.
    std::string id() const;
    std::vector<std::string> texts() const;
    /// [[x, y], ...]; what is no point of two numbers (null is written for NaN) is left out, as Excalidraw does.
    /// `leftOut`, when given, gets the places of those, ascending.
    std::vector<Point> points(std::vector<std::size_t> *leftOut = nullptr) const;
    std::vector<double> numbers() const;
    /// Each member of an object; problems name it "outer.inner".
    template <typename Visit> void members(Visit visit) const
    {
        if (!expect(JsonKind::Object))
            return;
        std::size_t count = 0;
        m_view.forEachMember([&](std::string_view key, JsonView value) {
            if (++count <= maximumFields)
                visit(key, FieldValue(key, value, m_problem, m_key));
        });
        if (count > maximumFields)
            complain("has more than " + std::to_string(maximumFields) + " fields");
    }
    /// Each item of a list; null is an empty list.
    template <typename Visit> void items(Visit visit) const
    {
        if (isNull() || !expect(JsonKind::Array))
            return;
        m_view.forEachItem([&](JsonView value) { visit(FieldValue(m_key, value, m_problem, m_outer)); });
    }
    /// The value of a word. `unknown` is set when it is a word that we do not have.
    template <typename Enum> Enum word(Enum fallback, bool &unknown) const
    {
        if (isNull() || !expect(JsonKind::String))
            return fallback;
        const std::string name = m_view.string();
        if (const auto value = fromName<Enum>(name))
            return *value;
        unknown = !name.empty();
        return fallback;
    }
    /// False, and a problem, when the value is of another kind.
    bool expect(JsonKind kind) const;
    void complain(const std::string &what) const;

private:
    std::string_view m_outer, m_key;
    JsonView m_view;
    FieldProblem &m_problem;
};

} // namespace ninesketch
