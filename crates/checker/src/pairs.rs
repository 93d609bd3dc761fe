//! Pairs of levels that the text sets side by side: the later against the earlier, the one against the other.
//!
//! Every rule of change (percent, points, difference, multiple, direction) stands on such a pair. What licenses it is
//! the same whatever is claimed of it: *from … to*, *compared with*, *a year earlier*, two years, or merely standing
//! together with nothing like them around.

mod continued;
mod taken;

use document::sort_by_key;
use extractor::{Cue, Hedge, Kind, Role, Stance, UnitId};

use crate::grid::Grid;
use crate::parts::has_its_part;
use crate::view::View;

/// Two comparable levels of one measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair {
    /// The later level, or the one that is compared.
    pub(crate) new: usize,
    /// The earlier level, or the one that it is compared with.
    pub(crate) old: usize,
    /// How strongly the text sets them side by side, and says which is which.
    pub(crate) strength: i32,
    /// The block that labels them, where they are cells of one table row: a claim must name it.
    pub(crate) label: Option<usize>,
}

/// All pairs that the text orders, sorted by the sentence of their `new`.
pub(crate) fn pairs(view: &View<'_>) -> Vec<Pair> {
    let mut found = Vec::new();
    let figures = 0..view.reading.quantities.len();
    let operands: Vec<bool> = figures.clone().map(|q| is_operand(view, q)).collect();
    for old in figures {
        if !operands[old] {
            continue;
        }
        let sentence = view.context(old).sentence;
        let reach = view.near(sentence, 1, 1);
        // A sentence with hundreds of figures is a list: only the nearest are held together.
        let reach = reach.start.max(old.saturating_sub(REACH))..reach.end.min(old + REACH);
        for new in reach {
            // A change of one percentage and a level of another are no pair.
            let mixed = view.change(new).is_some() != view.change(old).is_some();
            if new == old || mixed || !operands[new] || !alike(view, new, old) {
                continue;
            }
            let strength = order(view, new, old);
            if strength > 0 {
                found.push(Pair {
                    new,
                    old,
                    strength,
                    label: None,
                });
            }
        }
    }
    sort_by_key(&mut found, |p| (view.context(p.new).sentence, p.new, p.old));
    found
}

/// How many figures away a pair's other end may stand.
const REACH: usize = 24;

/// Whether a quantity can be one of a pair: a level, or a percentage that is itself a change ("rose by 7.9% … by 7.3%").
pub(crate) fn is_operand(view: &View<'_>, q: usize) -> bool {
    !names_a_group(view, q) && view.is_level(q)
        || view.quantity(q).kind == Kind::Percent && view.quantity(q).value.is_some()
}

/// "the under 16 conception rate", "those over 60": a bound that names a group.
fn names_a_group(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    let bound =
        matches!(quantity.hedge, Hedge::LessThan | Hedge::MoreThan) && quantity.value < Some(100.0);
    let token = view.token(q);
    bound
        && quantity.unit.base == UnitId::NONE
        && token > view.first_token(token)
        && view.is_word(token - 1)
        && {
            let word = view.lower(token - 1);
            matches!(
                word.rsplit(' ').next(),
                Some(
                    "the"
                        | "those"
                        | "aged"
                        | "people"
                        | "adults"
                        | "children"
                        | "girls"
                        | "boys"
                        | "women"
                        | "men"
                )
            )
        }
}

