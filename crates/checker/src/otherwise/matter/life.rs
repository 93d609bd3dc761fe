//! Ages of somebody else than whose birth was told, and anniversaries of something else than what was founded then.

use extractor::{Cue, Kind};

use crate::candidate::Candidate;
use crate::topic::{related, stem};
use crate::view::View;
use crate::words::WordList;

/// Who is somebody's.
const KIN: WordList = words![
    "wife",
    "husband",
    "father",
    "mother",
    "son",
    "daughter",
    "brother",
    "sister",
    "widow",
    "widower",
    "parents",
    "uncle",
    "aunt",
    "nephew",
    "niece",
    "cousin",
    "grandfather",
    "grandmother",
    "grandson",
    "granddaughter",
    "grandchild",
    "child",
    "children",
    "sons",
    "daughters",
    "partner",
    "fiancé",
    "fiancée",
    "fiance",
    "fiancee",
    "girlfriend",
    "boyfriend",
    "twin",
    "stepfather",
    "stepmother",
    "stepson",
    "stepdaughter",
    "father-in-law",
    "mother-in-law",
    "son-in-law",
    "friend",
    "colleague",
    "companion",
    "successor",
    "predecessor",
    "mentor",
    "teacher",
    "rival",
];
/// Whose they are.
const WHOSE: WordList = words!["his", "her", "their", "my", "our", "its", "whose"];
/// Who has been spoken of.
const PRONOUNS: WordList = words!["he", "she", "they", "it", "i", "we"];
/// Words that put somebody beside another, and no more.
const BESIDE: WordList = words!["with", "beside", "near", "for", "at"];
/// How far before an age its clause is looked through.
const CLAUSE: usize = 14;

/// Whether an age is of somebody else than whose birth it is counted from.
pub(super) fn is_of_another_life(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let [then, born] = &candidate.operands[..] else {
        return false;
    };
    let age = view.quantity(q).kind == Kind::Age || view.is_count(q);
    let (then, born, token) = (
        view.token(then.quantity),
        view.token(born.quantity),
        view.token(q),
    );
    age && (is_of_kin(view, born, token)
        || is_of_who(view, born, token)
        || is_of_an_agent(view, born, token)
        || is_of_a_child(view, born, token)
        || is_of_a_parent(view, born, token)
        || is_of_its_own_verb(view, then, token)
        || is_of_these_days(view, then, token))
}

/// "She died last week, aged 84", beside years of other sentences: the year of that week is told by none.
fn is_of_these_days(view: &View<'_>, then: usize, token: usize) -> bool {
    let first = view.first_token(token);
    let told = (first..token).any(|at| {
        view.is_word(at)
            && (view.begins(
                at,
                words![
                    "last week",
                    "this week",
                    "last month",
                    "this month",
                    "yesterday",
                    "today",
                    "last night",
                    "this morning"
                ],
            ) || view.begins(
                at,
                words![
                    "on monday",
                    "on tuesday",
                    "on wednesday",
                    "on thursday",
                    "on friday",
                    "on saturday",
                    "on sunday",
                ],
            ))
    });
    told && !(first..view.end_token(token)).contains(&then)
}

/// "his wife", "Ann's father", "her elder brother"
fn is_kin(view: &View<'_>, at: usize) -> bool {
    let first = view.first_token(at);
    let whose = |at: usize| {
        view.is_one_of(at, WHOSE)
            || view.is_word(at)
                && words!["'s", "’s", "s'", "s’"]
                    .iter()
                    .any(|tail| view.lower(at).ends_with(tail))
    };
    view.is_one_of(at, KIN)
        && (first.max(at.saturating_sub(2))..at)
            .any(|owner| whose(owner) && !(owner > first && view.is_one_of(owner - 1, BESIDE)))
}

/// "His wife, Jean, died in 2015 at 80", "succeeded his father, who died in 1990 at 70", "and whose wife died in 2019 aged 60".
fn is_of_kin(view: &View<'_>, born: usize, token: usize) -> bool {
    let first = view.first_token(token);
    let from = first.max(token.saturating_sub(CLAUSE));
    let from = if born < token {
        from.max(born + 1)
    } else {
        from
    };
    (from..token).any(|at| {
        is_kin(view, at)
            && !(at + 1..token).any(|t| {
                view.is_one_of(t, PRONOUNS)
                    || view.cues(t).any(&[Cue::And, Cue::But])
                    || view.mark(t) == Some(';')
            })
    })
}

