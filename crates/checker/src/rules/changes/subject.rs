//! Whether the clause of a change speaks of a pair's subject.

use extractor::{Cue, Cues};

use super::own_level::{arrives_at, level_before};
use super::own_subject::own_subject;
use crate::calendar::MONTHS;
use crate::pairs::Pair;
use crate::topic::{related, stems_of};
use crate::view::View;
use crate::words::WordList;

/// Whether the claim's clause speaks of the pair's subject. A claim in apposition ("…, a fall of 16%") has no subject of
/// its own; one with a noun before it ("Pre-tax profit climbed 16.3%") must name what the pair names.
pub(super) fn attachment(view: &View<'_>, claim: usize, pair: &Pair) -> i32 {
    let at = view.token(claim);
    let (a, b) = (view.token(pair.new), view.token(pair.old));
    let (first, last) = (a.min(b), a.max(b));
    let mut bond = 0;
    if without_base(view, claim, pair.old) {
        bond -= 8;
    }
    // "shrank by 59% to 66,317": the level that the change arrives at is told.
    if let Some(result) = arrives_at(view, claim)
        && result != pair.new
    {
        bond -= 6;
    }
    // "an interim dividend of 1.06 pence a share, up 15%": the level right before the change is the one that changed.
    if let Some(own) = level_before(view, claim)
        && own != pair.new
        && own != pair.old
    {
        bond -= 8;
    }
    // "221,000 people, 3,000 more than …": what stands before is compared, not what it is compared with.
    if view.cue_behind(at, 3, &[Cue::Against]).is_some()
        && view
            .in_sentence(view.context(claim).sentence)
            .rfind(|&q| q < claim && view.is_level(q))
            == Some(pair.old)
        && pair.new > claim
    {
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
        if !clause && is_led_to(view, at, first) {
            bond -= 5;
        }
        // "Online +9%, total £122m v £118m": items of a list, each with its name.
        let listed = view.mark(at + 1) == Some(',')
            && at + 2 < first
            && view.is_word(at + 2)
            && (at > 0 && view.mark(at - 1) == Some('+')
                || view.printed(claim).starts_with(['−', '-']));
        if listed {
            bond -= 7;
        }
        // "saw its valuation halved: it was $2.1 billion and is now $1.3 billion"
        let explained = view.context(pair.new).sentence == view.context(claim).sentence
            && (at + 1..first).any(|t| view.mark(t) == Some(':'));
        return bond + i32::from(explained);
    }
    if at < last {
        let turned =
            (at + 1..last).any(|t| view.cues(t).has(Cue::But) || matches!(view.mark(t), Some(';')));
        return bond - 6 * i32::from(turned);
    }
    // "so riders pay 75 cents more": a conclusion from what stands before.
    let clause = view.first_token(at).max(at.saturating_sub(8))..at;
    if last < clause.start + 8
        && clause
            .rev()
            .take_while(|&t| view.at(t).is_none())
            .any(|t| view.is_word(t) && concludes(view.lower(t)))
    {
        return bond + 2;
    }
    // "This year there were 387, which is 35 fewer": said of what stands right before.
    if at > view.first_token(at)
        && view.cues(at - 1).has(Cue::Equal)
        && view.context(pair.new).sentence == view.context(claim).sentence
    {
        return bond + 2;
    }
    let &(ref own, verb) = own_subject(view, claim);
    if own.is_empty() {
        return bond;
    }
    let here = verb && view.first_token(first) == view.first_token(at);
    let shared = is_shared(view, own, pair, here);
    let block = |q: usize| view.reading.sentences[view.context(q).sentence].block;
    // "…, while the rates went up by £3,200": a clause of contrast has a subject of its own.
    let contrast = (last.max(view.first_token(at))..at).any(|t| view.cues(t).has(Cue::But));
    if contrast && !shared && verb {
        bond -= 3;
    }
    // "…, while payouts jumped from $30 million to $42 million, also by half": a clause of contrast with levels of its own.
    let turn = (last..at).rev().find(|&t| view.cues(t).has(Cue::But));
    if let Some(turn) =
        turn.filter(|_| view.context(pair.old).sentence == view.context(claim).sentence)
    {
        let own = (turn..at)
            .filter_map(|t| view.at(t))
            .filter(|&l| view.is_level(l) && crate::pairs::alike(view, l, pair.new))
            .count();
        if own >= 2 {
            bond -= 5;
        }
    }
    bond + match (shared, verb) {
        // Another paragraph or list item starts afresh.
        (true, true) if block(claim) != block(pair.new) => -3,
        (true, _) => 1,
        (false, true) => -6 - 2 * i32::from(here),
        (false, false) => -3,
    }
}

/// Whether words of a claim's subject stand with a pair. "Went from 94.8 to 97.2, and its shares lost 3 per cent": the words of the
/// claim's own clause are no topic of what stands before it in the sentence.
fn is_shared(view: &View<'_>, own: &[&str], pair: &Pair, here: bool) -> bool {
    let [first, last] = [pair.new.min(pair.old), pair.new.max(pair.old)].map(|q| view.token(q));
    let meets = |topic: &[&str]| {
        own.iter()
            .any(|stem| topic.iter().any(|other| related(stem, other)))
    };
    let start = view.first_token(first);
    if here {
        return meets(view.counted(pair.new))
            || meets(view.counted(pair.old))
            || meets(&content(view, start, last));
    }
    meets(view.topic(pair.new))
        || meets(view.topic(pair.old))
        || meets(&content(view, start, first))
}

