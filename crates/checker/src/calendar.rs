//! The Gregorian calendar: how long months are, and on which weekday a date falls.

/// Days in a month; `None` for a month that does not exist.
pub(crate) fn days_in(year: i32, month: u8) -> Option<u8> {
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => return None,
    })
}

pub(crate) fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Days since 1 January of year 1, proleptic Gregorian. Howard Hinnant's `days_from_civil`, shifted.
pub(crate) fn day_number(year: i32, month: u8, day: u8) -> i64 {
    let (y, m) = if month <= 2 {
        (i64::from(year) - 1, i64::from(month) + 9)
    } else {
        (i64::from(year), i64::from(month) - 3)
    };
    let era = y.div_euclid(400);
    let of_era = y.rem_euclid(400);
    let of_year = (153 * m + 2) / 5 + i64::from(day) - 1;
    let days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    era * 146_097 + days - 306
}

/// Day of the week, Monday = 1 to Sunday = 7.
pub(crate) fn weekday(year: i32, month: u8, day: u8) -> u8 {
    // 1 January of year 1 was a Monday.
    u8::try_from(day_number(year, month, day).rem_euclid(7)).unwrap_or(0) + 1
}

pub(crate) const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_of_known_dates() {
        assert_eq!(weekday(1, 1, 1), 1);
        assert_eq!(weekday(1989, 11, 9), 4);
        assert_eq!(weekday(2024, 2, 29), 4);
        assert_eq!(weekday(2000, 1, 1), 6);
        assert_eq!(day_number(1, 1, 1), 0);
    }
}
