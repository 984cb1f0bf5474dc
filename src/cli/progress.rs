//! How far the work is, on standard error.

use std::io::{IsTerminal, Write as _, stderr};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::shared::{Messages, When};

/// Work that ends sooner shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// Time between two pictures of the bar.
const TICK: Duration = Duration::from_millis(100);

/// Shows the step that is under way; removes itself when dropped.
pub(super) struct Progress {
    bar: ProgressBar,
    /// Where there is no terminal, but progress is wanted: a line a step.
    plain: bool,
    timer: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// For work of so many steps.
    pub fn new(Messages { progress: when, quiet, .. }: Messages, steps: usize) -> Self {
        let terminal = stderr().is_terminal();
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {pos}/{len} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        let show = terminal && (when == When::Always || when == When::Auto && !quiet);
        let timer = show.then(|| {
            let (done, wait) = channel();
            let bar = bar.clone();
            let thread = spawn(move || {
                if wait.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                    bar.set_draw_target(ProgressDrawTarget::stderr());
                    bar.enable_steady_tick(TICK);
                }
            });
            (done, thread)
        });
        Self { bar, plain: when == When::Always && !terminal, timer }
    }

    /// A step begins.
    pub fn step(&self, what: &'static str) {
        self.bar.inc(1);
        self.bar.set_message(what);
        if self.plain {
            let _ = writeln!(stderr(), "{what} …");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((done, thread)) = self.timer.take() {
            drop(done);
            // A timer that failed leaves no bar to remove.
            let _ = thread.join();
        }
        self.bar.finish_and_clear();
    }
}
