//! What somebody made of a thing bought and sold: "bought the car for £1,200 and sold it for £1,550, a profit of £350" · "It cost him £90. He
//! sold it for £64, losing £26".
//!
//! Silent where a third amount is told, for what else was spent or taken off may be of it, and for what each of several brought.

use extractor::{Kind, Per, Stance};

use super::told::difference;
use crate::candidate::{Candidate, Claim};
use crate::view::{Few, View};
use crate::words::WordList;

/// Both prices and the word for what came of it are told.
const STRENGTH: i32 = 10;
/// So far from its price a verb may stand, and from what came of it its word.
const VERB: usize = 8;
const WORD: usize = 5;
const BOUGHT: WordList = words![
    "bought",
    "buying",
    "buys",
    "paid",
    "paying",
    "pays",
    "acquired",
    "acquiring",
    "purchased",
    "cost",
    "costing",
];
const SOLD: WordList = words![
    "sold",
    "selling",
    "sells",
    "resold",
    "fetched",
    "fetching",
    "resale",
    "auctioned",
];
const GAIN: WordList = words![
    "profit",
    "gain",
    "return",
    "making",
    "made",
    "makes",
    "netting",
    "netted",
    "pocketing",
    "pocketed",
    "clearing",
    "cleared",
];
const LOSS: WordList = words!["loss", "losing", "lost", "loses"];
/// Words for what else comes into it.
const BESIDES: WordList = words![
    "after",
    "once",
    "when",
    "rent",
    "wages",
    "before",
    "fees",
    "fee",
    "tax",
    "taxes",
    "commission",
    "costs",
    "including",
    "repairs",
    "doing it up",
    "restoring",
    "renovating",
    "spent",
    "spending",
    "each",
    "apiece",
    "inflation",
    "interest",
    "share",
    "shares",
    "half",
    "part",
    "of which",
];

pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    if view.quantity(q).kind != Kind::Money {
        return;
    }
    let sentence = view.context(q).sentence;
    let token = view.token(q);
    let said = |words: WordList| {
        (view.first_token(token).max(token.saturating_sub(WORD))..token)
            .rev()
            .take_while(|&at| view.at(at).is_none() && !matches!(view.mark(at), Some(',' | ';')))
            .any(|at| view.is_one_of(at, words))
    };
    let (gain, loss) = (said(GAIN), said(LOSS));
    if gain == loss {
        return;
    }
    let from = sentence.saturating_sub(1);
    let first = if view.apart(from, sentence).is_some_and(|apart| apart <= 1) {
        from
    } else {
        sentence
    };
    let told: Few = (view.in_sentence(first).start..view.in_sentence(sentence).end)
        .filter(|&l| view.quantity(l).kind == Kind::Money)
        .collect();
    let other = (first..=sentence).any(|s| {
        let (from, to) = view.reading.sentences[s].tokens;
        (from..to).any(|at| view.begins(at, BESIDES))
    });
    let plain = |&l: &usize| {
        view.per(l) == Per::Nothing
            && view.comparable(l, q)
            && view.context(l).stance == Stance::Fact
            && !view.quantity(l).hedge.is_bound()
    };
    let &[a, b, claim] = &told[..] else { return };
    if claim != q || other || !told.iter().all(plain) {
        return;
    }
    let (bought, sold) = match (way(view, a), way(view, b)) {
        (Some(true), Some(false)) => (a, b),
        (Some(false), Some(true)) => (b, a),
        _ => return,
    };
    let [larger, smaller] = if gain { [sold, bought] } else { [bought, sold] };
    out.push(difference(
        view,
        Claim::of(view, q),
        larger,
        smaller,
        STRENGTH,
    ));
}

/// Whether a price is what something was bought for, or sold.
fn way(view: &View<'_>, l: usize) -> Option<bool> {
    let token = view.token(l);
    (view.first_token(token).max(token.saturating_sub(VERB))..token)
        .rev()
        .take_while(|&at| {
            view.at(at)
                .is_none_or(|q| view.quantity(q).kind == Kind::Year)
        })
        .find_map(|at| {
            if view.is_one_of(at, BOUGHT) {
                Some(true)
            } else {
                view.is_one_of(at, SOLD).then_some(false)
            }
        })
}
