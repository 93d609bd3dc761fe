//! What the words around a figure make of it: a level, a part or a change; a part of what; by what stretch of time.

use extractor::{Cue, Direction, Interval, Kind, Per, Period, Role, UnitId, What};

use super::fact::Class;
use super::noun::is_plural;
use super::period::{is_bare_year, span_of};
use super::terms::{Term, raw_term};
use super::zone::Zone;
use crate::view::View;

pub(super) fn class(view: &View<'_>, q: usize) -> Option<Class> {
    let change = match way(view, q) {
        Some(Direction::Either) => view.quantity(q).kind == Kind::Points,
        Some(_) => true,
        None => false,
    };
    // "children under five", "teachers over 55": an age.
    let quantity = view.quantity(q);
    let bound = quantity.hedge.is_bound();
    let bare = quantity.unit.base == UnitId::NONE && view.context(q).counted.is_none();
    if quantity.kind == Kind::Cardinal
        && bound
        && bare
        && quantity.value.is_some_and(|value| value <= 110.0)
    {
        return None;
    }
    match view.quantity(q).kind {
        _ if is_bare_year(view, q) || is_base(view, q) => None,
        Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Rate | Kind::Duration => {
            Some(if change { Class::Change } else { Class::Level })
        }
        Kind::Percent | Kind::Fraction => Some(if change { Class::Change } else { Class::Part }),
        Kind::Points | Kind::Multiple => Some(Class::Change),
        Kind::Date | Kind::Year => {
            let long = quantity
                .date
                .is_some_and(|date| matches!(date.period, Period::Decade | Period::Century));
            (!long).then_some(Class::Date)
        }
        Kind::Ordinal | Kind::Ratio | Kind::Range | Kind::Age => None,
    }
}

/// Which way a figure says that something changed. A distance that a verb of change governs goes its way: "lost a net 3,200".
pub(super) fn way(view: &View<'_>, q: usize) -> Option<Direction> {
    if is_distance(view, q) || is_collected(view, q) {
        return None;
    }
    let net = |token: usize| {
        (view.first_token(token).max(token.saturating_sub(2))..token)
            .any(|at| view.cues(at).has(Cue::Gap))
    };
    let direction = match view.context(q).role {
        Role::Change(direction) => direction,
        Role::Level if net(view.token(q)) => Direction::Either,
        _ => return None,
    };
    if direction != Direction::Either {
        return Some(direction);
    }
    let token = view.token(q);
    let verb = (view.first_token(token).max(token.saturating_sub(4))..token)
        .rev()
        .find(|&at| view.cues(at).has(Cue::ChangeVerb));
    Some(match verb {
        Some(at) if view.cues(at).has(Cue::Fall) => Direction::Down,
        Some(at) if view.cues(at).has(Cue::Rise) => Direction::Up,
        _ => Direction::Either,
    })
}

/// "The charity raised £9.6 million": what is collected is no change.
fn is_collected(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    view.quantity(q).kind == Kind::Money
        && token > view.first_token(token)
        && view.is_one_of(token - 1, words!["raise", "raised", "raises", "raising"])
}

/// "nine miles down", "40 light years off": a distance, in which nothing changes.
fn is_distance(view: &View<'_>, q: usize) -> bool {
    let next = view.token(q) + 1;
    next < view.end_token(view.token(q))
        && view.is_word(next)
        && matches!(view.word(next), "down" | "off" | "away" | "deep")
        && UnitId::named("metre")
            .is_some_and(|metre| view.quantity(q).unit.base.dimension() == metre.dimension())
}

/// Value, stated interval, bare interval; of a date its days.
pub(super) fn value(view: &View<'_>, q: usize, class: Class) -> Option<(f64, Interval, Interval)> {
    let quantity = view.quantity(q);
    if class == Class::Date {
        let span = span_of(quantity.date?)?;
        let days = Interval::new(span.start as f64, span.end as f64);
        return Some((span.start as f64, days, days));
    }
    Some((quantity.value?, quantity.interval, quantity.bare))
}

/// Whether a figure is said to be a part: "of whom 5,356 passed", "Of the prisoners, 388 …", "12 of them".
pub(super) fn is_part(view: &View<'_>, zone: &Zone, token: usize) -> bool {
    let first = view.first_token(token);
    // "23,300 households, one of them a lighthouse": what is taken of them stands behind a comma.
    let of_them = (zone.from..zone.to)
        .take_while(|&at| at < token || view.mark(at) != Some(','))
        .any(|at| view.cues(at).has(Cue::OfThose));
    // "Of the 84 schools": the first figure behind the preposition is the whole.
    let of = view.cues(first).has(Cue::Of) && (first..token).any(|at| view.at(at).is_some());
    let bare = view.cues(first).has(Cue::Of) && token > first + 3;
    // "a rise on the 5,500,000 of 2017": the figure of a year.
    let dated = view
        .at(token + 2)
        .is_some_and(|q| matches!(view.quantity(q).kind, Kind::Date | Kind::Year));
    of_them
        || of
        || bare
        || view.cues(token + 1).has(Cue::Of)
            && !dated
            && view.quantity(zone.quantity).kind == Kind::Cardinal
}

