//! What must hold of any text: nothing panics, spans cut their words, findings are sorted, words without numbers change
//! nothing.

mod pipeline;

use proptest::prelude::*;
use report::schema::CheckReport;

/// Articles that are full of figures.
const SEEDS: [&str; 5] = [
    include_str!("../seeds/dzubow.txt"),
    include_str!("../seeds/kino-border.txt"),
    include_str!("../seeds/la-times.txt"),
    include_str!("../seeds/latin-times.txt"),
    include_str!("../seeds/mexico-usa-policy.txt"),
];

/// Pieces that newspapers, and worse, are made of.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{1,3}(,[0-9]{3}){0,2}(\\.[0-9]{1,2})?",
        "[$£€][0-9]{1,4}(bn|m|k| million)?",
        "[0-9]{1,3}(\\.[0-9])?(%| per cent| percentage points)",
        "(doubled|halved|a third|one in five|half as many|three times as many|twenty-one|two dozen)",
        "(rose|fell|up|down|from|to|of the|out of|compared with|a total of|the other|the remaining|each|a day|in all)",
        "(more than|nearly|about|at least|under|just over)",
        "(in 2012|last year|a year earlier|Sunday 6 April 2024|aged 45|31 June 2022|born in 1951)",
        "(people|votes|km|miles|tonnes|°C|ft|patients|granted|denied|shops)",
        "[(),;:.—–\\-\n/\\[\\]|*#\u{a0}\u{202f}“”’½×\u{301}\u{200f}]",
        "\\PC{0,6}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.join(" "))
}

fn check(name: &str, text: &str) -> CheckReport {
    pipeline::check(&pipeline::read(name, text))
}

fn told(report: &CheckReport) -> Vec<(String, String, String)> {
    let mut told: Vec<_> = report
        .findings
        .iter()
        .map(|finding| {
            (
                finding.rule.to_owned(),
                finding.claim.text.clone(),
                finding.message.clone(),
            )
        })
        .collect();
    told.sort();
    told
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_is_checked_and_every_span_cuts_its_words(text in text(), markdown in any::<bool>()) {
        let name = if markdown { "a.md" } else { "a.txt" };
        let read = pipeline::read(name, &text);
        let source = read.0.source();
        for quantity in &read.1.quantities {
            prop_assert!(read.0.text.get(quantity.span.start..quantity.span.end).is_some_and(|words| !words.is_empty()));
            prop_assert!(quantity.span.contains(quantity.number));
        }
        let report = pipeline::check(&read);
        for finding in &report.findings {
            prop_assert_eq!(source.get(finding.claim.start..finding.claim.end), Some(finding.claim.text.as_str()));
        }
        prop_assert!(report.findings.is_sorted_by_key(|finding| (finding.claim.start, finding.claim.end)));
    }

    #[test]
    fn the_same_text_gives_the_same_findings(text in text()) {
        prop_assert_eq!(told(&check("a.txt", &text)), told(&check("a.txt", &text)));
    }

    #[test]
    fn a_paragraph_without_numbers_anywhere_in_a_seed_changes_nothing(
        seed in 0..SEEDS.len(),
        place in any::<prop::sample::Index>(),
        words in "w[aeiou]z[a-z]{2,6}( w[aeiou]z[a-z]{2,6}){2,12}",
    ) {
        let seed = SEEDS[seed];
        let ends: Vec<usize> = seed.match_indices("\n\n").map(|(at, _)| at).chain([seed.len()]).collect();
        let (before, behind) = seed.split_at(ends[place.index(ends.len())]);
        let longer = format!("{before}\n\nNobody said {words}.\n{behind}");
        prop_assert_eq!(told(&check("a.md", seed)), told(&check("a.md", &longer)));
    }

    #[test]
    fn edits_of_a_seed_leave_spans_that_cut_their_words(
        seed in 0..SEEDS.len(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..4_u8, piece()), 1..12),
    ) {
        let mut words: Vec<String> = SEEDS[seed].split_inclusive([' ', '\n']).map(str::to_owned).collect();
        for (at, edit, piece) in edits {
            let at = at.index(words.len());
            match edit {
                0 => words[at].clear(),
                1 => words[at] = words[at].repeat(2),
                2 => words[at] = format!("{piece} "),
                _ => words[at].insert_str(0, &piece),
            }
        }
        let text = words.concat();
        let read = pipeline::read("a.txt", &text);
        for finding in &pipeline::check(&read).findings {
            let claim = &finding.claim;
            prop_assert_eq!(read.0.source().get(claim.start..claim.end), Some(claim.text.as_str()));
        }
    }

    #[test]
    fn a_paragraph_without_numbers_at_the_end_changes_nothing(text in text()) {
        let longer = format!("{text}\n\nNobody at the harbour would comment on the matter.\n");
        prop_assert_eq!(told(&check("a.md", &text)), told(&check("a.md", &longer)));
    }
}

#[test]
fn edits_of_the_seeds_never_panic() {
    for seed in SEEDS {
        let chars: Vec<char> = seed.chars().collect();
        for at in (0..chars.len()).step_by(97) {
            let without: String = chars[..at]
                .iter()
                .chain(&chars[(at + 3).min(chars.len())..])
                .collect();
            check("a.txt", &without);
            let cut: String = chars[at..].iter().collect();
            check("a.txt", &cut);
        }
    }
}
