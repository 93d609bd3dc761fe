//! Shares of another time or whole than the figures beside them.

use extractor::{Cue, Kind, Per, Role, UnitId};

use super::super::gives;
use super::whole::{is_deposit, is_of_the_total, is_wanted};
use super::{NEAR, is_clause};
use crate::candidate::{Bound, Candidate};
use crate::conclusion::points_back;
use crate::formula::Formula;
use crate::parts::{has_its_part, is_elliptical};
use crate::topic::{related, stem};
use crate::view::View;

/// Tokens within which a share stands in apposition to its part: "2,678 have been tuned, 65% of the instrument".
const APPOSED: usize = 10;

/// A share of another time, of each arm's own number, of a survey's own sample, or of both figures together.
pub(super) fn is_another_share(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let &[part, whole] = &candidate.operands[..] else {
        return false;
    };
    let sentence = candidate.claim.sentence;
    let [p, w] = [part.quantity, whole.quantity];
    let outside = |l: usize| view.context(l).sentence != sentence;
    let token = view.token(q);
    let (first, end) = view.reading.sentences[sentence].tokens;
    let then = outside(p) && outside(w) && is_of_another_time(view, sentence, token);
    // "$4,057 a month on a loan of $673,840"
    let monthly = candidate.formula == Formula::Share
        && view.per(p) != Per::Nothing
        && view.per(w) == Per::Nothing;
    // "a 20% deposit ($168,460) on a loan of $673,840", "3,360 work there, 840 here: only one in five of the total"
    let of_both = gives(candidate, Formula::RateOf, [part, whole])
        && (is_deposit(view, q) || is_of_the_total(view, q))
        && candidate.formula == Formula::Share;
    // "202 people, against 162 (40.1 percent) on the lower dose": each arm has its own number.
    let bracket = token > first && view.mark(token - 1) == Some('(');
    let arm = bracket && w < p && view.between(view.token(w), view.token(p), &[Cue::Against]);
    // "A poll of 1,015 adults found that 37% …", with the whole in another paragraph.
    let polled = view.sentence(w).block != view.sentence(q).block
        && p < q
        && view.token(p) > first
        && view.is_one_of(view.token(p) - 1, words!["of"]);
    // "In the United States, where 512 of the patients lived, the proportions are 14 percent and 19 percent."
    let several = view
        .in_sentence(sentence)
        .any(|l| l != q && view.quantity(l).kind == Kind::Percent);
    let aside =
        several && outside(w) && p < q && view.token(q) - view.token(p) > NEAR && !outside(p);
    // "the 1,212 participants … where 512 of them lived, the proportion is 14 percent"
    let inside = is_clause(view, p)
        && p < q
        && (view.token(p)..view.token(q)).any(|at| view.mark(at) == Some(','));
    let aside = aside || inside && outside(w);
    // "812 pilots, a quarter of them women": what stands before is the whole.
    let pronoun = (token + 1..end.min(token + 3))
        .find(|&at| view.is_word(at) && (view.lower(at) == "them" || view.lower(at) == "of them"));
    let of_them = pronoun.is_some_and(|at| {
        at + 1 < end
            && view.is_word(at + 1)
            && !view.cues(at + 1).any(&[Cue::Level, Cue::ChangeVerb])
    }) && p + 1 == q
        && token - view.token(p) <= NEAR
        && !view.between(view.token(p), token, &[Cue::Or]);
    // "37 percent of everything the maker sold", with the whole in another paragraph and in other words.
    let told: Vec<&str> = (first..end)
        .filter(|&at| view.is_word(at))
        .filter_map(|at| stem(view.lower(at)))
        .collect();
    let (start, stop) = view.sentence(w).tokens;
    let mut about = (start..stop)
        .filter(|&at| view.is_word(at))
        .filter_map(|at| stem(view.lower(at)));
    let strange = view.sentence(w).block != view.sentence(q).block
        && !about.any(|noun| told.iter().any(|other| related(noun, other)));
    // "41mm …; the average is 118mm. That is 35% of normal, a shortfall of 77mm": what is missing is no whole.
    let gap = w > q && view.change(w).is_some();
    let aside = aside
        || of_them
        || strange
        || gap
        || is_of_a_total(view, q, candidate)
        || view.is_crowded() && is_of_named(view, q, candidate);
    // "£38 full plot, £21 half": what is sold at that price.
    let sold = p + 1 == q
        && view.quantity(q).kind == Kind::Fraction
        && view.token(q) == view.token(p) + 1
        && !view.cues(token + 1).any(&[Cue::Of, Cue::OfThose]);
    // "a majority of 317 on a turnout of 38%": a distance is no part.
    let distance = view
        .cue_before(view.token(p), 2, &[Cue::Gap, Cue::Margin])
        .is_some();
    let turnout = candidate.formula == Formula::RateOf
        && (first.max(token.saturating_sub(4))..token)
            .any(|at| view.is_one_of(at, words!["turnout"]));
    // "two in five of the former had gone": which is meant is told by their order alone.
    let former = (token + 1..end.min(token + 5)).any(|at| {
        view.is_word(at)
            && words!["former", "latter"]
                .iter()
                .any(|word| view.lower(at).contains(word))
    });
    former
        || is_wanted(view, q)
        || is_of_a_larger_whole(view, q, candidate)
        || is_told_otherwise(view, q, candidate, [part, whole])
        || is_of_what_is_left(view, q, [p, w])
        || is_of_rivals(view, p, w)
        || is_of_two_parts(view, candidate)
        || sold
        || distance
        || turnout
        || then
        || monthly
        || of_both
        || arm
        || polled
        || aside
        || is_of_a_nearer_pair(view, q, candidate)
}

