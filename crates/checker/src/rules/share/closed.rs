//! A share in a short text whose sentence, or one beside it, gives one part with its whole, and nothing else that could be
//! meant: "One boat in five sank: the harbour had 420 at its moorings and lost 84."

use std::ops::RangeInclusive;

use document::BlockKind;
use extractor::{Cue, Hedge, Kind, Per, Role};

use super::doubt::doubt;
use super::evidence::{Binding, names_whole, preposition};
use super::noun::named;
use super::own::Own;
use super::paired::siblings;
use super::tie::{explicit, has_moved, part_and_claim};
use super::{is_amount, is_share, is_vote, like, twice};
use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::judge::{Outcome, outcome};
use crate::parts::nouns_differ;
use crate::topic::related;
use crate::view::View;

/// More figures than this around a claim are no short text.
const MOST: usize = 8;

/// How many words may stand before a share that opens its sentence.
const OPENS: usize = 2;

/// A part with its whole, and how plainly the text takes the one out of the other.
#[derive(Clone, Copy)]
struct Pair {
    part: usize,
    whole: usize,
    plain: bool,
}

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for q in 0..view.reading.quantities.len() {
        if is_share(view, q) || is_lost(view, q) {
            out.extend(of_claim(view, q).filter(|found| {
                let [part, whole] = [0, 1].map(|at| found.operands[at].quantity);
                !siblings(view, part, whole) || outcome(found) == Outcome::Agrees
            }));
        }
    }
}

/// "Storms sank one boat in five": a fraction of things is what happened to so many of them, whatever the verb.
fn is_lost(view: &View<'_>, q: usize) -> bool {
    let quantity = view.quantity(q);
    let token = view.token(q);
    let verb = token > view.first_token(token)
        && view.cues(token - 1).has(Cue::ChangeVerb)
        && view.word(token - 1) != "by";
    quantity.kind == Kind::Fraction
        && quantity.value.is_some()
        && verb
        && view
            .words(quantity.span)
            .split_whitespace()
            .any(|word| word == "in")
}

fn of_claim(view: &View<'_>, q: usize) -> Option<Candidate> {
    let sentence = view.context(q).sentence;
    if has_moved(view, q) {
        return None;
    }
    let window = window(view, sentence);
    let all = view.in_sentence(*window.start()).start..view.in_sentence(*window.end()).end;
    let figures: Vec<usize> = all
        .clone()
        .filter(|&l| l != q && is_amount(view, l) && is_figure(view, l))
        .take(MOST + 1)
        .collect();
    if figures.len() < 2 || figures.len() > MOST {
        return None;
    }
    let rivals = all
        .filter(|&l| l != q && is_relative(view, l))
        .filter(|&l| view.context(l).sentence.abs_diff(sentence) <= 1)
        .count();
    let order = [Some(sentence), Some(sentence + 1), sentence.checked_sub(1)];
    let found: Vec<Pair> = order
        .into_iter()
        .flatten()
        .filter(|at| window.contains(at))
        .find_map(|at| {
            let here: Vec<usize> = figures
                .iter()
                .copied()
                .filter(|&l| view.context(l).sentence == at)
                .collect();
            let pairs = pairs(view, q, &here);
            (!pairs.is_empty()).then_some(pairs)
        })
        .or_else(|| across(view, q, &figures).map(|pair| vec![pair]))?;
    let [pair] = found[..] else { return None };
    bind(view, q, pair, &figures, rivals)
}

/// The sentences of a claim's own paragraph, or of the paragraph under its heading, that stand beside it.
fn window(view: &View<'_>, sentence: usize) -> RangeInclusive<usize> {
    let last = view.reading.sentences.len() - 1;
    let kind = |at: usize| view.document.blocks[view.reading.sentences[at].block].kind;
    let block = |at: usize| view.reading.sentences[at].block;
    let title =
        block(sentence) == 0 && sentence == 0 || matches!(kind(sentence), BlockKind::Heading(_));
    let near = |at: usize| {
        block(at) == block(sentence)
            || title && block(at) == block(sentence) + 1 && matches!(kind(at), BlockKind::Paragraph)
    };
    let from = sentence
        .checked_sub(1)
        .filter(|&at| near(at))
        .unwrap_or(sentence);
    let to = (sentence + 1..=last.min(sentence + 1))
        .take_while(|&at| near(at))
        .last()
        .unwrap_or(sentence);
    from..=to
}

/// A figure of its own: no year, no "one" or "two" in words.
fn is_figure(view: &View<'_>, l: usize) -> bool {
    let quantity = view.quantity(l);
    crate::parts::is_amount(view, l) && !(quantity.in_words && quantity.value < Some(2.0))
}

fn is_relative(view: &View<'_>, l: usize) -> bool {
    matches!(
        view.quantity(l).kind,
        Kind::Percent | Kind::Fraction | Kind::Rate | Kind::Multiple | Kind::Points
    ) && view.change(l).is_none()
}

