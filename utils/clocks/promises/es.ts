/** How Spanish promises, in Spain and America alike. */
import { ISO, monthsAs, type PromiseWords, spansAs, weekdaysAs } from './words';

const NUMBERS = [
  'una?',
  'dos|un par de',
  'tres|unos|unas|pocos|pocas',
  'cuatro',
  'cinco',
  'seis',
  'siete',
  'ocho',
  'nueve',
  'diez',
];
const DAYS = ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado', 'domingo'];
const MONTHS = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre|setiembre',
  'octubre',
  'noviembre',
  'diciembre',
];
const US = '(?:(?:se )?(?:lo|la|los|las|te|le|os|les|me|nos) )';
/** Stripped of its accent, "-aré" looks like some that ask or wish. */
const I_WILL = String.raw`(?!espere|repare|prepare|compare|separe|retire|dispare)(?:\p{L}{2,}(?:are|(?<!i)ere|ire|aremos|eremos|iremos)|(?:man|ob)?(?:ten|pon|sal|ven|po)dre(?:mos)?|sabre(?:mos)?|dire(?:mos)?|hare(?:mos)?|vere(?:mos)?|dare(?:mos)?)`;
const I_DO =
  'miro|reviso|compruebo|consulto|averiguo|verifico|pregunto|aviso|confirmo|contesto|respondo|escribo|llamo|informo|mando|envio|arreglo|soluciono|pongo|comento|actualizo|investigo|hago|tengo|digo|paso|vuelvo|gestiono|tramito';
const WILL_BE =
  '(?:estara|quedara|llegara|saldra|sera|recibira|tendra|podra|volvera|funcionara|contactara|llamara|respondera|contestara|escribira|enviara|solucionara|resolvera|revisara|avisara|informara|pondra|vendra|ira)(?:n|s|is)?';
const LOOK =
  'mirar|revisar|comprobar|consultar|averiguar|verificar|preguntar|avisar|contestar|responder|investigar|ver|solucionar|arreglar|informar';

