/** Swedish words of triage: written by hand, for no one trade. */
import type { Language } from './reasons';

export const sv: Language = {
  common:
    'och, att, det, den, de, dem, en, ett, är, var, som, på, av, för, med, till, från, om, jag, du, ni, vi, han, hon, min, mitt, mina, er, ert, era, mig, oss, men, har, hade, kan, ska, skulle, vill, när, hur, vad, varför, vem, så, här, där, nu, bara, också, eller, efter, innan, blir, blev, får, fick, hej, tack, mycket, detta, denna, dessa, någon, något, några, inte, ingen, inget',
  not: 'inte, ej, icke, aldrig, ingen, inget, inga, utan, knappt, inte alls, inte så, inte särskilt, varken, nej',
  numbers: 'två, tre, fyra, fem, sex, sju, åtta, nio, tio, tolv, flera, många, par, halv, halvtimme',
  idle: 'god morgon, god kväll, god natt, god jul, gott nytt år, grattis på födelsedagen, nej tack, lycka till, ha en bra dag, ha en fin dag, trevlig helg, i alla fall, åtminstone, tack på förhand, bra att veta, hur bra, fast, i så fall, gärna',
  reasons: {
    waiting:
      'väntar fortfarande, fortfarande väntar, väntar, väntat, väntan, fått vänta, får vänta, har väntat, väntetid*, i kö, telefonkö, kötid*, köat, lång kö, långa köer, dröj*, dröjt, försen*, försening*, försenad, försenat, sen, sent, långsam*, segt, evigheter, en evighet, hela dagen, hela natten, sedan igår, i # timmar, i # dagar, i # veckor, i # månader, # timmar, # dagar, # dygn, # veckor, # månader, # minuter, i en timme, i en vecka, i veckor, i månader, i dagar, hur länge, hur lång tid, tar så lång tid, inte än, ännu inte, fortfarande inte, fortfarande inget, fortfarande ingen, strandsatt*, fast på',
    ignored:
      'inget svar, inga svar, får inget svar, fått inget svar, inte fått svar, inte fått något svar, ingen svarar, svarar inte, svarar aldrig, ingen har svarat, ni svarar inte, har inte svarat, ingen hör av sig, hör inte av er, inte hört av, inte hört något, ignorer*, lägger på, la på luren, lade på luren, kopplas bort, bortkopplad, kommer inte fram, går inte att nå, går inte att komma fram, får inte tag i, får inte tag på, ingen hjälper, ingen hjälp, får ingen hjälp, ingen kan hjälpa, ingen vet, ingen information, ingen förklaring, utan förklaring, utan förvarning, ingen ursäkt, bryr er inte, bryr sig inte, ingen bryr sig, ringt # gånger, mejlat # gånger, skrivit # gånger, # gånger, telefonsvarare, bollas runt, skickas runt, chattbot, chatbot',
    broken:
      'fungerar inte, funkar inte, funkar ej, fungerar ej, slutade fungera, slutat fungera, har slutat fungera, går inte att, gick inte att, går ej att, kan inte logga in, kommer inte in, laddar inte, startar inte, öppnas inte, trasig*, sönder, gått sönder, gick sönder, skadad, skadat, skadade, defekt*, felmeddelande*, kraschar, kraschade, krasch, hänger sig, hängt sig, ligger nere, nere igen, ur funktion, läcker, sprucken, sprucket, spricka, repig*, bucklig*, smutsig*, äcklig*, luktar, utgånget, utgången, möglig*, kall mat, bugg*, buggig*, tekniskt fel, strul*, krångl*',
    missing:
      'har inte kommit, har inte dykt upp, kom aldrig, kom inte, inte kommit, inte kommit fram, aldrig kommit, inte levererat*, aldrig levererat*, har inte fått, inte fått min, inte fått mitt, inte fått mina, fick aldrig, fick inte, aldrig fått, saknas, saknar min, saknar mitt, saknar mina, borta, försvunn*, försvann, tappat bort, tappade bort, borttappad*, kommit bort, stulen, stulet, stulna, fel vara, fel varor, fel storlek, fel produkt, fel adress, tomt paket, tom låda, var är min, var är mitt, var är mina, slut i lager, slutsåld*, glömt, glömde',
    cancelled:
      'inställd, inställt, inställda, ställt in, ställde in, ställer in, avboka*, avbokat, ombokad*, bokat om, överbokad*, flyttat fram, avbeställ*',
    refund:
      'återbetal*, pengarna tillbaka, pengar tillbaka, mina pengar, ersättning, kompensation, kompensera*, kompenserad, kompenseras, reklamation, reklamera*, reklamerat, ånger*, returnera*, retur, garanti, garantin, krav på',
    charged:
      'dragit pengar, drog pengar, dragit för mycket, dubbla dragningar, dragit dubbelt, dragits två gånger, debiterad*, debiterat, debiterats, debiterar, fel belopp, fel pris, dolda avgifter, avgifter, ockerpris, ocker, för dyrt, svindyrt, blåst, blåsta, blåser, lurad, lurade, lurat, lurar, lurendrej*, bedrägeri, bluff, bluffmakare, rån, ren stöld, slöseri, bortkastad*, bortkastat, ljuger, ljög, ljugit, lögn*, vilseledande, inkasso, påminnelseavgift',
    treatment:
      'otrevlig*, ohövlig*, oförskämd*, oförskämt, nonchalant*, nonchalans, respektlös*, arrogant*, inkompetent*, okunnig*, oprofessionell*, dåligt bemött*, dåligt bemötande, dåligt bemötta, bemötandet, behandlad som, vägra*, vägrade, skäller, skällde, snäs*, diskriminer*, rasist*, kränk*, förnedr*, hotad, utslängd, ingen aning, ohjälpsam*',
    disappointed:
      'besviken, besvikna, besvikelse, missnöjd*, missnöje, frustrer*, irriter*, dålig*, dåligt, sämst, sämsta, sämre, usel, uselt, usla, värdelös*, värdelöst, hemsk*, förfärlig*, fruktansvärd*, katastrof*, kaos, kaotisk*, mardröm*, skandal*, pinsam*, skam, skamligt, skäms, skitdålig*, skit, skitservice, skräp, urdålig*, bedrövlig*, undermålig*, bristfällig*, oseriös*, opålitlig*, tröttsam*, tråkigt, trött på, trötta på, less på, leds på, nog nu, fått nog, nu räcker det, hatar, löjlig*, skämt, ett skämt, ett stort skämt, helt sjukt, sjukt dåligt, botten, fiasko, förstört, förstörd, ångrar, suger, inte ok, inte okej, inte rimligt, orimligt, undrar vad ni håller på med, vad håller ni på med, trist',
    notGood: '',
    fallsShort:
      'kan inte, kunde inte, kan ej, går inte, igen, fortfarande, ännu, hela tiden, varje gång, återigen, ytterligare, borde, skulle ju, varför kan, varför är, varför har, varför tar, varför får, hur kan det, hur kan ni, istället för, trots, trots att, inte ens, äntligen, lovade, lovat, utlovad*',
    problem:
      'problem, problemet, problemen, bekymmer, besvär*, klagomål, klaga*, klagat, fel, felet, felaktig*, felaktigt, misstag, omöjlig*, lös det, lösa, lösa detta, fixa, åtgärda*, förvirr*, svårt att, svårigheter, missförstånd, strular',
    angry:
      'arg, arga, argt, förbannad, förbannade, förbannat, rasande, ilsk*, ilska, upprörd, upprörda, upprörande, oacceptabel*, oacceptabelt, under all kritik, jävla, jävlar, jävligt, jävel, helvete, helvetes, fan, fan ta, faan, satan, idiot*, idioter, pissed, skitförbannad, vansinnig*, vansinne, skandalöst, hur vågar, dra åt, fy fan, fy för',
    leaving:
      'aldrig mer, aldrig mera, aldrig igen, sista gången, byter till, byter bolag, byta bolag, byter leverantör, bytt till, konkurrent*, går till en annan, går över till, säger upp, säga upp mitt, säga upp min, avslutar mitt, avsluta mitt konto, avslutar mitt konto, köp inte, handla inte, undvik, rekommenderar inte, kan inte rekommendera, avråder, varnar, varning för, anmäler, anmäla er, anmält er, anmälan, polisanmäl*, konsumentverket, arn, allmänna reklamationsnämnden, advokat, jurist, stämma er, stämmer er, rättsliga åtgärder, bojkott*, förlorat en kund, tappat en kund, ni har förlorat',
    thanks:
      'tack, tackar, stort tack, tusen tack, tack så mycket, tack för hjälpen, tacksam*, uppskatta*, uppskattar, uppskattat, uppskattas, hatten av, grattis, eloge, heder åt, applåd*, bravo, kudos, tummen upp',
    pleased:
      'bra, jättebra, superbra, toppen, kanon, kanonbra, underbar*, underbart, fantastisk*, fantastiskt, fenomenal*, utmärkt*, perfekt*, grym*, grymt, suverän*, suveränt, snabb, snabba, snabbt, trevlig*, trevligt, vänlig*, hjälpsam*, proffsig*, kunnig*, nöjd, nöjda, jättenöjd*, supernöjd*, glad, glada, älskar, älskade, bäst, bästa, fin, fint, fina, härlig*, härligt, smidig*, smidigt, enkelt, rekommenderar, rekommenderas, imponerad*, imponerande, strålande, lysande, god, gott, goda, jättegod*, mysig*, kul, roligt, fem stjärnor, femma, inga problem, inga som helst problem, räddade, guld värd, guld värda, världsklass, heja, hurra, bra jobbat, väl bemött*, gott bemötande, bra service, bra bemötande, över förväntan, fan vad bra, fan så bra, fan vad kul, jävligt bra, haha',
    asks: 'hur gör jag, hur gör man, hur kan jag, hur kan man, hur får jag, hur mycket, hur många, hur ofta, hur fungerar, hur funkar, hur ser, när öppnar, när stänger, när kommer, när har ni, när är, när går, när får, var kan jag, var hittar jag, var finns, var ligger, kan jag, kan man, kan ni, kan vi, kan någon, får jag, får man, har ni, finns det, finns ni, går det att, är det möjligt, är det, är ni, säljer ni, skickar ni, levererar ni, tar ni, vad kostar, vad är, vad gäller, vad betyder, vilken, vilket, vilka, undrar om, undrar, undrade, en fråga, fråga, frågor, fundering*, någon som vet, vet ni, vet någon, skulle vilja veta, vill veta, behöver veta, mer information, mer info, skulle ni kunna, skulle jag kunna, hjälp mig, behöver hjälp',
    buying:
      'vill köpa, skulle vilja köpa, vill beställa, skulle vilja beställa, intresserad av att köpa, intresserad av, intresserade av, är intresserad, är intresserade, funderar på att köpa, offert, offertförfrågan, prisuppgift, prislista, prisförslag, mängdrabatt, storköp, återförsäljare, grossist, provperiod, prova gratis, en demo, boka en demo, till vårt företag, för vårt företag, till företaget, för mitt företag, bli kund, vill bli kund, var kan jag köpa, var kan man köpa, vill teckna, prata med en säljare, kontakta säljare',
    suggests:
      'förslag, föreslår, tips till er, ett tips, ett förslag, en idé, idé till, önskemål, önskar att ni, önskar att det fanns, det vore bra om, vore bra om, det vore kul om, vore kul om, det vore toppen om, vore toppen om, vore fint om, skulle vara bra om, skulle vara kul om, skulle vara toppen om, ni borde ha, ni borde lägga till, ni borde erbjuda, kan ni inte lägga till, lägg till, ta tillbaka, synpunkt*, feedback, förbättringsförslag, kunde förbättras, kan förbättras, skulle föredra',
    advertises:
      'klicka här, klicka på länken, länk i bio, länk i bion, länken i min bio, kolla in min, besök min, följ mig så, följ för följ, följer tillbaka, gratis följare, köp följare, giveaway, du har vunnit, vinn en, hämta ditt pris, hämta din vinst, rabattkod, använd koden, använd min kod, krypto*, bitcoin, forex, passiv inkomst, tjäna pengar, tjäna snabba pengar, snabba pengar, jobba hemifrån, investera idag, investeringsmöjlighet, begränsat erbjudande, snabblån, lån utan, skriv till mig på whatsapp, whatsappa, telegramkanal, återställa ditt konto, hacker, gå ner i vikt',
    urgent:
      'akut, brådskande, bråttom, omgående, omedelbart, genast, snarast, så snart som möjligt, så fort som möjligt, nödläge, innan det är för sent, just nu behöver, måste ha det, senast idag, senast imorgon, inom # timmar, strandsatt*',
    danger:
      'skadade sig, skadade mig, skadat sig, sjukhus*, ambulans*, farlig*, farligt, livsfarlig*, brand, brann, börjat brinna, brinner, rök, bränd, brände, elstöt, kvävas, allergi*, allergisk*, matförgift*, förgift*, blod, blödde, min medicin, mina mediciner, rullstol*, hotad, hotade, misshandl*, polisen, hackad*, hackat, dataläcka, id stöld, kapat konto, kapad',
  },
  topics: {
    delivery:
      'lever*, frakt*, paket*, försändelse*, order, beställning*, beställt, beställde, bud, spårning, bagage, väska, väskor, skickat',
    payment:
      'betal*, betalning*, pengar, pengarna, faktura*, fakturan, pris*, avgift*, kort, kortet, dragit, återbetal*, rabatt*, kvitto*',
    account:
      'konto, kontot, lösenord*, logga, inloggning*, medlem*, prenumeration*, abonnemang*, profil, poäng',
    app: 'app, appen, hemsida*, sajt*, webb*, sidan, skärm*, uppdatering*, internet, wifi, felmeddelande*',
    staff:
      'personal*, anställd*, kundtjänst*, kundservice, support*, handläggare, chef*, chaufför*, säljare, bemötande*, telefon*, ringt, ringde',
    booking:
      'bok*, bokning*, tid, biljett*, plats, flyg*, tåg*, tidtabell*, avbok*, ombok*, avgång*, ankomst*, inställ*',
    quality:
      'kvalitet*, trasig*, sönder, skad*, defekt*, smutsig*, produkt*, vara, varan, mat, maten, smak*, storlek*, material*, batteri*',
  },
};
