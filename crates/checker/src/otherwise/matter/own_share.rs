//! Shares of the part that was told, of what an inspection found, or of something else that their own words name: "Forty of the
//! 160 trees fell, half of them oaks".

use extractor::Cue;

use super::elsewhere::is_told_elsewhere;
use super::held::{is_finding, is_of_the_searched, is_of_two_joined, is_of_what_is_held};
use super::set_to::{
    has_a_whole_of_its_own, is_of_what_it_points_to, is_part_the_whole, is_set_to_another,
};
use super::several::is_of_another_count;
use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::parts::is_bracketed;
use crate::rules::taken_out;
use crate::view::View;
use crate::words::WordList;

/// Words that lead to what else a share may be of, behind or before it.
const THEM: WordList = words![
    "them", "whom", "which", "it", "of them", "of whom", "of which", "of it",
];
/// How many words behind a part say that it is one.
pub(super) const CLOSE: usize = 4;
/// How many tokens lie between a figure and the verb that draws a share from it.
const REACH: usize = 9;

/// A share with its part and whole, as a claim binds them.
#[derive(Clone, Copy)]
pub(super) struct Told {
    /// The token of the share.
    pub(super) at: usize,
    pub(super) part: usize,
    pub(super) whole: usize,
}

impl Told {
    /// None where part and whole are not two figures.
    pub(super) fn of(view: &View<'_>, candidate: &Candidate) -> Option<Self> {
        let &[part, whole] = &candidate.operands[..] else {
            return None;
        };
        let start = candidate.claim.span.start;
        let tokens = &view.reading.tokens;
        let at = candidate.claim.quantity.map_or_else(
            || tokens.partition_point(|token| token.span.end <= start),
            |q| view.token(q),
        );
        (at < tokens.len()).then_some(Self {
            at,
            part: part.quantity,
            whole: whole.quantity,
        })
    }

    /// Whether a figure stands in the sentence of the share.
    pub(super) fn here(self, view: &View<'_>, l: usize) -> bool {
        let token = view.token(l);
        (view.first_token(self.at)..view.end_token(self.at)).contains(&token)
    }

    /// The tokens between a figure before the share and it; none where the figure stands behind or elsewhere.
    pub(super) fn since(self, view: &View<'_>, l: usize) -> std::ops::Range<usize> {
        let token = view.token(l);
        if self.here(view, l) && token < self.at {
            token + 1..self.at
        } else {
            0..0
        }
    }
}

/// Whether a disagreeing share is of another whole than the one it was bound to, by the words around it.
pub(super) fn is_of_its_own(view: &View<'_>, candidate: &Candidate) -> bool {
    if candidate.formula != Formula::Share {
        return false;
    }
    let Some(told) = Told::of(view, candidate) else {
        return false;
    };
    is_of_the_part(view, told)
        || is_beside_an_aside(view, told)
        || has_an_aside(view, told)
        || is_of_the_fronted(view, told)
        || is_of_the_searched(view, told)
        || is_of_what_is_held(view, told)
        || is_of_two_joined(view, candidate)
        || is_of_another_count(view, told)
        || is_of_what_it_points_to(view, told)
        || is_set_to_another(view, told)
        || is_part_the_whole(view, told)
        || has_a_whole_of_its_own(view, told)
        || is_told_elsewhere(view, told, candidate)
}

/// "of them", "of whom" right behind a token.
pub(super) fn points(view: &View<'_>, token: usize) -> bool {
    let next = token + 1;
    view.is_one_of(next, THEM) || view.cues(next).has(Cue::Of) && view.is_one_of(next + 1, THEM)
}

/// "half of them women", "most of which concerned pay": a word of its own stands behind the pronoun.
pub(super) fn describes(view: &View<'_>, token: usize) -> bool {
    // "most of them" is read as one phrase.
    let within = view.is_word(token)
        && THEM.iter().any(|them| {
            view.lower(token)
                .strip_suffix(them)
                .is_some_and(|rest| rest.ends_with("of ") || rest.ends_with(' '))
        });
    within && view.is_word(token + 1)
        || points(view, token) && view.is_word(behind_pronoun(view, token))
}

