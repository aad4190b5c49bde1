//! What a scenario is compared with, in a file.

use std::sync::Arc;

use serde_json::Value;

use super::{
    FileError,
    read::{Reader, object, wrong},
};
use crate::{
    catalog::datacentre_by_slug,
    scenario::{MAX_PINNED, Pinned},
    share::title::travelling_title,
};

impl Reader<'_> {
    /// Reads `compare`: scenarios and data centres.
    pub(super) fn compare(&mut self, value: &Value) -> Result<(), FileError> {
        let items = value.as_array().ok_or_else(|| wrong("compare", value, "a list"))?;
        self.cut("compare".to_owned(), (items.len(), MAX_PINNED));
        self.opened.scenario.compare.clear();
        for (index, item) in items.iter().take(MAX_PINNED).enumerate() {
            let pinned = self.pinned(item, &format!("compare[{index}]"))?;
            self.opened.scenario.compare.push(pinned);
        }
        Ok(())
    }

    fn pinned(&mut self, value: &Value, path: &str) -> Result<Pinned, FileError> {
        let entries = object(value, path)?;
        if let Some(id) = entries.get("datacentre") {
            // A row by its slug; one that is not known here by its number.
            let row = id.as_str().and_then(datacentre_by_slug).map(|row| row.id);
            let number = row.or_else(|| id.as_u64().and_then(|id| u16::try_from(id).ok()));
            let expected = "a data centre of the catalogue, or its number";
            let number = number.ok_or_else(|| wrong(&format!("{path}.datacentre"), id, expected))?;
            return Ok(Pinned::Datacentre(number));
        }
        let expected = "an object with \"datacentre\" or \"scenario\"";
        let inner = entries.get("scenario").ok_or_else(|| wrong(path, value, expected))?;
        let title = match entries.get("title") {
            None => "",
            Some(title) => title.as_str().ok_or_else(|| wrong(&format!("{path}.title"), title, "text"))?,
        };
        let inner = object(inner, &format!("{path}.scenario"))?;
        let opened = Reader::pinned_in(inner, self.retired)?.file(inner)?;
        self.opened.notes.extend(opened.notes);
        let scenario = Arc::new(opened.scenario);
        Ok(Pinned::Scenario { title: travelling_title(title), scenario })
    }
}
