//! Which figures bear other claims out already: two levels that give one change hardly stand for the next one too.

use std::cell::OnceCell;

use document::Span;
use smallvec::SmallVec;

use super::{Outcome, WEAK, outcome};
use crate::candidate::Candidate;
use crate::quick::QuickMap;

/// A claim that its operands agree with: its words, its rule and its second operand.
#[derive(Debug, Clone, Copy)]
struct Borne {
    claim: Span,
    rule: &'static str,
    second: usize,
}

/// The claims that each figure is bound to, and whether they agree.
type Used = QuickMap<usize, SmallVec<[(Span, bool); 4]>>;

/// The settled candidates of a document, and the claims that agree with what they are bound to, by their first operand: found when
/// first asked for.
pub(crate) struct Bearing<'c> {
    pub(super) candidates: &'c [Candidate],
    found: OnceCell<QuickMap<usize, SmallVec<[Borne; 2]>>>,
    used: OnceCell<Used>,
}

impl<'c> Bearing<'c> {
    pub(crate) fn of(candidates: &'c [Candidate]) -> Self {
        Self {
            candidates,
            found: OnceCell::new(),
            used: OnceCell::new(),
        }
    }

    fn found(&self) -> &QuickMap<usize, SmallVec<[Borne; 2]>> {
        self.found.get_or_init(|| {
            let mut found: QuickMap<usize, SmallVec<[Borne; 2]>> = QuickMap::default();
            for candidate in self.candidates {
                if candidate.strength < WEAK || outcome(candidate) != Outcome::Agrees {
                    continue;
                }
                if let [first, second, ..] = &candidate.operands[..] {
                    found.entry(first.quantity).or_default().push(Borne {
                        claim: candidate.claim.span,
                        rule: candidate.rule,
                        second: second.quantity,
                    });
                }
            }
            found
        })
    }

    /// How much of what a candidate stands on bears another claim of its rule out: nothing (0), its first operand (1), both (2).
    pub(super) fn elsewhere(&self, candidate: &Candidate) -> i32 {
        let [first, second, ..] = &candidate.operands[..] else {
            return 0;
        };
        let others = self.found().get(&first.quantity).into_iter().flatten();
        others
            .filter(|borne| borne.rule == candidate.rule && borne.claim != candidate.claim.span)
            .map(|borne| 1 + i32::from(borne.second == second.quantity))
            .max()
            .unwrap_or(0)
    }

    /// Which claims each figure is bound to, and whether they agree.
    fn used(&self) -> &Used {
        self.used.get_or_init(|| {
            let mut used = Used::default();
            for candidate in self.candidates {
                if candidate.strength < WEAK {
                    continue;
                }
                let bound = (candidate.claim.span, outcome(candidate) == Outcome::Agrees);
                for operand in &candidate.operands {
                    let claims = used.entry(operand.quantity).or_default();
                    // The candidates of one claim stand side by side.
                    let mut last = claims.iter().rev().take_while(|(span, _)| *span == bound.0);
                    if !last.any(|(_, agrees)| *agrees == bound.1) {
                        claims.push(bound);
                    }
                }
            }
            used
        })
    }

    /// How many claims but one a figure bears out, and how many it is bound to and does not give.
    pub(super) fn uses(&self, q: usize, but: Span) -> (usize, usize) {
        let uses = self.used().get(&q).into_iter().flatten();
        uses.filter(|(span, _)| *span != but)
            .fold((0, 0), |(right, wrong), (_, agrees)| {
                (right + usize::from(*agrees), wrong + usize::from(!agrees))
            })
    }
}
