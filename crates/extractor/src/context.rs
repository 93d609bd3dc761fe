//! What a quantity is said of: its role in the clause, what it counts, its time, and whether it is a fact.
//!
//! In come the tokens of one sentence, out goes a [`Context`] for each quantity. Everything is decided from
//! cue words in the neighbourhood; nothing here computes with values.

use document::{Document, Span};

use crate::cue::{Cue, Cues};
use crate::quantity::{Hedge, Kind, Quantity};
use crate::reading::{Reading, Sentence, What};
use crate::unit::UnitId;

/// A quantity's place in its sentence and what the words around it make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context {
    /// Index of its sentence in [`Reading::sentences`].
    pub sentence: usize,
    /// Index of its token in [`Reading::tokens`].
    pub token: usize,
    /// The part it plays in its clause.
    pub role: Role,
    /// When it holds.
    pub time: Time,
    /// Whether the writer asserts it.
    pub stance: Stance,
    /// The noun phrase that follows and names what is counted ("care homes").
    pub counted: Option<Span>,
}

/// The part a quantity plays in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A value of something at some time.
    Level,
    /// The level that a change starts from: "from 13,800".
    Base,
    /// The level that a change arrives at: "to 36,000".
    Result,
    /// The level that another is held against: "compared with 510", "than the 109,600".
    Reference,
    /// The size of a change or of a distance between two levels.
    Change(Direction),
}

/// Which way a change goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Up, or larger.
    Up,
    /// Down, or smaller.
    Down,
    /// A distance, whichever way.
    Either,
}

/// When a quantity holds, as far as its clause says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Time {
    /// The calendar year named with it.
    pub year: Option<i32>,
    /// Said of the time before: "last year", "a year earlier".
    pub earlier: bool,
    /// Said of the present: "this year", "now".
    pub later: bool,
}

/// Whether the writer asserts a quantity as a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    /// Asserted.
    Fact,
    /// Denied: "did not double".
    Negated,
    /// Imagined: "would", "could", "if".
    Hypothetical,
    /// Foretold: "is expected to", "target".
    Forecast,
}

/// The contexts of all quantities of a reading, in their order.
#[must_use]
pub fn contexts(document: &Document, reading: &Reading) -> Vec<Context> {
    let mut all = Vec::with_capacity(reading.quantities.len());
    for (index, sentence) in reading.sentences.iter().enumerate() {
        let around = Around {
            document,
            reading,
            sentence,
        };
        for token in sentence.tokens.0..sentence.tokens.1 {
            if let What::Quantity(quantity) = reading.tokens[token].what {
                debug_assert_eq!(
                    quantity,
                    all.len(),
                    "quantities stand in the order of their tokens"
                );
                all.push(Context {
                    sentence: index,
                    token,
                    role: around.role(token, &reading.quantities[quantity]),
                    time: around.time(token),
                    stance: around.stance(token),
                    counted: around.counted(token),
                });
            }
        }
    }
    all
}

/// One sentence, with the document and reading that its tokens point into.
struct Around<'a> {
    document: &'a Document,
    reading: &'a Reading,
    sentence: &'a Sentence,
}

