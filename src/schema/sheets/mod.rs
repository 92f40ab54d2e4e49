//! The input sheets, one declaration each; `ALL` is what recognition, `init`, `check` and the docs go through.

pub mod cycle;
pub mod directory;
pub mod organisation;
pub mod people;
pub mod planning;
pub mod project;
pub mod steering;
pub mod training;

use super::{Sheet, SheetSpec};

pub use cycle::OperationRow;
pub use directory::AccountRow;
pub use organisation::{ActorRow, FlowRow, ServiceRow, TeamRow};
pub use people::{AbsenceRow, UserRow};
pub use planning::PlanningRow;
pub use project::{CalendarRow, ColumnRow, SettingRow};
pub use steering::{BenefitRow, CriterionRow, IssueRow, TrackingRow};
pub use training::{AttendanceRow, ModuleRow, ProfileRow, RoomRow, SessionRow, TrainerRow};

/// Every sheet whose columns are known by their headers, in the order of PRODUCT §4. The RACI matrix and the duty roster have columns of the data's own: see [`MATRICES`].
pub const ALL: &[SheetSpec] = &[
    UserRow::SPEC,
    ServiceRow::SPEC,
    OperationRow::SPEC,
    ActorRow::SPEC,
    AbsenceRow::SPEC,
    AttendanceRow::SPEC,
    FlowRow::SPEC,
    TeamRow::SPEC,
    ProfileRow::SPEC,
    ModuleRow::SPEC,
    TrainerRow::SPEC,
    RoomRow::SPEC,
    SessionRow::SPEC,
    CalendarRow::SPEC,
    AccountRow::SPEC,
    TrackingRow::SPEC,
    IssueRow::SPEC,
    BenefitRow::SPEC,
    CriterionRow::SPEC,
    SettingRow::SPEC,
    ColumnRow::SPEC,
];

/// The declaration of a kind.
pub fn spec(kind: &str) -> Option<&'static SheetSpec> {
    ALL.iter().find(|s| s.kind == kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normal::folded;
    use std::collections::BTreeMap;

    #[test]
    fn no_header_means_two_columns_of_one_sheet() {
        for spec in ALL {
            let mut seen: BTreeMap<String, &str> = BTreeMap::new();
            for c in spec.columns {
                for word in [c.header.fr, c.header.en].iter().chain(c.synonyms) {
                    if let Some(other) = seen.insert(folded(word), c.field) {
                        assert_eq!(other, c.field, "{}: « {word} » means two columns", spec.kind);
                    }
                }
            }
        }
    }
}