/// "€310m, or 1.3 times earnings of €240m, from 1.7 times a year ago" · "14 seats, four more than last time, and Homeland 8": the
/// words for an earlier time in its sentence belong to another figure.
fn is_earlier_for_another(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let figure = |at: usize| {
        view.at(at).is_some_and(|q| {
            !matches!(
                view.quantity(q).kind,
                Kind::Year | Kind::Date | Kind::Ordinal
            )
        })
    };
    // "or 1.3 times earnings before tax of €240m": what a multiple is of.
    let multiplied = token > first && view.cues(token - 1).has(Cue::Of) && {
        let before = (first..token)
            .rev()
            .find_map(|at| view.at(at).filter(|_| figure(at)));
        before.is_some_and(|m| view.quantity(m).kind == Kind::Multiple)
    };
    if multiplied {
        return true;
    }
    let mut told = (first..end).filter(|&at| view.cues(at).has(Cue::Earlier));
    let anothers = |at: usize| {
        if at > token {
            return (token + 1..at).any(figure);
        }
        let than = at > first && view.cues(at - 1).has(Cue::Against);
        than && (first.max(at.saturating_sub(4))..at).any(figure)
            && view.between(at, token, &[Cue::And])
    };
    told.next().is_some_and(anothers) && told.all(anothers)
}

/// Whether two levels can be of one measure: units that compare, or a bare number beside one with a unit ("from £4 to 5").
pub(crate) fn alike(view: &View<'_>, a: usize, b: usize) -> bool {
    let (x, y) = (view.quantity(a), view.quantity(b));
    if x.unit.per != y.unit.per
        && x.unit.per != extractor::Per::Nothing
        && y.unit.per != extractor::Per::Nothing
    {
        return false;
    }
    if (x.kind == Kind::Percent) != (y.kind == Kind::Percent) {
        return false;
    }
    let ratio = x.value.unwrap_or(0.0) / y.value.unwrap_or(0.0);
    if x.unit.base != UnitId::NONE
        && y.unit.base != UnitId::NONE
        && x.unit.base != y.unit.base
        && view.token(a).abs_diff(view.token(b)) <= 3
    {
        // "1,062 feet (324 metres)" is one level, said twice.
        return false;
    }
    if view.comparable(a, b) {
        // No measure grows or shrinks a hundredfold between two mentions.
        return !(ratio.abs() > 100.0 || ratio.abs() < 0.01) || x.unit.base != y.unit.base;
    }
    let bare = |q: usize| {
        view.quantity(q).kind == Kind::Cardinal
            && view.quantity(q).unit.base == UnitId::NONE
            && view.context(q).counted.is_none()
    };
    let unit = |q: usize| {
        matches!(
            view.quantity(q).kind,
            Kind::Money | Kind::Measure | Kind::Duration
        )
    };
    // "€58 …, with 359 hours below nought, against 147": a bare number is in the unit of the last one.
    let last = |bare: usize, unit: usize| {
        (unit + 1..bare).all(|q| {
            view.quantity(q).unit.base == UnitId::NONE
                || matches!(
                    view.quantity(q).kind,
                    Kind::Percent | Kind::Date | Kind::Year | Kind::Multiple | Kind::Fraction
                )
                || view.quantity(q).kind == Kind::Duration && view.quantity(q).in_words
                || view.quantity(q).unit.base == view.quantity(unit).unit.base
        })
    };
    let near = |bare: usize, unit: usize| {
        let ratio = crate::candidate::Bound::beside(view, bare, unit).value
            / view.quantity(unit).value.unwrap_or(f64::NAN);
        // "in six months, double the number in the six before": a length of time is not what is compared.
        let spelled = view.quantity(unit).kind == Kind::Duration && view.quantity(bare).in_words;
        unit < bare && !spelled && last(bare, unit) && (0.05..20.0).contains(&ratio)
    };
    view.context(a).sentence == view.context(b).sentence
        && (bare(a) && unit(b) && near(a, b) || bare(b) && unit(a) && near(b, a))
}

/// The pairs of cells of all tables.
pub(crate) fn in_rows(view: &View<'_>, grids: &[Grid]) -> Vec<Pair> {
    let mut found = Vec::new();
    for grid in grids {
        in_grid(view, grid, &mut found);
    }
    found
}

/// Columns headed by years, of which every two are held against each other; what stands under more is looked up.
const MOST_YEARS: usize = 40;

