//! Where words with some cue stand around a token. What its sentence has no word for is not looked for.

use extractor::{Cue, Cues, Direction};

use super::View;

impl View<'_> {
    /// Whether any word between two tokens (both left out) has a cue.
    pub(crate) fn between(&self, a: usize, b: usize, wanted: &[Cue]) -> bool {
        let (from, to) = (a.min(b) + 1, a.max(b));
        let one = from < to && self.memo.sentence_of(from) == self.memo.sentence_of(to - 1);
        if one && !self.cues_around(from).any(wanted) {
            return false;
        }
        (from..to).any(|token| self.cues(token).any(wanted))
    }

    /// The way that a word of change says something went, if it says one.
    pub(crate) fn way(&self, token: usize) -> Option<Direction> {
        let cues = self.cues(token);
        match (cues.has(Cue::Rise), cues.has(Cue::Fall)) {
            (true, false) => Some(Direction::Up),
            (false, true) => Some(Direction::Down),
            _ => None,
        }
    }

    /// The first word with some cue among the `most` tokens before `token`, quantities and hard marks ending the search.
    #[inline]
    pub(crate) fn cue_before(&self, token: usize, most: usize, wanted: &[Cue]) -> Option<usize> {
        let wanted = Cues::of(wanted);
        if self.cues_around(token).meets(wanted) {
            self.find_cue_before(token, most, wanted)
        } else {
            None
        }
    }

    #[inline(never)]
    fn find_cue_before(&self, token: usize, most: usize, wanted: Cues) -> Option<usize> {
        let first = token.saturating_sub(most).max(self.first_token(token));
        self.first_cue((first..token).rev(), wanted)
    }

    /// The first word with some cue among the `most` tokens behind `token`, quantities and hard marks ending the search.
    #[inline]
    pub(crate) fn cue_behind(&self, token: usize, most: usize, wanted: &[Cue]) -> Option<usize> {
        let wanted = Cues::of(wanted);
        if self.cues_around(token).meets(wanted) {
            self.find_cue_behind(token, most, wanted)
        } else {
            None
        }
    }

    #[inline(never)]
    fn find_cue_behind(&self, token: usize, most: usize, wanted: Cues) -> Option<usize> {
        let end = (token + 1 + most).min(self.end_token(token));
        self.first_cue(token + 1..end, wanted)
    }

    /// The first of some tokens with a cue, up to a quantity or hard mark.
    #[inline]
    fn first_cue(&self, tokens: impl Iterator<Item = usize>, wanted: Cues) -> Option<usize> {
        let mut open = tokens.take_while(|&at| self.at(at).is_none() && !self.hard_mark(at));
        open.find(|&at| self.cues(at).meets(wanted))
    }

    fn hard_mark(&self, token: usize) -> bool {
        matches!(self.mark(token), Some(';' | ':'))
    }

    /// The cues of all words of the sentence that holds a token.
    #[inline]
    fn cues_around(&self, token: usize) -> Cues {
        self.memo.cues_in(self.memo.sentence_of(token))
    }
}
