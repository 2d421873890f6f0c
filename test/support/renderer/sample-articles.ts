/** A few articles of our own for the window's tests: two scripts, pictures, tags, a trashed one, one without text. */
export interface SampleBlock {
  readonly tag: 'p' | 'h2' | 'blockquote' | 'figcaption';
  readonly text: string;
}

export interface SampleArticle {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly site: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly imported: string;
  readonly language: 'en' | 'zh-Hans' | 'zh-Hant';
  readonly tags: readonly string[];
  readonly suggestedTags: readonly string[];
  readonly unread: boolean;
  readonly trashed: boolean;
  readonly missingImages: number;
  readonly localImages: number;
  readonly versions: number;
  readonly blocks: readonly SampleBlock[];
}

const blocks = (text: string): SampleBlock[] =>
  text
    .trim()
    .split('\n')
    .map((line): SampleBlock => {
      if (line.startsWith('## ')) return { tag: 'h2', text: line.slice(3) };
      if (line.startsWith('> ')) return { tag: 'blockquote', text: line.slice(2) };
      if (line.startsWith('! ')) return { tag: 'figcaption', text: line.slice(2) };
      return { tag: 'p', text: line };
    });

const harbour = blocks(`
沿海三座港口的疏浚合同在过去四年里由同一家公司中标，而这家公司在首次投标之前八个月才注册成立。本刊查阅了一百二十七份招标文件、四十三份验收报告以及海事部门的船舶定位记录，发现至少六份验收报告记载的作业日期，相关船只并不在港区之内。
! 港区航道的浮标，摄于退潮时分。
港务局在书面答复中说，船舶定位数据“可能存在信号中断”，并称所有工程“均按程序验收”。但定位记录显示，六次所谓作业期间，船只每隔三分钟发送一次信号，位置在两百公里以外的另一处锚地。
## 一家没有船的疏浚公司
工商登记显示，该公司的注册地址是一栋居民楼的十二层。物业管理人员表示，这间屋子三年来一直空置，信箱里堆满了未取走的账单。公司名下没有任何船只，作业由四家分包商完成，其中两家的法定代表人与招标评审组的一名专家是亲属。
> “我们只负责把船开过去。泥有没有挖，不是我们说了算。”一名分包商的船长这样说。他要求不透露姓名。
按照合同，疏浚量以航道测深结果计算。记者把三年的测深图叠放在一起比较，发现其中两张图除日期和签名之外完全相同，连一处明显的标注错误也一并保留了下来。
## 谁来核对
审计部门去年曾对其中一座港口提出意见，要求补充原始测深数据。港务局三个月后提交的补充材料，是同一张图的扫描件。负责该项目的一名前雇员说，内部会议上有人提出疑问，得到的答复是“流程已经走完”。
截至发稿，该公司没有回应置评请求。港务局表示将“进一步核实有关情况”，并拒绝说明核实的期限。
`);

const river = blocks(`
For eleven winters a retired hydrologist named Ada Marsh drove the same forty miles of river road and read the same nine gauges by hand. The agency that once paid her had replaced the gauges with sensors and, in the spring of the twelfth year, announced that the river had never been lower.
Her notebooks said otherwise. On four of the nine sites the sensors had been bolted to bridge piers that were themselves sinking, a finger's width each season, so that the water appeared to fall while the river stayed where it was.
! The gauge at the old mill, read by hand every Friday.
## What the notebooks show
We digitised all 5,148 readings and set them beside the agency's published series. For the first three years the two agree to within two centimetres. After that they part, slowly and in one direction, at exactly the sites where the piers were repaired and then not surveyed again.
> “Nobody lied,” Ms Marsh said. “They stopped looking at the thing and looked at the number.”
The difference matters because the number is written into law. When the published level falls below a line agreed in 1974, farms upstream must stop drawing water; in the past two summers that line was crossed on sixty-one days. By the notebooks it was crossed on four.
## The agency's answer
In a statement the agency said that it “stands by the quality of its data” and that manual readings “are not part of the official record”. It did not dispute the survey of the piers, which was made at our request by two independent engineers and is published with this article.
A spokeswoman later added that the sensors would be surveyed “in the course of ordinary maintenance”. Asked when that would be, she said the schedule was being reviewed.
`);

