/** What a screen reader calls the keys that are no digits. */
export const KEY_NAMES: Readonly<Record<string, string>> = { '*': 'Star', '#': 'Pound' };

/** The keys of a telephone, with the letters on them. */
export const KEYS = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
] as const;