/// "fell by 9%, though the average house had grown, from 400 to 428": whether another verb with a subject of its own leads to what
/// follows.
fn is_led_to(view: &View<'_>, at: usize, first: usize) -> bool {
    (at + 1..first).any(|t| {
        view.cues(t).has(Cue::ChangeVerb)
            && !view.lower(t).ends_with("ing")
            && !is_determined(view, t, at)
            && view.mark(t - 1).is_none()
            && !content(view, at + 1, t).is_empty()
    })
}

/// "12% more than the year before": the base is a time whose figure is not given.
fn without_base(view: &View<'_>, claim: usize, old: usize) -> bool {
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
            && (than..view.token(q)).any(|t| {
                view.is_word(t) && matches!(view.lower(t), "when" | "which" | "where" | "who")
            })
    });
    if given {
        return false;
    }
    // "£36,000 more than its target, and got a grant of £240,000": what stands behind the phrase is not its base.
    let phrase = (than + 1..view.end_token(at))
        .take_while(|&t| {
            !matches!(view.mark(t), Some(',' | ';' | ':' | '—' | '('))
                && !view.cues(t).any(&[Cue::And, Cue::But])
        })
        .last()
        .unwrap_or(than);
    let told = |t: usize| view.at(t).is_some_and(|q| view.is_level(q));
    let apposed = (phrase + 1..view.end_token(at).min(phrase + 5)).any(|t| view.at(t) == Some(old));
    if old > claim && !(than + 1..=phrase).any(told) && !apposed {
        return true;
    }
    // "1% fewer than in May": a month or year without a figure of its own.
    let dated = (than + 1..view.end_token(at).min(than + 5)).find(|&t| {
        view.at(t).is_some_and(|q| {
            matches!(
                view.quantity(q).kind,
                extractor::Kind::Date | extractor::Kind::Year
            )
        }) || is_month(view, t)
    });
    if let Some(t) = dated {
        return view.mark(t + 1) != Some('(');
    }
    // "last year's £240", "a year earlier (£50m)": the figure follows at once.
    let at_once = |t: usize| view.token(old) > t && view.token(old) - t <= 4;
    let elsewhere = view.context(old).sentence != view.context(claim).sentence
        && view.context(old).time.earlier;
    // "more than its target": a noun whose figure does not follow.
    // "22 per cent below the blip"
    let article = view.lower(than).ends_with(" the");
    let named = than + 2 < view.end_token(at) + usize::from(article)
        && view.is_word(than + 1)
        && (article
            || matches!(
                view.word(than + 1),
                "its" | "their" | "the" | "expected" | "planned" | "usual" | "normal"
            ))
        && (than + 1..view.end_token(at))
            .skip(usize::from(!article))
            .take_while(|&t| view.is_word(t))
            .all(|t| view.at(t).is_none())
        && view.token(old) < than;
    if named {
        let noun = content(view, than + 1, view.end_token(at).min(than + 4));
        let topic = view.topic(old);
        return !noun
            .iter()
            .any(|stem| topic.iter().any(|other| related(stem, other)));
    }
    (than + 1..view.end_token(at).min(than + 5))
        .take_while(|&t| {
            view.at(t)
                .is_none_or(|q| view.quantity(q).kind == extractor::Kind::Duration)
        })
        .any(|t| {
            let time = view.cues(t).has(Cue::Earlier)
                || view.is_word(t)
                    && matches!(view.word(t), "ago" | "earlier" | "before" | "previously");
            time && !at_once(t) && !elsewhere
        })
}

/// Whether a word is the name of a month.
fn is_month(view: &View<'_>, t: usize) -> bool {
    view.is_word(t) && MONTHS.contains(&view.word(t))
}

fn concludes(word: &str) -> bool {
    matches!(
        word,
        "so" | "thus" | "therefore" | "hence" | "consequently" | "accordingly"
    )
}

pub(super) fn is_pronoun(word: &str) -> bool {
    matches!(
        word,
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

/// Whether an article makes a noun of a word ("a fall", "the cut", "a net gain of").
pub(super) fn is_determined(view: &View<'_>, t: usize, first: usize) -> bool {
    let led = |at: usize, by: WordList| at > first && view.is_one_of(at - 1, by);
    led(
        t,
        words!["a", "an", "the", "its", "their", "this", "that", "of"],
    ) || view.cues(t).has(Cue::ChangeNoun)
        && view.is_one_of(t + 1, words!["of"])
        && t > first
        && led(t - 1, words!["a", "an", "the"])
}

/// The stems of the content words between two tokens that cue nothing.
pub(crate) fn content<'a>(view: &View<'a>, from: usize, to: usize) -> Vec<&'a str> {
    const NAMED: Cues = Cues::of(&[
        Cue::ChangeVerb,
        Cue::ChangeNoun,
        Cue::Level,
        Cue::Earlier,
        Cue::Later,
        Cue::But,
        Cue::Forecast,
    ]);
    let mut stems = Vec::new();
    for t in from..to {
        if view.is_word(t) && !view.cues(t).meets(NAMED) {
            stems_of(view.lower(t), &mut stems);
        }
    }
    stems
}
