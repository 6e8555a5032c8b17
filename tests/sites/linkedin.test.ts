import { imitation } from '../imitations/linkedin';
import { expectContract } from './contract';

expectContract(imitation);
