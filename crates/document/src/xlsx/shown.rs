//! A number as a spreadsheet shows it by a format's code: `#,##0.0%`, `"£"0.00`, `d mmm yyyy`.
//!
//! What a reader sees is what is checked: 0.0832 under `0.0%` is the 8.3% that the sheet's author vouches for.

const MONTHS: [&str; 12] = [
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

/// A number without a format: at most ten significant digits, as cells are wide enough for.
pub(super) fn general(value: f64) -> String {
    if value == 0.0 || !value.is_finite() {
        return "0".to_owned();
    }
    let digits = 9 - value.abs().log10().floor() as i32;
    let text = format!("{value:.*}", digits.clamp(0, 12) as usize);
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// A number by a format's code.
pub(super) fn shown(value: f64, code: &str, since_1904: bool) -> String {
    let sections: Vec<Section> = sections(code);
    let first = &sections[0];
    if !first.date.is_empty() {
        return date(value, first, since_1904);
    }
    let (section, value) = match sections.get(1) {
        // A format of its own shows the sign in its own way, often as brackets.
        Some(negative) if value < 0.0 && negative.has_digits => (negative, value.abs()),
        _ => (first, value),
    };
    if !section.has_digits {
        return general(value);
    }
    let scaled = value * 100_f64.powi(section.percents) / 1000_f64.powi(section.thousands);
    let rounded = format!("{:.*}", section.decimals, scaled.abs());
    let negative = scaled < 0.0 && rounded.bytes().any(|b| (b'1'..=b'9').contains(&b));
    let sign = if negative { "-" } else { "" };
    let (whole, fraction) = rounded.split_once('.').unwrap_or((&rounded, ""));
    // Places marked with # are shown only where they are needed.
    let needed = fraction
        .trim_end_matches('0')
        .len()
        .max(section.least_decimals);
    let fraction = &fraction[..needed];
    let point = if fraction.is_empty() { "" } else { "." };
    let whole = if section.grouped {
        grouped(whole)
    } else {
        whole.to_owned()
    };
    let Section { before, behind, .. } = section;
    format!("{sign}{before}{whole}{point}{fraction}{behind}")
        .trim()
        .to_owned()
}

/// One part of a code: that for positive numbers, negative ones, zero, text.
#[derive(Debug, Default)]
struct Section {
    before: String,
    behind: String,
    has_digits: bool,
    grouped: bool,
    decimals: usize,
    least_decimals: usize,
    percents: i32,
    /// How many times the number is divided by a thousand.
    thousands: i32,
    /// The letters of the parts of a date that it shows: y, m, d, h.
    date: String,
}

fn sections(code: &str) -> Vec<Section> {
    let mut all = vec![Section::default()];
    let mut characters = code.chars().peekable();
    let mut point = false;
    let mut commas = 0;
    while let Some(character) = characters.next() {
        let last = all.len() - 1;
        let section = &mut all[last];
        if !matches!(character, ',' | '0' | '#' | '?') {
            section.thousands += std::mem::take(&mut commas);
        }
        match character {
            ';' => {
                all.push(Section::default());
                point = false;
            }
            '"' => {
                let words: String = characters.by_ref().take_while(|&c| c != '"').collect();
                section.literal(&words);
            }
            '\\' => {
                let next = characters.next().map(String::from).unwrap_or_default();
                section.literal(&next);
            }
            // A blank as wide as a character, a character repeated to fill the cell.
            '_' | '*' => {
                characters.next();
            }
            '[' => {
                let inside: String = characters.by_ref().take_while(|&c| c != ']').collect();
                if let Some(currency) = inside.strip_prefix('$') {
                    section.literal(currency.split('-').next().unwrap_or_default());
                } else if matches!(inside.as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    section.date.push('h');
                }
            }
            '0' | '#' | '?' => {
                section.grouped |= commas > 0 && !point;
                commas = 0;
                section.has_digits = true;
                section.decimals += usize::from(point);
                section.least_decimals += usize::from(point && character == '0');
            }
            ',' if section.has_digits => commas += 1,
            '.' if !point && section.date.is_empty() => point = true,
            '%' => {
                section.percents += 1;
                section.literal("%");
            }
            'y' | 'Y' => section.date.push('y'),
            'd' | 'D' => section.date.push('d'),
            'h' | 'H' | 's' | 'S' => section.date.push('h'),
            'm' | 'M' => section.date.push('m'),
            'G' | 'g' if code[..].contains("eneral") => return vec![Section::default()],
            '@' => {}
            other => section.literal(other.encode_utf8(&mut [0; 4])),
        }
    }
    let last = all.len() - 1;
    all[last].thousands += commas;
    all
}

impl Section {
    fn literal(&mut self, words: &str) {
        if self.has_digits {
            self.behind.push_str(words);
        } else {
            self.before.push_str(words);
        }
    }
}

fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A count of days as the words of a date: as much of it as the format shows.
fn date(value: f64, section: &Section, since_1904: bool) -> String {
    let days = value.floor();
    let seconds = ((value - days) * 86_400.0).round() as i64;
    let time = format!("{}:{:02}", seconds / 3600, seconds / 60 % 60);
    let has = |part| section.date.contains(part);
    if !(has('y') || has('d')) {
        return time;
    }
    // Day 60 is 29 February 1900, which never was.
    let since = if since_1904 { 1462.0 } else { 0.0 };
    let serial = days + since;
    let shifted = if serial < 60.0 { serial + 1.0 } else { serial };
    let (year, month, day) = civil(shifted as i64 - 25_569);
    let month = MONTHS[month - 1];
    match (has('d'), has('m'), has('y')) {
        (true, _, true) => format!("{day} {month} {year}"),
        (true, _, false) => format!("{day} {month}"),
        (false, true, _) => format!("{month} {year}"),
        (false, false, _) => year.to_string(),
    }
}

/// Year, month and day of a count of days since 1 January 1970 in the Gregorian calendar.
fn civil(days: i64) -> (i64, usize, i64) {
    let days = days.clamp(-1_000_000, 3_000_000) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    // Months are counted from March, so that the leap day is the last of the year.
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month as usize, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_by_their_codes() {
        for (value, code, words) in [
            (0.0832, "0.0%", "8.3%"),
            (12300.0, "#,##0", "12,300"),
            (1_234_567.0, "#,##0.0,,\"m\"", "1.2m"),
            (5.6, "\"£\"0.00", "£5.60"),
            (5.6, "[$£-809]#,##0.00", "£5.60"),
            (-4.0, "#,##0;(#,##0)", "(4)"),
            (-4.2, "0.0", "-4.2"),
            (-0.01, "0.0", "0.0"),
            (2.5, "0.##", "2.5"),
            (41_346.0, "d mmm yyyy", "13 March 2013"),
            (41_346.0, "yyyy", "2013"),
            (41_346.5, "h:mm", "12:00"),
            (7.0, "General", "7"),
        ] {
            assert_eq!(shown(value, code, false), words, "{value} {code}");
        }
    }

    #[test]
    fn general_numbers_are_as_long_as_they_must_be() {
        for (value, words) in [
            (4100.0, "4100"),
            (0.1 + 0.2, "0.3"),
            (1.0 / 3.0, "0.3333333333"),
            (-2.5, "-2.5"),
        ] {
            assert_eq!(general(value), words);
        }
    }
}
