//! Faults of sheets, rows and cells.

use crate::catalogue;
use crate::model::{Code, Day};
use crate::text::{Awaited, DidYouMean, OfList, Told, Tr};

catalogue! {
    /// I…: what the intake finds.
    pub enum Intake;

    NothingRecognised "I001" Error {} {
        title: "Aucune feuille reconnue" / "No sheet recognised";
        fr: "Aucune feuille n'a été reconnue"; help: "Il faut au moins une feuille Utilisateurs et une feuille Services ; « jalon init » en écrit de prêtes à remplir";
        en: "No sheet was recognised"; help: "At least a Users sheet and a Services sheet are needed; “jalon init” writes some ready to fill in";
        shown_by: "a_workbook_of_something_else_is_said"
    }
    MissingSheet "I002" Error { sheet: Tr } {
        title: "Feuille manquante" / "Missing sheet";
        fr: "Il manque une feuille {sheet}"; help: "Ajoutez-la ; « jalon init » en écrit une prête à remplir";
        en: "A {sheet} sheet is missing"; help: "Add one; “jalon init” writes one ready to fill in";
        shown_by: "a_missing_sheet_is_said_once"
    }
    UnknownSheet "I003" Info {} {
        title: "Feuille inconnue" / "Unknown sheet";
        fr: "Cette feuille n'est pas de celles que Jalon connaît : laissée de côté"; help: "Rien à faire si elle ne concerne pas le déploiement ; sinon vérifiez ses en-têtes";
        en: "This sheet is none of those that Jalon knows: left aside"; help: "Nothing to do if it has no part in the roll-out; else check its headers";
        shown_by: "a_workbook_of_something_else_is_said"
    }
    UnknownColumn "I004" Info { found: String } {
        title: "Colonne non utilisée" / "Column not used";
        why: "La colonne reste dans votre classeur ; Jalon ne s'en sert pas." /
             "The column stays in your workbook; Jalon does not use it.";
        fr: "Colonne « {found} » non utilisée : gardée de côté"; help: "Si elle compte, dites comment la lire dans une feuille Colonnes";
        en: "Column “{found}” is not used: kept aside"; help: "If it matters, say how to read it in a Columns sheet";
        example: "Code UF | Libellé | Pilote | Étage\nCARDIO | Cardiologie | oui | 3\nNEURO | Neurologie | | 2"
    }
    GuessedColumn "I005" Info { found: String, read: Tr } {
        title: "Colonne devinée" / "Column guessed";
        why: "L'en-tête n'est pas exactement l'un de ceux que Jalon connaît, mais un seul lui ressemble." /
             "The header is not exactly one of those that Jalon knows, but only one is like it.";
        fr: "{read} ← « {found} »"; help: "Rien à faire si c'est juste ; sinon une ligne dans une feuille Colonnes le fixe";
        en: "{read} ← “{found}”"; help: "Nothing to do if it is right; else a row in a Columns sheet settles it";
        example: "Code UF | Libelllé | Pilote\nCARDIO | Cardiologie | oui\nNEURO | Neurologie |"
    }
    MissingColumn "I006" Error { sheet: Tr, column: Tr } {
        title: "Colonne indispensable absente" / "Needed column missing";
        why: "Sans cette colonne, aucune ligne de la table ne peut servir : la table entière reste de côté." /
             "Without this column, no row of the table can be used: the whole table stays out.";
        fr: "Feuille {sheet} : il manque la colonne {column}"; help: "Ajoutez-la, ou dites dans une feuille Colonnes quel en-tête la porte";
        en: "{sheet} sheet: the {column} column is missing"; help: "Add it, or say in a Columns sheet which header holds it";
        example: "Module | Libellé | Prérequis | Groupe mini | Groupe maxi\nBASE | Premiers pas | | 3 | 8"
    }
    NoHeader "I007" Warning { sheet: Tr } {
        title: "Liste sans en-têtes" / "List without headers";
        why: "La première personne serait prise pour un en-tête : rien n'est lu, plutôt que de travers." /
             "The first person would be taken for a header: nothing is read, rather than wrongly.";
        fr: "Cette feuille semble une liste ({sheet}) sans ligne d'en-têtes"; help: "Ajoutez une ligne d'en-têtes au-dessus ; personne n'y a été lu";
        en: "This sheet seems a list ({sheet}) without a header line"; help: "Add a header line above it; nobody was read from it";
        shown_by: "a_list_without_header_is_said"
    }
    MissingCell "I010" Error { column: Tr, expected: Awaited } {
        title: "Cellule indispensable vide" / "Needed cell empty";
        why: "Une ligne sans matricule, sans nom ou sans code ne désigne rien de sûr. Si la personne a déjà un compte, il est laissé tel quel." /
             "A row without staff id, name or code names nothing sure. If the person has an account already, it is left as it is.";
        fr: "{column} manque : la ligne reste de côté"; help: "Saisissez {expected}";
        en: "{column} is missing: the row stays out"; help: "Type {expected}";
        example: "Matricule | Nom | Prénom | Code UF | Métier\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière\n0002 |  | Paul | NEURO | Infirmier"
    }
    BadRequiredCell "I011" Error { column: Tr, found: String, expected: Awaited } {
        title: "Cellule indispensable illisible" / "Needed cell that cannot be read";
        fr: "{column} : « {found} » ne peut pas être lu, la ligne reste de côté"; help: "Saisissez {expected}";
        en: "{column}: “{found}” cannot be read, the row stays out"; help: "Type {expected}";
        example: "Code | Libellé | Capacité par jour\nCONF | Paramétrage | deux\nFORM | Formation | 2"
    }
    UnknownService "I012" Error { found: Code, near: DidYouMean, list: OfList } {
        title: "Service inconnu" / "Unknown service";
        why: "Un compte, une formation et une date dépendent du service : sans lui, la personne n'est ni comptée ni servie. Son compte existant est laissé tel quel." /
             "An account, a training and a date depend on the service: without it, the person is neither counted nor served. Their existing account is left as it is.";
        fr: "« {found} » n'est pas un code {list} : la ligne reste de côté"; help: "Corrigez la cellule{near}, ou ajoutez une ligne à la liste des services";
        en: "“{found}” is not a code {list}: the row stays out"; help: "Correct the cell{near}, or add a row to the list of services";
        example: "Matricule | Nom | Prénom | Code UF | Métier\n0001 | LEFÈVRE | Anaïs | CARDO | Infirmière\n0002 | PETIT | Paul | NEURO | Infirmier\n0003 | ROCHE | Léa | CARDIO | Infirmière"
    }
    BadCell "I013" Warning { column: Tr, found: String, expected: Tr } {
        title: "Cellule illisible" / "Cell that cannot be read";
        fr: "{column} : « {found} » ne peut pas être lu, cette cellule est ignorée"; help: "Saisissez {expected}";
        en: "{column}: “{found}” cannot be read, this cell is ignored"; help: "Type {expected}";
        example: "Matricule | Nom | Prénom | Code UF | Métier | Courriel\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | anais.lefevre\n0002 | PETIT | Paul | NEURO | Infirmier |"
    }
    WrongKey "I014" Warning { column: Tr, found: String, expected: Tr } {
        title: "Clé de contrôle fausse" / "Wrong control key";
        why: "Une clé fausse trahit presque toujours une faute de frappe : mieux vaut rien qu'un numéro d'un autre." /
             "A wrong key nearly always betrays a typing slip: nothing is better than somebody else's number.";
        fr: "{column} : la clé de « {found} » est fausse, cette cellule est ignorée"; help: "Recopiez-le depuis l'original : {expected}";
        en: "{column}: the key of “{found}” is wrong, this cell is ignored"; help: "Copy it again from the original: {expected}";
        example: "Matricule | Nom | Prénom | Code UF | Métier | RPPS\n0001 | LEFÈVRE | Anaïs | CARDIO | Médecin | 10123456782\n0002 | PETIT | Paul | NEURO | Infirmier |"
    }
    NirRefused "I015" Error { column: Tr } {
        title: "Numéro de sécurité sociale refusé" / "Social-security number refused";
        why: "Le numéro de sécurité sociale est une donnée protégée, qui n'a pas sa place dans un annuaire. Il n'est affiché ni écrit nulle part." /
             "The social-security number is protected and has no place in a directory. It is shown and written nowhere.";
        fr: "{column} : un numéro de sécurité sociale ne peut pas servir d'identifiant, la ligne reste de côté"; help: "Remplacez-le par le matricule de l'export RH ; il n'est recopié nulle part";
        en: "{column}: a social-security number cannot serve as an identifier, the row stays out"; help: "Replace it by the staff id of the HR export; it is copied nowhere";
        example: "Matricule | Nom | Prénom | Code UF | Métier\n269054958815780 | LEFÈVRE | Anaïs | CARDIO | Infirmière\n0002 | PETIT | Paul | NEURO | Infirmier"
    }
    NirColumn "I016" Warning { found: String } {
        title: "Colonne de numéros de sécurité sociale" / "Column of social-security numbers";
        fr: "La colonne « {found} » tient des numéros de sécurité sociale : elle est ignorée en entier"; help: "Supprimez-la du classeur : elle n'est utile à rien ici";
        en: "Column “{found}” holds social-security numbers: it is ignored altogether"; help: "Delete it from the workbook: nothing here needs it";
        example: "Matricule | Nom | Prénom | Code UF | Métier | N° SS\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | 269054958815780\n0002 | PETIT | Paul | NEURO | Infirmier |"
    }
    ErrorCellRequired "I017" Error { column: Tr, found: String } {
        title: "Formule en erreur dans une cellule indispensable" / "Failed formula in a needed cell";
        fr: "{column} : la formule de cette cellule a échoué ({found}), la ligne reste de côté"; help: "Réparez la formule, ou saisissez la valeur";
        en: "{column}: the formula of this cell failed ({found}), the row stays out"; help: "Mend the formula, or type the value";
        example: "Matricule | Nom | Prénom | Code UF | Métier\n#N/A | LEFÈVRE | Anaïs | CARDIO | Infirmière\n0002 | PETIT | Paul | NEURO | Infirmier"
    }
    ErrorCell "I018" Warning { column: Tr, found: String } {
        title: "Formule en erreur" / "Failed formula";
        fr: "{column} : la formule de cette cellule a échoué ({found}), elle est ignorée"; help: "Réparez la formule, ou saisissez la valeur";
        en: "{column}: the formula of this cell failed ({found}), it is ignored"; help: "Mend the formula, or type the value";
        example: "Matricule | Nom | Prénom | Code UF | Métier | Courriel\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | #REF!\n0002 | PETIT | Paul | NEURO | Infirmier |"
    }
    Implausible "I019" Warning { column: Tr, found: String } {
        title: "Date invraisemblable" / "Implausible date";
        fr: "{column} : « {found} » n'est pas une date plausible, elle est ignorée"; help: "Vérifiez l'année";
        en: "{column}: “{found}” is not a plausible date, it is ignored"; help: "Check the year";
        example: "Matricule | Nom | Prénom | Code UF | Métier | Date d'arrivée\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | 12/03/1827\n0002 | PETIT | Paul | NEURO | Infirmier |"
    }
    AmbiguousJob "I021" Warning { found: String, readings: Vec<Tr> } {
        title: "Métier à préciser" / "Job to be made clear";
        why: "L'abréviation a plusieurs sens courants, et chacun donne d'autres droits et d'autres formations : Jalon demande plutôt que de choisir." /
             "The abbreviation has several usual meanings, and each gives other rights and trainings: Jalon asks rather than choose.";
        fr: "Métier « {found} » : {readings} ? La personne est comptée et servie"; help: "Écrivez le métier en toutes lettres, ou ajoutez une ligne « {found} » à la feuille Profils";
        en: "Job “{found}”: {readings}? The person is counted and served"; help: "Write the job in full, or add a row “{found}” to the Profiles sheet";
        example: "Matricule | Nom | Prénom | Code UF | Métier\n0001 | LEFÈVRE | Anaïs | CARDIO | AS\n0002 | PETIT | Paul | NEURO | Infirmier"
    }
    UnknownJob "I022" Warning { found: String, near: DidYouMean } {
        title: "Métier sans profil" / "Job without a profile";
        why: "Le profil donne les droits et les formations : sans lui, le compte est créé sans groupe, et la personne n'est pas convoquée." /
             "The profile gives rights and trainings: without it, the account is made without groups, and the person is not invited.";
        fr: "Métier « {found} » absent de la feuille Profils : la personne n'a ni profil ni formation"; help: "Corrigez le métier{near}, ou ajoutez une ligne à Profils";
        en: "Job “{found}” is not in the Profiles sheet: the person has neither profile nor training"; help: "Correct the job{near}, or add a row to Profiles";
        example: "Matricule | Nom | Prénom | Code UF | Métier\n0001 | LEFÈVRE | Anaïs | CARDIO | Astronaute\n0002 | PETIT | Paul | NEURO | Infirmier"
    }
    SpacesRemoved "I030" Info { column: Tr } {
        title: "Espaces en trop" / "Stray spaces";
        fr: "{column} : espaces en trop retirées"; help: "Rien à faire";
        en: "{column}: stray spaces removed"; help: "Nothing to do";
        example: "Code | Libellé | Capacité par jour\nCONF | Paramétrage   du DPI | 2\nFORM | Formation | 2"
    }
    NumberAsText "I031" Info { column: Tr, found: String } {
        title: "Nombre écrit comme du texte" / "Number written as text";
        fr: "{column} : nombre écrit comme du texte, lu comme un nombre"; help: "Rien à faire ; dans Excel : Convertir en nombre";
        en: "{column}: number written as text, read as a number"; help: "Nothing to do; in Excel: Convert to Number";
        shown_by: "a_number_as_text_is_read_and_said"
    }
    DateAsText "I032" Info { column: Tr, found: String } {
        title: "Date écrite comme du texte" / "Date written as text";
        fr: "{column} : date écrite comme du texte, lue comme une date"; help: "Rien à faire";
        en: "{column}: date written as text, read as a date"; help: "Nothing to do";
        example: "Matricule | Nom | Prénom | Code UF | Métier | Date d'arrivée\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | 12 mars 2020\n0002 | PETIT | Paul | NEURO | Infirmier |"
    }
    SpellingRead "I034" Info { column: Tr, found: String, read: String } {
        title: "Orthographe rapprochée" / "Spelling matched";
        fr: "{column} : « {found} » lu comme « {read} »"; help: "Rien à faire si c'est juste";
        en: "{column}: “{found}” read as “{read}”"; help: "Nothing to do if it is right";
        example: "Matricule | Nom | Prénom | Code UF | Métier\n0001 | LEFÈVRE | Anaïs | cardio | Infirmière\n0002 | PETIT | Paul | NEURO | Infirmier"
    }
    LostZeros "I035" Info { column: Tr, found: String, read: String } {
        title: "Zéros perdus" / "Lost zeros";
        fr: "{column} : zéros perdus, « {found} » lu comme « {read} »"; help: "Rien à faire ; mettez la colonne au format Texte pour ne plus les perdre";
        en: "{column}: zeros lost, “{found}” read as “{read}”"; help: "Nothing to do; format the column as Text so as not to lose them again";
        shown_by: "lost_zeros_are_mended_and_said"
    }
    AccentsMended "I036" Warning { column: Tr, found: String, read: String } {
        title: "Accents abîmés" / "Garbled accents";
        fr: "{column} : accents abîmés, « {found} » lu comme « {read} »"; help: "Vérifiez, puis exportez de nouveau en UTF-8 si c'est fréquent";
        en: "{column}: garbled accents, “{found}” read as “{read}”"; help: "Check, then export again in UTF-8 if there are many";
        example: "Matricule | Nom | Prénom | Code UF | Métier\n0001 | LEFEVRE | HÃ©lÃ¨ne | CARDIO | Infirmière\n0002 | PETIT | Paul | NEURO | Infirmier"
    }
    IdsDifferByZeros "I037" Warning { found: Code, expected: Code } {
        title: "Matricules aux zéros près" / "Staff ids that differ by zeros";
        fr: "Les matricules « {found} » et « {expected} » ne diffèrent que par des zéros : une ou deux personnes ?"; help: "Corrigez celui qui a perdu ses zéros ; les deux sont gardés";
        en: "Staff ids “{found}” and “{expected}” differ by zeros alone: one person or two?"; help: "Correct the one that lost its zeros; both are kept";
        example: "Matricule | Nom | Prénom | Code UF | Métier\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière\n01 | PETIT | Paul | NEURO | Infirmier"
    }
    MonthFirst "I038" Warning { column: Tr, found: String } {
        title: "Dates mois d'abord" / "Dates with the month first";
        fr: "{column} : toute la colonne est lue mois d'abord (mois/jour/année), puisque « {found} » ne se lit pas autrement"; help: "Vérifiez une date ; sinon réécrivez la colonne en jour/mois/année";
        en: "{column}: the whole column is read month first (month/day/year), since “{found}” reads in no other way"; help: "Check one date; else rewrite the column";
        shown_by: "a_column_of_month_first_dates_is_read_so_and_said"
    }
    DuplicateCode "I040" Error { column: Tr, found: Code } {
        title: "Code en double" / "Duplicate code";
        fr: "{column} « {found} » déjà pris plus haut : cette ligne reste de côté"; help: "Donnez un autre code, ou supprimez la ligne";
        en: "{column} “{found}” is taken above: this row stays out"; help: "Give another code, or delete the row";
        example: "Code | Libellé | Capacité par jour\nCONF | Paramétrage | 2\nFORM | Formation | 2\nCONF | Configuration | 3"
    }
    DuplicateRow "I041" Warning {} {
        title: "Ligne en double" / "Duplicate row";
        fr: "Ligne en double : la même personne au même poste est déjà plus haut"; help: "Supprimez l'une des deux ; elle n'a compté qu'une fois";
        en: "Duplicate row: the same person in the same post stands above"; help: "Delete one of them; it was counted once";
        example: "Matricule | Nom | Prénom | Code UF | Métier\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière\n0002 | PETIT | Paul | NEURO | Infirmier\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière"
    }
    TwoPeopleOneId "I042" Error { found: Code, other: String } {
        title: "Un matricule pour deux personnes" / "One staff id for two people";
        why: "La première personne lue garde le matricule ; l'autre n'est ni comptée ni servie, et son compte existant est laissé tel quel." /
             "The first person read keeps the staff id; the other is neither counted nor served, and their existing account is left as it is.";
        fr: "Le matricule {found} est déjà celui de {other} : cette ligne reste de côté"; help: "Corrigez le matricule de l'une des deux personnes";
        en: "Staff id {found} is already that of {other}: this row stays out"; help: "Correct the staff id of one of them";
        example: "Matricule | Nom | Prénom | Code UF | Métier\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière\n0002 | PETIT | Paul | NEURO | Infirmier\n0001 | BERNARD | Luc | NEURO | Infirmier"
    }
    DuplicateEmail "I043" Warning { found: String } {
        title: "Une adresse pour deux personnes" / "One address for two people";
        fr: "L'adresse {found} est déjà celle de quelqu'un d'autre"; help: "Corrigez l'une des deux ; aucune des deux personnes n'est laissée de côté";
        en: "Address {found} is already somebody else's"; help: "Correct one of them; neither person is left out";
        example: "Matricule | Nom | Prénom | Code UF | Métier | Courriel\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | a@valmont.example\n0002 | PETIT | Paul | NEURO | Infirmier | a@valmont.example"
    }
    DuplicateLogin "I044" Error { found: String } {
        title: "Identifiant en double dans l'annuaire" / "Duplicate login in the directory";
        fr: "L'identifiant {found} est déjà plus haut : cette ligne reste de côté"; help: "Un identifiant est unique : exportez de nouveau l'annuaire, ou corrigez la ligne";
        en: "Login {found} stands above: this row stays out"; help: "A login is unique: export the directory again, or correct the row";
        example: "Identifiant | Matricule | Nom affiché | État\nalefevre | 0001 | LEFÈVRE Anaïs | actif\nalefevre | 0002 | PETIT Paul | actif"
    }
    SamePersonTwoNames "I045" Warning { found: String, other: String } {
        title: "Peut-être une seule personne" / "Perhaps one person";
        why: "Une personne sous deux matricules recevrait deux comptes et deux convocations ; deux homonymes fusionnés, un seul. Jalon ne choisit pas." /
             "A person under two staff ids would get two accounts and two invitations; two namesakes merged, one. Jalon does not choose.";
        fr: "{found} et {other} sont peut-être une seule personne (nom de naissance, prénom)"; help: "Si oui, donnez-leur le même matricule ; rien n'a été fusionné";
        en: "{found} and {other} may be one person (birth name, first name)"; help: "If so, give them the same staff id; nothing was merged";
        example: "Matricule | Nom | Prénom | Nom de naissance | Code UF | Métier\n0001 | LEFÈVRE | Anaïs | | CARDIO | Infirmière\n0002 | PETIT | Paul | | NEURO | Infirmier\n0003 | DURAND | Anaïs | LEFÈVRE | NEURO | Infirmière"
    }
    UnknownPerson "I050" Warning { column: Tr, found: String } {
        title: "Personne inconnue" / "Unknown person";
        fr: "{column} : « {found} » n'est pas dans la liste des utilisateurs"; help: "Corrigez le matricule, ou ajoutez la personne ; la cellule est ignorée";
        en: "{column}: “{found}” is not in the users' list"; help: "Correct the staff id, or add the person; the cell is ignored";
        example: "Matricule | Nom | Prénom | Code UF | Métier | Responsable\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | 0999\n0002 | PETIT | Paul | NEURO | Infirmier |"
    }
    UnknownPersonRow "I051" Error { column: Tr, found: String } {
        title: "Personne inconnue, ligne de côté" / "Unknown person, row left out";
        fr: "{column} : « {found} » n'est pas dans la liste des utilisateurs, la ligne reste de côté"; help: "Corrigez le matricule, ou ajoutez la personne";
        en: "{column}: “{found}” is not in the users' list, the row stays out"; help: "Correct the staff id, or add the person";
        example: "Matricule | Du | Au\n0999 | 2027-03-01 | 2027-03-05"
    }
    UnknownReference "I052" Warning { column: Tr, found: Code, near: DidYouMean } {
        title: "Référence inconnue" / "Unknown reference";
        fr: "{column} : « {found} » n'existe pas, la cellule est ignorée"; help: "Corrigez la cellule{near}, ou ajoutez la ligne qui manque";
        en: "{column}: “{found}” does not exist, the cell is ignored"; help: "Correct the cell{near}, or add the row that is missing";
        example: "Code | Libellé | Durée de base (j) | Équipe | Prédécesseurs | Jalon\nPREP | Préparation | 2 | CONF | |\nBASC | Bascule | 1 | CONFF | PREP | oui"
    }
    UnknownReferenceRow "I053" Error { column: Tr, found: Code, near: DidYouMean } {
        title: "Référence inconnue, ligne de côté" / "Unknown reference, row left out";
        fr: "{column} : « {found} » n'existe pas, la ligne reste de côté"; help: "Corrigez la cellule{near}, ou ajoutez la ligne qui manque";
        en: "{column}: “{found}” does not exist, the row stays out"; help: "Correct the cell{near}, or add the row that is missing";
        example: "Code UF | Opération | Statut\nCARDO | BASC | à faire"
    }
    UnknownPredecessor "I054" Error { found: Code, near: DidYouMean } {
        title: "Prédécesseur inconnu" / "Unknown predecessor";
        fr: "Prédécesseur « {found} » inconnu : ce lien n'est pas suivi"; help: "Corrigez le code{near}, ou ajoutez l'opération";
        en: "Predecessor “{found}” is unknown: this link is not followed"; help: "Correct the code{near}, or add the operation";
        example: "Code | Libellé | Durée de base (j) | Prédécesseurs | Jalon\nPREP | Préparation | 1 | |\nBASC | Bascule | 1 | PREPA | oui"
    }
    PredecessorLoop "I055" Error { found: Vec<Code> } {
        title: "Prédécesseurs en boucle" / "Predecessors in a loop";
        why: "Chaque opération de la boucle attend une autre : aucune ne pourrait commencer. L'un des liens n'est pas suivi." /
             "Each operation of the loop waits for another: none could begin. One of the links is not followed.";
        fr: "Les prédécesseurs tournent en rond : {found}"; help: "Retirez l'un de ces liens ; le dernier n'a pas été suivi";
        en: "Predecessors form a loop: {found}"; help: "Remove one of these links; the last one was not followed";
        example: "Code | Libellé | Durée de base (j) | Prédécesseurs | Jalon\nPREP | Préparation | 1 | BASC |\nBASC | Bascule | 1 | PREP | oui"
    }
    NoGoLive "I056" Error {} {
        title: "Pas d'opération de démarrage" / "No go-live operation";
        fr: "Aucune opération n'est le démarrage (colonne Jalon)"; help: "Écrivez « oui » dans la colonne Jalon de l'opération de bascule";
        en: "No operation is the go-live (Milestone column)"; help: "Write “yes” in the Milestone column of the go-live operation";
        example: "Code | Libellé | Durée de base (j) | Jalon\nPREP | Préparation | 1 |\nBASC | Pose des postes | 1 |"
    }
    GoLiveGuessed "I057" Warning { found: Code } {
        title: "Démarrage deviné" / "Go-live guessed";
        fr: "Aucune opération n'est marquée comme démarrage : {found} a été prise"; help: "Écrivez « oui » dans la colonne Jalon de l'opération de bascule";
        en: "No operation is marked as the go-live: {found} was taken"; help: "Write “yes” in the Milestone column of the go-live operation";
        example: "Code | Libellé | Durée de base (j) | Jalon\nPREP | Préparation | 1 |\nBASC | Bascule | 1 |"
    }
    DatesReversed "I060" Warning { from: Day, to: Day, column: Tr } {
        title: "Dates inversées" / "Dates reversed";
        fr: "Dates inversées : du {from} au {to} ; {column} est ignorée"; help: "Échangez ou corrigez les deux dates";
        en: "Dates are reversed: from {from} to {to}; {column} is ignored"; help: "Exchange or correct both dates";
        example: "Matricule | Nom | Prénom | Code UF | Métier | Date d'arrivée | Date de départ\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | 2026-05-01 | 2025-05-01\n0002 | PETIT | Paul | NEURO | Infirmier | |"
    }
    RangeReversed "I061" Error { from: Day, to: Day } {
        title: "Période inversée" / "Reversed period";
        fr: "Période inversée, du {from} au {to} : la ligne reste de côté"; help: "Échangez ou corrigez les deux dates";
        en: "Reversed range, from {from} to {to}: the row stays out"; help: "Exchange or correct both dates";
        example: "Du | Au | Nature\n2027-03-05 | 2027-03-01 | fermé"
    }
    FutureActual "I062" Warning { column: Tr, found: Day, today: Day } {
        title: "Date réelle dans le futur" / "Actual date in the future";
        fr: "{column} : le {found} est dans le futur (aujourd'hui : {today}), la cellule est ignorée"; help: "Une date réelle est passée ; pour l'avenir, utilisez « Date imposée »";
        en: "{column}: {found} is in the future (today: {today}), the cell is ignored"; help: "An actual date is past; for the future, use “Imposed date”";
        example: "Code UF | Opération | Statut | Début réel\nCARDIO | BASC | en cours | 2029-01-01"
    }
    MinOverMax "I063" Warning { min: f64, max: f64 } {
        title: "Minimum au-dessus du maximum" / "Minimum above the maximum";
        fr: "Le minimum ({min}) dépasse le maximum ({max}) : le maximum est ignoré"; help: "Corrigez l'un des deux";
        en: "The minimum ({min}) is above the maximum ({max}): the maximum is ignored"; help: "Correct one of them";
        example: "Code | Libellé | Durée de base (j) | Durée mini (j) | Durée maxi (j) | Jalon\nPREP | Préparation | 2 | | |\nBASC | Bascule | 1 | 3 | 2 | oui"
    }
    ZeroCapacity "I064" Warning { column: Tr } {
        title: "Capacité nulle" / "No capacity";
        fr: "{column} : 0 ne permet à rien d'avancer"; help: "Saisissez au moins 1, ou supprimez la ligne";
        en: "{column}: with 0 nothing can go forward"; help: "Type at least 1, or delete the row";
        example: "Code | Libellé | Capacité par jour\nCONF | Paramétrage | 0\nFORM | Formation | 2"
    }
    NegativeDuration "I065" Error { column: Tr, found: String } {
        title: "Durée négative" / "Negative duration";
        fr: "{column} : « {found} » est négatif, la ligne reste de côté"; help: "Saisissez une durée en jours, 0 ou plus";
        en: "{column}: “{found}” is negative, the row stays out"; help: "Type a duration in days, 0 or more";
        shown_by: "a_negative_duration_is_refused"
    }
    UnknownSetting "I070" Warning { found: String, near: DidYouMean } {
        title: "Paramètre inconnu" / "Unknown setting";
        fr: "Paramètre « {found} » inconnu"; help: "Corrigez son nom{near} ; la liste est dans docs/parametres.md";
        en: "Setting “{found}” is unknown"; help: "Correct its name{near}; the list is in docs/settings.md";
        example: "Paramètre | Valeur\ntaille des vaguelettes | 3"
    }
    BadSetting "I071" Warning { setting: String, found: String, expected: Tr } {
        title: "Valeur de paramètre refusée" / "Setting's value refused";
        fr: "Paramètre « {setting} » : « {found} » ne convient pas, la valeur par défaut reste"; help: "Saisissez {expected}, dans les bornes données par docs/parametres.md";
        en: "Setting “{setting}”: “{found}” does not fit, the default holds"; help: "Type {expected}, within the bounds given in docs/settings.md";
        example: "Paramètre | Valeur\ntaille de vague | beaucoup"
    }
    SettingOfSite "I072" Warning { setting: String, found: Code } {
        title: "Paramètre d'un seul site" / "Setting of one site";
        fr: "Paramètre « {setting} » du seul site {found} : pas encore suivi par cette version, la valeur générale reste"; help: "Mettez la valeur pour tout l'hôpital, sans site";
        en: "Setting “{setting}” of site {found} alone: not followed by this version yet, the general value holds"; help: "Give the value for the whole hospital, without a site";
        example: "Paramètre | Valeur | Site\ntaille de vague | 3 | NORD"
    }
    BadLetter "I080" Warning { found: String } {
        title: "Lettre inconnue dans le RACI" / "Unknown letter in the RACI";
        fr: "« {found} » : seules les lettres R, A, C, I sont lues"; help: "Écrivez une ou plusieurs de ces lettres, par exemple R/A";
        en: "“{found}”: only the letters R, A, C, I are read"; help: "Write one or several of these letters, for instance R/A";
        example: "Code | CP | CADRE | CONFIG\nPREP | R/A | Z | C\nBASC | A | C | R"
    }
    NoAccountable "I081" Warning { operation: Code, letter: String } {
        title: "Personne ne répond de l'opération" / "Nobody answers for the operation";
        fr: "{operation} : personne n'en répond (aucun {letter})"; help: "Mettez un {letter} à l'acteur qui en répond";
        en: "{operation}: nobody answers for it (no {letter})"; help: "Give an {letter} to the actor who answers for it";
        example: "Code | CP | CADRE | CONFIG\nPREP | R | I | C\nBASC | A | C | R"
    }
    TwoAccountable "I082" Warning { operation: Code, letter: String, found: Vec<Code> } {
        title: "Plusieurs répondent de l'opération" / "Several answer for the operation";
        fr: "{operation} : plusieurs {letter} ({found}), un seul répond d'une opération"; help: "Gardez un seul {letter} ; le premier est retenu";
        en: "{operation}: several {letter} ({found}), one alone answers for an operation"; help: "Keep one {letter}; the first one holds";
        example: "Code | CP | CADRE | CONFIG\nPREP | R/A | A | C\nBASC | A | C | R"
    }
    NoResponsible "I083" Warning { operation: Code, letter: String } {
        title: "Personne ne réalise l'opération" / "Nobody carries out the operation";
        fr: "{operation} : personne ne la réalise (aucun {letter})"; help: "Mettez un {letter} à au moins un acteur";
        en: "{operation}: nobody does it (no {letter})"; help: "Give an {letter} to at least one actor";
        example: "Code | CP | CADRE | CONFIG\nPREP | A | I | C\nBASC | A | C | R"
    }
    UnknownActor "I084" Warning { found: Code, near: DidYouMean } {
        title: "Acteur du RACI inconnu" / "Unknown actor of the RACI";
        fr: "Acteur « {found} » du RACI inconnu"; help: "Corrigez l'en-tête{near}, ou ajoutez l'acteur à la feuille Acteurs";
        en: "Actor “{found}” of the RACI is unknown"; help: "Correct the header{near}, or add the actor to the Actors sheet";
        example: "Code | CP | CADRE | MARTIENS\nPREP | R/A | I | C\nBASC | A | C | R"
    }
    OperationWithoutRaci "I085" Warning { found: Code } {
        title: "Opération sans ligne de RACI" / "Operation without a RACI row";
        fr: "L'opération {found} n'a pas de ligne dans le RACI"; help: "Ajoutez-la : une lettre A et au moins une lettre R";
        en: "Operation {found} has no row in the RACI"; help: "Add one: a letter A and at least one letter R";
        example: "Code | CP | CADRE | CONFIG\nBASC | A | C | R"
    }
    UnusedActor "I110" Warning { found: Code } {
        title: "Acteur sans lettre" / "Actor without a letter";
        fr: "Acteur « {found} » : le RACI ne lui donne aucune lettre"; help: "Donnez-lui ses lettres dans le RACI, ou retirez-le";
        en: "Actor “{found}”: the RACI gives them no letter"; help: "Give them their letters in the RACI, or remove them";
        example: "Acteur | Qui\nCP | Paul Petit\nCOPIL | Direction"
    }
    LettersTwice "I111" Warning { operation: Code, actor: Code, found: String, kept: String } {
        title: "Deux lettres différentes" / "Two different letters";
        fr: "{operation}, {actor} : « {found} » ici, « {kept} » ailleurs dans le RACI ; « {kept} » est retenu"; help: "Mettez les mêmes lettres aux deux endroits, ou gardez une seule ligne";
        en: "{operation}, {actor}: “{found}” here, “{kept}” elsewhere in the RACI; “{kept}” holds"; help: "Put the same letters in both places, or keep one row";
        example: "Code | CP | CADRE | CONFIG\nPREP | R/A | I | C\nBASC | A | C | R\nPREP | R/A | C | C"
    }
    WhichPerson "I112" Warning { column: Tr, found: String, readings: Vec<String> } {
        title: "Plusieurs personnes possibles" / "Several people possible";
        fr: "{column} : « {found} » peut être {readings} ; rien n'est choisi"; help: "Écrivez le matricule de la personne, ou son nom et son prénom en entier";
        en: "{column}: “{found}” may be {readings}; none is chosen"; help: "Write the person's staff id, or their surname and first name in full";
        shown_by: "homonyms_of_a_duty_roster_are_asked_about"
    }
    UnknownShift "I113" Warning { found: String } {
        title: "Code de poste inconnu" / "Unknown shift code";
        fr: "Code « {found} » du planning de présence inconnu : ces jours ne sont pas comptés comme travaillés"; help: "Expliquez-le dans la légende du planning, par exemple « {found} = matin »";
        en: "Code “{found}” of the duty roster is unknown: these days are not counted as worked"; help: "Explain it in the roster's legend, for instance “{found} = morning”";
        shown_by: "a_shift_code_that_nothing_explains_is_said_once_with_its_places"
    }
    DutyTwice "I114" Warning { person: String, day: Day, found: String, kept: String } {
        title: "Deux plannings en désaccord" / "Two duty rosters disagree";
        fr: "{person}, le {day} : « {found} » ici, « {kept} » dans un autre planning ; « {kept} » est retenu"; help: "Corrigez l'un des deux plannings";
        en: "{person}, {day}: “{found}” here, “{kept}” in another roster; “{kept}” holds"; help: "Correct one of the two rosters";
        shown_by: "two_rosters_that_say_otherwise_are_shown_side_by_side"
    }
    MonthUnknown "I115" Warning {} {
        title: "Mois du planning inconnu" / "Month of the duty roster unknown";
        fr: "Planning de présence : les jours sont numérotés, mais rien ne dit de quel mois ; il n'est pas lu"; help: "Écrivez le mois et l'année au-dessus, par exemple « Mars 2027 », ou nommez ainsi l'onglet";
        en: "Duty roster: days are numbered, but nothing says of which month; it is not read"; help: "Write the month and the year above, for instance “March 2027”, or name the tab so";
        shown_by: "days_of_an_unknown_month_are_asked_about"
    }
    YearGuessed "I116" Info { found: String } {
        title: "Année du planning devinée" / "Year of the duty roster guessed";
        fr: "Planning de présence sans année : {found} est retenu, d'après les jours de la semaine et la date du jour"; help: "Écrivez l'année dans le titre ou dans le nom de l'onglet";
        en: "Duty roster without a year: {found} is taken, from the weekdays and today's date"; help: "Write the year in the title or in the tab's name";
        shown_by: "a_roster_without_a_year_is_read_by_its_weekdays"
    }
    ToldOtherwise "I117" Warning { column: Tr, whose: String, found: Told, kept: Told } {
        title: "Deux listes en désaccord" / "Two lists disagree";
        fr: "{whose}, {column} : « {found} » ici, « {kept} » ailleurs ; « {kept} », lu en premier, est retenu"; help: "Corrigez l'une des deux cellules ; l'autre est donnée avec celle-ci";
        en: "{whose}, {column}: “{found}” here, “{kept}” elsewhere; “{kept}”, read first, holds"; help: "Correct one of the two cells; the other is given with this one";
        example: "Matricule | Nom | Prénom | Code UF | Métier | Courriel\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | anais@valmont.example\n0002 | PETIT | Paul | NEURO | Infirmier |\n0001 | LEFÈVRE | Anaïs | NEURO | Infirmière | lefevre@valmont.example"
    }
    ToldInTwoLists "I118" Info {} {
        title: "Dit dans deux listes" / "Told in two lists";
        fr: "Déjà dans une autre liste, et les deux sont d'accord : comptée une seule fois"; help: "Rien à faire";
        en: "In another list already, and both agree: counted once"; help: "Nothing to do";
        shown_by: "the_same_row_in_two_files_is_no_fault"
    }
    OverFullTime "I119" Warning { whose: String, found: f64 } {
        title: "Plus d'un temps plein" / "More than full time";
        fr: "{whose} est dans deux services de deux listes à la fois, pour {found} temps plein en tout"; help: "Donnez la quotité ou les dates de chaque poste, ou retirez la personne d'une liste ; les deux postes sont gardés";
        en: "{whose} is in two services of two lists at once, for {found} full time in all"; help: "Give the share or the dates of each post, or take the person out of one list; both posts are kept";
        shown_by: "full_time_in_two_places_is_asked_about"
    }
    MissingFromList "I120" Warning { whose: String, service: Code } {
        title: "Absent d'une des deux listes" / "Missing from one of two lists";
        fr: "{whose} est dans cette liste de {service}, mais pas dans l'autre"; help: "Ajoutez la personne à l'autre liste, ou retirez-la de celle-ci ; elle est comptée";
        en: "{whose} is in this list of {service}, but not in the other"; help: "Add the person to the other list, or take them out of this one; they are counted";
        shown_by: "people_of_one_list_missing_from_another_are_said"
    }
    DuplicateRpps "I121" Warning { found: String, other: String } {
        title: "Un RPPS pour deux matricules" / "One RPPS for two staff ids";
        fr: "Le RPPS {found} est aussi celui de {other} : une personne, deux matricules ?"; help: "Donnez-leur le même matricule si c'est une seule personne, sinon corrigez l'un des deux numéros ; rien n'a été fusionné";
        en: "RPPS {found} is also that of {other}: one person, two staff ids?"; help: "Give them the same staff id if they are one person, else correct one of the numbers; nothing was merged";
        example: "Matricule | Nom | Prénom | Code UF | Métier | RPPS\n0001 | LEFÈVRE | Anaïs | CARDIO | Médecin | 10887523164\n0002 | LEFEVRE-ROY | Anaïs | NEURO | Médecin | 10887523164"
    }
    HiddenRows "I090" Info { found: usize } {
        title: "Lignes masquées ou filtrées" / "Hidden or filtered rows";
        why: "Un filtre oublié cache souvent des personnes : elles sont comptées, car rien ne dit qu'elles sont parties." /
             "A forgotten filter often hides people: they are counted, since nothing says that they left.";
        fr: "Lignes masquées ou filtrées, lues aussi : {found}"; help: "Supprimez celles qui ne doivent pas compter";
        en: "Hidden or filtered rows, read as well: {found}"; help: "Delete those that must not count";
        shown_by: "hidden_rows_are_read_and_said"
    }
    ToldByCells "I141" Info { found: String, read: Tr, what: Tr } {
        title: "Colonne reconnue à son contenu" / "Column told by its cells";
        fr: "{read} ← « {found} », d'après son contenu ({what})"; help: "Rien à faire si c'est juste ; sinon nommez la colonne, ou fixez-la dans une feuille Colonnes";
        en: "{read} ← “{found}”, from what it holds ({what})"; help: "Nothing to do if it is right; else name the column, or settle it in a Columns sheet";
        example: "N° | Nom | Prénom | Code UF | Métier\n00123 | LEFÈVRE | Anaïs | CARDIO | Infirmière\n00456 | PETIT | Paul | NEURO | Infirmier\n00512 | ROCHE | Léa | NEURO | Infirmière"
    }
    AmbiguousDay "I142" Warning { column: Tr } {
        title: "Jour ou mois d'abord" / "Day or month first";
        fr: "{column} : jour ou mois d'abord ? La colonne a des deux, et cette date-ci se lit des deux façons : lue le jour d'abord"; help: "Saisissez une vraie date, ou le mois en lettres";
        en: "{column}: day or month first? The column has both, and this date reads both ways: read day first"; help: "Type a real date, or the month in letters";
        shown_by: "dates_that_read_both_ways_are_asked_about_where_both_habits_are"
    }
    TwoColumns "I143" Warning { found: String, other: String, read: Tr } {
        title: "Deux colonnes possibles" / "Two columns possible";
        fr: "{read} : « {found} » ou « {other} » ? La première a été lue"; help: "Ajoutez à une feuille Colonnes la ligne : En-tête « {other} », Champ « ignorer » ; ou, si c'est l'autre qui compte : En-tête « {found} », Champ « ignorer »";
        en: "{read}: “{found}” or “{other}”? The first one was read"; help: "Add to a Columns sheet the row: Header “{other}”, Field “ignore”; or, if the other one counts: Header “{found}”, Field “ignore”";
        example: "Matricule | Nom | Prénom | Code UF | Métier | Date d'entrée | Début contrat\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | 2010-03-01 | 2024-03-01\n0002 | PETIT | Paul | NEURO | Infirmier | 2011-03-01 | 2023-03-01"
    }
    NamesTogether "I144" Info { found: String, first: Tr } {
        title: "Nom et prénom ensemble" / "Surname and first name together";
        fr: "« {found} » contient nom et prénom ensemble : séparés ({first} compris)"; help: "Rien à faire si c'est juste ; deux colonnes sont plus sûres";
        en: "“{found}” holds surname and first name together: parted ({first} included)"; help: "Nothing to do if it is right; two columns are safer";
        example: "Matricule | Nom et prénom | Code UF | Métier\n0001 | LEFÈVRE Anaïs | CARDIO | Infirmière\n0002 | PETIT Paul | NEURO | Infirmier"
    }
    ExchangedDay "I145" Warning { column: Tr } {
        title: "Jour et mois échangés" / "Day and month exchanged";
        fr: "{column} : jour et mois peut-être échangés ; dans cette colonne les dates au-delà du 12 sont restées du texte, signe d'un import à l'américaine"; help: "Comparez avec la source ; réimportez la colonne en « Date JMA » si c'est le cas. La date est lue telle quelle";
        en: "{column}: day and month may be exchanged; in this column dates beyond the 12th remained text, a sign of an American import"; help: "Compare with the source; import the column again as “Date DMY” if so. The date is read as it stands";
        shown_by: "dates_exchanged_by_an_import_are_asked_about"
    }
    UnfitColumn "I146" Info { found: String, read: Tr } {
        title: "Colonne au contenu inattendu" / "Column with unexpected cells";
        fr: "Colonne « {found} » : presque aucune cellule ne se lit comme {read}, elle est laissée de côté"; help: "Rien à faire si elle dit autre chose ; sinon corrigez ses cellules";
        en: "Column “{found}”: hardly any cell reads as {read}, it is left aside"; help: "Nothing to do if it says something else; else mend its cells";
        example: "Matricule | Nom | Prénom | Code UF | Métier | Horaire\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière | 37H30\n0002 | PETIT | Paul | NEURO | Infirmier | 35H\n0003 | ROCHE | Léa | NEURO | Infirmière | 37H30\n0004 | DURAND | Luc | CARDIO | Infirmier | 40H"
    }
    Repeated "I147" Info {} {
        title: "Signe de répétition" / "Ditto mark";
        fr: "Signe de répétition : lu comme la cellule du dessus"; help: "Rien à faire si la ligne du dessus est la bonne ; un tri déplacerait les signes : recopier la valeur est plus sûr";
        en: "Mark of repetition: read as the cell above"; help: "Nothing to do if the row above is the right one; sorting would move the marks: a copied value is safer";
        example: "Matricule | Nom | Prénom | Code UF | Métier\n0001 | LEFÈVRE | Anaïs | CARDIO | Infirmière\n0002 | PETIT | Paul | NEURO | idem"
    }
    StruckRow "I140" Warning {} {
        title: "Ligne barrée" / "Struck-through row";
        why: "Une ligne barrée peut être une personne partie, ou un oubli : elle est comptée tant que vous ne l'avez pas supprimée." /
             "A struck-through row may be somebody who left, or an oversight: it is counted until you delete it.";
        fr: "Ligne barrée : lue quand même, faut-il en tenir compte ?"; help: "Supprimez la ligne si elle ne compte plus, sinon ôtez le barré (Format de cellule, Police)";
        en: "Struck-through row: read all the same, must it count?"; help: "Delete the row if it no longer counts, else remove the strikethrough (Format Cells, Font)";
        shown_by: "struck_rows_are_asked_about_and_read"
    }
    TotalRow "I092" Info { found: String } {
        title: "Ligne de total ou de note" / "Row of a total or a note";
        fr: "Ligne « {found} » prise pour un total ou une note : pas lue comme une donnée"; help: "Rien à faire";
        en: "Row “{found}” taken for a total or a note: not read as data"; help: "Nothing to do";
        example: "Code | Libellé | Capacité par jour\nCONF | Paramétrage | 2\nFORM | Formation | 2\nTOTAL | | 4"
    }
    AmbiguousTable "I093" Warning { found: Tr, other: Tr } {
        title: "Table qui se lit de deux façons" / "Table that reads in two ways";
        fr: "Table lue comme {found}, mais elle ressemble autant à {other}"; help: "Renommez l'onglet d'après ce qu'elle est";
        en: "Table read as {found}, but it looks as much like {other}"; help: "Rename the tab after what it is";
        shown_by: "a_table_of_two_likely_kinds_is_asked_about"
    }
    EmptyService "I095" Warning { found: Code } {
        title: "Service sans personne" / "Service without anybody";
        fr: "Le service {found} n'a ni utilisateur ni effectif"; help: "Ajoutez ses personnes, ou son effectif dans la feuille Services";
        en: "Service {found} has neither users nor head count"; help: "Add its people, or its head count in the Services sheet";
        example: "Code UF | Libellé | Pilote\nCARDIO | Cardiologie | oui\nNEURO | Neurologie |\nVIDE | Service sans personne |"
    }
    ReferenceCycle "I096" Info {} {
        title: "Cycle d'exemple utilisé" / "Example cycle used";
        fr: "Pas de feuille Opérations : le cycle d'exemple livré avec Jalon est utilisé, ses durées sont des exemples"; help: "Copiez-le avec « jalon init », puis mettez vos durées";
        en: "No Operations sheet: the example cycle that comes with Jalon is used, its durations are examples"; help: "Copy it with “jalon init”, then put your durations";
        shown_by: "users_and_services_are_enough"
    }
    BadPattern "I097" Warning { found: String, reason: String } {
        title: "Expression illisible" / "Pattern that cannot be read";
        fr: "L'expression « {found} » ne peut pas être lue : {reason}"; help: "Corrigez-la, ou écrivez le métier en toutes lettres";
        en: "Expression “{found}” cannot be read: {reason}"; help: "Correct it, or write the job in full";
        example: "Métier | Profil applicatif\nInfirmière | SOINS\nInfirmier | SOINS\n/(/ | AUTRE"
    }
    WindowReversed "I098" Warning { from: Day, to: Day } {
        title: "Fenêtre de démarrage inversée" / "Go-live window reversed";
        fr: "« Au plus tôt » ({from}) est après « Au plus tard » ({to}) : « Au plus tard » est ignoré"; help: "Échangez ou corrigez les deux dates";
        en: "“Not before” ({from}) is after “Not after” ({to}): “Not after” is ignored"; help: "Exchange or correct both dates";
        example: "Code UF | Libellé | Pilote | Au plus tôt | Au plus tard\nCARDIO | Cardiologie | oui | 2028-05-01 | 2027-05-01\nNEURO | Neurologie | | |"
    }
    WaitsForAnother "I100" Info { column: Tr, found: Code } {
        title: "Ligne qui attend une autre" / "Row that waits for another";
        fr: "{column} : la ligne de « {found} » est restée de côté, celle-ci attend avec elle"; help: "Corrigez d'abord la ligne de « {found} »";
        en: "{column}: the row of “{found}” stayed out, this one waits with it"; help: "Mend the row of “{found}” first";
        shown_by: "a_row_that_hangs_on_one_left_out_waits_with_it"
    }
    NoServiceList "I101" Error { column: Tr } {
        title: "Pas de liste des services" / "No list of services";
        fr: "{column} : sans feuille Services, cette ligne ne peut pas être rattachée"; help: "Ajoutez la feuille Services, ou réparez le classeur qui la contient";
        en: "{column}: without a Services sheet, this row belongs nowhere"; help: "Add the Services sheet, or mend the workbook that holds it";
        shown_by: "without_services_people_wait_as_one_fault"
    }
    FromThePassport "I102" Warning { person: String, found: String } {
        title: "Remarque d'un cadre" / "Remark of a ward manager";
        fr: "Le cadre signale pour {person} : « {found} »"; help: "Corrigez la source (export RH, Absences), puis videz la cellule du passeport";
        en: "The ward manager reports for {person}: “{found}”"; help: "Correct the source (HR export, Absences), then empty the passport's cell";
        shown_by: "what_a_ward_manager_types_in_a_passport_is_heard"
    }
    SelfReference "I099" Warning { column: Tr, found: Code } {
        title: "Cellule qui se désigne elle-même" / "Cell that refers to itself";
        fr: "{column} : « {found} » se désigne lui-même, la cellule est ignorée"; help: "Effacez la cellule, ou corrigez le code";
        en: "{column}: “{found}” names itself, the cell is ignored"; help: "Clear the cell, or correct the code";
        example: "Code UF | Libellé | Pilote | Après\nCARDIO | Cardiologie | oui | CARDIO\nNEURO | Neurologie | |"
    }
    NothingTyped "I150" Warning { sheet: Tr } {
        title: "Liste sans aucune ligne" / "List without any row";
        why: "Sans service ni personne, il n'y a rien à planifier, et aucun compte à créer." /
             "Without services or people, there is nothing to plan, and no account to make.";
        fr: "Feuille {sheet} : aucune ligne n'est remplie"; help: "Remplissez-la dans Excel, enregistrez, puis relancez la même commande";
        en: "{sheet} sheet: no row is filled in"; help: "Fill it in with Excel, save, then run the same command again";
        shown_by: "empty_workbooks_are_said_to_be_filled_in_first"
    }
    FutureAttendance "I151" Warning { found: Day, today: Day } {
        title: "Présent à une séance à venir" / "Present at a session to come";
        why: "Une présence ouvre le compte de la personne : elle ne compte pas avant la séance." /
             "A presence opens the person's account: it does not count before the session.";
        fr: "Présent le {found}, qui est dans le futur (aujourd'hui : {today}) : pas compté comme formé"; help: "Corrigez la date ou la présence ; si la séance a eu lieu, mettez à jour « date du jour » dans Paramètres, ou donnez --today";
        en: "Present on {found}, which is in the future (today: {today}): not counted as trained"; help: "Correct the date or the attendance; if the session was held, update “today” in Settings, or give --today";
        shown_by: "somebody_present_at_a_session_to_come_is_said_and_not_counted"
    }
    NirCell "I152" Warning { column: Tr } {
        title: "Numéro de sécurité sociale ignoré" / "Social-security number ignored";
        why: "Le numéro de sécurité sociale est une donnée protégée : il n'est affiché ni écrit nulle part." /
             "The social-security number is protected: it is shown and written nowhere.";
        fr: "{column} : un numéro de sécurité sociale n'a pas sa place ici, cette cellule est ignorée"; help: "Effacez-le, ou remplacez-le par ce qu'attend la colonne";
        en: "{column}: a social-security number has no place here, this cell is ignored"; help: "Delete it, or replace it by what the column expects";
        example: "Matricule | Nom | Prénom | Code UF | Métier | RPPS\n0001 | LEFÈVRE | Anaïs | CARDIO | Médecin | 269054958815780\n0002 | PETIT | Paul | NEURO | Infirmier |"
    }
    NamesAsCodes "I153" Info {} {
        title: "Opérations sans code" / "Operations without codes";
        why: "Un code court tient mieux dans un planning, et ne change pas quand on reformule le nom." /
             "A short code fits better in a plan, and does not change when the name is reworded.";
        fr: "Pas de colonne Code : le nom de chaque opération lui sert de code"; help: "Ajoutez une colonne Code si vous voulez des codes courts";
        en: "No Code column: the name of each operation serves as its code"; help: "Add a Code column if you want short codes";
        example: "Tâche | Durée (jours) | Prédécesseurs | Jalon\nPREP | 3 | | \nBASC | 1 | PREP | oui"
    }
    RosterOfNobody "I154" Error { found: usize } {
        title: "Planning de présence sans nom" / "Duty roster without names";
        why: "Sans savoir de qui sont ces jours, ils ne peuvent servir ni aux séances ni à la présence en service." /
             "Without knowing whose days they are, they serve neither sessions nor ward cover.";
        fr: "Planning de présence : rien ne dit de qui sont les lignes remplies ({found})"; help: "Mettez le matricule, ou le nom et le prénom, avant les jours";
        en: "Duty roster: nothing says whose the filled lines are ({found})"; help: "Put the staff id, or the surname and first name, before the days";
        shown_by: "a_roster_without_a_name_is_said"
    }
    NoOperationList "I155" Error {} {
        title: "RACI sans liste des opérations" / "RACI without a list of operations";
        fr: "RACI : sans feuille Opérations, cette ligne ne peut pas être rattachée"; help: "Ajoutez la feuille Opérations : le code, le libellé et la durée de chacune";
        en: "RACI: without an Operations sheet, this row belongs nowhere"; help: "Add the Operations sheet: the code, the name and the duration of each";
        shown_by: "without_operations_a_raci_waits_as_one_fault"
    }
    NoUserList "I156" Error { column: Tr } {
        title: "Pas de liste des utilisateurs" / "No list of users";
        fr: "{column} : sans feuille Utilisateurs, cette ligne ne peut être rattachée à personne"; help: "Ajoutez la feuille Utilisateurs, ou réparez le classeur qui la contient";
        en: "{column}: without a Users sheet, this row is nobody's"; help: "Add the Users sheet, or mend the workbook that holds it";
        shown_by: "without_users_a_roster_waits_as_one_fault"
    }
    UnknownColumns "I157" Info { found: usize, list: String } {
        title: "Colonnes non utilisées" / "Columns not used";
        why: "Les colonnes restent dans votre classeur ; Jalon ne s'en sert pas." /
             "The columns stay in your workbook; Jalon does not use them.";
        fr: "{found} colonnes non utilisées, gardées de côté : {list}"; help: "Si l'une compte, dites comment la lire dans une feuille Colonnes";
        en: "{found} columns are not used, kept aside: {list}"; help: "If one matters, say how to read it in a Columns sheet";
        example: "Code UF | Libellé | Pilote | Étage | Aile | Porte | Surface | Peinture\nCARDIO | Cardiologie | oui | 3 | B | 12 | 300 | bleue\nNEURO | Neurologie | | 2 | A | 7 | 250 | verte"
    }
}
