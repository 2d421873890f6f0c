/** One violation per rule of ours is planted in the place of a real file; ESLint must name the rule. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';

const root = path.resolve(import.meta.dirname, '../..');
// With CI set, typescript-eslint reads each file once from disk and would never see the planted text.
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: path.join(root, '.tools/eslint.config.js'),
  overrideConfig: {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } },
  },
});

const lines = (count: number) =>
  Array.from({ length: count }, (_, at) => `export const v${String(at)} = ${String(at)};`).join('\n');
const branches = Array.from(
  { length: 13 },
  (_, at) => `  if (value === ${String(at)}) return ${String(at + 1)};`,
).join('\n');

const PLANTED: readonly { rule: string; file: string; code: string }[] = [
  {
    rule: '@typescript-eslint/no-explicit-any',
    file: 'main/core/ports/clock.ts',
    code: 'export const a: any = 1;\n',
  },
  { rule: 'no-restricted-imports', file: 'main/app/event-hub.ts', code: "import 'electron';\n" },
  { rule: 'max-lines', file: 'main/core/ports/clock.ts', code: `${lines(401)}\n` },
  {
    rule: 'max-lines-per-function',
    file: 'main/core/ports/clock.ts',
    code: `export const f = (): number => {\n${'  Math.random();\n'.repeat(61)}  return 1;\n};\n`,
  },
  {
    rule: 'complexity',
    file: 'main/core/ports/clock.ts',
    code: `export const f = (value: number): number => {\n${branches}\n  return 0;\n};\n`,
  },
  {
    rule: 'eqeqeq',
    file: 'main/core/ports/clock.ts',
    code: 'export const f = (a: number): boolean => a == 1;\n',
  },
  { rule: 'no-console', file: 'main/app/event-hub.ts', code: "console.log('x');\n" },
  {
    rule: '@typescript-eslint/no-floating-promises',
    file: 'main/app/event-hub.ts',
    code: 'const wait = async (): Promise<void> => { await Promise.resolve(); };\nwait();\nexport {};\n',
  },
  {
    rule: '@typescript-eslint/consistent-type-imports',
    file: 'main/app/event-hub.ts',
    code: "import { Clock } from '../core/ports/clock.ts';\nexport const now = (clock: Clock): number => clock.now();\n",
  },
  {
    rule: '@typescript-eslint/switch-exhaustiveness-check',
    file: 'main/core/ports/clock.ts',
    code: "export const f = (kind: 'a' | 'b'): number => {\n  switch (kind) {\n    case 'a':\n      return 1;\n  }\n  return 0;\n};\n",
  },
  {
    rule: 'lit/no-legacy-template-syntax',
    file: 'renderer/state/store.ts',
    code: "import { html } from 'lit';\nexport const t = html`<p on-click=${() => 1}></p>`;\n",
  },
  {
    rule: 'lit-a11y/alt-text',
    file: 'renderer/state/store.ts',
    code: "import { html } from 'lit';\nexport const t = html`<img src='a.png'>`;\n",
  },
  {
    rule: 'wc/no-constructor-attributes',
    file: 'renderer/state/store.ts',
    code: "export class X extends HTMLElement {\n  constructor() {\n    super();\n    this.setAttribute('a', 'b');\n  }\n}\n",
  },
];

for (const { rule, file, code } of PLANTED) {
  test(`${rule} finds its planted violation`, async () => {
    const [result] = await eslint.lintText(code, { filePath: path.join(root, file) });
    const found = result?.messages.map((message) => message.ruleId ?? message.message) ?? [];
    assert.ok(found.includes(rule), `found only: ${found.join(', ')}`);
  });
}
