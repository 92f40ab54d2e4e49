//! Words of the command line and its screens.

use crate::text::Tr;

pub const ABOUT: Tr = Tr::new(
    "Des classeurs Excel d'un hôpital à tout ce qu'il faut pour déployer un système d'information : planning, comptes, formations",
    "From a hospital's Excel workbooks to everything the roll-out of an information system needs: planning, accounts, training",
);
pub const AFTER_HELP: Tr = Tr::new(
    "Pour commencer : jalon init --example essai   puis   jalon run essai -o resultat",
    "To begin: jalon init --example trial --lang en   then   jalon run trial -o result --lang en",
);
pub const INIT: Tr = Tr::new("Écrit les classeurs à remplir, ou un hôpital d'exemple", "Writes the workbooks to fill in, or an example hospital");
pub const CHECK: Tr = Tr::new("Lit et vérifie seulement", "Reads and checks only");
pub const RUN: Tr =
    Tr::new("Vérifie, puis écrit planning, comptes, formations et rapports", "Checks, then writes planning, accounts, rosters and reports");
pub const COMPARE: Tr = Tr::new("Compare les stratégies de déploiement", "Compares the strategies of roll-out");
pub const GATE: Tr = Tr::new("Le pilote est-il vraiment terminé ?", "Is the pilot truly finished?");
pub const WHY: Tr = Tr::new("Explique une date, une place ou un identifiant", "Explains a date, a seat or a login");
pub const EXPLAIN: Tr = Tr::new("Explique un code de message", "Explains a message's code");
pub const COMPLETIONS: Tr = Tr::new("Écrit la complétion pour un interpréteur de commandes", "Writes completions for a shell");
pub const MAN: Tr = Tr::new("Écrit la page de manuel", "Writes the manual page");
pub const HELP: Tr = Tr::new("Affiche l'aide", "Prints help");
pub const VERSION: Tr = Tr::new("Affiche la version", "Prints the version");

pub const NOT_UNDERSTOOD: Tr = Tr::new(
    "La ligne de commande n'est pas comprise ; « jalon --help » montre ce qui existe :",
    "The command line is not understood; “jalon --help --lang en” shows what there is:",
);
pub const INPUTS: Tr = Tr::new("Classeurs ou dossiers à lire", "Workbooks or folders to read");
pub const OUT: Tr =
    Tr::new("Dossier des résultats ; par défaut à côté de la première entrée", "Folder of the results; by default beside the first input");
pub const DIR: Tr = Tr::new("Dossier où écrire ; par défaut « jalon »", "Folder to write into; by default “jalon”");
pub const EXAMPLE: Tr = Tr::new("Un hôpital fictif complet", "A complete fictional hospital");
pub const WITH_ERRORS: Tr = Tr::new("L'exemple avec des erreurs plantées", "The example with planted errors");
pub const ANNOTATE: Tr = Tr::new(
    "Écrit dans ce dossier une copie de chaque classeur à corriger, cellules fautives marquées",
    "Writes a copy of each workbook to be mended into that folder, faulty cells marked",
);
pub const ONLY: Tr = Tr::new("Seulement ces parties : accounts, rosters, planning, report", "These parts only: accounts, rosters, planning, report");
pub const DRY_RUN: Tr = Tr::new("Dit ce qui changerait, sans rien écrire", "Says what would change, writes nothing");
pub const EFFORT: Tr =
    Tr::new("Effort de recherche : quick, normal, thorough ou un nombre", "Effort of the search: quick, normal, thorough or a number");
pub const ACCEPT_DISABLE: Tr = Tr::new("Accepte de désactiver exactement ce nombre de comptes", "Accepts to disable exactly that number of accounts");
pub const RECIPIENT: Tr =
    Tr::new("Clé publique qui chiffre les secrets (pas encore disponible)", "Public key that encrypts secrets (not available yet)");
pub const SERVICE: Tr = Tr::new("Code du service", "Code of the service");
pub const SUBJECT: Tr =
    Tr::new("Code d'un service, matricule, identifiant, ou SERVICE|OPERATION", "Code of a service, staff id, login, or SERVICE|OPERATION");
