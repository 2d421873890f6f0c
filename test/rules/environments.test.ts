/** Every environment's compiler settings let in only what that environment has. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../..');

const diagnose = (folder: string, code: string): string[] => {
  const config = path.join(root, folder, 'tsconfig.json');
  const parsed = ts.getParsedCommandLineOfConfigFile(
    config,
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
        throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
      },
    },
  );
  assert.ok(parsed);
  const planted = path.join(root, folder, 'planted.ts');
  const ambient = parsed.fileNames.filter((file) => file.endsWith('.d.ts'));
  const host = ts.createCompilerHost(parsed.options);
  const readSource = host.getSourceFile.bind(host);
  host.getSourceFile = (file, language) =>
    path.resolve(file) === planted ? ts.createSourceFile(file, code, language) : readSource(file, language);
  const program = ts.createProgram(
    [planted, ...ambient],
    { ...parsed.options, composite: false, noEmit: true },
    host,
  );
  const source = program.getSourceFile(planted);
  return ts
    .getPreEmitDiagnostics(program, source)
    .map((each) => ts.flattenDiagnosticMessageText(each.messageText, '\n'));
};

const cases: readonly [folder: string, what: string, code: string][] = [
  ['main/core', 'process', 'export const a = process.pid;'],
  ['main/core', 'Buffer', "export const a = Buffer.from('x');"],
  ['main/core', 'document', 'export const a = document.title;'],
  ['main/core', 'setTimeout', 'setTimeout(() => 1, 1);'],
  ['main/core', 'fetch', "export const a = fetch('x');"],
  ['preload/contract', 'process', 'export const a = process.pid;'],
  ['preload/contract', 'document', 'export const a = document.title;'],
  ['main', 'document', 'export const a = document.title;'],
  ['renderer', 'process', 'export const a = process.pid;'],
  ['main/core', 'enum', 'export enum A { B }'],
];

for (const [folder, what, code] of cases) {
  test(`${folder} does not compile with ${what}`, () => {
    assert.notDeepEqual(diagnose(folder, code), []);
  });
}

test('core compiles what it may use', () => {
  assert.deepEqual(diagnose('main/core', "export const a = new URL('https://example.org/').host;"), []);
});
