//! What says that a share is of something else than the figures beside it: another time, a threshold, a rate of interest.

use extractor::{Cue, Kind, Role, Stance};

use super::comes_to::{is_opening, put_at};
use super::evidence::Binding;
use super::others;
use super::own::Own;
use crate::parts::is_elsewhere;
use crate::topic::{related, stem};
use crate::view::View;

/// How much is said against a binding, 0 where nothing is.
pub(super) fn doubt(view: &View<'_>, own: &Own<'_, '_>, binding: Binding) -> i32 {
    let Binding {
        q, whole, claim, ..
    } = binding;
    let token = view.token(q);
    let mut doubt = other_time(view, binding);
    doubt += 6 * i32::from(is_elsewhere(view, q, whole) || has_its_own_base(view, binding));
    // "is putting up €420 million of that" points to the whole.
    let refers = view
        .cue_behind(view.token(binding.part), 2, &[Cue::OfThose])
        .is_some();
    doubt += 8 * i32::from(!refers && is_change_of_another(view, binding));
    doubt += 6 * i32::from(is_of_another_noun(view, binding));
    // "Two smaller ones are down to a fifth": of what they once held themselves.
    let sunk = view.context(q).role == Role::Result
        && view.quantity(q).kind == Kind::Fraction
        && view.context(whole).sentence != view.context(q).sentence;
    doubt += 6 * i32::from(sunk);
    // "will pay tax at 20% on £932, or £186": what it is charged on is told.
    let charged = view.is_one_of(token + 1, words!["on"])
        && view
            .at(token + 2)
            .is_some_and(|base| base != whole && view.quantity(base).kind == Kind::Money);
    doubt += 8 * i32::from(charged);
    // "paid £310m to farms, 40% of it to six of them …: £900m in all": no pronoun points ahead.
    let pronoun = || {
        view.is_one_of(token + 1, words!["of it", "of them", "of that", "of these"])
            || view.is_one_of(token + 1, words!["of"])
                && view.is_one_of(token + 2, words!["it", "them", "that", "these"])
    };
    doubt += 8 * i32::from(whole > q && pronoun());
    // No grammar beside it makes up for that.
    doubt +=
        12 * i32::from(is_of_others(view, binding) || others::has_its_own_whole(view, binding));
    doubt += own.doubt();
    // "rose by 2, to 3.58%, stretching the gap to 54 points from 49": what is moved by the part, and by something else.
    let moved = view.context(q).role == Role::Result
        && matches!(view.context(binding.part).role, Role::Change(_))
        || matches!(view.context(binding.part).role, Role::Change(_))
            && view.context(whole).role == Role::Base;
    doubt += 8 * i32::from(moved);
    // "of which 4,203 were of males": a part of something larger.
    if whole < q
        && view
            .cue_before(view.token(whole), 2, &[Cue::OfThose])
            .is_some_and(|at| view.lower(at).ends_with("which"))
    {
        doubt += 4;
    }
    // "at 5.5%": a rate of interest or tax, not a share.
    if claim < 5
        && token > view.first_token(token)
        && view.lower(token - 1) == "at"
        && !(claim >= 4 && (put_at(view, q) || is_opening(view, q)))
    {
        doubt += 8;
    }
    // "2,880 were below 20 tonnes and 280 above 25": a bar that they pass, no part of them.
    let bar = |l: usize| {
        let at = view.token(l);
        at > view.first_token(at)
            && view.is_word(at - 1)
            && matches!(
                view.lower(at - 1),
                "above" | "below" | "beyond" | "exceeding"
            )
            && view.context(l).counted.is_none()
    };
    doubt + 6 * i32::from(bar(binding.part) || bar(whole))
}

/// How much is said against a share whatever its part and whole.
pub(super) fn of_itself(view: &View<'_>, q: usize) -> i32 {
    let token = view.token(q);
    let mut doubt = 0;
    if view.context(q).role == Role::Reference {
        doubt += 3;
    }
    // What is foretold or imagined may be confirmed, hardly refuted.
    if view.context(q).stance != Stance::Fact {
        doubt += 3;
    }
    // "achieved a rate above 50%": a threshold, not a share of those who passed it.
    let bounded = view.quantity(q).hedge.is_bound();
    if bounded
        && view
            .cue_before(token, 1, &[Cue::Rate, Cue::Share])
            .is_some()
    {
        doubt += 5;
    }
    // "twice the national rate of 10.4%", "nine points up on the 57% of last time": a rate of somewhere or some time else.
    let measured = (view.first_token(token).max(token.saturating_sub(6))..token).any(|at| {
        view.at(at)
            .is_some_and(|l| matches!(view.quantity(l).kind, Kind::Multiple | Kind::Points))
    });
    doubt + 5 * i32::from(measured)
}

