//! Those who died, told again by a definite article: "has killed 34 people. Relatives of the 43 dead …".
//!
//! What the article points to is the one number of dead that the sentences before give; only digits that have changed places make
//! it certain that the two are one figure, as tolls rise from one sentence to the next.

use extractor::Hedge;

use super::agreement::said_again;
use super::figure::Figure;
use crate::candidate::Candidate;
use crate::diagnose::slip;
use crate::view::View;
use crate::words::WordList;

/// Nouns for those who died.
const DEAD: WordList = words!["dead", "victims", "drowned", "deaths", "bodies", "killed"];
/// Stems of words that say somebody died.
const DIED: WordList = words![
    "kill", "dead", "die", "died", "death", "drown", "victim", "perish", "drowned", "killed",
];
/// How many sentences before it may give the number.
const REACH: usize = 4;

pub(super) fn propose(view: &View<'_>, figures: &[Figure], out: &mut Vec<Candidate>) {
    for (at, later) in figures.iter().enumerate() {
        let q = later.quantity;
        if !is_definite(view, q) {
            continue;
        }
        let sentence = view.context(q).sentence;
        let told: Vec<&Figure> = figures[..at]
            .iter()
            .filter(|figure| {
                let own = view.context(figure.quantity).sentence;
                own < sentence && own + REACH >= sentence && tells_of_death(view, figure.quantity)
            })
            .collect();
        let [earlier] = told[..] else { continue };
        let exact = [q, earlier.quantity]
            .iter()
            .all(|&q| view.quantity(q).hedge == Hedge::None);
        if exact && slip(later.value, earlier.value, 1.0) == Some("digits transposed") {
            out.push(said_again(view, later, earlier, 8));
        }
    }
}

/// "the 43 dead", "all 13 of the drowned".
fn is_definite(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    view.is_count(q)
        && token > view.first_token(token)
        && view.is_one_of(token - 1, words!["the", "all", "those"])
        && (token + 1..view.end_token(token).min(token + 4))
            .take_while(|&at| view.is_word(at))
            .any(|at| view.is_one_of(at, DEAD))
}

/// Whether a count is of people who died: the word stands within a few of it.
fn tells_of_death(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let near =
        view.first_token(token).max(token.saturating_sub(7))..view.end_token(token).min(token + 4);
    view.is_count(q)
        && near.filter(|&at| view.is_word(at)).any(|at| {
            DIED.iter()
                .any(|stem| view.lower(at).split(' ').any(|word| word == stem))
                || view.lower(at).starts_with("kill")
        })
}
