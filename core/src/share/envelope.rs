//! Bytes as the fragment of an address, and back out of whatever text it was pasted into.
//!
//! `#1.` and base64url without padding of: a flag byte (bit 0: the body is deflated, only when that is
//! shorter), the body, and the CRC-32 (ISO-HDLC, lowest byte first) of the body before deflating. The `1`
//! is the version of this envelope.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use miniz_oxide::{deflate::compress_to_vec, inflate::decompress_to_vec_with_limit};

/// The envelope that this version writes and reads.
const CONTAINER: u32 = 1;
/// The most characters that are looked at behind `#1.`; a full scenario needs a tenth.
const MAX_CHARS: usize = 65_536;
/// The most bytes that a body inflates to.
pub(super) const MAX_BODY_BYTES: usize = 65_536;
/// A link wrapped by a mail program comes in at most so many lines.
const MAX_LINES: usize = 64;
const DEFLATED: u8 = 1;
const BEST: u8 = 10;

/// Why a link did not open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// There is no share link in the text.
    #[error("this is not a Wattfleet share link: those have #1. followed by letters and digits")]
    NotALink,
    /// The container is of a later version.
    #[error("this link was made with a newer version (found container {found}, expected {CONTAINER})")]
    Newer {
        /// Version of the container.
        found: u32,
    },
    /// It starts from a preset that does not exist here.
    #[error("this link was made with a newer version (it starts from preset {id}, not known here)")]
    UnknownPreset {
        /// Id of the preset.
        id: u64,
    },
    /// Some of it is missing or was changed on the way.
    #[error("this link is damaged or incomplete ({problem}); ask for it again, as a whole")]
    Damaged {
        /// What does not fit.
        problem: &'static str,
    },
    /// It holds more than any scenario does.
    #[error("this link holds more than {limit} bytes, more than any scenario does")]
    TooLarge {
        /// The most that is read.
        limit: usize,
    },
}

/// The fragment of a body.
pub(super) fn seal(body: &[u8]) -> String {
    let deflated = compress_to_vec(body, BEST);
    let (flags, content) =
        if deflated.len() < body.len() { (DEFLATED, deflated.as_slice()) } else { (0, body) };
    let mut payload = vec![flags];
    payload.extend_from_slice(content);
    payload.extend_from_slice(&crc32(body).to_le_bytes());
    format!("#{CONTAINER}.{}", URL_SAFE_NO_PAD.encode(payload))
}

/// The body of the link in a text: an address, a bare fragment, or either with words around it.
pub(super) fn unseal(text: &str) -> Result<Vec<u8>, LinkError> {
    let (version, rest) = find(text).ok_or(LinkError::NotALink)?;
    if version != CONTAINER {
        return Err(LinkError::Newer { found: version });
    }
    // The link ends with the first character that is none of its own, unless it was wrapped: then the
    // checksum says with which line it ends.
    let mut joined = String::new();
    let mut first_error = None;
    for line in lines(rest) {
        if joined.len() + line.len() > MAX_CHARS {
            break;
        }
        joined.push_str(line);
        match open(&joined) {
            Ok(body) => return Ok(body),
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    Err(first_error.unwrap_or(LinkError::TooLarge { limit: MAX_CHARS }))
}

fn open(payload: &str) -> Result<Vec<u8>, LinkError> {
    let damaged = |problem| LinkError::Damaged { problem };
    let bytes = URL_SAFE_NO_PAD.decode(payload).map_err(|_| damaged("not base64"))?;
    let (&flags, rest) = bytes.split_first().ok_or(damaged("nothing behind its first characters"))?;
    let (content, checksum) = rest.split_last_chunk::<4>().ok_or(damaged("too short"))?;
    let body = match flags {
        0 => content.to_vec(),
        DEFLATED => decompress_to_vec_with_limit(content, MAX_BODY_BYTES).map_err(|error| {
            if error.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput {
                LinkError::TooLarge { limit: MAX_BODY_BYTES }
            } else {
                damaged("cannot be inflated")
            }
        })?,
        _ => return Err(damaged("unknown flags")),
    };
    if crc32(&body) == u32::from_le_bytes(*checksum) {
        Ok(body)
    } else {
        Err(damaged("its checksum differs"))
    }
}

/// The version and the rest of the text behind the `#<version>.` with the most link characters behind it.
fn find(text: &str) -> Option<(u32, &str)> {
    let text = text.trim();
    let marked = text.match_indices('#').filter_map(|(at, _)| version(text.get(at + 1..)?));
    // A fragment without its `#`, as some programs hand it over.
    let bare = version(text).filter(|(_, rest)| run(rest).len() == rest.len());
    marked
        .chain(bare)
        .filter(|(version, rest)| *version == CONTAINER || !run(rest).is_empty())
        .rev()
        .max_by_key(|(_, rest)| run(rest).len())
}

fn version(text: &str) -> Option<(u32, &str)> {
    let (number, rest) = text.split_once('.')?;
    let digits = (1..=4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let version = digits.then(|| number.parse().ok())??;
    (version > 0 && !number.starts_with('0')).then_some((version, rest))
}

/// The runs of link characters with only white space or quotation marks of mail between them.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let line = run(rest?);
        let after = rest?.get(line.len()..)?;
        let next = after.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '>');
        let wrapped = next.len() < after.len() && !run(next).is_empty();
        rest = wrapped.then_some(next);
        Some(line)
    })
    .take(MAX_LINES)
}

/// The link characters that a text begins with.
fn run(text: &str) -> &str {
    let end = text.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for &byte in bytes {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_common_one() {
        // The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn a_body_is_found_in_whatever_it_was_pasted_into() {
        let body: Vec<u8> = (0..120).collect();
        let link = seal(&body);
        let (start, end) = link.split_at(70);
        for text in [
            link.clone(),
            link.trim_start_matches('#').to_owned(),
            format!("https://example.org/wattfleet/{link}"),
            format!("See point #2. of <https://example.org/{link}>, and answer."),
            format!("  {link}.\n"),
            format!("> {start}\r\n> {end}\r\n> Kind regards"),
        ] {
            assert_eq!(unseal(&text).as_deref(), Ok(body.as_slice()), "{text}");
        }
    }

    #[test]
    fn what_is_no_link_says_so() {
        for text in ["", "#", "#fleet", "#1", "hello", "#0.AAAA", "#a.AAAA", "#99999.AAAA", "1.5 kW"] {
            assert_eq!(unseal(text), Err(LinkError::NotALink), "{text}");
        }
        assert_eq!(unseal("https://example.org/#2.AAAA"), Err(LinkError::Newer { found: 2 }));
        assert!(matches!(unseal("#1."), Err(LinkError::Damaged { .. })));
    }

    #[test]
    fn a_body_that_inflates_beyond_the_limit_is_refused() {
        let link = seal(&vec![7; MAX_BODY_BYTES + 1]);
        assert!(link.len() < 200);
        assert_eq!(unseal(&link), Err(LinkError::TooLarge { limit: MAX_BODY_BYTES }));
        assert!(unseal(&seal(&vec![7; MAX_BODY_BYTES])).is_ok());
    }
}
