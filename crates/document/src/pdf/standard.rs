//! How wide the glyphs are of the fonts that every viewer has, so that files need not say it.

/// From the blank to the tilde, in thousandths of the size.
const SANS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const SERIF: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];
/// Digits and letters of a bold face are wider by this much at most.
const BOLDER: f64 = 1.05;

/// One of the faces.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Face {
    /// All glyphs are of one width.
    Mono,
    Serif {
        bold: bool,
    },
    Sans {
        bold: bool,
    },
}

impl Face {
    /// The face that comes nearest to a font's name.
    pub(super) fn named(name: &str, bold: bool) -> Self {
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        if has(&["Courier", "Mono", "Consol"]) {
            Self::Mono
        } else if has(&["Times", "Serif", "Roman", "Georgia", "Garamond"]) && !has(&["Sans"]) {
            Self::Serif { bold }
        } else {
            Self::Sans { bold }
        }
    }

    /// The width of a code's glyph in thousandths of the size.
    pub(super) fn width(self, code: u8) -> f64 {
        let of = |table: &[u16; 95], bold: bool| {
            let at = usize::from(code).checked_sub(32);
            let width = at.and_then(|at| table.get(at)).unwrap_or(&556);
            f64::from(*width) * if bold && code != 32 { BOLDER } else { 1.0 }
        };
        match self {
            Self::Mono => 600.0,
            Self::Serif { bold } => of(&SERIF, bold),
            Self::Sans { bold } => of(&SANS, bold),
        }
    }
}
