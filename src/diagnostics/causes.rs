//! Why a date, a seat or an account is what it is: facts carried beside what they explain, worded here like faults. `help` says what would free it.

use crate::catalogue;
use crate::model::{Code, Day, Lag};

catalogue! {
    /// C…: a reason, carried beside what it explains. Only worded by `why`, the planning rows and the COPIL page.
    pub enum Cause;

    ProjectStart "C001" Info { day: Day } {
        fr: "commence avec le projet, le {day}"; help: "Avancer le début du projet";
        en: "starts with the project, on {day}"; help: "Start the project earlier";
        shown_by: "why_names_what_holds_a_date"
    }
    After "C002" Info { operation: Code, lag: Lag } {
        fr: "attend {operation} (délai {lag})"; help: "Raccourcir {operation}, ou réduire le délai";
        en: "waits for {operation} (lag {lag})"; help: "Shorten {operation}, or reduce the lag";
        shown_by: "why_names_what_holds_a_date"
    }
    TeamFull "C003" Info { team: Code, day: Day } {
        fr: "l'équipe {team} est prise jusqu'au {day}"; help: "Renforcer {team}, ou donner une autre priorité aux services qu'elle sert avant";
        en: "team {team} is busy until {day}"; help: "Reinforce {team}, or change the priority of the services that it serves before";
        shown_by: "why_names_what_holds_a_date"
    }
    PilotGate "C004" Info { day: Day } {
        fr: "attend la sortie du pilote, prévue le {day}"; help: "Terminer le pilote plus tôt : anomalies, documentation, formation, processus";
        en: "waits for the pilot's exit, expected on {day}"; help: "Finish the pilot earlier: issues, documentation, training, work processes";
        shown_by: "why_names_what_holds_a_date"
    }
    NotBefore "C005" Info { day: Day } {
        fr: "pas avant le {day} (date au plus tôt du service)"; help: "Changer « Au plus tôt » dans la feuille Services";
        en: "not before {day} (the service's earliest date)"; help: "Change “Not before” in the Services sheet";
        shown_by: "why_names_what_holds_a_date"
    }
    Pinned "C006" Info { day: Day } {
        fr: "date imposée : {day}"; help: "Effacer « Date imposée » dans la feuille Planning";
        en: "imposed date: {day}"; help: "Clear “Imposed date” in the Planning sheet";
        shown_by: "why_names_what_holds_a_date"
    }
    Happened "C007" Info { day: Day } {
        fr: "commencé le {day}"; help: "C'est fait";
        en: "started on {day}"; help: "It is done";
        shown_by: "why_names_what_holds_a_date"
    }
    Together "C008" Info { service: Code } {
        fr: "démarre avec {service}"; help: "Séparer les deux services dans « Ensemble avec »";
        en: "goes live with {service}"; help: "Part both services in “Together with”";
        shown_by: "why_names_what_holds_a_date"
    }
    AfterService "C009" Info { service: Code } {
        fr: "attend la fin de l'assistance de {service}"; help: "Retirer {service} de « Après »";
        en: "waits for the end of the support of {service}"; help: "Remove {service} from “After”";
        shown_by: "why_names_what_holds_a_date"
    }
    Closed "C010" Info { day: Day } {
        fr: "fermeture ou gel jusqu'au {day}"; help: "Changer la ligne de la feuille Calendrier";
        en: "closed or frozen until {day}"; help: "Change the line of the Calendar sheet";
        shown_by: "why_names_what_holds_a_date"
    }
    JustInTime "C011" Info { operation: Code } {
        fr: "placé au plus tard avant {operation}, pour rester frais"; help: "Rien ne l'empêche de commencer plus tôt";
        en: "placed as late as it can be before {operation}, so that it stays fresh"; help: "Nothing stops it from starting earlier";
        shown_by: "why_names_what_holds_a_date"
    }
    Announced "C012" Info { day: Day } {
        fr: "date annoncée, tenue : {day}"; help: "Une date annoncée ne bouge que si elle le doit";
        en: "announced date, kept: {day}"; help: "An announced date moves only when it must";
        shown_by: "why_names_what_holds_a_date"
    }
    Wave "C013" Info { wave: u32 } {
        fr: "démarre avec la vague {wave}"; help: "Changer la vague du service, ou la taille de vague";
        en: "goes live with wave {wave}"; help: "Change the service's wave, or the wave size";
        shown_by: "why_names_what_holds_a_date"
    }
    Today "C014" Info { day: Day } {
        fr: "pas commencé, donc pas avant aujourd'hui ({day})"; help: "Saisir « Début réel » si c'est commencé";
        en: "not started, so not before today ({day})"; help: "Type “Actual start” if it has begun";
        shown_by: "why_names_what_holds_a_date"
    }
}
