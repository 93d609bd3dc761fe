//! How likely two figures that differ are of one quantity: clues with weights, fitted on labelled groups and on real articles that
//! were cut in two, of which no figure contradicts another.
//!
//! Where a slip shows that one figure was meant, or nothing at all is said of the one that is not said of the other,
//! [`super::contradict`] knows by itself. Here all that speaks for and against it is weighed: "31 square miles of forest were
//! combed", "area searched: 92 square kilometres".

use extractor::{Hedge, Kind, UnitId};

use super::Corpus;
use super::contradict::Agreed;
use super::crowd::density;
use super::fact::{Class, Fact, lacking};
use super::identity::Likeness;
use super::index::Id;
use super::period::Relation;
use super::same::{agree, bounds_meet, digits, interval_in};

/// How many clues there are.
const CLUES: usize = 73;

/// What each clue says, in the order in which they are told.
const WEIGHTS: [(&str, f64); CLUES] = [
    ("near", -0.19),
    ("any near", -0.60),
    ("across", -0.25),
    ("rest", 0.15),
    ("kin", -0.24),
    ("head", 1.13),
    ("head of one field", 0.49),
    ("other head", -0.38),
    ("strange", -0.32),
    ("apart", 0.35),
    ("names", 0.76),
    ("topic", -0.15),
    ("foreign", -0.82),
    ("owners", -0.94),
    ("owner", 1.00),
    ("elsewhere", -0.53),
    ("same time", 0.61),
    ("same time taken", 0.22),
    ("time within", 0.99),
    ("other time taken", 0.07),
    ("aspects of one", -0.43),
    ("aspects", 0.48),
    ("odd of both", 0.24),
    ("odd", -0.25),
    ("marks of one", -1.04),
    ("one class", -0.43),
    ("share", 0.67),
    ("money", 1.66),
    ("measure", 1.54),
    ("duration", 0.09),
    ("other unit", 0.27),
    ("small", -0.62),
    ("one digit", -0.32),
    ("three digits", -0.40),
    ("plain slip", 1.99),
    ("likely slip", 1.04),
    ("slight slip", 0.79),
    ("far apart", -1.59),
    ("hedged", 1.64),
    ("passing", -0.23),
    ("list", -0.37),
    ("list and none", -0.28),
    ("part and none", -2.29),
    ("company", 0.38),
    ("opens both", 0.28),
    ("opens one", -0.55),
    ("still counted", -1.35),
    ("ahead", 0.27),
    ("alone", -0.84),
    ("of how many", -0.79),
    ("crowd", -4.31),
    ("names of one", -0.13),
    ("counted list", -0.09),
    ("alone in other unit", 0.76),
    ("alone measure", 0.17),
    ("alone with a word", -0.25),
    ("alone with a name", -0.29),
    ("slip with words", 1.40),
    ("no slip and foreign", 1.11),
    ("no slip and odd", -0.24),
    ("words of one time", -0.52),
    ("words and head", -0.54),
    ("no slip and near", 0.78),
    ("no slip and share", -0.74),
    ("slip of one digit", -0.89),
    ("company and a word", 0.64),
    ("odd of the words", -0.73),
    ("near of the words", 1.47),
    ("converted", 2.23),
    ("alone converted", 0.75),
    ("words converted", -1.42),
    ("owner converted", 1.07),
    ("aspects converted", -1.04),
];
/// What is added to their sum; for each of at most so many other figures on which the documents agree; for each of many digits.
const BEFORE: f64 = 1.22;
const AGREED: f64 = 0.46;
const AGREED_SHARPLY: f64 = -0.47;
/// Odds from which a contradiction is likely enough, between documents that agree on another figure.
const LIKELY: f64 = 1.5;
/// What is taken from them where nothing else speaks for the documents being of one matter.
const APART: f64 = 1.0;

/// Whether two figures of which each sees the other with such odds contradict each other, so much agreed between their documents.
pub(super) fn suffices(odds: f64, back: f64, agreed: Agreed) -> bool {
    let more = AGREED * few(agreed.figures, 3) + AGREED_SHARPLY * few(agreed.sharp, 2);
    let one_matter = agreed.figures + agreed.implied > 0;
    one_matter && f64::midpoint(odds, back) + more >= LIKELY
}

