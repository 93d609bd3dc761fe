//! Forms that writers use as they speak: parts of one per cent, parts of ten, odds, times of races, sizes.

mod support;

use support::holds;

#[test]
fn parts_of_one_per_cent() {
    holds(
        "Two-tenths of one per cent of the seed is chaff.",
        &["percent 0.2 percent"],
    );
    holds(
        "Up to a third of one per cent of bulbs rot.",
        &["percent AtMost 0.3333333333333333 percent"],
    );
    holds("The levy is 0.75 of a per cent.", &["percent 0.75 percent"]);
    holds(
        "Vacancies slid three-tenths of a point to 4.1 per cent.",
        &["points 0.3 percentage point", "percent 4.1 percent"],
    );
    holds(
        "The buzzer came late by 0.2 of a second.",
        &["duration 0.2 second"],
    );
    holds(
        "The index slipped seven-tenths of a point.",
        &["fraction 0.7"],
    );
    holds(
        "A margin of error of plus or minus 4 points applies.",
        &["points 4 percentage point"],
    );
}

#[test]
fn shares_with_a_verb_behind() {
    holds(
        "And a third wanted more shade.",
        &["fraction 0.3333333333333333"],
    );
    holds("Of the guests a fifth slept badly.", &["fraction 0.2"]);
    holds("A third injured man was found.", &["ordinal 3"]);
}

#[test]
fn one_of_every_so_many() {
    holds(
        "One pound in every six goes on fuel.",
        &["fraction 0.16666666666666666"],
    );
    holds("It was a one-in-a-million catch.", &["fraction 0.000001"]);
    holds(
        "One sailor in nine cannot swim, and one cook in four smokes.",
        &["fraction 0.1111111111111111", "fraction 0.25"],
    );
    holds("One error in nine games.", &["cardinal 1", "cardinal 9"]);
    holds(
        "It freezes one night in three.",
        &["fraction 0.3333333333333333"],
    );
    holds(
        "It takes one hour in 24 hours.",
        &["duration 1 hour", "duration 24 hour"],
    );
}

#[test]
fn odds_are_ratios() {
    holds("She was a 500-1 outsider.", &["ratio 500"]);
    holds("The grey starts at 9/2.", &["ratio 4.5"]);
}

#[test]
fn a_range_shares_sign_and_scale_before_a_rate() {
    holds(
        "The swap saves $12-15 million a year.",
        &["range 12000000..15000000 USD / year"],
    );
}

#[test]
fn parts_of_ten() {
    holds("Highs reached the mid-20s.", &["range 23..27"]);
    holds("Readings in the low 80s are usual.", &["range 80..84"]);
    holds("A cellist in her late sixties won.", &["range 66..69 year"]);
    holds("It was built in the late sixties.", &[]);
}

#[test]
fn bounds_that_are_none() {
    holds("The jobs are spread over 14 sites.", &["cardinal 14"]);
    holds("He carded a five-under 66.", &["cardinal 5", "cardinal 66"]);
    holds(
        "It averaged 96 km/h over 40 laps.",
        &["measure 96 kilometre per hour", "cardinal 40"],
    );
    holds(
        "A sub-2% swing decided it.",
        &["percent LessThan 2 percent"],
    );
    holds(
        "Waits of over 52 weeks grew.",
        &["duration MoreThan 52 week"],
    );
    holds("Over 40 boats came.", &["cardinal MoreThan 40"]);
}

#[test]
fn money_and_counts_as_spoken() {
    holds("A pasty is one pound sixty.", &["money 1.6 GBP"]);
    holds(
        "She lost ten pounds, sixty at most.",
        &["measure 10 pound", "cardinal AtMost 60"],
    );
    holds("A couple of dozen swans wintered.", &["cardinal 24"]);
    holds("Eggs are sold by the dozen.", &[]);
    holds("Quarter of a million gulls nest.", &["cardinal 250000"]);
    holds(
        "It was the hundred and twenty-fifth regatta.",
        &["ordinal 125"],
    );
    holds(
        "Millions of euros were lost.",
        &["range 2000000..10000000 EUR"],
    );
    holds("Thousands upon thousands sang.", &["range 2000..10000"]);
}

#[test]
fn one_and_a_half_of_anything() {
    holds("They won by a length and a half.", &["cardinal 1.5"]);
    holds("A mile and a half of hedge went.", &["measure 1.5 mile"]);
    holds(
        "Between a third and a half of us came.",
        &["range 0.3333333333333333..0.5"],
    );
}

#[test]
fn times_of_races_and_journeys() {
    holds("Her best lap, 1:52.7, stood.", &["duration 112.7 second"]);
    holds(
        "The crossing takes 2h14m.",
        &["duration 2.2333333333333334 hour"],
    );
}

#[test]
fn metres_and_millions() {
    holds("The river rose 2.4m overnight.", &["measure 2.4 metre"]);
    holds("The water firm lost 2.4m customers.", &["cardinal 2400000"]);
    holds(
        "A sheet 2m by 3m hung there.",
        &["measure 2 metre", "measure 3 metre"],
    );
    holds(
        "He swam 100m in 52.3s.",
        &["measure 100 metre", "duration 52.3 second"],
    );
    holds("The site drew 100m in May.", &["cardinal 100000000"]);
    holds("The cove lost 1.5m of sand.", &["measure 1.5 metre"]);
    holds(
        "The sea holds 2.6m sq km of ice.",
        &["measure 2600000 square kilometre"],
    );
}

