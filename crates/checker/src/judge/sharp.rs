//! Slips of the pen that few figures come to by chance: of "37%" where 73% comes out, of "£4,186" where it is £4,816.

use crate::candidate::Candidate;
use crate::diagnose::rounded;

/// Whether two neighbouring digits of the computed figure changed places in the stated one, or one digit is another, all others being
/// the same to the last printed place. A digit in the last place is soon another: that is a step, and no slip.
pub(super) fn is_sharp_slip(candidate: &Candidate) -> bool {
    let claim = &candidate.claim;
    if claim.loose || claim.value.total_cmp(&0.0).is_le() || candidate.value() <= 0.0 {
        return false;
    }
    let grain = if claim.grain > 0.0 { claim.grain } else { 1.0 };
    let whole = |value: f64| rounded(value / grain) as u64;
    let (mut said, mut right) = (whole(claim.value), whole(candidate.value()));
    if said < 10 || right < 10 || said.ilog10() != right.ilog10() {
        return false;
    }
    let mut place = 0;
    while said % 10 == right % 10 {
        if said == 0 {
            return false;
        }
        (said, right, place) = (said / 10, right / 10, place + 1);
    }
    let one_digit = place > 0 && said / 10 == right / 10;
    let swapped =
        said / 100 == right / 100 && said % 10 == right / 10 % 10 && right % 10 == said / 10 % 10;
    one_digit || swapped
}
