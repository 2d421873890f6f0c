import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { imageVariants } from '../../../main/core/images/image-variants.ts';
import { unwrapImageUrl } from '../../../main/core/images/unwrap-image-url.ts';

const PICTURE = 'https://photos.example.org/2022/01/a.jpg';
const encoded = encodeURIComponent(PICTURE);
const hex = Buffer.from(PICTURE).toString('hex');

/** By the way they wrap: given address, original. */
const WRAPPED: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'WordPress Photon': [
    ['https://i0.wp.com/photos.example.org/2022/01/a.jpg?resize=1100%2C725&ssl=1', PICTURE],
    ['http://i2.wp.com/photos.example.org/2022/01/a.jpg', PICTURE],
  ],
  'weserv, with and without the slash or a scheme': [
    ['https://images.weserv.nl/?url=photos.example.org/2022/01/a.jpg', PICTURE],
    ['https://images.weserv.nl?url=photos.example.org/2022/01/a.jpg', PICTURE],
    [`https://wsrv.nl/?w=300&url=${encoded}`, PICTURE],
    ['https://images.weserv.nl/?url=ssl:photos.example.org/2022/01/a.jpg', PICTURE],
  ],
  'Cloudflare image resizing': [
    [`https://www.example.com/cdn-cgi/image/width=800,quality=75/${PICTURE}`, PICTURE],
    [
      'https://www.example.com/cdn-cgi/image/width=800/uploads/a.jpg?v=2',
      'https://www.example.com/uploads/a.jpg?v=2',
    ],
  ],
  'an address inside the path': [
    [`https://cdn.wp-modula.com/client/q_auto,w_1,h_1/${PICTURE}`, PICTURE],
    [`https://cdn.shortpixel.ai/client/q_glossy,ret_img,w_600/${PICTURE}`, PICTURE],
    [`https://res.cloudinary.com/demo/image/fetch/w_300,f_auto/${PICTURE}?v=1`, `${PICTURE}?v=1`],
    [
      `https://images.taboola.com/taboola/image/fetch/f_jpg%2Cq_auto/https%3A//photos.example.org/2022/01/a.jpg`,
      PICTURE,
    ],
    [`https://substackcdn.com/image/fetch/$s_!x!,w_1456,c_limit,f_auto/${encoded}`, PICTURE],
    [`https://cdn.substack.com/image/fetch/w_1456/${encoded}?outer=1`, PICTURE],
    [`https://imgproxy.example.com/insecure/rs:fit:800/plain/${PICTURE}@webp`, PICTURE],
    ['https://x.si-cdn.com/AbC=/fit-in/1072x0/https:/photos.example.org/2022/01/a.jpg', PICTURE],
  ],
  'wrappers of wrappers': [
    [
      `https://s.yimg.com/ny/api/res/1.2/aa--/YX/https://s.yimg.com/uu/api/res/1.2/bb--~B/YX/${PICTURE}`,
      PICTURE,
    ],
    [
      `https://images.weserv.nl/?url=${encodeURIComponent('https://i0.wp.com/photos.example.org/2022/01/a.jpg?ssl=1')}`,
      PICTURE,
    ],
    [
      `https://web.archive.org/web/20220101000000im_/https://i1.wp.com/photos.example.org/2022/01/a.jpg`,
      PICTURE,
    ],
  ],
  'options behind the host, a signature in front': [
    ['https://cdn.statically.io/img/photos.example.org/f=auto,w=600/2022/01/a.jpg', PICTURE],
    [
      'https://thumbs.example.com/AbCdEf0123456789AbCdEf01234=/0x0:500x300/600x400/filters:focal(1x1:2x2)/photos.example.org/2022/01/a.jpg',
      PICTURE,
    ],
  ],
  'a parameter': [
    [
      `https://npr.brightspotcdn.com/dims4/default/3f/2147483647/strip/true/resize/880x495!/?url=${encoded}`,
      PICTURE,
    ],
    [
      'https://www.example.com/_next/image?url=%2Fmedia%2Fa.jpg&w=640&q=75',
      'https://www.example.com/media/a.jpg',
    ],
    [`https://www.example.com/zoomcrop/?url=${encoded}&q=75`, PICTURE],
    [`https://external-content.duckduckgo.com/iu/?u=${encoded}&f=1`, PICTURE],
    [`https://proxy.duckduckgo.com/iu/?u=${encoded}`, PICTURE],
    [`https://external.xx.fbcdn.net/safe_image.php?d=AQ&url=${encoded}&_nc_hash=1`, PICTURE],
    [`https://www.example.com/wp-content/themes/t/timthumb.php?src=${encoded}&w=300`, PICTURE],
    [`https://img.revcontent.com/?url=${encoded}&pos=face`, PICTURE],
    [`https://camo.githubusercontent.com/0123456789abcdef0123456789abcdef01234567?url=${encoded}`, PICTURE],
  ],
  thumbor: [
    [
      'https://cdn.example.com/thumbor/2Xy-0fTn9LsF_EaXfZZ1Qf6uGEA=/0x0:3000x2000/1200x800/filters:focal(1260x760:1740x1240)/photos.example.org/2022/01/a.jpg',
      PICTURE,
    ],
    ['https://thumbor.example.com/unsafe/fit-in/-300x/smart/photos.example.org/2022/01/a.jpg', PICTURE],
    ['https://thumbor.example.com/unsafe/300x200/photos.example.org%2F2022%2F01%2Fa.jpg', PICTURE],
  ],
  'AMP cache': [
    ['https://photos-example-org.cdn.ampproject.org/i/s/photos.example.org/2022/01/a.jpg', PICTURE],
    ['https://photos-example-org.cdn.ampproject.org/ii/w680/s/photos.example.org/2022/01/a.jpg', PICTURE],
    [
      'https://photos-example-org.cdn.ampproject.org/i/photos.example.org/2022/01/a.jpg',
      PICTURE.replace('https', 'http'),
    ],
  ],
  'Wayback Machine': [
    [`https://web.archive.org/web/20211231235959im_/${PICTURE}`, PICTURE],
    [`http://web.archive.org/web/20211231235959/${PICTURE}?w=1`, `${PICTURE}?w=1`],
    ['https://web.archive.org/web/2021id_/https:/photos.example.org/2022/01/a.jpg', PICTURE],
    ['https://web.archive.org/web/20211231235959im_/photos.example.org/2022/01/a.jpg', PICTURE],
  ],
  'GitHub camo': [[`https://camo.githubusercontent.com/${'ab'.repeat(32)}/${hex}`, PICTURE]],
  Medium: [
    ['https://miro.medium.com/max/1400/1*Ab-c_d.jpeg', 'https://miro.medium.com/1*Ab-c_d.jpeg'],
    ['https://miro.medium.com/v2/resize:fit:720/format:webp/0*Abc', 'https://miro.medium.com/0*Abc'],
    ['https://cdn-images-1.medium.com/max/1024/1*Abc@2x.png', 'https://miro.medium.com/1*Abc@2x.png'],
  ],
  Cloudinary: [
    [
      'https://res.cloudinary.com/demo/image/upload/w_100,h_100,c_fill/f_auto/v1/x/a.jpg',
      'https://res.cloudinary.com/demo/image/upload/v1/x/a.jpg',
    ],
    [
      'https://i.kinja-img.com/gawker-media/image/upload/c_scale,f_auto,fl_progressive,q_80,w_800/a.jpg',
      'https://i.kinja-img.com/gawker-media/image/upload/a.jpg',
    ],
    [
      'https://media-cldnry.s-nbcnews.com/image/upload/t_fit-1500w,f_auto,q_auto:best/newscms/2022/a.jpg',
      'https://media-cldnry.s-nbcnews.com/image/upload/newscms/2022/a.jpg',
    ],
  ],
  'Blogger and Google user content': [
    ['https://1.bp.blogspot.com/-x/AA/BB/s320/a.jpg', 'https://1.bp.blogspot.com/-x/AA/BB/s0/a.jpg'],
    ['https://2.bp.blogspot.com/-x/AA/BB/w640-h400-p-k/a.jpg', 'https://2.bp.blogspot.com/-x/AA/BB/s0/a.jpg'],
    ['https://lh3.googleusercontent.com/AbC=w1200-h630-p', 'https://lh3.googleusercontent.com/AbC=s0'],
    ['https://lh3.ggpht.com/AbC=s72', 'https://lh3.ggpht.com/AbC=s0'],
  ],
  Twitter: [
    [
      'https://pbs.twimg.com/media/Eb?format=jpg&name=small',
      'https://pbs.twimg.com/media/Eb?format=jpg&name=orig',
    ],
    ['https://pbs.twimg.com/media/Eb.jpg:large', 'https://pbs.twimg.com/media/Eb.jpg:orig'],
    ['https://pbs.twimg.com/profile_images/1/x_normal.jpg', 'https://pbs.twimg.com/profile_images/1/x.jpg'],
  ],
  Wikimedia: [
    [
      'https://upload.wikimedia.org/wikipedia/commons/thumb/a/ab/X_y.jpg/220px-X_y.jpg',
      'https://upload.wikimedia.org/wikipedia/commons/a/ab/X_y.jpg',
    ],
  ],
};

