/**
 * What pages write above and between things that are no part of their article, in the languages of most of the
 * press. Each list is asked of short texts alone, and together with other signs.
 */
const either = (...words: readonly string[]): string => `(?:${words.join('|')})`;

/** The heading over links to other articles. */
const RELATED = new RegExp(
  `^[\\s>»▶•|【\\[]*${either(
    'related(?: (?:articles?|stories|posts?|content|topics|news|links|reading|coverage|videos?))?',
    'more (?:from|on|about|in|stories|news|articles|coverage)\\b.{0,40}',
    "(?:don['’]t|do not) miss.{0,20}",
    '(?:you )?(?:may|might) (?:also )?(?:like|be interested in).{0,20}',
    'you may also.{0,20}',
    '(?:also|further|recommended|most|what to) read(?:ing)?(?: next)?',
    'read (?:next|also|more|this next|the latest)',
    'see also',
    'recommended(?: for you| stories| articles)?',
    'trending(?: now| stories)?',
    'top stories|latest (?:news|stories|articles|posts)|popular(?: posts| articles| now)?',
    'up next|next up|in this (?:section|series)|share this.{0,20}|leave a (?:comment|reply).{0,20}',
    'auch interessant|das könnte (?:dich|sie|ihnen|dir) auch.{0,25}|mehr zum thema|lesen sie auch.{0,10}|lies auch',
    'weitere (?:artikel|beiträge|themen|nachrichten|meldungen).{0,30}|ähnliche (?:artikel|beiträge|themen)',
    'verwandte (?:artikel|beiträge|themen)|mehr (?:von|aus|über)\\b.{0,40}|passend dazu|zum weiterlesen',
    '(?:à|a) lire (?:aussi|également|ensuite).{0,20}|lire (?:aussi|également).{0,20}|sur le même (?:sujet|thème)',
    'articles? (?:liés?|similaires|connexes|recommandés)|voir aussi|dans la même rubrique',
    'te puede interesar.{0,10}|(?:lea|lee|leer|ver|mira) (?:también|además)|(?:notas?|noticias|artículos) relacionad[oa]s|más (?:sobre|de|noticias|información)\\b.{0,30}|relacionad[oa]s?',
    'leia (?:também|mais).{0,10}|veja (?:também|mais).{0,10}|(?:notícias|artigos|posts) relacionad[oa]s|mais (?:sobre|lidas)\\b.{0,20}',
    'leggi anche.{0,10}|(?:articoli|notizie) correlat[ei]|potrebbe(?:ro)? interessarti.{0,10}',
    'lees ook.{0,10}|meer over\\b.{0,20}|gerelateerd.{0,20}|zobacz (?:także|też|również)|czytaj (?:także|też|również|więcej)|przeczytaj (?:także|też|również)|polecamy|powiązane.{0,20}',
    'читайте (?:также|ещё|еще).{0,10}|по теме|похожие (?:статьи|материалы|новости)|другие новости|материалы по теме',
    'læs også|les også|läs (?:också|även|mer)|lue myös|ilgili haberler|benzer haberler',
    'اقرأ (?:أيضا|أيضًا|المزيد).{0,10}|مواضيع ذات صلة',
    '(?:相[关關]|推[荐薦]|延伸|更多|热门|熱門|猜你喜[欢歡]|精彩推[荐薦])(?:的)?(?:阅读|閱讀|文章|新[闻聞]|报道|報道|報導|推[荐薦]|内容|內容|链接|連結|资讯|資訊|话题|話題)?',
    '(?:你|您)可能(?:也|还|還)?(?:会|會)?(?:喜[欢歡]|感[兴興]趣).{0,10}|看更多.{0,12}',
    '(?:関連|おすすめ)(?:記事|ニュース|リンク|コンテンツ|の記事)?|あわせて読みたい|合わせて読みたい|こちらもおすすめ|人気記事',
    '(?:관련|추천|인기)\\s?(?:기사|뉴스|글|콘텐츠)',
  )}[\\s:：…】\\]»>.!?？！]*$`,
  'iu',
);

