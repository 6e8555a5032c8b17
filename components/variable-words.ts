/** What a variable of a template is called where it is asked for, or shown. */
import { attributeIn, type Labelled, type Name } from '../utils/replies/variables';
import { t } from '../utils/texts/texts';

export const variableWords = (name: Name): string => attributeIn(name) ?? t(`variable.${name as Labelled}`);
