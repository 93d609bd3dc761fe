//! A place among figures told in any order: "At 41 metres it is the third-tallest of the four; the rest measure 52, 47 and
//! 38" · "Oslo finished second on 61 points, behind Turku (70) and ahead of Riga (58)".
//!
//! The claim's own figure is that of its clause; the others stand in the next clause or sentence, or behind *behind* and
//! *ahead of*. More figures above it than its place allows contradict it whatever else there is; fewer do so only if the
//! list is whole.

use extractor::{Cue, Interval, Kind};

use super::named::{goes_beyond, is_superlative};
use super::places::Place;
use super::rank::{Ranking, is_alike, push};
use crate::candidate::Candidate;
use crate::parts::{is_amount, is_few};
use crate::view::View;
use crate::words::WordList;

/// More figures than this around a claim are no list.
const MOST: usize = 12;

/// Verbs that give something its place in a table.
const PLACING: WordList = words![
    "ended",
    "ends",
    "end",
    "ending",
    "is",
    "are",
    "was",
    "were",
    "sits",
    "sit",
    "sat",
    "lies",
    "lie",
    "lay",
    "stands",
    "stand",
    "stood",
    "finished",
    "finishes",
    "finish",
    "finishing",
    "came",
    "comes",
    "come",
    "coming",
    "ranks",
    "ranked",
    "rank",
    "ranking",
    "placed",
    "remains",
    "remained",
    "runs",
    "ran",
    "standing",
    "lying",
    "sitting",
    "stay",
    "stays",
    "stayed",
    "go",
    "went",
    "goes",
    "only",
];

/// What places are given in.
pub(super) const TABLES: WordList = words![
    "table",
    "division",
    "leaderboard",
    "league",
    "standings",
    "ranking",
    "rankings",
    "list",
    "poll",
    "chart",
    "charts",
    "race",
    "queue",
    "field",
    "group",
    "order",
    "count",
    "contest",
    "vote",
    "ballot",
    "tally",
    "final",
];

pub(super) fn propose(view: &View<'_>, places: &[Place], out: &mut Vec<Candidate>) {
    for &Place {
        sentence,
        at,
        claimed,
    } in places
    {
        let Some((place, from_top)) = claimed.or_else(|| in_table(view, at)) else {
            continue;
        };
        let of = (at + 1..view.end_token(at).min(at + 7))
            .take_while(|&token| view.mark(token).is_none_or(|mark| mark == '-'))
            .filter_map(|token| view.at(token))
            .find(|&q| {
                view.is_count(q)
                    && view
                        .cue_before(view.token(q), 4, &[Cue::Of, Cue::OfThose])
                        .is_some()
            })
            .and_then(|q| view.quantity(q).value)
            .map(crate::parts::whole);
        let claim = Ranking {
            sentence,
            at,
            place,
            from_top,
            of,
        };
        of_claim(view, claim, out);
    }
}

/// "topped the table", "leads the division": a verb that gives the first place of a table.
pub(super) fn heads_a_table(view: &View<'_>, at: usize) -> bool {
    let word = view.lower(at);
    // Most words do not even begin like one.
    let verb = matches!(word.as_bytes().first(), Some(b't' | b'h' | b'l'))
        && view.is_word(at)
        && matches!(
            word,
            "top"
                | "tops"
                | "topped"
                | "topping"
                | "head"
                | "heads"
                | "headed"
                | "heading"
                | "lead"
                | "leads"
                | "led"
                | "leading"
        );
    verb && (at + 1..view.end_token(at).min(at + 5))
        .take_while(|&t| view.is_word(t))
        .any(|t| TABLES.has(view.lower(t)))
}

/// "ended third in the table", "is second with 11".
fn in_table(view: &View<'_>, at: usize) -> Option<(usize, bool)> {
    let q = view
        .at(at)
        .filter(|&q| view.quantity(q).kind == Kind::Ordinal)?;
    let (first, end) = (view.first_token(at), view.end_token(at));
    let word = |at: usize| view.lower(at);
    let verb = at > first && view.is_word(at - 1) && PLACING.has(word(at - 1));
    let table = (at + 1..end.min(at + 6))
        .take_while(|&t| view.is_word(t))
        .any(|t| TABLES.has(word(t)));
    let with = at + 1 < end
        && view.is_word(at + 1)
        && matches!(word(at + 1), "with" | "on" | "behind" | "at");
    (verb && (table || with))
        .then(|| view.quantity(q).value.map(crate::parts::whole))
        .flatten()
        .map(|place| (place, true))
}

