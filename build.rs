//! Asks the linker to keep what it knows of addresses: tools/pack tells by it which data the first page
//! needs.

fn main() {
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo:rustc-link-arg-bin=wattfleet-app=--emit-relocs");
    }
    println!("cargo:rerun-if-changed=build.rs");
}
