//! Whose a change is: what its own clause says that changes, against what the clause of two levels does.
//!
//! "Profits doubled as sales rose from £400m to £460m" · "profit rose to £46m from £40m, helped by a 4% rise in sales" · "exports rose from
//! £400m to £440m and imports fell 6%" · "the speed limit was cut from 40 to 30, halving the number of deaths". Silent where the one clause
//! names nothing, or where the two share a word or words of one meaning.

mod words;

use extractor::{Cue, Direction, Kind, Role};

use crate::candidate::Candidate;
use crate::topic::related;
use crate::view::View;
use crate::words::WordList;
use words::{OPENERS, Words, counted, differ, is_figure, is_noun_form, nouns, opens, pairs_words};

/// Words that make a noun of what follows a verb.
const DETERMINERS: WordList = words![
    "its", "their", "the", "his", "her", "our", "my", "your", "a", "an",
];
/// How many tokens the words of a subject may span.
const REACH: usize = 9;

/// Whether a change is said of another thing than two levels are told of.
pub(super) fn is_anothers(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let &[a, b] = &candidate.operands[..] else {
        return false;
    };
    let [first, last] = [a.quantity.min(b.quantity), a.quantity.max(b.quantity)];
    if first == q || last == q || view.quantity(first).kind == Kind::Duration {
        return false;
    }
    let sentence = view.context(q).sentence;
    let together =
        view.context(first).sentence == sentence && view.context(last).sentence == sentence;
    if points_back(view, q) {
        return false;
    }
    if !together {
        return is_of_the_next(view, q, [first, last]);
    }
    if let Some(own) = object(view, q, [first, last]) {
        return differ(&own, &pairs_words(view, [first, last]));
    }
    let (at, from, to) = (view.token(q), view.token(first), view.token(last));
    if to < at {
        let Some((opener, own)) = subject_behind(view, to, at, q) else {
            return false;
        };
        return opener > to && differ(&own, &pairs_words(view, [first, last]));
    }
    if at < from {
        let Some(theirs) = subject_between(view, at, from) else {
            return false;
        };
        let own = subject_before(view, at);
        let theirs: Words<'_> = theirs
            .into_iter()
            .chain(counted(view, [first, last]))
            .collect();
        return differ(&own, &theirs);
    }
    false
}

/// "Murders fell to 310 from 400. Robberies rose by 12%.": a sentence whose subject the one before does not name.
fn is_of_the_next(view: &View<'_>, q: usize, pair: [usize; 2]) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let sentence = view.context(q).sentence;
    if pair
        .iter()
        .any(|&l| view.context(l).sentence + 1 != sentence)
        || token > first + REACH
    {
        return false;
    }
    // A change that is told in full, of a subject of its own.
    let role = |wanted: Role| pair.iter().any(|&l| view.context(l).role == wanted);
    if !role(Role::Base) || !role(Role::Result) {
        return false;
    }
    let moves = |t: usize| view.cues(t).has(Cue::ChangeVerb) && !is_noun_form(view, t);
    let verb = (first..token).find(|&t| moves(t) || view.is_one_of(t, words!["which"]));
    let Some(verb) = verb.or_else(|| is_verb(view, q).then_some(token)) else {
        return false;
    };
    let own = nouns(view, first, verb);
    let topic: Words<'_> = pair
        .iter()
        .flat_map(|&l| view.topic(l).iter().copied())
        .collect();
    let shared = own.iter().any(|a| topic.iter().any(|b| related(a, b)));
    own.len() <= 2 && !shared && differ(&own, &pairs_words(view, pair))
}

/// "so people drink 13 litres more", "it's up 20%", "the 20% slide", "which means a gap of nine": told of what stands before.
pub(super) fn points_back(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let article = token > first && view.is_one_of(token - 1, words!["the", "this", "that"]);
    let start = (first..token)
        .rev()
        .find(|&t| matches!(view.mark(t), Some(';' | ':' | '—')) || view.at(t).is_some())
        .map_or(first, |t| t + 1);
    article
        || (start..token).any(|t| {
            view.cues(t).any(&[
                Cue::Equal,
                Cue::Hence,
                Cue::Making,
                Cue::Gap,
                Cue::Margin,
                Cue::Or,
            ]) || PRONOUNS.has(view.lower(t).split(['\'', '’']).next().unwrap_or_default())
        })
}

