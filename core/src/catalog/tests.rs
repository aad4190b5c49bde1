//! Laws of the catalogue.

use std::collections::BTreeSet;

use super::super::*;
use super::*;

fn ordered(range: Range) -> bool {
    range.low <= range.value && range.value <= range.high
}

#[test]
fn ids_count_up_from_one_and_slugs_are_unique_and_plain() {
    for table in Table::ALL {
        let rows = table.rows();
        let ids: Vec<u16> = rows.iter().map(|row| row.id).collect();
        assert_eq!(ids, (1..=rows.len() as u16).collect::<Vec<_>>(), "{}", table.slug());
        let slugs: BTreeSet<_> = rows.iter().map(|row| row.slug).collect();
        assert_eq!(slugs.len(), rows.len(), "{}", table.slug());
        for slug in slugs {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
            assert!(!slug.is_empty() && slug.chars().all(plain), "{slug}");
        }
        let names: BTreeSet<_> = rows.iter().map(|row| row.name).collect();
        assert_eq!(names.len(), rows.len(), "{}", table.slug());
    }
}

#[test]
fn every_row_says_who_and_when() {
    let region_sources =
        REGIONS.iter().flat_map(|r| [r.co2_marginal_source, r.outage_source, r.price_source]);
    let sources = Table::ALL.iter().flat_map(|table| table.rows()).map(|row| row.source);
    for source in sources.chain(region_sources) {
        assert!(source.text().len() > 3, "{source:?}");
        assert!((2000..=2026).contains(&source.year), "{source:?}");
    }
}

#[test]
fn tables_hold_at_least_what_was_promised() {
    let least = [
        (Table::Gpu, 25),
        (Table::Llm, 18),
        (Table::Node, 7),
        (Table::Battery, 6),
        (Table::Link, 8),
        (Table::Tariff, 8),
        (Table::Climate, 92),
        (Table::Region, 60),
        (Table::Household, 8),
        (Table::Deal, 5),
        (Table::Cost, 30),
        (Table::Datacentre, 4),
    ];
    assert_eq!(least.len(), Table::ALL.len());
    for (table, count) in least {
        assert!(table.rows().len() >= count, "{}", table.slug());
    }
}

#[test]
fn ids_that_others_rely_on_exist() {
    let gpus = "rtx-3090 rtx-4080 rtx-3080-ti rtx-a6000 rtx-6000-ada rtx-pro-6000-server rtx-pro-6000-ws \
        rtx-pro-6000-max-q a40 l4 l40s t4 v100 a100-pcie a100-sxm h100-pcie h100-sxm h200-sxm b200-sxm gb200 \
        mi300x m3-ultra dgx-spark rtx-5090 rtx-4090";
    let llms = "llama-2-70b llama-3.1-8b llama-3.1-70b llama-3.3-70b llama-3.1-405b qwen3-30b-a3b qwen3-32b \
        qwen3-235b-a22b qwen3-coder-480b gpt-oss-20b gpt-oss-120b deepseek-r1 glm-4.5 glm-4.5-air kimi-k2 \
        llama-4-scout mixtral-8x7b bloom-176b";
    for slug in gpus.split_whitespace() {
        assert!(Table::Gpu.find(slug).is_some(), "{slug}");
    }
    for slug in llms.split_whitespace() {
        assert!(Table::Llm.find(slug).is_some(), "{slug}");
    }
}

#[test]
fn released_ids_keep_their_slugs() {
    let pinned = [
        (Table::Gpu, 5, "rtx-pro-6000-server"),
        (Table::Gpu, 33, "strix-halo"),
        (Table::Llm, 11, "gpt-oss-120b"),
        (Table::Llm, 23, "phi-4"),
        (Table::Node, 4, "xfra-16x-rtx-pro-6000-server"),
        (Table::Battery, 1, "powerwall-3"),
        (Table::Link, 6, "starlink"),
        (Table::Tariff, 10, "pge-e-elec"),
        (Table::Climate, 1, "phoenix"),
        (Table::Climate, 92, "sao-paulo"),
        (Table::Region, 4, "us-az"),
        (Table::Household, 1, "all-electric-ev"),
        (Table::Deal, 2, "hosted-operator-pays-meter"),
        (Table::Cost, 1, "battery-installed-usd"),
        (Table::Datacentre, 4, "orbital"),
    ];
    for (table, id, slug) in pinned {
        assert_eq!(table.row(id).map(|row| row.slug), Some(slug));
        assert_eq!(table.find(slug), Some(id));
    }
}