/// "Born in 1960, he succeeded John Gray, who died in 1990 at 70": who is told of behind a pronoun is another.
fn is_of_who(view: &View<'_>, born: usize, token: usize) -> bool {
    let first = view.first_token(token).max(token.saturating_sub(CLAUSE));
    let from = if born < token {
        first.max(born + 1)
    } else {
        first
    };
    let Some(who) = (from..token).rfind(|&at| view.is_one_of(at, words!["who", "whose"])) else {
        return false;
    };
    who > from
        && view.mark(who - 1) == Some(',')
        && (from..who).any(|at| view.is_one_of(at, words!["he", "she"]))
        && !(who..token).any(|at| view.is_one_of(at, PRONOUNS))
}

/// "he was succeeded by Jane Gray, aged 25": the age stands behind the name of another.
fn is_of_an_agent(view: &View<'_>, born: usize, token: usize) -> bool {
    let first = view.first_token(token);
    let led = token > first && view.is_one_of(token - 1, words!["aged", "then", "now"]);
    let comma = token - 1 - usize::from(led && token > first + 1);
    if comma < first + 2 || view.mark(comma) != Some(',') {
        return false;
    }
    let Some(by) = (first.max(comma.saturating_sub(4))..comma)
        .rfind(|&at| view.is_one_of(at, words!["by", "married", "marrying", "wed"]))
    else {
        return false;
    };
    let named =
        by + 1 < comma && view.is_word(by + 1) && view.word(by + 1).starts_with(char::is_uppercase);
    named && (first.max(born.min(by) + 1)..by).any(|at| view.is_one_of(at, words!["he", "she"]))
}

/// "Ann's father, born in 1900, died in 1980, when she was 40": the child's age.
fn is_of_a_child(view: &View<'_>, born: usize, token: usize) -> bool {
    let first = view.first_token(token);
    let when = token >= first + 3
        && view.is_one_of(token - 1, words!["was", "were", "was only", "was just"])
        && view.is_one_of(token - 2, PRONOUNS)
        && view.is_one_of(token - 3, words!["when", "while", "by when"])
        || token >= first + 4
            && view.is_one_of(token - 2, words!["was", "were"])
            && view.is_one_of(token - 3, PRONOUNS)
            && view.is_one_of(token - 4, words!["when", "while"]);
    when && born < token && (first..born.max(first)).any(|at| is_kin(view, at))
}

/// "Her mother was 19 when Joan was born in 1944 and 84 when she died in 2009": the parent's age.
fn is_of_a_parent(view: &View<'_>, born: usize, token: usize) -> bool {
    let first = view.first_token(token);
    (first..token.min(born)).any(|at| {
        is_kin(view, at) && (at + 1..born).any(|when| view.is_one_of(when, words!["when"]))
    })
}

/// "orphaned at 12, he arrived in Perth in 1964": the age belongs to a participle before its subject, the year to the verb behind it.
fn is_of_its_own_verb(view: &View<'_>, then: usize, token: usize) -> bool {
    let first = view.first_token(token);
    token >= first + 2
        && view.is_one_of(token - 1, words!["at", "aged"])
        && view.is_word(token - 2)
        && !view.cues(token - 2).any(&[Cue::And, Cue::But])
        && !view.is_one_of(
            token - 2,
            words!["when", "while", "was", "is", "then", "now"],
        )
        && view.mark(token + 1) == Some(',')
        && view.is_one_of(token + 2, PRONOUNS)
        && then > token + 2
}

/// Words that begin a marriage.
const WEDDINGS: WordList = words!["married", "wed", "marriage", "wedding", "wedded", "marry"];
/// What an anniversary is of, if of the beginning.
const BEGINNINGS: WordList = words![
    "founding",
    "foundation",
    "birth",
    "opening",
    "formation",
    "launch",
    "creation",
    "establishment",
    "incorporation",
    "inception",
    "death",
    "start",
    "beginning",
    "invention",
];
/// Words that say that an anniversary was not kept on its day.
const LATE: WordList = words![
    "a year late",
    "year late",
    "years late",
    "a year early",
    "year early",
    "belated",
    "belatedly",
    "postponed",
    "delayed",
    "rescheduled",
    "put off",
    "a year after",
    "a year later than",
];

