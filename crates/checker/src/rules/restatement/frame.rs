//! What a sentence says a figure is of: the words of its own part of the clause, its period, its group, its company.
//!
//! Two figures are the same quantity if their frames say the same. So a frame holds what has to be alike: the content words
//! of the figure's own segment (between the figures of its kind on either side), with the subject lent by the head of the
//! clause or, where the sentence points back, by the sentence before; the period nearest to it; the numbers that
//! name its group ("aged 16 to 24"); and its place among the like figures of the sentence.

mod period;
mod term;
mod told;

use std::cell::OnceCell;
use std::rc::Rc;

use document::BlockKind;
use extractor::{Cue, Kind, Role, UnitId};
use smallvec::SmallVec;

use super::figure::Figure;
use crate::memo::unasked;
use crate::view::{Few, View};
use crate::words::WordList;
pub(super) use period::{End, Period, end};
use period::{group, nearest_period, period};
pub(super) use term::Term;
use term::take;
use told::{Told, told};

/// How far a segment reaches to the left and to the right, in tokens.
const LEFT: usize = 24;
const RIGHT: usize = 14;

/// The frame of one figure.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    /// Content words of its own segment, sorted by stem.
    pub(super) key: Vec<Term>,
    /// Stems of all words that its sentence, the one it points back to, and the heading above give; sorted.
    pub(super) all: Rc<[u32]>,
    /// Stems of the heading above that tell its section from others; sorted.
    pub(super) section: Rc<[u32]>,
    /// The period named nearest to it.
    pub(super) period: Option<Period>,
    /// Ages, ordinals and the like that name a group, in the segment.
    pub(super) groups: Vec<(i64, i64)>,
    /// The other sharp figures of its sentence: value and unit, as printed.
    pub(super) company: SmallVec<[(u64, UnitId); 4]>,
    /// How many figures of its kind stand before it in the sentence, and how many there are.
    pub(super) place: (usize, usize),
    /// Whether the segment has no subject of its own.
    pub(super) lent: bool,
    /// Its sentence, and the one that this points back to.
    pub(super) sentence: usize,
    pub(super) back: Option<usize>,
    /// The figure before the bracket it stands in: "253,000 adults (4%)".
    pub(super) host: Option<usize>,
}

/// The frames of all figures, each made when it is first asked for: most figures are told apart without.
pub(super) struct Frames<'v, 'a> {
    view: &'v View<'a>,
    figures: &'v [Figure],
    sections: Sections,
    told: Vec<OnceCell<Told>>,
    made: Vec<OnceCell<Option<Frame>>>,
    /// Whether each figure stands in running text of the author's.
    running: Vec<bool>,
}

impl<'v, 'a> Frames<'v, 'a> {
    /// None is made yet.
    pub(super) fn new(view: &'v View<'a>, figures: &'v [Figure]) -> Self {
        Self {
            view,
            figures,
            sections: Sections::of(view),
            told: unasked(view.reading.sentences.len()),
            made: unasked(figures.len()),
            running: figures
                .iter()
                .map(|figure| !figure.is_cell && !view.is_furniture(figure.quantity))
                .collect(),
        }
    }

    /// Whether a figure has a frame: it stands in running text of the author's.
    pub(super) fn has(&self, at: usize) -> bool {
        self.running[at]
    }

    /// The frame of a figure, if it has one.
    pub(super) fn of(&self, at: usize) -> Option<&Frame> {
        let made = self.made[at].get_or_init(|| {
            let q = self.figures[at].quantity;
            self.has(at)
                .then(|| frame(self.view, q, self.told(q), &self.sections))
        });
        made.as_ref()
    }

    /// Whether the sentences of two figures share enough for their frames to say the same.
    pub(super) fn may_be_alike(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.figures[a].quantity, self.figures[b].quantity);
        let (a, b) = (self.told(a), self.told(b));
        a.may_be_alike(b)
    }

    fn told(&self, q: usize) -> &Told {
        let sentence = self.view.context(q).sentence;
        self.told[sentence].get_or_init(|| told(self.view, sentence, &self.sections))
    }
}

