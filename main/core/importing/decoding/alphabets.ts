/** What texts of one language look like, as far as it tells their charset. */
export interface Alphabet {
  /** As in `<html lang>`. */
  readonly languages: string;
  /** Likeliest first. */
  readonly charsets: readonly string[];
  /** Letters above ASCII in lower case, about in the order of their frequency. */
  readonly letters: string;
  /** Frequent words in ASCII, for languages whose script is mostly that. */
  readonly words: string;
}

const CYRILLIC = ['windows-1251', 'koi8-u', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic'];
const CENTRAL = ['windows-1250', 'iso-8859-2'];
const WESTERN = ['windows-1252', 'macintosh'];
const BALTIC = ['windows-1257', 'iso-8859-13'];

const alphabet = (languages: string, charsets: readonly string[], letters: string, words = ''): Alphabet => ({
  languages,
  charsets,
  letters,
  words,
});

/** Of several that fit alike the first is taken: most texts are in one of its languages. */
export const ALPHABETS: readonly Alphabet[] = [
  alphabet(
    'fr',
    WESTERN,
    'éàèêçùôîâûëïœ',
    'le la les des et du une est que dans pour qui sur pas par au avec',
  ),
  alphabet('de', WESTERN, 'üäöß', 'der die und das den von zu mit ist im des nicht ein eine auf dem sich'),
  alphabet('es', WESTERN, 'óíáéñúü', 'de la que el en y los del las se por un con una no su al'),
  alphabet('pt', WESTERN, 'ãçáéíóêõúàâô', 'de que do da em um para com uma os se na por mais as dos ou'),
  alphabet('it', WESTERN, 'èàòùìé', 'di che la il un del per non una in con della sono si da dei ogni'),
  alphabet('sv', WESTERN, 'äåöé', 'och att det som en av den med till har inte om ett var eller'),
  alphabet('da nb nn no', WESTERN, 'øåæéö', 'og at det er en til af som med den har ikke et eller av ret'),
  alphabet('fi', WESTERN, 'äöå', 'ja on ei oli se ovat tai hän mutta kun sekä että kaikki tulee'),
  alphabet('is fo', WESTERN, 'íðáþöéóæúýø', 'og er um sem til hann var ekki eru eiga'),
  alphabet('ca oc gl eu', WESTERN, 'éàòèóíçúñ·ïü', 'de la que el en a i les del els per un amb tota dret'),
  alphabet('nl af', WESTERN, 'ëéïèö', 'de van het een en in is dat op te met voor niet'),
  alphabet('sq', WESTERN, 'ëç', 'dhe e i me nga se ka shtet drejt'),
  alphabet('ru be', ['windows-1251', 'koi8-r', ...CYRILLIC.slice(2)], 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіў'),
  alphabet('uk', CYRILLIC, 'оанивіретсклдмупязьбгйчхжцшюєїщфґ'),
  alphabet('bg', CYRILLIC, 'аиоетнрсвлкдпмзуябъгчцжщюхшйьф'),
  alphabet('sr mk', CYRILLIC, 'аоиенрстјукдвмплзбгчшћцжђхљњџфѓќѕ'),
  alphabet('el', ['windows-1253', 'iso-8859-7'], 'αοιετσνηυρπκμλςωδγχθίόάφήέβύώξζψϊϋΐΰ'),
  alphabet('he yi', ['windows-1255', 'iso-8859-8'], 'יולהאתרבשמןנםדחעקפגסכטזצץךף'),
  alphabet('ar fa ur ps', ['windows-1256', 'iso-8859-6'], 'اليمونرتبةعدسفهكقحجأشطصىخإذءئثضغظؤزآگپچژ،ـًٌٍَُِّْ؛؟'),
  alphabet('th', ['windows-874'], 'านรอกเง่มยลวด้ทสติีัะปบคห์แจพชขใไโุูึืำผณธภซศษฟถฐญฎฏฑฒฌฆฉฤ็๊๋ๆฯฮฬ๐๑๒๓๔๕๖๗๘๙'),
  alphabet(
    'pl',
    CENTRAL,
    'ęąłóżśćńź',
    'w i na z do nie to jest o jak po od za przez ale czy lub prawo ma jego',
  ),
  alphabet('cs', CENTRAL, 'íáéěýřčžšůúťňďó', 'a v se na je o z do k za nebo jeho jako ale podle by'),
  alphabet('sk', CENTRAL, 'áíčéýžšúľťôňóäďŕĺ', 'a v sa na je o z do k za alebo jeho ako ale by'),
  alphabet('hu', CENTRAL, 'áéöóőüíúű', 'a az egy is nem hogy van vagy mint minden joga meg'),
  alphabet('ro', CENTRAL, 'ăîţşâ', 'de la cu pe din nu este sau orice are dreptul care'),
  alphabet('hr sl bs', CENTRAL, 'čšžćđ', 'i u na je da se za od su ili svatko ima pravo in v do'),
  alphabet('tr az', ['windows-1254'], 'ıüşçğöâîû', 've bir bu da de ile olarak veya her hak'),
  alphabet('lt', BALTIC, 'ėšąžųįčūę', 'ir turi kad yra ar kiekvienas teis savo arba jo'),
  alphabet('lv', BALTIC, 'āīēūšņļžčģķ', 'un ir ar no uz vai kas par cilv'),
  alphabet('et', BALTIC, 'äõüöšž', 'ja on ei et see mis kui oma igal'),
  alphabet(
    'vi',
    ['windows-1258'],
    'đưôơêâăàáéèíìóòúùãõýñ\u0300\u0301\u0303\u0309\u0323',
    'trong cho do nh theo hay ng con khi',
  ),
];
