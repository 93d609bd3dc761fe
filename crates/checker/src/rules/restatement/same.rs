//! Whether two figures that differ are one quantity, and so contradict each other.
//!
//! Their frames must say the same: nearly every word of the one's segment must stand in the other's sentence, and the other way
//! round; no name, sorting word, period, group or section may tell them apart. The more they share beyond that
//! (words, other figures), and the likelier a slip makes one of the other, the stronger the binding.

use super::agreement::equally_precise;
use super::figure::{Figure, Sorts};
use super::frame::{Frame, Frames, Term, roles_fit};
use crate::judge::meets;
use crate::view::View;
use extractor::{Hedge, Kind, Role};

/// How far back figures are looked at.
const REACH: usize = 400;

/// How much two frames share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Likeness {
    /// Weight of the words that both segments have, in halves.
    pub(super) both: i32,
    /// Weight of the words of either segment that the other's sentence lacks, in halves.
    pub(super) missed: i32,
    /// Weight of the segments that the other's sentence has, in percent of the whole.
    pub(super) cover: i32,
    /// Other figures that both sentences give.
    pub(super) company: i32,
    /// Whether both name a period, and the same.
    pub(super) dated: bool,
    /// Whether one of the two has a name or sorting word that the other's sentence lacks.
    pub(super) sorted: bool,
    /// Whether both name a group by numbers, and the same: "aged 16 to 24".
    pub(super) grouped: bool,
}

/// What two frames share; `None` if something tells them apart.
pub(super) fn likeness(a: &Frame, b: &Frame) -> Option<Likeness> {
    if let (Some(x), Some(y)) = (a.period, b.period)
        && x.conflicts(y)
    {
        return None;
    }
    // A sentence that takes its subject from another adds to it.
    if a.back == Some(b.sentence) || b.back == Some(a.sentence) {
        return None;
    }
    // Beside the same figure the first is the first, however many follow.
    let beside = || {
        a.place == b.place
            || a.place.0 == b.place.0 && a.company.iter().any(|x| b.company.contains(x))
    };
    if a.groups != b.groups || (a.lent || b.lent) && !beside() {
        return None;
    }
    let lacks = |terms: &[Term], all: &[u32]| -> (i32, bool) {
        let mut weight = 0;
        let mut sorts = false;
        for term in terms
            .iter()
            .filter(|term| all.binary_search(&term.stem).is_err())
        {
            weight += term.weight;
            sorts |= term.sorts;
        }
        (weight, sorts)
    };
    let (only_a, a_sorts) = lacks(&a.key, &b.all);
    let (only_b, b_sorts) = lacks(&b.key, &a.all);
    if a_sorts && b_sorts {
        return None;
    }
    let lone = |x: &Frame, y: &Frame| {
        x.section
            .iter()
            .any(|stem| y.all.binary_search(stem).is_err())
    };
    if lone(a, b) && lone(b, a) {
        return None;
    }
    let both = a
        .key
        .iter()
        .filter(|term| {
            b.key
                .binary_search_by_key(&term.stem, |other| other.stem)
                .is_ok()
        })
        .map(|term| term.weight)
        .sum();
    let total: i32 = a.key.iter().chain(&b.key).map(|term| term.weight).sum();
    let missed = only_a + only_b + 2 * i32::from(a_sorts || b_sorts);
    let company = a
        .company
        .iter()
        .filter(|figure| b.company.contains(figure))
        .count();
    Some(Likeness {
        both,
        missed,
        cover: 100 - 100 * missed / total.max(1),
        company: i32::try_from(company).unwrap_or(0),
        dated: a.period.is_some() && b.period.is_some(),
        sorted: a_sorts || b_sorts,
        grouped: !a.groups.is_empty(),
    })
}

/// Whether the frames of two figures that agree say the same, so that one is surely the other said again.
pub(super) fn alike(frames: &Frames<'_, '_>, a: usize, b: usize) -> bool {
    let (Some(a), Some(b)) = (frames.of(a), frames.of(b)) else {
        return true;
    };
    likeness(a, b).is_some_and(|like| {
        like.both >= 6 && like.cover >= 75 || like.both >= 4 && like.company >= 1
    })
}

/// Whether either of two figures has a name or sorting word in its part of the clause that the other's sentence lacks.
pub(super) fn sorted_apart(frames: &Frames<'_, '_>, a: usize, b: usize) -> bool {
    let lone = |x: &Frame, y: &Frame| {
        x.key
            .iter()
            .any(|term| term.sorts && y.all.binary_search(&term.stem).is_err())
    };
    matches!((frames.of(a), frames.of(b)), (Some(a), Some(b)) if lone(a, b) || lone(b, a))
}

