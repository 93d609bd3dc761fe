//! A length of time and the two dates that its paragraph tells it between, whatever the words: "Launched on 3 March 2017, the craft
//! slid into orbit on 19 November 2024, having endured a cruise of eight years and eight months".
//!
//! Each two dates are weighed: does something begin at the one and end at the other (`lexicon/spans.tsv`), are they all that are told,
//! is the length told as time that passed? The best pair is proposed with what speaks for it, and the best that bears the length out.

mod told;

use extractor::{Cue, Hedge, Kind};

use super::between::cut_off;
use super::between::{length, plans};
use super::moment::{DAYS, Moment, at, in_order, is_property, of_unsaid_year};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::{View, YEAR};
use told::{Life, Told, told, worth};

/// A paragraph of more sentences or more dates tells more than one story.
const SENTENCES: usize = 6;
const DATES: usize = 6;
/// What a pair of dates is worth of which nothing speaks but that they are there, and at most.
const LEAST: i32 = 2;
const MOST: i32 = 9;
/// What it is worth at most where another span may be meant.
const ROOM: i32 = 7;
/// What is further from the time between is the length of something else.
const FAIR: std::ops::RangeInclusive<f64> = 0.4..=2.5;

/// A length that is claimed: the claim, how many years its unit has, and what its words are worth.
struct Length {
    claim: Claim,
    unit: f64,
    worth: i32,
    token: usize,
    /// "said Mass there for 47 years": whether it is the length of what its own verb says.
    own: bool,
}

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for sentences in view.paragraphs() {
        if sentences.len() > SENTENCES {
            continue;
        }
        let figures =
            view.in_sentence(sentences.start).start..view.in_sentence(sentences.end - 1).end;
        if figures.len() < 3 {
            continue;
        }
        let lengths: Vec<Length> = figures.clone().filter_map(|q| claimed(view, q)).collect();
        if lengths.is_empty() {
            continue;
        }
        let dates = dates(view, figures);
        if !(2..=DATES).contains(&dates.len()) {
            continue;
        }
        let things = |length: &&Length| length.claim.quantity.is_none_or(|q| !is_property(view, q));
        let spans = i32::try_from(lengths.iter().filter(things).count()).unwrap_or(9);
        for length in &lengths {
            let rivals = (spans - i32::from(things(&length))).min(2);
            bind(view, length, &dates, rivals, out);
        }
    }
}

/// Whether something begins on a date.
pub(super) fn begins(view: &View<'_>, q: usize) -> bool {
    told(view, q).begins
}

/// The length that a figure claims: a duration, or "her 30th year".
fn claimed(view: &View<'_>, q: usize) -> Option<Length> {
    let quantity = view.quantity(q);
    if view.is_furniture(q) || quantity.value.is_none() {
        return None;
    }
    let token = view.token(q);
    if quantity.kind == Kind::Ordinal {
        let year = view.is_one_of(token + 1, words!["year", "season"]);
        let own = token > view.first_token(token)
            && view.is_one_of(token - 1, words!["her", "his", "its", "their", "my", "our"]);
        let (value, true) = (quantity.value?, year && own) else {
            return None;
        };
        let mut claim = Claim {
            unit: *YEAR,
            ..Claim::of(view, q)
        };
        claim.stated = extractor::Interval::new(value - 1.0, value);
        return Some(Length {
            claim,
            unit: 1.0,
            worth: 2,
            token,
            own: false,
        });
    }
    if quantity.kind == Kind::Age {
        return age_at_death(view, q);
    }
    if quantity.kind != Kind::Duration || plans(view, q) || view.change(q).is_some() {
        return None;
    }
    let (claim, unit) = length(view, q)?;
    let worth = worth(view, q)?;
    Some(Length {
        claim,
        unit,
        worth,
        token,
        own: has_own_verb(view, token),
    })
}

/// "has died at the age of 87", "was 91 when she died": an age, as whole years gone.
fn age_at_death(view: &View<'_>, q: usize) -> Option<Length> {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let dies = |t: usize| {
        view.is_one_of(
            t,
            words![
                "died",
                "dies",
                "dead",
                "death",
                "killed",
                "drowned",
                "passed away",
            ],
        )
    };
    let near = (first.max(token.saturating_sub(7))..end.min(token + 5)).any(dies);
    let mut claim = Claim {
        unit: *YEAR,
        ..Claim::of(view, q)
    };
    claim.stated = extractor::Interval::new(claim.value, claim.value + 0.997);
    near.then_some(Length {
        claim,
        unit: 1.0,
        worth: 3,
        token,
        own: false,
    })
}

