//! OUT is the folder that the terminal stands in. A program of its own, since that folder is the whole process's.

use jalon::document::Artifact;
use jalon::publish::publish;
use std::fs;
use std::path::Path;

#[test]
fn a_terminal_that_stands_in_out_still_stands_there_after_the_run() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("out");
    fs::create_dir(&out).expect("a folder");
    fs::write(out.join("theirs.txt"), "theirs").expect("a file");
    std::env::set_current_dir(&out).expect("in OUT");
    for text in ["1", "2"] {
        let artifacts = [Artifact { path: "planning.xlsx".into(), bytes: text.into() }];
        publish(Path::new("."), &artifacts, &[]).expect("published");
        assert_eq!(fs::read_to_string("planning.xlsx").expect("seen from here"), text);
    }
    assert_eq!(fs::read_dir(".").expect("here").count(), 2);
    assert_eq!(fs::read_dir("..").expect("above").count(), 1);
    std::env::set_current_dir("/").expect("out of the way");
}
