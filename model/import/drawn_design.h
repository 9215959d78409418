// SPDX-License-Identifier: GPL-3.0-or-later
// Drawings that people made elsewhere, read as designs: what each box is by its words, its form and its arrows, and
// which arrow is a call. The drawing stays as it is; it only gets its meaning.
#pragma once
#include "model/design/design.h"
#include "model/design/kind_words.h"
#include "model/scene/edit_context.h"

#include <optional>
#include <string>
#include <vector>

namespace ninesketch
{

struct DrawnComponent {
    std::vector<std::string> elementIds; ///< what is seen of it, in drawing order, without its label
    std::string labelId;                 ///< the text that names it; empty: none
    std::string bodyId;                  ///< the shape that is to carry the meaning; empty: it needs one
    Rect box;                            ///< of its elements, scene px
    NamedKind what;
    bool known = false;                ///< the drawing says it already: it only calls and is called
    bool byWords = false;              ///< its label names the kind; else its form and place do
    int replicas = 1;                  ///< drawn one behind the other
    std::string zone, region;          ///< of the boxes around it: "a", "eu-west-1"; empty: none says so
    bool wayThrough = false;           ///< the internet: takes no time, never fails
    std::vector<std::string> alongIds; ///< of a party of a sequence: its lifeline, and what is drawn on and below it
    Rect line;                         ///< where the messages of that party end, scene px
};

struct DrawnCall {
    std::string arrowId;
    std::size_t from = 0, to = 0; ///< indices of components: the caller and what it calls
    bool backwards = false;       ///< drawn from the callee to the caller, with two heads or as the way of the data
    bool line = false;            ///< drawn as a line, which shows no direction: it becomes an arrow
    bool showsAnswer = false;     ///< one head, at the caller: it gets a second one, for the call
    bool answer = false;          ///< only the way back of a call that has an arrow of its own
    bool replication = false;     ///< from store to store
    bool message = false;         ///< of a sequence, which says the rest:
    bool later = false;           ///< nobody waits for it
    int stage = 0;                ///< as in Call
    std::optional<double> perRequest = {}; ///< as in Call: a guess
    std::vector<std::string> notOf = {};   ///< ids of classes that come by its caller, and not by it
};

struct DrawnDesign {
    std::vector<DrawnComponent> components; ///< in drawing order
    std::vector<DrawnCall> calls;           ///< in drawing order
    std::vector<RequestClass> classes;      ///< what a sequence asks for one after the other; none: one thing only
    std::size_t looseArrows = 0;            ///< that lead from or to nothing that is a component
    /// Enough to be taken for a design: two components with a call between them, and a new one named by its words.
    bool isOne() const;
};

/// What a drawing says to a person who reads it. Shapes that are components already stay what they are, and so do the
/// arrows between them.
///  - A component is a shape, or an icon of several elements, whose label names a kind or a product ("Redis"), or which
///    arrows lead to or from: without a known word a cylinder is a database, what only asks is a client when the
///    drawing names none, all else is a service. Diamonds and boxes around other parts need a word for it. Words
///    without a shape are one where they name a kind and an arrow stops at them; what a client asks and itself asks a
///    store is no client, whatever it is called. Sentences and notes that no arrow leads to are none.
///  - Boxes that are called a zone or a region say where the parts inside stand.
///  - An arrow whose head tells how many (one to many) relates tables, and is no call.
///  - A line whose ends touch two parts is a call, too, away from the client, and becomes an arrow.
///  - An arrow means what it holds on to; an end that holds on to nothing means what it almost touches. One at a box
///    around several parts means the nearest of them.
///  - An arrow out of a database, or from a cache or CDN to whom nobody else asks it for, shows the way of the data:
///    the call goes the other way, and the arrow gets a head at both ends. So does that of a worker whom nobody calls
///    to a queue which others fill: it takes messages from there.
///  - Of two arrows between the same parts, one each way, that which leads back to the client is the answer.
///  - Shapes one behind the other are replicas.
///  - Boxes or icons with lifelines, and arrows from line to line (model/import/drawn_sequence.h), are components whose
///    calls are made one after the other. Beside another drawing with calls of its own a sequence is not read.
DrawnDesign findDrawnDesign(const Scene &scene);

/// "9 components and 8 calls; 2 arrows lead to none."
std::string summaryOf(const DrawnDesign &found);

/// The drawing with that meaning: kinds, replicas, names held by groups, arrows that hold on to their parts.
Scene withDrawnDesign(const Scene &scene, const DrawnDesign &found, const EditContext &context);

} // namespace ninesketch
