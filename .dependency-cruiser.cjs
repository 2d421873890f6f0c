/**
 * The import table of ARCHITECTURE.md as a default-deny list: what is not allowed below is an error.
 * Paths are regular expressions over the importing and the imported file.
 */
const pure =
  '(^|/)node_modules/(cheerio|domhandler|parse5|markdown-it|yaml|opencc-js|@exodus/bytes|@cantoo/pdf-lib)/';
const lit = '(^|/)node_modules/(lit|lit-html|lit-element|@lit/reactive-element|@lit/context|@lit/task)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-test-in-source', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
    {
      name: 'not-resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^electron$' },
    },
  ],
  allowed: [
    { from: { path: '^preload/contract/' }, to: { path: '^preload/contract/' } },
    { from: { path: '^preload/contract/schema\\.ts$' }, to: { path: '(^|/)node_modules/zod/' } },
    {
      from: { path: '^preload/preload\\.ts$' },
      to: { path: '^(preload/contract/|electron$|node_modules/electron/)' },
    },
    // Core: itself, pure libraries, and the one text model both sides share.
    { from: { path: '^main/core/' }, to: { path: `^main/core/|^preload/contract/text-model|${pure}` } },
    {
      from: { path: '^main/adapters/' },
      to: { path: '^main/(core|adapters)/|^preload/contract/text-model' },
    },
    {
      from: { path: '^main/adapters/' },
      to: { dependencyTypes: ['core', 'npm'], pathNot: '(^|/)node_modules/(playwright|lit|zod|electron)/' },
    },
    {
      from: { path: '^main/adapters/chromium-pdf-printer\\.ts$|^main/adapters/chromium-.*' },
      to: { path: '(^|/)node_modules/playwright' },
    },
    { from: { path: '^main/app/' }, to: { path: '^main/(core|app)/|^preload/contract/' } },
    // Shells are thin: the application, the adapters it is composed of, and the contract.
    {
      from: { path: '^main/(shell|server|cli)/' },
      to: { path: '^main/(app|adapters|shell|server|cli|core)/|^preload/contract/' },
    },
    { from: { path: '^main/(shell|server|cli)/' }, to: { dependencyTypes: ['core'] } },
    {
      from: { path: '^main/electron/' },
      to: {
        path: '^main/(app|adapters|shell|electron|core)/|^preload/contract/|^electron$|(^|/)node_modules/electron/',
      },
    },
    { from: { path: '^main/electron/' }, to: { dependencyTypes: ['core'] } },
    {
      from: { path: '^renderer/(components|styles)/' },
      to: {
        path: `^renderer/(components|styles|i18n|icons)/|^renderer/icons|^preload/contract/|${lit}|(^|/)node_modules/lucide-static/`,
      },
    },
    {
      from: { path: '^renderer/icons/' },
      to: { path: `^renderer/icons/|(^|/)node_modules/lucide-static/|${lit}` },
    },
    {
      from: { path: '^renderer/(api|state|i18n)/' },
      to: { path: '^renderer/(api|state|i18n)/|^preload/contract/' },
    },
    {
      from: { path: '^renderer/(controllers|contexts|views|reader)/|^renderer/[^/]+\\.ts$' },
      to: { path: `^renderer/|^preload/contract/|${lit}|(^|/)node_modules/lucide-static/` },
    },
  ],
  allowedSeverity: 'error',
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.d\\.ts$' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.js', '.mjs', '.cjs'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
