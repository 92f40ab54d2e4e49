//! Settings as typed values. Their keys, wordings, bounds and readers are declared once in `schema::settings`.

use super::calendar::Holidays;
use super::raci::RaciReading;
use super::time::Day;
use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Strategy {
    #[default]
    PilotThenWaves,
    Progressive,
    BigBang,
}

/// When an account is opened (PRODUCT §7.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Opening {
    /// Once its person has the required training.
    #[default]
    Training,
    /// On the go-live of its service.
    GoLive,
    /// As soon as created.
    Creation,
}

/// All settings, with defaults that are example values.
#[derive(Clone, Debug)]
pub struct Settings {
    pub hospital: String,
    pub today: Option<Day>,
    pub strategy: Strategy,
    pub project_start: Option<Day>,
    pub target_end: Option<Day>,
    /// Services a wave.
    pub wave_size: u32,
    pub mail_domain: String,
    /// Tokens `{nom}` `{prenom}` `{p}` `{n}` `{matricule}` or `{last}` `{first}` `{f}` `{l}` `{id}`.
    pub login_pattern: String,
    /// Base DN of the directory.
    pub directory_base: String,
    pub containers_exist: bool,
    pub opening: Opening,
    /// Share of the export, 0 to 1.
    pub disable_share: f64,
    /// Days before a login may be given again; `None`: never.
    pub login_quarantine: Option<u32>,
    pub password_bits: u32,
    /// Licences owned by kind.
    pub licences: BTreeMap<String, u32>,
    pub cover_share: f64,
    pub minimum_left: u32,
    /// Calendar days; a name of category behind the key for those that other rules bind.
    pub notice_days: u32,
    pub rest_hours: u32,
    pub trained_target: f64,
    pub raci_reading: RaciReading,
    /// Factors for simple, standard, complex.
    pub complexity: [f64; 3],
    pub holidays: Holidays,
    pub time_zone: String,
    pub correlation: f64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            hospital: String::new(),
            today: None,
            strategy: Strategy::default(),
            project_start: None,
            target_end: None,
            wave_size: 5,
            mail_domain: String::new(),
            login_pattern: "{p}{nom}".into(),
            directory_base: String::new(),
            containers_exist: false,
            opening: Opening::default(),
            disable_share: 0.05,
            login_quarantine: None,
            password_bits: 80,
            licences: BTreeMap::new(),
            cover_share: 0.34,
            minimum_left: 1,
            notice_days: 15,
            rest_hours: 12,
            trained_target: 0.9,
            raci_reading: RaciReading::default(),
            complexity: [0.8, 1.0, 1.3],
            holidays: Holidays::default(),
            time_zone: "Europe/Paris".into(),
            correlation: 0.3,
        }
    }
}
