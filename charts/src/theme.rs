//! The one file with colours: what each role of a figure looks like in light, dark and print.

use wattfleet_core::figure::{Paint, Shade, Tone};

/// A colour, sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(
    /// Red
    pub u8,
    /// Green
    pub u8,
    /// Blue
    pub u8,
);

impl Rgb {
    /// From `0xrrggbb`.
    #[must_use]
    pub const fn hex(code: u32) -> Self {
        let [_, red, green, blue] = code.to_be_bytes();
        Self(red, green, blue)
    }

    /// Part of the way to another colour, 0 to 1.
    #[must_use]
    pub fn toward(self, other: Self, frac: f64) -> Self {
        let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * frac).round() as u8;
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }
}

impl std::fmt::Display for Rgb {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// A colour for each design token; `_fill` is the token that ends in `-f`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the names of the tokens")]
pub struct Theme {
    pub surface: Rgb,
    pub sunk: Rgb,
    pub ink: Rgb,
    pub ink2: Rgb,
    pub ink3: Rgb,
    pub line: Rgb,
    pub sun: Rgb,
    pub sun_fill: Rgb,
    pub battery: Rgb,
    pub battery_fill: Rgb,
    pub grid: Rgb,
    pub grid_fill: Rgb,
    pub house: Rgb,
    pub house_fill: Rgb,
    pub node: Rgb,
    pub node_fill: Rgb,
    pub link: Rgb,
    pub link_fill: Rgb,
    pub good: Rgb,
    pub bad: Rgb,
}

impl Theme {
    /// On paper-white.
    pub const LIGHT: Self = Self {
        surface: Rgb::hex(0xff_ff_ff),
        sunk: Rgb::hex(0xef_ed_e6),
        ink: Rgb::hex(0x1a_1c_20),
        ink2: Rgb::hex(0x55_5a_63),
        ink3: Rgb::hex(0x6b_70_7a),
        line: Rgb::hex(0xe3_e0_d6),
        sun: Rgb::hex(0xb9_7a_00),
        sun_fill: Rgb::hex(0xf0_c3_5a),
        battery: Rgb::hex(0x23_82_4f),
        battery_fill: Rgb::hex(0x8f_d0_a8),
        grid: Rgb::hex(0x56_65_7c),
        grid_fill: Rgb::hex(0xb9_c3_d1),
        house: Rgb::hex(0xad_4e_26),
        house_fill: Rgb::hex(0xe8_b3_99),
        node: Rgb::hex(0x62_46_bd),
        node_fill: Rgb::hex(0xb9_a9_ec),
        link: Rgb::hex(0x0a_76_99),
        link_fill: Rgb::hex(0x9b_d3_e5),
        good: Rgb::hex(0x23_82_4f),
        bad: Rgb::hex(0xb3_26_1e),
    };

    /// On near-black.
    pub const DARK: Self = Self {
        surface: Rgb::hex(0x18_1b_20),
        sunk: Rgb::hex(0x21_25_2b),
        ink: Rgb::hex(0xec_ee_f1),
        ink2: Rgb::hex(0xaa_b0_ba),
        ink3: Rgb::hex(0x85_8c_97),
        line: Rgb::hex(0x2b_30_37),
        sun: Rgb::hex(0xf0_bd_4a),
        sun_fill: Rgb::hex(0x8a_64_17),
        battery: Rgb::hex(0x63_c7_8d),
        battery_fill: Rgb::hex(0x2c_6a_46),
        grid: Rgb::hex(0xa5_b3_c7),
        grid_fill: Rgb::hex(0x41_4d_5f),
        house: Rgb::hex(0xef_94_68),
        house_fill: Rgb::hex(0x7a_41_27),
        node: Rgb::hex(0xa8_93_f2),
        node_fill: Rgb::hex(0x4d_3d_8c),
        link: Rgb::hex(0x5c_c1_e0),
        link_fill: Rgb::hex(0x1f_5a_6d),
        good: Rgb::hex(0x63_c7_8d),
        bad: Rgb::hex(0xff_8a_80),
    };

    /// Light with darker text and rules, for paper.
    pub const PRINT: Self = Self {
        sunk: Rgb::hex(0xee_ee_ee),
        ink: Rgb::hex(0x00_00_00),
        ink2: Rgb::hex(0x33_33_33),
        ink3: Rgb::hex(0x55_55_55),
        line: Rgb::hex(0xcc_cc_cc),
        ..Self::LIGHT
    };

    /// Each colour with the name of its CSS token.
    #[must_use]
    pub const fn tokens(&self) -> [(&'static str, Rgb); 20] {
        [
            ("--surface", self.surface),
            ("--sunk", self.sunk),
            ("--ink", self.ink),
            ("--ink2", self.ink2),
            ("--ink3", self.ink3),
            ("--line", self.line),
            ("--sun", self.sun),
            ("--sun-f", self.sun_fill),
            ("--battery", self.battery),
            ("--battery-f", self.battery_fill),
            ("--grid", self.grid),
            ("--grid-f", self.grid_fill),
            ("--house", self.house),
            ("--house-f", self.house_fill),
            ("--node", self.node),
            ("--node-f", self.node_fill),
            ("--link", self.link),
            ("--link-f", self.link_fill),
            ("--good", self.good),
            ("--bad", self.bad),
        ]
    }

    /// The colour of a paint, its opacity apart.
    #[must_use]
    pub const fn color(&self, paint: Paint) -> Rgb {
        let fill = matches!(paint.shade, Shade::Fill);
        match paint.tone {
            Tone::Sun if fill => self.sun_fill,
            Tone::Sun => self.sun,
            Tone::Battery if fill => self.battery_fill,
            Tone::Battery => self.battery,
            Tone::Grid if fill => self.grid_fill,
            Tone::Grid => self.grid,
            Tone::House if fill => self.house_fill,
            Tone::House => self.house,
            Tone::Node if fill => self.node_fill,
            Tone::Node => self.node,
            Tone::Link if fill => self.link_fill,
            Tone::Link => self.link,
            Tone::Good if fill => self.battery_fill,
            Tone::Good => self.good,
            Tone::Bad if fill => self.house_fill,
            Tone::Bad => self.bad,
            Tone::Ink => self.ink,
            Tone::InkSoft => self.ink2,
            Tone::Muted => self.ink3,
            Tone::Hairline => self.line,
            Tone::Sunk => self.sunk,
            Tone::Surface => self.surface,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let light = |Rgb(r, g, b): Rgb| {
            let linear = |v: u8| {
                let v = f64::from(v) / 255.0;
                if v <= 0.04045 { v / 12.92 } else { libm::pow((v + 0.055) / 1.055, 2.4) }
            };
            0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
        };
        let (a, b) = (light(a), light(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn lines_have_three_to_one_against_the_surface_in_every_theme() {
        let tones = [
            Tone::Sun,
            Tone::Battery,
            Tone::Grid,
            Tone::House,
            Tone::Node,
            Tone::Link,
            Tone::Good,
            Tone::Bad,
        ];
        for theme in [Theme::LIGHT, Theme::DARK, Theme::PRINT] {
            for tone in tones {
                let found = contrast(theme.color(Paint::line(tone)), theme.surface);
                assert!(found >= 3.0, "{tone:?}: {found:.2}");
            }
            assert!(contrast(theme.ink2, theme.surface) >= 4.5);
        }
    }
}
