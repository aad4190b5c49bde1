use super::*;
use crate::scenario::{Home, MAX_ARRAYS, MAX_HOMES, Path, Scenario, preset, preset_by_slug};
use crate::share::migrate::Retired;
use crate::share::record::Value;

fn open(id: u16, entries: Vec<Entry>) -> Opened {
    let mut body = Vec::new();
    write_varint(&mut body, u64::from(id));
    body.extend(write_record(entries));
    decode_link(&seal(&body)).unwrap()
}

fn home(entries: Vec<Entry>) -> Entry {
    Entry { id: keys::HOMES, value: Value::List(vec![write_record(entries)]) }
}

fn id(key: &str) -> u16 {
    crate::scenario::field_by_key(key).unwrap().id
}

#[test]
fn what_a_later_version_added_is_passed_over_and_counted() {
    let opened = open(
        2,
        vec![
            home(vec![
                Entry::integer(id("battery.units"), 3),
                Entry::integer(id("battery.units") + 90, 5),
                Entry { id: 50, value: Value::Bytes(vec![1, 2, 3]) },
                Entry { id: 51, value: Value::List(vec![vec![9, 9], vec![]]) },
                Entry { id: 52, value: Value::Later(vec![0xff; 40]) },
            ]),
            Entry::integer(60_000, -1),
        ],
    );
    let mut expected = preset_by_slug("austin-owner").unwrap().scenario();
    expected.homes[0].battery.units = 3.0;
    assert_eq!(opened.scenario, expected);
    assert_eq!(opened.notes, [LinkNote::Unknown { count: 5 }]);
}

#[test]
fn a_value_out_of_bounds_is_brought_inside_and_reported() {
    let opened = open(
        1,
        vec![home(vec![
            Entry::integer(id("battery.units"), 1_000),
            Entry::integer(id("battery.model"), 60_000),
            Entry::integer(id("battery.dispatch"), -4),
            Entry::integer(id("service.amps"), i64::MAX),
        ])],
    );
    let start = preset(1).unwrap().scenario();
    let home = &opened.scenario.homes[0];
    assert_eq!((home.battery.units, home.service.amps), (20.0, 800.0));
    assert_eq!(home.battery.model, start.homes[0].battery.model);
    assert_eq!(home.battery.dispatch, start.homes[0].battery.dispatch);
    assert_eq!(opened.notes.len(), 4, "{:?}", opened.notes);
    let texts: Vec<String> = opened.notes.iter().map(|note| crate::text::sentence(&note.message())).collect();
    assert!(texts.iter().all(|text| !text.contains('[')), "{texts:?}");
}

#[test]
fn more_homes_and_arrays_than_fit_are_left_out_and_reported() {
    let arrays = Entry { id: keys::ARRAYS, value: Value::List(vec![Vec::new(); 9]) };
    let item = write_record(vec![arrays]);
    let opened = open(1, vec![Entry { id: keys::HOMES, value: Value::List(vec![item; 15]) }]);
    assert_eq!(opened.scenario.homes.len(), MAX_HOMES);
    assert!(opened.scenario.homes.iter().all(|home| home.solar.arrays.len() == MAX_ARRAYS));
    assert_eq!(opened.notes[0], LinkNote::Cut { path: "homes".to_owned(), found: 15, kept: 12 });
    assert_eq!(opened.notes.len(), 13);
}

#[test]
fn a_chosen_row_brings_its_columns_and_later_changes_stand() {
    let powerwall_2 = crate::catalog::Table::Battery.find("powerwall-2").unwrap();
    let model = Entry::integer(id("battery.model"), i64::from(powerwall_2));
    let capacity = Entry::integer(id("battery.capacity_kwh"), 999);
    let opened = open(1, vec![home(vec![capacity, model])]);
    let mut expected = preset(1).unwrap().scenario();
    let path = |key| Path::parse(key).unwrap();
    expected.set(path("battery.model"), f64::from(powerwall_2)).unwrap();
    expected.set(path("battery.capacity_kwh"), 9.99).unwrap();
    assert_eq!(opened.scenario, expected);
}

#[test]
fn a_preset_of_a_later_version_says_so() {
    assert_eq!(decode_link(&seal(&[99])), Err(LinkError::UnknownPreset { id: 99 }));
}

