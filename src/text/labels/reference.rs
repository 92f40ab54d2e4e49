//! Words of the generated references.

use crate::text::Tr;

pub const COLUMNS_FILE: Tr = Tr::new("colonnes.md", "columns.md");
pub const SETTINGS_FILE: Tr = Tr::new("parametres.md", "settings.md");
pub const MESSAGES_FILE: Tr = Tr::new("messages.md", "diagnostics.md");

pub const COLUMNS: Tr = Tr::new("Feuilles et colonnes", "Sheets and columns");
pub const COLUMNS_INTRO: Tr = Tr::new(
    "Page écrite d'après le code (`cargo run --example docs`). Une feuille est reconnue à ses en-têtes, où qu'ils soient, dans les deux langues, accents et majuscules à part.",
    "Page written from the code (`cargo run --example docs`). A sheet is recognised by its headers, wherever they are, in both languages, accents and case aside.",
);
pub const COLUMN: Tr = Tr::new("Colonne", "Column");
pub const NEEDED: Tr = Tr::new("Indispensable", "Needed");
pub const MEANING: Tr = Tr::new("Ce que c'est", "What it is");
pub const EXPECTED: Tr = Tr::new("Ce qu'on y met", "What goes there");
pub const ALSO: Tr = Tr::new("Aussi reconnue sous", "Also recognised as");
pub const YES: Tr = Tr::new("oui", "yes");

pub const SETTINGS: Tr = Tr::new("Paramètres", "Settings");
pub const SETTINGS_INTRO: Tr = Tr::new(
    "Page écrite d'après le code (`cargo run --example docs`). Les durées et les seuils par défaut sont des valeurs d'exemple.",
    "Page written from the code (`cargo run --example docs`). Default durations and thresholds are example values.",
);
pub const KEY: Tr = Tr::new("Paramètre", "Setting");
pub const DEFAULT: Tr = Tr::new("Par défaut", "Default");
pub const LICENCES: Tr = Tr::new("Licences possédées de ce type", "Licences owned of that kind");
pub const NUMBER: Tr = Tr::new("un nombre entier", "a whole number");

pub const MESSAGES: Tr = Tr::new("Messages", "Messages");
pub const MESSAGES_INTRO: Tr = Tr::new(
    "Page écrite d'après le code (`cargo run --example docs`) ; `jalon explain CODE` en dit autant. La flèche → dit quoi faire. Chaque exemple est un test : dans un petit hôpital sans faute, il déclenche son message et aucun autre ; ce que Jalon affiche est sa vraie réponse. Là où une table ne montre pas la faute, les valeurs citées sont inventées.",
    "Page written from the code (`cargo run --example docs`); `jalon explain CODE` says the same. The arrow → says what to do. Each example is a test: in a small hospital without fault, it raises its message and no other; what Jalon shows is its real answer. Where no table shows the fault, the values named are made up.",
);
