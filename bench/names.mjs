/** What the subjects are called, in the order of tables and legends. @type {Record<string, string>} */
export const names = {
  raw: 'raw',
  'raw-script': 'raw, by script',
  library: 'this library',
  before: 'the build before',
  'library-full': 'this library, all read',
  module: 'this library, module',
  classic: 'this library, classic',
  adopted: 'this library, adopted frame',
  penpal: 'penpal',
  streams: 'amazon-connect-streams',
};