#[test]
fn every_range_is_ordered() {
    let gpus = GPUS.iter().flat_map(|row| [row.price_usd, row.rent_usd_per_h]);
    let llms = LLMS.iter().flat_map(|row| [row.price_in_usd_per_mtok, row.price_out_usd_per_mtok]);
    let nodes = NODES.iter().flat_map(|row| [row.gpu_usd, row.host_usd, row.install_usd]);
    let batteries = BATTERIES.iter().flat_map(|row| [Some(row.price_usd), row.expansion_usd]).flatten();
    let links = LINKS.iter().flat_map(|row| [row.down_range_mbit_s, row.up_range_mbit_s, row.usd_month]);
    let rest = REGIONS.iter().map(|row| row.water_l_per_kwh).chain(COSTS.iter().map(|row| row.range));
    let deals = DEALS.iter().map(|row| row.stop_risk_per_year);
    let campuses = DATACENTRES.iter().filter_map(|row| row.costs).flat_map(|costs| {
        [
            costs.pue,
            costs.water_l_per_kwh,
            costs.facility_usd_per_mw,
            costs.all_in_usd_per_mw,
            costs.rent_usd_per_kw_month,
            costs.operations_usd_per_mw_year,
            costs.wait_months,
            costs.utilisation_frac,
            costs.available_frac,
            costs.power_usd_per_kwh,
        ]
    });
    let known = gpus.chain(llms).chain(nodes).chain(batteries).chain(links).chain(rest).chain(deals);
    for range in known.chain(campuses) {
        assert!(ordered(range), "{range:?}");
    }
}

#[test]
fn gpus_are_physical() {
    for row in GPUS {
        assert!(row.idle_w < row.min_cap_w && row.min_cap_w <= row.tdp_w, "{}", row.slug);
        assert!((row.tflops(ComputeKind::Unpacked) - row.fp16_tflops).abs() < 1e-12, "{}", row.slug);
        let rates = [ComputeKind::Fp16, ComputeKind::Fp8, ComputeKind::Fp4].map(|kind| row.tflops(kind));
        assert!(rates[0] > 0.0 && rates[0] <= rates[1] && rates[1] <= rates[2], "{}", row.slug);
        assert!(row.vram_gb > 0.0 && row.mem_bw_gb_s > row.vram_gb, "{}", row.slug);
        assert!(row.price_usd.low > 0.0 && row.rent_usd_per_h.low > 0.0, "{}", row.slug);
    }
}

#[test]
fn models_read_between_nothing_and_all_of_their_weights() {
    for row in LLMS {
        assert!(row.active_params <= row.total_params && row.total_params > 1e9, "{}", row.slug);
        assert!(row.shared_frac > 0.0 && row.shared_frac <= 1.0, "{} {}", row.slug, row.shared_frac);
        assert!(row.experts_active <= row.experts, "{}", row.slug);
        assert_eq!(row.experts == 0, (row.shared_frac - 1.0).abs() < 1e-12, "{}", row.slug);
        assert_eq!(row.sliding_frac > 0.0, row.sliding_window_tok > 0, "{}", row.slug);
        // Reading the shared part and k of E experts is reading the active parameters.
        let routed =
            if row.experts == 0 { 0.0 } else { f64::from(row.experts_active) / f64::from(row.experts) };
        let read = row.total_params * (row.shared_frac + routed * (1.0 - row.shared_frac));
        assert!((read / row.active_params - 1.0).abs() < 1e-12, "{}", row.slug);
    }
}

