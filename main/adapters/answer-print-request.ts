import type { PdfPrinter, PrintResources } from '../core/ports/pdf-printer.ts';

/** Answers a request of a print window: the document itself under its policy, its resources, nothing else. */
export const answerPrintRequest = async (
  document: Parameters<PdfPrinter['open']>[0],
  resources: PrintResources,
  request: Request,
): Promise<Response> => {
  const path = decodeURIComponent(new URL(request.url).pathname).slice(1);
  if (path === document.path) {
    return new Response(document.html, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': document.securityPolicy,
      },
    });
  }
  const found = await resources(path);
  if (!found) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(found.bytes), { headers: { 'content-type': found.type } });
};
