//! Faults of plan.

use crate::catalogue;
use crate::model::{Code, Day};

catalogue! {
    /// P…
    pub enum Planning;

    LateGoLive "P001" Warning { service: Code, found: Day, expected: Day } {
        title: "Démarrage trop tard" / "Go-live too late";
        fr: "Démarrage de {service} le {found}, après la date limite du {expected}"; help: "« jalon why » dit ce qui le retient ; sinon repoussez « Au plus tard »";
        en: "Go-live of {service} on {found}, after its latest date, {expected}"; help: "“jalon why” says what holds it; else move “Not after”";
        shown_by: "a_window_missed_is_said"
    }
    PilotChosen "P002" Info { service: Code } {
        title: "Pilote choisi d'office" / "Pilot chosen for you";
        fr: "Aucun service pilote : {service} l'est, le premier par priorité"; help: "Écrivez oui dans « Pilote » pour le service voulu";
        en: "No pilot service: {service} is taken, the first by priority"; help: "Write yes under “Pilot” for the service wanted";
        shown_by: "without_a_pilot_the_first_by_priority_is_taken_and_said"
    }
    PilotWith "P003" Info { service: Code, other: Code } {
        title: "Pilote par association" / "Pilot by association";
        fr: "{service} démarre avec le pilote {other} : il est pilote aussi"; help: "Séparez-les dans « Ensemble avec » s'il doit attendre la sortie du pilote";
        en: "{service} goes live with the pilot {other}: it is a pilot too"; help: "Part them in “Together with” if it has to wait for the pilot's exit";
        shown_by: "who_goes_live_with_a_pilot_is_one"
    }
    TooManyPeople "P004" Warning { operation: Code, team: Code, found: u32, expected: u32, count: usize } {
        title: "Équipe trop petite" / "Team too small";
        fr: "{operation} demande plus de personnes que {team} n'en a pendant sa durée ({found} au lieu de {expected} au plus ; services concernés : {count}) : planifiée avec {expected}"; help: "Corrigez « Personnes » dans Opérations, ou « Capacité » dans Équipes";
        en: "{operation} asks for more people than {team} has for that long ({found} instead of {expected} at most; services concerned: {count}): planned with {expected}"; help: "Correct “People” in Operations, or “Capacity” in Teams";
        shown_by: "a_task_larger_than_its_team_is_clamped_and_said"
    }
    FixedOverbooks "P005" Warning { service: Code, operation: Code, team: Code, found: Day } {
        title: "Équipe dépassée par une date imposée" / "Team overbooked by an imposed date";
        fr: "{operation} de {service}, imposée ou commencée, prend plus de personnes que {team} n'en a encore à partir du {found}"; help: "Changez « Date imposée », ou renforcez {team}";
        en: "{operation} of {service}, imposed or begun, takes more people than {team} still has from {found}"; help: "Change “Imposed date”, or reinforce {team}";
        shown_by: "pins_that_overbook_a_team_are_said"
    }
    PinMoved "P006" Warning { service: Code, operation: Code, found: Day, expected: Day } {
        title: "Date imposée déplacée" / "Imposed date moved";
        fr: "Date imposée de {operation} pour {service} : {found} n'est plus possible (jour non travaillé ou passé), {expected} est pris"; help: "Tapez un jour travaillé à venir, ou « Début réel » si c'est commencé";
        en: "Imposed date of {operation} for {service}: {found} is not possible (not a working day, or past), {expected} is taken"; help: "Type a working day to come, or “Actual start” if it has begun";
        shown_by: "a_pin_on_a_closed_day_moves_to_the_next_worked_day"
    }
    LinkBroken "P007" Warning { service: Code, operation: Code, other: Code, found: Day, expected: Day } {
        title: "Enchaînement rompu par une date imposée" / "Link broken by an imposed date";
        fr: "{operation} de {service} est fixée au {found}, alors que {other} ne la permet que le {expected}"; help: "Effacez « Date imposée », avancez {other}, ou réduisez le délai";
        en: "{operation} of {service} is fixed on {found}, while {other} allows it only on {expected}"; help: "Clear “Imposed date”, advance {other}, or reduce the lag";
        shown_by: "a_pin_that_breaks_a_link_wins_and_is_said"
    }
    WaitTooLong "P008" Warning { service: Code, operation: Code, other: Code, found: f64, expected: f64 } {
        title: "Attente trop longue" / "Wait too long";
        fr: "{service} : {operation} commence {found} j après {other}, plus que les {expected} permis"; help: "Allongez l'attente permise, ou libérez la date imposée de l'une des deux";
        en: "{service}: {operation} starts {found} d after {other}, more than the {expected} allowed"; help: "Allow a longer wait, or free the imposed date of one of them";
        shown_by: "a_wait_that_a_pin_makes_too_long_is_said"
    }
    NotFresh "P009" Warning { service: Code, operation: Code, found: u32, expected: u32 } {
        title: "Formation trop tôt" / "Training too early";
        fr: "{service} : {operation} commence {found} j avant le démarrage, plus que les {expected} permis"; help: "Prévoyez un rappel, allongez « Au plus N jours avant », ou libérez la date imposée";
        en: "{service}: {operation} starts {found} d before the go-live, more than the {expected} allowed"; help: "Plan a refresher, allow more days before the go-live, or free the imposed date";
        shown_by: "training_too_long_before_the_go_live_is_said"
    }
    BeforeGate "P010" Warning { service: Code, operation: Code, found: Day, expected: Day } {
        title: "Avant la sortie du pilote" / "Before the pilot's exit";
        fr: "{operation} de {service} est fixée au {found}, avant la sortie du pilote ({expected})"; help: "Effacez « Date imposée », ou terminez le pilote plus tôt";
        en: "{operation} of {service} is fixed on {found}, before the pilot's exit ({expected})"; help: "Clear “Imposed date”, or finish the pilot earlier";
        shown_by: "a_pin_before_the_gate_is_said"
    }
    GoLiveDay "P011" Warning { service: Code, found: Day } {
        title: "Démarrage un jour déconseillé" / "Go-live on a day to avoid";
        fr: "Le démarrage de {service} est fixé au {found} : un gel, ou un jour qui n'est pas du lundi au jeudi"; help: "Effacez « Date imposée », ou changez la ligne de Calendrier";
        en: "The go-live of {service} is fixed on {found}: a freeze, or a day that is not Monday to Thursday"; help: "Clear “Imposed date”, or change the line of Calendar";
        shown_by: "a_go_live_pinned_in_a_freeze_is_said"
    }
    TooEarly "P012" Warning { service: Code, found: Day, expected: Day } {
        title: "Démarrage trop tôt" / "Go-live too early";
        fr: "Le démarrage de {service} est fixé au {found}, avant sa date au plus tôt du {expected}"; help: "Changez « Au plus tôt », ou effacez « Date imposée »";
        en: "The go-live of {service} is fixed on {found}, before its earliest date, {expected}"; help: "Change “Not before”, or clear “Imposed date”";
        shown_by: "a_go_live_pinned_before_its_window_is_said"
    }
    ServiceClosed "P013" Warning { service: Code, operation: Code, found: Day } {
        title: "Pendant une fermeture du service" / "While the service is closed";
        fr: "{operation} de {service} est fixée au {found}, pendant une fermeture du service"; help: "Effacez « Date imposée », ou changez la ligne de Calendrier";
        en: "{operation} of {service} is fixed on {found}, while the service is closed"; help: "Clear “Imposed date”, or change the line of Calendar";
        shown_by: "a_pin_in_a_closure_of_its_service_is_said"
    }
    NotTogether "P014" Warning { service: Code, other: Code, found: Day, expected: Day } {
        title: "Services qui ne démarrent pas ensemble" / "Services that do not go live together";
        why: "Les patients passent de l'un à l'autre : deux outils différents, même peu de jours, se gênent." /
             "Patients go from one to the other: two different tools, even for a few days, get in each other's way.";
        fr: "{service} démarre le {found} et {other} le {expected}, alors qu'ils vont ensemble"; help: "Renforcez l'équipe du démarrage, libérez leurs dates imposées, ou séparez-les";
        en: "{service} goes live on {found} and {other} on {expected}, though they go together"; help: "Reinforce the go-live's team, free their imposed dates, or part them";
        shown_by: "services_that_cannot_go_live_together_are_said"
    }
    BeforeOther "P015" Warning { service: Code, other: Code, found: Day } {
        title: "Avant la fin d'un autre service" / "Before the end of another service";
        fr: "{service} démarre le {found}, avant la fin de l'assistance de {other}"; help: "Retirez {other} de « Après », ou libérez la date imposée";
        en: "{service} goes live on {found}, before the end of the support of {other}"; help: "Remove {other} from “After”, or free the imposed date";
        shown_by: "a_pin_before_the_end_of_another_service_is_said"
    }
    AfterDropped "P016" Warning { service: Code, other: Code } {
        title: "Services qui s'attendent l'un l'autre" / "Services that wait for each other";
        fr: "{service} ne peut pas attendre {other} : ils s'attendent l'un l'autre, directement ou par la sortie du pilote"; help: "Retirez {other} de « Après »";
        en: "{service} cannot wait for {other}: they wait for each other, directly or through the pilot's exit"; help: "Remove {other} from “After”";
        shown_by: "services_that_wait_for_each_other_are_said"
    }
    WideWave "P017" Warning { wave: u32, found: f64, expected: f64 } {
        title: "Vague étalée" / "Wave spread out";
        fr: "La vague {wave} s'étale sur {found} j travaillés, au lieu de {expected}"; help: "Réduisez la taille de vague, renforcez l'équipe qui manque, ou changez de vague le service qui est tenu par une date";
        en: "Wave {wave} is spread over {found} working d instead of {expected}"; help: "Make waves smaller, reinforce the team that lacks, or move the service that a date holds to another wave";
        shown_by: "a_wave_that_a_date_stretches_is_said"
    }
    WaveOverlap "P018" Warning { wave: u32, found: Day } {
        title: "Vagues qui se chevauchent" / "Waves that overlap";
        fr: "La vague {wave} commence le {found}, avant que la précédente soit finie"; help: "Repoussez-la, ou acceptez que deux vagues se chevauchent";
        en: "Wave {wave} begins on {found}, before the one before it has ended"; help: "Move it later, or accept that two waves overlap";
        shown_by: "announced_dates_hold_when_a_wave_slips"
    }
    BigBangSpread "P019" Info { found: f64, team: Code } {
        title: "Big bang étalé" / "Big bang spread out";
        fr: "Big bang : tout ne peut pas démarrer le même jour, les démarrages s'étalent sur {found} j travaillés (équipe la plus chargée autour des démarrages : {team})"; help: "Renforcez {team} pour ces jours-là, ou choisissez des vagues";
        en: "Big bang: not everything can go live on one day, go-lives are spread over {found} working d (busiest team around go-lives: {team})"; help: "Reinforce {team} for those days, or choose waves";
        shown_by: "a_big_bang_larger_than_its_teams_is_spread_and_said"
    }
    AnnouncedMoved "P020" Warning { service: Code, found: Day, expected: Day } {
        title: "Date annoncée déplacée" / "Announced date moved";
        why: "Des gens se sont organisés d'après cette date : elle ne change que lorsqu'une contrainte l'impose." /
             "People arranged their work by that date: it changes only when a constraint forces it.";
        fr: "Le démarrage de {service}, annoncé pour le {expected}, passe au {found}"; help: "« jalon why » dit ce qui l'y oblige ; prévenez le service";
        en: "The go-live of {service}, announced for {expected}, moves to {found}"; help: "“jalon why” says what forces it; tell the service";
        shown_by: "an_announced_date_that_must_move_is_said"
    }
    NotPlaced "P021" Error { service: Code } {
        title: "Aucune date possible" / "No date possible";
        fr: "Aucune place pour {service} dans les quarante ans qui viennent"; help: "Une équipe ou le calendrier ne lui laisse aucun jour : vérifiez Équipes, Calendrier et les dates imposées";
        en: "No place for {service} within the next forty years"; help: "A team or the calendar leaves it no day: check Teams, Calendar and the imposed dates";
        shown_by: "a_service_without_any_day_is_said"
    }
    TargetMissed "P022" Warning { found: Day, expected: Day } {
        title: "Fin visée dépassée" / "Target end missed";
        fr: "La trajectoire finit le {found}, après la fin visée du {expected}"; help: "« jalon compare » montre d'autres stratégies ; « jalon why » dit quelle équipe tient les dates";
        en: "The trajectory ends on {found}, after the target end, {expected}"; help: "“jalon compare” shows other strategies; “jalon why” says which team holds the dates";
        shown_by: "a_target_end_missed_is_said"
    }
    MoreTraining "P023" Info { service: Code, found: u32, days: f64 } {
        title: "Plus de temps pour la formation" / "More time for training";
        fr: "{service} : des places de formation manquaient ({found}), le démarrage attend {days} j travaillés de plus"; help: "Ajoutez des sessions, des formateurs ou des salles pour démarrer plus tôt";
        en: "{service}: training seats were missing ({found}), the go-live waits {days} working d more"; help: "Add sessions, trainers or rooms to go live earlier";
        shown_by: "missing_seats_give_more_time_before_the_go_live"
    }
    NoGoLive "P024" Warning { operation: Code } {
        title: "Démarrage du cycle deviné" / "Go-live of the cycle guessed";
        fr: "Aucune opération n'est le démarrage : {operation}, la dernière du cycle, en tient lieu"; help: "Écrivez oui dans « Jalon » pour l'opération de démarrage";
        en: "No operation is the go-live: {operation}, the last of the cycle, stands for it"; help: "Write yes under “Milestone” for the go-live operation";
        shown_by: "a_cycle_without_go_live_takes_its_last_operation"
    }
    TeamAbsent "P025" Warning { team: Code } {
        title: "Équipe jamais présente" / "Team never there";
        fr: "L'équipe {team} n'a personne un seul jour du projet : ses opérations sont planifiées sans elle"; help: "Corrigez « Capacité » dans Équipes, ou les lignes de Calendrier";
        en: "Team {team} has nobody on any day of the project: its operations are planned without it"; help: "Correct “Capacity” in Teams, or the lines of Calendar";
        shown_by: "a_team_that_is_never_there_is_said"
    }
    NoWorkingDay "P026" Error { found: Day } {
        title: "Aucun jour travaillé" / "No working day";
        fr: "Aucun jour travaillé à partir du {found} : rien ne peut être planifié"; help: "Vérifiez les fermetures de la feuille Calendrier, et le début du projet";
        en: "No working day from {found} on: nothing can be planned"; help: "Check the closures of the Calendar sheet, and the project start";
        shown_by: "a_calendar_without_working_days_is_said"
    }
}
