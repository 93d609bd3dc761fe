//! "86 adult tickets at £9 and 34 children's at £4, £910 in all": several kinds, each with its own price, and what they come to.

use extractor::{Cue, Per};

use super::{Mark, mark};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::parts::{is_amount, is_asserted, is_joined};
use crate::view::View;

/// The kinds priced before a figure in its sentence or else the one before: each a count with the amount of one right behind
/// it.
pub(super) fn priced(view: &View<'_>, q: usize) -> Vec<[usize; 2]> {
    let sentence = view.context(q).sentence;
    let at_once = |number: usize, at: usize| {
        let each = number + 1;
        each < q
            && view.context(number).sentence == at
            && view.context(each).sentence == at
            && view.is_count(number)
            && is_amount(view, number)
            && is_amount(view, each)
            && view.comparable(each, q)
            && view.quantity(each).kind == view.quantity(q).kind
            && is_asserted(view, each)
            && matches!(mark(view, each), Some(Mark::Price | Mark::Per(_)))
    };
    let kinds = |at: usize| -> Vec<[usize; 2]> {
        view.around(sentence, 1, 0)
            .filter(|&number| at_once(number, at))
            .map(|number| [number, number + 1])
            .collect()
    };
    let here = kinds(sentence);
    if here.is_empty() && sentence > 0 {
        kinds(sentence - 1)
    } else {
        here
    }
}

/// All kinds together are the figure.
pub(super) fn propose(view: &View<'_>, q: usize, kinds: &[[usize; 2]], out: &mut Vec<Candidate>) {
    if view.per(q) != Per::Nothing || !(2..=4).contains(&kinds.len()) {
        return;
    }
    let token = view.token(q);
    let announced = view
        .cue_before(token, 5, &[Cue::Making, Cue::Total, Cue::Equal])
        .is_some()
        || view.cue_behind(token, 3, &[Cue::Total]).is_some()
        || is_joined(view, q)
        || view.any_word_behind(token, 3, |word| word.eq_ignore_ascii_case("between them"));
    let unit = view.quantity(q).unit.base;
    let operands = kinds
        .iter()
        .flat_map(|&[number, each]| [Bound::own(view, number), Bound::new(view, each, unit)])
        .collect();
    let apart = view.context(kinds[0][0]).sentence != view.context(q).sentence;
    out.push(Candidate {
        rule: "product",
        claim: Claim::of(view, q),
        formula: Formula::Takings,
        operands,
        strength: 6 + 3 * i32::from(announced) - i32::from(apart),
        sense: Sense::None,
    });
}
