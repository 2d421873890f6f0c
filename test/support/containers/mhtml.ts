/** Builds MHTML as browsers and their extensions write it. */
export interface MhtmlPart {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
}

const BOUNDARY = '----MultipartBoundary--Qx7----';

export const mhtml = (
  parts: readonly MhtmlPart[],
  head: Readonly<Record<string, string>> = {},
  { boundary = BOUNDARY, closed = true, newline = '\r\n' } = {},
): Buffer => {
  const fields = {
    From: '<Saved by Blink>',
    'MIME-Version': '1.0',
    'Content-Type': `multipart/related;\r\n\ttype="text/html";\r\n\tboundary="${boundary}"`,
    ...head,
  };
  const chunks: Buffer[] = [Buffer.from(`${fieldLines(fields, newline)}${newline}${newline}`, 'latin1')];
  for (const { headers, body } of parts) {
    chunks.push(Buffer.from(`--${boundary}${newline}${fieldLines(headers, newline)}${newline}`));
    chunks.push(encoded(body, headers['Content-Transfer-Encoding']), Buffer.from(newline));
  }
  if (closed) chunks.push(Buffer.from(`--${boundary}--${newline}`));
  return Buffer.concat(chunks);
};

const fieldLines = (fields: Readonly<Record<string, string>>, newline: string): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}${newline}`)
    .join('');

const encoded = (body: Uint8Array | string, encoding: string | undefined): Buffer => {
  const bytes = Buffer.from(body);
  if (encoding === 'base64') return Buffer.from(bytes.toString('base64').replace(/(.{76})/g, '$1\r\n'));
  return encoding === 'quoted-printable'
    ? Buffer.from(quotedPrintable(bytes, typeof body === 'string'))
    : bytes;
};

/** Line ends of text stay line ends; those of other bytes are bytes. */
export const quotedPrintable = (bytes: Uint8Array, isText: boolean): string => {
  let text = '';
  let column = 0;
  for (const byte of bytes) {
    const plain = (isText && byte === 0x0a) || (byte >= 0x20 && byte < 0x7f && byte !== 0x3d);
    const unit = plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (column + unit.length > 75) {
      text += '=\r\n';
      column = 0;
    }
    const ends = isText && byte === 0x0a;
    text += ends ? '\r\n' : unit;
    column = ends ? 0 : column + unit.length;
  }
  return text;
};

export const htmlPart = (
  html: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): MhtmlPart => ({
  headers: {
    'Content-Type': 'text/html',
    'Content-Transfer-Encoding': 'quoted-printable',
    'Content-Location': 'https://news.example/2024/story',
    ...headers,
  },
  body: html,
});

export const picturePart = (bytes: Uint8Array, headers: Readonly<Record<string, string>>): MhtmlPart => ({
  headers: { 'Content-Type': 'image/png', 'Content-Transfer-Encoding': 'base64', ...headers },
  body: bytes,
});
