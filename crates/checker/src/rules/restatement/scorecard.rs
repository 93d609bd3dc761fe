//! Whether a figure is another one miswritten: what speaks for it, added up.
//!
//! "Nights, at 26.75 million, remain low" far below "Visitors spent 27.65 million nights away": no words are quoted and nothing points
//! back, but of two figures of so many digits the one is hardly ever by chance the other with a digit exchanged. Of all pairs in
//! articles that are right, one in a thousand is; so little else is needed, and each clue is a number with a weight. The weights
//! were fitted on mistakes put into figures that articles say again, against all pairs of figures that differ in articles that are
//! right; the sum tells the two apart from [`ENOUGH`] on.

use extractor::Kind;

use super::figure::{Figure, REACH, Sorts};
use super::frame::{Frame, Frames, Term, roles_fit};
use super::misprint::the_only;
use super::same::{given, hosts_fit};
use crate::diagnose::{one_digit_off, rounded, slip};
use crate::view::View;

/// The sum from which on a figure is another one miswritten.
const ENOUGH: i32 = 7;
/// More figures of a sort than these are a series, in which some two are always a slip apart.
const SERIES: usize = 20;
/// So many digits are hardly ever a slip apart: what is said to be earlier, or of a group with another number, may be one all the same.
const MANY: usize = 4;
/// From here on, in sentences, the text has left a matter and comes back to it.
const AWAY: usize = 5;

/// Names of the clues, and their weights.
const WEIGHTS: [(&str, i32); 23] = [
    // Four digits and more; digits transposed, and four or more; or the first one another; both printed to one place.
    ("digits", 2),
    ("transposed", 2),
    ("two of many", 2),
    ("leading", 2),
    ("places", 2),
    // More than five times the other.
    ("factor", -1),
    // One is in a heading, or in the opening sentences; they stand far apart; in one paragraph the second figure is a second one.
    ("heading", 2),
    ("opening", 2),
    ("apart", 1),
    ("paragraph", -2),
    // Both are levels, or changes the same way.
    ("roles", 2),
    // The same word beside them; the next content word the same; words around them that both have; none
    // at all, where one digit of three is another, which comes about soonest.
    ("noun", 1),
    ("next", 1),
    ("topic", 1),
    ("nothing", -2),
    // Other sharp figures of their sentences that are the same, and of their own sort; figures that each has for itself.
    ("company", 1),
    ("sibling", 1),
    // One of the two comes more than once, and the other differs from it within.
    ("again", 1),
    ("strangers", -1),
    ("rivals", -1),
    // Each goes with a change in per cent, and the two changes differ.
    ("changes", -2),
    // Each has a name or sorting word that the other's sentence lacks; one takes its subject from another figure.
    ("sorted", -2),
    ("lent", -1),
];

/// A text with very many figures of the sort.
const IN_A_SERIES: i32 = -1;

/// The figure that another miswrites: the one that is doubted, and the one it is held against.
pub(super) fn find<'a>(
    view: &View<'_>,
    figures: &'a [Figure],
    frames: &Frames<'_, '_>,
    sorts: &Sorts,
    slips: &[usize],
    at: usize,
) -> Option<(&'a Figure, &'a Figure)> {
    let later = &figures[at];
    if later.digits < 3 || !frames.has(at) {
        return None;
    }
    let found = slips.iter().copied().filter(|&before| {
        frames.has(before)
            && is_sharp_slip(view, later, &figures[before]).is_some_and(|how| {
                may_be_one(view, later, &figures[before])
                    && score(view, figures, frames, sorts, (at, before), how) >= ENOUGH
            })
    });
    the_only(figures, later, found)
}

/// How a slip makes one figure of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Transposed,
    Leading,
    Inner,
}

/// How a slip makes one figure of three digits or more of another; none where it is in the last place, which is a step of a series.
fn is_sharp_slip(view: &View<'_>, later: &Figure, earlier: &Figure) -> Option<How> {
    if later.digits.min(earlier.digits) < 3 {
        return None;
    }
    let (a, b) = (
        view.quantity(later.quantity).grain,
        view.quantity(earlier.quantity).grain,
    );
    let (coarse, fine) = (a.max(b).max(1e-6), a.min(b).max(1e-6));
    let to = |grain: f64| (rounded(later.value / grain), rounded(earlier.value / grain));
    let (x, y) = to(coarse);
    // "400,600", "400,060": noughts at the end are digits, too.
    let (whole_x, whole_y) = to(fine);
    let transposed = |x: f64, y: f64| slip(x, y, 1.0) == Some("digits transposed");
    if transposed(x, y) || fine < coarse && fine >= 1.0 && transposed(whole_x, whole_y) {
        return Some(How::Transposed);
    }
    let off = (x - y).abs();
    if off < 10.0 || !one_digit_off(x, y) {
        return None;
    }
    let size = |value: f64| value.log10().floor();
    let first = |value: f64| 10.0_f64.powf(size(value));
    let leads = size(x).total_cmp(&size(y)).is_eq() && off >= first(x) - 0.5;
    Some(if leads { How::Leading } else { How::Inner })
}

