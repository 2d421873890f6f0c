import { OffprintError } from '../errors/offprint-error.ts';

const DATE = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/;

/**
 * The first instant (milliseconds, UTC) of the year, month or day that `value` names. Throws `bad-query`
 * for anything else: guessing a date would show the wrong articles.
 */
export const dateBound = (operator: string, value: string): number => {
  const [, year, month = '1', day = '1'] = DATE.exec(value.normalize('NFKC').trim()) ?? [];
  const instant = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(instant);
  if (year === undefined || date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) {
    throw new OffprintError(
      'bad-query',
      `“${operator}:${value}” names no date. Nothing was searched; write ${operator}:2022, ${operator}:2022-01 or ${operator}:2022-01-31.`,
      { details: { operator, value } },
    );
  }
  return instant;
};
