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

impl CalendarDate {
    /// Days since 1 January of the year 1 (which is 0), for a full date that exists.
    #[must_use]
    pub fn days(&self) -> Option<f64> {
        let (year, month, day) = (self.year?, self.month?, self.day?);
        if day == 0 || day > month_length(year, month)? {
            return None;
        }
        let before = i64::from(year) - 1;
        let mut days =
            before * 365 + before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400);
        for earlier in 1..month {
            days += i64::from(month_length(year, earlier)?);
        }
        Some((days + i64::from(day) - 1) as f64)
    }
}

/// How many days a month has; `None` for no month.
fn month_length(year: i32, month: u8) -> Option<u8> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    Some(match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_if_they_exist() {
        let day = |year, month, day| CalendarDate {
            year: Some(year),
            month: Some(month),
            day: Some(day),
            ..CalendarDate::default()
        };
        assert_eq!(day(1, 1, 1).days(), Some(0.0));
        assert_eq!(day(2024, 4, 6).days(), Some(738_981.0));
        assert_eq!(day(2022, 6, 31).days(), None);
    }
}
