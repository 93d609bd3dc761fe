//! What a fact-checker asks of a number: what exactly it counts, of whom, where, when, and who says so.
//!
//! The checker needs no more than a [`Context`]; this is read for lists of numbers only.

use document::{BlockKind, Document, Span};

use super::Around;
use super::setting::{NOT_NOUNS, is_function_word};
use crate::cue::Cue;
use crate::lexicon::{Class, Classes, LEXICON};
use crate::quantity::{Kind, Quantity};
use crate::reading::Reading;

/// What the words around a quantity say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct About {
    /// What is counted: a head noun with the words before it ("confirmed cases").
    pub noun: Option<Span>,
    /// Of whom or of what: "the 452 seats" of "80% of the 452 seats".
    pub population: Option<Span>,
    /// Where: "North Cotabato".
    pub place: Option<Span>,
    /// The words that say when: "2012", "June 2014", "last year".
    pub period: Option<Span>,
    /// The calendar year that relative words stand for, if the text or the date of publication says.
    pub year: Option<i32>,
    /// Whether somebody else is named for it: "officials said", "according to".
    pub attributed: bool,
}

/// How many tokens a noun phrase or a place may lie away.
const NEAR: usize = 8;

/// What the words around each quantity say of it, in order.
pub fn about<'a>(
    document: &'a Document,
    reading: &'a Reading,
) -> impl Iterator<Item = About> + use<'a> {
    let mut last: Option<(usize, Around<'a>)> = None;
    reading.contexts.iter().map(move |context| {
        let index = context.sentence;
        let (_, around) = match last.take().filter(|(at, _)| *at == index) {
            Some(same) => last.insert(same),
            None => last.insert((
                index,
                Around::new(document, reading, &reading.sentences[index]),
            )),
        };
        about_one(around, context.token)
    })
}

fn about_one(around: &Around<'_>, token: usize) -> About {
    let Some(quantity) = around.quantity(token) else {
        return About::default();
    };
    let dated = matches!(quantity.kind, Kind::Date | Kind::Year) || quantity.date.is_some();
    if dated {
        return About {
            attributed: around.attributed(),
            ..About::default()
        };
    }
    let noun = around.noun(token, quantity);
    let (period, year) = around.period(token);
    let place = around.place(token);
    About {
        noun,
        population: around.population(token, noun),
        place,
        period,
        year,
        attributed: around.attributed(),
    }
}

