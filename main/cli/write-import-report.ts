import { open } from 'node:fs/promises';
import type { ImportOutcome } from '../../preload/contract/imports.ts';
import type { Invocation } from './command.ts';

const PAGE = 1000;

/** Writes what became of each file: a table for `.csv`, else JSON lines. */
export const writeImportReport = async ({ call }: Invocation, jobId: string, file: string): Promise<void> => {
  const isTable = file.toLowerCase().endsWith('.csv');
  await using target = await open(file, 'w');
  // The mark lets spreadsheets read it as UTF-8.
  if (isTable) await target.write(`\uFEFF${COLUMNS.join(',')}\r\n`);
  for (let offset = 0; ; offset += PAGE) {
    const { total, items } = await call('imports.report', { jobId, offset, limit: PAGE });
    const lines = items.map((item) => (isTable ? `${rowOf(item)}\r\n` : `${JSON.stringify(item)}\n`));
    await target.write(lines.join(''));
    if (offset + PAGE >= total) return;
  }
};

const COLUMNS = ['file', 'outcome', 'id', 'title', 'code', 'message', 'pictures', 'missing'] as const;

const rowOf = ({ file, outcome, id, title, code, message, images }: ImportOutcome): string =>
  [file, outcome, id, title, code, message, String(images.total), String(images.missing)].map(cell).join(',');

/** A cell that begins like a formula gets an apostrophe before it (OWASP, "CSV Injection"). */
const cell = (value: string | null): string => {
  const text = value ?? '';
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
};
