// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/whatif_commands.h"

#include "app/commands/progress_line.h"
#include "app/commands/report_table.h"
#include "model/estimates/report_json.h"
#include "model/quantities.h"
#include "model/whatif/sensitivity.h"
#include "model/whatif/sweep.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <mutex>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

/// Says on the terminal how many of many variants are done, whichever thread did them.
class ToldVariants
{
public:
    explicit ToldVariants(double loadFactor)
    {
        m_options.loadFactor = loadFactor;
        m_options.progress = [this](std::size_t done, std::size_t of) {
            const std::scoped_lock one(m_one);
            m_most = std::max(m_most, static_cast<double>(done) / static_cast<double>(of));
            m_line.show(m_most);
        };
    }
    const VariantOptions &options() const { return m_options; }

private:
    std::mutex m_one;
    double m_most = 0; ///< share
    ProgressLine m_line{"tried"};
    VariantOptions m_options;
};

std::vector<Figure> figuresOf(const CommandOptions &options, const Design &design, const QStringList &usual)
{
    std::vector<Figure> figures;
    for (const QString &name : options.figures.isEmpty() ? usual : options.figures) {
        const auto found = findFigures(design, name.toStdString(), options.classId.toStdString());
        if (!found)
            throw Complaint{found.error()};
        figures.insert(figures.end(), found->begin(), found->end());
    }
    if (figures.empty())
        throw Complaint{"The design has no request class yet, so there is no figure to ask for."};
    return figures;
}

std::string end(std::optional<double> value, const Figure &figure)
{
    return value ? formatFigure(value, figure) : "none";
}

std::string pathsOf(const std::vector<Input> &inputs)
{
    std::string text;
    for (const Input &input : inputs)
        text += (text.empty() ? "" : ", ") + input.path;
    return text;
}

std::string tornadoTable(const Tornado &tornado, int top)
{
    std::string text = tornado.figure.title + ": " + formatFigure(tornado.value, tornado.figure) + "\n";
    std::vector<std::vector<std::string>> rows{{"input", "from", "to", "figure at from", "at to", "per 1 %"}};
    std::size_t shown = 0;
    for (const Influence &one : tornado.influences) {
        if (shown++ == static_cast<std::size_t>(top))
            break;
        const Unit unit = one.input.unit;
        char elasticity[32] = "-";
        if (one.elasticity && std::abs(*one.elasticity) >= 5e-3)
            std::snprintf(elasticity, sizeof elasticity, "%+.2g %%", *one.elasticity);
        rows.push_back({one.input.path + (one.stated ? " *" : ""), formatQuantity(one.range.low, unit),
                        formatQuantity(one.range.high, unit), end(one.low, tornado.figure),
                        end(one.high, tornado.figure), elasticity});
    }
    if (rows.size() > 1)
        text += alignedTable(rows, {false, true, true, true, true, true});
    if (tornado.influences.size() > static_cast<std::size_t>(top))
        text += "  and " + std::to_string(tornado.influences.size() - static_cast<std::size_t>(top)) +
                " more that move it less (--top N)\n";
    if (!tornado.withoutInfluence.empty())
        text += "  Without influence: " + pathsOf(tornado.withoutInfluence) + "\n";
    return text;
}

Json rangeToJson(const Range &range)
{
    return Json{{"low", numberToJson(range.low)}, {"high", numberToJson(range.high)}};
}

Json tornadoToJson(const Tornado &tornado)
{
    Json json{{"figure", tornado.figure.path()}, {"value", numberToJson(tornado.value)}};
    Json &influences = json["influences"] = Json::array();
    for (const Influence &one : tornado.influences)
        influences.push_back({{"input", one.input.path},
                              {"value", numberToJson(one.input.value)},
                              {"range", rangeToJson(one.range)},
                              {"rangeStated", one.stated},
                              {"atLow", numberToJson(one.low)},
                              {"atHigh", numberToJson(one.high)},
                              {"swing", numberToJson(one.swing)},
                              {"derivative", numberToJson(one.derivative)},
                              {"elasticity", numberToJson(one.elasticity)}});
    Json &without = json["withoutInfluence"] = Json::array();
    for (const Input &input : tornado.withoutInfluence)
        without.push_back(input.path);
    Json &notVaried = json["notVaried"] = Json::array();
    for (const Input &input : tornado.notVaried)
        notVaried.push_back(input.path);
    return json;
}