/// The stems of headings, each with the block from which on it stands above.
struct Sections(Vec<(usize, Rc<[u32]>)>);

impl Sections {
    fn of(view: &View<'_>) -> Self {
        let mut all = vec![(0, Rc::default())];
        for (at, block) in view.document.blocks.iter().enumerate() {
            if matches!(block.kind, BlockKind::Heading(_)) {
                let mut stems: Vec<u32> = view
                    .words(block.span)
                    .split_whitespace()
                    .filter(|word| !GENERAL.has(word.to_ascii_lowercase().as_str()))
                    .filter_map(|word| view.numbered().of(word))
                    .collect();
                stems.sort_unstable();
                stems.dedup();
                all.push((at, stems.into()));
            }
        }
        Self(all)
    }

    /// The stems of the heading above a block.
    fn above(&self, block: usize) -> &Rc<[u32]> {
        let next = self.0.partition_point(|(from, _)| *from <= block);
        &self.0[next - 1].1
    }
}

/// Words of headings that say nothing of the subject.
const GENERAL: WordList = words![
    "key",
    "points",
    "findings",
    "main",
    "headlines",
    "summary",
    "overview",
    "introduction",
    "latest",
    "figures",
    "highlights",
    "results",
    "background",
    "conclusion",
    "notes",
    "statistics",
    "glance",
];

fn frame(view: &View<'_>, q: usize, told: &Told, sections: &Sections) -> Frame {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let like: Few = told
        .parts
        .iter()
        .filter(|part| !part.names && is_like(view, q, part.quantity))
        .map(|part| part.quantity)
        .collect();
    let place = (like.iter().filter(|&&other| other < q).count(), like.len());
    let before = like
        .iter()
        .rev()
        .find(|&&other| other < q)
        .map(|&p| view.token(p));
    let behind = like
        .iter()
        .find(|&&other| other > q)
        .map(|&p| view.token(p));
    let boundary = before.and_then(|p| (p + 1..token).rev().find(|&at| ends_segment(view, at)));
    let from = match before {
        // "…, with 3.7 million offences recorded": a clause of its own.
        None => (first.max(token.saturating_sub(3))..token)
            .find(|&at| view.mark(at) == Some(',') && view.word(at + 1) == "with")
            .unwrap_or(first.max(token.saturating_sub(LEFT))),
        Some(p) => boundary.unwrap_or(p) + 1,
    };
    let right = (token + 1..end.min(token + 1 + RIGHT))
        .find(|&at| {
            Some(at) == behind || at > token + 1 && stops(view, at) && !is_aside(view, token, at)
        })
        .unwrap_or(end.min(token + 1 + RIGHT));
    let mut key = Vec::with_capacity(16);
    take(view, token, from..right, &mut key);
    let own = key.iter().filter(|term| term.weight >= 2).count();
    let verb = view
        .cues(from)
        .any(&[Cue::Level, Cue::Equal, Cue::ChangeVerb, Cue::To, Cue::From]);
    let lent = before.is_some() && (own < 2 || boundary.is_none() || verb);
    let head = like.first().map_or(token, |&p| view.token(p));
    if lent {
        let known = key.len();
        take(view, token, first..head, &mut key);
        if key.len() < known + 2 {
            take(view, token, first..from, &mut key);
        }
    } else if before.is_some() {
        // "For females, it was highest in A (86.6) and lowest in B (78.5)": what sorts the first sorts the rest.
        let mut terms = Vec::new();
        take(view, token, first..opening(view, first, head), &mut terms);
        key.extend(terms.into_iter().filter(|term| term.sorts));
    }
    let sentence = told.sentence;
    let back = told.back;
    if let Some(back) = back {
        let (from, to) = view.reading.sentences[back].tokens;
        take(view, token, from..to, &mut key);
    }
    let section = sections.above(view.sentence(q).block).clone();
    document::sort_by(&mut key, Ord::cmp);
    key.dedup_by_key(|term| term.stem);
    let groups = (from..right).filter_map(|at| group(view, at)).collect();
    let others = told.parts.iter().filter(|part| part.quantity != q);
    let company = others.filter_map(|part| part.sharp).collect();
    Frame {
        key,
        all: told.all.clone(),
        section,
        period: nearest_period(view, q, from, until(view, q, right, behind, end), first),
        groups,
        company,
        place,
        lent,
        sentence,
        back,
        host: host(view, q, first),
    }
}

