//! Files that appear whole or not at all.

use std::collections::BTreeSet;
use std::fs::{self, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tempfile::NamedTempFile;

use crate::{Error, Result};

/// The temporary files of writes that are under way, so that an interrupt can remove them.
///
/// Clones share one list: one goes to [`replace`], another to the handler of the interrupt.
#[derive(Clone, Debug, Default)]
pub struct Pending(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    closed: bool,
    files: BTreeSet<PathBuf>,
}

impl Pending {
    /// Removes all of them, and lets no further write begin.
    pub fn abandon(&self) {
        let mut state = self.lock();
        state.closed = true;
        for file in std::mem::take(&mut state.files) {
            // Nothing can be done about a file that does not go, and the program is about to end.
            let _ = fs::remove_file(file);
        }
    }

    /// A poisoned lock is no reason to leave files behind.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The lock is held while the file comes into being, so that none escapes the list.
    fn create(&self, folder: &Path) -> io::Result<NamedTempFile> {
        let mut state = self.lock();
        if state.closed {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let mut builder = tempfile::Builder::new();
        builder.prefix(".bitext-").suffix(".part");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // The system takes the umask off; the crate's own default would hide the result from other users.
            builder.permissions(Permissions::from_mode(0o666));
        }
        let file = builder.tempfile_in(folder).map_err(|error| plain(&error))?;
        state.files.insert(file.path().to_owned());
        Ok(file)
    }

    fn forget(&self, file: &Path) {
        self.lock().files.remove(file);
    }
}

/// Writes a file through `write`: into a temporary file beside it, which takes its place when all is on the disk.
///
/// The old file stays untouched where anything fails, and gives its permissions to the new one. A link is followed;
/// what is no regular file (`/dev/stdout`, a named pipe) is written directly.
///
/// # Errors
/// [`Error::Io`] with the file's name.
///
/// ```
/// use bitext::write::{Pending, replace};
/// let folder = tempfile::tempdir()?;
/// let file = folder.path().join("отчёт.pairs");
/// replace(&file, &Pending::default(), |out| out.write_all(b"[0]:[0]:1\n"))?;
/// assert_eq!(std::fs::read(&file)?, b"[0]:[0]:1\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn replace<T>(path: &Path, pending: &Pending, write: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> Result<T> {
    try_replace(path, pending, write).map_err(|error| Error::Io { file: path.display().to_string(), error })
}

fn try_replace<T>(
    path: &Path,
    pending: &Pending,
    write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> io::Result<T> {
    let old = match fs::metadata(path) {
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if old.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if old.as_ref().is_some_and(|o| !o.is_file()) {
        let mut out = BufWriter::new(fs::OpenOptions::new().write(true).open(path)?);
        let done = write(&mut out)?;
        out.flush()?;
        return Ok(done);
    }
    let target = if old.is_some() { fs::canonicalize(path)? } else { path.to_owned() };
    let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = pending.create(folder)?;
    let temporary = file.path().to_owned();
    let result = fill(file, &target, old.map(|o| o.permissions()), write);
    pending.forget(&temporary);
    result
}

fn fill<T>(
    mut file: NamedTempFile,
    target: &Path,
    permissions: Option<Permissions>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> io::Result<T> {
    let mut out = BufWriter::new(file.as_file_mut());
    let done = write(&mut out)?;
    out.flush()?;
    drop(out);
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    file.as_file().sync_all()?;
    file.persist(target).map_err(|refused| refused.error)?;
    Ok(done)
}

/// What the system said, without the random name of the temporary file.
fn plain(error: &io::Error) -> io::Error {
    let inner = error.get_ref().and_then(std::error::Error::source).and_then(|e| e.downcast_ref::<io::Error>());
    match inner.unwrap_or(error).raw_os_error() {
        Some(code) => io::Error::from_raw_os_error(code),
        None => error.kind().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn what_fails_leaves_the_old_file_and_nothing_else() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("a.pairs");
        fs::write(&file, "old")?;
        let failed: Result<()> = replace(&file, &Pending::default(), |out| {
            out.write_all(b"new")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        let message = failed.err().map(|e| e.to_string()).unwrap_or_default();
        assert!(message.contains("a.pairs: "), "{message}");
        assert_eq!(fs::read(&file)?, b"old");
        assert_eq!(names(folder.path()), ["a.pairs"]);
        Ok(())
    }

    #[test]
    fn an_interrupt_removes_the_temporary_file_and_stops_further_ones() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let (pending, file) = (Pending::default(), folder.path().join("a.pairs"));
        let interrupted = replace(&file, &pending, |out| {
            out.write_all(b"new")?;
            pending.clone().abandon();
            assert!(names(folder.path()).is_empty());
            Ok(())
        });
        assert!(interrupted.is_err(), "the file is gone, so it cannot take its place");
        assert!(replace(&file, &pending, |_| Ok(())).is_err());
        assert!(names(folder.path()).is_empty());
        Ok(())
    }

    #[test]
    fn messages_do_not_name_the_temporary_file() {
        let failed = replace(Path::new("/no such folder/a.pairs"), &Pending::default(), |_| Ok(()));
        let message = failed.err().map(|e| e.to_string()).unwrap_or_default();
        assert!(message.starts_with("/no such folder/a.pairs: ") && !message.contains(".part"), "{message}");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_the_old_ones_or_those_of_any_new_file() -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir()?;
        let mode = |file: &Path| fs::metadata(file).map(|m| m.permissions().mode() & 0o777);
        let (ours, usual) = (folder.path().join("ours"), folder.path().join("usual"));
        fs::write(&usual, "")?;
        assert!(replace(&ours, &Pending::default(), |_| Ok(())).is_ok());
        assert_eq!(mode(&ours)?, mode(&usual)?);
        fs::set_permissions(&ours, Permissions::from_mode(0o640))?;
        assert!(replace(&ours, &Pending::default(), |_| Ok(())).is_ok());
        assert_eq!(mode(&ours)?, 0o640);
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_devices_written() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old")?;
        std::os::unix::fs::symlink(&file, &link)?;
        assert!(replace(&link, &Pending::default(), |out| out.write_all(b"new")).is_ok());
        assert_eq!(fs::read(&file)?, b"new");
        assert!(fs::symlink_metadata(&link)?.is_symlink());
        assert!(replace(Path::new("/dev/null"), &Pending::default(), |out| out.write_all(b"new")).is_ok());
        assert!(replace(folder.path(), &Pending::default(), |_| Ok(())).is_err());
        Ok(())
    }
}
