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

/// Nouns of change that also name a sum of money by itself.
pub(super) fn is_balance(word: &str) -> bool {
    matches!(
        word,
        "loss"
            | "losses"
            | "saving"
            | "savings"
            | "gain"
            | "gains"
            | "growth"
            | "shortfall"
            | "discount"
            | "discounts"
    )
}

/// Nouns that are a distance between two levels whatever is said of them; a deficit or net profit is a level too.
pub(super) fn is_distance(word: &str) -> bool {
    let last = word.rsplit(' ').next().unwrap_or(word).to_ascii_lowercase();
    matches!(
        last.as_str(),
        "gap"
            | "difference"
            | "lead"
            | "margin"
            | "majority"
            | "distance"
            | "spread"
            | "disparity"
            | "differential"
            | "gulf"
            | "divide"
            | "premium"
            | "discount"
            | "shortfall"
            | "edge"
            | "advantage"
            | "cushion"
            | "plurality"
            | "excess"
            | "mismatch"
            | "discrepancy"
            | "divergence"
            | "over"
    )
}

/// Verbs behind so much more that make it an amount of its own.
pub(super) const COMES: &[&str] = &["arrived", "came", "comes", "followed", "go", "goes", "went"];
