//! What it says for a part and a whole that nothing else around could be meant.

use extractor::{Cue, Kind, Role};

use super::evidence::Binding;
use super::like;
use super::own::Own;
use crate::parts::nouns_differ;
use crate::view::View;

/// What [`only_two`] gives at most: two amounts and one share, and nothing else.
pub(super) const ALONE: i32 = 5;

/// Two amounts of one kind around a share, and no third; most where there is no second share either.
pub(super) fn only_two(
    view: &View<'_>,
    own: &Own<'_, '_>,
    binding: Binding,
    amounts: &[usize],
) -> i32 {
    let Binding {
        q,
        part,
        whole,
        claim,
        name,
    } = binding;
    if amounts.iter().filter(|&&l| like(view, l, part)).count() != 2 {
        return 0;
    }
    let [s, sp, _] = binding.sentences(view);
    let no_other = || {
        view.near(s, 3, 2)
            .all(|l| l == q || l == part || l == whole || !is_relative(view, l))
    };
    let tied = || claim >= 3 || is_named_rate(view, q) || own.concludes(part) > 0;
    if name >= 0 && tied() && no_other() && !nouns_differ(view, part, whole) {
        return ALONE + i32::from(claim >= 4 && part < q && sp == s);
    }
    2 + i32::from(claim >= 4 && part < q && sp == s)
}

/// The same within the sentences that share, part and whole stand in.
pub(super) fn exhaustion(view: &View<'_>, binding: Binding, amounts: &[usize]) -> i32 {
    let Binding {
        q,
        part,
        whole,
        claim,
        name,
    } = binding;
    let [s, sp, sw] = binding.sentences(view);
    let mut strength = 0;
    let two = || amounts.iter().filter(|&&l| like(view, l, part)).count() == 2;
    if claim >= 5 && s == sw && !two() && sole_whole(view, part, whole, amounts) {
        strength += 2;
    }
    let (first, last) = (
        view.token(part).min(view.token(whole)),
        view.token(part).max(view.token(whole)),
    );
    let parted = || (first..last).any(|at| view.mark(at) == Some(';'));
    let rate = is_named_rate(view, q);
    if (rate || claim >= 5 && s == sp)
        && name >= 0
        && !parted()
        && !nouns_differ(view, part, whole)
        && only_pair(view, binding, amounts)
        && only_share(view, binding)
    {
        strength += 2 + i32::from(rate);
    }
    if coordinated(view, part, whole) {
        strength -= 4;
    }
    // "Parliament has 120 seats. … Women took 42 seats, 35 per cent."
    if claim >= 4 && s == sp && sw < s && sole_of_noun(view, part, whole, amounts) {
        strength += 6;
    }
    strength
}

/// Whether a whole further back is the only larger count of the very things that the part counts.
fn sole_of_noun(view: &View<'_>, part: usize, whole: usize, amounts: &[usize]) -> bool {
    let noun = |q: usize| {
        let counted = view.context(q).counted?;
        view.words(counted).split_whitespace().next()
    };
    let Some(mine) = noun(part) else { return false };
    let larger = |l: &usize| {
        view.is_count(*l)
            && noun(*l) == Some(mine)
            && view.quantity(*l).value > view.quantity(part).value
    };
    // A figure that has a share of its own is a part itself.
    let shared = view
        .in_sentence(view.context(whole).sentence)
        .any(|l| matches!(view.quantity(l).kind, Kind::Percent | Kind::Fraction));
    let now = !shared && !view.context(whole).time.earlier && !view.context(part).time.earlier;
    now && larger(&whole) && amounts.iter().filter(|l| larger(l)).count() == 1
}

/// "a detention rate of 8.7%": the claim is called a rate, not a range of rates.
fn is_named_rate(view: &View<'_>, q: usize) -> bool {
    view.cue_before(view.token(q), 6, &[Cue::Rate])
        .is_some_and(|at| !view.cues(at).has(Cue::Spread))
}

/// Whether a quantity says how one amount stands to another.
fn is_relative(view: &View<'_>, q: usize) -> bool {
    matches!(
        view.quantity(q).kind,
        Kind::Percent | Kind::Fraction | Kind::Rate | Kind::Multiple | Kind::Points
    )
}

/// Whether part and whole are the only amounts of their kind in the sentences that they and the claim stand in, their
/// sum said again aside.
fn only_pair(view: &View<'_>, binding: Binding, amounts: &[usize]) -> bool {
    let Binding { part, whole, .. } = binding;
    let (first, last) = span_of(binding.sentences(view));
    let value = |l: usize| view.quantity(l).value.unwrap_or(f64::NAN);
    !amounts.iter().any(|&l| {
        let at = view.context(l).sentence;
        l != part
            && l != whole
            && (first..=last).contains(&at)
            && like(view, l, part)
            && value(l) != value(part)
            && value(l) != value(whole)
            && value(l) != value(whole) - value(part)
    })
}

/// Whether a claim is the only share of those sentences.
fn only_share(view: &View<'_>, binding: Binding) -> bool {
    let (first, last) = span_of(binding.sentences(view));
    let range = view.in_sentence(first).start..view.in_sentence(last).end;
    range
        .filter(|&l| {
            matches!(
                view.quantity(l).kind,
                Kind::Percent | Kind::Fraction | Kind::Rate
            )
        })
        .all(|l| l == binding.q)
}

fn span_of(sentences: [usize; 3]) -> (usize, usize) {
    let [a, b, c] = sentences;
    (a.min(b).min(c), a.max(b).max(c))
}

/// Whether a whole is the only figure of its kind, in the part's sentence and the one before, that the part fits into.
fn sole_whole(view: &View<'_>, part: usize, whole: usize, amounts: &[usize]) -> bool {
    let sentence = view.context(part).sentence;
    let (a, b) = (
        view.token(part).min(view.token(whole)),
        view.token(part).max(view.token(whole)),
    );
    let clause = !(a + 1..b).any(|at| matches!(view.mark(at), Some(';' | ':' | '(')))
        && view.context(whole).role != Role::Reference
        && view.context(whole).role != Role::Base
        && !view.context(whole).time.earlier;
    if !clause || view.context(whole).sentence != sentence {
        return false;
    }
    let mut fitting = amounts.iter().filter(|&&l| {
        let at = view.context(l).sentence;
        l != part
            && (at == sentence || at + 1 == sentence)
            && like(view, l, part)
            && view.quantity(l).value > view.quantity(part).value
    });
    fitting.next() == Some(&whole) && fitting.next().is_none()
}

/// "voted 88 to 12", "126 granted and 1,395 denied": two figures side by side, neither taken out of the other.
fn coordinated(view: &View<'_>, part: usize, whole: usize) -> bool {
    let (first, last) = (part.min(whole), part.max(whole));
    if last != first + 1 || view.context(first).sentence != view.context(last).sentence {
        return false;
    }
    let (a, b) = (view.token(first), view.token(last));
    let between = |cues: &[Cue]| view.between(a, b, cues);
    let versus = b == a + 2 && view.cues(a + 1).any(&[Cue::To, Cue::Against]);
    let and = view.cue_before(b, 4, &[Cue::And]);
    // "given to 2,000 volunteers and 1,860 showed …": a bare figure behind "and" may be of those before.
    let own = and.is_some_and(|and| and + 1 < b) || nouns_differ(view, first, last);
    let conjoined = own
        && b - a <= 6
        && (a + 1..b).all(|at| view.is_word(at) && !view.cues(at).any(&[Cue::Level]));
    (versus || conjoined) && !between(&[Cue::Of, Cue::OutOf, Cue::OfThose, Cue::Including])
}