/// A field of comma-separated values (RFC 4180).
std::string csvField(const std::string &text)
{
    if (text.find_first_of(",\"\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string csvNumber(std::optional<double> value)
{
    const Json json = numberToJson(value);
    return json.is_null() ? "" : json.dump();
}

} // namespace

Bands bandsOf(const CommandOptions &options, const Design &design)
{
    const ToldVariants told(options.load);
    BandOptions how;
    how.variants = told.options();
    how.seed = static_cast<std::uint64_t>(options.seed);
    Bands bands = uncertainty(design, reportedFigures(design), how);
    if (bands.inputs.empty())
        throw Complaint{"The design states no ranges: write a parameter as \"3-8 ms\", or as {\"low\", \"high\"}."};
    return bands;
}

std::string bandsTable(const Bands &bands)
{
    std::vector<std::vector<std::string>> rows{{"With your ranges", "at the middles", "10-90 %", "at worst and best"}};
    for (const FigureBand &band : bands.figures) {
        if (band.dominance.empty())
            continue;
        std::string full = band.low ? formatFigure(band.low, band.figure) : "none";
        full += " \u2013 " + (band.high ? formatFigure(band.high, band.figure) : "none");
        rows.push_back({band.figure.title, formatFigure(band.value, band.figure), formatBand(band), full});
    }
    std::string text =
        rows.size() > 1 ? alignedTable(rows, {false, true, true, true}) : "The ranges move none of the figures.\n";
    text += "\n";
    for (const TargetChance &target : bands.targets)
        text += "  " + target.figure.title + ": the target of " + formatFigure(target.wanted, target.figure) +
                " is met in " + formatShare(target.chance) + " of the combinations.\n";
    std::string idle;
    for (std::size_t i = 0; i < bands.inputs.size(); ++i)
        if (!bands.matters(i))
            idle += (idle.empty() ? "" : ", ") + bands.inputs[i].path;
    std::string said;
    for (const FigureBand &band : bands.figures)
        if ((band.figure.key == "p99" || band.figure.key == "availability") && !band.dominance.empty())
            said += "  " + band.figure.title + ": " + dominanceSentence(bands, band) + "\n";
    text += said;
    if (!idle.empty())
        text += "  Does not matter for any figure: " + idle + ".\n";
    for (const Input &input : bands.inputs)
        text += "  " + input.path + " " + formatRange(input.range->low, input.range->high, input.unit) + ", middle " +
                formatQuantity(middleOf(*input.range, input.unit, input.whole), input.unit) +
                (isWide(*input.range, input.unit) ? " (geometric: it spans more than a decade)\n" : "\n");
    return text + "  " + std::to_string(bands.points) + " combinations, seed " + std::to_string(bands.seed) + ".\n";
}

Json bandsToJson(const Bands &bands)
{
    Json json{{"points", bands.points}, {"seed", bands.seed}};
    Json &inputs = json["inputs"] = Json::array();
    for (std::size_t i = 0; i < bands.inputs.size(); ++i)
        inputs.push_back({{"input", bands.inputs[i].path},
                          {"low", numberToJson(bands.inputs[i].range->low)},
                          {"high", numberToJson(bands.inputs[i].range->high)},
                          {"matters", bands.matters(i)}});
    Json &figures = json["figures"] = Json::array();
    for (const FigureBand &band : bands.figures) {
        Json one{{"figure", band.figure.path()},          {"value", numberToJson(band.value)},
                 {"p10", numberToJson(band.p10)},         {"p90", numberToJson(band.p90)},
                 {"low", numberToJson(band.low)},         {"high", numberToJson(band.high)},
                 {"missing", numberToJson(band.missing)}, {"explained", numberToJson(band.explained)}};
        Json &dominance = one["dominance"] = Json::array();
        for (const Dominance &input : band.dominance)
            dominance.push_back({{"input", bands.inputs[input.input].path},
                                 {"share", numberToJson(input.share)},
                                 {"rises", input.rises}});
        figures.push_back(std::move(one));
    }
    Json &targets = json["targets"] = Json::array();
    for (const TargetChance &target : bands.targets)
        targets.push_back({{"figure", target.figure.path()},
                           {"wanted", numberToJson(target.wanted)},
                           {"chance", numberToJson(target.chance)}});
    return json;
}

int listInputs(const CommandOptions &options)
{
    const Design design = open(options.files.first(), options).design;
    if (options.json) {
        Json json{{"ninesketch", "inputs"}, {"version", 1}, {"inputs", Json::array()}};
        for (const Input &input : inputsOf(design))
            json["inputs"].push_back({{"input", input.path},
                                      {"title", input.title()},
                                      {"value", numberToJson(input.value)},
                                      {"range", input.range ? rangeToJson(*input.range) : Json(nullptr)},
                                      {"whole", input.whole}});
        print(json.dump(2) + "\n");
        return done;
    }
    std::vector<std::vector<std::string>> rows{{"input", "value", "what it is"}};
    for (const Input &input : inputsOf(design))
        rows.push_back({input.path,
                        input.range   ? formatRange(input.range->low, input.range->high, input.unit)
                        : input.value ? formatQuantity(*input.value, input.unit)
                                      : "-",
                        input.title()});
    print(alignedTable(rows, {false, true, false}));
    return done;
}

int sensitivityOfFile(const CommandOptions &options)
{
    const Design design = open(options.files.first(), options).design;
    const auto figures = figuresOf(options, design, {"p99", "availability"});
    const auto tornados = sensitivity(design, figures, ToldVariants(options.load).options());
    if (options.json) {
        Json json{{"ninesketch", "sensitivity"}, {"version", 1}};
        for (const Tornado &tornado : tornados)
            json["figures"].push_back(tornadoToJson(tornado));
        print(json.dump(2) + "\n");
        return done;
    }
    bool stated = false;
    for (const Tornado &tornado : tornados) {
        print(tornadoTable(tornado, options.top) + "\n");
        stated = stated || std::ranges::any_of(tornado.influences, &Influence::stated);
    }
    print("  Each input by itself, 20 % up and down (of an availability: of what is missing to 100 %)" +
          std::string(stated ? "; * over the range that the design states.\n" : ".\n"));
    return done;
}

namespace
{

/// "p99" of "p99 of Redirect" below the name of whose figures they are.
std::string withoutOwner(const std::string &title, const std::string &owner)
{
    const std::string ending = " of " + owner;
    return !owner.empty() && title.ends_with(ending) ? title.substr(0, title.size() - ending.size()) : title;
}

std::string nameOf(const Design &design, const Figure &figure)
{
    if (figure.of == Figure::Of::Class)
        if (const RequestClass *one = design.findClass(figure.owner))
            return one->name;
    if (figure.of == Figure::Of::Component)
        if (const auto i = design.indexOf(figure.owner))
            return design.components[*i].name;
    return {};
}

/// One table for each class or component, so that lines stay short.
std::string sweepTables(const Design &design, const Input &input, const std::vector<Figure> &figures,
                        const std::vector<SweepRow> &rows)
{
    std::vector<std::string> owners;
    for (const Figure &figure : figures)
        if (const std::string owner = nameOf(design, figure); std::ranges::find(owners, owner) == owners.end())
            owners.push_back(owner);
    std::string text;
    bool anyMissing = false;
    for (const std::string &owner : owners) {
        std::vector<std::vector<std::string>> table{{input.path}};
        for (const SweepRow &row : rows)
            table.push_back({formatQuantity(row.value, input.unit)});
        for (std::size_t f = 0; f < figures.size(); ++f) {
            if (nameOf(design, figures[f]) != owner)
                continue;
            table.front().push_back(withoutOwner(figures[f].title, owners.size() > 1 ? owner : std::string()));
            for (std::size_t r = 0; r < rows.size(); ++r) {
                const auto &value = rows[r].values[f];
                anyMissing = anyMissing || !value;
                table[r + 1].push_back(value ? formatFigure(value, figures[f]) : "\u2013");
            }
        }
        text += text.empty() ? "" : "\n";
        if (owners.size() > 1 && !owner.empty())
            text += owner + "\n";
        text += alignedTable(table, std::vector<bool>(table.front().size(), true));
    }
    return text + (anyMissing ? "\n  \u2013: there is none, as more comes than is carried, or it is not known.\n" : "");
}

} // namespace

int sweepFile(const CommandOptions &options)
{
    const Design design = open(options.files.first(), options).design;
    const qsizetype equals = options.set.lastIndexOf('=');
    if (equals <= 0)
        throw Complaint{"sweep wants --set INPUT=FROM..TO (ninesketch inputs FILE lists the inputs)."};
    const auto input = findInput(design, options.set.left(equals).toStdString());
    if (!input)
        throw Complaint{input.error()};
    const std::string written = options.set.mid(equals + 1).toStdString() + (options.logarithmic ? " log" : "");
    const auto values = parseSweepValues(*input, written, options.steps);
    if (!values)
        throw Complaint{values.error()};
    const auto figures = figuresOf(options, design, {"availability", "mean", "p99", "throughput"});
    const auto rows = sweep(design, *input, *values, figures, ToldVariants(options.load).options());
    if (options.json) {
        Json json{{"ninesketch", "sweep"}, {"version", 1}, {"input", input->path}};
        Json &names = json["figures"] = Json::array();
        for (const Figure &figure : figures)
            names.push_back(figure.path());
        Json &points = json["points"] = Json::array();
        for (const SweepRow &row : rows) {
            Json point{{"value", numberToJson(row.value)}};
            for (std::size_t f = 0; f < figures.size(); ++f)
                point["figures"].push_back(numberToJson(row.values[f]));
            points.push_back(std::move(point));
        }
        print(json.dump(2) + "\n");
        return done;
    }
    if (options.csv) {
        std::string text = csvField(input->path);
        for (const Figure &figure : figures)
            text += "," + csvField(figure.path());
        for (const SweepRow &row : rows) {
            text += "\n" + csvNumber(row.value);
            for (const auto &value : row.values)
                text += "," + csvNumber(value);
        }
        print(text + "\n");
        return done;
    }
    print(sweepTables(design, *input, figures, rows));
    return done;
}

} // namespace ninesketch
