//! An announced number against the names that follow it: "four counties: Essex, Kent and Surrey".
//!
//! The list is closed by its brackets, its dashes or the end of the sentence. Where a name may itself hold an *and*, all
//! ways to count it are tried. Silent for lists of clauses, of figures and of examples.

use document::BlockKind;
use extractor::{Cue, Hedge, Kind};

use crate::finding::{Finding, Verdict};
use crate::view::View;

/// The longest name of a list, in words.
const LONGEST: usize = 5;
/// How far behind its number a list may begin, in tokens.
const REACH: usize = 9;
/// Larger numbers are hardly ever listed.
const MOST: f64 = 12.0;

/// How many names a list may be read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Count {
    least: usize,
    most: usize,
}

/// The finding on a number that announces a list.
pub(super) fn judge(view: &View<'_>, q: usize) -> Option<Finding> {
    let quantity = view.quantity(q);
    let announced = quantity
        .value
        .filter(|n| view.is_count(q) && (2.0..=MOST).contains(n) && n.fract() == 0.0)
        // "has won at least two ties"
        .filter(|_| matches!(quantity.hedge, Hedge::None | Hedge::Exactly))?;
    let kind = view.document.blocks[view.sentence(q).block].kind;
    if !matches!(kind, BlockKind::Paragraph | BlockKind::ListItem(_))
        || view.context(q).counted.is_none()
        || view.change(q).is_some()
        // "three out of the four sectors (food, fuel and clothing)": those named are the three.
        || view
            .cue_before(view.token(q), 3, &[Cue::Of, Cue::OutOf, Cue::OfThose])
            .is_some()
    {
        return None;
    }
    let count = match opening(view, q) {
        Some(open) => list(view, open)?,
        None => apposed(view, q)?,
    };
    let n = announced as usize;
    let agrees = (count.least..=count.most).contains(&n);
    let verdict = if agrees {
        Verdict::Consistent
    } else {
        Verdict::Inconsistent
    };
    let named = if n > count.most {
        count.most
    } else {
        count.least
    };
    let message = if agrees {
        format!("{n} are named")
    } else {
        format!("{named} are named, not {}", view.printed(q))
    };
    Some(Finding::announced(view, "restatement", verdict, q, message))
}

/// The mark that opens the list, if nothing but the noun phrase of the number stands before it.
fn opening(view: &View<'_>, q: usize) -> Option<usize> {
    let token = view.token(q);
    for at in token + 1..view.end_token(token).min(token + 1 + REACH) {
        match view.mark(at) {
            Some(':' | '—' | '(') => return Some(at),
            Some(_) => return None,
            None if view.at(at).is_some() || leaves_open(view, at) => return None,
            None => {}
        }
    }
    None
}

/// "four daughters, Ann, Bea, Cleo and Dora": names with capitals alone, the last joined by "and", before the phrase ends.
fn apposed(view: &View<'_>, q: usize) -> Option<Count> {
    let token = view.token(q);
    let end = view.end_token(token);
    let open = (token + 1..end.min(token + 4)).find(|&at| !view.is_word(at))?;
    // "three firms, Ash, Birch and Co." of a number that is not of them all: "the three", "two of", "another two".
    let own = token == view.first_token(token)
        || view.is_word(token - 1) && !leaves_open(view, token - 1);
    // "the other three represent Norway, Britain and Uganda": the list begins before the comma.
    let begun = open > token + 1 && view.word(open - 1).starts_with(char::is_uppercase);
    if view.mark(open) != Some(',') || open == token + 1 || !own || begun {
        return None;
    }
    let (mut names, mut words, mut last) = (1, 0, false);
    for at in open + 1..end {
        match view.mark(at) {
            Some(',') if last && words > 0 && goes_on(view, at, end) => return None,
            Some(',' | '.' | ';' | ')') if last && words > 0 => {
                return Some(Count {
                    least: names,
                    most: names,
                });
            }
            Some(',') if words > 0 => {
                names += 1;
                words = 0;
            }
            Some(_) => return None,
            // "won two ties, and Ash, of the fifth tier, …": another clause.
            None if view.cues(at).has(Cue::And) && names == 1 && words == 0 => return None,
            None if view.cues(at).has(Cue::And) && !last => {
                names += usize::from(words > 0);
                words = 0;
                last = true;
            }
            None if view.is_word(at)
                && view.word(at).starts_with(char::is_uppercase)
                && words < LONGEST =>
            {
                words += 1;
            }
            None => return None,
        }
    }
    (last && words > 0).then_some(Count {
        least: names,
        most: names,
    })
}

