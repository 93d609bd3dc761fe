//! When a quantity holds, whether it is asserted, and what it counts.

use document::Span;

use super::{Around, Stance, Time};
use crate::cue::{Cue, Cues};
use crate::lexicon::Class;
use crate::quantity::Kind;
use crate::reading::What;

/// In how many tokens of a clause the time that it opens with is told.
const OPENING: usize = 4;

impl Around<'_> {
    pub(super) fn time(&self, token: usize) -> Time {
        let mut time = Time::default();
        if !self.dated && !self.had && !self.all.any(&[Cue::Earlier, Cue::Later]) {
            return time;
        }
        for at in token + 1..self.sentence.tokens.1.min(token + 9) {
            if self.turns(at) || !self.tells_time(at, &mut time) {
                break;
            }
        }
        if time == Time::default() {
            for at in (self.sentence.tokens.0.max(token.saturating_sub(9))..token).rev() {
                if !self.tells_time(at, &mut time) {
                    break;
                }
            }
        }
        if time == Time::default() {
            self.opening_time(token, &mut time);
        }
        time
    }

    /// "Ten years ago the fleet burned …", "today, with twice the ships, it burns …": the time that opens a clause holds for its
    /// figures until another is named.
    fn opening_time(&self, token: usize, time: &mut Time) {
        let first = (self.sentence.tokens.0..token)
            .rev()
            .find(|&at| matches!(self.reading.tokens[at].what, What::Mark(';')))
            .map_or(self.sentence.tokens.0, |at| at + 1);
        let other = (first + OPENING..token).any(|at| {
            self.cues(at).any(&[Cue::Earlier, Cue::Later, Cue::But])
                || self
                    .quantity(at)
                    .is_some_and(|q| matches!(q.kind, Kind::Year | Kind::Date))
        });
        if other {
            return;
        }
        for at in first..token.min(first + OPENING) {
            let cues = self.cues(at);
            time.earlier |= cues.has(Cue::Earlier);
            time.later |= cues.has(Cue::Later);
            time.recent |= cues.has(Cue::Earlier) && self.counts_from_now(at);
        }
    }

    /// "it was $2.1 billion and is now $1.3 billion": a new predicate says when something else holds.
    fn turns(&self, at: usize) -> bool {
        let next = at + 1;
        self.cues(at).any(&[Cue::And, Cue::But])
            && next < self.sentence.tokens.1
            && self.cues(next).any(&[Cue::Level, Cue::Later])
    }

    /// Takes in what one token says of the time; false where looking further would leave the clause.
    fn tells_time(&self, at: usize, time: &mut Time) -> bool {
        // "(H1 2022: 94,000)": inside brackets a colon parts a time from its figure.
        let inside = || {
            (at.saturating_sub(4).max(self.sentence.tokens.0)..at)
                .any(|t| matches!(self.reading.tokens[t].what, What::Mark('(')))
        };
        if self.ends_clause(at)
            && !(matches!(self.reading.tokens[at].what, What::Mark(':')) && inside())
        {
            return false;
        }
        let cues = self.cues(at);
        time.perfect |= self.is_past_perfect(at);
        time.earlier |= cues.has(Cue::Earlier);
        time.later |= cues.has(Cue::Later);
        time.recent |= cues.has(Cue::Earlier) && self.counts_from_now(at);
        match self.quantity(at) {
            Some(quantity) if matches!(quantity.kind, Kind::Year | Kind::Date) => {
                time.year = time.year.or(quantity.date.and_then(|date| date.year));
                false
            }
            Some(_) => false,
            None => !time.earlier && !time.later,
        }
    }

    /// "last year", "a decade ago": told from now, not from another time.
    fn counts_from_now(&self, at: usize) -> bool {
        self.word(at).split(' ').any(|word| {
            ["last", "ago", "yesterday", "year-ago"]
                .iter()
                .any(|known| word.eq_ignore_ascii_case(known))
        })
    }

    /// "had closed at $50.00": the time before.
    fn is_past_perfect(&self, at: usize) -> bool {
        let next = at + 1;
        next < self.sentence.tokens.1
            && self.reading.tokens[at].span.len() == "had".len()
            && self.is_word(at)
            && self.is_word(next)
            && self.word(at).eq_ignore_ascii_case("had")
            && (self.word(next).ends_with("ed")
                || self.cues(next).has(Cue::ChangeVerb)
                || self.word(next) == "stood")
    }

    pub(super) fn stance(&self, token: usize) -> Stance {
        const WANTED: Cues = Cues::of(&[Cue::Negation, Cue::Hypothetical, Cue::Forecast]);
        if !self.all.meets(WANTED) {
            return Stance::Fact;
        }
        let first = self.sentence.tokens.0.max(token.saturating_sub(7));
        for at in (first..token).rev() {
            let comma = matches!(self.reading.tokens[at].what, What::Mark(','));
            if comma || self.ends_clause(at) || self.quantity(at).is_some() {
                break;
            }
            let cues = self.cues(at);
            // "with no spoilt papers", "those reporting no damage" deny the papers and the damage, not what follows.
            let besides = at > first
                && self.word(at).eq_ignore_ascii_case("no")
                && self.is_word(at - 1)
                && (matches!(self.word(at - 1), "with" | "and" | "in" | "of" | "having")
                    || self.word(at - 1).ends_with("ing"));
            // "false alarms", "without a star": what stands right behind is denied.
            let word = self.word(at);
            let short = token - at > 2
                && ["without", "false"]
                    .iter()
                    .any(|short| word.eq_ignore_ascii_case(short));
            if cues.has(Cue::Negation) && !besides && !short && !self.numbers(at) {
                return Stance::Negated;
            }
            if cues.has(Cue::Hypothetical) {
                return Stance::Hypothetical;
            }
            if cues.has(Cue::Forecast) && !self.names_a_cause(at) {
                return Stance::Forecast;
            }
        }
        Stance::Fact
    }

    /// "No. 4", "No 10": what leads a number by which something is called denies nothing.
    fn numbers(&self, at: usize) -> bool {
        self.word(at) == "No"
            && (matches!(self.reading.tokens[at + 1].what, What::Mark('.'))
                || self.quantity(at + 1).is_some_and(|number| !number.in_words))
    }

    /// "due to rain", "was due to a fault": why something is so, not when it will be; "is due to open" foretells.
    fn names_a_cause(&self, at: usize) -> bool {
        if !self.word(at).eq_ignore_ascii_case("due to") {
            return false;
        }
        let before = at
            .checked_sub(1)
            .filter(|&before| before >= self.sentence.tokens.0 && self.is_word(before))
            .map_or("", |before| self.word(before));
        let next = at + 1;
        let noun = next >= self.sentence.tokens.1
            || self.is_word(next) && is_function_word(self.word(next))
            || !self.is_word(next);
        let set = matches!(
            before,
            "is" | "are" | "was" | "were" | "be" | "been" | "now" | "still"
        );
        !set || noun
    }

    /// Up to four plain words behind the quantity.
    pub(super) fn counted(&self, token: usize) -> Option<Span> {
        let mut span: Option<Span> = None;
        for at in token + 1..self.sentence.tokens.1.min(token + 5) {
            let word = self.word(at);
            if !self.is_word(at)
                || is_function_word(word)
                || self.cues(at).meets(NOT_NOUNS)
                || self.classes(at).has(Class::NoNoun)
            {
                break;
            }
            if at == token + 1 && self.is_participle(at) {
                break;
            }
            let here = self.reading.tokens[at].span;
            span = Some(span.map_or(here, |span| span.cover(here)));
        }
        span
    }
}

