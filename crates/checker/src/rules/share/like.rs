//! Which two amounts can be part and whole by their units.

use extractor::{Cue, Kind, Per, UnitId};

use super::evidence::names_whole;
use super::tie::explicit;
use crate::parts::{AGES, is_elliptical};
use crate::view::View;
use crate::words::WordList;

/// "by 88 to 12": the sides of a vote.
pub(super) fn is_vote(view: &View<'_>, part: usize, whole: usize) -> bool {
    super::super::rate::is_vote(view, part.min(whole), part.max(whole))
}

/// Whether two figures are one measure in two units: "172ft (52m)".
pub(super) fn twice(view: &View<'_>, part: usize, whole: usize) -> bool {
    let (a, b) = (view.quantity(part), view.quantity(whole));
    let units = (a.unit.base, b.unit.base);
    let measures = a.kind == Kind::Measure && b.kind == Kind::Measure;
    measures && units.0 != units.1 && part.abs_diff(whole) == 1
}

/// Whether two amounts can be part and whole: one unit, or both without.
pub(super) fn like(view: &View<'_>, a: usize, b: usize) -> bool {
    let (one, other) = (view.per(a), view.per(b));
    // "360 an hour" is no whole of what is counted over the day, but £7.90 may be of £18.60 a week.
    let money = view.quantity(a).kind == Kind::Money;
    let per = one == other || other == Per::Nothing || money && one == Per::Nothing;
    per && view.comparable(a, b)
        && (view.quantity(a).unit.base == UnitId::NONE)
            == (view.quantity(b).unit.base == UnitId::NONE)
}

/// "31,200 of the province's 52,000 square kilometres": the part leaves its unit to the whole.
pub(super) fn elliptical(view: &View<'_>, part: usize, whole: usize) -> bool {
    let unit = view.quantity(whole).unit;
    unit.base != UnitId::NONE
        && unit.base != UnitId::PERCENT
        && is_elliptical(view, part)
        && (explicit(view, part, whole) || refers_back(view, part, whole))
}

/// "5.1 million cubic metres, 68 per cent of its capacity of 7.5 million": the whole leaves its unit to the part.
pub(super) fn elliptical_whole(view: &View<'_>, q: usize, part: usize, whole: usize) -> bool {
    let unit = view.quantity(part).unit;
    is_elliptical(view, whole)
        && unit.base != UnitId::NONE
        && unit.base != UnitId::PERCENT
        && part < q
        && names_whole(view, q, whole)
}

/// "measures 52,000 square kilometres, 31,200 of which are forest".
fn refers_back(view: &View<'_>, part: usize, whole: usize) -> bool {
    whole + 1 == part
        && view.context(part).sentence == view.context(whole).sentence
        && view
            .cue_behind(view.token(part), 1, &[Cue::OfThose])
            .is_some()
}

/// "a peak of 75.4%": the level of a time.
pub(super) fn is_a_height(view: &View<'_>, at: usize) -> bool {
    at > view.first_token(at) + 1
        && view.cues(at - 1).has(Cue::Of)
        && words!["peak", "high", "low"]
            .iter()
            .any(|name| view.lower(at - 2).split(' ').next_back() == Some(name))
}

/// "those over 12", "people under 30", "drivers under 20": a bound right behind who is so old, and no amount.
pub(in crate::rules) fn is_age_bound(view: &View<'_>, q: usize) -> bool {
    const WHO: WordList = words![
        "those", "people", "aged", "children", "women", "men", "anyone",
    ];
    let token = view.token(q);
    let young = view.quantity(q).value < Some(AGES);
    let first = view.first_token(token);
    // "and 54 under five": so many of that age.
    let counted = |at: usize| at > first && view.at(at - 1).is_some_and(|l| view.is_count(l));
    let spoken = token > first && view.is_one_of(token - 1, words!["under", "over"]);
    let bounded = view.quantity(q).hedge.is_bound();
    if young && (bounded && counted(token) || spoken && counted(token - 1)) {
        return true;
    }
    let bound = view.quantity(q).hedge.is_bound() && young;
    bound && token > first && view.is_word(token - 1) && {
        let word = view.lower(token - 1);
        word.rsplit(' ').next().is_some_and(|last| WHO.has(last))
            || word.ends_with('s') && view.cues(token - 1).is_plain()
    }
}
