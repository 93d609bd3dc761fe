//! Small closed word classes that decide a role.

/// Comparatives that also name a place.
pub(super) fn is_place(word: &str) -> bool {
    matches!(
        word,
        "behind"
            | "over"
            | "under"
            | "above"
            | "below"
            | "off"
            | "down"
            | "up"
            | "clear"
            | "ahead"
            | "beyond"
    )
}

/// What contests are counted in.
pub(super) fn is_score(word: &str) -> bool {
    matches!(
        word,
        "points" | "places" | "votes" | "seats" | "runs" | "goals" | "strokes" | "shots"
    )
}