#[test]
fn a_published_model_file_has_the_size_of_its_precision() {
    // GiB as llama.cpp prints: 8B F16 14.96, 70B Q4_K_M 39.59, gpt-oss-20b MXFP4 11.27 (some tensors wide).
    let gib =
        |slug: &str, precision| llm_by_slug(slug).unwrap().weights_gb(precision) * 1e9 / 1_073_741_824.0;
    assert!((gib("llama-3.1-8b", Precision::Fp16) / 14.96 - 1.0).abs() < 0.01);
    assert!((gib("llama-3.1-70b", Precision::Q4KM) / 39.59 - 1.0).abs() < 0.01);
    assert!((gib("gpt-oss-20b", Precision::Mxfp4) / 11.27 - 1.0).abs() < 0.10);
}

#[test]
fn the_xfra_class_node_draws_the_published_twelve_and_a_half_kilowatts() {
    let node = node_by_slug("xfra-16x-rtx-pro-6000-server").unwrap();
    assert!((node.full_kw() - 12.5).abs() < 1e-9, "{}", node.full_kw());
    assert!((node.idle_kw() - 3.38).abs() < 1e-9, "{}", node.idle_kw());
    let desktop = node_by_slug("desktop-rtx-5090").unwrap();
    assert!((desktop.full_kw() - 0.70).abs() < 0.01 && (desktop.idle_kw() - 0.12).abs() < 0.005);
}

#[test]
fn nodes_idle_below_full_load_within_the_caps_of_their_gpu() {
    for row in NODES {
        let gpu = row.gpu_row().unwrap();
        assert!((gpu.min_cap_w..=gpu.tdp_w).contains(&row.power_cap_w), "{}", row.slug);
        assert!(row.idle_kw() < 0.5 * row.full_kw(), "{}", row.slug);
        assert!(row.host_idle_w <= row.host_w && row.gpu_count > 0, "{}", row.slug);
        assert!(row.psu_efficiency_frac > 0.85 && row.psu_efficiency_frac <= 1.0, "{}", row.slug);
    }
}

#[test]
fn batteries_lose_energy_and_links_lose_packets_as_fractions() {
    for row in BATTERIES {
        assert!(row.round_trip_frac > 0.8 && row.round_trip_frac < 1.0, "{}", row.slug);
        assert!(row.charge_kw > 0.0 && row.charge_kw <= row.discharge_kw, "{}", row.slug);
        assert!(row.capacity_kwh >= 0.5 * row.discharge_kw, "{}", row.slug);
    }
    for row in LINKS {
        assert!(row.loss_frac >= 0.0 && row.loss_frac < 0.05, "{}", row.slug);
        assert!(row.uptime_frac > 0.9 && row.uptime_frac < 1.0, "{}", row.slug);
        assert!(row.up_mbit_s <= row.down_mbit_s && row.up_mbit_s > 0.0, "{}", row.slug);
    }
}

#[test]
fn tariffs_index_their_periods_and_never_pay_more_than_they_charge() {
    for row in TARIFFS {
        let mut used = BTreeSet::new();
        for index in row.weekday.iter().chain(row.weekend).flatten() {
            used.insert(usize::from(*index));
        }
        assert_eq!(used, (0..row.periods.len()).collect(), "{}", row.slug);
        for period in row.periods {
            assert!(period.export_usd_per_kwh <= period.import_usd_per_kwh, "{} {}", row.slug, period.name);
            assert!(period.export_usd_per_kwh >= 0.0, "{} {}", row.slug, period.name);
        }
        assert!(region_by_slug(row.region).is_some(), "{}", row.slug);
        assert!(row.name.contains("202"), "{} has no date in its name", row.slug);
    }
}

