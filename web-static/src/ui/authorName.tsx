import type { Author } from '@/api/types';
import * as t from '@/text/ui';

/** The author of something: a person, or an agent that wrote for a person. */
export function AuthorName({ author }: { author: Author }) {
  if (author.kind === 'person') return <span dir="auto">{author.name}</span>;
  return <span className="text-agent">{t.agentFor({ name: author.name, bdi: (name) => <bdi>{name}</bdi> })}</span>;
}
