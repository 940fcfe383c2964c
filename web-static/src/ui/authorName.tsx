import type { Author } from '@/api/types';

/** Who wrote something; what an agent wrote, it wrote for a person. */
export function AuthorName({ author }: { author: Author }) {
  if (author.kind === 'person') return <span>{author.name}</span>;
  return <span className="text-agent">Agent for {author.name}</span>;
}
