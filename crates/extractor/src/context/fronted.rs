//! "By 340 head the herd has grown": a change that opens its clause.

use super::Around;
use crate::cue::Cue;
use crate::reading::What;

/// How far behind a "By 340 head" its verb may stand.
const FRONTED: usize = 16;

impl Around<'_> {
    /// "By 340 head the herd has grown", "By £16,600 was the dearest tender undercut": the verb of a "by" that opens its clause.
    pub(super) fn fronted(&self, by: usize, token: usize) -> Option<usize> {
        let opens = by == self.sentence.tokens.0
            || matches!(
                self.reading.tokens[by - 1].what,
                What::Mark(';' | ':' | '—' | '"' | '“')
            );
        if !opens {
            return None;
        }
        for at in token + 1..self.sentence.tokens.1.min(token + FRONTED) {
            match self.reading.tokens[at].what {
                What::Mark(';' | ':' | '.') | What::Reference => return None,
                What::Word(cues)
                    if cues.any(&[Cue::ChangeVerb, Cue::Surpass])
                        || cues.has(Cue::Margin) && cues.any(&[Cue::Rise, Cue::Fall]) =>
                {
                    return Some(at);
                }
                _ => {}
            }
        }
        None
    }
}
