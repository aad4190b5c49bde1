//! Seeded outages: when they begin and how long they last.
//!
//! Beginnings are a Poisson process of each kind over the year, that of storms as dense in each month as their season
//! says; lengths log-normal. By counter: the same
//! seed and year give the same outages everywhere, in whatever order they are asked for.

use crate::{catalog::StormSeason, weather::random::Stream};

use super::{OutageKind, OutageRecord, record::SPREAD};

/// One outage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outage {
    /// Hours since the year began, 0 to 8,760.
    pub start_h: f64,
    /// How long it lasts, h; it may reach over the end of the year.
    pub hours: f64,
}

const HOURS_A_YEAR: f64 = 8760.0;
/// No year has more of a kind; keeps a broken rate from running for ever.
const MOST: u64 = 400;

/// The outages of one of many possible years, in order.
#[must_use]
pub fn outages(record: &OutageRecord, seed: u64, year: u64) -> Vec<Outage> {
    let mut found = Vec::new();
    for (kind, stream, season) in
        [(record.everyday, 0x0u64, StormSeason::Even), (record.storm, 0x1, record.season)]
    {
        let stream = Stream::new(seed, 0x4F55_5400 + stream + (year << 32));
        of_kind(kind, (stream, season), &mut found);
    }
    found.sort_by(|one, other| one.start_h.total_cmp(&other.start_h));
    found
}

fn of_kind(kind: OutageKind, (stream, season): (Stream, StormSeason), found: &mut Vec<Outage>) {
    if kind.per_year <= 0.0 {
        return;
    }
    let mut start_h = 0.0;
    for index in 0..MOST {
        start_h -= libm::log(stream.uniform(2 * index)) * HOURS_A_YEAR / kind.per_year;
        if start_h >= HOURS_A_YEAR {
            return;
        }
        let hours = libm::exp(kind.log_mean() + SPREAD * stream.normal(2 * index + 1));
        found.push(Outage { start_h: season.hour_of(start_h / HOURS_A_YEAR), hours });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{scenario::Site, time::month_of_day};

    #[test]
    fn many_years_have_the_reported_number_and_hours_of_outages() {
        let site = Site {
            saidi_min: 366.6,
            saifi: 1.348,
            saidi_everyday_min: 123.9,
            saifi_everyday: 1.022,
            ..Site::default()
        };
        let record = OutageRecord::new(&site);
        let years = 20_000_u32;
        let (mut count, mut hours) = (0.0, 0.0);
        for year in 0..years {
            for outage in outages(&record, 7, u64::from(year)) {
                count += 1.0;
                hours += outage.hours;
            }
        }
        let per_year = count / f64::from(years);
        // Standard errors: root of 1.348 / 20,000 = 0.008; of the hours 0.12.
        assert!((per_year - 1.348).abs() < 0.025, "{per_year}");
        assert!((hours / f64::from(years) - record.hours_a_year()).abs() < 0.35);
    }

    #[test]
    fn storms_come_in_their_months_and_are_no_more_for_it() {
        let even = OutageRecord::new(&Site { saifi: 3.0, saifi_everyday: 1.0, ..Site::default() });
        let winter = OutageRecord { season: StormSeason::NorthernEurope, ..even };
        let years = 20_000_u32;
        let (mut months, mut count, mut hours) = ([0.0_f64; 12], [0.0_f64; 2], [0.0_f64; 2]);
        for year in 0..years {
            for (at, record) in [even, winter].iter().enumerate() {
                for outage in
                    outages(&OutageRecord { everyday: OutageKind::default(), ..*record }, 7, u64::from(year))
                {
                    count[at] += 1.0;
                    hours[at] += outage.hours;
                    if at == 1 {
                        months[month_of_day((outage.start_h / 24.0) as usize)] += 1.0;
                    }
                }
            }
        }
        assert!((count[0] - count[1]).abs() < 0.5 && (hours[0] - hours[1]).abs() < 1e-6 * hours[0]);
        for (month, found) in months.iter().enumerate() {
            let share = StormSeason::NorthernEurope.month_frac(month);
            // Four standard errors of 40,000 storms.
            let error = 4.0 * (share / count[1]).sqrt();
            assert!((found / count[1] - share).abs() < error, "{month}: {}", found / count[1]);
        }
    }

    #[test]
    fn the_same_seed_and_year_give_the_same_outages_and_another_year_others() {
        let record = OutageRecord::new(&Site { saifi: 9.0, ..Site::default() });
        assert_eq!(outages(&record, 3, 5), outages(&record, 3, 5));
        assert_ne!(outages(&record, 3, 5), outages(&record, 3, 6));
        let starts: Vec<f64> = outages(&record, 3, 5).iter().map(|outage| outage.start_h).collect();
        assert!(starts.is_sorted() && starts.iter().all(|start| (0.0..8760.0).contains(start)));
    }
}
