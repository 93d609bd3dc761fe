//! The features of a binding by name: whole numbers that trees hold against limits.

use std::fmt::{self, Write};

/// Makes an enum of features with the list of them all.
macro_rules! features {
    ($($(#[doc = $doc:literal])* $name:ident,)*) => {
        /// One thing that is counted of a binding. Sizes are logarithms in hundredths, distances count tokens, figures or sentences;
        /// what an operand is has a number for the first and one for the second.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Feature {
            $($(#[doc = $doc])* $name,)*
        }

        impl Feature {
            /// All features, and their names in the table of trees.
            pub(super) const ALL: &[(Feature, &str)] = &[$((Feature::$name, stringify!($name)),)*];
        }
    };
}

features! {
    /// The rule that proposes the binding, as the [number](number) of its name.
    Rule,
    /// What it computes, likewise.
    Formula,
    /// The slip that explains the disagreement, likewise.
    Cause,
    /// [`Candidate::strength`](crate::candidate::Candidate::strength).
    Strength,
    /// What the size of the disagreement says of the binding.
    Plausible,
    /// By how much the strongest binding to other figures is weaker.
    Ahead,
    /// How many bindings of the claim are stronger.
    Place,
    /// How many there are.
    Bindings,
    /// How many of those that disagree are stronger.
    Stronger,
    /// How many are of the same rule.
    SameRule,
    /// How near the value of another comes to the claim.
    NearestOther,
    /// The strength of the strongest that agrees.
    Agreeing,
    /// The same with what agreeing so closely adds.
    Credit,
    /// Whether the disagreement is one of rounding or of a hedge.
    Outcome,
    /// Whether digits alone explain it.
    SharpSlip,
    /// How much of what the binding stands on bears another claim of the rule out.
    BorneElsewhere,
    /// How many other claims the first operand bears out, and the second.
    FirstBears,
    SecondBears,
    /// How many others that they are bound to they do not give.
    FirstFails,
    SecondFails,
    /// How many others the claim itself bears out.
    ClaimBears,

    /// The computed value over the claim, and how far they are apart whichever is larger.
    Off,
    Distance,
    /// The difference in units of the claim's last place.
    Grains,
    /// How wide the wider interval is.
    Width,
    Claim,
    Value,
    Negative,
    Digits,
    Noughts,
    Whole,
    First,
    Second,
    FirstWhole,
    /// The first operand over the second.
    Ratio,

    ClaimKind,
    FirstKind,
    SecondKind,
    ClaimRole,
    FirstRole,
    SecondRole,
    FirstUnit,
    SecondUnit,
    ClaimCounted,
    /// Whether two operands count one noun (1), two (2), or either none (0).
    Nouns,
    FirstNoun,
    SecondNoun,
    Years,
    FirstYear,
    SecondYear,
    Hedge,
    Loose,
    InWords,
    IsChange,
    PointsBack,
    Concludes,
    Per,
    Of,
    OwnBase,
    Sense,
    Stance,
    Operands,
    Spelled,
    OneUnit,
    /// How many long words stand both near the claim and near an operand.
    InCommon,

    /// Figures of the text, of the claim's sentence, and those before and behind the claim there.
    Figures,
    InSentence,
    FiguresBefore,
    FiguresBehind,
    MagnitudesBefore,
    MagnitudesBehind,
    /// Other figures around that could be an operand, or the claim.
    Rivals,
    Alike,
    FromBegin,
    ToEnd,
    /// Tokens to the nearest and to the farthest operand, sentences, figures and marks.
    Nearest,
    Farthest,
    SentencesToNearest,
    SentencesToFarthest,
    FiguresToNearest,
    FiguresToFarthest,
    MarksToNearest,
    MarksToFarthest,
    Semicolons,
    OneBlock,
    FirstTokens,
    SecondTokens,
    FirstSentences,
    SecondSentences,
    FirstFigures,
    SecondFigures,
    OperandsBefore,
    OperandsHere,
    OperandsInLast,
    /// From the second operand to the first.
    Between,
    BetweenFigures,
    BetweenSentences,
}

/// What was counted of one binding.
#[derive(Debug, Clone)]
pub(in super::super) struct Features([i32; Feature::ALL.len()]);

impl Features {
    /// What a feature is that the binding does not have: below every limit.
    const MISSING: i32 = i32::MIN;
    /// Nothing counted yet.
    pub(super) const NONE: Self = Self([Self::MISSING; Feature::ALL.len()]);

    pub(super) fn set(&mut self, feature: Feature, value: i32) {
        self.0[feature as usize] = value;
    }

    pub(super) fn count(&mut self, feature: Feature, count: usize) {
        self.set(feature, i32::try_from(count).unwrap_or(i32::MAX));
    }

    pub(super) fn flag(&mut self, feature: Feature, holds: bool) {
        self.set(feature, i32::from(holds));
    }

    /// A number with two decimals; none if it is no number.
    pub(super) fn size(&mut self, feature: Feature, size: f64) {
        if !size.is_nan() {
            self.set(feature, (size * 100.0).round() as i32);
        }
    }

    pub(super) fn name(&mut self, feature: Feature, name: impl fmt::Display) {
        self.set(feature, number(name));
    }

    pub(super) fn get(&self, feature: Feature) -> i32 {
        self.0[feature as usize]
    }

    /// Every number that the binding has, with its feature.
    pub(in super::super) fn numbers(&self) -> impl Iterator<Item = (&'static str, i32)> + '_ {
        let counted = Feature::ALL
            .iter()
            .filter(|(feature, _)| !feature.is_named());
        counted
            .map(|&(feature, name)| (name, self.get(feature)))
            .filter(|&(_, number)| number != Self::MISSING)
    }
}

impl Feature {
    /// Whether its numbers stand for names and have no order.
    pub(super) fn is_named(self) -> bool {
        matches!(self, Self::Rule | Self::Formula | Self::Cause)
    }
}

/// A name as a number that is hardly another's: up to a bracket, so that `PerCount(1000.0)` is `PerCount`.
pub(super) fn number(name: impl fmt::Display) -> i32 {
    let mut hash = Hash(0x811c_9dc5, true);
    // Nothing is written anywhere, so that nothing fails.
    let _ = write!(hash, "{name}");
    (hash.0 >> 1).cast_signed()
}

/// The hash FNV-1a of what is written to it, and whether no bracket came yet.
struct Hash(u32, bool);

impl fmt::Write for Hash {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes() {
            self.1 &= byte != b'(';
            if self.1 {
                self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
            }
        }
        Ok(())
    }
}
