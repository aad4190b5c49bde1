//! What a power supply draws for what it gives, by its 80 PLUS class and load.
//!
//! `drawn = given + rating * loss(given / rating)`, the loss straight between the loads that 80 PLUS tests
//! (20, 50 and 100 %; 10 % for Titanium). A box names one efficiency, that with all of it at full power; the
//! class between whose losses it lies follows. Below a fifth of the rating the loss falls as Titanium's, the
//! only class tested there (estimated). Known error: certificates are floors at 230 V and 23 °C, supplies
//! do a little better; how large a supply a builder takes differs.

/// Loads at which the losses below are given, share of the rating.
const LOADS: [f64; 4] = [0.0, 0.2, 0.5, 1.0];

/// Least efficiency at 20, 50 and 100 % of the rating: 80 PLUS, 230 V internal redundant, Bronze to Titanium
/// (as printed by Tom's Hardware, 2021).
const CLASSES: [[f64; 3]; 5] =
    [[0.81, 0.85, 0.81], [0.85, 0.89, 0.85], [0.88, 0.92, 0.88], [0.90, 0.94, 0.91], [0.94, 0.96, 0.91]];

/// Loss without load against that at a fifth: Titanium gives 0.90 at a tenth and 0.94 at a fifth.
const NO_LOAD_FRAC: f64 = 0.74;

/// Share of its supply's rating that a box draws at full power: makers advise 1,000 W for an RTX 5090 and
/// 850 W for an RTX 4090, boxes of 655 and 530 W; redundant servers lie at half. Assumed.
const BOX_LOAD: f64 = 0.65;

/// Power drawn for `inside_w` by the supply of a box that takes `box_w` at full power, of which the supply
/// then passes on `efficiency_frac`, W.
#[must_use]
pub fn supply_draw_w(inside_w: f64, box_w: f64, efficiency_frac: f64) -> f64 {
    let efficiency_frac = efficiency_frac.clamp(0.1, 1.0);
    if box_w <= 0.0 || inside_w <= 0.0 {
        return inside_w / efficiency_frac;
    }
    let rating_w = box_w / BOX_LOAD;
    inside_w + rating_w * loss(inside_w / rating_w, BOX_LOAD * (1.0 / efficiency_frac - 1.0))
}

/// Loss at a load, share of the rating, of a supply that loses `at_box` when its box is at full power.
fn loss(load: f64, at_box: f64) -> f64 {
    let mut worse: Option<[f64; 4]> = None;
    for losses in CLASSES.map(losses) {
        let here = at(&losses, BOX_LOAD);
        if at_box >= here {
            return match worse {
                // Between two classes.
                Some(worse) => {
                    let part = (at_box - here) / (at(&worse, BOX_LOAD) - here);
                    at(&losses, load) + part * (at(&worse, load) - at(&losses, load))
                }
                // Worse than all of them.
                None => at(&losses, load) * at_box / here,
            };
        }
        worse = Some(losses);
    }
    // Better than all of them; none at all for a box whose figures are those of its meter.
    worse.map_or(0.0, |best| at(&best, load) * at_box / at(&best, BOX_LOAD))
}

/// Losses of a class at [`LOADS`], share of the rating.
fn losses([fifth, half, full]: [f64; 3]) -> [f64; 4] {
    let lost = |load: f64, efficiency: f64| load * (1.0 / efficiency - 1.0);
    let at_fifth = lost(0.2, fifth);
    [NO_LOAD_FRAC * at_fifth, at_fifth, lost(0.5, half), lost(1.0, full)]
}

/// Straight between the loads, and on beyond the last.
fn at(losses: &[f64; 4], load: f64) -> f64 {
    let mut line = (0.0, 0.0, 0.0);
    let points = LOADS.iter().zip(losses);
    for ((from, lost), (to, next)) in points.clone().zip(points.skip(1)) {
        line = (*from, *lost, (next - lost) / (to - from));
        if load <= *to {
            break;
        }
    }
    let (from, lost, slope) = line;
    lost + slope * (load - from)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_supply_keeps_its_certificate_where_it_was_tested() {
        // A box of 650 W on a supply of 1,000 W; the class is found from the efficiency at 650 W.
        for class in CLASSES {
            let at_box = at(&losses(class), BOX_LOAD);
            let efficiency = BOX_LOAD / (BOX_LOAD + at_box);
            for (load, certified) in [0.2, 0.5, 1.0].into_iter().zip(class) {
                let drawn_w = supply_draw_w(1000.0 * load, 650.0, efficiency);
                assert!((1000.0 * load / drawn_w - certified).abs() < 1e-9, "{class:?} at {load}");
            }
        }
        let titanium = supply_draw_w(100.0, 650.0, BOX_LOAD / (BOX_LOAD + at(&losses(CLASSES[4]), BOX_LOAD)));
        assert!((100.0 / titanium - 0.90).abs() < 0.002, "{titanium}");
    }

    #[test]
    fn a_supply_is_best_near_half_load_and_worst_at_rest() {
        let efficiency = |inside_w: f64| inside_w / supply_draw_w(inside_w, 650.0, 0.92);
        assert!(efficiency(500.0) > efficiency(650.0) && efficiency(650.0) > efficiency(100.0));
    }

    proptest! {
        #[test]
        fn at_full_power_a_box_has_the_efficiency_it_names(box_w in 1.0..20_000.0_f64, frac in 0.5..1.0_f64) {
            prop_assert!((box_w / supply_draw_w(box_w, box_w, frac) - frac).abs() < 1e-9);
        }

        #[test]
        fn more_inside_always_draws_more(
            box_w in 100.0..20_000.0_f64, low in 0.0..1.2_f64, more in 0.001..0.5_f64, frac in 0.7..1.0_f64,
        ) {
            let draw_w = |load: f64| supply_draw_w(load * box_w, box_w, frac);
            prop_assert!(draw_w(low + more) > draw_w(low) && draw_w(low) >= low * box_w - 1e-9);
        }
    }
}
