/** The table of image proxies and content networks, row by row: what each address is tried as, in order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageCandidates } from '../../../main/core/images/image-candidates.ts';

const PAGE = 'https://news.example.org/2022/01/story.html';
const BARE = 'photos.example.org/2022/01/a.jpg';
const PICTURE = `https://${BARE}`;
const encoded = encodeURIComponent(PICTURE);
const hex = Buffer.from(PICTURE).toString('hex');

const tries = (src: string): string[] =>
  imageCandidates([{ kind: 'src', value: src, attribute: 'src' }], PAGE)
    .filter(({ kind }) => kind !== 'embedded')
    .map(({ kind, url }) => `${kind} ${url}`);

interface Row {
  readonly given: string;
  readonly original: string;
  /** Of another host than the original's, so that the given address is asked last; `given`: the same service. */
  readonly as?: 'proxy' | 'given';
  /** What is tried between the original and the given address. */
  readonly between?: readonly string[];
}
const row = (given: string, original = PICTURE, more: Omit<Row, 'given' | 'original'> = {}): Row => ({
  given,
  original,
  ...more,
});
const sameService = { as: 'given' } as const;

/** By the rows of the table. */
const TABLE: Readonly<Record<string, readonly Row[]>> = {
  'iN.wp.com/HOST/PATH': [
    row(`https://i0.wp.com/${BARE}?w=640&ssl=1`),
    row(`https://i1.wp.com/${BARE}?resize=300%2C200`, PICTURE, {
      between: [`unwrapped ${PICTURE.replace('https', 'http')}`],
    }),
    row(`https://i3.wp.com/${BARE}?fit=10%2C10&ssl=1`),
  ],
  'HOST/cdn-cgi/image/OPTIONS/…': [
    row(`https://www.example.com/cdn-cgi/image/width=80,format=auto/${PICTURE}`),
    row(
      'https://www.example.com/cdn-cgi/image/fit=cover,w=80/media/a.jpg',
      'https://www.example.com/media/a.jpg',
      sameService,
    ),
  ],
  'an address inside the path': [
    row(`https://s.yimg.com/ny/api/res/1.2/ab.Cd--/YXBwaWQ9/${PICTURE}`),
    row(
      `https://s.yimg.com/ny/api/res/1.2/ab--/YX/https%3A%2F%2Fs.yimg.com/uu/api/res/1.2/cd--~B/YX/${PICTURE}.cf.jpg`,
      `${PICTURE}.cf.jpg`,
    ),
    row(`https://cdn.shortpixel.ai/spai/w_300+q_lossy+ret_img/${PICTURE}`),
    row(`https://thumbs-prod.si-cdn.com/Ab_c-1=/fit-in/1600x0/https://${BARE}`),
    row(`https://thumbor.example.com/Ab1/300x200/smart/https%3A%2F%2F${BARE}`),
    row(`https://res.cloudinary.com/demo/image/fetch/w_300,c_fill/${PICTURE}`),
    row(`https://images.taboola.com/taboola/image/fetch/f_jpg%2Cq_auto%2Cw_400/${encoded}`),
    row(`https://media.revcontent.com/cv/image/fetch/w_300/${PICTURE}`),
    row(`https://substackcdn.com/image/fetch/w_1456,c_limit,f_auto,q_auto:good/${encoded}`),
  ],
  'an address in a parameter': [
    row(`https://images.weserv.nl/?url=${BARE}&w=300`),
    row(`https://wsrv.nl/?url=${encoded}`),
    row(`https://media.brightspotcdn.com/dims4/default/ab/2147483647/resize/1200x630/?url=${encoded}`),
    row(
      `https://www.example.com/_next/image?url=%2Fup%2Fa.jpg&w=1080&q=75`,
      'https://www.example.com/up/a.jpg',
      sameService,
    ),
    row(`https://www.example.com/_next/image?url=${encoded}&w=1080&q=75`),
    row(`https://img.example.com/resize?src=${encoded}`),
    row(`https://img.example.com/resize/?image=${encoded}`),
    row(`https://img.example.com/zoomcrop?url=${encoded}`),
    row(`https://external-content.duckduckgo.com/iu/?u=${encoded}&f=1&nofb=1`),
    row(`https://proxy.duckduckgo.com/iu/?u=${encoded}`),
    row(`https://external.fsub1-1.fna.fbcdn.net/safe_image.php?d=Ab&w=500&h=261&url=${encoded}`),
    row(`https://www.facebook.com/safe_image.php?url=${encoded}`),
  ],
  'thumbor/HASH=/CROP/WxH/FILTERS/HOST/PATH': [
    row(`https://cdn.example.com/thumbor/l4QJk2n7s_FZ-0aXf1Yy2Zz3Aa8=/0x0:1000x600/1200x800/${BARE}`),
    row(
      `https://cdn.example.com/thumbor/l4QJk2n7s_FZ-0aXf1Yy2Zz3Aa8=/0x0:9x6/920x613/filters:focal(4x2:6x4):format(webp)/${BARE}`,
    ),
  ],
  'HOST.cdn.ampproject.org': [
    row(`https://photos-example-org.cdn.ampproject.org/i/s/${BARE}`),
    row(`https://photos-example-org.cdn.ampproject.org/ii/w1000/s/${BARE}`),
    row(`https://photos-example-org.cdn.ampproject.org/ii/w1000/${BARE}`, PICTURE.replace('https', 'http')),
  ],
  camo: [row(`https://camo.githubusercontent.com/${'0a'.repeat(20)}/${hex}`)],
  Medium: [
    row('https://miro.medium.com/max/60/1*Ab_c.png', 'https://miro.medium.com/1*Ab_c.png', sameService),
    row(
      'https://miro.medium.com/v2/resize:fit:1400/1*Ab_c.png',
      'https://miro.medium.com/1*Ab_c.png',
      sameService,
    ),
    row('https://cdn-images-2.medium.com/max/800/0*Ab.jpeg', 'https://miro.medium.com/0*Ab.jpeg'),
  ],
  'Cloudinary upload/TRANSFORM': [
    row(
      'https://res.cloudinary.com/demo/image/upload/w_300,h_200,c_fill,g_auto/v123/a/b.jpg',
      'https://res.cloudinary.com/demo/image/upload/v123/a/b.jpg',
      sameService,
    ),
    row(
      'https://i.kinja-img.com/gawker-media/image/upload/c_fill,f_auto,w_80/ab.jpg',
      'https://i.kinja-img.com/gawker-media/image/upload/ab.jpg',
      sameService,
    ),
    row(
      'https://images2.minutemediacdn.com/image/upload/c_crop,h_9,w_16,x_0,y_0/v1/shape/cover/a.jpg',
      'https://images2.minutemediacdn.com/image/upload/v1/shape/cover/a.jpg',
      sameService,
    ),
    row(
      'https://media-cldnry.s-nbcnews.com/image/upload/t_fit-760w,f_auto,q_auto:best/rockcms/a.jpg',
      'https://media-cldnry.s-nbcnews.com/image/upload/rockcms/a.jpg',
      sameService,
    ),
  ],
  'blogspot, ggpht, lh3': [
    row(
      'https://3.bp.blogspot.com/-a/B/C/s640/x.jpg',
      'https://3.bp.blogspot.com/-a/B/C/s0/x.jpg',
      sameService,
    ),
    row(
      'https://lh3.googleusercontent.com/AbC=s200-c',
      'https://lh3.googleusercontent.com/AbC=s0',
      sameService,
    ),
    row('https://yt3.ggpht.com/AbC=s88', 'https://yt3.ggpht.com/AbC=s0', sameService),
  ],
  'pbs.twimg.com': [
    row(
      'https://pbs.twimg.com/media/Ab?format=png&name=900x900',
      'https://pbs.twimg.com/media/Ab?format=png&name=orig',
      sameService,
    ),
    row(
      'https://pbs.twimg.com/profile_images/1/Ab_normal.png',
      'https://pbs.twimg.com/profile_images/1/Ab.png',
      sameService,
    ),
  ],
  'upload.wikimedia.org/…/thumb': [
    row(
      'https://upload.wikimedia.org/wikipedia/commons/thumb/0/0c/%E5%9B%BE.png/600px-%E5%9B%BE.png',
      'https://upload.wikimedia.org/wikipedia/commons/0/0c/%E5%9B%BE.png',
      sameService,
    ),
  ],
  'extra candidates only': [
    row('https://site.example.org/up/pier-1024x683.jpg', 'https://site.example.org/up/pier.jpg', sameService),
    row('https://x.files.example.com/a.jpg?w=640', 'https://x.files.example.com/a.jpg', sameService),
    row(
      'https://site.example.org/a.png?resize=620%2C349&v=3',
      'https://site.example.org/a.png?v=3',
      sameService,
    ),
    row('https://site.example.org/a.png?fit=620%2C349', 'https://site.example.org/a.png', sameService),
    row('https://site.example.org/a.png?width=620', 'https://site.example.org/a.png', sameService),
    row(
      'https://site.imgix.net/a.jpg?w=620&auto=format',
      'https://site.imgix.net/a.jpg?auto=format',
      sameService,
    ),
  ],
};

