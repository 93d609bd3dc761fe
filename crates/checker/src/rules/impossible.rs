//! `impossible`: a fall of more than 100%, more than 100% of a population, a part larger than its whole.
//!
//! Silent where a quantity can turn negative (profit to loss), and where more than 100% is a matter of course (capacity,
//! targets, debt to income).

mod calendar;
mod part;
mod told;
mod year;

use extractor::{Cue, Direction, Kind, Stance};

use super::Scene;
use crate::finding::{Finding, Verdict};
use crate::otherwise::is_called_wrong;
use crate::view::View;

use crate::words::WordList;
pub(super) use part::propose;

pub(super) fn judge(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let view = scene.view;
    let years = year::years(view);
    for q in 0..view.reading.quantities.len() {
        let quantity = view.quantity(q);
        if let Some(known) = year::misprinted(view, q, &years) {
            let printed = view.printed(q);
            let message = format!("{printed} is out of the text's time, which knows {known}");
            out.push(finding(view, q, message));
        }
        if let Some((most, holder)) = calendar::most(view, q)
            && quantity.value > Some(most)
            && view.context(q).stance != Stance::Negated
        {
            let printed = view.printed(q);
            out.push(finding(view, q, format!("{printed} is more than {holder}")));
        }
        if quantity.kind != Kind::Percent
            || quantity.bare.low <= 100.0
            || view.context(q).stance == Stance::Negated
            || is_called_wrong(view, view.context(q).sentence, view.token(q))
        {
            continue;
        }
        let printed = view.printed(q);
        if falls(view, q) {
            out.push(finding(
                view,
                q,
                format!("{printed} is more than all of it: nothing can fall by more than 100%"),
            ));
        } else if of_population(view, q) || of_chances(view, q) || of_whole(view, q) {
            out.push(finding(
                view,
                q,
                format!("{printed} is more than all there are"),
            ));
        }
    }
}

/// "fell by 120%", "discounts of up to 150 per cent".
fn falls(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let verb = view
        .cue_before(token, 3, &[Cue::ChangeVerb, Cue::ChangeNoun])
        .map(|at| view.cues(at));
    let down = verb.map_or(view.change(q) == Some(Direction::Down), |cues| {
        cues.has(Cue::Fall) && !cues.has(Cue::Rise)
    });
    let (from, to) = view.sentence(q).tokens;
    // "fell by 120% of what had been forecast": measured by something else.
    let of_another = view.cues(token + 1).has(Cue::Of) && token + 1 < to;
    down && !of_another && !(from..to).any(|at| view.is_word(at) && can_be_negative(view.word(at)))
}

/// Names of quantities that have a sign: they can fall by more than their whole.
fn can_be_negative(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "profit"
            | "profits"
            | "loss"
            | "losses"
            | "earnings"
            | "deficit"
            | "surplus"
            | "balance"
            | "income"
            | "cash"
            | "line"
            | "margin"
            | "margins"
            | "temperature"
            | "temperatures"
            | "flow"
            | "flows"
            | "equity"
            | "worth"
            | "ebitda"
            | "trade"
            | "net"
            | "result"
            | "results"
            | "investment"
    )
}

/// "130% of the eggs had hatched", "105 per cent of teenagers own one": things that can be counted off, as the subject of
/// a verb. What is measured against a sum ("debt is 130% of sales") is no such share.
fn of_population(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let opens = (first..token).rev().take(1).all(|at| {
        view.mark(at).is_some()
            || matches!(view.lower(at), "that" | "some" | "and" | "but" | "while")
            || view.cues(at).has(Cue::Attribution)
            || view.is_one_of(
                at,
                words![
                    "reckons", "reckoned", "boasts", "boasted", "found", "thinks",
                ],
            )
    });
    if fronted(view, q) {
        return true;
    }
    // "112 per cent of them told us"; "80% of the length, and 1,150 of them" has a sign for the first alone.
    let signed = !view.printed(q).ends_with(|c: char| c.is_ascii_digit());
    if opens && signed && token + 2 < end && view.is_one_of(token + 1, words!["of them", "of whom"])
    {
        return true;
    }
    if !opens || token + 2 >= end || !view.cues(token + 1).has(Cue::Of) {
        return false;
    }
    let after_article = token
        + 2
        + usize::from(matches!(
            view.lower(token + 2),
            "the" | "all" | "its" | "their"
        ));
    let counted = (after_article..end.min(after_article + 3))
        .take_while(|&at| view.is_word(at) && !view.cues(at).any(&[Cue::Of, Cue::Level]))
        .any(|at| is_plural(view.word(at)));
    let people = view.is_word(after_article)
        && PEOPLE.has(view.lower(after_article))
        && after_article + 1 < end
        && view.is_word(after_article + 1)
        && !view.cues(after_article + 1).any(&[Cue::Of, Cue::And]);
    let verb = (after_article + 1..end.min(after_article + 9))
        .take_while(|&at| {
            view.at(at)
                .is_none_or(|q| view.quantity(q).kind == Kind::Ordinal)
        })
        .any(|at| is_verb(view.word(at)));
    counted && (verb || people)
}

/// "Of those who answered, 130% said they skipped breakfast".
fn fronted(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let whole = view.cues(first).any(&[Cue::Of, Cue::OfThose])
        && !(first..token).any(|at| {
            view.at(at)
                .is_some_and(|l| view.quantity(l).kind == Kind::Money)
        });
    let people = (first + 1..token)
        .take_while(|&at| view.mark(at).is_none())
        .filter(|&at| view.is_word(at))
        .any(|at| {
            is_plural(view.word(at))
                || view.is_one_of(at, words!["those", "people", "who", "children"])
        });
    whole
        && people
        && token > first + 2
        && view.mark(token - 1) == Some(',')
        && token + 1 < end
        && view.is_word(token + 1)
        && is_verb(view.word(token + 1))
}

