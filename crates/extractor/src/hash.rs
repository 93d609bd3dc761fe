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
#[inline]
pub(crate) fn letters(bytes: &[u8], start: usize) -> (usize, u64) {
    let mut hash = START;
    let mut at = start;
    loop {
        let eight = load(bytes, at);
        let others = no_letters(eight);
        if others != 0 {
            let len = others.trailing_zeros() as usize / 8;
            if len > 0 || at == start {
                hash = mix(hash, eight, len);
            }
            return (at + len - start, hash);
        }
        hash = mix(hash, eight, 8);
        at += 8;
    }
}

/// Where the first of an ASCII mark stands from a place on, in a text without NUL; behind the end if it is not there.
#[inline]
pub(crate) fn find(bytes: &[u8], from: usize, mark: u8) -> usize {
    const ONES: u64 = u64::MAX / 0xff;
    let mut at = from;
    while at < bytes.len() {
        let eight = load(bytes, at) ^ (u64::from(mark) * ONES);
        let found = eight.wrapping_sub(ONES) & !eight & HIGH;
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    bytes.len()
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
#[inline]
fn mix(hash: u64, eight: u64, len: usize) -> u64 {
    let folded = fold(eight) & (u64::MAX >> (64 - 8 * len.clamp(1, 8)));
    let mixed = (hash ^ folded).wrapping_mul(SPREAD);
    mixed ^ mixed >> 32
}

/// Eight bytes from a place on, noughts behind the end.
#[inline]
fn load(bytes: &[u8], at: usize) -> u64 {
    if let Some(eight) = bytes.get(at..at + 8) {
        return u64::from_le_bytes(eight.try_into().unwrap_or_default());
    }
    let rest = bytes.get(at..).unwrap_or_default();
    if rest.is_empty() {
        return 0;
    }
    if let Some(eight) = bytes.last_chunk() {
        return u64::from_le_bytes(*eight) >> (64 - 8 * rest.len());
    }
    few(rest)
}

/// One to seven bytes as the low ones of a number.
fn few(bytes: &[u8]) -> u64 {
    let len = bytes.len();
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return u64::from(first) | u64::from(last) << (8 * (len - 4));
    }
    let byte = |at: usize| u64::from(bytes[at]) << (8 * at);
    byte(0) | byte(len / 2) | byte(len - 1)
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
        assert_eq!(
            letters(b"sixteenletterssoandso 1", 0),
            (21, hash(b"sixteenletterssoandso"))
        );
        assert_eq!(letters(b"eighteen", 0), (8, hash(b"eighteen")));
        let row = b"a row of three\tcolumns\t";
        assert_eq!(find(row, 0, b'\t'), 14);
        assert_eq!(find(row, 15, b'\t'), 22);
        assert_eq!(find(row, 23, b'\t'), 23);
        assert_eq!(find(row, 0, b'|'), 23);
        // However much stands before and behind it.
        let padded = b"tenths of three";
        for len in 1..=padded.len() {
            let word = &padded[padded.len() - len..];
            assert_eq!(
                hash_at(padded, padded.len() - len, padded.len()),
                hash(word)
            );
        }
    }
}