#[test]
fn records_that_do_not_fit_are_damage_and_not_a_panic() {
    let starts_from_nowhere = home(vec![Entry::integer(keys::STARTS_FROM, 7)]);
    let no_homes = Entry { id: keys::HOMES, value: Value::List(Vec::new()) };
    let no_text = home(vec![Entry { id: keys::TITLE, value: Value::Bytes(vec![0xff]) }]);
    for entry in [starts_from_nowhere, no_homes, no_text] {
        let mut body = vec![1];
        body.extend(write_record(vec![entry]));
        assert!(matches!(decode_link(&seal(&body)), Err(LinkError::Damaged { .. })));
    }
    for body in [&[][..], &[1, 4], &[1, 0x80], &[1, 6, 9, 1]] {
        assert!(matches!(decode_link(&seal(body)), Err(LinkError::Damaged { .. })), "{body:?}");
    }
}

#[test]
fn the_stamp_travels() {
    let scenario = Scenario::default();
    let stamp = Stamp { model_version: 7, answer: Some(u32::MAX) };
    let opened = decode_link(&encode_link_with(&scenario, stamp)).unwrap();
    assert_eq!((opened.model_version, opened.fingerprint), (Some(7), Some(u32::MAX)));
    let opened = decode_link(&encode_link(&scenario)).unwrap();
    assert_eq!((opened.model_version, opened.fingerprint), (Some(MODEL_VERSION), None));
}

#[test]
fn a_retired_field_opens_as_what_replaced_it() {
    static TABLE: &[Retired] = &[Retired {
        id: 98,
        key: "battery.count_tenths",
        denominator: 10.0,
        words: &[],
        step: |tenths| vec![(502, tenths / 10)],
    }];
    let mut body = vec![1];
    body.extend(write_record(vec![home(vec![Entry::integer(98, 40)])]));
    let opened = read_body(&body, TABLE).unwrap();
    assert_eq!(opened.scenario.homes[0].battery.units.to_bits(), 4.0_f64.to_bits());
    assert_eq!(opened.notes, []);
    assert_eq!(read_body(&body, &[]).unwrap().notes, [LinkNote::Unknown { count: 1 }]);
}

/// The decoder sets rows in the order of their ids, so a row that another brings must come after it.
#[test]
fn a_row_that_follows_a_row_has_the_higher_id() {
    for field in crate::scenario::fields() {
        if let (crate::scenario::Kind::Row(_), Some(follow)) = (field.kind, field.follows) {
            assert!(follow.field < field.id, "{}", field.key);
        }
    }
}

/// Ids below 100 are no fields.
#[test]
fn no_field_has_the_id_of_a_key() {
    assert!(crate::scenario::fields().all(|field| field.id >= 100));
}

#[test]
fn a_meter_travels_as_its_stand_in_within_the_promise() {
    let kw: Vec<f64> = (0..8760).map(|hour| 0.4 + f64::from(hour % 24) / 11.0).collect();
    let (measured, _) =
        crate::scenario::Measured::year(&kw, crate::time::DaylightSaving::UnitedStates).unwrap();
    for preset in PRESETS.iter().filter(|preset| preset.scenario().homes.len() == 1) {
        let mut scenario = preset.scenario();
        let bare = encode_link(&scenario).len();
        scenario.homes[0].measured = Some(measured);
        // A second home of the same meter costs nothing; one without a meter says so.
        scenario.homes.push(scenario.homes[0].clone());
        scenario.homes.push(Home { measured: None, ..scenario.homes[0].clone() });
        let link = encode_link(&scenario);
        assert_eq!(decode_link(&link).unwrap().scenario, scenario);
        assert!(link.len() - bare <= 80, "{}", link.len() - bare);
        let back = crate::share::read_file(&crate::share::write_file(&scenario)).unwrap();
        assert_eq!((back.scenario, back.notes), (scenario, Vec::new()));
    }
}

#[test]
fn a_file_carries_the_readings_and_a_link_does_not() {
    let kw: Vec<f64> = (0..35_040).map(|quarter| f64::from(quarter % 977) / 300.0).collect();
    let mut scenario = Scenario::default();
    let rule = crate::time::DaylightSaving::None;
    let (measured, data) = crate::scenario::Measured::year(&kw, rule).unwrap();
    scenario.homes[0].measured = Some(measured);
    let mut attachments = crate::scenario::Attachments::default();
    assert_eq!(attachments.keep(&data), measured.hash);
    let text = crate::share::write_file_holding(&scenario, Stamp::default(), &attachments);
    let opened = crate::share::read_file(&text).unwrap();
    assert_eq!(opened.attachments, attachments);
    assert_eq!(opened.scenario.homes[0].measured.unwrap().hash, measured.hash);
    assert_eq!(decode_link(&encode_link(&scenario)).unwrap().attachments, Default::default());
    let broken = text.replacen("\"kw\": [", "\"kw\": [-1, ", 1);
    assert!(
        crate::share::read_file(&broken)
            .unwrap_err()
            .to_string()
            .contains("attachments.load.kw[0]: found -1")
    );
}
