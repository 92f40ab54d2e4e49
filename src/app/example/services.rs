//! The seven services and who works there, in numbers.

use super::people::Staff;
use super::{cell, number, said, sheet};
use crate::document::{Content, Table};
use crate::model::{Complexity, Day, Lang};
use crate::schema::Sheet as _;
use crate::schema::sheets::ServiceRow;
use crate::text::Tr;

/// Jobs, in the order of [`Ward::people`].
pub(super) const JOBS: [Tr; 7] = [
    Tr::new("Infirmier", "Nurse"),
    Tr::new("Aide-soignant", "Healthcare assistant"),
    Tr::new("Médecin", "Doctor"),
    Tr::new("Interne", "Junior doctor"),
    Tr::new("Secrétaire médicale", "Medical secretary"),
    Tr::new("Kinésithérapeute", "Physiotherapist"),
    Tr::new("Cadre de santé", "Ward manager"),
];
pub(super) const NURSE: usize = 0;
pub(super) const ASSISTANT: usize = 1;
pub(super) const DOCTOR: usize = 2;
pub(super) const SECRETARY: usize = 4;
pub(super) const MANAGER: usize = 6;

/// A service, its complexity and place in the trajectory, and how many of each job.
pub(super) struct Ward {
    pub(super) code: &'static str,
    pub(super) name: Tr,
    division: Tr,
    complexity: Complexity,
    priority: u32,
    pub(super) pilot: bool,
    /// Open at night.
    pub(super) nights: bool,
    latest: Option<(u32, u32)>,
    together: &'static str,
    pub(super) people: [usize; 7],
}

const MEDICINE: Tr = Tr::new("Médecine", "Medicine");
const SURGERY: Tr = Tr::new("Chirurgie et urgences", "Surgery and emergency");
const FAMILY: Tr = Tr::new("Femme et enfant", "Women and children");
const AFTER: Tr = Tr::new("Soins de suite", "Aftercare");

pub(super) const WARDS: [Ward; 7] = [
    Ward {
        code: "MEDPOL",
        name: Tr::new("Médecine polyvalente", "General medicine"),
        division: MEDICINE,
        complexity: Complexity::Standard,
        priority: 1,
        pilot: true,
        nights: true,
        latest: None,
        together: "",
        people: [13, 10, 6, 3, 3, 2, 1],
    },
    Ward {
        code: "CARDIO",
        name: Tr::new("Cardiologie", "Cardiology"),
        division: MEDICINE,
        complexity: Complexity::Standard,
        priority: 2,
        pilot: false,
        nights: true,
        latest: None,
        together: "CONSULT",
        people: [12, 8, 6, 3, 3, 1, 1],
    },
    Ward {
        code: "CONSULT",
        name: Tr::new("Consultations externes", "Outpatient clinics"),
        division: MEDICINE,
        complexity: Complexity::Simple,
        priority: 2,
        pilot: false,
        nights: false,
        latest: None,
        together: "",
        people: [8, 4, 4, 0, 5, 0, 1],
    },
    Ward {
        code: "CHIRUR",
        name: Tr::new("Chirurgie", "Surgery"),
        division: SURGERY,
        complexity: Complexity::Standard,
        priority: 3,
        pilot: false,
        nights: true,
        latest: None,
        together: "",
        people: [15, 10, 7, 3, 3, 1, 1],
    },
    Ward {
        code: "PEDIAT",
        name: Tr::new("Pédiatrie", "Paediatrics"),
        division: FAMILY,
        complexity: Complexity::Standard,
        priority: 4,
        pilot: false,
        nights: true,
        latest: None,
        together: "",
        people: [11, 8, 4, 2, 2, 0, 1],
    },
    Ward {
        code: "SSR",
        name: Tr::new("Soins de suite et réadaptation", "Rehabilitation"),
        division: AFTER,
        complexity: Complexity::Simple,
        priority: 5,
        pilot: false,
        nights: true,
        latest: None,
        together: "",
        people: [12, 13, 3, 1, 2, 4, 1],
    },
    Ward {
        code: "URGENC",
        name: Tr::new("Urgences", "Emergency"),
        division: SURGERY,
        complexity: Complexity::Complex,
        priority: 6,
        pilot: false,
        nights: true,
        latest: Some((12, 3)),
        together: "",
        people: [20, 12, 10, 5, 3, 0, 2],
    },
];

pub(super) fn table(staff: &Staff, lang: Lang) -> Table {
    let rows = WARDS.iter().zip(0..).map(|(w, at)| {
        let latest: Option<Day> = w.latest.map(|(month, day)| super::date(2027, month, day));
        vec![
            w.code.into(),
            said(w.name, lang),
            said(w.division, lang),
            staff.manager(at).map_or(Content::Empty, Into::into),
            cell(&w.complexity, lang),
            number(f64::from(w.priority)),
            if w.pilot { cell(&true, lang) } else { Content::Empty },
            latest.into(),
            w.together.into(),
        ]
    });
    let fields = ["code", "name", "parent", "manager", "complexity", "priority", "pilot", "latest", "together"];
    sheet(&ServiceRow::SPEC, &fields, rows.collect(), lang)
}