#[test]
fn evening_peaks_and_summers_fall_where_the_tariff_says() {
    let row = tariff_by_slug("pge-e-elec").unwrap();
    let name = |month: usize, hour: usize| row.periods[usize::from(row.weekday[month][hour])].name;
    assert_eq!((name(6, 15), name(6, 16), name(6, 20)), ("summer off-peak", "summer peak", "summer peak"));
    assert_eq!((name(6, 21), name(0, 18), name(0, 3)), ("summer off-peak", "winter peak", "winter off-peak"));
    let coned = tariff_by_slug("coned-tou").unwrap();
    let price =
        |month: usize, hour: usize| coned.periods[usize::from(coned.weekday[month][hour])].import_usd_per_kwh;
    assert!((price(7, 12) - 0.4523).abs() < 1e-12 && (price(7, 7) - 0.1249).abs() < 1e-12);
    assert!((price(2, 12) - 0.2305).abs() < 1e-12);
}

#[test]
fn every_climate_lies_in_a_region_of_its_country() {
    for row in CLIMATES {
        let region = region(row.region).unwrap();
        // Hong Kong's and others' codes are their own regions.
        assert_eq!(region.country, row.country, "{}", row.slug);
        if row.country == "US" {
            assert_ne!(region.slug, "us", "{} has no state", row.slug);
        }
        assert!(row.lat_deg.abs() < 66.0 && row.lon_deg.abs() <= 180.0, "{}", row.slug);
        // Standard time follows the sun to within two and a half hours.
        assert!((row.utc_offset_h - row.lon_deg / 15.0).abs() < 2.5, "{}", row.slug);
    }
}

#[test]
fn every_month_of_every_climate_is_in_order() {
    for row in CLIMATES {
        for month in row.months() {
            let temperatures =
                [month.p01_c, month.daily_min_c, month.dry_bulb_c, month.daily_max_c, month.p99_c];
            assert!(temperatures.is_sorted(), "{} {temperatures:?}", row.slug);
            assert!((0.2..0.8).contains(&month.clearness_kt), "{} {month:?}", row.slug);
            assert!((0.01..0.3).contains(&month.kt_std), "{} {month:?}", row.slug);
            assert!((0.0..0.7).contains(&month.kt_lag1), "{} {month:?}", row.slug);
            assert!((0.1..12.0).contains(&month.temp_std_c), "{} {month:?}", row.slug);
            assert!((0.3..10.0).contains(&month.wind_m_s), "{} {month:?}", row.slug);
        }
        let months = row.months();
        let north = months[6].dry_bulb_c - months[0].dry_bulb_c;
        assert!(
            row.lat_deg.abs() < 23.5 || north * row.lat_deg > 0.0,
            "{} has its seasons reversed",
            row.slug
        );
        assert_eq!(row.source.status != Status::Published, !row.pooled.is_empty(), "{}", row.slug);
    }
}

#[test]
fn phoenix_is_as_its_typical_year_has_it() {
    let july = climate_by_slug("phoenix").unwrap().month(6);
    assert!((july.clearness_kt - 0.6792).abs() < 1e-9);
    assert!((july.dry_bulb_c - 35.6).abs() < 1e-9 && (july.daily_max_c - 41.6).abs() < 1e-9);
}

#[test]
fn regions_convert_pounds_to_grams() {
    let arizona = region_by_slug("us-az").unwrap();
    assert!((arizona.co2_g_per_kwh - 689.1 * 0.4536).abs() < 1e-3);
    for row in REGIONS {
        assert!((0.0..1000.0).contains(&row.co2_g_per_kwh), "{}", row.slug);
        assert!((0.0..1000.0).contains(&row.co2_marginal_g_per_kwh), "{}", row.slug);
        assert!(row.price_usd_per_kwh > 0.0 && row.outage_h() < 24.0, "{}", row.slug);
    }
}

#[test]
fn households_draw_and_deals_share_what_exists() {
    for row in HOUSEHOLDS {
        assert!(row.base_kwh > 0.0 && row.heat_balance_c < row.cool_balance_c, "{}", row.slug);
        assert_eq!(row.cooling == Cooling::None, row.cooling_kw_max == 0.0, "{}", row.slug);
        assert!((0.0..24.0).contains(&row.ev_plug_in_h), "{}", row.slug);
    }
    for row in DEALS {
        assert!((0.0..=1.0).contains(&row.revenue_share_frac), "{}", row.slug);
        assert!(!row.checklist.is_empty(), "{}", row.slug);
        let own = row.owner == Party::Host;
        assert!(!own || row.meter_payer == MeterPayer::Host, "{}: nobody else could pay", row.slug);
    }
}

