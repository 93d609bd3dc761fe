//! A place in a list, held by a name: "Eastquay, the busiest of them" · "so the coast came second" · "the third was its best".

use extractor::{Cue, Kind};
use smallvec::smallvec;

use super::super::Scene;
use super::labelled;
use super::placed::heads_a_table;
use super::rank::{Ranking, is_alike, is_placed, list, push};
use crate::candidate::Candidate;
use crate::parts::whole;
use crate::topic::Listed;
use crate::view::View;
use crate::words::WordList;

/// "Eastquay, the busiest of them" · "Corran, second of the four" · "Wine is the largest of the three": the figure of the
/// name holds the place.
pub(super) fn with_name(scene: &Scene<'_>, claim: Ranking, out: &mut Vec<Candidate>) {
    let view = scene.view;
    let (first, end) = view.reading.sentences[claim.sentence].tokens;
    let several = |token: usize| {
        view.is_word(token)
            && matches!(
                view.lower(token),
                "the" | "all" | "them" | "those" | "these"
            )
            || view.at(token).is_some_and(|q| view.is_count(q))
    };
    let of_list = |token: usize| {
        view.cues(token).has(Cue::OfThose)
            || view.cues(token).has(Cue::Of) && several(token + 1)
            || view.is_one_of(token, words!["in"])
                && view.is_one_of(token + 1, words!["the", "this", "that"])
                && view.is_one_of(token + 2, GROUPS)
    };
    let counted_off = (claim.at + 1..end.min(claim.at + 5)).any(of_list);
    if !is_superlative(view, claim.at) || !counted_off && goes_beyond(view, claim.at) {
        return;
    }
    // "Saturday's, the best of the three, 139": the figure follows.
    let comma = (claim.at + 1..end.min(claim.at + 6)).find(|&t| view.mark(t) == Some(','));
    if comma.is_some_and(|t| view.at(t + 1).is_some()) {
        return;
    }
    let all = figures(scene, claim);
    // "Last season the coast came second": of another time than the list of the sentence before.
    let listed_before = all
        .last()
        .is_some_and(|&l| view.context(l).sentence != claim.sentence);
    let earlier = (first..end).any(|t| view.cues(t).has(Cue::Earlier) && view.lower(t) != "then");
    if listed_before && earlier {
        return;
    }
    let here = |all: &[usize]| {
        let own = |l: &&usize| view.context(**l).sentence == claim.sentence;
        all.iter().filter(own).count() >= 3
    };
    // Where all labels stand on one side of their figures, it is known which is whose.
    let sided = labelled::before(view, claim.sentence, claim.at);
    // "Of those four the terrace is the cheapest, and £115,000 separates …": of the list before, and nothing else.
    let all = match &sided {
        Some(list) if view.context(list.figures[0]).sentence < claim.sentence && !here(&all) => {
            list.figures.clone()
        }
        _ => all,
    };
    let labels: Vec<(usize, Vec<&str>)> = all
        .iter()
        .map(|&l| {
            let known = sided.as_ref().and_then(|list| list.label(l));
            (l, known.unwrap_or_else(|| label(scene, l).into_vec()))
        })
        .collect();
    if !counted_off && let Some((mine, like)) = by_number(view, claim, &all) {
        push(view, claim, mine, Some(mine), &like, 8, out);
        return;
    }
    // The name nearest before the word that labels exactly one figure of the list.
    let mut nearest = true;
    for token in (first.max(claim.at.saturating_sub(10))..claim.at)
        .rev()
        .filter(|&token| view.is_word(token) || is_date(view, token))
    {
        let content = !names_at(view, token).is_empty() && !is_placing(view.word(token));
        let plain = nearest && content;
        nearest &= !content;
        // A name, or the noun right before the verb ("so the coast came second").
        if !(view.word(token).starts_with(char::is_uppercase) || plain && !counted_off) {
            continue;
        }
        let Some(name) = names_at(view, token).pop() else {
            continue;
        };
        let holders: Vec<usize> = labels
            .iter()
            .filter(|(_, label)| label.contains(&name))
            .map(|&(l, _)| l)
            .collect();
        let [mine] = holders[..] else { continue };
        let like: Vec<usize> = labels
            .iter()
            .filter(|(l, label)| is_alike(view, *l, mine) && !label.is_empty())
            .map(|&(l, _)| l)
            .collect();
        let like = narrowed(view, claim, like);
        let counted = claim.of.map_or(0, |n| if n == like.len() { 0 } else { -3 });
        if like.len() >= 3 && counted_off {
            push(view, claim, mine, Some(mine), &like, 9 + counted, out);
        } else if like.len() >= 3 {
            let here = like
                .iter()
                .all(|&l| view.context(l).sentence == claim.sentence);
            let next = like
                .iter()
                .all(|&l| view.context(l).sentence + 1 == claim.sentence);
            let before = like.iter().all(|&l| view.token(l) < claim.at);
            let said = is_predicate(view, token, claim.at) || is_apposed(view, token, claim.at);
            if before && (here || next) && said {
                push(view, claim, mine, Some(mine), &like, 8, out);
            }
        }
        return;
    }
}