/// Words that stand for what was told before.
const PRONOUNS: WordList = words![
    "it",
    "its",
    "their",
    "they",
    "this",
    "that",
    "these",
    "those",
    "which",
    "he",
    "she",
    "we",
    "i",
    "so",
    "thus",
    "therefore",
    "hence",
    "same",
];

/// What a change is said of by the words behind it: "a 4% rise in sales", "doubled its dividend", "halving the number of deaths".
fn object<'a>(view: &View<'a>, q: usize, pair: [usize; 2]) -> Option<Words<'a>> {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let noun = (token + 1..end.min(token + 4))
        .take_while(|&t| view.is_word(t))
        .find(|&t| view.cues(t).has(Cue::ChangeNoun));
    let of = token > first + 1
        && view.cues(token - 1).has(Cue::Of)
        && view.cues(token - 2).has(Cue::ChangeNoun);
    let phrase = if let Some(noun) = noun.filter(|&noun| view.is_one_of(noun + 1, words!["in"])) {
        noun + 2
    } else if of && view.is_one_of(token + 1, words!["in"]) {
        token + 2
    } else if is_verb(view, q) && view.is_one_of(token + 1, DETERMINERS) {
        token + 1
    } else {
        return None;
    };
    let close = (phrase..end.min(phrase + 5))
        .find(|&t| {
            !view.is_word(t) && view.mark(t) != Some('\'')
                || view.cues(t).any(&[
                    Cue::To,
                    Cue::From,
                    Cue::ChangeVerb,
                    Cue::Level,
                    Cue::Against,
                    Cue::And,
                    Cue::But,
                ])
                || view.is_one_of(t, OPENERS)
                || view.is_one_of(t, words!["in", "at", "for", "since", "over"])
        })
        .unwrap_or(end.min(phrase + 5));
    // "doubled its dividend to 20p from 12p": the levels follow at once.
    let follows = pair
        .iter()
        .any(|&l| (close..close + 5).contains(&view.token(l)));
    let leads = |t: usize| view.cues(t).any(&[Cue::To, Cue::From]);
    if follows && (leads(close) || leads(close + 1)) {
        return None;
    }
    // "…, a 4% rise in sales" may well be the rise just told in other words; what another moves by is none.
    if !is_verb(view, q) && !is_a_cause(view, token, pair) {
        return None;
    }
    let words = nouns(view, phrase, close);
    (!words.is_empty()).then_some(words)
}

/// "helped by a 4% rise in sales", "a 20% fall in costs lifted profit to £46m": a change that brings about that of the levels.
fn is_a_cause(view: &View<'_>, token: usize, pair: [usize; 2]) -> bool {
    let first = view.first_token(token);
    let led = (first.max(token.saturating_sub(4))..token)
        .rev()
        .take_while(|&t| view.mark(t).is_none_or(|mark| mark == '-'))
        .any(|t| view.cues(t).has(Cue::By) || view.is_one_of(t, CAUSES));
    let to = view.token(pair[0].min(pair[1]));
    let moves = token < to
        && view.first_token(to) == first
        && (token + 3..to).any(|t| {
            view.cues(t).has(Cue::ChangeVerb)
                && view.cues(t - 1).is_plain()
                && !is_noun_form(view, t)
        });
    led || moves
}

/// Words that lead to what brings a change about.
const CAUSES: WordList = words![
    "on",
    "with",
    "despite",
    "amid",
    "after",
    "by",
    "thanks to",
    "because of",
    "following",
    "due to",
    "owing to",
    "as",
];

/// "doubled", "halving", "to treble": a multiple that is its own verb.
pub(super) fn is_verb(view: &View<'_>, q: usize) -> bool {
    view.quantity(q).kind == Kind::Multiple
        && words![
            "ed",
            "ing",
            "double",
            "halve",
            "treble",
            "triple",
            "quadruple",
            "halves",
            "doubles",
            "trebles",
            "triples",
        ]
        .iter()
        .any(|ending| view.printed(q).ends_with(ending))
}

