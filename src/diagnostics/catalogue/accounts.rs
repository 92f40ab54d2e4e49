//! Faults of accounts.

use crate::catalogue;
use crate::model::{Code, Login};

catalogue! {
    /// A…
    pub enum Accounts;

    NotLatin "A001" Warning { found: String } {
        title: "Nom sans lettres latines" / "Name without Latin letters";
        fr: "« {found} » ne s'écrit pas en lettres latines : aucun identifiant proposé"; help: "Saisissez une forme latine du nom, ou un identifiant dans la colonne « Identifiant »";
        en: "“{found}” has no Latin spelling: no login proposed"; help: "Type a Latin form of the name, or a login in the “Login” column";
        shown_by: "a_name_without_latin_letters_is_asked_about"
    }
    LostZeros "A002" Warning { found: Code, expected: Code } {
        title: "Zéros perdus entre l'annuaire et la liste" / "Zeros lost between the directory and the list";
        why: "Excel retire les zéros du début d'un nombre. Sans ce rapprochement, la personne recevrait un deuxième compte." /
             "Excel takes off the zeros before a number. Without this match, the person would get a second account.";
        fr: "Matricule {found} dans l'annuaire, {expected} dans la liste : seuls les zéros diffèrent, pris pour la même personne"; help: "Corrigez le matricule de l'annuaire ; dans Excel, mettez la colonne au format Texte";
        en: "Staff id {found} in the directory, {expected} in the list: only zeros differ, taken for the same person"; help: "Correct the directory's staff id; in Excel, format the column as Text";
        shown_by: "zeros_lost_in_the_export_are_said"
    }
    MatchedByName "A003" Warning { person: String, login: Login } {
        title: "Compte reconnu par le nom seul" / "Account recognised by the name alone";
        why: "L'annuaire ne donne pas de matricule pour ce compte ; une seule personne et un seul compte portent ce nom." /
             "The directory has no staff id for this account; one person and one account alone have this name.";
        fr: "{person} : compte {login} reconnu par le nom seul"; help: "Vérifiez ; si c'est une autre personne, saisissez l'identifiant voulu dans la colonne « Identifiant »";
        en: "{person}: account {login} recognised by the name alone"; help: "Check; if it is another person, type the login wanted in the “Login” column";
        shown_by: "a_name_alone_is_taken_when_unique_and_said"
    }
    Proposed "A004" Warning { person: String, login: Login } {
        title: "Compte à confirmer" / "Account to confirm";
        why: "Un compte de ce nom, de cette adresse ou de cet identifiant existe, mais rien ne prouve à qui il est. Jalon n'en crée pas un deuxième et ne touche pas au premier." /
             "An account of this name, address or login exists, but nothing proves whose it is. Jalon neither makes a second one nor touches the first.";
        fr: "{person} : le compte {login} est peut-être le sien, rien n'est écrit"; help: "Saisissez dans la colonne « Identifiant » de Utilisateurs {login} si c'est le sien, un nouvel identifiant sinon";
        en: "{person}: the account {login} may be theirs, nothing is written"; help: "Type in the “Login” column of Users {login} if it is theirs, else a new login";
        shown_by: "a_doubtful_account_is_asked_about"
    }
    SecondAccount "A005" Warning { found: Login, kept: Login, id: Code } {
        title: "Deux comptes pour un matricule" / "Two accounts for one staff id";
        fr: "Deux comptes pour le matricule {id} : {kept} est gardé, {found} est laissé tel quel"; help: "Fermez dans l'annuaire celui qui est de trop, ou corrigez son matricule";
        en: "Two accounts for staff id {id}: {kept} is kept, {found} is left as it is"; help: "Close in the directory the one that is too many, or correct its staff id";
        shown_by: "two_accounts_of_one_person_are_said"
    }
    LoginOfAnother "A006" Warning { found: Login } {
        title: "Identifiant déjà pris" / "Login already taken";
        fr: "L'identifiant {found} est déjà celui d'une autre personne : il n'est pas donné"; help: "Corrigez la colonne « Identifiant »";
        en: "The login {found} is already somebody else's: it is not given"; help: "Correct the “Login” column";
        shown_by: "a_login_of_somebody_else_is_not_given"
    }
    IllegalLogin "A007" Warning { found: Login } {
        title: "Identifiant impossible dans un annuaire" / "Login that no directory takes";
        fr: "L'identifiant {found} n'est pas accepté par un annuaire : un autre est proposé"; help: "20 caractères au plus, sans espace ni signe parmi / [ ] : ; | = , + * ? < > @ ; pas un nom réservé";
        en: "The login {found} is not taken by a directory: another one is proposed"; help: "At most 20 characters, no space nor any of / [ ] : ; | = , + * ? < > @; no reserved name";
        shown_by: "an_illegal_login_is_replaced"
    }
    EmailOfAnother "A008" Warning { found: String } {
        title: "Adresse déjà prise" / "Address already taken";
        fr: "L'adresse {found} est déjà celle d'un autre compte : laissée de côté"; help: "Corrigez la colonne « Courriel »";
        en: "The address {found} is already another account's: left out"; help: "Correct the “E-mail” column";
        shown_by: "an_address_is_given_once"
    }
    LoginPattern "A009" Warning { found: String } {
        title: "Modèle d'identifiant illisible" / "Login pattern that cannot be read";
        fr: "« {found} » n'est pas un modèle d'identifiant : l'initiale du prénom puis le nom sont pris"; help: "Composez-le de ces mots entre accolades : nom, prenom, p, n, matricule";
        en: "“{found}” is no login pattern: the first name's initial and the surname are taken"; help: "Compose it of these words between braces: last, first, f, l, id";
        shown_by: "a_bad_pattern_is_said"
    }
    LicencesShort "A010" Warning { kind: String, needed: u32, owned: u32 } {
        title: "Licences manquantes" / "Missing licences";
        fr: "Licences « {kind} » : il en faut {needed}, vous en avez {owned}"; help: "Commandez-en, ou changez la licence dans Profils";
        en: "Licences “{kind}”: {needed} needed, {owned} owned"; help: "Order some, or change the licence in Profiles";
        shown_by: "missing_licences_are_said"
    }
    ClosedAccount "A011" Warning { person: String, login: Login } {
        title: "Compte fermé d'une personne présente" / "Closed account of somebody present";
        why: "Quelqu'un l'a fermé, et ce n'est pas Jalon : il n'est pas rouvert sans que vous le demandiez." /
             "Somebody closed it, and not Jalon: it is not opened again unless you ask for it.";
        fr: "{person} est là, mais son compte {login} est fermé dans l'annuaire"; help: "Ouvrez-le dans l'annuaire s'il doit l'être";
        en: "{person} is here, but the account {login} is closed in the directory"; help: "Open it in the directory if it should be";
        shown_by: "an_account_closed_by_others_is_asked_about"
    }
    NoRandom "A012" Error {  } {
        title: "Pas de nombres aléatoires" / "No random numbers";
        fr: "Le système ne donne pas de nombres aléatoires : aucun mot de passe"; help: "Relancez ; si cela persiste, changez de machine";
        en: "The system gives no random numbers: no password"; help: "Run again; if it persists, use another machine";
        shown_by: "a_system_without_random_numbers_is_said"
    }
    NoDn "A013" Warning { count: u32, found: String } {
        title: "Changements sans emplacement dans l'annuaire" / "Changes without a place in the directory";
        why: "Un fichier LDIF désigne chaque compte par son emplacement (DN). Sans lui, le changement figure dans le grand livre, mais pas dans le fichier." /
             "An LDIF file names each account by its place (DN). Without it, the change stands in the ledger, but not in the file.";
        fr: "Changements de comptes existants absents de {found} : {count} ; l'export ne dit pas où sont ces comptes"; help: "Ajoutez à l'export la colonne distinguishedName (DN)";
        en: "Changes of existing accounts missing from {found}: {count}; the export does not say where these accounts are"; help: "Add the column distinguishedName (DN) to the export";
        shown_by: "changes_without_a_dn_are_said"
    }
    NoDomain "A014" Warning {  } {
        title: "Pas de domaine de messagerie" / "No e-mail domain";
        fr: "Pas de domaine de messagerie : les comptes nouveaux n'ont pas d'adresse"; help: "Renseignez « domaine de messagerie » dans Paramètres";
        en: "No e-mail domain: new accounts have no address"; help: "Fill in “e-mail domain” in Settings";
        shown_by: "a_missing_mail_domain_is_said"
    }
    LeftOutOfFile "A015" Warning { count: u32, found: String } {
        title: "Comptes absents d'un fichier" / "Accounts missing from a file";
        fr: "Comptes absents de {found} : {count} ; il leur faut une adresse et un nom"; help: "Renseignez « domaine de messagerie » dans Paramètres, ou la colonne « Courriel »";
        en: "Accounts missing from {found}: {count}; they need an address and a name"; help: "Fill in “e-mail domain” in Settings, or the “E-mail” column";
        shown_by: "accounts_without_an_address_are_said"
    }
    Shortened "A016" Info { found: String, expected: String, limit: u32 } {
        title: "Libellé raccourci pour l'annuaire" / "Name shortened for the directory";
        fr: "« {found} » dépasse {limit} caractères : « {expected} » dans l'annuaire"; help: "Rien à faire, ou raccourcissez le libellé";
        en: "“{found}” is longer than {limit} characters: “{expected}” in the directory"; help: "Nothing to do, or shorten the name";
        shown_by: "a_long_service_name_is_shortened_and_said"
    }
    LongStaffId "A017" Warning { found: Code } {
        title: "Matricule trop long pour l'annuaire" / "Staff id too long for the directory";
        fr: "Le matricule {found} dépasse les 16 caractères d'employeeID : il n'y est pas écrit"; help: "Raccourcissez-le";
        en: "Staff id {found} is longer than the 16 characters of employeeID: it is not written there"; help: "Shorten it";
        shown_by: "a_long_staff_id_is_said"
    }
    UnknownField "A018" Error { file: String, line: u32, found: String } {
        title: "Champ inconnu dans un format de comptes" / "Unknown field in an account format";
        fr: "{file}, ligne {line} : le champ « {found} » n'existe pas"; help: "Comparez avec les modèles livrés dans templates/accounts";
        en: "{file}, line {line}: there is no field “{found}”"; help: "Compare with those delivered in templates/accounts";
        shown_by: "a_bad_account_format_is_said"
    }
    UnknownFilter "A019" Error { file: String, line: u32, found: String } {
        title: "Filtre inconnu dans un format de comptes" / "Unknown filter in an account format";
        fr: "{file}, ligne {line} : le filtre « {found} » n'existe pas"; help: "Filtres : upper, lower, max:N, or:TEXTE, if:OUI:NON, ascii";
        en: "{file}, line {line}: there is no filter “{found}”"; help: "Filters: upper, lower, max:N, or:TEXT, if:YES:NO, ascii";
        shown_by: "a_bad_account_format_is_said"
    }
    BadFormat "A020" Error { file: String, line: u32, reason: String } {
        title: "Format de comptes illisible" / "Account format that cannot be read";
        fr: "{file}, ligne {line} : ce format de comptes ne se lit pas ({reason})"; help: "Comparez avec les modèles livrés dans templates/accounts";
        en: "{file}, line {line}: this account format cannot be read ({reason})"; help: "Compare with those delivered in templates/accounts";
        shown_by: "a_bad_account_format_is_said"
    }
    GroupsLater "A021" Info { count: u32 } {
        title: "Groupes à charger ensuite" / "Groups to be loaded later";
        fr: "Plus de 1 000 opérations ; groupes absents de scim-bulk.json : {count}"; help: "Chargez les comptes, exportez-les avec leur identifiant technique, puis affectez les groupes";
        en: "More than 1,000 operations; groups missing from scim-bulk.json: {count}"; help: "Load the accounts, export them with their technical id, then assign the groups";
        shown_by: "scim_without_groups_is_said"
    }
    NoBase "A022" Warning {  } {
        title: "Pas de base d'annuaire" / "No directory base";
        fr: "Pas de base d'annuaire : aucun fichier LDIF"; help: "Renseignez « base LDAP » dans Paramètres, par exemple DC=hopital,DC=fr";
        en: "No directory base: no LDIF file"; help: "Fill in “directory base” in Settings, for example DC=hospital,DC=org";
        shown_by: "a_missing_base_is_said"
    }
}
