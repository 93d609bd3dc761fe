//! Products and yearly sums with more in them than a number times an amount: a tax, a discount, overtime, a second item; and what was
//! sold, promised or taken home for another amount.

use extractor::{Cue, Kind};

use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::per::divisor;
use crate::view::View;
use crate::words::WordList;

/// Words that add something to a price or take it off.
const WITH: WordList = words![
    "plus",
    "with",
    "including",
    "includes",
    "inclusive",
    "before",
    "after",
    "less",
    "minus",
    "net",
    "excluding",
    "without",
    "and",
];
/// What they add or take off.
const EXTRAS: WordList = words![
    "vat",
    "gst",
    "tax",
    "taxes",
    "tip",
    "tips",
    "fee",
    "fees",
    "postage",
    "delivery",
    "packing",
    "commission",
    "bonus",
    "bonuses",
    "deposit",
    "surcharge",
    "duty",
    "insurance",
    "interest",
    "discount",
    "discounts",
    "rebate",
    "deductions",
    "deduction",
    "gratuity",
    "expenses",
    "breakfast",
    "bills",
    "overtime",
    "stamp duty",
    "national insurance",
    "extras",
    "utilities",
    "shipping",
    "allowances",
    "allowance",
    "benefits",
    "p&p",
    "group rate",
    "concession",
    "concessions",
    "voucher",
    "vouchers",
    "coupon",
    "coupons",
    "railcard",
    "land",
];
/// Words that say by themselves that another amount than the product was paid.
const OTHERWISE: WordList = words![
    "overtime",
    "time and a half",
    "time-and-a-half",
    "double time",
    "double-time",
    "half price",
    "half-price",
    "take home",
    "takes home",
    "took home",
    "taking home",
    "take-home",
    "pocketed",
    "pockets",
    "discounted",
    "in the sale",
    "on offer",
    "special offer",
    "reduced to",
    "marked down",
    "haggled",
    "after tax",
    "before tax",
    "free of charge",
];
/// Verbs of buying and of selling.
const BOUGHT: WordList = words![
    "bought",
    "buy",
    "buys",
    "buying",
    "purchased",
    "paid",
    "cost",
    "costing",
];
const SOLD: WordList = words![
    "sold",
    "sell",
    "sells",
    "selling",
    "resold",
    "resell",
    "resells",
    "reselling",
    "fetched",
    "auctioned",
];
/// Words of what was to be, before what was.
const PROMISED: WordList = words![
    "promised",
    "owed",
    "due",
    "supposed",
    "expected",
    "offered",
    "entitled",
    "pledged",
    "should have",
    "was to",
    "were to",
    "meant",
];
/// How far behind a claim its extras are told.
const BEHIND: usize = 6;

/// Whether a product that is missed has more or less in it than its number and its amount.
pub(super) fn is_priced_otherwise(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    is_with_extras(view, q, candidate)
        || is_resold(view, q, candidate)
        || is_an_offer(view, q, candidate)
        || is_paid_short(view, q, candidate)
        || is_with_another(view, q, candidate)
        || is_with_a_thing(view, q, candidate)
        || is_of_another_rate(view, q, candidate)
}

/// "charges £60 an hour plus VAT; three hours came to £216", "£66 with the booking fee", "£15,000 a year with bills", "took home £402":
/// said from the first operand on to right behind the claim.
pub(super) fn is_with_extras(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let tokens = candidate.operands.iter().map(|o| view.token(o.quantity));
    let from = tokens.min().unwrap_or(first).clamp(first, token);
    let to = view.end_token(token).min(token + BEHIND);
    let extra = |at: usize| {
        view.is_one_of(at, WITH)
            && (at + 1..to.min(at + 4))
                .take_while(|&t| view.is_word(t) || view.at(t).is_some())
                .any(|t| view.begins(t, EXTRAS))
    };
    let money = view.quantity(q).unit.base.is_currency();
    money && (from..to).any(|at| extra(at) || view.begins(at, OTHERWISE))
}

/// "50 litres and a coffee came to £73", "£6,200 in all with the raffle": more than the product, for something without a figure.
fn is_with_a_thing(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    const ARTICLES: WordList = words!["a", "an", "the", "some", "his", "her", "its", "their"];
    let token = view.token(q);
    let thing = |at: usize| {
        view.is_one_of(at + 1, ARTICLES) && view.is_word(at + 2) && view.cues(at + 2).is_plain()
    };
    let behind = (token + 1..view.end_token(token).min(token + 4))
        .any(|at| view.is_one_of(at, words!["with", "including", "counting"]) && thing(at));
    // Right behind the last operand and its noun.
    let last = candidate
        .operands
        .iter()
        .map(|operand| view.token(operand.quantity))
        .filter(|&at| at < token)
        .max();
    let beside = last.is_some_and(|last| {
        (last + 1..token.min(last + 4))
            .take_while(|&at| view.is_word(at))
            .any(|at| view.cues(at).has(Cue::And) && thing(at) && at + 3 < token)
    });
    candidate.claim.value > candidate.value() && (behind || beside)
}

/// "7p a unit and the standing charge 30p a day; 1,000 units came to £97": one more price, of something else, makes it more.
fn is_of_another_rate(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    candidate.claim.value > candidate.value()
        && view.in_sentence(candidate.claim.sentence).any(|l| {
            l < q
                && candidate.operands.iter().any(|o| o.quantity < l)
                && !candidate.stands_on(l)
                && view.quantity(l).kind == Kind::Money
                && view.comparable(l, q)
                && divisor(view, l).is_some()
        })
}

/// "bought 10 shirts at £5 each and sold them for £90"
fn is_resold(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let sold = (first.max(token.saturating_sub(5))..token).rfind(|&at| view.is_one_of(at, SOLD));
    sold.is_some_and(|sold| {
        (first..sold).any(|at| view.is_one_of(at, BOUGHT))
            && candidate
                .operands
                .iter()
                .all(|operand| view.token(operand.quantity) < sold)
    })
}

/// "Apples cost 50p each, three for £1.20": the price of so many at once.
fn is_an_offer(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    token >= view.first_token(token) + 2
        && view.is_one_of(token - 1, words!["for"])
        && candidate.claim.value < candidate.value()
        && view
            .at(token - 2)
            .is_some_and(|number| candidate.stands_on(number))
}

/// "was promised £300, but the total paid was only £5,000"
fn is_paid_short(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let Some(but) = (first..token).rfind(|&at| view.cues(at).has(Cue::But)) else {
        return false;
    };
    let actual = (but..token).any(|at| {
        view.is_one_of(
            at,
            words![
                "only", "just", "actual", "actually", "instead", "in fact", "got",
            ],
        ) || view.cues(at).has(Cue::Negation)
    });
    actual
        && (first..but).any(|at| view.begins(at, PROMISED))
        && candidate
            .operands
            .iter()
            .all(|operand| view.token(operand.quantity) < but)
}

/// "took four phones at £800 each and a £200 watch, £3,400 in all": with one more amount beside the product it is right to the last place.
fn is_with_another(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let claim = &candidate.claim;
    let product = candidate.value();
    matches!(candidate.formula, Formula::Product)
        && view.in_sentence(claim.sentence).any(|l| {
            let same = view.quantity(l).kind == view.quantity(q).kind
                && view.comparable(l, q)
                && matches!(view.quantity(l).kind, Kind::Money | Kind::Measure);
            let added = view.value_in(l, claim.unit).unwrap_or(f64::NAN);
            l != q
                && !candidate.stands_on(l)
                && same
                && ((product + added) / claim.value - 1.0).abs() < 1e-9
        })
}
