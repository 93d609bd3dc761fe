//! Percentages with a sign of their own.

use super::{Around, Direction};
use crate::quantity::Kind;
use crate::reading::What;

impl Around<'_> {
    /// "+15.3%", "–24.7%": a sign before a percentage that stands behind a mark or opens its sentence.
    pub(super) fn signed(&self, token: usize) -> Option<Direction> {
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
}
