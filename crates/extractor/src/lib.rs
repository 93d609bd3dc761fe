//! From blocks of text to sentences of quantities, cue words and words.
//!
//! This crate knows nothing of arithmetic between numbers, nor of verdicts. Reading never fails: text that
//! nobody understands gives no quantity.

mod accounts;
mod additions;
mod ages;
mod amount;
mod blanks;
mod calendar;
mod cents;
mod classes;
mod codes;
mod compound;
mod context;
mod cue;
mod dates;
mod decades;
mod draft;
mod elided;
mod find;
mod fractions;
mod hash;
mod hedges;
mod interned;
mod interval;
mod join;
mod lexeme;
mod lexicon;
mod meaning;
mod metres;
mod multiples;
mod names;
mod number;
mod numeral;
mod odds;
mod one;
mod ordinals;
mod parallel;
mod phrases;
mod quantity;
mod ranges;
mod read;
mod reading;
mod references;
mod scales;
mod scan;
mod scientific;
mod sentence_end;
mod share_dates;
mod sign;
mod spans_of_time;
mod spell;
mod strokes;
mod unit;
mod unit_table;
mod units;

pub use additions::{
    Additions, Known, KnownUnit, NewUnit, extend, known, known_units, known_words,
};
pub use calendar::{CalendarDate, Period};
pub use context::{About, Context, Direction, Role, Stance, Time, about, contexts};
pub use cue::{Cue, Cues, cues_of, longest_phrase};
pub use interval::Interval;
pub use meaning::Bands;
pub use quantity::{Hedge, Kind, Quantity};
pub use read::read;
pub use reading::{Reading, Sentence, Token, What};
pub use unit::{Dimension, Per, Unit, UnitId, convert, convert_difference};
