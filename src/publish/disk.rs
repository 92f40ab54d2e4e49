//! Every change that publishing makes on the disk, one method each: tests stop before any of them, as a kill or a full disk would.

use std::fs::{self, File, FileTimes, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

type Gate = Box<dyn Fn() -> io::Result<()> + Send + Sync>;

/// The disk, behind a gate that is asked before each change.
pub(super) struct Disk {
    gate: Option<Gate>,
    /// Whether two folders may change places in one step, or one take another's name.
    exchanges: bool,
    swaps: bool,
}

impl Disk {
    pub(super) fn real() -> Disk {
        Disk { gate: None, exchanges: true, swaps: true }
    }

    /// A disk whose changes pass only while `gate` says so.
    #[cfg(test)]
    pub(super) fn gated(gate: impl Fn() -> io::Result<()> + Send + Sync + 'static) -> Disk {
        Disk { gate: Some(Box::new(gate)), exchanges: true, swaps: true }
    }

    /// As on a system without an exchange in one step.
    #[cfg(test)]
    pub(super) fn in_two_steps(self) -> Disk {
        Disk { exchanges: false, ..self }
    }

    /// As where OUT is a whole disk.
    #[cfg(test)]
    pub(super) fn in_place(self) -> Disk {
        Disk { swaps: false, ..self }
    }

    pub(super) fn swaps(&self) -> bool {
        self.swaps
    }

    fn step(&self) -> io::Result<()> {
        self.gate.as_ref().map_or(Ok(()), |gate| gate())
    }

    /// A folder; `private`: for its owner alone, from the first moment.
    pub(super) fn create_dir(&self, path: &Path, private: bool) -> io::Result<()> {
        self.step()?;
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        if private {
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        }
        builder.recursive(false).create(path)?;
        #[cfg(windows)]
        if private {
            self.step()?;
            windows::for_its_owner_alone(path)?;
        }
        let _ = private;
        Ok(())
    }

    /// A new file; `private`: for its owner alone, from the first moment. On Windows the folder hands that down.
    pub(super) fn write(&self, path: &Path, bytes: &[u8], private: bool) -> io::Result<()> {
        self.step()?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if private {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        let _ = private;
        let mut file = options.open(path)?;
        let (head, tail) = bytes.split_at(bytes.len() / 2);
        file.write_all(head)?;
        self.step()?;
        file.write_all(tail)?;
        // On Linux one `syncfs` does for all of them, see `sync`.
        if cfg!(not(target_os = "linux")) && self.gate.is_none() {
            file.sync_all()?;
        }
        Ok(())
    }

    /// The same file, link or special file at a second place: a hard link where the system has it, else a copy with its times and rights.
    pub(super) fn carry(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        match fs::hard_link(from, to) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
            Err(_) => copy(from, to),
        }
    }

    /// Gives `path` the rights and owner of `like`, and its times where `times` says so.
    pub(super) fn dress(&self, path: &Path, like: &Path, times: bool) -> io::Result<()> {
        self.step()?;
        dress(path, &fs::symlink_metadata(like)?, times)
    }

    pub(super) fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        patiently(|| fs::rename(from, to))
    }

    /// Both folders change places in one step. `Unsupported` where the system or the disk has no such step.
    pub(super) fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.step()?;
        if self.exchanges { exchange(one, other) } else { Err(io::Error::from(io::ErrorKind::Unsupported)) }
    }

    pub(super) fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        fs::remove_file(path)
    }

    pub(super) fn remove_empty_dir(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        fs::remove_dir(path)
    }

    /// A tree with all in it, links not followed, folders without right to write included. Nothing there is fine.
    pub(super) fn remove_tree(&self, root: &Path) -> io::Result<()> {
        let found = match fs::symlink_metadata(root) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        if !found.is_dir() {
            self.step()?;
            return patiently(|| remove_leaf(root));
        }
        self.step()?;
        make_removable(root, &found)?;
        for entry in fs::read_dir(root)? {
            self.remove_tree(&entry?.path())?;
        }
        self.step()?;
        patiently(|| fs::remove_dir(root))
    }

    /// What was written under `folder` is on the disk, not only in memory, once this returns.
    pub(super) fn sync(&self, folder: &Path) -> io::Result<()> {
        self.step()?;
        if self.gate.is_some() {
            return Ok(());
        }
        #[cfg(target_os = "linux")]
        rustix::fs::syncfs(File::open(folder)?)?;
        #[cfg(all(unix, not(target_os = "linux")))]
        File::open(folder)?.sync_all()?;
        let _ = folder;
        Ok(())
    }

    /// The entries of `folder` itself are on the disk.
    pub(super) fn sync_entries(&self, folder: &Path) -> io::Result<()> {
        self.step()?;
        if cfg!(unix) && self.gate.is_none() {
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let found = fs::symlink_metadata(from)?;
    if found.is_symlink() {
        return copy_link(from, to);
    }
    if !found.is_file() {
        return Err(io::Error::from(io::ErrorKind::Unsupported));
    }
    fs::copy(from, to)?;
    dress(to, &found, true)
}

#[cfg(unix)]
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(windows)]
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    let target = fs::read_link(from)?;
    if fs::metadata(from).is_ok_and(|m| m.is_dir()) {
        std::os::windows::fs::symlink_dir(target, to)
    } else {
        std::os::windows::fs::symlink_file(target, to)
    }
}

