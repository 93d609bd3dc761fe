//! How words are told apart at a glance: eight bytes at a time, ASCII letters in either case alike.

/// Starts a hash.
const START: u64 = 0xcbf2_9ce4_8422_2325;
/// An odd number with bits all over: what was added reaches the high half.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
/// The high bit of every byte.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The hash of a word. Words of up to eight bytes never share one.
pub(crate) fn hash(word: &[u8]) -> u64 {
    hash_at(word, 0, word.len())
}

/// The hash of the word that stands from `start` to `end`.
pub(crate) fn hash_at(bytes: &[u8], start: usize, end: usize) -> u64 {
    let mut hash = START;
    let mut at = start;
    loop {
        hash = mix(hash, load(bytes, at), end - at);
        at += 8;
        if at >= end {
            return hash;
        }
    }
}

/// How many ASCII letters stand at a place, and the hash of them.
pub(crate) fn letters(bytes: &[u8], start: usize) -> (usize, u64) {
    let eight = load(bytes, start);
    let others = no_letters(eight);
    if others != 0 {
        let len = others.trailing_zeros() as usize / 8;
        return (len, mix(START, eight, len));
    }
    let mut at = start + 8;
    loop {
        let others = no_letters(load(bytes, at));
        if others != 0 {
            at += others.trailing_zeros() as usize / 8;
            return (at - start, hash_at(bytes, start, at));
        }
        at += 8;
    }
}

/// The high bit of every byte that is no ASCII letter.
const fn no_letters(eight: u64) -> u64 {
    let low = fold(eight) & !HIGH;
    // A byte's high bit is set where it is at least 'a', and where it is beyond 'z'.
    let from_a = low + 0x1f1f_1f1f_1f1f_1f1f;
    let beyond_z = low + 0x0505_0505_0505_0505;
    !(from_a & !beyond_z & !eight) & HIGH
}

/// A hash with up to eight bytes more.
fn mix(hash: u64, eight: u64, len: usize) -> u64 {
    let folded = fold(eight) & (u64::MAX >> (64 - 8 * len.clamp(1, 8)));
    let mixed = (hash ^ folded).wrapping_mul(SPREAD);
    mixed ^ mixed >> 32
}

/// Eight bytes from a place on, noughts behind the end.
fn load(bytes: &[u8], at: usize) -> u64 {
    if let Some(eight) = bytes.get(at..at + 8) {
        return u64::from_le_bytes(eight.try_into().unwrap_or_default());
    }
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter()
        .rev()
        .fold(0, |value, &byte| value << 8 | u64::from(byte))
}

/// Capital ASCII letters as small ones; bytes beyond ASCII stay.
const fn fold(eight: u64) -> u64 {
    eight | (!eight & HIGH) >> 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_place_do_not_count() {
        let text = "Nine Hundredths, nine hundredths";
        assert_eq!(letters(text.as_bytes(), 0), (4, hash(b"nine")));
        assert_eq!(letters(text.as_bytes(), 5), (10, hash(b"hundredths")));
        assert_eq!(hash_at(text.as_bytes(), 5, 15), hash(b"hundredths"));
        assert_eq!(hash_at(text.as_bytes(), 22, 32), hash(b"HUNDREDTHS"));
        assert_ne!(hash(b"hundredth"), hash(b"hundredths"));
        assert_ne!(hash("é".as_bytes()), hash("É".as_bytes()));
    }
}
