import type { Command } from '../command.ts';
import { alikeCommand } from './alike-command.ts';
import { annotateCommand } from './annotate-command.ts';
import { annotationsCommand } from './annotations-command.ts';
import { backupCommand } from './backup-command.ts';
import { compareCommand } from './compare-command.ts';
import { exportCommand } from './export-command.ts';
import { imagesCommand } from './images-command.ts';
import { importCommand } from './import-command.ts';
import { importsCommand } from './imports-command.ts';
import { listCommand } from './list-command.ts';
import { redecodeCommand } from './redecode-command.ts';
import { reindexCommand } from './reindex-command.ts';
import { replayCommand } from './replay-command.ts';
import { searchCommand } from './search-command.ts';
import { serveCommand } from './serve-command.ts';
import { settingsCommand } from './settings-command.ts';
import { showCommand } from './show-command.ts';
import { tagCommand } from './tag-command.ts';
import { trashCommand } from './trash-command.ts';
import { undoCommand } from './undo-command.ts';
import { verifyCommand } from './verify-command.ts';
import { versionCommand, versionsCommand } from './versions-command.ts';
import { wholePageCommand } from './whole-page-command.ts';

export const COMMANDS: readonly Command[] = [
  importCommand,
  importsCommand,
  listCommand,
  showCommand,
  searchCommand,
  tagCommand,
  annotateCommand,
  annotationsCommand,
  imagesCommand,
  exportCommand,
  verifyCommand,
  reindexCommand,
  trashCommand,
  undoCommand,
  backupCommand,
  versionsCommand,
  versionCommand,
  compareCommand,
  alikeCommand,
  replayCommand,
  redecodeCommand,
  wholePageCommand,
  settingsCommand,
  serveCommand,
];
