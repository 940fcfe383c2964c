export { Gallery as default } from '@/gallery/gallery';
