/** Brings the texts of what is loaded when it is asked for. */
import { enLater } from './en-later';
import { learn } from './texts';

learn({ en: enLater });
