//! When each figure of a sentence holds: by its own stretch, by the sentence, by what was said before.

use extractor::{CalendarDate, Cue, Kind, Role, UnitId};

use super::dateline::{Told, told};
use super::fact::Class;
use super::period::{Span, When, anaphor, in_year_of, is_base, named, span_of};
use super::terms::{Raw, Term, Word};
use super::zone::Zone;
use crate::view::View;

/// What the sentences before said, for those that only point back.
#[derive(Default)]
pub(super) struct Memory {
    /// When the document was written.
    pub(super) written: Option<Span>,
    /// The token with which the story begins, behind the place and day of its writing.
    pub(super) begins: usize,
    /// The day of writing told there, whose year may not be said.
    pub(super) day: Option<Span>,
    /// Whether any other figure has been given yet.
    pub(super) begun: bool,
    /// The last stretch of a year or so.
    pub(super) year: Option<Span>,
    /// Whether that year was spoken of as such, not only a day of it.
    pub(super) told: bool,
    /// The last time of any kind.
    pub(super) last: Option<Span>,
    pub(super) names: Vec<Term>,
    /// Terms of the sentence before, for one that says little ("The figure is now 63,800").
    pub(super) topic: Vec<Term>,
    /// Terms of what no figure stands in, right before the sentence: "Wheat, Pallas Plain."
    pub(super) lead: Vec<Term>,
    pub(super) lists: u32,
}

/// The words of one sentence.
pub(super) struct Sentence<'s, 'a> {
    pub(super) view: &'s View<'a>,
    pub(super) raw: &'s [Raw],
    pub(super) words: &'s [Word],
    /// The times it names: token, days, whether a comparison starts from it.
    pub(super) times: Vec<(usize, Span, bool)>,
    /// A time that it points back to.
    pub(super) pointed: Option<Span>,
}

/// The times that a sentence names, a missing year taken from what was said before.
pub(super) fn times(
    view: &View<'_>,
    quantities: std::ops::Range<usize>,
    memory: &Memory,
) -> Vec<(usize, Span, bool)> {
    let mut found: Vec<(usize, Span, bool)> = Vec::new();
    for q in quantities {
        let token = view.token(q);
        if let Some((from, to)) = years_between(view, q) {
            found.push((token, from, true));
            found.push((token, to, false));
        } else if let Some(span) = named(view, q) {
            let around = [found.last().map(|time| time.1), memory.last, memory.written];
            let aside = is_base(view, q)
                || in_brackets(view, token)
                || is_since(view, token)
                || is_of_one(view, token)
                || is_of_base(view, token);
            found.push((token, in_year(view, q, span, around), aside));
        }
    }
    found
}

/// A day without its year, put into the year of the times around it, of which the first that is known counts; one that is told
/// with its weekday ("Monday 17 February") into the first of them in which it is that weekday, or the years beside them.
fn in_year(view: &View<'_>, q: usize, span: Span, around: [Option<Span>; 3]) -> Span {
    let around = around.into_iter().flatten();
    let weekday = view.quantity(q).date.and_then(|date| date.weekday);
    let Some(weekday) = weekday.filter(|_| span.yearless && span.start == span.end) else {
        return in_year_of(span, around.into_iter().next());
    };
    let fits = |span: &Span| !span.yearless && span.start.rem_euclid(7) + 1 == i64::from(weekday);
    let shifted = |years: i64, time: Span| Span {
        start: time.start + years * 366,
        end: time.end + years * 366,
        ..time
    };
    let around: Vec<Span> = around.collect();
    [0, 1, -1]
        .iter()
        .flat_map(|&years| around.iter().map(move |&time| shifted(years, time)))
        .map(|time| in_year_of(span, Some(time)))
        .find(fits)
        .unwrap_or(span)
}

/// "47 cases since 1 January", "since measurements began in 1894": a day from which is counted, not on which.
fn is_since(view: &View<'_>, token: usize) -> bool {
    (view.first_token(token).max(token.saturating_sub(5))..token)
        .rev()
        .take_while(|&at| view.is_word(at))
        .any(|at| view.word(at).eq_ignore_ascii_case("since"))
}

/// "a depth of 6.4 m; previous record 6.1 m (2007)": the time of the figure before the bracket alone.
fn is_of_one(view: &View<'_>, token: usize) -> bool {
    token > view.first_token(token) + 1
        && view.mark(token - 1) == Some('(')
        && view.mark(token + 1) == Some(')')
        && view.at(token - 2).is_some()
}

