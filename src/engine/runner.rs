//! One job at a time, in slices, with a look at the mail between them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::message::{Order, Report, Ticket};
use super::task::{Step, Task};
use crate::platform::{Soon, clock};

/// Length of a slice, ms: half a frame, so that the page stays quick where it has to do the work
/// itself.
const SLICE_MS: f64 = 8.0;

/// Works on one job at a time, in slices, and reports. A worker has one; so has the page where
/// there are no workers.
pub struct Runner {
    bench: Rc<Bench>,
}

struct Bench {
    current: RefCell<Option<(Ticket, Box<dyn Task>)>>,
    next_slice: RefCell<Option<Soon>>,
    is_called: Cell<bool>,
    report: Box<dyn Fn(Report)>,
}

impl Runner {
    /// A runner that tells `report`. It may be given a new order from within a report.
    pub fn new(report: impl Fn(Report) + 'static) -> Self {
        let bench = Rc::new(Bench {
            current: RefCell::new(None),
            next_slice: RefCell::new(None),
            is_called: Cell::new(false),
            report: Box::new(report),
        });
        let weak = Rc::downgrade(&bench);
        let soon = Soon::new(move || {
            if let Some(bench) = weak.upgrade() {
                bench.slice();
            }
        });
        *bench.next_slice.borrow_mut() = Some(soon);
        Self { bench }
    }

    /// Takes an order. The work itself begins in a later turn of the event loop.
    pub fn order(&self, order: Order) {
        let mut current = self.bench.current.borrow_mut();
        match order {
            Order::Start(ticket, job) => {
                *current = Some((ticket, job.begin()));
                self.bench.again();
            }
            Order::Cancel(ticket) => {
                if current.as_ref().is_some_and(|(held, _)| *held == ticket) {
                    *current = None;
                }
            }
        }
    }
}

impl Bench {
    /// Calls for the next slice, once.
    fn again(&self) {
        if self.is_called.replace(true) {
            return;
        }
        if let Some(soon) = self.next_slice.borrow().as_ref() {
            soon.call();
        }
    }

    /// Steps for one slice, then reports and lets the event loop turn.
    fn slice(&self) {
        self.is_called.set(false);
        let Some((ticket, mut task)) = self.current.borrow_mut().take() else { return };
        let end_ms = clock::now_ms() + SLICE_MS;
        let done_frac = loop {
            match task.step() {
                Step::Done(reply) => return (self.report)(Report::Done(ticket, reply)),
                Step::More { done_frac } if clock::now_ms() >= end_ms => break done_frac,
                Step::More { .. } => {}
            }
        };
        *self.current.borrow_mut() = Some((ticket, task));
        self.again();
        (self.report)(Report::Progress(ticket, done_frac));
    }
}
