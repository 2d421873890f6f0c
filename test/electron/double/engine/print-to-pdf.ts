import type { PrintToPDFOptions } from 'electron';
import { demandCoveredKeys, notCovered } from '../uncovered.ts';
import type { DevToolsSession } from './devtools-connection.ts';

const covered = [
  'printBackground',
  'landscape',
  'preferCSSPageSize',
  'generateTaggedPDF',
  'generateDocumentOutline',
  'scale',
  'pageSize',
  'margins',
];
const inches: Readonly<Record<string, readonly [number, number]>> = {
  A3: [11.69, 16.54],
  A4: [8.27, 11.69],
  Letter: [8.5, 11],
};

const defaults = {
  printBackground: false,
  landscape: false,
  preferCSSPageSize: false,
  generateTaggedPDF: false,
  generateDocumentOutline: false,
  scale: 1,
};

const marginsInInches = (margins: PrintToPDFOptions['margins']): Record<string, number> => {
  const sides = Object.entries(margins ?? {}) as [string, number][];
  return Object.fromEntries(
    sides.map(([side, value]) => [`margin${side[0]?.toUpperCase() ?? ''}${side.slice(1)}`, value]),
  );
};

const paper = (size: PrintToPDFOptions['pageSize']): readonly [number, number] => {
  if (typeof size === 'object') return [size.width, size.height];
  const known = inches[size ?? 'Letter'];
  if (!known) throw notCovered(`the page size ${size ?? ''}`);
  return known;
};

/** webContents.printToPDF over Page.printToPDF, with Electron's defaults. */
export const printToPdf = async (devtools: DevToolsSession, options: PrintToPDFOptions): Promise<Buffer> => {
  demandCoveredKeys('printToPDF', options, covered);
  const { pageSize, margins, ...given } = options;
  const [paperWidth, paperHeight] = paper(pageSize);
  const { stream } = await devtools.send('Page.printToPDF', {
    ...defaults,
    ...given,
    paperWidth,
    paperHeight,
    ...marginsInInches(margins),
    transferMode: 'ReturnAsStream',
  });
  return readStream(devtools, stream ?? '');
};

const readStream = async (devtools: DevToolsSession, handle: string): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for (;;) {
    const { data, base64Encoded, eof } = await devtools.send('IO.read', { handle, size: 1 << 20 });
    chunks.push(Buffer.from(data, base64Encoded ? 'base64' : 'utf8'));
    if (eof) break;
  }
  await devtools.send('IO.close', { handle });
  return Buffer.concat(chunks);
};
