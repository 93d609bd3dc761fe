//! The list that was told last before a figure, in its paragraph or in the items above it: "The bids were £21,000, £26,000 and £19,000.
//! Councillors heard that the mean tender, £24,000, …".

use document::BlockKind;
use extractor::{Cue, Kind, Per, UnitId};
use smallvec::SmallVec;

use crate::parts::{
    is_amount, is_asserted, is_bare_year, is_elliptical, is_few, is_linked, is_whole, whole,
};
use crate::view::{Few, View};
use crate::words::WordList;

/// How many sentences back a list may end.
const BACK: usize = 3;
/// No list is longer.
const MOST: usize = 24;

/// Words before the number of what was listed.
pub(crate) const ARTICLES: WordList = words![
    "the", "all", "these", "those", "their", "his", "her", "its", "both", "top",
];

/// A list, and whether a number in words beside the figure says how many its items are: "the five of them".
pub(crate) struct Listing {
    pub(crate) items: Few,
    pub(crate) counted: bool,
    /// Whether it has a sentence for each item.
    pub(crate) scattered: bool,
    /// How many sentences lie between the figure and its last item.
    pub(crate) apart: usize,
}

/// The list before a figure: of figures like it, or of bare ones whose unit it has or they have.
pub(crate) fn listing(view: &View<'_>, q: usize) -> Option<Listing> {
    let sentence = view.context(q).sentence;
    [false, true].iter().find_map(|&few| {
        let runs = runs(view, q, few);
        let last = runs.first()?;
        let all: Few = runs.iter().rev().flatten().copied().collect();
        let count = count(view, q);
        let fits = |items: &[usize]| count.is_none_or(|n| n == items.len());
        // What is told in one sentence is a list of its own; what has a sentence each is one together.
        let whole = runs.iter().all(|run| run.len() == 1);
        let items = match () {
            () if last.len() > 2 && fits(last) => last.clone(),
            () if count == Some(all.len()) || whole && count.is_none() => all,
            () if count.is_none() => last.clone(),
            () => Few::from_slice(&last[last.len().checked_sub(count?)?..]),
        };
        let apart = sentence - view.context(*items.last()?).sentence;
        let enough = items.len() > 2 || items.len() == 2 && count == Some(2);
        enough.then(|| Listing {
            counted: count.is_some(),
            scattered: view.context(items[0]).sentence
                != view.context(items[items.len() - 1]).sentence,
            items,
            apart,
        })
    })
}

/// The like figures before a figure, sentence by sentence, the last first; in each the items that are linked.
fn runs(view: &View<'_>, q: usize, few: bool) -> SmallVec<[Few; 4]> {
    let sentences = &view.reading.sentences;
    let own = view.context(q).sentence;
    let item = |s: usize| match view.document.blocks[sentences[s].block].kind {
        BlockKind::ListItem(list) => Some(list),
        _ => None,
    };
    let mut found: SmallVec<[Few; 4]> = SmallVec::new();
    let mut taken = 0;
    let mut list = None;
    for s in (0..=own).rev() {
        let one = sentences[s].block == sentences[own].block;
        let of_list = item(s).is_some() && (list.is_none() || list == item(s));
        if !one && !of_list && s + 1 != own || found.is_empty() && own - s > BACK || taken > MOST {
            break;
        }
        list = if one { None } else { item(s) };
        let mut like: Few = view
            .in_sentence(s)
            .filter(|&l| l < q && (!few || is_few(view, l)) && is_item(view, l, q))
            .collect();
        if !few {
            without_few(view, &mut like);
        }
        // "lot 12, a clock, made £1,400; lot 13, £850": where each has its unit, what has none is no item.
        let united = |l: usize| view.quantity(l).unit.base != UnitId::NONE;
        if like.iter().filter(|&&l| united(l)).count() > 1 {
            like.retain(|&mut l| united(l));
        }
        if let Some(at) = (1..like.len())
            .rev()
            .find(|&at| !are_neighbours(view, like[at - 1], like[at]))
        {
            like.drain(..at);
        }
        // "Runs per innings: Hassan 41 …", "Alma, 2.1 inches; Burr Oak, 3.4": one that is alone opens no list beside others.
        if like.is_empty() && found.is_empty() {
            continue;
        }
        if like.is_empty()
            || found
                .first()
                .is_some_and(|last| last.len() > 1 && like.len() > 1)
        {
            break;
        }
        taken += like.len();
        found.push(like);
    }
    found
}

/// Leaves out small numbers in words that do not follow an item: "two rounds"; but "46 in Leeds, 23 in Hull and eight in Whitby".
fn without_few(view: &View<'_>, like: &mut Few) {
    let mut last = None;
    like.retain(|&mut l| {
        let announced = view.is_one_of(view.token(l).saturating_sub(1), ARTICLES);
        // "when we looked: eight, 13, 10 and 15"
        let token = view.token(l);
        let opens = view.mark(token + 1) == Some(',') && view.at(token + 2).is_some();
        let linked = || last.is_some_and(|before| is_linked(view, before, l));
        let item = !is_few(view, l) || !announced && (opens || linked());
        if item {
            last = Some(l);
        }
        item
    });
}

/// "the other ten average 213": those that no item is of.
pub(crate) fn is_the_rest(view: &View<'_>, l: usize) -> bool {
    is_few(view, l)
        && view
            .cue_before(view.token(l), 1, &[Cue::Remainder])
            .is_some()
}

/// Whether a figure can be an item of a list before another.
fn is_item(view: &View<'_>, l: usize, q: usize) -> bool {
    let (item, claim) = (view.quantity(l), view.quantity(q));
    let kinds = matches!(
        item.kind,
        Kind::Cardinal | Kind::Money | Kind::Measure | Kind::Percent | Kind::Duration
    );
    let per = item.unit.per == claim.unit.per
        || item.unit.per == Per::Nothing
        || claim.unit.per == Per::Nothing;
    // What is soon told turns most down.
    if !kinds || !per || !item.hedge.is_neutral() || !is_asserted(view, l) {
        return false;
    }
    let bare = |q: usize| !is_few(view, q) && is_elliptical(view, q);
    let alike = item.kind == claim.kind && view.comparable(l, q)
        || claim.kind != Kind::Cardinal && is_elliptical(view, l)
        || claim.kind == Kind::Cardinal && item.kind != Kind::Percent && bare(q);
    alike
        && is_amount(view, l)
        && !is_bare_year(view, l)
        && !is_whole(view, l)
        && !is_the_rest(view, l)
}

/// Whether two like figures are neighbours of one list: linked, and no other figure between them that could be of it.
fn are_neighbours(view: &View<'_>, a: usize, b: usize) -> bool {
    is_linked(view, a, b)
        && (a + 1..b).all(|l| {
            view.quantity(l).value.is_none()
                || is_few(view, l)
                || view.quantity(l).kind == Kind::Ordinal
        })
}

/// "The five plots", "these three", "the top five": how many items are spoken of in the sentence of a figure.
fn count(view: &View<'_>, q: usize) -> Option<usize> {
    let mut few = view.in_sentence(view.context(q).sentence).filter(|&l| {
        let token = view.token(l);
        l != q
            && is_few(view, l)
            && view.quantity(l).kind == Kind::Cardinal
            && view.quantity(l).value >= Some(2.0)
            && (view.first_token(token).max(token.saturating_sub(2))..token)
                .any(|at| view.is_one_of(at, ARTICLES))
    });
    let one = few.next()?;
    view.quantity(one).value.map(whole)
}
