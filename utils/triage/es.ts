/** Spanish words of triage, for Spain and America alike: written by hand, for no one trade. */
import type { Language } from './reasons';

export const es: Language = {
  common:
    'el, la, los, las, un, una, unos, unas, de, del, que, y, en, por, para, con, es, son, está, están, estoy, era, fue, ser, he, ha, han, hay, mi, mis, tu, su, sus, me, te, se, le, les, lo, al, pero, si, como, cuando, donde, qué, cómo, cuándo, dónde, quién, cuánto, más, muy, ya, ustedes, vosotros, usted, yo, nos, este, esta, esto, ese, esa, eso, también, porque, desde, hasta, sobre, hola, gracias, tengo, tienen, quiero, puedo, pueden',
  not: 'no, nunca, jamás, nada, nadie, ningún, ninguna, ninguno, sin, ni, tampoco, apenas, poco, nada de',
  numbers:
    'dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, doce, quince, varios, varias, muchas, muchos, media',
  idle: 'por favor, por lo menos, al menos, buenos días, buenas tardes, buenas noches, buen día, buena suerte, feliz cumpleaños, feliz año, feliz navidad, no gracias, gracias a dios, mal de, mejor que, a lo mejor, sin embargo, bueno pues, vale la pena',
  reasons: {
    waiting:
      'sigo esperando, seguimos esperando, llevo esperando, llevamos esperando, esperando, en espera, tiempo de espera, desde hace # horas, desde hace # días, hace # días, hace # semanas, hace # meses, hace días, hace semanas, hace meses, hace una hora, hace una semana, hace un mes, # horas, # días, # semanas, # meses, # minutos, llevo # horas, llevo # días, demora*, retras*, tard*, tarde, lento, lenta, lentos, lentísimo, lentísima, cuánto más, hasta cuándo, todavía no, aún no, todavía nada, aún nada, una eternidad, toda la mañana, todo el día, desde ayer, cola, colas, atascad*, varad*',
    ignored:
      'no contestan, nadie contesta, no responden, nadie responde, no me responden, no me contestan, nadie me contesta, nadie me responde, no me han contestado, no me han respondido, no he recibido respuesta, sin respuesta, ninguna respuesta, no cogen el teléfono, no atienden, nadie atiende, me cuelgan, me han colgado, me colgaron, colgaron, ignor*, nadie me ayuda, nadie ayuda, nadie sabe, nadie da la cara, no me hacen caso, no hacen caso, se desentienden, sin explicación, sin explicaciones, ninguna explicación, sin avisar, sin previo aviso, no avisan, no avisaron, imposible contactar, imposible hablar, no hay manera, no hay forma, ni una disculpa, les da igual, no les importa, el bot, contestador, he llamado # veces, llamé # veces, # veces, por enésima vez, me pasan de, dejado en visto, me dejan en visto',
    broken:
      'no funciona*, no sirve*, dejó de funcionar, ha dejado de funcionar, no va, no carga*, no abre, no enciende, no me deja, no deja, no puedo entrar, no puedo acceder, no puedo iniciar sesión, roto, rota, rotos, rotas, se rompió, se ha roto, dañad*, estropead*, averiad*, avería*, defectuos*, defecto*, se cae, se cuelga, se ha caído, caída, caído, error, errores, fallo, fallos, falla, fallas, fallando, bug, no arranca, sucio, sucia, suciedad, asqueros*, caducad*, vencid*, podrid*, frío, fría, golpead*, abollad*, rajad*, manchad*',
    missing:
      'no ha llegado, no llegó, no llega, no llegan, no han llegado, no me ha llegado, no me llegó, no me llega, nunca llegó, nunca llegan, no he recibido, no recibí, nunca recibí, no me han entregado, no entregaron, sin entregar, perdid*, perdieron, han perdido, se perdió, extraviad*, extraviaron, desaparecid*, falta, faltan, faltaba, robad*, robaron, paquete vacío, caja vacía, producto equivocado, pedido equivocado, talla equivocada, dónde está mi, dónde están mis, dónde está el, agotad*, se olvidaron, me han enviado otro',
    cancelled: 'cancel*, anulad*, anularon, han anulado, reprogram*, aplazad*, pospuest*, sobreventa',
    refund:
      'reembols*, devolución, devoluciones, devuelvan, devuélvanme, devolver, devolvedme, devuelvan mi dinero, mi dinero, compensa*, indemniza*, reclamo, reclamación, reclamaciones, reclamar, hoja de reclamaciones, garantía',
    charged:
      'me cobraron, me han cobrado, cobraron, cobrado de más, cobro indebido, cobro doble, cobrado dos veces, cobraron dos veces, cobran, cobrando, cargo duplicado, cargos, comisiones, comisión, estafa*, timo, timad*, engañ*, fraude, robo, ladrones, un robo, atraco, carísim*, demasiado caro, muy caro, abusiv*, abuso, mentira*, mienten, mintieron, mentiros*, publicidad engañosa, pérdida de tiempo, pérdida de dinero, tirar el dinero',
    treatment:
      'maleducad*, grosero*, grosera*, borde, bordes, mala educación, falta de respeto, faltas de respeto, irrespetuos*, prepotente*, antipátic*, desagradable*, incompetent*, incompetencia, inútil*, poco profesional*, maltrat*, mal trato, trato pésimo, pésimo trato, me trataron mal, insult*, humill*, discrimin*, racista*, se niegan, se negaron, se negó, me gritó, me gritaron, nos echaron, no saben nada, no tienen ni idea, ni idea',
    disappointed:
      'decepcion*, desilusion*, defraud*, insatisfech*, descontent*, frustra*, molest*, fastidi*, enfad*, pésim*, horrible*, terrible*, fatal, malísim*, mala, malo, malos, malas, mal, peor, lo peor, desastre*, desastros*, caos, caótico, vergüenza, qué vergüenza, vergonzos*, lamentable*, penos*, patétic*, ridícul*, chapuza*, basura, asco, qué asco, mierda, porquería, pesadilla, harto, harta, hartos, cansad* de, estoy cansad*, basta ya, ya basta, ya está bien, deja mucho que desear, dejan mucho que desear, qué pena, qué lástima, arruin*, arrepient*, odio, inaudito, una broma, de broma, tomadura de pelo, burla, poco seri*, no hay derecho, un infierno, deplorable*, deficiente*',
    notGood: '',
    fallsShort:
      'no puedo, no podemos, no pude, no se puede, otra vez, de nuevo, todavía, aún, siempre igual, siempre lo mismo, nunca, ya no, por qué no, cómo es posible, es posible que, sigue, siguen, sigue sin, siguen sin, se supone, debería, deberían, ni siquiera, en vez de, en lugar de, a pesar de',
    problem:
      'problema*, incidencia*, inconveniente*, dificultad*, queja*, quejarme, equivocad*, equivocación, incorrect*, erróne*, imposible, solución, solucion*, resuelv*, arregl*, qué pasa con, qué ha pasado con, confusión',
    angry:
      'furios*, indignad*, indigna, indignante, indignación, cabread*, cabreo, rabia, inaceptable*, intolerable*, inadmisible*, impresentable*, sinvergüenza*, caradura*, hijos de, hijo de puta, puta, puto, joder, coño, carajo, chinga*, pinche, pendej*, gilipollas, imbécil*, idiota*, estúpid*, maldit*, malditos, hasta las narices, hasta los cojones, hasta la madre, hasta el moño, váyanse a la, iros a la, encabronad*, emputad*, arrech*, qué descaro',
    leaving:
      'nunca más, nunca mais, jamás volveré, no vuelvo, no volveré, no volveremos, no pienso volver, última vez, me cambio a, me voy a la competencia, me paso a, la competencia, darme de baja, me doy de baja, doy de baja, dar de baja, cancelar mi cuenta, cancelar mi suscripción, no compren, no compréis, no lo recomiendo, no la recomiendo, no recomiendo, no los recomiendo, eviten, evitad, abogad*, denunci*, demanda, demandar*, voy a denunciar, consumo, profeco, ocu, facua, defensa del consumidor, tribunales, juzgado, boicot*',
    thanks:
      'gracias, muchas gracias, mil gracias, muchísimas gracias, agradec*, agradezco, felicidades, felicit*, enhorabuena, se agradece, bravo, aplauso*, un saludo y gracias',
    pleased:
      'encanta, encantan, me encanta, me encantó, encantad*, genial*, excelente*, estupend*, fantástic*, maravillos*, increíble*, perfect*, fenomenal, buenísim*, bueno, buena, buenos, buenas, bien, muy bien, mejor, el mejor, la mejor, los mejores, las mejores, content*, feliz, felices, satisfech*, alegr*, rápid*, puntual*, amable*, amabilidad, atent*, simpátic*, profesional*, recomendable*, recomiendo, lo recomiendo, los recomiendo, gran trabajo, buen trabajo, gran servicio, buen servicio, de diez, un diez, chapó, chulo, chula, guay, chévere, padrísimo, adoro, amo, cinco estrellas, sin problemas, sin problema, ningún problema, me salvaron, impecable*, sorprendid*, top, delicios*, bonit*, precios*, jaja',
    asks: 'cómo puedo, cómo se, cómo hago, cómo podemos, cuándo sale, cuándo abre*, cuándo estará*, cuándo llega, cuándo, a qué hora, cuánto cuesta, cuánto vale, cuánto tarda, cuánto, cuántos, cuántas, dónde puedo, dónde está*, dónde, se puede, es posible, puedo, podría*, podrían, podéis, pueden decirme, me pueden, me podrían, me podéis, alguien sabe, saben si, sabéis si, sabe si, hay alguna, hay algún, hay forma, tienen, tenéis, hacen envíos, hacéis envíos, una pregunta, tengo una duda, duda, dudas, pregunta, consulta, consultar, quisiera saber, quería saber, me gustaría saber, necesito saber, necesito información, información sobre, más información, qué significa, qué es, cuál es, cuáles son, qué tal',
    buying:
      'quiero comprar, quisiera comprar, me gustaría comprar, quiero pedir, quiero contratar, me gustaría contratar, quiero hacer un pedido, interesad* en comprar, me interesa, me interesaría, estoy interesad*, estamos interesad*, presupuesto, cotización, cotizar, lista de precios, catálogo, precio al por mayor, al por mayor, mayorista, dónde puedo comprar, dónde se compra, dónde lo puedo comprar, prueba gratuita, una demo, demostración, para mi empresa, para nuestra empresa, para mi negocio, hacerme cliente, ser cliente, darme de alta, hablar con ventas',
    suggests:
      'sugerencia*, sugiero, os sugiero, les sugiero, propongo, propuesta, sería genial si, sería genial que, estaría bien que, estaría bien si, estaría genial que, sería bueno que, sería útil, sería mejor si, molaría, deberían añadir, deberíais añadir, deberían agregar, deberían poner, deberíais poner, podrían añadir, podrían agregar, podríais añadir, añadan, añadid, agreguen, echo de menos, echo en falta, ojalá tuvieran, ojalá pusieran, ojalá añad*, una idea, mi opinión, se podría mejorar, a mejorar, comentario constructivo',
    advertises:
      'haz clic, haz click, clic aquí, click aquí, entra aquí, enlace en mi perfil, link en mi bio, link en la bio, enlace en la bio, visita mi, visiten mi, sígueme y te sigo, sigo de vuelta, seguidores gratis, comprar seguidores, sorteo, has ganado, ganaste un, reclama tu premio, código promocional, código de descuento, usa mi código, criptomoneda*, cripto, bitcoin, forex, ingresos pasivos, gana dinero, ganar dinero, dinero fácil, dinero desde casa, trabaja desde casa, inversión segura, inversiones, oferta limitada, préstamos rápidos, préstamo, escríbeme al whatsapp, escríbeme por whatsapp, canal de telegram, recuperar tu cuenta, hacker, bajar de peso, adelgaza',
    urgent:
      'urgente*, urgencia, urge, cuanto antes, lo antes posible, inmediatamente, de inmediato, ahora mismo, ya mismo, emergencia, antes de que sea tarde, no puede esperar, para mañana, para hoy, en # horas, tirad* en, varad*',
    danger:
      'herid*, hospital, ambulancia, peligros*, peligro, insegur*, incendi*, se quemó, se ha quemado, quemadura*, quemad*, humo, descarga eléctrica, alergia, alérgic*, intoxic*, vómitos, enfermé, sangre, mi medicación, mis medicinas, silla de ruedas, discapacitad*, amenaz*, agred*, agresión, policía, hackead*, robo de identidad, filtración de datos, sin mi autorización, no autorizado',
  },
  topics: {
    delivery:
      'entrega*, envío*, enviar, pedido*, paquete*, mensajer*, transportista, repartidor*, maleta*, equipaje',
    payment:
      'pago*, pagar, pagué, cobro*, cobraron, cobrado, reembols*, dinero, factura*, precio*, tarjeta, cargo*, descuento*, devolución',
    account: 'cuenta, contraseña, sesión, usuario, registro, registrar*, suscripción, perfil, puntos',
    app: 'app, aplicación, web, página, sitio, pantalla, actualiza*, internet, wifi, error',
    staff:
      'personal, empleado*, empleada*, dependient*, atención al cliente, agente*, encargad*, gerente, soporte, teléfono, llamada*',
    booking:
      'reserva*, cita, billete*, boleto*, entrada*, vuelo*, asiento*, horario*, cancel*, salida, llegada',
    quality:
      'calidad, rot*, dañad*, defectuos*, sucio, sucia, producto*, comida, sabor, talla, tamaño, material, batería',
  },
};
