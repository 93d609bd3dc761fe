//! What a sentence says to all its figures: its words, the sentence it points back to, the figures themselves.

use std::rc::Rc;

use document::BlockKind;
use extractor::{Kind, UnitId};
use smallvec::SmallVec;

use super::Sections;
use super::period::{group, period};
use crate::view::View;

/// How many items a list may have between a figure and the words that announce the list.
const MOST_ITEMS: usize = 200;

/// What a sentence says to all its figures.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) sentence: usize,
    /// The sentence that it points back to.
    pub(super) back: Option<usize>,
    /// The stems of all its words, and of those that it points back to or stands under.
    pub(super) all: Rc<[u32]>,
    /// Its figures, in order.
    pub(super) parts: SmallVec<[Part; 8]>,
}

impl Told {
    /// Whether two sentences share enough for frames in them to say the same.
    pub(super) fn may_be_alike(&self, other: &Self) -> bool {
        match shared(&self.all, &other.all, 2) {
            0 => false,
            // One word is enough only beside the same figures.
            1 => self.parts.iter().any(|part| {
                let same = |other: &Part| part.sharp.is_some() && part.sharp == other.sharp;
                other.parts.iter().any(same)
            }),
            _ => true,
        }
    }
}

/// What a figure is to others of its sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) quantity: usize,
    /// Whether it names a period or a group, and measures nothing.
    pub(super) names: bool,
    /// Its value and unit, if few others have them.
    pub(super) sharp: Option<(u64, UnitId)>,
}

/// What a figure of a sentence is to the others.
fn part(view: &View<'_>, q: usize) -> Part {
    let quantity = view.quantity(q);
    // "Under 28 days", "over 16" name groups, which many sentences share.
    let names = period(view, q).is_some() || group(view, view.token(q)).is_some();
    let measures = matches!(
        quantity.kind,
        Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Percent | Kind::Rate
    );
    let sharp = quantity.value.filter(|value| {
        !names && measures && quantity.grain > 0.0 && value / quantity.grain >= 10.0
    });
    Part {
        quantity: q,
        names,
        sharp: sharp.map(|value| (value.to_bits(), quantity.unit.base)),
    }
}

/// What a sentence says to its figures, under the headings of `sections`.
pub(super) fn told(view: &View<'_>, sentence: usize, sections: &Sections) -> Told {
    let stems = view.numbered();
    let mut all = Vec::new();
    let own = view.reading.sentences[sentence];
    all.extend_from_slice(stems.within(own.tokens.0..own.tokens.1));
    let back = points_to(view, sentence);
    if let Some(back) = back {
        let (from, to) = view.reading.sentences[back].tokens;
        all.extend_from_slice(stems.within(from..to));
    }
    all.extend_from_slice(sections.above(own.block));
    document::sort_by(&mut all, Ord::cmp);
    all.dedup();
    Told {
        sentence,
        back,
        all: all.into(),
        parts: view.in_sentence(sentence).map(|q| part(view, q)).collect(),
    }
}

/// How many stems two sorted lists share, up to `most`.
fn shared(one: &[u32], other: &[u32], most: usize) -> usize {
    let (mut found, mut rest) = (0, other);
    for stem in one {
        while let [first, behind @ ..] = rest
            && first < stem
        {
            rest = behind;
        }
        found += usize::from(rest.first() == Some(stem));
        if found == most || rest.is_empty() {
            break;
        }
    }
    found
}

/// The sentence or lead-in that gives a sentence its subject: "This represents a 14% decrease", the items under "made up of:".
fn points_to(view: &View<'_>, sentence: usize) -> Option<usize> {
    let own = view.reading.sentences[sentence];
    let before = sentence.checked_sub(1)?;
    let (from, _) = own.tokens;
    let same_block = view.reading.sentences[before].block == own.block;
    let opens = view.is_word(from)
        && matches!(
            view.lower(from),
            "this"
                | "that"
                | "these"
                | "those"
                | "it"
                | "they"
                | "of this"
                | "he"
                | "she"
                | "of these"
                | "its"
                | "their"
        );
    if same_block && opens {
        return Some(before);
    }
    let BlockKind::ListItem(list) = view.document.blocks[own.block].kind else {
        return None;
    };
    // The last sentence before the list, if it announces it.
    let first = (own.block.saturating_sub(MOST_ITEMS)..own.block)
        .rev()
        .find(|&block| view.document.blocks[block].kind != BlockKind::ListItem(list))?;
    let announces = view
        .words(view.document.blocks[first].span)
        .trim_end()
        .ends_with(':');
    let lead = view
        .reading
        .sentences
        .partition_point(|s| s.block <= first)
        .checked_sub(1)
        .filter(|&lead| view.reading.sentences[lead].block == first)?;
    announces.then_some(lead)
}