impl Around<'_> {
    /// "the 2 million measured in 1990": a participle with a phrase of its own, no noun.
    fn is_participle(&self, at: usize) -> bool {
        let next = at + 1;
        let word = self.word(at);
        word.len() > 4
            && word.ends_with("ed")
            && !is_named_for_its_state(word)
            && next < self.sentence.tokens.1
            && self.is_word(next)
            && (is_function_word(self.word(next))
                || self
                    .cues(next)
                    .any(&[Cue::By, Cue::On, Cue::From, Cue::Earlier]))
    }
}

/// Participles that name people by what they are.
fn is_named_for_its_state(word: &str) -> bool {
    matches!(
        word,
        "unemployed"
            | "employed"
            | "wounded"
            | "injured"
            | "disabled"
            | "displaced"
            | "accused"
            | "deceased"
            | "retired"
            | "uninsured"
            | "insured"
            | "killed"
            | "arrested"
            | "infected"
            | "registered"
            | "hundred"
    )
}

/// Cue classes whose words never belong to the noun phrase that is counted.
pub(super) const NOT_NOUNS: Cues = Cues::of(&[
    Cue::From,
    Cue::To,
    Cue::Of,
    Cue::OutOf,
    Cue::By,
    Cue::On,
    Cue::Against,
    Cue::Between,
    Cue::And,
    Cue::Or,
    Cue::But,
    Cue::Earlier,
    Cue::Later,
    Cue::Total,
    Cue::Making,
    Cue::OfThose,
    Cue::Including,
    Cue::Each,
    Cue::Average,
    Cue::Level,
    Cue::Comparative,
    Cue::ChangeVerb,
    Cue::Equal,
    Cue::Hypothetical,
    Cue::Forecast,
    Cue::Attribution,
]);

/// Words that end a noun phrase.
pub(super) fn is_function_word(word: &str) -> bool {
    let mut lower = [0_u8; 8];
    let bytes = word.as_bytes();
    if bytes.len() > lower.len() {
        return false;
    }
    let lower = &mut lower[..bytes.len()];
    lower.copy_from_slice(bytes);
    lower.make_ascii_lowercase();
    matches!(
        &*lower,
        b"in"
            | b"who"
            | b"that"
            | b"which"
            | b"with"
            | b"for"
            | b"at"
            | b"as"
            | b"when"
            | b"where"
            | b"are"
            | b"were"
            | b"is"
            | b"was"
            | b"have"
            | b"has"
            | b"had"
            | b"this"
            | b"the"
            | b"a"
            | b"an"
            | b"its"
            | b"their"
            | b"it"
            | b"they"
            | b"he"
            | b"she"
            | b"than"
            | b"into"
            | b"since"
            | b"until"
            | b"during"
            | b"under"
            | b"through"
            | b"across"
            | b"because"
            | b"after"
            | b"before"
            | b"per"
            | b"did"
            | b"do"
            | b"does"
            | b"will"
            | b"would"
            | b"can"
            | b"could"
            | b"not"
            | b"said"
            | b"so"
            | b"but"
            | b"if"
            | b"whose"
            | b"between"
            | b"within"
            | b"without"
            | b"against"
            | b"about"
            | b"around"
            | b"despite"
            | b"among"
            | b"whom"
    )
}