const school = blocks(`
市區六所小學的營養午餐招標，三年來都由同一個供應商得標，評分表上的筆跡也出自同一個人。家長會取得的文件顯示，有兩次評選的日期落在評審委員出國期間。
教育局表示，評選「程序完備」，但未能提供當天的簽到表。
學校的食材進貨單則透露出另一件事：合約要求每週三次供應在地蔬菜，實際上一個學期只有十一次。
`);

const archive = blocks(`
The city promised to keep every planning file for ninety-nine years. Last month a clerk found that the archive's index had been overwritten in 2016, and that some fourteen thousand boxes could be found only by walking along the shelves.
So that is what volunteers now do, every Saturday, with a lamp and a spreadsheet.
Half of the boxes are where the old index said they should be. The other half have moved, and nobody has yet found a rule in it.
`);

const factory = blocks(`
凌晨三点，化工园区东侧的排水口开始冒泡。附近村民用手机拍下的视频里，水面先是发白，随后变成淡淡的铁锈色。环保部门六小时后赶到时，水已经清了。
园区的在线监测数据在这六个小时里是一条直线。
`);

const ferry = blocks(`
Two ferries, one timetable and a harbour master who keeps both logbooks in the same drawer: the arithmetic of the island crossing has never been audited.
`);

const common = {
  author: null,
  suggestedTags: [],
  trashed: false,
  missingImages: 0,
  localImages: 0,
  versions: 1,
};

export const sampleArticles: readonly SampleArticle[] = [
  {
    ...common,
    id: 'harbour000000001',
    title: '六份验收报告与一条没有挖过的航道：三座港口疏浚合同调查',
    url: 'https://news.example/harbour/dredging',
    site: 'news.example',
    author: '林舟',
    published: '2022-01-10T15:13:06.000Z',
    imported: '2026-11-20T09:12:00.000Z',
    language: 'zh-Hans',
    tags: ['港口/疏浚', '招标', '待核实'],
    suggestedTags: ['港口', '审计'],
    unread: false,
    missingImages: 1,
    localImages: 3,
    versions: 2,
    blocks: harbour,
  },
  {
    ...common,
    id: 'river00000000002',
    title: 'The river that sank on paper: how nine gauges came to measure their own bridges',
    url: 'https://weekly.example/features/river-gauges',
    site: 'weekly.example',
    author: 'Ruth Calder',
    published: '2024-06-02T06:00:00.000Z',
    imported: '2026-11-19T18:40:00.000Z',
    language: 'en',
    tags: ['water', 'data/quality'],
    unread: true,
    localImages: 2,
    blocks: river,
  },
  {
    ...common,
    id: 'school0000000003',
    title: '六校午餐，一支筆：營養午餐評選文件裡的巧合',
    url: 'https://daily.example.tw/education/lunch',
    site: 'daily.example.tw',
    published: '2023-03-14',
    imported: '2026-11-18T03:02:00.000Z',
    language: 'zh-Hant',
    tags: ['招标', '教育'],
    unread: true,
    blocks: school,
  },
  {
    ...common,
    id: 'archive000000004',
    title: 'Ninety-nine years, minus an index',
    url: 'https://weekly.example/city/archive-index',
    site: 'weekly.example',
    published: '2025-09-21T07:30:00.000Z',
    imported: '2026-11-17T11:25:00.000Z',
    language: 'en',
    tags: ['archives'],
    unread: false,
    localImages: 5,
    blocks: archive,
  },
  {
    ...common,
    id: 'factory000000005',
    title: '园区排水口的六个小时',
    url: null,
    site: 'news.example',
    published: '2025-02-27T19:05:00.000Z',
    imported: '2026-11-16T08:00:00.000Z',
    language: 'zh-Hans',
    tags: ['环境/水'],
    unread: true,
    missingImages: 2,
    blocks: factory,
  },
  {
    ...common,
    id: 'ferry00000000006',
    title: 'One drawer, two logbooks',
    url: 'https://island.example/ferry',
    site: 'island.example',
    published: '2021-08-08',
    imported: '2026-11-15T08:00:00.000Z',
    language: 'en',
    tags: [],
    unread: false,
    blocks: ferry,
  },
  {
    ...common,
    id: 'blank00000000007',
    title: 'index of saved pages',
    url: null,
    site: null,
    published: null,
    imported: '2026-11-15T07:00:00.000Z',
    language: 'en',
    tags: [],
    unread: true,
    blocks: [],
  },
];

/** The canonical text of a sample: its blocks have no inline markup, so one line each. */
export const sampleText = ({ blocks: parts }: SampleArticle): string =>
  parts.map(({ text }) => text).join('\n');