/// How surely the words of two figures that agree say that they are one: nearly all that the one's own part of the clause says
/// of it, the other's says too, and nothing tells them apart. 0 if they do not.
pub(super) fn worded(
    view: &View<'_>,
    figures: &[Figure],
    frames: &Frames<'_, '_>,
    a: usize,
    b: usize,
) -> i32 {
    let (Some(own), Some(other)) = (frames.of(a), frames.of(b)) else {
        return 0;
    };
    let apart = matches!((own.period, other.period), (Some(x), Some(y)) if x.conflicts(y));
    // A sentence that takes its subject from another adds to it.
    let adds = own.back == Some(other.sentence) || other.back == Some(own.sentence);
    if adds || apart || own.groups != other.groups || !hosts_fit(view, own, other) {
        return 0;
    }
    let named = |frame: &Frame| -> Vec<Term> {
        let told = frame.key.iter().filter(|term| term.weight >= 2);
        told.copied().collect()
    };
    let (mine, theirs) = (named(own), named(other));
    let lone = |terms: &[Term], all: &[u32]| {
        terms
            .iter()
            .any(|term| term.sorts && all.binary_search(&term.stem).is_err())
    };
    // A sorting word that the other lacks on either side makes two things of them.
    if lone(&mine, &other.all) && lone(&theirs, &own.all) {
        return 0;
    }
    let weigh = |terms: &[Term]| terms.iter().map(|term| term.weight).sum::<i32>();
    let both: Vec<Term> = mine
        .iter()
        .filter(|term| theirs.iter().any(|other| other.stem == term.stem))
        .copied()
        .collect();
    // Of a list, the first is not the second: a name must tell which.
    if (own.lent || other.lent) && own.place != other.place && !both.iter().any(|term| term.sorts) {
        return 0;
    }
    let shared = weigh(&both);
    let least = weigh(&mine).min(weigh(&theirs));
    let dated = own.period.is_some() && other.period.is_some();
    let company = own.company.iter().any(|x| other.company.contains(x));
    let sharp = figures[a].digits.min(figures[b].digits) >= 2;
    let within = shared >= 4 && 4 * shared >= 3 * least;
    if within && (sharp || dated || company || shared >= 6) {
        4 + i32::from(dated) + i32::from(company) + i32::from(shared >= 8)
    } else if sharp && (dated || company) && shared >= 2 && shared == least {
        4
    } else {
        0
    }
}

/// Whether something in their frames says that two figures are not of one thing.
pub(super) fn told_apart(frames: &Frames<'_, '_>, a: usize, b: usize) -> bool {
    matches!((frames.of(a), frames.of(b)), (Some(a), Some(b)) if likeness(a, b).is_none())
}

/// Whether a headline and a sentence below it tell one thing: one of the two has most of the other's words.
pub(super) fn likeness_of_title(title: &Frame, below: &Frame) -> bool {
    if let (Some(x), Some(y)) = (title.period, below.period)
        && x.conflicts(y)
    {
        return false;
    }
    let held = |terms: &[Term], all: &[u32]| {
        let total: i32 = terms.iter().map(|term| term.weight).sum();
        let has = |term: &&Term| all.binary_search(&term.stem).is_ok();
        let found: i32 = terms.iter().filter(has).map(|term| term.weight).sum();
        (found, total)
    };
    let (forth, back) = (held(&title.key, &below.all), held(&below.key, &title.all));
    let most = |(found, total): (i32, i32)| found >= 4 && 10 * found >= 7 * total;
    most(forth) || most(back)
}

/// Two figures of one quantity that differ: the one that is doubted, the one it is held against, and the strength.
pub(super) struct Contradiction<'a> {
    pub(super) claim: &'a Figure,
    pub(super) other: &'a Figure,
    pub(super) strength: i32,
    pub(super) like: Likeness,
}

/// The earlier figure that a later one contradicts.
pub(super) fn find<'a>(
    view: &View<'_>,
    figures: &'a [Figure],
    frames: &Frames<'_, '_>,
    sorts: &Sorts,
    at: usize,
) -> Option<Contradiction<'a>> {
    if !frames.has(at) {
        return None;
    }
    let later = &figures[at];
    let mut best: Option<Contradiction<'_>> = None;
    for before in sorts.before(at, REACH) {
        let earlier = &figures[before];
        // What neither is near nor a slip is another figure, whatever the words say.
        let near = !is_far(later, earlier);
        if !comparable(view, later, earlier) || !near && !later.is_slip_of(view, earlier) {
            continue;
        }
        if !frames.has(before) || !frames.may_be_alike(at, before) {
            continue;
        }
        let (Some(own), Some(frame)) = (frames.of(at), frames.of(before)) else {
            continue;
        };
        if !hosts_fit(view, own, frame) {
            continue;
        }
        let Some(like) = likeness(own, frame) else {
            continue;
        };
        let Some(strength) = strength(view, later, earlier, like, own.place == frame.place) else {
            continue;
        };
        if best
            .as_ref()
            .is_some_and(|known| known.strength >= strength)
            || given(view, later, earlier)
            || given(view, earlier, later)
        {
            continue;
        }
        let (again, before) = (later.recurs, earlier.recurs);
        if again && before {
            continue;
        }
        let (claim, other) = if again {
            (earlier, later)
        } else {
            (later, earlier)
        };
        best = Some(Contradiction {
            claim,
            other,
            strength,
            like,
        });
    }
    best
}