/// Two cells of one row under the headers of two years.
fn in_grid(view: &View<'_>, grid: &Grid, found: &mut Vec<Pair>) {
    let years: Vec<(usize, i32)> = (1..grid.columns())
        .filter_map(|column| Some((column, grid.header_year(view, column)?)))
        .take(MOST_YEARS)
        .collect();
    for &(old, before) in &years {
        for &(new, after) in &years {
            if before >= after {
                continue;
            }
            for row in 1..grid.rows.len() {
                let label = grid.rows[row].first().and_then(|cell| cell.block);
                if let (Some(new), Some(old), Some(_)) =
                    (grid.figure(row, new), grid.figure(row, old), label)
                {
                    found.push(Pair {
                        new,
                        old,
                        strength: 8 - i32::from(after - before > 1),
                        label,
                    });
                }
            }
        }
    }
}

/// How strongly the text says that `new` is held against `old`, in this order; 0 if it does not.
fn order(view: &View<'_>, new: usize, old: usize) -> i32 {
    let (a, b) = (view.context(new), view.context(old));
    let same = a.sentence == b.sentence;
    let Some(apart) = view.apart(a.sentence, b.sentence) else {
        return 0;
    };
    let forestalled = matches!(a.role, Role::Base | Role::Reference)
        || a.time.earlier
            && !a.time.later
            && b.role != Role::Base
            && b.time.year.is_none()
            && !(b.time.earlier && same && bracketed(view, old));
    // "116,000 copies, down 21 per cent, 97,000 of them on paper": a part of those is no later level.
    let part = same
        && old < new
        && view.quantity(new).kind != Kind::Percent
        && counts_some_of_those(view, new);
    // "hold 31 of the 70 seats, down from 38": the part is held against what it was, and not its whole.
    let part = part || new < old && b.role != Role::Level && has_its_part(view, new);
    if forestalled || part || apart > 1 || b.role == Role::Level && is_in_passing(view, old) {
        return 0;
    }
    let near = view.token(new).abs_diff(view.token(old));
    let before = new < old;
    if taken::is_taken(view, new, old) {
        return 0;
    }
    // Another level of the same kind between the two makes it less likely that they belong together.
    let (first, last) = (new.min(old), new.max(old));
    // A base or reference between belongs to a pair of its own, as does what stands in brackets.
    let blocked = (first + 1..last)
        .filter(|&q| view.is_level(q) && (alike(view, q, new) || alike(view, q, old)))
        .filter(|&q| !matches!(view.context(q).role, Role::Base | Role::Reference))
        .filter(|&q| !bracketed(view, q) && !has_its_part(view, q))
        .count() as i32;
    let licence = match b.role {
        Role::Base if same && a.role == Role::Result => 11 - i32::from(near > 12),
        Role::Base if same && before => {
            let change = view.between(
                view.token(new),
                view.token(old),
                &[Cue::ChangeVerb, Cue::ChangeNoun, Cue::Rise, Cue::Fall],
            ) || (first + 1..last)
                .any(|q| matches!(view.context(q).role, Role::Change(_)));
            if change { 10 } else { 7 }
        }
        Role::Base if same => 5,
        Role::Base if before => 6,
        // "the 310 bands … have become 215"
        Role::Level if same && !before && a.role == Role::Result && becomes(view, new) => 8,
        // "The price, £212 on Monday, had sunk to £219": what the verb arrives at, and the one level before it.
        Role::Level
            if same
                && !before
                && a.role == Role::Result
                && sinks_or_climbs(view, new)
                && blocked == 0
                && alone_before(view, new, old) =>
        {
            6
        }
        Role::Reference if same && before => 9,
        // "Compared with the 560 tonnes of May, the catch of 644 …"
        Role::Reference if same && view.token(old) <= view.first_token(view.token(old)) + 5 => 8,
        Role::Reference if same => 6,
        Role::Reference if before => 7,
        // "23,800 in 2004 and 17,600 last year": a named year lies before a relative one.
        _ if b.time.recent && b.time.year.is_none() && a.time.year.is_some() => return 0,
        _ if b.time.perfect && !a.time.perfect && same => 7,
        _ if b.time.earlier && same && !is_earlier_for_another(view, old) => 8,
        _ if b.time.earlier && !same => continued::worth(view, new, old),
        // "In 1990 the library lent 84,000 books; last year it lent 56,000."
        _ if a.time.recent && a.time.year.is_none() && b.time.year.is_some() && same => 8,
        _ if a.time.recent && a.time.year.is_none() && b.time.year.is_some() => 6,
        _ if a.time.later && !b.time.later && same => 7,
        _ => match (a.time.year, b.time.year) {
            (Some(x), Some(y)) if x > y => {
                if same {
                    8
                } else {
                    6
                }
            }
            (None, Some(_)) if same && bracketed(view, old) => 8,
            // "had 12 staff in 2015. It has 48 now"
            (None, Some(_)) if a.time.later && !b.time.later => 6,
            _ => return 0,
        },
    };
    // Across a semicolon only a preposition still joins two levels.
    let parted = !matches!(b.role, Role::Base | Role::Reference)
        && (view.token(first)..view.token(last)).any(|at| view.mark(at) == Some(';'))
        && !(view.token(first)..view.token(last)).any(|at| {
            view.is_word(at) && matches!(view.word(at), "it" | "they" | "that" | "this" | "figure")
        });
    let forecast = 4 * i32::from(parted)
        + i32::from(a.stance == Stance::Forecast || b.stance == Stance::Forecast) * 2;
    (licence - 3 * blocked - forecast).max(0)
}