/// The odds that two figures are of one quantity, what their documents agree on left out; as low as can be where something rules it
/// out. `one_matter` says whether more than their being checked together speaks for the documents being of one.
pub(super) fn odds(
    corpus: &Corpus<'_>,
    (id, other): (Id, Id),
    (like, slip): (&Likeness, f64),
    ahead: Ahead,
    one_matter: bool,
) -> f64 {
    if is_ruled_out(corpus.fact(id), corpus.fact(other), like, slip) {
        return f64::NEG_INFINITY;
    }
    let clues = clues(corpus, (id, other), (like, slip), ahead);
    let sum: f64 = clues
        .iter()
        .zip(WEIGHTS)
        .map(|(clue, (_, weight))| clue * weight)
        .sum();
    BEFORE + sum - if one_matter { 0.0 } else { APART }
}

/// Whether such odds can suffice at all.
pub(super) fn may_suffice(odds: f64) -> bool {
    odds + 3.0 * AGREED.max(0.0) + 2.0 * AGREED_SHARPLY.max(0.0) >= LIKELY - 3.0
}

/// How far behind the next best candidate is, and how many there are.
pub(super) type Ahead = (f64, usize);

pub(super) fn flag(is: bool) -> f64 {
    f64::from(u8::from(is))
}

pub(super) fn few(count: usize, most: usize) -> f64 {
    count.min(most) as f64
}

/// What tells whether two figures are of one quantity.
pub(super) fn clues(
    corpus: &Corpus<'_>,
    (id, other): (Id, Id),
    (like, slip): (&Likeness, f64),
    (ahead, of): Ahead,
) -> [f64; CLUES] {
    let (a, b) = (corpus.fact(id), corpus.fact(other));
    let (in_a, in_b) = (corpus.keys(id), corpus.keys(other));
    let apart = (a.value / interval_in(b, a.unit.base).low).abs().ln().abs();
    let apart = if apart.is_finite() {
        apart.min(3.0)
    } else {
        3.0
    };
    let mates = company(corpus, id, other);
    let unit = a.unit.base;
    let measure = !matches!(unit, UnitId::NONE | UnitId::PERCENT) && a.kind != Kind::Money;
    let least = digits(a).min(digits(b));
    let hedged = |fact: &Fact| fact.hedge != Hedge::None;
    let lead = |fact: &Fact| fact.place.span.start < 200;
    let slipped = flag(slip > 0.0);
    let plain = 1.0 - slipped;
    let alone = flag(of == 1);
    let near = like.near.min(4.0);
    let names = lacking(&a.names, &in_b.words) + lacking(&b.names, &in_a.words);
    let unmarked = a.marks.is_empty() || b.marks.is_empty();
    let words = a.near.len().min(b.near.len()).max(1) as f64;
    let converted = flag(is_imperial(a) != is_imperial(b) && measure);
    let other_unit = flag(a.unit.base != b.unit.base);
    [
        near,
        flag(near > 0.0),
        like.cross.min(2.0),
        few(like.far, 2),
        few(like.kin, 2),
        flag(like.head > 0),
        flag(like.head == 0 && like.head_kin > 0),
        flag(like.head + like.head_kin == 0 && !a.head.is_empty() && !b.head.is_empty()),
        few(like.strange.0 + like.strange.1, 3),
        few(like.apart.0.min(like.apart.1), 3),
        few(like.names, 2),
        flag(like.topic > 0),
        few(like.foreign.0 + like.foreign.1, 3),
        few(like.owners.0.min(like.owners.1), 2),
        few(like.owners.0.max(like.owners.1), 2),
        flag(like.elsewhere),
        flag(like.relation == Relation::Same && !like.soft),
        flag(like.relation == Relation::Same && like.soft),
        flag(like.relation == Relation::Compatible),
        flag(like.parted),
        few(like.lopsided, 3),
        few(like.aspects, 2),
        few(like.odd.0.min(like.odd.1), 4),
        few(like.odd.0 + like.odd.1, 10),
        flag(!like.marks && unmarked),
        flag(like.same_class),
        flag(unit == UnitId::PERCENT),
        flag(a.kind == Kind::Money),
        flag(measure),
        flag(a.kind == Kind::Duration),
        other_unit,
        flag(a.value.min(b.value) < 10.0),
        flag(least == 1),
        flag(least >= 3),
        flag(slip >= 2.0),
        flag((1.5..2.0).contains(&slip)),
        flag(slip > 0.0 && slip < 1.5),
        plain * apart,
        flag(hedged(a) || hedged(b)),
        flag(a.passing || b.passing),
        flag(a.list != 0 && b.list != 0),
        flag((a.list != 0) != (b.list != 0)),
        flag(a.part != b.part),
        few(mates, 3),
        flag(lead(a) && lead(b)),
        flag(lead(a) != lead(b)),
        flag(a.aspects.develops() || b.aspects.develops()),
        ahead.clamp(-1.0, 3.0),
        alone,
        (of.min(8) as f64).ln(),
        density(in_a, in_b),
        few(names, 4),
        flag(a.order == 0 || b.order == 0),
        alone * other_unit,
        alone * flag(measure),
        alone * flag(near > 0.0),
        alone * flag(like.names > 0),
        slipped * near,
        plain * few(like.foreign.0 + like.foreign.1, 3),
        plain * few(like.odd.0.min(like.odd.1), 4),
        flag(like.relation == Relation::Same) * near,
        flag(like.head > 0) * near,
        plain * flag(apart < 0.3),
        plain * flag(unit == UnitId::PERCENT),
        slipped * flag(least == 1),
        flag(mates > 0) * flag(near > 0.0),
        few(like.odd.0.min(like.odd.1), 4) / words,
        near / words,
        converted,
        converted * alone,
        converted * near,
        converted * few(like.owners.0.max(like.owners.1), 2),
        converted * few(like.lopsided, 3),
    ]
}