/// A word that leads to those placed above or below.
fn is_rival(view: &View<'_>, at: usize) -> bool {
    view.is_word(at)
        && matches!(
            view.lower(at),
            "behind"
                | "ahead"
                | "ahead of"
                | "followed"
                | "trailing"
                | "then"
                | "beat"
                | "beats"
                | "beating"
                | "defeated"
                | "edged"
                | "pipped"
                | "against"
                | "next"
                | "followed by"
                | "before"
                | "above"
                | "below"
        )
}

/// Where a clause of the claim ends: a semicolon, colon or dash, a word of contrast, what leads to its rivals.
fn ends_clause(view: &View<'_>, at: usize) -> bool {
    matches!(view.mark(at), Some(';' | ':' | '—'))
        || view.cues(at).any(&[Cue::But, Cue::Against])
        || is_rival(view, at)
}

fn of_claim(view: &View<'_>, claim: Ranking, out: &mut Vec<Candidate>) {
    let (first, end) = view.reading.sentences[claim.sentence].tokens;
    let from = (first..claim.at)
        .rev()
        .find(|&t| ends_clause(view, t))
        .map_or(first, |t| t + 1);
    let heads = heads_a_table(view, claim.at);
    let to = (claim.at + 1..end)
        .find(|&t| ends_clause(view, t) || heads && view.cues(t).has(Cue::From))
        .unwrap_or(end);
    // Set against others, it is held against these and not a larger field.
    let set_against = to < end && (view.cues(to).has(Cue::Against) || is_rival(view, to));
    let figure = |&q: &usize| {
        is_amount(view, q)
            && !view.quantity(q).hedge.is_bound()
            && !is_few(view, q)
            && view.quantity(q).kind != Kind::Duration
    };
    let own: Vec<usize> = (from..to)
        .filter_map(|t| view.at(t))
        .filter(figure)
        .collect();
    let [mine] = own[..] else { return };
    // "the first of 24": how many there are is no figure of theirs.
    if claim.of == view.quantity(mine).value.map(crate::parts::whole) {
        return;
    }
    if view.token(mine).abs_diff(claim.at) > 12 {
        return;
    }
    let around: Vec<usize> = view.around(claim.sentence, 1, 1).filter(figure).collect();
    if around.len() > MOST {
        return;
    }
    let alike =
        |&l: &usize| l != mine && (is_alike(view, l, mine) || bare(view, l) || bare(view, mine));
    let here: Vec<usize> = around
        .iter()
        .copied()
        .filter(|&l| view.context(l).sentence == claim.sentence)
        .filter(alike)
        .collect();
    let next: Vec<usize> = around
        .iter()
        .copied()
        .filter(|&l| view.context(l).sentence == claim.sentence + 1)
        .filter(alike)
        .collect();
    let told_next = !next.is_empty() && {
        let (first, end) = view.reading.sentences[claim.sentence + 1].tokens;
        names_the_rest(view, first..end.min(first + 4))
    };
    let listed_next = next.len() >= 2 && here.is_empty() && next.iter().all(|&l| is_named(view, l));
    let before = listed_before(view, claim, mine);
    let others = if here.len() >= 2 {
        here
    } else if told_next || listed_next {
        here.into_iter().chain(next).collect()
    } else if before.len() >= 3 {
        before
    } else {
        return;
    };
    // "With 61 million it is third of the five, which hold 88, 61, 54, 40 and 19 million": told once more among them.
    let value = |l: usize| view.quantity(l).value;
    let same = others
        .iter()
        .copied()
        .find(|&l| value(l) == value(mine) && others.len() >= 3 && outranks(view, claim.at));
    let others: Vec<usize> = others.into_iter().filter(|&l| Some(l) != same).collect();
    let marked = told_next || same.is_some() || names_the_rest(view, first..end);
    let set_out = others.len() >= 3 && is_set_out(view, claim, mine, &others);
    let whole = marked || set_out || claim.of == Some(others.len() + 1);
    if others.len() < 2 || claim.of.is_some_and(|n| n != others.len() + 1) {
        return;
    }
    let is_ordinal = view.at(claim.at).is_some();
    // "the tallest in Europe" is held against others than these.
    if !whole
        && !is_ordinal
        && !listed_next
        && !set_against
        && (goes_beyond(view, claim.at) || !is_superlative(view, claim.at))
    {
        return;
    }
    let from = out.len();
    push(
        view,
        claim,
        mine,
        same,
        &others,
        if whole { 9 } else { 8 },
        out,
    );
    if !whole {
        for candidate in &mut out[from..] {
            let low = candidate.operands[0].interval.low;
            candidate.operands[0].interval = Interval::new(low, f64::INFINITY);
        }
    }
}

