//! What happens at the main breaker hour by hour.

/// A year at the breaker, a value a step.
#[derive(Clone, Copy, Debug)]
pub struct ServiceSeries<'a> {
    /// Import, kW.
    pub import_kw: &'a [f64],
    /// What the node is allowed, kW.
    pub allowed_kw: &'a [f64],
    /// What may flow in for hours, kW.
    pub limit_kw: f64,
    /// The node at full power, kW.
    pub full_kw: f64,
    /// Hours a step.
    pub step_h: f64,
}

/// What the year did.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ServiceHours {
    /// The highest import, kW.
    pub peak_import_kw: f64,
    /// The least room under the limit, kW; below zero: over it.
    pub least_headroom_kw: f64,
    /// Hours in which the node gave way.
    pub throttled_h: f64,
    /// Of which it stood still.
    pub stopped_h: f64,
    /// The longest run of hours in which it gave way.
    pub longest_throttled_h: f64,
    /// What it could have drawn and was not allowed, kWh.
    pub withheld_kwh: f64,
    /// Hours over the limit.
    pub over_h: f64,
}

/// The hours of a year. Without a node nothing is throttled.
#[must_use]
pub fn service_hours(series: &ServiceSeries) -> ServiceHours {
    let ServiceSeries { limit_kw, full_kw, step_h, .. } = *series;
    let mut hours = ServiceHours { least_headroom_kw: limit_kw, ..ServiceHours::default() };
    let mut run_h = 0.0;
    for (&import_kw, &allowed_kw) in series.import_kw.iter().zip(series.allowed_kw) {
        hours.peak_import_kw = hours.peak_import_kw.max(import_kw);
        hours.least_headroom_kw = hours.least_headroom_kw.min(limit_kw - import_kw);
        if import_kw > limit_kw + 1e-9 {
            hours.over_h += step_h;
        }
        if allowed_kw < full_kw - 1e-9 {
            run_h += step_h;
            hours.throttled_h += step_h;
            hours.withheld_kwh += (full_kw - allowed_kw) * step_h;
            if allowed_kw <= 1e-9 {
                hours.stopped_h += step_h;
            }
        } else {
            run_h = 0.0;
        }
        hours.longest_throttled_h = hours.longest_throttled_h.max(run_h);
    }
    hours
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn throttled_stopped_and_over_are_counted_apart() {
        let series = ServiceSeries {
            import_kw: &[10.0, 19.2, 20.0, 5.0],
            allowed_kw: &[12.5, 11.0, 0.0, 12.5],
            limit_kw: 19.2,
            full_kw: 12.5,
            step_h: 1.0,
        };
        let hours = service_hours(&series);
        let expected = ServiceHours {
            peak_import_kw: 20.0,
            least_headroom_kw: 19.2 - 20.0,
            throttled_h: 2.0,
            stopped_h: 1.0,
            longest_throttled_h: 2.0,
            withheld_kwh: 14.0,
            over_h: 1.0,
        };
        assert_eq!(hours, expected);
    }
}
