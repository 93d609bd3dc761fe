//! Lengths of time that were set or meant, and not those that passed: a sentence, a ban, a contract, what a bridge was built to last.

use extractor::Cue;

use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::rules::is_property;
use crate::view::View;
use crate::words::WordList;

/// Verbs that set a time for something: "banned for four years", "elected for six".
const SET: WordList = words![
    "elected",
    "re-elected",
    "appointed",
    "banned",
    "barred",
    "suspended",
    "excluded",
    "disqualified",
    "jailed",
    "sentenced",
    "imprisoned",
    "signed",
    "contracted",
    "hired",
    "leased",
    "let",
    "rented",
    "lent",
    "loaned",
    "licensed",
    "exiled",
    "tagged",
    "engaged",
    "booked",
    "granted",
    "commissioned",
    "extended",
    "renewed",
    "remanded",
    "expelled",
    "grounded",
];
/// Verbs that leave somebody a time: "gave firms five years to comply".
const GIVEN: WordList = words![
    "gave", "gives", "give", "given", "giving", "allowed", "allows", "allow", "allowing",
];
/// What has a time that was set.
const TERMS: WordList = words![
    "contract",
    "deal",
    "sentence",
    "ban",
    "lease",
    "mortgage",
    "loan",
    "licence",
    "license",
    "franchise",
    "suspension",
    "agreement",
    "ceasefire",
    "truce",
    "term",
    "mandate",
    "plan",
    "programme",
    "program",
    "warranty",
    "bond",
    "ultimatum",
    "treaty",
    "pact",
    "concession",
    "charter",
    "visa",
    "permit",
    "order",
    "appointment",
    "apprenticeship",
    "commitment",
    "guarantee",
    "extension",
    "freeze",
    "moratorium",
    "tenancy",
    "let",
];
/// Words of what is meant to be.
const MEANT: WordList = words![
    "meant",
    "supposed",
    "designed",
    "intended",
    "planned",
    "expected",
    "scheduled",
    "promised",
    "envisaged",
    "projected",
    "estimated",
    "budgeted",
    "contracted",
    "due",
    "predicted",
    "hoped",
    "slated",
];
/// Verbs of lasting and of getting done, behind "to": "built to last 50 years", "to be done in five years".
const LASTS: WordList = words![
    "be", "last", "take", "run", "serve", "stay", "remain", "stand", "endure", "survive", "finish",
    "complete", "build", "deliver", "do", "rule",
];
/// Words that say that a time that was set was not served out, or was overrun.
const EARLY: WordList = words![
    "torn",
    "tore",
    "terminated",
    "cancelled",
    "canceled",
    "pardon",
    "pardoned",
    "early",
    "commuted",
    "quashed",
    "overturned",
    "released",
    "release",
    "freed",
    "parole",
    "paroled",
    "scrapped",
    "annulled",
    "axed",
    "dropped",
    "abandoned",
    "broke",
    "broken",
    "collapsed",
    "lifted",
    "reduced",
    "appeal",
    "impeached",
    "ousted",
    "sacked",
    "dismissed",
    "deposed",
    "toppled",
    "overthrown",
    "assassinated",
    "resigned",
    "died",
    "quit",
    "extended",
    "renewed",
    "prolonged",
    "prematurely",
    "cut short",
    "bought out",
    "paid off",
    "stepped down",
    "ahead of time",
    "overran",
    "revoked",
    "rescinded",
    "ripped",
    "escaped",
    "killed",
];
/// How far before a length what sets it may stand.
const NEAR: usize = 5;

/// Whether a length was set or meant: the dates beside it may well lie otherwise apart.
pub(super) fn is_set(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    if candidate.formula == Formula::Sum {
        // "His five-year contract, signed in 2021, was torn up in 2023"
        let (first, end) = view.reading.sentences[candidate.claim.sentence].tokens;
        let early = candidate.claim.value < candidate.value();
        return (first..end).any(|at| view.begins(at, EARLY))
            // "started in 2001 to run for 15 years, was wound up in 2014"
            || early && matches!(candidate.operands[..], [_, length] if is_meant(view, length.quantity));
    }
    is_meant(view, q) || is_a_term(view, q) && !is_from_to(view, candidate)
}

/// "Built to last 50 years", "ordered to be done in five years", "had been meant to take ten years".
fn is_meant(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token).max(token.saturating_sub(NEAR + 1));
    (first..token)
        .rev()
        .take_while(|&at| view.mark(at).is_none() && !view.cues(at).any(&[Cue::And, Cue::But]))
        .any(|at| {
            view.is_one_of(at, words!["to"]) && view.is_one_of(at + 1, LASTS)
                || view.is_word(at)
                    && (view.lower(at).strip_prefix("to ")).is_some_and(|verb| LASTS.has(verb))
                || view.is_one_of(at, MEANT)
                || view.is_one_of(at, GIVEN) && view.is_one_of(token + 1, words!["to"])
                || view.begins(at, words!["should have", "would have", "was to", "were to"])
        })
}

/// "Banned for four years", "his five-year contract", "the ceasefire, of ten days".
fn is_a_term(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    // "signed in 1987 for 25 years", "taken out over 25 years"
    let dated = token >= first + 4
        && view.is_one_of(token - 1, words!["for"])
        && view.at(token - 2).is_some()
        && view.is_one_of(token - 3, words!["in", "on"])
        && view.is_one_of(token - 4, SET);
    let set = token >= first + 2
        && view.is_one_of(token - 1, words!["for", "over"])
        && (view.is_one_of(token - 2, SET)
            || view.is_one_of(
                token - 2,
                words!["taken out", "repayable", "payable", "spread"],
            )
            || view.is_one_of(token - 2, words!["out"])
                && view.is_one_of(token.saturating_sub(3), words!["taken", "took", "take"]));
    let noun = is_property(view, q)
        && (token + 1..view.end_token(token).min(token + 4))
            .take_while(|&at| view.is_word(at))
            .any(|at| view.is_one_of(at, TERMS));
    let of = token > first
        && view.is_one_of(token - 1, words!["of"])
        && (first.max(token.saturating_sub(4))..token).any(|at| view.is_one_of(at, TERMS));
    set || dated || noun || of
}

/// "his four-year term ran from 2010 to 2016": the time that passed, by both its ends.
fn is_from_to(view: &View<'_>, candidate: &Candidate) -> bool {
    let led = |l: usize, words: WordList| {
        let token = view.token(l);
        token > view.first_token(token) && view.is_one_of(token - 1, words)
    };
    match &candidate.operands[..] {
        [end, start] => {
            end.quantity == start.quantity
                || led(start.quantity, words!["from", "between", "since"])
                    && led(
                        end.quantity,
                        words!["to", "until", "till", "and", "through"],
                    )
        }
        _ => false,
    }
}
