import { attribute, findElement, shortText } from '../html-tree.ts';
import type { HtmlElement } from '../html-tree.ts';

type AddressOf = (element: HtmlElement) => string;

const withId =
  (prefix: string, ...names: readonly string[]): AddressOf =>
  (element) => {
    const id = names.map((name) => attribute(element, name)).find((value) => /^[\w-]{1,64}$/.test(value));
    return id === undefined ? '' : prefix + id;
  };

const YOUTUBE = 'https://www.youtube.com/watch?v=';
const TWEET = 'https://twitter.com/i/status/';

/** Elements that scripts turn into players and posts, and where what they show is found. */
const BY_NAME: ReadonlyMap<string, AddressOf> = new Map(
  Object.entries<AddressOf>({
    'amp-youtube': withId(YOUTUBE, 'data-videoid'),
    'lite-youtube': withId(YOUTUBE, 'videoid', 'video-id'),
    'youtube-video': withId(YOUTUBE, 'video-id', 'videoid'),
    'lite-vimeo': withId('https://vimeo.com/', 'videoid'),
    'amp-vimeo': withId('https://vimeo.com/', 'data-videoid'),
    'amp-dailymotion': withId('https://www.dailymotion.com/video/', 'data-videoid'),
    'amp-twitter': withId(TWEET, 'data-tweetid'),
    'twitter-widget': withId(TWEET, 'data-tweet-id'),
    'amp-instagram': withId('https://www.instagram.com/p/', 'data-shortcode'),
    'amp-facebook': (element) => attribute(element, 'data-href'),
    oembed: (element) => attribute(element, 'url'),
    // Widgets that a script writes in its own place.
    script: (element) => {
      const post = /^[\w/-]{3,100}$/.exec(attribute(element, 'data-telegram-post'))?.[0];
      if (post !== undefined) return `https://t.me/${post}`;
      return /^https:\/\/gist\.github\.com\/[\w-]+\/\w+(?=\.js\b)/.exec(attribute(element, 'src'))?.[0] ?? '';
    },
  }),
);

/** Asked of every element of a page: one look at its class tells that it is none of them. */
const ANY_CLASS = /fb-(?:post|video)|tiktok-embed|youtube-player|twitter-(?:tweet|video)|instagram-media/;

/** The same told by class and attributes. */
const byClass = (element: HtmlElement): string => {
  const names = element.attribs.class;
  if (names === undefined || !ANY_CLASS.test(names)) return '';
  return BY_CLASS.find(([name]) => name.test(names))?.[1](element) ?? '';
};

const firstLink: AddressOf = (element) => {
  const link = findElement(element, ({ name, attribs }) => name === 'a' && Boolean(attribs.href), 100);
  return link ? attribute(link, 'href') : '';
};

const BY_CLASS: readonly (readonly [RegExp, AddressOf])[] = [
  [/(?:^|\s)fb-(?:post|video)(?:\s|$)/, (element) => attribute(element, 'data-href')],
  [/(?:^|\s)instagram-media(?:\s|$)/, (element) => attribute(element, 'data-instgrm-permalink')],
  [/(?:^|\s)tiktok-embed(?:\s|$)/, (element) => attribute(element, 'cite')],
  [/youtube-player(?:\s|$)/, withId(YOUTUBE, 'data-id')],
  [/(?:^|\s)twitter-(?:tweet|video)(?:\s|$)/, firstLink],
];

const isPicture = ({ name }: HtmlElement): boolean => name === 'img' || name === 'iframe';

/** Where the box of a widget leads that shows nothing itself; empty for every other element. */
export const widgetAddress = (element: HtmlElement): string => {
  const known = BY_NAME.get(element.name);
  const address = known ? known(element) : byClass(element);
  if (address === '' || element.name === 'script') return address;
  const isEmpty = shortText(element, 1) === '' && !findElement(element, isPicture, 100);
  return isEmpty ? address : '';
};
