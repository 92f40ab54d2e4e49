//! What `explain` and the page of messages say around a code.

use crate::text::Tr;

pub const EXAMPLE: Tr = Tr::new("Exemple, dans une feuille", "Example, in a sheet");
pub const SHOWN: Tr = Tr::new("Ce que Jalon affiche", "What Jalon shows");
/// Where facts are samples: the message as it may read.
pub const SUCH_AS: Tr = Tr::new("Par exemple", "For instance");
pub const REASON: Tr = Tr::new("Raison d'une date, d'une place ou d'un compte", "Reason of a date, a seat or an account");

/// A cause is no fault.
pub const CAUSE: Tr = Tr::new(
    "Une raison et non une faute : elle est affichée à côté de la date, de la place ou du compte qu'elle explique.",
    "A reason and no fault: it is shown beside the date, the seat or the account that it explains.",
);
/// Why OUT was left as it was.
pub const UNCHANGED: Tr =
    Tr::new("Rien n'a été écrit : le dossier de résultats est tel qu'avant.", "Nothing was written: the results folder is as before.");

/// What an error, a warning and a note mean for what is at fault (PRODUCT §3).
pub const ERROR: Tr = Tr::new(
    "Ce qui est en faute ne peut pas servir et reste de côté ; tout le reste est traité, et la commande se termine avec le code 2.",
    "What is at fault cannot be used and stays out; all the rest is treated, and the command ends with code 2.",
);
pub const FILE_ERROR: Tr = Tr::new(
    "Ce qui est en faute ne peut pas être lu ; tout le reste l'est, et la commande se termine avec le code 2 (4 s'il n'y a rien d'autre à lire).",
    "What is at fault cannot be read; all the rest is, and the command ends with code 2 (4 if there is nothing else to read).",
);
pub const WARNING: Tr = Tr::new(
    "Une personne doit regarder : rien n'est perdu, le reste est traité, et la commande se termine normalement (code 1 avec --strict).",
    "A person must look: nothing is lost, the rest is treated, and the command ends normally (code 1 with --strict).",
);
pub const INFO: Tr = Tr::new(
    "Rien d'obligatoire : Jalon dit ce qu'il a compris, réparé ou fait de lui-même.",
    "Nothing is required: Jalon says what it understood, mended or did by itself.",
);