/// "14 of 19 stations were dry, and one farm in three has had aid": the fraction names its own things.
fn is_of_another_noun(view: &View<'_>, binding: Binding) -> bool {
    let Binding { q, part, whole, .. } = binding;
    if view.quantity(q).kind != Kind::Fraction {
        return false;
    }
    let mut words = view.lowered_words(view.quantity(q).span).split_whitespace();
    let named = matches!(words.next(), Some("one" | "1"))
        .then(|| words.next())
        .flatten()
        .filter(|word| !matches!(*word, "in" | "out" | "of"))
        .and_then(stem);
    let (mine, theirs) = (view.counted(part), view.counted(whole));
    let mut known = mine.iter().chain(theirs);
    named.is_some_and(|noun| {
        (!mine.is_empty() || !theirs.is_empty())
            && !known.any(|other| related(noun, other))
            && ![part, whole]
                .iter()
                .any(|&l| view.topic(l).iter().any(|other| related(noun, other)))
    })
}

/// "… £205m out of £318m. Highways loses £2.5m, or 8%": what a new subject gains or loses is a share of its own level.
fn is_change_of_another(view: &View<'_>, binding: Binding) -> bool {
    let Binding { q, part, whole, .. } = binding;
    let sentence = view.context(q).sentence;
    let told = view.context(whole).sentence;
    if view.context(part).sentence != sentence || told >= sentence {
        return false;
    }
    let token = view.token(part);
    // "Exports came to £46m", "sheds accounted for 252": nouns and a level.
    let level = [Cue::Level, Cue::Making, Cue::Equal];
    let Some(verb) = view
        .cue_before(token, 2, &[Cue::ChangeVerb, Cue::Transfer])
        .filter(|&at| !(at..token).any(|at| view.cues(at).any(&level)))
    else {
        return false;
    };
    let (from, to) = view.reading.sentences[told].tokens;
    let known = view.numbered().wholes(from..to);
    let subject = view.numbered().wholes(view.first_token(token)..verb);
    !subject.is_empty() && subject.iter().all(|stem| !known.contains(stem))
}

/// "A survey of 1,200 cardholders found 71% satisfied", "31% of those decided": a base that the claim's own words give.
fn has_its_own_base(view: &View<'_>, binding: Binding) -> bool {
    let Binding { q, part, whole, .. } = binding;
    let sentence = view.context(q).sentence;
    let apart = [part, whole]
        .iter()
        .all(|&l| view.context(l).sentence != sentence);
    let token = view.token(q);
    let polled = apart
        && view.in_sentence(sentence).any(|l| {
            l < q
                && view.is_count(l)
                && view.token(l) > view.first_token(token) + 1
                && view.is_one_of(view.token(l) - 1, words!["of"])
                && view.is_one_of(
                    view.token(l) - 2,
                    words![
                        "survey",
                        "poll",
                        "sample",
                        "study",
                        "panel",
                        "trial",
                        "inspection",
                    ],
                )
        });
    let narrowed = view.cues(token + 1).has(Cue::OfThose)
        && view.is_word(token + 2)
        && view.lower(token + 2).ends_with("ed")
        && view.context(part).sentence <= sentence;
    polled || narrowed
}

/// "38% of those who were taken on": a population that neither part nor whole is told in words of.
fn is_of_others(view: &View<'_>, binding: Binding) -> bool {
    let Binding { q, part, whole, .. } = binding;
    let those = view.token(q) + 1;
    // "112 out of 240, more than half of those summoned": the figures themselves say of whom.
    let sentence = view.context(q).sentence;
    let beside = [part, whole]
        .iter()
        .any(|&l| view.context(l).sentence == sentence);
    if beside || !view.cues(those).has(Cue::OfThose) || !view.lower(those).contains("those") {
        return false;
    }
    let stems = |words: std::ops::Range<usize>| {
        words
            .take_while(|&at| view.is_word(at))
            .filter(|&at| !view.cues(at).has(Cue::Level))
            .filter_map(|at| stem(view.lower(at)))
            .collect::<Vec<&str>>()
    };
    let end = view.end_token(those);
    let named = stems(those + 1..end.min(those + 7));
    let told = [part, whole].map(|l| view.sentence(l).tokens);
    let is_told = |name: &&str| {
        told.iter().any(|&(from, to)| {
            (from..to)
                .filter(|&at| view.is_word(at) && !(those..end).contains(&at))
                .filter_map(|at| stem(view.lower(at)))
                .any(|other| related(name, other))
        })
    };
    !named.is_empty() && !named.iter().any(is_told)
}

/// "A year before it was 42 per cent": another time than the counts'.
fn other_time(view: &View<'_>, binding: Binding) -> i32 {
    let Binding { q, part, whole, .. } = binding;
    let [time, one, other] = [q, part, whole].map(|x| view.context(x).time);
    let then = |t: extractor::Time| t.earlier && t.year.is_none();
    let years = |t: extractor::Time| time.year.is_some() && t.year.is_some() && time.year != t.year;
    let claimed = then(time) && !then(one) && !then(other) || years(one) || years(other);
    // "In 2019 the hit rate was 22%": a year of its own, behind counts that were told before.
    let sentence = view.context(q).sentence;
    let own_year = time.year.is_some()
        && one.year.is_none()
        && other.year.is_none()
        && [part, whole]
            .iter()
            .all(|&x| view.context(x).sentence < sentence);
    5 * i32::from(claimed || own_year) + 3 * i32::from(then(one) != then(other))
}
