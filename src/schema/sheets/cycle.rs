//! The deployment cycle: operations.

use crate::model::{Code, OperationKind};
use crate::schema::cells::{Amount, Codes, Days, Links, Waits, Whole};
use crate::sheet;

sheet! {
    /// An operation of the cycle.
    pub struct OperationRow: "operations", "Opérations" / "Operations",
        "Une ligne par opération du cycle de déploiement" / "One row an operation of the deployment cycle" {
        code: Code = "Code" / "Code", ["operation", "code operation", "operation code", "code tache", "task code", "id tache", "wbs", "n", "no", "numero", "num", "id", "n etape", "n tache", "n operation", "ref", "reference", "code action", "code etape", "id operation", "n action"], Key, "Code court de l'opération" / "Short code of the operation";
        name: String = "Libellé" / "Name", ["etapes", "operations", "taches", "step", "intitule", "title", "libelle operation", "nom de l operation", "tache", "task", "designation", "nom", "task name", "operation name", "etape", "nom de la tache", "nom tache", "libelle de la tache", "libelle de l operation", "nom de l etape", "description", "activite", "action", "activity", "libelle etape", "libelle action", "nom operation", "nom de l action", "intitule de l operation", "jalon ou tache"], Required, "Ce qu'elle est" / "What it is";
        kind: Option<OperationKind> = "Nature" / "Kind", ["type", "type d operation", "domaine", "technique metier", "famille"], Optional, "Technique ou métier" / "Technical or business";
        base: Days = "Durée de base (j)" / "Base duration (d)", ["duree j", "days", "duree", "duration", "duree de base", "base duration", "duree jours", "duree en jours", "duration days", "duree j o", "duree jo", "duree ouvree", "duree estimee", "duree prevue", "duree type", "duration d", "charge duree"], Required, "Jours ouvrés, quel que soit le service" / "Working days, whatever the service";
        per_user: Option<Days> = "Durée par utilisateur (j)" / "Duration per user (d)", ["j agent", "days per user", "duree par utilisateur", "j utilisateur", "duree par agent", "jours par agent", "duration per user"], Optional, "Jours ajoutés par utilisateur du service" / "Days added per user of the service";
        complexity_effect: Option<bool> = "Effet complexité" / "Complexity effect", ["sensible a la complexite", "depends on complexity", "complexite", "complexity"], Optional, "Oui si la complexité du service l'allonge" / "Yes when the service's complexity stretches it";
        min: Option<Days> = "Durée mini (j)" / "Minimum (d)", ["min j", "min days", "duree mini", "minimum", "duree min", "min"], Optional, "Jamais plus courte" / "Never shorter";
        max: Option<Days> = "Durée maxi (j)" / "Maximum (d)", ["max j", "max days", "duree maxi", "maximum", "duree max", "max"], Optional, "Jamais plus longue" / "Never longer";
        optimistic: Option<Days> = "Optimiste (j)" / "Optimistic (d)", ["opt j", "best case", "optimiste", "optimistic"], Optional, "Durée de base si tout va bien" / "Base duration if all goes well";
        pessimistic: Option<Days> = "Pessimiste (j)" / "Pessimistic (d)", ["pess j", "worst case", "pessimiste", "pessimistic"], Optional, "Durée de base si tout va mal" / "Base duration if all goes wrong";
        effort: Option<Amount> = "Charge (j.h)" / "Effort (pd)", ["charge jh", "person days", "charge", "effort", "jh", "jours homme", "charge j h", "workload"], Optional, "Jours × personnes, autre chose que la durée" / "Person-days, another thing than the duration";
        predecessors: Links = "Prédécesseurs" / "Predecessors", ["apres", "depends on", "predecesseur", "taches precedentes", "tache precedente", "etapes precedentes", "etape precedente", "operations precedentes", "previous tasks", "precedents", "antecedents", "dependances", "precede par", "predecessor", "dependencies", "depend de", "precedee par", "apres l etape", "dependance", "antecedent", "prerequis", "after", "predecesseur s"], Optional, "Codes, avec délais : RECU; PARAM DD+2j" / "Codes, with lags: RECU; PARAM SS+2d";
        max_wait: Waits = "Attente maxi" / "Longest wait", ["attente maximale", "au plus avant", "delai maxi", "max wait", "maximum wait"], Optional, "Délai maximal avant une autre opération : BASC<=28j" / "Longest wait before another operation: BASC<=28d";
        team: Option<Code> = "Équipe" / "Team", ["equipe mobilisee", "team needed", "ressource", "resource", "code equipe", "ressources", "equipe en charge", "acteur", "responsable", "qui", "realise par", "equipe responsable", "owner", "done by"], Optional, "Code de l'équipe qui la fait" / "Code of the team that does it";
        people: Option<Whole> = "Personnes" / "People", ["nb pers", "people needed", "nb personnes", "nombre de personnes"], Optional, "Personnes de l'équipe prises tout du long" / "People of the team taken all along";
        modules: Codes = "Modules formés" / "Modules trained", ["modules", "modules de formation", "forme a", "training modules"], Optional, "Modules que cette opération forme" / "Modules that this operation trains";
        recurrent: Option<bool> = "Récurrente" / "Recurrent", ["recurrent", "repeats", "repetitive", "recurrence"], Optional, "Oui si elle revient à l'identique de service en service" / "Yes when it comes back alike from service to service";
        can_be_anticipated: Option<bool> = "Anticipable" / "Can be anticipated", ["a l avance possible", "can be done ahead", "anticipation possible", "anticipated"], Optional, "Oui si elle peut être faite d'avance" / "Yes when it can be done ahead";
        go_live: Option<bool> = "Jalon" / "Milestone", ["demarrage", "go live", "bascule", "jalon demarrage", "mise en service", "mise en production", "go no go live", "demarrage reel", "jour j"], Optional, "Oui pour le démarrage, une seule fois" / "Yes for the go-live, once";
    }
}
