//! From one document to its keys: for each figure its terms, names, aspects and time, sentence by sentence.

use document::BlockKind;
use extractor::{Cue, Interval, Kind, Per, Stance, Unit, UnitId};

use super::aspect::aspects;
use super::clause::{class, direction, is_part, marks, pace, per, value};
use super::dateline::{dateline, story};
use super::fact::{Class, Extent, Fact, Keys};
use super::links::{antecedents, ellipsis, side_by_side, speakers, times_of_figures, told_wholes};
use super::names::{capitalised, own_names, surely_capitalised, topics};
use super::noun::{counted, happening, sorts};
use super::period::span_of;
use super::tables::cells;
use super::terms::{Term, Word, is_event, raw_words, terms, vocabulary};
use super::timing::{Memory, Sentence, passing, pointed, time_of, times};
use super::zone::{Zone, zones};
use crate::grid::grids;
use crate::view::View;

/// A figure is filed under so many terms at most.
const ANCHORS: usize = 8;

/// The keys of a document.
pub(crate) fn keys(view: &View<'_>) -> Keys {
    let document = view.document;
    let mut running = String::with_capacity(document.text.len());
    for block in &document.blocks {
        if !matches!(block.kind, BlockKind::Furniture(_)) {
            running.push_str(document.words(block.span));
            running.push_str(" . ");
        }
    }
    let capitals = capitalised(&running);
    let (mut raw, mut words) = (Vec::new(), Vec::new());
    let story = story(view);
    let mut memory = Memory {
        written: dateline(view),
        begins: story.map_or(0, |story| story.0),
        day: story.map(|story| story.1),
        ..Memory::default()
    };
    let mut facts = Vec::new();
    let mut read_to = 0;
    for index in 0..view.reading.sentences.len() {
        let quantities = view.in_sentence(index);
        let block = document.blocks[view.reading.sentences[index].block].kind;
        if matches!(block, BlockKind::Furniture(_) | BlockKind::Cell { .. }) {
            continue;
        }
        // What no figure stands in is not read, but may name what the next figures are of.
        let start = view.reading.sentences[index].span.start;
        let between = document.text.get(read_to..start).unwrap_or_default();
        let named = own_names(between, &capitals);
        // "Wheat, Pallas Plain. Production: 1.86 million tonnes."
        let lead = last_sentence(between);
        memory.lead = vocabulary(lead);
        memory.lead.retain(|term| !named.contains(term));
        if !named.is_empty() {
            memory.names = named;
        }
        read_to = view.reading.sentences[index].span.end;
        raw_words(view, index, &mut raw);
        terms(&raw, &capitals, &mut words);
        speakers(view, &mut words);
        // Where and when a story was written is no word of what it tells; the place is a name all the same.
        words.retain(|word| word.token >= memory.begins || word.name && !word.speaker);
        let mut zones = zones(view, quantities.clone());
        for zone in &mut zones {
            if view.token(zone.quantity) >= memory.begins {
                zone.from = zone.from.max(memory.begins);
            }
        }
        let times = times(view, quantities, &memory);
        let sentence = Sentence {
            view,
            raw: &raw,
            words: &words,
            pointed: pointed(view, index, &times, &memory),
            times,
        };
        let first = facts.len();
        facts.extend(
            zones
                .iter()
                .filter_map(|zone| fact(&sentence, zone, &memory)),
        );
        ellipsis(&mut facts[first..]);
        antecedents(view, &mut facts, first);
        told_wholes(view, &mut facts, first);
        times_of_figures(&mut facts[first..]);
        super::list::mark(view, index, &mut facts[first..], &mut memory.lists);
        facts.extend(super::spoken::days(&sentence, index, &memory));
        let heads = heads_event(view, index, &words) && story.is_none();
        for fact in facts[first..]
            .iter_mut()
            .filter(|_| !memory.begun && !heads)
        {
            // The day of writing is of nothing that happens.
            let written = [memory.written, memory.day].contains(&fact.when.span);
            fact.when.soft |= fact.class == Class::Date && written;
        }
        remember(&sentence, &mut memory);
        memory.begun |= facts[first..].iter().any(|fact| fact.class != Class::Date);
    }
    super::list::mark_lines(view, &mut facts, &mut memory.lists);
    let topics = topics(&running, &capitals);
    let grids = grids(view);
    let known = facts.len();
    facts.extend(cells(view, &grids, &capitals, &topics, known));
    side_by_side(view, &grids, &mut facts);
    super::opposed::pair_opposed(view, &mut facts);
    facts.extend(super::listing::counts(view, &capitals));
    facts.shrink_to_fit();
    Keys {
        spread: spread(&facts),
        topics: topics.into(),
        words: vocabulary(&running).into(),
        names: own_names(&running, &capitals).into(),
        sure: own_names(&running, &surely_capitalised(&running)).into(),
        written: memory.written.or(memory.day),
        facts,
    }
}

