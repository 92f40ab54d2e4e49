//! Why a date, a seat or an account is what it is: facts carried beside what they explain, worded here like faults. `help` says what would free it.

use crate::catalogue;
use crate::model::{Code, Day, Lag, Login};

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
    BigBang "C015" Info {} {
        fr: "big bang : attend que tous les services soient prêts"; help: "Choisir des vagues, ou séparer le service qui tient les autres";
        en: "big bang: waits until every service is ready"; help: "Choose waves, or part the service that holds the others";
        shown_by: "why_names_what_holds_a_date"
    }
    MoreTraining "C016" Info {} {
        fr: "laisse plus de temps à la formation : des places manquaient"; help: "Ajouter des sessions, des formateurs ou des salles";
        en: "leaves more time for training: seats were missing"; help: "Add sessions, trainers or rooms";
        shown_by: "why_names_what_holds_a_date"
    }
    NothingMissing "C050" Info {  } {
        fr: "rien ne manque : le compte s'ouvre"; help: "Rien à faire";
        en: "nothing is missing: the account opens"; help: "Nothing to do";
        shown_by: "the_ledger_says_why"
    }
    OpensAfterTraining "C051" Info { day: Day } {
        fr: "s'ouvre le {day}, lendemain de la dernière formation"; help: "Avancer la formation, ou changer « Ouverture des comptes » dans Paramètres";
        en: "opens on {day}, the day after the last training"; help: "Train earlier, or change “Account opening” in Settings";
        shown_by: "the_ledger_says_why"
    }
    TrainingMissing "C052" Info { module: Code } {
        fr: "la formation {module} n'est ni faite ni planifiée"; help: "Planifier une séance de {module}, ou saisir la présence (et l'évaluation) dans Présences";
        en: "training {module} is neither done nor planned"; help: "Plan a session of {module}, or type the attendance (and the test) in Attendance";
        shown_by: "the_ledger_says_why"
    }
    OpensAtGoLive "C053" Info { day: Day } {
        fr: "s'ouvre au démarrage du service, le {day}"; help: "Changer la date de démarrage, ou « Ouverture des comptes » dans Paramètres";
        en: "opens with the service's go-live, on {day}"; help: "Change the go-live, or “Account opening” in Settings";
        shown_by: "the_ledger_says_why"
    }
    NoGoLive "C054" Info { service: Code } {
        fr: "aucun démarrage connu pour {service}"; help: "Planifier {service}";
        en: "no go-live known for {service}"; help: "Plan {service}";
        shown_by: "the_ledger_says_why"
    }
    OpensOnArrival "C055" Info { day: Day } {
        fr: "s'ouvre à l'arrivée, le {day}"; help: "Corriger la date d'arrivée si elle est fausse";
        en: "opens on arrival, on {day}"; help: "Correct the start date if it is wrong";
        shown_by: "the_ledger_says_why"
    }
    LeftOn "C056" Info { day: Day } {
        fr: "départ le {day}"; help: "Corriger la date de départ si elle est fausse";
        en: "left on {day}"; help: "Correct the end date if it is wrong";
        shown_by: "the_ledger_says_why"
    }
    NotInTheList "C057" Info { id: Code } {
        fr: "aucune personne de matricule {id} dans la liste"; help: "Ajouter la personne à Utilisateurs si elle est toujours là";
        en: "nobody with staff id {id} in the list"; help: "Add the person to Users if they are still there";
        shown_by: "the_ledger_says_why"
    }
    NoStaffId "C058" Info {  } {
        fr: "compte sans matricule : laissé tel quel"; help: "Saisir le matricule dans l'annuaire, ou l'identifiant dans Utilisateurs";
        en: "account without staff id: left as it is"; help: "Type the staff id in the directory, or the login in Users";
        shown_by: "the_ledger_says_why"
    }
    ServiceAccount "C059" Info {  } {
        fr: "compte technique : laissé tel quel"; help: "Rien à faire";
        en: "service account: left as it is"; help: "Nothing to do";
        shown_by: "the_ledger_says_why"
    }
    MayBeTheirs "C060" Info { login: Login } {
        fr: "le compte {login} est peut-être le sien"; help: "Saisir {login}, ou un nouvel identifiant, dans la colonne « Identifiant » de Utilisateurs";
        en: "the account {login} may be theirs"; help: "Type {login}, or a new login, in the “Login” column of Users";
        shown_by: "the_ledger_says_why"
    }
    NoLatinName "C061" Info {  } {
        fr: "le nom ne donne pas d'identifiant en lettres latines"; help: "Saisir un identifiant dans Utilisateurs";
        en: "the name gives no login in Latin letters"; help: "Type a login in Users";
        shown_by: "the_ledger_says_why"
    }
    UpToDate "C062" Info {  } {
        fr: "déjà à jour"; help: "Rien à faire";
        en: "already up to date"; help: "Nothing to do";
        shown_by: "the_ledger_says_why"
    }
    NameChanged "C063" Info { before: String, after: String } {
        fr: "nom changé : « {before} » devient « {after} »"; help: "Rien à faire";
        en: "name changed: “{before}” becomes “{after}”"; help: "Nothing to do";
        shown_by: "the_ledger_says_why"
    }
    GroupsChanged "C064" Info { added: Vec<String>, removed: Vec<String> } {
        fr: "groupes du profil : ajoutés [{added}], retirés [{removed}]"; help: "Changer les groupes dans Profils";
        en: "the profile's groups: added [{added}], removed [{removed}]"; help: "Change the groups in Profiles";
        shown_by: "the_ledger_says_why"
    }
    ServiceChanged "C065" Info { before: Code, after: Code } {
        fr: "passe de {before} à {after}"; help: "Corriger le code UF s'il est faux";
        en: "moves from {before} to {after}"; help: "Correct the unit code if it is wrong";
        shown_by: "the_ledger_says_why"
    }
    Returned "C066" Info {  } {
        fr: "de retour : l'ancien compte est rouvert"; help: "Rien à faire";
        en: "back again: the old account is opened again"; help: "Nothing to do";
        shown_by: "the_ledger_says_why"
    }
    ClosedByOthers "C067" Info {  } {
        fr: "présent, mais son compte est fermé dans l'annuaire, pas par Jalon"; help: "L'ouvrir dans l'annuaire s'il doit l'être";
        en: "present, but the account is closed in the directory, not by Jalon"; help: "Open it in the directory if it should be";
        shown_by: "the_ledger_says_why"
    }
    LoginKept "C068" Info {  } {
        fr: "identifiant d'une personne partie : jamais redonné"; help: "Rien à faire";
        en: "login of somebody gone: never given again"; help: "Nothing to do";
        shown_by: "the_ledger_says_why"
    }
    StaffIdAdded "C069" Info { id: Code } {
        fr: "reçoit le matricule {id}"; help: "Rien à faire";
        en: "gets the staff id {id}"; help: "Nothing to do";
        shown_by: "the_ledger_says_why"
    }
    SecondOfTheSame "C070" Info { login: Login } {
        fr: "deuxième compte du même matricule, à côté de {login}"; help: "Fermer dans l'annuaire celui qui est de trop";
        en: "second account of the same staff id, beside {login}"; help: "Close in the directory the one that is too many";
        shown_by: "the_ledger_says_why"
    }
    RowRefused "C071" Info { id: Code } {
        fr: "la ligne du matricule {id} est refusée : compte laissé tel quel"; help: "Corriger la ligne de Utilisateurs";
        en: "the row of staff id {id} is refused: account left as it is"; help: "Correct the row of Users";
        shown_by: "the_ledger_says_why"
    }
    NamedByRefused "C072" Info { id: Code, name: String } {
        fr: "aucune personne de matricule {id}, mais la ligne de {name} est refusée : compte laissé tel quel"; help: "Corriger la ligne de Utilisateurs";
        en: "nobody of staff id {id}, but the row of {name} is refused: account left as it is"; help: "Correct the row of Users";
        shown_by: "a_wrong_staff_id_never_closes_the_account_of_somebody_in_the_list"
    }
    NamedInList "C073" Info { id: Code, name: String } {
        fr: "aucune personne de matricule {id}, mais {name} est dans la liste sous un autre matricule : compte laissé tel quel"; help: "Si c'est la même personne, corriger le matricule dans Utilisateurs ou dans l'annuaire ; sinon fermer le compte dans l'annuaire";
        en: "nobody of staff id {id}, but {name} is in the list under another staff id: account left as it is"; help: "If it is the same person, correct the staff id in Users or in the directory; else close the account in the directory";
        shown_by: "a_wrong_staff_id_never_closes_the_account_of_somebody_in_the_list"
    }
    ListUnread "C074" Info { id: Code } {
        fr: "aucune personne de matricule {id} dans ce qui a été lu, mais un fichier ou une liste n'a pas pu l'être : compte laissé tel quel"; help: "Corriger ce fichier ou cette liste, ou les retirer";
        en: "nobody of staff id {id} in what was read, but a file or a list could not be: account left as it is"; help: "Correct that file or that list, or take them away";
        shown_by: "nobody_is_closed_while_a_list_cannot_be_read"
    }
    // What a committee sees: C080 to C109.
    LateStart "C080" Info { service: Code, operation: Code, count: usize, day: Day } {
        fr: "{service} : opérations qui devaient avoir commencé : {count}, dont {operation}, prévue le {day}"; help: "Saisir « Début réel » si c'est commencé, sinon lever ce qui l'empêche";
        en: "{service}: operations that should have begun: {count}, among them {operation}, planned on {day}"; help: "Type “Actual start” if it has begun, else remove what holds it";
        shown_by: "late_starts_are_said_for_the_week"
    }
    LateEnd "C081" Info { service: Code, operation: Code, count: usize, day: Day } {
        fr: "{service} : opérations qui devaient être finies : {count}, dont {operation}, prévue jusqu'au {day}"; help: "Saisir « Fin réelle » si c'est fini, sinon dire ce qui reste";
        en: "{service}: operations that should be over: {count}, among them {operation}, planned until {day}"; help: "Type “Actual end” if it is over, else say what remains";
        shown_by: "late_starts_are_said_for_the_week"
    }
    Later "C082" Info { service: Code, found: Day, expected: Day, days: i64 } {
        fr: "{service} démarre le {found}, annoncé le {expected} : {days} j plus tard"; help: "Prévenir le service ; « Ce qui tient la date » dans Planning dit pourquoi";
        en: "{service} goes live on {found}, announced on {expected}: {days} d later"; help: "Tell the service; “What holds the date” in Planning says why";
        shown_by: "a_slip_is_counted_in_calendar_days"
    }
    Earlier "C083" Info { service: Code, found: Day, expected: Day, days: i64 } {
        fr: "{service} démarre le {found}, annoncé le {expected} : {days} j plus tôt"; help: "Vérifier avec le service qu'il peut tenir cette date";
        en: "{service} goes live on {found}, announced on {expected}: {days} d earlier"; help: "Check with the service that it can hold that date";
        shown_by: "a_slip_is_counted_in_calendar_days"
    }
    BlockingIssues "C084" Info { service: Code, count: usize, issues: Vec<Code> } {
        fr: "{service} : anomalies bloquantes ouvertes : {count} ({issues})"; help: "Décider qui les traite, et pour quand";
        en: "{service}: blocking issues open: {count} ({issues})"; help: "Decide who treats them, and by when";
        shown_by: "blocking_issues_come_first"
    }
    BlockingIssuesElsewhere "C085" Info { count: usize, issues: Vec<Code> } {
        fr: "anomalies bloquantes ouvertes sans service : {count} ({issues})"; help: "Décider qui les traite, et pour quand";
        en: "blocking issues open without a service: {count} ({issues})"; help: "Decide who treats them, and by when";
        shown_by: "blocking_issues_come_first"
    }
    TeamOver "C086" Info { team: Code, percent: f64, day: Day, weeks: usize } {
        fr: "l'équipe {team} est à {percent} % de sa capacité la semaine du {day} ; semaines au-delà de 100 % d'ici douze semaines : {weeks}"; help: "Renforcer l'équipe, décaler un service, ou anticiper une opération récurrente";
        en: "team {team} is at {percent}% of its capacity in the week of {day}; weeks above 100% within twelve weeks: {weeks}"; help: "Reinforce the team, move a service, or do a recurrent operation in advance";
        shown_by: "a_team_over_its_capacity_is_said"
    }
    NotSeated "C087" Info { service: Code, count: u32 } {
        fr: "{service} : places de formation non données : {count}"; help: "La feuille « Non placés » de rosters.xlsx dit pourquoi, personne par personne";
        en: "{service}: training seats not given: {count}"; help: "The sheet “Not seated” of rosters.xlsx says why, person by person";
        shown_by: "people_without_a_seat_are_counted"
    }
    AccountsDue "C088" Info { count: usize, day: Day } {
        fr: "comptes à créer ou à ouvrir d'ici le {day} : {count}"; help: "Charger les fichiers du dossier accounts";
        en: "accounts to create or open by {day}: {count}"; help: "Load the files of the accounts folder";
        shown_by: "accounts_due_this_week_are_counted"
    }
    GoLiveSoon "C089" Info { service: Code, day: Day } {
        fr: "{service} démarre le {day}"; help: "Rappeler au service la date, les formations et l'assistance prévue";
        en: "{service} goes live on {day}"; help: "Remind the service of the date, its training and the support to come";
        shown_by: "go_lives_of_the_next_three_weeks_are_said"
    }
    TrainedTooFew "C090" Info { service: Code, percent: f64, target: f64 } {
        fr: "{service} : {percent} % des présents sont formés, cible {target} %"; help: "Ajouter des sessions, ou déplacer le démarrage";
        en: "{service}: {percent}% of those on duty are trained, target {target}%"; help: "Add sessions, or move the go-live";
        shown_by: "trained_is_the_share_of_those_on_duty_in_the_first_two_weeks"
    }
    LatestMissed "C091" Info { service: Code, found: Day, expected: Day } {
        fr: "{service} démarre le {found}, après sa date limite du {expected}"; help: "Changer la priorité du service, ou repousser « Au plus tard »";
        en: "{service} goes live on {found}, after its latest date, {expected}"; help: "Change the priority of the service, or move “Not after”";
        shown_by: "a_latest_date_missed_is_to_be_decided"
    }
    GateOpen "C092" Info { count: usize, day: Day } {
        fr: "sortie du pilote prévue le {day} : points à lever : {count}"; help: "La feuille « Sortie de pilote » les liste avec leur porteur";
        en: "pilot exit expected on {day}: points open: {count}"; help: "The sheet “Pilot exit” lists them with their owners";
        shown_by: "an_open_gate_is_said"
    }
    CycleNotOver "C093" Info { service: Code, count: usize, day: Day } {
        fr: "{service} : opérations du pilote non terminées : {count}, fin prévue le {day}"; help: "Terminer le cycle du pilote, ou saisir les fins réelles";
        en: "{service}: operations of the pilot not over: {count}, end expected on {day}"; help: "Finish the pilot's cycle, or type the actual ends";
        shown_by: "an_open_gate_is_said"
    }
    BlockingIssueOpen "C094" Info { issue: Code, title: String } {
        fr: "anomalie bloquante {issue} ouverte : {title}"; help: "La traiter, puis saisir sa date de clôture";
        en: "blocking issue {issue} open: {title}"; help: "Treat it, then type its closing date";
        shown_by: "an_open_gate_is_said"
    }
    MajorIssueOpen "C095" Info { issue: Code, title: String } {
        fr: "anomalie majeure {issue} ouverte : {title}"; help: "La traiter, puis saisir sa date de clôture";
        en: "major issue {issue} open: {title}"; help: "Treat it, then type its closing date";
        shown_by: "an_open_gate_is_said"
    }
    CriterionOpen "C096" Info { title: String } {
        fr: "critère à lever : {title}"; help: "Saisir l'état « atteint » et la preuve dans « Sortie de pilote »";
        en: "criterion open: {title}"; help: "Type the state “met” and the evidence in “Pilot exit”";
        shown_by: "an_open_gate_is_said"
    }
    DocumentationUnsaid "C097" Info {} {
        fr: "aucun critère ne dit que la documentation est à jour"; help: "Ajouter une ligne de type « documentation » à « Sortie de pilote »";
        en: "no criterion says that the documentation is up to date"; help: "Add a line of kind “documentation” to “Pilot exit”";
        shown_by: "an_open_gate_is_said"
    }
    ProcessUnsaid "C098" Info {} {
        fr: "aucun critère ne dit que les processus de travail sont à jour"; help: "Ajouter une ligne de type « processus » à « Sortie de pilote »";
        en: "no criterion says that work processes are up to date"; help: "Add a line of kind “process” to “Pilot exit”";
        shown_by: "an_open_gate_is_said"
    }
    ProposedIssues "C104" Info {} {
        fr: "Toutes les anomalies bloquantes et majeures sont traitées"; help: "Saisir l'état « atteint » et la preuve dans « Sortie de pilote »";
        en: "All blocking and major issues are treated"; help: "Type the state “met” and the evidence in “Pilot exit”";
        shown_by: "a_pilot_without_criteria_gets_a_grid_to_fill_in"
    }
    ProposedUserDocumentation "C105" Info {} {
        fr: "La documentation des utilisateurs est à jour"; help: "Saisir l'état « atteint » et la preuve dans « Sortie de pilote »";
        en: "The users' documentation is up to date"; help: "Type the state “met” and the evidence in “Pilot exit”";
        shown_by: "a_pilot_without_criteria_gets_a_grid_to_fill_in"
    }
    ProposedRunDocumentation "C106" Info {} {
        fr: "La documentation d'exploitation est à jour"; help: "Saisir l'état « atteint » et la preuve dans « Sortie de pilote »";
        en: "The operating documentation is up to date"; help: "Type the state “met” and the evidence in “Pilot exit”";
        shown_by: "a_pilot_without_criteria_gets_a_grid_to_fill_in"
    }
    ProposedTraining "C107" Info {} {
        fr: "Les supports et la durée des formations sont revus"; help: "Saisir l'état « atteint » et la preuve dans « Sortie de pilote »";
        en: "Training material and length are reviewed"; help: "Type the state “met” and the evidence in “Pilot exit”";
        shown_by: "a_pilot_without_criteria_gets_a_grid_to_fill_in"
    }
    ProposedProcess "C108" Info {} {
        fr: "Les processus de travail sont à jour et validés par le service"; help: "Saisir l'état « atteint » et la preuve dans « Sortie de pilote »";
        en: "Work processes are up to date and approved by the service"; help: "Type the state “met” and the evidence in “Pilot exit”";
        shown_by: "a_pilot_without_criteria_gets_a_grid_to_fill_in"
    }
    FirstPlan "C099" Info { count: usize, first: Day, last: Day } {
        fr: "première publication : services : {count}, démarrages du {first} au {last}"; help: "Les dates annoncées sont désormais tenues";
        en: "first publication: services: {count}, go-lives from {first} to {last}"; help: "Announced dates are kept from now on";
        shown_by: "the_journal_says_what_moved_and_why"
    }
    GoLiveMoved "C100" Info { service: Code, found: Day, expected: Day, days: i64 } {
        fr: "démarrage de {service} : du {expected} au {found} ({days} j)"; help: "« jalon why » dit ce qui retient la date";
        en: "go-live of {service}: from {expected} to {found} ({days} d)"; help: "“jalon why” says what holds the date";
        shown_by: "the_journal_says_what_moved_and_why"
    }
    GoLiveAdded "C101" Info { service: Code, day: Day } {
        fr: "démarrage de {service} : nouveau, le {day}"; help: "Annoncer la date au service";
        en: "go-live of {service}: new, on {day}"; help: "Announce the date to the service";
        shown_by: "the_journal_says_what_moved_and_why"
    }
    GoLiveWithdrawn "C102" Info { service: Code, day: Day } {
        fr: "démarrage de {service} : retiré, il était le {day}"; help: "Vérifier que le service ne fait plus partie du projet";
        en: "go-live of {service}: withdrawn, it was on {day}"; help: "Check that the service is no longer part of the project";
        shown_by: "the_journal_says_what_moved_and_why"
    }
    DatesMoved "C103" Info { service: Code, count: usize } {
        fr: "{service} : opérations aux dates changées, démarrage tenu : {count}"; help: "La feuille Planning donne les dates révisées";
        en: "{service}: operations with new dates, go-live kept: {count}"; help: "The Planning sheet gives the revised dates";
        shown_by: "the_journal_says_what_moved_and_why"
    }
    SeatAbsent "C030" Info { from: Day, to: Day } {
        fr: "absence sur toute la fenêtre, du {from} au {to}"; help: "Former au retour, ou déplacer le démarrage du service";
        en: "away throughout the window, from {from} to {to}"; help: "Train on their return, or move the service's go-live";
        shown_by: "every_reason_for_a_seat_not_given_is_worded"
    }
    SeatOffDuty "C031" Info { from: Day, to: Day } {
        fr: "jamais de service aux heures des séances entre le {from} et le {to}"; help: "Changer une journée de service avec le cadre, ou trouver des volontaires sur repos";
        en: "never on duty at the hours of sessions between {from} and {to}"; help: "Exchange a day of duty with the ward manager, or find volunteers on rest days";
        shown_by: "every_reason_for_a_seat_not_given_is_worded"
    }
    SeatNotice "C032" Info { days: u32, to: Day } {
        fr: "la fenêtre se ferme le {to}, avant la fin du délai de prévenance ({days} j)"; help: "Repousser le démarrage, ou convoquer avec l'accord des personnes (réglage « délai de prévenance »)";
        en: "the window closes on {to}, before the notice period is over ({days} d)"; help: "Move the go-live, or call people with their consent (setting “notice”)";
        shown_by: "every_reason_for_a_seat_not_given_is_worded"
    }
    SeatTooLate "C033" Info { day: Day } {
        fr: "le service a démarré le {day}"; help: "Saisir la formation déjà suivie dans Présences";
        en: "the service went live on {day}"; help: "Type the training already taken in Attendance";
        shown_by: "every_reason_for_a_seat_not_given_is_worded"
    }
    SeatPrerequisite "C034" Info { module: Code } {
        fr: "pas de place pour {module}, à suivre avant"; help: "Trouver d'abord une place pour {module}";
        en: "no seat for {module}, to be taken before"; help: "Find a seat for {module} first";
        shown_by: "every_reason_for_a_seat_not_given_is_worded"
    }
    SeatCover "C035" Info { service: Code, job: String } {
        fr: "{service} ne peut pas libérer davantage de {job} à la fois"; help: "Relever « couverture maximale absente », ou abaisser « effectif minimal restant »";
        en: "{service} cannot spare more {job} at once"; help: "Raise “ward cover share”, or lower “minimum left”";
        shown_by: "every_reason_for_a_seat_not_given_is_worded"
    }
    SeatNoRoom "C036" Info { module: Code } {
        fr: "aucune salle libre pour {module} quand la personne peut venir"; help: "Ajouter une salle, ou des jours d'ouverture";
        en: "no free room for {module} when the person can come"; help: "Add a room, or days when one is open";
        shown_by: "every_reason_for_a_seat_not_given_is_worded"
    }
    SeatNoTrainer "C037" Info { module: Code } {
        fr: "aucun formateur libre pour {module} quand la personne peut venir"; help: "Ajouter un formateur pour {module}, ou des jours de présence";
        en: "no free trainer for {module} when the person can come"; help: "Add a trainer for {module}, or days when one is there";
        shown_by: "every_reason_for_a_seat_not_given_is_worded"
    }
    SeatElsewhere "C038" Info {} {
        fr: "déjà en formation à ces moments, ou assez de formation ces semaines-là"; help: "Élargir la fenêtre du module (« au plus N jours avant »)";
        en: "in training at those moments already, or enough of it in those weeks"; help: "Widen the module's window (“at most N days before”)";
        shown_by: "every_reason_for_a_seat_not_given_is_worded"
    }
    SeatGroup "C039" Info { module: Code, least: usize } {
        fr: "jamais {least} personnes libres ensemble pour {module}"; help: "Abaisser « Groupe mini » de {module}, ou regrouper avec un autre service";
        en: "never {least} people free together for {module}"; help: "Lower “Minimum group” of {module}, or join with another service";
        shown_by: "every_reason_for_a_seat_not_given_is_worded"
    }
    SeatWindow "C040" Info { from: Day, to: Day } {
        fr: "le module se suit entre le {from} et le {to}"; help: "Changer « au plus N jours avant », ou la date de démarrage";
        en: "the module is taken between {from} and {to}"; help: "Change “at most N days before”, or the go-live date";
        shown_by: "every_reason_for_a_seat_not_given_is_worded"
    }
    SeatRest "C041" Info { hours: u32 } {
        fr: "moins de {hours} h de repos après le poste de la veille"; help: "Changer le poste de la veille avec le cadre";
        en: "less than {hours} h of rest after the shift of the day before"; help: "Exchange the shift of the day before with the ward manager";
        shown_by: "every_reason_for_a_seat_not_given_is_worded"
    }
    SeatAway "C042" Info { day: Day } {
        fr: "absence le {day}"; help: "Une autre date est proposée quand il y en a une";
        en: "away on {day}"; help: "Another date is proposed where there is one";
        shown_by: "every_reason_for_a_seat_not_given_is_worded"
    }
    SeatGone "C043" Info {} {
        fr: "la personne n'est plus dans le service au démarrage"; help: "Rien à faire";
        en: "the person is no longer in the service at the go-live"; help: "Nothing to do";
        shown_by: "every_reason_for_a_seat_not_given_is_worded"
    }
    SeatNotNeeded "C044" Info {} {
        fr: "le métier de la personne ne demande plus ce module"; help: "Vérifier le métier, ou la feuille Profils";
        en: "the person's job no longer asks for this module"; help: "Check the job, or the Profiles sheet";
        shown_by: "every_reason_for_a_seat_not_given_is_worded"
    }
    SeatClosed "C045" Info { day: Day } {
        fr: "le {day} n'est plus un jour ouvert"; help: "Changer la ligne de la feuille Calendrier";
        en: "{day} is no longer an open day"; help: "Change the line of the Calendar sheet";
        shown_by: "every_reason_for_a_seat_not_given_is_worded"
    }
    SeatFull "C046" Info {} {
        fr: "la salle ou le groupe a moins de places qu'annoncé"; help: "Trouver une salle plus grande";
        en: "the room or the group has fewer seats than announced"; help: "Find a larger room";
        shown_by: "every_reason_for_a_seat_not_given_is_worded"
    }
    SeatOrder "C047" Info {} {
        fr: "le module à suivre avant n'est pas fait ni placé avant"; help: "Trouver d'abord une place pour ce module";
        en: "the module to be taken before is neither done nor seated before"; help: "Find a seat for that module first";
        shown_by: "every_reason_for_a_seat_not_given_is_worded"
    }
}
