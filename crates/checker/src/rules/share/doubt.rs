//! What says that a share is of something else than the figures beside it: another time, a threshold, a rate of interest.

use extractor::{Cue, Kind, Role, Stance};

use super::evidence::Binding;
use crate::parts::is_elsewhere;
use crate::view::View;

/// How much is said against a binding, 0 where nothing is.
pub(super) fn doubt(view: &View<'_>, binding: Binding) -> i32 {
    let Binding {
        q, whole, claim, ..
    } = binding;
    let token = view.token(q);
    let mut doubt = other_time(view, binding);
    doubt += 6 * i32::from(is_elsewhere(view, q, whole) || has_its_own_base(view, binding));
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
    // "of which 4,203 were of males": a part of something larger.
    if whole < q
        && view
            .cue_before(view.token(whole), 2, &[Cue::OfThose])
            .is_some_and(|at| view.lower(at).ends_with("which"))
    {
        doubt += 4;
    }
    // "at 5.5%": a rate of interest or tax, not a share.
    if token > view.first_token(token) && view.lower(token - 1) == "at" && claim < 5 {
        doubt += 8;
    }
    // "twice the national rate of 10.4%": a rate of somewhere else.
    let measured = (view.first_token(token).max(token.saturating_sub(6))..token).any(|at| {
        view.at(at)
            .is_some_and(|l| view.quantity(l).kind == Kind::Multiple)
    });
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
    doubt + 5 * i32::from(measured) + 6 * i32::from(bar(binding.part) || bar(whole))
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
                && view.is_one_of(view.token(l) - 1, &["of"])
                && view.is_one_of(
                    view.token(l) - 2,
                    &[
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