/// How strongly two figures that differ are one quantity; `None` where it is not certain enough. The judge adds three for a
/// slip that it can name, and takes off for a factor that nothing explains.
fn strength(
    view: &View<'_>,
    later: &Figure,
    earlier: &Figure,
    like: Likeness,
    same_place: bool,
) -> Option<i32> {
    let verbatim =
        like.missed <= 1 && (like.both >= 10 || like.both >= 8 && like.company >= 1 && same_place);
    let company = like.company >= 2
        && same_place
        && (like.missed <= 3 && like.both >= 8 || like.missed == 0 && like.both >= 2);
    // The same group by numbers, the same words, the same figure beside them.
    let grouped = like.grouped
        && like.missed <= 1
        && (like.both >= 8 || like.both >= 4 && like.company >= 1 && same_place);
    let slip = || later.is_slip_of(view, earlier);
    let far = is_far(later, earlier);
    if verbatim || company || grouped {
        return (!far || slip()).then_some(8);
    }
    let near = like.cover >= 85 && like.both >= 8
        || like.company >= 1 && like.cover >= 65 && like.both >= 6
        || like.dated && like.cover >= 85 && like.both >= 5 && later.same_noun(view, earlier);
    let beside =
        like.company >= 1 && same_place && !like.sorted && like.cover >= 70 && like.both >= 8;
    (beside && !far || near && slip()).then_some(8)
}

/// Whether the one is more than two and a half times the other.
fn is_far(later: &Figure, earlier: &Figure) -> bool {
    later.value.max(earlier.value) > 2.5 * later.value.min(earlier.value)
}

/// Whether the sentence of one figure gives the other's value too: then the text knows both.
pub(super) fn given(view: &View<'_>, figure: &Figure, other: &Figure) -> bool {
    view.in_sentence(view.context(figure.quantity).sentence)
        .any(|q| {
            view.quantity(q).value == Some(other.value)
                && view.quantity(q).unit == view.quantity(other.quantity).unit
        })
}

/// Whether the figures that two bracketed ones explain can be one.
pub(super) fn hosts_fit(view: &View<'_>, a: &Frame, b: &Frame) -> bool {
    match (a.host, b.host) {
        (Some(a), Some(b)) => meets(view.quantity(a).bare, view.quantity(b).bare),
        _ => true,
    }
}

/// "men (89%) more than women (85%)" · "89% of men, compared with 85% of women": a figure that another is held against in one
/// sentence and stands beside it in the other. Both sentences must give that other figure.
fn held_against(view: &View<'_>, later: &Figure, earlier: &Figure) -> bool {
    let level = |role: Role| matches!(role, Role::Level | Role::Reference);
    let (x, y) = (later.quantity, earlier.quantity);
    let others = |q: usize| {
        view.in_sentence(view.context(q).sentence)
            .filter(move |&other| other != q && view.quantity(other).unit == view.quantity(q).unit)
            .filter_map(|other| view.quantity(other).value)
    };
    level(view.context(x).role)
        && level(view.context(y).role)
        && others(x).any(|value| others(y).any(|other| other.total_cmp(&value).is_eq()))
}

/// "a seven-year voyage" and "seven years and two months": whole units of time stand for what is counted in smaller ones.
fn is_in_whole_years(view: &View<'_>, a: &Figure, b: &Figure) -> bool {
    let whole = |figure: &Figure| figure.value.fract() == 0.0;
    let time = view.quantity(a.quantity).unit.base.is_time();
    time && whole(a) != whole(b) && (a.value - b.value).abs() < 1.0
}

/// Whether two figures could be one, by all but their values.
pub(super) fn comparable(view: &View<'_>, later: &Figure, earlier: &Figure) -> bool {
    let time = |figure: &Figure| view.context(figure.quantity).time.earlier;
    time(later) == time(earlier) && comparable_but_for_time(view, later, earlier)
}

/// The same, whether or not one is said to be of an earlier time.
pub(super) fn comparable_but_for_time(view: &View<'_>, later: &Figure, earlier: &Figure) -> bool {
    let (a, b) = (
        view.quantity(earlier.quantity),
        view.quantity(later.quantity),
    );
    let (ca, cb) = (view.context(earlier.quantity), view.context(later.quantity));
    let years = matches!((ca.time.year, cb.time.year), (Some(x), Some(y)) if x != y);
    let bound = Hedge::is_bound;
    a.kind == b.kind
        && a.unit == b.unit
        && !matches!(a.kind, Kind::Date | Kind::Ordinal | Kind::Age)
        && (bound(a.hedge) == bound(b.hedge))
        && (!bound(a.hedge) || a.hedge == b.hedge)
        && !years
        && ca.sentence != cb.sentence
        && ca.stance == cb.stance
        && (roles_fit(ca.role, cb.role) || held_against(view, later, earlier))
        && !is_in_whole_years(view, later, earlier)
        && if equally_precise(view, later, earlier) {
            (later.value - earlier.value).abs() > 1e-9 * earlier.value
        } else {
            !meets(a.bare, b.bare) && (bound(a.hedge) || !meets(a.interval, b.interval))
        }
}
