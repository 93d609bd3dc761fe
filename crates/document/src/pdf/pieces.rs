//! Glyphs become pieces: words that stand in one line with no more than blanks between them.
//!
//! A PDF has no blanks and no superscripts, only places. A gap is a blank; smaller glyphs above the line are raised,
//! and are written as superscripts, so that the mark of a footnote never grows onto a figure.

use super::content::Glyph;

/// From this gap on, in sizes, words are apart.
const BLANK: f64 = 0.15;
/// From this gap on they are pieces of their own.
const APART: f64 = 0.9;
/// A page with more pieces is no page of text.
pub(super) const MOST_PIECES: usize = 20_000;

/// Words in one line; in points, upwards from the lower left corner.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) words: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) base: f64,
    pub(super) size: f64,
    pub(super) bold: bool,
    /// Whether the file says that it is no part of the text.
    pub(super) artifact: bool,
    /// Which piece of the page it is, in the order in which they were drawn.
    pub(super) order: usize,
}

impl Piece {
    /// Whether it stands in one line with another.
    pub(super) fn is_level(&self, other: &Self) -> bool {
        (self.base - other.base).abs() < 0.35 * self.size.max(other.size)
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(super) fn characters(&self) -> usize {
        self.words.chars().count()
    }
}

/// The pieces of a page in the making.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    done: Vec<Piece>,
    open: Option<Piece>,
    /// Whether the last glyph was a blank.
    blank: bool,
    /// By how many more glyphs the open piece is of its size than of any other.
    votes: usize,
}

impl Pieces {
    pub(super) fn add(&mut self, glyph: Glyph<'_>) {
        if self.done.len() >= MOST_PIECES {
            return;
        }
        if glyph.words.chars().all(char::is_whitespace) {
            self.blank |= !glyph.words.is_empty();
            if let Some(open) = &mut self.open
                && glyph.words.is_empty()
            {
                open.right = open.right.max(glyph.left + glyph.width);
            }
            return;
        }
        let place = self
            .open
            .as_ref()
            .map_or(Follows::Not, |open| follows(open, &glyph));
        let blank = std::mem::take(&mut self.blank);
        let Some(open) = self.open.as_mut().filter(|_| place != Follows::Not) else {
            self.done.extend(self.open.take());
            self.open = Some(Piece {
                words: String::new(),
                left: glyph.left,
                right: glyph.left + glyph.width,
                base: glyph.base,
                size: glyph.size,
                bold: glyph.bold,
                artifact: glyph.artifact,
                order: self.done.len(),
            });
            self.votes = 1;
            self.write(&glyph, false);
            return;
        };
        if place == Follows::Lowered {
            // What came so far was raised: the mark before a footnote, a currency before its price.
            open.words = raised(&open.words);
            open.base = glyph.base;
            open.size = glyph.size;
            open.bold = glyph.bold;
        }
        // The size of a piece is the one that most of its glyphs have.
        if place == Follows::Level {
            if (open.size - glyph.size).abs() < 0.01 * open.size {
                self.votes += 1;
            } else if self.votes == 0 {
                open.size = glyph.size;
                self.votes = 1;
            } else {
                self.votes -= 1;
            }
        }
        let gap = glyph.left - open.right;
        if (blank || gap > BLANK * open.size) && !open.words.ends_with(' ') {
            open.words.push(' ');
        }
        open.bold &= glyph.bold;
        open.right = open.right.max(glyph.left + glyph.width);
        self.write(&glyph, place == Follows::Raised);
    }

    fn write(&mut self, glyph: &Glyph<'_>, up: bool) {
        let Some(open) = &mut self.open else {
            return;
        };
        for character in glyph.words.chars() {
            match character {
                '\u{fb00}' => open.words.push_str("ff"),
                '\u{fb01}' => open.words.push_str("fi"),
                '\u{fb02}' => open.words.push_str("fl"),
                '\u{fb03}' => open.words.push_str("ffi"),
                '\u{fb04}' => open.words.push_str("ffl"),
                '\u{fb05}' | '\u{fb06}' => open.words.push_str("st"),
                // Fonts of signs have bullets, ticks and arrows there.
                '\u{f000}'..='\u{f0ff}' => open.words.push('•'),
                digit if up => open.words.push(superscript(digit)),
                other if other.is_control() => {}
                other => open.words.push(other),
            }
        }
    }

    /// All pieces, in the order in which they were drawn; what was drawn twice at one place, as for want of a bold font,
    /// once.
    pub(super) fn finish(mut self) -> Vec<Piece> {
        self.done.extend(self.open.take());
        for piece in &mut self.done {
            piece.words.truncate(piece.words.trim_end().len());
        }
        let mut kept: Vec<Piece> = Vec::with_capacity(self.done.len());
        let mut last: std::collections::HashMap<(String, i64), Vec<f64>> =
            std::collections::HashMap::new();
        for piece in self.done {
            // A broken file may set a line anywhere.
            let level = (piece.base / 4.0).round().clamp(-1e9, 1e9) as i64;
            let near = |left: &f64| (left - piece.left).abs() < 0.25 * piece.size;
            let again = (level - 1..=level + 1).any(|level| {
                let there = last.get(&(piece.words.clone(), level));
                there.is_some_and(|lefts| lefts.iter().any(near))
            });
            if !again {
                last.entry((piece.words.clone(), level))
                    .or_default()
                    .push(piece.left);
                kept.push(piece);
            }
        }
        kept
    }
}

/// How a glyph stands to the piece before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Follows {
    Not,
    Level,
    Raised,
    /// Below what was raised.
    Lowered,
}

fn follows(open: &Piece, glyph: &Glyph<'_>) -> Follows {
    let size = open.size.max(glyph.size);
    let gap = (glyph.left - open.right) / size;
    if open.artifact != glyph.artifact || !(-0.5..APART).contains(&gap) {
        return Follows::Not;
    }
    let up = (glyph.base - open.base) / size;
    if up.abs() < 0.12 {
        // A line in another size is another line, but for small capitals.
        return Follows::Level;
    }
    let smaller = |small: f64, large: f64| small < large * 0.85;
    if (0.12..0.7).contains(&up) && smaller(glyph.size, open.size) && gap < 0.5 {
        Follows::Raised
    } else if (-0.3..=-0.12).contains(&up) && smaller(glyph.size, open.size) && gap < 0.3 {
        // What is lowered is part of its word: CO₂.
        Follows::Level
    } else if (-0.7..=-0.12).contains(&up) && smaller(open.size, glyph.size) && gap < 0.5 {
        Follows::Lowered
    } else {
        Follows::Not
    }
}

/// Words with superscripts for their digits.
pub(super) fn raised(words: &str) -> String {
    words.chars().map(superscript).collect()
}

/// The superscript of a digit; all else as it is.
fn superscript(character: char) -> char {
    match character {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '0' | '4'..='9' => {
            char::from_u32(0x2070 + character as u32 - '0' as u32).unwrap_or(character)
        }
        other => other,
    }
}

/// Whether a character is a superscript digit.
pub(super) fn is_superscript(character: char) -> bool {
    matches!(
        character,
        '¹' | '²' | '³' | '\u{2070}' | '\u{2074}'..='\u{2079}'
    )
}
