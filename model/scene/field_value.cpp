// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/field_value.h"

#include "model/scene/json_write.h"
#include "model/scene/read_element.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

namespace ninesketch
{

void FieldValue::complain(const std::string &what) const
{
    if (m_problem.count++ > 0)
        return;
    m_problem.sentence =
        "field " + std::string(m_outer) + (m_outer.empty() ? "" : ".") + std::string(m_key) + " " + what;
    m_problem.where = m_view.begin();
}

bool FieldValue::expect(JsonKind wanted) const
{
    if (kind() == wanted)
        return true;
    std::string found = kindInWords(kind());
    if (kind() == JsonKind::String && m_view.raw().size() <= 24)
        found += " (" + std::string(m_view.raw()) + ")";
    complain(std::string("should be ") + kindInWords(wanted) + ", but there is " + found);
    return false;
}

double FieldValue::number(double fallback, double least, double most) const
{
    if (isNull())
        return fallback;
    double value = 0;
    if (!expect(JsonKind::Number)) {
        const std::string digits = kind() == JsonKind::String ? m_view.string() : std::string();
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(value))
            return fallback;
        return std::clamp(value, least, most);
    }
    value = m_view.number();
    if (value >= least && value <= most)
        return value;
    std::string sentence = "is " + std::string(m_view.raw().substr(0, 32)) + "; it must lie between ";
    appendNumber(sentence, least);
    sentence += " and ";
    appendNumber(sentence, most);
    complain(sentence);
    return std::clamp(value, least, most);
}

std::int64_t FieldValue::integer(std::int64_t fallback) const
{
    constexpr double most = 9007199254740991.0; // the largest that JavaScript counts exactly
    return static_cast<std::int64_t>(number(static_cast<double>(fallback), -most, most));
}

bool FieldValue::boolean(bool fallback) const
{
    if (isNull())
        return fallback;
    if (expect(JsonKind::Boolean))
        return m_view.boolean();
    if (kind() == JsonKind::Number)
        return m_view.number() != 0;
    return kind() != JsonKind::String || m_view.raw() != "\"\"";
}

std::string FieldValue::text(std::string fallback) const
{
    if (isNull() || !expect(JsonKind::String))
        return fallback;
    std::string value = m_view.string();
    return value.empty() ? fallback : value;
}

std::optional<std::string> FieldValue::optionalText() const
{
    if (isNull() || !expect(JsonKind::String))
        return std::nullopt;
    std::string value = m_view.string();
    if (value.empty())
        return std::nullopt;
    return value;
}

std::string FieldValue::id() const
{
    if (kind() == JsonKind::Number)
        return std::string(m_view.raw());
    return text();
}

std::vector<std::string> FieldValue::texts() const
{
    std::vector<std::string> list;
    items([&list](const FieldValue &item) {
        if (std::string text = item.text(); !text.empty())
            list.push_back(std::move(text));
    });
    return list;
}

std::vector<Point> FieldValue::points(std::vector<std::size_t> *leftOut) const
{
    std::vector<Point> list;
    if (isNull() || !expect(JsonKind::Array))
        return list;
    std::size_t place = 0;
    m_view.forEachItem([&](JsonView view) -> const char * {
        const FieldValue item(m_key, view, m_problem, m_outer);
        double xy[2] = {0, 0};
        std::size_t count = 0;
        bool whole = true;
        const char *end = nullptr;
        if (!item.isNull() && item.expect(JsonKind::Array))
            end = view.forEachItem([&](JsonView coordinate) {
                if (count < 2) {
                    const FieldValue value(m_key, coordinate, m_problem, m_outer);
                    whole = whole && !value.isNull() && value.expect(JsonKind::Number);
                    if (whole)
                        xy[count] = value.number(0, -maximumCoordinate, maximumCoordinate);
                }
                ++count;
            });
        if (whole && count >= 2)
            list.push_back({xy[0], xy[1]});
        else if (leftOut)
            leftOut->push_back(place);
        ++place;
        return end;
    });
    if (list.size() > maximumPoints) {
        complain("has more than " + std::to_string(maximumPoints) + " points");
        list.resize(maximumPoints);
    }
    return list;
}

std::vector<double> FieldValue::numbers() const
{
    std::vector<double> list;
    items([&](const FieldValue &item) { list.push_back(item.number(0.5, -maximumCoordinate, maximumCoordinate)); });
    return list;
}

} // namespace ninesketch
