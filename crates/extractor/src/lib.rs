//! From blocks of text to sentences of quantities, cue words and words.
//!
//! This crate knows nothing of arithmetic between numbers, nor of verdicts. Reading never fails: text that
//! nobody understands gives no quantity.

mod calendar;
mod context;
mod cue;
mod interval;
mod quantity;
mod reading;
mod stub;
mod unit;

pub use calendar::{CalendarDate, Period};
pub use context::{Context, Direction, Role, Stance, Time, contexts};
pub use cue::{Cue, Cues, cues_of, longest_phrase};
pub use interval::Interval;
pub use quantity::{Hedge, Kind, Quantity};
pub use reading::{Reading, Sentence, Token, What};
pub use stub::read;
pub use unit::{Per, Unit, UnitId};