/// The unit of time that a figure is counted by: its own ("a day"), or that of its stretch ("on an average day", "daily").
pub(super) fn pace(view: &View<'_>, q: usize, zone: &Zone) -> UnitId {
    if let Per::Unit(unit) = view.quantity(q).unit.per {
        return if unit.is_time() { unit } else { UnitId::NONE };
    }
    let mut said = (zone.from..zone.to)
        .filter(|&at| view.is_word(at))
        .flat_map(|at| view.word(at).split([' ', '-']));
    let name = said.find_map(|word| match word.to_ascii_lowercase().as_str() {
        "daily" => Some("day"),
        "weekly" => Some("week"),
        "monthly" => Some("month"),
        _ => None,
    });
    let average = (zone.from..zone.to.saturating_sub(1)).find(|&at| {
        view.is_word(at)
            && view.is_word(at + 1)
            && words!["average", "every", "each", "typical"]
                .has(view.word(at).to_ascii_lowercase().as_str())
    });
    let after = average
        .map(|at| view.word(at + 1))
        .filter(|word| matches!(*word, "day" | "week" | "month" | "year"));
    name.or(after)
        .and_then(UnitId::named)
        .unwrap_or(UnitId::NONE)
}

/// What a figure is counted per: its own words ("each"), or those of its stretch ("each ticket cost the city 138 lire", "570 trips
/// for each bicycle", "for every 1,000 nurses, 57").
pub(super) fn per(view: &View<'_>, q: usize, zone: &Zone) -> Per {
    let own = view.per(q);
    let kind = view.quantity(q).kind;
    let amount = matches!(kind, Kind::Money | Kind::Measure);
    if own != Per::Nothing || !amount && kind != Kind::Cardinal {
        return own;
    }
    let each = (zone.from..zone.to).any(|at| {
        let word = if view.is_word(at) { view.word(at) } else { "" };
        let each = word.eq_ignore_ascii_case("each") || word.eq_ignore_ascii_case("average");
        // "a little each month" says how often, not for what.
        let time = at + 1 < zone.to
            && view.is_word(at + 1)
            && UnitId::named(&view.word(at + 1).to_ascii_lowercase()).is_some_and(UnitId::is_time);
        each && !time && view.at(at + 1).is_none()
    });
    if let Some(many) = of_so_many(view, q) {
        Per::Count(many)
    } else if amount && each || of_one(view, q) {
        Per::Each
    } else {
        own
    }
}

/// "570 trips for each bicycle", "0.68 goals a match": one of something stands behind what is counted.
fn of_one(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let end = view.end_token(token).min(token + 6);
    let word = |at: usize| {
        if at < end && view.is_word(at) {
            view.word(at).to_ascii_lowercase()
        } else {
            String::new()
        }
    };
    let time =
        |at: usize| UnitId::named(&word(at)).is_some_and(UnitId::is_time) || view.at(at).is_some();
    (token + 1..end.saturating_sub(1))
        .take_while(|&at| view.is_word(at))
        .any(|at| {
            let one = match word(at).as_str() {
                "per" => true,
                "each" | "every" if word(at - 1) == "for" || word(at - 1) == "in" => true,
                // "4,100 meals every school day"
                "every" => at > token + 1 && at <= token + 3,
                "for each" | "for every" => true,
                // "0.68 goals a match"; but "58,000 hold a card".
                "a" | "an" => {
                    let counted = || {
                        is_plural(view.word(at - 1)) && view.cues(at - 1) == extractor::Cues::NONE
                    };
                    at == token + 1 || at == token + 2 && counted()
                }
                _ => false,
            };
            one && view.is_word(at + 1) && !time(at + 1)
        })
}

/// "for every 1,000 nurses": no count of nurses.
fn is_base(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let every = token > view.first_token(token)
        && view.is_word(token - 1)
        && words!["every", "each", "per"]
            .iter()
            .any(|word| view.word(token - 1).to_ascii_lowercase().ends_with(word));
    let round = [100.0, 1_000.0, 10_000.0, 100_000.0, 1_000_000.0];
    let value = view.quantity(q).value;
    every
        && value.is_some_and(|value| {
            round
                .iter()
                .any(|power: &f64| power.total_cmp(&value).is_eq())
        })
}

/// "for every 1,000 nurses on the register, 57": how many the figure is counted of.
fn of_so_many(view: &View<'_>, q: usize) -> Option<u32> {
    let token = view.token(q);
    let first = view.first_token(token);
    let mut bases = (first..token).rev().take(16).filter_map(|at| view.at(at));
    let base = bases.find(|&base| is_base(view, base))?;
    view.quantity(base).value.map(|value| value as u32)
}

/// Which way a figure changes; "by £35m" is a distance, whichever way.
pub(super) fn direction(view: &View<'_>, q: usize) -> Option<Direction> {
    let by = || {
        let token = view.token(q);
        token > view.first_token(token) && view.cues(token - 1).has(Cue::By)
    };
    way(view, q).or_else(|| by().then_some(Direction::Either))
}

/// Numbers and letters in a stretch that tell one thing of a kind from the next: "Terminal B", "aged 16 to 24", "line 3".
pub(super) fn marks(view: &View<'_>, (from, to): (usize, usize)) -> Box<[Term]> {
    let telling = |at: usize| match view.reading.tokens[at].what {
        What::Quantity(q) => {
            let quantity = view.quantity(q);
            matches!(quantity.kind, Kind::Ordinal | Kind::Age | Kind::Range)
                || class(view, q).is_none()
        }
        What::Reference => true,
        What::Word(_) => {
            let word = view.word(at);
            word.len() <= 3
                && word.chars().all(|c| c.is_ascii_uppercase())
                && !matches!(word, "A" | "I" | "US" | "UK" | "EU" | "UN" | "MP" | "MPs")
        }
        What::Mark(_) => false,
    };
    let mut found: Vec<Term> = (from..to)
        .filter(|&at| telling(at))
        .map(|at| raw_term(view.word(at)))
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into()
}