pub const CODE: Tr = Tr::new("Code d'un message, par exemple I012", "Code of a message, for instance I012");
pub const SHELL: Tr = Tr::new("bash, zsh, fish, powershell ou elvish", "bash, zsh, fish, powershell or elvish");
pub const LANG: Tr = Tr::new("Langue : fr ou en", "Language: fr or en");
pub const FORMAT: Tr = Tr::new("human, ou json : un seul objet sur la sortie", "human, or json: one object on the output");
pub const QUIET: Tr = Tr::new("Le résultat seulement", "The result only");
pub const VERBOSE: Tr = Tr::new(
    "Dit aussi le temps de chaque étape et pourquoi chaque colonne a été lue ainsi",
    "Also says the time of each stage and why each column was read so",
);
pub const NO_PROGRESS: Tr = Tr::new("Pas d'avancement à l'écran", "No progress on screen");
pub const COLOR: Tr = Tr::new("Couleurs : auto, always ou never", "Colours: auto, always or never");
pub const STRICT: Tr = Tr::new("Un avertissement suffit pour finir avec le code 1", "A warning is enough to end with code 1");
pub const TODAY: Tr = Tr::new("La date du jour du calcul, par exemple 2027-01-15", "The day of the computation, for instance 2027-01-15");
pub const SEED: Tr = Tr::new("Graine des tirages", "Seed of the draws");

pub const READING: Tr = Tr::new("Lecture", "Reading");
pub const UNDERSTANDING: Tr = Tr::new("Compréhension", "Understanding");
pub const PLANNING: Tr = Tr::new("Planning", "Planning");
pub const SEATING: Tr = Tr::new("Formations", "Rosters");
pub const ACCOUNTS: Tr = Tr::new("Comptes", "Accounts");
pub const STEERING: Tr = Tr::new("Pilotage", "Steering");
pub const LAYING_OUT: Tr = Tr::new("Mise en forme", "Layout");
pub const WRITING: Tr = Tr::new("Écriture", "Writing");
pub const PUBLISHING: Tr = Tr::new("Publication", "Publishing");

pub const PERSON: (Tr, Tr) = (Tr::new("personne", "person"), Tr::new("personnes", "people"));
pub const SERVICES: (Tr, Tr) = (Tr::new("service", "service"), Tr::new("services", "services"));
pub const OPERATIONS: (Tr, Tr) = (Tr::new("opération", "operation"), Tr::new("opérations", "operations"));
pub const FILES: (Tr, Tr) = (Tr::new("fichier", "file"), Tr::new("fichiers", "files"));
pub const CELLS: (Tr, Tr) = (Tr::new("cellule", "cell"), Tr::new("cellules", "cells"));
pub const TABLES: (Tr, Tr) = (Tr::new("table reconnue", "table recognised"), Tr::new("tables reconnues", "tables recognised"));
pub const SESSIONS: (Tr, Tr) = (Tr::new("session", "session"), Tr::new("sessions", "sessions"));
pub const SEATS: (Tr, Tr) = (Tr::new("place", "seat"), Tr::new("places", "seats"));

pub const ANSWER: Tr = Tr::new("à faire", "to do");

/// Sentences of the closing screen, facts said in the reader's language.
pub mod say {
    use super::{FILES, OPERATIONS, PERSON, SERVICES, TABLES};
    use crate::model::{Day, Lang};
    use crate::text::{Say as _, Tr, counted};
    use crate::tr;

