//! When a level holds, as far as any word of its part of the sentence tells: "on June 30", "the autumn before", "two winters ago",
//! "these days", "in the first survey".

use extractor::{Cue, Kind};

use crate::calendar::MONTHS;
use crate::parts::is_bare_year;
use crate::rules::direction::way;
use crate::view::View;
use crate::words::WordList;

/// What tells when a level holds.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct When {
    year: Option<f64>,
    /// Month and day of the month as one number.
    month: Option<f64>,
    /// "the second round": a place among like stretches of time.
    place: Option<f64>,
    weekday: Option<u8>,
    /// Whether words put it before something else (below nought) or behind it.
    said: i32,
    /// The same of the tense of its verb.
    tense: i32,
}

/// How certain an order is: by two dates or plain words for before and now; by words for one of them; by tense alone.
pub(super) const DATED: i32 = 3;
const SAID: i32 = 2;
pub(super) const TENSE: i32 = 1;

/// Words for a time of the year, by the month they begin in.
const SEASONS: &[(&str, f64)] = &[
    ("new year", 1.0),
    ("lent", 3.0),
    ("spring", 3.5),
    ("easter", 4.0),
    ("midsummer", 6.5),
    ("summer", 7.0),
    ("labor day", 9.1),
    ("autumn", 9.5),
    ("fall", 9.5),
    ("halloween", 10.9),
    ("thanksgiving", 11.9),
    ("christmas", 12.8),
];
/// Words that put what stands with them before now.
const PAST: WordList = words![
    "ago",
    "used to",
    "once",
    "former",
    "formerly",
    "previous",
    "previously",
    "prior",
    "preceding",
    "then",
    "initially",
    "originally",
    "inherited",
    "beforehand",
    "at the outset",
    "at first",
    "in the old days",
    "year before",
    "last time",
    "first time",
    "before that",
    "the one before",
    "the comparable",
    "instead of",
    "in place of",
    "as opposed to",
    "rather than",
    "earlier",
    "when the year began",
    "not long ago",
];
/// Words that put it now, or later than something else.
const PRESENT: WordList = words![
    "now",
    "today",
    "nowadays",
    "these days",
    "currently",
    "at present",
    "latest",
    "most recent",
    "so far",
    "to date",
    "at the last count",
    "at last count",
    "later",
    "afterwards",
    "months on",
    "years on",
    "year on",
    "weeks on",
    "months after",
    "years after",
    "has since",
    "have since",
    "turned into",
    "became",
    "becoming",
    "this time",
    "will be",
];

impl When {
    /// What the tokens of a level's own part tell.
    pub(super) fn of(view: &View<'_>, q: usize, tokens: std::ops::Range<usize>) -> Self {
        let mut when = Self::default();
        let own = view.token(q);
        let time = view.context(q).time;
        for at in tokens.clone() {
            if let Some(other) = view.at(at) {
                when.date(view, other, at);
                continue;
            }
            if !view.is_word(at) {
                continue;
            }
            let named = (
                month(view, at),
                said(view, at),
                tense(view, at),
                place(view, at),
            );
            if matches!(named, (None, 0, 0, None)) || is_of_another(view, at, own) {
                continue;
            }
            let (month, said, tense, place) = named;
            let last = at > tokens.start && view.is_one_of(at - 1, words!["last", "previous"]);
            let before = view.is_one_of(at + 1, words!["before", "prior"]);
            if let Some(month) = month {
                when.month = when.month.or(Some(month));
                when.said -= i32::from(last || before);
                when.said += i32::from(at > tokens.start && view.is_one_of(at - 1, words!["this"]));
                continue;
            }
            when.said += said;
            if said == 0 && when.tense == 0 {
                when.tense = tense;
            }
            when.place = when.place.or(place);
        }
        when.tense -= i32::from(time.perfect);
        when.said = when.said.clamp(-1, 1);
        when
    }

