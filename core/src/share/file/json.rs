//! JSON with its keys in the order given, two spaces a level.

/// A value to be written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    /// A finite number; whole ones without a point.
    Number(f64),
    /// Text.
    Text(String),
    /// Finite numbers in one line.
    Numbers(Vec<f64>),
    /// Items.
    List(Vec<Json>),
    /// Keys and values.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The text, ending with a line feed.
    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0);
        out.push('\n');
        out
    }

    fn write(&self, out: &mut String, depth: usize) {
        match self {
            // Adding zero turns -0 into 0.
            Self::Number(value) => out.push_str(&(value + 0.0).to_string()),
            Self::Text(text) => out.push_str(&quoted(text)),
            Self::Numbers(values) => {
                let values: Vec<String> = values.iter().map(|value| (value + 0.0).to_string()).collect();
                out.push_str(&format!("[{}]", values.join(", ")));
            }
            Self::List(items) => {
                let items = items.iter().map(|item| (String::new(), item));
                block(out, depth, ('[', ']', items));
            }
            Self::Object(entries) => {
                let entries = entries.iter().map(|(key, value)| (format!("{}: ", quoted(key)), value));
                block(out, depth, ('{', '}', entries));
            }
        }
    }
}

fn block<'a, I>(out: &mut String, depth: usize, (open, close, entries): (char, char, I))
where
    I: ExactSizeIterator<Item = (String, &'a Json)>,
{
    let last = entries.len();
    out.push(open);
    for (at, (key, value)) in entries.enumerate() {
        indent(out, depth + 1);
        out.push_str(&key);
        value.write(out, depth + 1);
        if at + 1 < last {
            out.push(',');
        }
    }
    if last > 0 {
        indent(out, depth);
    }
    out.push(close);
}

fn indent(out: &mut String, depth: usize) {
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
