//! What is told of a number beside its value: a text, and for its quantities what they count, of whom, where and when.

use document::{Document, Format};
use recount_extractor::{about, read};

/// For each quantity that is no date: noun, population, place, period and year, those that there are.
fn told(text: &str) -> Vec<String> {
    let bytes = text.as_bytes().to_vec();
    let document =
        Document::read("a.txt", bytes, Format::of("a.txt", text.as_bytes())).expect("a text");
    let reading = read(&document);
    let all = reading.quantities.iter().zip(about(&document, &reading));
    all.filter(|(quantity, _)| quantity.date.is_none())
        .map(|(_, about)| {
            let spans = [about.noun, about.population, about.place, about.period];
            let mut words: Vec<String> = spans
                .into_iter()
                .map(|span| span.map_or("-", |span| document.words(span)).to_owned())
                .collect();
            words.extend(about.year.map(|year| year.to_string()));
            words.extend(about.attributed.then(|| "attributed".to_owned()));
            words.join(" · ")
        })
        .collect()
}

#[test]
fn the_noun_ends_with_its_plural() {
    assert_eq!(
        told("In all, 36,000 migrants asked for 21 new hostel beds."),
        ["migrants · - · - · -", "new hostel beds · - · - · -"]
    );
    assert_eq!(told("There were 400 more births."), ["births · - · - · -"]);
    assert_eq!(told("Some 60 applied."), ["- · - · - · -"]);
}

#[test]
fn a_share_names_its_population() {
    assert_eq!(
        told("A third of the 90 islanders left."),
        ["- · the 90 islanders · - · -", "islanders · - · - · -"]
    );
    assert_eq!(
        told("Hundreds of eel farmers marched."),
        ["- · eel farmers · - · -"]
    );
}

#[test]
fn a_place_is_a_name_behind_in() {
    assert_eq!(
        told("It shut 36 pits in North Vale and nine in the Marches."),
        ["pits · - · North Vale · -", "- · - · Marches · -"]
    );
}

#[test]
fn relative_years_are_counted_from_what_is_told() {
    let text = "Harbour\nMonday, March 4, 2019\n\nIt sold 120 boats in 2017, up from 90 a year earlier, and 140 \
                last year.\n";
    assert_eq!(
        told(text),
        [
            "boats · - · - · 2017",
            "- · - · - · a year earlier · 2016",
            "- · - · - · last year · 2018"
        ]
    );
}

#[test]
fn a_source_is_noticed() {
    assert_eq!(
        told("Officials said 12 had died."),
        ["- · - · - · - · attributed"]
    );
}