impl Around<'_> {
    fn cues(&self, token: usize) -> Cues {
        match self.reading.tokens[token].what {
            What::Word(cues) => cues,
            _ => Cues::NONE,
        }
    }

    fn word(&self, token: usize) -> &str {
        self.document.words(self.reading.tokens[token].span)
    }

    fn is_word(&self, token: usize) -> bool {
        matches!(self.reading.tokens[token].what, What::Word(_))
    }

    fn quantity(&self, token: usize) -> Option<&Quantity> {
        match self.reading.tokens[token].what {
            What::Quantity(quantity) => Some(&self.reading.quantities[quantity]),
            _ => None,
        }
    }

    /// The word before that matters: articles, possessives and adverbs are passed over.
    fn before(&self, token: usize) -> Option<usize> {
        let mut at = token;
        while at > self.sentence.tokens.0 {
            at -= 1;
            if !self.is_word(at) {
                return None;
            }
            if !is_filler(self.word(at)) {
                return Some(at);
            }
        }
        None
    }

    /// The nearest word before with one of some cues, passing over at most `most` plain words.
    fn governed_by(&self, token: usize, wanted: &[Cue], most: usize) -> Option<usize> {
        let (mut at, mut passed) = (token, 0);
        while at > self.sentence.tokens.0 {
            at -= 1;
            if !self.is_word(at) {
                return None;
            }
            let cues = self.cues(at);
            if cues.any(wanted) {
                return Some(at);
            }
            if !is_filler(self.word(at)) && !cues.any(&[Cue::Earlier, Cue::Later]) {
                passed += 1;
                let preposition = cues.any(&[
                    Cue::From,
                    Cue::To,
                    Cue::Of,
                    Cue::By,
                    Cue::Against,
                    Cue::And,
                    Cue::Or,
                ]);
                if passed > most || preposition {
                    return None;
                }
            }
        }
        None
    }

    fn role(&self, token: usize, quantity: &Quantity) -> Role {
        if quantity.kind == Kind::Multiple {
            return Role::Change(if quantity.value.is_some_and(|value| value < 1.0) {
                Direction::Down
            } else {
                Direction::Up
            });
        }
        let stated = self
            .signed(token)
            .or_else(|| self.direct_change(token))
            .or_else(|| self.said_otherwise(token, quantity));
        if let Some(direction) = stated {
            return Role::Change(direction);
        }
        if self.hedge_compares(token).is_some() {
            return Role::Reference;
        }
        if self.governed_by(token, &[Cue::From], 2).is_some() {
            return Role::Base;
        }
        if self.governed_by(token, &[Cue::Against], 3).is_some() {
            return Role::Reference;
        }
        if self
            .before(token)
            .is_some_and(|at| self.cues(at).has(Cue::To))
            && self.change_in_clause(token)
        {
            return Role::Result;
        }
        Role::Level
    }

    /// "a third more than the 5.9 million": a bound right behind another quantity compares the two.
    fn hedge_compares(&self, token: usize) -> Option<Direction> {
        let quantity = self.quantity(token)?;
        let before = (token > self.sentence.tokens.0)
            .then(|| self.quantity(token - 1))
            .flatten()?;
        if matches!(before.kind, Kind::Year | Kind::Date) {
            return None;
        }
        let words = self.word(token).to_ascii_lowercase();
        if !(words.starts_with("more") || words.starts_with("less") || words.starts_with("fewer")) {
            return None;
        }
        match quantity.hedge {
            Hedge::MoreThan => Some(Direction::Up),
            Hedge::LessThan => Some(Direction::Down),
            _ => None,
        }
    }

    /// "+15.3%", "–24.7%": a sign before a percentage that stands behind a mark or opens its sentence.
    fn signed(&self, token: usize) -> Option<Direction> {
        let quantity = self.quantity(token)?;
        if !matches!(quantity.kind, Kind::Percent | Kind::Points) {
            return None;
        }
        let before = token
            .checked_sub(1)
            .filter(|&at| at >= self.sentence.tokens.0);
        let sign = match before.map(|at| self.reading.tokens[at].what) {
            Some(What::Mark('+')) => Some('+'),
            _ => self.word(token).chars().next(),
        };
        match sign? {
            '+' => Some(Direction::Up),
            '-' | '−' | '–' => Some(Direction::Down),
            _ => None,
        }
    }

    /// "an increase of 0.5 million, or 23.8%" · "rose by £0.9 billion (7.1%)": the same change in another unit.
    fn said_otherwise(&self, token: usize, quantity: &Quantity) -> Option<Direction> {
        if !matches!(
            quantity.kind,
            Kind::Percent
                | Kind::Fraction
                | Kind::Points
                | Kind::Cardinal
                | Kind::Money
                | Kind::Measure
        ) {
            return None;
        }
        let mut at = token;
        let mut joined = false;
        for _ in 0..5 {
            if at <= self.sentence.tokens.0 {
                return None;
            }
            at -= 1;
            match self.reading.tokens[at].what {
                What::Mark('(') => joined = true,
                What::Mark(',') => {}
                What::Word(cues) if cues.any(&[Cue::Or, Cue::Equal]) => joined = true,
                What::Quantity(other) if joined => {
                    let other = &self.reading.quantities[other];
                    let percents =
                        |kind: Kind| matches!(kind, Kind::Percent | Kind::Fraction | Kind::Points);
                    if percents(other.kind) == percents(quantity.kind) {
                        return None;
                    }
                    // "went from £22 to £26, or 18%"
                    let moved = self.before(at).is_some_and(|t| self.cues(t).has(Cue::To))
                        && self.governed_from(at);
                    return self
                        .direct_change(at)
                        .or(moved.then_some(Direction::Either));
                }
                What::Word(_)
                    if !joined || is_filler(self.word(at)) || self.cues(at).has(Cue::By) => {}
                What::Word(cues) if joined && cues == Cues::NONE => {}
                _ => return None,
            }
        }
        None
    }

    /// Whether "from X" stands before a token in its sentence.
    fn governed_from(&self, token: usize) -> bool {
        (self.sentence.tokens.0..token).any(|at| {
            self.cues(at).has(Cue::From) && at + 1 < token && self.quantity(at + 1).is_some()
        })
    }

    /// The change that a quantity states by its own words, not by another's.
    fn direct_change(&self, token: usize) -> Option<Direction> {
        self.change_behind(token)
            .or_else(|| self.change_before(token))
    }

    /// "8% more", "a 7.9% increase", "70 minutes longer", "nine points up".
    fn change_behind(&self, token: usize) -> Option<Direction> {
        let mut at = token + 1;
        if at < self.sentence.tokens.1
            && let Some(direction) = self.hedge_compares(at)
        {
            return Some(direction);
        }
        for _ in 0..2 {
            if at >= self.sentence.tokens.1 || !self.is_word(at) {
                return None;
            }
            let cues = self.cues(at);
            if self.counts_things(token) && is_place(self.word(at).split(' ').next().unwrap_or(""))
            {
                return None;
            }
            // "$24 million over 18 years" says for how long, not how much more.
            let lasts = (at + 1..self.sentence.tokens.1.min(at + 4))
                .find_map(|next| self.quantity(next))
                .is_some_and(|next| next.kind == Kind::Duration);
            if cues.has(Cue::On) && lasts {
                return None;
            }
            let noun = cues.has(Cue::ChangeNoun) && !cues.has(Cue::ChangeVerb)
                || cues.has(Cue::ChangeNoun) && self.word(token + 1) != self.word(at);
            if cues.has(Cue::Comparative)
                || noun
                || cues.has(Cue::ChangeNoun) && self.article_before(token)
            {
                return direction(cues);
            }
            if (cues.any(&[Cue::Rise, Cue::Fall]))
                && !cues.has(Cue::ChangeVerb)
                && !cues.has(Cue::On)
            {
                return direction(cues);
            }
            if cues.any(&[Cue::Gap, Cue::Margin]) && self.article_before(token) {
                return Some(Direction::Either);
            }
            // "2.6 points below", "12 seats short of": the unit of a score stands between.
            let scored = at == token + 1
                && matches!(
                    self.word(at),
                    "points"
                        | "places"
                        | "votes"
                        | "seats"
                        | "runs"
                        | "goals"
                        | "strokes"
                        | "shots"
                );
            if scored {
                let next = at + 1;
                let behind = next < self.sentence.tokens.1
                    && self.is_word(next)
                    && self
                        .cues(next)
                        .any(&[Cue::Comparative, Cue::Rise, Cue::Fall]);
                return behind.then(|| direction(self.cues(next)).unwrap_or(Direction::Either));
            }
            // One adjective may stand between ("a 5% annual increase"), nothing else.
            if cues != Cues::NONE || !self.article_before(token) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// Whether a quantity is a plain count: "81,300 behind bars" is no distance.
    fn counts_things(&self, token: usize) -> bool {
        self.quantity(token).is_some_and(|quantity| {
            quantity.kind == Kind::Cardinal && quantity.unit.base == UnitId::NONE
        })
    }

    /// Whether "to X" or "from Y" follows within a few words.
    fn leads_on(&self, token: usize) -> bool {
        (token + 1..self.sentence.tokens.1.min(token + 5))
            .take_while(|&at| !self.ends_clause(at))
            .any(|at| {
                self.cues(at).any(&[Cue::From, Cue::To])
                    && (at + 1..at + 4)
                        .any(|next| next < self.sentence.tokens.1 && self.quantity(next).is_some())
            })
    }

    fn article_before(&self, token: usize) -> bool {
        let last = |words: &str| words.rsplit(' ').next().map(str::to_ascii_lowercase);
        token > self.sentence.tokens.0
            && self.is_word(token - 1)
            && matches!(
                last(self.word(token - 1)).as_deref(),
                Some("a" | "an" | "the" | "its" | "their")
            )
    }

    /// "rose 14 percent", "up £2.20", "a fall of 16 per cent", "trimmed … by 310 posts", "an extra $218".
    fn change_before(&self, token: usize) -> Option<Direction> {
        let at = self.before(token)?;
        let cues = self.cues(at);
        if cues.has(Cue::Of) {
            let noun = self.governed_by(at, &[Cue::ChangeNoun, Cue::Gap, Cue::Margin], 0)?;
            return direction(self.cues(noun));
        }
        if cues.has(Cue::Margin) {
            // "lost by 38 votes to 31" gives the votes, not their distance.
            let votes = (token + 1..self.sentence.tokens.1.min(token + 4)).any(|t| {
                self.cues(t).has(Cue::To)
                    && t + 1 < self.sentence.tokens.1
                    && self.quantity(t + 1).is_some()
            });
            return (!votes).then_some(Direction::Either);
        }
        if cues.has(Cue::Majority) {
            return None;
        }
        // "the gap between the two is £85"
        if cues.has(Cue::Level) {
            let first = self.sentence.tokens.0.max(at.saturating_sub(9));
            let subject = (first..at)
                .rev()
                .take_while(|&t| self.is_word(t) || self.quantity(t).is_some());
            let mut nouns = subject.filter(|&t| {
                self.cues(t).any(&[Cue::Gap, Cue::Margin]) && !self.cues(t).has(Cue::ChangeVerb)
            });
            return nouns.next().map(|_| Direction::Either);
        }
        if cues.has(Cue::By) {
            let verb = self.back_to_change(at)?;
            return direction(self.cues(verb));
        }
        if cues.has(Cue::Extra) && !cues.has(Cue::Comparative) {
            return Some(Direction::Up);
        }
        // "shot down 71 drones", "ate up $9.1 million": the particle of another verb; but "Profits up £5m".
        let amount = !self
            .quantity(token)
            .is_some_and(|q| matches!(q.kind, Kind::Percent | Kind::Points | Kind::Fraction));
        let verb = at > self.sentence.tokens.0 + 1
            && self.is_word(at - 1)
            && self.cues(at - 1) == Cues::NONE;
        if amount && verb && is_place(self.word(at)) {
            return None;
        }
        // "lost 120 metres", "added 63,000 posts": the amount itself is counted, unless "to X" or "from Y" follows.
        if amount && cues.has(Cue::Transfer) && !self.leads_on(token) {
            return None;
        }
        if cues.has(Cue::ChangeVerb)
            || (cues.any(&[Cue::Rise, Cue::Fall])
                && !cues.any(&[Cue::Comparative, Cue::ChangeNoun, Cue::From, Cue::Against]))
        {
            return direction(cues);
        }
        None
    }

    /// The word of change that a "by" belongs to: at most eight tokens back in the same clause; behind "or by" the verb
    /// of the sentence.
    fn back_to_change(&self, token: usize) -> Option<usize> {
        let or = token > self.sentence.tokens.0 && self.cues(token - 1).has(Cue::Or);
        let first = self
            .sentence
            .tokens
            .0
            .max(token.saturating_sub(if or { 30 } else { 8 }));
        let clause = || {
            (first..token)
                .rev()
                .take_while(|&at| or || !self.ends_clause(at))
        };
        let change = |at: &usize| {
            let next = *at + 2 >= token && self.cues(*at).any(&[Cue::Rise, Cue::Fall]);
            next || self.cues(*at).any(&[Cue::ChangeVerb, Cue::ChangeNoun])
                || self
                    .quantity(*at)
                    .is_some_and(|quantity| quantity.kind == Kind::Multiple)
        };
        let distance = |at: &usize| {
            self.cues(*at)
                .any(&[Cue::Comparative, Cue::Margin, Cue::Gap])
        };
        clause().find(change).or_else(|| clause().find(distance))
    }

    fn ends_clause(&self, token: usize) -> bool {
        matches!(
            self.reading.tokens[token].what,
            What::Mark(';' | ':' | '—' | '(' | ')')
        )
    }

    fn change_in_clause(&self, token: usize) -> bool {
        (self.sentence.tokens.0..token)
            .rev()
            .take_while(|&at| !matches!(self.reading.tokens[at].what, What::Mark(';')))
            .any(|at| {
                self.cues(at)
                    .any(&[Cue::ChangeVerb, Cue::ChangeNoun, Cue::Rise, Cue::Fall])
                    || self
                        .quantity(at)
                        .is_some_and(|quantity| quantity.kind == Kind::Multiple)
            })
            || self.sentence_has(token, Cue::From)
    }

    fn sentence_has(&self, after: usize, cue: Cue) -> bool {
        (after..self.sentence.tokens.1).any(|at| self.cues(at).has(cue))
    }

    fn time(&self, token: usize) -> Time {
        let mut time = Time::default();
        for at in token + 1..self.sentence.tokens.1.min(token + 9) {
            if !self.tells_time(at, &mut time) {
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
        time
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
        time.earlier |= cues.has(Cue::Earlier);
        time.later |= cues.has(Cue::Later);
        match self.quantity(at) {
            Some(quantity) if matches!(quantity.kind, Kind::Year | Kind::Date) => {
                time.year = time.year.or(quantity.date.and_then(|date| date.year));
                false
            }
            Some(_) => false,
            None => !time.earlier && !time.later,
        }
    }

    fn stance(&self, token: usize) -> Stance {
        let first = self.sentence.tokens.0.max(token.saturating_sub(7));
        for at in (first..token).rev() {
            let comma = matches!(self.reading.tokens[at].what, What::Mark(','));
            if comma || self.ends_clause(at) || self.quantity(at).is_some() {
                break;
            }
            let cues = self.cues(at);
            if cues.has(Cue::Negation) {
                return Stance::Negated;
            }
            if cues.has(Cue::Hypothetical) {
                return Stance::Hypothetical;
            }
            if cues.has(Cue::Forecast) {
                return Stance::Forecast;
            }
        }
        Stance::Fact
    }

    /// Up to four plain words behind the quantity.
    fn counted(&self, token: usize) -> Option<Span> {
        let mut span: Option<Span> = None;
        for at in token + 1..self.sentence.tokens.1.min(token + 5) {
            let word = self.word(at);
            if !self.is_word(at) || is_function_word(word) || self.cues(at).any(NOT_NOUNS) {
                break;
            }
            let here = self.reading.tokens[at].span;
            span = Some(span.map_or(here, |span| span.cover(here)));
        }
        span
    }
}

/// Cue classes whose words never belong to the noun phrase that is counted.
const NOT_NOUNS: &[Cue] = &[
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
    Cue::Level,
    Cue::Comparative,
    Cue::ChangeVerb,
    Cue::Equal,
    Cue::Hypothetical,
    Cue::Forecast,
    Cue::Attribution,
];

fn direction(cues: Cues) -> Option<Direction> {
    match (cues.has(Cue::Rise), cues.has(Cue::Fall)) {
        (true, false) => Some(Direction::Up),
        (false, true) => Some(Direction::Down),
        _ if cues.any(&[Cue::Gap, Cue::Margin, Cue::ChangeVerb, Cue::ChangeNoun]) => {
            Some(Direction::Either)
        }
        _ => None,
    }
}

/// Words that stand between a preposition and its number without changing what it governs.
fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "its"
            | "their"
            | "his"
            | "her"
            | "our"
            | "just"
            | "only"
            | "some"
            | "even"
            | "another"
            | "still"
            | "already"
            | "fully"
            | "well"
            | "now"
            | "this"
            | "that"
            | "these"
            | "those"
            | "revised"
            | "record"
            | "whopping"
            | "mere"
            | "further"
    ) || (word.len() > 4 && word.ends_with("ly"))
}

/// Comparatives that also name a place.
fn is_place(word: &str) -> bool {
    matches!(
        word,
        "behind"
            | "over"
            | "under"
            | "above"
            | "below"
            | "off"
            | "down"
            | "up"
            | "clear"
            | "ahead"
            | "beyond"
    )
}

/// Words that end a noun phrase.
fn is_function_word(word: &str) -> bool {
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
