import { characterKind, SEPARATOR, standsAlone, WORD } from './character-kind.ts';
import { acceptedForms, waysToWrite } from './han-variants.ts';
import type { TextTerm } from './query.ts';
import type { Run } from './segment.ts';
import { characterToken, gramsOf, LONG_WORD, pairTokens, runsOf, signToken } from './segment.ts';

/** How the index finds a term. Without `verify` what it finds is exactly what matches. */
export interface TermPlan {
  /** One token of the character table answers it: a single character, or two letters inside a word. */
  readonly characters: readonly string[] | null;
  /** Word that a token must end with (or contain, where it is all there is), before `tokens`. */
  readonly head: string | null;
  /** The term is one word: `head` may be anywhere inside a token. */
  readonly inside: boolean;
  /** Neighbouring tokens of the full-text tables. */
  readonly tokens: readonly string[];
  /** The last of `tokens` is the beginning of a token. */
  readonly open: boolean;
  /** Tokens of the character table that an article must all have; a hint where `verify` is set. */
  readonly grams: readonly string[];
  /** Part of the term took no part in the search: each article found has to be looked at. */
  readonly verify: boolean;
  readonly forms: readonly FormCheck[];
}

/**
 * A Chinese character that is not to be found in every way it may be written: an article needs one of
 * `wanted`, and one that also holds one of `others` has to be looked at.
 */
export interface FormCheck {
  readonly wanted: readonly string[];
  readonly others: readonly string[];
}

/** Shorter ends of words begin or end too many words to be looked up. */
const SHORT = 3;

const formChecks = (term: TextTerm): FormCheck[] => {
  const checks = new Map<string, FormCheck>();
  const written = Array.from(term.written);
  for (const [at, simplified] of Array.from(term.key).entries()) {
    if (!standsAlone(characterKind(simplified.codePointAt(0) ?? 0))) continue;
    const ways = waysToWrite(simplified);
    if (ways.length === 1) continue;
    const wanted = acceptedForms(written[at] ?? simplified, simplified, term.exact);
    const others = ways.filter((way) => !wanted.includes(way));
    if (others.length > 0) checks.set(wanted.join(''), { wanted, others });
  }
  return [...checks.values()];
};

const singleCharacter = (term: TextTerm): readonly string[] | null => {
  const characters = Array.from(term.key);
  const [first = '', second] = characters;
  if (second === undefined) {
    const simplified = standsAlone(characterKind(first.codePointAt(0) ?? 0));
    const forms = simplified ? acceptedForms(term.written, first, term.exact) : [first];
    return forms.map(characterToken);
  }
  if (characters.length > 2) return null;
  const [gram] = gramsOf(term.key);
  return gram === undefined ? null : [gram];
};

const tokensOf = (run: Run, last: boolean): string[] => {
  if (run.kind === WORD) return [run.text];
  if (standsAlone(run.kind)) return pairTokens(run.text, last);
  return [signToken(run.text.codePointAt(0) ?? 0)];
};

const isSingle = (text: string): boolean => text.length === ((text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);

/** Whether a token of the index may be longer than the run at the term's end that stands for it. */
const mayGoOn = (last: Run): boolean => last.kind === WORD || (standsAlone(last.kind) && isSingle(last.text));

const wordPlan = (word: string, prefix: boolean): Partial<TermPlan> =>
  prefix ? { tokens: [word], open: true } : { head: word, inside: true };

/** A word at either end of the term may be a part of one; too short a part is left to the pairs. */
const phrasePlan = (runs: readonly Run[], first: Run, last: Run, prefix: boolean): Partial<TermPlan> => {
  const startsInside = first.kind === WORD && !prefix;
  const dropHead = startsInside && first.text.length < SHORT;
  const dropTail = last.kind === WORD && last.text.length < SHORT;
  const verify = dropHead || dropTail;
  const exact = runs.slice(startsInside ? 1 : 0, dropTail ? -1 : undefined);
  // Signs alone are everywhere: what is dropped is better found by the pairs it forms with them.
  const kept = verify && exact.every((run) => run.kind === SEPARATOR) ? [] : exact;
  return {
    head: startsInside && !dropHead ? first.text : null,
    tokens: kept.flatMap((run) => tokensOf(run, run === last)),
    open: kept.at(-1) === last && mayGoOn(last),
    verify,
  };
};

/** Null for a term that folds to nothing. */
export const planTerm = (term: TextTerm): TermPlan | null => {
  const runs = runsOf(term.key);
  const first = runs[0];
  const last = runs.at(-1);
  if (!first || !last) return null;
  const characters = term.prefix ? null : singleCharacter(term);
  const plan: TermPlan = {
    characters,
    head: null,
    inside: false,
    tokens: [],
    open: false,
    grams: [...gramsOf(term.key)],
    verify: false,
    forms: characters ? [] : formChecks(term),
  };
  if (runs.some((run) => run.kind === WORD && run.text.length > LONG_WORD)) return { ...plan, verify: true };
  if (runs.length === 1 && first.kind === WORD) return { ...plan, ...wordPlan(first.text, term.prefix) };
  return { ...plan, ...phrasePlan(runs, first, last, term.prefix) };
};
