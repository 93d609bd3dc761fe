//! All the like figures of a sentence, and the total that the next one makes of them, or the one before announces: "High dose (212
//! patients), low dose (208) or placebo (197). All 627 were assessed" · "Partners asked for $412m. There are four lines: $186m …".
//!
//! Nothing need link the items. Silent where one of them is no smaller than the total, and where no word makes the total one of what
//! was told: "all", "those", "between them", "in six hours", "with … behind it".

use extractor::{Cue, Kind, Per, Role, Stance};

use crate::conclusion::concludes;
use crate::listing::ARTICLES;
use crate::parts::{
    is_bare_year, is_bracketed, is_elliptical, is_few, is_linked, is_subset, is_whole,
};
use crate::view::{Few, View};
use crate::words::WordList;

/// What such a list is worth where no word calls the figure a total.
const TOLD: i32 = 3;
/// No more figures than these are added up.
const MOST: usize = 12;
/// What is further from the sum is of something else.
const NEAR: std::ops::RangeInclusive<f64> = 0.7..=1.45;
/// The same for a total that is told before its parts.
const AHEAD: std::ops::RangeInclusive<f64> = 0.8..=1.25;

/// Up to this a number may name its thing, beside counts of a hundred and more.
const NAMES: f64 = 3.0;

/// Words right before a figure that make it the whole of what was told.
const ALL: WordList = words![
    "all", "combined", "in", "making", "said", "should", "the", "their", "these", "this", "those",
    "up", "with",
];

/// The parts, and how strongly they are bound.
pub(super) fn gathered(view: &View<'_>, q: usize) -> Option<(Vec<usize>, i32)> {
    let quantity = view.quantity(q);
    let amount = matches!(
        quantity.kind,
        Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Duration | Kind::Percent
    );
    if !amount || quantity.value.is_none() || view.is_furniture(q) {
        return None;
    }
    // "These rates do not add up to 100%"
    if view.context(q).stance == Stance::Negated {
        return None;
    }
    if quantity.hedge.is_bound() || is_subset(view, q) && !is_bracketed(view, q) {
        return None;
    }
    let said = says(view, q);
    let told = if said > 0 { told(view, q) } else { None };
    if let Some(list) = told.filter(|list| is_sum(view, q, list, NEAR)) {
        let linked = list.windows(2).all(|two| is_linked(view, two[0], two[1]));
        let strength = TOLD + said + i32::from(linked) + i32::from(list.len() > 2);
        return Some((list.to_vec(), strength));
    }
    ahead(view, q)
}

/// The list nearest before a total: in its own sentence, in one of the two before it, or a sentence for each item.
fn told(view: &View<'_>, q: usize) -> Option<Few> {
    let sentence = view.context(q).sentence;
    let before = |back: usize| {
        let at = sentence.checked_sub(back)?;
        (view
            .apart(at, sentence)
            .is_some_and(|apart| apart <= back + 1))
        .then(|| items(view, q, at, |_| true))
    };
    let several = |list: &Few| list.len() > 1;
    Some(items(view, q, sentence, |l| l < q))
        .filter(several)
        .or_else(|| before(1).filter(several))
        .or_else(|| before(2).filter(several))
        .or_else(|| scattered(view, q))
}

/// "Strangeways: 14 drones seen. Forest Bank: 31. Hindley: 9.": a sentence for each item, up to that of the total.
fn scattered(view: &View<'_>, q: usize) -> Option<Few> {
    let sentence = view.context(q).sentence;
    let mut list = Few::new();
    for at in (sentence.saturating_sub(MOST)..sentence).rev() {
        let found = items(view, q, at, |_| true);
        if view.apart(at, at + 1).is_none_or(|apart| apart > 2) || found.len() != 1 {
            break;
        }
        list.push(found[0]);
    }
    list.reverse();
    (list.len() > 2).then_some(list)
}

