//! From the paths on the command line to documents, in the order of their paths.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ffi::OsString;
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use document::{Archive, Document, Format, sort_by};

use crate::args::Reading;
use ignore::WalkBuilder;

use crate::config::{Config, Configs};
use crate::names;
use crate::output::says;

/// No file with more bytes is read.
const LARGEST: u64 = 256 * 1024 * 1024;

/// A file to read.
#[derive(Debug)]
pub(crate) struct Input {
    /// Its name in the report.
    pub(crate) name: String,
    /// Where it is; `None` for standard input.
    file: Option<PathBuf>,
    /// Where it really is, links followed; where that cannot be told, the same.
    real: PathBuf,
    /// Whether the user named it, rather than a folder that holds it.
    named: bool,
}

impl Input {
    fn fails(&self, what: String, fatal: bool) -> Problem {
        Problem {
            path: self.name.clone(),
            what,
            fatal,
        }
    }

    /// The newsroom's configuration that holds for it: of standard input that of the folder that the program runs in.
    pub(crate) fn config(&self, configs: &mut Configs) -> Option<Arc<Config>> {
        match &self.file {
            Some(_) => configs.for_folder(self.real.parent()?),
            None => configs.for_folder(&Path::new(".").canonicalize().ok()?),
        }
    }

    /// Whether it was found in a folder, and the newsroom's configuration leaves it out. What lies in a source stays.
    pub(crate) fn is_excluded(&self, configs: &mut Configs, sources: &[PathBuf]) -> bool {
        if self.named || self.file.is_none() {
            return false;
        }
        let config = self.config(configs);
        let excluded = config.is_some_and(|config| config.excludes(&self.real));
        let lies_in = |source: &PathBuf| {
            let source = source.canonicalize();
            source.is_ok_and(|source| self.real.starts_with(source))
        };
        excluded && !sources.iter().any(lies_in)
    }
}

/// What kept an input from being checked.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Problem {
    /// The path as the user gave it.
    path: String,
    /// What is the matter, in a few words.
    what: String,
    /// Whether the run failed by it.
    pub(crate) fatal: bool,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.path, self.what)
    }
}

/// The files that some paths mean, sorted by name, each once; and what could not be found.
pub(crate) fn gather(paths: &[PathBuf]) -> (Vec<Input>, Vec<Problem>) {
    let mut found = BTreeMap::new();
    let mut problems = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            add(&mut found, stdin());
        } else if path.is_dir() {
            walk(path, &mut found, &mut problems);
        } else if let Err(error) = path.metadata() {
            problems.push(problem(path, says(&error)));
        } else {
            add_file(&mut found, path, None, true);
        }
    }
    sort_by(&mut problems, Ord::cmp);
    problems.dedup();
    let mut inputs: Vec<_> = found.into_values().collect();
    sort_by(&mut inputs, |a, b| a.name.cmp(&b.name));
    (inputs, problems)
}

/// Reads the documents of one input.
///
/// # Errors
/// If it cannot be read, is larger than any draft, is empty, or is no document.
pub(crate) fn load(input: &Input, reading: &Reading) -> Result<Vec<Document>, Problem> {
    let bytes = match &input.file {
        None => read_stdin(),
        Some(file) => read_file(file),
    };
    let bytes = bytes.map_err(|error| input.fails(says(&error), true))?;
    documents(input, bytes, reading)
}

/// The documents in the bytes of an input.
fn documents(input: &Input, bytes: Vec<u8>, reading: &Reading) -> Result<Vec<Document>, Problem> {
    if bytes.len() as u64 > LARGEST {
        let what = "is larger than 256 MB, so it is not read".to_owned();
        return Err(input.fails(what, true));
    }
    if bytes.is_empty() {
        let what = "is empty, nothing to check".to_owned();
        return Err(input.fails(what, input.named));
    }
    let format = reading
        .input_format
        .map_or_else(|| Format::of(&input.name, &bytes), |format| format.0);
    document::read_all(&input.name, bytes, format, &reading.fields())
        .map_err(|error| input.fails(error.to_string(), true))
}