for (const [name, rows] of Object.entries(TABLE)) {
  test(`${name}: the original first, the address as given last`, () => {
    for (const { given, original, as = 'proxy', between = [] } of rows) {
      assert.deepEqual(tries(given), [`unwrapped ${original}`, ...between, `${as} ${given}`], given);
    }
  });
}

test('web.archive.org: the original, then its copy as a picture, then as the very bytes', () => {
  for (const modifier of ['', 'im_', 'if_']) {
    assert.deepEqual(tries(`https://web.archive.org/web/20220110151306${modifier}/${PICTURE}`), [
      `unwrapped ${PICTURE}`,
      `wayback https://web.archive.org/web/20220110151306im_/${PICTURE}`,
      `wayback https://web.archive.org/web/20220110151306id_/${PICTURE}`,
    ]);
  }
});

test('signed addresses are tried as they are, and no other', () => {
  for (const given of [
    'https://cdn.example.org/a-300x200.jpg?sig=0a1b&w=300',
    'https://bucket.s3.amazonaws.com/a-300x200.jpg?X-Amz-Expires=60&X-Amz-Signature=0a&w=300',
    'https://site.imgix.net/a.jpg?w=620&s=0123456789abcdef0123456789abcdef',
    'https://scontent-a.xx.fbcdn.net/v/t39.1/a_n.jpg?_nc_cat=1&oh=00_A&oe=62&width=300',
    'https://scontent.cdninstagram.com/v/t51/a-150x150.jpg?oh=0a&oe=62',
    'https://static01.nyt.com/images/2022/01/10/a-300x200.jpg?quality=75&width=300',
    'https://i.guim.co.uk/img/media/0a/master/1000.jpg?width=300&s=0a1b',
    'https://res.cloudinary.com/demo/image/upload/s--Ab12Cd34--/w_300/v1/a.jpg',
  ]) {
    assert.deepEqual(tries(given), [`given ${given}`]);
  }
});

test('what an address only looks like is left alone', () => {
  for (const given of [
    'https://news.example.org/cdn-cgi/trace/a.jpg',
    'https://wp.com.example.org/i0/a.jpg',
    'https://pbs.twimg.com.example.org/media/Ab?format=png&name=small',
    'https://upload.wikimedia.org/wikipedia/commons/thumb/0/0c/Book.pdf/page2-600px-Book.pdf.jpg',
    'https://news.example.org/thumbor-history/a.jpg',
    'https://news.example.org/story?url=https%3A%2F%2Felsewhere.example.org%2Fa.jpg',
  ]) {
    assert.deepEqual(tries(given), [`given ${given}`]);
  }
});