/// Where a figure's own words about its time end: a change is told "compared with a year earlier (May 2013)".
fn until(view: &View<'_>, q: usize, right: usize, behind: Option<usize>, end: usize) -> usize {
    let token = view.token(q);
    let compared = right < end && view.cues(right).has(Cue::Against) && view.change(q).is_some();
    if !compared {
        return right;
    }
    let end = end.min(token + 1 + RIGHT).min(behind.unwrap_or(end));
    (right + 1..end)
        .find(|&at| matches!(view.mark(at), Some(',' | ';' | ':')))
        .unwrap_or(end)
}

/// The figure that a bracket holding nothing but `q` and a few words explains.
fn host(view: &View<'_>, q: usize, first: usize) -> Option<usize> {
    let token = view.token(q);
    let open = (first.max(token.saturating_sub(3))..token)
        .rev()
        .find(|&at| view.mark(at) == Some('('))?;
    (first.max(open.saturating_sub(4))..open)
        .rev()
        .find_map(|at| view.at(at))
        .filter(|&other| period(view, other).is_none())
}

/// The end of an opening phrase ("For females, …"), or of the subject before the first verb.
fn opening(view: &View<'_>, first: usize, head: usize) -> usize {
    (first..head)
        .find(|&at| view.mark(at) == Some(',') || view.cues(at).any(&[Cue::Level, Cue::ChangeVerb]))
        .unwrap_or(first)
}

/// Whether another figure of the sentence that measures something is one of the same kind: it bounds the segment.
fn is_like(view: &View<'_>, q: usize, other: usize) -> bool {
    let (a, b) = (view.quantity(q), view.quantity(other));
    (a.kind == b.kind || b.kind == Kind::Range && b.unit == a.unit) && view.comparable(q, other)
}

fn ends_segment(view: &View<'_>, at: usize) -> bool {
    matches!(view.mark(at), Some(',' | ';' | ':' | '—'))
        || view.cues(at).any(&[Cue::And, Cue::But, Cue::Or])
}

fn stops(view: &View<'_>, at: usize) -> bool {
    let figure = view
        .at(at)
        .is_some_and(|q| period(view, q).is_none() && group(view, at).is_none());
    figure
        || matches!(view.mark(at), Some(',' | ';' | ':' | '—'))
        || view.cues(at).any(&[Cue::But, Cue::Against, Cue::Equal])
}

/// "6.4 million adults (13%) had never …": whether a token behind a figure stands in a bracket that closes at once.
fn is_aside(view: &View<'_>, figure: usize, at: usize) -> bool {
    let end = view.end_token(at).min(at + 3);
    (figure.max(at.saturating_sub(2))..at).any(|open| view.mark(open) == Some('('))
        && (at + 1..end).any(|close| view.mark(close) == Some(')'))
}

/// Whether two roles can be of one figure: a level is no starting point, a rise no fall.
pub(super) fn roles_fit(a: Role, b: Role) -> bool {
    use Role::{Base, Change, Level, Reference, Result};
    match (a, b) {
        (Change(x), Change(y)) => {
            x == y
                || matches!(x, extractor::Direction::Either)
                || matches!(y, extractor::Direction::Either)
        }
        (Base | Reference, Base | Reference) | (Level | Result, Level | Result) => true,
        _ => false,
    }
}
