//! What stands in account files, and what is said when something cannot.

mod accounts_kit;

#[allow(clippy::wildcard_imports)] // the kit is these tests' own language
use accounts_kit::*;
use jalon::diagnostics::Diagnostic;
use jalon::document::{Body, Document};
#[allow(clippy::wildcard_imports)] // a hospital is made of all of it
use jalon::model::*;

fn codes(run: &Run) -> Vec<&'static str> {
    let mut codes: Vec<_> = run.faults.iter().map(Diagnostic::code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn text(run: Run, path: &str) -> String {
    let document = run.documents.into_iter().find(|d| d.path() == path).unwrap_or_else(|| panic!("{path} is written"));
    let (artifacts, _) = jalon::write::render(document, None, &mut Sources::default()).expect("written");
    String::from_utf8(artifacts[0].bytes.clone()).expect("UTF-8")
}

/// One person of Cardiologie, in the directory or not.
fn one() -> Hospital {
    let mut h = hospital(1);
    h.people[0].posts[0].arrival = None;
    h.people[0].posts[0].departure = None;
    h
}

#[test]
fn an_account_is_added_closed_and_opened_by_the_secret_file() {
    let ldif = text(run(&one(), "2027-02-03"), "accounts/active-directory.ldif").replace("\n ", "");
    let expected = "version: 1\n\
        \ndn: OU=Groupes,DC=chu,DC=test\nchangetype: add\nobjectClass: top\nobjectClass: organizationalUnit\n\
        \ndn: OU=Utilisateurs,DC=chu,DC=test\nchangetype: add\nobjectClass: top\nobjectClass: organizationalUnit\n\
        \ndn: OU=CARDIO,OU=Utilisateurs,DC=chu,DC=test\nchangetype: add\nobjectClass: top\nobjectClass: organizationalUnit\n\
        \ndn: CN=GG_DPI_SOIN,OU=Groupes,DC=chu,DC=test\nchangetype: add\nobjectClass: top\nobjectClass: group\nsAMAccountName: GG_DPI_SOIN\ngroupType: -2147483646\n\
        \ndn: CN=GG_VPN,OU=Groupes,DC=chu,DC=test\nchangetype: add\nobjectClass: top\nobjectClass: group\nsAMAccountName: GG_VPN\ngroupType: -2147483646\n\
        \ndn:: Q049TEVGw4hWUkUgQW5hw69zLE9VPUNBUkRJTyxPVT1VdGlsaXNhdGV1cnMsREM9Y2h1LERDPXRlc3Q=\nchangetype: add\n\
        objectClass: top\nobjectClass: person\nobjectClass: organizationalPerson\nobjectClass: user\n\
        sAMAccountName: alefevre\nuserPrincipalName: alefevre@chu.test\ngivenName:: QW5hw69z\nsn:: TEVGw4hWUkU=\ndisplayName:: TEVGw4hWUkUgQW5hw69z\n\
        mail: alefevre@chu.test\nemployeeID: 000000\ndepartment: Cardiologie\ntitle: IDE\nuserAccountControl: 514\n\
        \ndn: CN=GG_DPI_SOIN,OU=Groupes,DC=chu,DC=test\nchangetype: modify\nadd: member\nmember:: Q049TEVGw4hWUkUgQW5hw69zLE9VPUNBUkRJTyxPVT1VdGlsaXNhdGV1cnMsREM9Y2h1LERDPXRlc3Q=\n-\n\
        \ndn: CN=GG_VPN,OU=Groupes,DC=chu,DC=test\nchangetype: modify\nadd: member\nmember:: Q049TEVGw4hWUkUgQW5hw69zLE9VPUNBUkRJTyxPVT1VdGlsaXNhdGV1cnMsREM9Y2h1LERDPXRlc3Q=\n-\n";
    assert_eq!(ldif, expected);
    let open = text(run(&one(), "2027-02-03"), "accounts/secret/active-directory-open.ldif");
    for part in [
        "replace: unicodePwd\nunicodePwd:: Ig",
        "replace: pwdLastSet\npwdLastSet: 0\n-\n",
        "replace: userAccountControl\nuserAccountControl: 512\n-\n",
    ] {
        assert!(open.contains(part), "{part} in {open}");
    }
}

#[test]
fn tables_follow_their_format() {
    let csv = text(run(&one(), "2027-02-03"), "accounts/moodle.csv");
    let expected = "username,firstname,lastname,email,idnumber,department,auth,suspended,cohort1\n\
        alefevre,Anaïs,LEFÈVRE,alefevre@chu.test,000000,Cardiologie,ldap,0,IDE\n";
    assert_eq!(csv, expected);
    let json: serde_json::Value = serde_json::from_str(&text(run(&one(), "2027-02-03"), "accounts/keycloak.json")).expect("JSON");
    let user = serde_json::json!({
        "username": "alefevre", "email": "alefevre@chu.test", "firstName": "Anaïs", "lastName": "LEFÈVRE", "enabled": true,
        "attributes": { "matricule": ["000000"], "service": ["CARDIO"] }, "groups": ["/GG_DPI_SOIN", "/GG_VPN"], "requiredActions": ["UPDATE_PASSWORD"]
    });
    let groups = serde_json::json!([{ "name": "GG_DPI_SOIN" }, { "name": "GG_VPN" }]);
    assert_eq!(json, serde_json::json!({ "ifResourceExists": "SKIP", "groups": groups, "users": [user] }));
}

#[test]
fn a_format_of_the_hospital_is_filled() {
    let format = "kind = \"csv\"\non = [\"create\"]\nseparator = \";\"\nfirst_lines = [\"#DPI\"]\n\
        [[column]]\nheader = \"COMPTE\"\nvalue = \"{login|upper}\"\n[[column]]\nheader = \"NOM\"\nvalue = \"{last}; {first}\"\n";
    let run = run_with(&one(), "2027-02-03", &[("dpi.toml".into(), format.into())]);
    assert_eq!(text(run, "accounts/dpi.csv"), "#DPI\nCOMPTE;NOM\nALEFEVRE;\"LEFÈVRE; Anaïs\"\n");
}

#[test]
fn existing_containers_are_not_created_again() {
    let mut h = one();
    h.settings.containers_exist = true;
    assert_eq!(run(&h, "2027-02-03").ldif("accounts/active-directory.ldif").len(), 3, "the person and two memberships");
}

#[test]
fn a_missing_base_is_said() {
    let mut h = one();
    h.settings.directory_base.clear();
    let run = run(&h, "2027-02-03");
    assert_eq!(codes(&run), ["A022"]);
    assert!(!run.documents.iter().any(|d| d.path().contains(".ldif")));
}

#[test]
fn accounts_without_an_address_are_said() {
    let mut h = one();
    h.settings.mail_domain.clear();
    assert_eq!(codes(&run(&h, "2027-02-03")), ["A014", "A015"]);
}

#[test]
fn a_long_service_name_is_shortened_and_said() {
    let mut h = one();
    h.people[0].posts[0].service = ServiceIx(3);
    let run = run(&h, "2027-02-03");
    assert_eq!(codes(&run), ["A016"]);
    assert!(text(run, "accounts/moodle.csv").contains("\"MED, 3 Service de médecine polyvalente, de maladies infectieuses"));
}

#[test]
fn a_long_staff_id_is_said() {
    let mut h = one();
    h.people[0].id = Code::new("12345678901234567");
    let run = run(&h, "2027-02-03");
    assert_eq!(codes(&run), ["A017"]);
    assert!(!text(run, "accounts/active-directory.ldif").contains("employeeID"));
}

#[test]
fn changes_without_a_dn_are_said() {
    let mut h = one();
    h.people[0].posts[0].departure = Some(day("2027-01-31"));
    h.accounts = vec![Account {
        login: Login("al".into()),
        person: Some(Code::new("000000")),
        display_name: "LEFÈVRE Anaïs".into(),
        email: None,
        state: AccountState::Active,
        groups: Vec::new(),
        last_logon: None,
        dn: None,
        technical_id: Some("2819c223".into()),
        place: here(),
    }];
    h.directory_given = true;
    let run = run(&h, "2027-02-03");
    assert_eq!(codes(&run), ["A013"]);
    let scim: serde_json::Value = serde_json::from_str(&text(run, "accounts/scim-bulk.json")).expect("JSON");
    assert_eq!(scim[0]["Operations"][0]["path"], "/Users/2819c223");
}

#[test]
fn scim_without_groups_is_said() {
    let large = run(&hospital(1100), "2027-02-03");
    assert!(codes(&large).contains(&"A021"), "{:?}", codes(&large));
    let scim: serde_json::Value = serde_json::from_str(&text(large, "accounts/scim-bulk.json")).expect("JSON");
    let operations = |at: usize| scim[at]["Operations"].as_array().map_or(0, Vec::len);
    assert_eq!((operations(0), operations(1)), (1000, 100));
}

#[test]
fn letters_are_one_row_a_person_and_one_page_a_person() {
    let run = run(&hospital(12), "2027-02-03");
    let Some(Document::Workbook(book)) = run.documents.iter().find(|d| d.path() == "accounts/secret/letters.xlsx") else { panic!("no letters") };
    assert_eq!(book.tables[0].rows.len(), 12);
    assert!(book.tables[0].title.is_empty() && book.tables[0].above.is_empty(), "Word wants the header in the first row");
    assert_eq!(book.tables[1].rows.iter().filter(|r| r.page_break).count(), 11);
}

#[test]
fn a_formula_in_a_name_never_reaches_a_spreadsheet() {
    let mut h = one();
    h.people[0].last = "=HYPERLINK(\"x\")".into();
    let run = run(&h, "2027-02-03");
    for document in &run.documents {
        if let Document::Account(file) = document
            && let Body::Csv { rows, .. } = &file.body
        {
            assert!(file.path.contains("undo") || rows.len() == 1, "{}", file.path);
        }
    }
    let csv = text(run, "accounts/secret/first-passwords.csv");
    assert!(csv.contains(";\"'=HYPERLINK(\"\"x\"\")\";"), "{csv}");
}