/// Whether two figures may be one, by all but their values.
pub(super) fn may_be_one(view: &View<'_>, later: &Figure, earlier: &Figure) -> bool {
    let (a, b) = (
        view.quantity(earlier.quantity),
        view.quantity(later.quantity),
    );
    let (ca, cb) = (view.context(earlier.quantity), view.context(later.quantity));
    a.kind == b.kind
        && a.unit == b.unit
        && !matches!(a.kind, Kind::Date | Kind::Ordinal | Kind::Age)
        && ca.sentence != cb.sentence
        && (a.hedge == b.hedge || [a, b].iter().all(|x| x.hedge.is_neutral()))
        && (ca.time.earlier == cb.time.earlier || later.digits.min(earlier.digits) >= MANY)
        && !matches!((ca.time.year, cb.time.year), (Some(x), Some(y)) if x != y)
        && !(later.recurs && earlier.recurs)
        && !given(view, later, earlier)
        && !given(view, earlier, later)
}

/// The sum of the clues for two figures being one; very low where something tells them apart.
fn score(
    view: &View<'_>,
    figures: &[Figure],
    frames: &Frames<'_, '_>,
    sorts: &Sorts,
    (at, before): (usize, usize),
    how: How,
) -> i32 {
    let (later, earlier) = (&figures[at], &figures[before]);
    let (Some(own), Some(other)) = (frames.of(at), frames.of(before)) else {
        return i32::MIN;
    };
    let conflict = matches!((own.period, other.period), (Some(x), Some(y)) if x.conflicts(y));
    let adds = own.back == Some(other.sentence) || other.back == Some(own.sentence);
    let bracketed = own.host.is_some() != other.host.is_some();
    let digits = later.digits.min(earlier.digits);
    let apart = own.groups != other.groups && digits < MANY;
    if conflict || adds || bracketed || apart || !hosts_fit(view, own, other) {
        return i32::MIN;
    }
    let (x, y) = (later.quantity, earlier.quantity);
    let (ca, cb) = (view.context(y), view.context(x));
    let flag = i32::from;
    let few = |count: usize, most: i32| i32::try_from(count).map_or(most, |count| count.min(most));
    let (a, b) = (view.quantity(y), view.quantity(x));
    let (noun, topic) = (
        later.same_noun(view, earlier),
        later.shared(view, earlier).min(2),
    );
    let company = own.company.iter().filter(|c| other.company.contains(c));
    let (_, strangers) = beside(view, x, y, |_| true);
    let (siblings, rivals) = beside(view, x, y, |q| {
        let quantity = view.quantity(q);
        quantity.kind == a.kind && quantity.unit == a.unit
    });
    let (same, other_ones) = beside(view, x, y, |q| {
        view.quantity(q).kind == Kind::Percent && view.change(q).is_some()
    });
    let changes = (same.min(1), other_ones.min(1));
    let found = [
        flag(digits >= 4),
        flag(how == How::Transposed),
        flag(how == How::Transposed && digits >= MANY),
        flag(how == How::Leading),
        flag((a.grain - b.grain).abs() < 1e-9),
        flag((later.value / earlier.value).ln().abs() > 1.7),
        flag(later.is_heading || earlier.is_heading),
        flag(ca.sentence <= 1),
        flag(cb.sentence - ca.sentence >= AWAY),
        flag(later.block == earlier.block),
        flag(roles_fit(ca.role, cb.role)),
        flag(noun),
        flag(next_word(view, x).is_some_and(|word| next_word(view, y) == Some(word))),
        topic,
        flag(topic == 0 && !noun && digits < 4 && how != How::Transposed),
        few(company.count(), 2),
        few(siblings, 1),
        flag(how != How::Leading && (later.recurs || earlier.recurs)),
        few(strangers, 2),
        few(rivals, 1),
        flag(changes == (0, 1)),
        flag(lone(own, other) && lone(other, own)),
        flag(own.lent || other.lent),
    ];
    let series = flag(sorts.before(at, REACH).nth(SERIES).is_some());
    let weighed = found.iter().zip(WEIGHTS);
    let sum: i32 = weighed.map(|(clue, (_, weight))| clue * weight).sum();
    sum + IN_A_SERIES * series
}

/// Of the figures beside two others in their sentences: how many both sentences give, and how many each has for itself.
fn beside(
    view: &View<'_>,
    x: usize,
    y: usize,
    counts: impl Fn(usize) -> bool + Copy,
) -> (usize, usize) {
    let others = |q: usize| {
        view.in_sentence(view.context(q).sentence)
            .filter(move |&other| other != q && counts(other))
            .filter_map(|other| {
                let quantity = view.quantity(other);
                Some((quantity.value?.to_bits(), quantity.unit.base))
            })
    };
    let both = others(x)
        .filter(|own| others(y).any(|other| other == *own))
        .count();
    let left = |q: usize| others(q).count().saturating_sub(both);
    (both, left(x).min(left(y)))
}

/// Whether a frame has a name or sorting word that the other's sentence lacks.
fn lone(frame: &Frame, other: &Frame) -> bool {
    let lacks = |term: &&Term| term.sorts && other.all.binary_search(&term.stem).is_err();
    frame.key.iter().any(|term| lacks(&term))
}

/// The next content word behind a figure.
fn next_word(view: &View<'_>, q: usize) -> Option<u32> {
    let token = view.token(q);
    let rest = view.numbered().wholes(token + 1..view.end_token(token));
    rest.first().copied()
}