/// So much of an archive of lines is read at a time.
const PART: u64 = 1024 * 1024;

/// Reads the documents of one input, some at a time where it is a long archive of lines; gives what is noted of that. While
/// `each` is at work on some, the next are read.
///
/// # Errors
/// As for [`load`]; an archive of lines may have any length, its lines may not.
pub(crate) fn load_parts(
    input: &Input,
    reading: &Reading,
    mut each: impl FnMut(Vec<Document>) + Send,
) -> Result<Vec<String>, Problem> {
    let fails = |error: std::io::Error| input.fails(says(&error), true);
    let not_read = |error: document::ReadError| input.fails(error.to_string(), true);
    let mut lines = match long(input, reading).map_err(fails)? {
        Long::Lines(lines) => lines,
        Long::Not(bytes) => {
            let all = match bytes {
                Some(bytes) => documents(input, bytes, reading),
                None => load(input, reading),
            };
            each(all?);
            return Ok(Vec::new());
        }
    };
    let mut archive = Archive::new(&input.name, &reading.fields());
    let mut next = || {
        let part = part(&mut lines).map_err(fails)?;
        let read = (!part.is_empty()).then(|| archive.documents(part));
        read.transpose().map_err(not_read)
    };
    let mut due = next()?;
    while let Some(documents) = due {
        due = rayon::join(|| each(documents), &mut next).1?;
    }
    archive.notes().map_err(not_read)
}

/// The next lines of an archive, none of them cut.
fn part(lines: &mut impl BufRead) -> std::io::Result<Vec<u8>> {
    let mut part = Vec::new();
    lines.by_ref().take(PART).read_to_end(&mut part)?;
    if part.last().is_some_and(|&last| last != b'\n') {
        lines.take(LARGEST).read_until(b'\n', &mut part)?;
    }
    Ok(part)
}

/// Lines of an archive.
type Lines = Box<dyn BufRead + Send>;

/// An archive of lines in UTF-8 that is too long to be held as a whole, or anything else with the bytes that were read of it.
enum Long {
    Lines(Lines),
    Not(Option<Vec<u8>>),
}

fn long(input: &Input, reading: &Reading) -> std::io::Result<Long> {
    let format = reading.input_format.map(|format| format.0);
    let Some(path) = input.file.as_deref() else {
        let mut stdin = std::io::stdin();
        let mut bytes = Vec::new();
        if format == Some(Format::Jsonl) {
            stdin.by_ref().take(PART + 1).read_to_end(&mut bytes)?;
            if bytes.len() as u64 > PART && !is_wide(&bytes) {
                let lines = Cursor::new(bytes).chain(BufReader::new(stdin));
                return Ok(Long::Lines(Box::new(lines)));
            }
        }
        let rest = LARGEST + 1 - bytes.len() as u64;
        stdin.take(rest).read_to_end(&mut bytes)?;
        return Ok(Long::Not(Some(bytes)));
    };
    let is_long = path
        .metadata()
        .is_ok_and(|file| file.is_file() && file.len() > PART);
    if !is_long || format.or_else(|| Format::of_ending(&input.name)) != Some(Format::Jsonl) {
        return Ok(Long::Not(None));
    }
    let mut lines = BufReader::new(File::open(path)?);
    if is_wide(lines.fill_buf()?) {
        return Ok(Long::Not(None));
    }
    Ok(Long::Lines(Box::new(lines)))
}

/// Whether a text is in UTF-16, which cannot be cut at bytes of line breaks.
fn is_wide(text: &[u8]) -> bool {
    let head = &text[..text.len().min(HEAD)];
    head.contains(&0) || head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff")
}

/// So much of a text tells whether it is in UTF-16, in bytes.
const HEAD: usize = 8 * 1024;

/// Files by where they really are, so that the same file reached twice is read once.
type Found = BTreeMap<OsString, Input>;

