import type { Invocation } from './command.ts';
import { saveExport } from './save-export.ts';

/** Writes what became of each file of an import: a table for `.csv`, else JSON lines. Throws UsageError. */
export const writeImportReport = async (
  { app, call }: Pick<Invocation, 'app' | 'call'>,
  jobId: string,
  file: string,
): Promise<void> => {
  const as = file.toLowerCase().endsWith('.csv') ? 'csv' : 'jsonl';
  const { token } = await call('imports.exportReport', { jobId, as });
  await saveExport(app, token, file);
};