/// The first token behind "of them" or "of whom".
fn behind_pronoun(view: &View<'_>, token: usize) -> usize {
    let next = token + 1;
    next + if view.is_one_of(next, THEM) { 1 } else { 2 }
}

/// "Of the 200 applicants, 80 were interviewed, and of those a quarter were hired" · "Forty of the 160 trees fell, half of them oaks" ·
/// "fell from 300 to 240, a third of which were about noise": a share with words of its own, drawn from the part.
fn is_of_the_part(view: &View<'_>, told: Told) -> bool {
    let Told { at, part, whole } = told;
    let since = told.since(view, part);
    if since.is_empty() || view.token(part) + REACH + CLOSE < at {
        return false;
    }
    let end = view.end_token(at);
    let drawn = taken_out(view, part, whole)
        || points(view, view.token(part))
        || told.here(view, whole) && whole < part;
    // No other figure that it could be of.
    let alone = view
        .in_sentence(view.context(part).sentence)
        .filter(|&l| l > part && view.token(l) < at && l != whole)
        .all(|l| !view.comparable(l, part));
    let restates = since
        .clone()
        .any(|t| view.cues(t).any(&[Cue::Or, Cue::Equal, Cue::Hence]));
    if !drawn || !alone || restates {
        return false;
    }
    let word_behind = |t: usize| t < end && view.is_word(t);
    // "…, and of those a quarter were hired"
    let led = at > view.token(part) + 2
        && view.is_word(at.saturating_sub(1))
        && (view.cues(at.saturating_sub(1)).has(Cue::OfThose)
            || view.is_one_of(at.saturating_sub(1), words!["those", "them", "these"])
                && view.cues(at.saturating_sub(2)).has(Cue::Of))
        && word_behind(at + 1);
    let next = behind_pronoun(view, at);
    let relative = view.lower(next.saturating_sub(1));
    let relative = relative.ends_with("which") || relative.ends_with("whom");
    let followed = points(view, at)
        && view.mark(at.saturating_sub(1)) == Some(',')
        && word_behind(next)
        && (relative || !view.cues(next).any(&[Cue::Level, Cue::ChangeVerb]));
    led || followed
}

/// "Two thirds of the 90 MPs, 12 of them ministers, rebelled" · "More than half of the 60 children, including 12 girls, had colds": an
/// aside tells of some of the whole, and the share of others.
fn is_beside_an_aside(view: &View<'_>, told: Told) -> bool {
    let Told { at, part, whole } = told;
    let [p, w] = [view.token(part), view.token(whole)];
    if !(told.here(view, part) && told.here(view, whole) && at < w && w < p) {
        return false;
    }
    let one = (w + 1..p).all(|t| !matches!(view.mark(t), Some(';' | ':')))
        && (w + 1..p).any(|t| matches!(view.mark(t), Some(',' | '(' | '—' | '–')));
    let includes = view.cues(p.saturating_sub(1)).has(Cue::Including);
    let described = points(view, p) && view.is_word(behind_pronoun(view, p));
    // "Half of the 64 trials never published anything, 36 of them to be exact"
    let behind = behind_pronoun(view, p);
    let restated = view.is_one_of(
        behind,
        words!["to", "exactly", "precisely", "altogether", "so"],
    ) || view
        .cues(behind)
        .any(&[Cue::Total, Cue::Equal, Cue::Hence, Cue::Or]);
    one && (includes || described && !restated)
}

