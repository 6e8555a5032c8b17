/** The icons in use, from one set (Lucide), decorative: a word always stands beside them. */
import {
  ArrowLeft,
  ArrowRight,
  Check,
  CheckCheck,
  CircleAlert,
  CirclePlus,
  Clock,
  Copy,
  ExternalLink,
  Locate,
  MessageCircle,
  Pin,
  Reply,
  RotateCcw,
  Settings,
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
  followUp: Clock,
  copy: Copy,
  original: ExternalLink,
  point: Locate,
  customer: MessageCircle,
  pin: Pin,
  reply: Reply,
  reopen: RotateCcw,
  settings: Settings,
  dismissed: X,
  close: X,
};

export type IconName = keyof typeof ICONS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  const Shape = ICONS[name];
  return <Shape size={size} aria-hidden="true" />;
}