/// The like figures around a place, those left out that are told behind it in words or behind "of".
fn figures(scene: &Scene<'_>, claim: Ranking) -> Vec<usize> {
    let view = scene.view;
    list(scene, claim.sentence, |l| {
        let after = view.context(l).sentence == claim.sentence && view.token(l) > claim.at;
        matches!(
            view.quantity(l).kind,
            Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Percent | Kind::Duration
        ) && !(view.quantity(l).kind == Kind::Duration && view.quantity(l).in_words)
            && !(after
                && (view.quantity(l).in_words
                    || view.cue_before(view.token(l), 2, &[Cue::Of]).is_some()))
    })
}

/// Words for just those that a text lists.
const GROUPS: WordList = words![
    "group", "list", "sample", "set", "trio", "quartet", "quintet", "four", "five", "batch",
];

/// Whether a verb gives the name its place: "Oak is the largest", "making Austin the second-busiest"; in "A, at 5.7, and B,
/// at 5.6, the highest" both hold it.
fn is_predicate(view: &View<'_>, name: usize, at: usize) -> bool {
    let verb = |t: usize| {
        view.is_word(t)
            && (view.cues(t).any(&[Cue::Level, Cue::Making]) || is_placing(view.word(t)))
    };
    let between = (name + 1..at).any(verb) && (name + 1..at).all(|t| view.is_word(t));
    let before = name > view.first_token(name)
        && at - name <= 3
        && (name + 1..at).all(|t| view.is_word(t))
        && (view.first_token(name).max(name.saturating_sub(2))..name).any(|t| {
            view.is_word(t)
                && matches!(
                    view.lower(t),
                    "making" | "makes" | "made" | "leaving" | "which makes"
                )
        });
    between || before || is_placed(view, at) || name + 1 == at && heads_a_table(view, at)
}

/// "Almera, the second-largest, supplies the capital": in apposition to the name.
fn is_apposed(view: &View<'_>, name: usize, at: usize) -> bool {
    view.word(name).starts_with(char::is_uppercase)
        && view.mark(name + 1) == Some(',')
        && at - name <= 4
        && (name + 2..at).all(|t| view.is_one_of(t, words!["the", "only", "now", "its", "their"]))
}

/// Verbs that give something its place.
fn is_placing(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "came"
            | "come"
            | "comes"
            | "coming"
            | "finished"
            | "finishing"
            | "placed"
            | "ranked"
            | "ranks"
            | "took"
            | "takes"
            | "claimed"
            | "making"
            | "makes"
            | "made"
            | "proved"
            | "remains"
            | "became"
            | "being"
            | "easily"
            | "clearly"
            | "therefore"
            | "thus"
    )
}

/// Whether the place is held in a larger field than the list: "the biggest since 1990", "the longest in Europe".
pub(super) fn goes_beyond(view: &View<'_>, at: usize) -> bool {
    let end = view.end_token(at);
    let noun = (at + 1..end.min(at + 4))
        .take_while(|&t| view.is_word(t))
        .any(|t| {
            matches!(
                view.lower(t),
                "since"
                    | "ever"
                    | "yet"
                    | "so"
                    | "for"
                    | "in"
                    | "on"
                    | "at"
                    | "anywhere"
                    | "known"
                    | "recorded"
                    | "after"
                    | "until"
                    | "possible"
            ) || view.lower(t) == "of" && is_of_a_kind(view, t + 1)
        });
    noun || at > view.first_token(at)
        && view.is_word(at - 1)
        && matches!(
            view.lower(at - 1),
            "at" | "world's" | "world’s" | "country's" | "country’s"
        )
}

/// "of the season", "of its kind", "of all": a field that nobody lists.
fn is_of_a_kind(view: &View<'_>, at: usize) -> bool {
    (at..view.end_token(at).min(at + 4))
        .take_while(|&t| view.is_word(t))
        .any(|t| {
            matches!(
                view.lower(t),
                "all"
                    | "its"
                    | "his"
                    | "her"
                    | "their"
                    | "any"
                    | "kind"
                    | "sort"
                    | "type"
                    | "season"
                    | "spring"
                    | "summer"
                    | "autumn"
                    | "winter"
                    | "career"
                    | "year"
                    | "month"
                    | "week"
                    | "day"
                    | "decade"
                    | "century"
                    | "war"
                    | "time"
                    | "times"
                    | "modern"
            )
        })
}

/// A superlative by its form, or an ordinal: "record", "peak" and "top" are said of much else.
pub(super) fn is_superlative(view: &View<'_>, at: usize) -> bool {
    let word = view.lower(at);
    view.at(at).is_some()
        || heads_a_table(view, at)
        || word.starts_with("most ")
        || word.starts_with("least ")
        || word.ends_with("st") && !matches!(word, "first" | "last" | "most" | "least")
}

