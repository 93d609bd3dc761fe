//! Additions to the lexicon, in a process of their own.

use document::{Document, Format};
use recount_extractor::{
    Additions, Bands, Cue, Hedge, Known, NewUnit, UnitId, convert, cues_of, extend, known,
    read as read_document,
};

fn additions() -> Additions {
    let words = [
        ("a whisker under", "just under"),
        ("grand", "thousand"),
        ("zoomed", "soared"),
        ("smackers", "dollars"),
    ];
    let words = words.map(|(new, like)| (new.to_owned(), like.to_owned()));
    let unit = |name: &str, words: &[&str], symbols: &[&str], is: Option<(f64, &str)>| NewUnit {
        name: name.to_owned(),
        words: words.iter().map(ToString::to_string).collect(),
        symbols: symbols.iter().map(ToString::to_string).collect(),
        is: is.map(|(many, of)| (many, of.to_owned())),
    };
    Additions {
        words: words.to_vec(),
        units: vec![
            unit(
                "wagonload",
                &["wagonload", "wagonloads"],
                &["wgl"],
                Some((25.0, "tonne")),
            ),
            unit("container", &["TEU"], &[], None),
        ],
        bands: Bands {
            hedge: 0.02,
            rounded: 0.01,
            ..Bands::default()
        },
    }
}

#[test]
fn additions_hold_from_the_first_document_on_and_only_once() {
    assert_eq!(extend(additions()), Ok(()));
    let text = "Sales zoomed to 12 grand. A whisker under 40 people came. It cost 30 smackers. \
        They moved 4 wagonloads, then 7 wgl, and 90 TEU. About 500 people came.\n";
    let document = Document::read(
        "a.txt",
        text.as_bytes().to_vec(),
        Format::of("a.txt", text.as_bytes()),
    )
    .unwrap();
    let reading = read_document(&document);
    let read = |words: &str| {
        let found = reading.quantities.iter();
        let mut found = found.filter(|quantity| document.words(quantity.span) == words);
        found
            .next()
            .unwrap_or_else(|| panic!("{words}: {:?}", reading.quantities))
    };
    assert_eq!(read("12 grand").value, Some(12_000.0));
    assert_eq!(read("A whisker under 40").hedge, Hedge::Nearly);
    assert_eq!(read("30 smackers").unit.base.name(), "USD");
    let wagonload = read("4 wagonloads").unit.base;
    assert_eq!(read("7 wgl").unit.base, wagonload);
    let kilograms = convert(4.0, wagonload, UnitId::named("kilogram").unwrap()).unwrap();
    assert!((kilograms - 100_000.0).abs() < 1e-6, "{kilograms}");
    assert_eq!(read("90 TEU").unit.base.dimension().name(), "container");
    let about = read("About 500").interval;
    assert_eq!((about.low, about.high), (490.0, 510.0));
    assert!(cues_of("zoomed").has(Cue::Rise));

    assert_eq!(extend(additions()), Ok(()), "the same again is no change");
    assert!(extend(Additions::default()).is_err());
}

#[test]
fn what_the_lexicon_holds_is_known_without_its_being_built() {
    assert_eq!(known("soared"), Some(Known::AsPhrase));
    assert_eq!(known("thousand"), Some(Known::AsWord));
    assert_eq!(known("tonnes"), Some(Known::AsPhrase));
    assert_eq!(known("zoomed"), None);
}
