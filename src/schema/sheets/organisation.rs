//! The hospital's organisation and the project's means: services, teams, actors of the RACI, flows of patients.

use crate::model::{Code, Complexity, Day};
use crate::schema::cells::{Amount, Codes, Finess, Names, Whole};
use crate::sheet;

sheet! {
    /// A service (UF, ward) to equip.
    pub struct ServiceRow: "services", "Services" / "Services",
        "Une ligne par service (UF) à équiper" / "One row a service (ward) to equip" {
        code: Code = "Code UF" / "Unit code", ["uf", "code", "cost centre id", "org unit", "org unit code", "ward code", "code service", "n uf", "code unite", "num uf", "id service", "code uf service", "cost centre", "cost center", "cost code", "centre de cout", "coduf", "n d uf", "numero uf", "code du service", "section", "code section", "code structure", "code cr", "centre de responsabilite", "dept code", "department code", "org code", "sigle", "mnemonique", "code interne", "cr", "code de l uf", "code de l unite", "unite fonctionnelle", "um", "code um", "code unite medicale", "code unite de soins", "code ward", "abrev", "abreviation", "code abrege", "nom abrege", "code court", "trigramme"], Key, "Code de l'unité, comme dans l'export RH" / "Code of the unit, as in the HR export";
        name: String = "Libellé" / "Name", ["libelle uf", "cost centre name", "org unit text", "org unit name", "ward", "nom du service", "service", "libelle du service", "nom", "ward name", "unit name", "intitule", "libelle service", "nom service", "designation", "libelle long", "libelle court", "libelle de la section", "unite", "unite de soins", "nom de l unite", "intitule uf", "denomination", "libelle structure", "designation de l uf", "ward department", "unit", "description", "nom complet", "libelle de l uf", "libelle de l unite", "nom uf", "service unite", "department name", "libelle section"], Required, "Nom du service" / "Name of the service";
        parent: Option<String> = "Pôle" / "Division", ["pole d activite", "filiere", "program", "programme", "service line", "care program", "direction de rattachement", "clinical division", "divisions", "secteur d activite", "directorate", "pole clinique", "departement", "department", "libelle pole", "nom du pole", "direction", "care group", "code pole", "pole de rattachement"], Optional, "Pôle dont il dépend" / "Division that it belongs to";
        site: Option<Finess> = "Site (FINESS)" / "Site (FINESS)", ["finess et", "campus", "lieu", "location", "localite", "implantation", "finess geo", "finess geographique", "n finess et", "finess site", "finess", "n finess", "numero finess", "site", "site geographique", "etablissement", "hopital", "hospital site", "hospital", "nom de l etablissement"], Optional, "Numéro FINESS du site, ou son nom" / "FINESS number of the site, or its name";
        manager: Option<String> = "Cadre" / "Manager", ["cadre de sante matricule", "ward manager", "cadre de sante", "responsable", "matricule cadre", "cadre du service", "cadre matricule", "cds", "responsable uf", "matricule du cadre", "ff cds", "matron", "ward sister", "sister charge nurse", "nurse in charge", "cadre responsable", "nom du cadre", "cadre de l unite", "responsable du service", "charge nurse", "lead nurse"], Optional, "Matricule du cadre (ou son nom) : reçoit les dates et la liste des siens" / "Staff id of the manager (or name): gets the dates and the list of their people";
        super_users: Names = "Référents" / "Super-users", ["referents dpi", "key users", "referent", "super utilisateurs"], Optional, "Matricules des référents" / "Staff ids of the super-users";
        complexity: Option<Complexity> = "Complexité" / "Complexity", ["complexite outil", "tool complexity", "niveau de complexite"], Optional, "Simple, standard ou complexe : allonge les opérations qui en dépendent" / "Simple, standard or complex: stretches the operations that depend on it";
        priority: Option<Whole> = "Priorité" / "Priority", ["prio", "rank", "rang", "ordre", "order", "ordre de passage", "ordre de deploiement", "ordre de priorite", "rang de passage", "niveau de priorite", "rollout order"], Optional, "1 passe en premier" / "1 comes first";
        wave: Option<Whole> = "Vague" / "Wave", ["n vague", "lot", "batch", "n de vague", "numero de vague", "phase", "tranche", "vague n"], Optional, "Numéro de vague, si elle est déjà choisie" / "Wave number, when already chosen";
        pilot: Option<bool> = "Pilote" / "Pilot", ["service pilote", "pilot site", "pilot ward"], Optional, "Oui pour le service pilote" / "Yes for the pilot service";
        earliest: Option<Day> = "Au plus tôt" / "Not before", ["pas avant", "earliest go live", "date au plus tot", "demarrage au plus tot", "earliest", "date souhaitee", "go live from", "demarrage souhaite", "date de demarrage souhaitee"], Optional, "Pas de démarrage avant cette date" / "No go-live before this date";
        latest: Option<Day> = "Au plus tard" / "Not after", ["limite", "latest go live", "date au plus tard", "demarrage au plus tard", "latest", "date limite"], Optional, "Pas de démarrage après cette date" / "No go-live after this date";
        together: Codes = "Ensemble avec" / "Together with", ["avec uf", "same day as", "avec", "en meme temps que"], Optional, "Codes des services qui démarrent le même jour" / "Codes of the services that go live the same day";
        after: Codes = "Après" / "After", ["apres uf", "only after", "apres service"], Optional, "Codes des services dont l'assistance doit être finie" / "Codes of the services whose support must have ended";
        head_count: Option<Whole> = "Effectif" / "Head count", ["nb agents", "nombre de salaries", "nombre d employes", "nombre de collaborateurs", "nb de salaries", "nb d employes", "nb collaborateurs", "nb salaries", "nombre d utilisateurs prevus", "utilisateurs", "staff count", "number of employees", "nb etp", "effectif reel", "nb d utilisateurs", "staff", "nombre d agents", "nb utilisateurs", "users", "effectifs", "headcount", "nombre d utilisateurs", "nb d agents", "nb users", "nombre de professionnels", "nb de professionnels", "no of staff", "number of users", "number of staff", "nb pers", "nombre de personnes", "nb personnes", "effectif total", "effectif theorique"], Optional, "Nombre d'utilisateurs, s'il n'y a pas de liste" / "Number of users, where there is no list";
    }
}

