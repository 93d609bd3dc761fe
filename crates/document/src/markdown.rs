//! Markdown: the structure is pulldown-cmark's, the text is what a reader sees.

mod front_matter;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::builder::{Builder, Extract};
use crate::{BlockKind, Furniture, Span, furniture, html};

/// Reads a Markdown source.
pub(crate) fn read(source: String) -> Extract {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = Reader::new(&source);
    for (event, range) in Parser::new_ext(&source, options).into_offset_iter() {
        reader.event(event, Span::new(range.start, range.end));
    }
    reader.end_block();
    let (mut built, published) = (reader.builder.finish(), reader.published);
    let dated = furniture::mark(&built.text, &mut built.blocks);
    crate::plain::mark_capitals(&built.text, &mut built.blocks);
    built.join(source, published.or(dated))
}

/// What blocks stand in.
enum Container {
    Quote,
    List(u32),
    /// An item; its first paragraph is the item, the others are paragraphs.
    Item {
        list: u32,
        begun: bool,
    },
}

/// Where we are in a table.
#[derive(Default)]
struct Table {
    row: u32,
    column: u32,
    header: bool,
}

struct Reader<'s> {
    source: &'s str,
    builder: Builder<'s>,
    published: Option<String>,
    numbers: html::Numbers,
    containers: Vec<Container>,
    /// What the open block is, where its start tag says so.
    kind: Option<BlockKind>,
    table: Table,
    /// Whether the open block is code that may be a table drawn with blanks.
    drawing: bool,
    /// How many images we are inside of, and their words, which become blocks after the open one.
    images: usize,
    captions: Vec<Vec<(String, Span)>>,
    /// How many deletions we are inside of.
    deletions: usize,
    metadata: bool,
}

