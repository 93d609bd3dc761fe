//! A year that a slip makes of one that the text knows: "The scheme ended on 9 May 2911", "rose by 5.3% in 20120 to 4,210", "was passed on
//! 1 February 2050" where all is of 2005 and the years around it.

use extractor::{Cue, Kind, Stance};

use crate::calendar::MONTHS;
use crate::diagnose::{one_place_off, slip};
use crate::view::View;

/// The last year that is read as one.
const LAST: f64 = 2100.0;
/// So many years behind all others of a text is out of its time.
const BEYOND: f64 = 20.0;

/// The years of a text, in order, each as often as it is told.
pub(super) fn years(view: &View<'_>) -> Vec<f64> {
    let mut years: Vec<f64> = (0..view.reading.quantities.len())
        .filter_map(|q| told(view, q))
        .collect();
    document::sort_by(&mut years, f64::total_cmp);
    years
}

/// The year that a quantity is or holds.
fn told(view: &View<'_>, q: usize) -> Option<f64> {
    let quantity = view.quantity(q);
    match quantity.kind {
        Kind::Year => quantity.value,
        Kind::Date => quantity.date.and_then(|date| date.year).map(f64::from),
        _ => None,
    }
}

/// The year of the text that `q` miswrites.
pub(super) fn misprinted(view: &View<'_>, q: usize, years: &[f64]) -> Option<f64> {
    let quantity = view.quantity(q);
    let year = match quantity.kind {
        Kind::Cardinal => quantity
            .value
            .filter(|&value| is_bare(view, q) && value > LAST && stands_for_year(view, q))?,
        Kind::Year | Kind::Date => told(view, q)
            .filter(|&year| is_over(view, q) && years.len() >= 4 && out_of_time(years, year))?,
        _ => return None,
    };
    let near = |&&known: &&f64| {
        (1900.0..=LAST).contains(&known)
            && known < year
            && (one_place_off(year, known, 1.0)
                || slip(year, known, 1.0) == Some("digits transposed")
                || is_longer(year, known))
    };
    years.iter().rev().find(near).copied()
}

/// Whether all other years of the text are long before.
fn out_of_time(years: &[f64], year: f64) -> bool {
    years
        .last()
        .is_some_and(|last| last.total_cmp(&year).is_eq())
        && years.len() >= 2
        && years[years.len() - 2] + BEYOND < year
}

/// Four or five digits and nothing else: "2911", not "2,911".
fn is_bare(view: &View<'_>, q: usize) -> bool {
    let printed = view.printed(q);
    matches!(printed.len(), 4 | 5)
        && printed.bytes().all(|byte| byte.is_ascii_digit())
        && !printed.ends_with("00")
}

/// "20120" for 2012: a digit too many.
fn is_longer(long: f64, year: f64) -> bool {
    let (long, year) = (long as u64, year as u64);
    (10_000..100_000).contains(&long)
        && [1, 10, 100, 1000, 10_000]
            .iter()
            .any(|place| long / (place * 10) * place + long % place == year)
}

/// Whether a number stands where only a year does: behind a day or a month, or behind "in" with nothing that it counts.
fn stands_for_year(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    if token == first {
        return false;
    }
    let counts = token + 1 < end
        && view
            .mark(token + 1)
            .is_none_or(|mark| mark == '-' || mark == '%')
        && !view.cues(token + 1).any(&[
            Cue::To,
            Cue::From,
            Cue::And,
            Cue::But,
            Cue::Against,
            Cue::By,
            Cue::Level,
        ]);
    let before = token - 1 - usize::from(view.mark(token - 1) == Some(',') && token - 1 > first);
    let day = view.at(before).is_some_and(|date| {
        let date = view.quantity(date);
        date.kind == Kind::Date
            && date
                .date
                .is_some_and(|date| date.year.is_none() && date.day.is_some())
    });
    let month = view.is_word(before)
        && before + 1 == token
        && MONTHS.contains(&view.word(before))
        && before > first
        && view.is_one_of(before - 1, words!["in", "since", "of", "until", "from"]);
    let within = view.is_one_of(token - 1, words!["in", "since", "during"]);
    (day || month || within) && !counts
}

/// "was introduced on", "came into effect in": what is told of a day is over.
fn is_over(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    if token < first + 3 || view.context(q).stance != Stance::Fact {
        return false;
    }
    let sentence = view.context(q).sentence;
    let verb = view.lower(token - 2);
    let done = verb.len() > 4 && verb.ends_with("ed")
        || matches!(
            verb,
            "effect" | "force" | "held" | "built" | "begun" | "began" | "born" | "opened"
        );
    view.is_one_of(token - 1, words!["on", "in"])
        && done
        && !view.sentence_has(sentence, &[Cue::Forecast, Cue::Hypothetical])
        && !(first..token)
            .any(|at| view.is_one_of(at, words!["to", "be", "will", "would", "until", "by"]))
}
