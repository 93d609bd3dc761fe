//! How a stated change finds the pair of levels it speaks of; shared by the rules of change.

use extractor::{Cue, Direction, Role, Stance};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::pairs::{Pair, alike, is_operand};
use crate::rules::Scene;
use crate::view::{View, related};

/// How many levels around a claim are considered where the text does not order them.
const MOST: usize = 10;

/// The pairs within reach of a claim, each with the strength of the whole binding.
pub(super) fn pairs_for(scene: &Scene<'_>, claim: usize) -> Vec<Pair> {
    let view = scene.view;
    // What is foretold or imagined may be confirmed, hardly refuted.
    let doubt = if view.context(claim).stance == Stance::Fact {
        0
    } else {
        4
    };
    let sentence = view.context(claim).sentence;
    let mut found: Vec<Pair> = scene
        .pairs
        .iter()
        .filter(|pair| pair.new != claim && pair.old != claim)
        .filter_map(|&pair| {
            let strength = pair.strength + nearness(view, claim, sentence, pair)?;
            Some(Pair { strength, ..pair })
        })
        .collect();
    if is_range_end(view, claim) {
        return Vec::new();
    }
    unordered(view, claim, sentence, &mut found);
    for pair in &mut found {
        if pair.label.is_none() {
            pair.strength += attachment(view, claim, pair) - doubt;
        }
    }
    found
}

/// "a shortfall of 15 to 20 per cent": one end of a range states no change by itself.
fn is_range_end(view: &View<'_>, claim: usize) -> bool {
    let at = view.token(claim);
    let behind = view.cues(at + 1).has(Cue::To)
        && view.at(at + 2).is_some_and(|q| view.comparable(q, claim));
    let before = at >= 2
        && view.cues(at - 1).has(Cue::To)
        && view.at(at - 2).is_some_and(|q| view.comparable(q, claim));
    behind || before
}

/// Whether the claim's clause speaks of the pair's subject. A claim in apposition ("…, a fall of 16%") has no subject of
/// its own; one with a noun before it ("Pre-tax profit climbed 16.3%") must name what the pair names.
fn attachment(view: &View<'_>, claim: usize, pair: &Pair) -> i32 {
    let at = view.token(claim);
    let (a, b) = (view.token(pair.new), view.token(pair.old));
    let (first, last) = (a.min(b), a.max(b));
    let mut bond = 0;
    if without_base(view, claim) && !view.context(pair.old).time.earlier {
        bond -= 6;
    }
    if at < first {
        // The pair follows: another clause between has another subject, but a colon explains.
        let clause = !(at + 1..first).any(|t| view.mark(t) == Some(':'))
            && (at + 1..first)
                .any(|t| view.cues(t).any(&[Cue::And, Cue::But]) || view.mark(t) == Some(';'));
        if clause && !content(view, at + 1, first).is_empty() {
            bond -= 7;
        }
        return bond;
    }
    if at < last {
        let turned =
            (at + 1..last).any(|t| view.cues(t).has(Cue::But) || matches!(view.mark(t), Some(';')));
        return bond - if turned { 6 } else { 0 };
    }
    // "so riders pay 75 cents more": a conclusion from what stands before.
    let clause = view.first_token(at).max(at.saturating_sub(8))..at;
    if last < clause.start + 8
        && clause
            .rev()
            .take_while(|&t| view.at(t).is_none())
            .any(|t| view.is_word(t) && concludes(view.word(t)))
    {
        return bond + 2;
    }
    let (own, verb) = own_subject(view, claim);
    if own.is_empty() {
        return bond;
    }
    let mut topic = view.topic(pair.new);
    topic.extend(view.topic(pair.old));
    topic.extend(content(view, view.first_token(first), first));
    bond + if own
        .iter()
        .any(|stem| topic.iter().any(|other| related(stem, other)))
    {
        1
    } else if verb {
        -6
    } else {
        -3
    }
}

