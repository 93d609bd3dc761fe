//! Findings that the writer has silenced: by a remark in the draft, or by `[sic]` behind the figure.

use document::{BlockKind, Silence, Span};

use crate::finding::{Finding, Verdict};
use crate::{Article, RULES};

/// What became of a document's remarks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Silenced {
    /// How many findings were taken away.
    pub findings: usize,
    /// Remarks that silence nothing or are not understood: where they stand in the source, and what is the matter.
    pub idle: Vec<(Span, String)>,
}

/// Takes away the findings on one document that its writer has silenced. Claims that agree stay: there is nothing to
/// silence in them. `findings` holds those on this document only.
pub fn silence(article: Article<'_>, findings: &mut Vec<Finding>) -> Silenced {
    let document = article.document;
    let mut used = vec![false; document.silences.len()];
    let before = findings.len();
    findings.retain(|finding| {
        if finding.verdict == Verdict::Consistent {
            return true;
        }
        let remark = document
            .silences
            .iter()
            .position(|silence| holds(article, silence, finding));
        if let Some(remark) = remark {
            used[remark] = true;
        }
        remark.is_none() && !is_sic(article, finding)
    });
    let idle = document.silences.iter().zip(used);
    let idle = idle.filter(|(_, used)| !used).map(|(silence, _)| {
        let why = match &silence.order {
            Err(why) => why.clone(),
            Ok(order) => order.rules.iter().find(|name| !is_rule(name)).map_or_else(
                || "this remark silences nothing".to_owned(),
                |name| format!("there is no rule {name}; `recount rules` lists them"),
            ),
        };
        (silence.span, why)
    });
    Silenced {
        idle: idle.collect(),
        findings: before - findings.len(),
    }
}

fn is_rule(name: &str) -> bool {
    RULES.iter().any(|rule| rule.id == name)
}

/// Whether a remark speaks of a finding: its block, or the whole table or list that begins there, and its rule.
fn holds(article: Article<'_>, silence: &Silence, finding: &Finding) -> bool {
    let blocks = &article.document.blocks;
    let (Some(first), Ok(order)) = (silence.block, &silence.order) else {
        return false;
    };
    let last = (first..blocks.len())
        .take_while(|&block| block == first || same_whole(blocks[first].kind, blocks[block].kind))
        .last()
        .unwrap_or(first);
    let whole = Span::new(blocks[first].span.start, blocks[last].span.end);
    let named = order.rules.is_empty() || order.rules.iter().any(|name| name == finding.rule);
    named && whole.overlaps(finding.claim.span)
}

/// Whether two blocks are parts of one table or list.
fn same_whole(a: BlockKind, b: BlockKind) -> bool {
    match (a, b) {
        (BlockKind::Cell { table: one, .. }, BlockKind::Cell { table: other, .. }) => one == other,
        (BlockKind::ListItem(one), BlockKind::ListItem(other)) => one == other,
        _ => false,
    }
}

/// Whether `[sic]` stands behind the claim, at most a mark or two between.
fn is_sic(article: Article<'_>, finding: &Finding) -> bool {
    let behind = &article.document.text[finding.claim.span.end..];
    let behind =
        behind.trim_start_matches(|c: char| c.is_whitespace() || "\"'”’»,;.)*_".contains(c));
    behind
        .get(..5)
        .is_some_and(|mark| mark.eq_ignore_ascii_case("[sic]"))
}

#[cfg(test)]
mod tests {
    use document::{Document, Format};

    use super::silence;
    use crate::{Article, Verdict};

    /// How many inconsistencies are left, how many findings were taken away, and what is said of remarks.
    fn checked(source: &str) -> (usize, usize, Vec<String>) {
        let document =
            Document::read("a.md", source.as_bytes().to_vec(), Format::Markdown).unwrap();
        let reading = extractor::read(&document);
        let article = Article {
            document: &document,
            reading: &reading,
        };
        let mut findings = crate::check(0, article);
        let done = silence(article, &mut findings);
        let said = done.idle.into_iter().map(|(_, why)| why).collect();
        findings.retain(|finding| finding.verdict == Verdict::Inconsistent);
        (findings.len(), done.findings, said)
    }

    const WRONG: &str = "Requests doubled from 13,800 in 2011 to 36,000 in 2013.";

    #[test]
    fn a_remark_takes_away_what_it_names_in_its_block_only() {
        let (left, gone, said) = checked(&format!(
            "{WRONG}\n\n<!-- recount: ignore multiple: counted anew -->\n\n{WRONG} It fell.\n"
        ));
        assert_eq!((left, gone, said.len()), (1, 1, 0));
    }

    #[test]
    fn a_remark_for_nothing_is_told() {
        let (left, gone, said) = checked(&format!("<!-- recount: ignore sum -->\n\n{WRONG}\n"));
        assert_eq!((left, gone, said.len()), (1, 0, 1));
        let (_, _, said) = checked(&format!("<!-- recount: ignore summ -->\n\n{WRONG}\n"));
        assert!(said[0].contains("no rule summ"), "{said:?}");
    }

    #[test]
    fn sic_silences_the_figure_before_it() {
        let wrong = "Of 126 berths 63 are rented out; the other 73 stand empty.";
        assert_eq!(checked(wrong).0, 1);
        let sic = wrong.replace("73", "73 [sic]");
        assert_eq!(checked(&sic), (0, 1, Vec::new()));
    }
}
