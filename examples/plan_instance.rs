//! Plans an instance of the deployment bench and prints its schedule as JSON; the cost and the time go to the error stream.
//! `plan_instance INSTANCE.json [iterations a service] [seed]`

use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, default: u64| arguments.get(at).and_then(|a| a.parse().ok()).unwrap_or(default);
    let Some(text) = arguments.first().and_then(|path| std::fs::read_to_string(path).ok()) else {
        eprintln!("plan_instance INSTANCE.json [iterations a service] [seed]");
        return ExitCode::from(3);
    };
    let planned = serde_json::from_str(&text).map_err(|e| e.to_string()).and_then(|instance| {
        let began = Instant::now();
        let planned = jalon::plan::bench::plan(&instance, u32::try_from(number(1, 20)).unwrap_or(20), number(2, 1));
        eprintln!("{} ms", began.elapsed().as_millis());
        planned
    });
    match planned {
        Ok((schedule, cost)) => {
            eprintln!("cost {cost}");
            println!("{schedule}");
            ExitCode::SUCCESS
        }
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::from(2)
        }
    }
}