    pub fn title(lang: Lang, hospital: &str, today: Day) -> String {
        let day = today.say(lang);
        match hospital {
            "" => tr!(lang, "Au {day}" / "On {day}"),
            _ => tr!(lang, "{hospital}, au {day}" / "{hospital}, on {day}"),
        }
    }
    pub fn read(lang: Lang, files: usize, tables: usize) -> String {
        let (files, tables) = (counted(files, lang, FILES.0, FILES.1), counted(tables, lang, TABLES.0, TABLES.1));
        tr!(lang, "{files}, {tables}" / "{files}, {tables}")
    }
    pub fn hospital(lang: Lang, people: usize, services: usize, operations: usize) -> String {
        let people = counted(people, lang, PERSON.0, PERSON.1);
        let services = counted(services, lang, SERVICES.0, SERVICES.1);
        let operations = counted(operations, lang, OPERATIONS.0, OPERATIONS.1);
        tr!(lang, "{people}, {services}, {operations}" / "{people}, {services}, {operations}")
    }
    pub fn trajectory(lang: Lang, first: Day, last: Day, end: Day) -> String {
        let (first, last, end) = (first.say(lang), last.say(lang), end.say(lang));
        tr!(lang, "démarrages du {first} au {last}, fin le {end}" / "go-lives from {first} to {last}, end on {end}")
    }
    pub fn no_plan(lang: Lang) -> String {
        tr!(lang, "aucun démarrage à planifier" / "no go-live to plan")
    }
    pub fn accounts(lang: Lang, all: usize, create: usize, change: usize, close: usize, confirm: usize) -> String {
        let all = counted(all, lang, Tr::new("compte", "account"), Tr::new("comptes", "accounts"));
        let (create, change, close, confirm) = (create.say(lang), change.say(lang), close.say(lang), confirm.say(lang));
        tr!(
            lang,
            "{all} : {create} à créer, {change} à changer, {close} à fermer, {confirm} à confirmer"
                / "{all}: {create} to create, {change} to change, {close} to close, {confirm} to confirm"
        )
    }
    pub fn rosters(lang: Lang, sessions: usize, seated: usize, unseated: usize) -> String {
        let sessions = counted(sessions, lang, Tr::new("session", "session"), Tr::new("sessions", "sessions"));
        let seated = counted(seated, lang, Tr::new("place donnée", "seat given"), Tr::new("places données", "seats given"));
        let unseated = counted(unseated, lang, Tr::new("personne × module", "person × module"), Tr::new("personnes × modules", "people × modules"));
        tr!(lang, "{sessions}, {seated}, {unseated} sans place" / "{sessions}, {seated}, {unseated} without a seat")
    }
    pub fn report(lang: Lang) -> String {
        tr!(lang, "la page du COPIL, à imprimer ou à envoyer" / "the committee's page, to print or to send")
    }
    pub fn passports(lang: Lang, n: usize) -> String {
        let n = counted(n, lang, Tr::new("passeport de service", "service passport"), Tr::new("passeports de service", "service passports"));
        tr!(lang, "{n}, un par cadre" / "{n}, one a ward manager")
    }
    pub fn secret(lang: Lang) -> String {
        tr!(lang, "mots de passe provisoires : à ne confier qu'à qui les remet" / "first passwords: only for those who hand them over")
    }
    pub fn next_step(lang: Lang, planning: &str) -> String {
        tr!(
            lang,
            "ouvrez {planning}, corrigez ou saisissez, enregistrez, fermez, puis relancez la même commande"
                / "open {planning}, correct or type, save, close, then run the same command again"
        )
    }
    pub fn mend_first(lang: Lang, list: &str) -> String {
        tr!(
            lang,
            "corrigez les erreurs listées dans {list}, puis relancez la même commande"
                / "mend the errors listed in {list}, then run the same command again"
        )
    }
    pub fn mend(lang: Lang) -> String {
        tr!(
            lang,
            "corrigez les erreurs dans vos classeurs, enregistrez, puis relancez la même commande"
                / "mend the errors in your workbooks, save, then run the same command again"
        )
    }
    pub fn look(lang: Lang) -> String {
        tr!(
            lang,
            "regardez les avertissements ; rien n'empêche de continuer avec « jalon run »"
                / "look at the warnings; nothing prevents going on with “jalon run”"
        )
    }
    pub fn go_on(lang: Lang) -> String {
        tr!(lang, "rien à corriger : « jalon run » peut suivre" / "nothing to mend: “jalon run” may follow")
    }
    pub fn see_code(lang: Lang, code: &str) -> String {
        tr!(
            lang,
            "jalon explain {code} : tout sur ce message, avec un exemple" / "jalon explain {code} --lang en: all about that message, with an example"
        )
    }
    pub fn see_marks(lang: Lang) -> String {
        tr!(
            lang,
            "--annotate DOSSIER : des copies de vos classeurs, chaque cellule marquée"
                / "--annotate FOLDER: copies of your workbooks with each cell marked"
        )
    }
    pub fn see_notes(lang: Lang) -> String {
        tr!(
            lang,
            "-v : montre aussi les informations, et comment chaque colonne a été lue" / "-v: also shows the notes, and how each column was read"
        )
    }
    pub fn more(lang: Lang, n: usize, list: &str) -> String {
        let n = counted(n, lang, Tr::new("autre", "more"), Tr::new("autres", "more"));
        match list {
            "" => tr!(lang, "… et {n} (-v pour tout voir)" / "… and {n} (-v to see all)"),
            _ => tr!(lang, "… et {n} dans {list}" / "… and {n} in {list}"),
        }
    }
    pub fn unchanged(lang: Lang) -> String {
        tr!(lang, "rien n'a changé depuis la dernière fois : pas un octet" / "nothing has changed since last time: not one byte")
    }
    pub fn changes(lang: Lang, added: usize, changed: usize, removed: usize, unchanged: usize) -> String {
        let added = counted(added, lang, Tr::new("fichier nouveau", "new file"), Tr::new("fichiers nouveaux", "new files"));
        let changed = counted(changed, lang, Tr::new("changé", "changed"), Tr::new("changés", "changed"));
        let removed = counted(removed, lang, Tr::new("retiré", "removed"), Tr::new("retirés", "removed"));
        let unchanged = counted(unchanged, lang, Tr::new("inchangé", "unchanged"), Tr::new("inchangés", "unchanged"));
        tr!(lang, "{added}, {changed}, {removed}, {unchanged}" / "{added}, {changed}, {removed}, {unchanged}")
    }
    pub fn dry_run(lang: Lang) -> String {
        tr!(lang, "essai à blanc : rien n'a été écrit" / "dry run: nothing was written")
    }
    pub fn out_is_unchanged(lang: Lang, out: &str) -> String {
        tr!(lang, "{out} est resté comme il était" / "{out} is as it was")
    }
    pub fn wrote(lang: Lang, dir: &str, n: usize) -> String {
        let files = counted(n, lang, FILES.0, FILES.1);
        tr!(lang, "{files} dans {dir}" / "{files} in {dir}")
    }
    pub fn then_run(lang: Lang, dir: &str) -> String {
        tr!(lang, "jalon run {dir} -o resultat" / "jalon run {dir} -o result --lang en")
    }
    pub fn fill_in(lang: Lang, dir: &str) -> String {
        tr!(
            lang,
            "remplissez-les dans Excel (une feuille d'aide est dedans), puis : jalon check {dir}"
                / "fill them in with Excel (a help sheet is inside), then: jalon check {dir} --lang en"
        )
    }
    pub fn fill_in_first(lang: Lang) -> String {
        tr!(
            lang,
            "personne et aucun service trouvés : remplissez les feuilles Services et Utilisateurs, enregistrez, puis relancez la même commande"
                / "nobody and no service was found: fill in the Services and Users sheets, save, then run the same command again"
        )
    }
    pub fn exists(lang: Lang, path: &str) -> String {
        tr!(lang, "{path} existe déjà : rien n'a été écrit par-dessus" / "{path} is there already: nothing was written over it")
    }
    pub fn not_yet(lang: Lang, option: &str) -> String {
        tr!(lang, "{option} n'est pas encore disponible dans cette version" / "{option} is not available in this version yet")
    }
    pub fn out_is_input(lang: Lang, out: &str) -> String {
        tr!(
            lang,
            "{out} est aussi l'entrée : choisissez un autre dossier de résultats (-o)"
                / "{out} is also the input: choose another folder for the results (-o)"
        )
    }
    pub fn nothing_read(lang: Lang) -> String {
        tr!(lang, "rien n'a pu être lu : aucun résultat" / "nothing could be read: no result")
    }
    pub fn unknown_service(lang: Lang, code: &str, near: &str) -> String {
        tr!(lang, "« {code} » n'est pas un service de la liste{near}" / "“{code}” is no service of the list{near}")
    }
    pub fn unknown_subject(lang: Lang, subject: &str) -> String {
        tr!(
            lang,
            "« {subject} » n'est ni un service, ni une opération d'un service, ni une personne, ni un identifiant"
                / "“{subject}” is neither a service, nor an operation of one, nor a person, nor a login"
        )
    }
    pub fn unknown_code(lang: Lang, code: &str, near: &str) -> String {
        tr!(lang, "« {code} » n'est pas un code de message{near}" / "“{code}” is no message code{near}")
    }
    pub fn press_a_key(lang: Lang) -> String {
        tr!(lang, "Appuyez sur Entrée pour fermer" / "Press Enter to close")
    }
    pub fn guard(lang: Lang, disabled: u32, export: u32, share: f64) -> String {
        let (n, export, share) = (disabled.say(lang), export.say(lang), crate::text::percent(share, lang));
        tr!(
            lang,
            "{n} comptes sur {export} seraient fermés sans date de fin connue, plus que le seuil ({share}) : rien n'a été écrit. Si c'est voulu : --accept-disable {n}"
                / "{n} accounts of {export} would be closed without a known end date, above the threshold ({share}): nothing was written. If that is wanted: --accept-disable {n}"
        )
    }
    pub fn go_live(lang: Lang, service: &str, name: &str, day: Day) -> String {
        let (weekday, day) = (crate::text::weekday(day, lang), day.say(lang));
        tr!(lang, "{service} ({name}) démarre le {weekday} {day}" / "{service} ({name}) goes live on {weekday} {day}")
    }
    pub fn activity(lang: Lang, operation: &str, name: &str, from: Day, to: Day) -> String {
        let (from, to) = (crate::text::short_day(from, lang), crate::text::short_day(to, lang));
        tr!(lang, "{operation} ({name}), du {from} au {to} :" / "{operation} ({name}), from {from} to {to}:")
    }
    pub fn not_planned(lang: Lang, what: &str) -> String {
        tr!(lang, "{what} n'est pas planifié" / "{what} is not planned")
    }
    pub fn frees(lang: Lang, what: &str) -> String {
        tr!(lang, "ce qui le libérerait : {what}" / "what would free it: {what}")
    }
    pub fn seat(lang: Lang, module: &str, day: Day, half: &str, room: &str, trainer: &str) -> String {
        let day = day.say(lang);
        tr!(lang, "{module} : le {day}, {half}, {room}, avec {trainer}" / "{module}: on {day}, {half}, {room}, with {trainer}")
    }
    pub fn no_seat(lang: Lang, module: &str, why: &str) -> String {
        tr!(lang, "{module} : pas de place, {why}" / "{module}: no seat, {why}")
    }
    pub fn login(lang: Lang, who: &str, login: &str, why: &str) -> String {
        tr!(lang, "{who} : identifiant {login}, {why}" / "{who}: login {login}, {why}")
    }
    pub fn gate_passed(lang: Lang, service: &str) -> String {
        tr!(lang, "{service} : le pilote est terminé, la suite peut commencer" / "{service}: the pilot is finished, the rest may begin")
    }
    pub fn gate_closed(lang: Lang, service: &str, n: usize) -> String {
        let n = n.say(lang);
        tr!(lang, "{service} : points qui restent à lever avant de continuer : {n}" / "{service}: points that remain before going on: {n}")
    }
    pub fn owed(lang: Lang, what: &str, owner: &str, due: Option<Day>) -> String {
        let due = due.map(|d| crate::text::short_day(d, lang)).unwrap_or_default();
        match (owner.is_empty(), due.is_empty()) {
            (true, true) => what.to_owned(),
            (false, true) => tr!(lang, "{what} (dû par {owner})" / "{what} (owed by {owner})"),
            (true, false) => tr!(lang, "{what} (pour le {due})" / "{what} (by {due})"),
            (false, false) => tr!(lang, "{what} (dû par {owner}, pour le {due})" / "{what} (owed by {owner}, by {due})"),
        }
    }
}