for (const [name, cases] of Object.entries(WRAPPED)) {
  test(`unwraps ${name}`, () => {
    for (const [given, original] of cases) assert.equal(unwrapImageUrl(given), original, given);
  });
}

test('plain, unknown and misleading addresses are nobody’s wrapping', () => {
  for (const url of [
    PICTURE,
    `${PICTURE}?url=other.example.org/b.jpg`,
    'https://www.example.com/article?url=https://other.example.org/b.jpg',
    'https://i0.wp.com/latex.php?latex=x',
    'https://images.weserv.nl/?w=100',
    'https://images.weserv.nl/?url=',
    'https://upload.wikimedia.org/wikipedia/commons/thumb/a/ab/X.pdf/page1-220px-X.pdf.jpg',
    'https://miro.medium.com/1*Abc.jpeg',
    'https://web.archive.org/screenshot/photos.example.org/',
    'data:image/png;base64,AAAA',
    'file:///etc/passwd',
    'nonsense',
    '',
  ]) {
    assert.equal(unwrapImageUrl(url), null, url);
  }
});

test('an inner address without a public name stays wrapped', () => {
  for (const inner of [
    '127.0.0.1/a.jpg',
    'http://localhost/a.jpg',
    'http://[::1]/a.jpg',
    'file:///etc/passwd',
    'javascript:alert(1)',
  ]) {
    assert.equal(unwrapImageUrl(`https://images.weserv.nl/?url=${encodeURIComponent(inner)}`), null, inner);
  }
});

