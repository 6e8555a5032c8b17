import { imitation } from '../imitations/facebook';
import { expectContract } from './contract';

expectContract(imitation);
