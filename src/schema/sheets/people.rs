//! People: the users' list, absences.

use crate::model::{Code, Day, Login, Shift, Text};
use crate::schema::cells::choices::Weekdays;
use crate::schema::cells::ids::{Adeli, StaffId, Whom};
use crate::schema::cells::{Email, Rpps, Share};
use crate::sheet;

sheet! {
    /// A person in a post: two contracts are two rows of one person.
    pub struct UserRow: "users", "Utilisateurs" / "Users",
        "Une ligne par personne et par poste : deux contrats, deux lignes" / "One row a person and post: two contracts, two rows" {
        id: StaffId = "Matricule" / "Staff ID", ["n agent", "no agent", "numero agent", "matricule rh", "matricule agent", "id agent", "employee no", "employee number", "staff no", "staff number", "employee id", "id rh", "mat", "code agent", "personnel number", "n matricule", "identifiant agent", "mle", "matr", "id", "n rh", "identifiant rh", "matricule paie", "numero matricule", "staff number", "payroll no", "payroll number", "personnel no", "worker id", "emp id", "n de matricule", "code rh"], Required, "Le matricule de l'export RH, zéros compris ; jamais le numéro de sécurité sociale" / "The id of the HR export, zeros included; never a social-security number";
        last: Text = "Nom" / "Surname", ["nom d usage", "nom usuel", "last name", "family name", "nom patronymique", "nom agent", "nom de famille", "usual name", "nom marital", "nomuse", "nom us", "lastname", "sn"], Required, "Le nom d'usage" / "The usual surname";
        first: Text = "Prénom" / "First name", ["prenom usuel", "prenoms", "firstname", "givenname", "prenom 1", "premier prenom", "given name", "forename", "prenom agent"], Required, "Le prénom ; « - » ou SNP s'il n'y en a pas" / "The first name; “-” or SNP when there is none";
        birth: Option<Text> = "Nom de naissance" / "Birth name", ["nom naiss", "nom de jeune fille", "njf", "maiden name", "nom naissance", "nee", "nom j f", "nom jf", "nompat", "nom de jeune fille ou patronymique", "nom patro"], Optional, "S'il diffère du nom d'usage" / "When it differs from the usual surname";
        service: Code = "Code UF" / "Unit code", ["uf", "uf d affectation", "ward code", "code service", "service", "n uf", "unite", "unite fonctionnelle", "ward", "unit", "affectation", "code unite", "code uf d affectation", "department code", "cost centre", "cost center", "cost code", "centre de cout", "coduf", "uf affectation", "uf de rattachement", "unite d affectation", "service d affectation", "lieu d affectation", "departement", "department", "code uf affectation", "secteur"], Required, "Le code d'une ligne de la feuille Services" / "The code of a row of the Services sheet";
        job: Text = "Métier" / "Job", ["fonction", "position", "emploi", "grade", "profession", "job title", "poste", "libelle metier", "qualification", "libelle emploi", "role", "libelle grade", "title", "libgra", "metier exerce", "emploi occupe", "poste occupe", "fonction exercee", "corps", "post title", "position title", "staff group"], Required, "Le métier en toutes lettres" / "The job in full words";
        contract: Option<Text> = "Contrat" / "Contract", ["type contrat", "type de contrat", "contract type", "statut agent", "nature contrat"], Optional, "Titulaire, CDI, CDD, intérim…" / "Permanent, fixed-term, agency…";
        share: Option<Share> = "Quotité" / "Full-time share", ["% temps", "fte", "temps de travail", "etp", "taux", "quotite de travail", "% etp", "temps partiel", "taux d activite", "working time"], Optional, "Part du temps plein : 100 %, 80 %, mi-temps" / "Share of full time: 100%, 80%, half-time";
        shift: Option<Shift> = "Jour/nuit" / "Day/night", ["poste j n", "shift", "j n", "horaire", "roulement", "poste jour nuit", "equipe jour nuit", "jour ou nuit"], Optional, "Jour, nuit ou les deux" / "Day, night or both";
        days: Option<Weekdays> = "Jours travaillés" / "Working days", ["jours de presence", "days worked", "jours de travail", "jours ouvres"], Optional, "Les jours de la semaine, si ce n'est pas tous : lun,mar,jeu" / "Weekdays, when not all: mon,tue,thu";
        cycle: Option<Text> = "Cycle" / "Shift pattern", ["cycle de travail", "trame", "rotation pattern"], Optional, "La trame des postes, une lettre par jour : MMSSRRJ" / "The pattern of shifts, a letter a day: MMSSRRD";
        rpps: Option<Rpps> = "RPPS" / "RPPS", ["n rpps", "rpps no", "numero rpps", "id rpps"], Optional, "11 chiffres" / "11 digits";
        adeli: Option<Adeli> = "ADELI" / "ADELI", ["n adeli", "numero adeli"], Optional, "9 caractères (anciennes listes)" / "9 characters (older lists)";
        email: Option<Email> = "Courriel" / "E-mail", ["mail", "email", "mail pro", "email address", "adresse mail", "messagerie", "e mail professionnel", "adresse e mail", "adresse electronique", "courriel professionnel", "mail professionnel", "e mail address", "work email", "professional email", "email professionnel", "emailaddress", "adresse email", "adresse courriel"], Optional, "Adresse professionnelle" / "Work address";
        arrival: Option<Day> = "Date d'arrivée" / "Start date", ["entree", "joined on", "date d entree", "date entree", "debut contrat", "date de debut", "arrivee", "embauche", "hire date", "arrival", "date debut contrat", "joined", "depuis le", "depuis", "date arrivee", "date d embauche", "date embauche", "debut de contrat", "present depuis", "date de prise de poste", "prise de poste", "start", "date debut", "debut"], Optional, "Premier jour dans le poste" / "First day in the post";
        departure: Option<Day> = "Date de départ" / "End date", ["sortie", "leaving on", "date de sortie", "date sortie", "fin contrat", "date de fin", "depart", "leaving date", "departure", "date fin contrat", "leaves on", "jusqu au", "jusqu a", "fin de contrat", "date depart", "date de fin de contrat", "end", "date fin", "fin", "until"], Optional, "Dernier jour ; vide s'il n'y a pas de fin" / "Last day; empty when there is no end";
        manager: Option<Whom> = "Responsable" / "Manager", ["n 1 matricule", "reports to", "n+1", "n 1", "superieur", "matricule responsable", "hierarchique", "line manager", "matricule n 1"], Optional, "Matricule du responsable" / "Staff id of the manager";
        super_user: Option<bool> = "Référent" / "Super-user", ["ref dpi", "key user", "referent dpi", "super utilisateur", "super user", "referente", "referent metier", "champion"], Optional, "Oui pour un référent du service" / "Yes for a super-user of the service";
        login: Option<Login> = "Identifiant" / "Login", ["login", "compte ad", "compte windows", "user name", "username", "identifiant reseau", "samaccountname", "identifiant de connexion", "compte informatique"], Optional, "L'identifiant déjà donné, s'il existe" / "The login already given, if any";
    }
}

sheet! {
    /// Somebody away.
    pub struct AbsenceRow: "absences", "Absences" / "Absences",
        "Une ligne par absence ; jamais de motif de santé" / "One row an absence; never a health reason" {
        id: StaffId = "Matricule" / "Staff ID", ["n agent", "no agent", "agent", "employee no", "employee number", "matricule agent"], Required, "Matricule de la personne" / "Staff id of the person";
        from: Day = "Du" / "From", ["debut", "debut absence", "date de debut", "start", "absent du", "absence debut", "first day"], Required, "Premier jour" / "First day";
        to: Option<Day> = "Au" / "To", ["fin", "fin absence", "date de fin", "end", "absent au", "absence fin", "last day"], Optional, "Dernier jour ; vide : un seul jour" / "Last day; empty: one day";
        kind: Option<String> = "Motif" / "Kind", ["type d absence", "nature absence", "code absence", "reason", "absence type", "type"], Optional, "Congé, formation… : jamais de motif de santé" / "Leave, course…: never a health reason";
    }
}