/// "said Mass in the same parish for 47 years", "spent 14 years in the army": of a clause without a date.
fn has_own_verb(view: &View<'_>, token: usize) -> bool {
    let first = view.first_token(token);
    let led =
        token > first && view.is_one_of(token - 1, words!["for", "spent", "served", "lasted"]);
    let from = (first..token)
        .rev()
        .find(|&t| {
            matches!(view.mark(t), Some(',' | ';' | ':' | '—'))
                || view.cues(t).any(&[Cue::And, Cue::But])
        })
        .map_or(first, |t| t + 1);
    let opens = token <= from + 1;
    let dated = (from..token).any(|t| {
        view.at(t)
            .is_some_and(|d| matches!(view.quantity(d).kind, Kind::Date | Kind::Year))
    });
    let points = view.is_one_of(
        from,
        words!["it", "they", "he", "she", "which", "having", "by"],
    ) || (from..token).any(|t| view.is_one_of(t, words!["had been", "been"]));
    led && !opens && !dated && !points
}

/// The dates of a paragraph with what begins or ends there. A day whose year is not said is of that of the date before, or of the next.
fn dates(view: &View<'_>, figures: std::ops::Range<usize>) -> Vec<(Moment, Told)> {
    let mut found: Vec<(Moment, Told)> = Vec::new();
    let mut unsaid: Vec<Moment> = Vec::new();
    for q in figures {
        let mut said = at(view, q);
        let day = matches!(view.quantity(q).kind, Kind::Date).then(|| of_unsaid_year(view, q));
        if said.is_empty()
            && let Some(day) = day.flatten()
        {
            match found.last() {
                Some((last, _)) if last.is_day() => said.push(after(*last, day)),
                _ => unsaid.push(day),
            }
        }
        for moment in said {
            let same = |(other, _): &(Moment, Told)| {
                (other.first, other.last) == (moment.first, moment.last)
            };
            if !found.iter().any(same) {
                found.push((moment, told(view, moment.quantity)));
            }
        }
    }
    if found.is_empty() {
        // No year is told at all: days of one year, or of the next.
        for day in unsaid {
            let day = found.last().map_or(day, |(last, _)| after(*last, day));
            found.push((day, told(view, day.quantity)));
        }
        // "issued its award on 3 March, having first met on 11 November": of the year before.
        if let [(last, end), (first, start)] = &mut found[..]
            && (start.begins && !start.ends && end.ends && !end.begins)
            && (first.first.1, first.first.2) > (last.first.1, last.first.2)
        {
            let year = last.year - 1;
            (first.year, first.first.0, first.last.0) = (year, year, year);
        }
    } else if let ([(said, _)], [other]) = (&found[..], &unsaid[..])
        && said.is_day()
    {
        // "from 8 September …; services were back on 1 October 2025": told before the only whole date.
        let mut other = *other;
        let year =
            said.year - i32::from((other.first.1, other.first.2) > (said.first.1, said.first.2));
        (other.year, other.first.0, other.last.0) = (year, year, year);
        found.insert(0, (other, told(view, other.quantity)));
    }
    found
}

/// A day of the year of another, or of the next if it comes so much earlier in the calendar that it must be.
fn after(last: Moment, mut day: Moment) -> Moment {
    let (month, other) = (last.first.1, day.first.1);
    let next = i32::from(month > other + 4);
    let year = last.year + next;
    (day.year, day.first.0, day.last.0) = (year, year, year);
    day
}

fn bind(
    view: &View<'_>,
    length: &Length,
    dates: &[(Moment, Told)],
    rivals: i32,
    out: &mut Vec<Candidate>,
) {
    let mut pairs: Vec<(i32, Candidate)> = Vec::new();
    for (i, one) in dates.iter().enumerate() {
        for other in &dates[i + 1..] {
            if let Some(candidate) = candidate(view, length, [one, other], dates.len(), rivals) {
                pairs.push((candidate.strength, candidate));
            }
        }
    }
    let Some(best) = pairs.iter().map(|(worth, _)| *worth).max() else {
        return;
    };
    let agrees = |candidate: &Candidate| {
        let (real, stated) = (candidate.interval(), candidate.claim.stated);
        real.low <= stated.high && stated.low <= real.high
    };
    let mut told = pairs.into_iter();
    // What bears the length out excuses the others, if nearly as much speaks for it.
    let kept = told
        .clone()
        .find(|(worth, candidate)| *worth + 3 >= best && agrees(candidate));
    let strongest = told.find(|(worth, _)| *worth == best);
    out.extend(kept.or(strongest).map(|(_, candidate)| candidate));
}

