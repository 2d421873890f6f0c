/** What a page may cost grows with its size: work without a pause cannot be ended from within, so a process does it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { isElement, parsePage, textContent, walk } from '../../../main/core/importing/html-tree.ts';

const CORE = new URL('../../../main/core/importing/', import.meta.url);

/** Quadratic, each of these takes minutes on any machine. */
const inBoundedTime = (imports: string, script: string): string => {
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', `${imports}\n${script}`], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  assert.equal(run.signal, null, 'it was still at work after a minute');
  assert.equal(run.status, 0, run.stderr);
  return run.stdout.trim();
};

const from = (names: string, file: string): string =>
  `import { ${names} } from ${JSON.stringify(new URL(file, CORE).href)};`;

test('the words of a million paragraphs without a space in them are read', () => {
  const read = inBoundedTime(
    from('writtenText', 'written-text.ts'),
    `console.log(writtenText('<p>a</p>'.repeat(1_000_000)).length);`,
  );
  assert.equal(read, '1999999');
});

test('shadow roots in shadow roots are expanded, a hundred thousand of them', () => {
  const left = inBoundedTime(
    [
      from('parsePage, walk', 'html-tree.ts'),
      from('expandEmbedded', 'parsing/expand-embedded.ts'),
      from('Logbook', 'logbook.ts'),
    ].join('\n'),
    `const page = parsePage('<div><template shadowrootmode=open><slot></slot>'.repeat(100_000) + '<p>end');
    expandEmbedded(page, true, new Logbook());
    let divs = 0;
    walk(page, (node) => { if (node.name === 'div') divs++; return true; });
    console.log(divs);`,
  );
  assert.equal(left, '200000');
});

test('formatting that is never closed is opened again so often and no more, and the words stay', () => {
  const page = parsePage(
    `<p>${Array.from({ length: 1000 }, (_, at) => `<b id="b${String(at)}">`).join('')}</p>${'<p>word </p>'.repeat(300)}`,
  );
  let elements = 0;
  walk(page, (node) => {
    elements += Number(isElement(node));
    return true;
  });
  assert.ok(elements < 40_000, String(elements));
  assert.equal(textContent(page), 'word '.repeat(300));
});