/// "Of the 56 cases … nine were close, and in six of those nine, 11% of the docket, …": the share names a whole, and a larger one that was
/// told before gives it to the digit.
fn is_of_a_larger_whole(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let [part, whole] = [candidate.operands[0], candidate.operands[1]];
    let of = view.token(q) + 1;
    let end = view.end_token(of - 1);
    let named = of + 1 < end && view.cues(of).has(Cue::Of) && !is_pronoun(view, of) && {
        (of + 1..end.min(of + 5))
            .take_while(|&at| view.is_word(at) && !view.cues(at).any(&[Cue::Level, Cue::And]))
            .filter_map(|at| stem(view.lower(at)))
            .any(|noun| {
                !view
                    .counted(whole.quantity)
                    .iter()
                    .any(|other| related(noun, other))
            })
    };
    // "in six of those nine, 11% of the docket": the part that stands before the share.
    let beside = (q >= 2 && has_its_part(view, q - 1)).then(|| [q - 2, q - 1]);
    let pairs = [Some([part.quantity, whole.quantity]), beside];
    named
        && candidate.formula == Formula::Share
        && view.around(candidate.claim.sentence, 3, 0).any(|l| {
            pairs.into_iter().flatten().any(|[part, whole]| {
                l < part
                    && view.comparable(l, whole)
                    && view.quantity(l).value > view.quantity(whole).value
                    && gives(
                        candidate,
                        Formula::Share,
                        [part, l].map(|l| Bound::own(view, l)),
                    )
            })
        })
}

/// Whether where a share stands says that it is of another time, clause or half than the two figures: see the examples inside.
fn is_told_otherwise(
    view: &View<'_>,
    q: usize,
    candidate: &Candidate,
    [part, whole]: [Bound; 2],
) -> bool {
    let [p, w] = [part.quantity, whole.quantity];
    let token = view.token(q);
    let first = view.first_token(token);
    let sentence = |l: usize| view.context(l).sentence;
    // "That's 15 per cent in six months. I farm 210 acres …": of what was said before.
    let back = points_back(view, q) && [p, w].iter().all(|&l| sentence(l) > sentence(q));
    // "missed 12, or 4 per cent; the 5 nurses missed 37": a clause of its own gives no whole.
    let clauses = p < q
        && w > q
        && sentence(w) == sentence(q)
        && (token..view.token(w)).any(|at| view.mark(at) == Some(';'));
    // "well short of the 40% in the plan"
    let reference = view.context(q).role == Role::Reference;
    // "31.6 per cent of an electorate of 15,000, against 44.8 last time": the unit is left out.
    let elided = part.value.fract() != 0.0
        && part.value < 100.0
        && part.value < 0.01 * whole.value
        && view.quantity(p).unit.base == UnitId::NONE
        && is_elliptical(view, p);
    // "Eight of 20 failed, leaving 60% fit to swim in"
    let rest = candidate.formula == Formula::Share
        && gives(candidate, Formula::ShareLeft, [part, whole])
        && (view.cue_before(token, 3, &[Cue::Remainder]).is_some()
            || (first.max(token.saturating_sub(3))..token)
                .any(|at| view.is_one_of(at, words!["leaving", "leaves", "left"])));
    back || clauses || reference || elided || rest
}

