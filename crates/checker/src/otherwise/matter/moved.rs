//! Words of direction that are said of something else than the two figures beside them: of a cause, of what was feared or is denied, of
//! what was once, of two that are told in their own order.

use extractor::Cue;

use super::own_share::Told;
use super::winner::{is_lower_the_better, is_slower};
use crate::candidate::Candidate;
use crate::score::is_of_a_score;
use crate::topic::{related, stem};
use crate::view::View;
use crate::words::WordList;

/// Words within which something is said of a word of direction.
const NEAR: usize = 4;
/// Words within which a comparative tells what it is held against.
const PHRASE: usize = 9;

/// Whether a word of direction does not run between the two figures it was bound to.
pub(super) fn is_another_move(view: &View<'_>, candidate: &Candidate) -> bool {
    let Some(told) = Told::of(view, candidate) else {
        return false;
    };
    is_denied(view, told)
        || is_former(view, told)
        || is_asked(view, told)
        || candidate.rule == "direction"
            && (is_a_cause(view, told)
                || is_turned_round(view, told)
                || is_named_in_order(view, told)
                || is_held_against_now(view, told)
                || is_of_the_second(view, told)
                || is_of_others(view, told)
                || falls_short(view, told)
                || is_lower_the_better(view, told))
        || candidate.rule == "comparison" && is_slower(view, told, candidate.sense)
}

/// Whether a word is one of some, or ends in one: "the fear", "hopes of".
pub(super) fn is_word_of(view: &View<'_>, at: usize, words: WordList) -> bool {
    view.is_word(at) && view.lower(at).split(' ').any(|word| words.has(word))
}

/// "Fears of a rise proved groundless", "Despite hopes of a rise", "Instead of the predicted fall", "The claim that crime has fallen is
/// false", "It is a myth that pubs outnumber churches", "rejected suggestions that attendance had fallen".
fn is_denied(view: &View<'_>, told: Told) -> bool {
    const FEARED: WordList = words![
        "fear",
        "fears",
        "hope",
        "hopes",
        "talk",
        "predictions",
        "prediction",
        "forecasts",
        "warnings",
        "rumours",
        "rumors",
        "expectations",
        "suggestions",
        "suggestion",
        "claims",
        "claim",
        "allegations",
        "reports",
        "belief",
        "impression",
        "myth",
        "notion",
        "idea",
        "assertion",
        "assertions",
        "hopes of",
        "fears of",
        "talk of",
    ];
    const WANTED: WordList = words![
        "predicted",
        "expected",
        "feared",
        "forecast",
        "promised",
        "hoped-for",
        "anticipated",
        "threatened",
        "planned",
        "projected",
        "supposed",
        "alleged",
        "claimed",
    ];
    const FALSE: WordList = words![
        "false",
        "untrue",
        "myth",
        "groundless",
        "unfounded",
        "baseless",
        "misleading",
        "wrong",
        "mistaken",
        "rejected",
        "denied",
        "dismissed",
        "refuted",
        "rebutted",
        "disputed",
        "despite",
        "instead of",
        "unfounded",
        "debunked",
        "confounded",
        "contrary to",
        "rejecting",
        "denying",
        "dismissing",
        "correction",
        "incorrect",
        "incorrectly",
        "wrongly",
        "unrealised",
        "nonsense",
    ];
    let at = told.at;
    let (first, end) = (view.first_token(at), view.end_token(at));
    let near = first.max(at.saturating_sub(NEAR + 1))..at;
    let feared = near
        .clone()
        .any(|t| is_word_of(view, t, FEARED) && (t + 1..at).all(|t| view.at(t).is_none()));
    let wanted = at > first && is_word_of(view, at.saturating_sub(1), WANTED);
    let called = (first..end)
        .any(|t| is_word_of(view, t, FALSE) || view.begins(t, words!["instead of", "contrary to"]));
    let behind = [told.part, told.whole].iter().all(|&l| view.token(l) > at);
    let corrected = view.begins(
        first,
        words!["correction", "clarification", "an earlier version"],
    );
    behind && (corrected || called && (feared || wanted || told_as_false(view, at, first)))
}

/// "It is untrue that waiting lists have fallen": the word stands in a clause that is called so.
fn told_as_false(view: &View<'_>, at: usize, first: usize) -> bool {
    const FALSE: WordList = words![
        "false",
        "untrue",
        "myth",
        "wrong",
        "nonsense",
        "incorrect",
        "misleading",
    ];
    (first..at)
        .rfind(|&t| view.is_one_of(t, words!["that"]))
        .is_some_and(|that| {
            that > first
                && (first.max(that.saturating_sub(1))..that).any(|t| is_word_of(view, t, FALSE))
        })
}