/// The words of a clause that opens behind a token, up to the verb of a change: the opener's token and the words.
fn subject_behind<'a>(
    view: &View<'a>,
    from: usize,
    at: usize,
    q: usize,
) -> Option<(usize, Words<'a>)> {
    // "…, a rise of 12%" and what a colon explains are told of what stands before.
    if view.cues(at - 1).has(Cue::Of) {
        return None;
    }
    let opener = (from + 1..at)
        .rev()
        .find(|&t| opens(view, t))
        .filter(|&t| !matches!(view.mark(t), Some(':' | '—' | '(')))?;
    let comma = (opener + 1..at).rev().find(|&t| view.mark(t) == Some(','));
    let start = comma.unwrap_or(opener) + 1;
    // "and has thereby tripled" has no subject of its own, "the figure had tripled" that of what stands before.
    if view.cues(start).has(Cue::Level)
        || (start..at).any(|t| view.is_word(t) && is_figure(view, t))
    {
        return None;
    }
    let verb = is_verb(view, q)
        || (opener + 1..at).any(|t| {
            view.cues(t)
                .any(&[Cue::ChangeVerb, Cue::Rise, Cue::Fall, Cue::Level])
                && !is_noun_form(view, t)
        })
        || view.cues(at - 1).has(Cue::By);
    let words = nouns(view, start, at);
    (verb && !words.is_empty()).then_some((opener, words))
}

/// The words of a clause that opens between a change and the first of two levels.
fn subject_between<'a>(view: &View<'a>, at: usize, from: usize) -> Option<Words<'a>> {
    // "between Easter and harvest" opens nothing.
    let ranged = |t: usize| {
        (t.saturating_sub(4)..t)
            .any(|before| view.is_one_of(before, words!["between", "from", "both"]))
    };
    let opener = (at + 1..from)
        .find(|&t| opens(view, t) && !ranged(t) && !view.is_one_of(t, words!["when"]))?;
    // "halved: it was …", "leapt by a third after the works: 45,000 came"
    if (opener..from).any(|t| view.mark(t) == Some(':')) {
        return None;
    }
    let verb = (opener + 1..from)
        .find(|&t| view.cues(t).any(&[Cue::ChangeVerb, Cue::Level, Cue::From]))?;
    let words = nouns(view, opener + 1, verb.max(opener + 1));
    let words = if words.is_empty() {
        nouns(view, opener + 1, from)
    } else {
        words
    };
    (!words.is_empty()).then_some(words)
}

/// The words before a change in its own clause.
fn subject_before<'a>(view: &View<'a>, at: usize) -> Words<'a> {
    let first = view.first_token(at).max(at.saturating_sub(REACH));
    let start = (first..at)
        .rev()
        .find(|&t| opens(view, t))
        .map_or(first, |t| t + 1);
    nouns(view, start, at)
}

/// "Shares in the firm, up 30% this year, fell to 310p from 400p": the verb of the levels says the other way than the words of the change.
pub(super) fn is_the_other_way(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let &[a, b] = &candidate.operands[..] else {
        return false;
    };
    let own = match view.change(q) {
        Some(Direction::Up) => true,
        Some(Direction::Down) => false,
        _ => return false,
    };
    let first = view.token(a.quantity.min(b.quantity));
    let at = view.token(q);
    let start = view.first_token(first).max(first.saturating_sub(6));
    let moves = |t: usize| {
        let cues = view.cues(t);
        cues.has(Cue::ChangeVerb)
            && !is_noun_form(view, t)
            && cues.has(Cue::Rise) != cues.has(Cue::Fall)
    };
    // The verb right before the levels, no figure between.
    let verb = (start..first)
        .rev()
        .take_while(|&t| view.at(t).is_none())
        .find(|&t| moves(t));
    let Some(verb) = verb else { return false };
    let up = view.cues(verb).has(Cue::Rise);
    // Its own word of change stands beside it, or it is its own verb.
    let own_word = (at.saturating_sub(4).max(view.first_token(at))
        ..(at + 2).min(view.end_token(at)))
        .any(|t| t != verb && view.cues(t).any(&[Cue::Rise, Cue::Fall]));
    up != own && at < verb && (own_word || is_verb(view, q))
}
