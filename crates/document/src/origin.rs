//! The way back from the text to the source.

use crate::{Span, sort_by_key};

/// How the text came out of the source.
#[derive(Debug, Clone)]
pub(crate) enum Origin {
    /// The text is the source.
    Same,
    /// The text is made of pieces of the source.
    Pieces {
        /// The text as it was read.
        source: String,
        /// Sorted by `text`; they cover the text without a gap.
        pieces: Vec<Piece>,
    },
}

/// A run of text and where it came from. It reaches to the next piece's start. Where it is as long as
/// its source it stands there as it is; otherwise it stands for it as a whole, as `&` does for `&amp;`
/// and a blank line between two blocks for nothing at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Where it starts in the text.
    pub(crate) text: usize,
    /// Where it stands in the source.
    pub(crate) source: Span,
}

impl Origin {
    /// Where a span of the text, which is `length` bytes long, stands in the source.
    pub(crate) fn source_span(&self, span: Span, length: usize) -> Span {
        let Self::Pieces { pieces, .. } = self else {
            return span;
        };
        let start = match covering(pieces, span.start, length) {
            Some((piece, true)) => piece.source.start + (span.start - piece.text),
            Some((piece, false)) => piece.source.start,
            None => 0,
        };
        if span.is_empty() {
            return Span::new(start, start);
        }
        let end = match covering(pieces, span.end - 1, length) {
            Some((piece, true)) => piece.source.start + (span.end - piece.text),
            Some((piece, false)) => piece.source.end,
            None => start,
        };
        Span::new(start.min(end), start.max(end))
    }

    /// The way from the source into the text, which is `length` bytes long.
    pub(crate) fn ways_in(&self, length: usize) -> WaysIn {
        let Self::Pieces { pieces, .. } = self else {
            let whole = Span::new(0, length);
            return WaysIn(vec![(whole, whole)]);
        };
        let ends = pieces.iter().skip(1).map(|next| next.text);
        let mut ways: Vec<_> = pieces
            .iter()
            .zip(ends.chain([length]))
            .map(|(piece, end)| (piece.source, Span::new(piece.text, end)))
            .filter(|(source, _)| !source.is_empty())
            .collect();
        // Some readers put a picture's words behind the paragraph in which it stands.
        sort_by_key(&mut ways, |(source, _)| source.start);
        WaysIn(ways)
    }
}

/// Leads from places in a source to its document's text. Made once, it answers for many places.
#[derive(Debug)]
pub struct WaysIn(Vec<(Span, Span)>);

impl WaysIn {
    /// Where a span of the source stands in the text; `None` where nothing of it was taken over.
    #[must_use]
    pub fn text_span(&self, source: Span) -> Option<Span> {
        let first = self.0.partition_point(|(from, _)| from.end <= source.start);
        let behind = self.0.partition_point(|(from, _)| from.start < source.end);
        let (first, last) = (self.0.get(first)?, self.0.get(behind.checked_sub(1)?)?);
        let kept = |(from, to): &(Span, Span)| from.len() == to.len();
        let start = if kept(first) {
            first.1.start + source.start.saturating_sub(first.0.start)
        } else {
            first.1.start
        };
        let end = if kept(last) {
            last.1.start + (source.end.min(last.0.end) - last.0.start)
        } else {
            last.1.end
        };
        (start < end).then(|| Span::new(start, end))
    }
}

/// The piece that holds the byte at `offset`, and whether it stands in the source as it is.
fn covering(pieces: &[Piece], offset: usize, length: usize) -> Option<(Piece, bool)> {
    let after = pieces.partition_point(|piece| piece.text <= offset);
    let piece = *pieces.get(after.checked_sub(1)?)?;
    let end = pieces.get(after).map_or(length, |next| next.text);
    Some((piece, end - piece.text == piece.source.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_leads_back_through_kept_and_replaced_pieces() {
        // Source: `a **b&amp;c** d`; text: `a b&c d`.
        let piece = |text, start, end| Piece {
            text,
            source: Span::new(start, end),
        };
        let origin = Origin::Pieces {
            source: "a **b&amp;c** d".to_owned(),
            pieces: vec![
                piece(0, 0, 2),
                piece(2, 4, 5),
                piece(3, 5, 10),
                piece(4, 10, 11),
                piece(5, 13, 15),
            ],
        };
        let back = |start, end| origin.source_span(Span::new(start, end), 7);
        assert_eq!(back(0, 1), Span::new(0, 1));
        assert_eq!(back(2, 3), Span::new(4, 5));
        assert_eq!(back(3, 4), Span::new(5, 10));
        assert_eq!(back(2, 5), Span::new(4, 11));
        assert_eq!(back(6, 7), Span::new(14, 15));
        assert_eq!(back(7, 7), Span::new(15, 15));
        let ways = origin.ways_in(7);
        let forth = |start, end| ways.text_span(Span::new(start, end));
        assert_eq!(forth(0, 1), Some(Span::new(0, 1)));
        assert_eq!(forth(5, 10), Some(Span::new(3, 4)));
        assert_eq!(forth(4, 11), Some(Span::new(2, 5)));
        assert_eq!(forth(2, 4), None);
    }
}