/// "94 million litres, down from 103 million litres in 2019": the time of a base of comparison, not of what is compared.
fn is_of_base(view: &View<'_>, token: usize) -> bool {
    let first = view.first_token(token);
    let governed = |at: usize| {
        let mut before = (first.max(at.saturating_sub(2))..at).filter(|&at| view.is_word(at));
        before.any(|at| {
            view.cues(at).any(&[Cue::From, Cue::Against])
                || view.word(at).to_ascii_lowercase().ends_with("than")
                // "sold 6,400 loaves, having sold 5,900 in 2015"
                || view.word(at).eq_ignore_ascii_case("having")
        })
    };
    let base = (first..token)
        .rev()
        .take(5)
        .take_while(|&at| {
            view.at(at).is_some()
                || view.is_word(at) && !view.cues(at).any(&[Cue::To, Cue::And, Cue::ChangeVerb])
        })
        .find(|&at| view.at(at).is_some());
    base.is_some_and(|at| {
        let figure = |q: usize| !matches!(view.quantity(q).kind, Kind::Date | Kind::Year);
        view.at(at).is_some_and(figure)
            && governed(at)
            && (first..at).any(|at| view.at(at).is_some_and(figure))
    })
}

/// "Injured: 230 (2016: 241)": a time that is said of the figure behind it alone.
fn in_brackets(view: &View<'_>, token: usize) -> bool {
    token > view.first_token(token)
        && view.mark(token - 1) == Some('(')
        && view.mark(token + 1) == Some(':')
}

/// The time that a sentence points back to, be it named in itself.
pub(super) fn pointed(
    view: &View<'_>,
    index: usize,
    times: &[(usize, Span, bool)],
    memory: &Memory,
) -> Option<Span> {
    let own = times.iter().filter(|time| !time.2).map(|time| time.1);
    let year = own.clone().find(|span| span.is_year());
    anaphor(
        view,
        index,
        year.or(memory.year),
        own.clone().next().or(memory.last),
    )
}

/// The time of a figure and the time a change starts from.
pub(super) fn time_of(
    sentence: &Sentence<'_, '_>,
    zone: &Zone,
    class: Class,
    memory: &Memory,
) -> (When, Option<Span>) {
    let token = sentence.view.token(zone.quantity);
    let hard = |span: Span| When {
        span: Some(span),
        soft: false,
    };
    let bracket = sentence
        .times
        .iter()
        .find(|time| time.0 + 2 == token && in_brackets(sentence.view, time.0));
    if let Some(time) = bracket.filter(|_| class != Class::Date) {
        return (hard(time.1), None);
    }
    // What stands in brackets is said of nothing outside them.
    let times: Vec<&(usize, Span, bool)> = sentence
        .times
        .iter()
        .filter(|time| {
            let told = time.0 >= memory.begins && !in_brackets(sentence.view, time.0);
            class == Class::Date || told
        })
        .collect();
    let inside = |time: &&(usize, Span, bool)| zone.from <= time.0 && time.0 < zone.to;
    let mut now: Vec<_> = times.iter().copied().filter(|time| !time.2).collect();
    // The day of writing before a sentence that names another day says nothing of it.
    let written = |time: &&(usize, Span, bool)| memory.written == Some(time.1) && !memory.begun;
    if now.iter().any(|time| !written(time)) {
        now.retain(|time| !written(time));
    }
    let base = times
        .iter()
        .filter(|time| time.2)
        .min_by_key(|time| time.0.abs_diff(token))
        .map(|time| time.1);
    if class == Class::Date {
        let own = times.iter().find(|time| time.0 == token).map(|time| time.1);
        return (own.map_or_else(When::default, hard), None);
    }
    let nearest = |list: &[&(usize, Span, bool)]| {
        let behind = list
            .iter()
            .filter(|time| time.0 > token)
            .min_by_key(|time| time.0)
            .map(|time| time.1);
        behind.or_else(|| {
            list.iter()
                .filter(|time| time.0 < token)
                .max_by_key(|time| time.0)
                .map(|time| time.1)
        })
    };
    let own: Vec<_> = now.iter().copied().filter(inside).collect();
    if let Some(span) = nearest(&own) {
        return (hard(span), base);
    }
    let counted_from = |time: &&(usize, Span, bool)| is_since(sentence.view, time.0);
    let mut own_base = times
        .iter()
        .copied()
        .filter(inside)
        .filter(|time| !counted_from(time));
    if let Some(own) = own_base.next().filter(|_| class == Class::Level) {
        let own = Some(own.1);
        return (own.map_or_else(When::default, hard), None);
    }
    if let Some(span) = sentence.pointed {
        return (hard(span), base);
    }
    let told = told(sentence.view, zone.from, zone.to, memory.written)
        .filter(|told| !is_of_telling(sentence.view, told.0, token));
    match told {
        // "jailed on Thursday for taking 4.6 million": a day of the week may be of all else that the sentence tells.
        Some((_, Told::Days(span))) => {
            let soft = span.start == span.end;
            let span = Some(span);
            return (When { span, soft }, base);
        }
        Some((_, Told::Open)) => return (When::default(), base),
        None => {}
    }
    let before = now
        .iter()
        .filter(|time| time.0 < token)
        .map(|time| time.1)
        .next_back();
    if let Some(span) = before.or_else(|| now.first().map(|time| time.1)) {
        return (hard(span), base);
    }
    // The year that was spoken of, unless a day outside it came since.
    let year = memory.year.filter(|year| {
        memory.told
            && memory
                .last
                .is_none_or(|last| last.start == last.end && last.end == year.end)
    });
    let soft = When {
        span: year.or(memory.last),
        soft: true,
    };
    (soft, base)
}

