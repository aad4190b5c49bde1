//! Ready-made scenarios. A released preset never changes: links hold differences to it. A better one is
//! a new row.

use super::{Kind, Path, Scenario, presets_fleet::VALLEY};

/// A ready-made scenario, as the steps from the default to it.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Numeric id that links hold, never reused.
    pub id: u16,
    /// The word on the command line.
    pub slug: &'static str,
    /// The words on the page.
    pub name: &'static str,
    /// What it is for.
    pub doc: &'static str,
    steps: &'static [Step],
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// A number.
    Value(&'static str, f64),
    /// A catalogue row by slug, or an option by key.
    Word(&'static str, &'static str),
    /// One more PV array.
    AddArray,
    /// The first home of a preset; the first step of this kind takes the place of the default home.
    AddHome(u16),
    /// What the last home is called.
    Title(&'static str),
    /// One more group, like the one before it.
    AddGroup,
    /// What the last group is called.
    Name(&'static str),
}

use Step::{AddArray, AddGroup, AddHome, Name, Title, Value, Word};

/// Every preset, the default one first.
pub static PRESETS: &[Preset] = &[
    Preset {
        id: 1,
        slug: "phoenix-host",
        name: "Phoenix house, hosted node",
        doc: "An all-electric house with a car, 8 kW of PV and one Powerwall 3 hosts 16 GPUs for an operator who pays the meter.",
        steps: &[
            Word("site.climate", "phoenix"),
            Word("household.kind", "all-electric-ev"),
            Value("service.amps", 125.0),
            Word("service.management", "managed"),
            AddArray,
            Word("battery.model", "powerwall-3"),
            Value("battery.units", 1.0),
            Word("battery.dispatch", "service-support"),
            Word("battery.grid_charging", "allowed"),
            Word("tariff.plan", "flat-az-2023"),
            Word("link.plan", "fibre-500"),
            Word("node.model", "xfra-16x-rtx-pro-6000-server"),
            Word("workload.kind", "serve"),
            Word("workload.llm", "gpt-oss-120b"),
            Word("deal.kind", "hosted-operator-pays-meter"),
        ],
    },
    Preset {
        id: 2,
        slug: "austin-owner",
        name: "Austin owner, one RTX 5090",
        doc: "A house in Austin rents out one gaming GPU by the hour and keeps what is left.",
        steps: &[
            Word("site.climate", "austin"),
            Word("household.kind", "gas-heated"),
            Word("tariff.plan", "flat-tx-2023"),
            Word("link.plan", "fibre-500"),
            Word("node.model", "desktop-rtx-5090"),
            Word("workload.kind", "rent"),
            Value("workload.sold_frac", 0.4),
            Word("deal.kind", "own-it"),
            Value("deal.life_years", 3.0),
            Value("deal.resale_frac", 0.3),
            Word("view.role", "owner"),
        ],
    },
    Preset {
        id: 3,
        slug: "san-francisco-tou",
        name: "San Francisco, time-of-use",
        doc: "A gas-heated house with 6 kW of PV and a battery that plans a day ahead runs a four-GPU workstation.",
        steps: &[
            Word("site.climate", "san-francisco"),
            Word("household.kind", "gas-heated"),
            Value("service.amps", 200.0),
            AddArray,
            Value("solar.arrays[0].kw_dc", 6.0),
            Value("solar.inverter_kw_ac", 5.0),
            Word("battery.model", "powerwall-3"),
            Value("battery.units", 1.0),
            Word("tariff.plan", "pge-e-elec"),
            Word("link.plan", "cable"),
            Word("node.model", "workstation-4x-rtx-pro-6000"),
            Word("workload.kind", "batch"),
            Word("workload.llm", "gpt-oss-120b"),
            Word("deal.kind", "own-it"),
            Word("view.role", "owner"),
        ],
    },
    Preset {
        id: 4,
        slug: "starlink-cabin",
        name: "Starlink cabin",
        doc: "A mountain cabin with a large battery serves a small model over a satellite link.",
        steps: &[
            Word("site.climate", "denver"),
            Word("household.kind", "cabin"),
            Value("service.amps", 100.0),
            AddArray,
            Value("solar.arrays[0].kw_dc", 6.0),
            Value("solar.arrays[0].tilt_deg", 40.0),
            Value("solar.inverter_kw_ac", 5.0),
            Word("battery.model", "powerwall-3"),
            Value("battery.units", 2.0),
            Word("battery.node_in_outage", "to-reserve"),
            Word("tariff.plan", "flat-co-2023"),
            Word("link.plan", "starlink"),
            Word("node.model", "dgx-spark"),
            Word("workload.kind", "serve"),
            Word("workload.llm", "gpt-oss-20b"),
            Word("deal.kind", "own-it"),
            Word("view.role", "owner"),
        ],
    },
    Preset {
        id: 5,
        slug: "cold-heat",
        name: "Cold house heated by its node",
        doc: "A house in a cold climate puts four GPUs indoors and lets them replace part of its heating.",
        steps: &[
            Word("site.climate", "minneapolis"),
            Word("household.kind", "cold-climate"),
            Value("service.amps", 200.0),
            Word("tariff.plan", "flat-us-2024"),
            Word("link.plan", "fibre-500"),
            Word("node.model", "workstation-4x-rtx-pro-6000"),
            Word("node.place", "indoors-air"),
            Word("workload.kind", "rent"),
            Word("deal.kind", "own-it"),
            Word("view.role", "owner"),
        ],
    },
    Preset {
        id: 6,
        slug: "bungalow-100a",
        name: "Bungalow with 100 A",
        doc: "A small house with a 100 A service and a car hosts a node that must give way while the car charges.",
        steps: &[
            Word("site.climate", "chicago"),
            Word("household.kind", "bungalow"),
            Value("household.ev_count", 1.0),
            Value("household.ev_charger_kw", 7.6),
            Value("service.amps", 100.0),
            Word("tariff.plan", "flat-il-2023"),
            Word("link.plan", "fibre-500"),
            Word("node.model", "xfra-16x-rtx-pro-6000-server"),
            Word("workload.kind", "serve"),
            Word("workload.llm", "gpt-oss-120b"),
            Word("deal.kind", "hosted-operator-pays-meter"),
        ],
    },
    Preset {
        id: 7,
        slug: "valley-8000",
        name: "Fleet of 8,000 nodes",
        doc: "Twelve groups of homes in ten climates, six designs from 16 GPUs hosted to one of the owner's: about 80 MW.",
        steps: VALLEY,
    },
];

impl Preset {
    /// The scenario.
    #[must_use]
    pub fn scenario(&self) -> Scenario {
        let mut scenario = Scenario::default();
        for step in self.steps {
            // A step that leads nowhere is a defect of this table, which the tests below find.
            let _done: Option<()> = step.apply(&mut scenario);
        }
        scenario
    }
}

impl Step {
    fn apply(self, scenario: &mut Scenario) -> Option<()> {
        match self {
            AddArray => scenario.add_array(0).map(|_| ()),
            AddGroup => scenario.add_group().map(|_| ()),
            AddHome(id) => {
                let home = preset(id)?.scenario().homes.pop()?;
                if scenario.homes == Scenario::default().homes {
                    scenario.homes.clear();
                }
                scenario.add_home(home).map(|_| ())
            }
            Title(title) => scenario.homes.last_mut().map(|home| title.clone_into(&mut home.title)),
            Name(name) => scenario.fleet.groups.last_mut().map(|group| name.clone_into(&mut group.name)),
            Value(key, value) => scenario.set(Path::parse(key).ok()?, value).ok().map(|_| ()),
            Word(key, word) => {
                let path = Path::parse(key).ok()?;
                let value = match path.field.kind {
                    Kind::Row(table) => f64::from(table.find(word)?),
                    Kind::Options(choices) => {
                        f64::from(choices().into_iter().find(|choice| choice.key == word)?.code)
                    }
                    Kind::Number(_) => return None,
                };
                scenario.set(path, value).ok().map(|_| ())
            }
        }
    }
}

/// The preset with an id.
#[must_use]
pub fn preset(id: u16) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.id == id)
}

/// The preset with a slug.
#[must_use]
pub fn preset_by_slug(slug: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.slug == slug)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Severity, validate};

    #[test]
    fn every_step_of_every_preset_leads_somewhere() {
        for preset in PRESETS {
            let mut scenario = Scenario::default();
            for step in preset.steps {
                assert_eq!(step.apply(&mut scenario), Some(()), "{}: {step:?}", preset.slug);
            }
        }
    }

    #[test]
    fn no_preset_has_an_error() {
        for preset in PRESETS {
            let errors: Vec<_> = validate(&preset.scenario())
                .into_iter()
                .filter(|issue| issue.severity == Severity::Error)
                .collect();
            assert!(errors.is_empty(), "{}: {errors:?}", preset.slug);
        }
    }
}
