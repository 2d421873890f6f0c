import type { DesktopMenu } from '../core/ports/desktop.ts';

export type DesktopLocale = DesktopMenu['locale'];

const en = {
  file: 'File',
  edit: 'Edit',
  library: 'Library',
  reading: 'Reading',
  marking: 'Marking',
  view: 'View',
  window: 'Window',
  chooseLibrary: 'Open Another Library…',
  recentLibraries: 'Recent Libraries',
  revealLibrary: 'Show the Library Folder',
  quit: 'Quit Offprint',
  about: 'About Offprint',
  undo: 'Undo Typing',
  redo: 'Redo Typing',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  fullScreen: 'Full Screen',
  minimize: 'Minimise',
  close: 'Close Window',
  tryAgain: 'Try Again',
  createHere: 'Create a New Library Here',
  cancel: 'Cancel',
  libraryMissing: 'The library folder is not there.',
  libraryMissingDetail: 'Nothing was changed. If it lies on a drive or a server, connect it and try again.',
  libraryFailed: 'The library could not be opened.',
  openLink: 'Open this address in your browser?',
  openLinkYes: 'Open',
  importFailed: 'The import could not be started.',
  saveFailed: 'The file could not be saved.',
  savedFiles: 'Saved articles',
};

export type DesktopLabels = typeof en;

const zhHans: DesktopLabels = {
  file: '文件',
  edit: '编辑',
  library: '资料库',
  reading: '阅读',
  marking: '标注',
  view: '显示',
  window: '窗口',
  chooseLibrary: '打开其他资料库…',
  recentLibraries: '最近的资料库',
  revealLibrary: '显示资料库文件夹',
  quit: '退出 Offprint',
  about: '关于 Offprint',
  undo: '撤销输入',
  redo: '重做输入',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  fullScreen: '全屏',
  minimize: '最小化',
  close: '关闭窗口',
  tryAgain: '重试',
  createHere: '在此新建资料库',
  cancel: '取消',
  libraryMissing: '找不到资料库文件夹。',
  libraryMissingDetail: '没有任何更改。如果它在移动硬盘或服务器上，请先连接，然后重试。',
  libraryFailed: '无法打开资料库。',
  openLink: '在浏览器中打开此网址？',
  openLinkYes: '打开',
  importFailed: '无法开始导入。',
  saveFailed: '无法保存文件。',
  savedFiles: '已保存的文章',
};

const zhHant: DesktopLabels = {
  file: '檔案',
  edit: '編輯',
  library: '資料庫',
  reading: '閱讀',
  marking: '標註',
  view: '顯示方式',
  window: '視窗',
  chooseLibrary: '開啟其他資料庫…',
  recentLibraries: '最近的資料庫',
  revealLibrary: '顯示資料庫資料夾',
  quit: '結束 Offprint',
  about: '關於 Offprint',
  undo: '還原輸入',
  redo: '重做輸入',
  cut: '剪下',
  copy: '拷貝',
  paste: '貼上',
  selectAll: '全選',
  fullScreen: '全螢幕',
  minimize: '縮到最小',
  close: '關閉視窗',
  tryAgain: '再試一次',
  createHere: '在此建立新資料庫',
  cancel: '取消',
  libraryMissing: '找不到資料庫資料夾。',
  libraryMissingDetail: '沒有任何更動。如果它在外接硬碟或伺服器上，請先連接，然後再試一次。',
  libraryFailed: '無法開啟資料庫。',
  openLink: '要在瀏覽器中開啟此網址嗎？',
  openLinkYes: '開啟',
  importFailed: '無法開始匯入。',
  saveFailed: '無法儲存檔案。',
  savedFiles: '已儲存的文章',
};

/** What the desktop program itself says; the window's own words live in the window. */
export const DESKTOP_LABELS: Readonly<Record<DesktopLocale, DesktopLabels>> = {
  en,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
};

/** The first of the system's languages that is there, else English; used until the window names its own. */
export const systemLocale = (tags: readonly string[]): DesktopLocale => {
  for (const tag of tags) {
    const { language, script } = new Intl.Locale(tag).maximize();
    if (language === 'en') return 'en';
    if (language === 'zh' || language === 'yue') return script === 'Hant' ? 'zh-Hant' : 'zh-Hans';
  }
  return 'en';
};
