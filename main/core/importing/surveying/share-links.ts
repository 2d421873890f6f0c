/** Addresses that post a page to a service: they are part of a share bar, not of the article. */
const SHARE_ADDRESS =
  /^(?:whatsapp|fb-messenger|tg|viber|weixin|sms|line):|^(?:https?:)?\/\/(?:[\w-]+\.)*(?:facebook\.com\/(?:sharer|share\.php|dialog\/(?:share|feed|send))|(?:twitter|x)\.com\/(?:share|intent\/(?:tweet|post))|linkedin\.com\/(?:shareArticle|sharing)|(?:t|telegram)\.me\/share|(?:api\.|web\.)?whatsapp\.com\/send|wa\.me\/\?|service\.weibo\.com\/share|(?:social-plugins\.)?line\.me\/(?:R\/msg|lineit\/share)|pinterest\.[a-z.]+\/pin\/create|reddit\.com\/submit|tumblr\.com\/(?:share|widgets\/share)|sns\.qzone\.qq\.com\/|plurk\.com\/\?|getpocket\.com\/save|addtoany\.com\/)|^mailto:\?/i;
const SHARE_LABEL =
  /^[\s|·:：/]*(?:(?:分享|分享到|分享至|转发|轉發|转发到|share|share this|share on|share via|partager|compartir|teilen|facebook|twitter|x|whatsapp|telegram|weibo|微博|微信|wechat|line|email|e-mail|电邮|电子邮件|linkedin|pinterest|reddit|打印|print|复制链接|copy link)[\s|·:：/,，、]*)*$/i;

export const isShareAddress = (href: string): boolean => SHARE_ADDRESS.test(href.trim());

/** Whether a text consists of nothing but the labels of a share bar. */
export const isShareLabel = (text: string): boolean => text.length < 120 && SHARE_LABEL.test(text);

const MAX_FOOTER = 250;
/** Lines that feed programs put under every article. */
const FEED_FOOTER = /^\s*(?:feed enhanced by better feed\b.{0,80}|获取更多RSS[:：].{0,120})$/is;
const FOOTER_START = /^\s{0,20}(?:Feed enhanced by|获取更多RSS)/;

export const mayBeFeedFooter = (text: string): boolean => FOOTER_START.test(text);

export const isFeedFooter = (text: string): boolean => text.length < MAX_FOOTER && FEED_FOOTER.test(text);
