//! Bullets and item numbers, which a PDF prints like any other words.

/// How an item of a list is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    Bullet,
    /// "3." or "3)".
    Number(u32),
}

/// The marker that words begin with, and what stands behind it.
pub(super) fn marker(words: &str) -> Option<(Marker, &str)> {
    let bullet = |c: char| {
        matches!(
            c,
            '•' | '◦' | '▪' | '‣' | '●' | '○' | '■' | '□' | '–' | '-' | '*' | '➢' | '·'
        )
    };
    let (first, rest) = words.split_once(' ')?;
    let mut characters = first.chars();
    if let (Some(character), None) = (characters.next(), characters.next())
        && bullet(character)
    {
        return Some((Marker::Bullet, rest.trim_start()));
    }
    let digits = first.strip_suffix(['.', ')'])?;
    let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|_| plain)?;
    Some((Marker::Number(number), rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_known_by_their_marks() {
        assert_eq!(marker("• 126 upheld"), Some((Marker::Bullet, "126 upheld")));
        assert_eq!(marker("12. Visits"), Some((Marker::Number(12), "Visits")));
        assert_eq!(marker("2013. A year"), None);
        assert_eq!(marker("-5 degrees"), None);
    }
}
