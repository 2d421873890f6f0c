import { PDFArray, PDFDict, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { PDFDocument } from '@cantoo/pdf-lib';
import type { Digest } from '../ports/digest.ts';
import { pdfText } from './pdf-text.ts';
import { srgbProfile } from './srgb-profile.ts';
import { xmpPacket } from './xmp-metadata.ts';
import type { DocumentFacts } from './xmp-metadata.ts';

const setInfo = (document: PDFDocument, facts: DocumentFacts): void => {
  const exported = new Date(facts.exportedAt);
  document.setTitle(facts.title, { showInWindowTitleBar: true });
  if (facts.author !== null) document.setAuthor(facts.author);
  document.setCreator('Offprint');
  document.setProducer(facts.producer);
  document.setCreationDate(exported);
  document.setModificationDate(exported);
  document.setLanguage(facts.language);
};

const setOutputIntent = (document: PDFDocument): void => {
  const { context } = document;
  const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }));
  document.catalog.set(
    PDFName.of('OutputIntents'),
    context.obj([
      {
        Type: 'OutputIntent',
        S: 'GTS_PDFA1',
        OutputConditionIdentifier: PDFString.of('sRGB IEC61966-2.1'),
        Info: PDFString.of('sRGB'),
        DestOutputProfile: profile,
      },
    ]),
  );
};

/** Every link says where it goes, and every page is read in the order of its tags. */
const describeLinks = (document: PDFDocument, internal: string): void => {
  for (const page of document.getPages()) {
    page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
    const annotations = page.node.Annots();
    if (!(annotations instanceof PDFArray)) continue;
    for (let index = 0; index < annotations.size(); index++) {
      const annotation = annotations.lookup(index, PDFDict);
      if (annotation.lookup(PDFName.of('Subtype')) !== PDFName.of('Link')) continue;
      if (annotation.has(PDFName.of('Contents'))) continue;
      const action = annotation.lookup(PDFName.of('A'));
      const uri = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined;
      const target = uri instanceof PDFString || uri instanceof PDFHexString ? uri.decodeText() : internal;
      annotation.set(PDFName.of('Contents'), pdfText(target));
    }
  }
};

/** Info, XMP, colour intent and file identifier, all from `facts` alone: the same facts, the same bytes. */
export const setMetadata = (
  document: PDFDocument,
  facts: DocumentFacts,
  labels: { readonly internalLink: string },
  digest: Digest,
): void => {
  const { context } = document;
  setInfo(document, facts);
  setOutputIntent(document);
  describeLinks(document, labels.internalLink);
  const packet = new TextEncoder().encode(xmpPacket(facts));
  const metadata = context.register(context.stream(packet, { Type: 'Metadata', Subtype: 'XML' }));
  document.catalog.set(PDFName.of('Metadata'), metadata);
  const identifier = PDFHexString.of(digest.sha256(JSON.stringify(facts)).slice(0, 32));
  context.trailerInfo.ID = context.obj([identifier, identifier]);
};
