//! Training: profiles, modules, trainers, rooms, fixed sessions, attendance.

use crate::model::{Code, Day, Half, Presence};
use crate::schema::cells::choices::Weekdays;
use crate::schema::cells::ids::StaffId;
use crate::schema::cells::{Codes, DayRange, Hours, Names, Whole};
use crate::sheet;

sheet! {
    /// A job and what it gives.
    pub struct ProfileRow: "profiles", "Profils" / "Profiles",
        "Une ligne par métier : profil, groupes, modules, licence" / "One row a job: profile, groups, modules, licence" {
        job: String = "Métier" / "Job", ["fonction", "position", "emploi", "job title", "libelle metier", "profession", "intitule de poste", "staff group"; "grade", "categorie", "role", "poste", "post", "corps", "qui", "occupation"], Key, "Le métier comme dans Utilisateurs, ou /une expression régulière/" / "The job as in Users, or /a regular expression/";
        profile: String = "Profil applicatif" / "Application profile", ["profil dpi", "ehr profile", "profil", "profile", "profil utilisateur", "access profile", "role applicatif", "application role", "security role", "system role", "profil d acces"; "droits", "habilitation", "habilitations", "access level", "role", "acces", "access", "droit"], Required, "Profil dans l'application" / "Profile in the application";
        groups: Names = "Groupes" / "Groups", ["groupes ad", "ad groups", "groupe", "groupes d annuaire"; "member of", "group", "ad", "dl"], Optional, "Groupes d'annuaire, séparés par « ; »" / "Directory groups, separated by “;”";
        modules: Codes = "Modules" / "Modules", ["formations", "training", "modules de formation", "formation", "required courses", "parcours de formation", "cursus", "curriculum", "learning pathway", "cours exiges", "course list"; "parcours", "courses", "stages", "a suivre"], Optional, "Codes des modules à suivre" / "Codes of the modules to take";
        licence: Option<String> = "Licence" / "Licence", ["type de licence", "licence type", "license", "licences", "sku"; "abonnement", "subscription", "plan"], Optional, "Type de licence" / "Kind of licence";
    }
}

