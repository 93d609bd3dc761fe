//! What speaks for it that a word is said of two levels: whether it announces them or points back, how certain their order is, what
//! both name, and what else is told around.

use extractor::{Cue, Kind};

use super::form::{Form, clause, form, is_of_money, subject};
use super::pair::{Held, TOLD, is_one_quantity};
use super::when;
use super::word::{Way, said};
use crate::topic::related;
use crate::view::View;

/// How many sentences from the word the levels may be told.
pub(super) const REACH: usize = 2;

/// What speaks for a word and a pair.
#[derive(Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each speaks for itself, whatever the others say"
)]
pub(super) struct Worth {
    /// How certain the order of the levels is.
    order: i32,
    /// Whether what a level counts or is said of is named, or some word beside it (1), or a pronoun stands for it.
    named: i32,
    pronoun: bool,
    /// How many sentences lie between the word and the nearer level.
    apart: usize,
    /// Whether its sentence measures nothing.
    empty: bool,
    /// Whether one sentence tells both levels.
    together: bool,
    /// How many other levels could be of the same quantity.
    others: i32,
    /// Whether it stands in a clause that another is the main one of.
    aside: bool,
    /// "so viewing fell": whether its clause draws a conclusion.
    hence: bool,
    /// Whether its clause has a figure of its own that is none of the two.
    measured: bool,
    /// Whether it stands before both levels.
    ahead: bool,
    /// Whether its sentence opens the paragraph.
    first: bool,
    /// Whether its sentence tells a change in figures.
    changed: bool,
    /// How far the levels around are more than a passage of one matter has.
    crowd: i32,
    form: Form,
}

impl Worth {
    /// How much speaks for the binding in all.
    pub(super) fn sum(self) -> i32 {
        // A sentence that opens a paragraph and measures nothing announces what is measured next. What stands behind or among other
        // figures is of the levels told before only if it says so: by an article, a pronoun, their own words, or as a conclusion.
        let announced = self.ahead && self.first;
        let pointed = self.pronoun || self.named > 0 || self.hence;
        let base = match (self.apart, self.form) {
            (0 | 1, Form::Bare) if announced => 4,
            (0 | 1, Form::Bare) => i32::from(pointed) * 2,
            (1, _) if announced && self.empty => 6,
            (1, _) if announced => 4,
            (2, _) if announced && self.empty => 4,
            (0 | 1, Form::Known) => 4,
            (0, Form::New) if !self.ahead => 4,
            (0 | 1, _) if pointed => 3,
            (0, _) if announced => 2,
            _ => 0,
        };
        let order = match self.order {
            when::DATED => 2,
            TOLD => 1,
            when::TENSE => -2,
            _ => 0,
        };
        base + order + self.named.max(i32::from(self.pronoun)) + i32::from(self.together)
            - 2 * self.others.min(1)
            - i32::from(self.others > 1)
            - 2 * i32::from(self.aside)
            - 2 * i32::from(self.measured)
            - i32::from(self.changed)
            - self.crowd
            + i32::from(self.hence && self.apart == 0)
    }
}

