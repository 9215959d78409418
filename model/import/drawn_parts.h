// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs together in a drawing that says nothing of itself: an icon of many lines with the word below it, a box
// with its label, three boxes behind one another, a dotted box around several others, a word that arrows lead to.
#pragma once
#include "model/scene/scene.h"

#include <limits>
#include <string>
#include <vector>

namespace ninesketch
{

/// Elements that a person sees as one part of the picture.
struct DrawnPart {
    std::vector<const Element *> elements; ///< in drawing order, without labels; the label when it is all there is
    const Element *label = nullptr;        ///< the text that names it: bound, in its group, within it or beside it
    Rect box;                              ///< of the elements, scene px
    Rect nameBox;                          ///< of the label
    int stacked = 1;                       ///< shapes of the same form one behind the other
    bool container = false;                ///< drawn around other parts
};

/// As typed, before it was wrapped.
const std::string &wordsIn(const TextData &text);
/// Its name; empty: it has none.
std::string wordsOn(const DrawnPart &part);

/// The parts of a drawing, and which of them a place of it belongs to.
class DrawnParts
{
public:
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

    /// `scene` must outlive it.
    explicit DrawnParts(const Scene &scene);

    const std::vector<DrawnPart> &parts() const { return m_parts; }
    /// The part that the element is of, its label included; `none`.
    std::size_t partOf(std::string_view elementId) const;
    /// The part that an arrow's end at `point` means: the one it ends at or, within a container, the nearest inside.
    std::size_t partNear(Point point) const;
    /// The same for an end that holds on to an element.
    std::size_t partMeant(std::string_view elementId, Point point) const;

private:
    static void name(DrawnPart &part, const Element &label);
    void gather(const std::vector<const Element *> &elements, std::size_t depth);
    void addPart(std::vector<const Element *> elements);
    void joinStacks();
    void findLabels();
    /// Words without a shape that arrows lead to and that name a kind: "Client", "API server".
    void takeBareWords();
    void sortOutContainers();
    std::vector<std::size_t> partsWithin(std::size_t outer) const;
    std::size_t nearestWithin(std::size_t container, Point point) const;

    const Scene &m_scene;
    std::vector<DrawnPart> m_parts;
    std::unordered_map<std::string_view, std::size_t> m_partOf;
};

} // namespace ninesketch