/// "Pubs used to outnumber churches", "Teachers outnumbered assistants until 2015", "In the 1990s men outnumbered women; today …".
fn is_former(view: &View<'_>, told: Told) -> bool {
    let at = told.at;
    let (first, end) = (view.first_token(at), view.end_token(at));
    let used = at >= first + 2
        && (view.is_one_of(at.saturating_sub(2), words!["used"])
            && view.is_one_of(at.saturating_sub(1), words!["to"])
            || view.is_one_of(at.saturating_sub(1), words!["used to", "once", "long"]));
    let figures = [told.part, told.whole].map(|l| view.token(l));
    let behind = figures.iter().all(|&l| l > at);
    let from = figures[0].min(figures[1]);
    let until =
        (at + 1..end.min(at + NEAR + 1)).any(|t| view.is_one_of(t, words!["until", "till"]));
    // Between what was and the two figures stands the word for now, in a clause of its own.
    let now = (at + 1..from).any(|t| view.cues(t).has(Cue::Later));
    let apart = (at + 1..from).any(|t| matches!(view.mark(t), Some(';' | ':' | '.')))
        || view.first_token(from) != first;
    let then = (first..at).any(|t| {
        view.cues(t).has(Cue::Earlier)
            || view.is_word(t) && view.lower(t).ends_with('s') && view.lower(t).starts_with("19")
            || view.at(t).is_some_and(|l| view.printed(l).ends_with("0s"))
    });
    behind && (used || until && apart || then && now && apart)
}

/// "Has crime fallen? The police recorded 4,300 offences", "Do teachers outnumber assistants? No".
fn is_asked(view: &View<'_>, told: Told) -> bool {
    let end = view.end_token(told.at);
    let first = view.first_token(told.at);
    let asks = (told.at..end).any(|t| view.mark(t) == Some('?'));
    let yes = |l: usize| {
        let from = view.first_token(view.token(l));
        view.begins(
            from,
            words!["yes", "indeed", "certainly", "sure", "of course"],
        ) || view.is_one_of(from, words!["it", "they", "he", "she", "we", "so"])
            && (from + 1..from + 4).any(|t| matches!(view.mark(t), Some(':' | ',' | '.' | '—')))
    };
    asks && [told.part, told.whole]
        .iter()
        .all(|&l| view.first_token(view.token(l)) != first && !yes(l))
}

/// "The rise in interest rates took house prices from …", "Falling rates sent prices from …", "Despite the fall in demand, prices went
/// from …": the word is of the cause, the figures of what came of it.
fn is_a_cause(view: &View<'_>, told: Told) -> bool {
    const TAKES: WordList = words![
        "took", "takes", "taken", "taking", "sent", "sends", "pushed", "pushes", "drove", "drives",
        "means", "meant", "brought", "brings", "lifted", "lifts", "left", "leaves", "helped",
        "cut", "cuts", "raised", "raises", "forced", "forces", "dragged", "pulled", "saw", "sees",
        "led",
    ];
    const FRONT: WordList = words![
        "despite",
        "after",
        "following",
        "amid",
        "given",
        "notwithstanding",
        "instead of",
        "thanks to",
        "because of",
        "due to",
        "owing to",
        "in spite of",
        "with the",
        "as a result of",
        "to offset",
        "to compensate for",
    ];
    let Told { at, part, whole } = told;
    let (first, figures) = (view.first_token(at), [part, whole].map(|l| view.token(l)));
    let from = figures[0].min(figures[1]);
    if from < at || view.first_token(from) != first || view.at(at).is_some() {
        return false;
    }
    let noun = view.cues(at).has(Cue::ChangeNoun);
    // "rise in interest rates", "falling rates": what moves is named.
    let named =
        noun && at + 1 < from && view.is_one_of(at + 1, words!["in", "in the", "of", "of the"])
            || view.lower(at).ends_with("ing") && at == first && view.is_word(at + 1);
    if !named {
        return false;
    }
    let takes = (at + 2..from).any(|t| view.is_one_of(t, TAKES));
    let fronted = view.begins(first, FRONT) && at <= first + 3 && {
        (at + 1..from).any(|t| view.mark(t) == Some(','))
    };
    (takes || fronted) && !(at + 1..from).any(|t| view.at(t).is_some())
}

/// "Income of £4.1m was outstripped by spending of £4.4m": the passive turns the verb round.
fn is_turned_round(view: &View<'_>, told: Told) -> bool {
    let Told { at, part, whole } = told;
    let first = view.first_token(at);
    let passive = view.cues(at).has(Cue::Surpass)
        && (view.is_one_of(at + 1, words!["by"]) || view.lower(at).ends_with(" by"))
        && (first.max(at.saturating_sub(3))..at).any(|t| {
            view.cues(t).has(Cue::Level)
                || view.is_one_of(t, words!["been", "being", "was", "were"])
        });
    passive && view.token(part) < at && view.token(whole) > at
}

