//! Where sentences end, and where they do not.

use super::*;

fn sentences(text: &str) -> Vec<&str> {
    let blanks = Blanks::of(text);
    let mut scanner = Scanner::new(text, Span::new(0, text.len()), &blanks);
    let mut lexemes = Vec::new();
    let mut found = Vec::new();
    while scanner.sentence(&mut lexemes) {
        found.push(&text[lexemes[0].span.start..lexemes[lexemes.len() - 1].span.end]);
    }
    found
}

#[test]
fn a_stop_inside_ends_nothing() {
    for text in [
        "Mr. A. Orr of St. Ives met the U.S. Justice Department.",
        "OAKLAND, Calif. — The port said so.",
        "It sold No. 5 for $1.45bn.",
        "Sales rose at St. Ives\nby 5 per cent.",
    ] {
        assert!(sentences(text)[0].len() > 20, "{:?}", sentences(text));
    }
}

#[test]
fn sentences_end() {
    let stop = sentences("It made $1.45bn. The rest fell.");
    assert_eq!(stop, ["It made $1.45bn.", "The rest fell."]);
    let acronym = sentences("They left the U.S. In 2012 they came back.");
    assert_eq!(acronym, ["They left the U.S.", "In 2012 they came back."]);
    assert_eq!(sentences("“We won.” He left."), ["“We won.”", "He left."]);
    assert_eq!(sentences("One\nline. 12 more"), ["One\nline.", "12 more"]);
}
