//! The port: jobs in, answers out.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use super::desk::{Busy, Desk, Place};
use super::job::Job;
use super::listener::{JobError, Listener};
use super::message::{Order, Report, Ticket, unpack};
use super::payload::Payload;
use super::runner::Runner;
use crate::platform::{WorkerEvent, WorkerHost, page};

/// Workers at most, whatever the machine has: each holds a copy of the program and its data.
const WORKERS_MAX: usize = 4;

/// Workers that may stop before the page does the work itself.
const DEATHS_MAX: usize = 3;

/// The pool behind its port. Cheap to clone; all clones are the same pool. Workers stop when the
/// last clone is dropped.
#[derive(Clone)]
pub struct Engine {
    pool: Rc<RefCell<Pool>>,
}

/// A job that was submitted. Dropping it changes nothing.
#[derive(Clone)]
pub struct JobHandle {
    ticket: Ticket,
    pool: Weak<RefCell<Pool>>,
}

struct Pool {
    desks: Vec<Desk>,
    /// Desks for searches of different kinds: one a spare core.
    desks_max: usize,
    /// Desks while shares of one fleet wait: one a core, as the page itself does little then.
    shares_max: usize,
    waiting: VecDeque<(Ticket, Job, Listener)>,
    last_id: u32,
    deaths: usize,
    me: Weak<RefCell<Pool>>,
}

impl Engine {
    /// Starts the pool with one worker; more start when jobs wait, up to one a spare core.
    #[must_use]
    pub fn start() -> Self {
        let engine = Self::with_desks(page::spare_cores().clamp(1, WORKERS_MAX), Self::shares());
        engine.pool.borrow_mut().open_desk();
        engine
    }

    /// Shares into which a large fleet is cut: one a core.
    #[must_use]
    pub fn shares() -> usize {
        page::cores().clamp(1, WORKERS_MAX)
    }

    fn with_desks(desks_max: usize, shares_max: usize) -> Self {
        Self {
            pool: Rc::new_cyclic(|me| {
                RefCell::new(Pool {
                    desks: Vec::new(),
                    desks_max,
                    shares_max,
                    waiting: VecDeque::new(),
                    last_id: 0,
                    deaths: 0,
                    me: me.clone(),
                })
            }),
        }
    }

    /// Submits a job. An older one of its kind, waiting or under way, is dropped.
    pub fn submit(&self, job: Job, listener: Listener) -> JobHandle {
        let mut pool = self.pool.borrow_mut();
        let ticket = Ticket(pool.fresh_id());
        pool.drop_kind(&job);
        pool.waiting.push_back((ticket, job, listener));
        pool.hand_out();
        JobHandle { ticket, pool: Rc::downgrade(&self.pool) }
    }
}

impl JobHandle {
    /// Stops the job: its listener hears no more. A job that is over is not changed.
    pub fn cancel(&self) {
        if let Some(pool) = self.pool.upgrade() {
            pool.borrow_mut().cancel(self.ticket);
        }
    }
}

impl Pool {
    fn fresh_id(&mut self) -> u32 {
        self.last_id = self.last_id.wrapping_add(1);
        self.last_id
    }

    fn progress_of(&self, desk_id: u32, ticket: Ticket) -> Option<Rc<dyn Fn(f64)>> {
        let desk = self.desks.iter().find(|d| d.id == desk_id && d.holds(ticket))?;
        desk.busy.as_ref().map(|busy| Rc::clone(&busy.listener.progress))
    }

    fn drop_kind(&mut self, job: &Job) {
        let kind = job.kind();
        self.waiting.retain(|(_, waiting, _)| waiting.kind() != kind);
        self.desks
            .iter_mut()
            .filter(|d| d.busy.as_ref().is_some_and(|b| b.kind == kind))
            .for_each(Desk::clear);
    }

    fn cancel(&mut self, ticket: Ticket) {
        self.waiting.retain(|(waiting, _, _)| *waiting != ticket);
        self.desks.iter_mut().filter(|d| d.holds(ticket)).for_each(Desk::clear);
        self.hand_out();
    }

