/**
 * What the transformation log says happened, and nothing else happened: for every fixture the log is held
 * against the tree that was parsed and the body that was written.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { OUTPUT_NAMES } from '../../../main/core/importing/cleaning/allowlist.ts';
import { escapeAttribute } from '../../../main/core/importing/cleaning/escape-html.ts';
import { widgetAddress } from '../../../main/core/importing/cleaning/widget-address.ts';
import { runStages } from '../../../main/core/importing/derivation-stages.ts';
import type { TransformationStep } from '../../../main/core/importing/derived-article.ts';
import type { Draft } from '../../../main/core/importing/draft.ts';
import { attribute, isElement, walk } from '../../../main/core/importing/html-tree.ts';
import type { HtmlElement, HtmlNode } from '../../../main/core/importing/html-tree.ts';
import { Logbook } from '../../../main/core/importing/logbook.ts';
import { describeElement } from '../../../main/core/importing/surveying/describe-element.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/importing');
const files = readdirSync(FOLDER).filter((name) => !name.endsWith('.golden.json'));

const derive = (name: string, bytes: Uint8Array): { draft: Draft; steps: readonly TransformationStep[] } => {
  const draft = runStages({
    fileName: name,
    bytes,
    container: null,
    charset: undefined,
    sourceUrl: null,
    wholePage: false,
    log: new Logbook(),
  });
  return { draft, steps: draft.log.steps() };
};

/** The elements of the content that were written, or should have been: none below a removed one. */
const visited = ({ content, survey }: Draft): { kept: HtmlElement[]; removed: HtmlNode[] } => {
  const kept: HtmlElement[] = [];
  const removed: HtmlNode[] = [];
  walk(content, (node) => {
    if (survey.removed.has(node)) {
      removed.push(node);
      return false;
    }
    if (isElement(node)) kept.push(node);
    return true;
  });
  return { kept, removed };
};

const count = (steps: readonly TransformationStep[], fits: (step: TransformationStep) => boolean): number =>
  steps.filter(fits).reduce((sum, { times = 1 }) => sum + times, 0);

const REPLACED = new Set([
  'svg',
  'math',
  'iframe',
  'video',
  'audio',
  'object',
  'embed',
  'frame',
  'amp-iframe',
]);
const PAGE = new Set(['html', 'body', 'head', 'picture', 'noscript', 'img', 'input', 'amp-img', 'source']);

for (const name of files) {
  test(`the log of ${name} says what happened`, () => {
    const { draft, steps } = derive(name, readFileSync(join(FOLDER, name)));
    const { kept, removed } = visited(draft);
    assert.equal(
      count(steps, ({ action }) => action === 'charset'),
      1,
    );

    for (const node of removed) {
      const named = isElement(node) ? describeElement(node) : 'data' in node ? node.data.trim() : '';
      assert.ok(
        steps.some(({ action, target }) => action === 'removed' && target === named),
        `${named} was removed and the log does not say so`,
      );
    }
    if (!kept.some((element) => REPLACED.has(element.name) || widgetAddress(element) !== '')) {
      const unknown = kept.filter(({ name: tag }) => !OUTPUT_NAMES.has(tag) && !PAGE.has(tag));
      assert.equal(
        count(steps, ({ reason }) => reason === 'not-allowed'),
        unknown.length,
        'tags not allowed',
      );
    }
    for (const link of kept.filter(({ name: tag, attribs }) => tag === 'a' && attribs.href !== undefined)) {
      const href = attribute(link, 'href');
      const isKept = draft.body.includes(` href="${escapeAttribute(href)}"`) || href.startsWith('#');
      const isSaid = steps.some(({ reason, target }) => reason === 'link-address' && target === href);
      const isTakenBack = steps.some(({ reason, target }) => reason === 'empty' && target === 'a');
      assert.ok(isKept || isSaid || isTakenBack, `the link to ${href} went without a word`);
    }
    for (const { reason, target, detail } of steps) {
      if (reason !== 'link-address') continue;
      if (detail === undefined) assert.ok(!draft.body.includes(` href="${escapeAttribute(target)}"`), target);
      else
        assert.ok(
          draft.body.includes(` href="${escapeAttribute(detail)}"`),
          `${target} is said to be ${detail}`,
        );
    }
  });
}

test('a hostile file cannot make the log grow without end', () => {
  const links = Array.from({ length: 30_000 }, (_, at) => `<x-${String(at)}>a</x-${String(at)}>`).join('');
  const { steps } = derive('a.html', new TextEncoder().encode(`<p>text</p>${links}`));
  assert.ok(steps.length <= 5001);
  const full = steps.at(-1);
  assert.deepEqual([full?.reason, full?.target], ['log-full', `${String(30_000 - 5000 + 1)} further steps`]);
});
