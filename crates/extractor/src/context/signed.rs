//! Percentages with a sign of their own.

use super::{Around, Direction};
use crate::quantity::Kind;
use crate::reading::What;

impl Around<'_> {
    /// "+15.3%", "–24.7%": a sign before a percentage that stands behind a mark or opens its sentence.
    pub(super) fn signed(&self, token: usize) -> Option<Direction> {
        let quantity = self.quantity(token)?;
        let before = token
            .checked_sub(1)
            .filter(|&at| at >= self.sentence.tokens.0);
        let mark = |at: Option<usize>| match at.map(|at| self.reading.tokens[at].what) {
            Some(What::Mark(mark)) => Some(mark),
            _ => None,
        };
        // "Left 31 (+2), Greens 12 (-3)"
        let opens = match mark(before) {
            Some('+') => mark(before.and_then(|at| at.checked_sub(1))) == Some('('),
            other => other == Some('('),
        };
        let bracket = opens
            && quantity.kind == Kind::Cardinal
            && token + 1 < self.sentence.tokens.1
            && mark(Some(token + 1)) == Some(')');
        if !bracket && !matches!(quantity.kind, Kind::Percent | Kind::Points) {
            return None;
        }
        let sign = match mark(before) {
            Some('+') => Some('+'),
            _ => self.word(token).chars().next(),
        };
        match sign? {
            '+' => Some(Direction::Up),
            '-' | '−' | '–' => Some(Direction::Down),
            _ => None,
        }
    }
}