sheet! {
    /// A training module.
    pub struct ModuleRow: "modules", "Modules" / "Modules",
        "Une ligne par module de formation" / "One row a training module" {
        code: Code = "Code" / "Code", ["module", "code module", "module code", "course code", "code formation", "code cours", "ref formation", "reference"], Key, "Code du module" / "Code of the module";
        name: String = "Libellé" / "Name", ["intitule", "title", "libelle module", "nom du module", "module name", "nom", "intitule de la formation", "course title", "libelle formation", "nom de la formation", "formation", "titre", "course name", "course"], Required, "Titre, le même sur tous les documents" / "Title, the same on all documents";
        hours: Hours = "Durée (h)" / "Length (h)", ["heures", "hours", "duree du cours", "duree du parcours", "volume horaire", "duree en h", "length hours", "duree totale", "duree", "length", "duree heures", "duration h", "nb heures", "duration hrs", "duree en heures", "duree h", "nombre d heures", "duree formation", "duration hours", "nb d heures", "temps h", "hrs", "contact hours", "duration", "how long"; "temps", "h", "volume"], Required, "Heures ; au-delà de 4, une journée" / "Hours; above 4, a whole day";
        prerequisites: Codes = "Prérequis" / "Prerequisites", ["apres module", "cours prealable", "prealable", "prealables", "cours prealables", "module prerequis", "modules prerequis", "pre requisites", "formation prealable", "needs first", "pre requis", "prerequisite", "module prealable", "prereq", "prior course", "a suivre avant", "formation requise avant", "required beforehand", "must have completed", "take first", "entry requirements"; "requires", "apres", "after", "avant", "before", "beforehand", "first", "d abord"], Optional, "Modules à suivre avant" / "Modules to take before";
        min_group: Option<Whole> = "Groupe mini" / "Minimum group", ["min", "mini", "effectif mini", "min group", "nb mini", "nb min stagiaires", "min delegates", "nb min participants", "nombre mini", "seuil d ouverture", "minimum attendees", "min attendees", "taille min du groupe", "au moins", "min class size", "min pax", "lower limit", "group size min", "minimum pour ouvrir la session"; "seuil", "minimum"], Optional, "Personnes au moins" / "People at least";
        max_group: Option<Whole> = "Groupe maxi" / "Maximum group", ["max", "maxi", "effectif maxi", "max group", "nb maxi", "places", "nb max stagiaires", "max delegates", "nombre maxi", "nb max participants", "nombre max de participants", "capacite", "max participants", "nb maximum", "max attendees", "max class size", "taille maximale du groupe", "taille max du groupe", "taille du groupe", "au plus", "max pax", "upper limit"; "jauge", "capacity", "seats"], Optional, "Personnes au plus" / "People at most";
        fresh_days: Option<Whole> = "Au plus N jours avant" / "At most N days before", ["fraicheur j", "freshness d", "fraicheur", "freshness", "jours avant demarrage", "delai maxi j"], Optional, "Jours calendaires avant le démarrage, au plus" / "Calendar days before the go-live, at most";
        test_required: Option<bool> = "Évaluation" / "Test required", ["test", "evaluation requise", "examen", "assessment"], Optional, "Oui si un test doit être réussi" / "Yes when a test must be passed";
        equipment: Names = "Équipement" / "Equipment", ["materiel", "kit", "equipement requis"], Optional, "Ce que la salle doit avoir" / "What the room must have";
        audience: Option<String> = "Public" / "Audience", ["public vise", "pour", "for whom", "destine a", "destinataires", "personnels concernes", "who is it for", "intended for", "target roles", "applicable roles"; "population", "cible", "pour qui", "target group", "who", "concerne", "participants", "metiers", "staff groups", "roles", "personnels"], Optional, "« Référents » : pour les référents seulement" / "“Super-users”: for super-users only";
    }
}

sheet! {
    /// A trainer.
    pub struct TrainerRow: "trainers", "Formateurs" / "Trainers",
        "Une ligne par formateur" / "One row a trainer" {
        code: Option<Code> = "Code" / "Code", ["formateur", "trainer", "code formateur", "trainer code", "trigramme", "initiales", "initials", "instr id", "short code", "facilitator ref", "identifiant intervenant"; "id", "n", "no", "ref", "matricule"], Optional, "Code du formateur" / "Code of the trainer";
        name: String = "Nom" / "Name", ["nom et prenom", "full name", "nom du formateur", "trainer name", "nom prenom", "formatrice", "animateur", "animatrice", "instructor", "facilitator", "intervenant formateur", "tutor", "educator", "instr name", "qui forme"; "intervenant", "nom", "qui", "who", "personne", "prenom nom"], Required, "Nom et prénom" / "Full name";
        modules: Codes = "Modules" / "Modules", ["anime", "teaches", "modules animes", "competences", "skills", "forme sur", "formations assurees", "habilite sur", "can teach", "courses taught", "qualified for", "habilitations", "modules donnes", "formations dispensees", "peut animer", "cours assures", "modules taught", "courses delivered", "course list", "accredited courses", "modules habil", "modules dispenses"; "domaines", "courses", "formations", "stages", "donne", "assure", "dispense", "animer", "deliver"], Optional, "Modules qu'il anime ; vide : tous" / "Modules taught; empty: all";
        sites: Names = "Sites" / "Sites", ["site", "lieux", "places", "locations", "intervient a", "works at", "hospitals covered", "campuses", "can travel to", "site list"; "lieu", "etablissements", "mobilite", "campus", "secteur", "intervient", "travel"], Optional, "Sites où il va ; vide : tous" / "Sites; empty: all";
        days: Option<Weekdays> = "Jours" / "Days", ["jours travailles", "working days", "jours de presence", "disponibilite", "jours disponibles", "jours d intervention", "available days", "days available", "avail days", "jours de la semaine", "days of the week", "weekdays", "present les", "which days", "quels jours"; "jours", "presence", "days", "availability", "available", "disponibilites", "dispo"], Optional, "Jours de présence : lun,mar,jeu" / "Days present: mon,tue,thu";
        absences: Vec<DayRange> = "Absences" / "Absences", ["absent e", "away", "conges", "indisponibilites"], Optional, "Dates ou périodes d'absence" / "Dates or ranges away";
    }
}

