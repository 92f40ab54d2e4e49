//! Faults of roster.

use crate::catalogue;
use crate::diagnostics::Fault;
use crate::diagnostics::causes::Cause;
use crate::model::{Code, Day, Lang};
use crate::text::Say;

/// A cause said inside a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Because(pub Cause);

impl Say for Because {
    fn say(&self, lang: Lang) -> String {
        self.0.message(lang)
    }
}

/// What would free a cause, said inside a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Remedy(pub Cause);

impl Say for Remedy {
    fn say(&self, lang: Lang) -> String {
        self.0.help(lang)
    }
}

catalogue! {
    /// R…
    pub enum Rostering;

    NotSeated "R001" Warning { service: Code, module: Code, found: usize, reason: Because, remedy: Remedy } {
        title: "Personnes sans place de formation" / "People without a training seat";
        why: "Une personne non formée n'a pas son compte ouvert le jour du démarrage." /
             "Somebody untrained does not have their account open on the day of the go-live.";
        fr: "{service}, module {module} : {found} sans place ; le plus souvent : {reason}"; help: "{remedy} ; la feuille « Non placés » de rosters.xlsx dit pourquoi pour chacun";
        en: "{service}, module {module}: {found} without a seat; mostly: {reason}"; help: "{remedy}; the “Not seated” sheet of rosters.xlsx says why for each";
        shown_by: "people_without_a_seat_are_said"
    }
    NoRooms "R002" Warning { found: usize } {
        title: "Aucune salle" / "No room";
        fr: "Aucune salle ; places de formation qui ne peuvent pas être données : {found}"; help: "Ajoutez une feuille Salles (nom, capacité) ; les séances se font alors d'elles-mêmes";
        en: "No room; training seats that cannot be given: {found}"; help: "Add a Rooms sheet (name, capacity); sessions are then made by themselves";
        shown_by: "a_missing_sheet_of_rooms_or_trainers_is_said_once"
    }
    NoTrainers "R003" Warning { found: usize } {
        title: "Aucun formateur" / "No trainer";
        fr: "Aucun formateur ; places de formation qui ne peuvent pas être données : {found}"; help: "Ajoutez une feuille Formateurs (nom, modules) ; les séances se font alors d'elles-mêmes";
        en: "No trainer; training seats that cannot be given: {found}"; help: "Add a Trainers sheet (name, modules); sessions are then made by themselves";
        shown_by: "a_missing_sheet_of_rooms_or_trainers_is_said_once"
    }
    NobodyTeaches "R004" Warning { module: Code, found: usize } {
        title: "Module que personne n'enseigne" / "Module that nobody teaches";
        fr: "Personne n'enseigne le module {module} : {found} sans place"; help: "Ajoutez {module} aux modules d'un formateur, dans la feuille Formateurs";
        en: "Nobody teaches module {module}: {found} without a seat"; help: "Add {module} to the modules of a trainer, in the Trainers sheet";
        shown_by: "a_module_without_trainer_or_room_is_said_once"
    }
    NoRoomFits "R005" Warning { module: Code, found: usize, least: usize } {
        title: "Aucune salle qui convienne" / "No room that fits";
        fr: "Aucune salle ne convient au module {module} (équipement, ou {least} places au moins) : {found} sans place"; help: "Ajoutez une salle, ou l'équipement qui manque, dans la feuille Salles";
        en: "No room fits module {module} (equipment, or at least {least} seats): {found} without a seat"; help: "Add a room, or the equipment that is missing, in the Rooms sheet";
        shown_by: "a_module_without_trainer_or_room_is_said_once"
    }
    PrerequisiteRing "R006" Warning { found: Vec<Code> } {
        title: "Modules en boucle" / "Modules in a loop";
        fr: "Ces modules s'attendent les uns les autres, personne ne peut les suivre : {found}"; help: "Retirez un des prérequis dans la feuille Modules";
        en: "These modules wait for each other, nobody can take them: {found}"; help: "Remove one of the prerequisites in the Modules sheet";
        shown_by: "a_ring_of_prerequisites_is_said"
    }
    StrangeSites "R007" Warning { found: Vec<String> } {
        title: "Sites des salles inconnus" / "Sites of rooms unknown";
        fr: "Aucun site des salles n'est celui d'un service ({found}) : toutes les salles servent à tous"; help: "Écrivez les sites de la même façon dans les feuilles Services et Salles";
        en: "No site of a room is that of a service ({found}): all rooms serve everybody"; help: "Write sites the same way in the Services and Rooms sheets";
        shown_by: "sites_that_do_not_match_are_said_and_rooms_serve_everybody"
    }
    FixedWithoutPlace "R008" Warning { module: Code, day: Day } {
        title: "Séance fixée sans moyens" / "Fixed session without means";
        fr: "La séance {module} du {day} n'a pas de salle ou pas de formateur, et aucun n'est libre : elle n'est pas tenue"; help: "Indiquez une salle et un formateur dans la feuille Sessions";
        en: "The session of {module} on {day} has no room or no trainer, and none is free: it is not held"; help: "Give a room and a trainer in the Sessions sheet";
        shown_by: "a_fixed_session_without_any_trainer_is_said"
    }
    StrangeDuty "R009" Warning { found: Vec<String> } {
        title: "Codes de présence inconnus" / "Unknown duty codes";
        fr: "Codes inconnus dans le planning de présence : {found} ; ces jours ne comptent pas comme travaillés"; help: "Ajoutez-les à la légende (J, M, S, N ou R)";
        en: "Unknown codes in the duty roster: {found}; these days do not count as worked"; help: "Add them to the legend (J, M, S, N or R)";
        shown_by: "a_duty_code_that_is_not_known_is_said"
    }
    SeatsMoved "R010" Warning { found: usize } {
        title: "Places annoncées changées" / "Announced seats changed";
        why: "Ces personnes ont reçu une convocation qui n'est plus vraie." /
             "These people got an invitation that is no longer true.";
        fr: "Places annoncées qui ont changé ou disparu : {found}"; help: "Voir la feuille « Changements » de rosters.xlsx, et prévenir les personnes";
        en: "Announced seats changed or gone: {found}"; help: "See the “Changes” sheet of rosters.xlsx, and tell the people";
        shown_by: "a_trainer_who_falls_ill_moves_only_their_sessions"
    }
    LiveUntrained "R011" Warning { service: Code, day: Day, found: usize } {
        title: "Service démarré sans formation connue" / "Live service without known training";
        why: "Le service travaille avec l'outil, et rien ne dit que ces personnes y ont été formées : leur compte n'est pas ouvert par Jalon." /
             "The service works with the tool, and nothing says that these people were trained for it: Jalon does not open their account.";
        fr: "{service} a démarré le {day} ; personnes sans formation connue : {found}"; help: "Saisissez qui a été formé dans la feuille Présences";
        en: "{service} went live on {day}; people without known training: {found}"; help: "Type who was trained in the Attendance sheet";
        shown_by: "a_live_service_without_attendance_is_said_once"
    }
    NightsAssumed "R012" Info { found: usize } {
        title: "Nuits supposées" / "Nights assumed";
        fr: "Personnes de nuit sans roulement connu : {found} ; formées un jour de semaine, à prévoir de repos la nuit d'avant"; help: "Un planning de présence, ou un cycle de semaines entières (N, R…), donne leurs nuits";
        en: "People on nights without a known pattern: {found}; trained on a weekday, to be off the night before"; help: "A duty roster, or a cycle of whole weeks (N, R…), gives their nights";
        shown_by: "nights_that_are_not_known_are_said"
    }
}
