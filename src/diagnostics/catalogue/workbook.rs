//! Faults of workbook.

use crate::catalogue;
use crate::text::Tr;

catalogue! {
    /// W…
    pub enum Workbook;

    Clash "W001" Warning { found: String, expected: String } {
        title: "Cellule changée des deux côtés" / "Cell changed on both sides";
        fr: "Cellule changée ici et par le calcul : votre valeur « {found} » est gardée (le calcul donnait « {expected} »)"; help: "Effacez la cellule pour reprendre la valeur calculée";
        en: "Cell changed here and by the computation: your value “{found}” is kept (the computation gave “{expected}”)"; help: "Clear the cell to take the computed value back";
        shown_by: "a_cell_changed_on_both_sides_keeps_the_persons_value"
    }
    BaseLost "W002" Warning {} {
        title: "Mémoire du classeur perdue" / "Workbook's memory lost";
        fr: "Le classeur ne contient plus ce que Jalon y avait écrit la dernière fois (feuille masquée « _jalon ») : vos colonnes sont gardées, les autres sont réécrites"; help: "Rien à faire ; la prochaine mise à jour distinguera de nouveau vos changements";
        en: "The workbook no longer holds what Jalon wrote last (hidden sheet “_jalon”): your columns are kept, the others are written again"; help: "Nothing to do; the next update will tell your changes apart again";
        shown_by: "without_the_hidden_sheet_what_people_typed_stays"
    }
    HeaderLost "W003" Warning { found: String } {
        title: "En-têtes d'une feuille perdus" / "Headers of a sheet lost";
        fr: "L'en-tête de la feuille « {found} » n'est plus reconnu : la feuille est laissée telle quelle"; help: "Remettez les titres des colonnes, ou supprimez la feuille : elle sera refaite";
        en: "The header of sheet “{found}” is no longer recognised: the sheet is left as it is"; help: "Put the column titles back, or delete the sheet: it will be made again";
        shown_by: "a_sheet_whose_header_is_gone_is_left_alone"
    }
    SheetMissing "W004" Info { found: String } {
        title: "Feuille refaite" / "Sheet made again";
        fr: "La feuille « {found} » manquait : elle est refaite à la fin du classeur"; help: "Masquez-la plutôt que de la supprimer si elle vous gêne";
        en: "Sheet “{found}” was missing: it is made again at the end of the workbook"; help: "Hide it rather than delete it if it is in your way";
        shown_by: "a_deleted_sheet_comes_back_at_the_end"
    }
    NoLonger "W005" Info { found: String } {
        title: "Ligne qui ne s'applique plus" / "Row that no longer applies";
        fr: "La ligne {found} ne s'applique plus : elle est barrée, pas supprimée"; help: "Supprimez-la si vous n'en avez plus besoin";
        en: "Row {found} no longer applies: it is struck through, not deleted"; help: "Delete it if you no longer need it";
        shown_by: "a_row_that_no_longer_applies_is_marked"
    }
    ViewRearranged "W006" Info { found: String } {
        title: "Vue remise en ordre" / "View put in order again";
        fr: "La feuille « {found} » avait été triée ou réécrite : ses valeurs sont remises à leur place"; help: "Travaillez sur une copie de la feuille pour garder un autre ordre";
        en: "Sheet “{found}” had been sorted or written over: its values are put back in their place"; help: "Work on a copy of the sheet to keep another order";
        shown_by: "a_view_that_was_sorted_is_put_back"
    }
    NotEdited "W007" Warning { reason: Tr, found: String } {
        title: "Classeur laissé tel quel" / "Workbook left as it is";
        fr: "Ce classeur n'est pas modifié, car {reason} : la mise à jour est à côté, dans « {found} »"; help: "Enregistrez-le au format .xlsx ordinaire, sans mot de passe ni signature, puis relancez";
        en: "This workbook is not changed, since {reason}: the update is beside it, in “{found}”"; help: "Save it as an ordinary .xlsx, without password or signature, then run again";
        shown_by: "a_workbook_that_must_not_be_edited_gets_a_new_one_beside"
    }
}
