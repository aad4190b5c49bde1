//! A message, its arguments, and how it becomes a sentence.

use super::{en, format_number, format_usd};

/// A typed argument.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Words of the user or of a catalogue row, taken as they are.
    Text(String),
    /// A number without a unit of its own; up to four significant digits.
    Plain(f64),
    /// Dollars, whole above 100.
    Usd(f64),
    /// A share, shown as percent.
    Frac(f64),
    /// Kilowatts.
    Kw(f64),
    /// Kilowatt hours; megawatt hours above 10,000.
    Kwh(f64),
    /// Hours; minutes below two.
    Hours(f64),
    /// Tokens a second.
    TokS(f64),
    /// Megabits a second.
    MbitS(f64),
    /// Kilograms; tonnes above 1,000.
    Kg(f64),
    /// Dollars a kilowatt hour, in tenths of a cent.
    UsdPerKwh(f64),
    /// Answer tokens; thousands to trillions where they are many.
    Tok(f64),
    /// GPU hours.
    GpuH(f64),
    /// Years.
    Years(f64),
    /// Amperes.
    Amps(f64),
    /// Watts.
    Watts(f64),
    /// Gigabytes.
    Gb(f64),
    /// Gigabytes a month.
    GbMonth(f64),
    /// Sound level, A-weighted decibels.
    Db(f64),
    /// A change: the same with a plus sign when it is more.
    Signed(Box<Arg>),
    /// Another message in the middle of this one.
    Message(Box<Message>),
}

/// The id of a sentence and its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Which sentence.
    pub id: &'static str,
    /// Named arguments, in the order given.
    pub args: Vec<(&'static str, Arg)>,
}

impl Message {
    /// A sentence without arguments yet.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// The same with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Words.
    Words(String),
    /// A formatted argument: the page underlines it.
    Value {
        /// The argument's name.
        name: &'static str,
        /// As shown.
        shown: String,
    },
}

/// The sentence of a message as plain text.
#[must_use]
pub fn sentence(message: &Message) -> String {
    segments(message)
        .into_iter()
        .map(|segment| match segment {
            Segment::Words(words) => words,
            Segment::Value { shown, .. } => shown,
        })
        .collect()
}

/// The sentence of a message in pieces. An unknown id or argument shows as itself in brackets, which
/// the tests of the sentences find.
#[must_use]
pub fn segments(message: &Message) -> Vec<Segment> {
    let Some(template) = en::template(message.id) else {
        return vec![Segment::Words(format!("[{}]", message.id))];
    };
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((words, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        if !words.is_empty() {
            pieces.push(Segment::Words(words.to_owned()));
        }
        match message.args.iter().find(|(known, _)| *known == name) {
            Some((_, Arg::Message(inner))) => pieces.extend(segments(inner)),
            Some((name, Arg::Text(text))) => {
                let _ = name;
                pieces.push(Segment::Words(text.clone()));
            }
            Some((name, arg)) => pieces.push(Segment::Value { name, shown: shown(arg) }),
            None => pieces.push(Segment::Words(format!("[{name}]"))),
        }
        rest = tail;
    }
    if !rest.is_empty() {
        pieces.push(Segment::Words(rest.to_owned()));
    }
    pieces
}

fn shown(arg: &Arg) -> String {
    match arg {
        Arg::Text(text) => text.clone(),
        Arg::Plain(value) => format_number(*value),
        Arg::Usd(value) => format_usd(*value),
        Arg::Frac(value) => format!("{} %", format_number(value * 100.0)),
        Arg::Kw(value) => format!("{} kW", format_number(*value)),
        Arg::Kwh(value) if value.abs() >= 10_000.0 => format!("{} MWh", format_number(value / 1000.0)),
        Arg::Kwh(value) => format!("{} kWh", format_number(*value)),
        Arg::Hours(value) if value.abs() < 2.0 => format!("{} min", format_number(libm::round(value * 60.0))),
        Arg::Hours(value) => format!("{} h", format_number(*value)),
        Arg::TokS(value) => format!("{} tok/s", format_number(*value)),
        Arg::MbitS(value) => format!("{} Mbit/s", format_number(*value)),
        Arg::Kg(value) if value.abs() >= 1000.0 => format!("{} t", format_number(value / 1000.0)),
        Arg::Kg(value) => format!("{} kg", format_number(*value)),
        Arg::UsdPerKwh(value) => format!("{} ¢/kWh", format_number(libm::round(value * 1000.0) / 10.0)),
        Arg::Tok(value) => tokens(*value),
        Arg::GpuH(value) => format!("{} GPU-h", format_number(*value)),
        Arg::Years(value) => format!("{} years", format_number(libm::round(value * 10.0) / 10.0)),
        Arg::Amps(value) => format!("{} A", format_number(*value)),
        Arg::Watts(value) => format!("{} W", format_number(libm::round(*value))),
        Arg::Gb(value) => format!("{} GB", format_number(*value)),
        Arg::GbMonth(value) => format!("{} GB", format_number(*value)),
        Arg::Db(value) => format!("{} dB(A)", format_number(*value)),
        Arg::Signed(inner) => signed(inner),
        Arg::Message(inner) => super::sentence(inner),
    }
}

/// A minus sign is there already; what rounds to nothing has none.
fn signed(arg: &Arg) -> String {
    let text = shown(arg);
    let nothing = !text.chars().any(|digit| ('1'..='9').contains(&digit));
    if nothing || text.starts_with('\u{2212}') { text } else { format!("+{text}") }
}

fn tokens(value: f64) -> String {
    let scales = [(1e12, " trillion"), (1e9, " billion"), (1e6, " million")];
    let scale = scales.into_iter().find(|(size, _)| value.abs() >= *size);
    let (size, word) = scale.unwrap_or((1.0, ""));
    format!("{}{word} tok", format_number(value / size))
}
