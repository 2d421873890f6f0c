/** Parameters that say how a reader came to the page, or in which dress it was sent, not which page it is. */
const TRACKING_PARAMETER =
  /^(?:utm_\w+|at_\w+|mc_[ce]id|_hs(?:enc|mi)|__twitter_impression|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|li_fat_id|igshid|igsh|mkt_tok|spm|scm|ocid|cmpid|ns_\w+|xtor|ref_src|ref_url|guccounter|guce_\w+|_ga|_gl|vero_(?:id|conv)|oly_(?:anon|enc)_id|rb_clickid|wt_?mc|share_(?:token|source|medium|plat|tag|from|session_id)|smid|smtyp|nsukey|isappinstalled)$/i;

/** Medium and others name the feed a reader came from. */
const FEED_SOURCE = /^(?:source|ref|from)=rss\b/i;
/** Messengers and social networks add where a link was opened. */
const OPENED_IN = /^from=(?:timeline|groupmessage|singlemessage|weixin|wechat|qq|weibo)$/i;
/** The same page for telephones. */
const AMP_PARAMETER = /^(?:amp(?:=(?:1|true)?)?|outputType=(?:amp|mobile)|mobile=(?:1|true))$/i;

export const isTrackingParameter = (name: string, value: string): boolean => {
  const pair = value === '' ? name : `${name}=${value}`;
  return (
    TRACKING_PARAMETER.test(name) ||
    FEED_SOURCE.test(pair) ||
    OPENED_IN.test(pair) ||
    AMP_PARAMETER.test(pair)
  );
};
