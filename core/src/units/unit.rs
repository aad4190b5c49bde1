//! One unit a quantity.

/// The unit of a field or figure. Fractions show as percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are their own names")]
pub enum Unit {
    One,
    Gpu,
    Frac,
    FracPerYear,
    Kw,
    Mw,
    W,
    Kwh,
    KwhPerYear,
    Amp,
    Volt,
    Kva,
    H,
    Minute,
    Day,
    Month,
    Year,
    Deg,
    Celsius,
    Kelvin,
    WPerK,
    M2,
    Metre,
    MPerS,
    Usd,
    UsdPerKwh,
    UsdPerMonth,
    UsdPerYear,
    UsdPerKwMonth,
    UsdPerKwYear,
    UsdPerH,
    UsdPerMtok,
    UsdPerW,
    UsdPerMw,
    MbitS,
    Ms,
    GbPerMonth,
    Gb,
    GbS,
    Tflops,
    Byte,
    Tok,
    TokS,
    GpuH,
    GPerKwh,
    Kg,
    KgPerYear,
    LPerKwh,
    Litre,
    LPerDay,
    Person,
    PerYear,
    PerKelvin,
    Us,
    Db,
}

impl Unit {
    /// The sign behind the number; empty for a plain count.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        self.words().0
    }

    /// The unit as a screen reader says it, plural.
    #[must_use]
    pub fn spoken(self) -> &'static str {
        self.words().1
    }

    /// What a stored value is multiplied by to be shown: 100 for fractions.
    #[must_use]
    pub fn display_factor(self) -> f64 {
        if matches!(self, Self::Frac | Self::FracPerYear) { 100.0 } else { 1.0 }
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::One => ("", ""),
            Self::Gpu => ("GPUs", "GPUs"),
            Self::Frac => ("%", "percent"),
            Self::FracPerYear => ("%/yr", "percent a year"),
            Self::Kw => ("kW", "kilowatts"),
            Self::Mw => ("MW", "megawatts"),
            Self::W => ("W", "watts"),
            Self::Kwh => ("kWh", "kilowatt hours"),
            Self::KwhPerYear => ("kWh/yr", "kilowatt hours a year"),
            Self::Amp => ("A", "amperes"),
            Self::Volt => ("V", "volts"),
            Self::Kva => ("kVA", "kilovolt amperes"),
            Self::H => ("h", "hours"),
            Self::Minute => ("min", "minutes"),
            Self::Day => ("days", "days"),
            Self::Month => ("months", "months"),
            Self::Year => ("years", "years"),
            Self::Deg => ("°", "degrees"),
            Self::Celsius => ("°C", "degrees Celsius"),
            Self::Kelvin => ("K", "kelvin"),
            Self::WPerK => ("W/K", "watts per kelvin"),
            Self::M2 => ("m²", "square metres"),
            Self::Metre => ("m", "metres"),
            Self::MPerS => ("m/s", "metres a second"),
            Self::Usd => ("USD", "dollars"),
            Self::UsdPerKwh => ("USD/kWh", "dollars a kilowatt hour"),
            Self::UsdPerMonth => ("USD/mo", "dollars a month"),
            Self::UsdPerYear => ("USD/yr", "dollars a year"),
            Self::UsdPerKwMonth => ("USD/kW·mo", "dollars a kilowatt and month"),
            Self::UsdPerKwYear => ("USD/kW·yr", "dollars a kilowatt and year"),
            Self::UsdPerH => ("USD/h", "dollars an hour"),
            Self::UsdPerMtok => ("USD/M tok", "dollars a million tokens"),
            Self::UsdPerW => ("USD/W", "dollars a watt"),
            Self::UsdPerMw => ("USD/MW", "dollars a megawatt"),
            Self::MbitS => ("Mbit/s", "megabits a second"),
            Self::Ms => ("ms", "milliseconds"),
            Self::GbPerMonth => ("GB/mo", "gigabytes a month"),
            Self::Gb => ("GB", "gigabytes"),
            Self::GbS => ("GB/s", "gigabytes a second"),
            Self::Tflops => ("TFLOP/s", "teraflops"),
            Self::Byte => ("B", "bytes"),
            Self::Tok => ("tok", "tokens"),
            Self::TokS => ("tok/s", "tokens a second"),
            Self::GpuH => ("GPU-h", "GPU hours"),
            Self::GPerKwh => ("g/kWh", "grams a kilowatt hour"),
            Self::Kg => ("kg", "kilograms"),
            Self::KgPerYear => ("kg/yr", "kilograms a year"),
            Self::LPerKwh => ("L/kWh", "litres a kilowatt hour"),
            Self::Litre => ("L", "litres"),
            Self::LPerDay => ("L/day", "litres a day"),
            Self::Person => ("people", "people"),
            Self::PerYear => ("/yr", "a year"),
            Self::PerKelvin => ("/K", "per kelvin"),
            Self::Us => ("µs", "microseconds"),
            Self::Db => ("dB(A)", "decibels"),
        }
    }
}
