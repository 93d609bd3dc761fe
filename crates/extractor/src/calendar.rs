//! The parts of a calendar date as a text gives them.

/// A date of which any part may be missing ("March 2019", "Tuesday 14 March", "1979"). Parts are as printed:
/// 31 June is held, so that a rule can say that there is no such day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct CalendarDate {
    /// Year of the common era.
    pub year: Option<i32>,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// Day of the month as printed, 1 to 31.
    pub day: Option<u8>,
    /// Day of the week, Monday = 1 to Sunday = 7.
    pub weekday: Option<u8>,
    /// How long the named period lasts when it is longer than a year or not a calendar year.
    pub period: Period,
}

/// What stretch of time a date names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Period {
    /// The day, month or calendar year itself.
    #[default]
    Calendar,
    /// A fiscal, financial or academic year that ends in `year` (FY2012, 2016-17).
    Fiscal,
    /// A quarter of `year`, 1 to 4.
    Quarter(u8),
    /// A half of `year`, 1 or 2.
    Half(u8),
    /// The ten years from `year` (the 1960s).
    Decade,
    /// The hundred years that end in `year` (the 19th century: 1900).
    Century,
}
