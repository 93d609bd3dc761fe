//! Paths as reports name them, and the way back. A byte that is no UTF-8 is named as `\xE9`, so that no two files share a name.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt::Write;
use std::path::PathBuf;

/// How such a byte is named, and a backslash that could be taken for it.
const ESCAPE: &str = "\\x";

/// The name of a path, or of a part of one.
pub(crate) fn shown(path: &OsStr) -> Cow<'_, str> {
    if cfg!(not(unix)) {
        return path.to_string_lossy();
    }
    if let Some(plain) = path.to_str().filter(|path| !path.contains(ESCAPE)) {
        return Cow::Borrowed(plain);
    }
    let mut name = String::new();
    for chunk in path.as_encoded_bytes().utf8_chunks() {
        name.push_str(&chunk.valid().replace(ESCAPE, "\\x5Cx"));
        for byte in chunk.invalid() {
            let _ = write!(name, "{ESCAPE}{byte:02X}");
        }
    }
    Cow::Owned(name)
}

/// The path that has a name.
#[cfg(unix)]
pub(crate) fn path(name: &str) -> PathBuf {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;

    let mut parts = name.split(ESCAPE);
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let byte = part
            .get(..2)
            .and_then(|two| u8::from_str_radix(two, 16).ok());
        bytes.extend(byte);
        let rest = if byte.is_some() { &part[2..] } else { part };
        bytes.extend(rest.bytes());
    }
    PathBuf::from(OsString::from_vec(bytes))
}

/// The path that has a name.
#[cfg(not(unix))]
pub(crate) fn path(name: &str) -> PathBuf {
    PathBuf::from(name)
}

#[cfg(all(test, unix))]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    use super::{path, shown};

    #[test]
    fn every_path_has_a_name_of_its_own() {
        let paths: [&[u8]; 6] = [
            b"a/b.txt",
            b"caf\xC3\xA9.txt",
            b"caf\xE9.txt",
            b"caf\xE8\xE9",
            b"caf\\xE9.txt",
            b"\\x\\xx\xFF\\x5C",
        ];
        let mut names = Vec::new();
        for bytes in paths {
            let name = shown(OsStr::from_bytes(bytes)).into_owned();
            assert_eq!(path(&name).as_os_str().as_bytes(), bytes, "{name}");
            names.push(name);
        }
        assert_eq!(names[2], "caf\\xE9.txt");
        assert_eq!(names[4], "caf\\x5CxE9.txt");
        names.sort();
        names.dedup();
        assert_eq!(names.len(), paths.len());
    }
}
