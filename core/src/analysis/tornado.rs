//! What would change the answer most: each input at both ends of its plausible range, the others as
//! they are.
//!
//! Inputs go from the end of the road to its beginning, so that most runs find the stages before them
//! unchanged. Inputs move one at a time: what two do together is not seen (known error). A bar of an
//! option shows its worst and its best choice.

use crate::{
    scenario::{Field, Kind, Path, Place, Scenario, Subject, fields},
    simulate::{SimulateError, Year},
    text::format_number,
};

use super::{Metric, plausible};

/// Options worth trying, besides every number with a plausible range.
const OPTIONS: [&str; 5] = [
    "deal.meter_payer",
    "battery.dispatch",
    "battery.grid_charging",
    "battery.node_in_outage",
    "service.management",
];

/// One input's reach. Inputs that the metric does not feel have `low == high == base`.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Id of the field.
    pub field: u16,
    /// Where.
    pub place: Place,
    /// Its panel.
    pub subject: Subject,
    /// The words on its control.
    pub label: &'static str,
    /// The lower input; for an option, the code of its worst choice.
    pub low_input: f64,
    /// The higher input; for an option, the code of its best choice.
    pub high_input: f64,
    /// The lower input as shown: "25 %", "Host pays the whole meter".
    pub low_text: String,
    /// The higher input as shown.
    pub high_text: String,
    /// The metric at the lower input, USD a year.
    pub low: f64,
    /// The metric at the higher input, USD a year.
    pub high: f64,
    /// The metric as things are, USD a year.
    pub base: f64,
}

impl Bar {
    /// How far apart the metric's ends are, the value as things are included, USD a year.
    #[must_use]
    pub fn span(&self) -> f64 {
        self.low.max(self.high).max(self.base) - self.low.min(self.high).min(self.base)
    }
}

/// How far a search is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Inputs done.
    pub done: usize,
    /// Inputs in all.
    pub total: usize,
}

/// A search that goes one input at a time, so that a worker can report and stop.
#[derive(Clone, Debug)]
pub struct Tornado {
    scenario: Scenario,
    metric: Metric,
    inputs: Vec<Input>,
    next: usize,
    base: Option<f64>,
    bars: Vec<Bar>,
}

#[derive(Clone, Debug)]
struct Input {
    path: Path,
    values: Vec<f64>,
}

impl Tornado {
    /// Of a home.
    #[must_use]
    pub fn new(scenario: &Scenario, home: usize, metric: Metric) -> Self {
        Self {
            scenario: scenario.clone(),
            metric,
            inputs: inputs(scenario, home),
            next: 0,
            base: None,
            bars: Vec::new(),
        }
    }

    /// Inputs to try.
    #[must_use]
    pub fn total(&self) -> usize {
        self.inputs.len()
    }

    /// Tries the next input; `None` when all are done. `run` simulates the home: give it one `Stages`.
    ///
    /// # Errors
    /// What `run` returns.
    pub fn step(
        &mut self,
        mut run: impl FnMut(&Scenario) -> Result<Year, SimulateError>,
    ) -> Result<Option<Progress>, SimulateError> {
        let base = match self.base {
            Some(base) => base,
            None => *self.base.insert(self.metric.read(&run(&self.scenario)?)),
        };
        let Some(input) = self.inputs.get(self.next) else { return Ok(None) };
        let now = input.path.read(&self.scenario);
        let mut tried = Vec::with_capacity(input.values.len());
        for &value in &input.values {
            let mut other = self.scenario.clone();
            let same = now.is_some_and(|now| input.path.field.quanta(now) == input.path.field.quanta(value));
            let metric = if same || other.set(input.path, value).is_err() {
                base
            } else {
                self.metric.read(&run(&other)?)
            };
            tried.push((value, metric));
        }
        if let Kind::Options(_) = input.path.field.kind {
            tried.sort_by(|a, b| a.1.total_cmp(&b.1));
        }
        if let (Some(&(low_input, low)), Some(&(high_input, high))) = (tried.first(), tried.last()) {
            let field = input.path.field;
            self.bars.push(Bar {
                field: field.id,
                place: input.path.place,
                subject: field.subject,
                label: field.label,
                low_input,
                high_input,
                low_text: input_text(field, low_input),
                high_text: input_text(field, high_input),
                low,
                high,
                base,
            });
        }
        self.next += 1;
        Ok(Some(Progress { done: self.next, total: self.total() }))
    }

    /// The `most` longest bars of the inputs tried so far, the longest first; those that the metric
    /// does not feel are left out.
    #[must_use]
    pub fn finish(self, most: usize) -> Vec<Bar> {
        let mut bars = self.bars;
        bars.retain(|bar| bar.span() > 0.005);
        bars.sort_by(|a, b| b.span().total_cmp(&a.span()));
        bars.truncate(most);
        bars
    }

    /// Every bar so far, in the order tried.
    #[must_use]
    pub fn bars(&self) -> &[Bar] {
        &self.bars
    }
}

/// The `most` longest bars of a home, all inputs tried at once.
///
/// # Errors
/// What `run` returns.
pub fn tornado(
    mut search: Tornado,
    most: usize,
    mut run: impl FnMut(&Scenario) -> Result<Year, SimulateError>,
) -> Result<Vec<Bar>, SimulateError> {
    while search.step(&mut run)?.is_some() {}
    Ok(search.finish(most))
}

/// An input as shown: the words of an option, or the number and its unit.
fn input_text(field: &Field, value: f64) -> String {
    if let Some(number) = field.number() {
        let shown = format_number(value * number.unit.display_factor());
        return format!("{shown} {}", number.unit.symbol()).trim_end().to_owned();
    }
    let choice = field.choices().into_iter().find(|choice| (f64::from(choice.code) - value).abs() < 0.5);
    choice.map_or_else(String::new, |choice| choice.label.to_owned())
}

fn inputs(scenario: &Scenario, home: usize) -> Vec<Input> {
    let mut found = Vec::new();
    let mut rows: Vec<&'static Field> = fields().collect();
    rows.sort_by_key(|field| stage(field.subject));
    for field in rows {
        for item in 0..field.list.map_or(1, |list| scenario.list_len(list, home)) {
            let path = Path { field, place: Place { home, item } };
            let values = values(scenario, path);
            if values.len() > 1 {
                found.push(Input { path, values });
            }
        }
    }
    found
}

fn values(scenario: &Scenario, path: Path) -> Vec<f64> {
    if path.read(scenario).is_none() {
        return Vec::new();
    }
    if OPTIONS.contains(&path.field.key) {
        return path.field.choices().into_iter().map(|choice| f64::from(choice.code)).collect();
    }
    match plausible(scenario, path) {
        Some((low, high)) if low < high => vec![low, high],
        _ => Vec::new(),
    }
}

/// Stages from the end of the road to its beginning.
fn stage(subject: Subject) -> u8 {
    match subject {
        Subject::Deal => 0,
        Subject::Workload => 1,
        Subject::Site => 2,
        Subject::Link => 3,
        Subject::Node => 4,
        Subject::Service => 5,
        Subject::Battery => 6,
        Subject::Tariff => 7,
        Subject::Household => 8,
        Subject::Constants => 9,
        Subject::Solar => 10,
        Subject::Fleet => 11,
        Subject::View => 12,
    }
}