#[test]
fn names_of_pictures_and_things_are_no_numbers() {
    holds("It films 1080p video through an f/1.8 lens.", &[]);
    holds("A 4K screen is standard.", &[]);
    holds("The share slid to 720p.", &["money 7.2 GBP"]);
    holds(
        "The Zeno 5 weighs 189g and has Wi-Fi 6.",
        &["measure 189 gram"],
    );
}

#[test]
fn rates_per_so_much_money() {
    holds("Cover costs 11 cents per $100.", &["money 0.11 USD / 100"]);
    holds("It is 20 J/m^2.", &["measure 20 joule / square metre"]);
}

#[test]
fn a_unit_is_told_once_for_two_of_one_build() {
    holds(
        "It is 83.1 years for women and 79.4 for men.",
        &["duration 83.1 year", "duration 79.4 year"],
    );
    holds(
        "Some 16 per cent of the boys and 12 of the girls swim.",
        &["percent About 16 percent", "percent 12 percent"],
    );
    holds(
        "They got 5cm on Monday, then 4 on Tuesday.",
        &["measure 5 centimetre", "measure 4 centimetre"],
    );
    holds(
        "It sold 5kg of rope and 3 of the buoys.",
        &["measure 5 kilogram", "cardinal 3"],
    );
    holds(
        "She rowed 12 miles in May and 500 in June.",
        &["measure 12 mile", "cardinal 500"],
    );
    holds(
        "Fares rose 20p for adults and 10 for pupils.",
        &["money 0.2 GBP", "money 0.1 GBP"],
    );
}

#[test]
fn ages_behind_small_words() {
    holds("The couple, both 71, wed here.", &["age 71 year"]);
    holds(
        "Ms Ito, now 33, and her brother, 39, row.",
        &["age 33 year", "age 39 year"],
    );
}

#[test]
fn guesses_at_a_loss_are_a_range() {
    holds(
        "They fear a loss of £15m to £18m.",
        &["range 15000000..18000000 GBP"],
    );
    holds(
        "The relief rises by £240 to £12,810.",
        &["money 240 GBP", "money 12810 GBP"],
    );
}

#[test]
fn jets_games_and_halves_of_a_year_are_no_numbers() {
    holds("It bought two of the 737 Max at 40-love.", &["cardinal 2"]);
    holds("A 747 was its worst half-empty buy.", &[]);
    holds("It was the worst half for sales.", &[]);
    holds("Debt is 2.1 times earnings.", &["multiple 2.1 times"]);
}

#[test]
fn bases_take_the_unit_of_what_is_held_against_them() {
    holds(
        "The climb lasts 27.6 minutes, up from 25.",
        &["duration 27.6 minute", "duration 25 minute"],
    );
    holds(
        "A pint is $4.20, compared with 3.90 last year.",
        &["money 4.2 USD", "money 3.9 USD"],
    );
    holds(
        "The inn is 12 miles from 3 farms.",
        &["measure 12 mile", "cardinal 3"],
    );
    holds(
        "It took nine days, against 14 boats.",
        &["duration 9 day", "cardinal 14"],
    );
}

#[test]
fn names_with_numbers_are_no_numbers() {
    holds("Their 401(k) and 10-Q forms came.", &[]);
    holds("KXV 257 drew a crowd.", &[]);
    holds(
        "PM2.5 levels were 12 micrograms.",
        &["measure 12 microgram"],
    );
    holds(
        "The game runs at 1080p and 60fps.",
        &["measure 60 frame per second"],
    );
    holds("The Gulls, 23-49 last season, were 3-5 away.", &[]);
    holds("Between 3-5 boats a week come.", &["range 3..5 / week"]);
}

#[test]
fn two_figures_with_a_stroke_between() {
    holds(
        "It does 26/33 mpg.",
        &["measure 26 mile per gallon", "measure 33 mile per gallon"],
    );
    holds(
        "A slash of .301/.388/.560 led.",
        &["cardinal 0.301", "cardinal 0.388", "cardinal 0.56"],
    );
    holds("It is 3/4 inch thick.", &["measure 0.75 inch"]);
}

#[test]
fn figures_of_a_race() {
    holds(
        "Orr ran 9.4, Mbeki 9.6 and Petrov 9.1.",
        &["cardinal 9.4", "cardinal 9.6", "cardinal 9.1"],
    );
    holds(
        "She came in nine tenths of a second later.",
        &["duration 0.9 second"],
    );
    holds("He won half a second later.", &["duration 0.5 second"]);
    holds("Most of those, 21, came.", &["cardinal 21"]);
}

#[test]
fn the_rest_as_a_fraction() {
    holds(
        "The remaining third stayed at home, the other quarter rowed.",
        &["fraction 0.3333333333333333", "fraction 0.25"],
    );
    holds("The hay is a third done.", &["fraction 0.3333333333333333"]);
    holds("The remaining third man sat down.", &["ordinal 3"]);
}

#[test]
fn clauses_and_speeds_are_no_numbers_of_their_own() {
    holds("Section 9(2)(b) applies.", &[]);
    holds("Snails do a centimetre a second.", &[]);
}

#[test]
fn minutes_and_seconds_without_their_unit() {
    holds(
        "The ride now takes one hour 45, a quarter less.",
        &["duration 1.75 hour", "fraction 0.25"],
    );
    holds(
        "It was slower than the seven minutes 30 of March.",
        &["duration 7.5 minute"],
    );
    // What is counted is no rest of an hour.
    holds(
        "It took one hour 40 volunteers came for.",
        &["duration 1 hour", "cardinal 40"],
    );
}

#[test]
fn ages_behind_who_is_told_by_age() {
    holds(
        "The older of the drivers, 58, had taken the wheel.",
        &["age 58 year"],
    );
    holds("The total, 58, was a record.", &["cardinal 58"]);
}
