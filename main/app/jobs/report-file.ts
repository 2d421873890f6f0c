import type { ImportOutcome } from '../../../preload/contract/imports.ts';
import type { BatchOutcome } from '../../core/batches/batch-record.ts';
import { outcomeDto } from './batch-outcomes.ts';

export type ReportFormat = 'csv' | 'jsonl';

const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
};

/** Large enough that a report of many files is not written a line at a time. */
const CHUNK_CHARACTERS = 64 * 1024;

/** How a saved report is called: by when its import began, in the time of this machine. */
export const reportFile = (started: string, as: ReportFormat): { name: string; mediaType: string } => {
  const at = new Date(started);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  // No file system minds a full stop, as some do a colon.
  const time = `${two(at.getHours())}.${two(at.getMinutes())}`;
  return { name: `Offprint import ${day} ${time}.${as}`, mediaType: MEDIA_TYPES[as] };
};

/** What became of each file as UTF-8: a table for spreadsheets, or a line of JSON a file. Read as it is asked for. */
export async function* reportChunks(
  outcomes: AsyncIterable<BatchOutcome>,
  as: ReportFormat,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  // The mark lets spreadsheets read it as UTF-8.
  let text = as === 'csv' ? `\uFEFF${COLUMNS.join(',')}\r\n` : '';
  for await (const outcome of outcomes) {
    const line = outcomeDto(outcome);
    text += as === 'csv' ? `${rowOf(line)}\r\n` : `${JSON.stringify(line)}\n`;
    if (text.length < CHUNK_CHARACTERS) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(text);
}

const COLUMNS = [
  'file',
  'outcome',
  'id',
  'title',
  'code',
  'message',
  'pictures',
  'missing',
  'warnings',
] as const;

const rowOf = ({ file, outcome, id, title, code, message, images, warnings }: ImportOutcome): string =>
  [
    ...[file, outcome, id, title, code, message, String(images.total), String(images.missing)],
    // A line each; spreadsheets show them within the cell.
    warnings.map((warning) => warning.message).join('\n'),
  ]
    .map(cell)
    .join(',');

/** A cell that begins like a formula gets an apostrophe before it (OWASP, "CSV Injection"). */
const cell = (value: string | null): string => {
  const text = value ?? '';
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
};