#[test]
fn codes_and_keys_read_back() {
    fn check<T: Copy + PartialEq + std::fmt::Debug>(all: &[T], back: impl Fn(T) -> [Option<T>; 2]) {
        for item in all {
            assert_eq!(back(*item), [Some(*item); 2]);
        }
    }
    check(Precision::ALL, |p| [Precision::from_code(p.code()), Precision::from_key(p.key())]);
    check(Table::ALL, |t| [Table::from_code(t.code()), Table::from_key(t.key())]);
    check(GpuClass::ALL, |c| [GpuClass::from_code(c.code()), GpuClass::from_key(c.key())]);
    check(Heating::ALL, |h| [Heating::from_code(h.code()), Heating::from_key(h.key())]);
    check(WaterHeating::ALL, |w| [WaterHeating::from_code(w.code()), WaterHeating::from_key(w.key())]);
    check(Cooling::ALL, |c| [Cooling::from_code(c.code()), Cooling::from_key(c.key())]);
    check(NodePlace::ALL, |p| [NodePlace::from_code(p.code()), NodePlace::from_key(p.key())]);
    check(Party::ALL, |p| [Party::from_code(p.code()), Party::from_key(p.key())]);
    check(MeterPayer::ALL, |m| [MeterPayer::from_code(m.code()), MeterPayer::from_key(m.key())]);
    assert_eq!(Precision::from_code(0), None);
    assert_eq!(Precision::from_key("q3"), None);
}

#[test]
fn search_finds_by_words_of_name_and_slug() {
    let slugs = |table: Table, query| table.search(query).iter().map(|row| row.slug).collect::<Vec<_>>();
    assert_eq!(slugs(Table::Gpu, "PRO server"), ["rtx-pro-6000-server"]);
    assert_eq!(slugs(Table::Climate, "london"), ["london"]);
    assert_eq!(slugs(Table::Gpu, "l4").first(), Some(&"l4"));
    assert_eq!(Table::Link.search(" ").len(), LINKS.len());
    assert!(Table::Link.search("carrier pigeon").is_empty());
}

#[test]
fn json_holds_every_row_with_units_in_its_keys() {
    for table in Table::ALL {
        let json = to_json(*table);
        let rows = json.as_array().unwrap();
        assert_eq!(rows.len(), table.rows().len(), "{}", table.slug());
        for row in rows {
            assert!(row["id"].is_u64() && row["slug"].is_string(), "{row}");
            assert!(row["source"]["status"].is_string(), "{row}");
        }
    }
    let phoenix = row_to_json(Table::Climate, 1).unwrap();
    assert_eq!(phoenix["months"][6]["dry_bulb_c"], 35.6);
    let card = row_to_json(Table::Gpu, 5).unwrap();
    assert_eq!((&card["vram_gb"], &card["class"]), (&96.0.into(), &"workstation".into()));
    assert_eq!(row_to_json(Table::Gpu, 0), None);
}

#[test]
fn every_tariff_is_in_a_money_with_a_dated_rate_and_enough_are_there() {
    assert!(TARIFFS.len() >= 20);
    for row in TARIFFS {
        assert!(
            row.usd_per_unit() > 0.0 && crate::catalog::currency(row.more.currency).is_some(),
            "{}",
            row.slug
        );
        let abroad = !row.region.starts_with("us") && row.id > 20;
        assert_eq!(row.more.currency != "USD", abroad, "{}", row.slug);
        assert!(row.more.tiers.last().is_none_or(|tier| tier.max.is_infinite()), "{}", row.slug);
    }
    for region in ["gb", "de", "jp", "au"] {
        assert!(TARIFFS.iter().any(|row| row.region == region), "{region}");
    }
}
