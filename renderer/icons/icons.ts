import alike from 'lucide-static/icons/files.svg';
import arrowLeft from 'lucide-static/icons/arrow-left.svg';
import check from 'lucide-static/icons/check.svg';
import chevronDown from 'lucide-static/icons/chevron-down.svg';
import chevronLeft from 'lucide-static/icons/chevron-left.svg';
import chevronRight from 'lucide-static/icons/chevron-right.svg';
import chevronUp from 'lucide-static/icons/chevron-up.svg';
import clock from 'lucide-static/icons/clock.svg';
import copy from 'lucide-static/icons/copy.svg';
import dot from 'lucide-static/icons/circle-dot.svg';
import ellipsis from 'lucide-static/icons/ellipsis.svg';
import fileUp from 'lucide-static/icons/file-up.svg';
import folderUp from 'lucide-static/icons/folder-up.svg';
import history from 'lucide-static/icons/history.svg';
import imageOff from 'lucide-static/icons/image-off.svg';
import images from 'lucide-static/icons/image.svg';
import keyboard from 'lucide-static/icons/keyboard.svg';
import library from 'lucide-static/icons/library.svg';
import link from 'lucide-static/icons/external-link.svg';
import look from 'lucide-static/icons/list-checks.svg';
import note from 'lucide-static/icons/pen-line.svg';
import page from 'lucide-static/icons/panels-top-left.svg';
import panelLeft from 'lucide-static/icons/panel-left.svg';
import panelRight from 'lucide-static/icons/panel-right.svg';
import pause from 'lucide-static/icons/pause.svg';
import pdf from 'lucide-static/icons/file-down.svg';
import play from 'lucide-static/icons/play.svg';
import plus from 'lucide-static/icons/plus.svg';
import problem from 'lucide-static/icons/triangle-alert.svg';
import quote from 'lucide-static/icons/quote.svg';
import retry from 'lucide-static/icons/rotate-ccw.svg';
import search from 'lucide-static/icons/search.svg';
import settings from 'lucide-static/icons/settings.svg';
import site from 'lucide-static/icons/globe.svg';
import stop from 'lucide-static/icons/square.svg';
import tag from 'lucide-static/icons/tag.svg';
import text from 'lucide-static/icons/a-large-small.svg';
import trash from 'lucide-static/icons/trash-2.svg';
import undo from 'lucide-static/icons/undo-2.svg';
import x from 'lucide-static/icons/x.svg';

/** The outline set (Lucide, ISC licence) under the names of what they stand for here. */
export const icons = {
  alike,
  arrowLeft,
  check,
  chevronDown,
  chevronLeft,
  chevronRight,
  chevronUp,
  clock,
  copy,
  dot,
  ellipsis,
  fileUp,
  folderUp,
  history,
  imageOff,
  images,
  keyboard,
  library,
  link,
  look,
  note,
  page,
  panelLeft,
  panelRight,
  pause,
  pdf,
  play,
  plus,
  problem,
  quote,
  retry,
  search,
  settings,
  site,
  stop,
  tag,
  text,
  trash,
  undo,
  x,
} as const;

export type IconName = keyof typeof icons;
