// Who may import whom. `npm run check:cycles` shows what does not fit.

const rows = '^src/(phone|contact-center)/messages\\.ts$';
const wire = '^src/wire/';
const entries = [
  '^src/(index|cdn|cdn-embeds|define|define/[^/]+|translations/(?!words)[^/]+|plain-text|numbers|outbox|records|schemas)\\.ts$',
  '^simulator/(server|client|playwright|[^/]+/main)\\.ts$',
];

export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'One direction only.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'wire-is-first',
      comment: 'What a message is knows nothing of what becomes of it.',
      severity: 'error',
      from: { path: '^src/wire/' },
      to: { path: '^src/', pathNot: '^src/wire/' },
    },
    {
      name: 'session-and-records-know-the-wire',
      comment:
        'One load, and the records, are the same for both products; neither knows the other, or the DOM.',
      severity: 'error',
      from: { path: '^src/(session|records)/' },
      to: { path: '^src/', pathNot: ['^src/wire/', '^src/$1/'] },
    },
    {
      name: 'element-knows-no-product',
      comment: 'What both elements are knows neither of them.',
      severity: 'error',
      from: { path: '^src/element/' },
      to: { path: '^src/', pathNot: '^src/(wire|session|records|element|tabs|words)/' },
    },
    {
      name: 'records-and-messages-without-elements',
      comment: 'The rows and the records of a product run where there is no DOM.',
      severity: 'error',
      from: {
        path: '^src/(phone|contact-center)/(messages|records|agent-status|channels|engagement-facts)\\.ts$',
      },
      to: {
        path: '^src/(session|element)/|/(element|context|note-[a-z]+)\\.ts$|node_modules/@?lit',
      },
    },
    {
      name: 'products-are-apart',
      comment: 'A page with one product loads nothing of the other.',
      severity: 'error',
      from: { path: '^src/(phone|contact-center)/' },
      to: { path: '^src/(phone|contact-center)/', pathNot: '^src/$1/' },
    },
    {
      name: 'words-know-nothing',
      comment: 'How a text is found is the same for all that has texts.',
      severity: 'error',
      from: { path: '^src/words/' },
      to: { path: '^src/', pathNot: '^src/words/' },
    },
    {
      name: 'controls-know-contexts',
      comment:
        'Controls find an embed by its context and use what it offers to everybody; its inside is none of theirs.',
      severity: 'error',
      from: { path: '^src/controls/' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/(controls|words)/',
          '^src/(phone|contact-center)/context\\.ts$',
          '^src/element/(attributes|define|own-styles|words)\\.ts$',
          '^src/wire/(dialable|uuid)\\.ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'controls-are-apart',
      comment: 'Who uses one control loads no other one; what they share knows none of them.',
      severity: 'error',
      from: { path: '^src/controls/([^/]+)/' },
      to: { path: '^src/controls/', pathNot: '^src/controls/($1|shared)/' },
    },
    {
      name: 'embeds-without-controls',
      comment: 'Who embeds a widget pays for no control.',
      severity: 'error',
      from: { path: '^src/(wire|session|records|element|phone|contact-center|words)/' },
      to: { path: '^src/(controls|translations|define)/|node_modules/lit/' },
    },
    {
      name: 'translations-hold-words-alone',
      comment: 'A language is words, and knows of the controls what they say.',
      severity: 'error',
      from: { path: '^src/translations/' },
      to: {
        path: '^src/',
        pathNot: '^src/(translations|words)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'simulator-is-apart',
      comment: 'The simulator shares the wire with the library, and nothing else.',
      severity: 'error',
      from: { path: '^simulator/' },
      to: { path: '^src/', pathNot: [rows, wire] },
    },
    {
      name: 'simulator-takes-the-wire-in-one-place',
      comment:
        'What it takes from the library comes through `wire.ts`, one for each product and one shared.',
      severity: 'error',
      from: { path: '^simulator/', pathNot: '^simulator/[^/]+/wire\\.ts$' },
      to: { path: '^src/' },
    },
    {
      name: 'simulated-products-are-apart',
      comment: 'Neither widget is made of the other; what they share knows neither.',
      severity: 'error',
      from: { path: '^simulator/(phone|contact-center|shared)/' },
      to: { path: '^simulator/(phone|contact-center)/', pathNot: '^simulator/$1/' },
    },
    {
      name: 'library-without-simulator',
      comment: 'Nothing that hosts load knows of the simulator.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^simulator/' },
    },
    {
      name: 'simulator-packages',
      comment: 'The simulator draws with lit.',
      severity: 'error',
      from: { path: '^simulator/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/(lit|zod|@types/node)/' },
    },
    {
      name: 'node-in-the-server-only',
      comment: 'Everything else runs in a browser, but for what serves it to a test runner.',
      severity: 'error',
      from: {
        path: '^(src|simulator|demo)/',
        pathNot: '^simulator/(server|playwright|playwright/addresses)\\.ts$',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'zod-in-the-wire',
      comment: 'Schemas are made in the rows and read in the wire, which is all that knows zod.',
      severity: 'error',
      from: { path: '^(src|simulator)/', pathNot: [rows, wire, '^simulator/shared/wire\\.ts$'] },
      to: { path: 'node_modules/zod/' },
    },
    {
      name: 'numbers-alone',
      comment: 'Who does not ask for phone numbers loads no metadata of theirs.',
      severity: 'error',
      from: { path: '^(src|simulator)/', pathNot: '^src/numbers\\.ts$' },
      to: { path: 'node_modules/libphonenumber-js/' },
    },
    {
      name: 'outbox-alone',
      comment: 'Who delivers nothing does not load the outbox.',
      severity: 'error',
      from: {
        path: '^(src|simulator)/',
        pathNot: '^src/(outbox/.+|outbox|cdn|define/zoom-log-outbox)\\.ts$',
      },
      to: { path: '^src/outbox' },
    },
    {
      name: 'tabs-are-loaded-when-needed',
      comment: 'Who shares nothing between tabs does not load what does it, or a database.',
      severity: 'error',
      from: { path: '^src/(element|phone|contact-center)/' },
      to: { path: '^src/tabs/', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tabs-know-records',
      comment: 'What tabs share is facts: neither a product nor an element.',
      severity: 'error',
      from: { path: '^src/tabs/' },
      to: { path: '^src/', pathNot: '^src/(wire|session|records|tabs)/' },
    },
    {
      name: 'database-by-idb',
      comment: 'Where a database is.',
      severity: 'error',
      from: { path: '^(src|simulator)/', pathNot: '^src/(outbox|tabs)/' },
      to: { path: 'node_modules/idb/' },
    },
    {
      name: 'outbox-without-embeds',
      comment: 'It takes records from whichever embeds are there, and brings none.',
      severity: 'error',
      from: { path: '^src/outbox/' },
      to: { path: '^src/((phone|contact-center)/element|session/session|element/smart-embed)' },
    },
    {
      name: 'zod-mini',
      comment: '`zod` itself is three times the size, and evaluates strings.',
      severity: 'error',
      from: { pathNot: '^server/' },
      to: { path: 'node_modules/zod/', pathNot: 'node_modules/zod/(v4/)?mini/' },
    },
    {
      name: 'server-is-apart',
      comment: 'The server is a package of its own: it takes the elements as any host does.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(src|simulator|demo|test)/' },
    },
    {
      name: 'elements-without-server',
      comment: 'Nobody who wants the elements installs a database.',
      severity: 'error',
      from: { path: '^(src|simulator)/' },
      to: { path: '^server/' },
    },
    {
      name: 'server-readings-are-pure',
      comment: 'What a body means, and what a record is made of, is told without a database.',
      severity: 'error',
      from: {
        path: '^server/src/(calls/(embed|gathering|identifiers|item|match|numbers|observation|project|without)|zoom/(adapters|endpoints|engagements|events))\\.ts$',
      },
      to: {
        path: 'server/src/database/|node_modules/(hono|pg|drizzle-orm)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'demo-and-test-are-last',
      comment: 'Nothing builds on the demo or the tests.',
      severity: 'error',
      from: { path: '^(src|simulator|demo|test)/' },
      to: { path: '^(demo|test)/', pathNot: '^$1/' },
    },
    {
      name: 'no-dead-module',
      comment: 'What no entry leads to does not ship.',
      severity: 'error',
      from: { path: entries },
      to: { path: '^(src|simulator)/.*\\.ts$', pathNot: entries, reachable: false },
    },
    {
      name: 'no-orphan',
      comment: 'A test helper that nothing imports is dead.',
      severity: 'error',
      from: { path: '^test/support/', orphan: true },
      to: {},
    },
    {
      name: 'not-resolvable',
      severity: 'error',
      from: {},
      // The server takes the elements as a package, which is there once it is built.
      to: { couldNotResolve: true, pathNot: '^zoom-embed-elements/' },
    },
    {
      name: 'runtime-packages',
      comment: 'What ships may need only what it names as a dependency, or holds: as the pages do.',
      severity: 'error',
      from: { path: '^(src|simulator)/', pathNot: '^simulator/.+/view/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|demo/(dist|hosts)|test/(frames|hosts|package|runners|tabs))/' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Imports of types count: they bind as much as any.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'browser', 'default'],
      mainFields: ['module', 'main'],
    },
  },
};
