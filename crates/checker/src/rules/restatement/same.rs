//! Whether two figures that differ are one quantity, and so contradict each other.
//!
//! Their frames must say the same: nearly every word of the one's segment must stand in the other's sentence, and the other way
//! round; no name, sorting word, period, group or section may tell them apart. The more they share beyond that
//! (words, other figures), and the likelier a slip makes one of the other, the stronger the binding.

use super::comparable::{comparable_but_for_role, roles_meet};
use super::figure::{Figure, REACH, Sorts};
use super::frame::{Frame, Frames, Term};
use crate::judge::meets;
use crate::view::View;
use extractor::Role;

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
    let one_group = a.groups == b.groups && !a.groups.is_empty();
    if a.groups != b.groups || (a.lent || b.lent) && !one_group && !beside() {
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
    if sections_part(a, b) {
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

/// Whether the headings above two figures tell them apart: each has a word that the other's sentence lacks.
pub(super) fn sections_part(a: &Frame, b: &Frame) -> bool {
    let lone = |x: &Frame, y: &Frame| {
        let mut section = x.section.iter();
        section.any(|stem| y.all.binary_search(stem).is_err())
    };
    lone(a, b) && lone(b, a)
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
    slips: &[usize],
    at: usize,
) -> Option<Contradiction<'a>> {
    if !frames.has(at) {
        return None;
    }
    let later = &figures[at];
    let mut best: Option<Contradiction<'_>> = None;
    let mut slips = slips.iter().peekable();
    for before in sorts.before(at, REACH) {
        let earlier = &figures[before];
        // What neither is near nor a slip is another figure, whatever the words say.
        let near = !is_far(later, earlier);
        let may_be_slip = slips.next_if(|&&slip| slip == before).is_some();
        if !near && !may_be_slip
            || !frames.has(before)
            || !comparable_but_for_role(view, later, earlier)
            || !frames.may_be_alike(at, before)
            || !near && !later.is_slip_of(view, earlier)
        {
            continue;
        }
        let (Some(own), Some(frame)) = (frames.of(at), frames.of(before)) else {
            continue;
        };
        let one_role =
            roles_meet(view, later, earlier) || is_of_one_group(view, own, frame, (later, earlier));
        if !one_role || !hosts_fit(view, own, frame) {
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
        let (again, before) = match (later.recurs, earlier.recurs) {
            (true, true) => (
                is_told_again(figures, frames, sorts, at),
                is_told_again(figures, frames, sorts, before),
            ),
            recur => recur,
        };
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

/// Whether another figure of the same value is told in the same words: "99%" may come again of something else.
fn is_told_again(figures: &[Figure], frames: &Frames<'_, '_>, sorts: &Sorts, at: usize) -> bool {
    sorts.near(at, REACH).any(|other| {
        other != at
            && figures[other].value.total_cmp(&figures[at].value).is_eq()
            && (!frames.has(other) || alike(frames, at, other))
    })
}

/// "compared with 37% of those aged 75": what another group is held against is a level of its own.
fn is_of_one_group(
    view: &View<'_>,
    a: &Frame,
    b: &Frame,
    (later, earlier): (&Figure, &Figure),
) -> bool {
    let level = |figure: &Figure| {
        matches!(
            view.context(figure.quantity).role,
            Role::Level | Role::Reference
        )
    };
    !a.groups.is_empty() && a.groups == b.groups && level(later) && level(earlier)
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
        || like.grouped && like.cover >= 65 && like.both >= 6
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
