//! Share links as a promise: every scenario travels exactly, every released link opens, damage is found.

#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

use std::sync::Arc;

use proptest::prelude::*;
use wattfleet_core::scenario::{
    Field, Home, Kind, List, MAX_ARRAYS, MAX_GROUPS, MAX_HOMES, MAX_PINNED, PRESETS, Path, Pinned, Place,
    Preset, Scenario, Travels, fields, preset, preset_by_slug,
};
use wattfleet_core::share::{
    LinkError, Opened, Stamp, decode_link, encode_link, encode_link_with, read_file, write_file,
};

mod corpus;
mod damage;

/// Numbers without a pattern, from a seed: splitmix64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    /// An allowed value of a field, its bounds among them.
    fn value(&mut self, field: &Field) -> f64 {
        match field.kind {
            Kind::Number(number) => match self.roll(8) {
                0 => field.snap(number.min),
                1 => field.snap(number.max),
                _ => {
                    let share = self.roll(1_000_001) as f64 / 1e6;
                    field.snap(number.min + share * (number.max - number.min))
                }
            },
            Kind::Row(table) => {
                let rows = table.rows();
                f64::from(rows[self.roll(rows.len())].id)
            }
            Kind::Options(choices) => {
                let choices = choices();
                f64::from(choices[self.roll(choices.len())].code)
            }
        }
    }

    fn title(&mut self) -> String {
        let letters: Vec<char> = "Our house, No. 7 – naïve 家族🏠".chars().collect();
        (0..self.roll(61)).map(|_| letters[self.roll(letters.len())]).collect()
    }

    fn change(&mut self, scenario: &mut Scenario, fields: &[&'static Field], home: usize) {
        let field = fields[self.roll(fields.len())];
        let items = field.list.map_or(1, |list| scenario.list_len(list, home));
        if items > 0 {
            let place = Place { home, item: self.roll(items) };
            scenario.set(Path { field, place }, self.value(field)).unwrap();
        }
    }

    /// A scenario with a number of changed settings in each of a number of homes.
    fn scenario(&mut self, homes: usize, changes: usize) -> Scenario {
        let all: Vec<&Field> = fields().collect();
        let mut scenario = PRESETS[self.roll(PRESETS.len())].scenario();
        scenario.homes.truncate(homes);
        for home in 0..homes {
            if home >= scenario.homes.len() {
                let before = match self.roll(3) {
                    0 => Home::default(),
                    1 => PRESETS[self.roll(PRESETS.len())].scenario().homes.remove(0),
                    _ => scenario.homes[self.roll(home)].clone(),
                };
                scenario.add_home(before).unwrap();
            }
            for _ in 0..self.roll(MAX_ARRAYS) {
                let _full: Option<usize> = scenario.add_array(home);
            }
            if self.roll(4) == 0 {
                let _none = scenario.remove_array(Place { home, item: 0 });
            }
            for _ in 0..changes {
                self.change(&mut scenario, &all, home);
            }
            if self.roll(2) == 0 {
                scenario.homes[home].title = self.title();
            }
        }
        scenario
    }

    /// The same as a fleet: groups with names, and something to compare with.
    fn fleet(&mut self, homes: usize, changes: usize) -> Scenario {
        let mut scenario = self.scenario(homes, changes);
        let fields: Vec<&Field> = fields().filter(|field| field.list == Some(List::Groups)).collect();
        for _ in 0..self.roll(MAX_GROUPS + 1) {
            if scenario.add_group().is_none() {
                break;
            }
            for _ in 0..self.roll(4) {
                let field = fields[self.roll(fields.len())];
                let place = Place { home: 0, item: self.roll(scenario.fleet.groups.len()) };
                scenario.set(Path { field, place }, self.value(field)).unwrap();
            }
            if self.roll(2) == 0 {
                scenario.fleet.groups.last_mut().unwrap().name = self.title();
            }
        }
        for _ in 0..self.roll(MAX_PINNED + 1) {
            let pinned = match self.roll(2) {
                0 => Pinned::Datacentre(self.roll(1000) as u16),
                _ => {
                    let (title, scenario) = (self.title(), Arc::new(self.scenario(2, 5)));
                    Pinned::Scenario { title, scenario }
                }
            };
            assert!(scenario.pin(pinned));
        }
        scenario
    }

    /// A home in which a number of fields have been set to something else by hand.
    fn edit(&mut self, scenario: &mut Scenario, home: usize, edits: usize) {
        let mut open: Vec<&'static Field> =
            fields().filter(|field| field.id < 1100 && field.list.is_none()).collect();
        for _ in 0..edits {
            let field = open.swap_remove(self.roll(open.len()));
            let path = Path::of_home(field, home);
            let quanta = |scenario: &Scenario| field.quanta(path.read(scenario).unwrap());
            let before = quanta(scenario);
            while quanta(scenario) == before {
                scenario.set(path, self.value(field)).unwrap();
            }
        }
    }
}

