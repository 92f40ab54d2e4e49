//! Writes the references of `docs/` from the declarations: `cargo run --example docs`.

fn main() -> std::io::Result<()> {
    for (path, text) in jalon::outputs::reference::all(jalon::app::explain::page) {
        std::fs::write(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(&path), text)?;
        println!("{path}");
    }
    Ok(())
}
