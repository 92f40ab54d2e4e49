//! Compound files (the container of .xls), made by code: for the fuzz targets and the tests alike.

/// A compound file with one stream of at least 4,096 bytes and at most 7 MB.
pub fn compound(stream: &str, content: &[u8]) -> Vec<u8> {
    let mut content = content.to_vec();
    content.resize(content.len().max(4096).next_multiple_of(512), 0);
    let sectors = u32::try_from(content.len() / 512).expect("small");
    let tables = (sectors + 2).div_ceil(127);
    let mut header = vec![0_u8; 512];
    header[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    for (at, value) in [(24, 0x3E_u16), (26, 3), (28, 0xFFFE), (30, 9), (32, 6)] {
        header[at..at + 2].copy_from_slice(&value.to_le_bytes());
    }
    for (at, value) in [(44, tables), (48, tables), (56, 4096), (60, 0xFFFF_FFFE), (68, 0xFFFF_FFFE)] {
        header[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    header[76..].fill(0xFF);
    for table in 0..tables.min(109) {
        let at = 76 + 4 * table as usize;
        header[at..at + 4].copy_from_slice(&table.to_le_bytes());
    }
    let mut fat: Vec<u32> = (0..tables).map(|_| 0xFFFF_FFFD).collect();
    fat.push(0xFFFF_FFFE);
    fat.extend((0..sectors).map(|i| if i + 1 == sectors { 0xFFFF_FFFE } else { tables + 2 + i }));
    fat.resize(128 * tables as usize, 0xFFFF_FFFF);
    let mut directory = vec![0_u8; 512];
    for (entry, name, kind, start, length) in
        [(0, "Root Entry", 5, 0xFFFF_FFFE_u32, 0), (1, stream, 2, tables + 1, u32::try_from(content.len()).expect("small"))]
    {
        let at = entry * 128;
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        directory[at..at + wide.len()].copy_from_slice(&wide);
        directory[at + 64..at + 66].copy_from_slice(&u16::try_from(wide.len() + 2).expect("small").to_le_bytes());
        directory[at + 66] = kind;
        directory[at + 68..at + 80].fill(0xFF);
        directory[at + 116..at + 120].copy_from_slice(&start.to_le_bytes());
        directory[at + 120..at + 124].copy_from_slice(&length.to_le_bytes());
    }
    [header, fat.into_iter().flat_map(u32::to_le_bytes).collect(), directory, content].concat()
}