    /// Gives waiting jobs to idle desks, and opens a desk where none is idle.
    fn hand_out(&mut self) {
        while let Some(desk) = self.desks.iter_mut().find(|d| d.is_idle()) {
            let Some((ticket, job, listener)) = self.waiting.pop_front() else { return };
            let kind = job.kind();
            match desk.order(Order::Start(ticket, job)) {
                Ok(()) => desk.busy = Some(Busy { ticket, kind, listener }),
                Err(error) => page::log_error(&error.to_string()),
            }
        }
        let some_are_starting = self.desks.iter().any(|d| !d.is_ready);
        let is_share = |(_, job, _): &(Ticket, Job, Listener)| {
            matches!(job, Job::FleetShare { .. } | Job::GroupShare { .. })
        };
        let most = if self.waiting.iter().any(is_share) { self.shares_max } else { self.desks_max };
        if !self.waiting.is_empty() && !some_are_starting && self.desks.len() < most {
            self.open_desk();
        }
    }

    /// Opens a desk in a worker, or on the page where workers are missing or keep stopping.
    fn open_desk(&mut self) {
        let id = self.fresh_id();
        let place = match self.open_worker(id) {
            Some(worker) => Place::Worker(worker),
            None => Place::Page(self.open_on_page(id)),
        };
        let is_ready = matches!(place, Place::Page(_));
        if is_ready {
            (self.desks_max, self.shares_max) = (1, 1);
        }
        self.desks.push(Desk { id, place, is_ready, busy: None });
        if is_ready {
            self.hand_out();
        }
    }

    fn open_worker(&self, id: u32) -> Option<WorkerHost> {
        if self.deaths >= DEATHS_MAX {
            return None;
        }
        let me = self.me.clone();
        WorkerHost::spawn(move |event| match event {
            WorkerEvent::Message(bytes, beside) => match unpack::<Report>(&bytes) {
                Ok(Report::Panicked(reason)) => on_death(&me, id, reason),
                Ok(report) => on_report(
                    &me,
                    id,
                    match beside {
                        Some(buffer) => report.with_payload(Payload::new(buffer)),
                        None => report,
                    },
                ),
                Err(error) => on_death(&me, id, error.to_string()),
            },
            WorkerEvent::Died(reason) => on_death(&me, id, reason),
        })
    }

    fn open_on_page(&self, id: u32) -> Runner {
        let me = self.me.clone();
        Runner::new(move |report| on_report(&me, id, report))
    }
}

/// A desk reports. Listeners are called when the pool is free again: they may submit.
fn on_report(pool: &Weak<RefCell<Pool>>, desk_id: u32, report: Report) {
    let Some(pool) = pool.upgrade() else { return };
    match report {
        Report::Ready => {
            let mut pool = pool.borrow_mut();
            if let Some(desk) = pool.desks.iter_mut().find(|d| d.id == desk_id) {
                desk.is_ready = true;
            }
            pool.hand_out();
        }
        Report::Progress(ticket, done_frac) => {
            let listening = pool.borrow().progress_of(desk_id, ticket);
            if let Some(progress) = listening {
                progress(done_frac);
            }
        }
        Report::Done(ticket, reply) => {
            let Some(busy) = take_busy(&pool, desk_id, ticket) else { return };
            if let Some(desk) = pool.borrow().desks.iter().find(|d| d.id == desk_id) {
                page::mark("engine", desk.name());
            }
            pool.borrow_mut().hand_out();
            (busy.listener.result)(Ok(reply));
        }
        Report::Panicked(reason) => on_death(&Rc::downgrade(&pool), desk_id, reason),
    }
}

fn take_busy(pool: &Rc<RefCell<Pool>>, desk_id: u32, ticket: Ticket) -> Option<Busy> {
    let mut pool = pool.borrow_mut();
    let desk = pool.desks.iter_mut().find(|d| d.id == desk_id && d.holds(ticket))?;
    desk.busy.take()
}

/// A worker is gone: its job fails, the others go on. One that never got ready will not do so the
/// next time either, so the page takes over.
fn on_death(pool: &Weak<RefCell<Pool>>, desk_id: u32, reason: String) {
    let Some(pool) = pool.upgrade() else { return };
    let dead = {
        let mut pool = pool.borrow_mut();
        let Some(index) = pool.desks.iter().position(|d| d.id == desk_id) else { return };
        let dead = pool.desks.remove(index);
        pool.deaths = if dead.is_ready { pool.deaths + 1 } else { DEATHS_MAX };
        pool.hand_out();
        dead
    };
    page::log_error(&format!("a worker stopped: {reason}"));
    if let Some(busy) = dead.busy {
        (busy.listener.result)(Err(JobError::WorkerDied { reason }));
    }
}
