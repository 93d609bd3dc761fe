//! Counts that say how far ahead, behind, above or below something stands, and how many more of it there are.

use super::Around;
use crate::cue::Cue;
use crate::quantity::{Kind, Quantity};
use crate::reading::What;

impl Around<'_> {
    /// "1,500 above the 16,500 of a year before": how far the one lies from the other, which is much larger.
    pub(super) fn is_beyond(&self, token: usize, at: usize) -> bool {
        let words = self.word(at).to_ascii_lowercase();
        let held = words.starts_with("above") || words.starts_with("below");
        let other = (at + 1..self.sentence.tokens.1.min(at + 4)).find_map(|t| self.quantity(t));
        let size = |quantity: &Quantity| quantity.value.unwrap_or(f64::NAN);
        held && other.zip(self.quantity(token)).is_some_and(|(other, own)| {
            matches!(other.kind, Kind::Cardinal | Kind::Money | Kind::Measure)
                && size(other) >= 2.0 * size(own)
        })
    }

    /// "eight ahead of the hosts", "250 down on the 2,000", "sit six above Orton": a place in a contest, or below a level.
    pub(super) fn leads_or_trails(&self, token: usize, at: usize) -> bool {
        let end = self.sentence.tokens.1;
        let words = self.word(at).to_ascii_lowercase();
        let next = if at + 1 < end && self.is_word(at + 1) {
            self.word(at + 1).to_ascii_lowercase()
        } else {
            String::new()
        };
        let placed = match words.as_str() {
            "ahead of" | "clear of" | "short of" | "down on" | "up on" => true,
            "ahead" | "clear" => next == "of",
            "down" | "up" => next == "on",
            _ => false,
        };
        let stands = self.before(token).is_some_and(|t| {
            matches!(
                self.word(t).to_ascii_lowercase().as_str(),
                "sit"
                    | "sits"
                    | "sat"
                    | "lie"
                    | "lies"
                    | "lay"
                    | "stand"
                    | "stands"
                    | "stood"
                    | "finish"
                    | "finished"
                    | "ended"
                    | "remain"
                    | "remains"
                    | "trail"
                    | "trails"
                    | "still"
                    | "are"
                    | "is"
                    | "were"
                    | "was"
            )
        });
        let rival = at + 1 < end
            && (self.word(at + 1).starts_with(char::is_uppercase)
                || matches!(
                    next.as_str(),
                    "the" | "its" | "their" | "them" | "second" | "third" | "last"
                ));
        placed
            || stands
                && rival
                && matches!(
                    words.as_str(),
                    "behind" | "above" | "below" | "ahead" | "clear"
                )
    }

    /// "more", "fewer", "less", "extra" that end their phrase, or are followed by "than".
    pub(super) fn is_more(&self, at: usize) -> bool {
        let end = self.sentence.tokens.1;
        let closes = at + 1 >= end
            || matches!(self.reading.tokens[at + 1].what, What::Mark(_))
            || self.cues(at + 1).has(Cue::Against);
        let word = self.word(at).to_ascii_lowercase();
        closes
            && matches!(
                word.split(' ').next(),
                Some("more" | "fewer" | "less" | "extra")
            )
    }
}