/// "97,000 of them", "of which 97,000".
fn counts_some_of_those(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let near = [
        view.cue_behind(token, 1, &[Cue::OfThose]),
        view.cue_before(token, 1, &[Cue::OfThose]),
    ];
    near.iter().any(Option::is_some)
}

/// "having touched 118p": a level passed on the way, no base.
pub(crate) fn is_in_passing(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    (view.first_token(token).max(token.saturating_sub(3))..token)
        .filter(|&at| view.is_word(at))
        .any(|at| {
            matches!(
                view.lower(at),
                "touched" | "touching" | "high" | "low" | "peaking" | "peaked"
            )
        })
}

/// "had sunk to £219": the verb right before "to" points a way.
fn sinks_or_climbs(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    view.cue_before(token, 2, &[Cue::To]).is_some_and(|to| {
        let first = view.first_token(token);
        // "cut by 14 to 82": the amount stands between.
        let amount = to > first + 2
            && view.at(to - 1).is_some_and(|q| view.change(q).is_some())
            && view.cues(to - 2).has(Cue::By);
        let verb = if amount { to - 3 } else { to.saturating_sub(1) };
        to > first
            && view.cues(verb).has(Cue::ChangeVerb)
            && view.cues(verb).any(&[Cue::Rise, Cue::Fall])
    })
}

/// Whether the two are all the levels of their kind in the sentence, and neither is a whole that parts are taken from.
fn alone_before(view: &View<'_>, new: usize, old: usize) -> bool {
    let of = view
        .cue_before(view.token(old), 2, &[Cue::Of, Cue::OutOf])
        .is_some();
    !of && view
        .in_sentence(view.context(new).sentence)
        .all(|q| q == new || q == old || !view.is_level(q) || !alike(view, q, new))
}

/// "have become 215": what there was before is its own base.
fn becomes(view: &View<'_>, q: usize) -> bool {
    view.cue_before(view.token(q), 2, &[Cue::To])
        .is_some_and(|at| view.lower(at).starts_with("bec"))
}

/// Whether a level stands in brackets: "3.31m (2022: 2.87m)".
fn bracketed(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    (view.first_token(token).max(token.saturating_sub(6))..token)
        .rev()
        .take_while(|&at| view.mark(at) != Some(')'))
        .any(|at| view.mark(at) == Some('('))
}