/// Whether a place is that of a superlative: "the third-largest", not "came third".
fn outranks(view: &View<'_>, at: usize) -> bool {
    let behind = at + 1 + usize::from(view.mark(at + 1) == Some('-'));
    view.at(at).is_none()
        || behind < view.end_token(at) && view.cues(behind).any(&[Cue::Superlative, Cue::Least])
}

/// "Five clubs shared the pot, with £40,000, £35,000, £22,000 and £9,000. The choir, on £22,000, had the third-largest slice": a
/// list of like figures in the sentence before, one of which the claim tells again.
fn listed_before(view: &View<'_>, claim: Ranking, mine: usize) -> Vec<usize> {
    let Some(sentence) = claim
        .sentence
        .checked_sub(1)
        .filter(|_| outranks(view, claim.at))
    else {
        return Vec::new();
    };
    if view.reading.sentences[sentence].block != view.reading.sentences[claim.sentence].block {
        return Vec::new();
    }
    let all: Vec<usize> = view
        .in_sentence(sentence)
        .filter(|&l| is_amount(view, l) && is_alike(view, l, mine) && !view.quantity(l).in_words)
        .collect();
    let told = all
        .iter()
        .filter(|&&l| view.quantity(l).value == view.quantity(mine).value)
        .count();
    // One behind the other, nothing but names between.
    let run = all
        .windows(2)
        .all(|two| two[0] + 1 == two[1] && view.token(two[1]) - view.token(two[0]) <= 6);
    if told == 1 && run { all } else { Vec::new() }
}

/// ": Ash with 48, Birch with 79, Cedar with 83": all others, behind a colon or semicolon, named each, and nothing else told.
fn is_set_out(view: &View<'_>, claim: Ranking, mine: usize, others: &[usize]) -> bool {
    let (_, end) = view.reading.sentences[claim.sentence].tokens;
    let from = view.token(mine).max(claim.at);
    let Some(cut) = (from..end).find(|&t| matches!(view.mark(t), Some(':' | ';' | '—' | '–')))
    else {
        return false;
    };
    let name = |at: usize| view.is_word(at) && view.word(at).starts_with(char::is_uppercase);
    let behind = (cut..end).filter_map(|t| view.at(t)).collect::<Vec<_>>();
    view.at(claim.at).is_some()
        && behind == others
        && others.iter().all(|&l| {
            let token = view.token(l);
            (token.saturating_sub(3)..token).any(name)
        })
}

/// "the others", "the rest": with these the list is whole.
fn names_the_rest(view: &View<'_>, mut tokens: std::ops::Range<usize>) -> bool {
    tokens.any(|t| {
        view.cues(t).has(Cue::Remainder)
            || view.is_word(t)
                && matches!(view.lower(t), "others" | "the others" | "the rest" | "rest")
    })
}

/// "Eastfield has 295, Milldown 410": a number that leaves its noun out, right behind a name.
fn is_named(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let name = |at: usize| view.is_word(at) && view.word(at).starts_with(char::is_uppercase);
    bare(view, q)
        && (view.first_token(token).max(token.saturating_sub(2))..token)
            .rev()
            .any(name)
}

/// A number that leaves its unit or noun to its neighbours.
fn bare(view: &View<'_>, q: usize) -> bool {
    crate::parts::is_elliptical(view, q)
}
