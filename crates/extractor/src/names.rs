//! Names of classes, found by their hashes while the lexicon is built.

use crate::hash::hash;

/// How many places there are: some of them are always empty.
const PLACES: usize = 256;

/// A few names, each with its number.
#[derive(Debug)]
pub(crate) struct Names {
    /// Open addressing: the hash of a name and one more than its number, 0 where empty.
    places: [(u64, u8); PLACES],
}

impl Names {
    /// A table of fewer than 200 names, numbered from 0.
    pub(crate) fn new(names: impl Iterator<Item = &'static str>) -> Self {
        let mut places = [(0, 0); PLACES];
        for (number, name) in (1..200).zip(names) {
            let hash = hash(name.as_bytes());
            let mut place = first(hash);
            while places[place].1 != 0 {
                place = (place + 1) % PLACES;
            }
            places[place] = (hash, number);
        }
        Self { places }
    }

    /// The number of a name.
    pub(crate) fn find(&self, name: &[u8]) -> Option<usize> {
        let hash = hash(name);
        let mut place = first(hash);
        loop {
            let (known, number) = self.places[place];
            if number == 0 {
                return None;
            }
            if known == hash {
                return Some(usize::from(number) - 1);
            }
            place = (place + 1) % PLACES;
        }
    }
}

const fn first(hash: u64) -> usize {
    (hash ^ hash >> 32) as usize % PLACES
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::classes::CLASSES;
    use crate::cue::Cue;

    #[test]
    fn every_name_is_found_and_no_other() {
        let classes: Vec<&str> = CLASSES.iter().map(|(_, name)| *name).collect();
        let cues: Vec<&str> = Cue::ALL.iter().map(|(_, name)| *name).collect();
        for all in [classes, cues] {
            let names = Names::new(all.iter().copied());
            for (number, name) in all.iter().enumerate() {
                assert_eq!(names.find(name.as_bytes()), Some(number), "{name}");
            }
            assert_eq!(names.find(b"no such class"), None);
        }
    }
}
