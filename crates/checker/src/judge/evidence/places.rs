//! Where a claim and its operands stand, and what else stands about and between them, clue by clue.

use extractor::Cue;

use super::clues::{band, size};
use super::{ANY, Clue, Found, name};
use crate::candidate::Candidate;
use crate::view::View;

/// The figures around a binding are counted in so many sentences at most.
const REACH: usize = 8;
/// Marks are counted over so many tokens at most.
const FAR: usize = 120;

/// Where the operands stand, and how many other figures stand about.
pub(super) fn of_places(view: &View<'_>, candidate: &Candidate, out: &mut impl FnMut(Clue<'_>)) {
    let claim = &candidate.claim;
    let here = claim.sentence;
    let sentences = || {
        let operands = candidate.operands.iter();
        operands.map(|operand| view.context(operand.quantity).sentence)
    };
    let apart = || sentences().map(|sentence| sentence.abs_diff(here));
    let far = band(&[0, 1, 2, 3, 5, 10], apart().max().unwrap_or(0));
    let near = band(&[0, 1, 2, 3], apart().min().unwrap_or(0));
    let later = sentences().filter(|&sentence| sentence > here).count();
    let first = sentences().fold(here, usize::min);
    let last = sentences().fold(here, usize::max).min(first + REACH);
    let around = view.in_sentence(first).start..view.in_sentence(last).end;
    let free = |q: &usize| !candidate.holds(*q);
    let rivals = around.clone().filter(free).filter(|&q| {
        let mut operands = candidate.operands.iter();
        view.is_magnitude(q) && operands.any(|operand| view.comparable(q, operand.quantity))
    });
    let rivals = band(&[0, 1, 2, 3, 5], rivals.count());
    let own = claim.quantity;
    let alike = around.filter(free).filter(|&q| {
        own.is_some_and(|own| {
            view.quantity(q).kind == view.quantity(own).kind && view.comparable(q, own)
        })
    });
    let alike = band(&[0, 1, 2, 3, 5], alike.count());
    let token = own.map(|q| view.token(q));
    let distance = |operand: usize| token.map_or(99, |at| view.token(operand).abs_diff(at));
    let tokens = || candidate.operands.iter().map(|o| distance(o.quantity));
    let nearest = tokens().min().unwrap_or(99);
    let farthest = tokens().max().unwrap_or(99);
    let block = |sentence: usize| view.reading.sentences[sentence].block;
    let one_block = sentences().all(|sentence| block(sentence) == block(here));
    let mut say = |rule, name, count| {
        out(Clue {
            rule,
            name,
            found: Found::Count(count),
        });
    };
    for rule in [ANY, name(candidate.rule)] {
        say(rule, const { name("far") }, far);
        say(rule, const { name("rivals") }, rivals);
        say(rule, const { name("alike") }, alike);
        say(
            rule,
            const { name("nearest") },
            band(&[1, 2, 3, 5, 8, 12, 20, 40, 98], nearest),
        );
        say(
            rule,
            const { name("farthest") },
            band(&[2, 4, 6, 10, 15, 25, 40, 70, 98], farthest),
        );
        say(
            rule,
            const { name("in sentence") },
            band(&[1, 2, 3, 4, 5, 7], view.in_sentence(here).len()),
        );
    }
    let figures = band(&[4, 6, 9, 13, 18, 25, 40], view.reading.quantities.len());
    say(name(candidate.rule), const { name("figures") }, figures);
    say(ANY, const { name("near") }, near);
    say(ANY, const { name("later") }, size(later.min(2)));
    say(
        ANY,
        const { name("figures") },
        band(
            &[3, 4, 5, 6, 8, 10, 14, 20, 30, 50],
            view.reading.quantities.len(),
        ),
    );
    say(ANY, const { name("one block") }, i32::from(one_block));
    out(Clue {
        rule: ANY,
        name: const { name("strength, far") },
        found: Found::Pair(candidate.strength.clamp(-8, 14), far),
    });
    out(Clue {
        rule: ANY,
        name: const { name("strength, figures") },
        found: Found::Pair(candidate.strength.clamp(-8, 14), figures),
    });
}

/// What stands between the claim and its operands: other figures, and marks and conjunctions.
pub(super) fn of_way(view: &View<'_>, candidate: &Candidate, out: &mut impl FnMut(Clue<'_>)) {
    let Some(q) = candidate.claim.quantity else {
        return;
    };
    let operands = || candidate.operands.iter().map(|operand| operand.quantity);
    let figures = || operands().map(|operand| operand.abs_diff(q));
    let parts = |at: usize| {
        view.mark(at).is_some_and(|mark| mark != '%') || view.cues(at).any(&[Cue::And, Cue::But])
    };
    let marks = operands().map(|operand| {
        let (one, other) = (view.token(q), view.token(operand));
        let between = one.min(other)..one.max(other).min(one.min(other) + FAR);
        size(between.filter(|&at| parts(at)).count().min(8))
    });
    let (mut fewest, mut most) = (0, 0);
    for (at, count) in marks.enumerate() {
        fewest = if at == 0 { count } else { count.min(fewest) };
        most = count.max(most);
    }
    for rule in [ANY, name(candidate.rule)] {
        let mut say = |name, count: i32| {
            out(Clue {
                rule,
                name,
                found: Found::Count(count),
            });
        };
        say(
            const { name("figures to nearest") },
            size(figures().min().unwrap_or(0).min(6)),
        );
        say(
            const { name("figures to farthest") },
            band(&[1, 2, 3, 4, 6, 9, 14, 98], figures().max().unwrap_or(0)),
        );
        say(const { name("marks to nearest") }, fewest);
        say(const { name("marks to farthest") }, most);
    }
}
