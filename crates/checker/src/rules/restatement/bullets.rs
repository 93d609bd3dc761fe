//! An announced number against the items that follow it: "There are five reasons:" and three bullets.
//!
//! The sentence must end in a colon right before a list and count reasons, steps, demands or the like: what "the two companies
//! agreed to:" lists are not companies. Silent where a word leaves the list open.

use document::BlockKind;

use super::named::leaves_open;
use crate::finding::{Finding, Verdict};
use crate::view::View;
use crate::words::WordList;

/// Longer lists are seldom announced by number.
const MOST: f64 = 20.0;
/// How far from the colon the number may stand, in tokens.
const REACH: usize = 9;

/// What a list can be said to hold by number, in small letters.
const ANNOUNCED: WordList = words![
    "aims",
    "areas",
    "areas of",
    "categories",
    "challenges",
    "changes",
    "components",
    "conclusions",
    "conditions",
    "criteria",
    "demands",
    "elements",
    "examples",
    "factors",
    "facts",
    "findings",
    "goals",
    "groups",
    "ideas",
    "issues",
    "items",
    "kinds",
    "lessons",
    "measures",
    "methods",
    "objectives",
    "options",
    "parts",
    "phases",
    "points",
    "principles",
    "priorities",
    "problems",
    "proposals",
    "questions",
    "reasons",
    "recommendations",
    "requirements",
    "rules",
    "scenarios",
    "sections",
    "sectors",
    "stages",
    "steps",
    "suggestions",
    "targets",
    "tasks",
    "themes",
    "things",
    "tips",
    "topics",
    "trends",
    "types",
    "ways",
];

/// The finding on a number that announces a list of items.
pub(super) fn judge(view: &View<'_>, q: usize) -> Option<Finding> {
    let quantity = view.quantity(q);
    let announced = quantity
        .value
        .filter(|n| view.is_count(q) && (2.0..=MOST).contains(n) && n.fract() == 0.0)?;
    let sentence = view.sentence(q);
    let (first, end) = sentence.tokens;
    let token = view.token(q);
    let block = sentence.block;
    let BlockKind::ListItem(list) = view.document.blocks.get(block + 1)?.kind else {
        return None;
    };
    let opens = view.document.blocks[block].kind == BlockKind::Paragraph
        && view
            .words(view.document.blocks[block].span)
            .trim_end()
            .ends_with(':')
        && view.words(sentence.span).trim_end().ends_with(':');
    let counted = (token + 1..end.min(token + 4))
        .take_while(|&at| view.is_word(at))
        .any(|at| ANNOUNCED.has(view.lower(at)));
    let open = (first..end).any(|at| view.is_word(at) && leaves_open(view, at));
    let others = view
        .in_sentence(view.context(q).sentence)
        .any(|other| other != q && view.is_count(other));
    if !opens || !counted || open || others || end - token > REACH {
        return None;
    }
    let follow = || {
        view.document
            .blocks
            .iter()
            .filter(|block| block.kind == BlockKind::ListItem(list))
    };
    // An item whose bullet got lost hangs on the one before it, on a line of its own.
    let unmarked: usize = follow().map(|item| lost(view.words(item.span))).sum();
    let items = follow().count();
    let agrees = (items..=items + unmarked).contains(&(announced as usize));
    let (verdict, message) = if agrees {
        (
            Verdict::Consistent,
            format!("{} items follow", view.printed(q)),
        )
    } else {
        (
            Verdict::Inconsistent,
            format!("{items} items follow, not {}", view.printed(q)),
        )
    };
    Some(Finding::announced(view, "restatement", verdict, q, message))
}

/// How many lines of an item may be items of their own: those behind a semicolon, or that begin with a capital.
fn lost(item: &str) -> usize {
    item.lines()
        .zip(item.lines().skip(1))
        .filter(|(line, next)| {
            let line = line.trim_end();
            line.ends_with(';')
                || line.ends_with("; and")
                || next.trim_start().starts_with(char::is_uppercase)
        })
        .count()
}
