export { COMMENTS, POSTS, REACTIONS, RELEASES } from './posts.ts';
export { fillSlots } from './slots.ts';
export { LEADS, OPENERS, THANKS, TOPICS, type Topic } from './topics.ts';