/// "Saltmarsh Marathon, Sunday 7 April 2019.": the day in a heading is that of what it names, and not of writing.
fn heads_event(view: &View<'_>, sentence: usize, words: &[Word]) -> bool {
    let (from, to) = view.reading.sentences[sentence].tokens;
    let paper = words![
        "release",
        "statement",
        "notice",
        "bulletin",
        "minutes",
        "newsletter",
        "press",
        "report",
        "update",
        "issued",
        "published",
        "briefing",
    ];
    words.iter().any(|word| is_event(word.term)) && !(from..to).any(|at| view.is_one_of(at, paper))
}

/// The last sentence of a text that has any words.
fn last_sentence(text: &str) -> &str {
    let end = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let from = end.rfind(['.', '!', '?', '\n']).map_or(0, |at| at + 1);
    &end[from..]
}

/// In how many figures' own stretches each term stands, dates left out.
fn spread(facts: &[Fact]) -> Box<[(Term, u16)]> {
    let of_figures = facts.iter().filter(|fact| fact.class != Class::Date);
    let mut terms: Vec<Term> = of_figures
        .flat_map(|fact| fact.near.iter().copied())
        .collect();
    terms.sort_unstable();
    terms
        .chunk_by(|a, b| a == b)
        .map(|run| (run[0], u16::try_from(run.len()).unwrap_or(u16::MAX)))
        .collect()
}

fn remember(sentence: &Sentence<'_, '_>, memory: &mut Memory) {
    for &(token, span, base) in &sentence.times {
        // The day of writing says nothing of when a figure holds.
        if base || token < memory.begins || memory.written == Some(span) && !memory.begun {
            continue;
        }
        memory.last = Some(span);
        if span.is_year() {
            // A fiscal year whose days are known says more than its name.
            let told = memory
                .year
                .filter(|year| !year.fiscal && span.fiscal && year.year() == span.year());
            memory.year = told.or(Some(span));
            memory.told = true;
        } else if let (Some(year), None) = (span.year(), memory.year) {
            // "in 2017 … that year" also of a day of it.
            memory.year = span_of(extractor::CalendarDate {
                year: i32::try_from(year).ok(),
                ..extractor::CalendarDate::default()
            });
        }
    }
    let names: Vec<Term> = sentence
        .words
        .iter()
        .filter(|w| w.name && !w.generic)
        .map(|w| w.term)
        .collect();
    if !names.is_empty() {
        memory.names = names;
    }
    memory.topic = sentence
        .words
        .iter()
        .filter(|w| !w.name || w.generic)
        .map(|w| w.term)
        .collect();
}

fn fact(sentence: &Sentence<'_, '_>, zone: &Zone, memory: &Memory) -> Option<Fact> {
    let view = sentence.view;
    let q = zone.quantity;
    let (quantity, context) = (view.quantity(q), view.context(q));
    let class = class(view, q)?;
    let token = context.token;
    if context.stance == Stance::Negated && class != Class::Date && is_denied(view, token) {
        return None;
    }
    let inside = |word: &&Word| zone.from <= word.token && word.token < zone.to;
    let topical = |word: &&Word| !word.name || word.generic;
    let words = sentence.words;
    let head = if class == Class::Date {
        happening(view, sentence.raw, words, token, zone)
    } else {
        let counted = counted(view, q, class);
        sorted(
            &mut words
                .iter()
                .filter(|w| counted.0 <= w.token && w.token < counted.1 || w.token == token)
                .filter(topical)
                .map(|w| w.term),
        )
    };
    let whole = view.sentence(q).tokens;
    let near = sorted(&mut words.iter().filter(inside).map(|w| w.term));
    let told = words.iter().filter(|w| w.token >= memory.begins);
    // A stretch of few words ("there were 13,800 in 2012, and 36,000 in 2013") leans on the rest.
    // But not one that has a label of its own ("Electors on the register: 8,320").
    let labelled = token > whole.0 && view.mark(token - 1) == Some(':') && near.len() == 2;
    let before = match near.len() {
        0..3 if labelled || memory.lead.is_empty() => &memory.topic[..],
        0..3 => &memory.lead[..],
        _ => &[],
    };
    let rest = told.clone().map(|w| w.term).chain(before.iter().copied());
    let far = sorted(&mut rest.filter(|term| near.binary_search(term).is_err()));
    let thin = near.len() < 3 && !labelled && (head.is_empty() || near.is_empty());
    let (near, far) = if thin {
        (
            sorted(&mut near.iter().chain(far.iter()).copied()),
            Box::default(),
        )
    } else {
        (near, far)
    };
    let is_own = |word: &&Word| word.name && !word.generic;
    let mut names = sorted(&mut words.iter().filter(is_own).map(|w| w.term));
    let own = told.filter(is_own).filter(|w| {
        let clause = |w: &Word| inside(&w) && !is_other_clause(view, token, w.token);
        let before = w.token < token || class != Class::Date && clause(w);
        before && !w.speaker && !opens_story(view, w.token)
    });
    let mut owner = sorted(&mut own.map(|w| w.term));
    if names.is_empty() {
        names = sorted(&mut memory.names.iter().copied());
        owner = Box::default();
    }
    let (when, base) = time_of(sentence, zone, class, memory);
    let (nominal, stated, unhedged) = value(view, q, class)?;
    let (kind, unit) = kind_and_unit(view, q);
    let direction = direction(view, q);
    Some(in_percent(Fact {
        place: view.place(quantity.span),
        sentence: view.sentence(q).span,
        printed: view.printed(q).into(),
        class,
        kind,
        unit,
        per: per(view, q, zone),
        hedge: quantity.hedge,
        value: nominal,
        stated,
        bare: unhedged,
        grain: quantity.grain,
        direction,
        aspects: aspects(
            sentence.raw,
            token,
            if thin { whole } else { (zone.from, zone.to) },
        ),
        anchors: anchors(words, token, &head, &near),
        head,
        near,
        far,
        names,
        owner,
        // A change names the time that it starts from, and is of the one it leads to.
        passing: class != Class::Change && passing(view, q, when)
            || context.stance == Stance::Hypothetical
            || class == Class::Change && context.stance == Stance::Forecast,
        when,
        base,
        list: 0,
        extent: Extent::Open,
        marks: marks(view, if thin { whole } else { (zone.from, zone.to) }),
        order: 0,
        whole: 0,
        older: 0,
        part: is_part(view, zone, token),
        pace: pace(view, q, zone),
        sorts: sorts(sentence.raw, token, zone, class),
        spoken: None,
    }))
}

