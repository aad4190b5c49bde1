//! Who plays in a deal, and what kind of deal it is.

use crate::catalog::{MeterPayer, Party, codes::codes};

codes! {
    /// A side of the money; one person may play several.
    Role {
        Host = 1, "host", "Host";
        Owner = 2, "owner", "Owner";
        Operator = 3, "operator", "Operator";
        Lessee = 4, "lessee", "Lessee";
    }
}

codes! {
    /// How the nodes earn.
    DealKind {
        /// One person hosts, owns and operates: buy, sell compute.
        Own = 1, "own", "Own it";
        /// The operator owns; the host gives place, meter and line.
        Host = 2, "host", "Host it";
        /// As hosted, and a lab leases what stands ready.
        Lease = 3, "lease", "Lease the fleet";
    }
}

codes! {
    /// What a host gets and gives.
    HostTerms {
        /// The operator pays meter and line of the home, up to the fair use.
        FreePower = 1, "free-power", "Free power and line";
        /// The operator pays what the node adds to the meter, and a flat sum.
        FlatPayment = 2, "flat-payment", "Flat payment, operator pays for the node";
        /// The host pays a flat bill in place of meter and line.
        FlatBill = 3, "flat-bill", "Flat bill in place of meter and line";
        /// The operator pays what the node adds to the meter, and a share of revenue.
        Share = 4, "share", "Share of revenue";
        /// The host pays the whole meter out of a flat payment.
        HostPaysMeter = 5, "host-pays-meter", "Flat payment, host pays the meter";
    }
}

codes! {
    /// What buyers pay for.
    Sell {
        GpuHour = 1, "gpu-hour", "GPU hours";
        Token = 2, "token", "Answer tokens";
    }
}

codes! {
    /// What a lessee pays for: all that stands ready, sold on or not.
    LeaseBy {
        GpuHour = 1, "gpu-hour", "GPU hour ready";
        MwYear = 2, "mw-year", "Megawatt and year at the meter";
    }
}

impl DealKind {
    /// The person behind a role, named by the part that decides.
    #[must_use]
    pub fn party(self, role: Role) -> Role {
        match (self, role) {
            (Self::Own, Role::Host | Role::Operator) => Role::Owner,
            (Self::Host | Self::Lease, Role::Owner) => Role::Operator,
            (_, role) => role,
        }
    }

    /// Everyone at the table.
    #[must_use]
    pub fn parties(self) -> &'static [Role] {
        match self {
            Self::Own => &[Role::Owner],
            Self::Host => &[Role::Host, Role::Operator],
            Self::Lease => &[Role::Host, Role::Operator, Role::Lessee],
        }
    }

    /// The party that sells compute to the world.
    #[must_use]
    pub fn seller(self) -> Role {
        match self {
            Self::Own => Role::Owner,
            Self::Host => Role::Operator,
            Self::Lease => Role::Lessee,
        }
    }

    /// The party that buys the nodes and runs them.
    #[must_use]
    pub fn supplier(self) -> Role {
        self.party(Role::Owner)
    }
}

impl HostTerms {
    /// Who pays the electricity.
    #[must_use]
    pub fn meter_payer(self) -> MeterPayer {
        match self {
            Self::FreePower | Self::FlatBill => MeterPayer::OperatorWhole,
            Self::FlatPayment | Self::Share => MeterPayer::OperatorIncrement,
            Self::HostPaysMeter => MeterPayer::Host,
        }
    }

    /// Who pays the internet line.
    #[must_use]
    pub fn link_payer(self) -> Party {
        match self {
            Self::FreePower | Self::FlatBill => Party::Operator,
            Self::FlatPayment | Self::Share | Self::HostPaysMeter => Party::Host,
        }
    }
}