pub const READ: Tr = Tr::new("Lu", "Read");
pub const MADE: Tr = Tr::new("Fait", "Made");
pub const TO_SEE: Tr = Tr::new("À voir", "To see");
pub const NEXT: Tr = Tr::new("Ensuite", "Next");
pub const LAST_GO_LIVE: Tr = Tr::new("Dernier démarrage", "Last go-live");
pub const END: Tr = Tr::new("Fin", "End");
pub const PEAK: Tr = Tr::new("Pic : personnes au travail", "Peak: people at work");
pub const FULLEST: Tr = Tr::new("Équipe la plus chargée", "Fullest team");
pub const EXPOSED: Tr = Tr::new("Utilisateurs qui démarrent un jour", "Users going live on one day");
pub const LATE: Tr = Tr::new("Services après leur date limite", "Services after their latest date");
pub const RISK: Tr = Tr::new("Part à moins de 10 jours de marge", "Share with under 10 days' margin");
pub const WORK: Tr = Tr::new("Travail (jours-personnes)", "Work (person-days)");
pub const COST: Tr = Tr::new("Coût (€)", "Cost (€)");
pub const COMPARED: Tr = Tr::new(
    "Le même travail coûte le même prix : ce qui change, c'est quand, et combien de personnes un incident toucherait un jour de démarrage",
    "The same work costs the same: what changes is when, and how many people a fault on a go-live day would touch",
);
