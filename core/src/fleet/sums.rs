//! Sums of a year, of a home or of a fleet, under the names that the command line prints.

/// Declares the struct and what is done to every field alike.
macro_rules! sums {
    ($($(#[doc = $doc:literal])+ $field:ident;)+) => {
        /// Sums of a year. Money is of roles, each dollar once; positive is income.
        #[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct Sums {
            $($(#[doc = $doc])+ pub $field: f64,)+
        }

        impl Sums {
            /// Names and values, in the order of the command line.
            #[must_use]
            pub fn rows(&self) -> Vec<(&'static str, f64)> {
                vec![$((stringify!($field), self.$field)),+]
            }

            /// Both, field by field.
            #[must_use]
            pub fn zip(&self, other: &Self, of: impl Fn(f64, f64) -> f64) -> Self {
                Self { $($field: of(self.$field, other.$field),)+ }
            }

            /// Every field changed alike.
            #[must_use]
            pub fn map(&self, of: impl Fn(f64) -> f64) -> Self {
                Self { $($field: of(self.$field),)+ }
            }
        }
    };
}

sums! {
    /// From the roofs, used or exported.
    pv_kwh;
    /// The houses, with what the nodes' heat changes.
    household_kwh;
    /// The nodes.
    node_kwh;
    /// From the grid, at the meters.
    import_kwh;
    /// To the grid, at the meters.
    export_kwh;
    /// Lost in batteries, and what they hold more at the end than at the beginning.
    battery_kwh;
    /// From the grid without the nodes.
    import_today_kwh;
    /// To the grid without the nodes.
    export_today_kwh;
    /// What the meters cost.
    bill_usd;
    /// What they cost without the nodes.
    bill_today_usd;
    /// What buyers pay, before marketplaces' fees.
    revenue_usd;
    /// What the grid pays for power given up on call.
    demand_response_usd;
    /// What is left of the hosts' money: their bills among it.
    host_net_usd;
    /// The same without the nodes.
    host_today_usd;
    /// What is left of the owners' money, after capital.
    owner_net_usd;
    /// What is left of the operators' money.
    operator_net_usd;
    /// What the nodes cost a year: capital over their lives; in the owners' net already.
    capital_usd;
    /// What the nodes cost to buy and install.
    price_usd;
    /// Answer tokens sold.
    tok;
    /// GPU hours sold.
    gpu_h;
    /// Answer tokens not sold because the grid called.
    lost_tok;
    /// GPU hours not sold because the grid called.
    lost_gpu_h;
    /// Carbon of what the meters draw more than they give, average.
    co2_kg;
    /// The same at the margin.
    co2_marginal_kg;
    /// Carbon without the nodes, average.
    co2_today_kg;
    /// Water at the power stations.
    water_l;
}

impl Sums {
    /// Both together.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        self.zip(other, |one, other| one + other)
    }

    /// So many times it.
    #[must_use]
    pub fn times(&self, count: f64) -> Self {
        self.map(|value| value * count)
    }

    /// What all roles have left.
    #[must_use]
    pub fn net_usd(&self) -> f64 {
        self.host_net_usd + self.owner_net_usd + self.operator_net_usd
    }
}
