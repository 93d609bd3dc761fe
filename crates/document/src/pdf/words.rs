//! Lines of a paragraph become one: words that were cut at the end of a line are put together.

use std::collections::HashSet;

/// Number words that keep a hyphen before the next one.
const COUNTED: [&str; 19] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half",
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// The words of a file that stand within its lines, by which those that were cut are known.
#[derive(Debug, Default)]
pub(super) struct Known(HashSet<String>);

impl Known {
    pub(super) fn note(&mut self, line: &str) {
        let words: Vec<_> = line.split_whitespace().collect();
        let whole = words.len().saturating_sub(1);
        for word in &words[..whole] {
            self.0.insert(bare(word).to_lowercase());
        }
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(&bare(word).to_lowercase())
    }
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Puts a line behind words.
pub(super) fn join(words: &mut String, line: &str, known: &Known) {
    let line = line.trim_start();
    let first = line.split(' ').next().unwrap_or_default();
    let last = words.rsplit(' ').next().unwrap_or_default();
    let letter = |c: char| c.is_alphabetic();
    if words.ends_with('\u{ad}') {
        words.pop();
    } else if let Some(cut) = last
        .strip_suffix(['-', '\u{2010}'])
        .filter(|cut| !cut.is_empty())
    {
        let is_word = cut.ends_with(letter) && first.starts_with(char::is_lowercase);
        let hyphened = known.has(&format!("{cut}-{first}"))
            || COUNTED.contains(&bare(cut).to_lowercase().as_str());
        let was_cut = is_word && (known.has(&format!("{cut}{first}")) || !hyphened);
        if was_cut {
            words.pop();
        }
    } else if !ends_open(last, first, known) {
        words.push(' ');
    }
    words.push_str(line);
}

/// Whether the next word belongs to the last without a blank: behind a dash or slash, in a number.
fn ends_open(last: &str, first: &str, known: &Known) -> bool {
    let Some(end) = last.chars().next_back() else {
        return false;
    };
    let digit = |c: char| c.is_ascii_digit();
    match end {
        '–' | '—' | '/' => last.chars().count() > 1,
        '£' | '$' | '€' | '¥' => first.starts_with(digit),
        // "13,|800" may also be a list, unless the whole is known or is money.
        ',' | '.'
            if first.starts_with(digit) && last.trim_end_matches([',', '.']).ends_with(digit) =>
        {
            let group = first.chars().take_while(|&c| digit(c)).count();
            let money = last.starts_with(['£', '$', '€', '¥']);
            group == 3 && money && end == ',' || known.has(&format!("{last}{first}"))
        }
        end if digit(end) => {
            let mut next = first.chars();
            matches!(next.next(), Some(',' | '.')) && next.next().is_some_and(digit)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(words: &str, line: &str) -> String {
        let mut known = Known::default();
        known.note("The re-elected board sold 13,800 tickets, £5.60 each, in passenger ships too");
        let mut words = words.to_owned();
        join(&mut words, line, &known);
        words
    }

    #[test]
    fn words_that_were_cut_are_whole_again() {
        assert_eq!(joined("the passen-", "gers"), "the passengers");
        assert_eq!(joined("the re-", "elected"), "the re-elected");
        assert_eq!(joined("twenty-", "five"), "twenty-five");
        assert_eq!(joined("a 20-", "year low"), "a 20-year low");
        assert_eq!(joined("pas\u{ad}", "sengers"), "passengers");
        assert_eq!(joined("sold", "twice"), "sold twice");
    }

    #[test]
    fn numbers_that_were_cut_are_whole_again() {
        assert_eq!(joined("sold 13,", "800 of"), "sold 13,800 of");
        assert_eq!(joined("cost $27,", "500 of"), "cost $27,500 of");
        assert_eq!(joined("hours 10–", "15"), "hours 10–15");
        assert_eq!(joined("rose £5", ".60"), "rose £5.60");
        assert_eq!(joined("in 2,", "395 of"), "in 2, 395 of");
        assert_eq!(joined("rose $1.2", "billion"), "rose $1.2 billion");
    }
}