/// What kind of figure it is, and its unit: "1.2 million pounds of honey" is a weight in a text that tells of no other money in pounds.
fn kind_and_unit(view: &View<'_>, q: usize) -> (Kind, Unit) {
    let quantity = view.quantity(q);
    let printed = view.printed(q);
    let of = printed.ends_with(" of") || view.is_one_of(view.token(q) + 1, words!["of"]);
    let pounds = of && printed.trim_end_matches(" of").ends_with("pounds");
    let weight = quantity.kind == Kind::Money && pounds && !view.document.text.contains('£');
    match UnitId::named("pound").filter(|_| weight) {
        Some(pound) => (Kind::Measure, Unit::of(pound)),
        None => (quantity.kind, quantity.unit),
    }
}

/// Whether it is the figure that is denied: of "those who did not attend came to 14,286" it is not.
fn is_denied(view: &View<'_>, token: usize) -> bool {
    let before = token.checked_sub(1).filter(|&at| view.is_word(at));
    !before.is_some_and(|at| view.is_one_of(at, words!["of", "to"]))
}

/// "PORTO, 1 October 2012 — Demand is up": the first word behind a dateline has its capital from where it stands.
fn opens_story(view: &View<'_>, token: usize) -> bool {
    token > view.first_token(token) + 1
        && view.mark(token - 1) == Some('—')
        && (view.mark(token - 2) == Some(')') || view.at(token - 2).is_some())
}

/// "rose by 6%, and the Friends of the Mill …": what is behind a comma and a conjunction is another clause.
fn is_other_clause(view: &View<'_>, from: usize, to: usize) -> bool {
    (from + 1..to)
        .any(|at| view.mark(at) == Some(',') && view.cues(at + 1).any(&[Cue::And, Cue::But]))
}

/// Terms in order, each once.
pub(super) fn sorted(terms: &mut dyn Iterator<Item = Term>) -> Box<[Term]> {
    let mut found: Vec<Term> = terms.collect();
    found.sort_unstable();
    found.dedup();
    found.into()
}

/// A fraction as a percentage: "a fifth" and "21%" are said of one thing.
pub(super) fn in_percent(fact: Fact) -> Fact {
    let of_whole = fact.unit.base == UnitId::NONE && fact.unit.per == Per::Nothing;
    if fact.kind != Kind::Fraction || !of_whole {
        return fact;
    }
    let hundredfold = |interval: Interval| Interval {
        low: interval.low * 100.0,
        high: interval.high * 100.0,
    };
    Fact {
        kind: Kind::Percent,
        unit: Unit {
            base: UnitId::PERCENT,
            ..fact.unit
        },
        value: fact.value * 100.0,
        stated: hundredfold(fact.stated),
        bare: hundredfold(fact.bare),
        grain: fact.grain * 100.0,
        ..fact
    }
}

/// The counted nouns and the terms nearest to a figure, names left out.
fn anchors(words: &[Word], token: usize, head: &[Term], near: &[Term]) -> Box<[Term]> {
    let mut by_distance: Vec<(usize, Term)> = words
        .iter()
        .filter(|word| !word.name || word.generic)
        .filter(|word| near.binary_search(&word.term).is_ok())
        .map(|word| (word.token.abs_diff(token), word.term))
        .collect();
    by_distance.sort_unstable();
    let mut found: Vec<Term> = Vec::with_capacity(ANCHORS);
    for term in head
        .iter()
        .copied()
        .chain(by_distance.into_iter().map(|near| near.1))
    {
        if found.len() < ANCHORS && !found.contains(&term) {
            found.push(term);
        }
    }
    found.into()
}
