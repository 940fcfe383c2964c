import * as ui from '@/text/ui';

export function WordCount({ count }: { count: number }) {
  return <span>{ui.words({ count })}</span>;
}
