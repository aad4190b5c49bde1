//! Texts that nobody reads before they ask: where a number comes from, what a setting means.

/// A text that only [`Later::text`] reads. One that is written with the mark of `later!` comes with the rest
/// of the program: the packer (`tools/pack/split.mjs`) leaves its bytes out of the first page, and sees to it
/// that nothing of the first page calls [`Later::text`], behind which the rest is waited for.
#[derive(Clone, Copy)]
pub struct Later(&'static str);

/// A text with the mark that the packer looks for.
macro_rules! later {
    ($($text:literal),+) => { concat!("\u{2}\u{3}\u{2}", $($text),+) };
}
pub(crate) use later;

/// The mark of `later!`.
const MARK: &str = later!("");

impl Later {
    /// Around a text, marked or not.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// The text, without the mark. Not inlined: the packer knows it by its name.
    #[inline(never)]
    #[must_use]
    pub fn text(self) -> &'static str {
        self.0.strip_prefix(MARK).unwrap_or(self.0).trim()
    }
}

impl PartialEq for Later {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Eq for Later {}

impl core::fmt::Debug for Later {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.text().fmt(f)
    }
}

impl serde::Serialize for Later {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::Later;

    #[test]
    fn the_mark_is_never_seen() {
        let marked = Later::new(later!(" Where it ", "comes from."));
        assert_eq!(marked.text(), "Where it comes from.");
        assert_eq!(marked, Later::new("Where it comes from."));
    }
}