/// What speaks for a pair. None where it stands too far.
pub(super) fn worth(
    view: &View<'_>,
    sentence: usize,
    at: usize,
    pair: &Held,
    levels: &[usize],
) -> Option<Worth> {
    let (new, old) = (
        view.context(pair.new).sentence,
        view.context(pair.old).sentence,
    );
    if new.abs_diff(sentence).max(old.abs_diff(sentence)) > REACH {
        return None;
    }
    let form = form(view, at);
    let tokens = subject(view, at, form);
    if is_of_money(view, tokens.clone(), [pair.new, pair.old]) {
        return None;
    }
    let topic: Vec<&str> = tokens
        .clone()
        .filter(|&t| {
            view.is_word(t) && said(view, t).is_none_or(|way| matches!(way, Way::Good | Way::Bad))
        })
        .filter(|&t| {
            !view
                .cues(t)
                .any(&[Cue::Attribution, Cue::Level, Cue::Earlier, Cue::Later])
        })
        .flat_map(|t| view.stems(view.reading.tokens[t].span))
        .collect();
    let pronoun = tokens.clone().any(|t| {
        view.is_one_of(
            t,
            words![
                "it", "that", "this", "they", "both", "that is", "one", "ones",
            ],
        )
    });
    let shares = |stems: &[&str]| {
        stems
            .iter()
            .any(|stem| topic.iter().any(|other| related(stem, other)))
    };
    let (first, end) = (view.first_token(at), view.end_token(at));
    let named = [pair.new, pair.old].iter().any(|&q| {
        let inside = (first..end).contains(&view.token(q));
        shares(view.counted(q)) || !inside && shares(view.topic(q))
    });
    let mentioned = || {
        [new, old].iter().any(|&s| {
            let (from, to) = view.reading.sentences[s].tokens;
            (from..to)
                .filter(|&t| view.is_word(t) && !tokens.contains(&t))
                .any(|t| shares(&view.stems(view.reading.tokens[t].span)))
        })
    };
    let like = |&&l: &&usize| {
        l != pair.new
            && l != pair.old
            && is_one_quantity(view, levels, l.min(pair.new), l.max(pair.new))
    };
    Some(Worth {
        order: pair.order,
        named: if named { 2 } else { i32::from(mentioned()) },
        pronoun,
        apart: new.abs_diff(sentence).min(old.abs_diff(sentence)),
        empty: !levels.iter().any(|&l| view.context(l).sentence == sentence),
        together: new == old,
        others: levels.iter().filter(like).count().min(2) as i32,
        aside: is_aside(view, at),
        hence: clause(view, at).any(|t| {
            view.cues(t).has(Cue::Hence)
                || view.is_one_of(
                    t,
                    words!["so", "thus", "then", "therefore", "hence", "meaning"],
                )
        }),
        measured: clause(view, at).any(|t| {
            view.at(t)
                .is_some_and(|q| q != pair.new && q != pair.old && levels.contains(&q))
        }),
        ahead: at < view.token(pair.new.min(pair.old)),
        first: sentence == 0
            || view.reading.sentences[sentence - 1].block != view.reading.sentences[sentence].block,
        changed: view.in_sentence(sentence).any(|q| {
            view.change(q).is_some()
                || matches!(view.quantity(q).kind, Kind::Points | Kind::Multiple)
        }),
        crowd: crowd(view, sentence, levels),
        form,
    })
}

/// "as margins shrank", "asking for a shorter shift": the word is not what its sentence asserts.
fn is_aside(view: &View<'_>, at: usize) -> bool {
    let clause = clause(view, at);
    let first = view.first_token(at);
    let opens = |t: usize| {
        view.is_one_of(
            t,
            words![
                "as", "when", "while", "because", "after", "if", "whether", "who", "whose",
                "which", "until", "once", "where",
            ],
        )
    };
    let wished = (first.max(at.saturating_sub(4))..at).any(|t| {
        view.is_word(t)
            && words![
                "want", "wish", "hope", "ask", "seek", "demand", "promis", "exchange", "aim",
                "urg", "plan", "call for",
            ]
            .iter()
            .any(|stem| view.lower(t).starts_with(stem))
    });
    wished || clause.start > first && opens(clause.start - 1) || (clause.start..at).any(opens)
}

/// How far the levels of the sentences around are more than a few.
fn crowd(view: &View<'_>, sentence: usize, levels: &[usize]) -> i32 {
    let near = levels
        .iter()
        .filter(|&&l| view.context(l).sentence.abs_diff(sentence) <= REACH)
        .count();
    match near {
        0..=5 => 0,
        6 | 7 => 1,
        8..=10 => 2,
        _ => 4,
    }
}
