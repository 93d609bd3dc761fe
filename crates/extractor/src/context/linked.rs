//! A second level of an earlier time: "slipped to 91% from 92% in 2024 and 93% in 2023".

use super::{Around, Role};
use crate::cue::Cue;
use crate::quantity::Kind;

impl Around<'_> {
    /// The part of the level before an "and", where both have a year or date of their own.
    pub(super) fn linked_to_a_base(&self, token: usize) -> Option<Role> {
        let first = self.sentence.tokens.0;
        if !self.dated || token < first + 5 || !self.cues(token - 1).has(Cue::And) {
            return None;
        }
        let dated = |at: usize| {
            self.is_word(at)
                && self.word(at).eq_ignore_ascii_case("in")
                && self
                    .quantity(at + 1)
                    .is_some_and(|time| matches!(time.kind, Kind::Year | Kind::Date))
        };
        let (own, before) = (self.quantity(token)?, self.quantity(token - 4)?);
        let like = own.kind == before.kind && own.unit == before.unit;
        let ends = token + 2 >= self.sentence.tokens.1;
        if !like || ends || !dated(token - 3) || !dated(token + 1) {
            return None;
        }
        let role = self.role(token - 4, before);
        matches!(role, Role::Base | Role::Reference).then_some(role)
    }
}