fn stamp(opened: &Opened) -> Stamp {
    Stamp { model_version: opened.model_version.unwrap(), answer: opened.fingerprint }
}

fn travels_exactly(scenario: &Scenario) {
    let link = encode_link(scenario);
    let opened = decode_link(&link).unwrap();
    assert_eq!(&opened.scenario, scenario, "{link}");
    assert_eq!(opened.notes, []);
    assert_eq!(encode_link_with(&opened.scenario, stamp(&opened)), link);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_scenario_travels_exactly(seed: u64, homes in 1..=MAX_HOMES, changes in 0_usize..60) {
        travels_exactly(&Dice(seed).scenario(homes, changes));
    }

    #[test]
    fn every_fleet_travels_and_is_filed_exactly(seed: u64, homes in 1..=MAX_HOMES, changes in 0_usize..20) {
        let scenario = Dice(seed).fleet(homes, changes);
        travels_exactly(&scenario);
        let opened = read_file(&write_file(&scenario)).unwrap();
        prop_assert_eq!(opened.scenario, scenario);
        prop_assert_eq!(opened.notes, []);
    }

    #[test]
    fn every_scenario_is_filed_exactly(seed: u64, homes in 1..=MAX_HOMES, changes in 0_usize..60) {
        let scenario = Dice(seed).scenario(homes, changes);
        let opened = read_file(&write_file(&scenario)).unwrap();
        prop_assert_eq!(opened.scenario, scenario);
        prop_assert_eq!(opened.notes, []);
    }

    #[test]
    fn any_text_is_opened_or_refused(text in ".{0,200}") {
        let _refused: Result<Opened, LinkError> = decode_link(&text);
        let _refused = decode_link(&format!("#1.{text}"));
        let _refused = read_file(&text);
        let _refused = read_file(&format!("{{\"wattfleet\":1,\"homes\":[{{{text}}}]}}"));
    }

    #[test]
    fn any_letters_are_opened_or_refused(text in "[A-Za-z0-9_-]{0,300}") {
        let _refused: Result<Opened, LinkError> = decode_link(&format!("#1.{text}"));
    }
}

#[test]
fn every_field_travels_at_its_lowest_and_its_highest() {
    for field in fields() {
        assert_eq!(field.travels, Travels::Link, "{}: nothing else is provided for yet", field.key);
        let values = match field.kind {
            Kind::Number(number) => vec![field.snap(number.min), field.snap(number.max)],
            Kind::Row(table) => table.rows().iter().map(|row| f64::from(row.id)).collect(),
            Kind::Options(choices) => choices().iter().map(|choice| f64::from(choice.code)).collect(),
        };
        for value in values {
            let mut scenario = preset(1).unwrap().scenario();
            scenario.add_group().unwrap();
            scenario.set(Path::new(field), value).unwrap();
            travels_exactly(&scenario);
        }
    }
}

#[test]
fn what_no_field_allows_travels_as_the_nearest_that_it_does() {
    let mut scenario = preset(1).unwrap().scenario();
    scenario.homes[0].battery.units = f64::INFINITY;
    scenario.homes[0].battery.reserve_frac = 0.123_456;
    scenario.homes[0].node.gpu = 60_000;
    scenario.homes[0].title = "a\u{7}b\n".repeat(50);
    let opened = decode_link(&encode_link(&scenario)).unwrap();
    assert_eq!(opened.notes, []);
    let home = &opened.scenario.homes[0];
    assert_eq!((home.battery.units, home.battery.reserve_frac), (20.0, 0.12));
    assert_eq!(home.title, "ab".repeat(30));
    travels_exactly(&opened.scenario);
    scenario.homes.clear();
    assert_eq!(decode_link(&encode_link(&scenario)).unwrap().scenario.homes.len(), 1);
}

/// A preset of one home.
fn one_home(dice: &mut Dice) -> Scenario {
    let presets: Vec<&Preset> = PRESETS.iter().filter(|preset| preset.scenario().homes.len() == 1).collect();
    presets[dice.roll(presets.len())].scenario()
}

#[test]
fn one_home_is_at_most_250_characters() {
    let mut longest = 0;
    for seed in 0..200 {
        let mut dice = Dice(seed);
        let mut scenario = one_home(&mut dice);
        dice.edit(&mut scenario, 0, 23);
        scenario.homes[0].title = "The house of the Hernandez family".to_owned();
        let stamp = Stamp { answer: Some(u32::MAX), ..Stamp::default() };
        longest = longest.max(encode_link_with(&scenario, stamp).len());
    }
    println!("one home, 23 edits, a title and a stamp: at most {longest} characters");
    assert!(longest <= 250, "{longest}");
}