/// "12% more than the year before": the base is a time whose figure is not given.
fn without_base(view: &View<'_>, claim: usize) -> bool {
    let at = view.token(claim);
    let Some(than) = view.cue_behind(at, 3, &[Cue::Against]) else {
        return false;
    };
    // "than a week ago, when drivers paid $3.33" does give it.
    let given = view.in_sentence(view.context(claim).sentence).any(|q| {
        q > claim
            && view.is_level(q)
            && view.token(q) <= than + 10
            && view.quantity(q).kind != extractor::Kind::Duration
            && (than..view.token(q))
                .any(|t| view.is_word(t) && view.word(t).eq_ignore_ascii_case("when"))
    });
    if given {
        return false;
    }
    (than + 1..view.end_token(at).min(than + 5))
        .take_while(|&t| {
            view.at(t)
                .is_none_or(|q| view.quantity(q).kind == extractor::Kind::Duration)
        })
        .any(|t| {
            view.cues(t).has(Cue::Earlier)
                || view.is_word(t)
                    && matches!(view.word(t), "ago" | "earlier" | "before" | "previously")
        })
}

/// The stems of the subject that a claim's own clause has, and whether a verb of change or being joins them. Empty where the
/// clause has none, or only a pronoun with nothing before it.
fn own_subject(view: &View<'_>, claim: usize) -> (Vec<String>, bool) {
    let at = view.token(claim);
    let first = view.first_token(at);
    let boundary = |t: usize| {
        view.at(t).is_some()
            || matches!(view.mark(t), Some(',' | ';' | ':' | '—' | '('))
            || view.cues(t).any(&[Cue::But, Cue::And])
    };
    let mut start = at;
    while start > first && !boundary(start - 1) {
        start -= 1;
    }
    // "have nearly tripled": the claim is its own verb.
    let itself = view.quantity(claim).kind == extractor::Kind::Multiple
        && view.printed(claim).ends_with("ed");
    let verb = itself
        || (start..at).any(|t| {
            view.cues(t).has(Cue::ChangeVerb) && !is_determined(view, t, first)
                || view.cues(t).has(Cue::Level)
        });
    // "… to 200 litres, and farmers must use 80% less": a new main clause.
    let verb = verb || start > first && view.cues(start - 1).any(&[Cue::But, Cue::And]);
    if (start..at).any(|t| {
        view.cues(t)
            .any(&[Cue::Attribution, Cue::Equal, Cue::Making])
    }) {
        return (Vec::new(), false);
    }
    let pronoun = (start..at).any(|t| view.is_word(t) && is_pronoun(view.word(t)));
    // A pronoun points back into its own sentence where there is something to point to.
    (content(view, if pronoun { first } else { start }, at), verb)
}

fn concludes(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "so" | "thus" | "therefore" | "hence" | "consequently" | "accordingly"
    )
}

fn is_pronoun(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "it" | "they"
            | "this"
            | "that"
            | "which"
            | "he"
            | "she"
            | "these"
            | "those"
            | "who"
            | "we"
            | "i"
    )
}

/// Whether an article or adjective makes a noun of a word ("a fall", "the cut").
fn is_determined(view: &View<'_>, t: usize, first: usize) -> bool {
    t > first
        && view.is_word(t - 1)
        && matches!(
            view.word(t - 1).to_ascii_lowercase().as_str(),
            "a" | "an" | "the" | "its" | "their" | "this" | "that" | "of"
        )
}

/// The stems of the content words between two tokens that cue nothing.
fn content(view: &View<'_>, from: usize, to: usize) -> Vec<String> {
    (from..to)
        .filter(|&t| {
            view.is_word(t)
                && !view.cues(t).any(&[
                    Cue::ChangeVerb,
                    Cue::ChangeNoun,
                    Cue::Level,
                    Cue::Earlier,
                    Cue::Later,
                    Cue::But,
                    Cue::Forecast,
                ])
        })
        .flat_map(|t| view.stems(view.reading.tokens[t].span))
        .collect()
}

