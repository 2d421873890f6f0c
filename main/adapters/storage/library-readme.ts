/** `README.txt` for whoever finds the folder, with or without Offprint. */
export const README = `This folder is an Offprint library.
这个文件夹是一个 Offprint 资料库。

ENGLISH

It holds saved articles with their pictures, tags and notes. Everything is a plain file that
you can read without Offprint:

  articles/ab/ID/versions/1/article.html   the readable copy; opens in any browser, with its pictures
  articles/ab/ID/versions/1/original.*     the file that was saved, byte for byte
  articles/ab/ID/versions/1/text.txt       its text
  articles/ab/ID/versions/1/log.json       what was done to make the readable copy
  articles/ab/ID/article.json              title, source, dates, tags, and the SHA-256 of every file
  articles/ab/ID/annotations.json          highlights and notes
  assets/                                  the pictures, each named after its own SHA-256
  library.json                             settings

You may copy, back up and move the whole folder while Offprint is closed. Please do not rename or
change single files: Offprint checks them against their SHA-256. index.sqlite, lock.sqlite and tmp
can be deleted at any time while Offprint is closed; they are made again.

中文

这里保存着文章及其图片、标签和笔记。所有内容都是普通文件，没有 Offprint 也能阅读：

  articles/ab/编号/versions/1/article.html   可读副本，用任何浏览器打开，图片齐全
  articles/ab/编号/versions/1/original.*     当初保存的文件，一个字节也没有改动
  articles/ab/编号/versions/1/text.txt       正文
  articles/ab/编号/versions/1/log.json       生成可读副本时所做的每一步
  articles/ab/编号/article.json              标题、来源、日期、标签，以及每个文件的 SHA-256
  articles/ab/编号/annotations.json          高亮和笔记
  assets/                                    图片，以各自的 SHA-256 命名
  library.json                               设置

关闭 Offprint 后，可以复制、备份或移动整个文件夹。请不要重命名或修改其中的单个文件：Offprint 会用
SHA-256 核对它们。index.sqlite、lock.sqlite 和 tmp 可以在 Offprint 关闭时删除，之后会自动重建。
`;
