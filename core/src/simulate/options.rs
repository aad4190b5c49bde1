//! What may differ between two simulations of one scenario.

use std::sync::Arc;

use crate::{
    import::weather_file::WeatherFile,
    scenario::Attachments,
    tariff::Spot,
    time::TimeAxis,
    weather::{Place, SunTiming, WeatherYear},
};

/// Which home, how finely, and on what weather.
#[derive(Clone, Debug)]
pub struct Options {
    /// Index of the home.
    pub home: usize,
    /// Minutes a step: 5, 10, 15, 20, 30 or 60.
    pub step_minutes: u32,
    /// Weather of a file in place of the climate's synthetic year.
    pub weather: Option<Attached>,
    /// A market's prices in place of the plan's.
    pub spot: Option<Spot>,
    /// Years of readings that homes refer to by hash.
    pub attachments: Attachments,
}

/// A weather year that came with its own place.
#[derive(Clone, Debug)]
pub struct Attached {
    /// Where it was measured.
    pub place: Place,
    /// The moments of the sun that its records stand for.
    pub timing: SunTiming,
    /// The year, on the axis of the simulation.
    pub weather: Arc<WeatherYear>,
}

impl Attached {
    /// From the numbers that a weather file is kept as; `None` when they are none.
    #[must_use]
    #[inline(never)] // Homes on typical weather never come here.
    pub fn read(numbers: &[f64], axis: &TimeAxis) -> Option<Self> {
        let file = WeatherFile::from_numbers(numbers)?;
        let weather = Arc::new(file.to_weather_year(axis));
        Some(Self { place: file.place(), timing: file.sun_timing(axis), weather })
    }
}

impl Default for Options {
    fn default() -> Self {
        Self { home: 0, step_minutes: 60, weather: None, spot: None, attachments: Attachments::default() }
    }
}