/// "accounted for 170% of all marriages", "compared with 115% of women", "almost all (106%)": a part of things counted.
fn of_whole(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let word = |at: usize| view.lower(at);
    if token >= first + 2
        && view.mark(token - 1) == Some('(')
        && matches!(word(token - 2), "all" | "most" | "everyone" | "everybody")
    {
        return true;
    }
    if token + 2 >= view.end_token(token) || !view.cues(token + 1).has(Cue::Of) {
        return false;
    }
    let lead = usize::from(matches!(word(token + 2), "the" | "all"));
    let end = view.end_token(token);
    let next = token + 2 + lead;
    if next >= end || !view.is_word(next) || view.change(q).is_some() {
        return false;
    }
    // "of the adult population", "of all civil marriages": what is counted stands last.
    let noun = (next..end.min(next + 3))
        .take_while(|&at| view.is_word(at) && view.cues(at).is_plain())
        .find(|&at| is_plural(view.word(at)))
        .unwrap_or(next);
    let own = |at: usize| {
        !view
            .cues(at)
            .any(&[Cue::But, Cue::ChangeVerb, Cue::Against])
    };
    let reach = (first.max(token.saturating_sub(12))..token).rev();
    let makes_up = reach.take_while(|&at| own(at)).any(|at| {
        matches!(
            word(at),
            "represented"
                | "represents"
                | "representing"
                | "represent"
                | "constituted"
                | "constitutes"
                | "constituting"
                | "accounted"
                | "accounts"
                | "accounting"
                | "account"
                | "accounted for"
                | "accounts for"
                | "accounting for"
                | "account for"
                | "making up"
                | "made up"
                | "make up"
                | "makes up"
                | "comprising"
                | "comprised"
        )
    });
    let counted = is_plural(word(noun)) && !view.cues(noun).has(Cue::ChangeNoun);
    // "60% of all weddings and 185% of civil ones": the second share is made up as the first is.
    let joined = token > first && view.cues(token - 1).has(Cue::And);
    PEOPLE.has(word(next)) || makes_up && (lead == 1 || joined) && counted
}

/// A verb of which people or things are the subject, by its form.
pub(super) fn is_verb(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    lower.len() > 4 && lower.ends_with("ed")
        || matches!(
            lower.as_str(),
            "had"
                | "have"
                | "has"
                | "own"
                | "went"
                | "came"
                | "go"
                | "took"
                | "chose"
                | "were"
                | "was"
                | "are"
                | "is"
                | "said"
                | "say"
                | "believe"
                | "use"
                | "live"
                | "died"
                | "won"
                | "got"
        )
}

/// A plural of people or things, by its form.
fn is_plural(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    matches!(
        lower.as_str(),
        "people" | "men" | "women" | "children" | "electorate" | "population" | "workforce"
    ) || lower.len() > 3
        && lower.ends_with('s')
        && !lower.ends_with("ss")
        && !SUMS.has(lower.as_str())
}

/// People, whatever they do.
const PEOPLE: WordList = words![
    "adults",
    "boys",
    "children",
    "citizens",
    "commuters",
    "customers",
    "doctors",
    "drivers",
    "employees",
    "farmers",
    "girls",
    "graduates",
    "households",
    "inhabitants",
    "locals",
    "members",
    "men",
    "mothers",
    "nurses",
    "parents",
    "passengers",
    "patients",
    "pensioners",
    "people",
    "players",
    "pupils",
    "readers",
    "residents",
    "respondents",
    "staff",
    "students",
    "teachers",
    "teenagers",
    "tenants",
    "users",
    "viewers",
    "visitors",
    "voters",
    "women",
    "workers",
];

/// Plurals of money and plans, of which more than 100% is a matter of course.
const SUMS: WordList = words![
    "sales",
    "revenues",
    "earnings",
    "profits",
    "costs",
    "assets",
    "deposits",
    "reserves",
    "wages",
    "targets",
    "expectations",
    "levels",
    "loans",
    "savings",
    "goods",
    "goals",
    "estimates",
    "forecasts",
    "orders",
    "emissions",
    "needs",
    "requirements",
    "funds",
    "proceeds",
    "exports",
    "imports",
];

/// "turnout was 112%", "a 140% chance".
fn of_chances(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let is = |at: usize, words: WordList| view.is_one_of(at, words);
    let chance = words!["chance", "probability", "likelihood", "risk"];
    let behind = token + 1 < end && is(token + 1, chance);
    let named = (first.max(token.saturating_sub(9))..token)
        .rev()
        .take_while(|&at| {
            view.at(at).is_none() && !view.cues(at).any(&[Cue::ChangeVerb, Cue::By, Cue::And])
        })
        .any(|at| is(at, words!["turnout"]));
    let copula = token > first
        && is(
            token - 1,
            words!["was", "is", "of", "at", "reached", "hit", "to"],
        );
    let against = token + 1 < end && view.cues(token + 1).any(&[Cue::Of, Cue::Comparative]);
    behind || named && copula && !against
}

fn finding(view: &View<'_>, q: usize, message: String) -> Finding {
    Finding::plain(
        view,
        "impossible",
        Verdict::Inconsistent,
        view.quantity(q).span,
        view.sentence(q).span,
        message,
    )
}
