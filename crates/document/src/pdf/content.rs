//! What a page's content draws: its glyphs, with their places, in the order in which they are drawn.

use std::collections::HashMap;
use std::rc::Rc;

use memchr::memmem;

use super::file::File;
use super::font::Font;
use super::pages::Page;
use super::syntax::{Dict, Lexer, Object, is_blank};
use crate::ReadError;

/// Forms are drawn inside of forms no deeper.
const DEEPEST: usize = 16;
/// No operator takes more.
const MOST_OPERANDS: usize = 4096;
/// States are put aside no deeper.
const MOST_SAVED: usize = 512;

/// A glyph as it is seen on a page; in points, upwards from the lower left corner.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph<'w> {
    pub(super) words: &'w str,
    pub(super) left: f64,
    pub(super) base: f64,
    pub(super) width: f64,
    pub(super) size: f64,
    pub(super) bold: bool,
    /// Whether the file says that it is no part of the text, such as a page's number.
    pub(super) artifact: bool,
}

/// The fonts of a file that were met already.
pub(super) type Fonts = HashMap<u32, Rc<Font>>;

/// Gives each glyph of a page that stands upright.
pub(super) fn glyphs(
    file: &File<'_>,
    page: &Page<'_>,
    fonts: &mut Fonts,
    see: &mut dyn FnMut(Glyph<'_>),
) -> Result<(), ReadError> {
    let mut content = Vec::new();
    let parts = match file.entry(&page.dict, b"Contents")? {
        Object::Array(parts) => parts,
        one => vec![one],
    };
    for part in &parts {
        if let Object::Stream(dict, data) = file.resolve(part)? {
            content.extend_from_slice(&file.data(&dict, data)?);
            content.push(b'\n');
        }
    }
    let mut painter = Painter {
        file,
        fonts,
        see,
        drawn: Vec::new(),
        marks: Vec::new(),
    };
    let state = State::new(page.matrix);
    painter.draw(&content, &page.resources, state)
}

type Matrix = [f64; 6];

/// What both do, the first one first.
fn both(first: &Matrix, then: &Matrix) -> Matrix {
    let turned = |x: f64, y: f64| [x * then[0] + y * then[2], x * then[1] + y * then[3]];
    let [across, aslant] = turned(first[0], first[1]);
    let [lean, up] = turned(first[2], first[3]);
    let [x, y] = turned(first[4], first[5]);
    [across, aslant, lean, up, x + then[4], y + then[5]]
}

/// Where the next glyph stands, and where its line begins.
struct Pen {
    at: Matrix,
    line: Matrix,
}

impl Pen {
    const fn new(at: Matrix) -> Self {
        Self { at, line: at }
    }

    /// Goes to another line, so far from the beginning of this one.
    fn begin(&mut self, x: f64, y: f64) {
        *self = Self::new(both(&[1.0, 0.0, 0.0, 1.0, x, y], &self.line));
    }

    fn advance(&mut self, x: f64) {
        self.at = both(&[1.0, 0.0, 0.0, 1.0, x, 0.0], &self.at);
    }
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    spacing: f64,
    word_spacing: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

impl State {
    fn new(matrix: Matrix) -> Self {
        Self {
            matrix,
            font: None,
            size: 0.0,
            spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

/// Marked content that is open.
#[derive(Default)]
struct Marked {
    artifact: bool,
    /// What its glyphs stand for, all together; empty once that was said.
    words: Option<String>,
}

struct Painter<'p, 'f, 'b> {
    file: &'f File<'b>,
    fonts: &'p mut Fonts,
    see: &'p mut dyn FnMut(Glyph<'_>),
    /// The forms that are being drawn.
    drawn: Vec<u32>,
    marks: Vec<Marked>,
}

const NOWHERE: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

impl<'f> Painter<'_, 'f, '_> {
    fn draw(
        &mut self,
        content: &[u8],
        resources: &Dict<'f>,
        first: State,
    ) -> Result<(), ReadError> {
        let file = self.file;
        let fonts = file.inner(resources, b"Font")?;
        let forms = file.inner(resources, b"XObject")?;
        let properties = file.inner(resources, b"Properties")?;
        let marks = self.marks.len();
        let mut state = first;
        let mut saved: Vec<State> = Vec::new();
        let mut pen = Pen::new(NOWHERE);
        let mut operands: Vec<Object<'_>> = Vec::new();
        let mut lexer = Lexer::of_content(content);
        loop {
            let operator = match lexer.next()? {
                Some(Object::Operator(operator)) => operator,
                Some(object) => {
                    if operands.len() < MOST_OPERANDS {
                        operands.push(object);
                    }
                    continue;
                }
                None if lexer.skip_stray() => continue,
                None => break,
            };
            let number = |at: usize| operands.get(at).and_then(Object::number).unwrap_or(0.0);
            match operator {
                b"q" if saved.len() < MOST_SAVED => saved.push(state.clone()),
                b"Q" => state = saved.pop().unwrap_or(state),
                b"cm" => state.matrix = both(&std::array::from_fn(number), &state.matrix),
                b"BT" => pen = Pen::new(NOWHERE),
                b"Tc" => state.spacing = number(0),
                b"Tw" => state.word_spacing = number(0),
                b"Tz" => state.stretch = number(0) / 100.0,
                b"TL" => state.leading = number(0),
                b"Ts" => state.rise = number(0),
                b"Tf" => {
                    state.size = number(1);
                    let name = operands.first().and_then(Object::name).unwrap_or_default();
                    state.font = self.font(&fonts, name)?;
                }
                b"Td" => pen.begin(number(0), number(1)),
                b"TD" => {
                    state.leading = -number(1);
                    pen.begin(number(0), number(1));
                }
                b"T*" => pen.begin(0.0, -state.leading),
                b"Tm" => pen = Pen::new(std::array::from_fn(number)),
                b"Tj" | b"'" | b"\"" => {
                    if operator == b"\"" {
                        state.word_spacing = number(0);
                        state.spacing = number(1);
                    }
                    if operator != b"Tj" {
                        pen.begin(0.0, -state.leading);
                    }
                    if let Some(Object::Words(words)) = operands.last() {
                        self.show(&state, words, &mut pen);
                    }
                }
                b"TJ" => {
                    let items = match operands.last() {
                        Some(Object::Array(items)) => items.as_slice(),
                        _ => &[],
                    };
                    for item in items {
                        match item {
                            Object::Words(words) => self.show(&state, words, &mut pen),
                            Object::Number(back) => {
                                pen.advance(-back / 1000.0 * state.size * state.stretch);
                            }
                            _ => {}
                        }
                    }
                }
                b"BMC" | b"BDC" => {
                    let mark = self.mark(&operands, &properties)?;
                    self.marks.push(mark);
                }
                b"EMC" if self.marks.len() > marks => {
                    self.marks.pop();
                }
                b"ID" => skip_picture(content, &mut lexer),
                b"Do" => {
                    let name = operands.first().and_then(Object::name).unwrap_or_default();
                    if let Some(form) = forms.get(name) {
                        self.form(form, resources, &state)?;
                    }
                }
                _ => {}
            }
            operands.clear();
        }
        self.marks.truncate(marks);
        Ok(())
    }

    fn form(
        &mut self,
        form: &Object<'f>,
        resources: &Dict<'f>,
        state: &State,
    ) -> Result<(), ReadError> {
        let file = self.file;
        let Object::Reference(number) = *form else {
            return Ok(());
        };
        // A form that draws itself is drawn once.
        if self.drawn.contains(&number) || self.drawn.len() >= DEEPEST {
            return Ok(());
        }
        let Object::Stream(dict, data) = file.get(number)? else {
            return Ok(());
        };
        if !dict.is(b"Subtype", b"Form") {
            return Ok(());
        }
        let content = file.data(&dict, data)?;
        let mut inner = state.clone();
        if let Some(matrix) = file.entry(&dict, b"Matrix")?.array() {
            let number = |at: usize| matrix.get(at).and_then(Object::number).unwrap_or(0.0);
            inner.matrix = both(&std::array::from_fn(number), &inner.matrix);
        }
        let own = file.entry(&dict, b"Resources")?.dict();
        self.drawn.push(number);
        self.draw(&content, own.as_ref().unwrap_or(resources), inner)?;
        self.drawn.pop();
        Ok(())
    }

    fn font(&mut self, fonts: &Dict<'f>, name: &[u8]) -> Result<Option<Rc<Font>>, ReadError> {
        let Some(object) = fonts.get(name) else {
            return Ok(None);
        };
        let number = match object {
            Object::Reference(number) => Some(*number),
            _ => None,
        };
        if let Some(font) = number.and_then(|number| self.fonts.get(&number)) {
            return Ok(Some(Rc::clone(font)));
        }
        let dict = self.file.resolve(object)?.dict().unwrap_or_default();
        let font = Rc::new(Font::read(self.file, &dict)?);
        if let Some(number) = number {
            self.fonts.insert(number, Rc::clone(&font));
        }
        Ok(Some(font))
    }

    /// What a mark says of the content behind it.
    fn mark(&self, operands: &[Object<'_>], properties: &Dict<'f>) -> Result<Marked, ReadError> {
        let artifact = operands.first().and_then(Object::name) == Some(b"Artifact");
        let words = match operands.get(1) {
            Some(Object::Dict(dict)) => dict.get(b"ActualText").and_then(words),
            Some(Object::Name(name)) => {
                let dict = self.file.inner(properties, name)?;
                words(&self.file.entry(&dict, b"ActualText")?)
            }
            _ => None,
        };
        Ok(Marked { artifact, words })
    }

    fn show(&mut self, state: &State, string: &[u8], pen: &mut Pen) {
        let Some(font) = &state.font else {
            return;
        };
        let artifact = self.marks.iter().any(|mark| mark.artifact);
        let mut said = self
            .marks
            .iter_mut()
            .rev()
            .find_map(|mark| mark.words.as_mut());
        font.glyphs(string, |words, width, blank| {
            let place = [
                state.size * state.stretch,
                0.0,
                0.0,
                state.size,
                0.0,
                state.rise,
            ];
            let place = both(&both(&place, &pen.at), &state.matrix);
            let [across, aslant, _, up, left, base] = place;
            let advance =
                width * state.size + state.spacing + if blank { state.word_spacing } else { 0.0 };
            pen.advance(advance * state.stretch);
            let upright = across > 0.0 && up > 0.0 && aslant.abs() < across * 0.1;
            if !upright || !(left + base + across + up).is_finite() {
                return;
            }
            let taken = said.as_mut().map(|said| std::mem::take(*said));
            (self.see)(Glyph {
                words: taken.as_deref().unwrap_or(words),
                left,
                base,
                width: width * across,
                size: up,
                bold: font.bold,
                artifact,
            });
        });
    }
}

/// Words that are told apart from the glyphs.
fn words(object: &Object<'_>) -> Option<String> {
    let Object::Words(bytes) = object else {
        return None;
    };
    let words = match bytes.strip_prefix(b"\xFE\xFF") {
        Some(bytes) => encoding_rs::UTF_16BE.decode_without_bom_handling(bytes).0,
        None => {
            encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(bytes)
                .0
        }
    };
    Some(words.into_owned())
}

/// A picture may stand in the content itself.
fn skip_picture(content: &[u8], lexer: &mut Lexer<'_>) {
    let start = lexer.at;
    let mut ends = memmem::find_iter(&content[start..], b"EI").map(|at| start + at);
    let end = ends.find(|&end| {
        let before = end.checked_sub(1).is_some_and(|at| is_blank(content[at]));
        let behind = content.get(end + 2).is_none_or(|&byte| is_blank(byte));
        before && behind
    });
    lexer.at = end.map_or(content.len(), |end| end + 2);
}
