//! Changes and distances that a quantity states without standing right beside the word for it: the noun before a comma,
//! the subject of its clause, the change that it is listed with.

use super::role::direction;
use super::words::{is_balance, is_distance};
use super::{Around, Direction};
use crate::cue::Cue;
use crate::quantity::{Kind, Quantity};
use crate::reading::What;

/// How many words may stand between a noun of distance and its figure.
const REACH: usize = 8;

/// From where heights are measured.
const DATUMS: &[&str] = &[
    "sea",
    "zero",
    "ground",
    "datum",
    "street",
    "water",
    "waterline",
    "surface",
    "river",
    "road",
    "valley",
    "seabed",
    "pavement",
    "floor",
];

impl Around<'_> {
    /// Whether a quantity stands between a comma or dash and the next mark or the end, alone but for what it counts.
    pub(super) fn is_between_marks(&self, token: usize) -> bool {
        let before = token > self.sentence.tokens.0
            && matches!(
                self.reading.tokens[token - 1].what,
                What::Mark(',' | '—' | '(')
            );
        before && self.ends_phrase(token, 2)
    }

    /// Whether a mark or the end follows a token after at most `most` plain words.
    fn ends_phrase(&self, token: usize, most: usize) -> bool {
        let mut at = token + 1;
        while at < self.sentence.tokens.1 && self.is_word(at) && self.cues(at).is_plain() {
            at += 1;
        }
        at <= token + 1 + most
            && (at >= self.sentence.tokens.1
                || matches!(self.reading.tokens[at].what, What::Mark(_)))
    }

    /// "The gap, $71.2 million, came out of reserves" · "her majority, 846, was enough" · "their lead a slender 35".
    pub(super) fn set_beside_its_noun(&self, token: usize) -> Option<Direction> {
        let first = self.sentence.tokens.0;
        let mut at = token;
        let mut words = 0;
        // Right before the figure an article with adjectives may stand.
        while at > first && self.is_word(at - 1) && !self.cues(at - 1).any(NOUNS) {
            at -= 1;
            words += 1;
            let plain = self.cues(at).is_plain() || self.cues(at).has(Cue::Per);
            if words > 3 || !plain {
                return None;
            }
        }
        if at == first {
            return None;
        }
        if self.cues(at - 1).any(NOUNS) {
            // "their lead a slender 35"
            let noun = at - 1;
            let article =
                words > 0 && matches!(self.word(at), "a" | "an" | "just" | "only" | "some");
            return (article && is_distance(self.word(noun)) && self.is_determined(noun))
                .then(|| direction(self.cues(noun)).unwrap_or(Direction::Either));
        }
        if !self.is_between_marks(at) && words > 0 || !self.is_between_marks(token) {
            return None;
        }
        // "Amato's lead over Pryce, 417 votes, is …": a noun phrase without a verb lies before the comma.
        let noun = (first.max(token.saturating_sub(REACH))..token - 1)
            .rev()
            .take_while(|&t| {
                self.is_word(t)
                    && (!self.cues(t).any(&[Cue::Level, Cue::ChangeVerb, Cue::To])
                        || self.cues(t).any(NOUNS))
            })
            .find(|&t| self.cues(t).any(NOUNS))?;
        let named = is_distance(self.word(noun)) || self.cues(noun).has(Cue::ChangeNoun);
        // "The spread between the lowest mark, 34, and the highest": one end of it.
        let has = |cue: Cue| (noun..token).any(|t| self.cues(t).has(cue));
        if has(Cue::Between) && !has(Cue::And) {
            return None;
        }
        (named && self.is_determined(noun))
            .then(|| direction(self.cues(noun)).unwrap_or(Direction::Either))
    }

    /// Whether an article or possessive stands before a noun, one adjective between.
    fn is_determined(&self, noun: usize) -> bool {
        (self.sentence.tokens.0.max(noun.saturating_sub(2))..noun)
            .rev()
            .take_while(|&at| self.is_word(at))
            .any(|at| {
                let word = self.word(at);
                word.ends_with("'s")
                    || word.ends_with("’s")
                    || word.ends_with("s'")
                    || word.ends_with("s’")
                    || matches!(
                        word.rsplit(' ')
                            .next()
                            .unwrap_or(word)
                            .to_ascii_lowercase()
                            .as_str(),
                        "the"
                            | "a"
                            | "an"
                            | "its"
                            | "their"
                            | "his"
                            | "her"
                            | "our"
                            | "that"
                            | "this"
                    )
            })
    }

    /// "80 tonnes up the pass", "711 feet above sea level", "5.2 metres above the river bed": a place, and no way up.
    pub(super) fn leads_up_a_place(&self, token: usize, at: usize) -> bool {
        let measured = self
            .quantity(token)
            .is_some_and(|q| q.kind == Kind::Measure);
        let end = self.sentence.tokens.1;
        if !measured || at + 1 >= end {
            return false;
        }
        let next = self.word(at + 1).split(' ').next().unwrap_or_default();
        match self.word(at) {
            "up" | "down" => self.is_word(at + 1) && next == "the",
            "above the" | "below the" => DATUMS.contains(&next),
            "above" | "below" => {
                DATUMS.contains(&next)
                    || next == "the" && at + 2 < end && DATUMS.contains(&self.word(at + 2))
            }
            _ => false,
        }
    }

    /// "the gap between the two is £85" · "so the rise is eighteen per cent".
    pub(super) fn said_of_a_distance(&self, verb: usize, token: usize) -> Option<Direction> {
        if let Some(found) = self.told_between(verb) {
            return Some(found);
        }
        let first = self.sentence.tokens.0.max(verb.saturating_sub(9));
        let subject = (first..verb)
            .rev()
            .take_while(|&t| self.is_word(t) || self.quantity(t).is_some());
        let percent = self
            .quantity(token)
            .is_some_and(|q| matches!(q.kind, Kind::Percent | Kind::Points | Kind::Fraction));
        let mut nouns = subject.filter(|&t| {
            let cues = self.cues(t);
            let distance = cues.any(&[Cue::Gap, Cue::Margin])
                && is_distance(self.word(t))
                && !cues.has(Cue::ChangeVerb);
            // "the rise is", but not "the rise in the number of homes is": only the noun itself.
            let change = cues.has(Cue::ChangeNoun)
                && t + 1 == verb
                && self.is_determined(t)
                && (percent || !is_balance(self.word(t)));
            distance || change
        });
        let noun = nouns.next()?;
        Some(direction(self.cues(noun)).unwrap_or(Direction::Either))
    }

    /// "The gap between the highest reading, 17.4 degrees, and the lowest, 11.9, was 6.5 degrees": the subject is a distance
    /// and names both ends before its verb.
    fn told_between(&self, verb: usize) -> Option<Direction> {
        let first = self.sentence.tokens.0;
        if verb > first + 30 {
            return None;
        }
        let noun = (first..verb.min(first + 4)).find(|&t| {
            self.is_word(t)
                && self.cues(t).any(&[Cue::Gap, Cue::Margin])
                && is_distance(self.word(t))
        })?;
        let verbs = (noun + 1..verb).any(|t| {
            self.cues(t).any(&[Cue::Level, Cue::ChangeVerb])
                || matches!(self.reading.tokens[t].what, What::Mark(';' | ':'))
        });
        let ends = (noun..verb).filter(|&t| self.quantity(t).is_some()).count() == 2
            && (noun..verb).any(|t| self.cues(t).has(Cue::Between))
            && (noun..verb).any(|t| self.cues(t).has(Cue::And));
        (ends && !verbs).then_some(Direction::Either)
    }

    /// "rose from 112.5 to 117.0 between January and June, equivalent to 4.0%" · "from $240 to $180, or 25%".
    pub(super) fn concluded(&self, token: usize, quantity: &Quantity) -> Option<Direction> {
        if !matches!(quantity.kind, Kind::Percent | Kind::Points) || self.leads_to_a_whole(token) {
            return None;
        }
        let joined = (self.sentence.tokens.0.max(token.saturating_sub(2))..token)
            .any(|at| self.cues(at).any(&[Cue::Or, Cue::Equal]));
        let first = self.sentence.tokens.0.max(token.saturating_sub(16));
        let moved = |at: usize| {
            self.cues(at).has(Cue::To)
                && self.governed_from(at)
                && (at + 1..token.min(at + 4))
                    .find_map(|t| self.quantity(t))
                    .is_some_and(|q| !matches!(q.kind, Kind::Year | Kind::Date | Kind::Percent))
        };
        let clause = (first..token)
            .rev()
            .take_while(|&at| !matches!(self.reading.tokens[at].what, What::Mark(';')));
        (joined && clause.into_iter().any(moved)).then_some(Direction::Either)
    }

    /// "up 11.4% in local currencies and 7.0% in Swiss francs": a second percentage after one that is a change.
    pub(super) fn listed_with(&self, token: usize, quantity: &Quantity) -> Option<Direction> {
        if quantity.kind != Kind::Percent || self.leads_to_a_whole(token) {
            return None;
        }
        let at = self.before(token)?;
        if !self.cues(at).has(Cue::And) {
            return None;
        }
        let first = self.sentence.tokens.0.max(at.saturating_sub(6));
        let other = (first..at)
            .rev()
            .take_while(|&t| {
                self.quantity(t).is_some() || self.cues(t).is_plain() && self.is_word(t)
            })
            .find(|&t| {
                self.quantity(t)
                    .is_some_and(|q| !matches!(q.kind, Kind::Year | Kind::Date | Kind::Duration))
            })?;
        self.quantity(other)
            .filter(|other| other.kind == Kind::Percent)
            .and_then(|_| self.direct_change(other))
    }

    /// Whether "to X" or "from Y" follows within a few words.
    pub(super) fn leads_on(&self, token: usize) -> bool {
        (token + 1..self.sentence.tokens.1.min(token + 5))
            .take_while(|&at| !self.ends_clause(at))
            .any(|at| {
                self.cues(at).any(&[Cue::From, Cue::To])
                    && (at + 1..at + 4)
                        .any(|next| next < self.sentence.tokens.1 && self.quantity(next).is_some())
            })
    }

    /// Whether "of" follows: what it is a share of.
    fn leads_to_a_whole(&self, token: usize) -> bool {
        token + 1 < self.sentence.tokens.1
            && self
                .cues(token + 1)
                .any(&[Cue::Of, Cue::OutOf, Cue::OfThose])
    }

    /// "beating the £13.9m", "an improvement on last fall's 71,090", "after 18.3% a month earlier".
    pub(super) fn is_surpassed(&self, token: usize) -> bool {
        let first = self.sentence.tokens.0;
        let near = (first.max(token.saturating_sub(4))..token)
            .rev()
            .take_while(|&at| self.is_word(at));
        let mut told = false;
        for at in near {
            let cues = self.cues(at);
            if cues.has(Cue::Surpass) {
                return told;
            }
            if cues.any(&[Cue::By, Cue::Of, Cue::From, Cue::To, Cue::And, Cue::Level]) {
                return false;
            }
            told = true;
        }
        self.comes_after(token)
    }

    /// "a margin of 71.2%, after 70.6%" · "$2.54 in 2023 after $6.45 the year before".
    fn comes_after(&self, token: usize) -> bool {
        let after = token > self.sentence.tokens.0
            && self.is_word(token - 1)
            && self.word(token - 1).eq_ignore_ascii_case("after");
        let kind = self
            .quantity(token)
            .is_some_and(|q| matches!(q.kind, Kind::Percent | Kind::Money | Kind::Measure));
        let next = token + 1;
        after
            && kind
            && (next >= self.sentence.tokens.1
                || self.cues(next).has(Cue::Earlier)
                || matches!(
                    self.reading.tokens[next].what,
                    What::Mark(',' | '.' | ';' | ')')
                ))
    }

    /// "ahead 48 percent to 41 percent": two sides of a contest, no way from one to the other.
    pub(super) fn is_a_contest(&self, token: usize) -> bool {
        token >= self.sentence.tokens.0 + 2
            && self.cues(token - 1).has(Cue::To)
            && !self.governed_from(token)
            && match (self.quantity(token - 2), self.quantity(token)) {
                (Some(a), Some(b)) => {
                    a.kind == b.kind && a.unit == b.unit && self.direct_change(token - 2).is_none()
                }
                _ => false,
            }
    }

    /// The token behind which a figure's noun lies: back over ", brokers lament," to the comma before.
    pub(super) fn before_aside(&self, at: usize) -> usize {
        let comma = |t: usize| matches!(self.reading.tokens[t].what, What::Mark(',' | '—'));
        let first = self.sentence.tokens.0;
        if at <= first + 2 || !comma(at - 1) {
            return at;
        }
        (first.max(at.saturating_sub(7))..at - 1)
            .rev()
            .take_while(|&t| self.is_word(t) || comma(t))
            .find(|&t| comma(t))
            .unwrap_or(at)
    }
}

/// Cue classes of the nouns that a figure is set beside.
const NOUNS: &[Cue] = &[Cue::ChangeNoun, Cue::Gap, Cue::Margin];
