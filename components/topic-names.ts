/** What the topics of a case are called now; given by the panel to all cards. Without it, as they were said. */
import { createContext } from 'preact';
import type { TopicNaming } from '../utils/topics';

export const TopicNames = createContext<TopicNaming>((_, words) => [...words]);