/// Whether more of the same may follow a comma: ", and goalkeeper Lee", ", among others"; not ", and two nephews".
fn goes_on(view: &View<'_>, comma: usize, end: usize) -> bool {
    let next = comma + 1;
    if next >= end || !view.is_word(next) {
        return false;
    }
    if view.word(next).starts_with(char::is_uppercase) {
        return true;
    }
    if view.cues(next).has(Cue::And) {
        return next + 1 >= end || view.at(next + 1).is_none();
    }
    leaves_open(view, next)
        || matches!(
            view.lower(next),
            "among" | "plus" | "with" | "as" | "along" | "together" | "alongside"
        )
}

/// Words that make a list a choice of examples.
pub(super) fn leaves_open(view: &View<'_>, at: usize) -> bool {
    view.cues(at).any(&[Cue::Including, Cue::OfThose])
        || matches!(
            view.lower(at),
            "such as"
                | "like"
                | "eg"
                | "etc"
                | "notably"
                | "others"
                | "other"
                | "more"
                | "so"
                | "far"
                | "both"
                | "each"
        )
}

/// Counts the names behind an opening mark.
fn list(view: &View<'_>, open: usize) -> Option<Count> {
    let closing = match view.mark(open)? {
        '(' => Some(')'),
        '—' => Some('—'),
        _ => None,
    };
    let end = view.end_token(open);
    let close = closing.and_then(|mark| (open + 1..end).find(|&at| view.mark(at) == Some(mark)));
    if close.is_none() && closing == Some(')') {
        return None;
    }
    let tokens = open + 1..close.unwrap_or(end);
    let semicolons = tokens.clone().any(|at| view.mark(at) == Some(';'));
    let parts = if semicolons { ';' } else { ',' };
    let mut names = 1;
    let mut ands = 0;
    // Words of the name so far; an "and" begins no name.
    let mut words = 0;
    for at in tokens.clone() {
        match view.mark(at) {
            Some(mark) if mark == parts => {
                if words == 0 {
                    return None;
                }
                names += 1;
                words = 0;
            }
            Some('.') if at + 1 >= tokens.end => {}
            Some('‘' | '’' | '“' | '”' | '"' | '\'' | '-') => {}
            Some(_) => return None,
            None if view.cues(at).has(Cue::And) => {
                // "a, b, and c" has its last comma already.
                ands += usize::from(words > 0);
            }
            None => {
                if !can_name(view, at) || words == LONGEST {
                    return None;
                }
                words += 1;
            }
        }
    }
    // A comma or semicolon at least, or two names would be as likely one thing said of another.
    (names >= 2 && words > 0).then_some(Count {
        least: names,
        most: names + ands,
    })
}

/// Whether a token can stand in a name: a plain word or a year.
fn can_name(view: &View<'_>, at: usize) -> bool {
    if let Some(q) = view.at(at) {
        return view.quantity(q).kind == Kind::Year;
    }
    let cues = view.cues(at);
    view.is_word(at)
        && !leaves_open(view, at)
        && !cues.any(&[
            Cue::Level,
            Cue::ChangeVerb,
            Cue::Or,
            Cue::But,
            Cue::Attribution,
            Cue::Forecast,
            Cue::Negation,
        ])
        && !matches!(
            view.lower(at),
            "who"
                | "which"
                | "that"
                | "whose"
                | "where"
                | "when"
                | "because"
                | "he"
                | "she"
                | "it"
                | "they"
                | "we"
                | "i"
                | "you"
                | "has"
                | "have"
                | "had"
                | "do"
                | "does"
                | "did"
                | "can"
                | "may"
                | "must"
        )
}
