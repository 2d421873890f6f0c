import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTrackingPixel } from '../../../main/core/images/tracking-pixel.ts';

const at = (url: string, width: number | null = null, height: number | null = null, hidden = false) =>
  isTrackingPixel({ url, width, height, hidden });

test('a dot is a pixel whoever serves it', () => {
  assert.ok(at('https://news.example.org/a.jpg', 1, 1));
  assert.ok(at('https://news.example.org/a.jpg', 0, 0));
  assert.ok(at('https://news.example.org/a.jpg', null, null, true));
  assert.equal(at('https://news.example.org/a.jpg', 1, 20), false);
  assert.equal(at('https://news.example.org/a.jpg', 300, 200, true), false);
  assert.equal(at('https://news.example.org/a.jpg', 1), false);
  assert.ok(at('https://news.example.org/a.gif?id=1', null, 1));
});

test('known beacons are pixels at any size', () => {
  for (const url of [
    'https://medium.com/_/stat?event=post.clientViewed&referrerSource=full_rss',
    'https://pixel.wp.com/b.gif?host=x',
    'http://feeds.feedburner.com/~r/x/~4/abc',
    'http://feeds.wordpress.com/1.0/comments/x/1/',
    'https://www.facebook.com/tr?id=1&ev=PageView&noscript=1',
    'https://sb.scorecardresearch.com/p?c1=2',
    'https://www.google-analytics.com/collect?v=1',
    'https://hm.baidu.com/hm.gif?si=1',
    'https://mc.yandex.ru/watch/1',
    'https://counter.theconversation.com/content/1/count.gif',
    'https://x.us1.list-manage.com/track/open.php?u=1',
    'https://stats.example.org/b.gif?x=1',
    'https://news.example.org/tracking-pixel.gif',
    'https://news.example.org/1x1.png',
    'https://count.example.org/matomo.php?idsite=1&rec=1',
    'https://example.org/stats/piwik.php?idsite=1',
    'https://vg08.met.vgwort.de/na/0123',
    'https://de.ioam.de/tx.io?st=x',
    'https://a1.api.example.org/hit.xiti?s=1',
    'https://example.org/tracking/example-rss-pixel.png?story=1',
    'https://metrics.example.org/b/ss/site/1/H.1--NS/0',
    'https://example.org/~r/blog/~4/abc',
    'https://ib.adnxs.com/seg?add=1',
    'https://www.google.com/ads/ga-audiences?v=1',
  ]) {
    assert.ok(at(url, 300, 200), url);
  }
});

test('pictures on hosts and paths that only look alike are kept', () => {
  for (const url of [
    'https://medium.com/max/1*a.jpeg',
    'https://www.facebook.com/photo.jpg',
    'https://stats.example.org/chart.png',
    'https://pixels.example.org/a.jpg',
    'https://news.example.org/counter-protest.jpg',
    'https://news.example.org/pixel-art.png',
    'https://notscorecardresearch.com/a.jpg',
    'https://t.co/photo.jpg',
    'https://example.org/matomo-logo.png',
    'https://example.org/b/ssl.png',
    'https://www.customer.com/open.jpg',
    'data:image/png;base64,AAAA',
    'nonsense',
  ]) {
    assert.equal(at(url), false, url);
  }
});
