//! The last documents, kept in this browser.

use crate::platform::storage;

/// Where they are kept.
const KEPT: &str = "wattfleet.documents";

/// How many.
const KEPT_MAX: usize = 10;

/// A kept document.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Which one.
    pub id: u64,
    /// When it was last changed, milliseconds since 1970.
    pub at_ms: f64,
    /// Its link: all there is to it.
    pub link: String,
    /// Its name.
    pub title: String,
}

/// The kept documents, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    kept: Vec<Kept>,
}

impl Shelf {
    /// What this browser has kept. A line that cannot be read is left out.
    #[must_use]
    pub fn load() -> Self {
        let text = storage::read(KEPT).unwrap_or_default();
        Self { kept: text.lines().filter_map(Kept::from_line).take(KEPT_MAX).collect() }
    }

    /// The documents, newest first.
    #[must_use]
    pub fn kept(&self) -> &[Kept] {
        &self.kept
    }

    /// The document with this link.
    #[must_use]
    pub fn by_link(&self, link: &str) -> Option<&Kept> {
        self.kept.iter().find(|kept| kept.link == link)
    }

    /// An id that no document has.
    #[must_use]
    pub fn fresh_id(&self) -> u64 {
        self.kept.iter().map(|kept| kept.id).max().unwrap_or(0) + 1
    }

    /// Keeps a document; its older states, and others that are the same, make way.
    pub fn put(&mut self, document: Kept) {
        self.kept.retain(|kept| kept.id != document.id && kept.link != document.link);
        self.kept.insert(0, document);
        self.kept.truncate(KEPT_MAX);
        let lines: Vec<String> = self.kept.iter().map(Kept::line).collect();
        // A browser that keeps nothing still has the link in its address bar.
        let _kept = storage::write(KEPT, &lines.join("\n"));
    }
}

impl Kept {
    fn line(&self) -> String {
        let title = self.title.replace(['\t', '\n', '\r'], " ");
        format!("{}\t{:.0}\t{}\t{title}", self.id, self.at_ms, self.link)
    }

    fn from_line(line: &str) -> Option<Self> {
        let mut parts = line.splitn(4, '\t');
        Some(Self {
            id: parts.next()?.parse().ok()?,
            at_ms: parts.next()?.parse().ok()?,
            link: parts.next()?.to_owned(),
            title: parts.next()?.to_owned(),
        })
    }
}
