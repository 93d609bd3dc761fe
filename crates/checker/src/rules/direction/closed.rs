//! "closed higher, at 540 cents a kilo after Monday's 585": a comparative that ends a move, the level it came to and the one
//! before.

use extractor::{Cue, Stance};

use super::{than, way};
use crate::candidate::Candidate;
use crate::pairs::alike;
use crate::view::View;

/// How many tokens behind the word the level may stand.
const LEVEL: usize = 4;
/// How many tokens behind the level the one before may stand.
const BASE: usize = 9;

pub(super) fn propose(view: &View<'_>, out: &mut Vec<Candidate>) {
    for new in 0..view.reading.quantities.len() {
        let points = [Cue::Rise, Cue::Fall];
        if !view.is_level(new)
            || view.context(new).stance != Stance::Fact
            || !view.sentence_has(view.context(new).sentence, &points)
        {
            continue;
        }
        let token = view.token(new);
        let first = view.first_token(token).max(token.saturating_sub(LEVEL));
        // "higher, at 540", "up at 540": a word that points a way, a comma or "at" behind it.
        let Some((word, up)) = (first..token)
            .rev()
            .take_while(|&at| view.at(at).is_none())
            .find_map(|at| way(view.cues(at)).map(|up| (at, up)))
        else {
            continue;
        };
        let at = view.is_word(token - 1) && matches!(view.lower(token - 1), "at" | "on");
        let comparative = view
            .cues(word)
            .any(&[Cue::Comparative, Cue::Rise, Cue::Fall])
            && !view.cues(word).any(&[Cue::Against, Cue::ChangeNoun])
            && !than::is_a_judgement(view.word(word));
        if !at || !comparative || than::is_denied(view, word) {
            continue;
        }
        let Some(old) = (token + 1..view.end_token(token).min(token + BASE))
            .take_while(|&t| !matches!(view.mark(t), Some(';' | ':')))
            .find_map(|t| view.at(t))
            .filter(|&old| view.is_level(old) && alike(view, new, old))
        else {
            continue;
        };
        let led = (token + 1..view.token(old)).any(|t| {
            view.cues(t).any(&[Cue::From, Cue::Against])
                || view.is_word(t) && view.word(t).eq_ignore_ascii_case("after")
        });
        if led {
            let span = view.reading.tokens[word].span;
            out.push(than::candidate(
                view,
                span,
                view.context(new).sentence,
                up,
                new,
                old,
                9,
            ));
        }
    }
}