/** How a line begins that sends the reader to another article, and is mostly a link. */
const ELSEWHERE = new RegExp(
  `^[\\s>»▶•|(\\[【.…←→]*${either(
    'read (?:more|also|next|this)|(?:next|prev(?:ious)?) (?:article|post|story|chapter|page)|continue to|back to|to the (?:home|front) ?page',
    'weiter(?:lesen)?(?: zu)?|zurück(?: zu[rm]?)?|(?:nächster|vorheriger|nächste|vorherige) (?:artikel|beitrag|seite)|suite|(?:article|page) (?:suivante?|précédente?)|(?:artículo|artigo|nota|página) (?:siguiente|anterior|seguinte)|上一[篇页頁]|下一[篇页頁]|次の(?:記事|ページ)|前の(?:記事|ページ)|이전\\s?글|다음\\s?글',
    "also read|related|see also|watch(?: more| now| the video)?|more:|more on|recommended|don['’]t miss|click here|listen(?: now)?|must read",
    'lesen sie (?:auch|hier|mehr)|lies auch|mehr (?:dazu|zum thema)|siehe auch|auch interessant',
    '(?:à|a) lire|lire (?:aussi|également)|voir aussi|lea (?:también|además)|lee (?:también|además)|te puede interesar|ver también',
    'leia (?:também|mais)|veja (?:também|mais)|leggi anche|lees ook|zobacz (?:także|też|również)|czytaj (?:także|też|więcej)',
    'читайте (?:также|ещё|еще)|(?:相[关關]|推[荐薦]|延伸)(?:阅读|閱讀|文章|新[闻聞]|报道|報道|報導)|更多(?:阅读|閱讀|文章|新[闻聞])|関連記事|あわせて読みたい|관련\\s?기사',
  )}(?:[\\s:：—–|・」】\\])]|$)`,
  'iu',
);

/** A line that says when the page was written or how long it takes, above the article. */
const DATELINE = new RegExp(
  `^${either(
    '(?:first |last |originally )?(?:published|updated|posted|modified)\\b',
    '(?:veröffentlicht|aktualisiert|erstellt|stand)\\b',
    '(?:publié|mis à jour|publicado|actualizado|atualizado|pubblicato|aggiornato|gepubliceerd|opublikowano)(?![\\p{L}])',
    '(?:опубликовано|обновлено)',
    '(?:发布|發布|更新|發佈|刊登|编辑)(?:时间|時間|日期|于|於)?[:：\\s]',
    '(?:公開|更新)(?:日|日時)?[:：\\s]',
    '\\d{1,3}\\s?(?:min(?:ute)?s?|minutos?|minuten)\\.?\\s(?:read|de lectura|de leitura|lesezeit|de lecture)',
    '(?:reading time|tempo de leitura|tiempo de lectura|lesezeit|lesedauer|temps de lecture|tempo di lettura)(?![\\p{L}])',
  )}.{0,80}$`,
  'iu',
);

/** What is left of widgets when their script does not run; several may stand in one line. */
const WIDGET =
  /(?<![\p{L}\p{N}])(?:loading|please wait|noch keine bewertungen|no (?:ratings|votes|comments) yet|advertisement|anzeige|werbung|publicité|publicidad|pubblicità|реклама|广告|廣告|continue reading(?: below)?|(?:article|story) continues (?:below|after)(?: (?:the )?(?:ad|advertisement|this ad))?|weiterlesen nach der anzeige|scroll to continue|share(?: this)?(?: (?:article|post|story|page))?|teilen|partager|compartir|分享|print|drucken|imprimir|bookmark|permalink|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados)(?![\p{L}\p{N}])/giu;

const MAX_WIDGET = 120;

/** An invitation that comes with a link, a button or a field. */
const INVITATION =
  /^(?:sign up|subscribe|get (?:the|our|all|more)\b|join (?:our|us|the)\b|follow us|like us|download (?:the|our)\b|click here|jetzt (?:zum|für den)? ?newsletter|newsletter|abonnieren|folgen sie|abonnez|inscrivez|suivez|suscr[ií]b|síguenos|inscreva|assine|receba|siga|iscriviti|seguici|zapisz się|подпи(?:шитесь|сывайтесь)|订阅|訂閱|关注|關注|扫码|掃碼|扫描二维码|长按)/iu;

export const isRelatedHeading = (text: string): boolean => RELATED.test(text);
export const leadsElsewhere = (text: string): boolean => ELSEWHERE.test(text);
export const isDateline = (text: string): boolean => DATELINE.test(text) || isBareDate(text);

/** A day with its year and few words: names of a month and of a day of the week, no sentence. */
const isBareDate = (text: string): boolean =>
  text.length <= 40 &&
  /(?<!\d)(?:19|20)\d\d(?!\d)/.test(text) &&
  /(?<!\d)\d{1,2}(?!\d)/.test(text) &&
  (text.match(/\p{L}/gu)?.length ?? 0) <= 20;
export const isWidgetText = (text: string): boolean =>
  text.length <= MAX_WIDGET && !/[\p{L}\p{N}]/u.test(text.replace(WIDGET, ''));
export const isInvitation = (text: string): boolean => INVITATION.test(text);
