import type { HighlightColor } from '../annotations/annotation.ts';

export type PrintLocale = 'en' | 'zh-Hans' | 'zh-Hant';

/** The words of the export itself; the article keeps its own language. */
export interface PrintStrings {
  readonly locale: PrintLocale;
  /** Heading of the appendix, and of its branch in the outline. */
  readonly annotations: string;
  readonly orphans: string;
  readonly orphansExplained: string;
  readonly page: (number: string) => string;
  readonly mark: (number: string) => string;
  readonly highlight: string;
  readonly note: string;
  readonly tags: string;
  readonly colors: Readonly<Record<HighlightColor, string>>;
  readonly internalLink: string;
  /** Heading and entries of the last page. */
  readonly source: string;
  readonly sourceExplained: string;
  /** The same for a file the saved one is not attached to. */
  readonly sourceKept: string;
  readonly originalTitle: string;
  readonly url: string;
  readonly site: string;
  readonly author: string;
  readonly published: string;
  readonly imported: string;
  readonly exported: string;
  readonly version: string;
  readonly versionOf: (number: number, count: number) => string;
  readonly savedFile: string;
  readonly fileBytes: (name: string, bytes: string) => string;
  readonly originalHash: string;
  readonly textHash: string;
  readonly textLength: (characters: string) => string;
  readonly pictures: string;
  readonly picturesLocal: (local: number, total: number) => string;
  readonly missingPictures: string;
  readonly unknown: string;
  readonly originalAttached: string;
  readonly annotationsAttached: string;
}

const english: PrintStrings = {
  locale: 'en',
  annotations: 'Highlights and notes',
  orphans: 'Lost their place',
  orphansExplained: 'The words these were made on are not in this version of the article.',
  page: (number) => `p. ${number}`,
  mark: (number) => `Annotation ${number}`,
  highlight: 'Highlight',
  note: 'Note',
  tags: 'Tags',
  colors: { yellow: 'yellow', green: 'green', blue: 'blue', pink: 'pink', purple: 'purple' },
  internalLink: 'Place in this document',
  source: 'Source',
  sourceExplained:
    'The saved file this document was made from is attached to it byte for byte, and so are the annotations. Whoever computes the SHA-256 of the attachment must arrive at the value below.',
  sourceKept:
    'Pictures, highlights and notes are inside this file; nothing is loaded from the network. The saved file it was made from is kept in the library under the SHA-256 below.',
  originalTitle: 'Title',
  url: 'Address',
  site: 'Site',
  author: 'Author',
  published: 'Published',
  imported: 'Imported',
  exported: 'Exported',
  version: 'Version',
  versionOf: (number, count) => `${String(number)} of ${String(count)}`,
  savedFile: 'Saved file',
  fileBytes: (name, bytes) => `${name}, ${bytes} bytes`,
  originalHash: 'SHA-256 of the saved file',
  textHash: 'SHA-256 of the text',
  textLength: (characters) => `${characters} characters, UTF-8`,
  pictures: 'Pictures',
  picturesLocal: (local, total) => `${String(local)} of ${String(total)} kept`,
  missingPictures: 'Missing pictures',
  unknown: 'not known',
  originalAttached: 'The saved file, byte for byte',
  annotationsAttached: 'Annotations (W3C Web Annotation)',
};

const simplified: PrintStrings = {
  locale: 'zh-Hans',
  annotations: '标注与笔记',
  orphans: '失去位置的标注',
  orphansExplained: '这些标注所在的文字不在本文的这一版本中。',
  page: (number) => `第 ${number} 页`,
  mark: (number) => `标注 ${number}`,
  highlight: '高亮',
  note: '笔记',
  tags: '标签',
  colors: { yellow: '黄色', green: '绿色', blue: '蓝色', pink: '粉色', purple: '紫色' },
  internalLink: '文内位置',
  source: '来源',
  sourceExplained:
    '本文件所依据的原始存档与全部标注均逐字节附于本文件之中。对附件计算 SHA-256，所得结果应与下列数值一致。',
  sourceKept:
    '图片、高亮与笔记均在本文件之中，不从网络加载任何内容。所依据的原始存档保存在资料库中，其 SHA-256 如下。',
  originalTitle: '标题',
  url: '网址',
  site: '网站',
  author: '作者',
  published: '发布时间',
  imported: '入库时间',
  exported: '导出时间',
  version: '版本',
  versionOf: (number, count) => `第 ${String(number)} 版，共 ${String(count)} 版`,
  savedFile: '原始存档',
  fileBytes: (name, bytes) => `${name}，${bytes} 字节`,
  originalHash: '原始存档的 SHA-256',
  textHash: '正文的 SHA-256',
  textLength: (characters) => `${characters} 个字符，UTF-8`,
  pictures: '图片',
  picturesLocal: (local, total) => `共 ${String(total)} 张，已保存 ${String(local)} 张`,
  missingPictures: '缺失的图片',
  unknown: '不详',
  originalAttached: '原始存档（逐字节）',
  annotationsAttached: '标注（W3C Web Annotation）',
};

const traditional: PrintStrings = {
  locale: 'zh-Hant',
  annotations: '標註與筆記',
  orphans: '失去位置的標註',
  orphansExplained: '這些標註所在的文字不在本文的這一版本中。',
  page: (number) => `第 ${number} 頁`,
  mark: (number) => `標註 ${number}`,
  highlight: '螢光標示',
  note: '筆記',
  tags: '標籤',
  colors: { yellow: '黃色', green: '綠色', blue: '藍色', pink: '粉色', purple: '紫色' },
  internalLink: '文內位置',
  source: '來源',
  sourceExplained:
    '本文件所依據的原始存檔與全部標註均逐位元組附於本文件之中。對附件計算 SHA-256，所得結果應與下列數值一致。',
  sourceKept:
    '圖片、螢光標示與筆記均在本檔案之中，不從網路載入任何內容。所依據的原始存檔保存在資料庫中，其 SHA-256 如下。',
  originalTitle: '標題',
  url: '網址',
  site: '網站',
  author: '作者',
  published: '發布時間',
  imported: '入庫時間',
  exported: '匯出時間',
  version: '版本',
  versionOf: (number, count) => `第 ${String(number)} 版，共 ${String(count)} 版`,
  savedFile: '原始存檔',
  fileBytes: (name, bytes) => `${name}，${bytes} 位元組`,
  originalHash: '原始存檔的 SHA-256',
  textHash: '正文的 SHA-256',
  textLength: (characters) => `${characters} 個字元，UTF-8`,
  pictures: '圖片',
  picturesLocal: (local, total) => `共 ${String(total)} 張，已保存 ${String(local)} 張`,
  missingPictures: '缺少的圖片',
  unknown: '不詳',
  originalAttached: '原始存檔（逐位元組）',
  annotationsAttached: '標註（W3C Web Annotation）',
};

export const PRINT_STRINGS: Readonly<Record<PrintLocale, PrintStrings>> = {
  en: english,
  'zh-Hans': simplified,
  'zh-Hant': traditional,
};
