//! Levels that stand at one remove from the word that sets them: in brackets behind their time, or behind "a peak of".

use super::{Around, Role};
use crate::cue::Cue;
use crate::quantity::Kind;
use crate::reading::What;

/// How far before its time a comparison may stand, in tokens.
const REACH: usize = 9;

impl Around<'_> {
    /// "dearer than in 2017/18 (£4.80)", "a gain on 2016 (9%)": what is said of the time holds for the figure.
    pub(super) fn role_of_its_time(&self, token: usize) -> Option<Role> {
        let first = self.sentence.tokens.0;
        let time = token.checked_sub(2).filter(|&time| time > first)?;
        let opened = matches!(self.reading.tokens[token - 1].what, What::Mark('('));
        let dated = self
            .quantity(time)
            .is_some_and(|q| matches!(q.kind, Kind::Year | Kind::Date));
        if !opened || !dated {
            return None;
        }
        if self.governed_by(time, &[Cue::From], 2).is_some() {
            return Some(Role::Base);
        }
        let compared =
            self.governed_by(time, &[Cue::Against], 3).is_some() || self.on_the_level_of(time);
        compared.then_some(Role::Reference)
    }

    /// "a drop on the figure booked for 2016": a noun of change, "on" right behind it, and no figure since.
    fn on_the_level_of(&self, time: usize) -> bool {
        let first = self.sentence.tokens.0.max(time.saturating_sub(REACH));
        let on = (first..time)
            .rev()
            .take_while(|&at| matches!(self.reading.tokens[at].what, What::Word(_)))
            .find(|&at| self.cues(at).has(Cue::On));
        on.is_some_and(|on| on > first && self.cues(on - 1).has(Cue::ChangeNoun))
    }

    /// "from a peak of 88 boats", "from a low of 3p": the level that a change starts from, by its name.
    pub(super) fn starts_from_its_name(&self, token: usize) -> bool {
        let first = self.sentence.tokens.0;
        if token < first + 3 || !self.cues(token - 1).has(Cue::Of) {
            return false;
        }
        let named = matches!(
            self.word(token - 2).to_ascii_lowercase().as_str(),
            "peak"
                | "a peak"
                | "its peak"
                | "high"
                | "a high"
                | "low"
                | "a low"
                | "record"
                | "a record"
                | "level"
                | "a level"
                | "base"
                | "total"
                | "a total"
                | "maximum"
                | "minimum"
                | "trough"
                | "start"
                | "record high"
                | "record low"
        );
        named
            && (first.max(token.saturating_sub(5))..token - 2)
                .any(|at| self.cues(at).has(Cue::From))
    }
}
