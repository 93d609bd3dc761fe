//! The part a quantity plays in its clause: a level, a base, a result, or the size of a change.

use super::words::{COMES, is_place, is_score};
use super::{Around, Direction, Role, is_filler};
use crate::cue::{Cue, Cues};
use crate::quantity::{Hedge, Kind, Quantity};
use crate::reading::What;
use crate::unit::UnitId;

impl Around<'_> {
    pub(super) fn role(&self, token: usize, quantity: &Quantity) -> Role {
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
            .or_else(|| self.said_otherwise(token, quantity))
            .or_else(|| self.set_beside_its_noun(token))
            .or_else(|| self.concluded(token, quantity))
            .or_else(|| self.listed_with(token, quantity));
        let dated = matches!(quantity.kind, Kind::Year | Kind::Date);
        if let Some(direction) = stated.filter(|_| !dated) {
            return Role::Change(direction);
        }
        if self.hedge_compares(token).is_some() {
            return Role::Reference;
        }
        if self.governed_by(token, &[Cue::From], 2).is_some() || self.starts_from_its_name(token) {
            return Role::Base;
        }
        let timed = self.role_of_its_time(token);
        if let Some(role) = timed.or_else(|| self.linked_to_a_base(token)) {
            return role;
        }
        if self.governed_by(token, &[Cue::Against], 3).is_some() || self.is_surpassed(token) {
            return Role::Reference;
        }
        if self
            .before(token)
            .is_some_and(|at| self.cues(at).has(Cue::To))
            && (self.change_in_clause(token) || self.governed_from(token))
            && !self.is_a_contest(token)
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
        let direction = match quantity.hedge {
            Hedge::MoreThan => Direction::Up,
            Hedge::LessThan => Direction::Down,
            _ => return None,
        };
        let words = self.word(token).to_ascii_lowercase();
        let compares = ["more", "less", "fewer"]
            .iter()
            .any(|word| words.starts_with(word));
        compares.then_some(direction)
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
        // ", 17 percent, ": set between marks it restates what stands before.
        let mut joined = self.is_between_marks(token);
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
                    let percents = |kind: Kind| match kind {
                        Kind::Percent | Kind::Fraction => 1,
                        Kind::Points => 2,
                        _ => 0,
                    };
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
                What::Word(cues)
                    if joined
                        && (cues.is_plain() || cues.any(DISTANCES) && !cues.has(Cue::Against)) => {}
                _ => return None,
            }
        }
        None
    }

    /// Whether "from X" stands before a token in its sentence.
    pub(super) fn governed_from(&self, token: usize) -> bool {
        self.all.has(Cue::From)
            && (self.sentence.tokens.0..token).any(|at| {
                self.cues(at).has(Cue::From) && at + 1 < token && self.quantity(at + 1).is_some()
            })
    }

    /// The change that a quantity states by its own words, not by another's.
    pub(super) fn direct_change(&self, token: usize) -> Option<Direction> {
        self.change_behind(token)
            .or_else(|| self.change_before(token))
    }

    /// "8% more", "a 7.9% increase", "70 minutes longer", "nine points up".
    fn change_behind(&self, token: usize) -> Option<Direction> {
        let next = token + 1;
        if next < self.sentence.tokens.1
            && let Some(direction) = self.hedge_compares(next)
        {
            return Some(direction);
        }
        for at in next..next + 2 {
            if at >= self.sentence.tokens.1 || !self.is_word(at) {
                return None;
            }
            let cues = self.cues(at);
            let counts = self.counts_things(token);
            if counts && is_place(self.word(at).split(' ').next().unwrap_or("")) {
                if at == next && self.is_beyond(token, at) {
                    return direction(cues);
                }
                return (at == next && self.leads_or_trails(token, at))
                    .then(|| direction(cues).unwrap_or(Direction::Either));
            }
            // "which means 95 animals more": the things counted stand between.
            if at > next && counts && self.is_more(at) {
                return direction(cues);
            }
            // "$24 million over 18 years" says for how long, not how much more.
            let lasts = || {
                (at + 1..self.sentence.tokens.1.min(at + 4))
                    .find_map(|next| self.quantity(next))
                    .is_some_and(|next| next.kind == Kind::Duration)
            };
            // "12 more will follow": so many others, not so many more than something.
            let more = self.word(at).eq_ignore_ascii_case("more");
            let comes = || COMES.contains(&self.word(at + 1));
            let verb = [
                Cue::Level,
                Cue::Forecast,
                Cue::ChangeVerb,
                Cue::Hypothetical,
            ];
            if more && self.goes_on(at) && (comes() || counts && self.cues(at + 1).any(&verb)) {
                return None;
            }
            if cues.has(Cue::On) && lasts() {
                return None;
            }
            // "414 tonnes off 92 hectares": a place, no way down.
            let off = matches!(
                self.word(at),
                "off" | "down" | "up" | "above" | "below" | "under"
            );
            if self.leads_up_a_place(token, at) {
                return None;
            }
            if off
                && at + 1 < self.sentence.tokens.1
                && self
                    .quantity(at + 1)
                    .zip(self.quantity(token))
                    .is_some_and(|(other, own)| {
                        other.unit.base != own.unit.base && other.unit.base != UnitId::NONE
                    })
            {
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
                && !cues.any(&[Cue::ChangeVerb, Cue::On, Cue::Surpass])
            {
                return direction(cues);
            }
            if cues.any(&[Cue::Gap, Cue::Margin]) && self.article_before(token) {
                return Some(Direction::Either);
            }
            // "2.6 points below", "12 seats short of": the unit of a score stands between.
            let scored = at == token + 1 && is_score(self.word(at));
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
            if !cues.is_plain() || !self.article_before(token) {
                return None;
            }
        }
        None
    }

    /// Whether a quantity is a plain count: "81,300 behind bars" is no distance.
    pub(super) fn counts_things(&self, token: usize) -> bool {
        self.quantity(token).is_some_and(|quantity| {
            quantity.kind == Kind::Cardinal && quantity.unit.base == UnitId::NONE
        })
    }

    pub(super) fn article_before(&self, token: usize) -> bool {
        const ARTICLES: [&str; 10] = [
            "a", "an", "the", "its", "their", "this", "that", "his", "her", "our",
        ];
        token > self.sentence.tokens.0 && self.is_word(token - 1) && {
            let words = self.word(token - 1);
            let last = words.rsplit(' ').next().unwrap_or(words);
            last.len() <= "their".len()
                && ARTICLES.iter().any(|word| last.eq_ignore_ascii_case(word))
        }
    }

    /// "rose 14 percent", "up £2.20", "a fall of 16 per cent", "trimmed … by 310 posts", "an extra $218".
    fn change_before(&self, token: usize) -> Option<Direction> {
        let at = self.before(token)?;
        let cues = self.cues(at);
        if cues.has(Cue::Of) {
            let at = self.before_aside(at);
            let noun = self.governed_by(at, &[Cue::ChangeNoun, Cue::Gap, Cue::Margin], 0)?;
            return direction(self.cues(noun));
        }
        if cues.has(Cue::Margin) && !cues.any(&[Cue::Against, Cue::Surpass]) {
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
        if cues.has(Cue::Level) {
            return self.said_of_a_distance(at, token);
        }
        if cues.has(Cue::By) {
            let Some(verb) = self.back_to_change(at).or_else(|| self.fronted(at, token)) else {
                // "held her seat by 1,842 votes"
                let next = token + 1;
                let scored = next < self.sentence.tokens.1
                    && is_score(self.word(next))
                    && !self.leads_on(token);
                return scored.then_some(Direction::Either);
            };
            return direction(self.cues(verb));
        }
        if cues.has(Cue::Extra) && !cues.has(Cue::Comparative) {
            return Some(Direction::Up);
        }
        // "shot down 71 drones", "ate up $9.1 million": the particle of another verb; but "Profits up £5m".
        let amount = !self
            .quantity(token)
            .is_some_and(|q| matches!(q.kind, Kind::Percent | Kind::Points | Kind::Fraction));
        let verb =
            at > self.sentence.tokens.0 + 1 && self.is_word(at - 1) && self.cues(at - 1).is_plain();
        if amount && verb && is_place(self.word(at)) {
            return None;
        }
        // "went 17 for 43" counts shots.
        if self.counts_things(token)
            && matches!(self.word(at), "went" | "go" | "goes" | "going" | "gone")
        {
            return None;
        }
        // "lost 120 metres", "added 63,000 posts": the amount itself is counted, unless "to X" or "from Y" follows.
        if amount && cues.has(Cue::Transfer) && !self.leads_on(token) {
            return None;
        }
        if cues.has(Cue::ChangeVerb)
            || (cues.any(&[Cue::Rise, Cue::Fall])
                && !cues.any(&[
                    Cue::Comparative,
                    Cue::ChangeNoun,
                    Cue::From,
                    Cue::Against,
                    Cue::Surpass,
                ]))
        {
            return direction(cues);
        }
        None
    }

    /// The word of change that a "by" belongs to: at most eight tokens back in the same clause; behind "or by" the verb
    /// of the sentence.
    fn back_to_change(&self, token: usize) -> Option<usize> {
        let or = token > self.sentence.tokens.0
            && self.cues(token - 1).any(&[Cue::Or, Cue::And, Cue::Equal]);
        let most = if or { 30 } else { 8 };
        let first = self.sentence.tokens.0.max(token.saturating_sub(most));
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
                .any(&[Cue::Comparative, Cue::Margin, Cue::Gap, Cue::Surpass])
        };
        let found = clause().find(change).or_else(|| clause().find(distance))?;
        // "fell further, by 3%", "rose less, by 2%", "fell faster, by 4%": the verb says which way.
        let verb = found.saturating_sub(1);
        let compared = self.cues(found).has(Cue::Comparative)
            && !self.cues(found).any(&[Cue::ChangeVerb, Cue::ChangeNoun]);
        let verbs = self.cues(verb);
        let further = (compared || matches!(self.word(found), "further" | "again"))
            && verb >= first
            && verbs.has(Cue::ChangeVerb)
            && verbs.any(&[Cue::Rise, Cue::Fall]);
        Some(if further { verb } else { found })
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
        self.all.has(cue) && (after..self.sentence.tokens.1).any(|at| self.cues(at).has(cue))
    }
}

/// Cue classes of the words that name a change or distance behind its figure.
const DISTANCES: &[Cue] = &[Cue::ChangeNoun, Cue::Gap, Cue::Margin, Cue::Comparative];

pub(super) fn direction(cues: Cues) -> Option<Direction> {
    match (cues.has(Cue::Rise), cues.has(Cue::Fall)) {
        (true, false) => Some(Direction::Up),
        (false, true) => Some(Direction::Down),
        _ if cues.any(&[Cue::Gap, Cue::Margin, Cue::ChangeVerb, Cue::ChangeNoun]) => {
            Some(Direction::Either)
        }
        _ => None,
    }
}