export const es: PromiseWords = {
  commits: String.raw`${US}?(?:${I_WILL}|${I_DO})|(?:voy|vamos|van|va) a (?!cerrar)\p{L}+|${WILL_BE}|${US}(?:\p{L}{2,}emos|decimos)|dejame|dejanos|dejeme|dejenos|nos ponemos|me comprometo|nos comprometemos`,
  may: String.raw`(?:${US}|^(?:y )?)\p{L}{2,}(?:amos|emos|imos)|esta(?:mos)? \p{L}+ndo|estoy \p{L}+ndo|(?:lo|la) (?:tienes|tendras|recibes)`,
  vague: String.raw`${US}?(?:miro|reviso|compruebo|consulto|averiguo|verifico|pregunto|aviso|contesto|respondo|investigo)(?!-)|(?<!ya )(?:lo|la|los|las) (?:miramos|revisamos|comprobamos|consultamos|investigamos|estudiamos)|(?<!ya )(?:te|le|os|les) (?:avisamos|contestamos|respondemos|diremos algo|digo algo|decimos algo)|${US}?(?:mirar|revisar|comprobar|consultar|averiguar|verificar|preguntar|avisar|contestar|responder|investigar|informar|confirmar|escribir|llamar)(?:e|emos)|(?:voy|vamos) a (?:${LOOK})(?:lo|la|te|le|os|les)?|deja(?:me|nos)(?:lo)? (?:que )?(?:${LOOK}|lo|mire|revise|consulte)\p{L}*|me pongo con|nos ponemos (?:con|en contacto)|(?:me pondre|nos pondremos) (?:con|en contacto)|est(?:amos|oy) (?:mirando|revisando|investigando|trabajando|comprobando|consultando)(?:lo|la)?|(?:te|le|os|les) (?:manten|ten)dre(?:mos)? (?:al|informad)\p{L}*`,
  never: String.raw`(?:tendra|tiene|tendre|tene)[ns]? que|tienes que|debe(?:s|n|ras?|ria[ns]?)?|cerrad[oa]s?|cerraremos|abiert[oa]s?|abriremos|de vacaciones|de baja|fuera de la oficina|no (?:lo |la |te |le |os |nos |se )*(?:podre|podremos|puedo|podemos|sabre|sabremos|se|sabemos|estare|estaremos|\p{L}+(?:are|aremos|iremos|eremos))|dij(?:o|iste|eron|imos|e)|(?:alegra|gusta|siento|sentimos|lamento|lamentamos) (?:mucho )?que|quizas?|tal vez|a lo mejor|nunca`,
  past: String.raw`fue|fueron|era|estaba|habia|ha|han|has|he|hemos|hizo|que paso|ocurrio|sucedio|llego|compro|pidio|del?|desde|pasado|\p{L}+(?:aste|iste|asteis|isteis|aron|ieron)`,
  others: String.raw`tu|usted|ustedes|vosotros|por favor|puedes?|podeis|pueden|podrias?|podriais|podrian|envia(?:nos|me)?|envie(?:nos|me)?|enviad(?:nos|me)?|mandan?os|manda(?:nos|me)|escrib[ae](?:nos|me)?|escribid(?:nos|me)?|dinos|dime|fue|era|llego|\p{L}+(?:aste|iste|aron|ieron)|espera[ms]?|esperamos`,
  joins:
    'pero|porque|ya que|aunque|para que|y (?=tu|usted|por favor|puedes|en cuanto|si)|cuando|si|donde|mientras|en cuanto|que (?=te|le|os|nos|me|se)',
  ifYou:
    '(?:si|cuando|en cuanto|una vez que|despues de que) (?:me|nos|(?:lo |la )?(?:quieres|quiere|puedes|puede|tienes|tiene|tengas?|sepas?|envies?|mandes?))',
  before: 'y|o|hola|ok|vale|bueno|pues|entonces|si|no|te|le|mismo|seguro|probablemente|aproximadamente|ya',
  until: 'antes del?|para|hasta|a mas tardar|como muy tarde|como tarde|como maximo',
  on: 'el|este|la|a lo largo|a partir|sobre|durante|por|en|de|del|a|dia|proximo|mismo|primera hora|ultima hora',
  time: {
    at: 'antes de las?|a las?|sobre las?|hacia las?|para las?',
    half: String.raw`a\.?m\.?|p\.?m\.?|horas`,
    noon: 'mediodia',
  },
  parts: [
    ['(?:por la|de la|a la|esta) manana|manana(?<=(?:esta|la) manana)|primera hora', 12],
    ['(?:por la|de la|a la|esta) tarde|tarde(?<=(?:esta|la) tarde)', 19],
    ['(?:por la|de la|a la|esta) noche|noche(?<=(?:esta|la) noche)', 21],
  ],
  days: [
    { says: 'pasado manana', means: 'day after tomorrow', toCome: true },
    { says: '(?<!(?:la|esta|cada|por|pasado) )manana(?: mismo)?', means: 'tomorrow', toCome: true },
    {
      says: '(?:a lo largo del dia|a lo largo de hoy|(?:al |el )?final(?:es)? del dia|antes de (?:acabar|terminar|que acabe) el dia|fin del? dia)(?: de hoy)?',
      means: 'today',
      toCome: true,
    },
    { says: 'hoy(?: mismo)?', means: 'today' },
    { says: 'esta(?= (?:tarde|noche))', means: 'today', toCome: true },
    { says: 'esta(?= manana)', means: 'today' },
    {
      says: '(?:(?:el )?fin(?:al)?(?:es)? de (?:la |esta )?semana(?<!fin de semana)|a lo largo de (?:la|esta) semana|esta (?:misma )?semana|fin de semana(?<=antes del fin de semana))',
      means: 'end of week',
      toCome: true,
    },
    {
      says: '(?:la |(?:el )?inicio de la |principios de la )?(?:proxima semana|semana que viene|semana proxima)',
      means: 'next week',
      toCome: true,
    },
    { says: '(?:el )?(?:mes que viene|proximo mes)', means: 'next month', toCome: true },
    ...spansAs(
      '(?:en|dentro de)(?: menos de| un plazo de| el plazo de| unas| unos| como maximo| maximo| aproximadamente)?(?: las| los)?(?: proximas| proximos| siguientes)? ?(?:%)',
      'a|o|y|-|–|/',
      NUMBERS,
      {
        minutes: 'min(?:uto)?s?',
        hours: 'horas?|h|hs|hrs',
        'business days': 'dias? (?:habil(?:es)?|laborables?)',
        days: 'dias?',
        weeks: 'semanas?',
      },
    ),
    { says: 'en (?:los )?proximos dias|en (?:unos|pocos) dias', means: 'in 3 days', toCome: true },
    { says: 'en (?:las )?proximas horas|en unas horas', means: 'in 3 hours', toCome: true },
    ...weekdaysAs(DAYS, '(?:proximo %|% (?:que viene|proximo))', true),
    ...weekdaysAs(DAYS, '%(?! pasado)'),
    ...monthsAs(MONTHS, String.raw`(?<day>\d{1,2}) (?:de )?%`),
    ISO,
  ],
};
