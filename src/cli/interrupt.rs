//! Ctrl-C: no partial file stays behind.

use bitext::write::Pending;

/// Exit status of a program that an interrupt ended, as shells have it: 128 + SIGINT.
const INTERRUPTED: i32 = 130;

/// The files that are being written, removed when the program is interrupted.
pub(super) fn pending() -> Pending {
    let pending = Pending::default();
    let files = pending.clone();
    // Without a handler the system ends the program as well; only a temporary file could stay.
    let _ = ctrlc::set_handler(move || {
        files.abandon();
        std::process::exit(INTERRUPTED);
    });
    pending
}
