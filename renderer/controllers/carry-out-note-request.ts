import type { NoteCardRequest } from '../components/op-note-card.ts';
import type { Services } from '../contexts/services-context.ts';
import { t } from '../i18n/localize.ts';
import { attachAnnotation, updateAnnotation } from '../state/annotate.ts';
import { tell } from '../state/notices-store.ts';
import { findCommand } from './commands.ts';

/** Places an annotation that lost its place at the words that are selected. */
const attachToSelection = async ({ api, reader, surface, notices }: Services, id: string): Promise<void> => {
  const range = surface?.selection();
  if (!range) {
    tell(notices, t('notes.attachHint'));
    return;
  }
  await attachAnnotation(api, reader, id, range);
  surface?.clearSelection();
  tell(notices, t('notes.attached'), 'undo');
};

/** Does what a card in the margin asked for. */
export const carryOutNoteRequest = async (
  services: Services,
  id: string,
  request: NoteCardRequest,
): Promise<void> => {
  const { api, reader, surface } = services;
  switch (request.kind) {
    case 'choose':
      reader.set({ activeId: id });
      surface?.reveal(id);
      return;
    case 'edit':
      reader.set({ activeId: id, editing: request.what && { id, what: request.what } });
      return;
    case 'save':
      await updateAnnotation(api, reader, { id, note: request.note });
      reader.set({ editing: null });
      return;
    case 'recolor':
      await updateAnnotation(api, reader, { id, color: request.color });
      reader.set({ color: request.color });
      return;
    case 'tag':
      await updateAnnotation(api, reader, { id, tags: [...request.tags] });
      return;
    case 'attach':
      await attachToSelection(services, id);
      return;
    case 'remove':
      reader.set({ activeId: id });
      await findCommand('annotation.remove')?.run(services);
  }
};
