//! A figure that may be derived, the words around it, and the figures near it.

use document::sort_by_key;
use extractor::{Cue, Cues, Direction, Kind, Role, Stance};

use crate::parts::is_asserted;
use crate::view::{Few, View};

/// At most so many figures near a claim are tried, the nearest first.
const MOST: usize = 16;
/// Words before and behind a figure that can say how it comes about.
const BEFORE: usize = 7;
const BEHIND: usize = 5;

/// So many figures of its own paragraph can explain a figure.
const ENOUGH: usize = 4;

/// What a search looks at.
pub(super) struct Nearby<'v, 'a> {
    pub(super) view: &'v View<'a>,
    /// The figure.
    pub(super) claim: usize,
    /// Its sentence.
    here: usize,
    /// Levels near it, in the order of the text.
    pub(super) levels: Few,
    /// What the words around the figure are, up to the next figures.
    pub(super) cues: Cues,
}

/// Whether a figure in running text can be derived from others: asserted, of one value, no date, place or age.
pub(super) fn is_claim(view: &View<'_>, q: usize) -> bool {
    use document::BlockKind::{Heading, ListItem, Paragraph};
    let quantity = view.quantity(q);
    let kind = !matches!(
        quantity.kind,
        Kind::Date | Kind::Year | Kind::Ordinal | Kind::Age | Kind::Range
    );
    let block = view.document.blocks[view.sentence(q).block].kind;
    kind && quantity.value.is_some_and(|value| value > 0.0)
        && view.context(q).stance == Stance::Fact
        && matches!(block, Paragraph | ListItem(_) | Heading(_))
}

impl<'v, 'a> Nearby<'v, 'a> {
    /// Looks around a figure: four sentences back, one ahead.
    pub(super) fn of(view: &'v View<'a>, claim: usize) -> Self {
        let sentence = view.context(claim).sentence;
        let mut levels: Few = view
            .around(sentence, 4, 1)
            .filter(|&q| q != claim && is_operand(view, q))
            .collect();
        // A paragraph with figures of its own has no need of another's.
        let block = |q: usize| view.sentence(q).block;
        if levels.iter().filter(|&&q| block(q) == block(claim)).count() >= ENOUGH {
            levels.retain(|&mut q| block(q) == block(claim));
        }
        if levels.len() > MOST {
            sort_by_key(&mut levels, |&q| view.distance(q, claim));
            levels.truncate(MOST);
            levels.sort_unstable();
        }
        Self {
            view,
            claim,
            here: sentence,
            levels,
            cues: cues(view, claim),
        }
    }

    pub(super) fn says(&self, cues: &[Cue]) -> bool {
        self.cues.any(cues)
    }

    /// The direction in which the figure is said to have gone, if it is a change.
    pub(super) fn change(&self) -> Option<Direction> {
        self.view.change(self.claim)
    }

    /// How near a level stands: 1 in the claim's own sentence, less beyond.
    pub(super) fn weight(&self, q: usize) -> f64 {
        match self.here.abs_diff(self.view.context(q).sentence) {
            0 => 1.0,
            1 => 0.6,
            2 => 0.3,
            _ => 0.15,
        }
    }
}

fn is_operand(view: &View<'_>, q: usize) -> bool {
    view.is_magnitude(q)
        && view.quantity(q).value.is_some_and(|value| value > 0.0)
        && (is_asserted(view, q) || matches!(view.context(q).role, Role::Base | Role::Reference))
}

fn cues(view: &View<'_>, q: usize) -> Cues {
    let token = view.token(q);
    let within = |at: &usize| view.at(*at).is_none() && view.mark(*at) != Some(';');
    let before = (view.first_token(token).max(token.saturating_sub(BEFORE))..token)
        .rev()
        .take_while(within);
    let behind = (token + 1..view.end_token(token).min(token + 1 + BEHIND)).take_while(within);
    before
        .chain(behind)
        .map(|at| view.cues(at))
        .fold(Cues::NONE, Cues::union)
}
