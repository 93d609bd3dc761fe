//! Figures that are no parts of a total because they are its parts already, are taken off, or are what the parts are in.

use extractor::Cue;

use crate::candidate::Candidate;
use crate::view::View;
use crate::words::WordList;

/// How many tokens before a figure say that it is taken off.
const NEAR: usize = 4;
/// How many tokens two figures stand apart of which one is in the other.
const CLOSE: usize = 6;

/// Whether what was added up is not what the total is of.
pub(super) fn is_summed_otherwise(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    has_a_subtotal(view, q, candidate)
        || has_one_taken_off(view, candidate)
        || has_a_place(view, candidate)
        || is_of_points(view, q, candidate)
        || is_of_the_last(view, q)
}

/// "fetched $4.1m, the sculpture $2.2m and the 30 drawings $9m in all": all of the last item.
fn is_of_the_last(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(6));
    let Some(and) = (first..token).rfind(|&at| view.cues(at).has(Cue::And)) else {
        return false;
    };
    let behind = view.is_one_of(
        token + 1,
        words!["in all", "altogether", "in total", "together"],
    ) || view.begins(token + 1, words!["in all", "in total"]);
    behind
        && (and + 1..token).all(|at| view.is_word(at) || view.at(at).is_some())
        && (and + 1..token)
            .filter_map(|at| view.at(at))
            .any(|l| view.is_count(l) && !view.comparable(l, q))
}

/// "11 people in the minibus, seven women and four men, so 12 in all": a total stands before its own parts, and the claim counts one more.
fn has_a_subtotal(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let Some(first) = candidate.operands.iter().map(|o| o.quantity).min() else {
        return false;
    };
    let sentence = view.context(first).sentence;
    if first > q {
        return false;
    }
    let size = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let like = |l: usize| l < q && view.comparable(l, first);
    // The total may be taken for one of the parts or stand right before them.
    let runs_to = |total: usize| {
        let mut sum = 0.0;
        let mut count = 0;
        for l in view.in_sentence(sentence).filter(|&l| l > total && like(l)) {
            sum += size(l);
            count += 1;
            if (sum - size(total)).abs() < 1e-9 {
                return count >= 2;
            }
            if sum > size(total) {
                break;
            }
        }
        false
    };
    // The driver, the guide or the chair: one more, who has no figure. In a longer list the first may be the sum of others by chance.
    let one_more = |total: usize| (candidate.claim.value - size(total) - 1.0).abs() < 1e-9;
    view.in_sentence(sentence)
        .filter(|&l| like(l) && size(l) >= 5.0 && one_more(l))
        .filter(|&l| candidate.stands_on(l) || l + 1 == first)
        .any(runs_to)
}

/// "£12m in Britain and £8m abroad, before central costs of £5m, for a total of £15m": one of them is taken off, and gives the claim
/// to the digit.
fn has_one_taken_off(view: &View<'_>, candidate: &Candidate) -> bool {
    const LESS: WordList = words![
        "less",
        "minus",
        "before",
        "after",
        "lost",
        "lose",
        "loses",
        "losing",
        "loss",
        "losses",
        "deducting",
        "subtracting",
        "without",
        "excluding",
        "except",
        "net of",
        "cost",
        "costs",
        "refund",
        "refunded",
        "discount",
        "rebate",
        "returned",
        "scrapped",
        "sold",
        "paid back",
    ];
    let Some(own) = candidate.claim.quantity else {
        return false;
    };
    // What was added up may leave out the first of them.
    let told = || {
        view.in_sentence(candidate.claim.sentence)
            .filter(|&l| l < own && view.comparable(l, own))
            .filter_map(|l| view.value_in(l, candidate.claim.unit))
            .sum::<f64>()
    };
    let sums = [candidate.value(), told()];
    candidate.operands.iter().any(|part| {
        let token = view.token(part.quantity);
        let first = view.first_token(token).max(token.saturating_sub(NEAR));
        let off = (first..token)
            .rev()
            .take_while(|&at| view.at(at).is_none() && view.mark(at).is_none())
            .any(|at| view.is_one_of(at, LESS));
        off && sums
            .iter()
            .any(|sum| (sum - 2.0 * part.value - candidate.claim.value).abs() < 1e-9 * sum.abs())
    })
}

/// "12 ministers from six states", "five of their 20 games", "three draws in 20 games": the second is what the first are of or in.
fn has_a_place(view: &View<'_>, candidate: &Candidate) -> bool {
    const IN: WordList = words![
        "from", "in", "at", "across", "over", "by", "of", "of their", "of its",
    ];
    candidate.operands.windows(2).any(|pair| {
        let [a, b] = [pair[0].quantity, pair[1].quantity];
        let (from, to) = (view.token(a), view.token(b));
        let counts = view.is_count(a) && view.is_count(b) && !view.counted(b).is_empty();
        let words = to > from + 1
            && to - from <= CLOSE
            && (from + 1..to)
                .all(|at| view.is_word(at) && !view.cues(at).any(&[Cue::And, Cue::Or]));
        let led = |at: usize| view.is_one_of(at, IN) || view.cues(at).any(&[Cue::Of, Cue::OutOf]);
        let determined = view.is_one_of(
            to.saturating_sub(1),
            words!["the", "their", "its", "his", "her", "our", "those", "these"],
        );
        counts
            && words
            && a + 1 == b
            && (led(to.saturating_sub(1))
                || determined && to > from + 2 && led(to.saturating_sub(2)))
    })
}

/// "With 12 wins and five draws in 20 games they have 41 points in all": so many for each of them.
fn is_of_points(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    const WINS: WordList = words![
        "win",
        "wins",
        "won",
        "draw",
        "draws",
        "drawn",
        "drew",
        "victories",
    ];
    let points = |l: usize| view.counted(l).contains(&"point");
    let (first, end) = view.reading.sentences[candidate.claim.sentence].tokens;
    points(q)
        && !candidate.operands.iter().any(|part| points(part.quantity))
        && (first..end).any(|at| view.is_one_of(at, WINS))
}