/// The pairs of a sentence of which one can be a part of the other: those that say so, else the only two figures there are.
fn pairs(view: &View<'_>, q: usize, here: &[usize]) -> Vec<Pair> {
    let mut plain = Vec::new();
    // "a crowd of 4,312 filled four-fifths of the 5,390 seats": the claim's own whole, and one figure before it.
    if let Some(&whole) = here.iter().find(|&&l| names_whole(view, q, l)) {
        let mut before = here.iter().filter(|&&l| l < q && like(view, l, whole));
        return match (before.next(), before.next()) {
            (Some(&part), None) if fits(view, part, whole) => vec![Pair {
                part,
                whole,
                plain: true,
            }],
            _ => Vec::new(),
        };
    }
    for (i, &first) in here.iter().enumerate() {
        let Some(&second) = here.get(i + 1) else {
            break;
        };
        for (part, whole) in [(first, second), (second, first)] {
            if fits(view, part, whole) && takes_out(view, q, part, whole) {
                plain.push(Pair {
                    part,
                    whole,
                    plain: true,
                });
            }
        }
    }
    if !plain.is_empty() {
        return plain;
    }
    let [first, second] = here[..] else {
        return Vec::new();
    };
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let (part, whole) = if value(first) < value(second) {
        (first, second)
    } else {
        (second, first)
    };
    let moved = [part, whole].iter().any(|&l| {
        let context = view.context(l);
        matches!(context.role, Role::Base | Role::Reference)
            || context.time.earlier
            || context.time.later
            || crate::parts::adds(view, l)
    });
    let sides = super::super::rate::opposed(view, part, whole) || is_vote(view, part, whole);
    let (from, to) = (view.token(first), view.token(second));
    let listed = to - from <= 4
        && (from + 1..to).any(|at| {
            view.cues(at)
                .any(&[Cue::And, Cue::Or, Cue::To, Cue::Against])
        });
    let apart = nouns_differ(view, part, whole) && view.context(part).counted.is_some();
    if !fits(view, part, whole) || moved || sides || listed || apart || whole > part {
        return Vec::new();
    }
    vec![Pair {
        part,
        whole,
        plain: false,
    }]
}

/// "15 in six months (15%)": the part stands with its share, and the sentence before has the only other figure.
fn across(view: &View<'_>, q: usize, figures: &[usize]) -> Option<Pair> {
    let [whole, part] = figures[..] else {
        return None;
    };
    let sentence = view.context(q).sentence;
    let placed = view.context(part).sentence == sentence
        && view.context(whole).sentence < sentence
        && !matches!(view.context(part).role, Role::Base | Role::Reference)
        && !view.context(whole).time.earlier;
    (placed
        && fits(view, part, whole)
        && part_and_claim(view, &Own::new(view, q, &[]), part, whole) >= 4)
        .then_some(Pair {
            part,
            whole,
            plain: false,
        })
}

fn fits(view: &View<'_>, part: usize, whole: usize) -> bool {
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let unit = |l: usize| view.quantity(l).unit.base;
    let bare = crate::parts::is_elliptical(view, whole) || crate::parts::is_elliptical(view, part);
    (like(view, part, whole) || bare && unit(part) != unit(whole))
        && value(part) < value(whole)
        && value(whole) >= 8.0
        && !twice(view, part, whole)
}

/// "P … of the W" · "P out of W" · "Of the W …, P" · "W …, P of which" · for a rate "P in W".
pub(super) fn takes_out(view: &View<'_>, q: usize, part: usize, whole: usize) -> bool {
    let (a, b) = (view.token(part), view.token(whole));
    let words = |from: usize, to: usize| (from..to).all(|at| view.is_word(at));
    if explicit(view, part, whole) {
        return true;
    }
    if a < b {
        let close = b - a <= 9 && words(a + 1, b);
        let of = preposition(view, b, &[Cue::Of, Cue::OutOf]);
        let rate = matches!(view.quantity(q).unit.per, Per::Count(_))
            || view.quantity(q).kind == Kind::Fraction && view.quantity(q).value < Some(0.1);
        let within =
            b - a <= 5 && (a + 1..b).any(|at| matches!(view.lower(at), "in" | "among" | "over"));
        return close && (of || rate && within);
    }
    // "Of the 64 jurors summoned on Monday, 16 were excused"
    let opens = preposition(view, b, &[Cue::Of, Cue::OutOf]) && {
        let first = view.first_token(b);
        b <= first + 4 || (first..b).rev().take(5).any(|at| view.mark(at).is_some())
    };
    let those = view
        .cue_behind(a, 2, &[Cue::OfThose])
        .or_else(|| view.cue_before(a, 4, &[Cue::OfThose]))
        .is_some();
    opens && a - b <= 20 || those
}

