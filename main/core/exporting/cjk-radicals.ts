/**
 * Ideographs for the CJK Radicals Supplement (U+2E80–2EF3), which NFKC leaves alone: the
 * Equivalent_Unified_Ideograph property of Unicode, with the form that running text uses.
 */
const PAIRS =
  '⺀冫⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺐尣⺑尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛' +
  '⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳网⺴罓⺵网⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶' +
  '⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜' +
  '⻲亀';

const IDEOGRAPHS = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, index) => [
    PAIRS.charAt(2 * index),
    PAIRS.charAt(2 * index + 1),
  ]),
);

/** Radicals, ligatures and presentation forms: code points that name a glyph, not a character of a text. */
const PRESENTATION = /[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\ufb1d-\ufdff\ufe70-\ufefc]/gu;

/** The characters a reader would type for what a font calls a radical, ligature or presentation form. */
export const plainCharacters = (text: string): string =>
  text.replace(PRESENTATION, (character) => IDEOGRAPHS.get(character) ?? character.normalize('NFKC'));