fn dress(path: &Path, like: &fs::Metadata, times: bool) -> io::Result<()> {
    if times {
        let mut stamps = FileTimes::new().set_modified(like.modified()?);
        if let Ok(accessed) = like.accessed() {
            stamps = stamps.set_accessed(accessed);
        }
        open_for_times(path)?.set_times(stamps)?;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        // Only root may give a file away; for anybody else the owner is right already, or cannot be.
        let now = fs::symlink_metadata(path)?;
        if (now.uid(), now.gid()) != (like.uid(), like.gid()) {
            let _ = std::os::unix::fs::chown(path, Some(like.uid()), Some(like.gid()));
        }
    }
    fs::set_permissions(path, like.permissions())
}

#[cfg(unix)]
fn open_for_times(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(windows)]
fn open_for_times(path: &Path) -> io::Result<File> {
    use std::os::windows::fs::OpenOptionsExt as _;
    const FILE_WRITE_ATTRIBUTES: u32 = 0x100;
    const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000; // without it, no handle on a folder
    OpenOptions::new().access_mode(FILE_WRITE_ATTRIBUTES).custom_flags(FILE_FLAG_BACKUP_SEMANTICS).open(path)
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|errno| match errno {
        // NFS, FAT, 9p and the like.
        Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP => io::Error::from(io::ErrorKind::Unsupported),
        errno => errno.into(),
    })
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

/// On Windows a virus scanner or an indexer holds what was just written for a moment: up to two seconds are granted.
fn patiently(mut change: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    let tries = if cfg!(windows) { 40 } else { 1 };
    for _ in 1..tries {
        match change() {
            Err(error) if matches!(error.raw_os_error(), Some(5 | 32 | 33 | 145)) => std::thread::sleep(std::time::Duration::from_millis(50)),
            other => return other,
        }
    }
    change()
}

#[cfg(unix)]
fn remove_leaf(path: &Path) -> io::Result<()> {
    fs::remove_file(path)
}

/// A read-only file cannot be deleted before that attribute is cleared, and a hard link shares it with the file that stays: `swap` puts it back through that one.
#[cfg(windows)]
fn remove_leaf(path: &Path) -> io::Result<()> {
    let Err(error) = fs::remove_file(path).or_else(|_| fs::remove_dir(path)) else {
        return Ok(());
    };
    let mut rights = fs::symlink_metadata(path)?.permissions();
    if !rights.readonly() {
        return Err(error);
    }
    #[allow(clippy::permissions_set_readonly_false)] // Windows only, where it is an attribute
    rights.set_readonly(false);
    fs::set_permissions(path, rights)?;
    fs::remove_file(path)
}

#[cfg(unix)]
fn make_removable(folder: &Path, found: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    if found.permissions().mode() & 0o700 == 0o700 {
        return Ok(());
    }
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(windows)]
#[allow(clippy::unnecessary_wraps)] // the same shape as on Unix
fn make_removable(_: &Path, _: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

#[cfg(windows)]
mod windows {
    use std::io;
    use std::path::{Path, PathBuf};
    use std::process::{Command, Stdio};

    /// Takes what the parents hand down away, and grants everything to the owner (S-1-3-4, the same in every language of Windows), for what will be made inside too.
    pub(super) fn for_its_owner_alone(folder: &Path) -> io::Result<()> {
        let icacls = icacls().ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "System32\\icacls.exe"))?;
        let done = Command::new(icacls)
            .arg(plain(folder))
            .args(["/inheritance:r", "/grant:r", "*S-1-3-4:(OI)(CI)F", "/q"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        if done.success() { Ok(()) } else { Err(io::Error::other(format!("icacls: {done}"))) }
    }

    /// By its absolute path: a program of that name in the current folder or on the search path is not ours to start.
    fn icacls() -> Option<PathBuf> {
        ('C'..='Z').map(|drive| PathBuf::from(format!("{drive}:\\Windows\\System32\\icacls.exe"))).find(|p| p.is_file())
    }

    /// Without the `\\?\` that canonical paths have, which not every program takes.
    fn plain(path: &Path) -> PathBuf {
        let text = path.to_string_lossy();
        if let Some(share) = text.strip_prefix(r"\\?\UNC\") {
            return PathBuf::from(format!(r"\\{share}"));
        }
        PathBuf::from(text.strip_prefix(r"\\?\").unwrap_or(&text))
    }
}