/// "A poll of 1,200 voters, 400 of them under 30, found that 48% backed the bill" · "1,200 lorries, 300 of them electric, and has a third of
/// the market": behind the aside the sentence goes on about the whole.
fn has_an_aside(view: &View<'_>, told: Told) -> bool {
    let Told { at, part, whole } = told;
    let p = view.token(part);
    if told.since(view, part).is_empty() || whole + 1 != part || !told.here(view, whole) {
        return false;
    }
    let opens = matches!(view.mark(p.saturating_sub(1)), Some(',' | '(' | '—' | '–'));
    let described = points(view, p) && view.is_word(behind_pronoun(view, p));
    if !opens || !described {
        return false;
    }
    let Some(closed) = (p + 1..at).find(|&t| matches!(view.mark(t), Some(',' | ')' | '—' | '–')))
    else {
        return false;
    };
    let from = closed + 1;
    let on = view.cues(from).has(Cue::And)
        || (from..at).any(|t| view.cues(t).has(Cue::Attribution) || is_finding(view, t));
    let concludes = (from..at).any(|t| {
        view.mark(t).is_some()
            || view
                .cues(t)
                .any(&[Cue::Or, Cue::Equal, Cue::Hence, Cue::Making, Cue::Share])
            || view.is_one_of(t, words!["which", "those", "these", "they", "this"])
    });
    from < at && on && !concludes && !points(view, at)
}

/// "Among the 400 aged under 35, 60% said yes" · "Of the 300 who worked nights, 18% had fallen ill": what opens the clause is the
/// whole of the share right behind it.
fn is_of_the_fronted(view: &View<'_>, told: Told) -> bool {
    let Told { at, part, whole } = told;
    let since = told.since(view, part);
    let end = view.end_token(at);
    let direct = at + 1 < end
        && view.mark(at.saturating_sub(1)) == Some(',')
        && view.is_word(at + 1)
        && !view
            .cues(at + 1)
            .any(&[Cue::Of, Cue::OfThose, Cue::And, Cue::Or]);
    if since.is_empty() || !direct || told.here(view, whole) && view.token(whole) > view.token(part)
    {
        return false;
    }
    let first = view.first_token(at);
    let from = (first..view.token(part))
        .rev()
        .find(|&t| matches!(view.mark(t), Some(';' | ':')))
        .map_or(first, |t| t + 1);
    let head = view.is_one_of(from, words!["of", "among", "amongst", "out of"]);
    let near = view.token(part) < from + CLOSE && (from..view.token(part)).all(|t| view.is_word(t));
    // "Of the 300 women, 120 smoked, 40% of all": another figure stands between.
    let alone = since
        .clone()
        .all(|t| view.at(t).is_none_or(|l| !view.comparable(l, part)));
    head && near && alone
}

/// "Four fifths of the 500 seats were sold, and the 100 that were not went to schools": the share names its whole, which is no side of
/// two.
pub(super) fn is_of_a_named_whole(view: &View<'_>, candidate: &Candidate) -> bool {
    let Some(told) = Told::of(view, candidate) else {
        return false;
    };
    let Told { at, part, whole } = told;
    let end = view.end_token(at).min(at + CLOSE);
    candidate.formula == Formula::RateOf
        && (view.cues(at + 1).any(&[Cue::Of, Cue::OutOf])
            || view.is_one_of(
                at + 1,
                words!["the", "all", "its", "their", "our", "those", "these"],
            ))
        && (at + 2..end)
            .find(|&t| !view.is_word(t))
            .and_then(|t| view.at(t))
            .is_some_and(|l| l == part || l == whole)
}

/// "£110,000 in all (£60,000 of it salary), up from £90,000": what a bracket tells is some of the level before it, and has not moved.
pub(super) fn is_an_aside(view: &View<'_>, candidate: &Candidate) -> bool {
    let Some(told) = Told::of(view, candidate) else {
        return false;
    };
    [told.part, told.whole].iter().any(|&l| {
        let token = view.token(l);
        let closed = (token + 1..view.end_token(token))
            .find(|&t| matches!(view.mark(t), Some(')' | '(' | ';')))
            .filter(|&t| view.mark(t) == Some(')'));
        points(view, token)
            && told.here(view, l)
            && is_bracketed(view, l)
            && closed.is_some_and(|closed| told.at > closed)
    })
}
