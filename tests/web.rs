//! The app's parts in a real browser, without the site around them: there is no boot.js here, so
//! the engine finds no workers and does its work on the page.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use wattfleet_app::engine::{Engine, ImportHint, Job, Listener, Payload, Reply, Taken};
use wattfleet_app::platform::{Soon, clock};
use wattfleet_core::{
    scenario::Scenario,
    share::{decode_link, encode_link, fingerprint},
    simulate::{Options, Stages},
};

wasm_bindgen_test_configure!(run_in_browser);

/// Answers that listeners have heard, in order.
type Heard = Rc<RefCell<Vec<Reply>>>;

fn listener(heard: &Heard) -> Listener {
    let heard = Rc::clone(heard);
    Listener::new(move |result| heard.borrow_mut().push(result.unwrap()))
}

/// Lets the event loop turn for a while.
async fn wait(turns: usize) {
    for _ in 0..turns {
        let mut soon = None;
        let promise = Promise::new(&mut |resolve, _| {
            let called = Soon::new(move || {
                resolve.call0(&wasm_bindgen::JsValue::NULL).unwrap();
            });
            called.call();
            soon = Some(called);
        });
        JsFuture::from(promise).await.unwrap();
    }
}

#[wasm_bindgen_test]
async fn without_workers_the_page_answers() {
    let (engine, heard) = (Engine::start(), Heard::default());
    engine.submit(Job::Sum { upto: 1_000_000 }, listener(&heard));
    wait(200).await;
    assert_eq!(*heard.borrow(), [Reply::Sum { total: 500_000_500_000.0 }]);
}

/// A job that reads a file for the default home.
fn import(content: &str) -> Job {
    let buffer = js_sys::Uint8Array::from(content.as_bytes()).buffer();
    let link = encode_link(&Scenario::default());
    Job::Import { link, home: 0, hint: ImportHint::Any, payload: Payload::new(buffer) }
}

#[wasm_bindgen_test]
async fn without_workers_the_page_reads_files() {
    let (engine, heard) = (Engine::start(), Heard::default());
    let column: String =
        std::iter::once("kWh\n".to_owned()).chain((0..8760).map(|_| "0.5\n".to_owned())).collect();
    engine.submit(import(&column), listener(&heard));
    wait(200).await;
    engine.submit(import("{\n\"utility\": }"), listener(&heard));
    wait(50).await;
    let heard = heard.borrow();
    let Reply::Import { found: Ok(found) } = &heard[0] else { panic!("{:?}", heard[0]) };
    let Taken::Readings(kw) = &found.taken else { panic!("{:?}", found.about) };
    assert!(kw.len() == 8760 && kw.iter().all(|kw| (kw - 0.5).abs() < 1e-9));
    let Reply::Import { found: Err(error) } = &heard[1] else { panic!("{:?}", heard[1]) };
    assert!(error.starts_with("Line 2, column 12"), "{error}");
}

#[wasm_bindgen_test]
async fn the_newest_of_a_kind_wins() {
    let (engine, heard) = (Engine::start(), Heard::default());
    engine.submit(Job::Sum { upto: 1 << 26 }, listener(&heard));
    wait(3).await;
    engine.submit(Job::Sum { upto: 2 }, listener(&heard));
    engine.submit(Job::Sum { upto: 3 }, listener(&heard));
    wait(200).await;
    assert_eq!(*heard.borrow(), [Reply::Sum { total: 6.0 }]);
}

#[wasm_bindgen_test]
async fn a_cancelled_job_is_silent_and_the_next_is_answered() {
    let (engine, heard) = (Engine::start(), Heard::default());
    let long = engine.submit(Job::Sum { upto: 1 << 26 }, listener(&heard));
    wait(2).await;
    long.cancel();
    wait(50).await;
    assert!(heard.borrow().is_empty());
    engine.submit(Job::Sum { upto: 4 }, listener(&heard));
    wait(50).await;
    assert_eq!(*heard.borrow(), [Reply::Sum { total: 10.0 }]);
}

#[wasm_bindgen_test]
async fn progress_grows_and_a_listener_may_submit_from_within() {
    let (engine, heard) = (Rc::new(Engine::start()), Heard::default());
    let seen = Rc::new(RefCell::new(Vec::new()));
    let (inner_engine, inner_heard, inner_seen) = (Rc::clone(&engine), Rc::clone(&heard), Rc::clone(&seen));
    let first = Listener::new(move |_| {
        inner_engine.submit(Job::Sum { upto: 5 }, listener(&inner_heard));
    });
    engine.submit(
        Job::Sum { upto: 1 << 26 },
        first.with_progress(move |done_frac| inner_seen.borrow_mut().push(done_frac)),
    );
    let end_ms = clock::now_ms() + 10_000.0;
    while heard.borrow().is_empty() && clock::now_ms() < end_ms {
        wait(1).await;
    }
    assert_eq!(*heard.borrow(), [Reply::Sum { total: 15.0 }]);
    assert!(!seen.borrow().is_empty());
    assert!(seen.borrow().windows(2).all(|pair| pair[0] < pair[1]));
    assert!(seen.borrow().iter().all(|frac| (0.0..1.0).contains(frac)));
}

/// The record that the native test of the core (`core/tests/same_bits.rs`) keeps.
#[wasm_bindgen_test]
fn every_released_link_gives_the_same_bits_in_the_browser() {
    let record = include_str!("../core/tests/links/bits.txt");
    let links: Vec<(&str, &str)> = include_str!("../core/tests/links/released.txt")
        .lines()
        .filter_map(|line| line.split_once(' '))
        .collect();
    let mut checked = 0;
    for line in record.lines().filter(|line| !line.starts_with("//")) {
        let mut words = line.split(' ');
        let (name, home) = (words.next().unwrap(), words.next().unwrap().parse().unwrap());
        let link = links.iter().find(|(known, _)| *known == name).unwrap().1;
        let scenario = decode_link(link).unwrap().scenario;
        let year = Stages::default().year(&scenario, &Options { home, ..Options::default() }).unwrap();
        assert_eq!(fingerprint(&year).to_string(), words.next().unwrap(), "{name} {home}");
        checked += 1;
    }
    assert!(checked >= 12, "only {checked} years were checked");
}
