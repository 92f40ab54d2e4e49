//! `Planning` of planning.xlsx: what Jalon writes there and what people type there, declared once for both ways.

use crate::model::{Code, Day, Status};
use crate::sheet;

sheet! {
    /// An operation of a service, in the columns of PRODUCT §6. Not an input sheet: it is read back from OUT.
    pub struct PlanningRow: "planning", "Planning" / "Planning",
        "Une ligne par opération d'un service : dates annoncées, prévues, réelles" / "One row an operation of a service: dates announced, forecast, actual" {
        service: Code = "Service" / "Service", [], Required, "Code du service" / "Code of the service";
        service_name: Option<String> = "Libellé du service" / "Service name", [], Optional, "Nom du service" / "Name of the service";
        operation: Code = "Opération" / "Operation", [], Required, "Code de l'opération" / "Code of the operation";
        operation_name: Option<String> = "Libellé" / "Name", [], Optional, "Nom de l'opération" / "Name of the operation";
        team: Option<Code> = "Équipe" / "Team", [], Optional, "Équipe qui réalise" / "Team that does it";
        planned_start: Option<Day> = "Début prévu" / "Planned start", [], Optional, "Date annoncée la première fois ; elle ne change plus" / "Date first announced; it no longer changes";
        planned_finish: Option<Day> = "Fin prévue" / "Planned end", ["planned finish"], Optional, "Date annoncée la première fois ; elle ne change plus" / "Date first announced; it no longer changes";
        revised_start: Option<Day> = "Début révisé" / "Revised start", [], Optional, "Prévision de la dernière exécution" / "Forecast of the last run";
        revised_finish: Option<Day> = "Fin révisée" / "Revised end", ["revised finish"], Optional, "Prévision de la dernière exécution" / "Forecast of the last run";
        actual_start: Option<Day> = "Début réel" / "Actual start", [], Optional, owner Both, "À saisir dès que c'est commencé" / "To be typed as soon as it has begun";
        actual_finish: Option<Day> = "Fin réelle" / "Actual end", ["actual finish"], Optional, owner Both, "À saisir dès que c'est fini" / "To be typed as soon as it is over";
        status: Option<Status> = "Statut" / "Status", [], Optional, owner Both, "Proposé d'après les dates réelles ; un statut choisi est gardé" / "Proposed from the actual dates; a status that you choose is kept";
        imposed: Option<Day> = "Date imposée" / "Imposed date", [], Optional, owner Both, "Une date saisie ici fixe le début ; effacez-la pour le libérer" / "A date typed here sets the start; clear it to free the start";
        owner: Option<String> = "Porteur" / "Owner", [], Optional, owner Both, "Proposé d'après le RACI ; un autre nom saisi est gardé" / "Proposed from the RACI; another name that you type is kept";
        cause: Option<String> = "Ce qui tient la date" / "What holds the date", [], Optional, "La raison du début prévu" / "Why it starts then";
        comment: Option<String> = "Commentaire" / "Comment", [], Optional, owner Both, "Vos remarques" / "Your notes";
    }
}