fn candidate(
    view: &View<'_>,
    length: &Length,
    [one, other]: [&(Moment, Told); 2],
    told: usize,
    rivals: i32,
) -> Option<Candidate> {
    let (start, end) = in_order(one.0, other.0);
    // An age is from a birth to a death, and nothing else.
    let aged = length
        .claim
        .quantity
        .is_some_and(|q| view.quantity(q).kind == Kind::Age);
    let lives = |end: Life| one.1.life == Some(end) || other.1.life == Some(end);
    if aged && (!lives(Life::Birth) || !lives(Life::Death)) {
        return None;
    }
    let (first, last) = if start == one.0 {
        (one, other)
    } else {
        (other, one)
    };
    let years = start.is_year() && end.is_year();
    let days = start.is_day() && end.is_day();
    let unit = length.unit;
    // Years say nothing of months, nor months of days.
    if unit < 0.9 && (start.is_year() || end.is_year()) || unit < 0.05 && !days {
        return None;
    }
    let mut claim = length.claim;
    // Counted with or without the first day, or in whole units gone.
    if claim.hedge == Hedge::None && !years && !aged && claim.quantity.is_some() {
        let fine = view.quantity(claim.quantity?).grain < 1.0;
        claim.stated.low -= if fine { 0.1 } else { 0.5 };
        // In another sentence the end may be of something else.
        let apart = view.context(start.quantity).sentence != view.context(end.quantity).sentence;
        claim.stated.high += match (fine, apart) {
            (true, _) => 0.1,
            (_, true) => 0.9,
            _ => cut_off(view, claim.sentence, unit),
        };
    }
    if (9.0..20.0).contains(&unit) && claim.hedge == Hedge::None {
        claim.stated.low -= 0.4;
        claim.stated.high += 0.4;
    }
    let slack = if days && !aged { 1.2 } else { 3.0 } / DAYS;
    let operands: Vec<Bound> = vec![end.bound(unit, slack), start.bound(unit, 0.0)];
    let sentence = |moment: &Moment| view.context(moment.quantity).sentence;
    let near =
        i32::from(sentence(&start) == claim.sentence) + i32::from(sentence(&end) == claim.sentence);
    let far = i32::from(sentence(&start).abs_diff(claim.sentence) > 1)
        + i32::from(sentence(&end).abs_diff(claim.sentence) > 1);
    let ends = match (first.1.begins, last.1.ends) {
        (true, true) => 4,
        (false, false) => 0,
        _ => 2,
    };
    let backwards =
        i32::from(!first.1.begins && first.1.ends) + i32::from(last.1.begins && !last.1.ends);
    let alone = match told {
        2 => 2,
        3 => 0,
        _ => -1,
    };
    let forecast = view.sentence_has(claim.sentence, &[Cue::Forecast, Cue::Hypothetical]);
    let property = claim.quantity.is_some_and(|q| is_property(view, q));
    // A birth begins a life, and nothing else that lasts.
    let born = i32::from(first.1.life == Some(Life::Birth) && !aged);
    let strength = LEAST + ends - backwards + alone + length.worth + i32::from(near == 2)
        - far
        - 3 * born
        - rivals
        - 2 * i32::from(forecast)
        - i32::from(
            view.token(end.quantity) > length.token && view.token(start.quantity) > length.token,
        );
    // Other dates and lengths, a verb of its own or a thing that has the length leave room for another span.
    let most = if told > 2 || rivals > 0 || property || length.own || forecast {
        ROOM
    } else {
        MOST
    };
    let strength = strength.min(most);
    let candidate = Candidate {
        rule: "duration",
        claim,
        formula: Formula::Difference,
        operands,
        strength,
        sense: Sense::None,
    };
    let is_fair = FAIR.contains(&(candidate.value() / candidate.claim.value));
    (is_fair && strength >= 3 && start != end).then_some(candidate)
}
