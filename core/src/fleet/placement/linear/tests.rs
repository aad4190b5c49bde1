use proptest::prelude::*;

use super::{Column, End, Program, Simplex, prove, proves_empty};

fn boxes(program: &Program) -> Vec<(f64, f64)> {
    program.columns.iter().map(|column| (column.low, column.high)).collect()
}

fn column(gain: f64, high: f64, entries: &[(usize, f64)]) -> Column {
    Column { gain, low: 0.0, high, entries: entries.to_vec() }
}

#[test]
fn a_small_programme_has_the_optimum_and_prices_of_the_textbook() {
    // max 3x + 5y, x <= 4, 2y <= 12, 3x + 2y <= 18: 36 at (2, 6), prices 0, 3/2, 1 (Wyndor Glass).
    let program = Program {
        columns: vec![column(3.0, 1e3, &[(0, 1.0), (2, 3.0)]), column(5.0, 1e3, &[(1, 2.0), (2, 2.0)])],
        rows: vec![4.0, 12.0, 18.0],
    };
    let mut simplex = Simplex::new(&program);
    assert_eq!(simplex.solve(100, f64::NEG_INFINITY), End::Optimal);
    assert!((simplex.value(0) - 2.0).abs() < 1e-9 && (simplex.value(1) - 6.0).abs() < 1e-9);
    for (found, expected) in simplex.duals().iter().zip([0.0, 1.5, 1.0]) {
        assert!((found - expected).abs() < 1e-5, "{found} {expected}");
    }
    let bound = prove(&program, &boxes(&program), &simplex.duals()).bound;
    assert!((36.0..36.001).contains(&bound), "{bound}");
}

#[test]
fn rows_that_contradict_are_shown_to_be_empty() {
    // x + y >= 3 in boxes of one.
    let program = Program {
        columns: vec![column(1.0, 1.0, &[(0, -1.0)]), column(1.0, 1.0, &[(0, -1.0)])],
        rows: vec![-3.0],
    };
    let mut simplex = Simplex::new(&program);
    let End::Empty(witness) = simplex.solve(100, f64::NEG_INFINITY) else { panic!("not empty") };
    assert!(proves_empty(&program, &boxes(&program), &witness));
}

fn programmes() -> impl Strategy<Value = Program> {
    let columns = prop::collection::vec(
        (-5.0..10.0_f64, 0.5..9.0_f64, prop::collection::vec((0_usize..6, -1.0..5.0_f64), 1..4)),
        1..14,
    );
    (columns, prop::collection::vec(0.0..20.0_f64, 6)).prop_map(|(columns, rows)| Program {
        columns: columns
            .into_iter()
            .map(|(gain, high, mut entries)| {
                entries.sort_by_key(|(row, _)| *row);
                entries.dedup_by_key(|(row, _)| *row);
                Column { gain, low: 0.0, high, entries }
            })
            .collect(),
        rows,
    })
}

proptest! {
    #[test]
    fn the_optimum_is_feasible_and_its_own_duals_prove_it(program in programmes()) {
        let mut simplex = Simplex::new(&program);
        prop_assert_eq!(simplex.solve(10_000, f64::NEG_INFINITY), End::Optimal);
        let x: Vec<f64> = (0..program.columns.len()).map(|at| simplex.value(at)).collect();
        let mut used = vec![0.0; program.rows.len()];
        for (column, x) in program.columns.iter().zip(&x) {
            prop_assert!(*x >= -1e-7 && *x <= column.high + 1e-7);
            for (row, value) in &column.entries {
                used[*row] += value * x;
            }
        }
        for (used, rhs) in used.iter().zip(&program.rows) {
            prop_assert!(*used <= rhs + 1e-6, "{used} {rhs}");
        }
        let reached: f64 = program.columns.iter().zip(&x).map(|(column, x)| column.gain * x).sum();
        let bound = prove(&program, &boxes(&program), &simplex.duals()).bound;
        prop_assert!((bound - reached).abs() <= 1e-4 * (1.0 + reached.abs()), "{bound} {reached}");
    }

    #[test]
    fn going_on_after_moved_bounds_gives_what_starting_anew_gives(
        program in programmes(), which in 0_usize..14, most in 0.0..3.0_f64,
    ) {
        let mut simplex = Simplex::new(&program);
        simplex.solve(10_000, f64::NEG_INFINITY);
        let which = which % program.columns.len();
        let high = program.columns[which].high.min(most);
        simplex.bound(which, 0.0, high);
        prop_assert_eq!(simplex.solve(10_000, f64::NEG_INFINITY), End::Optimal);
        let mut moved = program.clone();
        moved.columns[which].high = high;
        let mut anew = Simplex::new(&moved);
        anew.solve(10_000, f64::NEG_INFINITY);
        let [on, again] = [&simplex, &anew].map(|of| prove(&moved, &boxes(&moved), &of.duals()).bound);
        prop_assert!((on - again).abs() <= 1e-4 * (1.0 + again.abs()), "{on} {again}");
    }

    #[test]
    fn any_multipliers_bound_the_optimum(
        program in programmes(), duals in prop::collection::vec(0.0..3.0_f64, 6),
    ) {
        let mut simplex = Simplex::new(&program);
        simplex.solve(10_000, f64::NEG_INFINITY);
        let reached: f64 =
            program.columns.iter().enumerate().map(|(at, column)| column.gain * simplex.value(at)).sum();
        prop_assert!(prove(&program, &boxes(&program), &duals).bound >= reached - 1e-6);
    }
}
