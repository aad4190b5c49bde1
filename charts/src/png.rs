//! A picture with a palette as PNG (ISO/IEC 15948), small enough to lie inside an SVG.

use crate::Rgb;
use miniz_oxide::deflate::compress_to_vec_zlib;

/// A picture of up to 256 colours, a byte a pixel.
pub(crate) struct Indexed<'a> {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) palette: &'a [Rgb],
    pub(crate) levels: &'a [u8],
}

/// The bytes of a PNG file.
pub(crate) fn png(picture: &Indexed<'_>) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = Vec::with_capacity(13);
    header.extend((picture.width as u32).to_be_bytes());
    header.extend((picture.height as u32).to_be_bytes());
    header.extend([8, 3, 0, 0, 0]);
    chunk(&mut file, *b"IHDR", &header);
    let colors: Vec<u8> = picture.palette.iter().flat_map(|c| [c.0, c.1, c.2]).collect();
    chunk(&mut file, *b"PLTE", &colors);
    let mut rows = Vec::with_capacity(picture.levels.len() + picture.height);
    for row in picture.levels.chunks(picture.width.max(1)) {
        rows.push(0);
        rows.extend_from_slice(row);
    }
    chunk(&mut file, *b"IDAT", &compress_to_vec_zlib(&rows, 9));
    chunk(&mut file, *b"IEND", &[]);
    file
}

fn chunk(file: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    file.extend((data.len() as u32).to_be_bytes());
    let checked = file.len();
    file.extend(kind);
    file.extend_from_slice(data);
    let sum = crc32(&file[checked..]);
    file.extend(sum.to_be_bytes());
}

/// The checksum of PNG: polynomial 0xedb88320, reflected.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |s, _| if s & 1 == 1 { s >> 1 ^ 0xedb8_8320 } else { s >> 1 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b"IEND"), 0xae42_6082);
    }
}