fn bind(
    view: &View<'_>,
    q: usize,
    pair: Pair,
    figures: &[usize],
    rivals: usize,
) -> Option<Candidate> {
    let Pair { part, whole, plain } = pair;
    let sentence = view.context(q).sentence;
    let value = |l: usize| view.quantity(l).value;
    // What the part leaves of the whole, and what it was before, is no other part.
    let rest = value(whole).zip(value(part)).map(|(all, some)| all - some);
    let others = figures
        .iter()
        .filter(|&&l| {
            l != part
                && l != whole
                && value(l) != rest
                && !(plain && view.context(l).role == Role::Reference)
                && value(l) != value(part)
                && value(l) != value(whole)
                && (like(view, l, part) || like(view, l, whole))
        })
        .count();
    let words = Own::new(view, q, &[]);
    let beside = part_and_claim(view, &words, part, whole);
    if beside < 0 {
        return None;
    }
    let here = view.context(part).sentence == sentence;
    let name = named(view, q, whole).worth(if here { beside.max(3) } else { 3 });
    let binding = Binding {
        q,
        part,
        whole,
        claim: beside.max(3),
        name,
    };
    // What counts things of a name must count those that the claim names.
    let stranger = view.context(whole).counted.is_some()
        && (!here || name < 0 && !(plain && is_set_off(view, q)))
        && !speaks_of(view, q, part, whole);
    let before = !here && part < q;
    // "saddled 84 runners, 16 of which won. One in six is a rate most would settle for": nothing else is there to be meant.
    let named_else = view.cue_behind(view.token(q), 1, &[Cue::Of]).is_some();
    let opens = view.token(q) - view.first_token(view.token(q)) <= OPENS;
    let only = plain && others == 0 && rivals == 0 && !named_else && opens;
    if name < 0 && before {
        return None;
    }
    let doubts = 2 * i32::from(stranger && !only);
    // "at 5.5% it is £1,363": a rate of interest or of tax.
    let token = view.token(q);
    if token > view.first_token(token) && view.lower(token - 1) == "at" {
        return None;
    }
    // Figures in the sentence of the claim itself are what it speaks of.
    let own = figures
        .iter()
        .filter(|&&l| view.context(l).sentence == sentence)
        .count();
    if !here && own > 1 {
        return None;
    }
    let loose = view.quantity(q).hedge == Hedge::About;
    let strength = if plain { 6 } else { 4 } - doubts
        + if others == 0 { 2 } else { -2 }
        + if rivals == 0 { 1 } else { -1 }
        + i32::from(beside >= 4 || name > 0)
        - i32::from(loose)
        - 2 * i32::from(before && !plain && view.context(whole).sentence != sentence && !here)
        - doubt(view, &words, binding);
    let (claim, formula) = match view.quantity(q).unit.per {
        Per::Count(n) => (Claim::of(view, q), Formula::PerCount(f64::from(n))),
        _ => (Claim::percent(view, q), Formula::Share),
    };
    let formula = if formula == Formula::Share && super::super::rate::of_the_rest(view, q, part) {
        Formula::ShareLeft
    } else {
        formula
    };
    let candidate = |formula: Formula| Candidate {
        rule: if matches!(formula, Formula::PerCount(_)) {
            "rate"
        } else {
            "share"
        },
        claim,
        formula,
        operands: Bound::both(view, part, whole).to_vec(),
        strength,
        sense: Sense::None,
    };
    let found = candidate(formula);
    // Those who did not may be meant, where another sentence gives the counts.
    let bound = claim.hedge.is_bound();
    let of_the_rest = !here
        && !bound
        && formula == Formula::Share
        && outcome(&candidate(Formula::ShareLeft)) == Outcome::Agrees
        && outcome(&found) != Outcome::Agrees;
    (strength > 3 && !of_the_rest).then_some(found)
}

/// ", a third of the pool": a share with no verb of its own.
fn is_set_off(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    token > view.first_token(token) && view.mark(token - 1).is_some()
}

/// Whether the claim's sentence has a word of the whole's noun, or of what is said of the part.
fn speaks_of(view: &View<'_>, q: usize, part: usize, whole: usize) -> bool {
    let mut noun = view
        .context(whole)
        .counted
        .map(|counted| view.stems(counted))
        .unwrap_or_default();
    noun.extend(view.topic(part).iter().copied());
    let token = view.token(q);
    // In the sentence of the whole itself only the claim's own noun phrase tells.
    let same = view.context(whole).sentence == view.context(q).sentence;
    let first = if same {
        token + 1
    } else {
        view.first_token(token)
    };
    (first..view.end_token(token).min(token + 9))
        .take_while(|&at| !same || view.is_word(at))
        .filter(|&at| view.is_word(at))
        .flat_map(|at| view.stems(view.reading.tokens[at].span))
        .any(|stem| noun.iter().any(|other| related(stem, other)))
}
