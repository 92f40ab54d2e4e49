//! The directory's export.

use crate::model::{AccountState, Code, Day, Login, Text};
use crate::schema::cells::{Email, Names};
use crate::sheet;

sheet! {
    /// An account in the directory.
    pub struct AccountRow: "existing_accounts", "Comptes existants" / "Existing accounts",
        "Une ligne par compte de l'annuaire (export)" / "One row an account of the directory (export)" {
        login: Login = "Identifiant" / "Login", ["compte", "account", "samaccountname", "login", "user name", "username", "identifiant reseau", "uid", "nom de compte", "account name", "userprincipalname", "user logon name", "nom de connexion", "nom d ouverture de session", "identifiant windows", "login windows", "identifiant ad", "code utilisateur", "nom d utilisateur", "compte utilisateur", "identifiant de connexion", "logon name", "upn", "login id", "logon", "id compte", "compte id"; "utilisateur", "user", "id", "nom"], Key, "Identifiant de connexion" / "Login";
        person: Option<Code> = "Matricule" / "Staff ID", ["n agent", "employeeid", "employee no", "employee number", "employeenumber", "employee id", "matricule agent", "cle rh", "payroll no", "hr number", "person id", "linked staff no"; "matricule", "employee", "agent", "id rh"], Optional, "Matricule, si l'annuaire le porte" / "Staff id, when the directory holds it";
        name: Option<Text> = "Nom affiché" / "Display name", ["nom complet", "full name", "displayname", "nom", "cn", "name", "nom d affichage", "titulaire du compte", "account holder", "common name", "disp name"; "nom et prenom", "utilisateur", "user", "nom prenom", "prenom nom", "personne", "agent", "employee"], Optional, "Nom affiché" / "Display name";
        email: Option<Email> = "Courriel" / "E-mail", ["mail", "email", "adresse mail", "email address", "adresse de messagerie"; "adresse", "messagerie", "smtp"], Optional, "Adresse" / "Address";
        state: Option<AccountState> = "État" / "State", ["statut du compte", "status", "enabled", "actif", "useraccountcontrol", "statut", "etat du compte", "accountenabled", "compte actif", "compte active", "active", "actif inactif", "account status", "compte desactive", "etat compte", "situation du compte"; "desactive", "etat", "locked", "verrouille", "situation"], Optional, "Actif ou désactivé" / "Active or disabled";
        groups: Names = "Groupes" / "Groups", ["membre de", "member of", "memberof", "appartenances", "group membership", "grp ad", "group list"; "groupe", "profils", "roles", "droits"], Optional, "Groupes, séparés par « ; »" / "Groups, separated by “;”";
        last_logon: Option<Day> = "Dernière connexion" / "Last logon", ["dern connexion", "last seen", "lastlogon", "lastlogondate", "last logon date", "derniere ouverture de session", "lastlogontimestamp", "last sign in date time", "lastsignindatetime", "last sign in time", "last activity", "derniere connexion le", "date de derniere connexion", "last login", "last sign in", "last connection", "derniere utilisation", "dernier acces", "last accessed", "last used", "dat dern cnx"; "derniere connexion", "last access", "connecte", "connexion"], Optional, "Dernière ouverture de session" / "Last logon";
        dn: Option<Text> = "DN" / "DN", ["distinguishedname", "distinguished name", "nom distinctif", "nom unique ldap", "dn ldap", "dn complet", "entrydn", "user dn", "ldap dn"; "chemin", "ou", "emplacement", "path", "container", "conteneur"], Optional, "Nom distinctif" / "Distinguished name";
        technical_id: Option<Code> = "objectGUID" / "objectGUID", ["guid", "id", "entra id", "object guid", "azure id", "identifiant technique", "technical id", "scim id", "object id", "objectid", "id technique"], Optional, "Identifiant technique (objectGUID, id SCIM)" / "Technical id (objectGUID, SCIM id)";
    }
}
