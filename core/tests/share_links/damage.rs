//! No damage to a link opens another scenario.

use wattfleet_core::scenario::preset;
use wattfleet_core::share::{Stamp, decode_link, encode_link, encode_link_with};

use super::Dice;

/// A few links to damage: plain, deflated, with titles and arrays.
fn samples() -> Vec<String> {
    let stamped = Stamp { answer: Some(0x1234_5678), ..Stamp::default() };
    let mut two = Dice(5).fleet(2, 6);
    two.homes[0].title = "Ours".to_owned();
    vec![
        encode_link(&preset(2).unwrap().scenario()),
        encode_link_with(&Dice(1).scenario(1, 20), stamped),
        encode_link(&two),
        encode_link(&Dice(3).scenario(6, 12)),
    ]
}

fn error_or_same(damaged: &str, link: &str) {
    if let Ok(opened) = decode_link(damaged) {
        assert_eq!(opened, decode_link(link).unwrap(), "{damaged}\nof {link}");
    }
}

#[test]
fn every_truncation_is_found() {
    for link in samples() {
        for end in 0..link.len() {
            assert!(decode_link(&link[..end]).is_err(), "{end} of {link}");
        }
    }
}

#[test]
fn every_flipped_bit_of_a_character_is_found_or_harmless() {
    for link in samples() {
        for at in 0..link.len() {
            for bit in 0..7 {
                let mut bytes = link.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                error_or_same(&String::from_utf8(bytes).unwrap(), &link);
            }
        }
    }
}

#[test]
fn every_flipped_bit_of_the_bytes_is_found_or_harmless() {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
    for link in samples() {
        let bytes = BASE64.decode(&link[3..]).unwrap();
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut damaged = bytes.clone();
                damaged[at] ^= 1 << bit;
                error_or_same(&format!("#1.{}", BASE64.encode(damaged)), &link);
            }
        }
    }
}

#[test]
fn the_samples_are_both_deflated_and_plain() {
    // The first character is the upper six bits of the flag byte, the second begins with its lower two.
    let deflated = |link: &String| link.as_bytes()[4] >= b'Q' && link.as_bytes()[3] == b'A';
    assert!(samples().iter().any(deflated) && !samples().iter().all(deflated));
}