sheet! {
    /// A shared resource of the project.
    pub struct TeamRow: "teams", "Équipes" / "Teams",
        "Une ligne par équipe partagée du projet" / "One row a shared team of the project" {
        code: Code = "Code" / "Code", ["equipe", "team", "code equipe", "team code", "sigle", "ressource", "resource", "code ressource"], Key, "Code de l'équipe, comme dans Opérations" / "Code of the team, as in Operations";
        name: Option<String> = "Libellé" / "Name", ["nom de l equipe", "team name", "composition", "designation", "description", "nom", "libelle equipe", "intitule", "denomination", "nom equipe"], Optional, "Nom de l'équipe" / "Name of the team";
        capacity: Whole = "Capacité par jour" / "Capacity per day", ["nb personnes", "headcount", "capacite", "pers par jour", "personnes jour", "nb personnes par jour", "nombre de personnes par jour", "people a day", "jours homme par jour", "etp", "disponibilite par jour", "capacite quotidienne", "capacity", "personnes par jour", "effectif", "people per day", "capacite pers jour", "capacite jour", "effectif disponible", "pers jour", "nombre de personnes", "people", "fte"], Required, "Personnes qui travaillent en même temps" / "People who work at the same time";
        day_cost: Option<Amount> = "Coût jour (€)" / "Day cost (€)", ["€ j", "€ day", "cout jour", "cout journalier", "day cost", "tjm", "daily rate", "tarif jour", "cout journee", "tarif journalier"], Optional, "Coût d'une journée d'une personne" / "Cost of a day of one person";
        members: Names = "Membres" / "Members", ["qui", "who", "membres de l equipe", "personnes"], Optional, "Noms, séparés par « ; »" / "Names, separated by “;”";
        absences: Vec<crate::schema::cells::DayRange> = "Absences" / "Absences", ["absent du au", "indisponibilites", "away", "unavailable"], Optional, "Périodes où l'équipe ne travaille pas" / "Ranges in which the team does not work";
    }
}

sheet! {
    /// Who an actor of the RACI is.
    pub struct ActorRow: "actors", "Acteurs" / "Actors",
        "Une ligne par acteur du RACI : qui c'est" / "One row an actor of the RACI: who it is" {
        actor: Code = "Acteur" / "Actor", ["role raci", "role dans le raci", "roles", "fonction dans le projet", "actor name", "nom du role", "actor code", "code acteur", "role"], Required, "Le nom de la colonne du RACI" / "The header of the RACI's column";
        name: Option<String> = "Qui" / "Who", ["nom", "name", "personne", "nom et prenom", "nom prenom", "titulaire", "qui nom ou matricule", "person named", "tenu par", "occupe par", "person", "matricule", "staff id", "nom ou matricule"], Optional, "Nom ou matricule" / "Name or staff id";
        team: Option<Code> = "Équipe" / "Team", ["code equipe", "team code"], Optional, "Code de son équipe" / "Code of its team";
        service: Option<Code> = "Code UF" / "Unit code", ["service", "uf", "ward code", "ward"], Optional, "Seulement pour ce service" / "For this service only";
    }
}

sheet! {
    /// Two services that exchange patients.
    pub struct FlowRow: "flows", "Flux" / "Flows",
        "Une ligne par couple de services qui échangent des patients" / "One row a pair of services that exchange patients" {
        from: Code = "De" / "From service", ["service 1", "uf 1", "service de depart", "from", "origine", "service a", "from ward", "uf origine"], Required, "Code d'un service" / "Code of a service";
        to: Code = "Vers" / "To service", ["service 2", "uf 2", "service d arrivee", "to", "destination", "service b", "to ward", "uf destination"], Required, "Code de l'autre service" / "Code of the other service";
        per_week: Amount = "Patients par semaine" / "Patients a week", ["patients semaine", "patients per week", "nb patients", "patients", "transferts par semaine", "transfers a week"], Required, "Nombre de patients par semaine" / "Number of patients a week";
    }
}
