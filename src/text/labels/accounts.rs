//! Wordings of the accounts' ledger and letters.

use crate::text::Tr;

pub const LEDGER: Tr = Tr::new("Comptes", "Accounts");
pub const LEDGER_TITLE: Tr = Tr::new("Comptes : ce qui est à faire, et pourquoi", "Accounts: what is to be done, and why");
pub const LEDGER_NOTE: Tr = Tr::new(
    "Après avoir chargé un fichier, saisissez la date dans « Chargé le » : la ligne n'est plus redonnée. Un export plus récent de l'annuaire fait de même.",
    "After loading a file, type the date in “Loaded on”: the line is not given again. A newer export of the directory does the same.",
);
pub const LICENCES: Tr = Tr::new("Licences", "Licences");
pub const KIND: Tr = Tr::new("Licence", "Licence");
pub const NEEDED: Tr = Tr::new("Nécessaires", "Needed");
pub const OWNED: Tr = Tr::new("Possédées", "Owned");

pub const STAFF_ID: Tr = Tr::new("Matricule", "Staff ID");
pub const LAST: Tr = Tr::new("Nom", "Surname");
pub const FIRST: Tr = Tr::new("Prénom", "First name");
pub const LOGIN: Tr = Tr::new("Identifiant", "Login");
pub const EMAIL: Tr = Tr::new("Courriel", "E-mail");
pub const SERVICE: Tr = Tr::new("Service", "Service");
pub const PROFILE: Tr = Tr::new("Profil", "Profile");
pub const GROUPS: Tr = Tr::new("Groupes", "Groups");
pub const ACTION: Tr = Tr::new("Action", "Action");
pub const ALSO: Tr = Tr::new("Puis", "Then");
pub const WHY: Tr = Tr::new("Pourquoi", "Why");
pub const OPENS: Tr = Tr::new("Ouverture prévue", "Opens on");
pub const EXPIRES: Tr = Tr::new("Fin", "Ends on");
pub const LOADED: Tr = Tr::new("Chargé le", "Loaded on");
pub const MEMORY: Tr = Tr::new("Mémoire de Jalon", "Jalon's memory");

pub const CREATE: Tr = Tr::new("Créer", "Create");
pub const MODIFY: Tr = Tr::new("Modifier", "Modify");
pub const MOVE: Tr = Tr::new("Déplacer", "Move");
pub const ACTIVATE: Tr = Tr::new("Ouvrir", "Activate");
pub const SUSPEND: Tr = Tr::new("Suspendre", "Suspend");
pub const DISABLE: Tr = Tr::new("Désactiver", "Disable");
pub const NOTHING: Tr = Tr::new("Aucune", "None");
pub const TO_CONFIRM: Tr = Tr::new("À confirmer", "To confirm");

pub const LETTERS: Tr = Tr::new("Publipostage", "Mail merge");
pub const PRINTED: Tr = Tr::new("Lettres", "Letters");
pub const PASSWORD: Tr = Tr::new("Mot de passe", "Password");
pub const MANAGER: Tr = Tr::new("Cadre", "Manager");
pub const HANDED: Tr = Tr::new("Remis le", "Handed over on");
pub const JOB: Tr = Tr::new("Métier", "Job");
pub const LETTER: Tr = Tr::new(
    "Votre compte vous est personnel. À la première connexion, un nouveau mot de passe vous est demandé : ne le donnez à personne.",
    "Your account is yours alone. At the first log-on you are asked for a new password: give it to nobody.",
);
