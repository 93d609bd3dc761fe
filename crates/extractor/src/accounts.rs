//! Brackets of accountants: in a table of profits and costs, a cell that is "(70)" and no more is minus seventy.
//!
//! Brackets also hold standard errors, shares and notes, so the table has to say so: it speaks of money, its bracketed cells
//! stand in rows with a label, and other cells have none.

use document::{BlockKind, Document};

use crate::draft::Found;
use crate::lexicon::{Class, LEXICON};
use crate::number::Words;

/// What the table last met says of brackets.
#[derive(Debug, Default)]
pub(crate) struct Accounts {
    table: Option<u32>,
    says: Says,
}

/// Which bracketed cells of a table are negative.
#[derive(Debug, Default, Clone, Copy)]
struct Says {
    amounts: bool,
    percents: bool,
}

impl Accounts {
    /// Makes the only figure of a block negative if it is such a cell, its brackets with it.
    pub(crate) fn settle(
        &mut self,
        document: &Document,
        block: usize,
        words: Words,
        found: &mut [Found],
    ) {
        let BlockKind::Cell { table, row, .. } = document.blocks[block].kind else {
            return;
        };
        if self.table != Some(table) {
            self.table = Some(table);
            self.says = says(document, block, table);
        }
        let [only] = found else { return };
        let closes = words.is(only.to, ')');
        let percent = words.is(only.to + 1, '%');
        let ends = only.to + 1 + usize::from(percent) == words.lexemes.len();
        let told = if percent || words.is(only.to - 1, '%') {
            self.says.percents
        } else {
            self.says.amounts
        };
        let whole = only.from == 1 && words.is(0, '(') && closes && ends;
        let Some(draft) = only.draft.as_mut().filter(|_| whole && told && row > 0) else {
            return;
        };
        draft.number = draft.number.times(-1.0);
        if percent {
            crate::amount::attach(words, draft, crate::unit::UnitId::PERCENT, 0);
        }
        only.from = 0;
        only.to += 1 + usize::from(percent);
    }
}

/// What a table says, whose first cell that holds anything stands at a block.
fn says(document: &Document, first: usize, table: u32) -> Says {
    let (mut bracketed, mut plain, mut plain_percent, mut money) = (false, false, false, false);
    let mut labelled = None;
    // The headers may hold no number and have been passed over.
    let is_cell = |block: &document::Block| matches!(block.kind, BlockKind::Cell { table: of, .. } if of == table);
    let passed = document.blocks[..first]
        .iter()
        .rev()
        .take_while(|block| is_cell(block));
    let start = first - passed.count();
    for block in document.blocks[start..]
        .iter()
        .take_while(|block| is_cell(block))
    {
        let BlockKind::Cell { row, column, .. } = block.kind else {
            break;
        };
        let text = document.words(block.span);
        if column == 0 && !text.starts_with('(') {
            labelled = Some(row);
        }
        let figure = text.trim_start_matches(['(', '-', '−', '+', '£', '$', '€', '¥']);
        if !figure.starts_with(|c: char| c.is_ascii_digit()) {
            money |= text.contains(['£', '$', '€', '¥']) || speaks_of_money(text);
            continue;
        }
        money |= text.contains(['£', '$', '€', '¥']);
        if text.starts_with('(') && text.trim_end_matches('%').ends_with(')') {
            if labelled != Some(row) && row > 0 {
                return Says::default();
            }
            bracketed = true;
        } else {
            plain |= row > 0 && column > 0;
            plain_percent |= text.ends_with('%');
        }
    }
    let amounts = bracketed && plain && money;
    Says {
        amounts,
        percents: amounts && plain_percent,
    }
}

fn speaks_of_money(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| {
        let id = LEXICON.id(word);
        LEXICON.entry(id).classes.has(Class::AccountNoun)
    })
}