fn walk(folder: &Path, found: &mut Found, problems: &mut Vec<Problem>) {
    let (mut any, before) = (false, problems.len());
    // No link is followed within it, so that one look tells where everything in it really is.
    let real = folder.canonicalize().ok();
    for entry in WalkBuilder::new(folder).build() {
        match entry {
            Ok(entry) => {
                let path = entry.path();
                if entry.file_type().is_some_and(|kind| kind.is_file()) && is_document(path) {
                    let inside = path.strip_prefix(folder).ok();
                    let real = real
                        .as_ref()
                        .zip(inside)
                        .map(|(real, inside)| real.join(inside));
                    add_file(found, path, real, false);
                    any = true;
                }
            }
            Err(error) => problems.push(not_walked(folder, &error)),
        }
    }
    if !any && problems.len() == before {
        let walked = Format::ENDINGS
            .iter()
            .filter(|(format, _)| is_walked(*format));
        let endings: Vec<_> = walked.map(|(_, endings)| endings[0]).collect();
        let endings = endings.join(", .");
        problems.push(problem(folder, format!("holds no document (.{endings})")));
    }
}

/// What the walker could not look into, by its own path where it tells one.
fn not_walked(folder: &Path, error: &ignore::Error) -> Problem {
    let place = match error {
        ignore::Error::WithDepth { err, .. } => match &**err {
            ignore::Error::WithPath { path, .. } => path,
            _ => folder,
        },
        ignore::Error::WithPath { path, .. } => path,
        _ => folder,
    };
    let what = error.io_error().map_or_else(|| error.to_string(), says);
    problem(place, what)
}

/// Whether a file that lies in a folder is a draft. Tables and archives as text are as often data, or this program's
/// own output; they are read where they are named.
fn is_document(path: &Path) -> bool {
    let format = Format::of_ending(&path.to_string_lossy());
    format.is_some_and(is_walked) && !is_left_by_office(path)
}

const fn is_walked(format: Format) -> bool {
    !matches!(format, Format::Csv | Format::Tsv | Format::Jsonl)
}

/// Whether a file is what an office program leaves beside a draft that is open.
fn is_left_by_office(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with("~$"))
}

fn add_file(found: &mut Found, path: &Path, real: Option<PathBuf>, named: bool) {
    let real = real.or_else(|| path.canonicalize().ok());
    let input = Input {
        name: name(path),
        file: Some(path.to_owned()),
        real: real.unwrap_or_else(|| path.to_owned()),
        named,
    };
    add(found, input);
}

/// Adds an input; of several names for one file the first in the alphabet wins, whatever the arguments' order.
fn add(found: &mut Found, input: Input) {
    match found.entry(input.real.clone().into_os_string()) {
        Entry::Vacant(place) => {
            place.insert(input);
        }
        Entry::Occupied(mut place) => {
            let named = input.named || place.get().named;
            if input.name < place.get().name {
                place.insert(input);
            }
            place.get_mut().named = named;
        }
    }
}

fn stdin() -> Input {
    Input {
        name: "-".to_owned(),
        file: None,
        real: PathBuf::from("-"),
        named: true,
    }
}

fn read_stdin() -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Room for most articles, which are then read at once.
const ARTICLE: usize = 16 * 1024;

fn read_file(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(ARTICLE);
    std::fs::File::open(path)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    bytes.shrink_to_fit();
    Ok(bytes)
}

/// The path as the user gave it, with `/` between its parts and without `.` among them.
fn name(path: &Path) -> String {
    let mut name = String::new();
    for part in path.components().filter(|part| *part != Component::CurDir) {
        if !name.is_empty() && !name.ends_with('/') {
            name.push('/');
        }
        match part {
            Component::RootDir => name.push('/'),
            part => name.push_str(&names::shown(part.as_os_str())),
        }
    }
    name
}

fn problem(path: &Path, what: String) -> Problem {
    Problem {
        path: names::shown(path.as_os_str()).into_owned(),
        what,
        fatal: true,
    }
}