sheet! {
    /// A room.
    pub struct RoomRow: "rooms", "Salles" / "Rooms",
        "Une ligne par salle de formation" / "One row a training room" {
        code: Option<Code> = "Code" / "Code", ["salle", "room", "code salle", "room code", "n salle", "n porte", "location code", "door no", "door number"; "n", "ref", "id", "no", "numero", "sigle", "porte", "door"], Optional, "Code de la salle" / "Code of the room";
        name: String = "Nom" / "Name", ["nom de la salle", "room name", "libelle salle", "venue", "salle de formation", "classroom", "lieu de formation", "room description", "training room"; "libelle", "designation", "nom", "description", "room", "lieu", "space", "espace"], Required, "Nom de la salle" / "Name of the room";
        site: Option<String> = "Site" / "Site", ["lieu", "place", "batiment", "building", "finess"; "localisation", "etablissement", "location", "hospital", "where", "etage"], Optional, "Site où elle est" / "Site where it is";
        capacity: Whole = "Capacité" / "Capacity", ["places", "seats", "nb places", "nombre de places", "capacite d accueil", "nb de places", "nombre de postes assis", "capacite maxi", "capacity seats", "jauge", "max people", "no of seats", "nb de personnes", "max persons", "nombre de personnes maximum", "max occupancy", "room cap", "holds", "how many seats"; "max", "people", "personnes", "effectif", "size", "occupancy"], Required, "Places assises" / "Seats";
        workstations: Option<Whole> = "Postes" / "Workstations", ["nb postes", "pcs", "ordinateurs", "postes informatiques", "computers", "nb pc", "nombre de pc", "nb ordinateurs", "nombre de postes informatiques", "pc", "no of pcs", "nb d ordinateurs", "pc disponibles", "terminals", "pc count", "wkstn qty", "combien de pc", "how many pcs"; "postes", "desktops", "laptops"], Optional, "Postes informatiques" / "Computers";
        equipment: Names = "Équipement" / "Equipment", ["materiel", "kit", "moyens pedagogiques", "available kit", "fixtures", "equip desc", "resources in room"; "facilities", "av", "equipements", "video", "dotation", "moyens", "resources"], Optional, "Ce qu'elle a : vidéoprojecteur…" / "What it has: projector…";
        days: Option<Weekdays> = "Jours" / "Days", ["jours ouverts", "open days", "disponibilite", "jours"], Optional, "Jours où elle est libre" / "Days on which it is free";
        absences: Vec<DayRange> = "Indisponibilités" / "Unavailable", ["absences", "fermetures", "closed", "occupee"], Optional, "Dates ou périodes où elle est prise" / "Dates or ranges when it is taken";
    }
}

