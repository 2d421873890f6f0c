/**
 * Names of the months as dates write them, in full (also in the genitive) and shortened. Left out is what names
 * two months: `listopada` is October in Croatian and November in Polish.
 */
const NAMES: readonly string[] = [
  'january jan januar jänner jän janvier janv enero ene gennaio gen janeiro januari styczeń stycznia sty leden ledna január januára siječnja ianuarie ian tammikuu tammikuuta ocak oca январь января янв січень січня студзеня януари ιανουαρίου ιανουάριος ιαν يناير ינואר มกราคม január',
  'february feb februar février fevrier févr fev febrero febbraio fevereiro februari luty lutego únor února február februára veljače februarie helmikuu helmikuuta şubat şub февраль февраля фев февр лютий лютого лютага февруари φεβρουαρίου φεβρουάριος φεβ فبراير פברואר กุมภาพันธ์',
  'march mar märz maerz mrz mars marzo março marco maart maret marzec marca březen března marec ožujka martie maaliskuu maaliskuuta mart март марта мар березень березня сакавіка μαρτίου μάρτιος μαρ مارس מרץ มีนาคม március márc',
  'april apr avril avr abril abr aprile kwiecień kwietnia duben dubna apríl travnja aprilie huhtikuu huhtikuuta nisan апрель апреля апр квітень квітня красавіка април απριλίου απρίλιος απρ أبريل ابريل אפריל เมษายน április',
  'may mai mayo maggio mag maio mei maj maja květen května máj svibnja toukokuu toukokuuta mayıs май мая травень травня μαΐου μάιος μαϊ مايو מאי พฤษภาคม május',
  'june jun juni juin junio giugno giu junho czerwiec czerwca červen června jún lipnja iunie kesäkuu kesäkuuta haziran июнь июня июн червень червня чэрвеня юни ιουνίου ιούνιος ιουν يونيو יוני มิถุนายน június',
  'july jul juli juillet juil julio luglio lug julho lipiec lipca červenec července júl srpnja iulie heinäkuu heinäkuuta temmuz июль июля июл липень липня ліпеня юли ιουλίου ιούλιος ιουλ يوليو יולי กรกฎาคม július',
  'august aug août aout agosto ago augustus augusti agustus sierpień sierpnia srpen srpna kolovoza elokuu elokuuta ağustos август августа авг серпень серпня жніўня αυγούστου αύγουστος αυγ أغسطس אוגוסט สิงหาคม augusztus',
  'september sep sept septembre septiembre settembre set setembro wrzesień września září rujna septembrie syyskuu syyskuuta eylül сентябрь сентября сен сент вересень вересня верасня септември σεπτεμβρίου σεπτέμβριος σεπ سبتمبر ספטמבר กันยายน szeptember',
  'october oct oktober okt octobre octubre ottobre ott outubro out październik października říjen října október octombrie lokakuu lokakuuta ekim октябрь октября окт жовтень жовтня кастрычніка октомври οκτωβρίου οκτώβριος οκτ أكتوبر אוקטובר ตุลาคม',
  'november nov novembre noviembre novembro listopadu studenoga noiembrie marraskuu marraskuuta kasım ноябрь ноября ноя нояб листопад листопада лістапада ноември νοεμβρίου νοέμβριος νοε نوفمبر נובמבר พฤศจิกายน',
  'december dec dez dezember décembre decembre déc diciembre dic dicembre dezembro desember des grudzień grudnia prosinec prosince prosinca decembrie joulukuu joulukuuta aralık декабрь декабря дек грудень грудня снежня декември δεκεμβρίου δεκέμβριος δεκ ديسمبر דצמבר ธันวาคม',
];
const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, index) =>
    names.split(' ').map((name) => [name.normalize('NFKC'), index + 1] as const),
  ),
);

/** 1 to 12, or null for a word that names no month. Hebrew writes “in” before it as one word. */
export const monthOf = (name: string): number | null => {
  const word = name.toLowerCase();
  return MONTHS.get(word) ?? MONTHS.get(word.replace(/^ב/, '')) ?? null;
};
