//! Faults of files as files: what cannot be opened, what is not what its name says, limits.

use crate::catalogue;
use crate::text::Tr;
use crate::text::labels::files::Measure;

catalogue! {
    /// F…: before any table is seen.
    pub enum Files;

    NotFound "F001" Error { found: String } {
        title: "Fichier ou dossier introuvable" / "File or folder not found";
        fr: "« {found} » n'existe pas"; help: "Vérifiez le chemin ; un nom avec des espaces se met entre guillemets";
        en: "“{found}” does not exist"; help: "Check the path; a name with spaces goes between quotes";
        shown_by: "a_missing_input_is_said"
    }
    NothingToRead "F002" Error { found: String } {
        title: "Rien à lire dans ce dossier" / "Nothing to read in this folder";
        fr: "« {found} » ne contient aucun classeur lisible"; help: "Donnez un classeur .xlsx, .xlsm, .xlsb, .xls, .ods ou un .csv, ou un dossier qui en contient";
        en: "“{found}” holds no workbook that can be read"; help: "Give a .xlsx, .xlsm, .xlsb, .xls, .ods or .csv file, or a folder that holds some";
        shown_by: "a_folder_without_workbooks_is_said"
    }
    Unreadable "F003" Error { reason: Tr } {
        title: "Fichier illisible" / "File that cannot be read";
        fr: "Ce fichier ne peut pas être lu : {reason}"; help: "Ouvrez-le dans Excel puis enregistrez-le à nouveau au format .xlsx";
        en: "This file cannot be read: {reason}"; help: "Open it in Excel and save it again as .xlsx";
        shown_by: "a_truncated_workbook_is_refused_in_words"
    }
    Encrypted "F004" Error {} {
        title: "Classeur chiffré" / "Encrypted workbook";
        why: "Jalon ne demande aucun mot de passe et n'ouvre pas ce qui est chiffré : tout ce que ce classeur dit manque." /
             "Jalon asks for no password and opens nothing encrypted: all that this workbook says is missing.";
        fr: "Ce classeur est protégé par un mot de passe"; help: "Dans Excel : Fichier, Informations, Protéger le classeur, Chiffrer avec mot de passe, effacez le mot de passe, puis enregistrez";
        en: "This workbook is protected by a password"; help: "In Excel: File, Info, Protect Workbook, Encrypt with Password, clear the password, then save";
        shown_by: "an_encrypted_workbook_is_refused_in_words"
    }
    NotAWorkbook "F005" Error { found: Tr } {
        title: "Ce n'est pas un classeur" / "Not a workbook";
        fr: "Ce fichier contient {found}, pas un classeur qui puisse être lu"; help: "Exportez de nouveau les données au format Excel ou CSV";
        en: "This file holds {found}, not a workbook that can be read"; help: "Export the data again as Excel or CSV";
        shown_by: "html_named_xls_is_refused_in_words"
    }
    OtherThanItsName "F006" Info { found: Tr } {
        title: "Contenu autre que ne le dit le nom" / "Content other than its name says";
        fr: "Le contenu est {found}, contrairement à ce que dit son nom : lu comme tel"; help: "Rien à faire ; renommez le fichier pour éviter l'avertissement d'Excel";
        en: "The content is {found}, unlike what its name says: read as such"; help: "Nothing to do; rename the file to avoid Excel's warning";
        shown_by: "a_csv_named_xlsx_is_read_and_said"
    }
    TooLarge "F007" Error { found: Tr, limit: Measure } {
        title: "Fichier trop grand" / "File too large";
        why: "Ces limites protègent la machine d'un fichier abîmé ou piégé, qui se décompresserait sans fin." /
             "These limits protect the machine from a damaged or hostile file that would inflate without end.";
        fr: "Ce fichier dépasse une limite de sécurité : {found}, maximum {limit}"; help: "Supprimez les feuilles ou les lignes inutiles, ou séparez le classeur en plusieurs";
        en: "This file is beyond a safety limit: {found}, at most {limit}"; help: "Delete sheets or rows that are not needed, or split the workbook";
        shown_by: "a_workbook_that_inflates_without_end_is_refused"
    }
    EmptyWorkbook "F008" Warning {} {
        title: "Classeur vide" / "Empty workbook";
        fr: "Ce classeur est vide"; help: "Rien n'y a été lu ; retirez-le, ou vérifiez que c'est le bon fichier";
        en: "This workbook is empty"; help: "Nothing was read from it; remove it, or check that it is the right file";
        shown_by: "an_empty_workbook_is_said"
    }
    SheetUnreadable "F009" Error { reason: Tr } {
        title: "Feuille illisible" / "Sheet that cannot be read";
        fr: "Cette feuille ne peut pas être lue : {reason}"; help: "Ouvrez le classeur dans Excel, vérifiez la feuille, puis enregistrez-le à nouveau";
        en: "This sheet cannot be read: {reason}"; help: "Open the workbook in Excel, check the sheet, then save it again";
        shown_by: "a_damaged_sheet_is_said_and_the_others_are_read"
    }
    BadFormatFile "F010" Error { reason: String } {
        title: "Format de comptes refusé" / "Account format refused";
        fr: "Ce format de comptes (.toml) ne peut pas être utilisé : {reason}"; help: "Comparez avec les modèles livrés dans templates/accounts";
        en: "This account format (.toml) cannot be used: {reason}"; help: "Compare with those delivered in templates/accounts";
        shown_by: "a_bad_account_format_is_said"
    }
    EncodingGuessed "F011" Info { found: String } {
        title: "Encodage deviné" / "Encoding guessed";
        fr: "Encodage reconnu : {found}"; help: "Rien à faire si les accents sont justes";
        en: "Encoding recognised: {found}"; help: "Nothing to do if accents are right";
        shown_by: "a_csv_in_windows_1252_keeps_its_accents"
    }
    DamagedText "F012" Warning { found: usize } {
        title: "Caractères abîmés" / "Damaged characters";
        fr: "Caractères illisibles dans ce fichier : {found}, remplacés par « � »"; help: "Exportez de nouveau le fichier, en CSV UTF-8 de préférence";
        en: "Characters that cannot be read in this file: {found}, replaced by “�”"; help: "Export the file again, as CSV UTF-8 if possible";
        shown_by: "a_csv_with_broken_bytes_is_read_and_said"
    }
    UnclosedQuote "F013" Warning {} {
        title: "Guillemet jamais refermé" / "Quote never closed";
        fr: "Un guillemet ouvert n'est jamais refermé : les guillemets sont lus comme du texte"; help: "Vérifiez les cellules qui commencent par un guillemet, ou exportez au format .xlsx";
        en: "A quotation mark is opened and never closed: quotation marks are read as text"; help: "Check cells that begin with a quotation mark, or export as .xlsx";
        shown_by: "a_quote_never_closed_does_not_swallow_the_file"
    }
    VeryHidden "F014" Info {} {
        title: "Feuille très masquée" / "Very hidden sheet";
        fr: "Feuille très masquée (elle n'apparaît pas dans Excel) : laissée de côté"; help: "Rien à faire ; pour qu'elle soit lue, rendez-la visible dans l'éditeur Visual Basic d'Excel";
        en: "Very hidden sheet (Excel does not show it): left aside"; help: "Nothing to do; to have it read, make it visible in Excel's Visual Basic editor";
        shown_by: "a_very_hidden_sheet_is_left_aside_and_said"
    }
    EmptyFile "F015" Error {} {
        title: "Fichier vide" / "Empty file";
        fr: "Ce fichier est vide (0 octet)"; help: "La copie ou l'export a échoué : refaites-le, ou retirez le fichier";
        en: "This file is empty (0 bytes)"; help: "The copy or the export failed: do it again, or remove the file";
        shown_by: "a_file_of_zero_bytes_is_said"
    }
    StrikesUnseen "F030" Info {} {
        title: "Lignes barrées invisibles dans ce format" / "Struck-through rows unseen in this format";
        fr: "Dans ce format, les lignes barrées ne se distinguent pas : toutes sont lues"; help: "Supprimez celles qui ne comptent plus, ou enregistrez le classeur en .xlsx";
        en: "In this format struck-through rows cannot be told apart: all are read"; help: "Delete those that no longer count, or save the workbook as .xlsx";
        shown_by: "a_format_that_hides_strikes_says_so"
    }
    LockFile "F040" Info {} {
        title: "Fichier témoin d'Excel" / "Lock file of Excel";
        fr: "Ce n'est pas un classeur : Excel ou LibreOffice pose ce fichier témoin tant que quelqu'un a le classeur ouvert ; laissé de côté"; help: "Rien à faire ; il disparaît quand le classeur est fermé";
        en: "This is no workbook: Excel or LibreOffice puts this marker while somebody has the workbook open; left aside"; help: "Nothing to do; it goes when the workbook is closed";
        shown_by: "a_lock_file_is_left_aside_and_the_open_workbook_is_read_and_said"
    }
    OpenElsewhere "F041" Info {} {
        title: "Classeur ouvert ailleurs" / "Workbook open elsewhere";
        fr: "Ce classeur est ouvert dans Excel ou LibreOffice : il est lu tel qu'il a été enregistré la dernière fois"; help: "Enregistrez-le, puis relancez, si des changements récents manquent";
        en: "This workbook is open in Excel or LibreOffice: it is read as it was last saved"; help: "Save it and run again if recent changes are missing";
        shown_by: "a_lock_file_is_left_aside_and_the_open_workbook_is_read_and_said"
    }
    TwinWritten "F060" Info { reason: Tr, found: String } {
        title: "Copie annotée dans un nouveau classeur" / "Annotated copy in a new workbook";
        fr: "La copie annotée est un nouveau classeur « {found} », car {reason}"; help: "Corrigez dans ce classeur, puis donnez-le à la place du fichier d'origine";
        en: "The annotated copy is a new workbook, “{found}”, since {reason}"; help: "Correct in that workbook, then give it in place of the original file";
        shown_by: "a_csv_gets_a_workbook_with_its_marks"
    }
    CopyEdited "F061" Warning { found: String } {
        title: "Copie annotée modifiée" / "Annotated copy edited";
        fr: "La copie annotée « {found} » a été modifiée depuis qu'elle a été écrite : elle est laissée telle quelle"; help: "Si elle est corrigée, vérifiez-la à la place de l'original ; sinon supprimez-la, puis relancez";
        en: "The annotated copy “{found}” was changed since it was written: it is left as it is"; help: "If it is mended, check it in place of the original; otherwise delete it, then run again";
        shown_by: "a_copy_that_somebody_works_in_is_not_written_over"
    }
    NotACopy "F062" Warning { found: String } {
        title: "Fichier qui n'est pas une copie annotée" / "File that is no annotated copy";
        fr: "« {found} » n'est pas une copie annotée par Jalon : ce fichier est laissé tel quel, et la copie n'est pas écrite"; help: "Déplacez ou renommez ce fichier, ou choisissez un autre dossier avec --annotate";
        en: "“{found}” is no copy annotated by Jalon: that file is left as it is, and the copy is not written"; help: "Move or rename that file, or choose another folder with --annotate";
        shown_by: "a_file_of_theirs_in_the_folder_is_not_written_over"
    }
}
