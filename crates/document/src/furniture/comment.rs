//! The lines above readers' comments.
//!
//! Each comment gets exactly one head, also where its author wrote nothing, so that the comments can be
//! counted.

use std::sync::LazyLock;

use regex::Regex;

use super::{Stage, date, phrases};
use crate::{Block, BlockKind, Furniture};

/// `Ann Lee April 1, 2017 at 11:16 am`, `Ann Lee says: May 3, 2014 at 9:00`.
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    date::pattern(
        r"^(?:#?\d{1,4}[.):]?\s+)?(?P<name>\S(?u-i:.*?))(?u-i:[ \t\u{a0},|·•–—-]+)(?:says?:?\s+|said:?\s+|wrote:?\s+)?(?:on\s+|posted\s+)?DATE,?\s*(?:at|@|(?u-i:[|·•–—-]))?\s*TIME(?:\s*(?:says|said|wrote|reply|permalink|#))?:?$",
    )
});
/// `Ann Lee says:`.
static SAYS: LazyLock<Regex> = LazyLock::new(|| {
    date::pattern(
        r"^(?:#?\d{1,4}[.):]?\s+|(?u-i:[•*-])\s+)?(?P<name>\S(?u-i:.*?))\s+(?:says|said|wrote|writes|commented|replied)(?:\s+(?:on\s+)?DATE(?:,?\s*(?:at|@)?\s*TIME)?)?\s*:$",
    )
});
/// The verbs in it.
const SAYING: [&str; 6] = ["says", "said", "wrote", "writes", "commented", "replied"];
/// `Ann Lee · 3 days ago`.
static AGO: LazyLock<Regex> = LazyLock::new(|| {
    date::pattern(
        r"^(?P<name>\S(?u-i:.*?))(?u-i:[ \t\u{a0},|·•–—-]+)(?:a|an|\d{1,3})\s+(?:sec(?:ond)?|min(?:ute)?|hour|day|week|month|year)s?\s+ago\.?$",
    )
});
/// `5 comments`, `{ 12 comments… read them below }`, `3 thoughts on “…”`.
static OPENER: LazyLock<Regex> = LazyLock::new(|| {
    date::pattern(
        r"^(?u-i:[^0-9A-Za-z]*)(?:\d{1,5}\s+(?:reader |user )?(?:comments?|responses?|replies|thoughts on)\b(?u-i:.*)|(?:comments|responses)\s*[(:]\s*\d{1,5}\)?)$",
    )
});

/// Whether a line is a comment's head wherever it stands: a name, a date and a time.
pub(super) fn is_dated_head(line: &str) -> bool {
    may_be_dated(line) && date::has_moment(line) && name(&DATED, line).is_some()
}

/// Whether a line is short and has digits enough for a date and a time.
pub(super) fn may_be_dated(line: &str) -> bool {
    line.len() <= 120 && line.bytes().filter(u8::is_ascii_digit).count() >= 5
}

/// Whether a block is a comment's head. Behind the article less is asked for; in it, only a page that has
/// comments for certain has heads.
pub(super) fn is_head(line: &str, stage: Stage, kind: BlockKind, has_comments: bool) -> bool {
    if stage == Stage::Top || line.len() > 120 || line.contains('\n') {
        return false;
    }
    let behind = matches!(stage, Stage::Foot | Stage::Comments);
    let item = matches!(kind, BlockKind::ListItem(_));
    (behind || has_comments) && is_dated_head(line)
        || (behind || item)
            && line.ends_with(':')
            && date::says(line, &SAYING)
            && name(&SAYS, line).is_some()
        || behind
            && (date::says(line, &["ago"]) && name(&AGO, line).is_some()
                || date::is_moment(line) && line.contains(':'))
}

/// Whether a page has comments for certain: more than one line that can only be a comment's head.
pub(super) fn are_below(text: &str, blocks: &[Block]) -> bool {
    let words = |block: &Block| &text[block.span.start..block.span.end];
    blocks
        .iter()
        .filter(|block| is_dated_head(words(block)))
        .nth(1)
        .is_some()
}

/// Whether a line opens the comments: their number or their heading.
pub(super) fn is_opener(line: &str) -> bool {
    let may_count = || {
        let words = ["comment", "response", "replies", "thoughts on"];
        date::has_figure(line) && date::says(line, &words)
    };
    line.len() <= 120
        && !line.ends_with('.')
        && (phrases::comments(line) || may_count() && OPENER.is_match(line))
}

/// The block above that is the name to a date on a line of its own: a short line, not yet a head.
pub(super) fn name_above(text: &str, blocks: &[Block], at: usize) -> Option<usize> {
    let above = at.checked_sub(1)?;
    let words = &text[blocks[above].span.start..blocks[above].span.end];
    let fits = matches!(
        blocks[above].kind,
        BlockKind::Paragraph
            | BlockKind::ListItem(_)
            | BlockKind::Heading(_)
            | BlockKind::Furniture(Furniture::Comment)
    );
    (fits && words.len() <= 60 && !words.ends_with(['.', '!', '?', ',', '…'])).then_some(above)
}

/// The name in a head, if it can be one: few words, no sentence, no word that heads other lines.
fn name<'l>(head: &Regex, line: &'l str) -> Option<&'l str> {
    let name = head.captures(line)?.name("name")?.as_str();
    let fits = name.len() <= 60
        && name.split_whitespace().count() <= 6
        && name.contains(char::is_alphabetic)
        && !name.contains([';', ':', '?', '!', '"', '“'])
        && !name.split_whitespace().any(phrases::is_no_name);
    fits.then_some(name)
}
