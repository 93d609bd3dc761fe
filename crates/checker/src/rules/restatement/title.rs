//! A headline and the sentence under it that give one figure in two ways, of which the one is a slip of the other: "Start-up
//! raises $15m" over "… had closed a round of $15bn".
//!
//! A headline says what its text opens with. So one figure of a kind in either, of one unit, must be one figure; that only a
//! slip of the pen tells them apart (noughts, digits transposed, sixteen for sixty) is what makes it certain. Silent where the
//! text gives the headline's figure, too, or another figure that explains the difference.

use extractor::{Hedge, Kind};

use super::agreement::said_again;
use super::figure::Figure;
use crate::candidate::Candidate;
use crate::diagnose::slip;
use crate::view::View;

/// How many sentences below it may give the headline's figure.
const REACH: usize = 2;

/// Every figure of the opening that contradicts the headline's.
pub(super) fn propose(view: &View<'_>, figures: &[Figure], out: &mut Vec<Candidate>) {
    let titles: Vec<&Figure> = figures
        .iter()
        .take_while(|figure| figure.block == 0)
        .filter(|figure| figure.is_heading)
        .collect();
    for title in &titles {
        let rivals = titles
            .iter()
            .filter(|other| kind(view, other) == kind(view, title))
            .count();
        let body: Vec<&Figure> = figures
            .iter()
            .filter(|figure| figure.block > 0 && kind(view, figure) == kind(view, title))
            .take_while(|figure| opens(view, figure))
            .collect();
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9 * b.abs().max(1.0);
        // The text may well say the headline's figure further down.
        let told = figures.iter().any(|figure| {
            figure.block > 0
                && kind(view, figure) == kind(view, title)
                && near(figure.value, title.value)
        });
        if rivals != 1 || told || view.quantity(title.quantity).kind == Kind::Percent {
            continue;
        }
        let slips: Vec<&&Figure> = body
            .iter()
            .filter(|figure| is_slip(view, figure, title))
            .collect();
        let [later] = slips[..] else { continue };
        let explained = body.iter().any(|figure| {
            near(figure.value, (later.value - title.value).abs())
                || near(figure.value, later.value + title.value)
        });
        if !explained && same_thing(view, later, title) {
            out.push(said_again(view, later, title, 8));
        }
    }
}

type Sort = (Kind, extractor::UnitId, extractor::Per);

fn kind(view: &View<'_>, figure: &Figure) -> Sort {
    let quantity = view.quantity(figure.quantity);
    (quantity.kind, quantity.unit.base, quantity.unit.per)
}

/// Whether a figure stands in the first sentences under the headline.
fn opens(view: &View<'_>, figure: &Figure) -> bool {
    let first = view
        .reading
        .sentences
        .partition_point(|sentence| sentence.block == 0);
    view.context(figure.quantity).sentence < first + REACH
}

/// Money is money; what is counted must be the same, or be named by one of the two only.
fn same_thing(view: &View<'_>, later: &Figure, title: &Figure) -> bool {
    let exact = [later, title]
        .iter()
        .all(|figure| view.quantity(figure.quantity).hedge.is_neutral());
    let nouns = later.same_noun(view, title) || !view.is_count(later.quantity);
    let unnamed = [later, title]
        .iter()
        .any(|figure| view.context(figure.quantity).counted.is_none());
    exact && (nouns || unnamed || later.shared(view, title) > 0)
}

/// Whether a slip makes one figure of the other: noughts, a scale, digits transposed, "-teen" for "-ty".
fn is_slip(view: &View<'_>, later: &Figure, title: &Figure) -> bool {
    let grain = view
        .quantity(later.quantity)
        .grain
        .min(view.quantity(title.quantity).grain);
    let (small, large) = (later.value.min(title.value), later.value.max(title.value));
    let teen = (13.0..=19.0).contains(&small) && (large - (small - 10.0) * 10.0).abs() < 0.5;
    let noughts = [10.0, 100.0, 1e3, 1e6]
        .iter()
        .any(|power| (large / small / power - 1.0).abs() < 1e-9);
    let digits = later.digits.max(title.digits) >= 2;
    teen || digits && (noughts || slip(later.value, title.value, grain).is_some())
}

/// "Nineteen ponies were lifted … By dusk all 18 were eating": "all" says that they are those of the sentence before, the only
/// ones that it counts.
pub(super) fn all_of_them(view: &View<'_>, figures: &[Figure], out: &mut Vec<Candidate>) {
    for (at, later) in figures.iter().enumerate() {
        let q = later.quantity;
        let token = view.token(q);
        let led = token > view.first_token(token)
            && view.is_word(token - 1)
            && view.lower(token - 1) == "all";
        let sentence = view.context(q).sentence;
        if !led || !view.is_count(q) || view.quantity(q).hedge != Hedge::None || later.value < 3.0 {
            continue;
        }
        let before: Vec<&Figure> = figures[..at]
            .iter()
            .filter(|figure| view.context(figure.quantity).sentence + 1 == sentence)
            .filter(|figure| view.is_count(figure.quantity))
            .collect();
        let [earlier] = before[..] else { continue };
        let gap = (earlier.value - later.value).abs();
        let alone = view
            .in_sentence(sentence)
            .all(|l| l == q || !view.is_count(l));
        let bare = view.context(q).counted.is_none() || later.same_noun(view, earlier);
        let exact = view.quantity(earlier.quantity).hedge == Hedge::None
            && view.quantity(earlier.quantity).grain <= 1.0
            && earlier.value >= 3.0;
        if gap >= 1.0 && gap <= earlier.value / 3.0 && alone && bare && exact {
            out.push(said_again(view, later, earlier, 8));
        }
    }
}
