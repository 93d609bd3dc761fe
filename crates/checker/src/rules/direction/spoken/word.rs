//! Which way a word says that something went: by itself ("thinner"), by what it is said of ("worse"), or by whether that is measured
//! in time ("slower").
//!
//! `lexicon/ways.tsv` lists what `lexicon/cues.tsv` has no class for, or has one of for other ends.

use std::sync::LazyLock;

use extractor::Kind;

use crate::quick::QuickMap;
use crate::rules::direction::way;
use crate::view::View;

/// Which way a word points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum Way {
    Up,
    Down,
    /// Towards what is wished for: up for sales, down for arrears.
    Better,
    Worse,
    /// Less time or more speed.
    Faster,
    Slower,
    /// What had better be more.
    Good,
    /// What had better be less.
    Bad,
    /// A word that says nothing, whatever its cues.
    Nothing,
}

type Table = QuickMap<&'static str, Vec<(&'static str, Way)>>;

static WAYS: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    let rows = include_str!("../../../../../../lexicon/ways.tsv").lines();
    for row in rows.filter(|row| !row.starts_with('#')) {
        let Some((phrase, class)) = row.split_once('\t') else {
            continue;
        };
        let (first, _) = phrase.split_once([' ', '-']).unwrap_or((phrase, ""));
        table
            .entry(first)
            .or_default()
            .push((phrase, parsed(class)));
    }
    table
});

fn parsed(class: &str) -> Way {
    match class {
        "up" => Way::Up,
        "down" => Way::Down,
        "better" => Way::Better,
        "worse" => Way::Worse,
        "faster" => Way::Faster,
        "slower" => Way::Slower,
        "good" => Way::Good,
        "bad" => Way::Bad,
        _ => Way::Nothing,
    }
}

/// What a word says, or the phrase that begins with it.
pub(in crate::rules) fn said(view: &View<'_>, at: usize) -> Option<Way> {
    if !view.is_word(at) {
        return None;
    }
    let word = view.lower(at);
    let parts = |byte: u8| matches!(byte, b' ' | b'-' | b'\'');
    let end = word.bytes().position(parts).unwrap_or(word.len());
    let first = word[..end].split('’').next().unwrap_or(word);
    let listed = WAYS.get(first).and_then(|phrases| {
        // "slow-play" is no slowing.
        let end = |phrase: &str| view.reading.tokens[at].span.start + phrase.len();
        let whole = |phrase: &str| {
            view.begins_with(at, phrase) && view.lowered.as_bytes().get(end(phrase)) != Some(&b'-')
        };
        // The longest stands last.
        phrases.iter().rev().find(|(phrase, _)| whole(phrase))
    });
    match listed {
        Some((_, Way::Nothing)) => None,
        Some(&(_, way)) => Some(way),
        None => way(view.cues(at)).map(|up| if up { Way::Up } else { Way::Down }),
    }
}

/// Whether it points up, said of two levels like `q`, by the words that name them; none where that is not known.
pub(in crate::rules) fn points_up(
    view: &View<'_>,
    way: Way,
    q: usize,
    named: &[std::ops::Range<usize>],
) -> Option<bool> {
    let timed = view.quantity(q).kind == Kind::Duration
        || view.quantity(q).unit.base.dimension().name() == "time";
    match way {
        Way::Up => Some(true),
        Way::Down => Some(false),
        Way::Faster => Some(!timed),
        Way::Slower => Some(timed),
        Way::Better => merit(view, named, timed),
        Way::Worse => merit(view, named, timed).map(|good| !good),
        Way::Good | Way::Bad | Way::Nothing => None,
    }
}

/// Whether there had better be more of what some words name: as the first stretch of them that says so says.
fn merit(view: &View<'_>, named: &[std::ops::Range<usize>], timed: bool) -> Option<bool> {
    for tokens in named {
        let (mut good, mut bad) = (false, false);
        for at in tokens.clone() {
            match said(view, at) {
                Some(Way::Good) => good = true,
                Some(Way::Bad) => bad = true,
                _ => {}
            }
        }
        if good != bad {
            return Some(good);
        }
        if bad {
            return Some(false);
        }
    }
    timed.then_some(false)
}

#[cfg(test)]
mod tests {
    use extractor::cues_of;

    use super::*;

    #[test]
    fn what_is_listed_is_not_known_otherwise() {
        let rows = include_str!("../../../../../../lexicon/ways.tsv").lines();
        for row in rows.filter(|row| !row.starts_with('#')) {
            let (phrase, class) = row.split_once('\t').expect("a phrase, a tab, a class");
            let known = way(cues_of(phrase)).map(|up| if up { Way::Up } else { Way::Down });
            assert_ne!(
                known,
                Some(parsed(class)),
                "{row}: lexicon/cues.tsv says so too"
            );
        }
    }
}
