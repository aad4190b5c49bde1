//! Years of numbers kept in this browser, by the hash of their content. Where the browser keeps nothing, the
//! app works on and forgets.

use js_sys::{Float64Array, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode};

use super::storage;

/// The name of the database, and of its one store.
const NAME: &str = "wattfleet";
const STORE: &str = "attachments";
const VERSION: u32 = 1;

/// The hashes that are kept, newest first, in the small storage.
const KEPT: &str = "wattfleet.attachments";
/// How many.
const KEPT_MAX: usize = 32;

/// Keeps a year of numbers under its hash; the oldest make way.
pub async fn put(hash: u64, values: &[f64]) -> Option<()> {
    let store = store(IdbTransactionMode::Readwrite).await?;
    let values = Float64Array::from(values);
    done(&store.put_with_key(&values, &key(hash)).ok()?).await?;
    let mut kept: Vec<u64> = listed().into_iter().filter(|other| *other != hash).collect();
    kept.insert(0, hash);
    for old in kept.drain(KEPT_MAX.min(kept.len())..) {
        // One that stays is overwritten or made way for another time.
        let _deleted = store.delete(&key(old));
    }
    let text: Vec<String> = kept.iter().map(|hash| format!("{hash:016x}")).collect();
    storage::write(KEPT, &text.join(" "))
}

/// The year of numbers with a hash.
pub async fn read(hash: u64) -> Option<Vec<f64>> {
    let store = store(IdbTransactionMode::Readonly).await?;
    let found = done(&store.get(&key(hash)).ok()?).await?;
    Some(found.dyn_into::<Float64Array>().ok()?.to_vec())
}

fn key(hash: u64) -> JsValue {
    JsValue::from_str(&format!("{hash:016x}"))
}

fn listed() -> Vec<u64> {
    let text = storage::read(KEPT).unwrap_or_default();
    text.split(' ').filter_map(|hash| u64::from_str_radix(hash, 16).ok()).collect()
}

/// The store, open for one transaction.
async fn store(mode: IdbTransactionMode) -> Option<IdbObjectStore> {
    let request = web_sys::window()?.indexed_db().ok()??.open_with_u32(NAME, VERSION).ok()?;
    let opening = request.clone();
    // Called when the database is new.
    let make = Closure::<dyn FnMut()>::new(move || {
        let database = opening.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok());
        // Without its store nothing is kept, and nothing is found.
        let _made = database.map(|database| database.create_object_store(STORE));
    });
    request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    let database: IdbDatabase = done(&request).await?.dyn_into().ok()?;
    let transaction = database.transaction_with_str_and_mode(STORE, mode).ok()?;
    transaction.object_store(STORE).ok()
}

/// The result of a request, when it is there.
async fn done(request: &IdbRequest) -> Option<JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(promise).await.ok()?;
    request.result().ok()
}