/// "figures issued on Thursday showed that 12% …", "up by a fifth, trustees said on Tuesday": the day on which something is told.
fn is_of_telling(view: &View<'_>, day: usize, figure: usize) -> bool {
    let (from, to) = (day.min(figure), day.max(figure));
    let parted = |at: usize| view.mark(at).is_some();
    // "On Monday, police said, 40 were hurt"
    let aside = |at: usize| day < figure && (from..at).any(parted) && (at + 1..to).any(parted);
    // "a count released on Monday found 412 of them"
    let tells = |at: usize| {
        view.cues(at).has(Cue::Attribution)
            || day < figure
                && words!["showed", "shows", "show", "found", "finds", "revealed"]
                    .iter()
                    .any(|word| view.word(at).eq_ignore_ascii_case(word))
    };
    (from + 1..to).any(|at| view.is_word(at) && tells(at) && !aside(at))
}

/// Whether the figure is one on the way: the base of a change, or what a count had risen to at a time that is not said.
pub(super) fn passing(view: &View<'_>, q: usize, when: When) -> bool {
    let context = view.context(q);
    let dated = when.span.is_some() && !when.soft;
    // "Donations from the public were £3m" is no base.
    let token = view.token(q);
    let beside = (view.first_token(token).max(token.saturating_sub(3))..token)
        .any(|at| view.cues(at).any(&[Cue::From, Cue::Against]))
        || token > 0 && view.at(token - 1).is_some();
    // "At the last general election": another time than the rest speaks of.
    let sentence = view.reading.sentences[context.sentence].tokens;
    let last = (sentence.0..sentence.1).any(|at| {
        view.is_word(at)
            && matches!(
                view.word(at).to_ascii_lowercase().as_str(),
                "last" | "previous" | "former" | "earlier"
            )
            && at + 1 < sentence.1
            && view.is_word(at + 1)
            && !is_stretch(view.word(at + 1))
            && when.span.is_none_or(|_| when.soft)
    });
    if last {
        return true;
    }
    let other = beside && matches!(context.role, Role::Base | Role::Reference);
    other || context.time.earlier || context.role == Role::Result && !dated
}

/// "Of the cases decided last year": the time of which the document tells.
fn is_stretch(word: &str) -> bool {
    matches!(
        word,
        "year"
            | "week"
            | "month"
            | "quarter"
            | "summer"
            | "autumn"
            | "winter"
            | "spring"
            | "season"
    )
}

/// "between 2011 and 2013", "from 2011 to 2013".
fn years_between(view: &View<'_>, q: usize) -> Option<(Span, Span)> {
    let quantity = view.quantity(q);
    let (a, b) = quantity.ends.filter(|_| quantity.kind == Kind::Range)?;
    let year = |value: f64| {
        let date = CalendarDate {
            year: Some(value as i32),
            ..CalendarDate::default()
        };
        let fits = (1900.0..=2100.0).contains(&value) && value.fract() == 0.0;
        fits.then(|| span_of(date)).flatten()
    };
    let plain = quantity.unit.base == UnitId::NONE && !view.printed(q).contains(',');
    plain.then(|| Some((year(a)?, year(b)?))).flatten()
}