test('signed addresses are never altered', () => {
  for (const url of [
    'https://res.cloudinary.com/demo/image/upload/s--AbCdEfGh--/w_100/v1/a.jpg',
    'https://i.guim.co.uk/img/media/x/master/3000.jpg?width=620&s=0123abcd',
    'https://scontent.fbcdn.net/v/t1/a_n.jpg?oh=1&oe=2&width=300',
    'https://bucket.s3.amazonaws.com/a-300x200.jpg?X-Amz-Signature=abc&w=300',
    'https://static01.nyt.com/images/2022/a-300x200.jpg?quality=75&w=300',
    'https://x.imgix.net/a.jpg?w=300&s=0123456789abcdef',
  ]) {
    assert.equal(unwrapImageUrl(url), null, url);
    assert.deepEqual(imageVariants(url), [], url);
  }
});

test('resized copies suggest where the whole picture may lie', () => {
  assert.deepEqual(imageVariants('https://x.org/up/图-300x181.png'), ['https://x.org/up/%E5%9B%BE.png']);
  assert.deepEqual(imageVariants('https://x.org/a.jpg?resize=100,50&v=2&w=3'), ['https://x.org/a.jpg?v=2']);
  assert.deepEqual(imageVariants('https://x.org/a-20x20.jpg?fit=1'), [
    'https://x.org/a.jpg?fit=1',
    'https://x.org/a.jpg',
  ]);
  for (const plain of [
    PICTURE,
    'https://x.org/1920x1080.jpg',
    'https://x.org/a-3x2.jpg',
    'data:,x',
    'a-30x30.png',
  ]) {
    assert.deepEqual(imageVariants(plain), [], plain);
  }
});

test('unwrapping ends, gives http(s) only, and is done after one go', () => {
  const host = fc.constantFrom(
    'i0.wp.com',
    'images.weserv.nl',
    'web.archive.org',
    'cdn.ampproject.org',
    'x.example.org',
  );
  const piece = fc.constantFrom(
    '/',
    'web',
    '2021im_',
    'https://',
    'https%3A%2F%2F',
    'i/s',
    'thumbor',
    'cdn-cgi/image/a',
    'b.org/c.jpg',
    '?url=',
    '%',
    '%2F',
  );
  fc.assert(
    fc.property(host, fc.array(piece, { maxLength: 8 }), (name, pieces) => {
      const inner = unwrapImageUrl(`https://${name}/${pieces.join('')}`);
      if (inner === null) return;
      assert.match(inner, /^https?:\/\//);
    }),
  );
  const deep = `${'https://images.weserv.nl/?url='.repeat(40)}${PICTURE}`;
  assert.equal(typeof unwrapImageUrl(deep), 'string');
});