    /// Whether anything but a tense tells it.
    pub(super) fn is_told(self) -> bool {
        self.year.is_some() || self.month.is_some() || self.place.is_some() || self.said != 0
    }

    fn date(&mut self, view: &View<'_>, q: usize, at: usize) {
        let quantity = view.quantity(q);
        if is_bare_year(view, q) || quantity.kind == Kind::Year {
            self.year = self.year.or(quantity.value);
        }
        if let Some(date) = quantity.date {
            let last = at > 0 && view.is_one_of(at - 1, words!["last", "previous"]);
            let before = view.is_one_of(at + 1, words!["before", "prior", "last"]);
            let this = at > 0 && view.is_one_of(at - 1, words!["this"]);
            self.said += i32::from(this) - i32::from((last || before) && date.year.is_none());
            self.year = self.year.or(date.year.map(f64::from));
            let day = f64::from(date.day.unwrap_or(0)) / 32.0;
            self.month = (self.month).or(date.month.map(|month| f64::from(month) + day));
            self.weekday = self.weekday.or(date.weekday);
        }
        if quantity.kind == Kind::Ordinal && is_stretch(view, at + 1) {
            self.place = self.place.or(quantity.value);
        }
    }

    /// Whether the second of two is the later, and how certain that is.
    pub(super) fn order(self, other: Self) -> Option<(bool, i32)> {
        if let (Some(x), Some(y)) = (self.year, other.year)
            && (x - y).abs() > 0.1
        {
            return Some((x < y, DATED));
        }
        let said = other.said - self.said;
        if said.abs() >= 2 {
            return Some((said > 0, DATED));
        }
        if let (Some(x), Some(y)) = (self.month, other.month)
            && (x - y).abs() > 0.01
            && said == 0
        {
            // "in November … in February": over the turn of the year.
            return match (x - y).abs() {
                near if near < 7.0 => Some((x < y, DATED)),
                far if far > 8.5 => Some((x > y, SAID)),
                _ => None,
            };
        }
        if let (Some(x), Some(y)) = (self.place, other.place)
            && x.total_cmp(&y).is_ne()
        {
            return Some((x < y, SAID));
        }
        // "in my first year … last year": the first of them lies before whatever is past.
        let past =
            |one: Self, two: Self| one.place.is_some() && two.place.is_none() && two.said < 0;
        if past(self, other) || past(other, self) {
            return None;
        }
        if said != 0 {
            return Some((said > 0, SAID));
        }
        match (self.year, other.year) {
            (Some(_), None) if other.month.is_none() => return Some((true, SAID)),
            (None, Some(_)) if self.month.is_none() => return Some((false, SAID)),
            _ => {}
        }
        let tense = other.tense - self.tense;
        (tense != 0).then_some((tense > 0, TENSE))
    }
}

/// Whether a word puts what stands with it before something else (below nought) or behind it.
fn said(view: &View<'_>, at: usize) -> i32 {
    let cues = view.cues(at);
    let recent = view.is_one_of(
        at,
        words!["last week", "last month", "last quarter", "last night"],
    );
    let since = view.is_one_of(at, words!["since"]);
    let since_then =
        since && (at + 1..at + 4).any(|t| month(view, t).is_some() || view.at(t).is_some());
    let earlier = cues.has(Cue::Earlier) && !recent && !opens_a_clause(view, at);
    if earlier || since_then || view.begins(at, PAST) {
        -1
    } else if cues.has(Cue::Later) && !view.begins(at, words!["from"])
        || view.begins(at, PRESENT)
        || since && closes(view, at)
    {
        1
    } else {
        -i32::from(view.is_one_of(at, words!["before"]) && closes(view, at))
    }
}

/// The same of the tense of a verb.
fn tense(view: &View<'_>, at: usize) -> i32 {
    i32::from(view.is_one_of(at, words!["is", "are", "stands", "runs"]))
        - i32::from(view.is_one_of(at, words!["had", "having", "was", "were"]))
}