#[test]
fn twelve_different_homes_are_at_most_900_characters() {
    let mut longest = 0;
    for seed in 0..50 {
        let mut dice = Dice(seed);
        let mut scenario = one_home(&mut dice);
        let home = scenario.homes[0].clone();
        for index in 0..MAX_HOMES {
            if index > 0 {
                scenario.add_home(home.clone()).unwrap();
            }
            let edits = 8 + dice.roll(3);
            dice.edit(&mut scenario, index, edits);
            scenario.homes[index].title = format!("House {}", index + 1);
        }
        longest = longest.max(encode_link(&scenario).len());
    }
    println!("twelve homes, 8 to 10 edits and a title each: at most {longest} characters");
    assert!(longest <= 900, "{longest}");
}

/// Twelve groups of twelve designs that differ a little, in twelve places, each with a name.
fn twelve_groups(dice: &mut Dice) -> Scenario {
    let mut scenario = one_home(dice);
    let home = scenario.homes[0].clone();
    let climate = Path::parse("fleet.groups[0].climate").unwrap().field;
    for index in 0..MAX_HOMES {
        if index > 0 {
            scenario.add_home(home.clone()).unwrap();
            dice.edit(&mut scenario, index, 3);
        }
        let item = scenario.add_group().unwrap();
        let place = Place { home: 0, item };
        for (key, value) in [
            ("fleet.groups[0].design", index as f64),
            ("fleet.groups[0].count", 10.0 * dice.roll(200) as f64),
            ("fleet.groups[0].opt_in_frac", dice.roll(100) as f64 / 100.0),
            ("fleet.groups[0].size_spread_frac", dice.roll(40) as f64 / 100.0),
            ("fleet.groups[0].transformer_kva", 12.5 * (2 + dice.roll(6)) as f64),
        ] {
            let field = Path::parse(key).unwrap().field;
            scenario.set(Path { field, place }, value).unwrap();
        }
        scenario.set(Path { field: climate, place }, dice.value(climate)).unwrap();
        scenario.fleet.groups[item].name = format!("Valley {}", index + 1);
    }
    scenario
}

#[test]
fn twelve_different_groups_are_at_most_900_characters() {
    let mut longest = 0;
    for seed in 0..50 {
        let scenario = twelve_groups(&mut Dice(seed));
        longest = longest.max(encode_link(&scenario).len());
    }
    let preset = encode_link(&preset_by_slug("valley-8000").unwrap().scenario()).len();
    println!("twelve groups of twelve designs: at most {longest} characters; the preset fleet {preset}");
    assert!(longest <= 900, "{longest}");
    assert!(preset <= 30, "{preset}");
}

#[test]
fn one_changed_group_of_a_preset_fleet_is_a_short_link() {
    let mut scenario = preset_by_slug("valley-8000").unwrap().scenario();
    scenario.set(Path::parse("fleet.groups[3].count").unwrap(), 950.0).unwrap();
    scenario.set(Path::parse("homes[2].battery.units").unwrap(), 2.0).unwrap();
    let link = encode_link(&scenario);
    assert!(link.len() <= 100, "{} {link}", link.len());
    travels_exactly(&scenario);
}

#[test]
fn more_groups_and_more_to_compare_with_than_fit_are_cut_or_refused() {
    let mut scenario = preset(1).unwrap().scenario();
    while scenario.add_group().is_some() {}
    assert_eq!(scenario.fleet.groups.len(), MAX_GROUPS);
    scenario.fleet.groups.push(scenario.fleet.groups[0].clone());
    assert_eq!(decode_link(&encode_link(&scenario)).unwrap().scenario.fleet.groups.len(), MAX_GROUPS);
    let filed = read_file(&write_file(&scenario)).unwrap();
    assert_eq!((filed.scenario.fleet.groups.len(), filed.notes.len()), (MAX_GROUPS, 1));
    for id in 0..MAX_PINNED {
        assert!(scenario.pin(Pinned::Datacentre(id as u16)));
    }
    assert!(!scenario.pin(Pinned::Datacentre(9)));
    // What a pinned scenario is compared with itself does not travel.
    let mut outer = preset(2).unwrap().scenario();
    scenario.fleet.groups.pop();
    assert!(outer.pin(Pinned::Scenario { title: "Before".to_owned(), scenario: Arc::new(scenario.clone()) }));
    let Some(Pinned::Scenario { scenario: inner, .. }) = outer.compare.first() else { panic!("pinned") };
    assert_eq!((inner.compare.len(), &inner.homes), (0, &scenario.homes));
    travels_exactly(&outer);
}

#[test]
fn a_list_field_has_a_place_in_the_wire_format() {
    for field in fields() {
        assert!(matches!(field.list, None | Some(List::Arrays | List::Groups)), "{}", field.key);
    }
}