impl<'s> Reader<'s> {
    fn new(source: &'s str) -> Self {
        Self {
            source,
            builder: Builder::new(source),
            published: None,
            numbers: html::Numbers::default(),
            containers: Vec::new(),
            kind: None,
            table: Table::default(),
            drawing: false,
            images: 0,
            captions: Vec::new(),
            deletions: 0,
            metadata: false,
        }
    }

    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(&tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.metadata => self.front_matter(&text, span),
            Event::Text(text) => self.text(&text, span),
            Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => {
                self.code(&code, span);
            }
            Event::SoftBreak | Event::HardBreak => self.text("\n", span),
            Event::InlineHtml(tag) => self.inline_html(&tag, span),
            Event::Rule => self.end_block(),
            Event::Html(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::HtmlBlock => {
                self.end_block();
                let numbers = std::mem::take(&mut self.numbers);
                self.numbers = html::read_within(&mut self.builder, self.source, span, numbers);
            }
            Tag::Paragraph | Tag::FootnoteDefinition(_) | Tag::Table(_) => {
                self.end_block();
            }
            Tag::Heading { level, .. } => self.begin_block(BlockKind::Heading(depth(*level))),
            Tag::CodeBlock(code) => {
                self.begin_block(BlockKind::Furniture(Furniture::Code));
                self.drawing = match code {
                    CodeBlockKind::Indented => true,
                    CodeBlockKind::Fenced(language) => {
                        matches!(language.trim(), "" | "text" | "txt" | "plain")
                    }
                };
            }
            Tag::BlockQuote(_) => self.enter(Container::Quote),
            Tag::List(_) => {
                let number = self.numbers.lists.begin();
                self.enter(Container::List(number));
            }
            Tag::Item => {
                let list = self
                    .containers
                    .iter()
                    .rev()
                    .find_map(|container| match container {
                        Container::List(number) => Some(*number),
                        _ => None,
                    });
                self.enter(Container::Item {
                    list: list.unwrap_or_default(),
                    begun: false,
                });
            }
            Tag::TableHead => (self.table.row, self.table.column, self.table.header) = (0, 0, true),
            Tag::TableRow => self.table.column = 0,
            Tag::TableCell => {
                let Table {
                    row,
                    column,
                    header,
                } = self.table;
                let table = self.numbers.tables;
                self.begin_block(BlockKind::Cell {
                    table,
                    row,
                    column,
                    header,
                });
            }
            Tag::Image { .. } => {
                self.images += 1;
                self.captions.push(Vec::new());
            }
            Tag::Strikethrough if self.source[span.start..].starts_with("~~") => {
                self.deletions += 1;
            }
            Tag::MetadataBlock(_) => self.metadata = true,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.end_block();
                self.containers.pop();
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.table.row += 1;
                self.table.header = false;
            }
            TagEnd::TableCell => {
                self.end_block();
                self.table.column += 1;
            }
            TagEnd::Table => self.numbers.tables += 1,
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::Strikethrough => self.deletions = self.deletions.saturating_sub(1),
            TagEnd::MetadataBlock(_) => self.metadata = false,
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition => self.end_block(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, span: Span) {
        if self.deletions > 0 {
        } else if self.images > 0 {
            if let Some(caption) = self.captions.last_mut() {
                caption.push((text.to_owned(), span));
            }
        } else {
            self.builder.replace(text, span);
        }
    }

    /// Code within a line: the span holds its backticks, and each line break in it is a blank.
    fn code(&mut self, code: &str, span: Span) {
        let source = &self.source[span.start..span.end];
        let mut at = source.len() - source.trim_start_matches('`').len();
        let mut done = 0;
        for word in code.split_inclusive(' ') {
            let bare = word.trim_end_matches(' ');
            let Some(found) = source[at..].find(bare).map(|found| at + found) else {
                return self.text(&code[done..], Span::new(span.start + at, span.end));
            };
            at = found + bare.len();
            self.text(bare, Span::new(span.start + found, span.start + at));
            if let Some(blank) = source[at..]
                .chars()
                .next()
                .filter(|_| bare.len() < word.len())
            {
                let end = at + blank.len_utf8();
                self.text(" ", Span::new(span.start + at, span.start + end));
                at = end;
            }
            done += word.len();
        }
    }

    fn inline_html(&mut self, tag: &str, span: Span) {
        let name = tag
            .trim_start_matches('<')
            .trim_end_matches(['>', '/', ' ']);
        if name.eq_ignore_ascii_case("br") {
            self.text("\n", span);
        } else if name.eq_ignore_ascii_case("sup")
            && self.builder.open().ends_with(|c: char| c.is_ascii_digit())
        {
            // A footnote mark must not grow onto a figure: 63<sup>2</sup> is not 632.
            self.text(" ", span);
        }
    }

    fn front_matter(&mut self, text: &str, span: Span) {
        for (key, value, at) in front_matter::fields(text) {
            let value_span = Span::new(span.start + at, span.start + at + value.len());
            match key.to_ascii_lowercase().as_str() {
                "date" | "published" | "pubdate" | "publishdate" => {
                    self.published.get_or_insert_with(|| value.to_owned());
                }
                "title" | "headline" => self.field(BlockKind::Heading(1), value, value_span),
                "description" | "summary" | "subtitle" => {
                    self.field(BlockKind::Paragraph, value, value_span);
                }
                _ => {}
            }
        }
    }

    fn field(&mut self, kind: BlockKind, value: &str, span: Span) {
        self.builder.replace(value, span);
        self.builder.close(kind);
    }

    fn begin_block(&mut self, kind: BlockKind) {
        self.end_block();
        self.kind = Some(kind);
    }

    fn enter(&mut self, container: Container) {
        self.end_block();
        self.containers.push(container);
    }

    /// Closes the open block, if there is one, and then gives each image in it a block.
    fn end_block(&mut self) {
        let kind = self.kind.take();
        if !self.builder.open().trim().is_empty() {
            let kind = kind.unwrap_or_else(|| self.kind_here());
            let drawn = kind == BlockKind::Paragraph || std::mem::take(&mut self.drawing);
            let tables = if drawn {
                self.builder
                    .close_tables(BlockKind::Paragraph, self.numbers.tables)
            } else {
                0
            };
            self.numbers.tables += tables;
            if tables > 0 {
            } else if kind == BlockKind::Paragraph && front_matter::is_labelled(self.builder.open())
            {
                self.builder.close_by_line(front_matter::kind_of_line);
            } else {
                self.builder.close(kind);
            }
        }
        if self.images == 0 {
            for caption in std::mem::take(&mut self.captions) {
                for (text, span) in caption {
                    self.builder.replace(&text, span);
                }
                self.builder.close(BlockKind::Caption);
            }
        }
    }

    /// What running text is in this place.
    fn kind_here(&mut self) -> BlockKind {
        match self.containers.last_mut() {
            Some(Container::Item {
                list,
                begun: begun @ false,
            }) => {
                *begun = true;
                BlockKind::ListItem(*list)
            }
            Some(Container::Quote) => BlockKind::Quote,
            _ => BlockKind::Paragraph,
        }
    }
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests;
