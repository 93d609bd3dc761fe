//! A total that a slip of the pen makes of the sum of its parts: "6,218 permits", of 3,150, 1,890 and 1,241.
//!
//! The more digits a total has, the fewer figures a slip makes of it, and the less is met by chance by the runs of figures that
//! stand one behind the other: so little else is asked than that both are of one matter.

use super::closed::list_tie;
use super::clues::is_bound;
use super::fact::Fact;
use super::index::Id;
use super::parts::{SMALL_CHANCE, is_list, lists, runs};
use super::period::Relation;
use super::slip::{Pen, of_value};
use super::{Corpus, same};

/// How well the parts must be tied to a total that is one digit away.
const LOOSE: f64 = 0.4;
const CLOSE: f64 = 1.0;

/// The run of which a slip of the pen makes the total that is said, where hardly any run would do so by chance: so many totals a
/// slip makes of a figure, of so many runs, among so many figures of its digits.
pub(super) fn slipped<'f>(corpus: &Corpus<'_>, id: Id, figures: &'f [Id]) -> Option<&'f [Id]> {
    let claim = corpus.fact(id);
    let digits = same::digits(claim);
    if digits < 4 || is_bound(claim) || claim.part || !corpus.related.is_few() {
        return None;
    }
    let (runs, lists) = (runs(corpus, claim, figures), lists(corpus, figures));
    let mut found = runs.iter().filter(|(run, sum)| {
        let listed = is_list(corpus, run) || is_sentence(corpus, figures, run, *sum);
        let slips = match of_value(claim, *sum) {
            Some(Pen::Transposed) => 2 * digits,
            Some(Pen::Digit) if listed && run.len() >= 3 => 9 * digits,
            _ => return false,
        };
        let tried = if listed { lists } else { runs.len() };
        let chance = (slips * tried) as f64 * claim.grain / claim.value;
        let tie = list_tie(corpus, id, run);
        let of_one = if slips > 2 * digits {
            // "With what came from 9,912 people": it is told aside, but in the words of the parts.
            tie >= if claim.passing { CLOSE } else { LOOSE }
        } else {
            tie > 0.0 || corpus.related.is_alike(id.document, run[0].document)
        };
        chance < SMALL_CHANCE
            && of_one
            && run.iter().all(|part| could_be_part(corpus, claim, *part))
    });
    let run = found.next()?.0;
    found.next().is_none().then_some(run)
}

/// Whether three figures and more are all that their sentence gives, but for the total that they come to.
fn is_sentence(corpus: &Corpus<'_>, figures: &[Id], run: &[Id], sum: f64) -> bool {
    let sentence = corpus.fact(run[0]).sentence;
    let others = figures.iter().filter(|it| !run.contains(it));
    run.len() >= 3
        && run
            .iter()
            .all(|part| corpus.fact(*part).sentence == sentence)
        && others
            .filter(|it| corpus.fact(**it).sentence == sentence)
            .all(|it| (corpus.fact(*it).value / sum - 1.0).abs() < 1e-6)
}

/// Whether nothing that is said of a figure sets it apart from a total.
fn could_be_part(corpus: &Corpus<'_>, claim: &Fact, part: Id) -> bool {
    let part = corpus.fact(part);
    !is_bound(part)
        && !part.part
        && !part.aspects.clash(claim.aspects)
        && (part.when.soft
            || claim.when.soft
            || part.when.relation(claim.when) != Relation::Different)
}
