//! Words of one field: what writers put for each other when they tell of one figure.
//!
//! `lexicon/kin.tsv` lists them by field. Words that share a field hint that two phrases name one thing; words of one meaning, which
//! are one term, show it.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::terms::{Term, rows, term_of};

/// The fields of each term, by their number, sorted.
static FIELDS: LazyLock<HashMap<Term, Vec<u16>>> = LazyLock::new(|| {
    let mut fields: HashMap<Term, Vec<u16>> = HashMap::new();
    let table = rows(include_str!("../../../../lexicon/kin.tsv"));
    for (field, (_, words)) in table.filter_map(|row| row.split_once('\t')).enumerate() {
        let field = u16::try_from(field).unwrap_or(u16::MAX);
        for term in words.split(' ').filter_map(term_of) {
            let of_term = fields.entry(term).or_default();
            if of_term.last() != Some(&field) {
                of_term.push(field);
            }
        }
    }
    fields
});

/// The fields that a term belongs to.
fn fields(term: Term) -> &'static [u16] {
    FIELDS.get(&term).map_or(&[], Vec::as_slice)
}

/// Whether two terms belong to one field.
pub(crate) fn is_kin(a: Term, b: Term) -> bool {
    let (a, b) = (fields(a), fields(b));
    a.iter().any(|field| b.binary_search(field).is_ok())
}

/// How many terms of one list have kin in the other, each of the other taken once.
pub(crate) fn kin(a: &[Term], b: &[Term]) -> usize {
    let mut taken = 0_u64;
    let mut count = 0;
    for &term in a.iter().filter(|term| !fields(**term).is_empty()) {
        let partner = b
            .iter()
            .take(64)
            .enumerate()
            .find(|&(at, &other)| taken >> at & 1 == 0 && is_kin(term, other));
        if let Some((at, _)) = partner {
            taken |= 1 << at;
            count += 1;
        }
    }
    count
}