/// "Having spent seven on remand he has 13 left, half of which he will serve": of the figure right before it, whose part is not told.
fn is_of_what_is_left(view: &View<'_>, q: usize, [p, w]: [usize; 2]) -> bool {
    let (token, whole) = (view.token(q), view.token(w));
    let end = view.end_token(token);
    let pronoun = words![
        "which", "whom", "them", "these", "those", "of which", "of whom", "of them",
    ];
    p < w
        && w + 1 == q
        && token - whole <= NEAR
        && (token + 1..end.min(token + 3)).any(|at| view.is_one_of(at, pronoun))
        && view.cue_before(whole, 3, &[Cue::Of, Cue::OutOf]).is_none()
}

/// "A year earlier the rate was 64.1%", "the long-run rate is 61%", "It was 16 per cent when she took over in 2020"; but "That is 41%
/// of them; a month ago it was 28".
fn is_of_another_time(view: &View<'_>, sentence: usize, token: usize) -> bool {
    let (first, end) = view.reading.sentences[sentence].tokens;
    let then = clause(view, token).any(|at| {
        view.cues(at).has(Cue::Earlier)
            || view.is_one_of(at, words!["ago", "long-run", "long-term", "usual"])
    });
    let was = token > first
        && view.is_one_of(token - 1, words!["was", "were", "had been", "stood at"])
        && (token + 1..end).any(|at| {
            view.is_one_of(at, words!["when", "before"])
                || view
                    .at(at)
                    .is_some_and(|l| view.quantity(l).kind == Kind::Year)
        });
    then || was
}

/// "48 were on foot and 36 on bikes. In other words 42 per cent were not in a car": of two that are told side by side.
fn is_of_two_parts(view: &View<'_>, candidate: &Candidate) -> bool {
    let [part, whole] = [candidate.operands[0], candidate.operands[1]];
    let claim = &candidate.claim;
    candidate.formula == Formula::Share
        && !claim.loose
        && view.context(part.quantity).sentence != claim.sentence
        && view
            .in_sentence(view.context(part.quantity).sentence)
            .filter(|&l| {
                !candidate.stands_on(l) && view.is_count(l) && view.is_count(part.quantity)
            })
            .filter_map(|l| view.quantity(l).value)
            .any(|other| {
                let share = Formula::Share.value(&[part.value + other, whole.value]);
                (share - claim.value).abs() <= claim.grain / 2.0 * (1.0 + 1e-9)
            })
}

/// "Labour 1,861, Greens 1,544, on a turnout of 38%": each behind a name of its own, so that neither is a part of the other.
fn is_of_rivals(view: &View<'_>, part: usize, whole: usize) -> bool {
    let named = |l: usize| {
        let token = view.token(l);
        token > view.first_token(token)
            && view.is_word(token - 1)
            && view.word(token - 1).starts_with(char::is_uppercase)
            && view.cues(token - 1).is_plain()
    };
    let (low, high) = (part.min(whole), part.max(whole));
    low + 1 == high
        && view.context(low).sentence == view.context(high).sentence
        && view.token(high) - view.token(low) <= 4
        && named(low)
        && named(high)
}

/// The tokens that say what a figure is: as far as marks that part a sentence in two.
/// "A year earlier, the rate was 64%" | "That is 41% of the total" | "; a month ago it was 28%".
fn clause(view: &View<'_>, token: usize) -> std::ops::Range<usize> {
    let (first, end) = (view.first_token(token), view.end_token(token));
    let from = (first..token)
        .rev()
        .find(|&at| matches!(view.mark(at), Some(';' | ':' | '—')))
        .map_or(first, |at| at + 1);
    let to = (token + 1..end)
        .find(|&at| matches!(view.mark(at), Some(';' | ':' | '—')))
        .unwrap_or(end);
    from..to
}