impl Around<'_> {
    pub(super) fn classes(&self, token: usize) -> Classes {
        LEXICON.entry(LEXICON.id(self.word(token))).classes
    }

    /// The words right behind the quantity up to the noun that is counted.
    fn noun(&self, token: usize, quantity: &Quantity) -> Option<Span> {
        let several = quantity.value != Some(1.0);
        let mut from = token + 1;
        // "183,400 more immigrants"
        if from + 1 < self.sentence.tokens.1
            && matches!(self.word(from), "more" | "other" | "further")
        {
            from += 1;
        }
        self.noun_phrase(from, several)
    }

    /// The noun phrase at a place; it ends with its first plural if several are counted.
    fn noun_phrase(&self, from: usize, several: bool) -> Option<Span> {
        let mut span: Option<Span> = None;
        for at in from..self.sentence.tokens.1.min(from + 6) {
            let word = self.word(at);
            if !self.is_word(at)
                || is_function_word(word)
                || self.cues(at).meets(NOT_NOUNS)
                || self.classes(at).has(Class::NotAfterOne)
            {
                break;
            }
            let participle = word.ends_with("ed") || word.ends_with("ing");
            let goes_on = self.goes_on(at)
                && !is_function_word(self.word(at + 1))
                && !self.cues(at + 1).meets(NOT_NOUNS);
            // "23 men marrying", "36,000 applied": a participle that no noun follows belongs to the verb.
            if participle && (span.is_some() || !goes_on) || word.ends_with("ly") {
                break;
            }
            let here = self.reading.tokens[at].span;
            span = Some(span.map_or(here, |span| span.cover(here)));
            if several && self.is_plural(at) {
                break;
            }
        }
        span
    }

    fn is_plural(&self, token: usize) -> bool {
        let word = self.word(token);
        let small = word.starts_with(char::is_lowercase);
        let ends = word.ends_with('s') && !["ss", "us", "is"].iter().any(|e| word.ends_with(e));
        let class = self.classes(token);
        word.len() > 3 && ends && (small || word.ends_with("ans"))
            || class.has(Class::PluralNoun)
            || matches!(word, "people" | "men" | "women" | "children")
    }

    /// What stands behind "of": "Facebook users", "the 452 seats".
    fn population(&self, token: usize, noun: Option<Span>) -> Option<Span> {
        let mut at = token + 1;
        while at < self.sentence.tokens.1
            && noun.is_some_and(|noun| self.reading.tokens[at].span.end <= noun.end)
        {
            at += 1;
        }
        if at >= self.sentence.tokens.1 || !self.word(at).eq_ignore_ascii_case("of") {
            return None;
        }
        let start = at + 1;
        let mut from = start;
        while from < self.sentence.tokens.1
            && (self.quantity(from).is_some()
                || matches!(
                    self.word(from),
                    "the" | "all" | "its" | "their" | "his" | "her" | "those" | "these" | "this"
                ))
        {
            from += 1;
        }
        let noun = self.noun_phrase(from, true)?;
        Some(self.reading.tokens[start].span.cover(noun))
    }

    /// The name behind the nearest "in" that follows: "36 in North Cotabato".
    fn place(&self, token: usize) -> Option<Span> {
        let end = self.sentence.tokens.1.min(token + 1 + NEAR);
        let mut at = token + 1;
        while at + 1 < end && !self.ends_clause(at) && self.quantity(at).is_none() {
            let leads = matches!(self.word(at), "in" | "across" | "near" | "throughout");
            let mut from = at + 1;
            from += usize::from(leads && self.word(from) == "the" && from + 1 < end);
            if leads && self.is_name(from) {
                let mut span = self.reading.tokens[from].span;
                let mut next = from + 1;
                while next < self.sentence.tokens.1 && self.is_name(next) {
                    span = span.cover(self.reading.tokens[next].span);
                    next += 1;
                }
                return Some(span);
            }
            at += 1;
        }
        None
    }

    fn is_name(&self, token: usize) -> bool {
        let class = self.classes(token);
        self.is_word(token)
            && self.word(token).starts_with(char::is_uppercase)
            && !class.has(Class::Month)
            && !class.has(Class::Weekday)
    }

    /// The words that say when, and the year that relative ones stand for.
    fn period(&self, token: usize) -> (Option<Span>, Option<i32>) {
        let behind = token + 1..self.sentence.tokens.1.min(token + 9);
        let before = self.sentence.tokens.0.max(token.saturating_sub(9))..token;
        let found = self
            .says_when(behind)
            .or_else(|| self.says_when(before.rev()));
        let Some(at) = found else {
            return (None, None);
        };
        let span = Some(self.reading.tokens[at].span);
        if self.quantity(at).is_some() {
            return (span, None);
        }
        let words = self.word(at).to_ascii_lowercase();
        let of_year = holds(&words, "year") && !holds(&words, "years");
        let back = ["last", "previous", "earlier", "before", "ago", "prior"]
            .iter()
            .any(|word| holds(&words, word));
        // "A year earlier" counts from the year told, "last year" from the date of publication.
        let from_told = back && !holds(&words, "last");
        let base = if from_told {
            self.told_year(token)
        } else {
            self.published_year()
        };
        let year = base.filter(|_| of_year && (back || words == "this year"));
        (span, year.map(|year| year - i32::from(back)))
    }

    /// The first token that tells a time, not looking beyond the clause or another quantity.
    fn says_when(&self, places: impl Iterator<Item = usize>) -> Option<usize> {
        for at in places {
            if self.ends_clause(at) {
                return None;
            }
            if let Some(quantity) = self.quantity(at) {
                let dated = quantity.date.is_some();
                return dated.then_some(at);
            }
            if self.cues(at).any(&[Cue::Earlier, Cue::Later]) && self.is_relative(at) {
                return Some(at);
            }
        }
        None
    }

    /// Whether a cue of time names a stretch of it: "last year", not "then" or "still".
    fn is_relative(&self, token: usize) -> bool {
        let word = self.word(token);
        [
            "year",
            "month",
            "week",
            "quarter",
            "season",
            "decade",
            "yesterday",
            "today",
            "tonight",
        ]
        .iter()
        .any(|period| holds(word, period))
    }

    /// The nearest year before the quantity in its sentence.
    fn told_year(&self, token: usize) -> Option<i32> {
        (self.sentence.tokens.0..token)
            .rev()
            .find_map(|at| self.quantity(at)?.date?.year)
    }

    fn published_year(&self) -> Option<i32> {
        year_in(self.document.published.as_deref()?)
    }

    /// Whether the sentence names a source, or quotes one.
    fn attributed(&self) -> bool {
        let quoted = self.document.blocks[self.sentence.block].kind == BlockKind::Quote;
        quoted || self.all.has(Cue::Attribution) || self.quotes
    }
}

/// Whether a short text holds a word. The search of the standard library pays for longer texts only.
fn holds(text: &str, word: &str) -> bool {
    text.as_bytes()
        .windows(word.len())
        .any(|part| part[0] == word.as_bytes()[0] && part == word.as_bytes())
}

/// The first number of four digits that can be a year.
fn year_in(text: &str) -> Option<i32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .find_map(|digits| {
            digits
                .parse()
                .ok()
                .filter(|year| (1800..2200).contains(year))
        })
}
