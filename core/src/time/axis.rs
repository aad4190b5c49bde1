//! The one axis every series of a year lies on.

use super::{Clock, DaylightSaving, Weekday};

/// A step length that does not divide the hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a step of {found} minutes does not fit: use 5, 10, 15, 20, 30 or 60")]
pub struct StepError {
    /// What was asked for, minutes.
    pub found: u32,
}

/// A year of 365 days in equal steps, local standard time, hour beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeAxis {
    step_minutes: u32,
    first_weekday: Weekday,
    daylight_saving: DaylightSaving,
}

impl TimeAxis {
    /// An axis with steps of 5, 10, 15, 20, 30 or 60 minutes.
    ///
    /// # Errors
    /// Any other step length.
    pub fn new(
        step_minutes: u32,
        first_weekday: Weekday,
        daylight_saving: DaylightSaving,
    ) -> Result<Self, StepError> {
        match step_minutes {
            5 | 10 | 15 | 20 | 30 | 60 => Ok(Self { step_minutes, first_weekday, daylight_saving }),
            found => Err(StepError { found }),
        }
    }

    /// The hourly axis of the display year 2026.
    #[must_use]
    pub fn hourly(daylight_saving: DaylightSaving) -> Self {
        Self { step_minutes: 60, first_weekday: Weekday::DISPLAY_YEAR, daylight_saving }
    }

    /// Minutes a step.
    #[must_use]
    pub fn step_minutes(&self) -> u32 {
        self.step_minutes
    }

    /// Hours a step.
    #[must_use]
    pub fn step_h(&self) -> f64 {
        f64::from(self.step_minutes) / 60.0
    }

    /// Steps a day.
    #[must_use]
    pub fn steps_per_day(&self) -> usize {
        (24 * 60 / self.step_minutes) as usize
    }

    /// Steps a year.
    #[must_use]
    pub fn len(&self) -> usize {
        365 * self.steps_per_day()
    }

    /// Never: a year has steps.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The day of the year that a step begins in, 0 to 364, standard time.
    #[must_use]
    pub fn day(&self, step: usize) -> usize {
        step / self.steps_per_day()
    }

    /// The hour of the day at which a step begins, 0 to below 24, standard time.
    #[must_use]
    pub fn standard_hour(&self, step: usize) -> f64 {
        (step % self.steps_per_day()) as f64 * self.step_h()
    }

    /// What the clock on the wall shows when a step begins.
    #[must_use]
    pub fn clock(&self, step: usize) -> Clock {
        let minute = (step % self.steps_per_day()) as u32 * self.step_minutes;
        Clock::read(self.day(step), minute, self.first_weekday, self.daylight_saving)
    }

    /// What the clock shows at each step of the year, in order.
    pub fn clocks(&self) -> impl Iterator<Item = Clock> + use<> {
        let Self { step_minutes, first_weekday, daylight_saving } = *self;
        let summer = daylight_saving.summer(first_weekday);
        (0..365).flat_map(move |day| {
            // Summer time reaches into the day after.
            let here = Clock::begin(day, first_weekday);
            let after = Clock::begin((day + 1) % 365, first_weekday);
            let begins = day as u32 * 24 * 60;
            (0..24 * 60).step_by(step_minutes as usize).map(move |minute| {
                let ahead = summer.is_some_and(|(from, to)| (from..to).contains(&(begins + minute)));
                let shown = minute + if ahead { 60 } else { 0 };
                let (day, shown) = if shown < 24 * 60 { (here, shown) } else { (after, shown - 24 * 60) };
                Clock { hour: (shown / 60) as usize, minute: shown % 60, ..day }
            })
        })
    }

    /// The weekday of 1 January.
    #[must_use]
    pub fn first_weekday(&self) -> Weekday {
        self.first_weekday
    }

    /// The rule by which the clock moves.
    #[must_use]
    pub fn daylight_saving(&self) -> DaylightSaving {
        self.daylight_saving
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_8760_hours_and_35040_quarters() {
        let axis = TimeAxis::hourly(DaylightSaving::None);
        assert_eq!(axis.len(), 8760);
        let quarters = TimeAxis::new(15, Weekday::DISPLAY_YEAR, DaylightSaving::None).unwrap();
        assert_eq!(quarters.len(), 35_040);
        assert_eq!(
            TimeAxis::new(7, Weekday::DISPLAY_YEAR, DaylightSaving::None),
            Err(StepError { found: 7 })
        );
    }

    #[test]
    fn the_clock_is_an_hour_ahead_in_an_american_summer_only() {
        let axis = TimeAxis::hourly(DaylightSaving::UnitedStates);
        // 8 March 2026 is the second Sunday of March: 02:00 standard is 03:00 on the clock.
        let march_8 = 31 + 28 + 7;
        assert_eq!(axis.clock(march_8 * 24 + 1).hour, 1);
        assert_eq!(axis.clock(march_8 * 24 + 2).hour, 3);
        // 1 November 2026 is the first Sunday: 01:00 standard, 02:00 daylight, is 01:00 again.
        let november_1 = 304;
        assert_eq!(axis.clock(november_1 * 24).hour, 1);
        assert_eq!(axis.clock(november_1 * 24 + 1).hour, 1);
        assert_eq!(axis.clock(november_1 * 24 + 2).hour, 2);
    }

    #[test]
    fn the_clocks_of_a_year_are_the_clock_of_each_step() {
        let axis = TimeAxis::new(30, Weekday::Friday, DaylightSaving::Europe).unwrap();
        assert!(axis.clocks().enumerate().all(|(step, clock)| clock == axis.clock(step)));
        assert_eq!(axis.clocks().count(), axis.len());
    }

    #[test]
    fn the_last_summer_hour_of_a_day_belongs_to_the_next_day_on_the_clock() {
        let axis = TimeAxis::hourly(DaylightSaving::UnitedStates);
        let clock = axis.clock(180 * 24 + 23);
        assert_eq!((clock.hour, clock.day), (0, 181));
        assert_eq!(clock.month, 6 - 1 + usize::from(clock.day >= 181));
    }
}