/// "before", "since" behind which no clause follows: "in the year before", "in the eleven games since".
fn closes(view: &View<'_>, at: usize) -> bool {
    at + 1 >= view.end_token(at)
        || view.mark(at + 1).is_some()
        || view.at(at + 1).is_some()
        || view.cues(at + 1).any(&[Cue::Level, Cue::And])
}

/// "before Coach Tran came", "before a crane broke": when a clause begins so, the level before it is the earlier all the same; "before
/// the board" is a place.
fn opens_a_clause(view: &View<'_>, at: usize) -> bool {
    view.lower(at) == "before"
        && view.is_one_of(at + 1, words!["the", "a", "an"])
        && (at + 2..view.end_token(at).min(at + 5))
            .all(|t| !view.cues(t).any(&[Cue::ChangeVerb, Cue::Level]) && view.mark(t).is_none())
}

/// "fewer than last year": what is looked back to is no time of the level, unless it stands right behind.
fn is_of_another(view: &View<'_>, at: usize, own: usize) -> bool {
    let first = view.first_token(at);
    let Some(than) = (first.max(at.saturating_sub(4))..at)
        .rev()
        .take_while(|&t| view.mark(t).is_none())
        .find(|&t| view.cues(t).has(Cue::Against) || view.is_one_of(t, words!["than"]))
    else {
        return false;
    };
    let pointing =
        than > first && (way(view.cues(than)).is_some() || way(view.cues(than - 1)).is_some());
    let follows = own > at && own - at <= 4 && (at..own).all(|t| view.mark(t).is_none());
    let before = own < than;
    pointing && !follows && (before || (at..own).any(|t| view.mark(t).is_some()))
}

pub(super) fn month(view: &View<'_>, at: usize) -> Option<f64> {
    if !view.is_word(at) {
        return None;
    }
    let word = view.word(at);
    let bare = word
        .strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word);
    let bare = bare.rsplit('-').next().unwrap_or(bare);
    let named = MONTHS.iter().position(|name| {
        bare == *name
            || bare.len() >= 3 && bare.len() <= 4 && bare != "Mar" && name.starts_with(bare)
    });
    if let Some(month) = named {
        return Some(month as f64 + 1.0);
    }
    let letter = view.lower(at).as_bytes().first();
    SEASONS
        .iter()
        .filter(|(name, _)| name.as_bytes().first() == letter)
        .find(|(name, _)| view.begins_with(at, name))
        .filter(|(name, _)| {
            *name != "fall" || at > 0 && view.is_one_of(at - 1, words!["the", "this", "last", "in"])
        })
        .map(|&(_, month)| month)
}

/// "third quarter", "first half", read as one word each.
fn place(view: &View<'_>, at: usize) -> Option<f64> {
    const PLACES: WordList = words!["first", "second", "third", "fourth", "fifth", "sixth"];
    let closes = || at > 0 && view.mark(at + 1).is_some() && view.is_one_of(at - 1, words!["the"]);
    if view.is_one_of(at, words!["last"]) && closes() {
        return Some(99.0);
    }
    if !view.begins(at, PLACES) {
        return None;
    }
    let place = PLACES.iter().position(|name| view.begins_with(at, name))?;
    (is_stretch(view, at + 1) || closes()).then_some(place as f64 + 1.0)
}

/// Nouns for what has a first and a second one after the other.
fn is_stretch(view: &View<'_>, at: usize) -> bool {
    view.begins(
        at,
        words![
            "quarter",
            "half",
            "term",
            "season",
            "year",
            "week",
            "month",
            "day",
            "round",
            "survey",
            "count",
            "wave",
            "trial",
            "test",
            "leg",
            "set",
            "session",
            "series",
            "attempt",
            "run",
            "reading",
            "census",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "inspection",
            "phase",
            "edition",
            "night",
            "one",
            "firing",
        ],
    )
}
