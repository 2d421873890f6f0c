import type { ApiErrorCode } from '../../../preload/contract/error.ts';

/** What happened, what was kept, what to do: one sentence or two for every code the application can send. */
export const errors = {
  'error.unknown-method':
    'This window and the program are of different versions. Close the window and start Offprint again.',
  'error.bad-input': 'That is not something Offprint can work with. Nothing was changed.',
  'error.forbidden': 'This window may not do that. Open Offprint again from its link. Nothing was changed.',
  'error.not-found': 'That is no longer in the library. Nothing was changed; the list shows what is there.',
  'error.ambiguous-id': 'More than one article fits. Give more of its id.',
  'error.quote-not-found': 'These words are not in the article. Nothing was marked.',
  'error.quote-ambiguous': 'These words are in the article more than once. Select a longer passage.',
  'error.bad-query': 'The search cannot be read. Check quotation marks and brackets.',
  'error.library-in-use': 'Another Offprint has this library open. Close it there, then try again.',
  'error.library-unusable':
    'The library folder cannot be used. Nothing in it was changed. Check that the disk is connected.',
  'error.library-read-only':
    'The library folder is read-only. You can read and search; changes are not kept.',
  'error.disk-full': 'The disk is full. What was stored before is safe. Free some space, then try again.',
  'error.damaged-file': 'A file of the library is damaged. It was set aside unchanged; see Needs care.',
  'error.unreadable-file': 'The file cannot be read. Check that you may open it, then try again.',
  'error.index-unavailable':
    'The search index is not answering. Your articles are safe; the index is made again from them.',
  'error.pdf-unavailable':
    'No browser for printing was found. Install Chrome, Chromium or Edge, then export again.',
  'error.pdf-failed': 'The PDF could not be made. The article and its annotations are unchanged. Try again.',
  'error.cancelled': 'Cancelled. What was finished before is kept.',
  'error.nothing-to-undo': 'There is nothing to undo.',
  'error.internal': 'Something went wrong inside Offprint. What was stored before is safe. Try again.',
  'error.unreachable':
    'Offprint does not answer. If its window in the terminal was closed, start it again; your library is safe.',
  'error.title': 'That did not work',
} satisfies Record<`error.${ApiErrorCode | 'unreachable' | 'title'}`, string>;