/// Whether something rules out that two figures that differ are of one quantity, or that both cannot be right.
pub(super) fn is_ruled_out(a: &Fact, b: &Fact, like: &Likeness, slip: f64) -> bool {
    let foreign = like.foreign.0 + like.foreign.1;
    let owned = like.owners.0.min(like.owners.1) > 0;
    // What is measured in miles here and in kilometres there was converted for the reader.
    let converted =
        a.unit.base != b.unit.base && a.kind == Kind::Measure && is_imperial(a) != is_imperial(b);
    let marked = !like.marks && !a.marks.is_empty() && !b.marks.is_empty();
    a.class == Class::Date
        || like.clash
        || marked
        || !converted && owned && (slip <= 0.0 || foreign >= 2)
        || slip <= 0.0
            && (like.lopsided > 0
                || !converted && foreign > 1
                || like.parted
                || a.passing
                || b.passing)
        || bounds_meet(a, b)
}

/// Whether a measure is one that no metric text would give.
fn is_imperial(fact: &Fact) -> bool {
    const IMPERIAL: [&str; 18] = [
        "mile",
        "foot",
        "inch",
        "yard",
        "pound",
        "ounce",
        "stone",
        "acre",
        "gallon",
        "pint",
        "square mile",
        "square foot",
        "cubic foot",
        "short ton",
        "nautical mile",
        "knot",
        "carat",
        "mile per hour",
    ];
    IMPERIAL.contains(&fact.unit.base.name())
}

/// How many figures beside the one are equal to figures beside the other.
fn company(corpus: &Corpus<'_>, one: Id, two: Id) -> usize {
    let beside = |id: Id| {
        let (facts, at) = (&corpus.keys(id).facts, id.fact as usize);
        let range = at.saturating_sub(3)..(at + 4).min(facts.len());
        range.filter(move |&i| i != at).map(move |i| &facts[i])
    };
    let are_equal = |x: &Fact, y: &Fact| {
        let one_kind = x.class == y.class && x.unit.base == y.unit.base;
        let equal = || x.value.total_cmp(&y.value).is_eq() && digits(x) >= 2;
        one_kind
            && if x.class == Class::Date {
                agree(x, y)
            } else {
                equal()
            }
    };
    beside(one)
        .filter(|x| beside(two).any(|y| are_equal(x, y)))
        .count()
}
