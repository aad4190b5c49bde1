//! XML as a run of events over the text: no tree, no copies.

use crate::import::load::LoadError;

/// The deepest nesting that is read.
const DEEPEST: usize = 64;

/// One thing in the file; names are without their prefix.
pub(super) enum Event<'a> {
    /// A tag opens: its name, and all of its attributes.
    Open(&'a str, &'a str),
    /// A tag closes; the name is gone from the path.
    Close(&'a str),
    /// Words between tags, trimmed, not empty.
    Text(&'a str),
}

/// A place in the text, and the names that are open there.
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// Where the last event began.
    pub(super) event_at: usize,
    open: Vec<&'a str>,
    closes: bool,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, event_at: 0, open: Vec::new(), closes: false }
    }

    /// The innermost open name, and the one about it.
    pub(super) fn names(&self) -> (&'a str, &'a str) {
        let mut names = self.open.iter().rev().copied();
        (names.next().unwrap_or(""), names.next().unwrap_or(""))
    }

    /// The error at the last event.
    pub(super) fn error(&self, found: &str, expected: &str) -> LoadError {
        error_at(self.text, self.event_at, (found, expected))
    }

    /// The next event; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Event<'a>>, LoadError> {
        if self.closes {
            self.closes = false;
            return Ok(self.open.pop().map(Event::Close));
        }
        loop {
            self.event_at = self.at;
            let rest = self.text.get(self.at..).unwrap_or("");
            if rest.is_empty() {
                return match self.open.last() {
                    None => Ok(None),
                    Some(name) => Err(self.error(
                        "the end of the file",
                        &format!("</{name}>: the file was cut short, download it again"),
                    )),
                };
            }
            let Some(tag) = rest.strip_prefix('<') else {
                let words = rest.split('<').next().unwrap_or(rest);
                self.at += words.len();
                let trimmed = words.trim();
                if trimmed.is_empty() {
                    continue;
                }
                return Ok(Some(Event::Text(trimmed)));
            };
            if let Some(words) = tag.strip_prefix("![CDATA[") {
                let words = self.until(words, "]]>", 9)?;
                return Ok(Some(Event::Text(words.trim())));
            }
            if let Some(words) = tag.strip_prefix("!--") {
                self.until(words, "-->", 4)?;
            } else if let Some(words) = tag.strip_prefix('?') {
                self.until(words, "?>", 2)?;
            } else if let Some(words) = tag.strip_prefix('!') {
                self.until(words, ">", 2)?;
            } else {
                return self.tag(tag).map(Some);
            }
        }
    }

    /// Moves past an end mark; `before` bytes of a begin mark lie in front.
    fn until(&mut self, words: &'a str, end: &str, before: usize) -> Result<&'a str, LoadError> {
        let Some((words, _)) = words.split_once(end) else {
            return Err(
                self.error(words.get(..words.len().min(8)).unwrap_or(""), &format!("{end} further on"))
            );
        };
        self.at += before + words.len() + end.len();
        Ok(words)
    }

    fn tag(&mut self, tag: &'a str) -> Result<Event<'a>, LoadError> {
        let mut quote = None;
        let end = tag.char_indices().find(|(_, letter)| match (quote, *letter) {
            (None, '"' | '\'') => {
                quote = Some(*letter);
                false
            }
            (None, '>') => true,
            (Some(open), letter) if open == letter => {
                quote = None;
                false
            }
            _ => false,
        });
        let Some((length, _)) = end else { return Err(self.error(tag, "a tag that ends with >")) };
        let inner = tag.get(..length).unwrap_or("");
        self.at += length + 2;
        if let Some(name) = inner.strip_prefix('/') {
            let name = local(name.trim());
            return match self.open.pop() {
                Some(open) if open == name => Ok(Event::Close(name)),
                Some(open) => {
                    Err(self.error(&format!("</{name}>"), &format!("</{open}>: the file is damaged")))
                }
                None => Err(self.error(&format!("</{name}>"), "no closing tag: the file is damaged")),
            };
        }
        let inner_open = inner.strip_suffix('/');
        let whole = inner_open.unwrap_or(inner);
        let (name, attributes) =
            whole.split_once(|letter: char| letter.is_whitespace()).unwrap_or((whole, ""));
        let name = local(name);
        if self.open.len() >= DEEPEST {
            return Err(self.error(name, "tags nested less deeply"));
        }
        self.open.push(name);
        self.closes = inner_open.is_some();
        Ok(Event::Open(name, attributes))
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The error at a byte of the text.
fn error_at(text: &str, at: usize, (found, expected): (&str, &str)) -> LoadError {
    let before = text.get(..at).unwrap_or("");
    let line = 1 + before.bytes().filter(|byte| *byte == b'\n').count();
    let column = 1 + before.rsplit('\n').next().unwrap_or("").chars().count();
    LoadError::field((line, column), found, expected)
}

/// An attribute's value.
pub(super) fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes;
    while let Some((key, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let quote = after.chars().next().filter(|letter| matches!(letter, '"' | '\''))?;
        let (value, next) = after.get(1..)?.split_once(quote)?;
        if local(key.trim()) == name {
            return Some(value);
        }
        rest = next;
    }
    None
}