/// "59.2 per cent of all those on the register", "74 of the dead, or 39.6%": the whole is named, and the figure is not of that name.
fn is_of_named(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let [part, whole] = [0, 1].map(|at| candidate.operands[at].quantity);
    let phrase = |l: usize| -> Vec<&str> {
        let token = view.token(l);
        let end = view.end_token(token);
        let of = token + 1;
        if of >= end || !view.cues(of).any(&[Cue::Of, Cue::OfThose]) || is_pronoun(view, of) {
            return Vec::new();
        }
        (of..end.min(of + 6))
            .skip(1)
            .take_while(|&at| {
                view.is_word(at) && !view.cues(at).any(&[Cue::Level, Cue::And, Cue::Or])
            })
            .filter(|&at| !view.cues(at).any(&[Cue::Total, Cue::Whole]))
            .filter_map(|at| stem(view.lower(at)))
            .collect()
    };
    let own = view.sentence(q).span == view.sentence(whole).span;
    let (from, to) = view.sentence(whole).tokens;
    let said: Vec<&str> = if own {
        view.counted(whole)
            .iter()
            .chain(view.topic(whole))
            .copied()
            .collect()
    } else {
        (from..to)
            .filter(|&at| view.is_word(at))
            .filter_map(|at| stem(view.lower(at)))
            .collect()
    };
    let strange = |named: Vec<&str>| {
        !named.is_empty()
            && !said.is_empty()
            && !named
                .iter()
                .any(|noun| said.iter().any(|other| related(noun, other)))
    };
    !is_taken_out(view, q, part) && strange(phrase(q)) || strange(phrase(part))
}

/// "It has 4,120 pipes, of which 2,678 have been tuned, 65% of the instrument": a part that its own words take out of what was told, with
/// its share in apposition, whatever the whole is called there.
fn is_taken_out(view: &View<'_>, q: usize, part: usize) -> bool {
    let (from, to) = (view.token(part), view.token(q));
    view.sentence(part).span == view.sentence(q).span
        && part < q
        && to - from <= APPOSED
        && (view.between(from, to, &[Cue::Or]) || view.mark(to - 1) == Some(','))
        && (part + 1..q).all(|l| !view.comparable(l, part))
        && view.cue_before(from, 2 * NEAR, &[Cue::OfThose]).is_some()
}

/// "of it", "of them", "of which", "of that figure": what is meant was told before, and no name follows.
fn is_pronoun(view: &View<'_>, of: usize) -> bool {
    let word = view.lower(of).rsplit(' ').next().unwrap_or_default();
    matches!(
        word,
        "it" | "them" | "which" | "whom" | "that" | "this" | "number" | "sum" | "total" | "lot"
    )
}

/// "$2.3m for bills, $1.9m for earnings and $10.3m for pain. Economic losses came to $4.2m, or 29% of the total": not of one part of it.
fn is_of_a_total(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let whole = candidate.operands[1].quantity;
    let token = view.token(q);
    let end = view.end_token(token).min(token + 6);
    let total = view.cues(token + 1).has(Cue::Of)
        && (token + 2..end)
            .take_while(|&at| view.is_word(at))
            .any(|at| view.cues(at).any(&[Cue::Total, Cue::Whole]));
    let listed = |other: usize| {
        other != whole && other != q && view.comparable(other, whole) && !candidate.stands_on(other)
    };
    total
        && view
            .cue_before(view.token(whole), 4, &[Cue::Total, Cue::Whole])
            .is_none()
        && view
            .cue_behind(view.token(whole), 4, &[Cue::Total, Cue::Whole])
            .is_none()
        && view
            .in_sentence(view.context(whole).sentence)
            .filter(|&l| listed(l))
            .count()
            >= 2
}

/// "120 juniors …; for the 80 seniors, 64 passed, or 80 per cent": two other figures of the sentence give the very share.
fn is_of_a_nearer_pair(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let sharp = !candidate.claim.loose && candidate.claim.value >= 10.0;
    let amounts = || {
        view.in_sentence(candidate.claim.sentence)
            .filter(move |&l| l != q && view.is_count(l) && view.quantity(l).value > Some(1.0))
    };
    sharp
        && candidate.formula == Formula::Share
        && amounts().any(|part| {
            amounts().any(|whole| {
                let pair = [Bound::own(view, part), Bound::own(view, whole)];
                part != whole
                    && pair[0].value < pair[1].value
                    && pair[1].value >= 30.0
                    && gives(candidate, Formula::Share, pair)
            })
        })
}