/// How well a claim and a pair go together by place; `None` if they are too far apart.
fn nearness(view: &View<'_>, claim: usize, sentence: usize, pair: Pair) -> Option<i32> {
    if let Some(label) = pair.label {
        return named_in(view, label, sentence);
    }
    let (new, old) = (
        view.context(pair.new).sentence,
        view.context(pair.old).sentence,
    );
    if new == sentence && old == sentence {
        // A second change of the same kind nearer to the pair is more likely the one that speaks of it.
        let (first, last) = (
            claim.min(pair.new).min(pair.old),
            claim.max(pair.new).max(pair.old),
        );
        let rivals = (first + 1..last)
            .filter(|&q| q != claim && view.change(q).is_some() && view.comparable(q, claim))
            .count() as i32;
        return Some(1 - 2 * rivals);
    }
    let apart = view.apart(sentence, new)?.max(view.apart(sentence, old)?);
    if apart > 3 {
        return None;
    }
    let one_inside = new == sentence || old == sentence;
    let before = new <= sentence && old <= sentence;
    // A claim alone in its sentence speaks of the sentence before.
    let alone = !view.in_sentence(sentence).any(|q| {
        q < claim
            && q != claim
            && (view.is_level(q) || view.change(q).is_some() && view.comparable(q, claim))
    });
    // "That is 45 fewer": the sentence points back in so many words.
    let points = points_back(view, claim);
    Some(match (apart, one_inside, before) {
        (1, true, _) => 0,
        (1, false, true) if points => 2,
        (1, false, true) if alone => 0,
        (1, false, true) => -5,
        (1, false, false) => -4,
        _ if one_inside => -3,
        _ => {
            if alone {
                -3
            } else {
                -6
            }
        }
    })
}

/// Whether a sentence, or the one before it, names the row of a table.
fn named_in(view: &View<'_>, label: usize, sentence: usize) -> Option<i32> {
    let label = view.document.blocks[label].span;
    if view.reading.sentences[sentence].span.overlaps(label) || is_cell(view, sentence) {
        return None;
    }
    let name = view.words(label).trim().to_lowercase();
    let says = |sentence: usize| {
        !name.is_empty()
            && view
                .words(view.reading.sentences[sentence].span)
                .to_lowercase()
                .contains(&name)
    };
    if says(sentence) {
        Some(1)
    } else if sentence > 0 && !is_cell(view, sentence - 1) && says(sentence - 1) {
        Some(0)
    } else {
        None
    }
}

fn is_cell(view: &View<'_>, sentence: usize) -> bool {
    matches!(
        view.document.blocks[view.reading.sentences[sentence].block].kind,
        document::BlockKind::Cell { .. }
    )
}

/// Levels that merely stand together: which is the base follows from the direction claimed.
fn unordered(view: &View<'_>, claim: usize, sentence: usize, found: &mut Vec<Pair>) {
    let back = (1..=2)
        .take_while(|&n| {
            sentence >= n
                && view
                    .apart(sentence - n, sentence)
                    .is_some_and(|apart| apart <= 2)
        })
        .last()
        .unwrap_or(0);
    let points = view.quantity(claim).kind == extractor::Kind::Points;
    let mut levels: Vec<usize> = view
        .near(sentence, back, 0)
        .filter(|&q| q != claim && (view.is_level(q) || points && is_operand(view, q)))
        .collect();
    if levels.len() > MOST {
        levels.sort_by_key(|&q| view.distance(q, claim));
        levels.truncate(MOST);
        levels.sort_unstable();
    }
    for (i, &a) in levels.iter().enumerate() {
        for &b in &levels[i + 1..] {
            if !alike(view, a, b)
                || found
                    .iter()
                    .any(|pair| (pair.new, pair.old) == (a, b) || (pair.new, pair.old) == (b, a))
            {
                continue;
            }
            let alike_levels = levels.iter().filter(|&&q| alike(view, q, a)).count();
            let between = levels
                .iter()
                .filter(|&&q| q > a && q < b && alike(view, q, a))
                .count() as i32;
            let (sa, sb) = (view.context(a).sentence, view.context(b).sentence);
            let places = match (sentence - sa, sentence - sb) {
                (0, 0) => 5,
                (1, 0) => 2,
                (1, 1) => 2 + 2 * i32::from(points_back(view, claim)),
                _ => -1,
            };
            let strength = places + i32::from(alike_levels == 2) * 2 - 2 * between
                + i32::from(than(view, claim, b)) * 3
                - i32::from(a > claim && !than(view, claim, b)) * 3;
            // Plain counts of other things abound; only those of one sentence may be held together without a word.
            let strength =
                strength - i32::from(view.is_count(a) && view.is_count(claim) && sa != sb) * 3;
            if strength <= 0 {
                continue;
            }
            let (new, old) = by_direction(view, claim, a, b);
            found.push(Pair {
                new,
                old,
                strength,
                label: None,
            });
        }
    }
}

/// Whether a claim's sentence opens with "That", "This" or the like.
fn points_back(view: &View<'_>, claim: usize) -> bool {
    let start = view.first_token(view.token(claim));
    view.cues(start).has(Cue::Equal)
        || view.is_word(start) && matches!(view.word(start), "That" | "This" | "That’s" | "That's")
}

