//! The project's own sheets: calendar, settings, how headers are to be read.

use crate::model::{ClosureKind, Code, Day};
use crate::schema::cells::Share;
use crate::sheet;

sheet! {
    /// A closed day, a freeze, reduced strength.
    pub struct CalendarRow: "calendar", "Calendrier" / "Calendar",
        "Une ligne par jour ou période où l'on ne travaille pas comme d'habitude" / "One row a day or range in which work is not as usual" {
        from: Day = "Du" / "From", ["debut", "start", "date", "date de debut", "premier jour", "day", "first day", "debute le", "a partir du", "begins", "starts on"; "le", "de", "jour", "when"], Required, "Premier jour" / "First day";
        to: Option<Day> = "Au" / "To", ["fin", "end", "date de fin", "dernier jour", "last day", "se termine le", "ends on", "effective to", "fin du gel"; "a", "jusqu au", "until"], Optional, "Dernier jour ; vide : un seul jour" / "Last day; empty: one day";
        kind: ClosureKind = "Nature" / "Kind", ["type de jour", "day type", "type", "motif", "type de periode", "ferie gel fermeture", "holiday freeze", "categorie", "category", "reason"; "libelle", "evenement", "event", "what", "description", "intitule", "objet", "nom", "name"], Required, "Fermé, férié, gel, effectif réduit" / "Closed, holiday, freeze, reduced";
        scope: Option<Code> = "S'applique à" / "Applies to", ["concerne", "for", "perimetre", "equipe ou service", "scope", "portee", "champ d application", "affects", "applicable to", "covers", "relevant units", "sites affected"; "pour", "qui", "who", "service", "equipe", "site", "applies", "concernes", "affected"], Optional, "Code d'une équipe ou d'un service ; vide ou « tous » : tout l'hôpital" / "Code of a team or service; empty or “all”: the whole hospital";
        share: Option<Share> = "Part disponible" / "Available share", ["dispo", "available", "part restante", "capacite restante", "disponibilite", "availability", "remaining capacity", "capacity factor", "staffing level"; "part", "taux", "disponible", "capacite", "%", "presence", "staffing"], Optional, "Part de l'effectif qui reste, pour un effectif réduit" / "Share of the strength that is left, when reduced";
    }
}

sheet! {
    /// A setting: key, value.
    pub struct SettingRow: "settings", "Paramètres" / "Settings",
        "Une ligne par réglage ; ceux qui manquent ont leur valeur par défaut" / "One row a setting; those that are missing have their default" {
        key: String = "Paramètre" / "Setting", ["cle", "key", "reglage", "option", "nom du parametre", "parameter"], Required, "Nom du réglage" / "Name of the setting";
        value: Option<RawCell> = "Valeur" / "Value", ["valeur retenue", "setting value"], Optional, "Sa valeur" / "Its value";
        site: Option<Code> = "Site" / "Site", ["site finess", "finess"], Optional, "Seulement pour ce site" / "For this site only";
    }
}

sheet! {
    /// How a header of theirs is to be read.
    pub struct ColumnRow: "columns", "Colonnes" / "Columns",
        "Une ligne par en-tête à lire autrement que deviné" / "One row a header to be read otherwise than guessed" {
        header: String = "En-tête" / "Header", ["entete", "colonne lue", "their header"], Required, "L'en-tête tel qu'il est dans votre classeur" / "The header as it stands in your workbook";
        field: String = "Champ" / "Field", ["lire comme", "read as", "champ jalon"], Required, "La colonne de Jalon qu'il faut comprendre (par exemple Matricule), ou « ignorer »" / "The column of Jalon's that it means (for instance Staff ID), or “ignore”";
        file: Option<String> = "Fichier" / "File", ["nom du fichier", "classeur", "workbook"], Optional, "Seulement dans ce fichier" / "In this file only";
        sheet: Option<String> = "Feuille" / "Sheet", ["onglet", "nom de la feuille", "tab"], Optional, "Seulement dans cette feuille" / "In this sheet only";
    }
}

/// A cell as it stands: a setting's value is read by the setting's own type.
#[derive(Clone, Debug, PartialEq)]
pub struct RawCell(pub crate::model::Value);

impl crate::schema::CellType for RawCell {
    const LOOK: crate::document::Look = crate::document::Look::Text;
    const EXPECTED: crate::text::Tr = crate::text::Tr::new("une valeur", "a value");
    fn read(value: &crate::model::Value, _: &crate::schema::ReadCx) -> crate::schema::Reading<Self> {
        crate::schema::Reading::Value(RawCell(value.clone()))
    }
    fn write(&self, _: crate::model::Lang) -> crate::model::Value {
        self.0.clone()
    }
}
