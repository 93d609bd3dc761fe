//! Whether a figure of two digits is another one miswritten: "34 of the 60 seats" far below "54 seats".
//!
//! One pair of such figures in ten is a slip apart by chance. So nothing may tell the two apart (their times, groups, hedges, names,
//! which way they changed, what else their sentences give), and what speaks for it is added up, as of [longer ones](super::scorecard):
//! the weights were fitted in the same way.

use extractor::{Cue, Kind};

use super::figure::Figure;
use super::frame::{Frame, Frames};
use super::misprint::the_only;
use super::same::{likeness, likeness_of_title, sections_part};
use super::scorecard::may_be_one;
use crate::diagnose::rounded;
use crate::view::View;

/// The sum from which on a figure is another one miswritten.
const ENOUGH: i32 = 9;
/// Of more figures of a sort some two are a slip apart.
const MANY: usize = 8;

/// The figure that another miswrites: the one that is doubted, and the one it is held against.
pub(super) fn find<'a>(
    view: &View<'_>,
    figures: &'a [Figure],
    frames: &Frames<'_, '_>,
    slips: &[usize],
    many: impl FnOnce(usize) -> bool,
    at: usize,
) -> Option<(&'a Figure, &'a Figure)> {
    let later = &figures[at];
    if later.digits > 2 || !frames.has(at) {
        return None;
    }
    let mut known = None;
    let mut many = Some(many);
    let found = slips.iter().copied().filter(|&before| {
        let earlier = &figures[before];
        frames.has(before) && is_slip(view, later, earlier) && are_alike(view, later, earlier) && {
            let many = *known.get_or_insert_with(|| many.take().is_some_and(|ask| ask(MANY)));
            score(view, figures, frames, (at, before))
                .is_some_and(|sum| sum - i32::from(many) >= ENOUGH)
        }
    });
    the_only(figures, later, found)
}

/// Whether two digits changed places, or the first is another, to the rougher of the two places.
fn is_slip(view: &View<'_>, later: &Figure, earlier: &Figure) -> bool {
    let grain = |figure: &Figure| view.quantity(figure.quantity).grain;
    let coarse = grain(later).max(grain(earlier)).max(1e-6);
    let to = |figure: &Figure| rounded(figure.value / coarse) as u64;
    let (x, y) = (to(later), to(earlier));
    later.digits.min(earlier.digits) == 2
        && (10..1000).contains(&x)
        && (10..1000).contains(&y)
        && x != y
        && x.ilog10() == y.ilog10()
        && if x < 100 {
            x % 10 == y % 10 || (x % 10, x / 10) == (y / 10, y % 10)
        } else {
            x % 100 == y % 100
        }
}

/// Whether two figures of few digits may be one: what longer ones must have alike, and more.
fn are_alike(view: &View<'_>, later: &Figure, earlier: &Figure) -> bool {
    let (x, y) = (later.quantity, earlier.quantity);
    let (a, b) = (view.quantity(y), view.quantity(x));
    let those = |q: usize| view.cue_behind(view.token(q), 1, &[Cue::OfThose]).is_some();
    a.hedge == b.hedge
        && !a.in_words
        && !b.in_words
        && view.change(x).is_some() == view.change(y).is_some()
        && may_be_one(view, later, earlier)
        && those(x) == those(y)
}

/// The sum of what speaks for two figures being one; none where something tells them apart.
fn score(
    view: &View<'_>,
    figures: &[Figure],
    frames: &Frames<'_, '_>,
    (at, before): (usize, usize),
) -> Option<i32> {
    let (later, earlier) = (&figures[at], &figures[before]);
    let (own, other) = (frames.of(at)?, frames.of(before)?);
    let conflict = matches!((own.period, other.period), (Some(x), Some(y)) if x.conflicts(y));
    let adds = own.back == Some(other.sentence) || other.back == Some(own.sentence);
    let sorted = lone(own, other) && lone(other, own);
    let lengths = spans(view, later).ne(spans(view, earlier));
    // "21 in Moor, 19 in Quay, 12 in Hill": each is of another.
    let listed = own.place.1.max(other.place.1) >= 3;
    let parted = sections_part(own, other);
    if conflict || adds || sorted || lengths || listed || parted || own.groups != other.groups {
        return None;
    }
    let flag = i32::from;
    let (a, b) = (
        view.quantity(earlier.quantity),
        view.quantity(later.quantity),
    );
    let heading = later.is_heading || earlier.is_heading;
    let (noun, topic) = (
        later.same_noun(view, earlier),
        later.shared(view, earlier).min(4),
    );
    let company = own.company.iter().filter(|c| other.company.contains(c));
    let both: i32 = own
        .key
        .iter()
        .filter(|term| other.key.iter().any(|it| it.stem == term.stem))
        .map(|term| term.weight)
        .sum();
    let cover = likeness(own, other).map_or(0, |like| like.cover);
    Some(
        2 * flag(heading && likeness_of_title(own, other))
            + 2 * flag((a.grain - b.grain).abs() < 1e-9)
            + flag(cover >= 50)
            + flag(heading)
            - flag(a.kind == Kind::Percent)
            + flag(noun)
            + company.count().min(2) as i32
            + 2 * topic
            + flag(later.recurs != earlier.recurs)
            + flag(own.lent || other.lent)
            - flag(own.period.is_some() && other.period.is_some())
            - flag(topic == 0 && !noun)
            + flag((4..8).contains(&both)),
    )
}

/// The lengths of time that a sentence names beside a figure: "deaths under 7 days".
fn spans<'v>(view: &'v View<'_>, figure: &Figure) -> impl Iterator<Item = u64> + 'v {
    let q = figure.quantity;
    view.in_sentence(view.context(q).sentence)
        .filter(move |&other| other != q && view.quantity(other).kind == Kind::Duration)
        .filter_map(|other| view.quantity(other).value.map(f64::to_bits))
}

/// Whether a frame has a name or sorting word that the other's sentence lacks.
fn lone(frame: &Frame, other: &Frame) -> bool {
    let mut key = frame.key.iter();
    key.any(|term| term.sorts && other.all.binary_search(&term.stem).is_err())
}