/// "Turnout was higher in Leeds than York: 61% in Leeds, 54% in York", "higher among women than men, at 54% and 44%": two are named, and
/// behind a mark both figures.
fn is_named_in_order(view: &View<'_>, told: Told) -> bool {
    let Told { at, part, whole } = told;
    let end = view.end_token(at);
    let from = view.token(part).min(view.token(whole));
    let to = view.token(part).max(view.token(whole));
    if from < at || to >= end || !view.cues(at).any(&[Cue::Comparative, Cue::Rise, Cue::Fall]) {
        return false;
    }
    let than = (at..end.min(at + PHRASE))
        .find(|&t| view.is_word(t) && view.lower(t).split(' ').any(|word| word == "than"));
    let Some(than) = than.filter(|&than| than < from) else {
        return false;
    };
    let Some(mark) =
        (than + 1..from).find(|&t| matches!(view.mark(t), Some(':' | ',' | ';' | '—' | '–')))
    else {
        // "cheaper than its rival at $499, with the Galaxy costing $649"
        return view.is_one_of(from.saturating_sub(1), words!["at", "on"])
            && from >= than + 3
            && (from + 1..to).any(|t| view.mark(t) == Some(','))
            && (from + 1..to)
                .any(|t| view.is_one_of(t, words!["with", "which", "while", "against"]));
    };
    let noun = mark > than + 1 && (than + 1..mark).all(|t| view.is_word(t));
    // "higher than expected, at 61%, up from 54%": a move of their own.
    let moves = (from + 1..to).any(|t| view.cues(t).any(&[Cue::From, Cue::ChangeVerb]));
    // "than in the winter before: 43, compared with 36": one thing at two times.
    let timed = (than + 1..mark).any(|t| {
        view.cues(t).any(&[Cue::Earlier, Cue::Later])
            || view.is_one_of(t, words!["last", "expected"])
    });
    let against = (from + 1..to).any(|t| view.cues(t).has(Cue::Against));
    let named = view.is_one_of(from + 1, words!["of", "in", "for", "among", "by"]);
    noun && !moves
        && !timed
        && (!against || named)
        && view.first_token(from) == view.first_token(at)
}

/// "in 1961 12% of homes had one person, compared with 30% today": what is held against is the later of the two.
fn is_held_against_now(view: &View<'_>, told: Told) -> bool {
    let Told {
        part: new,
        whole: old,
        ..
    } = told;
    let later = |l: usize| {
        let token = view.token(l);
        let end = view.end_token(token).min(token + 4);
        (token + 1..end)
            .take_while(|&t| view.is_word(t))
            .any(|t| view.cues(t).has(Cue::Later) || view.is_one_of(t, words!["today", "now"]))
    };
    let against = view
        .cue_before(view.token(old), 2, &[Cue::Against])
        .is_some();
    view.token(new) < view.token(old) && against && later(old) && !later(new)
}

/// "Smoking is more common among men: 11% of women smoke, compared with 15% of men": who the word is said of has the second figure.
fn is_of_the_second(view: &View<'_>, told: Told) -> bool {
    let Told {
        at,
        part: new,
        whole: old,
    } = told;
    let [n, o] = [new, old].map(|l| view.token(l));
    if !(at < n && n < o) || view.first_token(o) != view.first_token(at) {
        return false;
    }
    let Some(colon) = (at..n).find(|&t| matches!(view.mark(t), Some(':' | ';' | '—' | '–')))
    else {
        return false;
    };
    let against = view.cue_before(o, 2, &[Cue::Against]).is_some();
    let said = |noun: &str| {
        (view.first_token(at)..colon)
            .filter(|&t| view.is_word(t))
            .filter_map(|t| stem(view.lower(t)))
            .any(|other| related(noun, other))
    };
    let named =
        view.is_one_of(o + 1, words!["of", "for", "among", "by"]) && o + 2 < view.end_token(at);
    let noun = named.then(|| stem(view.lower(o + 2))).flatten();
    let before = |noun: &str| {
        (colon + 1..o)
            .filter(|&t| view.is_word(t))
            .filter_map(|t| stem(view.lower(t)))
            .any(|other| related(noun, other))
    };
    against && noun.is_some_and(|noun| said(noun) && !before(noun))
}

/// "with Hull and York ahead of them on 44 and 46" · "passed by 61 votes to 39, more than the 60 needed": of others, or of the first side.
fn is_of_others(view: &View<'_>, told: Told) -> bool {
    let Told { at, part, .. } = told;
    let them = view.lower(at).ends_with(" of")
        && view.is_one_of(at + 1, words!["them", "it", "him", "her", "us", "me"]);
    let p = view.token(part);
    let side = is_of_a_score(view, part)
        && p > view.first_token(p)
        && view.is_one_of(p.saturating_sub(1), words!["to"])
        && p < at;
    them || side
}

/// "rose to 5.1 metres, falling short of the record 5.4 metres": what is not reached is not where it came from.
fn falls_short(view: &View<'_>, told: Told) -> bool {
    let Told { at, part, whole } = told;
    let [n, o] = [part, whole].map(|l| view.token(l));
    at < n && n < o && (n + 1..o).any(|t| is_word_of(view, t, words!["short", "shy"]))
}
