import { imitation } from '../imitations/x';
import { expectContract } from './contract';

expectContract(imitation);
