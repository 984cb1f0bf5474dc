//! What the beads of one round teach the next, and how sure the last round is.

pub(super) mod calibration;
pub(super) mod expected_counts;
pub(super) mod heldout;
pub(super) mod ibm1;
pub(super) mod priors;
