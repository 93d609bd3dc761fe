//! What is read out of the forms that writers use: a text, and the quantities that it holds.

mod support;

use recount_extractor::{Kind, What};
use support::{holds, reading};

#[test]
fn counts_in_digits_and_words() {
    holds("It has 1,234,567 rows.", &["cardinal 1234567"]);
    holds("Twelve thousand five hundred voted.", &["cardinal 12500"]);
    holds("A hundred and five of them left.", &["cardinal 105"]);
    holds("They ate two dozen eggs.", &["cardinal 24"]);
    holds(
        "There were 3.2 million sheep and half a million goats.",
        &["cardinal 3200000", "cardinal 500000"],
    );
    holds(
        "Some 6.5k people and 12 lakh birds.",
        &["cardinal About 6500", "cardinal 1200000"],
    );
    holds(
        "Hundreds came; tens of thousands stayed away.",
        &["range 200..1000", "range 20000..100000"],
    );
}

#[test]
fn money_keeps_its_scale() {
    holds("It cost $1.2bn.", &["money 1200000000 USD"]);
    holds(
        "They paid $3 to $4 million.",
        &["range 3000000..4000000 USD"],
    );
    holds(
        "Bread is 81 cents and milk 38p.",
        &["money 0.81 USD", "money 0.38 GBP"],
    );
    holds(
        "Bread is 81 cents, or €2 with milk.",
        &["money 0.81 EUR", "money 2 EUR"],
    );
    holds("The toll is £2–£5.", &["range 2..5 GBP"]);
    holds("He owes 40 million Swiss francs.", &["money 40000000 CHF"]);
}

#[test]
fn percent_and_points() {
    holds(
        "Rates rose 0.25 percentage points to 4.75%.",
        &["points 0.25 percentage point", "percent 4.75 percent"],
    );
    holds(
        "It gained 40 basis points.",
        &["points 0.4 percentage point"],
    );
    holds(
        "Of 12, 15 and 18 per cent, none fits.",
        &[
            "percent 12 percent",
            "percent 15 percent",
            "percent 18 percent",
        ],
    );
    holds(
        "Some 45, or 14 per cent, left.",
        &["cardinal About 45", "percent 14 percent"],
    );
}

#[test]
fn hedges_bind_to_their_own_number() {
    holds(
        "More than 40 of 60 came.",
        &["cardinal MoreThan 40", "cardinal 60"],
    );
    holds(
        "It sold 8% more than the 109 of last year.",
        &["percent 8 percent", "cardinal 109"],
    );
    holds("At least 300 or more stood.", &["cardinal AtLeast 300"]);
    holds(
        "Fares rose 5% over three years.",
        &["percent 5 percent", "duration 3 year"],
    );
    holds(
        "It adds up to at least 60 hours.",
        &["duration AtLeast 60 hour"],
    );
}

#[test]
fn ranges_and_levels() {
    holds(
        "Bids ranged from £1.1m to £1.9m.",
        &["range 1100000..1900000 GBP"],
    );
    holds(
        "The rate rose from 5.8% to 7.9%.",
        &["percent 5.8 percent", "percent 7.9 percent"],
    );
    holds("Between three and five will go.", &["range 3..5"]);
    holds("An 8- to 16-metre boat.", &["range 8..16 metre"]);
    holds("More than 10 and less than 20 remain.", &["range 10..20"]);
}

#[test]
fn dates_and_years() {
    holds("It opened on Sunday 6 April 2024.", &["date 738981"]);
    holds("He wrote on April 1, 2017 at 11:16 am.", &["date 736419"]);
    holds(
        "It grew from 2014–2016 and in FY 2012.",
        &["range 2014..2016", "year 2012"],
    );
    holds(
        "In 2016-17 and in the 1960s it shrank.",
        &["year 2017", "year 1960"],
    );
    holds(
        "About 2,012 voted in 2012.",
        &["cardinal About 2012", "year 2012"],
    );
    holds("It may fall, and may do so in spring.", &[]);
    holds(
        "It ran from 12 May to 9 June 2021.",
        &["date 737921", "date 737949"],
    );
}

#[test]
fn ages() {
    holds("Ann Lee, 38, is a baker.", &["age 38 year"]);
    holds(
        "A 26-year-old man and children aged 4 to 9.",
        &["age 26 year", "range 4..9 year"],
    );
    holds(
        "Their sons, ages 17 and 9, left.",
        &["age 17 year", "age 9 year"],
    );
}

#[test]
fn spelled_fractions_end_where_a_reader_hears_it() {
    let values = |text: &str| -> Vec<f64> {
        let found = reading(text).1.quantities;
        found.iter().filter_map(|q| q.value).collect()
    };
    assert_eq!(values("It was one hundred thirty-fifths."), [100.0 / 35.0]);
    assert_eq!(values("It was one hundred and thirty fifths."), [26.0]);
    assert_eq!(
        values("It was two hundred and fifty-four hundredths."),
        [200.54]
    );
    assert_eq!(values("It was ninety - five hundred fifths."), [1900.0]);
    assert_eq!(
        values("It was one billion and a half million."),
        [1_000_500_000.0]
    );
    assert_eq!(values("It was six million and two thirds."), [20e6 / 3.0]);
}

#[test]
fn equal_bounds_only_bare_numbers() {
    holds("The count is equal to 5,000.", &["cardinal Exactly 5000"]);
    holds(
        "That is equal to 12 towers, or equal to 30% of it.",
        &["cardinal 12", "percent 30 percent"],
    );
}

#[test]
fn open_lengths_of_time_have_no_value() {
    holds("They left for several days.", &["duration day"]);
    holds("Several days later they left.", &[]);
}

