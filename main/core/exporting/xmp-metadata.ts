/** XMP packet (ISO 16684-1) with Dublin Core and the provenance of the article in a namespace of its own. */
import { escapeHtml } from './escape-html.ts';

export interface DocumentFacts {
  readonly title: string;
  readonly author: string | null;
  readonly url: string | null;
  readonly language: string;
  /** ISO 8601 instants. */
  readonly imported: string;
  readonly exportedAt: string;
  readonly originalSha256: string;
  readonly textSha256: string;
  readonly producer: string;
}

export const XMP_NAMESPACE = 'https://offprint.invalid/ns/1.0/';

const seconds = (iso: string): string => `${new Date(iso).toISOString().slice(0, 19)}Z`;

/** Room for other programs to change the packet in place, as the XMP specification asks. */
const PADDING = `${' '.repeat(99)}\n`.repeat(20);

export const xmpPacket = (facts: DocumentFacts): string => {
  const date = seconds(facts.exportedAt);
  const list = (kind: 'Alt' | 'Seq' | 'Bag', value: string, attributes = ''): string =>
    `<rdf:${kind}><rdf:li${attributes}>${escapeHtml(value)}</rdf:li></rdf:${kind}>`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:offprint="${XMP_NAMESPACE}">
<dc:format>application/pdf</dc:format>
<dc:title>${list('Alt', facts.title, ' xml:lang="x-default"')}</dc:title>
${facts.author === null ? '' : `<dc:creator>${list('Seq', facts.author)}</dc:creator>`}
${facts.url === null ? '' : `<dc:source>${escapeHtml(facts.url)}</dc:source>`}
<dc:language>${list('Bag', facts.language)}</dc:language>
<dc:identifier>urn:sha256:${facts.originalSha256}</dc:identifier>
<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate><xmp:MetadataDate>${date}</xmp:MetadataDate>
<xmp:CreatorTool>Offprint</xmp:CreatorTool><pdf:Producer>${escapeHtml(facts.producer)}</pdf:Producer>
<offprint:originalSHA256>${facts.originalSha256}</offprint:originalSHA256>
<offprint:textSHA256>${facts.textSha256}</offprint:textSHA256>
<offprint:imported>${seconds(facts.imported)}</offprint:imported>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
${PADDING}<?xpacket end="w"?>`;
};
