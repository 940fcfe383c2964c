import { apiUrl } from '@/api/client';
import type { Picture } from '@/api/types';

/** The longer side of a small version in pixels. */
const small = 640;

/** The attributes of an image that shows a picture in the size that the screen needs. */
export function sourcesOf({ url, thumbnailUrl, width, height, altText }: Picture) {
  const smallWidth = Math.round(width * Math.min(1, small / Math.max(width, height)));
  return {
    src: apiUrl(url),
    srcSet: `${apiUrl(thumbnailUrl)} ${smallWidth}w, ${apiUrl(url)} ${width}w`,
    alt: altText,
    width,
    height,
  };
}