#[test]
fn races_ages_and_footnotes() {
    holds(
        "She won in 2:14:32 and he clocked 15:04.5 at 10:30.",
        &["duration 8072 second", "duration 904.5 second"],
    );
    holds("She is in her 40s now.", &["range 40..49 year"]);
    holds("The striker, 24, left.", &["age 24 year"]);
    holds(
        "The under 16 conception rate fell.",
        &["age LessThan 16 year"],
    );
    holds("It was built in 19951.", &["year 1995"]);
    holds("It has 19951 rooms.", &["cardinal 19951"]);
    holds(
        "It was £50 – £20 more than that.",
        &["money 50 GBP", "money 20 GBP"],
    );
    holds(
        "Two tonnes of rice a week go there.",
        &["measure 2 tonne / week"],
    );
}

#[test]
fn shares_multiples_and_ratios() {
    holds(
        "One in five left; half stayed, two-thirds slept.",
        &[
            "fraction 0.2",
            "fraction 0.5",
            "fraction 0.6666666666666666",
        ],
    );
    holds(
        "Sales doubled, nearly nine times as many as before.",
        &["multiple 2 times", "multiple Nearly 9 times"],
    );
    holds(
        "A third candidate and the second half.",
        &["ordinal 3", "date"],
    );
    holds(
        "It won by 3-to-1, or eighteen to one.",
        &["ratio 3", "ratio 18"],
    );
    holds("It spilled 40 times a day.", &["cardinal 40 / day"]);
    holds("No one came, one by one, to a half-empty hall.", &[]);
}

#[test]
fn rates_and_measures() {
    holds("Fish is £5.30 a kilo.", &["money 5.3 GBP / kilogram"]);
    holds(
        "It carries 30,000 vehicles a day.",
        &["cardinal 30000 / day"],
    );
    holds("It kills 12 per 100,000.", &["rate 12 / 100000"]);
    holds("Tickets cost $150 each.", &["money 150 USD each"]);
    holds("She is 5 feet 6 inches tall.", &["measure 5.5 foot"]);
    holds(
        "It warmed 2C (35.6F).",
        &["measure 2 degree Celsius", "measure 35.6 degree Fahrenheit"],
    );
    holds(
        "Rain of 84, 112 and 95 millimetres fell.",
        &[
            "measure 84 millimetre",
            "measure 112 millimetre",
            "measure 95 millimetre",
        ],
    );
}

#[test]
fn digits_that_assert_nothing() {
    for text in [
        "Call +44 (0)20 7946 0018.",
        "They won 3–2 at home.",
        "It passed on a 6–3 vote.",
        "See page 12 and Figure 3.",
        "The COVID-19 unit flew an A380.",
        "Doors open at 10.30am.",
        "It runs on 192.168.1.2 here.",
        "He lives at 12 Acacia Avenue.",
        "It closes at half past three.",
        "Mail ann@example.com or see https://example.com/2019/12.",
    ] {
        holds(text, &[]);
    }
}

#[test]
fn spans_cut_their_words_out_in_order() {
    let (document, reading) = reading(
        "Nearly £1.2bn a year, or 8.3 per cent, went to 49 of 5,824 towns — “more than 40%” of them since 2012.",
    );
    let words: Vec<&str> = reading
        .quantities
        .iter()
        .map(|q| document.words(q.span))
        .collect();
    assert_eq!(
        words,
        [
            "Nearly £1.2bn a year",
            "8.3 per cent",
            "49",
            "5,824",
            "more than 40%",
            "2012"
        ]
    );
    let numbers: Vec<&str> = reading
        .quantities
        .iter()
        .map(|q| document.words(q.number))
        .collect();
    assert_eq!(numbers, ["1.2bn", "8.3", "49", "5,824", "40", "2012"]);
    for pair in reading.tokens.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start);
    }
}

/// Words, digits and marks that mean something to the reader.
const PIECES: &str = "\
    5|3.2|1,234|$|£|m|bn|million|one|two|and|a|half|third|-|–|to|from|between|per|cent|%|of|in|2012|May|Monday|,|.|(|)|more than|about|or more|times|twice|year|old|aged|hundred|point|/|:|+|é|½|x|km|\u{a0}|’s|^|e9|Q3|points|each|°C|dozen|tens|over|the|minus|−|\n|no|13th|cents|USD|@|www.";

#[test]
fn any_mixture_is_read_without_panic() {
    let pieces: Vec<&str> = PIECES.split('|').collect();
    let mut state = 7u64;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..12 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let pick = usize::try_from(state >> 33).expect("31 bits");
            text.push_str(pieces[pick % pieces.len()]);
            if pick / 128 % 3 > 0 {
                text.push(' ');
            }
        }
        let (document, reading) = reading(&text);
        let mut last = 0;
        for token in &reading.tokens {
            assert!(
                token.span.start >= last && token.span.end > token.span.start,
                "{text:?}"
            );
            last = token.span.end;
            let _ = document.words(token.span);
        }
        let held = reading
            .tokens
            .iter()
            .filter(|t| matches!(t.what, What::Quantity(_)))
            .count();
        assert_eq!(held, reading.quantities.len(), "{text:?}");
        for quantity in &reading.quantities {
            assert!(
                quantity.interval.low <= quantity.interval.high,
                "{text:?} {quantity:?}"
            );
            assert!(
                quantity.span.contains(quantity.number),
                "{text:?} {quantity:?}"
            );
            assert!(
                quantity.kind != Kind::Range || quantity.ends.is_some(),
                "{text:?}"
            );
        }
    }
}