/// Whether an anniversary, a birthday or a year of service is of something else than what began then; `token` is that of the claim.
pub(super) fn is_another_anniversary(view: &View<'_>, token: usize, candidate: &Candidate) -> bool {
    let [_, start] = &candidate.operands[..] else {
        return false;
    };
    let start = view.token(start.quantity);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let near = |words: WordList| {
        let from = view.first_token(start).max(start.saturating_sub(8));
        (from..view.end_token(start).min(start + 6))
            .filter(|at| !(token..token + 4).contains(at))
            .any(|at| view.is_one_of(at, words))
    };
    let named = (token..end.min(token + 4)).find(|&at| view.cues(at).has(Cue::Anniversary));
    let Some(named) = named else {
        return is_turned_by_another(view, start, token) || is_of_service(view, start, token);
    };
    let late = (first..end).any(|at| view.begins(at, LATE));
    let wedding = (token + 1..=named).any(|at| {
        view.is_word(at)
            && (view.lower(at).starts_with("wedding") || view.is_one_of(at, words!["marriage"]))
    });
    let birthday = view.is_word(named) && view.lower(named).ends_with("birthday");
    let person = token > first
        && (view.is_one_of(token - 1, words!["his", "her", "my"])
            || view.is_word(token - 1)
                && words!["'s", "’s"]
                    .iter()
                    .any(|tail| view.lower(token - 1).ends_with(tail)));
    late || wedding && !near(WEDDINGS)
        || birthday && person && !near(words!["born", "birth"])
        || is_of_a_thing(view, named)
}

/// "the 40th anniversary of its biggest hit": of what the sentence has not spoken of.
fn is_of_a_thing(view: &View<'_>, named: usize) -> bool {
    let end = view.end_token(named);
    if !(named + 2 < end && view.is_one_of(named + 1, words!["of"])) {
        return false;
    }
    let of = || {
        (named + 2..end.min(named + 6)).take_while(|&at| {
            view.is_word(at)
                && !view.cues(at).any(&[Cue::And, Cue::But])
                && !view.is_one_of(at, words!["in", "with"])
        })
    };
    let begun = |at: usize| view.is_one_of(at, BEGINNINGS) || view.cues(at).has(Cue::Origin);
    let told = |at: usize| {
        stem(view.lower(at)).is_some_and(|noun| {
            (view.first_token(named)..named)
                .filter(|&t| view.is_word(t))
                .filter_map(|t| stem(view.lower(t)))
                .any(|other| related(noun, other))
        })
    };
    of().next().is_some() && !of().any(|at| begun(at) || told(at))
}

/// "The station opened in 1975; the line turns 100 in 2026": of another subject, behind a semicolon.
fn is_turned_by_another(view: &View<'_>, start: usize, token: usize) -> bool {
    let first = view.first_token(token);
    let turned = token > first && view.is_one_of(token - 1, words!["turned", "turns", "turning"]);
    let Some(parted) = (first.max(start)..token).rfind(|&at| view.mark(at) == Some(';')) else {
        return false;
    };
    let subject = || (parted + 1..token.saturating_sub(1)).filter(|&at| view.is_word(at));
    let told = |at: usize| {
        view.is_one_of(at, PRONOUNS)
            || stem(view.lower(at)).is_some_and(|noun| {
                (first..parted)
                    .filter(|&t| view.is_word(t))
                    .filter_map(|t| stem(view.lower(t)))
                    .any(|other| related(noun, other))
            })
    };
    turned && start < parted && subject().next().is_some() && !subject().any(told)
}

/// "Born in 1930, he marked his 50th year in the business in 2005": nobody is in business from birth.
fn is_of_service(view: &View<'_>, start: usize, token: usize) -> bool {
    let from = view.first_token(start).max(start.saturating_sub(4));
    let born = (from..start).any(|at| view.is_one_of(at, words!["born", "birth"]));
    let placed = view.is_one_of(token + 1, words!["year", "season"])
        && view.is_one_of(token + 2, words!["in", "at", "as", "with", "of", "on"])
        && view.is_word(token + 3);
    born && placed
}
