//! What a share's own words name: its subject, and the noun behind its "of".

use extractor::Cue;

use crate::topic::related;
use crate::view::View;

/// The stems of the words before a claim in its clause.
pub(super) fn subject<'a>(view: &View<'a>, q: usize) -> Vec<&'a str> {
    let token = view.token(q);
    let mut stems = Vec::new();
    for at in (view.first_token(token).max(token.saturating_sub(9))..token).rev() {
        if view.at(at).is_some() || matches!(view.mark(at), Some(';' | ':')) {
            break;
        }
        if view.is_word(at) {
            stems.extend(view.stems(view.reading.tokens[at].span));
        }
    }
    stems
}

/// What it is worth how the noun behind a claim's "of" names a whole: where the part stands beside the claim, and elsewhere.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named {
    beside: i32,
    elsewhere: i32,
}

impl Named {
    const fn always(worth: i32) -> Self {
        Self {
            beside: worth,
            elsewhere: worth,
        }
    }

    /// What it is worth where part and claim are tied so closely.
    pub(super) const fn worth(self, tie: i32) -> i32 {
        if tie >= 5 {
            self.beside
        } else {
            self.elsewhere
        }
    }
}

/// "79 per cent of turnover": whether the noun behind the claim's "of" is the whole's.
pub(super) fn named(view: &View<'_>, q: usize, whole: usize) -> Named {
    let claim_at = view.token(q);
    // "31% of those eventually hired" names people of its own; "31% of those" points back.
    let of = view.cue_behind(claim_at, 1, &[Cue::Of]).is_some()
        || view.cue_behind(claim_at, 1, &[Cue::OfThose]).is_some()
            && view.is_word(claim_at + 2)
            && (view.word(claim_at + 2).ends_with("ed") || view.word(claim_at + 2).ends_with("ly"));
    if !of || whole > q && view.token(whole) - claim_at <= 8 {
        return Named::always(0);
    }
    let mut stems = Vec::new();
    let (mut generic, mut collective, mut foreign) = (false, false, false);
    for at in claim_at + 2..view.end_token(claim_at).min(claim_at + 6) {
        if !view.is_word(at)
            || view
                .cues(at)
                .any(&[Cue::Or, Cue::And, Cue::Level, Cue::ChangeVerb, Cue::Of])
        {
            break;
        }
        let pronoun = matches!(view.lower(at), "them" | "it" | "those" | "these" | "that");
        generic |= pronoun || view.cues(at).has(Cue::Whole);
        collective |= view.cues(at).has(Cue::Collective);
        // "8% of the UK's population": a body that is named.
        foreign |= view.word(at).starts_with(char::is_uppercase);
        stems.extend(view.stems(view.reading.tokens[at].span));
    }
    // A figure behind the claim has the claim's own noun before it: that says nothing.
    let topic = if whole > q { &[] } else { view.topic(whole) };
    if stems
        .iter()
        .any(|stem| topic.iter().any(|other| related(stem, other)))
    {
        // "Pumps had sales of £742m, Valves £418m and Services £190m": the sales of one of several.
        Named::always(if is_one_of_several(view, q, whole) {
            -6
        } else {
            4
        })
    } else if generic || stems.is_empty() {
        Named::always(3)
    } else if collective && !foreign && stems.len() == 1 {
        Named::always(0)
    } else {
        Named {
            beside: if view.context(whole).counted.is_none() {
                0
            } else {
                -6
            },
            elsewhere: -6,
        }
    }
}

/// Whether a whole told before is that of one name in a list of names that leave out what they have.
fn is_one_of_several(view: &View<'_>, q: usize, whole: usize) -> bool {
    let sentence = view.context(whole).sentence;
    sentence != view.context(q).sentence
        && view.in_sentence(sentence).any(|l| {
            let at = view.token(l);
            l != whole
                && view.comparable(l, whole)
                && view.quantity(l).kind == view.quantity(whole).kind
                && view.counted(l).is_empty()
                && at > view.first_token(at) + 1
                && view.is_word(at - 1)
                && view.word(at - 1).starts_with(char::is_uppercase)
                && (view.mark(at - 2).is_some() || view.cues(at - 2).has(Cue::And))
        })
}

/// "17 per cent of the total", "a third of the lot": a word for the whole that was named before.
pub(super) fn names_total(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    view.cue_behind(token, 1, &[Cue::Of]).is_some()
        && (token + 2..view.end_token(token).min(token + 4))
            .take_while(|&at| view.is_word(at))
            // "4% of all who did not vote" names people of its own.
            .any(|at| view.cues(at).has(Cue::Whole) && !view.lower(at).starts_with("all"))
        || view
            .cue_behind(token, 1, &[Cue::OfThose])
            .is_some_and(|at| view.word(at).ends_with("total") || view.word(at).ends_with("lot"))
}
