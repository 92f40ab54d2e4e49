//! Faults of the way out: why OUT was left as it was.

use crate::catalogue;

catalogue! {
    /// G5…: OUT is unchanged.
    pub enum Publishing;

    NotAFolder "G501" Error { found: String } {
        title: "OUT n'est pas un dossier" / "OUT is not a folder";
        fr: "« {found} » n'est pas un dossier"; help: "Donnez un dossier avec -o : il est créé s'il n'existe pas";
        en: "“{found}” is not a folder"; help: "Give a folder with -o: it is made when it does not exist";
        shown_by: "out_that_is_a_file_is_refused"
    }
    Locked "G502" Error { found: String } {
        title: "Fichier ouvert ou protégé" / "File open or protected";
        fr: "« {found} » est ouvert dans un autre programme, ou protégé ; rien n'a été changé"; help: "Fermez-le, ou retirez « Lecture seule » de ses propriétés, puis relancez. S'il n'est ouvert nulle part, supprimez à côté de lui le fichier qui commence par « ~$ » ou « .~lock. »";
        en: "“{found}” is open in another program, or protected; nothing was changed"; help: "Close it, or clear “Read-only” in its properties, then run again. If it is open nowhere, delete the file beside it that begins with “~$” or “.~lock.”";
        shown_by: "a_file_that_is_locked_or_protected_leaves_out_unchanged"
    }
    System "G503" Error { found: String, reason: String } {
        title: "Écriture refusée par le système" / "Writing refused by the system";
        fr: "Le système refuse d'écrire « {found} » : {reason}"; help: "Vérifiez le disque ou le partage, ou choisissez un autre dossier avec -o ; rien n'a été changé";
        en: "The system refuses to write “{found}”: {reason}"; help: "Check the disk or the share, or choose another folder with -o; nothing was changed";
        shown_by: "a_refusal_of_the_system_leaves_out_unchanged"
    }
    Busy "G504" Error { found: String } {
        title: "Jalon déjà au travail" / "Jalon already at work";
        fr: "Jalon travaille déjà dans « {found} »"; help: "Attendez que l'autre exécution se termine, puis relancez";
        en: "Jalon is already at work in “{found}”"; help: "Wait until the other run ends, then run again";
        shown_by: "two_runs_never_write_the_same_out_at_once"
    }
    Theirs "G505" Error { found: String } {
        title: "Fichier d'une autre origine" / "File of another origin";
        fr: "« {found} » n'a pas été écrit par Jalon et occupe la place d'un de ses fichiers ; rien n'a été changé"; help: "Déplacez ou renommez ce fichier, ou choisissez un autre dossier avec -o";
        en: "“{found}” was not written by Jalon and stands where one of its files goes; nothing was changed"; help: "Move or rename that file, or choose another folder with -o";
        shown_by: "a_file_of_theirs_in_our_way_is_never_replaced"
    }
    Changed "G506" Error { found: String } {
        title: "Classeur enregistré pendant l'exécution" / "Workbook saved during the run";
        fr: "« {found} » a été enregistré pendant l'exécution ; rien n'a été changé"; help: "Relancez : ce qui vient d'être saisi sera pris en compte";
        en: "“{found}” was saved while the run was at work; nothing was changed"; help: "Run again: what was just typed will be taken into account";
        shown_by: "a_workbook_saved_during_the_run_is_not_lost"
    }
    Full "G507" Error { found: String } {
        title: "Disque plein" / "Disk full";
        fr: "Le disque est plein : « {found} » ne peut pas être écrit ; rien n'a été changé"; help: "Libérez de la place, ou choisissez un autre disque avec -o";
        en: "The disk is full: “{found}” cannot be written; nothing was changed"; help: "Free some space, or choose another disk with -o";
        shown_by: "a_full_disk_leaves_out_unchanged_and_nothing_beside"
    }
    Denied "G508" Error { found: String } {
        title: "Pas le droit d'écrire" / "No right to write";
        fr: "Pas le droit d'écrire « {found} » ; rien n'a été changé"; help: "Demandez le droit d'écrire dans ce dossier et dans celui qui le contient, ou choisissez un autre dossier avec -o";
        en: "No right to write “{found}”; nothing was changed"; help: "Ask for the right to write in that folder and in the one that holds it, or choose another folder with -o";
        shown_by: "a_refusal_of_the_system_leaves_out_unchanged"
    }
    IllegalName "G509" Error { found: String } {
        title: "Nom de fichier impossible" / "Impossible file name";
        fr: "« {found} » n'est pas un nom de fichier possible sur tous les systèmes ; rien n'a été changé"; help: "Changez le code qui donne ce nom, et signalez-le : Jalon aurait dû le corriger";
        en: "“{found}” is not a file name that every system takes; nothing was changed"; help: "Change the code that gives that name, and report it: Jalon should have mended it";
        shown_by: "paths_that_leave_out_are_refused"
    }
}
