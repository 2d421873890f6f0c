import assert from 'node:assert/strict';
import { it } from 'node:test';
import { describeIssue } from '../../main/app/describe-issue.ts';
import { contract } from '../../preload/contract/index.ts';

const said = (method: keyof typeof contract, input: unknown): string | undefined => {
  const [issue] = contract[method].input.safeParse(input).error?.issues ?? [];
  return issue && describeIssue(issue);
};

it('says what is wrong with a value in a person’s words', () => {
  assert.equal(said('articles.list', { limit: 5000 }), '“limit” is too large: at most 1000');
  assert.equal(
    said('articles.list', { query: 'x'.repeat(1001) }),
    '“query” is too long: at most 1000 characters',
  );
  assert.equal(said('search.query', { query: '' }), '“query” is empty');
  assert.equal(said('articles.get', { id: 7 }), '“id” has to be text');
  assert.equal(
    said('articles.list', { sort: 'size' }),
    '“sort” has to be “date” or “title” or “imported” or “site”',
  );
  assert.equal(said('articles.trash', { ids: ['x'] }), '“ids.0”: an article id has 16 characters 0-9 a-z');
});
