//! A place where one job at a time is worked on.

use super::job::JobKind;
use super::listener::Listener;
use super::message::{MessageError, Order, Ticket, pack};
use super::payload::Payload;
use super::runner::Runner;
use crate::platform::WorkerHost;

/// A place where one job at a time is worked on.
pub(super) struct Desk {
    pub(super) id: u32,
    pub(super) place: Place,
    pub(super) is_ready: bool,
    pub(super) busy: Option<Busy>,
}

/// Where a desk stands.
pub(super) enum Place {
    /// In a worker.
    Worker(WorkerHost),
    /// On the page's own thread.
    Page(Runner),
}

/// The job on a desk.
pub(super) struct Busy {
    pub(super) ticket: Ticket,
    pub(super) kind: JobKind,
    pub(super) listener: Listener,
}

impl Desk {
    /// Ready for a job, and without one.
    pub(super) fn is_idle(&self) -> bool {
        self.is_ready && self.busy.is_none()
    }

    /// Works on this ticket.
    pub(super) fn holds(&self, ticket: Ticket) -> bool {
        self.busy.as_ref().is_some_and(|busy| busy.ticket == ticket)
    }

    /// Hands over an order.
    pub(super) fn order(&self, order: Order) -> Result<(), MessageError> {
        match &self.place {
            Place::Worker(worker) => worker.post(&pack(&order)?, order.payload().and_then(Payload::buffer)),
            Place::Page(runner) => runner.order(order),
        }
        Ok(())
    }

    /// Drops the job on the desk, if there is one; its listener hears no more.
    pub(super) fn clear(&mut self) {
        if let Some(busy) = self.busy.take() {
            // A worker that cannot be told finishes for nobody: its ticket is unknown by then.
            let _told = self.order(Order::Cancel(busy.ticket));
        }
    }

    /// `worker` or `page`, as browser tests read it.
    pub(super) fn name(&self) -> &'static str {
        match self.place {
            Place::Worker(_) => "worker",
            Place::Page(_) => "page",
        }
    }
}