/// "48 metres taller than the spire, which reaches 184 metres": the level behind "than" is the base.
fn than(view: &View<'_>, claim: usize, level: usize) -> bool {
    view.context(claim).sentence == view.context(level).sentence
        && claim < level
        && (view.token(claim) + 1..view.token(level).min(view.token(claim) + 4))
            .any(|at| view.cues(at).any(&[Cue::Against, Cue::On]))
}

fn by_direction(view: &View<'_>, claim: usize, a: usize, b: usize) -> (usize, usize) {
    let (x, y) = (view.quantity(a).value, view.quantity(b).value);
    let dated = |q: usize| view.context(q).time.year.is_some();
    let reference = |q: usize, other: usize| {
        matches!(view.context(q).role, Role::Base | Role::Reference)
            || view.context(q).time.earlier && !dated(other)
    };
    match view.change(claim) {
        _ if reference(a, b) && !reference(b, a) => (b, a),
        _ if reference(b, a) && !reference(a, b) => (a, b),
        Some(Direction::Up) if y >= x => (b, a),
        Some(Direction::Down) if y <= x => (b, a),
        Some(Direction::Up | Direction::Down) => (a, b),
        _ => {
            if y >= x {
                (b, a)
            } else {
                (a, b)
            }
        }
    }
}

/// A change claim on a pair, with the formula turned so that the stated size is positive.
pub(super) fn candidate(
    scene: &Scene<'_>,
    rule: &'static str,
    q: usize,
    claim: Claim,
    pair: Pair,
    formulas: (Formula, Formula),
) -> Candidate {
    let view = scene.view;
    let unit = view.quantity(pair.new).unit.base;
    let unit = if unit == extractor::UnitId::NONE {
        view.quantity(pair.old).unit.base
    } else {
        unit
    };
    let (mut new, mut old) = (
        Bound::beside(view, pair.new, pair.old),
        Bound::beside(view, pair.old, pair.new),
    );
    if view.quantity(pair.new).unit.base != unit
        || view.quantity(pair.old).unit.base != unit
            && view.quantity(pair.old).unit.base != extractor::UnitId::NONE
    {
        (new, old) = (
            Bound::new(view, pair.new, unit),
            Bound::new(view, pair.old, unit),
        );
    }
    // "from a £5.0m profit to a £1.0m loss": the nouns carry the signs.
    match (sign(view, pair.new), sign(view, pair.old)) {
        (Some(true), Some(false)) => old = old.negated(),
        (Some(false), Some(true)) => new = new.negated(),
        _ => {}
    }
    let direction = view.change(q).unwrap_or(Direction::Either);
    let (sense, up) = match direction {
        Direction::Up => (Sense::Up, true),
        Direction::Down => (Sense::Down, false),
        Direction::Either => (Sense::None, new.value >= old.value),
    };
    let formula = if up { formulas.0 } else { formulas.1 };
    // A difference is taken the other way round by swapping its operands.
    let operands = if !up && formulas.0 == formulas.1 {
        vec![old, new]
    } else {
        vec![new, old]
    };
    Candidate {
        rule,
        claim,
        formula,
        operands,
        strength: pair.strength,
        sense,
    }
}

/// Whether the noun beside a level makes it a gain (true) or a loss (false).
fn sign(view: &View<'_>, q: usize) -> Option<bool> {
    let token = view.token(q);
    let behind = token + 1..view.end_token(token).min(token + 4);
    let before = view.first_token(token).max(token.saturating_sub(4))..token;
    behind
        .chain(before.rev())
        .take_while(|&at| view.at(at).is_none())
        .filter(|&at| view.is_word(at))
        .find_map(|at| match view.word(at).to_ascii_lowercase().as_str() {
            "loss" | "losses" | "deficit" | "disinvestment" | "outflow" | "outflows"
            | "shortfall" => Some(false),
            "profit" | "profits" | "surplus" | "investment" | "inflow" | "inflows" | "gain" => {
                Some(true)
            }
            _ => None,
        })
}

/// Whether the clause of a quantity names a basis (like-for-like, seasonally adjusted) on which its levels are not given.
pub(super) fn on_another_basis(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let end = view.end_token(token);
    (first.max(token.saturating_sub(14))..end.min(token + 12))
        .any(|at| view.cues(at).has(Cue::Adjusted))
}