/// "Hale's showing, third of the five, … while Oster stands 2.2 points clear": only what stands before the place, where just so many do.
fn narrowed(view: &View<'_>, claim: Ranking, like: Vec<usize>) -> Vec<usize> {
    let told = |&l: &usize| view.token(l) < claim.at;
    let before = like.iter().copied().filter(told).count();
    if claim.of.is_some_and(|n| n != like.len() && before == n) {
        return like.into_iter().filter(told).collect();
    }
    without_total(view, like, claim.of)
}

/// "48 mm, 31 mm and 77 mm, 156 mm over the summer": the total is none of the three.
fn without_total(view: &View<'_>, mut list: Vec<usize>, of: Option<usize>) -> Vec<usize> {
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    let sum: f64 = list.iter().map(|&l| value(l)).sum();
    if of.is_some_and(|n| n + 1 == list.len()) {
        list.retain(|&l| (2.0 * value(l) - sum).abs() > 1e-6 * sum);
    }
    list
}

/// Whether a token is a month or year, which can label a figure.
fn is_date(view: &View<'_>, at: usize) -> bool {
    view.at(at)
        .is_some_and(|q| matches!(view.quantity(q).kind, Kind::Date | Kind::Year))
}

/// The names that a token gives: the stems of a word, a month or year as it is printed.
fn names_at<'a>(view: &View<'a>, at: usize) -> Listed<'a> {
    if is_date(view, at) {
        smallvec![view.lower(at)]
    } else {
        view.stems(view.reading.tokens[at].span)
    }
}

/// The words that label a figure: those of its row, or those of its clause up to the figure before.
fn label<'a>(scene: &Scene<'a>, q: usize) -> Listed<'a> {
    let view = scene.view;
    let cell = view.document.blocks[view.sentence(q).block].kind;
    if let document::BlockKind::Cell {
        table, row, column, ..
    } = cell
    {
        let (grid, row, column) = (&scene.grids[table as usize], row as usize, column as usize);
        if grid.figure(row, column) == Some(q) {
            let block = grid.rows[row].first().and_then(|cell| cell.block);
            return block
                .map(|block| view.stems(view.document.blocks[block].span))
                .unwrap_or_default();
        }
    }
    let token = view.token(q);
    let ends = |at: usize| {
        view.at(at).is_some() && !is_date(view, at) || matches!(view.mark(at), Some(';' | ':'))
    };
    // "410 in Leeds, 380 in Hull": the label follows its figure.
    let place = (token + 1..view.end_token(token).min(token + 4))
        .take_while(|&at| view.is_word(at))
        .find(|&at| {
            matches!(
                view.word(at),
                "in" | "at" | "on" | "for" | "from" | "by" | "among"
            )
        });
    if let Some(place) = place {
        let stems: Listed<'_> = (place + 1..view.end_token(token).min(place + 5))
            .take_while(|&at| is_date(view, at) || view.is_word(at) && !view.cues(at).has(Cue::And))
            .flat_map(|at| names_at(view, at))
            .collect();
        if !stems.is_empty() {
            return stems;
        }
    }
    let before = (view.first_token(token)..token)
        .rev()
        .take_while(|&at| !ends(at))
        .filter(|&at| view.is_word(at) || is_date(view, at));
    let stems: Listed<'_> = before.flat_map(|at| names_at(view, at)).collect();
    if !stems.is_empty() {
        return stems;
    }
    // "At 318 metres the Elm tower is …": the label follows.
    let behind = (token + 1..view.end_token(token))
        .take_while(|&at| !ends(at) && view.mark(at).is_none())
        .filter(|&at| view.is_word(at));
    behind
        .flat_map(|at| view.stems(view.reading.tokens[at].span))
        .collect()
}

/// "14, 21, 9 and 17 in the four quarters; the third was its best": the figure by its number in the list.
fn by_number(view: &View<'_>, claim: Ranking, all: &[usize]) -> Option<(usize, Vec<usize>)> {
    let first = view.first_token(claim.at).max(claim.at.saturating_sub(4));
    let token = (first..claim.at).rev().find(|&t| view.at(t).is_some())?;
    let ordinal = view.at(token)?;
    if view.quantity(ordinal).kind != Kind::Ordinal
        || !is_predicate(view, token, claim.at)
        || token == 0
        || view.lower(token - 1) != "the"
    {
        return None;
    }
    let like: Vec<usize> = all
        .iter()
        .copied()
        .filter(|&l| {
            view.token(l) < token && is_alike(view, l, all[0]) && !view.quantity(l).in_words
        })
        .collect();
    let mine = *like.get(whole(view.quantity(ordinal).value?).checked_sub(1)?)?;
    (like.len() >= 3).then_some((mine, like))
}
