//! The homes of a group that vary: drawn by number from the seed, the same everywhere.
//!
//! Household, service and link are multiplied with log-normal factors of mean 1, `exp(s z - s^2 / 2)`,
//! `s^2 = ln(1 + cv^2)`. The household's factor holds for plugs, cooking, hot water, heat loss and gain and for
//! heating and cooling equipment, or for a meter's months; cars stay as they are. Services are those one can
//! buy: multiples of 25 A. Known error: the three vary independently.

use crate::{
    scenario::{Group, Home, Measured},
    weather::random::Stream,
};

/// How the homes of a group vary.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Spread {
    size_frac: f64,
    service_frac: f64,
    link_frac: f64,
    seed: u64,
    /// Homes of another group are other homes.
    group: u64,
}

impl Spread {
    /// Of a group, or none.
    pub(super) fn of(group: &Group, (seed, index): (u64, usize)) -> Self {
        let spread = Self {
            size_frac: group.size_spread_frac,
            service_frac: group.service_spread_frac,
            link_frac: group.link_spread_frac,
            ..Self::default()
        };
        // Groups that do not vary are alike, whichever they are.
        if spread.is_none() { spread } else { Self { seed, group: index as u64, ..spread } }
    }

    /// All homes are alike.
    pub(super) fn is_none(&self) -> bool {
        self.size_frac + self.service_frac + self.link_frac <= 0.0
    }

    /// The home with a number.
    pub(super) fn home(&self, home: &Home, number: usize) -> Home {
        if self.is_none() {
            return home.clone();
        }
        let stream = Stream::new(self.seed, 0x464C_4545_0000 + self.group);
        let factor = |frac: f64, which: u64| {
            let variance = libm::log1p(frac * frac);
            libm::exp(libm::sqrt(variance) * stream.normal(3 * number as u64 + which) - variance / 2.0)
        };
        let mut home = home.clone();
        scale_household(&mut home, factor(self.size_frac, 0));
        if self.service_frac > 0.0 {
            let amps = home.service.amps * factor(self.service_frac, 1);
            home.service.amps = (25.0 * libm::round(amps / 25.0)).clamp(50.0, 800.0);
        }
        let link = factor(self.link_frac, 2);
        home.link.down_mbit_s *= link;
        home.link.up_mbit_s *= link;
        home
    }
}

fn scale_household(home: &mut Home, factor: f64) {
    let house = &mut home.household;
    for value in [
        &mut house.base_kwh,
        &mut house.cooking_kwh,
        &mut house.hot_water_l_day,
        &mut house.heat_loss_w_per_k,
        &mut house.cool_gain_w_per_k,
        &mut house.heating_kw_max,
        &mut house.cooling_kw_max,
        &mut house.pool_kwh_day,
    ] {
        *value *= factor;
    }
    if let Some(measured) = &mut home.measured {
        // Readings are of one house; another one has its shape and other months.
        let monthly_kwh = measured.monthly_kwh.map(|kwh| kwh * factor);
        *measured = Measured { day: measured.day, ..Measured::bills(monthly_kwh) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawn_homes_have_the_mean_and_the_spread_that_was_asked_for() {
        let home = Home::default();
        let group = Group { size_spread_frac: 0.3, link_spread_frac: 0.5, ..Group::default() };
        let spread = Spread::of(&group, (1, 0));
        let count = 20_000;
        let (mut sum, mut squares, mut link) = (0.0, 0.0, 0.0);
        for number in 0..count {
            let drawn = spread.home(&home, number);
            let factor = drawn.household.base_kwh / home.household.base_kwh;
            sum += factor;
            squares += factor * factor;
            link += drawn.link.up_mbit_s / home.link.up_mbit_s;
            assert!((drawn.service.amps - home.service.amps).abs() < 1e-12);
        }
        let n = count as f64;
        let mean = sum / n;
        let deviation = (squares / n - mean * mean).sqrt();
        // Standard errors: 0.002 and 0.0035 of the means, some 0.003 of the deviation.
        assert!((mean - 1.0).abs() < 0.009 && (deviation - 0.3).abs() < 0.012, "{mean} {deviation}");
        assert!((link / n - 1.0).abs() < 0.015, "{}", link / n);
    }

    #[test]
    fn a_home_has_its_number_and_its_group() {
        let home = Home::default();
        let group = Group { size_spread_frac: 0.3, ..Group::default() };
        let kwh = |index: usize, number: usize| {
            Spread::of(&group, (1, index)).home(&home, number).household.base_kwh.to_bits()
        };
        assert_eq!(kwh(0, 5), kwh(0, 5));
        assert_ne!(kwh(0, 5), kwh(0, 6));
        assert_ne!(kwh(0, 5), kwh(1, 5));
        assert_eq!(Spread::of(&Group::default(), (1, 0)), Spread::of(&Group::default(), (1, 7)));
    }
}
