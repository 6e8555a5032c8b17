/** The icons in use, from one set (Lucide), decorative: a word always stands beside them. */
import {
  AlarmClock,
  ArrowLeft,
  ArrowRight,
  Check,
  CheckCheck,
  CircleAlert,
  CirclePlus,
  Clock,
  Copy,
  Ear,
  ExternalLink,
  Locate,
  Lock,
  Maximize2,
  MessageCircle,
  Pin,
  Reply,
  RotateCcw,
  Search,
  Settings,
  Tag,
  TextCursorInput,
  X,
} from 'lucide-preact';

const ICONS = {
  back: ArrowLeft,
  handoff: ArrowRight,
  resolved: Check,
  confirmed: CheckCheck,
  due: CircleAlert,
  log: CirclePlus,
  us: Clock,
  snoozed: AlarmClock,
  followUp: Clock,
  private: Lock,
  copy: Copy,
  insert: TextCursorInput,
  original: ExternalLink,
  point: Locate,
  customer: MessageCircle,
  pin: Pin,
  reply: Reply,
  reopen: RotateCcw,
  listening: Ear,
  settings: Settings,
  find: Search,
  topic: Tag,
  dismissed: X,
  close: X,
  wide: Maximize2,
};

export type IconName = keyof typeof ICONS;

/** They point along the line, and the other way where the language is read from right to left. */
const POINTING: readonly IconName[] = ['back', 'handoff', 'reply'];

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  const Shape = ICONS[name];
  return <Shape size={size} aria-hidden="true" class={POINTING.includes(name) ? 'points' : undefined} />;
}
