//! Where a claim and its operands stand, and what else stands about and between them.

use extractor::Cue;

use super::features::{Feature, Features};
use super::words::{in_common, tokens_of};
use crate::candidate::Candidate;
use crate::judge::is_of_one_block;
use crate::view::View;

/// The figures around a binding are counted in so many sentences at most.
const REACH: usize = 8;
/// Marks are counted over so many tokens at most, and no tokens tell more than these.
const FAR: usize = 120;
const FAR_OFF: i32 = 99;

pub(super) fn add(view: &View<'_>, candidate: &Candidate, out: &mut Features) {
    use Feature as F;
    let claim = &candidate.claim;
    let (first, end) = view.reading.sentences[claim.sentence].tokens;
    let (token, _) = tokens_of(view, candidate);
    out.count(F::FromBegin, token - first);
    out.count(F::ToEnd, end - token);
    let here = view.in_sentence(claim.sentence);
    let (mut before, mut behind) = ([0, 0], [0, 0]);
    for q in here.clone() {
        let at = view.token(q);
        let side = if at < token { &mut before } else { &mut behind };
        if at != token {
            side[0] += 1;
            side[1] += usize::from(view.is_magnitude(q));
        }
    }
    out.count(F::FiguresBefore, before[0]);
    out.count(F::FiguresBehind, behind[0]);
    out.count(F::MagnitudesBefore, before[1]);
    out.count(F::MagnitudesBehind, behind[1]);
    out.count(F::InSentence, here.len());
    out.count(F::Figures, view.reading.quantities.len());
    around(view, candidate, out);
    of_operands(view, candidate, token, out);
    of_way(view, candidate, token, out);
}

/// Other figures around that could be an operand, or the claim.
fn around(view: &View<'_>, candidate: &Candidate, out: &mut Features) {
    let claim = &candidate.claim;
    let operands = || candidate.operands.iter().map(|operand| operand.quantity);
    let sentences = || operands().map(|q| view.context(q).sentence);
    let first = sentences().fold(claim.sentence, usize::min);
    let last = sentences()
        .fold(claim.sentence, usize::max)
        .min(first + REACH);
    let around = view.in_sentence(first).start..view.in_sentence(last).end;
    let free = around.filter(|&q| !candidate.holds(q));
    let rivals = free
        .clone()
        .filter(|&q| view.is_magnitude(q) && operands().any(|operand| view.comparable(q, operand)));
    out.count(Feature::Rivals, rivals.count());
    let alike = free.filter(|&q| {
        claim.quantity.is_some_and(|own| {
            view.quantity(q).kind == view.quantity(own).kind && view.comparable(q, own)
        })
    });
    out.count(Feature::Alike, alike.count());
    out.flag(Feature::OneBlock, is_of_one_block(view, candidate));
}

/// Where each operand stands, from the claim and from the other.
fn of_operands(view: &View<'_>, candidate: &Candidate, token: usize, out: &mut Features) {
    use Feature as F;
    let claim = &candidate.claim;
    let from = |to: usize, from: usize| {
        let apart = i32::try_from(to.abs_diff(from)).unwrap_or(i32::MAX);
        if to < from { -apart } else { apart }
    };
    let features = [
        (F::FirstTokens, F::FirstSentences, F::FirstFigures),
        (F::SecondTokens, F::SecondSentences, F::SecondFigures),
    ];
    for (operand, (tokens, sentences, figures)) in candidate.operands.iter().zip(features) {
        let q = operand.quantity;
        out.set(tokens, from(view.token(q), token).clamp(-60, 60));
        out.set(sentences, from(view.context(q).sentence, claim.sentence));
        out.set(figures, from(q, claim.quantity.unwrap_or(q)).clamp(-12, 12));
    }
    let operands = || candidate.operands.iter().map(|operand| operand.quantity);
    let sentence = |q: usize| view.context(q).sentence;
    out.count(
        F::OperandsBefore,
        operands().filter(|&q| view.token(q) < token).count(),
    );
    out.count(
        F::OperandsHere,
        operands()
            .filter(|&q| sentence(q) == claim.sentence)
            .count(),
    );
    let last = operands().filter(|&q| sentence(q) + 1 == claim.sentence);
    out.count(F::OperandsInLast, last.count());
    let apart = || operands().map(|q| sentence(q).abs_diff(claim.sentence));
    out.count(F::SentencesToNearest, apart().min().unwrap_or(0));
    out.count(F::SentencesToFarthest, apart().max().unwrap_or(0));
    let mut both = operands();
    if let (Some(one), Some(other)) = (both.next(), both.next()) {
        out.count(F::Between, view.token(one).abs_diff(view.token(other)));
        out.set(F::BetweenFigures, from(one, other).clamp(-12, 12));
        out.count(F::BetweenSentences, sentence(one).abs_diff(sentence(other)));
    }
}

/// What stands between the claim and its operands: tokens, other figures, marks and conjunctions.
fn of_way(view: &View<'_>, candidate: &Candidate, token: usize, out: &mut Features) {
    use Feature as F;
    let operands = || candidate.operands.iter().map(|operand| operand.quantity);
    if let Some(q) = candidate.claim.quantity {
        let tokens = || operands().map(|operand| view.token(operand).abs_diff(token));
        out.count(F::Nearest, tokens().min().unwrap_or(FAR));
        out.count(F::Farthest, tokens().max().unwrap_or(FAR));
        let figures = || operands().map(|operand| operand.abs_diff(q));
        out.count(F::FiguresToNearest, figures().min().unwrap_or(0));
        out.count(F::FiguresToFarthest, figures().max().unwrap_or(0));
    } else {
        out.set(F::Nearest, FAR_OFF);
        out.set(F::Farthest, FAR_OFF);
    }
    let (mut fewest, mut most, mut semicolons) = (usize::MAX, 0, 0);
    for operand in operands() {
        let at = view.token(operand);
        let (from, to) = (at.min(token), at.max(token));
        let (mut marks, mut semi) = (0, 0);
        for at in from..to.min(from + FAR) {
            let mark = view.mark(at);
            semi += usize::from(matches!(mark, Some(';' | ':')));
            marks += usize::from(
                mark.is_some_and(|mark| mark != '%') || view.cues(at).any(&[Cue::And, Cue::But]),
            );
        }
        (fewest, most) = (fewest.min(marks), most.max(marks));
        semicolons = semicolons.max(semi);
    }
    out.count(F::MarksToNearest, fewest.min(most));
    out.count(F::MarksToFarthest, most);
    out.count(F::Semicolons, semicolons);
    out.set(F::InCommon, in_common(view, candidate));
}