sheet! {
    /// A session already fixed.
    pub struct SessionRow: "sessions", "Sessions" / "Sessions",
        "Une ligne par session déjà fixée" / "One row a session already fixed" {
        module: Code = "Module" / "Module", ["code module", "formation", "module code", "course", "intitule de la formation", "course code", "course title", "nom du module", "module de formation", "topic", "subject"; "intitule", "class", "titre", "title", "libelle", "theme", "sujet"], Required, "Code du module" / "Code of the module";
        date: Day = "Date" / "Date", ["jour", "date session", "day", "date de session", "session date", "date de la formation", "date formation", "date seance", "le", "class date", "programme le", "date prevue", "a lieu le", "scheduled on", "training date", "which day"; "quand", "when", "scheduled", "prevue"], Required, "Jour de la session" / "Day of the session";
        start: Half = "Début" / "Start", ["heure", "horaire", "time", "heure de debut", "start time", "demi journee", "half day", "creneau", "heure debut", "debut session", "heure de la session", "plage horaire", "start hour", "matin apres midi", "commence a", "a quelle heure", "begins at", "starts at", "what time", "time slot"; "a", "am pm", "from", "slot", "debut", "horaires", "de", "hour", "h debut", "commence", "begins", "partir"], Required, "Heure, ou matin / après-midi" / "Time, or morning / afternoon";
        room: Option<String> = "Salle" / "Room", ["lieu", "code salle", "room code", "place", "salle reservee", "classroom", "booked room"; "venue", "location", "where", "local", "ou"], Optional, "Code ou nom de la salle" / "Code or name of the room";
        trainer: Option<String> = "Formateur" / "Trainer", ["anime par", "animateur", "formatrice", "code formateur", "trainer code", "taught by", "led by", "facilitator", "forme par", "delivered by", "instr id", "qui anime", "educator"; "intervenant", "teacher", "par", "by", "qui", "tutor", "anime", "teaches"], Optional, "Code ou nom du formateur" / "Code or name of the trainer";
        people: Names = "Participants" / "People", ["inscrits", "stagiaires", "agents", "trainees", "attendees", "matricules", "liste des participants", "participants matricules", "matricules inscrits", "personnes inscrites", "delegates", "learners", "apprenants", "enrol list", "participant list"; "enrolled", "booked", "booking", "participe"], Optional, "Matricules, séparés par « ; »" / "Staff ids, separated by “;”";
    }
}

sheet! {
    /// A person at a module or session.
    pub struct AttendanceRow: "attendance", "Présences" / "Attendance",
        "Une ligne par personne et par module suivi ou manqué" / "One row a person and module taken or missed" {
        id: StaffId = "Matricule" / "Staff ID", ["n agent", "no agent", "agent", "employee no", "employee number", "matricule agent", "assignment no", "assignment number", "staff number", "n matricule", "mle", "matricule rh", "employee id"], Required, "Matricule" / "Staff id";
        module: Code = "Module" / "Module", ["code module", "session", "formation", "module code", "module ou session", "course", "formation suivie", "course title", "course code", "intitule formation", "intitule de la formation", "course name", "nom de la formation"; "class", "activity", "intitule", "titre", "title", "libelle", "theme", "objet", "competence"], Required, "Code du module (ou de la session)" / "Code of the module (or session)";
        date: Option<Day> = "Date" / "Date", ["jour", "date de session", "session date", "suivi le", "fait le", "acheve le", "date d achevement", "date de realisation", "realise le", "realisee le", "termine le", "completed on", "date completed", "formation du", "date de la session suivie", "attended on", "date formation", "date de la formation", "completion date", "date realisee", "date de presence", "date attended", "attended on date", "date suivie", "date du suivi", "date de suivi", "forme le", "attend dt"; "date", "le", "completed", "when", "date de la session", "quand"], Optional, "Jour" / "Day";
        presence: Option<Presence> = "Présence" / "Attendance", ["present", "presence constatee", "participation", "participe", "presence a la formation", "venu", "a participe", "attended y n", "etat", "presence o n", "attended", "statut presence", "presence", "emargement", "statut", "status", "attendance status", "present absent", "presence absence", "outcome", "assiduite", "p a e", "showed up"; "resultat", "realise", "suivi", "emarge", "signature"], Optional, "Présent, absent ou excusé ; vide avec une date passée : présent" / "Present, absent or excused; empty with a past date: present";
        test_passed: Option<bool> = "Test réussi" / "Test passed", ["evaluation reussie", "passed", "test ok", "reussite", "qcm valide", "qcm", "valide", "assessment passed", "resultat", "resultat du test", "test valide", "evaluation validee", "quiz passed", "pass fail", "reussite au test", "reussi au test", "exam outcome"; "evaluation", "test", "validation", "quiz", "acquis", "assessment", "pass", "score ok", "reussi", "competent", "exam", "outcome"], Optional, "Oui si le test est réussi" / "Yes when the test is passed";
    }
}
