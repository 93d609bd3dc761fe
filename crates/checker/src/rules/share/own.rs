//! What the words around a share say whatever its part and whole: that it concludes, points back, what it is of.

use std::cell::OnceCell;

use extractor::Cue;
use smallvec::SmallVec;

use super::comes_to::is_opening;
use super::doubt::of_itself;
use super::evidence::{PartWords, is_rate, preposition};
use super::noun::{Named, named, subject};
use crate::topic::related;
use crate::view::View;

/// A share, and what is asked of its words for every part and whole: each found when it is first asked for.
pub(super) struct Own<'v, 'a> {
    view: &'v View<'a>,
    pub(super) q: usize,
    concludes: OnceCell<bool>,
    doubt: OnceCell<i32>,
    is_rate: OnceCell<bool>,
    points_back: OnceCell<bool>,
    subject: OnceCell<Vec<&'a str>>,
    amounts: &'v [usize],
    /// Whether "of" or "out of" stands before each of the amounts.
    taken: SmallVec<[OnceCell<bool>; 8]>,
    parts: SmallVec<[OnceCell<PartWords<'a>>; 8]>,
    /// How the claim's own "of" names each as its whole.
    named: SmallVec<[OnceCell<Named>; 8]>,
}

impl<'v, 'a> Own<'v, 'a> {
    /// A share, and the amounts that may be its part and whole.
    pub(super) fn new(view: &'v View<'a>, q: usize, amounts: &'v [usize]) -> Self {
        Self {
            view,
            q,
            concludes: OnceCell::new(),
            doubt: OnceCell::new(),
            is_rate: OnceCell::new(),
            points_back: OnceCell::new(),
            subject: OnceCell::new(),
            amounts,
            taken: amounts.iter().map(|_| OnceCell::new()).collect(),
            parts: amounts.iter().map(|_| OnceCell::new()).collect(),
            named: amounts.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    /// What "thus", "so", "therefore" or "that is" add where the claim follows from the figures just before it.
    pub(super) fn concludes(&self, part: usize) -> i32 {
        let sentence = |q: usize| self.view.context(q).sentence;
        let near = sentence(self.q) <= sentence(part) + 1;
        let concludes = || *self.concludes.get_or_init(|| concludes(self.view, self.q));
        2 * i32::from(part < self.q && near && concludes())
    }

    /// Where one of the amounts stands among them.
    fn place(&self, amount: usize) -> usize {
        let place = self.amounts.partition_point(|&other| other < amount);
        debug_assert_eq!(self.amounts.get(place), Some(&amount));
        place
    }

    /// Whether an amount is one of or out of which something is told.
    pub(super) fn taken(&self, amount: usize) -> bool {
        *self.taken[self.place(amount)].get_or_init(|| {
            let token = self.view.token(amount);
            preposition(self.view, token, &[Cue::Of, Cue::OutOf])
        })
    }

    /// What the words around one of the amounts say of it as a part.
    pub(super) fn part(
        &self,
        amount: usize,
        find: impl FnOnce() -> PartWords<'a>,
    ) -> &PartWords<'a> {
        self.parts[self.place(amount)].get_or_init(find)
    }

    /// How the claim's own "of" names one of the amounts as its whole.
    pub(super) fn named(&self, amount: usize) -> Named {
        *self.named[self.place(amount)].get_or_init(|| named(self.view, self.q, amount))
    }

    /// What is said against it whatever its part and whole.
    pub(super) fn doubt(&self) -> i32 {
        *self.doubt.get_or_init(|| of_itself(self.view, self.q))
    }

    /// Whether a word beside it calls it a rate or share.
    pub(super) fn is_rate(&self) -> bool {
        *self.is_rate.get_or_init(|| is_rate(self.view, self.q))
    }

    /// Whether its sentence points back: "That is a third"; "Of 210 pupils 51 are eligible. At 24%, the share is …".
    pub(super) fn points_back(&self) -> bool {
        let points = || {
            let (view, token) = (self.view, self.view.token(self.q));
            let first = view.first_token(token);
            token <= first + 6
                && (first..token.min(first + 4)).any(|at| {
                    view.cues(at).has(Cue::Equal)
                        || view.is_word(at)
                            && matches!(view.word(at), "That" | "This" | "That’s" | "That's" | "It")
                })
                || is_opening(view, self.q)
        };
        *self.points_back.get_or_init(points)
    }

    /// How many stems of the words before it are of a topic.
    pub(super) fn shared(&self, topic: &[&str]) -> usize {
        let subject = self.subject.get_or_init(|| subject(self.view, self.q));
        subject
            .iter()
            .filter(|stem| topic.iter().any(|other| related(stem, other)))
            .count()
    }
}

/// Whether "thus", "so", "therefore" or "that is" stands beside a claim.
fn concludes(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    (first.max(token.saturating_sub(7))..view.end_token(token).min(token + 4)).any(|at| {
        view.is_word(at)
            && matches!(
                view.lower(at),
                "thus" | "therefore" | "hence" | "accordingly" | "consequently" | "so" | "then"
            )
    }) || {
        // "Put another way, …", "In other words, …", "That is …"
        let opening = view
            .words(view.sentence(q).span)
            .get(..24)
            .unwrap_or_default()
            .to_ascii_lowercase();
        words![
            "put another way",
            "put differently",
            "in other words",
            "that is",
            "that means",
            "that makes",
            "this means",
            "this is",
            "which is",
        ]
        .iter()
        .any(|words| opening.starts_with(words))
    }
}
