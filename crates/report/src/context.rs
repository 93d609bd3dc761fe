//! Words with what stands before and behind them, for lists in which each number has one line.

use std::fmt::Write;

use crate::excerpt::around;
use crate::id::one_space;
use crate::schema::Words;

/// Words in brackets amid their line: "… requests [doubled] from 13,800 in 2012 …", with about `each`
/// characters either side.
pub(crate) fn in_context(source: &str, words: &Words, each: usize) -> String {
    let start = source[..words.start].rfind('\n').map_or(0, |at| at + 1);
    let end = source[words.end..]
        .find('\n')
        .map_or(source.len(), |at| words.end + at);
    let lines = &source[start..end];
    let part = words.start - start..words.end - start;
    let kept = around(lines, &part, each);
    let before = &lines[kept.start..part.start];
    let after = &lines[part.end..kept.end];
    let mut text = String::new();
    if kept.start > 0 {
        text.push_str("… ");
    }
    text.push_str(&one_space(before));
    if before.ends_with(char::is_whitespace) && !text.is_empty() && !text.ends_with(' ') {
        text.push(' ');
    }
    let _ = write!(text, "[{}]", one_space(&words.text));
    if after.starts_with(char::is_whitespace) {
        text.push(' ');
    }
    text.push_str(&one_space(after));
    if kept.end < lines.len() {
        text.push_str(" …");
    }
    visible(text.trim_end())
}

/// A text without control characters, which could steer a terminal.
pub(crate) fn visible(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::in_context;
    use crate::schema::Words;

    fn shown(source: &str, text: &str) -> String {
        let start = source.find(text).unwrap();
        let words = Words {
            start,
            end: start + text.len(),
            line: 1,
            column: 1,
            text: text.to_owned(),
            location: None,
        };
        in_context(source, &words, 20)
    }

    #[test]
    fn words_stand_in_brackets_amid_their_line() {
        assert_eq!(
            shown("One line.\nUp 9% on the year.\nThree.", "9%"),
            "Up [9%] on the year."
        );
        assert_eq!(shown("“9%”,\r\nit says", "9%"), "“[9%]”,");
        assert_eq!(
            shown(
                "Some rather long words then 9% and as many long words behind",
                "9%"
            ),
            "… long words then [9%] and as many long …"
        );
    }

    #[test]
    fn control_characters_are_not_shown() {
        assert_eq!(shown("a\u{1b}[31mred 9%", "9%"), "a\u{fffd}[31mred [9%]");
    }
}
