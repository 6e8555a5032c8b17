/** Every test speaks the language of the browser that it imitates, with the texts of all views. */
import { withTexts } from '../utils/texts/later';
import { speakIn } from '../utils/texts/texts';

const page = { documentElement: { lang: '', dir: '' } } as Document;

await speakIn(page);
await withTexts();