/// A total that is the only like figure of its sentence, with the list of the next.
fn ahead(view: &View<'_>, q: usize) -> Option<(Vec<usize>, i32)> {
    let sentence = view.context(q).sentence;
    let next = Some(sentence + 1).filter(|&next| {
        next < view.reading.sentences.len() && view.apart(sentence, next) == Some(1)
    })?;
    let list = items(view, q, next, |_| true);
    if list.len() < 3 {
        return None;
    }
    let alone = items(view, q, sentence, |_| true).is_empty();
    let linked = list.windows(2).all(|two| is_linked(view, two[0], two[1]));
    let rest = |&l: &usize| {
        view.cue_before(view.token(l), 3, &[Cue::Remainder])
            .is_some()
    };
    if list.iter().any(rest) || !alone || !linked || !is_sum(view, q, &list, AHEAD) {
        return None;
    }
    let (from, to) = (view.first_token(view.token(list[0])), view.token(list[0]));
    let opened = (from..to).any(|at| view.mark(at) == Some(':'));
    Some((list.to_vec(), TOLD + 1 + 2 * i32::from(opened)))
}

/// The figures of a sentence that may be parts of a total: all that are like it.
fn items(view: &View<'_>, q: usize, sentence: usize, wanted: impl Fn(usize) -> bool) -> Few {
    let mut list: Few = view
        .in_sentence(sentence)
        .filter(|&l| l != q && wanted(l) && is_item(view, l, q))
        .take(MOST + 1)
        .collect();
    // "Three states counted their dead: eleven …, seven … and four": how many there are.
    if list.len() > 2 && view.quantity(list[0]).value == Some((list.len() - 1) as f64) {
        list.remove(0);
    }
    let few = list.iter().filter(|&&l| is_few(view, l)).count();
    if few * 2 < list.len() {
        // "15 horses, nine mules and 23 donkeys" goes on with its list, "the three depots" does not.
        let mut previous = None;
        list.retain(|&mut l| {
            let named = view.is_one_of(view.token(l).saturating_sub(1), ARTICLES);
            let goes_on = !named && previous.is_some_and(|before| is_linked(view, before, l));
            let item = !is_few(view, l) || is_elliptical(view, l) || goes_on;
            previous = if item { Some(l) } else { previous };
            item
        });
    }
    let shut = list.iter().filter(|&&l| is_bracketed(view, l)).count();
    if shut > 0 {
        let most = shut * 2 > list.len();
        list.retain(|&mut l| is_bracketed(view, l) == most);
    }
    if list.len() > MOST { Few::new() } else { list }
}

fn is_item(view: &View<'_>, l: usize, q: usize) -> bool {
    let (item, claim) = (view.quantity(l), view.quantity(q));
    let alike = item.kind == claim.kind && view.comparable(l, q)
        || claim.kind != Kind::Cardinal && is_elliptical(view, l)
        || claim.kind == Kind::Cardinal && item.kind == Kind::Measure && is_elliptical(view, q);
    let level = !matches!(
        view.context(l).role,
        Role::Base | Role::Reference | Role::Change(_)
    );
    item.value.is_some_and(|value| value > 0.0)
        && alike
        && level
        && item.unit.per == Per::Nothing
        && !view.context(l).time.earlier
        && !is_bare_year(view, l)
        && !is_whole(view, l)
        && !view.is_furniture(l)
}

/// Whether each item is smaller than the total, and all together near it.
fn is_sum(view: &View<'_>, q: usize, list: &[usize], near: std::ops::RangeInclusive<f64>) -> bool {
    let unit = view.quantity(q).unit.base;
    let value = |l: usize| view.value_in(l, unit).or(view.quantity(l).value);
    let Some(total) = value(q) else { return false };
    // "screens 2 and 3 110 each": what is each one's is counted more than once, and a name of one digit is no item.
    let each = |&l: &usize| view.cue_behind(view.token(l), 2, &[Cue::Each]).is_some();
    let named = |&l: &usize| {
        view.is_count(l) && !view.quantity(l).in_words && value(l) <= Some(NAMES) && total > 100.0
    };
    if list.iter().any(each) || list.iter().filter(|l| named(l)).count() > 1 {
        return false;
    }
    let sum: f64 = list.iter().filter_map(|&l| value(l)).sum();
    list.iter().all(|&l| value(l) < Some(total)) && near.contains(&(sum / total))
}

/// How plainly the words beside a figure make it the whole of what was told.
fn says(view: &View<'_>, q: usize) -> i32 {
    let token = view.token(q);
    let first = view.first_token(token);
    let total = view.cue_before(token, 9, &[Cue::Total]).is_some()
        || view.cue_behind(token, 5, &[Cue::Total]).is_some();
    let all = (first.max(token.saturating_sub(2))..token).any(|at| view.is_one_of(at, ALL))
        || token == first;
    2 * i32::from(total) + i32::from(all) + i32::from(concludes(view, q))
}
